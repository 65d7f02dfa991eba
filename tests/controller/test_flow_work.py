"""Gradients that take longer than a tick are measured beside the window."""

from __future__ import annotations

import pytest

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.state import flows as flows_module
from tests.fixtures.library import SmallLibrary


@pytest.fixture
def controller(qtbot, monkeypatch):
    monkeypatch.setattr(flows_module, "AT_ONCE", 0)
    controller = ModelController(SmallLibrary())
    controller.do("set_flow", setting="length", value=20)
    controller.do("set_flow", setting="size", value=4)
    yield controller
    controller.flow_work.cancel()
    assert controller.tasks.close()
    qtbot.waitUntil(lambda: not controller.tasks.busy)


def wait(qtbot, controller):
    qtbot.waitUntil(lambda: not controller.flow_work.running)


def test_what_is_missing_is_measured_and_announced_once(qtbot, controller):
    told = []
    controller.flows_changed.connect(lambda: told.append(len(controller.flows.missing)))
    controller.do("show_page", page="gradients")
    assert controller.flow_work.running
    wait(qtbot, controller)
    assert told == [7, 0]


def test_only_the_latest_wish_counts(qtbot, controller):
    controller.do("show_page", page="gradients")
    first = controller.flows
    for bias in (0.5, 1.5, 2.5):
        controller.do("set_flow", setting="bias", value=bias)
    wait(qtbot, controller)
    assert controller.flows.missing == ()
    assert controller.flows.flow.bias == 2.5
    assert first.curve("own").found == {}


def test_it_can_be_given_up(qtbot, controller):
    controller.do("show_page", page="gradients")
    controller.flow_work.cancel()
    assert not controller.flow_work.running
    qtbot.waitUntil(lambda: not controller.tasks.busy)
    assert len(controller.flows.missing) == 7


def test_nothing_is_started_where_all_is_known(qtbot, controller, monkeypatch):
    monkeypatch.setattr(flows_module, "AT_ONCE", 10**12)
    controller.do("show_page", page="gradients")
    assert not controller.flow_work.running
    assert controller.flows.missing == ()
