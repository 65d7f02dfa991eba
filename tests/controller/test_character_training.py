"""A training beside the window: progress, an end of each kind, and nothing left behind."""

from __future__ import annotations

import threading
import time

import pytest

from lstm_studio.controller.character_training import CharacterTraining
from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.errors import StudioError
from lstm_studio.engine.character_recipe import CharacterProgress
from tests.fixtures.characters import drawn_entry
from tests.fixtures.library import SmallLibrary


@pytest.fixture
def controller(qtbot):
    controller = ModelController(SmallLibrary())
    yield controller
    assert controller.tasks.close()
    qtbot.waitUntil(lambda: not controller.tasks.busy)


def made(steps=3, error=None, wait=0.0):
    """Return a training that yields some progress and then returns or raises."""
    asked = []

    def train(text, seed, count):
        asked.append((text, seed, count, threading.current_thread()))
        for step in range(steps):
            time.sleep(wait)
            yield CharacterProgress(step / steps, "Training", 1.0, step, 2.0)
        if error is not None:
            raise error
        return drawn_entry(text, seed=seed, own=True)

    return train, asked


def test_what_is_trained_is_on_the_page(qtbot, controller):
    train, asked = made()
    training = CharacterTraining(controller, train)
    told = []
    training.changed.connect(lambda: told.append(training.now.state))
    training.start("nested", 7, 100)
    assert training.running
    qtbot.waitUntil(lambda: not training.running)
    assert asked[0][:3] == ("nested", 7, 100)
    assert asked[0][3] is not threading.main_thread()
    finding = controller.state.finding
    assert finding.retrained
    assert finding.own["nested"].seed == 7
    assert told[0] == "preparing"
    assert told[-1] == "done"
    controller.undo()
    assert not controller.state.finding.retrained


def test_a_cancelled_one_leaves_nothing_and_answers_at_once(qtbot, controller):
    train, _ = made(steps=10_000, wait=0.005)
    training = CharacterTraining(controller, train)
    training.start("nested", 0, 10)
    qtbot.waitUntil(lambda: training.now.state == "running")
    begun = time.monotonic()
    training.cancel()
    assert training.now.state == "cancelled"
    qtbot.waitUntil(lambda: not controller.tasks.busy)
    assert time.monotonic() - begun < 0.3
    assert controller.state.finding.own == {}


def test_another_start_gives_the_first_one_up(qtbot, controller):
    train, _ = made(steps=20, wait=0.002)
    training = CharacterTraining(controller, train)
    for seed in range(30):
        training.start("nested", seed, 10)
    qtbot.waitUntil(lambda: not training.running)
    qtbot.waitUntil(lambda: not controller.tasks.busy)
    assert controller.state.finding.own["nested"].seed == 29


def test_what_went_wrong_is_said(qtbot, controller):
    train, _ = made(error=StudioError("There is no torch.", "Install it."))
    training = CharacterTraining(controller, train)
    training.start("python", 0, 10)
    qtbot.waitUntil(lambda: not training.running)
    assert (training.now.state, training.now.message) == ("failed", "There is no torch.")
    assert training.now.hint == "Install it."
    assert training.now.text == "python"


def test_a_bug_is_said_and_raised(qtbot, controller):
    train, _ = made(error=RuntimeError("shapes"))
    training = CharacterTraining(controller, train)
    with qtbot.captureExceptions() as raised:
        training.start("nested", 0, 10)
        qtbot.waitUntil(lambda: not training.running)
    assert training.now.state == "failed"
    assert raised[0][0] is RuntimeError


def test_the_engines_own_training_is_the_default(qtbot, controller):
    training = controller.character_training
    assert training is controller.character_training
    training.start("nested", -1, 10)
    qtbot.waitUntil(lambda: not training.running, timeout=30_000)
    assert training.now.state == "failed"
    assert "Seed" in training.now.message
