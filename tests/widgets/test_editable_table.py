"""Keys that a table keeps, and those it leaves to the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication

from lstm_studio.widgets.editable_table import EditableTable

NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Table(EditableTable):
    def __init__(self):
        super().__init__()
        self.nudged = []

    def exact(self, index):
        return "exact"

    def nudge(self, index, amount):
        self.nudged.append((index.row(), round(amount, 6)))


@pytest.fixture
def table(qtbot):
    table = Table()
    qtbot.addWidget(table)
    model = QStandardItemModel(2, 2, table)
    for row in range(2):
        for column in range(2):
            model.setItem(row, column, QStandardItem("1"))
    table.setModel(model)
    table.show()
    return table


def keeps(table, key, text="", modifiers=NONE):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
    event.ignore()
    QApplication.sendEvent(table, event)
    return event.isAccepted()


def test_moving_and_digits_are_kept_from_shortcuts(table):
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Home):
        assert keeps(table, key)
    assert keeps(table, Qt.Key.Key_Minus, "-")
    assert not keeps(table, Qt.Key.Key_Space, " ")
    assert not keeps(table, Qt.Key.Key_PageDown)
    assert not keeps(table, Qt.Key.Key_0, "0", CTRL)


def test_letters_and_shortcuts_go_on_to_the_window(table):
    for key, text, modifiers in (
        (Qt.Key.Key_B, "b", NONE),
        (Qt.Key.Key_Z, "z", CTRL),
        (Qt.Key.Key_Space, " ", NONE),
    ):
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
        table.keyPressEvent(event)
        assert not event.isAccepted()


def test_alt_steps_and_shift_makes_it_fine(qtbot, table):
    table.setFocus()
    assert table.currentIndex().isValid()  # there is something to act on at once
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(table, Qt.Key.Key_Down, ALT | SHIFT)
    assert table.nudged == [(0, 0.1), (0, -0.01)]


def test_tab_is_no_trap(table):
    assert not table.tabKeyNavigation()
