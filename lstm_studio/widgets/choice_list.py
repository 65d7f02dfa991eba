"""A list of which one is chosen: text at the left, a quiet note at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.math_layout import escape
from lstm_studio.widgets.painting import draw_focus_ring, draw_panel

__all__ = ["ChoiceList"]

_Index = QModelIndex | QPersistentModelIndex
_NOTE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class _Row:
    """One row."""

    key: str
    text: str
    note: str = ""
    tooltip: str = ""


class _Rows(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[_Row] = []

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.ToolTipRole:
                # Marked as rich text and escaped, or Qt would guess that <b> in a title is markup.
                return f"<qt>{escape(row.tooltip)}</qt>" if row.tooltip else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return tr("{text}, {note}", text=row.text, note=row.note) if row.note else row.text
            case _ if role == _NOTE:
                return row.note
            case _:
                return None

    def replace(self, rows: list[_Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


class _Delegate(QStyledItemDelegate):
    look = Look(LIGHT)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self.look.px(80), self.look.control(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look = self.look
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            draw_panel(painter, box, look.px(6), look.color("chip"))
        elif state & QStyle.StateFlag.State_MouseOver:
            draw_panel(painter, box, look.px(6), look.color("hover"))
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            draw_focus_ring(painter, box, look.px(6), look)
        enabled = bool(state & QStyle.StateFlag.State_Enabled)
        inner = box.adjusted(look.px(10), 0, -look.px(10), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        note = str(index.data(_NOTE))
        painter.setFont(look.font("figure"))
        painter.setPen(look.color("muted" if enabled else "disabled"))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, note)
        room = inner.width() - look.px(8)
        if note:
            room -= QFontMetrics(painter.font()).horizontalAdvance(note)
        font = look.font("strong" if chosen else "body")
        painter.setFont(font)
        painter.setPen(look.color("ink" if enabled else "disabled"))
        elide = Qt.TextElideMode.ElideRight
        text = QFontMetrics(font).elidedText(str(index.data()), elide, int(room))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


class ChoiceList(QListView):
    """Rows of which one is chosen, by mouse or arrow keys.

    Attributes
    ----------
    currentKeyChanged : Signal(object)
        The person chose the row with this key.
    """

    currentKeyChanged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._silent = False
        self._rows = _Rows(self)
        self._delegate = _Delegate(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setProperty("role", "bare")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def setItems(self, items: Sequence[tuple[str, ...]]) -> None:
        """Show rows of ``(key, text, note, tool tip)``; the last two may be left out.

        The row with the key chosen so far stays chosen; no signal.
        """
        rows = [_Row(*item) for item in items]
        if rows == self._rows.rows:
            return
        key = self.currentKey()
        self._silent = True
        self._rows.replace(rows)
        self._silent = False
        if key in self.keys():
            self.setCurrentKey(key)
        self.updateGeometry()

    def keys(self) -> list[str]:
        """Return the keys from top to bottom."""
        return [row.key for row in self._rows.rows]

    def currentKey(self) -> str:
        """Return the key of the chosen row; empty when there is none."""
        chosen = self.selectedIndexes()
        return self._rows.rows[chosen[0].row()].key if chosen else ""

    def setCurrentKey(self, key: str) -> None:
        """Choose a row; no signal.

        Raises
        ------
        ValueError
            When there is no row with this key.
        """
        self._silent = True
        self.setCurrentIndex(self._rows.index(self.keys().index(key)))
        self._silent = False

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell what the person chose."""
        # Not currentChanged: a list that gets the focus makes its first row current by itself.
        super().selectionChanged(selected, deselected)
        if selected.indexes() and not self._silent:
            self.currentKeyChanged.emit(self.currentKey())

    def selectionCommand(
        self, index: _Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Choose always one."""
        # Always one: Ctrl and a click would take the choice away.
        flag = QItemSelectionModel.SelectionFlag
        return flag.ClearAndSelect if index.isValid() else flag.NoUpdate

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._delegate.look = look
        self.setSpacing(0)
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen row in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def sizeHint(self) -> QSize:
        """Return the size at which everything reads well."""
        look = self._delegate.look
        rows = max(1, len(self._rows.rows))
        return QSize(look.px(226), rows * look.control(32) + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size."""
        look = self._delegate.look
        rows = min(3, max(1, len(self._rows.rows)))
        return QSize(look.px(120), rows * look.control(32) + 2 * self.frameWidth())
