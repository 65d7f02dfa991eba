from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from lstm_studio.core.params import KINDS, CellParams, Kind
from lstm_studio.core.tasks import hold
from lstm_studio.core.trace import run_trace
from lstm_studio.engine.batch import Readout, hidden_states, measure_delays, measure_scores
from lstm_studio.engine.models import list_models, load_model

MODULES = {"lstm": nn.LSTM, "gru": nn.GRU, "rnn": nn.RNN}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("hidden_size", [1, 8, 33])
def test_a_batch_says_what_a_trace_says(kind: Kind, hidden_size: int) -> None:
    params = CellParams.random(kind, hidden_size, 2, seed=3)
    x, _ = hold(np.random.default_rng(4), 25, 6)
    states = hidden_states(params, x)
    assert states.shape == (6, 25, hidden_size)
    for one, expected in zip(x, states, strict=True):
        np.testing.assert_allclose(run_trace(params, one)["h"], expected, rtol=0, atol=1e-14)


@pytest.mark.parametrize("card", list_models(), ids=lambda card: card.id)
def test_a_shipped_cell_says_what_torch_says(card) -> None:
    """In float64: the plain RNN of one unit amplifies a rounding to float32 1.85 times a step.

    Fresh networks are held against torch in float32, where they are trained, in
    ``test_torch_training``.
    """
    params, readout, _ = load_model(card.id)
    x, _ = hold(np.random.default_rng(5), 60, 32)
    layer = MODULES[params.kind](
        params.input_size, params.hidden_size, batch_first=True, dtype=torch.float64
    )
    linear = nn.Linear(params.hidden_size, 1, dtype=torch.float64)
    with torch.no_grad():
        for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
            getattr(layer, f"{name}_l0").copy_(torch.from_numpy(np.array(getattr(params, name))))
        linear.weight.copy_(torch.from_numpy(np.array(readout.weight)))
        linear.bias.fill_(readout.bias)
        hidden, _ = layer(torch.from_numpy(x))
        answer = linear(hidden)[..., 0]
    ours = hidden_states(params, x)
    np.testing.assert_allclose(hidden.numpy(), ours, rtol=0, atol=1e-12)
    np.testing.assert_allclose(answer.numpy(), readout(ours), rtol=0, atol=1e-11)


def perfect_memory() -> tuple[CellParams, Readout]:
    """A GRU whose update gate is shut but for a mark, and whose candidate is 0.01 times x.

    With marks saturating the gate it is sample and hold up to the curvature of tanh.
    """
    params = CellParams(
        "gru",
        np.array([[0.0, 0.0], [0.0, -200.0], [0.01, 0.0]]),
        np.zeros((3, 1)),
        np.array([0.0, 100.0, 0.0]),
        np.zeros(3),
    )
    return params, Readout(np.array([100.0]), 0.0)


def test_scores_of_a_perfect_memory_and_of_one_that_says_nothing() -> None:
    params, readout = perfect_memory()
    share, error = measure_scores(params, readout, "hold", 1, 50, 60)
    assert share == 1.0
    assert error < 1e-4
    assert max(measure_delays(params, readout, 2, 50, (1, 10, 100))) < 1e-4

    silent = Readout(np.zeros(1), 0.0)
    share, error = measure_scores(params, silent, "hold", 1, 400, 60)
    _, target = hold(np.random.default_rng(1), 60, 400)
    assert share == np.mean(np.abs(target) < 0.1)
    assert error == np.mean(np.abs(target))


def test_the_error_at_a_delay_is_that_many_steps_after_the_mark() -> None:
    # An RNN of one unit that says x as it comes: right at delay 0, and the newest number after.
    params = CellParams("rnn", np.array([[1e-3, 0.0]]), np.zeros((1, 1)), np.zeros(1), np.zeros(1))
    readout = Readout(np.array([1e3]), 0.0)
    x, _ = hold(np.random.default_rng(9), 8, 300, 0.0)
    expected = [np.mean(np.abs(x[:, delay, 0] - x[:, 0, 0])) for delay in (0, 3, 7)]
    found = measure_delays(params, readout, 9, 300, (0, 3, 7))
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-6)
    assert found[1] > 0.5


def test_a_readout_is_read_only() -> None:
    readout = Readout(np.array([1.0, 2.0]), 0.5)
    assert readout(np.array([[1.0, 1.0], [0.0, 2.0]])).tolist() == [3.5, 4.5]
    with pytest.raises(ValueError, match="read-only"):
        readout.weight[0] = 3.0
