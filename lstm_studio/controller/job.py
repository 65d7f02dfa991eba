"""One thing at a time beside the window; of one that was given up nothing more is heard."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QObject, Signal, Slot

from lstm_studio.controller.tasks import Outcome, Task, TaskPool

__all__ = ["Job"]


class Job(QObject):
    """A place for one task.

    Parameters
    ----------
    tasks : TaskPool
    parent : QObject, optional

    Signals
    -------
    progressed : object
        What the task has said.
    ended : object
        The task's :class:`~lstm_studio.controller.tasks.Outcome`; the place is free by then.
    """

    progressed = Signal(object)
    ended = Signal(object)

    def __init__(self, tasks: TaskPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None

    @property
    def running(self) -> bool:
        """Whether there is a task that has not ended."""
        return self._task is not None

    def start(self, make: Callable[[], Generator[object, None, object]]) -> None:
        """Run the generator that `make` returns; the task before it is given up."""
        self.drop()
        self._task = self._tasks.start(make)
        self._task.progressed.connect(self.progressed)
        self._task.ended.connect(self._on_ended)

    def drop(self) -> bool:
        """Give the task up: it stops by itself and nobody hears of it; False when there is none."""
        task, self._task = self._task, None
        if task is None:
            return False
        task.progressed.disconnect(self.progressed)
        task.ended.disconnect(self._on_ended)
        task.cancel()
        return True

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        self._task = None
        self.ended.emit(outcome)
