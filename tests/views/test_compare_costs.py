"""Counts and times: what was counted in the arrays, what the measurement said, and its buttons."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from lstm_studio.controller.cell_timing import CellTiming
from lstm_studio.controller.model_controller import ModelController
from lstm_studio.present.timings import CellTimes, TimingProgress, Timings
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.compare_choice import CompareChoiceView
from lstm_studio.views.compare_costs import CompareCostsView
from tests.fixtures.docked import docked
from tests.fixtures.library import SmallLibrary

LEFT = Qt.MouseButton.LeftButton


class Fake:
    """A measurement whose figures are known, and which waits until it may go on."""

    def __init__(self) -> None:
        self.go_on = threading.Event()

    def __call__(self, cells, setup):
        yield TimingProgress("lstm", "torch", 0.5)
        while not self.go_on.wait(0.01):
            yield TimingProgress("lstm", "torch", 0.5)
        times = {
            "rnn": CellTimes(1e-6, 2e-6, 3e-6),
            "lstm": CellTimes(4e-6, 5e-6, 6e-6, 7e-6, 80e-6),
            "gru": CellTimes(9e-6, 10e-6, 40e-6),
        }
        return Timings(setup, times, "2.13.0")


@pytest.fixture
def controller(qtbot):
    controller = ModelController(SmallLibrary())
    controller.do("show_page", page="compare")
    yield controller
    assert controller.tasks.close()


@pytest.fixture
def fake():
    return Fake()


@pytest.fixture
def timing(controller, fake):
    return CellTiming(controller, fake)


@pytest.fixture
def view(qtbot, controller, timing):
    view = CompareCostsView(controller, Look(LIGHT), timing=timing)
    return docked(qtbot, view, 340, 620)


@pytest.fixture
def choice(qtbot, controller, timing):
    view = CompareChoiceView(controller, Look(LIGHT), timing=timing)
    return docked(qtbot, view, 340, 620)


def text(view, name):
    return view.findChild(QLabel, name).text()


def test_numbers_are_counted_in_the_arrays(view, controller):
    controller.do("compare_weights", source="random")
    controller.do("compare_size", size=16)
    cells = controller.comparisons.cells
    rows = {row.key: row.cells for row in view.counts.rows()}
    for kind, cell in cells.items():
        count = int(rows[kind][1].replace(",", ""))
        assert count == cell.model.params.count
    assert rows["lstm"][0] == "LSTM = 4·(16·2 + 16·16 + 2·16)"
    assert "1 : 4 : 3" in text(view, "compare.ratio")


def test_no_table_scrolls(view):
    for table in (view.counts, view.times):
        assert table.verticalScrollBar().maximum() == 0


def test_nothing_is_claimed_before_it_is_measured(view):
    assert not view.times.isVisible()
    assert "Nothing has been measured" in text(view, "compare.setup")
    assert view.measure.text() == "Measure"


def test_it_is_measured_when_asked_for(qtbot, view, timing, fake):
    QTest.mouseClick(view.measure, LEFT)
    assert view.job.state() == "preparing"
    assert not view.measure.isEnabled()
    qtbot.waitUntil(lambda: view.job.state() == "running")
    assert "LSTM in PyTorch" in text(view, "compare.job.label")
    with qtbot.waitSignal(timing.ended):
        fake.go_on.set()
    rows = {row.key: row.cells[1:] for row in view.times.rows()}
    assert rows["numpy"] == ("1.0", "4.0", "9.0")
    assert rows["both"] == ("3.0", "6.0", "40")
    assert rows["plain_both"] == ("–", "80", "–")
    assert view.times.isVisible()
    assert view.times.verticalScrollBar().maximum() == 0
    assert view.job.state() == "idle"
    assert view.measure.text() == "Measure again"
    assert "just now" in text(view, "compare.setup")
    assert "80 µs" in text(view, "compare.fused")


def test_it_can_be_stopped(qtbot, view, timing, fake):
    timing.start()
    qtbot.waitUntil(lambda: view.job.state() == "running")
    QTest.mouseClick(view.findChild(QWidget, "compare.job.cancel"), LEFT)
    assert view.job.state() == "failed"
    assert view.measure.isEnabled()
    assert not view.times.isVisible()
    fake.go_on.set()


def test_the_answer_follows_the_measurement(qtbot, choice, controller, timing, fake):
    assert "has not been measured" in text(choice, "compare.choice.even")
    assert "µs" not in text(choice, "compare.choice.lstm")
    fake.go_on.set()
    with qtbot.waitSignal(timing.ended):
        timing.start()
    assert "40 µs with the GRU and 6.0 µs with the LSTM" in text(choice, "compare.choice.lstm")
    assert "80 µs there, more than the GRU" in text(choice, "compare.choice.gru")
    controller.do("compare_size", size=32)
    assert "measure again" in text(choice, "compare.choice.even")
    assert "µs" not in text(choice, "compare.choice.lstm")


def test_the_answer_follows_the_cells(choice, controller):
    assert "15, not 20" in text(choice, "compare.choice.gru")
    controller.do("compare_size", size=8)
    assert "288, not 384" in text(choice, "compare.choice.gru")
    assert "Jozefowicz" in text(choice, "compare.choice.sources")
