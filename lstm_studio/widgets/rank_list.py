"""Things in the order of a figure: a row each, with a bar, and a line that luck seldom passes."""

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
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.painting import draw_focus_ring, draw_panel

__all__ = ["RankList", "RankRow"]

_Index = QModelIndex | QPersistentModelIndex
_MOVES = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
)  # fmt: skip


@dataclass(frozen=True)
class RankRow:
    """One row.

    Attributes
    ----------
    key : int
        What signals call it.
    name : str
    share : float
        Length of the bar, 0 to 1.
    figure : str
        The number that the bar shows.
    note : str
        Another number at the right end; may be empty.
    spoken : str
        The row for a screen reader.
    below : bool
        Whether the bar is no better than luck, and drawn hollow.
    """

    key: int
    name: str
    share: float
    figure: str
    note: str = ""
    spoken: str = ""
    below: bool = False


class _Rows(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[RankRow, ...] = ()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def replace(self, rows: tuple[RankRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = Look(LIGHT)
        self.rows: tuple[RankRow, ...] = ()
        self.line: float | None = None
        self._widths: tuple[object, int, int, int] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self.look.px(120), self.look.control(26))

    def widths(self) -> tuple[int, int, int]:
        """Return the width of names, figures and notes: the same in every row."""
        if self._widths is None or self._widths[0] is not self.rows:
            body = QFontMetrics(self.look.font("strong"))
            figure = QFontMetrics(self.look.font("figure"))
            name = max((body.horizontalAdvance(row.name) for row in self.rows), default=0)
            value = max((figure.horizontalAdvance(row.figure) for row in self.rows), default=0)
            note = max((figure.horizontalAdvance(row.note) for row in self.rows), default=0)
            self._widths = (self.rows, name, value, note)
        return self._widths[1:]

    def forget(self) -> None:
        """Measure anew."""
        self._widths = None

    def track(self, box: QRectF) -> QRectF:
        """Return where the bars are within a row."""
        px = self.look.px
        name, value, note = self.widths()
        left = box.left() + px(10) + name + px(10)
        right = box.right() - px(10) - value - px(10) - (note + px(12) if note else 0)
        return QRectF(left, box.top(), max(right - left, px(20)), box.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, row = self.look, self.rows[index.row()]
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
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font("strong" if chosen else "body"))
        painter.setPen(look.color("ink"))
        painter.drawText(
            box.adjusted(look.px(10), 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, row.name
        )
        self._paint_bar(painter, self.track(box), row)
        _, _, note = self.widths()
        painter.setFont(look.font("figure"))
        painter.setPen(look.color("muted" if row.below else "ink"))
        right = box.adjusted(0, 0, -look.px(10), 0)
        figure = right.adjusted(0, 0, -(note + look.px(12)) if note else 0, 0)
        painter.drawText(figure, middle | Qt.AlignmentFlag.AlignRight, row.figure)
        painter.setPen(look.color("muted"))
        painter.drawText(right, middle | Qt.AlignmentFlag.AlignRight, row.note)
        painter.restore()

    def _paint_bar(self, painter: QPainter, track: QRectF, row: RankRow) -> None:
        look = self.look
        high = look.px(8)
        top = track.center().y() - 0.5 * high
        bar = QRectF(track.left(), top, max(row.share * track.width(), look.px(2)), high)
        if row.below:
            draw_panel(painter, bar, look.px(2), look.color("panel"), look.color("ghost"))
        else:
            draw_panel(painter, bar, look.px(2), look.color("accent"))
        if self.line is not None:
            pen = QPen(look.color("danger"), look.px(2))
            pen.setDashPattern([2.0, 1.5])
            painter.setPen(pen)
            x = track.left() + self.line * track.width()
            painter.drawLine(round(x), round(track.top()), round(x), round(track.bottom()))


class RankList(QListView):
    """Rows of which one is chosen, by mouse or arrow keys.

    Parameters
    ----------
    parent : QWidget, optional

    Signals
    -------
    keyChosen : object
        The key of the row that the person chose, an int.
    """

    keyChosen = Signal(object)

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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def setRows(self, rows: Sequence[RankRow], line: float | None) -> None:
        """Show other rows, and where the line of luck is, 0 to 1; no signal."""
        new = tuple(rows)
        self._delegate.line = line
        if new != self._rows.rows:
            key = self.currentKey()
            self._silent = True
            self._delegate.rows = new
            self._rows.replace(new)
            self._silent = False
            self.setCurrentKey(key)
        self.viewport().update()

    def rows(self) -> tuple[RankRow, ...]:
        """Return the rows from top to bottom."""
        return self._rows.rows

    def line(self) -> float | None:
        """Return where the line of luck is."""
        return self._delegate.line

    def currentKey(self) -> int | None:
        """Return the key of the chosen row; None when there is none."""
        chosen = self.selectedIndexes()
        return self._rows.rows[chosen[0].row()].key if chosen else None

    def setCurrentKey(self, key: int | None) -> None:
        """Choose a row and bring it into sight; none when there is no such row; no signal."""
        place = next((k for k, row in enumerate(self._rows.rows) if row.key == key), None)
        self._silent = True
        if place is None:
            self.clearSelection()
        elif key != self.currentKey():
            self.setCurrentIndex(self._rows.index(place))
        self._silent = False

    def text(self) -> str:
        """Return the rows with tabs between the cells."""
        return "\n".join("\t".join((r.name, r.figure, r.note)).rstrip() for r in self.rows())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell what the person chose."""
        super().selectionChanged(selected, deselected)
        key = self.currentKey()
        if selected.indexes() and not self._silent and key is not None:
            self.keyChosen.emit(key)

    def selectionCommand(
        self, index: _Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Choose always one: Ctrl and a click would take the choice away."""
        flag = QItemSelectionModel.SelectionFlag
        return flag.ClearAndSelect if index.isValid() else flag.NoUpdate

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move in the list from the window's shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _MOVES
            and not event.modifiers()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy or move; letters are not for a list of numbers."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text())
        elif event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._delegate.look = look
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the size at which some rows are seen."""
        look = self._delegate.look
        return QSize(look.px(260), 8 * look.control(26))

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size."""
        look = self._delegate.look
        return QSize(look.px(160), 3 * look.control(26))
