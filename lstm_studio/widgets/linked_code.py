"""A view of code whose lines are pointed at, from here and from elsewhere."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT, QUANTITY_TOKENS
from lstm_studio.widgets.code_view import CodeView

__all__ = ["LinkedCode"]

_NO_LIMIT = (1 << 24) - 1  # Qt's QWIDGETSIZE_MAX


class LinkedCode(CodeView):
    """Code with a second, soft mark, which tells the line under the pointer.

    Parameters
    ----------
    parent : QWidget, optional

    Signals
    -------
    lineHovered : object
        The line under the pointer, the first is 1; None for none.
    """

    lineHovered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._soft: tuple[int, ...] = ()
        self._soft_key = ""
        self._hovered: int | None = None
        self._own_look = Look(LIGHT)
        self._shown = ""
        self._folded = False
        super().__init__(parent)
        self.viewport().setMouseTracking(True)

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._own_look = look
        super().setLook(look)
        self._fit()

    def code(self) -> str:
        """Return the text."""
        return self._shown

    def setCode(self, text: str) -> None:
        """Show `text`, touching only the lines that differ.

        A held gate changes one line of a file that may have a thousand: the rest keeps its
        colours, its place and the person's selection.
        """
        if text == self._shown:
            return
        old, new = self._shown.split("\n"), text.split("\n")
        self._shown = text
        same = _common(old, new)
        rest = min(len(old), len(new)) - same
        tail = _common(old[::-1][:rest], new[::-1][:rest])
        if same + tail in (len(old), len(new)):
            # Lines only come or only go: take a neighbour along, so that text replaces text.
            same, tail = (same - 1, tail) if same else (same, tail - 1)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setPosition(self._block(same).position())
        end = self._block(len(old) - tail - 1)
        # A block's length counts the break that ends it.
        cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText("\n".join(new[same : len(new) - tail]))
        cursor.endEditBlock()
        self._show_mark()
        self._fit()

    # ------------------------------------------------------------------ how it stands

    def setFolded(self, folded: bool) -> None:
        """Break long lines and be no higher than the text, as a few lines in a dock should."""
        if folded != self._folded:
            self._folded = folded
            mode = QPlainTextEdit.LineWrapMode
            self.setLineWrapMode(mode.WidgetWidth if folded else mode.NoWrap)
            self._fit()

    def showMarkedLine(self) -> None:
        """Scroll so that the marked line stands with what leads to it above."""
        shown = max(1, self.viewport().height() // max(1, self.fontMetrics().lineSpacing()))
        self.verticalScrollBar().setValue(max(0, self.markedLine() - 1 - 2 * shown // 3))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        highest = _NO_LIMIT
        if self._folded:
            blocks = (self._block(line) for line in range(self.blockCount()))
            text = sum(self.blockBoundingRect(block).height() for block in blocks)
            margins = 2.0 * self.document().documentMargin()
            frame = self.height() - self.viewport().height()
            highest = ceil(text + margins) + frame + 2
        if highest != self.maximumHeight():
            self.setMaximumHeight(highest)
        if self._folded:
            self._reveal()  # lines were broken anew; in these few nobody has a place to lose

    def sizeHint(self) -> QSize:
        """Return the height of the text where long lines are broken."""
        hint = super().sizeHint()
        return QSize(hint.width(), self.maximumHeight()) if self._folded else hint

    def _reveal(self) -> None:
        """Scroll to the marked line; where long lines are broken, Qt scrolls by their pieces."""
        if not self._folded or not self.markedLine():
            super()._reveal()
            return
        pieces = [max(1, self._block(line).lineCount()) for line in range(self.markedLine())]
        end = sum(pieces)
        shown = max(1, self.viewport().height() // max(1, self.fontMetrics().lineSpacing()))
        bar = self.verticalScrollBar()
        bar.setValue(min(max(bar.value(), end - shown), end - pieces[-1]))

    # ------------------------------------------------------------------ lines

    def _block(self, line: int) -> QTextBlock:
        return self.document().findBlockByNumber(line)

    # ------------------------------------------------------------------ the soft mark

    def softLines(self) -> tuple[int, ...]:
        """Return the softly marked lines, the first is 1."""
        return self._soft

    def setSoftLines(self, lines: tuple[int, ...], key: str = "") -> None:
        """Mark lines softly, in the hue of a quantity; none for no lines."""
        if (lines, key) != (self._soft, self._soft_key):
            self._soft, self._soft_key = lines, key
            self.viewport().update()

    def _show_mark(self) -> None:
        """Write the marked line in one colour; its ground is painted, over all of its rows."""
        cursor = self._mark_cursor()
        marks = []
        if cursor is not None:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor  # type: ignore[attr-defined]  # the stubs leave both out
            mark.format.setForeground(self._own_look.color("ink"))  # type: ignore[attr-defined]
            marks.append(mark)
        self.setExtraSelections(marks)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks below the text."""
        look, key = self._own_look, self._soft_key
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        strong = self._line_rect(self.markedLine())
        painter.setBrush(look.tint(key) if key in QUANTITY_TOKENS else look.color("pressed"))
        for line in self._soft:
            painter.drawRoundedRect(self._line_rect(line), look.px(4), look.px(4))
        painter.fillRect(strong, self._mark_color())
        if strong.isValid():
            # A bar at the edge says it, too: a tint alone is lost on a projector.
            strong.setWidth(look.px(3))
            painter.fillRect(strong, look.quantity("c"))
        painter.end()
        QPlainTextEdit.paintEvent(self, event)

    def _line_rect(self, line: int) -> QRectF:
        block = self._block(line - 1)
        if line < 1 or not block.isValid():
            return QRectF()
        box = self.blockBoundingGeometry(block).translated(self.contentOffset())
        box.setWidth(max(box.width(), float(self.viewport().width())))
        return box

    # ------------------------------------------------------------------ the pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the line under the pointer."""
        super().mouseMoveEvent(event)
        spot = event.position()
        line = self.cursorForPosition(spot.toPoint()).blockNumber() + 1
        box = self._line_rect(line)
        self._hover(line if box.top() <= spot.y() <= box.bottom() else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that there is none."""
        super().leaveEvent(event)
        self._hover(None)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the line, which the pointer cannot leave any more."""
        self._hover(None)
        super().hideEvent(event)

    def _hover(self, line: int | None) -> None:
        if line != self._hovered:
            self._hovered = line
            self.lineHovered.emit(line)


def _common(a: list[str], b: list[str]) -> int:
    """Return how many lines are equal from the beginning."""
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count
