"""The bar at the top leaves out words before it cuts any off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenuBar, QPushButton, QToolButton

from tests.fixtures.person import CTRL, Person

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def bar(window, width: int):
    for _ in range(2):  # with the panels at the right it cannot be narrower than they are
        window.resize(width, 700)
        QApplication.processEvents()
    return window.top_bar


def test_words_go_before_anything_is_cut_off(window):
    window.controller.do("set_projector", projector=True)
    for width in (1900, 1300, 1024):
        shown = bar(window, width)
        for button in (*shown.findChildren(QPushButton), *shown.findChildren(QToolButton)):
            if button.isVisible():
                assert button.text() or not button.icon().isNull(), button.objectName()
                assert not button.text() or button.width() >= button.minimumSizeHint().width()
                assert shown.rect().contains(button.geometry())


def test_the_name_is_left_out_first(window):
    name = window.top_bar.findChild(QLabel, "topBar.name")
    bar(window, 1700)
    assert name.isVisible()
    window.controller.do("set_scale", scale=1.5)
    bar(window, 1024)
    assert not name.isVisible()
    assert window.top_bar.projector.isVisible()


def test_buttons_without_words_keep_their_names(window):
    window.controller.do("set_projector", projector=True)
    bar(window, 1024)
    for button in (window.top_bar.projector, window.top_bar.commands, window.top_bar.theme):
        assert button.accessibleName()
        assert button.toolTip()


def test_a_click_leaves_the_keyboard_where_it_was(qtbot, window):
    focus = QApplication.focusWidget()
    here = window.top_bar.findChild(QPushButton, "page.sandbox")
    for button in (here, window.top_bar.projector, window.top_bar.theme):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert QApplication.focusWidget() is focus, button.objectName()


def test_the_projector_button_shows_the_mode(qtbot, window):
    qtbot.mouseClick(window.top_bar.projector, Qt.MouseButton.LeftButton)
    assert window.look.projector
    assert window.top_bar.projector.isChecked()
    window.controller.undo()
    assert not window.top_bar.projector.isChecked()
    # Asked for twice by two ways, it says what is.
    window.controller.do("set_projector", projector=True)
    assert window.top_bar.projector.isChecked()


def test_in_the_narrowest_bar_one_button_has_all_menus(window):
    window.controller.do("set_scale", scale=2.0)
    bar(window, 1160)
    assert not window.top_bar.findChild(QMenuBar).isVisible()
    person = Person(window)
    person.click("topBar.menus")
    menu = QApplication.activePopupWidget()
    named = [action.text() for action in menu.actions() if action.isVisible()]
    assert [text.replace("&", "") for text in named] == [
        "File", "Edit", "Cell", "Play", "Learn", "View", "Help",
    ]  # fmt: skip
    assert all(action.menu().actions() for action in menu.actions())
    menu.close()
    window.controller.do("show_page", page="both")
    person.press(Qt.Key.Key_T, modifiers=CTRL)
    assert window.look.theme.dark, "keys work without the bar"
    window.controller.do("set_scale", scale=1.0)
    bar(window, 1160)
    assert window.top_bar.findChild(QMenuBar).isVisible()
    assert not person.sees("topBar.menus")
