"""What the shared transport drives, page by page."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

import lstm_studio.state.intents  # noqa: F401  registers every intent
from lstm_studio.core.errors import StudioError
from lstm_studio.state.history import History
from lstm_studio.state.registry import INTENTS, apply
from lstm_studio.state.studio import PAGES, SLICES, initial_state
from lstm_studio.state.timeline import (
    _READINGS,
    PHASES,
    TIMELINE_SLICES,
    Timeline,
    moved,
    timeline,
)
from tests.fixtures.readers import ReadingLibrary

LIBRARY = ReadingLibrary()


@pytest.fixture
def state():
    return initial_state(LIBRARY)


def test_the_sandbox_reads_its_sequence_in_the_parts_of_its_cell(state):
    for kind, parts in PHASES.items():
        now = timeline(apply(state, LIBRARY, "choose_kind", kind=kind))
        assert now.tokens is state.sequence.current.tokens
        assert (now.steps, now.step, now.phases) == (14, state.playhead.step, parts)
        assert (now.phase, now.done, now.part) == (math.inf, 1.0, "")


def test_a_part_under_way_is_named(state):
    now = timeline(moved(state, 3, 2.5))
    assert (now.step, now.part, now.done) == (3, PHASES["lstm"][2], pytest.approx(2.5 / 6))


@pytest.mark.parametrize(("asked", "found"), [(-5, 0), (0, 0), (13, 13), (99, 13)])
def test_a_move_is_clipped_to_the_steps(state, asked, found):
    assert moved(state, asked).playhead.step == found
    assert apply(state, LIBRARY, "move_to", step=asked).playhead.step == found


def test_a_move_to_where_it_stands_is_no_change(state):
    assert moved(state, state.playhead.step) is state


def test_a_page_that_is_not_read_has_no_steps_and_does_not_move(state):
    unread = next(page for page in PAGES if page not in _READINGS)
    there = apply(state, LIBRARY, "show_page", page=unread)
    assert timeline(there) == Timeline()
    assert (timeline(there).last, timeline(there).done) == (0, 1.0)
    assert apply(there, LIBRARY, "move_to", step=3) is there


def test_every_entry_belongs_to_a_page_and_every_slice_is_one():
    assert set(_READINGS) <= set(PAGES)
    assert set(TIMELINE_SLICES) < set(SLICES)


def test_a_page_is_shown_and_nothing_else_changes(state):
    there = apply(state, LIBRARY, "show_page", page="both")
    assert there.view.page == "both"
    opened = {"view", "reading", "readhead"}  # a sentence is read when the page is first shown
    assert all(getattr(there, n) is getattr(state, n) for n in SLICES if n not in opened)
    assert vars(replace(there.view, page="sandbox")) == vars(state.view)
    assert apply(there, LIBRARY, "show_page", page="both") is there
    assert INTENTS["show_page"].transient


@pytest.mark.parametrize("page", ["", "Sandbox", "nowhere", None, 1])
def test_an_unknown_page_is_refused(state, page):
    with pytest.raises(StudioError, match="sandbox"):
        apply(state, LIBRARY, "show_page", page=page)


def test_undo_and_redo_stay_on_the_page(state):
    history = History()
    history.record(state, "set_loop")
    looped = apply(state, LIBRARY, "set_loop", loop=True)
    there = apply(looped, LIBRARY, "show_page", page="both")
    back = history.undo(there)
    assert (back.view.page, back.view.loop) == ("both", False)
    home = apply(back, LIBRARY, "show_page", page="sandbox")
    again = history.redo(home)
    assert (again.view.page, again.view.loop) == ("sandbox", True)
