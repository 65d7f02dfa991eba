"""The table fits its place, and its cells are reached and stepped."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK
from lstm_studio.widgets.number_model import Grid
from lstm_studio.widgets.number_table import NumberTable

GRID = Grid(("<i>a</i>", "<i>b</i>"), ("<i>f</i>", "<i>C̃</i>"), ("f", "g"))


@pytest.fixture
def table(qtbot):
    table = NumberTable()
    qtbot.addWidget(table)
    table.numbers.setGrid(GRID)
    numbers = np.array([[0.5, -1.25], [12.5, 0.0]])
    table.numbers.setNumbers(numbers, numbers, np.array([[True, True], [False, True]]), "Locked.")
    return table


def test_long_table_scrolls_by_itself_when_asked(table):
    whole = table.height()
    table.setMostRows(1)
    assert table.height() < whole
    table.setMostRows(0)
    assert table.height() == whole


def test_two_tables_stand_in_line(table):
    table.setHeaderWidth(90)
    assert table.verticalHeader().width() == 90
    table.setHeaderWidth(0)
    assert table.verticalHeader().width() == table.headerWidth() < 90


def test_larger_look_is_higher(table):
    before = table.height()
    table.setLook(Look(DARK, 2.0))
    assert table.height() > 1.8 * before


def test_locked_number_is_not_stepped(qtbot, table):
    asked = []
    table.stepped.connect(asked.append)
    for row in (1, 0):
        table.setCurrentIndex(table.numbers.index(row, 0))
        qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert asked == [(0, 0, 0.4)]


def test_place_of_the_current_cell_is_told(table):
    told = []
    table.cellReached.connect(told.append)
    table.setCurrentIndex(table.numbers.index(1, 1))
    assert told == [table.visualRect(table.numbers.index(1, 1))]
