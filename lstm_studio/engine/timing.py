"""How long a step takes, measured here and now: in numpy as the studio runs it, and in PyTorch.

PyTorch runs an LSTM on a CPU as one fused operation of oneDNN; a GRU and a simple RNN it runs
operation by operation.  To show that this is the reason for what is measured, the LSTM is also run
with oneDNN switched off, where PyTorch lets one do that (``torch.backends.mkldnn.enabled``).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from lstm_studio.core.params import CellParams, Kind
from lstm_studio.core.trace import run_trace
from lstm_studio.engine.torch_there import why_no_torch
from lstm_studio.present.timings import CellTimes, TimingProgress, Timings, TimingSetup

if TYPE_CHECKING:
    import torch

__all__ = ["measure_cells"]

WARM_UP = 2
"""Runs before the clock is looked at: the first ones allocate and choose what is fastest."""

_NAMES = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


def measure_cells(
    cells: Mapping[Kind, CellParams],
    setup: TimingSetup,
    clock: Callable[[], float] = time.perf_counter,
) -> Generator[TimingProgress, None, Timings]:
    """Measure the time a step of each cell.

    Every figure is the median of ``setup.runs`` runs over ``setup.steps`` random steps, divided by
    the steps.  PyTorch works with one thread and 32-bit numbers, on ``setup.batch`` sequences at
    once, forward alone and forward and backward; numpy as the studio does, on one sequence of
    64-bit numbers of which every quantity is kept.

    Parameters
    ----------
    cells : mapping of kind to CellParams
        All with H units and D inputs.
    setup : TimingSetup
    clock : callable, optional
        Returns seconds.

    Yields
    ------
    TimingProgress
        After each figure; closing the generator there stops the measurement.

    Returns
    -------
    Timings
        Where PyTorch cannot be loaded, numpy's figures and the reason.
    """
    total = 3 * len(cells) + 2
    done = 0
    in_numpy: dict[Kind, float] = {}
    found: dict[Kind, CellTimes] = {}
    for kind, params in cells.items():
        in_numpy[kind] = _per_step(_numpy_run(params, setup), setup, clock)
        done += 1
        yield TimingProgress(kind, "numpy", done / total)
    missing = why_no_torch()
    if missing is not None:
        found = {kind: CellTimes(seconds) for kind, seconds in in_numpy.items()}
        return Timings(setup, found, missing=str(missing))
    import torch

    for kind, params in cells.items():
        figures: list[float] = []
        for run in _torch_runs(params, setup):
            with _one_thread():
                figures.append(_per_step(run, setup, clock))
            done += 1
            yield TimingProgress(kind, "torch", done / total)
        plain: list[float] = []
        if kind == "lstm" and _can_unfuse():
            for run in _torch_runs(params, setup):
                with _one_thread(), _unfused():
                    plain.append(_per_step(run, setup, clock))
                done += 1
                yield TimingProgress(kind, "unfused", done / total)
        forward, both = figures
        found[kind] = CellTimes(in_numpy[kind], forward, both, *plain)
    return Timings(setup, found, torch_version=torch.__version__)


def _per_step(run: Callable[[], object], setup: TimingSetup, clock: Callable[[], float]) -> float:
    """Return the median time a step, in seconds."""
    for _ in range(WARM_UP):
        run()
    seconds: list[float] = []
    for _ in range(setup.runs):
        start = clock()
        run()
        seconds.append(clock() - start)
    return median(seconds) / setup.steps


def _numpy_run(params: CellParams, setup: TimingSetup) -> Callable[[], object]:
    x = np.random.default_rng(0).uniform(-1.0, 1.0, (setup.steps, params.input_size))
    x.flags.writeable = False

    def run() -> object:
        return run_trace(params, x)

    return run


def _torch_runs(
    params: CellParams, setup: TimingSetup
) -> tuple[Callable[[], object], Callable[[], object]]:
    """Return what is timed in PyTorch: forward, and forward and backward."""
    import torch

    layer = _layer(params)
    draw = np.random.default_rng(0)
    shape = (setup.steps, setup.batch, params.input_size)
    x = torch.tensor(draw.uniform(-1.0, 1.0, shape), dtype=torch.float32)

    def forward() -> object:
        with torch.no_grad():
            return layer(x)

    def both() -> None:
        layer.zero_grad()
        with torch.enable_grad():
            layer(x)[0].sum().backward()

    return forward, both


def _layer(params: CellParams) -> torch.nn.RNNBase:
    """Return the layer of PyTorch with these weights.

    It is made without a draw, which would move the generator that a training beside it draws from.
    """
    import torch

    makers = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}
    layer = makers[params.kind](params.input_size, params.hidden_size, device="meta")
    layer.to_empty(device="cpu")
    layer.load_state_dict(
        {f"{n}_l0": torch.tensor(getattr(params, n), dtype=torch.float32) for n in _NAMES}
    )
    return layer


@contextmanager
def _one_thread() -> Generator[None]:
    """Let PyTorch work with one thread, as it does where the studio trains."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def _can_unfuse() -> bool:
    """Return whether oneDNN is there and can be switched off."""
    import torch

    mkldnn: object = torch.backends.mkldnn
    return torch.backends.mkldnn.is_available() and getattr(mkldnn, "enabled", None) is True


@contextmanager
def _unfused() -> Generator[None]:
    """Switch oneDNN off, for all of PyTorch; on again at the end."""
    import torch

    mkldnn = torch.backends.mkldnn
    mkldnn.enabled = False  # pyright: ignore[reportAttributeAccessIssue]  a property of the module
    try:
        yield
    finally:
        mkldnn.enabled = True  # pyright: ignore[reportAttributeAccessIssue]
