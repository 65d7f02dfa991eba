"""Decimals give way to a narrow cell; what is locked or changed looks so."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.number_cells import NumberHeader, fitted
from lstm_studio.widgets.number_model import Grid
from lstm_studio.widgets.number_table import NumberTable


@pytest.fixture
def table(qtbot):
    table = NumberTable()
    qtbot.addWidget(table)
    table.numbers.setGrid(Grid(("a",), ("<i>f</i>",), ("f",)))
    table.resize(200, 100)
    table.show()
    return table


def picture(table, value, first, editable=True):
    table.numbers.setNumbers(
        np.array([[value]]), np.array([[first]]), np.array([[editable]]), "Locked."
    )
    return table.viewport().grab().toImage()


def test_decimals_give_way_to_a_narrow_cell(qtbot):
    metrics = QFontMetrics(Look(LIGHT).font("figure_small"))
    assert fitted(0.123456, metrics, 200) == "0.1235"
    width = metrics.horizontalAdvance("−0.12")
    assert fitted(-0.123456, metrics, width) == "−0.12"
    assert "…" in fitted(-1234567.0, metrics, width)


def test_changed_and_locked_numbers_look_different(table):
    plain = picture(table, 0.5, 0.5)
    assert picture(table, 0.5, 0.25) != plain
    assert picture(table, 0.5, 0.5, editable=False) != plain
    assert picture(table, 0.5, 0.5) == plain


def test_header_lights_up_for_its_key_only(table):
    header = table.horizontalHeader()
    assert isinstance(header, NumberHeader)
    before = header.grab().toImage()
    table.setLit("g")
    assert header.grab().toImage() == before
    table.setLit("f")
    assert header.grab().toImage() != before


def test_header_is_named_for_screen_readers(table):
    name = table.numbers.headerData(0, Qt.Orientation.Horizontal)
    assert name == "f"
