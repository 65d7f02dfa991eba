"""Curves are painted in segments: no gap, no leap, dashes on the line."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter

from lstm_studio.style.look import Look
from lstm_studio.widgets.curve_item import StepCurve, dashes


@st.composite
def polylines(draw):
    count = draw(st.integers(2, 40))
    gaps = draw(st.lists(st.floats(0.5, 50), min_size=count - 1, max_size=count - 1))
    y = draw(st.lists(st.floats(0, 80), min_size=count, max_size=count))
    return np.concatenate([[0.0], np.cumsum(gaps)]), np.array(y)


@given(polylines(), st.floats(4, 12), st.floats(5, 12))
def test_dashes_lie_on_the_line_and_cover_their_share(line, dash, space):
    x, y = line
    out = dashes(x, y, dash, space)
    for begin in (out[:, :2], out[:, 2:]):
        np.testing.assert_allclose(begin[:, 1], np.interp(begin[:, 0], x, y), atol=1e-6)
    whole = np.hypot(np.diff(x), np.diff(y)).sum()
    drawn = np.hypot(out[:, 2] - out[:, 0], out[:, 3] - out[:, 1]).sum()
    assert abs(drawn - whole * dash / (dash + space)) <= dash + 1e-6


def test_dashes_leave_out_a_gap():
    x = np.arange(6.0) * 30
    y = np.array([0.0, 0.0, np.nan, 0.0, 0.0, 0.0])
    out = dashes(x, y, 4, 3)
    assert np.isfinite(out).all()
    assert not ((out[:, 0] > 30) & (out[:, 2] < 90)).any()
    assert (out[:, 0] < 30).any()
    assert (out[:, 0] >= 90).any()


def test_a_long_noisy_line_has_few_dashes():
    x = np.linspace(0, 800, 1700)
    y = 80 + 60 * np.cos(np.arange(1700) * 2.5)
    out = dashes(x, y, 6, 4)
    stretches = np.count_nonzero(np.abs(out[1:, 0] - out[:-1, 2]) > 1e-6) + 1
    assert stretches == pytest.approx(80, abs=2)


@pytest.mark.parametrize("points", [([], []), ([1.0], [2.0]), ([1.0, 2.0], [np.nan, np.nan])])
def test_nothing_to_dash(points):
    x, y = (np.array(values) for values in points)
    if len(x) < 2:
        return
    assert dashes(x, y, 4, 3).shape == (0, 4)


@pytest.fixture
def picture(qtbot):
    """Return a function that paints a curve and gives the columns and rows that it touches."""

    def paint(x, y, dashed=False, ratio=1):
        view = pg.GraphicsView()
        qtbot.addWidget(view)
        view.resize(200, 100)
        box = pg.ViewBox(enableMouse=False, enableMenu=False)
        view.scene().addItem(box)
        curve = StepCurve()
        pen = pg.mkPen(Look().color("cell"), width=2.0, cosmetic=True)
        curve.setPen(pen)
        curve.setDashed(dashed)
        curve.setData(np.asarray(x, dtype=float), np.asarray(y, dtype=float))
        box.addItem(curve, ignoreBounds=True)
        box.setGeometry(0, 0, 200, 100)
        box.setRange(xRange=(0, 10), yRange=(-1, 1), padding=0)
        image = QImage(200 * ratio, 100 * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(Look().color("panel"))
        painter = QPainter(image)
        painter.translate(0, 50)
        painter.scale(20, -50)
        curve.paint(painter, None)
        painter.end()
        memory = np.array(image.constBits()).reshape(100 * ratio, 200 * ratio, 4)
        return memory[..., 0] < 200

    return paint


def test_a_level_line_is_painted_whole(picture):
    touched = picture([0, 5, 10], [0.5, 0.5, 0.5])
    assert touched[25].all()
    assert not touched[60].any()


@pytest.mark.parametrize("ratio", [1, 2, 3])
def test_a_line_is_as_wide_on_a_fine_screen(picture, ratio):
    touched = picture([0, 10], [0, 0], ratio=ratio)
    assert touched[:, 100 * ratio].sum() == 2 * ratio


def test_a_gap_stays_empty(picture):
    touched = picture([0, 4, 5, 6, 10], [0, 0, np.nan, 0, 0])
    assert touched[50, :78].all()
    assert not touched[50, 84:116].any()
    assert touched[50, 122:].all()


def test_a_dashed_line_has_holes(picture):
    touched = picture([0, 10], [0, 0], dashed=True)
    assert 0.4 < touched[50].mean() < 0.8


def test_one_point_paints_nothing_and_does_not_fail(picture):
    assert not picture([1], [0.0]).any()
    assert not picture([], []).any()
