"""A file's columns are offered, and the chosen ones told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK
from lstm_studio.widgets.file_panel import FilePanel

COLUMNS = [(1, "word"), (2, "warm"), (3, "rain")]


@pytest.fixture
def panel(qtbot):
    panel = FilePanel("editor")
    qtbot.addWidget(panel)
    return panel


def test_nothing_can_be_chosen_before_a_file_is_there(qtbot, panel):
    asked = []
    panel.openRequested.connect(lambda: asked.append(1))
    assert not panel.column.isEnabled()
    assert not panel.words.isEnabled()
    qtbot.mouseClick(panel.open_button, Qt.MouseButton.LeftButton)
    assert asked == [1]


def test_chosen_columns_are_told_by_number(qtbot, panel):
    chosen = []
    panel.columnsChosen.connect(chosen.append)
    panel.setFile("a.csv", COLUMNS, unclear=True)
    assert chosen == []
    assert panel.column.currentText() == "Choose a column"
    qtbot.keyClick(panel.column, Qt.Key.Key_Down)
    qtbot.keyClick(panel.column, Qt.Key.Key_Down)
    qtbot.keyClick(panel.words, Qt.Key.Key_Down)
    assert chosen == [(1, None), (2, None), (2, 1)]


def test_file_without_columns_offers_none(panel):
    panel.setFile("a.csv", COLUMNS, unclear=False)
    panel.setFile("b.csv", [], unclear=True)
    assert panel.file.text() == "b.csv"
    assert not panel.column.isEnabled()


def test_name_is_shown_as_it_is(panel):
    panel.setFile("<b>bold</b>.csv", [], unclear=False)
    assert panel.file.textFormat() == Qt.TextFormat.PlainText


def test_larger_look_is_higher(panel):
    before = panel.sizeHint().height()
    panel.setLook(Look(DARK, 2.0))
    assert panel.sizeHint().height() > before
