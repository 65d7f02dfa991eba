"""Dots and marks, as many as can be told apart."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from lstm_studio.style.look import Look
from lstm_studio.widgets import plot_marks
from lstm_studio.widgets.plot_marks import paint_dots, paint_marks
from lstm_studio.widgets.time_axis import StepScale, TimeAxis
from lstm_studio.widgets.trace_curves import Line
from lstm_studio.widgets.value_scale import ValueScale


class Marked:
    def __init__(self, values, **style):
        self.line = Line("a", np.asarray(values, dtype=float), **style)
        missing = np.isnan(self.line.values)
        padded = np.concatenate([[True], missing, [True]])
        self.gaps = np.flatnonzero(missing)
        self.alone = np.flatnonzero(~missing & padded[:-2] & padded[2:])
        self.above = np.flatnonzero(self.line.values == np.inf)
        self.below = np.flatnonzero(self.line.values == -np.inf)


AREA = QRect(0, 10, 600, 100)
SCALE = ValueScale(10, 100, -1.0, 1.0)


@pytest.fixture
def paint(qapp):
    def paint(curves, steps, what="dots", playhead=0):
        look = Look()
        axis = TimeAxis(steps=steps)
        axis.setPlayhead(playhead)
        where = StepScale(0, 600, *axis.range())
        image = QImage(600, 120, QImage.Format.Format_RGB32)
        image.fill(look.color("panel"))
        painter = QPainter(image)
        if what == "dots":
            paint_dots(painter, curves, where, SCALE, axis, look)
        else:
            paint_marks(painter, curves, where, SCALE, AREA, look)
        painter.end()
        memory = np.array(image.constBits()).reshape(120, 600, 4)[..., :3]
        return (memory < 200).any(axis=2)

    return paint


def spots(touched):
    """Return how many separate groups of columns are touched."""
    columns = touched.any(axis=0)
    return int(np.count_nonzero(np.diff(columns.astype(int)) == 1) + columns[0])


def test_steps_far_apart_have_dots(paint):
    assert spots(paint([Marked(np.zeros(20))], 20)) == 20


def test_steps_close_together_have_one_at_the_playhead_alone(paint):
    touched = paint([Marked(np.zeros(200))], 200, playhead=100)
    assert spots(touched) == 1
    assert touched[60, round(100.5 * 3)]


def test_a_lone_point_between_gaps_is_seen_in_any_case(paint):
    values = np.full(200, np.nan)
    values[60] = 0.5
    touched = paint([Marked(values)], 200)
    assert spots(touched) == 1
    assert touched[35, round(60.5 * 3)]


def test_dashed_and_faded_curves_have_no_dots(paint):
    chosen = Marked(np.full(20, 0.8), highlighted=True)
    others = [Marked(np.zeros(20)), Marked(np.zeros(20), kind="dashed")]
    touched = paint([chosen, *others], 20)
    assert not touched[60].any()
    assert touched[20].any()


def test_a_value_that_is_none_has_no_dot(paint):
    values = np.zeros(20)
    values[[3, 5]] = np.nan, np.inf
    assert spots(paint([Marked(values)], 20, playhead=3)) == 18


@pytest.mark.parametrize("steps", [14, 2000])
def test_gaps_are_crossed_without_running_into_each_other(paint, steps, monkeypatch):
    crosses = []
    draw = plot_marks.draw_cross
    monkeypatch.setattr(
        plot_marks, "draw_cross", lambda p, x, y, r: (crosses.append(x), draw(p, x, y, r))
    )
    touched = paint([Marked(np.full(steps, np.nan))], steps, "marks")
    assert len(crosses) >= 14
    assert np.diff(crosses).min() >= 6
    assert touched[57:64].any()
    assert not touched[:50].any()


def test_infinities_have_arrows_at_their_edge(paint):
    values = np.zeros(14)
    values[3], values[9] = np.inf, -np.inf
    touched = paint([Marked(values)], 14, "marks")
    up, down = (round((step + 0.5) * 600 / 14) for step in (3, 9))
    assert touched[12:16, up - 3 : up + 3].any()
    assert touched[104:110, down - 3 : down + 3].any()
    assert spots(touched) == 2
