"""What is found out about a character model beside the window, one thing after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from lstm_studio.controller.tasks import Outcome, Task
from lstm_studio.core.errors import StudioError

if TYPE_CHECKING:
    from lstm_studio.controller.model_controller import ModelController
    from lstm_studio.state.findings import Findings, Job

__all__ = ["FindingWork"]


class FindingWork(QObject):
    """Does what a tick has left undone; only what belongs to the latest wish is worked on.

    Parameters
    ----------
    controller : ModelController

    Signals
    -------
    changed
        It works or not, at something else, or has come further.
    """

    changed = Signal()

    def __init__(self, controller: ModelController) -> None:
        super().__init__(controller)
        self._controller = controller
        self._task: Task | None = None
        self._job: Job | None = None
        self._findings: Findings | None = None
        self._fraction = 0.0
        controller.findings_changed.connect(self._on_findings_changed)

    @property
    def running(self) -> bool:
        """Whether something is being found out."""
        return self._task is not None

    @property
    def job(self) -> Job | None:
        """What is being found out."""
        return self._job

    @property
    def fraction(self) -> float:
        """How much of that is done, 0 to 1."""
        return self._fraction

    def cancel(self) -> None:
        """Give up what is being found out."""
        if self._task is not None:
            task, self._task, self._job = self._task, None, None
            task.progressed.disconnect(self._on_progressed)
            task.ended.disconnect(self._on_ended)
            task.cancel()
            self.changed.emit()

    def finish(self) -> None:
        """Find out everything at once: for pictures, where nobody waits at a window."""
        self.cancel()
        while self._findings is not None and (job := self._findings.job) is not None:
            steps = job.run()
            while True:
                try:
                    next(steps)
                except StopIteration as end:
                    job.take(end.value)
                    break
        self._controller.findings_changed.emit()

    @Slot()
    def _on_findings_changed(self) -> None:
        findings = self._controller.findings
        if findings is not self._findings:
            self._findings = findings
            self._begin()

    def _begin(self) -> None:
        """Begin the next thing, unless it is what is being done already."""
        job = None if self._findings is None else self._findings.job
        if job is not None and self._job is not None and job.same_as(self._job):
            return
        self.cancel()
        if job is not None:
            self._job, self._fraction = job, 0.0
            self._task = self._controller.tasks.start(job.run)
            self._task.progressed.connect(self._on_progressed)
            self._task.ended.connect(self._on_ended)
            self.changed.emit()

    @Slot(object)
    def _on_progressed(self, fraction: float) -> None:
        self._fraction = fraction
        self.changed.emit()

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        job, self._task, self._job = self._job, None, None
        if job is not None and outcome.result is not None:
            job.take(outcome.result)
            self._begin()
            self._controller.findings_changed.emit()
        self.changed.emit()
        if isinstance(outcome.error, StudioError):
            self._controller.notices.error(outcome.error)
        elif outcome.error is not None:
            raise outcome.error  # a bug: the exception hook logs it and tells the person
