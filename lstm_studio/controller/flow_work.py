"""Gradients that take longer than a tick: measured beside the window, and announced when known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Signal, Slot

from lstm_studio.controller.tasks import Outcome, Task
from lstm_studio.core.errors import StudioError

if TYPE_CHECKING:
    from lstm_studio.controller.model_controller import ModelController
    from lstm_studio.state.flows import Flows

__all__ = ["FlowWork"]


class FlowWork(QObject):
    """Measures what a tick has left unmeasured; only the latest wish is worked on.

    Parameters
    ----------
    controller : ModelController

    Signals
    -------
    changed
        It works or not, or has come further.
    """

    changed = Signal()

    def __init__(self, controller: ModelController) -> None:
        super().__init__(controller)
        self._controller = controller
        self._task: Task | None = None
        self._flows: Flows | None = None
        self._fraction = 0.0
        controller.flows_changed.connect(self._on_flows_changed)

    @property
    def running(self) -> bool:
        """Whether something is being measured."""
        return self._task is not None

    @property
    def fraction(self) -> float:
        """How much of it is done, 0 to 1."""
        return self._fraction

    def cancel(self) -> None:
        """Give up what is being measured."""
        if self._task is not None:
            task, self._task = self._task, None
            task.progressed.disconnect(self._on_progressed)
            task.ended.disconnect(self._on_ended)
            task.cancel()
            self.changed.emit()

    @Slot()
    def _on_flows_changed(self) -> None:
        flows = self._controller.flows
        if flows is self._flows:
            return
        self.cancel()
        self._flows = flows
        if flows is not None and flows.missing:
            self._fraction = 0.0
            self._task = self._controller.tasks.start(flows.measure)
            self._task.progressed.connect(self._on_progressed)
            self._task.ended.connect(self._on_ended)
            self.changed.emit()

    @Slot(object)
    def _on_progressed(self, fraction: float) -> None:
        self._fraction = fraction
        self.changed.emit()

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        self._task = None
        if self._flows is not None and outcome.result is not None:
            self._flows.take(cast("dict[str, Any]", outcome.result))
            self._controller.flows_changed.emit()
        self.changed.emit()
        if isinstance(outcome.error, StudioError):
            self._controller.notices.error(outcome.error)
        elif outcome.error is not None:
            raise outcome.error  # a bug: the exception hook logs it and tells the person
