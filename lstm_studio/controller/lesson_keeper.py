"""Marks the step of a lesson as done when what it expects has come true, and keeps that."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.state.attempts import DONE
from lstm_studio.state.learning import StepName

__all__ = ["LessonKeeper"]


class LessonKeeper(QObject):
    """Watches the checks of the step that runs, and the file of the progress.

    The file is opened when a lesson or the page of the lessons is first seen.

    Parameters
    ----------
    controller : ModelController
        Its parent, too.
    """

    def __init__(self, controller: ModelController) -> None:
        super().__init__(controller)
        self._controller = controller
        self._kept: frozenset[StepName] | None = None
        controller.checks_changed.connect(self._on_checks_changed)
        controller.learning_changed.connect(self._on_learning_changed)
        controller.view_changed.connect(self._on_view_changed)
        controller.progress_changed.connect(self._on_progress_changed)

    @Slot()
    def _on_checks_changed(self) -> None:
        checks = self._controller.checks
        if checks is None or not checks.met:
            return
        if checks.step not in self._controller.state.learning.done:
            self._controller.do("mark_done", steps=[checks.step])

    @Slot()
    def _on_view_changed(self) -> None:
        if self._kept is None and self._controller.state.view.page == "learn":
            QTimer.singleShot(0, self, self._begin)  # the page is painted first

    @Slot()
    def _begin(self) -> None:
        if self._kept is None:
            self._take_over()

    @Slot()
    def _on_learning_changed(self) -> None:
        learning = self._controller.state.learning
        if self._kept is None:
            if not learning.activity and not learning.done:
                return
            self._take_over()
        fresh = self._controller.state.learning.done - (self._kept or frozenset())
        for lesson, step in sorted(fresh):
            self._kept = (self._kept or frozenset()) | {(lesson, step)}
            self._controller.progress.keep_step(lesson, step, DONE)

    @Slot()
    def _on_progress_changed(self) -> None:
        """Follow what another window has done, and what was forgotten."""
        if self._kept is None:
            return
        gone = self._kept - self._on_file()
        if gone:
            self._kept = frozenset()
            self._controller.do("forget_done")
        self._take_over()

    def _take_over(self) -> None:
        """Mark what the file says has been done."""
        self._kept = self._on_file() | (self._kept or frozenset())
        self._controller.do("mark_done", steps=sorted(self._kept))

    def _on_file(self) -> frozenset[StepName]:
        steps = self._controller.progress.steps()
        return frozenset((one.lesson, one.step) for one in steps if one.state == DONE)
