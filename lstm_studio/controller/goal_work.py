"""What goes on beside a goal: the solution being played, the best kept, a simple RNN searched."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot

from lstm_studio.controller.job import Job
from lstm_studio.controller.tasks import Outcome

if TYPE_CHECKING:
    from collections.abc import Generator

    from lstm_studio.controller.model_controller import ModelController
    from lstm_studio.core.rnn_search import RnnSearch
    from lstm_studio.state.goals import Goal

__all__ = ["GoalWork"]


class GoalWork(QObject):
    """Follows the playhead, the grade and the person's wish to search.

    Parameters
    ----------
    controller : ModelController

    Signals
    -------
    changed
        The search has begun, come further or ended.
    """

    changed = Signal()

    def __init__(self, controller: ModelController) -> None:
        super().__init__(controller)
        self._controller = controller
        self._found: dict[Goal, RnnSearch] = {}
        self._job = Job(controller.tasks, self)
        self._job.progressed.connect(self._on_progressed)
        self._job.ended.connect(self._on_ended)
        self._searched: Goal | None = None
        self._fraction = 0.0
        controller.playhead_changed.connect(self._on_playhead_changed)
        controller.grade_changed.connect(self._on_grade_changed)
        controller.goal_changed.connect(self._on_goal_changed)

    # ------------------------------------------------------------------------- the best kept

    def best(self, goal: str) -> tuple[int, int] | None:
        """Return the most stars and the fewest changes with which a goal was reached."""
        for one in self._controller.progress.goals():
            if one.goal == goal:
                return one.stars, one.changes
        return None

    @Slot()
    def _on_grade_changed(self) -> None:
        grade = self._controller.grade
        if grade is None or not grade.solved or grade.watching:
            return
        before = self.best(grade.goal.id)
        if before is None or (grade.stars, -grade.changes) > (before[0], -before[1]):
            self._controller.progress.keep_goal(grade.goal.id, grade.stars, grade.changes)

    # -------------------------------------------------------------------- the solution played

    @Slot()
    def _on_playhead_changed(self) -> None:
        state = self._controller.state
        if state.goal.watching:
            self._controller.do("play_solution", merge="watch", step=state.playhead.step)

    # ------------------------------------------------------------------------------ the search

    @property
    def searching(self) -> bool:
        """Whether a search is under way."""
        return self._job.running

    @property
    def fraction(self) -> float:
        """How much of it is done, 0 to 1."""
        return self._fraction

    def found(self, goal: Goal | None) -> RnnSearch | None:
        """Return what was found for a goal; None as long as nobody has asked."""
        return None if goal is None else self._found.get(goal)

    def search(self) -> None:
        """Look for a simple RNN that reaches the present goal, beside the window."""
        goal = self._controller.state.goal.goal
        if goal is None or goal.rnn is None or goal in self._found or self.searching:
            return
        self._searched, self._fraction = goal, 0.0
        self._job.start(self._steps)
        self.changed.emit()

    def cancel(self) -> None:
        """Give the search up."""
        if self._job.drop():
            self.changed.emit()

    def _steps(self) -> Generator[float, None, RnnSearch]:
        from lstm_studio.core.rnn_search import search_rnn  # few start with it

        goal = self._searched
        assert goal is not None
        return search_rnn(goal.sequence.values, goal.bands)

    @Slot()
    def _on_goal_changed(self) -> None:
        if self._controller.state.goal.goal is not self._searched:
            self.cancel()

    @Slot(object)
    def _on_progressed(self, fraction: float) -> None:
        self._fraction = fraction
        self.changed.emit()

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        if outcome.state == "done" and self._searched is not None:
            self._found[self._searched] = cast("RnnSearch", outcome.result)
        self.changed.emit()
        if outcome.error is not None:
            raise outcome.error  # a bug: the exception hook logs it and tells the person
