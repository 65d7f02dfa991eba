"""The solution follows the playhead, the best is kept on the disk, and the search is done once."""

from __future__ import annotations

import numpy as np
import pytest

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.playback import Playback
from lstm_studio.state.studio import overrides_of
from tests.fixtures.library import SmallLibrary


@pytest.fixture
def controller(qtbot):
    controller = ModelController(SmallLibrary())
    yield controller
    controller.close()


def solve(controller, name="fade", value=0.8):
    assert controller.do("start_goal", id=name)
    assert controller.do("pin_gate", gate="f", value=value, first=0, last=99)


def test_signals_come_after_what_causes_them(controller):
    order = []
    for name in ("sequence", "cell", "gates", "results", "goal", "grade", "view"):
        getattr(controller, f"{name}_changed").connect(lambda name=name: order.append(name))
    controller.do("start_goal", id="keep-two-things")
    assert order.index("grade") > order.index("gates")
    assert order.index("grade") > order.index("goal")
    assert order.index("results") > order.index("gates")
    assert len(order) == len(set(order))


def test_solution_follows_the_clock_and_one_undo_takes_it_back(controller):
    playback = Playback(controller)
    goal = controller.state.goal
    assert goal.goal is None
    assert controller.do("start_goal", id="store-ignore-reveal")
    controller.do("pin_gate", gate="f", value=0.3)
    mine = overrides_of(controller.state)
    goal = controller.state.goal.goal
    assert controller.do("watch_solution", merge="watch")
    for _ in range(23):
        playback.advance(0.5)
        step = controller.state.playhead.step
        now = overrides_of(controller.state)
        np.testing.assert_array_equal(
            now.values("i")[: step + 1], goal.solution.values("i")[: step + 1]
        )
        assert (now.values("i")[step:] == goal.solution.values("i")[step]).all()
    assert controller.grade.solved
    assert controller.state.playhead.step == 9
    controller.undo()
    assert overrides_of(controller.state) is mine
    assert not controller.state.goal.watching


def test_watching_is_no_achievement(controller):
    controller.do("start_goal", id="fade")
    controller.do("watch_solution")
    controller.do("move_to", step=8)
    assert controller.grade.solved
    assert controller.goal_work.best("fade") is None
    controller.do("stop_watching")
    assert controller.goal_work.best("fade") is None


def test_best_is_kept_and_never_gets_worse(controller):
    told = []
    controller.progress_changed.connect(lambda: told.append(1))
    assert controller.goal_work.best("fade") is None
    solve(controller)
    controller.do("pin_gate", gate="f", value=0.79, first=4, last=4)
    assert controller.goal_work.best("fade") == (3, 0)
    controller.do("pin_gate", gate="f", value=0.81, first=4, last=4)
    assert controller.goal_work.best("fade") == (3, 0)
    assert len(told) == 1
    # Another window, another day.
    again = ModelController(SmallLibrary())
    assert again.goal_work.best("fade") == (3, 0)
    again.close()


def test_better_takes_the_place_of_good(controller):
    controller.do("start_goal", id="fade")
    for first, last, value in ((0, 3, 0.8), (4, 4, 0.79), (5, 5, 0.81), (6, 6, 0.8)):
        controller.do("pin_gate", gate="f", value=value, first=first, last=last)
    controller.do("pin_gate", gate="f", value=0.8, first=7, last=8)
    assert controller.goal_work.best("fade") == (1, 3)
    controller.do("pin_gate", gate="f", value=0.8, first=5, last=5)
    assert controller.goal_work.best("fade") == (2, 2)
    controller.do("pin_gate", gate="f", value=0.8, first=4, last=4)
    assert controller.goal_work.best("fade") == (3, 0)


def test_undo_does_not_take_a_star_away(controller):
    solve(controller)
    controller.undo()
    assert not controller.grade.solved
    assert controller.goal_work.best("fade") == (3, 0)


def test_search_runs_beside_the_window_once(qtbot, controller):
    work = controller.goal_work
    work.search()
    assert not work.searching
    controller.do("start_goal", id="fade")
    work.search()
    assert not work.searching  # nobody asks that of this goal
    controller.do("start_goal", id="switch")
    goal = controller.state.goal.goal
    reports = []
    work.changed.connect(lambda: reports.append(work.fraction))
    work.search()
    assert work.searching
    qtbot.waitUntil(lambda: not work.searching, timeout=20_000)
    found = work.found(goal)
    assert found is not None
    assert found.possible
    assert reports == sorted(reports)
    work.search()
    assert not work.searching
    assert work.found(goal) is found
    assert work.found(None) is None


def test_search_is_given_up_with_its_goal(qtbot, controller):
    work = controller.goal_work
    for how in ("cancel", "leave"):
        controller.do("start_goal", id="switch")
        goal = controller.state.goal.goal
        work.search()
        if how == "cancel":
            work.cancel()
        else:
            controller.do("leave_goal")
        assert not work.searching
        qtbot.waitUntil(lambda: not controller.tasks.busy, timeout=20_000)
        assert work.found(goal) is None
