"""What it costs to open Learn, and to go from step to step of a lesson."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from lstm_studio.cli.bench import Figure
from lstm_studio.i18n import tr

__all__ = ["measure_learning", "open_once"]

OPEN_MS = 50.0
STEP_MS = 100.0
STEPS = 130


def measure_learning(runs: int = 7, steps: int = STEPS) -> list[Figure]:
    """Open Learn in fresh windows, and go through a lesson over and over in one.

    Parameters
    ----------
    runs : int
        How many programs are started; the median counts.
    steps : int
        How many steps of the lesson are gone to.
    """
    code = "from lstm_studio.cli.learn_bench import open_once; print(open_once())"
    times: list[float] = []
    for _ in range(runs + 1):
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
        )
        times.append(float(done.stdout.splitlines()[-1]))
    opening = statistics.median(times[1:])  # the first one may have to compile
    going = _go_through(steps)
    longest = sorted(going)[int(0.95 * (len(going) - 1))]
    told = {"least ms": min(times), "most ms": max(times)}
    return [
        Figure(tr("opening Learn until it is painted"), opening, OPEN_MS, "ms", True, told),
        Figure(
            tr("from one step of a lesson to the next, p95"),
            longest,
            STEP_MS,
            "ms",
            True,
            {"median ms": statistics.median(going)},
        ),
    ]


def open_once() -> float:
    """Return how long it takes until Learn is painted in a window that has been, in ms."""
    from lstm_studio.cli.bench import _close, _open_window

    app, studio = _open_window(14, 1)
    start = time.perf_counter()
    studio.controller.do("show_page", page="learn")
    studio.window.repaint()
    took = 1000.0 * (time.perf_counter() - start)
    app.processEvents()
    _close(app, studio)
    return took


def _go_through(steps: int) -> list[float]:
    from lstm_studio.cli.bench import _close, _open_window

    app, studio = _open_window(14, 1)
    lesson = studio.controller.library.content().lessons[0]
    times: list[float] = []
    for k in range(len(lesson.steps) + steps):
        start = time.perf_counter()
        studio.controller.do("go_to_step", lesson=lesson.id, step=k % len(lesson.steps))
        app.processEvents()
        times.append(1000.0 * (time.perf_counter() - start))
    _close(app, studio)
    return times[len(lesson.steps) :]  # each page has been made once
