"""The numbers of a table that is edited where it stands, and what surrounds them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from lstm_studio.i18n import number, tr
from lstm_studio.widgets.math_layout import plain_text
from lstm_studio.widgets.number_input import edit_text

__all__ = ["DIGITS", "Grid", "Index", "NumberModel"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Index = QModelIndex | QPersistentModelIndex

DIGITS = 4
"""Decimals shown where there is room; the number itself is kept as it is."""


_SINGLY = 8
"""So many cells are painted one by one; one that changed is not worth painting a table for."""


def _equal(a: Floats, b: Floats) -> Flags:
    return (a == b) | (np.isnan(a) & np.isnan(b))


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
    row_tips: tuple[str, ...] = ()
    column_tips: tuple[str, ...] = ()


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
        self._editable = self._present = np.zeros((0, 0), dtype=bool)
        self._locked_tip = ""

    def setGrid(self, grid: Grid) -> None:
        """Set the headers; the numbers are absent until :meth:`setNumbers`."""
        if grid == self.grid:
            return
        self.beginResetModel()
        self.grid = grid
        shape = (len(grid.rows), len(grid.columns))
        self._values = self._first = np.full(shape, np.nan)
        self._editable = self._present = np.zeros(shape, dtype=bool)
        self.endResetModel()

    def setNumbers(
        self,
        values: Floats,
        first: Floats,
        editable: Flags,
        locked_tip: str = "",
        present: Flags | None = None,
    ) -> None:
        """Set the numbers.

        Parameters
        ----------
        values, first : (R, C) float64
            What they are and what they were at first.
        editable : (R, C) bool
            Which of them may be changed; the others are muted.
        locked_tip : str
            Why the others may not.
        present : (R, C) bool, optional
            Where there is a cell at all; everywhere when left out.
        """
        there = np.ones(values.shape, dtype=bool) if present is None else present
        other = ~_equal(values, self._values) | ~_equal(first, self._first)
        other |= (editable != self._editable) | (there != self._present)
        self._values, self._first, self._present = values, first, there
        self._editable, self._locked_tip = editable, locked_tip
        places = np.argwhere(other)
        if len(places) <= _SINGLY:
            for row, column in places.tolist():
                cell = self.index(row, column)
                self.dataChanged.emit(cell, cell)
        else:
            (top, left), (bottom, right) = places.min(axis=0), places.max(axis=0)
            self.dataChanged.emit(self.index(top, left), self.index(bottom, right))

    def value(self, row: int, column: int) -> float:
        """Return one number."""
        return float(self._values[row, column])

    def changed(self, row: int, column: int) -> bool:
        """Return whether a number differs from what it was at first."""
        same = _equal(self._values[row, column], self._first[row, column])
        return not self.absent(row, column) and not bool(same)

    def absent(self, row: int, column: int) -> bool:
        """Return whether there is no cell at this place."""
        return not self._present[row, column]

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
        names = self.grid.columns if across else self.grid.rows
        if section >= len(names):
            # In the middle of a reset one header still has the sections of before.  An exception
            # here, below Qt's own frames, ends the whole program without a word.
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return plain_text(names[section])
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
