"""Code to be read: Python in the colours of the look, with the line at work marked."""

from __future__ import annotations

import re
from keyword import kwlist

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from lstm_studio.style.colors import mix
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT

__all__ = ["CodeView"]

# In this order: what begins a comment or a string hides everything in it.
_TOKEN = re.compile(
    rf"""
      (?P<comment>\#.*)
    | (?P<string>[rbfRBF]{{0,2}}(?:\"\"\"|\'\'\'|"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?))
    | (?P<keyword>\b(?:{"|".join(kwlist)})\b)
    | (?P<number>\b(?:\d[\d_]*\.?\d*(?:[eE][+-]?\d+)?|0x[\da-fA-F]+)\b)
    | (?P<call>\b[A-Za-z_]\w*(?=\())
    """,
    re.VERBOSE,
)

# kind of token -> field of the theme; ink where it is missing
_COLORS = {"comment": "muted", "string": "success", "keyword": "accent", "number": "warning"}

_IN_TRIPLE = {'"""': 1, "'''": 2}


class _PythonHighlighter(QSyntaxHighlighter):
    """Colours Python well enough for the files that the program writes."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[str, QTextCharFormat] = {}
        self._look: Look | None = None

    def setLook(self, look: Look) -> None:
        if look == self._look:
            return
        self._look = look
        for kind, token in _COLORS.items():
            self._formats[kind] = QTextCharFormat()
            self._formats[kind].setForeground(look.color(token))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        self.setCurrentBlockState(0)
        start = 0
        for quote, state in _IN_TRIPLE.items():
            if self.previousBlockState() == state:
                start = self._string(text, 0, 0, quote)
        while (found := _TOKEN.search(text, start)) is not None:
            kind, start = found.lastgroup or "", found.end()
            quote = found.group()[-3:]
            if (
                kind == "string"
                and quote in _IN_TRIPLE
                and len(found.group().lstrip("rbfRBF")) == 3
            ):
                start = self._string(text, found.start(), found.end(), quote)
            elif kind in self._formats:
                self.setFormat(found.start(), len(found.group()), self._formats[kind])

    def _string(self, text: str, begin: int, inside: int, quote: str) -> int:
        """Colour a text in triple quotes from `begin` on; return where it ends."""
        end = text.find(quote, inside)
        if end < 0:
            self.setCurrentBlockState(_IN_TRIPLE[quote])
            end = len(text)
        else:
            end += 3
        self.setFormat(begin, end - begin, self._formats["string"])
        return end


class CodeView(QPlainTextEdit):
    """A text of code that can be selected and copied, not changed.

    Parameters
    ----------
    parent : QWidget, optional
        Parent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._marked = 0
        self.setProperty("role", "code")
        self.setReadOnly(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        # A cursor, so that a selection can be made with the keyboard, too.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._highlighter = _PythonHighlighter(self.document())
        self.setLook(self._look)

    def code(self) -> str:
        """Return the text."""
        return self.toPlainText()

    def setCode(self, text: str) -> None:
        """Show `text`; the place in it, the selection and the mark stay where the lines are."""
        if text == self.toPlainText():
            return
        cursor = self.textCursor()
        place = (cursor.anchor(), cursor.position())
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place[0], len(text)))
        cursor.setPosition(min(place[1], len(text)), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)
        self._show_mark()

    def lineCount(self) -> int:
        """Return the number of lines."""
        return self.blockCount()

    def markedLine(self) -> int:
        """Return the marked line, the first is 1; 0 when none is."""
        return self._marked

    def setMarkedLine(self, line: int | None) -> None:
        """Mark a line over the full width, the first is 1; None or 0 marks none.

        It is scrolled into view only if it is hidden: a reader's place is not taken away.
        """
        line = line or 0
        if line == self._marked:
            return
        self._marked = line
        self._show_mark()
        self.viewport().update()  # Qt repaints the lines; a mark reaches two pixels below the last
        self._reveal()

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        font = look.font("code")
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.document().setDocumentMargin(look.px(4))
        self._highlighter.setLook(look)
        self._show_mark()

    def _mark_cursor(self) -> QTextCursor | None:
        block = self.document().findBlockByNumber(self._marked - 1)
        return QTextCursor(block) if self._marked > 0 and block.isValid() else None

    def _mark_color(self) -> QColor:
        return QColor(mix(self._look.theme.chip, self._look.theme.cell, 0.3))

    def _show_mark(self) -> None:
        cursor = self._mark_cursor()
        marks = []
        if cursor is not None:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor  # type: ignore[attr-defined]  # the stubs leave both out
            mark.format.setBackground(self._mark_color())  # type: ignore[attr-defined]
            # One colour on the mark: the quieter ones of the syntax could not be read on it.
            mark.format.setForeground(self._look.color("ink"))  # type: ignore[attr-defined]
            mark.format.setProperty(  # type: ignore[attr-defined]
                QTextFormat.Property.FullWidthSelection, True
            )
            marks.append(mark)
        self.setExtraSelections(marks)

    def _reveal(self) -> None:
        cursor = self._mark_cursor()
        if cursor is None:
            return
        line = self.cursorRect(cursor)
        view = self.viewport().rect()
        bar = self.verticalScrollBar()
        if line.top() < view.top():
            bar.setValue(self._marked - 1)
        elif line.bottom() > view.bottom():
            shown = max(1, view.height() // max(1, line.height()))
            bar.setValue(self._marked - shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint."""
        super().paintEvent(event)
        cursor = self._mark_cursor()
        if cursor is None:
            return
        # A bar at the edge says it, too: a tint alone is lost on a projector.
        line = self.cursorRect(cursor)
        painter = QPainter(self.viewport())
        painter.fillRect(0, line.top(), self._look.px(3), line.height(), self._look.quantity("c"))
        painter.end()
