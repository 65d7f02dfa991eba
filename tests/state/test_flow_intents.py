"""What can be asked for on the page of gradients, and what is refused."""

from __future__ import annotations

import math

import numpy as np
import pytest

from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import CellParams
from lstm_studio.state.flow import CURVES, LIMITS, Overlay
from lstm_studio.state.flow_intents import MAX_OVERLAYS
from lstm_studio.state.history import History
from lstm_studio.state.registry import apply
from lstm_studio.state.studio import initial_state
from tests.fixtures.library import SmallLibrary

LIBRARY = SmallLibrary()


@pytest.fixture
def state():
    return initial_state(LIBRARY)


def do(state, name, **arguments):
    return apply(state, LIBRARY, name, **arguments)


@pytest.mark.parametrize("setting", LIMITS)
def test_every_setting_goes_from_end_to_end_and_no_further(state, setting) -> None:
    low, high = LIMITS[setting]
    for value in (low, high):
        found = getattr(do(state, "set_flow", setting=setting, value=value).flow, setting)
        assert found == value
        assert isinstance(found, int) == isinstance(low, int)
    for value in (low - 1, high + 1, math.nan, math.inf):
        with pytest.raises(StudioError):
            do(state, "set_flow", setting=setting, value=value)


def test_the_same_setting_is_the_same_state(state) -> None:
    assert do(state, "set_flow", setting="size", value=32.2) is state
    assert do(state, "relate_flow", relative=True) is state
    assert do(state, "measure_flow", what="inputs") is state
    assert do(state, "show_curve", curve="rnn", shown=True) is state
    assert do(state, "drop_overlays") is state


def test_curves_keep_their_order(state) -> None:
    without = do(state, "show_curve", curve="rnn", shown=False)
    assert without.flow.shown == tuple(name for name in CURVES if name != "rnn")
    assert do(without, "show_curve", curve="rnn", shown=True).flow.shown == CURVES
    trained = do(
        do(state, "show_trained", kind="rnn", shown=True), "show_trained", kind="lstm", shown=True
    )
    assert trained.flow.trained == ("lstm", "rnn")
    assert do(trained, "show_trained", kind="rnn", shown=False).flow.trained == ("lstm",)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("set_flow", {"setting": "weight", "value": 1}),
        ("show_curve", {"curve": "lstm9", "shown": True}),
        ("show_trained", {"kind": "transformer", "shown": True}),
        ("measure_flow", {"what": "loss"}),
    ],
)
def test_what_does_not_exist_is_refused_with_what_does(state, name, arguments) -> None:
    with pytest.raises(StudioError) as refused:
        do(state, name, **arguments)
    assert "Known" in refused.value.hint


def test_the_lag_stays_within_the_sequence(state) -> None:
    assert do(state, "look_at_lag", lag=9999).flow.lag == 159
    assert do(state, "look_at_lag", lag=-3).flow.lag == 0
    short = do(state, "set_flow", setting="length", value=20)
    assert (short.flow.lag, short.flow.at) == (100, 19)
    assert do(short, "set_flow", setting="length", value=160).flow.at == 100


def overlay(title="after training", steps=4, inputs=2):
    return Overlay(title, CellParams.random("lstm", 3, 2, 0), np.ones((steps, inputs)))


def test_networks_of_other_pages_come_and_go(state) -> None:
    first = do(state, "overlay_flow", overlay=overlay())
    again = do(first, "overlay_flow", overlay=overlay(steps=9))
    assert [len(one.x) for one in again.flow.overlays] == [9]
    many = again
    for k in range(MAX_OVERLAYS):
        many = do(many, "overlay_flow", overlay=overlay(str(k)))
    assert [one.title for one in many.flow.overlays] == [str(k) for k in range(MAX_OVERLAYS)]
    assert do(many, "drop_overlays").flow.overlays == ()


@pytest.mark.parametrize("shape", [(0, 2), (4, 3)])
def test_an_overlay_must_be_able_to_read(state, shape) -> None:
    with pytest.raises(StudioError):
        do(state, "overlay_flow", overlay=overlay(steps=shape[0], inputs=shape[1]))


def test_undo_takes_a_setting_back_and_leaves_the_lag(state) -> None:
    history = History()
    moved = do(state, "set_flow", setting="bias", value=4.0)
    history.record(state, "set_flow")
    looked = do(moved, "look_at_lag", lag=7)
    back = history.undo(looked)
    assert (back.flow.bias, back.flow.lag) == (2.0, 7)
