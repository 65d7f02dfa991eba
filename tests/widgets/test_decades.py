"""An axis of powers of ten holds still while a slider is dragged."""

from __future__ import annotations

import numpy as np
import pytest

from lstm_studio.widgets.decades import FLOOR, SteadyDecades, decade_step


@pytest.mark.parametrize(
    ("span", "most", "step"), [(1, 6, 1), (7, 6, 2), (43, 6, 10), (60, 4, 20), (4000, 5, 1000)]
)
def test_steps_are_whole_decades(span, most, step) -> None:
    assert decade_step(span, most) == step


def curve(*values):
    return np.array(values, dtype=np.float64)


def test_one_is_always_part_of_it() -> None:
    limits = SteadyDecades()
    limits.update([curve(-3.0, -4.0)])
    assert (limits.low, limits.high) == (-4, 0)
    limits.update([curve(2.5, 8.0)])
    assert limits.high == 8
    assert 0 in limits.ticks(5)


def test_they_widen_at_once_and_narrow_late() -> None:
    limits = SteadyDecades()
    limits.update([curve(0.0, -40.0)])
    assert (limits.low, limits.high) == (-40, 0)
    assert limits.update([curve(0.0, -41.0)])
    assert limits.low == -42
    assert not limits.update([curve(0.0, -25.0)])
    assert limits.update([curve(0.0, -10.0)])
    assert limits.low == -10


def test_what_is_smaller_than_the_floor_leaves_the_picture() -> None:
    limits = SteadyDecades()
    limits.update([curve(0.0, -700.0), curve(0.0, -np.inf)])
    assert (limits.low, limits.floored) == (FLOOR, True)
    assert limits.ticks(7)[0] == FLOOR
    limits.update([curve(0.0, -50.0)])
    assert not limits.floored


def test_numbers_that_are_none_are_passed_over() -> None:
    limits = SteadyDecades()
    limits.update([curve(np.nan, np.nan), curve(np.inf, -2.0)])
    assert (limits.low, limits.high) == (-2, 0)
    limits.update([])
    assert limits.low < limits.high
