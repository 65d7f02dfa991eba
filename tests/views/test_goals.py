"""The panel of a goal and the list of goals, driven by hand with the real controller."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.goal_panel import GoalPanelView
from lstm_studio.views.learn_goals import LearnGoalsView
from lstm_studio.views.state_plots import StatePlotsView
from tests.fixtures.docked import Dock
from tests.fixtures.library import SmallLibrary


@pytest.fixture
def controller(qtbot):
    controller = ModelController(SmallLibrary())
    yield controller
    controller.close()


@pytest.fixture
def panel(qtbot, controller):
    controller.do("start_goal", id="write-once")
    dock = Dock(qtbot, GoalPanelView(controller, Look(LIGHT)), 372, 760)
    yield dock.view
    dock.close()


@pytest.fixture
def goals(qtbot, controller):
    dock = Dock(qtbot, LearnGoalsView(controller, Look(LIGHT)), 760, 620)
    yield dock.view
    dock.close()


@pytest.fixture
def plots(qtbot, controller):
    dock = Dock(qtbot, StatePlotsView(controller, Look(LIGHT)), 720, 520)
    yield dock.view
    dock.close()


def text(view, name):
    return view.findChild(QLabel, f"goal.{name}").text()


def press(qtbot, view, name):
    button = view.findChild(QPushButton, f"goal.{name}")
    assert button.isVisible(), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def seen(view, name):
    return view.findChild(QPushButton, f"goal.{name}").isVisible()


def solve(controller):
    controller.do("pin_gate", gate="i", value=0.0, first=0, last=8)
    controller.do("pin_gate", gate="i", value=1.0, first=3, last=3)


def test_tells_how_it_stands(controller, panel):
    assert text(panel, "place") == "Goal 2 of 12"
    assert text(panel, "title") == "Write one word"
    assert text(panel, "outcome") == "Not yet: step 1 is the first that is wrong."
    first, second = panel.bands.rows()
    assert first.text == "C is 0.00 ± 0.06 at steps 1–3"
    assert first.detail == "first wrong at step 1: 0.12"
    assert not second.met
    assert panel.stars.stars() == 0
    solve(controller)
    assert text(panel, "outcome") == "Reached, with 2 gate changes."
    assert all(row.met and not row.detail for row in panel.bands.rows())
    assert panel.stars.stars() == 3
    assert text(panel, "best") == "Your best: ★★★, 2 gate changes"
    assert "3 stars of 3" in panel.accessibleDescription()
    assert panel.next.property("kind") == "primary"
    controller.do("pin_gate", gate="i", value=0.05, first=7, last=7)
    assert panel.stars.stars() == 2
    assert text(panel, "best") == "Your best: ★★★, 2 gate changes"


def test_hints_one_by_one(qtbot, controller, panel):
    assert not panel.hints.isVisible()
    for number in (1, 2, 3):
        assert panel.hint.text() == f"Hint {number} of 3"
        press(qtbot, panel, "hint")
        shown = panel.hints.toPlainText()
        assert [hint in shown for hint in controller.state.goal.goal.hints] == [
            n < number for n in range(3)
        ]
    assert not seen(panel, "hint")


def test_watching_and_coming_back(qtbot, controller, panel):
    controller.do("pin_gate", gate="i", value=0.7, first=2, last=2)
    mine = controller.state.gates
    asked = []
    panel.playRequested.connect(lambda: asked.append("play"))
    panel.pauseRequested.connect(lambda: asked.append("pause"))
    press(qtbot, panel, "watch")
    assert asked == ["play"]
    assert text(panel, "outcome").startswith("The program moves the gates")
    controller.do("move_to", step=8)
    assert text(panel, "outcome") == "This is the program’s solution."
    assert panel.stars.stars() == 3
    assert panel.watch.text() == "Back to my gates"
    press(qtbot, panel, "watch")
    assert asked == ["play", "pause"]
    assert controller.state.gates.pins["hand/lstm"] is mine.pins["hand/lstm"]
    assert panel.watch.text() == "Watch the solution"
    assert text(panel, "best") == ""


def test_something_else_on_the_bench(qtbot, controller, panel):
    assert not seen(panel, "return")
    controller.do("choose_sequence", id="short")
    assert text(panel, "outcome").startswith("Something else is on the bench")
    assert not panel.bands.isVisible()
    assert not panel.stars.isVisible()
    press(qtbot, panel, "return")
    assert controller.grade.here
    assert panel.bands.isVisible()


def test_gate_that_has_to_stay(qtbot, controller, panel):
    solve(controller)
    controller.do("pin_gate", gate="o", value=0.5)
    assert text(panel, "moved").endswith("Output gate.")
    assert text(panel, "outcome") == "Every band is met, but by a gate that has to stay."
    assert panel.stars.stars() == 0
    press(qtbot, panel, "restore")
    assert controller.grade.stars == 3
    assert not seen(panel, "restore")


def test_start_again_next_and_leave(qtbot, controller, panel):
    solve(controller)
    press(qtbot, panel, "restart")
    assert not controller.grade.solved
    press(qtbot, panel, "next")
    assert controller.state.goal.goal.id == "show-when-asked"
    assert text(panel, "title") == "Speak when asked"
    controller.do("start_goal", id="hide-and-show-again")
    assert not panel.next.isEnabled()
    press(qtbot, panel, "all")
    assert controller.state.view.page == "learn"
    assert controller.state.goal.goal is not None
    press(qtbot, panel, "leave")
    assert controller.state.goal.goal is None


def test_search_of_a_simple_rnn(qtbot, controller, panel, plots):
    assert not seen(panel, "search")
    controller.do("start_goal", id="hide-and-show-again")
    assert [line.key for line in plots.plot("h").lines()] == ["h0"]
    press(qtbot, panel, "search")
    qtbot.waitUntil(lambda: not controller.goal_work.searching, timeout=20_000)
    found = controller.goal_work.found(controller.state.goal.goal)
    assert f"{found.error:.2f}" in text(panel, "found")
    assert f"{found.tried:,}" in text(panel, "found")
    assert text(panel, "found").startswith("None was found")
    assert panel.why.markdown() == controller.state.goal.goal.rnn.why
    assert not panel.job.isVisible()
    drawn = {line.key: line.values for line in plots.plot("h").lines()}
    assert drawn["hrnn"] is found.curve
    controller.do("start_goal", id="switch")
    assert not panel.why.isVisible()
    press(qtbot, panel, "search")
    qtbot.waitUntil(lambda: not controller.goal_work.searching, timeout=20_000)
    assert text(panel, "found").startswith("A simple RNN can do it")
    # Another goal does not say what was found of this one.
    controller.do("start_goal", id="fade")
    assert not panel.found.isVisible()
    assert [line.key for line in plots.plot("h").lines()] == ["h0"]


def test_why_is_said_only_where_the_search_agrees(qtbot, controller, panel):
    from dataclasses import replace

    from lstm_studio.state.content import Content
    from lstm_studio.state.goals import RnnClaim

    goal = next(g for g in controller.library.content().goals if g.id == "switch")
    wrong = replace(goal, rnn=RnnClaim(False, "Because I say so."))
    controller.do("use_content", own=Content(goals=(wrong,)))
    controller.do("start_goal", id="switch")
    press(qtbot, panel, "search")
    qtbot.waitUntil(lambda: not controller.goal_work.searching, timeout=20_000)
    assert text(panel, "found").startswith("A simple RNN can do it")
    assert not panel.why.isVisible()
    assert text(panel, "place") == "Goal 1 of 12"


def test_bands_are_drawn_where_they_are_asked_for(controller, plots):
    assert plots.plot("c").bands() == ()
    controller.do("start_goal", id="keep-two-things")
    bands = plots.plot("c").bands()
    assert [band.beside for band in bands] == [False, True, True]
    assert bands[0].wrong == (0, pytest.approx(controller.results.trace["c"][0, 0]))
    assert plots.plot("h").bands() == ()
    controller.do("choose_unit", unit=1)
    assert [band.beside for band in plots.plot("c").bands()] == [True, False, False]
    assert [band.wrong is None for band in plots.plot("c").bands()] == [True, False, True]
    assert "Goal, not met: C of unit 2" in plots.plot("c").summary()
    controller.do("choose_sequence", id="short")
    assert plots.plot("c").bands() == ()
    controller.do("leave_goal")
    assert plots.plot("c").bands() == ()
    assert any(line.key == "crnn" for line in plots.plot("c").lines())


def test_list_of_goals(qtbot, controller, goals):
    assert goals.list.keys()[0] == "hold-and-erase"
    assert goals._reached.text() == "0 of 12 reached, 0 of 36 stars"
    goals.list.setCurrentKey("write-once")
    goals._on_chosen("write-once")
    qtbot.mouseClick(goals.start, Qt.MouseButton.LeftButton)
    assert controller.state.goal.goal.id == "write-once"
    assert controller.state.view.page == "sandbox"
    solve(controller)
    assert goals._reached.text() == "1 of 12 reached, 3 of 36 stars"
    assert goals.start.text() == "Go on"
    controller.do("show_page", page="compare")
    mine = controller.state.gates
    qtbot.mouseClick(goals.start, Qt.MouseButton.LeftButton)
    assert controller.state.view.page == "sandbox"
    assert controller.state.gates.pins["hand/lstm"] is mine.pins["hand/lstm"]
    qtbot.keyClick(goals.list, Qt.Key.Key_Down)
    qtbot.keyClick(goals.list, Qt.Key.Key_Return)
    assert controller.state.goal.goal.id == "show-when-asked"
