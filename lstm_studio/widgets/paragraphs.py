"""Sentences below each other that scroll where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT

__all__ = ["Paragraphs"]


class Paragraphs(QScrollArea):
    """Plain text to be read and marked with the mouse.

    Parameters
    ----------
    name : str
        Object name.
    title : str
        Accessible name.
    parent : QWidget, optional
    """

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._look = Look(LIGHT)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys scroll the area
        self.setWidget(self._label)

    def text(self) -> str:
        """Return what is written."""
        return self._label.text()

    def setText(self, text: str) -> None:
        """Write paragraphs, parted by empty lines."""
        self._label.setText(text)
        self.setAccessibleDescription(text)

    def wholeHeight(self, width: int) -> int:
        """Return the height at which nothing needs to be scrolled, in pixels."""
        return max(self._label.heightForWidth(width), 0) + 2 * self.frameWidth()

    def setLook(self, look: Look) -> None:
        """Take the scale from `look`."""
        self._look = look
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a sentence can be read."""
        return QSize(self._look.px(280), self._look.px(60))
