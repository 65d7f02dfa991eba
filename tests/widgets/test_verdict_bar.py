"""The bar of probabilities and the marks of the confidence line."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.verdict_bar import draw_verdict_bar, line_marks, sense_color

PLACE = QRectF(10, 10, 200, 20)


def drawn(probabilities, decided=True, line=None, look=None):
    look = look or Look()
    image = QImage(220, 40, QImage.Format.Format_RGB32)
    image.fill(look.color("panel"))
    painter = QPainter(image)
    draw_verdict_bar(painter, PLACE, probabilities, decided, line, "forward", look)
    painter.end()
    return np.array(image.constBits()).reshape(40, 220, 4)[..., 2::-1].copy()


def width(picture, color):
    row = picture[20]
    return int((row == [color.red(), color.green(), color.blue()]).all(axis=1).sum())


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("probabilities", [(0.5, 0.3, 0.2), (0.4, 0.3, 0.2, 0.1)])
def test_segments_are_as_long_as_the_probabilities(theme, probabilities):
    look = Look(theme)
    picture = drawn(probabilities, look=look)
    for sense, probability in enumerate(probabilities):
        color = sense_color(look, "forward", sense, len(probabilities), True)
        assert width(picture, color) == pytest.approx(200 * probability, abs=3)


@pytest.mark.parametrize("share", [0.75, 0.25])
def test_of_two_senses_the_leading_one_is_filled_from_its_own_side(share):
    picture = drawn((share, 1 - share))
    color = sense_color(Look(), "forward", 0, 2, True)
    filled = (picture[20] == [color.red(), color.green(), color.blue()]).all(axis=1)
    assert filled.sum() == pytest.approx(150, abs=3)
    assert filled[:60].sum() > 40 if share > 0.5 else filled[-60:].sum() > 40


def test_senses_of_one_bar_are_told_apart():
    for count in (3, 4):
        fills = {sense_color(Look(), "both", n, count, True).name() for n in range(count)}
        assert len(fills) == count


def test_an_undecided_bar_is_paler_and_hatched():
    decided, undecided = drawn((0.6, 0.4)), drawn((0.6, 0.4), decided=False)
    assert undecided[20].sum() > decided[20].sum()
    assert len(np.unique(decided[20, 20:120], axis=0)) == 1
    assert len(np.unique(undecided[20, 20:120], axis=0)) > 1


@pytest.mark.parametrize("unknown", [(), (np.nan, np.nan), (0.5, np.inf)])
def test_what_is_unknown_has_no_segment(unknown):
    picture = drawn(unknown, line=0.8)
    assert width(picture, sense_color(Look(), "forward", 0, 2, True)) == 0
    assert len(np.unique(picture[20, 20:200], axis=0)) > 1
    assert (picture[8] == 255).all()


def test_the_line_is_marked_where_the_leading_segment_must_reach():
    assert line_marks((0.9, 0.1), 0.8) == pytest.approx([0.2, 0.8])
    assert line_marks((0.7, 0.2, 0.1), 0.6) == pytest.approx([0.6])
    assert line_marks((0.1, 0.8, 0.1), 0.7) == pytest.approx([0.8])
    # There is no room at the right of its start, so its other end is measured.
    assert line_marks((0.05, 0.1, 0.85), 0.9) == pytest.approx([0.1])


def test_the_mark_stands_out_of_the_bar():
    picture = drawn((0.9, 0.1), line=0.8)
    dark = np.nonzero((picture[8] < 100).all(axis=1))[0]
    assert sorted({round((x - 10) / 200, 1) for x in dark}) == [0.2, 0.8]
