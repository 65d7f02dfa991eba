"""One of a few, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK
from lstm_studio.widgets.segmented import Segmented

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def kinds(qtbot: QtBot, qapp: QApplication) -> Segmented:
    load_fonts()
    widget = Segmented()
    widget.setObjectName("kind")
    for key in ("rnn", "lstm", "gru"):
        widget.addItem(key, key.upper(), f"about {key}")
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def segment(widget: Segmented, key: str) -> QRadioButton:
    found = widget.findChild(QRadioButton, f"kind.{key}")
    assert found is not None
    return found


def test_the_first_is_chosen(kinds: Segmented) -> None:
    assert kinds.currentKey() == "rnn"
    assert kinds.keys() == ["rnn", "lstm", "gru"]
    assert segment(kinds, "rnn").isChecked()


def test_click(kinds: Segmented, qtbot: QtBot) -> None:
    with qtbot.waitSignal(kinds.currentKeyChanged) as changed:
        qtbot.mouseClick(segment(kinds, "gru"), LEFT)
    assert changed.args == ["gru"]
    assert kinds.currentKey() == "gru"
    with qtbot.assertNotEmitted(kinds.currentKeyChanged):
        qtbot.mouseClick(segment(kinds, "gru"), LEFT)


def test_arrow_keys(kinds: Segmented, qtbot: QtBot) -> None:
    heard: list[object] = []
    kinds.currentKeyChanged.connect(heard.append)
    segment(kinds, "rnn").setFocus()
    qtbot.keyClick(segment(kinds, "rnn"), Qt.Key.Key_Right)
    qtbot.keyClick(segment(kinds, "lstm"), Qt.Key.Key_Right)
    qtbot.keyClick(segment(kinds, "gru"), Qt.Key.Key_Left)
    assert heard == ["lstm", "gru", "lstm"]
    assert segment(kinds, "lstm").hasFocus()


def test_setter_is_silent(kinds: Segmented, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(kinds.currentKeyChanged):
        kinds.setCurrentKey("lstm")
    assert segment(kinds, "lstm").isChecked()
    with pytest.raises(ValueError, match="cnn"):
        kinds.setCurrentKey("cnn")


def test_disabled_item(kinds: Segmented, qtbot: QtBot) -> None:
    kinds.setItemEnabled("gru", False)
    qtbot.mouseClick(segment(kinds, "gru"), LEFT)
    assert kinds.currentKey() == "rnn"


def test_clear_and_fill_again(kinds: Segmented, qtbot: QtBot) -> None:
    kinds.clear()
    assert (kinds.keys(), kinds.currentKey()) == ([], "")
    kinds.addItem("1", "1 unit")
    kinds.addItem("8", "8 units")
    assert kinds.currentKey() == "1"
    qtbot.mouseClick(segment(kinds, "8"), LEFT)
    assert kinds.currentKey() == "8"


def test_the_chosen_one_is_seen_in_every_look(kinds: Segmented) -> None:
    for look in (Look(), Look(DARK, 2.0), Look(projector=True)):
        kinds.setLook(look)
        kinds.resize(kinds.sizeHint())
        kinds.setCurrentKey("rnn")
        before = kinds.grab().toImage()
        kinds.setCurrentKey("gru")
        assert kinds.grab().toImage() != before
        assert segment(kinds, "gru").height() >= look.control(28)


def test_choice_moves_nothing(kinds: Segmented) -> None:
    places = [segment(kinds, key).geometry() for key in kinds.keys()]  # noqa: SIM118
    kinds.setCurrentKey("gru")
    assert [segment(kinds, key).geometry() for key in kinds.keys()] == places  # noqa: SIM118
