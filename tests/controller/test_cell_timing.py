"""A measurement beside the window: told step by step, stopped at once, never two at a time."""

from __future__ import annotations

import threading

import pytest

from lstm_studio.controller.cell_timing import CellTiming
from lstm_studio.controller.model_controller import ModelController
from lstm_studio.present.timings import CellTimes, TimingProgress, Timings
from lstm_studio.state.comparing import COMPARED
from tests.fixtures.library import SmallLibrary


class Fake:
    """Measures nothing: every figure is the same, and it may be made to wait."""

    def __init__(self, error=None) -> None:
        self.error = error
        self.asked = []
        self.go_on = threading.Event()
        self.go_on.set()
        self.closed = threading.Event()

    def __call__(self, cells, setup):
        self.asked.append((cells, setup))
        try:
            yield TimingProgress("rnn", "numpy", 0.1)
            while not self.go_on.wait(0.01):
                yield TimingProgress("lstm", "torch", 0.5)
            if self.error is not None:
                raise self.error
        finally:
            self.closed.set()
        return Timings(setup, {kind: CellTimes(1e-6, 2e-6, 3e-6) for kind in COMPARED}, "2")


@pytest.fixture
def controller(qtbot):
    controller = ModelController(SmallLibrary())
    controller.do("show_page", page="compare")
    yield controller
    assert controller.tasks.close()


def test_the_cells_of_the_page_are_measured(qtbot, controller):
    controller.do("compare_size", size=8)
    fake = Fake()
    timing = CellTiming(controller, fake)
    with qtbot.waitSignal(timing.ended):
        timing.start()
        assert (timing.now.state, timing.running) == ("preparing", True)
    assert timing.now.state == "done"
    assert not timing.running
    cells, setup = fake.asked[0]
    assert tuple(cells) == COMPARED
    assert cells["gru"] is controller.comparisons.cells["gru"].model.params
    assert (setup.hidden_size, setup.input_size) == (8, 2)
    assert timing.now.found.times["gru"].both == 3e-6


def test_nothing_is_measured_before_the_page_is_shown(qtbot):
    controller = ModelController(SmallLibrary())
    fake = Fake()
    timing = CellTiming(controller, fake)
    timing.start()
    assert (fake.asked, timing.now.state) == ([], "idle")


def test_a_second_start_waits_for_nothing(qtbot, controller):
    fake = Fake()
    fake.go_on.clear()
    timing = CellTiming(controller, fake)
    with qtbot.waitSignal(timing.ended):
        timing.start()
        timing.start()
        fake.go_on.set()
    assert len(fake.asked) == 1


def test_it_is_given_up_and_what_was_measured_stays(qtbot, controller):
    fake = Fake()
    timing = CellTiming(controller, fake)
    with qtbot.waitSignal(timing.ended):
        timing.start()
    found = timing.now.found
    fake.go_on.clear()
    fake.closed.clear()
    timing.start()
    qtbot.waitUntil(lambda: timing.now.state == "running")
    assert timing.now.found is found
    timing.cancel()
    assert (timing.now.state, timing.now.found, timing.running) == ("cancelled", found, False)
    qtbot.waitUntil(fake.closed.is_set)
    qtbot.waitUntil(lambda: not controller.tasks.busy)
    assert timing.now.state == "cancelled"


def test_nothing_is_measured_beside_other_work(qtbot, controller):
    stop = threading.Event()

    def other():
        while not stop.wait(0.01):
            yield 0

    task = controller.tasks.start(other)
    fake = Fake()
    timing = CellTiming(controller, fake)
    with qtbot.waitSignal(timing.ended):
        timing.start()
    assert (timing.now.state, fake.asked) == ("failed", [])
    assert "Something else" in timing.now.message
    with qtbot.waitSignal(task.ended):
        stop.set()
    with qtbot.waitSignal(timing.ended):
        timing.start()
    assert timing.now.state == "done"


def test_a_fault_is_told_and_goes_to_the_hook(qtbot, controller):
    timing = CellTiming(controller, Fake(RuntimeError("shapes")))
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(timing.ended):
        timing.start()
    qtbot.waitUntil(lambda: len(caught) == 1)
    assert timing.now.state == "failed"
    assert timing.now.message


def test_the_real_one_measures(qtbot, controller):
    """Whatever the figures are: the clock is not judged."""
    timing = CellTiming(controller)
    with qtbot.waitSignal(timing.ended, timeout=60_000):
        timing.start()
    assert timing.now.state == "done"
    assert set(timing.now.found.times) == set(COMPARED)


def test_a_picture_is_measured_for_at_once(controller):
    fake = Fake()
    timing = CellTiming(controller, fake)
    timing.measure_now()
    assert timing.now.state == "done"
    assert timing.now.found.setup is fake.asked[0][1]
    assert not controller.tasks.busy
