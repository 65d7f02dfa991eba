"""The labs in the whole window: side by side, a hundred times, without torch, and told nonsense."""

from __future__ import annotations

import gc
import resource
import sys
import threading
import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from lstm_studio.controller.word_training import WordTraining
from lstm_studio.engine.live_training import LiveTraining
from lstm_studio.state.studio import PAGES
from tests.fixtures.lab import tiny

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CLUES = {
    "factory": (
        "factory", "worker", "machine", "steel", "industry", "production", "workers", "engine",
    ),
    "green": ("leaf", "garden", "flower", "seed", "water", "soil", "green", "tree"),
}  # fmt: skip
LONG = 20_000
MEGABYTES = 40


class NoTorch:
    """Lets every import of torch raise."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def find_spec(self, name, path=None, target=None):
        if name == "torch" or name.startswith("torch."):
            raise self.error


def settled(qtbot, controller) -> None:
    qtbot.waitUntil(lambda: not controller.tasks.busy, timeout=60_000)


@pytest.mark.parametrize(
    "error",
    [
        ModuleNotFoundError("No module named 'torch'"),
        OSError("libtorch_cpu.so: cannot open shared object file"),
        RuntimeError("module compiled against another version of numpy"),
    ],
)
def test_without_torch_pages_say_how_to_install_it_and_the_rest_works(
    studio, told, qtbot, monkeypatch, error
):
    controller, window = studio.controller, studio.window
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoTorch(error), *sys.meta_path])
    monkeypatch.setattr("lstm_studio.engine.preload.preload_torch", lambda: None)
    for page in PAGES:
        assert controller.do("show_page", page=page)
        QApplication.processEvents()
    controller.do("show_page", page="train")
    window.page.transport.run.click()
    qtbot.waitUntil(lambda: controller.lab.now.phase == "failed", timeout=10_000)
    said = window.page.transport.problem.text()
    assert window.page.transport.problem.isVisible()
    assert str(error) in said
    assert "pip install torch" in said
    controller.do("show_page", page="pitfalls")
    code = window.page.code
    code.run()
    qtbot.waitUntil(lambda: code.runs.now.state == "failed", timeout=10_000)
    assert "pip install torch" in code.job._label.text()
    controller.do("choose_pitfall", pitfall="last_index")  # it needs numpy alone
    code.run()
    qtbot.waitUntil(lambda: code.runs.now.state == "done", timeout=10_000)
    word = WordTraining(controller)
    word.start("plant", CLUES)
    qtbot.waitUntil(lambda: word.now.state == "failed", timeout=10_000)
    assert "pip install torch" in word.now.hint
    controller.do("show_page", page="compare")
    settled(qtbot, controller)  # beside other work, such as a ranking of units, nothing is timed
    window.page.timing.start()
    qtbot.waitUntil(lambda: window.page.timing.now.found is not None, timeout=30_000)
    assert str(error) in window.page.timing.now.found.missing
    controller.do("show_page", page="gradients")
    assert controller.do("set_flow", setting="bias", value=3.0)
    controller.do("show_page", page="both")
    assert controller.do("read_sentence", text="he walked to the bank")
    assert controller.answers is not None
    controller.do("show_page", page="sandbox")
    assert controller.do("pin_gate", gate="f", value=1.0)
    assert [notice for notice in told if notice.kind == "bug"] == []
    settled(qtbot, controller)


def test_a_training_and_a_word_at_once_and_a_close_in_the_middle(studio, qtbot):
    controller = studio.controller
    tiny(controller)
    controller.do("set_training_steps", steps=400)
    controller.do("show_page", page="train")
    lab, word = controller.lab, WordTraining(controller)
    lab.run()
    word.start("plant", CLUES)
    qtbot.waitUntil(lambda: lab.now.phase == "running", timeout=60_000)
    qtbot.waitUntil(lambda: word.now.state == "running", timeout=60_000)
    assert lab.busy or lab.now.phase == "ended"
    qtbot.waitUntil(lambda: lab.now.phase == "ended", timeout=60_000)
    # Each comes to what it would be alone, whatever the other does meanwhile.
    alone = LiveTraining(lab.setup)
    for _ in alone.run():
        pass
    for run in range(len(lab.setup.runs)):
        one, two = lab.record.weights(400, run), alone.record.weights(400, run)
        assert all((one[name] == two[name]).all() for name in one)
    assert word.running
    controller.do("set_training_steps", steps=LONG)
    lab.restart()
    qtbot.waitUntil(lambda: lab.now.phase == "running", timeout=60_000)
    start = time.monotonic()
    studio.window.close()
    assert time.monotonic() - start < 1.0
    settled(qtbot, controller)
    assert lab.now.snapshot.step < LONG
    assert controller.state.reading.own == {}


def _peak() -> float:
    """Return the most memory that the process has had, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_a_hundred_starts_and_cancels_of_everything_leave_nothing(studio, qtbot):
    """Each of the three that train, for real, started and given up in a row."""
    controller, window = studio.controller, studio.window
    controller.do("set_training_steps", steps=LONG)
    controller.do("show_page", page="pitfalls")
    QApplication.processEvents()
    lab, runs, word = controller.lab, window.page.code.runs, WordTraining(controller)
    painted, counts, told = [], [], set()
    word.changed.connect(lambda: told.add(word.now.state))
    for turn in range(100):
        lab.restart()
        runs.start("leak", "detached")
        word.start("plant", CLUES)
        if turn % 10 == 0:
            qtbot.waitUntil(lambda: lab.now.phase == "running", timeout=60_000)
            qtbot.wait(20)
        runs.cancel()
        word.cancel()
        lab.stop()
        if turn in (9, 99):
            settled(qtbot, controller)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.collect()
            alive = sum(type(thing) is LiveTraining for thing in gc.get_objects())
            counts.append((alive, threading.active_count(), _peak()))
    assert (runs.now.state, word.now.state) == ("cancelled", "cancelled")
    assert told <= {"preparing", "running", "cancelled"}
    runs.changed.connect(lambda: painted.append(runs.now))
    word.changed.connect(lambda: painted.append(word.now))
    qtbot.wait(300)
    assert painted == []
    assert controller.state.pitfalls.results == {}
    assert controller.state.reading.own == {}
    (alive, threads, memory), (alive_after, threads_after, memory_after) = counts
    assert alive_after <= alive
    assert threads_after <= threads
    assert memory_after - memory < MEGABYTES


def test_absurd_settings_are_a_sentence_and_the_window_lives(studio, told, qtbot):
    controller = studio.controller
    controller.do("show_page", page="train")
    before = controller.state.lab
    assert not controller.do("set_units", kind="lstm", size=1000)
    assert not controller.do("set_task_length", length=0)
    assert not controller.do("set_rate", rate=1e9)
    assert not controller.do("set_rate", rate=float("nan"))
    assert controller.state.lab is before
    assert [notice.kind for notice in told] == ["error"] * 4
    assert all(notice.hint for notice in told)
    # The shortest sequence and the wildest rate that can be set do come to an end.
    tiny(controller)
    assert controller.do("set_task_length", length=1)
    assert controller.do("set_rate", rate=100.0)
    lab = controller.lab
    lab.run()
    qtbot.waitUntil(lambda: lab.now.phase == "ended", timeout=60_000)
    for index in range(3):
        params = lab.network(index).params
        assert abs(params.weight_ih).max() < float("inf")
    settled(qtbot, controller)
    assert studio.window.isVisible()
