"""The curves of questions are runs of the cell, against torch in float64."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from lstm_studio.core.quiz_curves import CurveRun, curve_distance, first_apart, run_curve


def test_a_simple_rnn_is_what_torch_says():
    values = (0.0, 1.0, 0.3, 0.0, -0.5)
    cell = nn.RNN(1, 1).double()
    with torch.no_grad():
        cell.weight_ih_l0.fill_(1.0), cell.weight_hh_l0.fill_(0.6)
        cell.bias_ih_l0.zero_(), cell.bias_hh_l0.zero_()
        wanted = cell(torch.tensor(values, dtype=torch.float64)[:, None])[0][:, 0].numpy()
    run = CurveRun("rnn", values, quantity="h", recurrent=0.6)
    assert run_curve(run) == pytest.approx(wanted, abs=1e-12)


def test_an_lstm_and_a_gru_step_by_step():
    values, f, i, o = (0.4, 1.0, -0.2), (1.0, 0.5, 0.0), (1.0, 0.2, 1.0), (1.0, 0.5, 1.0)
    g = torch.tanh(torch.tensor(values, dtype=torch.float64)).tolist()
    c, cs, hs = 0.0, [], []
    for t in range(3):
        c = f[t] * c + i[t] * g[t]
        cs.append(c)
        hs.append(o[t] * np.tanh(c))
    lanes = {"f": f, "i": i, "o": o}
    assert run_curve(CurveRun("lstm", values, lanes)) == pytest.approx(cs)
    assert run_curve(CurveRun("lstm", values, lanes, "h")) == pytest.approx(hs)
    z = (0.0, 1.0, 0.25)
    h, wanted = 0.0, []
    for t in range(3):
        h = (1 - z[t]) * g[t] + z[t] * h
        wanted.append(h)
    assert run_curve(CurveRun("gru", values, {"z": z}, "h")) == pytest.approx(wanted)


def test_open_gates_are_the_default():
    assert run_curve(CurveRun("lstm", (1.0, 0.0))) == pytest.approx([np.tanh(1), np.tanh(1)])
    assert run_curve(CurveRun("gru", (1.0, 0.0), quantity="h"))[1] == pytest.approx(0.0)


def test_distance_and_the_first_step_apart():
    curve = np.array([0.0, 0.5, 1.0])
    assert curve_distance((0.0, 0.5, 1.0), curve) == 0.0
    assert curve_distance((0.3, 0.5, 1.0), curve) == pytest.approx(0.1)
    assert first_apart((0.05, 0.5, 0.7), curve, 0.1) == 2
    assert first_apart((0.05, 0.5, 1.05), curve, 0.1) is None
    assert first_apart((0.0, float("nan"), 1.0), curve, 0.1) == 1
