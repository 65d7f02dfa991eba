"""The time a step of three cells, measured beside the window when the person asks for it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal, Slot

from lstm_studio.controller.job import Job
from lstm_studio.controller.tasks import Outcome
from lstm_studio.core.params import CellParams, Kind
from lstm_studio.i18n import tr
from lstm_studio.present.timings import TimingProgress, Timings, TimingSetup
from lstm_studio.state.comparisons import Comparisons

if TYPE_CHECKING:
    from lstm_studio.controller.model_controller import ModelController

__all__ = ["CellTiming", "Measure", "Measuring"]

Cells = Mapping[Kind, CellParams]
Measure = Callable[[Cells, TimingSetup], Generator[TimingProgress, None, Timings]]


@dataclass(frozen=True)
class Measuring:
    """Where the measurement is.

    Attributes
    ----------
    state : {"idle", "preparing", "running", "done", "cancelled", "failed"}
    progress : TimingProgress or None
        What it has said last.
    found : Timings or None
        What was measured last; kept while another measurement runs.
    message : str
        Why it failed.
    """

    state: Literal["idle", "preparing", "running", "done", "cancelled", "failed"] = "idle"
    progress: TimingProgress | None = None
    found: Timings | None = None
    message: str = ""


class CellTiming(QObject):
    """Measures one set of cells at a time.

    Parameters
    ----------
    controller : ModelController
    measure : callable, optional
        ``(cells, setup) -> generator``: the engine's own when left out.

    Signals
    -------
    changed
        :attr:`now` is another.
    ended
        Nothing is being measured any more.
    """

    changed = Signal()
    ended = Signal()

    def __init__(self, controller: ModelController, measure: Measure | None = None) -> None:
        super().__init__(controller)
        self._controller = controller
        self._measure = _measure if measure is None else measure
        self._job = Job(controller.tasks, self)
        self._job.progressed.connect(self._on_progressed)
        self._job.ended.connect(self._on_ended)
        self._now = Measuring()

    @property
    def now(self) -> Measuring:
        """Where the measurement is."""
        return self._now

    @property
    def running(self) -> bool:
        """Whether something is being measured."""
        return self._job.running

    def start(self) -> None:
        """Measure the cells that the page compares; nothing happens before it is shown.

        While something else is computed beside the window nothing is measured: the times would be
        wrong, and switching PyTorch's fusing off would slow the other down.
        """
        compared = self._controller.comparisons
        if compared is None or self.running:
            return
        if self._controller.tasks.busy:
            reason = tr("Something else is being computed; measured now, times would be wrong.")
            self._set(Measuring("failed", found=self._now.found, message=reason))
            return
        cells, setup = _what(compared)
        measure = self._measure

        def make() -> Generator[TimingProgress, None, Timings]:
            return measure(cells, setup)

        self._job.start(make)
        self._set(Measuring("preparing", found=self._now.found))

    def measure_now(self) -> None:
        """Measure in this thread, to the end; for a picture, which nobody waits for."""
        compared = self._controller.comparisons
        if compared is None:
            return
        steps = self._measure(*_what(compared))
        while True:
            try:
                next(steps)
            except StopIteration as end:
                self._set(Measuring("done", found=end.value))
                return

    def cancel(self) -> None:
        """Give the measurement up; what was measured before stays."""
        if self._job.drop():
            self._set(Measuring("cancelled", found=self._now.found))

    def _set(self, now: Measuring) -> None:
        self._now = now
        self.changed.emit()
        if now.state in ("done", "cancelled", "failed"):
            self.ended.emit()

    @Slot(object)
    def _on_progressed(self, progress: TimingProgress) -> None:
        self._set(Measuring("running", progress, self._now.found))

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        if isinstance(outcome.result, Timings):
            self._set(Measuring("done", found=outcome.result))
        elif outcome.error is not None:
            message = tr("The measurement has stopped.")
            self._set(Measuring("failed", found=self._now.found, message=message))
            raise outcome.error  # a bug: the exception hook logs it and tells the person
        else:
            self._set(Measuring("cancelled", found=self._now.found))


def _what(compared: Comparisons) -> tuple[Cells, TimingSetup]:
    """Return the cells of the page, and how they are measured."""
    cells: dict[Kind, CellParams] = {
        kind: cell.model.params for kind, cell in compared.cells.items()
    }
    params = cells["lstm"]
    return cells, TimingSetup(params.hidden_size, params.input_size)


def _measure(cells: Cells, setup: TimingSetup) -> Generator[TimingProgress, None, Timings]:
    """Map torch's libraries on the thread that measures, so that the window goes on painting."""
    from lstm_studio.engine.preload import preload_torch
    from lstm_studio.engine.timing import measure_cells

    preload_torch()
    return measure_cells(cells, setup)
