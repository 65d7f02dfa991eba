"""How the cells and the headers of a table of numbers are painted, and the field that edits one."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lstm_studio.i18n import number, tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import QUANTITY_TOKENS
from lstm_studio.widgets.editable_table import EditableTable
from lstm_studio.widgets.math_layout import MathText
from lstm_studio.widgets.number_input import NumberEdit
from lstm_studio.widgets.number_model import DIGITS, Index, NumberModel

__all__ = ["PAD", "NumberDelegate", "NumberHeader", "NumberView", "fitted"]

PAD = 3
"""Pixels at 100 % between a number and the edges of its cell."""

_EDITOR = 96


class NumberView(EditableTable):
    """What a cell needs to know of the table it stands in.

    Attributes
    ----------
    look : Look
    numbers : NumberModel
    digits : int
        Decimals that fit into the columns.
    lit : str or None
        The key of the column whose header is lit up.
    """

    look: Look
    numbers: NumberModel
    digits: int
    lit: str | None


class NumberDelegate(QStyledItemDelegate):
    """Paints a number as exactly as its cell has room, and edits it in a field."""

    def __init__(self, table: NumberView) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the number, muted where it is locked, bold with a dot where it was changed."""
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
        pad = look.px(PAD)
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
        """Make the field, as large as the cell and dressed like every other."""
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
        """Put the exact number into the field, unless something was typed already."""
        if isinstance(editor, NumberEdit) and not editor.isModified():
            editor.setValue(self._table.numbers.value(index.row(), index.column()))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Ask for the number that was typed; nonsense asks for nothing."""
        if isinstance(editor, NumberEdit):
            value = editor.value()
            if value is not None:
                model.setData(index, value)  # pyright: ignore[reportArgumentType]

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Give the field the room that an exact number needs, within the table."""
        box: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        needed = self._table.look.px(_EDITOR)
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


class NumberHeader(QHeaderView):
    """Column names as mathematics in the colours of their quantities, row names as small text."""

    def __init__(self, orientation: Qt.Orientation, table: NumberView) -> None:
        super().__init__(orientation, table)
        self._table = table
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint one name."""
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
