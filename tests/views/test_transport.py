"""The transport shows where the playhead is and drives the one clock."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QToolButton

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.playback import Playback
from lstm_studio.present.phases import PHASES
from lstm_studio.state import timeline as timeline_module
from lstm_studio.state.intents import SPEEDS
from lstm_studio.style.look import Look
from lstm_studio.style.qss import apply_look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.transport import TransportView
from tests.fixtures.docked import Dock
from tests.fixtures.library import SmallLibrary
from tests.fixtures.readers import ReadingLibrary


@pytest.fixture
def controller():
    return ModelController(SmallLibrary())


@pytest.fixture
def playback(controller):
    clock = Playback(controller, controller)
    yield clock
    clock.pause()


@pytest.fixture
def view(qtbot, controller, playback):
    app = QApplication.instance()
    sheet, font = app.styleSheet(), app.font()
    apply_look(app, Look(LIGHT))  # how wide its labels are depends on it
    dock = Dock(qtbot, TransportView(controller, Look(LIGHT), playback), 1100, 60)
    yield dock.view
    dock.close()
    app.setStyleSheet(sheet)
    app.setFont(font)


def button(view, name: str) -> QToolButton:
    return view.findChild(QToolButton, f"transport.{name}")


def where(view) -> str:
    return view.findChild(QLabel, "transport.step").text()


def press(qtbot, view, name: str) -> None:
    qtbot.mouseClick(button(view, name), Qt.MouseButton.LeftButton)


def test_it_says_where_the_playhead_is(controller, view):
    controller.do("move_to", step=4)
    assert "t = 5" in where(view)
    assert "14" in where(view)
    assert view.timeline.step() == 4
    assert view.timeline.steps() == 14
    controller.do("choose_sequence", id="long_200")
    assert view.timeline.steps() == 200
    assert "200" in where(view)


@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
def test_the_part_at_work_is_named(controller, view, kind):
    controller.do("choose_kind", kind=kind)
    controller.do("move_to", step=2)
    complete = where(view)
    said = set()
    for part in range(len(PHASES[kind])):
        controller.do("move_to", step=2, phase=part + 0.5)
        assert where(view) != complete
        said.add(where(view))
    assert len(said) == len(PHASES[kind])
    controller.do("move_to", step=2, phase=math.inf)
    assert where(view) == complete


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [("first", 5, 0), ("back", 5, 4), ("forward", 5, 6), ("last", 5, 13), ("back", 0, 0)],
)
def test_buttons_move_the_playhead(qtbot, controller, view, name, start, end):
    controller.do("move_to", step=start)
    press(qtbot, view, name)
    assert controller.state.playhead.step == end


def test_play_and_pause(qtbot, controller, playback, view):
    play = button(view, "play")
    assert play.accessibleName().startswith("Play")
    press(qtbot, view, "play")
    assert playback.playing
    assert play.accessibleName().startswith("Pause")
    assert play.toolTip().startswith("Pause")
    press(qtbot, view, "play")
    assert not playback.playing
    assert play.accessibleName().startswith("Play")


def test_a_part_of_the_update(qtbot, controller, view):
    controller.do("move_to", step=3, phase=0.0)
    press(qtbot, view, "substep")
    assert controller.state.playhead.phase == 1.0


def test_the_timeline_asks_for_steps_and_stops_the_clock(controller, playback, view):
    playback.play()
    view.timeline.scrubStarted.emit()
    assert not playback.playing
    view.timeline.stepChosen.emit(7)
    assert controller.state.playhead.step == 7


def test_speed_and_loop_go_both_ways(qtbot, controller, view):
    speed = view.findChild(QComboBox, "transport.speed")
    assert speed.count() == len(SPEEDS)
    speed.setFocus()
    qtbot.keyClick(speed, Qt.Key.Key_Down)
    assert controller.state.view.speed == 2.0
    controller.do("set_speed", speed=0.25)
    assert speed.currentIndex() == 0
    press(qtbot, view, "loop")
    assert controller.state.view.loop
    controller.undo()
    assert not button(view, "loop").isChecked()


def test_the_timeline_moves_within_a_step(controller, view):
    count = len(PHASES["lstm"])
    controller.do("move_to", step=3, phase=0.5 * count)
    half = view.timeline.grab().toImage()
    controller.do("move_to", step=3)
    assert view.timeline.grab().toImage() != half


@pytest.mark.parametrize("width", [550, 600, 632, 700, 900, 1400])
def test_what_matters_stays_in_a_narrow_bar(view, width):
    view.parentWidget().resize(width, 60)
    for name in ("back", "play", "forward", "substep", "loop"):
        assert button(view, name).isVisible()
    assert view.timeline.isVisible()
    assert view.timeline.width() >= view.timeline.minimumSizeHint().width()


def test_the_bar_does_not_jump_while_it_plays(controller, view):
    """The timeline keeps its place whatever number stands before it."""
    controller.do("choose_sequence", id="long_200")
    places = set()
    for step in (0, 8, 99, 199):
        controller.do("move_to", step=step)
        view.layout().activate()
        places.add(view.timeline.geometry().left())
    assert len(places) == 1


@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
def test_nor_while_the_parts_of_an_update_follow_each_other(controller, view, kind):
    controller.do("choose_kind", kind=kind)
    places = set()
    for step in (0, 13):
        for phase in [part + 0.5 for part in range(len(PHASES[kind]))] + [math.inf]:
            controller.do("move_to", step=step, phase=phase)
            view.layout().activate()
            places.add(view.timeline.geometry().left())
    assert len(places) == 1


def test_it_follows_what_the_page_has_to_read(controller, view, monkeypatch):
    def read(state) -> timeline_module.Timeline:
        return timeline_module.Timeline(3, 1, math.inf, (), ("a", "b", "c"))

    reading = replace(timeline_module._READINGS["sandbox"], read=read)
    monkeypatch.setitem(timeline_module._READINGS, "pitfalls", reading)
    assert button(view, "substep").isVisible()
    monkeypatch.setattr(controller, "library", ReadingLibrary())
    controller.do("show_page", page="pitfalls")
    assert (view.timeline.steps(), view.timeline.step()) == (3, 1)
    assert "3" in where(view)
    assert "t = 2" in where(view)
    assert not button(view, "substep").isVisible(), "a step without parts has no part to go on"
    controller.do("show_page", page="sandbox")
    assert view.timeline.steps() == 14
    assert button(view, "substep").isVisible()
