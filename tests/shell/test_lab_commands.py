"""The actions of the pages "Train" and "Pitfalls": by menu, by palette and by the space bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from tests.fixtures.lab import tiny

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TRAIN = {"trainRun", "trainStep", "trainStop", "trainAgain"}
PITFALLS = {"pitfallRun", "pitfallRepair"}


def enabled(window) -> set[str]:
    ours = TRAIN | PITFALLS
    return {name for name in ours if window.actions_by_id[name].isEnabled()}


def offered(window) -> set[str]:
    window.commands.open_commands()
    palette = window.findChild(object, "palette")
    found = set(palette.shownKeys()) & (TRAIN | PITFALLS)
    palette.close()
    return found


def ended(qtbot, window) -> None:
    controller = window.controller
    qtbot.waitUntil(lambda: not controller.tasks.busy, timeout=60_000)


def test_they_can_be_asked_for_on_their_page_alone(window):
    assert enabled(window) == set()
    window.controller.do("show_page", page="train")
    assert enabled(window) == {"trainRun", "trainStep"}, "nothing runs that could be stopped"
    assert offered(window) == enabled(window)
    window.controller.do("show_page", page="pitfalls")
    assert enabled(window) == PITFALLS
    assert offered(window) == PITFALLS
    window.controller.do("choose_version", version="reset")
    assert enabled(window) == {"pitfallRun"}, "it is whole already"
    window.controller.do("choose_pitfall", pitfall="padding")
    assert enabled(window) == PITFALLS
    window.controller.do("show_page", page="sandbox")
    assert enabled(window) == set()
    # Asked for elsewhere all the same, they do nothing.
    for name in TRAIN | PITFALLS:
        window.actions_by_id[name].trigger()
    window.commands.run_training()
    window.commands.run_pitfall()
    assert not window.controller.tasks.busy


def test_a_training_is_driven_without_its_buttons(window, qtbot):
    controller = window.controller
    tiny(controller)
    controller.do("set_training_steps", steps=20_000)
    controller.do("show_page", page="train")
    window.page.setFocus()
    lab, actions = controller.lab, window.actions_by_id
    actions["trainStep"].trigger()
    qtbot.waitUntil(lambda: lab.now.phase == "paused", timeout=60_000)
    assert lab.now.snapshot.step == 1
    assert enabled(window) == TRAIN
    qtbot.keyClick(window.page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: lab.now.phase == "running", timeout=60_000)
    assert enabled(window) == TRAIN - {"trainStep"}
    qtbot.keyClick(window.page, Qt.Key.Key_Space)
    assert lab.now.phase == "pausing"
    assert enabled(window) == {"trainAgain"}
    qtbot.keyClick(window.page, Qt.Key.Key_Space)  # there is nothing more to pause
    qtbot.waitUntil(lambda: lab.now.phase == "paused", timeout=60_000)
    record = lab.record
    actions["trainAgain"].trigger()
    assert lab.record is not record
    qtbot.waitUntil(lambda: lab.now.phase == "running", timeout=60_000)
    actions["trainStop"].trigger()
    qtbot.waitUntil(lambda: lab.now.phase == "ended", timeout=60_000)
    ended(qtbot, window)
    assert enabled(window) == TRAIN - {"trainStop"}


def test_space_elsewhere_plays_the_sequence(window, qtbot):
    window.page.setFocus()
    qtbot.keyClick(window.page, Qt.Key.Key_Space)
    assert window.playback.playing
    assert not window.controller.tasks.busy
    window.playback.pause()


def test_a_pitfall_is_run_and_repaired_without_its_buttons(window, qtbot):
    controller = window.controller
    controller.do("show_page", page="pitfalls")
    controller.do("choose_pitfall", pitfall="last_batch")
    QCoreApplication.processEvents()
    runs = window.page.code.runs
    window.actions_by_id["pitfallRun"].trigger()
    qtbot.waitUntil(lambda: runs.now.state == "done", timeout=60_000)
    first = controller.state.pitfalls.version()
    window.actions_by_id["pitfallRepair"].trigger()
    qtbot.waitUntil(lambda: runs.now.state == "done", timeout=60_000)
    assert controller.state.pitfalls.version() != first
    assert set(controller.state.pitfalls.results_of("last_batch")) == {
        first, controller.state.pitfalls.version(),
    }  # fmt: skip
    assert enabled(window) == {"pitfallRun"}
    ended(qtbot, window)
