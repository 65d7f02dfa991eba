"""The table shows as many decimals as fit, asks for changes and makes none."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.number_cells import fitted
from lstm_studio.widgets.number_model import Grid
from lstm_studio.widgets.number_table import NumberTable

GRID = Grid(("<i>a</i>", "<i>b</i>"), ("<i>f</i>", "<i>C̃</i>"), ("f", "g"))
VALUES = np.array([[0.5, -1.25], [12.5, 0.0]])


@pytest.fixture
def table(qtbot):
    table = NumberTable()
    qtbot.addWidget(table)
    table.numbers.setGrid(GRID)
    first = np.array([[0.5, 3.0], [12.5, np.nan]])
    table.numbers.setNumbers(VALUES, first, np.array([[True, True], [False, True]]), "Locked.")
    return table


def test_model_asks_and_does_not_change(table):
    asked = []
    model = table.numbers
    model.edited.connect(asked.append)
    assert model.setData(model.index(0, 0), 2.0)
    assert asked == [(0, 0, 2.0)]
    assert model.value(0, 0) == 0.5


def test_same_number_asks_for_nothing(table):
    asked = []
    model = table.numbers
    model.edited.connect(asked.append)
    model.setData(model.index(0, 0), 0.5)
    assert asked == []


def test_locked_and_absent_cells_cannot_be_changed(table):
    model = table.numbers
    assert not model.setData(model.index(1, 0), 2.0)
    assert model.data(model.index(1, 0), Qt.ItemDataRole.ToolTipRole) == "Locked."
    assert model.data(model.index(1, 1)) is None
    assert model.flags(model.index(1, 1)) == Qt.ItemFlag.NoItemFlags


def test_changed_cell_says_what_it_was(table):
    model = table.numbers
    assert model.changed(0, 1)
    assert not model.changed(0, 0)
    tip = model.data(model.index(0, 1), Qt.ItemDataRole.ToolTipRole)
    assert tip == "−1.25, changed; it was 3"


def test_screen_reader_hears_place_and_value(table):
    model = table.numbers
    text = model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert text == "C̃, a: −1.25"


def test_decimals_give_way_to_a_narrow_cell(qtbot):
    metrics = QFontMetrics(Look(LIGHT).font("figure_small"))
    assert fitted(0.123456, metrics, 200) == "0.1235"
    width = metrics.horizontalAdvance("−0.12")
    assert fitted(-0.123456, metrics, width) == "−0.12"
    assert "…" in fitted(-1234567.0, metrics, width)


def test_another_grid_forgets_the_numbers(table):
    table.numbers.setGrid(Grid(("a",), ("<i>f</i>",)))
    assert table.numbers.absent(0, 0)
    assert table.numbers.data(table.numbers.index(0, 0)) is None


def test_long_table_scrolls_by_itself_when_asked(table):
    whole = table.height()
    table.setMostRows(1)
    assert table.height() < whole
    QCoreApplication.processEvents()
    assert table.numbers.rowCount() == 2
