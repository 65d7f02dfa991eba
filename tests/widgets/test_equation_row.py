"""One equation: what it withholds, what it says, and how high it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.equation_row import EquationRow

LONG = "<i>C</i> = <i>f</i> ⊙ <i>C</i> + <i>i</i> ⊙ <i>g</i> and so on for a long while"


@pytest.fixture
def row(qtbot):
    row = EquationRow("c")
    qtbot.addWidget(row)
    row.setEquation("<i>C</i> = 1", "1.0 = <b>1.0</b>")
    row.resize(260, 40)
    return row


def test_withheld_numbers_are_dots(row):
    row.setKnown(False)
    assert row.numbers() == "…"
    row.setEquation("<i>C</i> = 1", "2.0 = <b>2.0</b>")
    assert row.numbers() == "…"
    row.setKnown(True)
    assert row.numbers() == "2.0 = <b>2.0</b>"


def test_long_equations_need_more_height_in_less_width(row):
    low = row.heightForWidth(260)
    row.setEquation(LONG, "1.0")
    assert row.heightForWidth(200) > row.heightForWidth(2000) >= low - 1


def test_height_is_given_back_when_the_equation_is_another(row):
    row.setEquation("<i>C</i>", "1.0 " * 40)
    tall = row.heightForWidth(260)
    row.setEquation("<i>C</i>", "1.0")
    assert row.heightForWidth(260) == tall
    row.setEquation("<i>h</i>", "1.0")
    assert row.heightForWidth(260) < tall


def test_larger_look_is_higher(row):
    low = row.heightForWidth(400)
    row.setLook(Look(DARK, 2.0))
    assert row.heightForWidth(400) > 1.5 * low


def test_click_that_leaves_the_row_does_nothing(qtbot, row):
    done = []
    row.activated.connect(done.append)
    qtbot.mousePress(row, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(10, 500))
    assert done == []
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert done == ["c"]


def test_only_numbers_are_painted_anew(row):
    row.setLook(Look(LIGHT))
    row.setEquation("<i>C</i> = 1", "1.0 = <b>1.0</b>")
    before = row.grab().toImage()
    row.setEquation("<i>C</i> = 1", "3.0 = <b>3.0</b>")
    after = row.grab().toImage()
    assert before != after
    top = before.copy(0, 0, 260, row.heightForWidth(260) // 2 - 2)
    assert top == after.copy(0, 0, 260, row.heightForWidth(260) // 2 - 2)
