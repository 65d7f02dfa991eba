"""Bars side by side with their figures."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.bar_table import BarColumn, BarRow, BarTable

TWO = (BarColumn("broken", "danger"), BarColumn("repaired", "success"))
ROWS = (
    BarRow("Right", (("52 %", 0.52), ("100 %", 1.0))),
    BarRow(
        "A label that is so long that it can only be shown on several lines",
        (("0", 0.0), ("", None)),
    ),
    BarRow("Shape", (("(1, 20, 8)", None), ("(1, 32, 8)", None))),
)


@pytest.fixture
def table(qtbot):
    table = BarTable("numbers")
    qtbot.addWidget(table)
    table.setTable(TWO, ROWS)
    return table


def pixels(table, width):
    table.resize(width, table.heightForWidth(width))
    image = table.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)


def count(picture, color):
    return int(np.count_nonzero((picture & 0xFFFFFF) == (color.rgb() & 0xFFFFFF)))


def test_the_longer_bar_is_the_greater_number(table):
    look = Look(LIGHT)
    table.setLook(look)
    picture = pixels(table, 600)
    danger, success = (count(picture, look.color(name)) for name in ("danger", "success"))
    assert 0 < danger < 0.7 * success


def test_everything_is_said_in_words(table):
    said = table.accessibleDescription()
    assert "Right: broken 52 %, repaired 100 %" in said
    assert "Shape: broken (1, 20, 8)" in said
    assert "broken 0" in said
    assert "repaired ," not in said


@pytest.mark.parametrize("look", [Look(LIGHT), Look(DARK, 2.0), Look(LIGHT, projector=True)])
def test_a_narrow_one_is_higher_and_nothing_is_cut(table, look):
    table.setLook(look)
    heights = [table.heightForWidth(width) for width in (180, 420, 1600)]
    assert heights[0] > heights[1] > heights[2] > 0
    table.resize(420, 10)
    assert table.sizeHint().height() == table.heightForWidth(420)
    for width in (20, 180, 1600):
        pixels(table, width)


def test_the_same_numbers_are_not_drawn_again(table):
    table.setTable(TWO, list(ROWS))
    assert table.rows() is ROWS
    table.setTable(TWO[:1], [BarRow("Alone", (("1", 1.0),))])
    assert table.heightForWidth(600) < 40
    assert table.columns() == TWO[:1]


def test_none_is_an_empty_table(qtbot):
    table = BarTable("numbers")
    qtbot.addWidget(table)
    assert table.heightForWidth(300) == 0
    table.resize(300, 20)
    table.grab()
