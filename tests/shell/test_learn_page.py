"""The page "Learn": one section at a time, made when it is first shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from lstm_studio.shell.learn_page import LearnPage, sections


@pytest.fixture
def page(window):
    assert window.controller.do("show_page", page="learn")
    assert isinstance(window.page, LearnPage)
    return window.page


def test_opening_it_makes_one_section(page):
    first, *others = [key for key, _, _ in sections()]
    assert page.views() == [page.section(first)]
    for key in others:
        assert page.show_tab(key)
        assert page.section(key).isVisible()
        assert page.views()[-1] is page.section(key)
    assert not page.section(first).isVisible()
    assert page.section("goals") is page.section("goals")
    assert not page.show_tab("nowhere")


def test_a_section_made_later_has_the_look_of_now(window, page):
    window.controller.do("set_theme", theme="dark")
    window.controller.do("set_scale", scale=1.5)
    page.show_tab("progress")
    view = page.section("progress")
    assert view.look == window.look
    window.controller.do("set_scale", scale=1.0)
    assert view.look == window.look


def test_a_section_made_later_lets_go_with_the_window(window, page):
    page.show_tab("progress")
    view = page.section("progress")
    window.close()
    assert not view._connected


def test_the_page_opens_in_the_window_and_takes_the_keys(window, qtbot):
    """No part of it is a window of its own for a moment, which would take the keyboard away."""
    shown = []

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
                shown.append((watched.isWindow(), watched.objectName()))
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    try:
        assert window.controller.do("show_page", page="learn")
        QApplication.processEvents()
    finally:
        QApplication.instance().removeEventFilter(watch)
    assert shown
    assert [name for alone, name in shown if alone] == []
    assert QApplication.focusWidget() is window.page
