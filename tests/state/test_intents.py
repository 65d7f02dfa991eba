"""Every intent: what it changes, what it leaves alone, what it refuses."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "fixtures"))
from library import SmallLibrary, key_sequence

from lstm_studio.core.errors import StudioError
from lstm_studio.core.trace import run_trace
from lstm_studio.state import derive as _derive
from lstm_studio.state.derive import derive
from lstm_studio.state.quiz_intents import QUIZ_INTENTS
from lstm_studio.state.registry import INTENTS, apply
from lstm_studio.state.studio import hand_cell, initial_state, overrides_of

assert _derive  # derive registers the intents

LIBRARY = SmallLibrary()


@pytest.fixture
def state():
    return initial_state(LIBRARY)


def do(state, name, **arguments):
    return apply(state, LIBRARY, name, **arguments)


def test_the_first_state_is_solved_and_shows_something(state):
    results = derive(state, LIBRARY)
    assert state.cell.mode == "hand"
    assert 0 < state.playhead.step < len(state.sequence.current)
    assert results.trace["c"][-1, 0] > 0.5


def test_by_hand_every_gate_is_pinned_and_the_candidate_is_computed(state):
    trace = derive(state, LIBRARY).trace
    for gate in "ifo":
        assert trace.pinned(gate).all()
    assert not trace.pinned("g").any()
    x, h = state.sequence.current.values, trace["h_prev"][:, 0]
    w, u = hand_cell("lstm").weight_ih[2, 0], hand_cell("lstm").weight_hh[2, 0]
    np.testing.assert_array_equal(trace["g"][:, 0], np.tanh(w * x + u * h))


def test_the_candidate_can_be_pinned_too(state):
    state = do(state, "pin_gate", gate="g", value=-0.5, first=2, last=2)
    trace = derive(state, LIBRARY).trace
    assert trace["g"][2, 0] == -0.5
    assert trace["c"][2, 0] == trace["f"][2, 0] * trace["c"][1, 0] + trace["i"][2, 0] * -0.5


@pytest.mark.parametrize(
    ("scope", "steps"), [("step", [4]), ("onward", range(4, 14)), ("all", range(14))]
)
def test_scope(state, scope, steps):
    state = do(do(state, "move_to", step=4), "set_scope", scope=scope)
    before = overrides_of(state).values("f")[:, 0]
    after = overrides_of(do(state, "pin_gate", gate="f", value=0.25)).values("f")[:, 0]
    expected = before.copy()
    expected[list(steps)] = 0.25
    np.testing.assert_array_equal(after, expected)


def test_release_by_hand_goes_back_to_where_it_started(state):
    start = overrides_of(state)
    changed = do(state, "pin_gate", gate="i", value=0.9, first=0, last=13)
    back = do(changed, "release_gate", gate="i", first=3, last=5)
    lane = overrides_of(back).values("i")[:, 0]
    np.testing.assert_array_equal(lane[3:6], start.values("i")[3:6, 0])
    assert (np.delete(lane, [3, 4, 5]) == 0.9).all()
    np.testing.assert_array_equal(
        overrides_of(do(changed, "release_all")).values("i"), start.values("i")
    )


def test_level_holds_what_stands_at_the_playhead(state):
    state = do(do(state, "move_to", step=3), "flatten_gates")
    for gate in "fio":
        values = overrides_of(state).values(gate)
        assert (values == values[3, 0]).all()


def test_a_learned_cell_is_free_until_it_is_pinned(state):
    state = do(state, "choose_mode", mode="learned")
    free = derive(state, LIBRARY)
    assert free.ghost is None
    pinned = derive(do(state, "pin_gate", gate="f", value=0.0), LIBRARY)
    assert pinned.ghost is not None
    np.testing.assert_array_equal(pinned.ghost["c"], free.trace["c"])
    assert (pinned.trace["f"] == 0.0).all()
    back = derive(do(do(state, "pin_gate", gate="f", value=0.0), "release_gate", gate="f"), LIBRARY)
    assert back.ghost is None
    np.testing.assert_array_equal(back.trace["c"], free.trace["c"])


def test_one_unit_or_all(state):
    state = do(do(state, "choose_mode", mode="learned"), "choose_size", size=8)
    state = do(do(state, "choose_unit", unit=5), "set_unit_scope", units="one")
    pins = overrides_of(do(state, "pin_gate", gate="i", value=0.5)).values("i")
    assert (pins[:, 5] == 0.5).all()
    assert np.isnan(np.delete(pins, 5, axis=1)).all()
    pins = overrides_of(
        do(do(state, "set_unit_scope", units="all"), "pin_gate", gate="i", value=0.5)
    ).values("i")
    assert (pins == 0.5).all()


def test_each_bench_has_its_own_pins(state):
    by_hand = do(state, "pin_gate", gate="f", value=0.1)
    learned = do(by_hand, "choose_mode", mode="learned")
    assert not overrides_of(learned)
    assert (overrides_of(do(learned, "choose_mode", mode="hand")).values("f") == 0.1).all()


def test_another_sequence_starts_afresh(state):
    state = do(do(state, "pin_gate", gate="f", value=0.1), "choose_unit", unit=0)
    other = do(state, "choose_sequence", id="short")
    assert other.gates.pins == {}
    assert other.playhead.step < len(other.sequence.current)
    assert derive(other, LIBRARY).trace["c"].shape[0] == len(other.sequence.current)


def test_a_changed_value_makes_the_sequence_ones_own(state):
    changed = do(state, "set_value", step=3, value=-0.25)
    assert changed.sequence.current.id == "own"
    assert changed.sequence.current.values[3] == -0.25
    assert state.sequence.current.values[3] != -0.25
    assert (
        do(do(changed, "choose_sequence", id="short"), "choose_sequence", id="own").sequence.current
        is changed.sequence.own
    )
    assert do(state, "set_mark", step=0, mark=True).sequence.current.marks[0]


def test_weights_are_changed_and_given_back(state):
    learned = do(state, "choose_mode", mode="learned")
    changed = do(learned, "set_weight", parameter="weight_ih", row=1, column=0, value=3.0)
    results = derive(changed, LIBRARY)
    assert results.model.params.weight_ih[1, 0] == 3.0
    assert results.model.edited
    assert derive(do(changed, "reset_weights"), LIBRARY).model is LIBRARY.model("lstm", 1)
    readout = do(learned, "set_weight", parameter="readout_bias", row=0, column=0, value=2.0)
    np.testing.assert_allclose(
        derive(readout, LIBRARY).answers - derive(learned, LIBRARY).answers,
        2.0 - LIBRARY.model("lstm", 1).readout.bias,
    )
    by_hand = do(state, "set_weight", parameter="weight_ih", row=2, column=0, value=0.0)
    assert (derive(by_hand, LIBRARY).trace["g"] == 0).all()
    assert do(by_hand, "reset_weights").cell.hand["lstm"] is hand_cell("lstm")


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("choose_sequence", {"id": "nonsense"}),
        ("choose_kind", {"kind": "transformer"}),
        ("choose_mode", {"mode": "magic"}),
        ("choose_size", {"size": 7}),
        ("choose_unit", {"unit": 99}),
        ("choose_unit", {"unit": -1}),
        ("pin_gate", {"gate": "z", "value": 0.5}),
        ("pin_gate", {"gate": "f", "value": math.nan}),
        ("set_scope", {"scope": "never"}),
        ("set_unit_scope", {"units": "some"}),
        ("set_weight", {"parameter": "weight_ih", "row": 40, "column": 0, "value": 1.0}),
        ("set_weight", {"parameter": "bias", "row": 0, "column": 0, "value": 1.0}),
        ("set_weight", {"parameter": "weight_ih", "row": 0, "column": 0, "value": math.inf}),
        ("set_weight", {"parameter": "readout_bias", "row": 0, "column": 0, "value": 1.0}),
        ("set_value", {"step": 999, "value": 1.0}),
        ("set_speed", {"speed": 3.0}),
        ("set_theme", {"theme": "pink"}),
        ("set_scale", {"scale": 9.0}),
        ("no_such_intent", {}),
    ],
)
def test_what_is_refused_says_why(state, name, arguments):
    with pytest.raises(StudioError) as error:
        do(state, name, **arguments)
    assert error.value.message


def test_a_gate_is_held_within_its_range(state):
    assert (overrides_of(do(state, "pin_gate", gate="f", value=7.0)).values("f") == 1.0).all()
    assert (overrides_of(do(state, "pin_gate", gate="g", value=-7.0)).values("g") == -1.0).all()


def test_changing_the_cell_keeps_the_state_valid(state):
    state = do(do(state, "choose_mode", mode="learned"), "choose_size", size=8)
    state = do(do(state, "choose_unit", unit=7), "unfold", gate="f")
    gru = do(state, "choose_kind", kind="gru")
    assert gru.view.unfolded is None
    one = do(state, "choose_size", size=1)
    assert one.view.unit == 0


def test_transient_intents_are_those_of_looking():
    assert {n for n, i in INTENTS.items() if i.transient} == {
        "move_to",
        "hover",
        "show_page",
        "look_at_lag",
        "look_at_character",
        "mark_done",
        "mark_quiz",
        "forget_done",
        "use_content",
    } | (set(QUIZ_INTENTS) - {"show_scene"})


def test_parts_with_the_same_inputs_are_reused(state):
    first = derive(state, LIBRARY)
    assert derive(do(state, "move_to", step=1), LIBRARY, first) is first
    second = derive(do(state, "pin_gate", gate="f", value=0.3), LIBRARY, first)
    assert second.rnn is first.rnn
    assert second.retention is first.retention
    assert second.x is first.x
    assert second.trace is not first.trace


def test_reuse_gives_what_a_fresh_derivation_gives(state):
    """A walk over many states: the results with reuse equal those without."""
    walk = [
        ("choose_kind", {"kind": "gru"}),
        ("choose_mode", {"mode": "learned"}),
        ("pin_gate", {"gate": "z", "value": 0.5}),
        ("choose_kind", {"kind": "rnn"}),
        ("choose_mode", {"mode": "hand"}),
        ("set_weight", {"parameter": "weight_hh", "row": 0, "column": 0, "value": 0.9}),
        ("choose_kind", {"kind": "lstm"}),
        ("choose_mode", {"mode": "learned"}),
        ("choose_size", {"size": 8}),
        ("pin_gate", {"gate": "i", "value": 0.5, "first": 1, "last": 2}),
        ("set_value", {"step": 0, "value": 1.0}),
        ("release_all", {}),
        ("choose_sequence", {"id": "short"}),
    ]
    previous = None
    for name, arguments in walk:
        state = do(state, name, **arguments)
        previous = derive(state, LIBRARY, previous)
        fresh = derive(state, LIBRARY)
        for part in ("trace", "rnn"):
            np.testing.assert_array_equal(getattr(previous, part)["h"], getattr(fresh, part)["h"])
        assert (previous.ghost is None) == (fresh.ghost is None)
        np.testing.assert_array_equal(previous.retention.share, fresh.retention.share)


@given(st.lists(st.tuples(st.integers(-5, 20), st.integers(-5, 20), st.floats(-2, 2)), max_size=8))
def test_painting_changes_exactly_what_was_painted(strokes):
    state = initial_state(LIBRARY)
    expected = np.array(overrides_of(state).values("i")[:, 0])
    for first, last, value in strokes:
        state = do(state, "pin_gate", gate="i", value=value, first=first, last=last)
        low, high = min(first, last), max(first, last)
        expected[max(low, 0) : max(high + 1, 0)] = min(max(value, 0.0), 1.0)
    np.testing.assert_array_equal(overrides_of(state).values("i")[:, 0], expected)
    trace = derive(state, LIBRARY).trace
    x = key_sequence().inputs(1)
    np.testing.assert_array_equal(
        trace["c"], run_trace(hand_cell("lstm"), x, overrides_of(state))["c"]
    )
