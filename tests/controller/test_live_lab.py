"""The training behind the page "Train", for real, on settings that take a moment."""

from __future__ import annotations

import gc
import sys
import threading

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from lstm_studio.controller.live_lab import LiveLab
from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.task_network import run_probe
from lstm_studio.engine.live_training import LiveTraining
from lstm_studio.engine.safetensor_files import read_tensors
from lstm_studio.state.lab import setup_of
from tests.fixtures.lab import ended, show_ended, tiny
from tests.fixtures.library import SmallLibrary

LONG = 20_000


@pytest.fixture
def controller(qtbot):
    made = ModelController(SmallLibrary())
    tiny(made)
    yield made
    made.tasks.close()
    QCoreApplication.processEvents()


def until(qtbot, lab: LiveLab, *phases: str) -> None:
    qtbot.waitUntil(lambda: lab.now.phase in phases, timeout=60_000)


def settled(qtbot, controller: ModelController) -> None:
    qtbot.waitUntil(lambda: not controller.tasks.busy, timeout=60_000)


def test_a_training_runs_to_its_end_and_its_memory_is_measured(qtbot, controller):
    lab, told = controller.lab, []
    controller.training_changed.connect(lambda: told.append(lab.now.phase))
    assert (lab.now.phase, lab.setup, lab.record, lab.probe, lab.probes) == (
        "idle", None, None, None, (),
    )  # fmt: skip
    lab.run()
    assert lab.busy
    until(qtbot, lab, "ended")
    assert told[0] == "preparing"
    assert lab.now.snapshot.step == 40
    assert lab.setup == setup_of(controller.state.lab)
    assert len(lab.probes) == 3
    assert len(lab.record.curve(0).steps) == 2
    qtbot.waitUntil(lambda: len(lab.horizons) == 3, timeout=60_000)
    assert all(one.share.shape == (1001,) for one in lab.horizons)
    settled(qtbot, controller)
    assert not lab.busy
    # It is what the engine makes of the same setup without a window.
    alone = LiveTraining(lab.setup)
    for _ in alone.run():
        pass
    assert all(
        (lab.record.weights(40, run)[name] == value).all()
        for run in range(3)
        for name, value in alone.record.weights(40, run).items()
    )


def test_pause_resume_and_single_steps(qtbot, controller):
    lab = controller.lab
    controller.do("set_training_steps", steps=LONG)
    lab.step_once()
    until(qtbot, lab, "paused")
    assert lab.now.snapshot.step == 1
    lab.step_once()
    until(qtbot, lab, "paused")
    assert lab.now.snapshot.step == 2
    lab.run()
    until(qtbot, lab, "running")
    lab.run()  # while it runs there is nothing to begin
    lab.step_once()
    lab.pause()
    assert lab.now.phase == "pausing"
    until(qtbot, lab, "paused")
    settled(qtbot, controller)
    assert lab.now.snapshot.step > 2
    training = lab.record
    lab.run()
    until(qtbot, lab, "running")
    assert lab.record is training
    lab.stop()
    until(qtbot, lab, "ended")
    assert lab.now.snapshot.step < LONG
    settled(qtbot, controller)
    assert len(lab.horizons) == 3


def test_stopping_what_is_paused_ends_it(qtbot, controller):
    lab = controller.lab
    lab.step_once()
    until(qtbot, lab, "paused")
    lab.stop()
    assert lab.now.phase == "ended"
    settled(qtbot, controller)
    assert len(lab.horizons) == 3
    lab.stop()
    lab.pause()
    assert lab.now.phase == "ended"


def test_begin_again_starts_from_the_same_weights_and_keeps_the_curves_to_compare(
    qtbot, controller
):
    lab = controller.lab
    lab.run()
    until(qtbot, lab, "ended")
    first = lab.record
    settled(qtbot, controller)
    lab.restart()
    until(qtbot, lab, "ended")
    again = lab.record
    settled(qtbot, controller)
    assert again is not first
    assert lab.before.record is first
    assert lab.before.snapshot.step == 40
    for name, value in first.weights(0, 0).items():
        assert (again.weights(0, 0)[name] == value).all()
        assert (again.weights(40, 0)[name] == first.weights(40, 0)[name]).all()
    controller.do("choose_task", task="recall")
    assert lab.stale
    tiny(controller, "recall")
    lab.run()
    assert lab.before is None, "curves of another task are nothing to compare with"
    until(qtbot, lab, "ended")
    settled(qtbot, controller)


def test_changed_settings_make_run_begin_anew(qtbot, controller):
    lab = controller.lab
    lab.step_once()
    until(qtbot, lab, "paused")
    assert not lab.stale
    controller.do("set_units", kind="lstm", size=3)
    assert lab.stale
    controller.undo()
    assert not lab.stale
    controller.redo()
    lab.run()
    until(qtbot, lab, "ended")
    settled(qtbot, controller)
    assert lab.setup.competitors[0].hidden_size == 3
    assert not lab.stale


def test_the_learning_rate_is_taken_up_while_it_runs(qtbot, controller):
    lab = controller.lab
    controller.do("set_training_steps", steps=LONG)
    controller.do("set_rate", rate=3.0)
    lab.run()
    until(qtbot, lab, "running")
    assert lab.record.rates(0) == ((0, 3.0),)
    controller.do("set_rate", rate=0.1)
    assert not lab.stale
    qtbot.waitUntil(lambda: len(lab.record.rates(0)) == 2, timeout=60_000)
    step, factor = lab.record.rates(0)[1]
    assert factor == 0.1
    assert step > 0
    lab.stop()
    settled(qtbot, controller)


def test_the_time_machine_shows_the_networks_as_they_were(qtbot, controller):
    controller.do("set_training_steps", steps=200)
    show_ended(controller)
    lab = controller.lab
    now = lab.probes
    kept = lab.record.checkpoints()
    lab.scrub(kept[3] + 1)
    assert lab.checkpoint == kept[3]
    then = lab.probes
    assert lab.probes is then
    assert all((a.said != b.said).any() for a, b in zip(now, then, strict=True))
    for index, seen in enumerate(then):
        assert (seen.said == run_probe(lab.network(index), lab.probe).said).all()
    lab.scrub(None)
    assert lab.probes is now
    assert lab.network(0) is lab.now.snapshot.networks[0]


def test_another_seed_is_looked_at(qtbot, controller, tmp_path):
    controller.do("set_seeds", seeds=3, first=5)
    lab = controller.lab
    lab.step_once()
    until(qtbot, lab, "paused")
    first = lab.probes
    controller.do("watch_network", seed=2)
    assert lab.seed == lab.now.snapshot.seed == 2
    assert all((a.said != b.said).any() for a, b in zip(first, lab.probes, strict=True))
    lab.run()
    until(qtbot, lab, "ended")
    settled(qtbot, controller)
    assert lab.now.snapshot.seed == 2
    assert len(lab.horizons) == 9
    network = lab.network(0)
    kept = lab.record.weights(40, 6)["weight_ih_l0"]
    assert (network.params.weight_ih == kept).all()
    # So does the time machine, and what is saved is that network with its seed.
    lab.scrub(20)
    kept = lab.record.weights(20, 6)["weight_ih_l0"]
    assert (lab.network(0).params.weight_ih == kept).all()
    assert (lab.probes[0].said == run_probe(lab.network(0), lab.probe).said).all()
    assert lab.steps_of(0) == 20
    code = lab.save(tmp_path / "net.safetensors", 0).read_text(encoding="utf-8")
    assert "SEED, LENGTH, BATCH, STEPS = 7, 8, 32, 20" in code
    controller.do("watch_network", seed=0)
    kept = lab.record.weights(20, 0)["weight_ih_l0"]
    assert (lab.network(0).params.weight_ih == kept).all()
    controller.do("set_seeds", seeds=1)
    controller.do("watch_network", seed=4)
    lab.restart()
    until(qtbot, lab, "ended")
    assert lab.seed == 0, "there is one"
    settled(qtbot, controller)


def test_saving_writes_the_weights_and_the_code(qtbot, controller, tmp_path):
    controller.do("set_training_steps", steps=200)
    show_ended(controller)
    lab = controller.lab
    code = lab.save(tmp_path / "net.safetensors", 1)
    assert code == tmp_path / "net.py"
    text = code.read_text(encoding="utf-8")
    assert "nn.GRU(2, 2" in text
    assert "STEPS = 0, 8, 32, 200" in text
    names = ("weight_hh_l0", "readout.weight")
    saved = read_tensors(tmp_path / "net.safetensors", (*names, *_REST))
    network = lab.network(1)
    np.testing.assert_array_equal(saved["weight_hh_l0"], network.params.weight_hh)
    np.testing.assert_array_equal(saved["readout.weight"], network.weight)
    lab.scrub(20)
    assert "32, 20\n" in lab.save(tmp_path / "then.safetensors", 1).read_text(encoding="utf-8")


_REST = ("weight_ih_l0", "bias_ih_l0", "bias_hh_l0", "readout.bias")


def test_there_is_nothing_to_save_before_the_first_step(controller, tmp_path):
    from lstm_studio.core.errors import StudioError

    with pytest.raises(StudioError) as caught:
        controller.lab.save(tmp_path / "net.safetensors", 0)
    assert caught.value.hint


def test_without_torch_a_sentence_says_how_to_get_it(qtbot, controller, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.setattr("lstm_studio.engine.preload.preload_torch", lambda: None)
    lab = controller.lab
    lab.run()
    until(qtbot, lab, "failed")
    assert "PyTorch" in lab.now.message
    assert "pip install torch" in lab.now.hint
    settled(qtbot, controller)
    monkeypatch.undo()
    lab.run()
    until(qtbot, lab, "ended")
    settled(qtbot, controller)


def test_what_is_too_large_is_said_and_the_last_training_stays(qtbot, controller):
    show_ended(controller)
    lab = controller.lab
    record = lab.record
    controller.do("set_task_length", length=500)
    controller.do("set_units", kind="lstm", size=128)
    lab.run()
    assert lab.now.phase == "failed"
    assert "too slow" in lab.now.message
    assert lab.record is record
    assert not lab.busy


def test_a_training_that_is_given_up_is_not_heard_of_again(qtbot, controller):
    lab = controller.lab
    controller.do("set_training_steps", steps=LONG)
    lab.run()
    until(qtbot, lab, "running")
    first = lab.record
    controller.do("set_training_steps", steps=40)
    lab.restart()
    second = lab.record
    assert second is not first
    until(qtbot, lab, "ended")
    assert lab.record is second
    assert lab.now.snapshot.steps == 40
    settled(qtbot, controller)


def test_a_window_that_closes_ends_the_training(qtbot, controller):
    controller.do("set_training_steps", steps=LONG)
    controller.lab.run()
    until(qtbot, controller.lab, "running")
    assert controller.tasks.close()
    settled(qtbot, controller)
    assert not controller.lab.busy


def test_a_hundred_starts_and_stops_leave_nothing_behind(qtbot, controller):
    lab = controller.lab
    controller.do("set_training_steps", steps=LONG)
    lab.step_once()
    until(qtbot, lab, "paused")
    settled(qtbot, controller)
    counts = []
    for turn in range(100):
        lab.restart()
        if turn % 3 == 0:
            QCoreApplication.processEvents()
        if turn in (9, 99):
            lab.stop()
            settled(qtbot, controller)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.collect()
            alive = sum(isinstance(thing, LiveTraining) for thing in _objects())
            counts.append((alive, threading.active_count()))
    assert counts[1][0] <= counts[0][0] <= 2
    assert counts[1][1] <= counts[0][1]


def _objects():
    # Some things of torch warn when they are asked for their class.
    return [thing for thing in gc.get_objects() if type(thing) is LiveTraining]


def test_an_injected_training_is_shown_as_ended(controller):
    training, snapshot, horizons = ended(setup_of(controller.state.lab), overflowed=(1,))
    controller.lab.adopt(training, snapshot, horizons)
    assert controller.lab.now.phase == "ended"
    assert controller.lab.horizons is horizons
    assert controller.lab.now.snapshot.runs[1].state == "diverged"
