"""Values are typed and stepped, marks are ticked, by mouse and by key."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.steps_model import MARK, TOKEN, VALUE
from lstm_studio.widgets.steps_table import StepsTable

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def table(qtbot):
    table = StepsTable()
    qtbot.addWidget(table)
    table.resize(320, 300)
    table.steps.setSteps(
        ("I", "put", "the"), np.array([0.25, np.nan, -2.0]), np.array([True, False, False])
    )
    table.show()
    QCoreApplication.processEvents()
    return table


def center(table, step, column):
    return table.visualRect(table.steps.index(step, column)).center()


def test_click_and_space_tick_a_mark(qtbot, table):
    asked = []
    table.steps.markEdited.connect(asked.append)
    qtbot.mouseClick(table.viewport(), LEFT, pos=center(table, 1, MARK))
    qtbot.keyClick(table, Qt.Key.Key_Up)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert asked == [(1, True), (0, False)]


def test_value_is_typed_over_the_old_one(qtbot, table):
    asked = []
    table.steps.valueEdited.connect(asked.append)
    spot = center(table, 2, VALUE)
    qtbot.mouseClick(table.viewport(), LEFT, pos=spot)  # a double click begins with one
    qtbot.mouseDClick(table.viewport(), LEFT, pos=spot)
    editor = table.findChild(QLineEdit)
    assert editor.text() == "−2"
    qtbot.keyClicks(editor, "1,5")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QCoreApplication.processEvents()
    assert asked == [(2, 1.5)]


def test_alt_and_an_arrow_step_a_value_and_nothing_else(qtbot, table):
    asked = []
    table.valueStepped.connect(asked.append)
    for column in (TOKEN, MARK, VALUE):
        table.setCurrentIndex(table.steps.index(0, column))
        qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert asked == [(0, 0.35)]


def test_copy_gives_word_exact_value_or_mark(qtbot, table):
    texts = []
    for column in (TOKEN, VALUE, MARK):
        table.setCurrentIndex(table.steps.index(0, column))
        qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        texts.append(QGuiApplication.clipboard().text())
    assert texts == ["I", "0.25", "1"]


@pytest.mark.parametrize("look", [Look(LIGHT), Look(DARK, 2.0), Look(LIGHT, projector=True)])
def test_columns_fill_the_width_at_every_size(table, look):
    table.setLook(look)
    table.resize(look.px(220), look.px(300))
    QCoreApplication.processEvents()
    width = sum(table.columnWidth(column) for column in range(3))
    assert width == table.viewport().width()
    assert all(table.columnWidth(column) >= look.px(30) for column in range(3))


def test_nan_is_painted_as_such(table):
    table.resize(600, 300)
    assert not table.grab().isNull()
    assert table.steps.data(table.steps.index(1, VALUE)) == "NaN"
