"""A table of numbers that are edited where they stand: the weights of a cell.

The table takes plain arrays and says by signal what a person wants changed; it changes nothing by
itself, so that it always shows what its owner holds.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from lstm_studio.i18n import number, tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT, QUANTITY_TOKENS
from lstm_studio.widgets.math_layout import MathText, plain_text
from lstm_studio.widgets.number_input import (
    COARSE_STEP,
    FINE_STEP,
    NumberEdit,
    edit_text,
    stepped,
)

__all__ = ["Grid", "NumberModel", "NumberTable"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Index = QModelIndex | QPersistentModelIndex

DIGITS = 4
_NOTCH = 120  # of a mouse wheel, in eighths of a degree
_ROW = 26
_HEAD = 30
_PAD = 3
_LEAST_DIGITS = 2
_WIDEST_COLUMN = 96
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_OWN_KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


def _numeric(text: str) -> bool:
    """Return whether a key begins a number."""
    return bool(text) and all(letter in "0123456789+-.,−" for letter in text)


@dataclass(frozen=True)
class Grid:
    """What surrounds the numbers.

    Attributes
    ----------
    rows, columns : tuple of str
        The headers, as mathematical markup.
    keys : tuple of str
        The quantity of every column, which gives its colour; empty for none.
    row_tips, column_tips : tuple of str
        What a header says when asked; empty for nothing.
    """

    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    row_tips: tuple[str, ...] = field(default=())
    column_tips: tuple[str, ...] = field(default=())


class NumberModel(QAbstractTableModel):
    """Numbers, what they were at first, and which of them may be changed.

    Parameters
    ----------
    parent : QObject, optional

    Signals
    -------
    edited : object
        ``(row, column, value)``: a number was typed.
    """

    edited = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid()
        self._values = self._first = np.zeros((0, 0))
        self._editable = np.zeros((0, 0), dtype=bool)
        self._locked_tip = ""

    def setGrid(self, grid: Grid) -> None:
        """Set the headers; the numbers are absent until :meth:`setNumbers`."""
        if grid == self.grid:
            return
        self.beginResetModel()
        self.grid = grid
        shape = (len(grid.rows), len(grid.columns))
        self._values = self._first = np.full(shape, np.nan)
        self._editable = np.zeros(shape, dtype=bool)
        self.endResetModel()

    def setNumbers(
        self, values: Floats, first: Floats, editable: Flags, locked_tip: str = ""
    ) -> None:
        """Set the numbers.

        Parameters
        ----------
        values, first : (R, C) float64
            What they are and what they were at first; where `first` is NaN there is no cell.
        editable : (R, C) bool
            Which of them may be changed; the others are muted.
        locked_tip : str
            Why the others may not.
        """
        self._values, self._first = values, first
        self._editable, self._locked_tip = editable, locked_tip
        if values.size:
            rows, columns = values.shape
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, columns - 1))

    def value(self, row: int, column: int) -> float:
        """Return one number."""
        return float(self._values[row, column])

    def changed(self, row: int, column: int) -> bool:
        """Return whether a number differs from what it was at first."""
        return bool(self._values[row, column] != self._first[row, column]) and not self.absent(
            row, column
        )

    def absent(self, row: int, column: int) -> bool:
        """Return whether there is no cell at this place."""
        return bool(np.isnan(self._first[row, column]))

    def editable(self, row: int, column: int) -> bool:
        """Return whether a number may be changed."""
        return bool(self._editable[row, column])

    # ------------------------------------------------------------------ what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows; a number has none below it."""
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.grid.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        if self.absent(index.row(), index.column()):
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.editable(index.row(), index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, its exact value, or what it says when asked."""
        row, column = index.row(), index.column()
        if self.absent(row, column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return number(self.value(row, column), DIGITS)
        if role == Qt.ItemDataRole.EditRole:
            return self.value(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr(
                "{column}, {row}: {value}",
                column=self._column_name(column),
                row=plain_text(self.grid.rows[row]),
                value=edit_text(self.value(row, column)),
            )
        return None

    def _column_name(self, column: int) -> str:
        tips = self.grid.column_tips
        return tips[column] if tips else plain_text(self.grid.columns[column])

    def _tip(self, row: int, column: int) -> str:
        if not self.editable(row, column):
            return self._locked_tip
        if self.changed(row, column):
            return tr(
                "{value}, changed; it was {first}",
                value=edit_text(self.value(row, column)),
                first=edit_text(float(self._first[row, column])),
            )
        return edit_text(self.value(row, column))

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the text of a header."""
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return plain_text((self.grid.columns if across else self.grid.rows)[section])
        tips = self.grid.column_tips if across else self.grid.row_tips
        if role == Qt.ItemDataRole.ToolTipRole and tips:
            return tips[section]
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask the owner for another number."""
        row, column = index.row(), index.column()
        if role != Qt.ItemDataRole.EditRole or not self.editable(row, column):
            return False
        new = float(str(value))
        if new != self.value(row, column):
            self.edited.emit((row, column, new))
        return True


class _NumberDelegate(QStyledItemDelegate):
    """Paints a number as exactly as its cell has room, and edits it in a field."""

    def __init__(self, table: NumberTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, look = self._table.numbers, self._table.look
        row, column = index.row(), index.column()
        if model.absent(row, column):
            return
        changed = model.changed(row, column)
        box = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        if state & QStyle.StateFlag.State_MouseOver and model.editable(row, column):
            painter.fillRect(box, look.color("hover"))
        if state & QStyle.StateFlag.State_Selected:
            self._paint_frame(painter, box, bool(state & QStyle.StateFlag.State_HasFocus))
        font = look.font("figure_small")
        font.setBold(changed)
        painter.setFont(font)
        painter.setPen(look.color("ink" if model.editable(row, column) else "muted"))
        pad = look.px(_PAD)
        room = round(box.width()) - 2 * pad
        text = fitted(model.value(row, column), QFontMetrics(font), room, self._table.digits)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(pad, 0, -pad, 0), flags, text)
        if changed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            dot = look.px(2)
            painter.drawEllipse(box.topRight() + QPointF(-2 * dot, 2 * dot), dot, dot)
        painter.restore()

    def _paint_frame(self, painter: QPainter, box: QRectF, focused: bool) -> None:
        look = self._table.look
        pen = QPen(look.color("focus" if focused else "line"), look.px(2))
        half = 0.5 * pen.widthF()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(look.color("chip"))
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), look.px(4), look.px(4))

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> NumberEdit:
        editor = NumberEdit(parent)
        editor.setObjectName("numberEditor")
        editor.setProperty("kind", "cell")
        look = self._table.look
        editor.setFont(look.font("figure_small"))
        editor.setTextMargins(look.px(2), 0, look.px(2), 0)
        # The sheet's fields are taller and rounder than a cell.
        editor.setStyleSheet(
            f"QLineEdit {{ min-height: 0; padding: 0; border-radius: {look.px(4)}px; }}"
        )
        editor.setAccessibleName(tr("New value"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, NumberEdit) and not editor.isModified():
            editor.setValue(self._table.numbers.value(index.row(), index.column()))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, NumberEdit):
            value = editor.value()
            if value is not None:
                model.setData(index, value)  # pyright: ignore[reportArgumentType]

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Give the field the room that an exact number needs, within the table."""
        box: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        needed = self._table.look.px(96)
        left = min(box.left(), self._table.viewport().width() - needed)
        width = max(box.width(), needed)
        editor.setGeometry(QRect(max(left, 0), box.top(), width, box.height()))


def fitted(value: float, metrics: QFontMetrics, width: int, digits: int = DIGITS) -> str:
    """Write `value` with `digits` decimals, or as many as `width` pixels hold."""
    for count in range(digits, 0, -1):
        text = number(value, count)
        if metrics.horizontalAdvance(text) <= width:
            return text
    return metrics.elidedText(number(value, 0), Qt.TextElideMode.ElideRight, width)


class _Header(QHeaderView):
    """Column names as mathematics in the colours of their quantities, row names as small text."""

    hovered = Signal(object)

    def __init__(self, orientation: Qt.Orientation, table: NumberTable) -> None:
        super().__init__(orientation, table)
        self._table = table
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look, grid = self._table.look, self._table.numbers.grid
        painter.save()
        painter.fillRect(rect, look.color("panel"))
        if self.orientation() == Qt.Orientation.Vertical:
            text = MathText(grid.rows[logicalIndex], look, "small")
            y = rect.center().y() - 0.5 * text.height
            text.draw(painter, QPointF(rect.left(), y), look.color("muted"))
        else:
            self._paint_column(painter, QRectF(rect), logicalIndex)
        painter.restore()

    def _paint_column(self, painter: QPainter, rect: QRectF, column: int) -> None:
        look, grid = self._table.look, self._table.numbers.grid
        key = grid.keys[column] if grid.keys else ""
        known = key in QUANTITY_TOKENS
        lit = bool(key) and key == self._table.lit
        if lit:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.tint(key) if known else look.color("chip"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -2), look.px(6), look.px(6))
        text = MathText(grid.columns[column], look)
        color = look.quantity_text(key) if known else look.color("muted")
        x = rect.right() - look.px(4) - text.width
        text.draw(painter, QPointF(x, rect.center().y() - 0.5 * text.height), color)
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - look.px(1), rect.width(), look.px(2)),
            look.quantity(key) if known else look.color("line"),
        )


class NumberTable(QTableView):
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
        self.setItemDelegate(_NumberDelegate(self))
        self.setHorizontalHeader(_Header(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Header(Qt.Orientation.Vertical, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)  # Tab leaves the table: it must not be a trap
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
        return QFontMetrics(font).horizontalAdvance(number(-0.1, digits)) + 2 * self.look.px(_PAD)

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a cell, so that the keys have something to act on."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.numbers.rowCount():
            self.setCurrentIndex(self.numbers.index(0, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the current cell is, for a scroll area around the table."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.cellReached.emit(self.visualRect(current))

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move in a table from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & _COMMANDS
            if plain and (event.key() in _OWN_KEYS or _numeric(event.text())):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with Alt and an arrow, copy with Ctrl+C, edit with Enter or a digit."""
        index = self.currentIndex()
        direction = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if direction and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(direction, event.modifiers())
        elif event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            value = self.numbers.value(index.row(), index.column())
            QGuiApplication.clipboard().setText(edit_text(value))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            # The Enter that ends editing comes by here too, while the field still stands.
            if self.state() != QAbstractItemView.State.EditingState:
                self.edit(index)
        elif event.modifiers() & _COMMANDS or (
            event.text().isprintable() and event.text() and not _numeric(event.text())
        ):
            event.ignore()  # the window's shortcuts and letters are no numbers
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step the current cell while Alt is held; else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            # Alt turns the wheel sideways on some platforms.
            delta = event.angleDelta().y() or event.angleDelta().x()
            self._step(delta / _NOTCH, event.modifiers())
            event.accept()
            return
        super().wheelEvent(event)

    def _step(self, notches: float, modifiers: Qt.KeyboardModifier) -> None:
        index = self.currentIndex()
        if not index.isValid() or not self.numbers.editable(index.row(), index.column()):
            return
        fine = modifiers & Qt.KeyboardModifier.ShiftModifier
        amount = notches * (FINE_STEP if fine else COARSE_STEP)
        value = stepped(self.numbers.value(index.row(), index.column()), amount)
        if amount:
            self.stepped.emit((index.row(), index.column(), value))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which column is under the pointer."""
        super().mouseMoveEvent(event)
        column = self.columnAt(event.position().toPoint().x())
        keys = self.numbers.grid.keys
        self._hover(keys[column] if 0 <= column < len(keys) else None)

    def leaveEvent(self, event: QMouseEvent) -> None:  # pyright: ignore
        """Tell that no column is under the pointer."""
        super().leaveEvent(event)
        self._hover(None)

    def hideEvent(self, event: object) -> None:
        """Let go of the column, which a pointer cannot leave any more."""
        self._hover(None)
        super().hideEvent(event)  # pyright: ignore[reportArgumentType]

    def _hover(self, key: str | None) -> None:
        if key != self._hovered:
            self._hovered = key
            self.columnHovered.emit(key)
