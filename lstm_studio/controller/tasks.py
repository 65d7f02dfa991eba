"""The one way to do something long beside the window: a generator, driven on a pool of threads.

Each ``yield`` of the generator is progress and a place where it may be stopped; what it returns is
the result.  Whatever it raises ends it, RuntimeError included, which torch raises for shapes and
memory.  ``ended`` comes exactly once, in the thread of the window, whatever happens.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

__all__ = ["Outcome", "Task", "TaskPool"]

_QUIET_SECONDS = 0.03
"""The shortest time between two reports of progress; more would only be painted over."""

_CLOSE_MS = 5000


@dataclass(frozen=True)
class Outcome:
    """How a task ended.

    Attributes
    ----------
    state : {"done", "cancelled", "failed"}
    result : object
        What the generator returned, when it is done.
    error : BaseException or None
        What it raised, when it has failed.
    """

    state: Literal["done", "cancelled", "failed"]
    result: object = None
    error: BaseException | None = None


class Task(QObject):
    """One generator on a thread; made by :meth:`TaskPool.start`.

    Signals
    -------
    progressed : object
        What the generator has yielded; some values are passed over when they come quickly.
    ended : object
        The :class:`Outcome`, exactly once and last.
    """

    progressed = Signal(object)
    ended = Signal(object)
    _reported = Signal(object)
    _finished = Signal(object)

    def __init__(self, make: Callable[[], Generator[object, None, object]]) -> None:
        super().__init__()
        self._make = make
        self._stop = threading.Event()
        self._outcome: Outcome | None = None
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether ``ended`` is still to come."""
        return self._outcome is None

    def cancel(self) -> None:
        """Ask it to stop at its next ``yield``; nothing it reports later is passed on."""
        self._stop.set()

    def run(self) -> None:
        """Drive the generator to its end; called on a thread of the pool."""
        try:
            outcome = self._drive()
        except BaseException as error:  # also SystemExit and MemoryError: a thread has no caller
            outcome = Outcome("failed", error=error)
        self._finished.emit(outcome)

    def _drive(self) -> Outcome:
        if self._stop.is_set():
            return Outcome("cancelled")
        steps = self._make()
        told = -_QUIET_SECONDS
        try:
            while True:
                try:
                    progress = next(steps)
                except StopIteration as end:
                    return Outcome("cancelled" if self._stop.is_set() else "done", end.value)
                if self._stop.is_set():
                    return Outcome("cancelled")
                now = time.monotonic()
                if now - told >= _QUIET_SECONDS:
                    told = now
                    self._reported.emit(progress)
        finally:
            steps.close()

    @Slot(object)
    def _on_reported(self, progress: object) -> None:
        if not self._stop.is_set():
            self.progressed.emit(progress)

    @Slot(object)
    def _on_finished(self, outcome: Outcome) -> None:
        # Cancelled while the last report was on its way: the window has been told so already.
        self._outcome = Outcome("cancelled") if self._stop.is_set() else outcome
        self.ended.emit(self._outcome)


class TaskPool(QObject):
    """Runs tasks, two at a time, and holds them until they have ended.

    Parameters
    ----------
    parent : QObject, optional
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._tasks: list[Task] = []

    def start(self, make: Callable[[], Generator[object, None, object]]) -> Task:
        """Start the generator that `make` returns; `make` is called on the thread, too."""
        task = Task(make)
        self._tasks.append(task)
        task.ended.connect(self._on_ended)
        self._pool.start(task.run)
        return task

    @property
    def busy(self) -> bool:
        """Whether a task has not ended yet."""
        return bool(self._tasks)

    def close(self) -> bool:
        """Cancel everything and wait for the threads; False when one did not stop in time."""
        for task in self._tasks:
            task.cancel()
        return self._pool.waitForDone(_CLOSE_MS)

    @Slot(object)
    def _on_ended(self, outcome: object) -> None:
        # In the window's thread, where the finished tasks may be let go of.
        self._tasks = [task for task in self._tasks if task.running]
