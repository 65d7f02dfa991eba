"""What is run beside the window for a result that is kept: one at a time, told while it runs."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from lstm_studio.controller.job import Job
from lstm_studio.controller.tasks import Outcome
from lstm_studio.core.errors import StudioError
from lstm_studio.present.reading_texts import TrainingProgress

if TYPE_CHECKING:
    from lstm_studio.controller.model_controller import ModelController

__all__ = ["OneRun", "RunNow"]

RunState = Literal["idle", "preparing", "running", "done", "cancelled", "failed"]


@dataclass(frozen=True)
class RunNow:
    """Where a run is.

    Attributes
    ----------
    state : {"idle", "preparing", "running", "done", "cancelled", "failed"}
    about : tuple of str
        What is, or was, run; empty before the first.
    progress : TrainingProgress or None
        What the run has said last; None before it has said anything.
    message, hint : str
        Why it failed.
    """

    state: RunState = "idle"
    about: tuple[str, ...] = ()
    progress: TrainingProgress | None = None
    message: str = ""
    hint: str = ""


Now = TypeVar("Now", bound=RunNow)


class OneRun(QObject, Generic[Now]):
    """Runs one thing at a time; a subclass says what, and keeps the result.

    Parameters
    ----------
    controller : ModelController
    kind : type
        The subclass of :class:`RunNow` that is told.

    Signals
    -------
    changed
        :attr:`now` is another.
    """

    changed = Signal()

    def __init__(self, controller: ModelController, kind: type[Now]) -> None:
        super().__init__(controller)
        self._controller = controller
        self._kind = kind
        self._now = kind()
        self._job = Job(controller.tasks, self)
        self._job.progressed.connect(self._on_progressed)
        self._job.ended.connect(self._on_ended)

    @property
    def now(self) -> Now:
        """Where the run is."""
        return self._now

    @property
    def running(self) -> bool:
        """Whether something is being run."""
        return self._job.running

    @Slot()
    def cancel(self) -> None:
        """Give up what is being run; nothing of it is kept."""
        if self._job.drop():
            self._set(self._kind("cancelled", self._now.about))

    def _begin(
        self, about: tuple[str, ...], make: Callable[[], Generator[object, None, object]]
    ) -> None:
        """Run a generator; what was being run before is given up."""
        self.cancel()
        self._set(self._kind("preparing", about))
        self._job.start(make)

    def _keep(self, result: object) -> bool:
        """Hand a result to the controller; False when it is none."""
        raise NotImplementedError

    def _stopped(self) -> str:
        """Return what is said when a bug has ended it."""
        raise NotImplementedError

    def _set(self, now: Now) -> None:
        self._now = now
        self.changed.emit()

    @Slot(object)
    def _on_progressed(self, progress: TrainingProgress) -> None:
        self._set(self._kind("running", self._now.about, progress))

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        about, error = self._now.about, outcome.error
        if isinstance(error, StudioError):
            self._set(self._kind("failed", about, message=error.message, hint=error.hint))
        elif error is not None:
            self._set(self._kind("failed", about, message=self._stopped()))
            raise error  # a bug: the exception hook logs it and tells the person
        else:
            self._set(self._kind("done" if self._keep(outcome.result) else "cancelled", about))
