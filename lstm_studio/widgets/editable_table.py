"""A table that is worked with the keys: arrows move, digits edit, Alt and an arrow step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from lstm_studio.widgets.number_input import COARSE_STEP, FINE_STEP

__all__ = ["EditableTable"]

Index = QModelIndex | QPersistentModelIndex

_NOTCH = 120  # of a mouse wheel, in eighths of a degree
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
)


class EditableTable(QTableView):
    """Base of the tables of numbers.

    Double-click, F2, Enter or a digit edits the current cell; Alt+↑ and Alt+↓ or Alt with the
    wheel step it by 0.1, with Shift by 0.01; Ctrl+C copies it exactly; Tab leaves the table.

    Parameters
    ----------
    parent : QWidget, optional
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)  # a table must not be a trap

    def exact(self, index: Index) -> str:
        """Return what Ctrl+C copies of a cell."""
        raise NotImplementedError

    def nudge(self, index: Index, amount: float) -> None:
        """Step the number of a cell by `amount`, where it has one."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move in a table from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & _COMMANDS
            if plain and (event.key() in _OWN_KEYS or _numeric(event.text())):
                event.accept()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a cell, so that the keys have something to act on."""
        super().focusInEvent(event)
        model = self.model()
        if not self.currentIndex().isValid() and model.rowCount():
            self.setCurrentIndex(model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, copy, edit or move."""
        index = self.currentIndex()
        direction = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if direction and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(direction, event.modifiers())
        elif event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            QGuiApplication.clipboard().setText(self.exact(index))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            # The Enter that ends editing comes by here too, while the field still stands.
            editable = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
            if editable and self.state() != QAbstractItemView.State.EditingState:
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
        fine = modifiers & Qt.KeyboardModifier.ShiftModifier
        amount = notches * (FINE_STEP if fine else COARSE_STEP)
        if index.isValid() and amount:
            self.nudge(index, amount)


def _numeric(text: str) -> bool:
    """Return whether a key begins a number."""
    return bool(text) and all(letter in "0123456789+-.,−" for letter in text)
