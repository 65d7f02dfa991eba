"""The page of gradients in the window: tabs, room, docks, copying."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(window):
    window.controller.do("show_page", page="gradients")
    QCoreApplication.processEvents()
    return window.page


def test_curves_stand_above_the_tabs_where_there_is_room(page):
    assert page.tabs.keys() == ["says", "table", "code", "sources"]
    assert page.curves.isVisible()
    assert page.curves.height() > 250


@pytest.mark.parametrize(("key", "view"), [("says", "says"), ("table", "table"), ("code", "code")])
def test_every_tab_shows_its_view(page, key, view):
    page.tabs.currentKeyChanged.emit(key)
    assert page.tabs.currentKey() == key
    assert getattr(page, view).isVisible()
    assert page.curves.isVisible()


def test_in_a_low_page_the_curves_are_a_tab(make_window):
    window = make_window(1024, 640)
    window.controller.do("show_page", page="gradients")
    QCoreApplication.processEvents()
    page = window.page
    assert page.tabs.keys().count("curves") == 0
    page.show_tab("table")
    window.controller.do("set_projector", projector=True)
    QCoreApplication.processEvents()
    assert page.tabs.keys()[0] == page.tabs.currentKey() == "curves"
    assert page.curves.isVisible()
    assert page.show_tab("code")
    assert not page.curves.isVisible()
    assert not page.show_tab("nothing")
    window.controller.do("set_projector", projector=False)
    QCoreApplication.processEvents()
    assert page.curves.isVisible()
    assert page.tabs.currentKey() == "code"


def test_values_of_the_plot_are_copied(window, page):
    page.curves.plot.copyRequested.emit("some values")
    assert QGuiApplication.clipboard().text() == "some values"


def test_its_dock_is_there_and_the_page_is_not_read_step_by_step(window, page):
    assert window.docks["dock.networks"].isVisible()
    assert not window.docks["dock.gates"].isVisible()
    before = window.controller.state
    window.controller.do("move_to", step=3)
    assert window.controller.state is before


def test_closing_the_window_while_something_is_measured_ends_it(window, page):
    window.controller.do("set_flow", setting="length", value=400)
    window.controller.do("set_flow", setting="size", value=128)
    assert window.controller.flow_work.running
    assert window.close()
