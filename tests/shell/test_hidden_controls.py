"""What a step does without stays out of sight, out of reach, and out of the person's layout."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lstm_studio.state.content import Content
from lstm_studio.state.lessons import Lesson, LessonStep
from lstm_studio.state.scenes import Call

SANDBOX = (Call("show_page", {"page": "sandbox"}),)
HIDE = {
    "dock": ("dock.code", "dock.equations"),
    "control": ("gates.f", "gates.release", "transport.speed"),
    "none": (),
    "unknown": ("dock.nothing", "no.such", "", "mainWindow", "companion", "lesson.next"),
    "views": ("gates.note", "gates.size", "gates.r"),
}


def lesson():
    steps = tuple(LessonStep(name, name, "Text.", SANDBOX, hide) for name, hide in HIDE.items())
    return Lesson("mine", "Mine", "", 5, steps)


def go(window, name):
    assert window.controller.do("go_to_step", lesson="mine", step=list(HIDE).index(name))
    QCoreApplication.processEvents()


def control(window, name):
    found = window.findChild(QWidget, name)
    assert found is not None, name
    return found


@pytest.fixture
def taught(window):
    window.controller.do("use_content", own=Content((lesson(),)))
    return window


def leave(window):
    window.controller.do("leave_lesson")
    window.controller.do("show_page", page="sandbox")
    QCoreApplication.processEvents()


def shown(window):
    return {name for name, dock in window.docks_shown().items() if not dock.isHidden()}


def places(window):
    """Return where each dock stands that is seen; of those behind a tab, nothing."""
    return {
        name: dock.geometry()
        for name, dock in window.docks_shown().items()
        if not dock.visibleRegion().isEmpty()
    }


def test_docks_go_and_come_back_where_they_stood(taught):
    before, placed = shown(taught), places(taught)
    go(taught, "dock")
    assert shown(taught) == before - set(HIDE["dock"])
    go(taught, "none")
    assert shown(taught) == before
    leave(taught)
    assert places(taught) == placed


def test_controls_go_and_come_back(taught):
    go(taught, "control")
    assert all(control(taught, name).isHidden() for name in HIDE["control"])
    go(taught, "none")
    assert not any(control(taught, name).isHidden() for name in HIDE["control"])


def test_a_control_that_its_view_shows_again_stays_hidden(taught):
    go(taught, "control")
    for name in HIDE["control"]:
        control(taught, name).setVisible(True)
        control(taught, name).show()
    taught.controller.do("choose_mode", mode="learned")
    taught.controller.do("choose_mode", mode="hand")
    taught.controller.do("choose_kind", kind="gru")
    taught.controller.do("choose_kind", kind="lstm")
    QCoreApplication.processEvents()
    assert all(
        one.isHidden() for name in HIDE["control"] for one in taught.findChildren(QWidget, name)
    )


def test_what_is_made_anew_is_hidden_too(taught):
    go(taught, "control")
    page = taught.page
    new = QWidget(page)
    new.setObjectName("gates.f")
    new.show()
    assert new.isHidden()
    go(taught, "none")
    assert not new.isHidden()
    new.deleteLater()


def test_what_its_view_would_not_show_does_not_come_back(taught):
    """A note that has nothing to say, a choice that a hand-set cell has not: as ever."""
    go(taught, "none")
    before = {name: control(taught, name).isHidden() for name in HIDE["views"][:2]}
    go(taught, "views")
    assert all(control(taught, name).isHidden() for name in before)
    go(taught, "none")
    assert {name: control(taught, name).isHidden() for name in before} == before


def test_keys_do_not_reach_what_is_hidden(taught, qtbot):
    taught.activateWindow()
    field = control(taught, "gates.f")
    focusable = next(
        one for one in [field, *field.findChildren(QWidget)]
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus
    )  # fmt: skip
    focusable.setFocus()
    go(taught, "control")
    assert not field.isAncestorOf(QApplication.focusWidget() or taught)
    seen = set()
    for _ in range(200):
        QTest.keyClick(QApplication.focusWidget() or taught, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        seen.add(now)
        assert now is None or not any(
            one is now or one.isAncestorOf(now)
            for name in HIDE["control"] for one in taught.findChildren(QWidget, name)
        )  # fmt: skip
    assert len(seen) > 3


def test_a_dock_cannot_be_opened_from_the_menu_meanwhile(taught):
    go(taught, "dock")
    action = taught.docks["dock.code"].toggleViewAction()
    assert not action.isEnabled()
    taught.docks["dock.code"].show()
    QCoreApplication.processEvents()
    assert taught.docks["dock.code"].isHidden()
    go(taught, "none")
    assert action.isEnabled()
    assert not taught.docks["dock.code"].isHidden()


def test_a_dock_that_the_person_had_closed_stays_closed(taught):
    taught.docks["dock.code"].hide()
    go(taught, "dock")
    go(taught, "none")
    assert taught.docks["dock.code"].isHidden()
    assert not taught.docks["dock.equations"].isHidden()


def test_the_window_and_the_lesson_itself_cannot_be_hidden(taught):
    go(taught, "unknown")
    assert taught.isVisible()
    assert not control(taught, "companion").isHidden()
    assert not control(taught, "lesson.next").isHidden()


def test_another_page_and_back(taught):
    go(taught, "dock")
    before = shown(taught)
    taught.controller.do("show_page", page="gradients")
    taught.controller.do("show_page", page="sandbox")
    QCoreApplication.processEvents()
    assert shown(taught) == before
    leave(taught)
    assert set(HIDE["dock"]) <= shown(taught)


def test_the_layout_of_a_step_is_not_remembered_as_the_person_s(make_window):
    first = make_window()
    first.controller.do("use_content", own=Content((lesson(),)))
    before = shown(first)
    go(first, "dock")
    first.close()
    second = make_window()
    assert shown(second) == before


def test_a_window_that_becomes_narrow_and_wide_again(taught):
    before = shown(taught)
    go(taught, "dock")
    taught.resize(1000, 700)
    QCoreApplication.processEvents()
    assert not set(HIDE["dock"]) & shown(taught)
    go(taught, "none")
    taught.resize(1440, 900)
    QCoreApplication.processEvents()
    leave(taught)
    assert shown(taught) == before


def test_playing_freely_brings_everything_and_returning_hides_it(taught):
    go(taught, "dock")
    taught.controller.do("play_freely")
    assert set(HIDE["dock"]) <= shown(taught)
    go(taught, "dock")
    assert not set(HIDE["dock"]) & shown(taught)


def test_nothing_listens_when_nothing_is_hidden(taught):
    go(taught, "dock")
    go(taught, "none")
    assert taught.learning._hiding.names == frozenset()
    dock = taught.docks["dock.code"]
    QCoreApplication.sendEvent(dock, QEvent(QEvent.Type.ShowToParent))
    assert not dock.isHidden()


def test_a_dock_that_is_shown_meanwhile_is_whole_and_goes_again(window, qtbot):
    """Hidden within its own show it would float without a window, and its title be a crash."""
    dock = window.docks["dock.code"]
    assert window.controller.do("go_to_step", lesson="gates", step=0)
    QApplication.processEvents()
    assert dock.isHidden()
    dock.setFloating(True)
    dock.show()
    inside = [one for one in dock.findChildren(QWidget) if one.isVisible()]
    assert dock.isVisible() or not inside
    qtbot.waitUntil(dock.isHidden)
    assert [one for one in dock.findChildren(QWidget) if one.isVisible()] == []
