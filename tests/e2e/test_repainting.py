"""What is repainted in part looks as if all of it had been painted."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtTest import QTest

from lstm_studio.core.sequence import Sequence

LEVELS = 8
"""A smooth edge that is cut by the border of what was repainted comes out a little different."""


def pixels(picture):
    image = picture.toImage()
    image = image.convertToFormat(image.Format.Format_RGB32)
    shape = image.height(), image.width(), 4
    return np.array(image.constBits()).reshape(shape)[..., :3].astype(int)


def settle():
    for _ in range(4):  # a text that grows moves what stands below it, one turn later
        QCoreApplication.processEvents()


def open_cell(studio, steps, units):
    values = np.sin(np.arange(steps) / 3.0)
    tokens = tuple(str(step) for step in range(steps))
    marks = np.arange(steps) % 10 == 0
    studio.controller.do("use_sequence", sequence=Sequence("own", "", "", tokens, values, marks))
    if units > 1:
        studio.controller.do("choose_mode", mode="learned")
        studio.controller.do("choose_size", size=units)


ACTS = (
    ("pin_gate", {"gate": "f", "value": 0.31}),
    ("pin_gate", {"gate": "f", "value": 0.97}),
    ("move_to", {"step": 5, "phase": 1.4}),
    ("pin_gate", {"gate": "i", "value": 0.02}),
    ("move_to", {"step": 5, "phase": 3.6}),
    ("move_to", {"step": 9, "phase": 4.2}),
    ("hover", {"key": "c"}),
    ("pin_gate", {"gate": "o", "value": 0.55}),
    ("hover", {"key": None}),
    ("move_to", {"step": 2, "phase": 5.5}),
    ("pin_gate", {"gate": "f", "value": 0.4, "first": 3, "last": 3}),
    ("release_gate", {"gate": "f"}),
    ("move_to", {"step": 3}),
    ("release_all", {}),
)


@pytest.mark.parametrize(("steps", "units"), [(14, 1), (40, 8), (200, 32)])
def test_the_screen_shows_what_a_fresh_painting_would(studio, steps, units):
    window = studio.window
    open_cell(studio, steps, units)
    for turn, (intent, arguments) in enumerate(ACTS):
        studio.controller.do(intent, **arguments)
        if turn % 5 == 3:  # a readout over the plots
            QTest.mouseMove(window.windowHandle(), QPoint(500 + 20 * turn, 450))
        settle()
        seen = pixels(window.screen().grabWindow(window.winId()))
        fresh = pixels(window.grab())
        wrong = np.argwhere(np.abs(seen - fresh).max(axis=2) > LEVELS)
        assert not len(wrong), (
            f"after {intent} {arguments}: {len(wrong)} pixels, "
            f"(y, x) from {wrong.min(axis=0)} to {wrong.max(axis=0)}"
        )
