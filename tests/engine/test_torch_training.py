from __future__ import annotations

import itertools

import numpy as np
import pytest
import torch
from torch import nn

from lstm_studio.core.params import KINDS, Kind
from lstm_studio.core.tasks import hold
from lstm_studio.engine import torch_training
from lstm_studio.engine.batch import hidden_states, measure_scores
from lstm_studio.engine.models import TENSORS, cell_from_tensors
from lstm_studio.engine.torch_training import SCORE_SEED, build
from lstm_studio.engine.training import (
    Progress,
    Recipe,
    TrainedCell,
    parameter_count,
    train,
)


def finish(recipe: Recipe) -> tuple[list[Progress], TrainedCell]:
    training = train(recipe)
    seen = []
    while True:
        try:
            seen.append(next(training))
        except StopIteration as end:
            return seen, end.value


def same(one: TrainedCell, other: TrainedCell) -> bool:
    return all((one.weights[name] == other.weights[name]).all() for name in TENSORS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("hidden_size", [1, 8, 32])
def test_numpy_says_what_torch_says_in_float32(kind: Kind, hidden_size: int) -> None:
    network = build(Recipe(kind, hidden_size, seed=5).resolved())
    params, readout = cell_from_tensors("weights", network.weights())
    assert params.kind == kind
    x, _ = hold(np.random.default_rng(6), 60, 16)
    with torch.no_grad():
        answer = network(torch.from_numpy(x.astype(np.float32)))[..., 0].numpy()
    ours = readout(hidden_states(params, x.astype(np.float32).astype(np.float64)))
    np.testing.assert_allclose(answer, ours, rtol=0, atol=1e-6)


@pytest.mark.parametrize("kind", KINDS)
def test_a_network_starts_as_pytorch_starts_it_but_for_the_forget_bias(kind: Kind) -> None:
    hidden_size = 16
    recipe = Recipe(kind, hidden_size, seed=1, forget_bias=2.5).resolved()
    weights = build(recipe).weights()
    assert sorted(weights) == sorted(TENSORS)
    assert sum(array.size for array in weights.values()) == parameter_count(kind, hidden_size)
    assert all(array.dtype == np.float32 for array in weights.values())
    if kind == "lstm":
        forget = slice(hidden_size, 2 * hidden_size)
        assert (weights["bias_ih_l0"][forget] == 2.5).all()
        assert (weights["bias_hh_l0"][forget] == 0.0).all()
        weights["bias_ih_l0"][forget] = 0.1
    values = np.concatenate([array.ravel() for array in weights.values()])
    assert np.abs(values).max() <= 0.25  # 1/√16
    assert np.abs(values).max() > 0.24
    assert abs(values.mean()) < 0.02


def test_a_seed_is_repeatable_to_the_bit_whatever_torch_does_meanwhile() -> None:
    recipe = Recipe("lstm", 8, seed=4, steps=60)
    _, once = finish(recipe)

    torch.manual_seed(123)
    training = train(recipe)
    again = None
    while again is None:
        try:
            next(training)
        except StopIteration as end:
            again = end.value
        torch.rand(7)  # somebody else draws numbers and trains between two steps
        np.random.seed(1)
        with torch.no_grad():
            nn.Linear(2, 2)(torch.ones(1, 2))
    assert same(once, again)
    assert (once.steps, once.score) == (again.steps, again.score)

    _, other = finish(Recipe("lstm", 8, seed=5, steps=60))
    assert not same(once, other)


@pytest.mark.parametrize("kind", KINDS)
def test_two_trainings_in_turns_are_as_each_alone(kind: Kind) -> None:
    first, second = Recipe(kind, 2, seed=1, steps=30), Recipe("lstm", 4, seed=2, steps=30)
    results: dict[int, TrainedCell] = {}
    running = {1: train(first), 2: train(second)}
    for index in itertools.cycle((1, 2)):
        if len(results) == 2:
            break
        if index in results:
            continue
        try:
            next(running[index])
        except StopIteration as end:
            results[index] = end.value
    assert same(results[1], finish(first)[1])
    assert same(results[2], finish(second)[1])


def test_torchs_own_state_is_as_it_was_at_every_yield() -> None:
    threads = torch.get_num_threads()
    torch.set_num_threads(3)
    torch.manual_seed(9)
    random_state = torch.get_rng_state()
    try:
        with torch.no_grad():  # training must not depend on it, nor switch it off
            training = train(Recipe("gru", 3, steps=40))
            for _ in training:
                assert torch.get_num_threads() == 3
                assert not torch.is_grad_enabled()
                assert (torch.get_rng_state() == random_state).all()
        assert torch.get_num_threads() == 3
    finally:
        torch.set_num_threads(threads)


def test_an_error_inside_puts_the_thread_count_back(monkeypatch: pytest.MonkeyPatch) -> None:
    threads = torch.get_num_threads()
    torch.set_num_threads(3)
    try:
        training = train(Recipe("lstm", 1, steps=40))
        next(training)

        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(torch_training.Adam, "step", interrupted)
        with pytest.raises(KeyboardInterrupt):
            next(training)
        assert torch.get_num_threads() == 3
    finally:
        torch.set_num_threads(threads)


def test_progress_counts_up_and_scores_when_told() -> None:
    seen, cell = finish(Recipe("lstm", 1, steps=43, score_every=20))
    assert [progress.step for progress in seen] == [5, 10, 15, 20, 25, 30, 35, 40, 43]
    assert {progress.steps for progress in seen} == {43}
    assert [np.isnan(progress.score) for progress in seen] == [True] * 3 + [False] * 6
    assert all(np.isfinite(progress.loss) and progress.loss > 0 for progress in seen)
    assert cell.steps == 43
    assert cell.score == seen[-1].score
    assert cell.best_score == max(progress.score for progress in seen[3:])
    assert not cell.solved
    assert cell.seconds > 0
    assert sorted(cell.weights) == sorted(TENSORS)


def test_the_score_is_that_of_the_weights_left_behind() -> None:
    _, cell = finish(Recipe("lstm", 4, steps=60))
    params, readout = cell_from_tensors("weights", cell.weights)
    share, _ = measure_scores(params, readout, "hold", SCORE_SEED, 512, 60)
    # float32 against float64: of 30,720 answers a few may stand exactly on the edge.
    assert cell.score == pytest.approx(share, abs=3 / 30_720)


def test_a_training_can_be_stopped_in_the_middle() -> None:
    training = train(Recipe("rnn", 4, steps=1_000_000))
    for progress in itertools.islice(training, 3):
        assert progress.step <= 15
    training.close()
    with pytest.raises(StopIteration):
        next(training)


def test_absurd_learning_rates_end_with_finite_weights() -> None:
    for kind in KINDS:
        _, cell = finish(Recipe(kind, 4, steps=20, learning_rate=1e9, clip=1e9))
        assert all(np.isfinite(array).all() for array in cell.weights.values())


@pytest.mark.parametrize(("broken_at", "noticed_at"), [(30, 31), (40, 40)])
def test_numbers_that_leave_the_finite_end_it_with_the_last_good_weights(
    monkeypatch: pytest.MonkeyPatch, broken_at: int, noticed_at: int
) -> None:
    _, good = finish(Recipe("lstm", 2, steps=20))
    plain = torch_training.Adam.step

    def overflowing(self: torch_training.Adam) -> None:
        plain(self)
        if self.steps == broken_at:
            with torch.no_grad():
                self.parameters[0][0] = float("inf")

    monkeypatch.setattr(torch_training.Adam, "step", overflowing)
    # After step 30 the next loss shows it, after step 40 the score that is measured there.
    seen, cell = finish(Recipe("lstm", 2, steps=100))
    assert cell.diverged
    assert cell.steps == noticed_at
    assert seen[-1].step == cell.steps
    assert same(cell, good)
    assert cell.score == good.score


def test_data_is_the_same_for_every_kind_and_size(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[list[float]] = []

    def spied(self: object, x: torch.Tensor) -> torch.Tensor:
        drawn[-1].append(float(x.sum()))
        return plain(self, x)

    plain = torch_training.TaskNetwork.forward
    monkeypatch.setattr(torch_training.TaskNetwork, "forward", spied)
    for kind, hidden_size in (("lstm", 1), ("rnn", 8)):
        drawn.append([])
        finish(Recipe(kind, hidden_size, seed=3, steps=10))
    assert drawn[0] == drawn[1]
    assert len(set(drawn[0])) > 5


def test_an_lstm_of_eight_units_solves_the_task() -> None:
    seen, cell = finish(Recipe("lstm", 8, seed=0))
    assert cell.solved
    assert cell.steps == cell.solved_at <= 2000
    assert seen[-1].solved
    params, readout = cell_from_tensors("weights", cell.weights)
    share, _ = measure_scores(params, readout, "hold", 99, 1000, 60)
    assert share > 0.98


@pytest.mark.slow
def test_an_lstm_of_one_unit_and_22_numbers_solves_the_task() -> None:
    _, cell = finish(Recipe("lstm", 1, seed=0))
    assert sum(array.size for array in cell.weights.values()) == 22
    assert cell.solved
    params, readout = cell_from_tensors("weights", cell.weights)
    share, _ = measure_scores(params, readout, "hold", 99, 1000, 60)
    assert share > 0.98
