"""What the shared transport drives: the steps of the page that is shown, and where it stands.

A page that is read step by step has one entry in the table at the end.  Clock, transport and the
intent that moves the playhead ask this file alone, so that a page brings its own steps along.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from lstm_studio.state.reading import ReadHeadState, ticks
from lstm_studio.state.studio import PlayheadState, StudioState

__all__ = ["PHASES", "TIMELINE_SLICES", "Timeline", "moved", "timeline"]

PHASES: dict[str, tuple[str, ...]] = {
    "lstm": ("read", "forget", "input", "candidate", "write", "output"),
    "gru": ("read", "reset", "update", "candidate", "blend"),
    "rnn": ("read", "mix", "squash"),
}
"""The sub-steps of each cell, in order."""

TIMELINE_SLICES = ("sequence", "cell", "reading", "view")
"""The slices on which a timeline depends, beside ``playhead`` and ``readhead``."""


@dataclass(frozen=True)
class Timeline:
    """What is read step by step on one page.

    Attributes
    ----------
    steps : int
        How many steps there are; 0 for a page that is not read step by step.
    step : int
        Where the reading stands, 0-based.
    phase : float
        How far this step has come, in parts; ``inf`` when it is complete.
    phases : tuple of str
        The parts of a step in order; empty when a step has none, and is complete at once.
    tokens : tuple of str
        What is read at each step.
    """

    steps: int = 0
    step: int = 0
    phase: float = math.inf
    phases: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()

    @property
    def last(self) -> int:
        """The last step; 0 when there is none."""
        return max(self.steps - 1, 0)

    @property
    def done(self) -> float:
        """How much of the step has been read, 0 to 1."""
        count = len(self.phases)
        return min(self.phase, count) / count if count else 1.0

    @property
    def part(self) -> str:
        """The part of the step under way, one of `phases`; empty when the step is complete."""
        return self.phases[int(self.phase)] if self.phase < len(self.phases) else ""


def timeline(state: StudioState) -> Timeline:
    """Return what the transport drives on the page that is shown."""
    reading = _READINGS.get(state.view.page)
    return Timeline() if reading is None else reading.read(state)


def moved(state: StudioState, step: int, phase: float = math.inf) -> StudioState:
    """Return the state with the page's reading at a step, clipped to its steps, and a phase.

    The state itself comes back when it stands there already, or when nothing is read.
    """
    reading = _READINGS.get(state.view.page)
    now = timeline(state)
    if reading is None or not now.steps:
        return state
    step, phase = min(max(int(step), 0), now.last), max(0.0, phase)
    return state if (now.step, now.phase) == (step, phase) else reading.move(state, step, phase)


def _read_sandbox(state: StudioState) -> Timeline:
    head, tokens = state.playhead, state.sequence.current.tokens
    return Timeline(len(tokens), head.step, head.phase, PHASES[state.cell.kind], tokens)


def _move_sandbox(state: StudioState, step: int, phase: float) -> StudioState:
    return replace(state, playhead=PlayheadState(step, phase))


def _read_both(state: StudioState) -> Timeline:
    """Both readers take a step at once; each waits for the other at the word."""
    reading = state.reading
    steps, words = ticks(reading), reading.words
    if reading.position is None:
        return Timeline()
    heads = [ReadHeadState(step) for step in range(steps)]
    tokens = tuple(
        f"{words[head.forward(reading.position)]} · "
        f"{words[head.backward(reading.position, len(words))]}"
        for head in heads
    )
    return Timeline(steps, min(state.readhead.step, steps - 1), tokens=tokens)


def _move_both(state: StudioState, step: int, phase: float) -> StudioState:
    return replace(state, readhead=ReadHeadState(step))


def _read_compare(state: StudioState) -> Timeline:
    """Three cells take whole steps together: their parts are not the same."""
    tokens = state.sequence.current.tokens
    return Timeline(len(tokens), state.playhead.step, tokens=tokens)


@dataclass(frozen=True)
class _Reading:
    """How a page is read step by step: where it stands, and how it is moved."""

    read: Callable[[StudioState], Timeline]
    move: Callable[[StudioState, int, float], StudioState]


_READINGS: dict[str, _Reading] = {
    "sandbox": _Reading(_read_sandbox, _move_sandbox),
    "compare": _Reading(_read_compare, _move_sandbox),
    "both": _Reading(_read_both, _move_both),
}
