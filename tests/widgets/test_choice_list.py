"""The list of which one is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.choice_list import ChoiceList

ITEMS = [
    ("key", "Remember the key", "14 steps"),
    ("topic", "Topic change", "20 steps", "The <forget> gate's moment"),
    ("noise", "Noisy stream", "60 steps"),
]


@pytest.fixture
def choices(qtbot: QtBot, qapp: QApplication) -> ChoiceList:
    load_fonts()
    widget = ChoiceList()
    widget.setItems(ITEMS)
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def row(choices: ChoiceList, index: int) -> QPoint:
    return choices.visualRect(choices.model().index(index, 0)).center()


def test_nothing_is_chosen_until_someone_chooses(choices: ChoiceList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(choices.currentKeyChanged):
        choices.window().activateWindow()
        choices.setFocus()
    assert choices.currentKey() == ""
    assert choices.keys() == ["key", "topic", "noise"]


def test_click(choices: ChoiceList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(choices.currentKeyChanged) as changed:
        qtbot.mouseClick(choices.viewport(), Qt.MouseButton.LeftButton, pos=row(choices, 1))
    assert changed.args == ["topic"]
    assert choices.currentKey() == "topic"


def test_ctrl_does_not_take_the_choice_away(choices: ChoiceList, qtbot: QtBot) -> None:
    choices.setCurrentKey("topic")
    keys = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(choices.viewport(), Qt.MouseButton.LeftButton, keys, row(choices, 1))
    assert choices.currentKey() == "topic"


def test_keyboard(choices: ChoiceList, qtbot: QtBot) -> None:
    heard: list[object] = []
    choices.setCurrentKey("key")
    choices.currentKeyChanged.connect(heard.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_N):
        qtbot.keyClick(choices, key)
    assert heard == ["topic", "noise", "key", "noise"]


def test_setters_are_silent(choices: ChoiceList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(choices.currentKeyChanged):
        choices.setCurrentKey("noise")
        choices.setItems([*ITEMS, ("own", "Your own…", "")])
    assert choices.currentKey() == "noise"
    with pytest.raises(ValueError, match="nowhere"):
        choices.setCurrentKey("nowhere")


def test_the_chosen_one_may_go(choices: ChoiceList, qtbot: QtBot) -> None:
    choices.setCurrentKey("noise")
    with qtbot.assertNotEmitted(choices.currentKeyChanged):
        choices.setItems(ITEMS[:2])
    assert choices.currentKey() == ""
    choices.setItems([])
    assert choices.keys() == []


def test_what_is_told(choices: ChoiceList) -> None:
    index = choices.model().index(1, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Topic change, 20 steps"
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<qt>The &lt;forget&gt; gate's moment</qt>"
    assert choices.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) is None


def test_it_is_as_high_as_its_rows(choices: ChoiceList) -> None:
    for look in (Look(), Look(DARK, 1.5), Look(projector=True)):
        choices.setLook(look)
        choices.resize(choices.sizeHint())
        last = choices.visualRect(choices.model().index(2, 0))
        assert last.height() >= look.control(32)
        assert choices.viewport().rect().contains(last)


def test_the_chosen_row_is_filled(choices: ChoiceList) -> None:
    choices.setCurrentKey("topic")
    spot = choices.visualRect(choices.model().index(1, 0)).topLeft() + QPoint(110, 3)
    assert choices.viewport().grab().toImage().pixelColor(spot) == QColor(LIGHT.chip)


def test_long_texts_are_elided(qtbot: QtBot, choices: ChoiceList) -> None:
    """The note is never written over."""
    choices.setItems([("a", "x" * 300, "9 steps"), ("b", "y", "9 steps")])
    image = choices.viewport().grab().toImage()
    note = [
        image.copy(
            image.width() - 60, choices.visualRect(choices.model().index(i, 0)).top(), 60, 32
        )
        for i in (0, 1)
    ]
    assert note[0] == note[1]
