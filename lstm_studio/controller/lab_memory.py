"""How far the memory of the networks reaches that were trained on the page "Train"."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot

from lstm_studio.controller.job import Job
from lstm_studio.controller.tasks import Outcome
from lstm_studio.core.lab import Horizon
from lstm_studio.core.task_network import TaskNetwork
from lstm_studio.engine.horizon import measure_horizon

if TYPE_CHECKING:
    from lstm_studio.controller.tasks import TaskPool

__all__ = ["LabMemory"]


class LabMemory(QObject):
    """Measures the networks of one training.

    Parameters
    ----------
    tasks : TaskPool
    parent : QObject, optional

    Signals
    -------
    changed
        What is known is another.
    """

    changed = Signal()

    def __init__(self, tasks: TaskPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = Job(tasks, self)
        self._job.ended.connect(self._on_ended)
        self._found: tuple[Horizon, ...] = ()

    @property
    def horizons(self) -> tuple[Horizon, ...]:
        """What was measured, in the order of the runs; empty until it is."""
        return self._found

    @property
    def measuring(self) -> bool:
        """Whether it is being measured."""
        return self._job.running

    def measure(self, networks: list[TaskNetwork], length: int) -> None:
        """Measure networks that were trained on sequences of `length` steps."""

        def make() -> Generator[object, None, object]:
            return _measure(networks, length)

        self._job.start(make)

    def forget(self, found: tuple[Horizon, ...] = ()) -> None:
        """Give up what is being measured, and know nothing, or what is given."""
        self._job.drop()
        self._found = found

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        if outcome.state == "done":
            self._found = cast(tuple[Horizon, ...], outcome.result)
            self.changed.emit()
        elif outcome.error is not None:
            raise outcome.error  # a bug: the exception hook logs it and tells the person


def _measure(
    networks: list[TaskNetwork], length: int
) -> Generator[float, None, tuple[Horizon, ...]]:
    found: list[Horizon] = []
    for network in networks:
        found.append((yield from measure_horizon(network, length)))
    return tuple(found)
