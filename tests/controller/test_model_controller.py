"""The controller: one consistent moment for every listener, refusals as notices, undo."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "fixtures"))
from library import SmallLibrary

from lstm_studio.controller.model_controller import ModelController


@pytest.fixture
def controller(qtbot):
    return ModelController(SmallLibrary())


def listen(controller):
    heard = []

    class Listener:
        def __init__(self, name):
            self.name = name

        def __call__(self):
            trace = controller.results.trace
            heard.append((self.name, len(trace) == len(controller.state.sequence.current)))

    names = ["sequence", "cell", "gates", "results", "playhead", "view", "hover", "look", "history"]
    listeners = [Listener(f"{name}_changed") for name in names]
    for listener in listeners:
        getattr(controller, listener.name).connect(listener)
    return heard


def names(heard):
    return [name.removesuffix("_changed") for name, _ in heard]


def test_each_change_is_announced_once_in_order_and_consistently(controller):
    heard = listen(controller)
    assert controller.do("choose_sequence", id="short")
    assert names(heard) == ["sequence", "gates", "results", "playhead", "history"]
    assert all(consistent for _, consistent in heard)


def test_only_what_changed_is_announced(controller):
    heard = listen(controller)
    controller.do("pin_gate", gate="f", value=0.5)
    assert names(heard) == ["gates", "results", "history"]
    heard.clear()
    controller.do("move_to", step=2)
    assert names(heard) == ["playhead"]
    heard.clear()
    controller.do("move_to", step=2)
    controller.do("hover", key=None)
    assert names(heard) == []
    controller.do("set_theme", theme="dark")
    assert names(heard) == ["look", "history"]


def test_a_refusal_is_a_notice_and_changes_nothing(controller):
    told = []
    controller.notices.raised.connect(told.append)
    heard = listen(controller)
    before = controller.state
    assert not controller.do("choose_sequence", id="nonsense")
    assert controller.state is before
    assert heard == []
    assert [notice.kind for notice in told] == ["error"]
    assert "nonsense" in told[0].message
    assert told[0].hint


def test_a_bug_is_not_swallowed(controller):
    with pytest.raises(TypeError):
        controller.do("pin_gate", nonsense=1)


def test_undo_and_redo(controller):
    first = controller.results.trace["c"].copy()
    controller.do("pin_gate", gate="f", value=0.1, merge="drag")
    controller.do("pin_gate", gate="f", value=0.2, merge="drag")
    second = controller.results.trace["c"].copy()
    heard = listen(controller)
    controller.undo()
    assert (controller.results.trace["c"] == first).all()
    controller.redo()
    assert (controller.results.trace["c"] == second).all()
    assert names(heard) == ["gates", "results", "history"] * 2
    controller.redo()
    assert names(heard) == ["gates", "results", "history"] * 2
