"""What can be asked for while a person is at a goal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from lstm_studio.core.errors import StudioError
from lstm_studio.core.overrides import Overrides
from lstm_studio.i18n import tr
from lstm_studio.state.content import find_goal
from lstm_studio.state.goals import HINTS, Goal, GoalState
from lstm_studio.state.library import Library
from lstm_studio.state.registry import intent
from lstm_studio.state.studio import (
    GatesState,
    PlayheadState,
    SequenceState,
    StudioState,
    bench,
    hand_cell,
    hand_name,
    overrides_of,
    starting_overrides,
)

__all__ = ["goal_bench", "on_goal_bench"]

_KEPT = ("sequence", "cell", "gates", "playhead", "view")
"""The slices that a goal takes over, and gives back when the person leaves it."""


def on_goal_bench(state: StudioState, goal: Goal) -> bool:
    """Return whether what the goal is about is on the bench: its sequence and its cell."""
    cell = state.cell
    changed = cell.hand.get(hand_name(goal.kind, goal.units))
    return (
        state.sequence.current is goal.sequence
        and (cell.mode, cell.kind, cell.hand_units) == ("hand", goal.kind, goal.units)
        and (changed is None or changed is hand_cell(goal.kind, goal.units))
    )


def goal_bench(state: StudioState, goal: Goal) -> StudioState:
    """Return the state with the goal's sequence and cell in the sandbox.

    The person's gates stay where they are as long as the sequence is the goal's.
    """
    same = state.sequence.current is goal.sequence
    own = state.sequence.own
    name = hand_name(goal.kind, goal.units)
    hand = {**state.cell.hand, name: hand_cell(goal.kind, goal.units)}
    cell = replace(
        state.cell,
        kind=goal.kind,
        mode="hand",
        hand_units=goal.units,
        hand=hand,
        visitor=None,
    )
    units = "one" if goal.units > 1 else "all"
    pins = dict(state.gates.pins) if same else {}
    return replace(
        state,
        sequence=state.sequence if same else SequenceState(goal.sequence, own),
        cell=cell,
        gates=GatesState(pins, scope="onward", units=units),
        playhead=state.playhead if same else PlayheadState(0),
        view=replace(state.view, page="sandbox", unit=0, unfolded=None, vector=False),
    )


def _running(state: StudioState) -> Goal:
    goal = state.goal.goal
    if goal is None:
        raise StudioError(tr("No goal has been begun."), tr("Choose one on the page “Learn”."))
    return goal


def _held(state: StudioState, pins: Overrides) -> StudioState:
    gates = replace(state.gates, pins={**state.gates.pins, bench(state.cell): pins})
    return replace(state, gates=gates)


def _ended_watching(state: StudioState) -> StudioState:
    """Return the state with the person's own gates, where the solution's were watched."""
    goal, own = state.goal.goal, state.goal.own
    if goal is None or own is None:
        return state
    if state.sequence.current is goal.sequence:
        # Also while another cell is on the bench: the solution must not wait there as theirs.
        name = f"hand/{hand_name(goal.kind, goal.units)}"
        gates = replace(state.gates, pins={**state.gates.pins, name: own})
        state = replace(state, gates=gates)
    return replace(state, goal=replace(state.goal, own=None))


@intent()
def start_goal(state: StudioState, library: Library, id: str) -> StudioState:  # noqa: A002
    """Begin a goal: its sequence and its cell come to the sandbox, gates as the goal sets them."""
    goal = find_goal(state, library, id)
    before = state.goal.before
    if state.goal.goal is None or before is None:
        before = {name: getattr(state, name) for name in _KEPT}
    fresh = replace(state, goal=GoalState(goal, before=before))
    if state.sequence.current is goal.sequence:  # begun again: its gates, too
        fresh = replace(fresh, gates=replace(fresh.gates, pins={}))
    return replace(goal_bench(fresh, goal), playhead=PlayheadState(0))


@intent()
def leave_goal(state: StudioState, library: Library) -> StudioState:
    """Leave the goal: what was on the bench before comes back."""
    _running(state)
    before: dict[str, Any] = dict(state.goal.before or {})
    kept = before.get("sequence")
    own = state.sequence.own
    if isinstance(kept, SequenceState) and kept.own is None and own is not None:
        before["sequence"] = replace(kept, own=own)  # written meanwhile, and the person's
    if state.learning.activity != "lesson":  # a lesson goes on where it was
        before["view"] = replace(before.get("view", state.view), page="learn")
    return replace(state, goal=GoalState(), **before)


@intent()
def return_to_goal(state: StudioState, library: Library) -> StudioState:
    """Put the goal's sequence and cell back on the bench, after something else was there."""
    return _ended_watching(goal_bench(state, _running(state)))


@intent()
def restart_goal(state: StudioState, library: Library) -> StudioState:
    """Set all gates as they stood when the goal was begun; hints stay shown."""
    there = return_to_goal(state, library)
    return replace(_held(there, starting_overrides(there)), playhead=PlayheadState(0))


@intent()
def restore_fixed_gates(state: StudioState, library: Library) -> StudioState:
    """Put back the gates that the goal does not let be moved; the others stay."""
    goal = _running(state)
    there = return_to_goal(state, library)
    start, now = starting_overrides(there), overrides_of(there)
    pins = {gate: now.values(gate) if gate in goal.gates else start.values(gate) for gate in start}
    return _held(there, replace(start, pins=pins))


@intent()
def show_hint(state: StudioState, library: Library) -> StudioState:
    """Show the next hint; all of them, when there is none left."""
    _running(state)
    if state.goal.hints >= HINTS:
        return state
    return replace(state, goal=replace(state.goal, hints=state.goal.hints + 1))


@intent()
def watch_solution(state: StudioState, library: Library) -> StudioState:
    """Let the solution have the gates, from the first step; the person's own are kept."""
    goal = _running(state)
    if state.goal.watching:
        own = state.goal.own
    else:
        state = goal_bench(state, goal)
        own = overrides_of(state)
    state = replace(goal_bench(state, goal), goal=replace(state.goal, own=own))
    # At the beginning of the first step's update, so that playing shows all of it.
    return replace(_played(state, goal, 0), playhead=PlayheadState(0, 0.0))


@intent()
def play_solution(state: StudioState, library: Library, step: int) -> StudioState:
    """Move the gates as the solution does up to a step; they stand still from there on."""
    goal = _running(state)
    if not state.goal.watching or not on_goal_bench(state, goal):
        return state
    return _played(state, goal, min(max(int(step), 0), len(goal.sequence) - 1))


def _played(state: StudioState, goal: Goal, step: int) -> StudioState:
    upto = np.minimum(np.arange(len(goal.sequence)), step)
    pins = {gate: goal.solution.values(gate)[upto] for gate in goal.solution}
    now = overrides_of(state)
    if set(now) == set(pins) and all(np.array_equal(now.values(g), pins[g]) for g in pins):
        return state
    return _held(state, replace(goal.solution, pins=pins))


@intent()
def stop_watching(state: StudioState, library: Library) -> StudioState:
    """Give the person's own gates back."""
    _running(state)
    return _ended_watching(state)
