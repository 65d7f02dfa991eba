"""A table to be read: rows of text, one chosen, copied as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.math_layout import escape

__all__ = ["Row", "RowsTable"]

Index = QModelIndex | QPersistentModelIndex

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


@dataclass(frozen=True)
class Row:
    """One row.

    Attributes
    ----------
    key : object
        What signals call it.
    cells : tuple of str
        One a column; plain text.
    strong : bool
        Whether it stands out.
    """

    key: object
    cells: tuple[str, ...]
    strong: bool = False


class _Model(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.header: tuple[str, ...] = ()
        self.rows: tuple[Row, ...] = ()
        self.look = Look(LIGHT)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.header)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.header):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.header[section]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.cells[column]
            case Qt.ItemDataRole.ToolTipRole:
                # Marked as rich text and escaped, or Qt would guess that <b> is markup.
                return f"<qt>{escape(row.cells[column])}</qt>" if column == 0 else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.FontRole:
                name = "strong" if row.strong else "body" if column == 0 else "figure"
                return self.look.font(name)
            case _:
                return None

    def replace(self, header: tuple[str, ...], rows: tuple[Row, ...]) -> None:
        self.beginResetModel()
        self.header, self.rows = header, rows
        self.endResetModel()


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


class RowsTable(QTableView):
    """Rows of text; the first column takes the room that the others leave.

    Ctrl+C copies the table, Enter and a double click choose a row, Tab leaves it.

    Parameters
    ----------
    parent : QWidget, optional
    least : int
        Width of the narrowest column in pixels at 100 %.

    Signals
    -------
    rowActivated : object
        The key of a row that was double-clicked or chosen with Enter.
    rowDeleted : object
        The key of the row at which Delete was pressed.
    currentKeyChanged
        Another row is chosen.
    """

    rowActivated = Signal(object)
    rowDeleted = Signal(object)
    currentKeyChanged = Signal()

    def __init__(self, parent: QWidget | None = None, least: int = 64) -> None:
        super().__init__(parent)
        self._least = least
        self._model = _Model(self)
        self._look = Look(LIGHT)
        self._silent = False
        self._whole = False
        self.setModel(self._model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "bare")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        self.doubleClicked.connect(self._on_double_clicked)

    def setRows(self, header: Sequence[str], rows: Sequence[Row]) -> None:
        """Show other rows; the one chosen stays chosen by its key, no signal."""
        header, rows = tuple(header), tuple(rows)
        if (header, rows) == (self._model.header, self._model.rows):
            return
        key = self.currentKey()
        columns = len(header) != len(self._model.header)
        self._silent = True
        self._model.replace(header, rows)
        if columns:
            self._fit_columns()
        self.setCurrentKey(key)
        self._silent = False

    def rows(self) -> tuple[Row, ...]:
        """Return the rows."""
        return self._model.rows

    def header(self) -> tuple[str, ...]:
        """Return the headings of the columns."""
        return self._model.header

    def currentKey(self) -> object:
        """Return the key of the chosen row; None when there is none."""
        chosen = self.selectedIndexes()
        return self._model.rows[chosen[0].row()].key if chosen else None

    def setCurrentKey(self, key: object) -> None:
        """Choose a row; none when there is no row with this key."""
        keys = [row.key for row in self._model.rows]
        if key is not None and key in keys:
            self.selectRow(keys.index(key))
        else:
            self.clearSelection()

    def text(self) -> str:
        """Return the table with tabs between the columns."""
        lines = [self._model.header, *(row.cells for row in self._model.rows)]
        return "\n".join("\t".join(line) for line in lines)

    def setFirstWhole(self, whole: bool) -> None:
        """Never cut the first column, for a place where the others have to be scrolled to."""
        if whole != self._whole:
            self._whole = whole
            self._fit_columns()

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = self._model.look = look
        self.verticalHeader().setDefaultSectionSize(look.control(30))
        self.verticalHeader().setMinimumSectionSize(look.px(20))
        self._fit_columns()
        self.viewport().update()

    def _fit_columns(self) -> None:
        header = self.horizontalHeader()
        header.setMinimumSectionSize(self._look.px(self._least))
        for column in range(len(self._model.header)):
            stretch = column == 0 and not self._whole
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(column, mode.Stretch if stretch else mode.ResizeToContents)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the heading and two rows are seen."""
        return QSize(self._look.px(160), 3 * self._look.control(30))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that another row is chosen."""
        super().selectionChanged(selected, deselected)
        if not self._silent:
            self.currentKeyChanged.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a row, so that the keys have something to act on."""
        super().focusInEvent(event)
        if not self.selectedIndexes() and self._model.rows:
            self.selectRow(0)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move in a table from the window's shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _MOVES
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, choose, delete or move; letters are not for a table."""
        key = self.currentKey()
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and key is not None:
            self.rowActivated.emit(key)
        elif event.key() == Qt.Key.Key_Delete and key is not None:
            self.rowDeleted.emit(key)
        elif event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.rowActivated.emit(self._model.rows[index.row()].key)
