"""The steps of a sequence as a table: word, value, mark."""

from __future__ import annotations

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

from lstm_studio.i18n import integer, number, tr
from lstm_studio.widgets.number_input import edit_text

__all__ = ["MARK", "TOKEN", "VALUE", "StepsModel"]

TOKEN, VALUE, MARK = range(3)
"""The columns."""

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Index = QModelIndex | QPersistentModelIndex

_ROLE = Qt.ItemDataRole


class StepsModel(QAbstractTableModel):
    """Shows plain arrays and says by signal what a person wants changed.

    Parameters
    ----------
    parent : QObject, optional

    Signals
    -------
    valueEdited : object
        ``(step, value)``.
    markEdited : object
        ``(step, mark)``.
    """

    valueEdited = Signal(object)
    markEdited = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens: tuple[str, ...] = ()
        self._values: Floats = np.zeros(0)
        self._marks: Flags = np.zeros(0, dtype=bool)
        self.largest = 1.0

    def setSteps(self, tokens: tuple[str, ...], values: Floats, marks: Flags) -> None:
        """Show other steps; the place in the table is kept where the words are the same.

        Parameters
        ----------
        tokens : tuple of str
            T words.
        values : (T,) float64
        marks : (T,) bool
        """
        finite = np.abs(values[np.isfinite(values)])
        largest, before = max(1.0, float(finite.max(initial=0.0))), self.largest
        self.largest = largest
        if tokens == self._tokens:
            same = (values == self._values) | (np.isnan(values) & np.isnan(self._values))
            other = np.flatnonzero(~same | (marks != self._marks))
            self._values, self._marks = values, marks
            if largest != before and tokens:  # all bars are measured by it
                self.dataChanged.emit(self.index(0, 0), self.index(len(tokens) - 1, MARK))
            elif len(other):
                first, last = int(other[0]), int(other[-1])
                self.dataChanged.emit(self.index(first, 0), self.index(last, MARK))
            return
        self.beginResetModel()
        self._tokens, self._values, self._marks = tokens, values, marks
        self.endResetModel()

    def token(self, step: int) -> str:
        """Return the word of a step."""
        return self._tokens[step]

    def value(self, step: int) -> float:
        """Return the value of a step."""
        return float(self._values[step])

    def mark(self, step: int) -> bool:
        """Return whether a step is marked."""
        return bool(self._marks[step])

    # ------------------------------------------------------------------ what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of steps."""
        return 0 if parent.isValid() else len(self._tokens)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else 3

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == VALUE:
            flags |= Qt.ItemFlag.ItemIsEditable
        elif index.column() == MARK:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """Return the text of a cell, its exact value, or its mark."""
        step, column = index.row(), index.column()
        if column == TOKEN and role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self.token(step)
        if column == VALUE and role == _ROLE.DisplayRole:
            return number(self.value(step), 2)
        if column == VALUE and role in (_ROLE.EditRole, _ROLE.ToolTipRole):
            return edit_text(self.value(step)) if role == _ROLE.ToolTipRole else self.value(step)
        if column == MARK and role == _ROLE.CheckStateRole:
            return Qt.CheckState.Checked if self.mark(step) else Qt.CheckState.Unchecked
        if role == _ROLE.AccessibleTextRole:
            return self._spoken(step, column)
        return None

    def _spoken(self, step: int, column: int) -> str:
        word = self.token(step)
        if column == MARK:
            if self.mark(step):
                return tr("Step {step}, {word}: marked", step=integer(step + 1), word=word)
            return tr("Step {step}, {word}: not marked", step=integer(step + 1), word=word)
        value = edit_text(self.value(step))
        return tr("Step {step}, {word}: {value}", step=integer(step + 1), word=word, value=value)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        """Return the name of a column or the number of a step."""
        if orientation == Qt.Orientation.Vertical:
            return integer(section + 1) if role == _ROLE.DisplayRole else None
        if role == _ROLE.DisplayRole:
            return (tr("Step"), tr("Value"), tr("Mark"))[section]
        if role == _ROLE.ToolTipRole:
            return (
                tr("What stands above the step"),
                tr("The number that the cell reads; usually between −1 and 1"),
                tr("“Remember this one”: the second input of the trained cells"),
            )[section]
        if role == _ROLE.TextAlignmentRole:
            align = Qt.AlignmentFlag
            return (align.AlignLeft, align.AlignRight, align.AlignHCenter)[section] | (
                align.AlignVCenter
            )
        return None

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        """Ask the owner for another value or another mark."""
        step = index.row()
        if index.column() == VALUE and role == _ROLE.EditRole:
            new = float(str(value))
            if new != self.value(step):
                self.valueEdited.emit((step, new))
            return True
        if index.column() == MARK and role == _ROLE.CheckStateRole:
            self.markEdited.emit((step, Qt.CheckState(value) == Qt.CheckState.Checked))
            return True
        return False
