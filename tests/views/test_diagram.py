"""The diagram's view: the step and unit it shows, what it says, and what it asks for."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.present.diagram import parts
from lstm_studio.present.phases import PHASES
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.diagram import DiagramView
from tests.fixtures.docked import Dock
from tests.fixtures.library import SmallLibrary


@pytest.fixture
def controller():
    return ModelController(SmallLibrary())


@pytest.fixture
def dock(qtbot, controller):
    dock = Dock(qtbot, DiagramView(controller, Look(LIGHT)), 860, 260)
    yield dock
    dock.close()


@pytest.fixture
def view(dock):
    return dock.view


def label(view, name: str) -> QLabel:
    return view.findChild(QLabel, f"diagram.{name}")


def texts(view) -> str:
    return view.canvas.scene().summary


@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
def test_the_cell_on_the_bench_is_drawn(controller, view, kind):
    controller.do("choose_kind", kind=kind)
    assert [p.id for p in view.canvas.scene().parts] == [p.id for p in parts(kind)]


def test_it_follows_the_playhead(controller, view):
    seen = set()
    for step in (0, 3, 9):
        controller.do("move_to", step=step)
        assert str(step + 1) in label(view, "title").text()
        assert controller.state.sequence.current.tokens[step] in label(view, "note").text()
        seen.add(texts(view))
    assert len(seen) == 3


def test_it_follows_the_unit(controller, view):
    controller.do("choose_mode", mode="learned")
    controller.do("choose_size", size=8)
    first = texts(view)
    controller.do("choose_unit", unit=4)
    assert texts(view) != first
    assert "5" in label(view, "title").text()


@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
def test_each_part_of_the_update_has_its_picture_and_its_sentence(controller, view, kind):
    controller.do("choose_kind", kind=kind)
    pictures, notes = [], set()
    for phase in [k + 0.5 for k in range(len(PHASES[kind]))] + [math.inf]:
        controller.do("move_to", step=3, phase=phase)
        pictures.append(view.canvas.grab().toImage())
        notes.add(label(view, "note").text())
    assert all(one != next_one for one, next_one in pairwise(pictures))
    assert len(notes) == len(PHASES[kind]) + 1


def test_a_slider_is_seen_at_once(controller, view):
    before = view.canvas.grab().toImage()
    controller.do("pin_gate", gate="f", value=0.1)
    assert view.canvas.grab().toImage() != before


def test_pointing_at_a_part_lights_its_quantity(qtbot, controller, view):
    qtbot.mouseMove(view.canvas, view.canvas.partRect("f").center())
    assert controller.state.hover.key == "f"
    qtbot.mouseMove(view.canvas, view.canvas.rect().bottomRight())
    assert controller.state.hover.key is None


def test_a_quantity_that_is_pointed_at_elsewhere_is_lit_here(controller, view):
    plain = view.canvas.grab().toImage()
    controller.do("hover", key="c")
    assert view.canvas.grab().toImage() != plain
    controller.do("hover", key=None)
    assert view.canvas.grab().toImage() == plain


def test_a_click_says_what_a_part_is_for(qtbot, controller, view):
    note = label(view, "note").text()
    forget = next(p for p in parts("lstm") if p.id == "f")
    qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=view.canvas.partRect("f").center())
    assert forget.sentence in label(view, "note").text()
    nowhere = view.canvas.rect().bottomRight()
    assert not view.canvas.partAt(QPointF(nowhere))
    qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=nowhere)
    assert label(view, "note").text() == note


def test_what_was_said_goes_with_the_cell(controller, view):
    view.canvas.partClicked.emit("f")
    said = label(view, "note").text()
    controller.do("choose_kind", kind="gru")
    assert label(view, "note").text() != said


@pytest.mark.parametrize("width", [360, 460, 700])
def test_no_sentence_is_cut_off_in_a_narrow_card(controller, dock, view, width):
    for part in parts("lstm"):
        dock.resize(width, 300)
        view.canvas.partClicked.emit(part.id)
        view.layout().activate()
        note = label(view, "note")
        assert note.heightForWidth(note.width()) <= note.height(), part.id


def test_the_picture_stands_still_while_a_step_is_played(controller, dock, view):
    dock.resize(420, 300)
    places = set()
    for phase in range(len(PHASES["lstm"])):
        controller.do("move_to", step=3, phase=phase + 0.5)
        view.layout().activate()
    for phase in range(len(PHASES["lstm"])):
        controller.do("move_to", step=4, phase=phase + 0.5)
        view.layout().activate()
        places.add(view.canvas.geometry().top())
    assert len(places) == 1


def test_words_of_a_person_are_plain_text(controller, view):
    for name in ("title", "note"):
        assert label(view, name).textFormat() == Qt.TextFormat.PlainText


def turn(view, notches):
    at = QPointF(view.canvas.width() / 2, view.canvas.height() / 2)
    event = QWheelEvent(
        at,
        QPointF(view.canvas.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)  # Qt hands on to a parent only what the mouse sent


def place(controller):
    head = controller.state.playhead
    return head.step, head.phase


def test_the_wheel_scrubs_through_the_update_and_into_the_next_steps(qtbot, controller, view):
    controller.do("move_to", step=3, phase=2.0)
    with qtbot.waitSignal(view.scrubbed):
        turn(view, 1)
    assert place(controller) == (3, 2.25)
    turn(view, -2)
    assert place(controller) == (3, 1.75)
    turn(view, 17)
    assert place(controller) == (3, math.inf)
    turn(view, 1)
    assert place(controller) == (4, 0.25)
    turn(view, -2)
    assert place(controller) == (3, 5.75)


def test_the_wheel_stops_at_both_ends(controller, view):
    controller.do("move_to", step=0, phase=0.25)
    turn(view, -50)
    assert place(controller) == (0, 0.0)
    controller.do("move_to", step=13)
    turn(view, 50)
    assert place(controller) == (13, math.inf)
