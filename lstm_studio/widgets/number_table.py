"""A table of numbers that are edited where they stand: the weights of a cell.

The table takes plain arrays and says by signal what a person wants changed; it changes nothing by
itself, so that it always shows what its owner holds.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHideEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QTableView, QWidget

from lstm_studio.i18n import number
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.math_layout import MathText
from lstm_studio.widgets.number_cells import PAD, NumberDelegate, NumberHeader, NumberView
from lstm_studio.widgets.number_input import edit_text, stepped
from lstm_studio.widgets.number_model import DIGITS, Index, NumberModel

__all__ = ["NumberTable"]

_ROW = 26
_HEAD = 30
_LEAST_DIGITS = 2
_WIDEST_COLUMN = 96


class NumberTable(NumberView):
    """The view of a :class:`NumberModel`.

    Double-click, F2 or typing edits a cell; Alt+↑ and Alt+↓ or Alt with the wheel step it by 0.1,
    with Shift by 0.01; Ctrl+C copies it exactly.

    Parameters
    ----------
    parent : QWidget, optional

    Signals
    -------
    stepped : object
        ``(row, column, value)``: a number was changed by one step.
    columnHovered : object
        The key of the column under the pointer, or None.
    cellReached : object
        The :class:`~PySide6.QtCore.QRect` of the current cell, in the viewport, after it moved.
    """

    stepped = Signal(object)
    columnHovered = Signal(object)
    cellReached = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = Look(LIGHT)
        self.lit: str | None = None
        self.numbers = NumberModel(self)
        self._most_rows = 0
        self._header_width = 0
        self.digits = DIGITS
        self._hovered: str | None = None
        self.setModel(self.numbers)
        self.setItemDelegate(NumberDelegate(self))
        self.setHorizontalHeader(NumberHeader(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(NumberHeader(Qt.Orientation.Vertical, self))
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.numbers.modelReset.connect(self.fit)
        self.setLook(self.look)

    def setLook(self, look: Look) -> None:
        """Take over colours, fonts and sizes."""
        self.look = look
        self.setFont(look.font("figure_small"))
        # It stands on a panel; the cells show where the focus is.
        self.setStyleSheet(
            "QTableView { border: none; border-radius: 0; background: transparent; }"
        )
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setFont(look.font("small"))
            header.setMinimumSectionSize(1)
        self.fit()
        self.viewport().update()

    def setMostRows(self, rows: int) -> None:
        """Set after how many rows the table scrolls by itself; 0 for never."""
        self._most_rows = rows
        self.fit()

    def headerWidth(self) -> int:
        """Return the width that the row names need."""
        texts = (MathText(text, self.look, "small").width for text in self.numbers.grid.rows)
        return round(max(texts, default=0.0)) + self.look.px(4)

    def setHeaderWidth(self, width: int) -> None:
        """Give the row names more room, so that two tables stand in line; 0 for what they need."""
        if width != self._header_width:
            self._header_width = width
            self.fit()

    def setLit(self, key: str | None) -> None:
        """Light up the header of the column of that key."""
        if key != self.lit:
            self.lit = key
            self.horizontalHeader().viewport().update()

    def fit(self) -> None:
        """Make rows and columns as large as the look asks, and the table as high as its rows."""
        look, grid = self.look, self.numbers.grid
        row = look.px(_ROW)
        across, down = self.horizontalHeader(), self.verticalHeader()
        down.setDefaultSectionSize(row)
        down.setFixedWidth(max(self._header_width, self.headerWidth()))
        across.setVisible(any(grid.columns))
        across.setFixedHeight(look.px(_HEAD))
        self._spread()
        self.setFixedHeight(self._height())

    def sizeHint(self) -> QSize:
        """Return the size at which no column is narrower than a weight."""
        columns = len(self.numbers.grid.columns)
        width = self.verticalHeader().width() + columns * self._least_column()
        return QSize(width, self._height())

    def minimumSizeHint(self) -> QSize:
        """Return a width that any dock has; the rest scrolls."""
        return QSize(self.look.px(120), self._height())

    def _height(self) -> int:
        rows = len(self.numbers.grid.rows)
        shown = min(rows, self._most_rows) if self._most_rows else rows
        height = shown * self.look.px(_ROW)
        if shown < rows:
            height += self.look.px(_ROW) // 2  # half a row says that there are more
        if any(self.numbers.grid.columns):
            height += self.look.px(_HEAD)
        columns = len(self.numbers.grid.columns)
        if columns * self._least_column() > self.viewport().width():
            height += self.horizontalScrollBar().sizeHint().height()
        return height + 2 * self.frameWidth()

    def _number_width(self, digits: int) -> int:
        font = self.look.font("figure_small")
        font.setBold(True)  # as a changed weight is written
        return QFontMetrics(font).horizontalAdvance(number(-0.1, digits)) + 2 * self.look.px(PAD)

    def _least_column(self) -> int:
        return self._number_width(_LEAST_DIGITS)

    def _spread(self) -> None:
        columns = len(self.numbers.grid.columns)
        if not columns:
            return
        share = self.viewport().width() // columns
        width = max(min(share, self.look.px(_WIDEST_COLUMN)), self._least_column())
        across = self.horizontalHeader()
        for column in range(columns):
            across.resizeSection(column, width)
        fitting = (n for n in range(DIGITS, 0, -1) if self._number_width(n) <= width)
        self.digits = next(fitting, 1)
        height = self._height()
        if height != self.height():
            self.setFixedHeight(height)

    # ------------------------------------------------------------------ events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._spread()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the current cell is, for a scroll area around the table."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.cellReached.emit(self.visualRect(current))

    def exact(self, index: Index) -> str:
        """Return the number of a cell as exactly as it is known."""
        return edit_text(self.numbers.value(index.row(), index.column()))

    def nudge(self, index: Index, amount: float) -> None:
        """Ask for a little more or less."""
        if self.numbers.editable(index.row(), index.column()):
            value = stepped(self.numbers.value(index.row(), index.column()), amount)
            self.stepped.emit((index.row(), index.column(), value))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which column is under the pointer."""
        super().mouseMoveEvent(event)
        column = self.columnAt(event.position().toPoint().x())
        keys = self.numbers.grid.keys
        self._hover(keys[column] if 0 <= column < len(keys) else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that no column is under the pointer."""
        super().leaveEvent(event)
        self._hover(None)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the column, which a pointer cannot leave any more."""
        self._hover(None)
        super().hideEvent(event)

    def _hover(self, key: str | None) -> None:
        if key != self._hovered:
            self._hovered = key
            self.columnHovered.emit(key)
