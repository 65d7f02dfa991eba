"""A field for a sentence that is answered while it is typed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.text_input import TextInput, text_units

__all__ = ["SentenceEdit"]

Span = tuple[int, int]

_LIMIT = 20_000  # characters; a sentence of 200 words has about 1,000
_QUIET_MS = 60
_LINES = 3


class _Highlighter(QSyntaxHighlighter):
    """Draws spans of a document otherwise; the spans follow the text while it is edited."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._spans: list[tuple[QTextCursor, str]] = []
        self._formats: dict[str, QTextCharFormat] = {}

    def set_look(self, look: Look) -> None:
        """Take the colours of unknown words and of the target."""
        unknown, target = QTextCharFormat(), QTextCharFormat()
        unknown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        unknown.setUnderlineColor(look.color("muted"))
        unknown.setForeground(look.color("muted"))
        target.setForeground(look.color("accent"))
        target.setFontWeight(QFont.Weight.DemiBold)
        self._formats = {"unknown": unknown, "target": target}
        self.rehighlight()

    def set_spans(self, spans: list[tuple[QTextCursor, str]]) -> None:
        """Mark these selections, each of a kind."""
        self._spans = spans
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Mark what lies in one line."""
        block = self.currentBlock()
        for cursor, kind in self._spans:
            start = max(cursor.selectionStart() - block.position(), 0)
            stop = min(cursor.selectionEnd() - block.position(), block.length())
            if start < stop:
                self.setFormat(start, stop - start, self._formats[kind])


class SentenceEdit(TextInput):
    """Some lines of plain text; Tab leaves it, and no paste can choke it.

    Parameters
    ----------
    name : str
        Object name.
    title : str
        Accessible name.
    parent : QWidget, optional
    limit : int
        Characters that it takes.
    lines : int
        How many are seen at once.
    font : str
        The role of its font in a look.

    Signals
    -------
    edited : object
        The text, a moment after the last key; at once with Ctrl+Enter and when the field is left.
    refused : object
        How many characters were to be inserted when not all of them had room.
    """

    edited = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        name: str,
        title: str,
        parent: QWidget | None = None,
        limit: int = _LIMIT,
        lines: int = _LINES,
        font: str = "body",
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._limit = limit
        self._lines = lines
        self._font = font
        self._told = ""
        self._look = Look(LIGHT)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET_MS)
        self._timer.timeout.connect(self.flush)
        self._highlighter = _Highlighter(self.document())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text_changed)
        self.setLook(self._look)

    # ------------------------------------------------------------------ text

    def text(self) -> str:
        """Return the text."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Show `text`, at most as much of it as the field takes; no signal.

        Undo brings the text before it back.
        """
        self._told = text[: self._limit]
        if self._told != self.toPlainText():
            self.replaceAll(self._told)
        self._told = self.toPlainText()
        self._timer.stop()

    def setHighlights(self, unknown: Iterable[Span] = (), target: Span | None = None) -> None:
        """Mark words without changing the text.

        Parameters
        ----------
        unknown : iterable of (int, int)
            First character and the one behind the last of each word with a dotted line.
        target : (int, int), optional
            The same of the word that is bold and in the accent colour.
        """
        wanted = [(span, "unknown") for span in unknown]
        if target is not None:
            wanted.append((target, "target"))
        # Marks of a text that was longer a moment ago end where this one does.
        last = len(self.toPlainText())
        wanted = [((min(start, last), min(stop, last)), kind) for (start, stop), kind in wanted]
        places = self._units([at for span, _ in wanted for at in span])
        spans: list[tuple[QTextCursor, str]] = []
        for (start, stop), kind in wanted:
            cursor = QTextCursor(self.document())
            cursor.setPosition(places[start])
            cursor.setPosition(places[stop], QTextCursor.MoveMode.KeepAnchor)
            spans.append((cursor, kind))
        self._highlighter.set_spans(spans)

    def _units(self, places: list[int]) -> dict[int, int]:
        """Return where characters lie in Qt's count, for many of them in one walk."""
        text = self.toPlainText()
        ordered = sorted({0, *places})
        units = {0: 0}
        for before, place in pairwise(ordered):
            units[place] = units[before] + text_units(text[before:place])
        return units

    def flush(self) -> None:
        """Tell of a change now, if there is one."""
        self._timer.stop()
        text = self.toPlainText()
        if text != self._told:
            self._told = text
            self.edited.emit(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, as much of it as has room."""
        text = source.text()
        taken = text_units(self.textCursor().selectedText())
        room = self._limit - (self.document().characterCount() - 1 - taken)
        if len(text) > room:
            self.refused.emit(len(text))
        self.insertPlainText(text[: max(room, 0)])

    def _on_text_changed(self) -> None:
        # The highlighter's marks arrive here as well, and mean nothing.
        if self.toPlainText() != self._told:
            self._timer.start()

    # ------------------------------------------------------------------ look and events

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        self.setFont(look.font(self._font))
        self._highlighter.set_look(look)
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of its lines."""
        look = self._look
        lines = self._lines * QFontMetrics(look.font(self._font)).lineSpacing()
        # The style sheet's border and padding, and the document's own margin.
        around = 2 * (look.px(1) + look.px(8) + round(self.document().documentMargin()))
        return QSize(look.px(226), lines + around)

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size."""
        return QSize(self._look.px(120), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell at once with Ctrl+Enter; the rest is the field's."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.flush()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell before the field is left."""
        self.flush()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell before the field is hidden: no timer runs on, and no text is lost."""
        self.flush()
        super().hideEvent(event)
