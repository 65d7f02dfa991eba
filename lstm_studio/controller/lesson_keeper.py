"""Marks the step of a lesson as done when what it expects has come true."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from lstm_studio.controller.model_controller import ModelController

__all__ = ["LessonKeeper"]


class LessonKeeper(QObject):
    """Watches the checks of the step that runs.

    Parameters
    ----------
    controller : ModelController
        Its parent, too.
    """

    def __init__(self, controller: ModelController) -> None:
        super().__init__(controller)
        self._controller = controller
        controller.checks_changed.connect(self._on_checks_changed)

    @Slot()
    def _on_checks_changed(self) -> None:
        checks = self._controller.checks
        if checks is None or not checks.met:
            return
        if checks.step not in self._controller.state.learning.done:
            self._controller.do("mark_done", steps=[checks.step])
