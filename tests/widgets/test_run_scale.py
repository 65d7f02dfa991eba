from __future__ import annotations

import numpy as np
import pytest

from lstm_studio.widgets.run_scale import NumberScale, span_of


def test_a_linear_axis_goes_there_and_back() -> None:
    scale = NumberScale(100.0, 300.0, -1.0, 1.0, False)
    assert scale.many(np.array([-1.0, 0.0, 0.5])) == [100.0, 200.0, 250.0]
    assert scale.back(scale.at(0.37)) == pytest.approx(0.37)
    assert scale.ticks(5) == [-1.0, 0.0, 1.0] or len(scale.ticks(5)) >= 3


def test_a_logarithmic_axis_has_equal_ratios_equally_far_apart() -> None:
    scale = NumberScale(0.0, 300.0, 1.0, 1000.0, True)
    assert scale.many(np.array([1.0, 10.0, 100.0, 1000.0])) == pytest.approx([0, 100, 200, 300])
    assert scale.back(150.0) == pytest.approx(10**1.5)
    assert scale.ticks(4) == pytest.approx([1.0, 10.0, 100.0, 1000.0])
    assert scale.ticks(2) == pytest.approx([1.0, 100.0])


def test_what_lies_far_off_stays_within_reach() -> None:
    scale = NumberScale(0.0, 10.0, 0.0, 1e-9, False)
    assert scale.many(np.array([1e300, -1e300])) == [90.0, -90.0]


@pytest.mark.parametrize(
    ("values", "log", "limits"),
    [
        ([0.2, 0.7], False, (0.0, 0.7)),
        ([-0.2, 0.7], False, (-0.2, 0.7)),
        ([0.0, 0.0], False, (0.0, 1.0)),
        ([0.02, 0.7], True, (0.01, 1.0)),
        ([0.1, 0.1], True, (0.1, 1.0)),
        ([-5.0, 0.02], True, (0.01, 0.1)),
        ([np.nan, np.inf], False, None),
        ([0.0, -1.0], True, None),
        ([], False, None),
    ],
)
def test_limits_hold_all_that_can_be_drawn(values, log, limits) -> None:
    found = span_of([np.array(values, dtype=float)], log)
    assert found == (None if limits is None else pytest.approx(limits))
