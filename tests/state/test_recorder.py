"""A recorded state comes back as it was, by the calls that are recorded."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_studio.content.scene_files import allowed_intents
from lstm_studio.controller.library import ShippedLibrary
from lstm_studio.core.errors import StudioError
from lstm_studio.core.overrides import Overrides
from lstm_studio.core.params import CellParams
from lstm_studio.core.tokens import parse_text
from lstm_studio.state.library import Model
from lstm_studio.state.pitfalls import PitfallResult
from lstm_studio.state.recorder import record, recorded
from lstm_studio.state.registry import apply
from lstm_studio.state.scenes import Call, apply_calls, apply_scene
from lstm_studio.state.studio import initial_state
from tests.fixtures.meaning import CALLS, meaning
from tests.fixtures.readers import ReadingLibrary, word_model

LIBRARY = ReadingLibrary()
LEADING = {"show_page", "choose_kind", "choose_mode", "choose_size", "choose_unit", "choose_word"}
LEADING |= {"set_unit_scope", "choose_character_model"}  # these may lead the way to the next call


def after(calls):
    """Return the state after calls; those that are refused are left out."""
    state = initial_state(LIBRARY)
    for name, arguments in calls:
        try:
            state = apply(state, LIBRARY, name, **arguments)
        except StudioError:
            continue
    return state


def again(state):
    return apply_scene(initial_state(LIBRARY), LIBRARY, recorded(state, LIBRARY))


def different(state, other):
    one, two = meaning(state, LIBRARY), meaning(other, LIBRARY)
    return {name: (one[name], two[name]) for name in one if one[name] != two[name]}


@settings(max_examples=300)
@given(st.lists(CALLS, max_size=12))
def test_any_state_comes_back(calls):
    state = after(calls)
    assert different(state, again(state)) == {}


@settings(max_examples=100)
@given(st.lists(CALLS, max_size=12), st.lists(CALLS, max_size=5))
def test_a_recording_does_not_depend_on_what_was_there_before(calls, before):
    state = after(calls)
    # The training belongs to the person: a scene leaves it as it is.
    there = replace(after(before), lab=initial_state(LIBRARY).lab)
    there = replace(there, reading=initial_state(LIBRARY).reading)
    assert different(state, apply_scene(there, LIBRARY, recorded(state, LIBRARY))) == {}


@settings(max_examples=100)
@given(st.lists(CALLS, max_size=8))
def test_no_call_is_without_effect(calls):
    """What is left away is missed: nothing is recorded that a first start has."""
    state = after(calls)
    scene = recorded(state, LIBRARY)
    for n in range(len(scene)):
        shorter = (*scene[:n], *scene[n + 1 :])
        if scene[n].name in LEADING:
            continue
        try:
            found = apply_calls(initial_state(LIBRARY), LIBRARY, shorter)
        except StudioError:
            continue
        assert different(state, found) != {}, scene[n]


@settings(max_examples=60)
@given(st.lists(CALLS, max_size=8))
def test_only_what_files_may_hold_is_recorded(calls):
    assert {call.name for call in recorded(after(calls), LIBRARY)} <= set(allowed_intents())


def test_a_first_start_is_one_call():
    assert recorded(initial_state(LIBRARY), LIBRARY) == (Call("show_page", {"page": "sandbox"}),)


def test_runs_of_equal_gates_are_one_call():
    calls = [("pin_gate", {"gate": "f", "value": 0.5, "first": 2, "last": 6})]
    assert recorded(after(calls), LIBRARY) == (
        Call("show_page", {"page": "sandbox"}),
        Call("pin_gate", {"gate": "f", "value": 0.5, "first": 2, "last": 6}),
    )


def test_a_gate_at_one_value_is_one_call():
    scene = recorded(after([("pin_gate", {"gate": "i", "value": 0.25})]), LIBRARY)
    assert scene[1:] == (Call("pin_gate", {"gate": "i", "value": 0.25}),)


def test_another_page_needs_no_visit_to_the_sandbox():
    scene = recorded(after([("show_page", {"page": "gradients"})]), LIBRARY)
    assert scene == (Call("show_page", {"page": "gradients"}),)


def test_a_person_s_own_text_is_recorded_word_by_word():
    state = apply(
        initial_state(LIBRARY), LIBRARY, "use_sequence", sequence=parse_text("one 0.5 two")
    )
    found = again(state)
    assert found.sequence.current.tokens == ("one", "0.5", "two")
    assert different(state, found) == {}


def test_what_cannot_be_recorded_is_said():
    state = initial_state(LIBRARY)
    model = Model("visit", CellParams.random("lstm", 3, 1, seed=1))
    state = apply(state, LIBRARY, "open_in_sandbox", model=model, sequence=state.sequence.current)
    state = apply(state, LIBRARY, "add_word", model=word_model("perch", own=True))
    state = apply(state, LIBRARY, "keep_pitfall_result", result=PitfallResult("leak", "reset", ()))
    recording = record(state, LIBRARY)
    assert len(recording.left_out) == 3
    assert any("another page has brought" in sentence for sentence in recording.left_out)
    assert any("“perch” is a word of your own" in sentence for sentence in recording.left_out)
    assert any("pitfalls" in sentence for sentence in recording.left_out)
    apply_scene(initial_state(LIBRARY), LIBRARY, recording.scene)  # and the rest is sound


def test_a_unit_of_find_the_cell_comes_back():
    library = ShippedLibrary()
    state = initial_state(library)
    for name, arguments in (
        ("choose_character_model", {"model": "python"}),
        ("look_at_unit", {"unit": 7}),
        ("look_at_character", {"at": 3}),
        ("show_page", {"page": "cells"}),
    ):
        state = apply(state, library, name, **arguments)
    found = apply_scene(initial_state(library), library, recorded(state, library)).finding
    assert (found.model, found.unit, found.at) == ("python", 7, 3)


def test_nothing_is_left_out_of_what_can_be_recorded():
    assert record(initial_state(LIBRARY), LIBRARY).left_out == ()


@pytest.mark.parametrize("kind", ["lstm", "gru"])
def test_pins_of_single_units_come_back(kind):
    calls = [
        ("choose_kind", {"kind": kind}),
        ("choose_size", {"size": 8}),
        ("choose_mode", {"mode": "learned"}),
        ("set_unit_scope", {"units": "one"}),
        ("choose_unit", {"unit": 3}),
        ("pin_gate", {"gate": "f" if kind == "lstm" else "z", "value": 0.5, "first": 1, "last": 2}),
    ]
    state = after(calls)
    held = next(iter(state.gates.pins.values()))
    assert isinstance(held, Overrides)
    assert different(state, again(state)) == {}
