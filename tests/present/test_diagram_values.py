"""The numbers of one unit at one step, taken out of a trace."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.overrides import Overrides
from lstm_studio.core.params import CellParams
from lstm_studio.core.trace import run_trace
from lstm_studio.present.diagram_values import step_values, strength, thickness


def made(kind, hidden=3, inputs=2, seed=1, steps=5):
    draw = np.random.default_rng(seed)
    params = CellParams.build(kind, hidden, inputs, lambda shape: draw.normal(size=shape))
    return run_trace(params, draw.normal(size=(steps, inputs)))


@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
def test_numbers_are_those_of_the_trace(kind):
    trace = made(kind)
    values = step_values(trace, 3, 2)
    shown = {"lstm": "f i g o c h c_prev h_prev kept write tanh_c", "gru": "r z n h h_prev kept"}
    for key in shown.get(kind, "h h_prev").split():
        assert values[key] == trace[key][3, 2]
    assert (values.step, values.steps, values.unit, values.units) == (3, 5, 2, 3)
    assert values.inputs == tuple(trace.x[3])
    assert values["h_bus"] == np.abs(trace["h_prev"][3]).max()


def test_intermediate_numbers_make_up_the_results():
    gru = step_values(made("gru"), 2, 1)
    pre = made("gru").pre("n")[2, 1]
    row = made("gru").params
    at = row.row("n", 1)
    from_x = row.weight_ih[at] @ made("gru").x[2] + row.bias_ih[at]
    assert gru["gated"] == pytest.approx(pre - from_x, abs=1e-12)
    assert gru["one_minus"] * gru["n"] + gru["kept"] == pytest.approx(gru["h"], abs=1e-12)
    rnn = step_values(made("rnn"), 2, 1)
    assert rnn["wx"] + rnn["uh"] + rnn["b"] == pytest.approx(rnn["sum"], abs=1e-12)
    assert math.tanh(rnn["sum"]) == pytest.approx(rnn["h"], abs=1e-12)
    assert math.isnan(rnn["u"])
    assert math.isnan(rnn["w"])


def test_one_weight_is_known_where_there_is_one():
    trace = made("rnn", hidden=1, inputs=1)
    values = step_values(trace, 1)
    assert values["u"] == trace.params.weight_hh[0, 0]
    assert values["w"] == trace.params.weight_ih[0, 0]


def test_only_this_step_and_unit_count_as_held():
    params = CellParams.build("lstm", 2, 1, np.zeros)
    pins = Overrides("lstm", 3, 2).pin("f", 0.25, 1, 1, unit=1)
    trace = run_trace(params, np.zeros((3, 1)), pins)
    assert step_values(trace, 1, 1).pinned == {"f"}
    assert step_values(trace, 1, 0).pinned == frozenset()
    assert step_values(trace, 2, 1).pinned == frozenset()


def test_there_is_no_step_or_unit_beyond_the_last():
    trace = made("lstm")
    for step, unit in ((5, 0), (0, 3)):
        with pytest.raises(IndexError):
            step_values(trace, step, unit)


@given(st.floats(0.0, 1e6), st.floats(0.0, 1e6))
def test_more_looks_stronger_and_nothing_leaps(a, b):
    low, high = sorted((a, b))
    assert 0.0 <= strength(low) <= strength(high) <= 1.0
    assert strength(high) - strength(low) <= 0.8 * (high - low) + 1e-12
    assert strength(-a) == strength(a)


def test_what_is_no_number_is_of_middle_width():
    for value in (math.nan, math.inf, -math.inf):
        assert thickness(value, 9.0, 1.0) == 5.0
    assert thickness(0.0, 9.0, 1.0) == 1.0
    assert thickness(1e12, 9.0, 1.0) == pytest.approx(9.0)
