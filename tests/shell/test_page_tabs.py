"""One tab a page; with little room one button that says the page and opens a menu."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QMenuBar, QPushButton, QToolButton, QWidget

from lstm_studio.shell.page import Page
from lstm_studio.shell.pages import PageSpec, page_table
from lstm_studio.shell.top_bar import TopBar
from lstm_studio.state.studio import PAGES
from tests.fixtures.docked import Dock
from tests.fixtures.pages import TITLES, with_seven_pages
from tests.fixtures.person import Person, is_seen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def tab(window, page: str) -> QPushButton:
    return window.top_bar.tabs.findChild(QPushButton, f"page.{page}")


def the_one(window) -> QToolButton:
    return window.top_bar.findChild(QToolButton, "pages.menu")


def bar(window, width: int) -> QWidget:
    for _ in range(2):  # with the panels at the right it cannot be narrower than they are
        window.resize(width, 700)
        QApplication.processEvents()
    return window.top_bar


def test_the_tab_of_the_page_shown_is_down(window):
    for page in PAGES:
        window.controller.do("show_page", page=page)
        assert [name for name in PAGES if tab(window, name).isChecked()] == [page]


def test_a_click_asks_for_the_page(window):
    asked = []
    window.top_bar.tabs.chosen.connect(asked.append)
    person = Person(window)
    person.click("page.both")
    person.click("page.both")
    person.click("page.sandbox")
    assert asked == ["both", "both", "sandbox"]
    assert window.controller.state.view.page == "sandbox"


def test_tabs_keep_their_places_when_one_is_bold(window):
    before = [tab(window, name).geometry() for name in PAGES]
    window.controller.do("show_page", page="both")
    QApplication.processEvents()
    assert [tab(window, name).geometry() for name in PAGES] == before
    strong = QFontMetrics(window.look.font("strong"))
    assert all(
        strong.horizontalAdvance(tab(window, name).text()) + 2 * window.look.px(12)
        <= tab(window, name).width()
        for name in PAGES
    )


def test_the_one_button_names_the_page_and_offers_the_others(window):
    window.controller.do("set_projector", projector=True)
    bar(window, 1024)
    one = the_one(window)
    assert window.top_bar.tabs.is_brief()
    assert one.isVisible()
    assert not tab(window, "sandbox").isVisible()
    assert "Sandbox" in one.text()
    assert "Sandbox" in one.accessibleName()
    titles = [spec.title for spec in page_table()]
    assert [a.text() for a in window.top_bar.tabs.menu.actions()] == titles
    window.top_bar.tabs.menu.actions()[titles.index("Both ways")].trigger()
    assert window.controller.state.view.page == "both"
    assert "Both ways" in one.text()
    assert [a.text() for a in window.top_bar.tabs.menu.actions() if a.isChecked()] == ["Both ways"]


@pytest.fixture
def seven(monkeypatch, make_window):
    with_seven_pages(monkeypatch)
    return make_window()


def clipped(shown: QWidget) -> list[str]:
    """Return what in the bar has not the room it needs, or lies on something else."""
    found, spans = [], []
    for button in (*shown.findChildren(QPushButton), *shown.findChildren(QToolButton)):
        if not is_seen(button) or button.objectName().startswith("qt_"):
            continue
        left = button.mapTo(shown, button.rect().topLeft())
        spans.append((left.x(), left.x() + button.width(), button.objectName()))
        if not button.text() and button.icon().isNull():
            found.append(f"{button.objectName()} is empty")
        if button.text() and button.width() < button.minimumSizeHint().width():
            found.append(f"{button.objectName()} is cut off")
    menus = shown.findChild(QMenuBar)
    spans.append((menus.x(), menus.x() + menus.width(), "menus"))
    spans.sort()
    for first, second in pairwise(spans):
        if first[1] > second[0]:
            found.append(f"{first[2]} and {second[2]} overlap")
    if spans[0][0] < 0 or spans[-1][1] > shown.width():
        found.append("something is outside")
    return found


@pytest.mark.parametrize("projector", [False, True])
@pytest.mark.parametrize("width", [1920, 1440, 1200, 1024, 900, 830])
def test_seven_tabs_are_never_cut_off(seven, width, projector):
    seven.controller.do("set_projector", projector=projector)
    bar(seven, width)
    if not seven.top_bar.tabs.is_brief():
        assert all(tab(seven, title.lower().replace("both ways", "both")) for title in TITLES)
    assert clipped(seven.top_bar) == []
    menus = seven.top_bar.findChild(QMenuBar)
    if seven.width() / seven.look.factor > 600:
        assert menus.width() >= menus.sizeHint().width()


def test_tabs_go_after_words(seven):
    """From wide to narrow: the name goes, then the words of buttons, then the tabs."""
    kinds = []
    for width in range(1700, 820, -20):
        shown = bar(seven, width)
        name = shown.findChild(QWidget, "topBar.name").isVisible()
        kind = (name, bool(shown.projector.text()), not shown.tabs.is_brief())
        if kind not in kinds:
            kinds.append(kind)
    with_tabs = [kind for kind in kinds if kind[2]]
    assert with_tabs == [(True, True, True), (False, True, True), (False, False, True)]
    assert kinds[: len(with_tabs)] == with_tabs
    assert kinds[len(with_tabs)][2] is False, "and at last one button takes their place"


@pytest.mark.parametrize("width", [480, 560, 700])
def test_the_narrowest_bar(qtbot, window, width):
    """Narrower than the window can be: what is left fits, and the menus have their arrow."""
    menus = QMenuBar()
    for title in ("File", "Edit", "Cell", "Play", "View", "Help"):
        menus.addMenu(title)
    specs = tuple(PageSpec(title, title, Page) for title in TITLES)
    host = Dock(qtbot, TopBar(window.look, specs, menus), width, 50)
    top = host.view
    top.tabs.set_current("Both ways")
    top.fit()
    QApplication.processEvents()
    assert top.width() == width
    assert top.tabs.is_brief()
    assert clipped(top) == []
    arrow = top.findChild(QToolButton, "qt_menubar_ext_button")
    assert arrow.isVisible() == (menus.width() < menus.sizeHint().width())
    host.close()


@pytest.mark.parametrize("number", range(1, 8))
def test_every_page_has_a_key(seven, number):
    Person(seven).press(
        Qt.Key(Qt.Key.Key_0.value + number), modifiers=Qt.KeyboardModifier.AltModifier
    )
    pages = [action for name, action in seven.actions_by_id.items() if name.startswith("page.")]
    assert pages[number - 1].isChecked()
    assert seven.controller.state.view.page == pages[number - 1].data()
