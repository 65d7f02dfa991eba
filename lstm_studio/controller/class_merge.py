"""Puts the results of a class together beside the window, file after file."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal, Slot

from lstm_studio.controller.tasks import Outcome, Task
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr
from lstm_studio.state.class_results import ClassTable, StudentFile, class_table

if TYPE_CHECKING:
    from lstm_studio.controller.model_controller import ModelController

__all__ = ["ClassMerge", "MergeNow"]


@dataclass(frozen=True)
class MergeNow:
    """Where the work is.

    Attributes
    ----------
    state : {"idle", "running", "done", "cancelled", "failed"}
    read, files : int
        Files read so far, and all of them.
    results : ClassTable or None
        Once it is done.
    problems : tuple of str
        What was left out, a line each.
    message, hint : str
        Why it failed.
    """

    state: Literal["idle", "running", "done", "cancelled", "failed"] = "idle"
    read: int = 0
    files: int = 0
    results: ClassTable | None = None
    problems: tuple[str, ...] = ()
    message: str = ""
    hint: str = ""


class ClassMerge(QObject):
    """Merges one class at a time; a bad file or row is named and left out.

    Parameters
    ----------
    controller : ModelController
        Its parent, too.

    Signals
    -------
    changed
        :attr:`now` is another.
    """

    changed = Signal()

    def __init__(self, controller: ModelController) -> None:
        super().__init__(controller)
        self._controller = controller
        self._task: Task | None = None
        self._now = MergeNow()
        self._paths: tuple[Path, ...] = ()
        self._join = False

    @property
    def now(self) -> MergeNow:
        """Where the work is."""
        return self._now

    @property
    def join_names(self) -> bool:
        """Whether the same name always means the same student."""
        return self._join

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files and folders that were asked for."""
        return self._paths

    def merge(self, paths: Sequence[Path]) -> None:
        """Read files and folders; what was being read before is given up."""
        self._paths = tuple(paths)
        self._start()

    def set_join_names(self, join: bool) -> None:
        """Say whether the same name always means the same student, and merge anew."""
        if join != self._join:
            self._join = join
            if self._paths:
                self._start()

    @Slot()
    def cancel(self) -> None:
        """Give up what is being read."""
        if self._give_up():
            self._set(MergeNow("cancelled"))

    def _give_up(self) -> bool:
        task, self._task = self._task, None
        if task is None:
            return False
        task.progressed.disconnect(self._on_progressed)
        task.ended.disconnect(self._on_ended)
        task.cancel()
        return True

    def _start(self) -> None:
        self._give_up()
        paths, join = self._paths, self._join

        def make() -> Generator[object, None, object]:
            return _merge(paths, join)

        self._set(MergeNow("running"))
        self._task = self._controller.tasks.start(make)
        self._task.progressed.connect(self._on_progressed)
        self._task.ended.connect(self._on_ended)

    def _set(self, now: MergeNow) -> None:
        self._now = now
        self.changed.emit()

    @Slot(object)
    def _on_progressed(self, now: MergeNow) -> None:
        self._set(now)

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        self._task = None
        if isinstance(outcome.result, MergeNow):
            self._set(outcome.result)
        elif isinstance(outcome.error, StudioError):
            error = outcome.error
            self._set(MergeNow("failed", message=error.message, hint=error.hint))
        elif outcome.error is not None:
            self._set(MergeNow("failed", message=tr("The files could not be put together.")))
            raise outcome.error  # a bug: the exception hook logs it and tells the person
        else:
            self._set(MergeNow("cancelled"))


def _merge(paths: Sequence[Path], join: bool) -> Generator[object, None, object]:
    from lstm_studio.engine.class_files import files_in, read_exports

    found = files_in(paths)
    files: list[StudentFile] = []
    problems: list[str] = []
    for number, one in enumerate(read_exports(found, "skip"), 1):
        files += one.files
        problems += one.problems
        yield MergeNow("running", number, len(found))
    results = class_table(files, join)
    return MergeNow("done", len(found), len(found), results, tuple(problems))
