"""What the page of gradients says is what its curves say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lstm_studio.core.params import CellParams
from lstm_studio.core.powers import power_text
from lstm_studio.present import flow_texts as texts
from lstm_studio.state.flow import FlowState, Overlay
from lstm_studio.state.flows import derive_flows
from lstm_studio.state.studio import initial_state
from tests.fixtures.library import SmallLibrary

LIBRARY = SmallLibrary()
DEFAULT = FlowState(size=16, length=121)


def flows_of(flow=DEFAULT):
    start = initial_state(LIBRARY)
    state = replace(start, flow=flow, view=replace(start.view, page="gradients"))
    return derive_flows(state, LIBRARY, None)


def said(flow=DEFAULT):
    return "\n".join(texts.flow_captions(flows_of(flow)))


def test_the_lag_is_read_off_every_curve() -> None:
    flows = flows_of()
    text = texts.flow_captions(flows)[0]
    assert text.startswith("At lag 100, of 1 at lag 0: this LSTM ")
    for curve in flows.curves:
        value = power_text(float(flows.values(curve)[100]))
        assert f"{texts.said_name(curve)} {value}" in text
    absolute = texts.flow_captions(flows_of(replace(DEFAULT, relative=False)))[0]
    assert absolute.startswith("At lag 100: ")


def test_the_factor_of_a_step_is_the_mean_of_thirty() -> None:
    values = np.log10(0.5) * np.arange(100)
    assert texts.step_factor(values, 10, 40) == pytest.approx(0.5)
    assert texts.step_factor(values[:40], 10, 40) is None
    assert texts.step_factor(values, 0, 0) is None
    values[40] = -np.inf
    assert texts.step_factor(values, 10, 40) is None
    assert "on average from lag 10 to 40: this LSTM × " in said()
    assert "from lag 3 to 9: " in said(FlowState(size=4, length=10))


def test_a_default_lstm_is_said_to_vanish_only_where_it_does() -> None:
    assert "the LSTM vanishes like an RNN" in said()
    assert "A bias of 2.00 leaves" in said()
    assert "vanishes like" not in said(replace(DEFAULT, lag=3))
    assert "vanishes like" not in said(replace(DEFAULT, scale=3.0, size=48, seed=2))
    assert "vanishes like" not in said(replace(DEFAULT, shown=("own", "rnn")))
    assert "leaves" not in said(replace(DEFAULT, bias=-2.0))


def test_growth_is_called_exploding() -> None:
    assert "Exploding" not in said()
    text = said(replace(DEFAULT, scale=3.0, bias=6.0, size=48, seed=2))
    assert "Exploding instead of vanishing: " in text
    assert "RNN to × " in text


def test_the_gates_are_multiplied() -> None:
    flows = flows_of()
    low, mean, high = (power_text(float(v[100])) for v in flows.curve("own").gates)
    assert f"let {mean} through, by unit from {low} to {high}" in said()
    assert "forget gates" not in said(replace(DEFAULT, shown=("rnn",)))
    assert "forget gates" not in said(replace(DEFAULT, lag=0))


def test_trained_cells_say_what_they_read() -> None:
    text = said(replace(DEFAULT, trained=("lstm",)))
    assert "trained LSTM" in text
    assert "then 120 unmarked ones" in text


def test_nothing_is_said_of_nothing() -> None:
    assert said(replace(DEFAULT, shown=())) == ""
    assert said(FlowState(size=128, length=400)) == ""


def test_curves_that_are_no_numbers_or_short_are_passed_over() -> None:
    plain = CellParams.random("rnn", 2, 1, 0)
    weight = np.array(plain.weight_hh)
    weight[0, 0] = np.nan
    broken = CellParams("rnn", plain.weight_ih, weight, plain.bias_ih, plain.bias_hh)
    overlays = (
        Overlay("broken", broken, np.ones((9, 1))),
        Overlay("short", plain, np.ones((9, 1))),
    )
    text = said(replace(DEFAULT, shown=(), overlays=overlays))
    assert "NaN" not in text
    assert "short" not in text


def test_the_table_has_a_row_a_lag_and_the_lag_read_off() -> None:
    flows = flows_of(replace(DEFAULT, lag=77))
    header, rows = texts.flow_table(flows)
    assert header == ("lag", *map(texts.short_name, flows.curves), "∏ f, this LSTM")
    assert [row[0] for row in rows] == ["0", "1", "2", "5", "10", "20", "50", "77", "100", "120"]
    assert {len(row) for row in rows} == {len(header)}
    rnn = flows.values(flows.curve("rnn"))
    assert rows[7][header.index("RNN")] == power_text(float(rnn[77]), exact=True)
    assert texts.flow_table(flows_of(replace(DEFAULT, shown=())))[0] == ("lag",)


def test_every_measure_and_source_has_words() -> None:
    words = {texts.measure_text(replace(DEFAULT, measured=m))[1] for m in ("inputs", "memory")}
    assert len(words) == 2
    assert len(texts.flow_sources()) == 4
    assert "16 units, 121 steps" in texts.network_note(DEFAULT)
