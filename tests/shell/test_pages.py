"""The table of pages, the stack they stand in, and what a page brings along."""

from __future__ import annotations

from collections import Counter

import pytest

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.shell.page import Page
from lstm_studio.shell.page_stack import PageStack
from lstm_studio.shell.pages import PageSpec, page_table
from lstm_studio.state.studio import PAGES
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from tests.fixtures.library import SmallLibrary

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_table_is_that_of_the_state():
    assert tuple(spec.id for spec in page_table()) == PAGES
    assert [t for t, n in Counter(spec.title for spec in page_table()).items() if n > 1] == []


class Noting(Page):
    made: list[Page] = []

    def __init__(self, controller, look, parent=None) -> None:
        super().__init__(controller, look, parent)
        self.made.append(self)


def test_a_page_is_made_once_and_when_asked_for(qtbot):
    Noting.made.clear()
    specs = (PageSpec("one", "One", Noting), PageSpec("two", "Two", Noting))
    stack = PageStack(ModelController(SmallLibrary()), specs)
    qtbot.addWidget(stack)
    assert (Noting.made, stack.made()) == ([], {})
    light, dark = Look(LIGHT), Look(DARK)
    one = stack.page("one", light)
    assert Noting.made == [one]
    assert stack.page("one", dark) is one
    assert one.look is light
    stack.set_look(dark)
    assert one.look is dark
    assert stack.page("two", dark).look is dark
    assert (stack.made(), stack.spec("two")) == ({"one": one, "two": Noting.made[1]}, specs[1])


def test_the_page_shown_alone_keeps_the_window_large(qtbot):
    class Large(Page):
        def minimumSizeHint(self):
            return 4 * super().minimumSizeHint()

    specs = (PageSpec("small", "Small", Page), PageSpec("large", "Large", Large))
    stack = PageStack(ModelController(SmallLibrary()), specs)
    qtbot.addWidget(stack)
    for name in ("large", "small"):
        stack.setCurrentWidget(stack.page(name, Look(LIGHT)))
        assert stack.minimumSizeHint() == stack.page(name, Look(LIGHT)).minimumSizeHint()


def test_every_page_is_made_named_and_restyled(window):
    for name in PAGES:
        assert window.controller.do("show_page", page=name)
        page = window.page
        assert page is window.pages.currentWidget()
        assert page.objectName() == name
        assert page.isVisible()
        assert set(page.views()) <= set(window.views())
        least = page.minimumSizeHint()
        window.controller.do("set_projector", projector=True)
        assert page.minimumSizeHint().width() > least.width()
        window.controller.do("set_projector", projector=False)
    assert window.sandbox is window.pages.made()["sandbox"]
