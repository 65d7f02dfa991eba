"""The quick run of an LSTM is its cell function, step after step and bit by bit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lstm_studio.core.cells import LSTMStep, lstm_step
from lstm_studio.core.lstm_run import lstm_run
from lstm_studio.core.overrides import Overrides
from lstm_studio.core.params import GATES

GATE_NAMES = GATES["lstm"]


def steps_of(params, x, pins, h, c):
    """The cell function, one step after the other."""
    rows = [None] * len(x) if pins is None else pins.stack()
    for values, row in zip(x, rows, strict=True):
        step = lstm_step(params, values, h, c, row)
        h, c = step.h, step.c
        yield step


def assert_same_bits(params, x, pins, h0, c0):
    with np.errstate(all="ignore"):
        found, pre = lstm_run(params, x, pins, h0, c0)
        for t, step in enumerate(steps_of(params, x, pins, h0, c0)):
            for name in LSTMStep._fields[:-1]:
                np.testing.assert_array_equal(found[name][t], getattr(step, name), name)
            for gate, expected in zip(GATE_NAMES, step.pre, strict=True):
                np.testing.assert_array_equal(pre[gate][t], expected, gate)


@given(
    st.integers(1, 64),
    st.integers(1, 8),
    st.integers(1, 20),
    st.integers(0, 2**32 - 1),
    st.floats(-9, 2).map(lambda exponent: 10.0**exponent),
    st.sampled_from([0.0, 0.02, 0.5, 1.0]),
)
@example(1, 1, 1, 0, 1.0, 0.0)
@example(32, 2, 20, 1, 0.3, 0.5)
@example(64, 8, 20, 2, 1.0, 1.0)
def test_run_is_the_cell_function_bit_by_bit(
    draw_params, draw_overrides, H, D, T, seed, scale, density
):
    params = draw_params("lstm", H, D, seed, scale)
    generator = np.random.default_rng(seed + 1)
    x = generator.standard_normal((T, D))
    pins = draw_overrides("lstm", T, H, seed, density)
    h0, c0 = generator.uniform(-1, 1, H), generator.uniform(-3, 3, H)
    assert_same_bits(params, x, pins if pins else None, h0, c0)


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf, 1e308])
@pytest.mark.parametrize("gate", [None, *GATE_NAMES])
def test_what_is_no_number_goes_the_same_way(draw_params, wrong, gate):
    params = draw_params("lstm", 3, 2, 4, 1.0)
    x = np.full((6, 2), 0.3)
    x[2, 0] = wrong
    pins = None if gate is None else Overrides("lstm", 6, 3).pin(gate, 0.4, 0, 5)
    assert_same_bits(params, x, pins, np.zeros(3), np.zeros(3))


def test_state_before_a_step_is_the_state_after_the_one_before(draw_params):
    params = draw_params("lstm", 2, 1, 0, 1.0)
    h0, c0 = np.array([0.1, -0.2]), np.array([1.5, 0.5])
    found, _ = lstm_run(params, np.ones((4, 1)), None, h0, c0)
    for name, first in (("h", h0), ("c", c0)):
        np.testing.assert_array_equal(found[f"{name}_prev"], np.vstack([first, found[name][:-1]]))
