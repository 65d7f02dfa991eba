"""What lies over the window: the blank screen, the list of keys, the about box."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from lstm_studio import __version__
from lstm_studio.shell.actions import action_table
from lstm_studio.shell.overlays import BlankScreen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def dialog(window, name: str) -> QWidget:
    return window.findChild(QWidget, name)


def test_the_blank_screen_follows_the_window(window):
    window.commands.toggle_blank()
    blank = window.findChild(BlankScreen)
    assert blank.geometry() == window.rect()
    window.resize(1100, 700)
    QApplication.processEvents()
    assert blank.geometry() == window.rect()
    assert blank.cursor().shape() == Qt.CursorShape.BlankCursor


def test_the_keyboard_comes_back_to_what_had_it(qtbot, window):
    slider = window.findChild(QWidget, "gates.f.value")
    slider.setFocus()
    window.commands.toggle_blank()
    blank = window.findChild(BlankScreen)
    assert QApplication.focusWidget() is blank
    qtbot.keyClick(blank, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is slider


def test_the_list_of_keys_names_every_presenters_key_and_shortcut_of_note(window):
    window.actions_by_id["keys"].trigger()
    listed = texts(dialog(window, "keys"))
    for key in ("Space", "Home", "End", "Page Up", "Page Down", "B", "F5", "F11", "Ctrl+K"):
        assert key in listed
    taken = {QKeySequence(key).toString() for spec in action_table() for key in spec.keys}
    assert {"Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+T", "F5", "F11", "Ctrl+K"} <= taken
    dialog(window, "keys").close()


@pytest.mark.parametrize("name", ["keys", "about"])
def test_a_box_follows_the_look_and_cuts_nothing_off(window, name):
    window.actions_by_id[name].trigger()
    box = dialog(window, name)
    plain = box.size()
    window.controller.do("set_scale", scale=2.0)
    QApplication.processEvents()
    assert box.width() > plain.width()
    for label in box.findChildren(QLabel):
        if label.wordWrap():
            assert label.heightForWidth(label.width()) <= label.height()
        else:
            assert label.sizeHint().width() <= label.width()
    box.close()


def test_a_box_opens_once_and_closes_by_escape(qtbot, window):
    for _ in range(2):
        window.actions_by_id["about"].trigger()
    boxes = [w for w in QApplication.topLevelWidgets() if w.objectName() == "about"]
    assert len(boxes) == 1
    assert __version__ in texts(boxes[0])
    qtbot.keyClick(boxes[0], Qt.Key.Key_Escape)
    assert not boxes[0].isVisible()
