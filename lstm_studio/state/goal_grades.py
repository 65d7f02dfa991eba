"""What the run on the bench is worth as a solution of the goal: pure, and reused."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_studio.core.goal_grade import BandGrade, count_changes, grade_band
from lstm_studio.core.overrides import Overrides
from lstm_studio.core.trace import run_trace
from lstm_studio.state.goal_intents import on_goal_bench
from lstm_studio.state.goals import Goal
from lstm_studio.state.library import Library
from lstm_studio.state.studio import StudioState, hand_cell, overrides_of, starting_overrides

__all__ = ["GoalGrade", "derive_grade", "grade_goal"]


@dataclass(frozen=True, eq=False)
class GoalGrade:
    """How far a goal has been reached.

    Attributes
    ----------
    goal : Goal
    here : bool
        Whether the goal's sequence and cell are on the bench; if not, nothing is graded.
    watching : bool
        Whether the gates are the solution's.
    bands : tuple of BandGrade
        In the goal's order.
    moved : tuple of str
        Gates that stand elsewhere than they have to.
    changes : int
        How often the gates move that may be moved.
    """

    goal: Goal
    here: bool
    watching: bool
    bands: tuple[BandGrade, ...]
    moved: tuple[str, ...]
    changes: int
    causes: tuple[object, ...] = ()

    @property
    def solved(self) -> bool:
        """Whether every band is met by the gates that may be moved alone."""
        return self.here and not self.moved and all(grade.met for grade in self.bands)

    @property
    def stars(self) -> int:
        """One to three stars; none while it is not solved."""
        return self.goal.par.stars(self.changes) if self.solved else 0

    @property
    def first_wrong(self) -> tuple[int, int] | None:
        """The earliest wrong step and the number of its band, both 0-based."""
        found = [
            (grade.first_wrong, number)
            for number, grade in enumerate(self.bands)
            if grade.first_wrong is not None
        ]
        return min(found) if found else None


def grade_goal(goal: Goal, held: Overrides, start: Overrides, watching: bool = False) -> GoalGrade:
    """Run the goal's cell with these gates and grade it.

    Parameters
    ----------
    goal : Goal
    held, start : Overrides
        The gates, and where they stood at the beginning.
    watching : bool
        Whether they are the solution's.
    """
    trace = run_trace(hand_cell(goal.kind, goal.units), goal.sequence.inputs(1), held)
    bands = tuple(grade_band(trace, band) for band in goal.bands)
    moved = tuple(
        gate
        for gate in {**start.pins, **held.pins}
        if gate not in goal.gates
        and not np.array_equal(held.values(gate), start.values(gate), equal_nan=True)
    )
    return GoalGrade(goal, True, watching, bands, moved, count_changes(held, goal.gates))


def derive_grade(
    state: StudioState, library: Library, previous: GoalGrade | None
) -> GoalGrade | None:
    """Grade the bench; `previous` while gates, cell and sequence are the same."""
    goal = state.goal.goal
    if goal is None:
        return None
    pins = state.gates.pins
    watching = state.goal.watching
    causes = (goal, state.sequence.current, state.cell, pins, watching)
    if previous is not None and all(a is b for a, b in zip(causes, previous.causes, strict=True)):
        return previous
    if not on_goal_bench(state, goal):
        return GoalGrade(goal, False, watching, (), (), 0, causes)
    found = grade_goal(goal, overrides_of(state), starting_overrides(state), watching)
    return GoalGrade(goal, True, watching, found.bands, found.moved, found.changes, causes)
