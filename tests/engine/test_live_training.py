from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import nn

from lstm_studio.core.errors import StudioError
from lstm_studio.core.lab import Competitor, LabSetup, Snapshot
from lstm_studio.core.task_network import run_probe
from lstm_studio.core.tasks import TASKS, find_task
from lstm_studio.engine import torch_training
from lstm_studio.engine.live_training import LiveTraining
from lstm_studio.engine.training import Recipe, train

THREE = (
    Competitor("lstm", 2, 2e-2),
    Competitor("rnn", 4, 3e-3),
    Competitor("gru", 3, 1e-2),
)
TINY = LabSetup(
    "hold", 8, THREE, seeds=(0, 5), steps=30, batch=4, score_every=5, score_sequences=16
)


def finish(training: LiveTraining, steps: int | None = None) -> Snapshot:
    running = training.run(steps)
    while True:
        try:
            next(running)
        except StopIteration as end:
            return end.value


def weights(training: LiveTraining) -> list[np.ndarray]:
    last = training.record.checkpoints()[-1]
    return [
        array
        for run in range(len(training.setup.runs))
        for array in training.record.weights(last, run).values()
    ]


@pytest.mark.parametrize("task", TASKS)
def test_each_run_is_to_the_bit_what_it_would_be_alone(task: str) -> None:
    setup = replace(TINY, task=task)
    training = LiveTraining(setup)
    end = finish(training)
    assert end.step == 30
    for run, (index, seed) in enumerate(setup.runs):
        one = setup.competitors[index]
        alone = train(
            Recipe(
                one.kind,
                one.hidden_size,
                task=task,
                seed=seed,
                steps=30,
                learning_rate=one.learning_rate,
                stop_when_solved=False,
                length=8,
                batch=4,
                score_every=5,
                score_sequences=16,
            )
        )
        while True:
            try:
                next(alone)
            except StopIteration as stop:
                cell = stop.value
                break
        kept = training.record.weights(30, run)
        assert all((cell.weights[name] == kept[name]).all() for name in cell.weights)
        assert end.runs[run].score == cell.score


def test_pauses_and_single_steps_change_nothing() -> None:
    whole, pieces = LiveTraining(TINY), LiveTraining(TINY)
    finish(whole)
    assert finish(pieces, steps=1).step == 1
    assert finish(pieces, steps=4).step == 5
    running = pieces.run()
    next(running)
    running.close()  # what a cancelled task does
    pieces.control.pause()
    assert finish(pieces).step == pieces.step
    pieces.control.pause(False)
    assert finish(pieces).step == 30
    assert not pieces.going
    assert all((a == b).all() for a, b in zip(weights(whole), weights(pieces), strict=True))
    assert (whole.record.curve(4).loss == pieces.record.curve(4).loss).all()


def test_curves_and_checkpoints_are_kept_on_the_way() -> None:
    training = LiveTraining(TINY)
    end = finish(training)
    assert training.record.checkpoints() == (0, 5, 10, 15, 20, 25, 30)
    for run in range(6):
        curve = training.record.curve(run)
        assert curve.steps.tolist() == [5, 10, 15, 20, 25, 30]
        assert np.isfinite(curve.loss).all()
        assert (np.diff(curve.seconds) > 0).all()
        assert ((curve.score >= 0) & (curve.score <= 1)).all()
    assert curve.score[-1] == end.runs[5].score
    # The time machine: the network of a checkpoint is the one that a shorter training leaves.
    shorter = LiveTraining(TINY)
    finish(shorter, steps=10)
    then, now = training.network(2, seed=1, step=10), shorter.network(2, seed=1)
    assert (then.params.weight_hh == now.params.weight_hh).all()
    assert (then.weight == now.weight).all()
    start = training.network(0, step=0)
    assert not (start.params.weight_ih == training.network(0).params.weight_ih).all()


def test_a_snapshot_holds_what_the_networks_of_now_do_on_the_probe() -> None:
    training = LiveTraining(TINY)
    end = finish(training)
    assert len(end.probes) == 3
    for competitor, seen in enumerate(end.probes):
        again = run_probe(training.network(competitor), training.probe)
        assert (seen.said == again.said).all()
        assert (seen.trace["h"] == again.trace["h"]).all()
    assert {one.state for one in end.runs} <= {"done", "solved"}
    assert end.seconds == pytest.approx(sum(one.seconds for one in end.runs))


def test_the_runs_share_the_time_and_a_slow_one_holds_up_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = torch_training.Run.advance

    def timed(self: torch_training.Run, steps: int) -> bool:
        going = plain(self, steps)
        cost = {"lstm": 1.0, "rnn": 2.0, "gru": 10.0}[self.recipe.kind]
        self._seconds = cost * self.step  # a clock of its own
        return going

    monkeypatch.setattr(torch_training.Run, "advance", timed)
    setup = replace(TINY, seeds=(0,), steps=1000)
    training = LiveTraining(setup)
    running = training.run()
    shot = next(running)
    while shot.runs[2].steps < 5:
        shot = next(running)
    lstm, rnn, gru = (run.steps for run in shot.runs)
    assert abs(lstm - 10 * gru) <= 10
    assert abs(rnn - 5 * gru) <= 5
    assert shot.step == training.step == gru
    assert shot.furthest == lstm
    # Whatever the clock said, each comes to what it would be alone.
    running.close()
    monkeypatch.undo()
    alone = LiveTraining(replace(setup, steps=lstm))
    finish(alone)
    one, two = alone.network(0).params, training.network(0).params
    assert (one.weight_ih == two.weight_ih).all()


def test_the_seed_that_is_watched_is_the_one_that_is_told() -> None:
    training = LiveTraining(TINY)
    finish(training, steps=10)
    assert training.snapshot().seed == 0
    training.control.watch(1)
    again = training.watch(training.snapshot())
    assert again.seed == 1
    for competitor, network in enumerate(again.networks):
        own = training.network(competitor, seed=1)
        assert (network.params.weight_hh == own.params.weight_hh).all()
        assert (again.probes[competitor].said == run_probe(own, training.probe).said).all()
    training.control.watch(4)  # there are two
    assert training.snapshot().seed == 1


@pytest.mark.parametrize("competitor", range(3))
def test_what_is_captured_while_it_trains_is_what_a_loop_over_the_steps_says(
    competitor: int,
) -> None:
    """Every gate and state of a snapshot in mid-training, against torch's own cell step by step."""
    training = LiveTraining(TINY)
    running = training.run()
    shot = next(running)
    kind = TINY.competitors[competitor].kind
    network, trace = shot.networks[competitor], shot.probes[competitor].trace
    params = network.params
    cell = {"lstm": nn.LSTMCell, "gru": nn.GRUCell, "rnn": nn.RNNCell}[kind](
        params.input_size, params.hidden_size, dtype=torch.float64
    )
    with torch.no_grad():
        for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
            getattr(cell, name).copy_(torch.tensor(getattr(params, name)))
        state, said = None, []
        for t, x in enumerate(torch.tensor(training.probe.x)):
            h = (
                torch.zeros(params.hidden_size, dtype=torch.float64)
                if state is None
                else (state[0] if kind == "lstm" else state)
            )
            z = cell.weight_ih @ x + cell.bias_ih, cell.weight_hh @ h + cell.bias_hh
            gates = [part.chunk({"lstm": 4, "gru": 3, "rnn": 1}[kind]) for part in z]
            expected = {
                "lstm": lambda a, b: {
                    key: torch.tanh(a[k] + b[k]) if key == "g" else torch.sigmoid(a[k] + b[k])
                    for k, key in enumerate("ifgo")
                },
                "gru": lambda a, b: {
                    "r": torch.sigmoid(a[0] + b[0]),
                    "z": torch.sigmoid(a[1] + b[1]),
                },
                "rnn": lambda a, b: {"h": torch.tanh(a[0] + b[0])},
            }[kind](*gates)
            state = cell(x, state)
            if kind == "lstm":
                expected |= {"h": state[0], "c": state[1]}
            elif kind == "gru":
                expected["h"] = state
            for key, value in expected.items():
                np.testing.assert_allclose(trace[key][t], value.numpy(), rtol=0, atol=1e-12)
            h = expected["h"]
            said.append(network.weight[0] @ h.numpy() + network.bias[0])
    np.testing.assert_allclose(shot.probes[competitor].said, said, rtol=0, atol=1e-12)
    running.close()


def test_runs_of_one_seed_read_the_same_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: dict[str, list[float]] = {}
    plain = torch_training.TaskNetwork.forward

    def spied(self: torch_training.TaskNetwork, x: torch.Tensor) -> torch.Tensor:
        if torch.is_grad_enabled():
            drawn.setdefault(type(self.cell).__name__, []).append(float(x.sum()))
        return plain(self, x)

    monkeypatch.setattr(torch_training.TaskNetwork, "forward", spied)
    finish(LiveTraining(replace(TINY, seeds=(0,), steps=7)))
    assert drawn["LSTM"] == drawn["RNN"] == drawn["GRU"]
    assert len(set(drawn["LSTM"])) == 7


def test_the_learning_rate_changes_from_the_next_step_on() -> None:
    changed, plain = LiveTraining(TINY), LiveTraining(TINY)
    for one in (changed, plain):
        finish(one, steps=10)
    assert all((a == b).all() for a, b in zip(weights(changed), weights(plain), strict=True))
    changed.control.set_rate_factor(0.5)
    for one in (changed, plain):
        finish(one, steps=5)
    assert changed.record.rates(0) == ((10, 0.5),)
    assert any((a != b).any() for a, b in zip(weights(changed), weights(plain), strict=True))
    changed_back = LiveTraining(TINY)
    changed_back.control.set_rate_factor(1.0)
    finish(changed_back, steps=1)
    assert changed_back.record.rates(0) == ()


def test_a_run_that_overflows_stops_alone_and_keeps_its_last_good_weights(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = torch_training.Adam.step

    def overflowing(self: torch_training.Adam) -> None:
        plain(self)
        if self.steps == 12 and self.parameters[0].shape == (4, 2):
            with torch.no_grad():
                self.parameters[0][0] = float("nan")

    monkeypatch.setattr(torch_training.Adam, "step", overflowing)
    training = LiveTraining(replace(TINY, seeds=(0,)))
    end = finish(training)
    lstm, rnn, gru = end.runs
    assert rnn.state == "diverged"
    assert rnn.steps == 13
    assert lstm.steps == gru.steps == end.step == 30
    good, kept = training.record.weights(10, 1), training.record.weights(30, 1)
    assert all((good[name] == kept[name]).all() for name in good)
    assert np.isfinite(end.probes[1].said).all()


def test_it_ends_when_every_run_has_overflowed(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = torch_training.Adam.step

    def overflowing(self: torch_training.Adam) -> None:
        plain(self)
        with torch.no_grad():
            self.parameters[0][0] = float("nan")

    monkeypatch.setattr(torch_training.Adam, "step", overflowing)
    training = LiveTraining(TINY)
    end = finish(training)
    assert {one.state for one in end.runs} == {"diverged"}
    assert end.step < 30
    assert not training.going


def test_torchs_own_state_is_as_it_was_at_every_yield() -> None:
    threads = torch.get_num_threads()
    torch.set_num_threads(3)
    try:
        with torch.no_grad():
            for _ in LiveTraining(TINY).run():
                assert torch.get_num_threads() == 3
                assert not torch.is_grad_enabled()
        assert torch.get_num_threads() == 3
    finally:
        torch.set_num_threads(threads)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"competitors": ()}, "No cell"),
        ({"seeds": tuple(range(40))}, "too many"),
        ({"length": 5000}, "Length"),
        ({"length": 0}, "Length"),
        ({"task": "order", "length": 1}, "Length"),
        ({"steps": 0}, "Steps"),
        ({"competitors": (Competitor("lstm", 1000, 0.01),), "length": 500}, "slow"),
        ({"competitors": (Competitor("lstm", 8, float("nan")),)}, "Learning rate"),
        ({"competitors": (Competitor("lstm", 0, 0.1),)}, "Hidden size"),
    ],
)
def test_what_is_not_possible_is_said_at_once(change: dict[str, object], words: str) -> None:
    with pytest.raises(StudioError) as caught:
        LiveTraining(replace(TINY, **change))
    assert words in caught.value.message
    assert caught.value.hint


def test_absurd_learning_rates_leave_finite_weights() -> None:
    absurd = tuple(replace(one, learning_rate=1e9) for one in THREE)
    training = LiveTraining(replace(TINY, competitors=absurd))
    finish(training)
    assert all(np.isfinite(array).all() for array in weights(training))


def test_without_torch_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    training = LiveTraining(TINY)
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(StudioError) as caught:
        next(training.run())
    assert "pip install torch" in caught.value.hint


def test_chrono_starts_with_memories_of_all_lengths() -> None:
    start = torch_training.build(
        Recipe("lstm", 64, task="order", length=50, chrono=True).resolved()
    ).weights()
    forget = start["bias_ih_l0"][64:128]
    assert (start["bias_ih_l0"][:64] == -forget).all()
    assert not start["bias_hh_l0"][:128].any()
    assert 0.0 <= forget.min() < 2.0
    assert 3.0 < forget.max() <= np.log(49.0)
    assert find_task("order").output_size == len(start["readout.bias"]) == 4
