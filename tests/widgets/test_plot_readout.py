"""The chip says every value, as plain text."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.widgets.plot_readout import (
    Reading,
    draw_readout,
    plain_text,
    readout_size,
    step_title,
)


@pytest.mark.parametrize(
    ("token", "shown"),
    [
        ("<b>bold</b>", "<b>bold</b>"),
        ("{x} & y", "{x} & y"),
        ("a\nb\tc", "a↵b⇥c"),
        ("", "␣"),
        ("  ", "␣"),
        ("a\x00b", "a␣b"),
        ("مرحبا", "مرحبا"),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_tokens_are_shown_as_they_are_on_one_line(token, shown):
    assert plain_text(token) == shown


def test_a_long_token_is_cut():
    assert len(plain_text("x" * 5000)) == 60
    assert plain_text("x" * 5000).endswith("…")


def test_steps_are_counted_from_one():
    assert step_title(8, ()) == "t = 9"
    assert (
        step_title(1, ("a", "then")).replace("\u2068", "").replace("\u2069", "") == "t = 2 · then"
    )


@pytest.mark.parametrize("count", [1, 2, 3, 8])
def test_all_is_painted_within_the_told_size(qapp, count):
    load_fonts()
    look = Look()
    readings = [Reading(f"C{n} = −0.{n}0", "c", n == 2, n == 1) for n in range(count)]
    width, height = readout_size("t = 9 · then", readings, look)
    image = QImage(round(width) + 30, round(height) + 30, QImage.Format.Format_RGB32)
    image.fill(look.color("ghost"))
    painter = QPainter(image)
    painter.translate(10, 10)
    draw_readout(painter, QRectF(0, 0, width, height), "t = 9 · then", readings, look)
    painter.end()
    memory = np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., :3]
    touched = (memory != memory[0, 0]).any(axis=2)
    rows, columns = np.flatnonzero(touched.any(axis=1)), np.flatnonzero(touched.any(axis=0))
    assert rows.min() >= 9
    assert rows.max() <= 11 + height
    assert columns.min() >= 9
    assert columns.max() <= 11 + width


def test_eight_values_stand_in_rows(qapp):
    load_fonts()
    few = readout_size("t = 9", [Reading("C = 0.80", "c")] * 2, Look())
    many = readout_size("t = 9", [Reading("C = 0.80", "c")] * 8, Look())
    assert many[1] > 3 * few[1]
    assert many[0] < 2 * few[0]
