"""Undo and redo."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "fixtures"))
from library import SmallLibrary

from lstm_studio.state.derive import derive
from lstm_studio.state.history import History
from lstm_studio.state.registry import apply
from lstm_studio.state.studio import initial_state
from tests.fixtures.readers import ReadingLibrary

LIBRARY = SmallLibrary()
assert derive


def step(history, state, name, merge=None, **arguments):
    history.record(state, name, merge)
    return apply(state, LIBRARY, name, **arguments)


def test_undo_and_redo_bring_back_the_very_states():
    history, a = History(), initial_state(LIBRARY)
    b = step(history, a, "choose_kind", kind="gru")
    c = step(history, b, "choose_mode", mode="learned")
    assert (history.undo_name, history.redo_name) == ("choose_mode", "")
    assert history.undo(c).cell is b.cell
    assert history.undo(b).cell is a.cell
    assert not history.can_undo
    assert history.undo(a) is a
    assert history.redo_name == "choose_kind"
    assert history.redo(a).cell is b.cell
    assert history.redo(b).cell is c.cell
    assert not history.can_redo


def test_a_new_choice_forgets_what_was_undone():
    history, a = History(), initial_state(LIBRARY)
    b = step(history, a, "choose_kind", kind="gru")
    back = history.undo(b)
    step(history, back, "choose_kind", kind="rnn")
    assert not history.can_redo


def test_one_drag_is_one_entry():
    history, a = History(), initial_state(LIBRARY)
    state = a
    for k in range(50):
        state = step(history, state, "pin_gate", merge="drag-f-1", gate="f", value=k / 50)
    state = step(history, state, "pin_gate", merge="drag-f-2", gate="f", value=0.5)
    assert history.undo(state).gates is not a.gates
    assert history.undo(state).gates is a.gates
    assert not history.can_undo


def test_a_drag_after_an_undo_is_an_entry_of_its_own():
    history, a = History(), initial_state(LIBRARY)
    b = step(history, a, "pin_gate", merge="nudge", gate="f", value=0.1)
    back = history.undo(b)
    step(history, back, "pin_gate", merge="nudge", gate="f", value=0.2)
    assert history.can_undo
    assert not history.can_redo


def test_where_a_person_looks_is_not_undone():
    history, a = History(), initial_state(LIBRARY)
    b = step(history, a, "choose_sequence", id="short")
    b = apply(b, LIBRARY, "move_to", step=1)
    back = history.undo(b)
    assert back.sequence is a.sequence
    assert back.playhead.step == 1
    far = apply(back, LIBRARY, "move_to", step=13)
    assert history.redo(far).playhead.step == len(b.sequence.current) - 1


def test_the_history_is_bounded():
    history, state = History(limit=5), initial_state(LIBRARY)
    for k in range(20):
        state = step(history, state, "pin_gate", gate="f", value=k / 20)
    for _ in range(5):
        assert history.can_undo
        state = history.undo(state)
    assert not history.can_undo


def test_undo_goes_behind_the_first_look_at_a_page_and_keeps_its_sentence():
    """The sentence that a page begins with is nobody's choice, and none is taken back."""
    history, library, a = History(), ReadingLibrary(), initial_state(LIBRARY)
    history.record(a, "choose_kind")
    b = apply(a, library, "choose_kind", kind="gru")
    shown = apply(apply(b, library, "show_page", page="both"), library, "move_to", step=1)
    assert shown.reading.words
    back = history.undo(shown)
    assert back.cell is a.cell
    assert back.reading is shown.reading
    assert back.readhead is shown.readhead
