from __future__ import annotations

import builtins
import dataclasses
from typing import Any

import pytest

from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import CellParams
from lstm_studio.engine.training import (
    Recipe,
    TrainedCell,
    best_of,
    default_learning_rate,
    parameter_count,
    train,
)


def test_a_resolved_recipe_has_its_defaults_filled_in() -> None:
    recipe = Recipe("lstm", 1).resolved()
    assert recipe.length == 60
    assert recipe.learning_rate == default_learning_rate("lstm", 1)
    kept = Recipe("rnn", 8, length=7, learning_rate=0.5).resolved()
    assert (kept.length, kept.learning_rate) == (7, 0.5)
    assert kept.resolved() == kept


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"task": "hodl"}, "hodl"),
        ({"kind": "tree"}, "tree"),
        ({"hidden_size": 0}, "Hidden size: 0"),
        ({"hidden_size": 1025}, "Hidden size: 1,025"),
        ({"steps": 0}, "Steps: 0"),
        ({"seed": -1}, "Seed: −1"),
        ({"length": 0}, "Length of a sequence: 0"),
        ({"length": -5}, "Length of a sequence: −5"),
        ({"batch": 0}, "batch: 0"),
        ({"score_every": 0}, "between two scores: 0"),
        ({"score_sequences": 0}, "scored: 0"),
        ({"learning_rate": 0.0}, "Learning rate: 0"),
        ({"learning_rate": float("nan")}, "Learning rate: NaN"),
        ({"learning_rate": float("inf")}, "Learning rate: ∞"),
        ({"clip": 0.0}, "Longest gradient"),
        ({"clip": float("nan")}, "Longest gradient"),
        ({"forget_bias": float("inf")}, "Forget bias"),
        ({"decay_from": 1.5}, "Start of the decay"),
        ({"decay_from": -0.1}, "Start of the decay"),
    ],
)
def test_a_wrong_recipe_is_named_before_anything_starts(change: dict[str, Any], words: str) -> None:
    recipe = dataclasses.replace(Recipe("lstm", 2), **change)
    with pytest.raises(StudioError) as caught:
        train(recipe)
    assert words in caught.value.message
    assert caught.value.hint


def test_the_learning_rate_is_level_and_then_falls_to_zero() -> None:
    recipe = Recipe("lstm", 1, steps=100, learning_rate=0.2, decay_from=0.5).resolved()
    assert [recipe.rate_at(step) for step in (0, 25, 50)] == [0.2, 0.2, 0.2]
    assert recipe.rate_at(75) == pytest.approx(0.1)
    assert recipe.rate_at(99) == pytest.approx(0.004)
    level = dataclasses.replace(recipe, decay_from=1.0)
    assert [level.rate_at(step) for step in (0, 50, 99)] == [0.2, 0.2, 0.2]
    falling = dataclasses.replace(recipe, decay_from=0.0)
    assert falling.rate_at(50) == pytest.approx(0.1)


@pytest.mark.parametrize("hidden_size", [1, 2, 8, 32])
@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
def test_parameters_are_counted_as_they_are(kind: Any, hidden_size: int) -> None:
    cell = CellParams.random(kind, hidden_size, 2, seed=0)
    assert parameter_count(kind, hidden_size) == cell.count + hidden_size + 1


def test_the_smallest_lstm_has_22_numbers() -> None:
    assert parameter_count("lstm", 1) == 22


def test_without_torch_training_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_import = builtins.__import__

    for failure in (ImportError("no torch here"), OSError("libtorch_cpu.so: missing")):

        def broken(name: str, *rest: Any, failure: Exception = failure, **more: Any) -> Any:
            if name == "torch" or name.startswith("torch."):
                raise failure
            return plain_import(name, *rest, **more)

        monkeypatch.setattr(builtins, "__import__", broken)
        with pytest.raises(StudioError) as caught:
            train(Recipe("lstm", 1))
        monkeypatch.setattr(builtins, "__import__", plain_import)
        assert str(failure) in caught.value.message
        assert "pip install torch" in caught.value.hint


def test_the_best_of_several_is_the_first_with_the_highest_score() -> None:
    def scored(seed: int, score: float) -> TrainedCell:
        recipe = Recipe("lstm", 1, seed=seed).resolved()
        return TrainedCell(recipe, {}, 10, None, 0.1, score, score, False)

    cells = [scored(0, float("nan")), scored(1, 0.4), scored(2, 0.9), scored(3, 0.9)]
    assert best_of(cells).recipe.seed == 2
    assert best_of(cells[:1]).recipe.seed == 0
