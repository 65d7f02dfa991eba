"""The candidate's scale: zero in the middle."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.bipolar_bar import BipolarBar


@pytest.fixture
def bar(qtbot: QtBot, qapp: QApplication) -> BipolarBar:
    load_fonts()
    bar = BipolarBar()
    bar.setTitle("Candidate")
    qtbot.addWidget(bar)
    bar.resize(bar.sizeHint())
    bar.show()
    return bar


def filled(bar: BipolarBar, value: float) -> bool:
    spot = bar.positionOf(value).toPoint()
    return bar.grab().toImage().pixelColor(spot) == QColor(LIGHT.candidate)


def test_zero_is_in_the_middle(bar: BipolarBar) -> None:
    assert bar.positionOf(0.0).x() == pytest.approx(bar.width() / 2, abs=1)


def test_fill_grows_from_zero(bar: BipolarBar) -> None:
    bar.setValue(0.8)
    assert filled(bar, 0.4)
    assert not filled(bar, -0.4)
    bar.setValue(-0.8)
    assert filled(bar, -0.4)
    assert not filled(bar, 0.4)


def test_negative_values_by_mouse_and_key(bar: BipolarBar, qtbot: QtBot) -> None:
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.positionOf(-0.5).toPoint())
    assert bar.value() == pytest.approx(-0.5, abs=0.02)
    qtbot.keyClick(bar, Qt.Key.Key_Home)
    assert bar.value() == -1.0
    assert "−1.00" in bar.accessibleDescription()


def test_other_range(bar: BipolarBar) -> None:
    bar.setRange(-2.0, 2.0)
    assert bar.positionOf(2.0) - bar.positionOf(1.0) == bar.positionOf(1.0) - bar.positionOf(0.0)
    assert isinstance(bar.positionOf(2.0), QPointF)


def test_a_minus_begins_a_number(bar: BipolarBar, qtbot: QtBot) -> None:
    qtbot.keyClick(bar, "-")
    editor = bar.findChild(QLineEdit)
    qtbot.keyClicks(editor, "0,25")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert bar.value() == -0.25


def test_a_range_of_nothing(bar: BipolarBar, qtbot: QtBot) -> None:
    bar.setRange(0.0, 0.0)
    bar.grab()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.trackRect().center())
    assert bar.value() == 0.0
