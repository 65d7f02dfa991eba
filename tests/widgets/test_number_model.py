"""The model asks for changes and makes none; it tells what was changed, locked, or never there."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from lstm_studio.widgets.number_model import Grid, NumberModel

GRID = Grid(("<i>a</i>", "<i>b</i>"), ("<i>f</i>", "<i>C̃</i>"), ("f", "g"))
VALUES = np.array([[0.5, -1.25], [12.5, 0.0]])


@pytest.fixture
def model(qapp):
    model = NumberModel()
    model.setGrid(GRID)
    first = np.array([[0.5, 3.0], [12.5, 0.0]])
    there = np.array([[True, True], [True, False]])
    editable = np.array([[True, True], [False, True]])
    model.setNumbers(VALUES, first, editable, "Locked.", there)
    return model


def test_model_asks_and_does_not_change(model):
    asked = []
    model.edited.connect(asked.append)
    assert model.setData(model.index(0, 0), 2.0)
    assert asked == [(0, 0, 2.0)]
    assert model.value(0, 0) == 0.5


def test_same_number_asks_for_nothing(model):
    asked = []
    model.edited.connect(asked.append)
    model.setData(model.index(0, 0), 0.5)
    assert asked == []


def test_locked_and_absent_cells_cannot_be_changed(model):
    assert not model.setData(model.index(1, 0), 2.0)
    assert model.data(model.index(1, 0), Qt.ItemDataRole.ToolTipRole) == "Locked."
    assert model.data(model.index(1, 1)) is None
    assert model.flags(model.index(1, 1)) == Qt.ItemFlag.NoItemFlags


def test_changed_cell_says_what_it_was(model):
    assert model.changed(0, 1)
    assert not model.changed(0, 0)
    tip = model.data(model.index(0, 1), Qt.ItemDataRole.ToolTipRole)
    assert tip == "−1.25, changed; it was 3"


def test_screen_reader_hears_place_and_value(model):
    text = model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert text == "C̃, a: −1.25"


def test_another_grid_forgets_the_numbers(model):
    model.setGrid(Grid(("a",), ("<i>f</i>",)))
    assert model.absent(0, 0)
    assert model.data(model.index(0, 0)) is None


def test_number_that_is_none_is_shown_as_such(model):
    nan = np.full((2, 2), np.nan)
    model.setNumbers(nan, nan, np.ones((2, 2), dtype=bool))
    assert model.data(model.index(0, 0)) == "NaN"
    assert not model.changed(0, 0)


def test_only_what_changed_is_told(model):
    told = []
    model.dataChanged.connect(
        lambda a, b, *_: told.append((a.row(), a.column(), b.row(), b.column()))
    )
    there = np.ones((2, 2), dtype=bool)
    model.setNumbers(VALUES, VALUES, there)
    told.clear()
    model.setNumbers(VALUES.copy(), VALUES.copy(), there)
    assert told == []
    other = VALUES.copy()
    other[1, 0] = 3.0
    model.setNumbers(other, VALUES, there)
    assert told == [(1, 0, 1, 0)]
    many = np.zeros((4, 4))
    model.setGrid(Grid(("a",) * 4, ("b",) * 4))
    told.clear()
    model.setNumbers(many, many, np.ones((4, 4), dtype=bool))
    assert told == [(0, 0, 3, 3)]
