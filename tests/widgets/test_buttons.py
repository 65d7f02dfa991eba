"""Buttons of the house kinds."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.buttons import PushButton, ToolButton


def _strongest(image: QImage) -> QColor:
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    best = max((image.pixelColor(x, y) for x, y in points), key=QColor.alpha)
    return QColor(best.rgb())


def _icon_color(button: QPushButton | ToolButton) -> QColor:
    return _strongest(button.icon().pixmap(button.iconSize()).toImage())


def test_icon_follows_the_look(qtbot: QtBot) -> None:
    button = ToolButton("play", "Play", "boxed")
    qtbot.addWidget(button)
    assert _icon_color(button) == QColor(LIGHT.ink)
    button.setLook(Look(DARK, 2.0))
    assert _icon_color(button) == QColor(DARK.ink)
    assert button.iconSize() == QSize(32, 32)


def test_icon_on_the_accent(qtbot: QtBot) -> None:
    button = PushButton("Quiz", "primary", "check")
    qtbot.addWidget(button)
    assert _icon_color(button) == QColor(LIGHT.accent_ink)


def test_another_icon_and_name(qtbot: QtBot) -> None:
    button = ToolButton("play", "Play")
    qtbot.addWidget(button)
    before = button.icon().pixmap(16, 16).toImage()
    button.setIconName("pause")
    button.setName("Pause")
    assert button.icon().pixmap(16, 16).toImage() != before
    assert (button.iconName(), button.toolTip(), button.accessibleName()) == (
        "pause",
        "Pause",
        "Pause",
    )


def test_keyboard(qtbot: QtBot, qapp: QApplication) -> None:
    for button in (ToolButton("play", "Play"), PushButton("Play")):
        qtbot.addWidget(button)
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, Qt.Key.Key_Space)
