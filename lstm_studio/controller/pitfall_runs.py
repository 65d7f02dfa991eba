"""Runs the code of a pitfall beside the window and hands what it has shown to the controller."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal, Slot

from lstm_studio.controller.tasks import Outcome, Task
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr
from lstm_studio.present.reading_texts import TrainingProgress
from lstm_studio.state.library import Library
from lstm_studio.state.pitfalls import PitfallResult

if TYPE_CHECKING:
    from lstm_studio.controller.model_controller import ModelController

__all__ = ["PitfallRun", "PitfallRuns"]

Run = Callable[[str, str, Library], Generator[object, None, object]]


@dataclass(frozen=True)
class PitfallRun:
    """Where the run is.

    Attributes
    ----------
    state : {"idle", "preparing", "running", "done", "cancelled", "failed"}
    pitfall, version : str
        What is, or was, run.
    progress : object
        What the run has said last; None before it has said anything.
    message, hint : str
        Why it failed.
    """

    state: Literal["idle", "preparing", "running", "done", "cancelled", "failed"] = "idle"
    pitfall: str = ""
    version: str = ""
    progress: TrainingProgress | None = None
    message: str = ""
    hint: str = ""


class PitfallRuns(QObject):
    """Runs one version at a time.

    Parameters
    ----------
    controller : ModelController
    run : callable, optional
        ``(pitfall, version, library) -> generator``: the engine's own when left out.

    Signals
    -------
    changed
        :attr:`now` is another.
    """

    changed = Signal()

    def __init__(self, controller: ModelController, run: Run | None = None) -> None:
        super().__init__(controller)
        self._controller = controller
        self._run = _run if run is None else run
        self._task: Task | None = None
        self._now = PitfallRun()

    @property
    def now(self) -> PitfallRun:
        """Where the run is."""
        return self._now

    @property
    def running(self) -> bool:
        """Whether something is being run."""
        return self._task is not None

    def start(self, pitfall: str, version: str) -> None:
        """Run a version; what was being run before is given up."""
        self.cancel()
        library, run = self._controller.library, self._run

        def make() -> Generator[object, None, object]:
            return run(pitfall, version, library)

        self._set(PitfallRun("preparing", pitfall, version))
        self._task = self._controller.tasks.start(make)
        self._task.progressed.connect(self._on_progressed)
        self._task.ended.connect(self._on_ended)

    @Slot()
    def cancel(self) -> None:
        """Give up what is being run; nothing of it is kept."""
        if self._task is not None:
            task, self._task = self._task, None
            task.progressed.disconnect(self._on_progressed)
            task.ended.disconnect(self._on_ended)
            task.cancel()
            self._set(PitfallRun("cancelled", self._now.pitfall, self._now.version))

    def _set(self, now: PitfallRun) -> None:
        self._now = now
        self.changed.emit()

    @Slot(object)
    def _on_progressed(self, progress: TrainingProgress) -> None:
        self._set(PitfallRun("running", self._now.pitfall, self._now.version, progress))

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        self._task = None
        what = (self._now.pitfall, self._now.version)
        if isinstance(outcome.result, PitfallResult):
            self._controller.do("keep_pitfall_result", result=outcome.result)
            self._set(PitfallRun("done", *what))
        elif isinstance(outcome.error, StudioError):
            error = outcome.error
            self._set(PitfallRun("failed", *what, message=error.message, hint=error.hint))
        elif outcome.error is not None:
            self._set(PitfallRun("failed", *what, message=tr("The run has stopped.")))
            raise outcome.error  # a bug: the exception hook logs it and tells the person
        else:
            self._set(PitfallRun("cancelled", *what))


def _run(pitfall: str, version: str, library: Library) -> Generator[object, None, object]:
    """Import torch on the thread that runs, its libraries first, where it is needed."""
    from lstm_studio.engine.pitfalls import run_pitfall
    from lstm_studio.engine.preload import preload_torch
    from lstm_studio.state.pitfalls import NEEDS_NO_TORCH

    if pitfall not in NEEDS_NO_TORCH:
        preload_torch()
    return run_pitfall(pitfall, version, library)
