"""Measured times: the arithmetic under a clock of its own, and what PyTorch is left like."""

from __future__ import annotations

import builtins

import numpy as np
import pytest

from lstm_studio.core.starts import random_start
from lstm_studio.core.trace import run_trace
from lstm_studio.engine import timing
from lstm_studio.engine.timing import WARM_UP, measure_cells
from lstm_studio.present.timings import CellTimes, TimingSetup
from lstm_studio.state.comparing import COMPARED

SMALL = TimingSetup(3, 2, steps=4, batch=2, runs=3)


def cells(size=3):
    return {kind: random_start(kind, size, 2, seed=0) for kind in COMPARED}


class Clock:
    """Every run takes the next of these times, over and over."""

    def __init__(self, *seconds: float) -> None:
        self._seconds = seconds
        self._now = 0.0
        self.looks = 0

    def __call__(self) -> float:
        if self.looks % 2:
            self._now += self._seconds[(self.looks // 2) % len(self._seconds)]
        self.looks += 1
        return self._now


def run(steps):
    progress = []
    while True:
        try:
            progress.append(next(steps))
        except StopIteration as end:
            return progress, end.value


def test_a_figure_is_the_median_run_over_its_steps():
    clock = Clock(0.5, 0.2, 8.0)
    progress, found = run(measure_cells(cells(), SMALL, clock))
    figure = pytest.approx(0.5 / 4)
    assert found.setup is SMALL
    assert found.times["rnn"] == CellTimes(figure, figure, figure)
    assert found.times["lstm"].numpy == figure
    assert found.times["lstm"].both == figure
    assert [p.fraction for p in progress] == sorted(p.fraction for p in progress)
    assert progress[0].fraction > 0
    assert progress[-1].fraction <= 1.0
    figures = sum(value is not None for one in found.times.values() for value in vars(one).values())
    assert clock.looks == 2 * SMALL.runs * figures


def test_the_lstm_alone_is_measured_without_fusing_where_that_can_be(monkeypatch):
    import torch

    _, found = run(measure_cells(cells(), SMALL, Clock(1.0)))
    known = timing._can_unfuse()
    assert (found.times["lstm"].plain_both is not None) == known
    assert found.times["gru"].plain_both is None
    assert found.torch_version == torch.__version__
    monkeypatch.setattr(timing, "_can_unfuse", lambda: False)
    _, found = run(measure_cells(cells(), SMALL, Clock(1.0)))
    assert found.times["lstm"].plain_forward is None


def test_warm_up_runs_are_not_timed(monkeypatch):
    ran = []

    def noted(params, x):
        ran.append(params.kind)
        return run_trace(params, x)

    monkeypatch.setattr(timing, "run_trace", noted)
    steps = measure_cells(cells(), SMALL, Clock(1.0))
    next(steps)
    steps.close()
    assert ran == ["rnn"] * (WARM_UP + SMALL.runs)


@pytest.mark.parametrize("kind", COMPARED)
def test_what_is_timed_in_torch_is_the_same_cell(kind):
    params = cells()[kind]
    forward, _ = timing._torch_runs(params, SMALL)
    output = forward()[0].numpy()
    x = np.random.default_rng(0).uniform(-1.0, 1.0, (4, 2, 2))
    for sequence in range(2):
        expected = run_trace(params, x[:, sequence])["h"]
        np.testing.assert_allclose(output[:, sequence], expected, atol=1e-5)


def test_torch_is_left_as_it_was():
    import torch

    enabled, threads = torch.backends.mkldnn.enabled, torch.get_num_threads()
    torch.manual_seed(3)
    expected = torch.rand(1)
    torch.manual_seed(3)
    steps = measure_cells(cells(), SMALL, Clock(1.0))
    for progress in steps:
        if progress.where == "unfused":
            break
    assert torch.get_num_threads() == threads
    assert torch.backends.mkldnn.enabled == enabled
    steps.close()
    assert torch.equal(torch.rand(1), expected), "nothing was drawn from torch's own generator"


def test_without_torch_numpy_is_measured_and_the_reason_told(monkeypatch):
    original = builtins.__import__

    def refuse(name, *args, **kwargs):
        if name == "torch":
            raise ImportError("no torch here")
        return original(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", refuse)
    _, found = run(measure_cells(cells(), SMALL, Clock(0.4)))
    assert (found.missing, found.torch_version) == ("no torch here", "")
    assert found.times["gru"] == CellTimes(pytest.approx(0.1))
