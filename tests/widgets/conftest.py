"""A mouse that goes where it is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication


class Mouse:
    """Presses, moves and releases, and remembers which button is down.

    QTest moves the one cursor of the screen, and the offscreen platform hands the move to
    whatever window lies there first, also to one that another test has left.
    """

    def __init__(self, qtbot):
        self._qtbot = qtbot
        self._held = Qt.MouseButton.NoButton

    def press(self, widget, button, modifier=Qt.KeyboardModifier.NoModifier, pos=None):
        self._held = button
        self._qtbot.mousePress(widget, button, modifier, pos=pos)

    def move(self, widget, pos):
        at = QPointF(pos)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            QPointF(widget.mapToGlobal(at)),
            Qt.MouseButton.NoButton,
            self._held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(widget, event)

    def release(self, widget, button, pos=None):
        self._held = Qt.MouseButton.NoButton
        self._qtbot.mouseRelease(widget, button, pos=pos)


@pytest.fixture
def mouse(qtbot):
    """Return a mouse."""
    return Mouse(qtbot)
