"""Bars of many colours as one picture."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from lstm_studio.style.look import Look
from lstm_studio.style.palette import diverging_lut
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.reader_cells import CellGrid, cell_colors, draw_cells


def ints(*values):
    return np.array(values, dtype=np.intp)


GRID = CellGrid(ints(2, 22, 42), ints(18, 38, 58), ints(4, 14), ints(12, 22))


def drawn(colors, missing=None, grid=GRID):
    image = QImage(64, 30, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    none = np.zeros(colors.shape, dtype=np.bool_)
    draw_cells(painter, grid, colors, none if missing is None else missing)
    painter.end()
    return np.array(image.constBits()).reshape(30, 64, 4)[..., [2, 1, 0, 3]].copy()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_value_has_the_colour_of_the_diverging_scale(theme):
    values = np.array([[-1.0, 0.0], [0.5, 1.0], [9.0, -9.0]])
    colors = cell_colors(values, 1.0, np.ones(3), Look(theme))
    lut = diverging_lut(theme).astype(int)
    for (word, unit), value in np.ndenumerate(values):
        color = int(colors[word, unit])
        channels = [(color >> shift) & 0xFF for shift in (16, 8, 0)]
        index = round(127.5 * (min(max(value, -1.0), 1.0) + 1))
        assert channels == lut[index].tolist()
        assert color >> 24 == 255


def test_a_pale_column_is_the_same_colour_with_less_of_it():
    values = np.full((2, 1), 1.0)
    whole, pale = cell_colors(values, 1.0, np.array([1.0, 0.5]), Look())[:, 0]
    for shift in (24, 16, 8, 0):
        assert (int(pale) >> shift) & 0xFF == pytest.approx(
            ((int(whole) >> shift) & 0xFF) / 2, abs=1
        )


def test_each_bar_lies_in_its_column_and_row():
    colors = (0xFF000000 + np.arange(1, 7, dtype=np.uint32) * 40).reshape(3, 2)
    picture = drawn(colors)
    for word, unit in np.ndindex(3, 2):
        inside = picture[
            GRID.tops[unit] + 1 : GRID.bottoms[unit] - 1, GRID.lefts[word] : GRID.rights[word]
        ]
        assert np.unique(inside[..., 2]).tolist() == [int(colors[word, unit]) & 0xFF]
    outside = np.ones((30, 64), dtype=bool)
    for left, right in zip(GRID.lefts, GRID.rights, strict=True):
        outside[4:12, left:right] = outside[14:22, left:right] = False
    assert not picture[outside].any()


def test_corners_are_taken_off_where_a_bar_is_high_enough():
    colors = np.full((3, 2), 0xFF0000FF, dtype=np.uint32)
    assert drawn(colors)[4, 2, 3] < 128 < drawn(colors)[4, 3, 3]
    low = CellGrid(GRID.lefts, GRID.rights, ints(4, 8), ints(7, 11))
    assert drawn(colors, grid=low)[4, 2, 3] == 255


def test_what_is_missing_is_hatched():
    colors = np.full((3, 2), 0xFF0000FF, dtype=np.uint32)
    missing = np.zeros((3, 2), dtype=np.bool_)
    missing[1, 0] = True
    picture = drawn(colors, missing)
    bar = picture[5:11, 23:37, 3]
    assert 0.3 < (bar == 0).mean() < 0.7
    assert (picture[15:21, 23:37, 3] == 255).all()


def test_nan_has_the_colour_of_ghosts():
    colors = cell_colors(np.array([[np.nan]]), 1.0, np.ones(1), Look())
    assert int(colors[0, 0]) == Look().color("ghost").rgba()
