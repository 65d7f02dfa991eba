"""From page to page: by mouse, keys and palette, and every page as it was left."""

from __future__ import annotations

import gc

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QFileDialog, QMenu, QTabBar, QWidget

from lstm_studio.state.studio import PAGES
from tests.fixtures.pages import DOCKS, NotesView, with_docks
from tests.fixtures.person import CTRL, Person, is_seen

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
SANDBOX = ("dock.gates", "dock.sequences", "dock.equations", "dock.code", "dock.weights")


def settle() -> None:
    """Come to rest, with what was to go gone, as in a running loop."""
    for _ in range(2):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def go(studio, page: str) -> None:
    assert studio.controller.do("show_page", page=page)
    settle()


def where(studio) -> dict[str, tuple]:
    """Return how every dock stands: seen or not, floating or not, and where."""
    return {
        name: (dock.isVisible(), is_seen(dock), dock.isFloating(), dock.geometry().getRect())
        for name, dock in studio.window.docks_shown().items()
        if is_seen(dock) or not dock.isVisible()
    }


def bars(studio) -> list[list[str]]:
    """Return the tabs of the docks that can be seen."""
    found = [bar for bar in studio.window.findChildren(QTabBar) if is_seen(bar) and bar.count()]
    return sorted([bar.tabText(k) for k in range(bar.count())] for bar in found)


def test_the_tab_key_goes_round_and_stops_only_at_what_is_seen(start):
    studio = start()
    window = studio.window
    for page in ("train", "sandbox", "compare", "sandbox"):
        studio.controller.do("show_page", page=page)
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.resize(1024, 640)  # docks stand behind each other, and then no more
    QApplication.processEvents()
    window.resize(1440, 900)
    QApplication.processEvents()
    window.activateWindow()
    window.page.setFocus()
    stops = []
    while len(stops) < 2 or stops[-1] is not stops[0]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
        assert len(stops) < 120, "it never comes round"
    names = [stop.objectName() for stop in stops]
    assert len([stop for stop in stops if isinstance(stop, QTabBar)]) == 1
    assert [stop.objectName() for stop in stops if not is_seen(stop)] == []
    assert {"diagram.canvas", "gates.f.value", "code.view", "transport.play"} <= set(names)
    assert len(set(names)) == len(names) - 1


def test_a_projector_is_made_narrow_at_a_stroke(start):
    studio = start(1920, 1080)
    studio.controller.do("set_projector", projector=True)
    QApplication.processEvents()
    studio.window.resize(1024, 640)
    QApplication.processEvents()
    assert (studio.window.width(), studio.window.height()) == (1024, 640)
    assert studio.window.minimumSizeHint().width() <= 1024
    studio.window.resize(200, 200)  # what the page needs bounds it still
    QApplication.processEvents()
    assert studio.window.width() >= studio.window.minimumSizeHint().width()


@pytest.fixture
def two(monkeypatch, start):
    """Return the studio with docks on both pages."""
    with_docks(monkeypatch)
    return start()


@pytest.fixture
def teacher(two):
    """Return somebody at that window."""
    return Person(two.window)


# --------------------------------------------------------------------------------- ways to a page


def test_by_a_click_and_the_keys_stay_the_presenters(studio, person):
    person.click("page.both")
    assert studio.controller.state.view.page == "both"
    assert person.see("both").isVisible()
    assert not person.sees("sandbox")
    assert QApplication.focusWidget() is studio.window.page
    person.click("page.sandbox")
    person.press(Key.Key_Right)
    assert studio.controller.state.playhead.step == 9


def test_by_keys(studio, person):
    person.press(Key.Key_4, modifiers=ALT)
    assert person.sees("both")
    person.press(Key.Key_4, modifiers=ALT)
    assert person.sees("both")
    person.press(Key.Key_1, modifiers=ALT)
    assert person.sees("sandbox")


def test_by_the_keyboard_on_a_tab_the_focus_stays_there(studio, person):
    studio.window.findChild(QWidget, "page.both").setFocus(Qt.FocusReason.TabFocusReason)
    person.press(Key.Key_Space)
    assert person.sees("both")
    assert QApplication.focusWidget().objectName() == "page.both"


def test_by_the_palette(studio, person):
    person.press(Key.Key_K, modifiers=CTRL)
    person.type("page both")
    person.press(Key.Key_Return)
    assert person.sees("both")
    person.press(Key.Key_K, modifiers=CTRL)
    person.type("page sand")
    person.press(Key.Key_Return)
    assert person.sees("sandbox")


def test_by_the_menu(studio):
    menu = studio.window.findChild(QMenu, "menu.view")
    pages = next(a.menu() for a in menu.actions() if a.text() == "Page")
    assert [a.isChecked() for a in pages.actions()] == [page == "sandbox" for page in PAGES]
    pages.actions()[PAGES.index("both")].trigger()
    assert studio.controller.state.view.page == "both"
    assert [a.isChecked() for a in pages.actions()] == [page == "both" for page in PAGES]


def test_undo_stays_on_the_page(studio, person):
    person.click("gates.kind.gru")
    person.press(Key.Key_4, modifiers=ALT)
    person.press(Key.Key_Z, modifiers=CTRL)
    assert person.sees("both")
    assert studio.controller.state.cell.kind == "lstm"


# ------------------------------------------------------------------------ what belongs to a page


def test_actions_of_another_page_are_hidden_and_dead(studio, person):
    by_id = studio.window.actions_by_id
    go(studio, "both")
    before = studio.controller.state
    for key in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_R):
        person.press(key, modifiers=CTRL)
    person.press(Key.Key_E, modifiers=CTRL)
    assert studio.controller.state is before
    assert studio.window.findChildren(QFileDialog) == []
    assert not any(w is not studio.window and w.isVisible() for w in QApplication.topLevelWidgets())
    hidden = {name for name, action in by_id.items() if not action.isVisible()}
    assert {"kind.rnn", "mode.learned", "release", "flatten", "zoomFit"} <= hidden
    assert hidden & {"undo", "quit", "savePicture", "theme.dark", "page.sandbox", "loop"} == set()
    assert not any(by_id[name].isEnabled() for name in hidden)
    studio.controller.do("choose_mode", mode="learned")
    studio.controller.do("choose_mode", mode="hand")
    assert not by_id["flatten"].isEnabled(), "what changes unseen does not bring them back"
    go(studio, "sandbox")
    assert all(by_id[name].isVisible() for name in ("kind.rnn", "mode.learned", "flatten"))
    assert by_id["flatten"].isEnabled()


def test_a_menu_with_nothing_in_it_is_hidden(studio):
    cell = studio.window.findChild(QMenu, "menu.cell").menuAction()
    assert cell.isVisible()
    go(studio, "both")
    assert not cell.isVisible()
    assert studio.window.findChild(QMenu, "menu.view").menuAction().isVisible()
    go(studio, "sandbox")
    assert cell.isVisible()


def test_the_palette_lists_what_belongs_here(two):
    go(two, "both")
    two.window.actions_by_id["commands"].trigger()
    palette = two.window.findChild(QObject, "palette")
    listed = set(palette.shownKeys())
    assert {key for key in listed if key.startswith("panel:")} == {f"panel:{d}" for d in DOCKS}
    assert not any(key.startswith("sequence:") for key in listed)
    assert "kind.gru" not in listed
    assert {"page.sandbox", "page.both", "undo"} & listed == {"page.sandbox", "page.both"}
    QApplication.activePopupWidget() and QApplication.activePopupWidget().close()
    palette.close()


def test_the_view_menu_lists_the_docks_of_the_page(two):
    view = two.window.findChild(QMenu, "menu.view")

    def listed() -> set[str]:
        docks = {dock.toggleViewAction(): name for name, dock in two.window.docks.items()}
        return {docks[a] for a in view.actions() if a in docks and a.isVisible()}

    assert listed() == set(SANDBOX)
    go(two, "both")
    assert listed() == set(DOCKS)
    go(two, "sandbox")
    assert listed() == set(SANDBOX)


def test_a_picture_is_of_the_page_that_is_shown(studio, tmp_path):
    go(studio, "both")
    studio.window.commands._on_picture_chosen(str(tmp_path / "page.png"))
    saved = QImage(str(tmp_path / "page.png"))
    assert saved.size() == studio.window.page.size()
    assert studio.window.page.objectName() == "both"


def test_an_opened_file_is_shown_where_it_is_read(studio, person, tmp_path):
    go(studio, "both")
    (tmp_path / "words.txt").write_text("rain sun")
    studio.window.open_file(tmp_path / "words.txt")
    assert person.sees("sandbox")


# ------------------------------------------------------------------------------------- the clock


def test_playing_stops_when_another_page_is_shown(studio, person):
    person.press(Key.Key_Space)
    assert studio.window.playback.playing
    person.press(Key.Key_8, modifiers=ALT)
    assert not studio.window.playback.playing
    step = studio.controller.state.playhead
    person.press(Key.Key_Space, Key.Key_Right, Key.Key_PageDown, Key.Key_End, Key.Key_Period)
    assert not studio.window.playback.playing
    assert studio.controller.state.playhead is step
    person.press(Key.Key_1, modifiers=ALT)
    assert not studio.window.playback.playing


def test_the_transport_is_there_where_something_is_read(studio, person):
    able = ("play", "back", "forward", "first", "last", "subStep", "subStepBack")
    for page, there in (("sandbox", True), ("pitfalls", False), ("sandbox", True)):
        go(studio, page)
        assert person.sees("transport.play") == there
        assert {studio.window.actions_by_id[name].isEnabled() for name in able} == {there}


# ------------------------------------------------------------------------------- docks of a page


def test_only_the_docks_of_the_page_are_seen(two):
    assert not any(name in two.window.docks for name in DOCKS), "made when first shown"
    go(two, "both")
    assert not any(two.window.docks[name].isVisible() for name in SANDBOX)
    assert all(is_seen(two.window.docks[name]) for name in DOCKS[:4])
    assert bars(two) == [["Right", "Behind"]]
    go(two, "sandbox")
    assert not any(two.window.docks[name].isVisible() for name in DOCKS)
    assert bars(two) == [["PyTorch", "Weights"]]


def test_docks_are_divided_as_the_table_says(two):
    go(two, "both")
    docks, px = two.window.docks, two.window.look.px
    assert docks["dock.notes"].width() == px(300)
    assert docks["dock.right"].width() == px(200)
    heights = [docks[name].height() for name in DOCKS[:3]]
    assert heights[0] == round(0.5 * sum(heights))
    assert heights[1] == px(180)


def test_a_page_comes_back_as_it_was_left(two, teacher):
    """Closed, floating, moved to the other side, behind a tab, and of another width."""
    window = two.window
    window.docks["dock.equations"].close()
    window.docks["dock.weights"].raise_()
    window.docks["dock.gates"].setFloating(True)
    window.docks["dock.gates"].setGeometry(60, 80, 320, 420)
    settle()
    sandbox = where(two)
    go(two, "both")
    assert not window.docks["dock.gates"].isVisible(), "a floating dock goes with its page"
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, window.docks["dock.right"])
    window.docks["dock.more"].close()
    window.resizeDocks([window.docks["dock.notes"]], [350], Qt.Orientation.Horizontal)
    settle()
    both = where(two)
    assert both["dock.notes"][3][2] == 350
    for _ in range(3):
        go(two, "sandbox")
        assert where(two) == sandbox
        assert window.docks["dock.gates"].isFloating()
        assert not window.docks["dock.equations"].isVisible()
        assert teacher.sees("weights.table")
        go(two, "both")
        assert where(two) == both
    go(two, "sandbox")
    window.actions_by_id["resetLayout"].trigger()
    settle()
    assert not window.docks["dock.gates"].isFloating()
    go(two, "both")
    assert where(two) == both, "putting panels back concerns the page that is shown"


def test_what_floats_hears_the_presenter_on_its_own_page_only(two):
    equations = two.window.docks["dock.equations"]
    equations.setFloating(True)
    settle()
    go(two, "both")
    go(two, "sandbox")
    step = two.controller.state.playhead.step
    floating = Person(equations)
    floating.click("equations.f")
    floating.see("equations.f").clearFocus()
    floating.press(Key.Key_Right)
    assert two.controller.state.playhead.step == step + 1


def test_the_keyboard_is_the_presenters_when_what_had_it_has_gone(two):
    go(two, "both")
    notes = two.window.view("dock.notes")
    assert isinstance(notes, NotesView)
    notes.field.setFocus()
    go(two, "sandbox")
    assert QApplication.focusWidget() is two.window.page
    Person(two.window).press(Key.Key_Right)
    assert notes.field.text() == ""
    assert two.controller.state.playhead.step == 9


def test_views_of_another_page_draw_nothing(two, monkeypatch):
    go(two, "both")
    notes = two.window.view("dock.notes")
    go(two, "sandbox")
    drawn = len(notes.drawn)
    two.controller.do("set_loop", loop=True)
    assert len(notes.drawn) == drawn
    go(two, "both")
    assert len(notes.drawn) > drawn
    seen = []
    for view in two.window.sandbox.views():
        monkeypatch.setattr(view, "render_state", seen.append)
    two.controller.do("choose_kind", kind="gru")
    assert seen == []
    go(two, "sandbox")
    assert len(seen) >= 2


def test_small_windows_while_a_page_is_away(two):
    window = two.window
    before = where(two)
    go(two, "both")
    spacious = where(two)
    window.resize(1024, 640)
    settle()
    assert bars(two) == [["Notes", "More", "Third"], ["Right", "Behind"]]
    go(two, "sandbox")
    assert bars(two) == [["Gates", "Sequence"], ["In numbers", "PyTorch", "Weights"]]
    window.resize(840, 640)
    settle()
    assert not window.docks["dock.equations"].isVisible(), "there is no room at the right"
    go(two, "both")
    assert not window.docks["dock.right"].isVisible()
    assert (window.width(), window.height()) == (840, 640)
    window.resize(1440, 900)
    settle()
    assert where(two) == spacious
    go(two, "sandbox")
    assert where(two) == before


def test_another_look_while_a_page_is_away(two, teacher):
    window = two.window
    before = where(two)
    picture = window.grab().toImage()
    go(two, "both")
    teacher.press(Key.Key_Plus, modifiers=CTRL)
    go(two, "sandbox")
    assert window.docks["dock.gates"].width() == window.look.px(272)
    go(two, "both")
    assert window.docks["dock.notes"].width() == window.look.px(300)
    teacher.press(Key.Key_Minus, modifiers=CTRL)
    go(two, "sandbox")
    assert where(two) == before
    window.page.setFocus()
    assert window.grab().toImage() == picture


@pytest.mark.parametrize("size", [(1024, 640), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("projector", [False, True])
def test_every_window_holds_its_size(monkeypatch, start, size, projector):
    with_docks(monkeypatch)
    studio = start(*size)
    studio.controller.do("set_projector", projector=projector)
    studio.window.resize(*size)
    for page in ("both", "sandbox", "both"):
        go(studio, page)
        assert (studio.window.width(), studio.window.height()) == size
        page_rect = studio.window.page.rect().translated(
            studio.window.page.mapTo(studio.window, QPoint())
        )
        assert studio.window.rect().contains(page_rect)
        assert studio.window.page.width() >= studio.window.page.minimumSizeHint().width()


# --------------------------------------------------------------------- from one start to the next


def test_the_layouts_of_all_pages_are_remembered(monkeypatch, start):
    with_docks(monkeypatch)
    first = start()
    first.window.docks["dock.equations"].close()
    go(first, "both")
    first.window.docks["dock.more"].close()
    first.window.docks["dock.right"].setFloating(True)
    settle()
    go(first, "sandbox")
    first.window.close()
    second = start()
    assert second.controller.state.view.page == "sandbox", "a start shows the first page"
    assert not second.window.docks["dock.equations"].isVisible()
    second.window.close()
    third = start()
    go(third, "both")
    assert not third.window.docks["dock.more"].isVisible(), "kept although the page was not shown"
    assert third.window.docks["dock.right"].isFloating()
    assert third.window.docks["dock.notes"].isVisible()
    third.window.close()


def test_a_dock_that_had_no_room_comes_back_in_a_wider_window(monkeypatch, start):
    with_docks(monkeypatch)
    first = start()
    go(first, "both")
    first.window.docks["dock.third"].close()
    first.window.resize(840, 700)
    settle()
    assert not first.window.docks["dock.right"].isVisible()
    go(first, "sandbox")
    first.window.close()
    second = start(1440, 900)
    settle()
    go(second, "both")
    assert second.window.docks["dock.right"].isVisible()
    assert not second.window.docks["dock.third"].isVisible()


# ------------------------------------------------------------------------------ nothing is left


def test_two_hundred_switches_leave_nothing_behind(two):
    window = two.window
    window.docks["dock.gates"].setFloating(True)
    for page in ("both", "sandbox", "both", "sandbox"):
        go(two, page)
    picture, docks = window.grab().toImage(), where(two)
    gc.collect()
    objects, children = len(window.findChildren(QObject)), len(window.findChildren(QWidget))
    windows = len(QApplication.topLevelWidgets())
    for _ in range(100):
        go(two, "both")
        go(two, "sandbox")
    assert len(window.findChildren(QWidget)) == children
    assert len(window.findChildren(QObject)) == objects
    assert len(QApplication.topLevelWidgets()) == windows
    assert [t for t in window.findChildren(QTimer) if t.isActive() and t.interval() < 100] == []
    assert where(two) == docks
    after = window.grab().toImage()
    assert after.size() == picture.size()
    one, other = (
        np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
        for image in (picture, after)
    )
    assert np.array_equal(one, other)
    assert len(window.findChildren(QDockWidget)) == len(SANDBOX) + len(DOCKS)


def test_a_page_that_cannot_be_made_leaves_the_other_where_it_was(studio, person, monkeypatch):
    def broken(name, look):
        raise RuntimeError("this page is broken")

    told = []
    studio.controller.notices.raised.connect(told.append)
    studio.hook.install()
    monkeypatch.setattr(studio.window.pages, "page", broken)
    studio.controller.do("show_page", page="both")
    monkeypatch.undo()
    assert [notice.kind for notice in told] == ["bug"]
    assert person.sees("sandbox")
    assert person.sees("gates.f")
    studio.hook.remove()
