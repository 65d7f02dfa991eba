"""The page "Train" in the window: its tabs, its clipboard, and a training for real."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication

from tests.fixtures.lab import show_ended, tiny


@pytest.fixture
def train(window):
    window.controller.do("show_page", page="train")
    window.controller.do("set_training_steps", steps=200)
    QCoreApplication.processEvents()
    return window


def test_tabs_are_those_of_the_height(train):
    assert train.page.tabs.keys() == ["probe", "memory", "runs"]
    assert train.page.curves.isVisible()
    train.resize(1440, 640)
    QCoreApplication.processEvents()
    assert train.page.tabs.keys() == ["curves", "probe", "memory", "runs"]
    assert train.page.show_tab("runs")
    assert train.page.runs.isVisible()
    train.resize(1440, 900)
    QCoreApplication.processEvents()
    assert train.page.tabs.currentKey() == "runs"
    assert not train.page.show_tab("curves")


def test_numbers_of_the_plots_go_to_the_clipboard(train, qtbot):
    show_ended(train.controller)
    plot = train.page.curves.loss
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("steps\tLSTM 1\tGRU 8\tRNN 8\n20\t")


def test_there_is_no_transport_of_steps_here(train):
    assert not train._transport_bar.isVisible()
    assert train.docks["dock.training"].isVisible()


def test_a_training_goes_on_while_another_page_is_shown(train, qtbot):
    tiny(train.controller)
    lab = train.controller.lab
    train.page.transport.run.click()
    train.controller.do("show_page", page="sandbox")
    qtbot.waitUntil(lambda: lab.now.phase == "ended" and len(lab.horizons) == 3, timeout=60_000)
    train.controller.do("show_page", page="train")
    QCoreApplication.processEvents()
    assert len(train.page.curves.loss.lines()) == 3
    train.page.show_tab("memory")
    assert len(train.page.memory.plot.lines()) == 3
    train.page.probe.sandbox.click()
    assert train.controller.state.view.page == "sandbox"
    assert train.controller.results.trace.hidden_size == 2
    # There its gates are held, and the run without the pins stays as a ghost.
    assert train.controller.do("pin_gate", gate="f", value=0.0)
    assert train.controller.results.ghost is not None
    qtbot.waitUntil(lambda: not train.controller.tasks.busy, timeout=60_000)


def test_two_trainings_at_once_come_to_the_end_each(train, qtbot):
    tiny(train.controller)
    lab, ended = train.controller.lab, []

    def slow():
        for _ in range(3):
            time.sleep(0.01)
            yield None
        return "other"

    task = train.controller.tasks.start(slow)
    task.ended.connect(ended.append)
    lab.run()
    qtbot.waitUntil(lambda: lab.now.phase == "ended" and bool(ended), timeout=60_000)
    assert ended[0].result == "other"
    qtbot.waitUntil(lambda: not train.controller.tasks.busy, timeout=60_000)


def test_closing_the_window_ends_a_training_in_its_middle(train, qtbot):
    tiny(train.controller)
    train.controller.do("set_training_steps", steps=20_000)
    lab = train.controller.lab
    lab.run()
    qtbot.waitUntil(lambda: lab.now.phase == "running", timeout=60_000)
    train.close()
    qtbot.waitUntil(lambda: not train.controller.tasks.busy, timeout=60_000)
    assert not lab.busy
    assert lab.now.snapshot.step < 20_000
