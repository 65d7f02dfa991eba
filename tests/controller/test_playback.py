"""The one clock, driven by hand: `advance` is what the timer calls, so no test waits."""

from __future__ import annotations

import math
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "fixtures"))
from tests.fixtures.readers import ReadingLibrary

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.playback import Playback
from lstm_studio.state import timeline as timeline_module
from lstm_studio.state.timeline import Timeline


@pytest.fixture
def played(qtbot):
    controller = ModelController(ReadingLibrary())
    playback = Playback(controller)
    yield controller, playback
    playback.pause()


def at(controller):
    head = controller.state.playhead
    return head.step, head.phase


def test_a_second_is_a_step_at_speed_one(played):
    controller, playback = played
    controller.do("move_to", step=0, phase=0.0)
    playback.advance(0.5)
    assert at(controller) == (0, pytest.approx(3.0))
    playback.advance(1.0)
    assert at(controller) == (1, pytest.approx(3.0))
    controller.do("set_speed", speed=8.0)
    playback.advance(0.25)
    assert at(controller) == (3, pytest.approx(3.0))


def test_it_stops_at_the_end_or_loops(played):
    controller, playback = played
    controller.do("move_to", step=13, phase=3.0)
    playback.play()
    playback.advance(1.0)
    assert at(controller) == (13, math.inf)
    assert not playback.playing
    controller.do("set_loop", loop=True)
    controller.do("move_to", step=13, phase=3.0)
    playback.advance(1.0)
    assert at(controller) == (0, pytest.approx(3.0))


def test_play_at_the_end_starts_again(played):
    controller, playback = played
    playback.last()
    playback.play()
    assert playback.playing
    assert at(controller) == (0, 0.0)


def test_steps(played):
    controller, playback = played
    playback.first()
    assert at(controller) == (0, math.inf)
    playback.back()
    assert at(controller) == (0, math.inf)
    playback.forward()
    assert at(controller) == (1, math.inf)
    playback.last()
    playback.forward()
    assert at(controller) == (13, math.inf)


def test_forward_completes_an_update_that_is_under_way(played):
    controller, playback = played
    controller.do("move_to", step=4, phase=2.5)
    playback.forward()
    assert at(controller) == (4, math.inf)


def test_every_sub_step_forth_and_back(played):
    controller, playback = played
    controller.do("move_to", step=2)
    places = []
    for _ in range(7):
        playback.sub_step()
        places.append(at(controller))
    assert places == [(3, 1.0), (3, 2.0), (3, 3.0), (3, 4.0), (3, 5.0), (3, math.inf), (4, 1.0)]
    back = []
    for _ in range(7):
        playback.sub_step_back()
        back.append(at(controller))
    assert back == [(3, math.inf), (3, 5.0), (3, 4.0), (3, 3.0), (3, 2.0), (3, 1.0), (2, math.inf)]


def test_an_interrupted_update_is_finished_by_a_sub_step(played):
    controller, playback = played
    controller.do("move_to", step=3, phase=2.4)
    playback.sub_step()
    assert at(controller) == (3, 3.0)
    controller.do("move_to", step=3, phase=2.4)
    playback.sub_step_back()
    assert at(controller) == (3, 2.0)


def test_scrubbing_and_another_sequence_interrupt(played):
    controller, playback = played
    playback.play()
    controller.do("choose_sequence", id="short")
    assert not playback.playing
    playback.play()
    playback.back()
    assert not playback.playing


def test_reduced_motion_shows_whole_steps_only(played):
    controller, playback = played
    controller.do("set_reduce_motion", reduce_motion=True)
    playback.first()
    playback.play()
    phases = set()
    for _ in range(60):
        playback.advance(0.25)
        phases.add(controller.state.playhead.phase)
    assert phases == {math.inf}
    assert controller.state.playhead.step == 13


@given(st.lists(st.floats(0.0, 3.0), max_size=30), st.booleans(), st.sampled_from([0.25, 1.0, 8.0]))
def test_the_playhead_never_leaves_the_sequence(qapp, frames, loop, speed):
    controller = ModelController(ReadingLibrary())
    playback = Playback(controller)
    controller.do("set_loop", loop=loop)
    controller.do("set_speed", speed=speed)
    controller.do("move_to", step=0, phase=0.0)
    for seconds in frames:
        playback.advance(seconds)
        step, phase = at(controller)
        assert 0 <= step < len(controller.state.sequence.current)
        assert phase == math.inf or 0.0 <= phase < 6.0


# ------------------------------------------------------------------- what another page has to read


def _read(state) -> Timeline:
    return Timeline(3, state.playhead.step, state.playhead.phase, (), ("a", "b", "c"))


@pytest.fixture
def words(played, monkeypatch):
    """Another page, with three words that have no parts."""
    reading = replace(timeline_module._READINGS["sandbox"], read=_read)
    monkeypatch.setitem(timeline_module._READINGS, "both", reading)
    controller, playback = played
    controller.do("move_to", step=0)
    controller.do("show_page", page="both")
    return controller, playback


def test_another_page_and_the_way_back_stop_the_clock(words):
    controller, playback = words
    for page in ("sandbox", "both"):
        playback.play()
        assert playback.playing
        controller.do("set_speed", speed=2.0)
        assert playback.playing, "the pace is no reason to stop"
        controller.do("show_page", page=page)
        assert not playback.playing


def test_a_page_with_nothing_to_read_does_not_play(played):
    controller, playback = played
    controller.do("show_page", page="both")
    before = controller.state
    playback.toggle()
    assert not playback.playing
    for act in (playback.forward, playback.back, playback.last, playback.first):
        act()
    playback.sub_step()
    playback.sub_step_back()
    playback.advance(1.0)
    assert controller.state is before


def test_steps_without_parts_are_played_whole(words):
    controller, playback = words
    playback.last()
    playback.play()
    assert at(controller) == (0, math.inf), "from the beginning"
    places = []
    for _ in range(5):
        playback.advance(0.5)
        places.append(at(controller)[0])
    assert places == [0, 1, 1, 2, 2]
    playback.advance(0.5)
    assert not playback.playing


def test_one_part_of_a_step_without_parts_is_the_step(words):
    controller, playback = words
    for act, step in (
        (playback.sub_step, 1),
        (playback.sub_step, 2),
        (playback.sub_step, 2),
        (playback.sub_step_back, 1),
        (playback.forward, 2),
        (playback.back, 1),
    ):
        act()
        assert at(controller) == (step, math.inf)
