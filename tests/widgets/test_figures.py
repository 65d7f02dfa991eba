"""A row of figures that goes on in the next line."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.figures import Figures

FIGURES = (("answers", "12"), ("right", "9"), ("time", "1 h 05 min"), ("stars", "3"))


@pytest.fixture
def widget(qtbot):
    widget = Figures("some.figures")
    qtbot.addWidget(widget)
    widget.setFigures(FIGURES)
    return widget


def rows_painted(widget) -> list[bool]:
    """Return for each row of pixels whether anything was painted."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32)
    pixels = pixels.reshape(image.height(), image.bytesPerLine() // 4)
    return [bool((row != pixels[0, 0]).any()) for row in pixels]


def bands(painted: list[bool]) -> int:
    """Return how many runs of painted rows there are."""
    return sum(now and not before for before, now in zip([False, *painted], painted, strict=False))


def test_all_in_one_line_or_below_each_other(widget):
    widget.resize(widget.sizeHint())
    assert bands(rows_painted(widget)) == 2  # values, and their names
    one = widget.heightForWidth(10_000)
    assert widget.heightForWidth(widget.minimumSizeHint().width()) == 4 * one
    widget.resize(widget.minimumSizeHint().width(), 4 * one)
    assert bands(rows_painted(widget)) == 8


def test_it_can_be_heard(widget):
    assert widget.accessibleDescription() == "answers: 12, right: 9, time: 1 h 05 min, stars: 3"
    widget.setFigures(())
    assert widget.summary() == ""
    assert widget.sizeHint().isValid()


def test_it_grows_with_the_look(widget):
    before = widget.sizeHint()
    widget.setLook(Look(DARK, 2.0))
    assert widget.sizeHint().height() > 1.7 * before.height()
    widget.resize(widget.sizeHint())
    dark = widget.grab().toImage()
    widget.setLook(Look(LIGHT, 2.0))
    assert widget.grab().toImage() != dark
