"""What takes longer than a tick is found out beside the window, and only the latest wish counts."""

from __future__ import annotations

import pytest

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.state.findings import Job
from tests.fixtures.library import SmallLibrary


@pytest.fixture
def controller(qtbot):
    controller = ModelController(SmallLibrary())
    yield controller
    controller.finding_work.cancel()
    assert controller.tasks.close()
    qtbot.waitUntil(lambda: not controller.tasks.busy)


def wait(qtbot, controller):
    qtbot.waitUntil(lambda: not controller.finding_work.running, timeout=20_000)


def test_everything_is_found_one_after_the_other_and_announced(qtbot, controller):
    told = []
    controller.findings_changed.connect(lambda: told.append(controller.findings.job))
    controller.do("show_page", page="cells")
    assert controller.finding_work.running
    assert controller.finding_work.job.what == "read"
    wait(qtbot, controller)
    assert controller.findings.job is None
    assert controller.findings.unit == 3
    assert len(told) == 5  # the page, the probe read, ranked, ranked by the rest, the own text
    assert told[-1] is None


def test_a_look_at_another_unit_does_not_begin_again(qtbot, controller):
    controller.do("show_page", page="cells")
    job = controller.finding_work.job
    controller.do("look_at_unit", unit=2)
    assert controller.finding_work.job is job
    wait(qtbot, controller)
    assert controller.findings.job is None


def test_only_the_latest_wish_counts(qtbot, controller):
    controller.do("show_page", page="cells")
    wait(qtbot, controller)
    for text in ("a (b) " * 200, "a (b (c)) " * 200, 'a "b" ' * 250):
        controller.do("read_characters", text=text)
    last = controller.findings.text
    wait(qtbot, controller)
    assert controller.findings.text is last
    assert last.whole
    assert controller.findings.job is None


def test_it_can_be_given_up_and_finished_at_once(qtbot, controller):
    controller.do("show_page", page="cells")
    controller.finding_work.cancel()
    assert not controller.finding_work.running
    qtbot.waitUntil(lambda: not controller.tasks.busy)
    assert controller.findings.probe.read == 0
    controller.finding_work.finish()
    assert controller.findings.job is None
    assert controller.findings.ranking is not None


def test_a_bug_is_raised_where_it_is_logged(qtbot, controller, monkeypatch):
    def broken(self):
        yield 0.5
        raise ZeroDivisionError("a bug")

    controller.do("show_page", page="cells")
    wait(qtbot, controller)
    monkeypatch.setattr(Job, "run", broken)
    with qtbot.captureExceptions() as raised:
        controller.do("read_characters", text='a "b" ' * 250)
        wait(qtbot, controller)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
