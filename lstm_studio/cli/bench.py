"""Speed and memory as ratios, because machines differ: everything is measured here and now."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr

__all__ = ["Figure", "add_arguments", "main", "measure_memory", "measure_start", "measure_ticks"]

START_LIMIT = 0.6
START_MEMORY_LIMIT_MB = 60.0
TICK_LIMIT = 8.0
FRAME_MS = 16.7
GROWTH_LIMIT_MB = 5.0
PARTS = ("start", "ticks", "memory", "reading", "gradients", "training", "learning", "cells")


@dataclass(frozen=True)
class Figure:
    """One measured figure.

    Attributes
    ----------
    name : str
    value : float
        What is compared with the limit.
    limit : float or None
        None where the figure is only told.
    unit : str
        ``×`` for ratios, ``MB`` or ``ms``.
    at_most : bool
        Whether the limit is the most or the least.
    details : dict of str to float
        What the value was computed from: medians in ms or MB.
    """

    name: str
    value: float
    limit: float | None
    unit: str
    at_most: bool
    details: dict[str, float]

    @property
    def good(self) -> bool:
        """Whether the value is on the right side of its limit."""
        if self.limit is None:
            return True
        return self.value <= self.limit if self.at_most else self.value >= self.limit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``lstm-studio bench``."""
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--runs", type=int, default=7, help="program starts to take medians of")
    parser.add_argument("--ticks", type=int, default=200, help="slider ticks to take medians of")
    parser.add_argument(
        "--memory-steps", type=int, default=10_000, help="steps played and ticks dragged"
    )
    parser.add_argument(
        "--only",
        choices=PARTS,
        action="append",
        help="measure only this",
    )
    parser.add_argument("--keystrokes", type=int, default=50, help="keystrokes to take medians of")


def main(args: argparse.Namespace) -> int:
    """Measure and print; 0 when every figure is within its limit, else 1."""
    if min(args.runs, args.ticks, args.memory_steps, args.keystrokes) < 1:
        raise StudioError(tr("Counts start at 1."))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    wanted = args.only or PARTS
    figures: list[Figure] = []
    if "start" in wanted:
        figures += measure_start(args.runs)
    if "ticks" in wanted:
        figures += measure_ticks(args.ticks)
    if "memory" in wanted:
        figures += measure_memory(args.memory_steps)
    if "reading" in wanted:
        from lstm_studio.cli.reading_bench import measure_reading

        figures += measure_reading(args.keystrokes)
    if "gradients" in wanted:
        from lstm_studio.cli.gradients_bench import measure_gradients

        figures += measure_gradients(args.keystrokes)
    if "training" in wanted:
        from lstm_studio.cli.training_bench import measure_training

        figures += measure_training()
    if "cells" in wanted:
        from lstm_studio.cli.cells_bench import measure_cells

        figures += measure_cells(args.keystrokes)
    if "learning" in wanted:
        from lstm_studio.cli.learn_bench import measure_learning

        figures += measure_learning(args.runs)
    if args.json:
        print(json.dumps([{**asdict(f), "good": f.good} for f in figures], indent=2))
    else:
        _print_table(figures)
    return 0 if all(f.good for f in figures) else 1


def _print_table(figures: list[Figure]) -> None:
    width = max(len(f.name) for f in figures)
    for f in figures:
        verdict = "told for comparison"
        if f.limit is not None:
            sign = "at most" if f.at_most else "at least"
            verdict = f"{sign} {f.limit:g}: {'good' if f.good else 'MISSED'}"
        print(f"{f.name:{width}}  {f.value:8.2f} {f.unit:2}  {verdict}")
        if f.details:
            print(" " * width + "  " + ", ".join(f"{k} {v:.1f}" for k, v in f.details.items()))


# ------------------------------------------------------------------------------------- start


def _run(command: list[str]) -> tuple[float, float]:
    """Run a process to its end; return seconds and peak megabytes (0 where not to be had)."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if hasattr(os, "wait4"):
        error = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        code = process.returncode = os.waitstatus_to_exitcode(status)
        peak = usage.ru_maxrss / (1024.0 if sys.platform != "darwin" else 1024.0**2)
    else:
        _, error = process.communicate()
        code, peak = process.returncode, 0.0
    seconds = time.perf_counter() - start
    if process.stderr:
        process.stderr.close()
    if code != 0:
        raise StudioError(
            tr("A measured command failed with code {code}.", code=code),
            error.decode("utf-8", "replace")[-500:],
        )
    return seconds, peak


def measure_start(runs: int) -> list[Figure]:
    """Time the start to the first painted window against ``import torch``, in turn."""
    window = [sys.executable, "-m", "lstm_studio", "--exit-after-first-paint"]
    torch = [sys.executable, "-c", "import torch"]
    bare = [sys.executable, "-c", "import PySide6.QtWidgets, pyqtgraph"]
    for command in (window, torch, bare):
        _run(command)  # once, so that all files are in the cache
    rounds = [[_run(command) for command in (window, torch, bare)] for _ in range(runs)]
    seconds = [statistics.median(r[k][0] for r in rounds) for k in range(3)]
    peaks = [statistics.median(r[k][1] for r in rounds) for k in range(3)]
    ratio = statistics.median(r[0][0] / r[1][0] for r in rounds)
    return [
        Figure(
            "start to first paint / import torch",
            ratio,
            START_LIMIT,
            "×",
            True,
            {"start ms": 1000 * seconds[0], "import torch ms": 1000 * seconds[1]},
        ),
        Figure(
            "memory at first paint − bare Qt and pyqtgraph",
            peaks[0] - peaks[2],
            START_MEMORY_LIMIT_MB,
            "MB",
            True,
            {"window MB": peaks[0], "bare MB": peaks[2]},
        ),
    ]


# ------------------------------------------------------------------------------------- ticks


def _open_window(steps: int, units: int):
    """Open the real window on a sequence of `steps` steps and a cell of `units` units."""
    import tempfile
    from pathlib import Path

    import numpy as np

    from lstm_studio.app import Studio, collect_from_now_on, make_application
    from lstm_studio.core.sequence import Sequence

    app = make_application()
    folder = tempfile.mkdtemp(prefix="lstm-studio-bench-")
    studio = Studio(settings_file=Path(folder) / "settings.ini")
    controller = studio.controller
    if steps != 14:
        values = np.sin(np.arange(steps) / 7.0)
        sequence = Sequence(
            "own", "", "", tuple(str(t) for t in range(steps)), values, np.arange(steps) % 20 == 0
        )
        controller.do("use_sequence", sequence=sequence)
    if units > 1:
        controller.do("choose_mode", mode="learned")
        controller.do("choose_size", size=units)
    studio.window.resize(1440, 900)
    studio.window.show()
    app.processEvents()
    collect_from_now_on()
    return app, studio


def _close(app, studio) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    studio.window.close()
    studio.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.processEvents()


def _times(act: Callable[[int], None], count: int) -> list[float]:
    for k in range(10):
        act(k)
    times: list[float] = []
    for k in range(count):
        start = time.perf_counter()
        act(k)
        times.append(1000.0 * (time.perf_counter() - start))
    return times


def _yardstick(
    results, tokens: tuple[str, ...], size: tuple[int, int], count: int, images: bool
) -> list[float]:
    """Time matplotlib's Agg redraw of the three plot panels alone.

    The panels show what ours show and no more, in the same number of pixels: cell state and
    hidden state with the simple RNN beside them, title, legend, grid, words and playhead; and the
    three gate lanes.  A state of several units is a curve a unit, which is how matplotlib plots
    an array of that shape, or with `images` one image, which is how we draw more than 8 units.
    """
    try:
        import matplotlib
    except ImportError as error:
        raise StudioError(
            tr("The yardstick of this benchmark, matplotlib, is not installed."),
            tr("Install it with: pip install matplotlib"),
        ) from error
    matplotlib.use("Agg")
    import numpy as np
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Picture

    trace, rnn = results.trace, results.rnn
    T = len(trace)
    steps = np.arange(T)
    every = max(T // 14, 1)
    picture = Picture(figsize=(size[0] / 100, size[1] / 100), dpi=100)
    canvas = FigureCanvasAgg(picture)
    panels = picture.subplots(3, 1)
    changing = []
    for panel, key, title in zip(panels, ("c", "h"), ("Cell state", "Hidden state"), strict=False):
        data = trace[key]
        if images:
            changing.append((panel.imshow(data.T, aspect="auto", vmin=-1, vmax=1), data.T))
        else:
            for unit in range(data.shape[1]):
                (line,) = panel.plot(steps, data[:, unit], marker="o", ms=3, label="LSTM")
                changing.append((line, data[:, unit]))
            if rnn is not None:
                panel.plot(steps, rnn["h"][:, 0], "--", label="simple RNN")
            panel.grid(axis="y")
            panel.legend(loc="upper right")
        panel.set_title(title, loc="left")
        panel.axvline(8)
        panel.set_xlim(-0.5, T - 0.5)
        panel.set_xticks(steps[::every], tokens[::every])
    gates = np.stack([trace[gate][:, 0] for gate in ("f", "i", "o")])
    mesh = panels[2].pcolormesh(gates, vmin=0, vmax=1, edgecolors="white")
    panels[2].set_yticks([0.5, 1.5, 2.5], ["f", "i", "o"])
    panels[2].set_title("Gates", loc="left")
    changing.append((mesh, gates))

    def act(k: int) -> None:
        for artist, data in changing:
            changed = data + 1e-3 * (k % 7)
            if hasattr(artist, "set_ydata"):
                artist.set_ydata(changed)
            elif artist is mesh:
                artist.set_array(changed)
            else:
                artist.set_data(changed)
        canvas.draw()

    return _times(act, count)


def measure_ticks(count: int) -> list[Figure]:
    """Time one tick of a gate slider until everything visible is painted again."""
    figures: list[Figure] = []
    for steps, units in ((14, 1), (200, 32)):
        app, studio = _open_window(steps, units)
        controller = studio.controller

        def act(k: int, controller=controller, app=app) -> None:
            controller.do("pin_gate", merge="bench", gate="f", value=0.5 + 0.004 * (k % 100))
            app.processEvents()

        ours = _times(act, count)
        plots = studio.window.sandbox.plots
        panels = (
            controller.results,
            controller.state.sequence.current.tokens,
            (plots.width(), plots.height()),
            max(count // 6, 1),
        )
        theirs = _yardstick(*panels, images=False)
        as_images = _yardstick(*panels, images=True) if units > 8 else None
        _close(app, studio)
        ours.sort()
        p95 = ours[min(int(0.95 * len(ours)), len(ours) - 1)]
        figures.append(
            Figure(
                f"matplotlib redraw / slider tick, {steps} steps × {units}",
                statistics.median(theirs) / statistics.median(ours),
                TICK_LIMIT,
                "×",
                False,
                {"tick ms": statistics.median(ours), "matplotlib ms": statistics.median(theirs)},
            )
        )
        if as_images is not None:
            figures.append(
                Figure(
                    f"matplotlib redraw as images / slider tick, {steps} steps × {units}",
                    statistics.median(as_images) / statistics.median(ours),
                    None,
                    "×",
                    False,
                    {"matplotlib ms": statistics.median(as_images)},
                )
            )
        figures.append(
            Figure(f"slider tick p95, {steps} steps × {units}", p95, FRAME_MS, "ms", True, {})
        )
    return figures


# ------------------------------------------------------------------------------------ memory


def resident_mb() -> float:
    """Return the resident memory of this process in megabytes."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            pages = int(file.read().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2
    except OSError:
        try:
            import psutil
        except ImportError as error:
            raise StudioError(
                tr("The memory of a process cannot be read here without psutil."),
                tr("Install it with: pip install psutil"),
            ) from error
        return psutil.Process().memory_info().rss / 1024**2


def measure_memory(count: int) -> list[Figure]:
    """Play `count` steps and drag `count` ticks; memory must stay level."""
    app, studio = _open_window(14, 1)
    controller, playback = studio.controller, studio.window.playback
    controller.do("set_loop", loop=True)
    controller.do("set_speed", speed=8.0)

    def play(steps: int) -> None:
        for _ in range(steps):
            playback.advance(0.125)
            app.processEvents()

    def drag(ticks: int) -> None:
        for k in range(ticks):
            controller.do("pin_gate", merge="bench", gate="f", value=(k % 100) / 100)
            app.processEvents()

    figures: list[Figure] = []
    for name, act in (("played", play), ("dragged", drag)):
        act(max(count // 20, 50))  # caches of glyphs, pens and numbers fill up first
        before = resident_mb()
        act(count)
        figures.append(
            Figure(
                f"memory after {count:,} steps {name}".replace("steps dragged", "ticks dragged"),
                resident_mb() - before,
                GROWTH_LIMIT_MB,
                "MB",
                True,
                {"before MB": before},
            )
        )
    _close(app, studio)
    return figures
