"""One step of each cell is PyTorch's step."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lstm_studio.core.cells import gru_step, held, lstm_step, rnn_step, sigmoid
from lstm_studio.core.overrides import PINNABLE
from lstm_studio.core.params import KINDS

TOLERANCE = 1e-12

kinds = st.sampled_from(KINDS)
widths = st.integers(1, 64)
inputs = st.integers(1, 8)
seeds = st.integers(0, 2**32 - 1)
scales = st.floats(-9, 2).map(lambda exponent: 10.0**exponent)


def ours(params, x, h, c, pins=None):
    """(h, c) or (h,) as torch's cells return them, and the whole step."""
    if params.kind == "lstm":
        step = lstm_step(params, x, h, c, pins)
        return (step.h, step.c), step
    if params.kind == "gru":
        step = gru_step(params, x, h, pins)
    else:
        step = rnn_step(params, x, h)
    return (step.h,), step


@given(kinds, widths, inputs, seeds, scales)
@example("lstm", 1, 1, 0, 1.0)
@example("gru", 1, 1, 0, 1.0)
@example("rnn", 1, 1, 0, 1.0)
@example("lstm", 64, 8, 1, 100.0)
@example("gru", 64, 8, 1, 100.0)
@example("rnn", 64, 8, 1, 100.0)
def test_step_is_torchs(oracle, draw_params, kind, H, D, seed, scale):
    params = draw_params(kind, H, D, seed, scale)
    generator = np.random.default_rng(seed + 1)
    x = generator.uniform(-1, 1, D)
    h = generator.uniform(-1, 1, H)
    c = generator.uniform(-5, 5, H)
    state, _ = ours(params, x, h, c)
    for found, expected in zip(state, oracle.cell_step(params, x, h, c), strict=True):
        assert np.abs(found - expected).max() <= TOLERANCE


@given(kinds, seeds)
def test_batch_of_torch_is_our_steps_side_by_side(oracle, draw_params, kind, seed):
    params = draw_params(kind, 7, 3, seed, 0.8)
    generator = np.random.default_rng(seed)
    x, h, c = (generator.standard_normal((16, n)) for n in (3, 7, 7))
    expected = oracle.cell_step(params, x, h, c)
    for n in range(16):
        state, _ = ours(params, x[n], h[n], c[n])
        for found, batch in zip(state, expected, strict=True):
            assert np.abs(found - batch[n]).max() <= TOLERANCE


@pytest.mark.parametrize("kind", KINDS)
def test_block_order_is_pytorchs(oracle, draw_params, kind):
    """Each block of rows alone: an exchanged pair of gates could not pass."""
    blank = draw_params(kind, 2, 1, 0, 0.0)
    state = np.array([0.3, -0.7])
    for row in range(len(blank.bias_ih)):
        params = blank.with_value("bias_ih", (row,), 1.5).with_value("bias_hh", (row,), -0.4)
        after, _ = ours(params, np.zeros(1), state, state)
        for found, expected in zip(
            after, oracle.cell_step(params, np.zeros(1), state, state), strict=True
        ):
            assert np.abs(found - expected).max() <= TOLERANCE


@given(st.sampled_from(["lstm", "gru"]), seeds)
def test_held_gate_replaces_itself_and_nothing_else(draw_params, kind, seed):
    H = 3
    params = draw_params(kind, H, 2, seed, 1.0)
    generator = np.random.default_rng(seed)
    x, h, c = (generator.uniform(-1, 1, n) for n in (2, H, H))
    names = PINNABLE[kind]
    _, free = ours(params, x, h, c)
    for count in range(len(names) + 1):
        for subset in itertools.combinations(names, count):
            pins = np.full((len(names), H), np.nan)
            for name in subset:
                pins[names.index(name), 1] = 0.25
            _, step = ours(params, x, h, c, pins)
            for name in names:
                expected = np.array(getattr(free, name))
                if name in subset:
                    expected[1] = 0.25
                # A held reset gate is meant to move the candidate that it scales.
                if not (name == "n" and "r" in subset and "n" not in subset):
                    np.testing.assert_array_equal(getattr(step, name), expected)


def test_pins_that_hold_nothing_change_no_bit(draw_params):
    for kind, gates in (("lstm", 4), ("gru", 3)):
        params = draw_params(kind, 5, 2, 11, 1.0)
        x, h, c = np.ones(2), np.full(5, 0.2), np.full(5, -0.4)
        free, _ = ours(params, x, h, c)
        unheld, _ = ours(params, x, h, c, np.full((gates, 5), np.nan))
        np.testing.assert_array_equal(free, unheld)


def test_step_leaves_its_arguments_alone(draw_params):
    for kind in KINDS:
        params = draw_params(kind, 4, 2, 5, 1.0)
        arrays = [np.full(2, 0.5), np.full(4, 0.1), np.full(4, 0.2)]
        before = [a.copy() for a in arrays]
        ours(params, *arrays)
        np.testing.assert_array_equal(np.concatenate(arrays), np.concatenate(before))


@given(st.floats(allow_nan=False))
def test_sigmoid_stays_between_0_and_1_without_overflow(z):
    value = float(sigmoid(np.array([z]))[0])
    assert 0.0 <= value <= 1.0
    assert value == pytest.approx(1.0 - float(sigmoid(np.array([-z]))[0]), abs=1e-15)


def test_sigmoid_at_its_ends():
    found = sigmoid(np.array([-np.inf, 0.0, np.inf, np.nan]))
    np.testing.assert_array_equal(found, [0.0, 0.5, 1.0, np.nan])


def test_held_keeps_what_is_free():
    free, pins = np.array([0.1, 0.2, 0.3]), np.array([np.nan, 0.9, np.nan])
    np.testing.assert_array_equal(held(free, pins), [0.1, 0.9, 0.3])
    assert held(free, None) is free
