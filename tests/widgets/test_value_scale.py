"""The value axis has few round labels and does not jitter."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.widgets.value_scale import SteadyLimits, label, round_step, ticks

sizes = st.floats(1e-9, 1e9)


@given(st.floats(-1e9, 1e9), sizes, st.integers(3, 6))
def test_ticks_are_few_even_and_inside(low, span, most):
    if low + span - low < 1e-6 * max(1.0, abs(low)):
        return  # no room between the numbers themselves
    values = ticks(low, low + span, most)
    assert len(values) <= most
    if most >= 5:
        assert len(values) >= 3
    assert all(low - 1e-6 * span <= value <= low + span + 1e-6 * span for value in values)
    if len(values) > 2:
        np.testing.assert_allclose(np.diff(values), values[1] - values[0], rtol=1e-6)


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (-0.45, 1.45, 4, [0.0, 0.5, 1.0]),
        (-1.1, 1.1, 5, [-1.0, 0.0, 1.0]),
        (-2.1, 0.8, 5, [-2.0, -1.0, 0.0]),
        (-1.1, 0.6, 5, [-1.0, -0.5, 0.0, 0.5]),
        (-1.1, 0.6, 2, [-1.0, 0.0]),
        (0.0, 1.0, 3, [0.0, 0.5, 1.0]),
        (0.0, 1e8, 5, [0.0, 5e7, 1e8]),
    ],
)
def test_ticks_of_usual_axes(low, high, most, expected):
    assert ticks(low, high, most) == pytest.approx(expected)


@given(sizes, st.integers(1, 9))
def test_round_step_is_round_and_least(span, most):
    step = round_step(span, most)
    mantissa = step / 10.0 ** math.floor(math.log10(step) + 1e-9)
    assert min(abs(mantissa - factor) for factor in (1, 2, 2.5, 5, 10)) < 1e-6
    assert step * most >= span * (1 - 1e-6)
    assert step * most <= 2.6 * span


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (1.0, "1"), (-0.5, "−0.5"), (0.25, "0.25"), (0.1 + 0.2, "0.3"), (2.5e7, "2.5e7")],
)
def test_label_has_no_needless_digits(value, text):
    assert label(value) == text


def test_limits_widen_at_once_and_hold_the_data():
    limits = SteadyLimits()
    assert limits.update(-0.3, 1.7)
    assert limits.low <= -0.3
    assert limits.high >= 1.7


def test_limits_hold_still_until_half_is_empty():
    limits = SteadyLimits(0.0, 2.0)
    assert not limits.update(0.0, 1.9)
    assert not limits.update(0.0, 1.2)
    assert limits.update(0.0, 0.9)
    assert (limits.low, limits.high) == (0.0, 1.0)


@given(st.lists(st.tuples(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9)), min_size=1))
def test_limits_hold_all_data_and_zero(pairs):
    limits = SteadyLimits()
    for pair in pairs:
        limits.update(min(pair), max(pair))
        slack = 1e-6 * (limits.high - limits.low)
        assert limits.low - slack <= min(min(pair), 0.0)
        assert limits.high + slack >= max(max(pair), 0.0)
        assert not limits.update(min(pair), max(pair))


def test_limits_survive_what_is_no_number():
    limits = SteadyLimits(0.0, 1.0)
    assert not limits.update(math.nan, math.nan)
    assert not limits.update(0.0, math.inf)
    limits.update(-1.7e308, 1.7e308)
    assert math.isfinite(limits.high - limits.low)
