"""Random starts: PyTorch's bounds, one seed for all kinds, and the forget bias where it belongs."""

from __future__ import annotations

import math

import numpy as np
import pytest

from lstm_studio.core.params import KINDS, CellParams
from lstm_studio.core.starts import CHRONO, chrono_biases, forget_bias_values, random_start


@pytest.mark.parametrize("kind", KINDS)
def test_a_start_is_pytorchs_from_a_seed(kind):
    found = random_start(kind, 16, 2, seed=3)
    drawn = CellParams.random(kind, 16, 2, seed=3)
    np.testing.assert_array_equal(found.weight_hh, drawn.weight_hh)
    np.testing.assert_array_equal(found.weight_ih, drawn.weight_ih)
    assert np.abs(found.weight_hh).max() <= 1 / math.sqrt(16)
    again = random_start(kind, 16, 2, seed=3)
    np.testing.assert_array_equal(found.bias_ih, again.bias_ih)
    assert not np.array_equal(found.weight_ih, random_start(kind, 16, 2, seed=4).weight_ih)


@pytest.mark.parametrize("bias", [0.0, 1.0, 3.0])
def test_the_forget_bias_is_the_sum_of_both_and_nothing_else_moves(bias):
    found = random_start("lstm", 8, 2, 0, bias)
    drawn = CellParams.random("lstm", 8, 2, 0)
    np.testing.assert_array_equal(forget_bias_values(found), np.full(8, bias))
    others = np.r_[0:8, 16:32]
    for name in ("bias_ih", "bias_hh"):
        np.testing.assert_array_equal(getattr(found, name)[others], getattr(drawn, name)[others])


@pytest.mark.parametrize("kind", ["gru", "rnn"])
def test_only_an_lstm_has_a_forget_bias(kind):
    with_bias, without = random_start(kind, 4, 2, 0, 3.0), random_start(kind, 4, 2, 0, 0.0)
    np.testing.assert_array_equal(with_bias.bias_ih, without.bias_ih)
    with pytest.raises(ValueError, match=kind):
        forget_bias_values(without)


def test_chrono_opens_the_forget_gate_and_closes_the_input_gate():
    found = random_start("lstm", 32, 2, 5, CHRONO, steps=100)
    biases = forget_bias_values(found)
    assert (biases >= 0).all()
    assert (biases <= math.log(99)).all()
    np.testing.assert_allclose(found.bias_ih[:32] + found.bias_hh[:32], -biases)


def test_a_longer_time_stretches_the_same_draws():
    short, long = chrono_biases(8, 10, seed=2), chrono_biases(8, 1000, seed=2)
    np.testing.assert_allclose((np.exp(long) - 1) / 998, (np.exp(short) - 1) / 8, rtol=1e-12)


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_a_sequence_too_short_for_chrono_still_starts(steps):
    biases = chrono_biases(4, steps, 0)
    assert np.isfinite(biases).all()
    assert (biases < math.log(2)).all()
