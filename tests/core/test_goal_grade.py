"""Grades are what a slow reading of the same bands says, and bands can only forgive more."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lstm_studio.core.goal_grade import Band, Par, count_changes, grade_band
from lstm_studio.core.overrides import Overrides
from lstm_studio.core.trace import run_trace
from lstm_studio.state.studio import hand_cell

STEPS = 7
lanes = arrays(np.float64, (STEPS, 2), elements=st.sampled_from([0.0, 0.25, 0.5, 0.8, 1.0]))
values = arrays(np.float64, (STEPS,), elements=st.floats(-1, 1, width=16))


@st.composite
def bands(draw):
    steps = tuple(sorted(draw(st.sets(st.integers(0, STEPS - 1), min_size=1))))
    target = draw(st.lists(st.floats(-1.5, 1.5), min_size=len(steps), max_size=len(steps)))
    quantity, unit = draw(st.sampled_from("ch")), draw(st.integers(0, 1))
    return Band(quantity, unit, steps, np.array(target), draw(st.floats(0.01, 0.6)))


def run(x, f, i, o):
    held = Overrides("lstm", STEPS, 2, {"f": f, "i": i, "o": o})
    return run_trace(hand_cell("lstm", 2), x[:, None], held)


@given(values, lanes, lanes, lanes, bands())
def test_grade_is_what_a_scalar_run_says(x, f, i, o, band):
    c = h = 0.0
    wrong = []
    for t in range(STEPS):
        k = band.unit
        c = f[t, k] * c + i[t, k] * np.tanh(x[t])
        h = o[t, k] * np.tanh(c)
        found = c if band.quantity == "c" else h
        if t in band.steps:
            target = band.target[band.steps.index(t)]
            if not target - band.tolerance - 1e-9 <= found <= target + band.tolerance + 1e-9:
                wrong.append(t)
    grade = grade_band(run(x, f, i, o), band)
    assert grade.wrong == tuple(wrong)
    assert grade.met == (not wrong)
    assert grade.first_wrong == (wrong[0] if wrong else None)


@given(values, lanes, lanes, lanes, bands(), st.floats(0, 1))
def test_wider_band_forgives_at_least_as_much(x, f, i, o, band, more):
    trace = run(x, f, i, o)
    wider = Band(band.quantity, band.unit, band.steps, band.target, band.tolerance + more)
    assert set(grade_band(trace, wider).wrong) <= set(grade_band(trace, band).wrong)


def test_limit_is_inside_and_what_is_no_number_outside():
    x = np.zeros(STEPS)
    x[2] = np.nan
    ones = np.ones((STEPS, 2))
    trace = run(x, ones, ones, ones)
    grade = grade_band(trace, Band("c", 0, (0, 1, 2), np.array([0.5, 0.5001, 0.0]), 0.5))
    assert grade.wrong == (1, 2)
    assert grade.at(1) == (0.0, 0.5001)


@given(lanes, lanes)
def test_changes_are_the_moves_one_counts(f, i):
    held = Overrides("lstm", STEPS, 2, {"f": f, "i": i})
    for gates, counted in ((("f",), (f,)), (("f", "i"), (f, i)), (("o",), ())):
        moves = sum(
            lane[t, unit] != lane[t - 1, unit]
            for lane in counted
            for t in range(1, STEPS)
            for unit in (0, 1)
        )
        assert count_changes(held, gates) == moves


def test_free_gate_is_another_place_than_a_closed_one():
    held = Overrides("lstm", 3, 1, {"g": np.array([[np.nan], [0.0], [np.nan]])})
    assert count_changes(held, ("g",)) == 2


def test_stars():
    par = Par(2, 4)
    assert [par.stars(n) for n in range(7)] == [3, 3, 3, 2, 2, 1, 1]


def test_band_of_nothing_is_refused():
    with pytest.raises(ValueError, match="one target"):
        Band("c", 0, (), np.array([]), 0.1)
    with pytest.raises(ValueError, match="one target"):
        Band("c", 0, (1,), np.array([1.0, 2.0]), 0.1)
