"""A field for a text that a person types or pastes, which no paste can choke."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

__all__ = ["TextInput", "text_units"]

_LARGE_PASTE = 200_000
"""Characters; laying out as many takes a twentieth of a second, ten million would take minutes."""


class TextInput(QPlainTextEdit):
    """Plain text of some lines; Tab leaves it, and its text is never lost.

    Parameters
    ----------
    parent : QWidget, optional

    Signals
    -------
    largePasted : object
        The text of a large paste; it is not inserted unless somebody calls :meth:`insert`.
    """

    largePasted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # a file is taken by the view around it

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text; ask first when it is large."""
        text = source.text()
        if len(text) > _LARGE_PASTE:
            self.largePasted.emit(text)
        else:
            self.insertPlainText(text)

    def insert(self, text: str) -> None:
        """Write `text` over the selection."""
        self.insertPlainText(text)

    def replaceAll(self, text: str) -> None:
        """Write `text` in place of everything, so that Ctrl+Z brings the old text back."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def selectSpan(self, start: int, stop: int) -> None:
        """Select from character `start` to `stop` of the text and show it."""
        text = self.toPlainText()
        cursor = self.textCursor()
        # Qt counts UTF-16 units, Python characters.
        cursor.setPosition(text_units(text[:start]))
        cursor.setPosition(text_units(text[:stop]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()


def text_units(text: str) -> int:
    """Return the length of `text` in the UTF-16 units in which Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
