"""How the window answers while three networks are trained beside it, and how soon they stop."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from lstm_studio.cli.bench import Figure
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr

__all__ = ["measure_training"]

GAP_MS = 25.0
STOP_MS = 300.0
CLOSE_MS = 1000.0
SECONDS = 8.0
STOPS = 10
PATIENCE = 60.0


def measure_training(seconds: float = SECONDS, stops: int = STOPS) -> list[Figure]:
    """Train the default networks in the real window.

    The gap is the time between two runs of a timer that is due every millisecond: what a person's
    click would have to wait for, painting included.

    Parameters
    ----------
    seconds : float
        How long the gaps are measured.
    stops : int
        How often the training is stopped.
    """
    from lstm_studio.cli.bench import _close, _open_window

    app, studio = _open_window(14, 1)
    controller = studio.controller
    controller.do("show_page", page="train")
    controller.do("set_training_steps", steps=20_000)
    lab = controller.lab
    lab.run()
    _wait(app.processEvents, lambda: lab.now.phase == "running")
    gaps, work = _gaps(app, seconds)
    waits: list[float] = []
    for _ in range(stops):
        if not lab.busy:
            lab.restart()
            _wait(app.processEvents, lambda: lab.now.phase == "running")
        start = time.perf_counter()
        lab.stop()
        _wait(app.processEvents, lambda: lab.now.phase == "ended")
        waits.append(1000.0 * (time.perf_counter() - start))
    lab.restart()
    _wait(app.processEvents, lambda: lab.now.phase == "running")
    start = time.perf_counter()
    _close(app, studio)
    closing = 1000.0 * (time.perf_counter() - start)
    told = {
        "median ms": statistics.median(gaps),
        "longest ms": gaps[-1],
        "own processor time p95 ms": _p95(work),
    }
    return [
        Figure("gap of the event loop while training, p95", _p95(gaps), GAP_MS, "ms", True, told),
        Figure("stopping a training, longest", max(waits), STOP_MS, "ms", True, {}),
        Figure("closing the window in mid-training", closing, CLOSE_MS, "ms", True, {}),
    ]


def _gaps(app: QApplication, seconds: float) -> tuple[list[float], list[float]]:
    """Run the event loop; return the gaps and the processor time spent in each, ms, sorted."""
    clock = _Clock()
    clock.begin()
    wait = QEventLoop.ProcessEventsFlag.WaitForMoreEvents  # asleep in between, as the loop is
    while not clock.ticks or clock.ticks[-1][0] - clock.ticks[0][0] < seconds:
        app.processEvents(wait)
    clock.end()
    pairs = list(pairwise(clock.ticks))
    gaps = sorted(1000.0 * (after[0] - before[0]) for before, after in pairs)
    return gaps, sorted(1000.0 * (after[1] - before[1]) for before, after in pairs)


class _Clock(QObject):
    """Notes wall and processor time of the window's thread every millisecond."""

    def __init__(self) -> None:
        super().__init__()
        self.ticks: list[tuple[float, float]] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)

    def begin(self) -> None:
        """Start the clock."""
        self._timer.start(1)

    def end(self) -> None:
        """Stop it."""
        self._timer.stop()

    def _on_tick(self) -> None:
        self.ticks.append((time.perf_counter(), time.thread_time()))


def _p95(times: list[float]) -> float:
    return times[min(int(0.95 * len(times)), len(times) - 1)]


def _wait(work: Callable[[], None], done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not done():
        work()
        if time.monotonic() > end:
            raise StudioError(tr("The training that is measured does not get on."))
