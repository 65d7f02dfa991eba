"""A person reaches goals in the window: by mouse alone, by keyboard alone, and with help."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from tests.fixtures.person import is_seen

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def settle() -> None:
    for _ in range(3):
        QCoreApplication.processEvents()


def begin(studio, name):
    assert studio.controller.do("start_goal", id=name)
    settle()


def companion(studio):
    return studio.window.learning.companion


def cell(lanes, gate, step):
    return lanes.cellRect(gate, step).center()


def test_by_mouse_alone(studio, person):
    studio.controller.do("pin_gate", gate="f", value=0.3)
    before = studio.controller.state
    studio.controller.do("show_page", page="learn")
    settle()
    studio.window.page.show_tab("goals")
    settle()
    goals = person.see("learn.goals")
    person.double_click(goals, goals.visualRect(goals.model().index(1, 0)).center())
    settle()
    assert studio.controller.state.view.page == "sandbox"
    assert studio.controller.state.goal.goal.id == "write-once"
    assert is_seen(companion(studio).goal)
    lanes = studio.window.page.plots.lanes
    # The start stands at 0.4: a click sets the other end, a drag carries it along.
    person.drag(lanes, cell(lanes, "i", 0), cell(lanes, "i", 8), steps=20)
    i = studio.controller.results.trace["i"][:, 0]
    if i[0] == 1.0:
        person.drag(lanes, cell(lanes, "i", 0), cell(lanes, "i", 8), steps=20)
    person.click(lanes, cell(lanes, "i", 3))
    settle()
    assert studio.controller.grade.solved, studio.controller.results.trace["i"][:, 0]
    assert studio.controller.grade.stars == 3
    assert companion(studio).goal.stars.stars() == 3
    person.click("goal.next")
    settle()
    assert studio.controller.state.goal.goal.id == "show-when-asked"
    person.click("goal.leave")
    settle()
    state = studio.controller.state
    assert (state.sequence, state.gates, state.cell) == (before.sequence, before.gates, before.cell)
    assert state.view.page == "learn"
    assert not is_seen(companion(studio))


def test_by_keyboard_alone(studio, person):
    begin(studio, "write-once")
    person.tab_to("goal.hint")
    person.press(Key.Key_Space)
    assert studio.controller.state.goal.hints == 1
    person.tab_to("plots.lanes")
    person.press(Key.Key_Down, Key.Key_Home, Key.Key_0)
    for _ in range(8):
        person.press(Key.Key_Right, modifiers=Qt.KeyboardModifier.ShiftModifier)
    person.press(Key.Key_Home, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Period)
    assert studio.controller.grade.stars == 3
    person.tab_to("goal.next")
    person.press(Key.Key_Space)
    assert studio.controller.state.goal.goal.id == "show-when-asked"
    person.tab_to("goal.leave")
    person.press(Key.Key_Space)
    assert studio.controller.state.goal.goal is None


def test_panel_has_the_keys_after_every_kind_of_cell(studio, person):
    begin(studio, "write-once")
    for kind in ("gru", "rnn", "lstm"):
        assert studio.controller.do("choose_kind", kind=kind)
        settle()
        person.tab_to("gates.kind." + kind)
        person.tab_to("goal.leave")


def test_solution_is_played_in_the_window_and_the_gates_come_back(qtbot, studio, person):
    studio.controller.do("set_speed", speed=8.0)
    begin(studio, "store-ignore-reveal")
    lanes = studio.window.page.plots.lanes
    person.click(lanes, cell(lanes, "o", 4))
    mine = studio.controller.state.gates.pins["hand/lstm"]
    person.click("goal.watch")
    assert studio.window.playback.playing
    qtbot.waitUntil(lambda: not studio.window.playback.playing, timeout=20_000)
    assert studio.controller.grade.solved
    assert studio.controller.state.playhead.step == 9
    person.click("goal.watch")
    assert studio.controller.state.gates.pins["hand/lstm"] is mine
    studio.controller.undo()
    assert not studio.controller.state.goal.watching


def test_undo_brings_back_the_goal_and_what_was_before_it(studio, person):
    begin(studio, "fade")
    studio.controller.do("leave_goal")
    settle()
    assert not is_seen(companion(studio))
    studio.controller.undo()
    settle()
    assert studio.controller.grade is not None
    assert is_seen(companion(studio).goal)
    studio.controller.undo()
    settle()
    assert studio.controller.grade is None
    assert not is_seen(companion(studio))


def test_a_goal_in_the_middle_of_a_lesson(studio, person):
    lesson = studio.controller.library.content().lessons[0]
    assert studio.controller.do("go_to_step", lesson=lesson.id, step=0)
    begin(studio, "fade")
    assert is_seen(companion(studio).goal)
    studio.controller.do("leave_goal")
    settle()
    assert is_seen(companion(studio).lesson)
    begin(studio, "fade")
    assert studio.controller.do("go_to_step", step=1)
    settle()
    assert studio.controller.state.goal.goal is None
    assert is_seen(companion(studio).lesson)


@pytest.mark.parametrize("projector", [False, True])
def test_small_window_keeps_its_size_and_shows_the_bands(start, projector):
    studio = start(1024, 640)
    window = studio.window
    studio.controller.do("set_projector", projector=projector)
    settle()
    shown = {name for name, dock in window.docks_shown().items() if dock.isVisible()}
    for name, plot in (("show-when-asked", "h"), ("fade", "c"), ("hide-and-show-again", "h")):
        begin(studio, name)
        assert (window.width(), window.height()) == (1024, 640)
        assert is_seen(window.page.plots.plot(plot))
        assert window.page.plots.plot(plot).bands()
        assert is_seen(companion(studio).goal.leave)
    studio.controller.do("leave_goal")
    studio.controller.do("show_page", page="sandbox")
    settle()
    assert (window.width(), window.height()) == (1024, 640)
    # Docks that had to leave are back.
    assert {name for name, dock in window.docks_shown().items() if dock.isVisible()} == shown


def test_other_pages_are_as_they_were(studio):
    begin(studio, "keep-two-things")
    for page in ("compare", "gradients", "train", "pitfalls", "both", "learn", "sandbox"):
        assert studio.controller.do("show_page", page=page)
        settle()
        if page == "compare":
            assert studio.controller.do("compare_weights", source="own")
            assert studio.controller.comparisons.units == 2
    assert studio.controller.grade.here
