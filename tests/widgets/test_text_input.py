"""A text field that asks before it swallows a large paste."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from lstm_studio.widgets.text_input import TextInput


@pytest.fixture
def field(qtbot):
    field = TextInput()
    qtbot.addWidget(field)
    field.show()
    return field


def test_large_paste_is_asked_about(qtbot, field):
    asked = []
    field.largePasted.connect(asked.append)
    field.setPlainText("mine")
    QGuiApplication.clipboard().setText("x" * 10_000_000)
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [len(text) for text in asked] == [10_000_000]
    assert field.toPlainText() == "mine"


def test_small_paste_loses_its_dress(field):
    mime = QMimeData()
    mime.setText("plain")
    mime.setHtml("<b>bold</b>")
    field.insertFromMimeData(mime)
    assert field.toPlainText() == "plain"


def test_replaced_text_comes_back(qtbot, field):
    field.setPlainText("")
    qtbot.keyClicks(field, "typed")
    field.replaceAll("from a file")
    assert field.toPlainText() == "from a file"
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == "typed"


def test_selection_counts_characters_not_units(field):
    field.setPlainText("🔑🔑 wrong right")
    field.selectSpan(3, 8)
    assert field.textCursor().selectedText() == "wrong"


def test_tab_leaves_the_field(field):
    assert field.tabChangesFocus()
