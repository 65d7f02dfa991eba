"""The list of sequences, the story of the chosen one, and the person's own."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.sequence import Sequence
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.sequences import SequencesView
from tests.fixtures.docked import Dock
from tests.fixtures.library import SmallLibrary


@pytest.fixture
def controller():
    return ModelController(SmallLibrary())


@pytest.fixture
def view(qtbot, controller):
    dock = Dock(qtbot, SequencesView(controller, Look(LIGHT)), 280, 400)
    yield dock.view
    dock.close()


def own(*words: str, story: str = "") -> Sequence:
    return Sequence("own", "Mine", story, words, np.zeros(len(words)), np.zeros(len(words), bool))


def story(view) -> QLabel:
    return view.findChild(QLabel, "sequences.story")


def test_all_sequences_are_listed_with_their_steps(view):
    assert view.list.keys() == ["key", "short", "long_200"]
    rows = view.list.model()
    texts = [rows.data(rows.index(k, 0), Qt.ItemDataRole.AccessibleTextRole) for k in range(3)]
    assert texts == ["Remember the key, 14 steps", "Three numbers, 3 steps", "200 steps, 200 steps"]


def test_the_chosen_one_is_marked_and_told(controller, view):
    assert view.list.currentKey() == "key"
    assert story(view).text() == "One word matters."
    controller.do("choose_sequence", id="short")
    assert view.list.currentKey() == "short"
    assert story(view).text() == "Nearly nothing."


def test_choosing_puts_it_on_the_bench(qtbot, controller, view):
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    assert controller.state.sequence.current.id == "short"
    place = view.list.visualRect(view.list.model().index(0, 0)).center()
    qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert controller.state.sequence.current.id == "key"


def test_ones_own_is_listed_last_and_stays_while_another_is_looked_at(controller, view):
    controller.do("use_sequence", sequence=own("a", "b"))
    assert view.list.keys()[-1] == "own"
    assert view.list.currentKey() == "own"
    controller.do("choose_sequence", id="key")
    assert view.list.keys()[-1] == "own"
    view.list.currentKeyChanged.emit("own")
    assert controller.state.sequence.current.tokens == ("a", "b")


def test_one_step_is_one_step(controller, view):
    controller.do("use_sequence", sequence=own("alone"))
    rows = view.list.model()
    last = rows.index(rows.rowCount() - 1, 0)
    assert rows.data(last, Qt.ItemDataRole.AccessibleTextRole) == "Mine, 1 step"


def test_an_empty_story_takes_no_room(controller, view):
    assert story(view).isVisible()
    controller.do("use_sequence", sequence=own("a"))
    assert not story(view).isVisible()


def test_a_story_is_plain_text(controller, view):
    controller.do("use_sequence", sequence=own("a", story="<b>bold</b> & <img src='x'>"))
    assert story(view).textFormat() == Qt.TextFormat.PlainText


def test_drawing_asks_for_nothing(controller, view):
    controller.do("choose_sequence", id="short")
    controller.undo()
    assert view.list.currentKey() == "key"
    assert not controller.history.can_undo


def test_the_button_asks_for_the_editor(qtbot, view):
    with qtbot.waitSignal(view.editRequested):
        qtbot.mouseClick(view.findChild(QPushButton, "sequences.own"), Qt.MouseButton.LeftButton)
