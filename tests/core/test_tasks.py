from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.errors import StudioError
from lstm_studio.core.tasks import HOLD, TASKS, find_task, hold, share_within


def last_marked(x: np.ndarray) -> list[float]:
    """The definition of the task, word by word, for one sequence."""
    answers = []
    kept = None
    for value, mark in x:
        if mark == 1.0:
            kept = value
        answers.append(kept)
    return answers


@given(
    seed=st.integers(0, 2**32),
    length=st.integers(1, 40),
    batch=st.integers(1, 9),
    probability=st.sampled_from([0.0, 0.05, 0.5, 1.0]),
)
def test_targets_are_the_last_marked_number(
    seed: int, length: int, batch: int, probability: float
) -> None:
    x, target = hold(np.random.default_rng(seed), length, batch, probability)
    assert x.shape == (batch, length, 2)
    assert target.shape == (batch, length)
    assert x.dtype == target.dtype == np.float64
    for one, answers in zip(x, target, strict=True):
        assert answers.tolist() == last_marked(one)


def test_marks_and_values_are_drawn_as_described() -> None:
    x, _ = hold(np.random.default_rng(1), 60, 4000)
    values, marks = x[..., 0], x[..., 1]
    assert set(np.unique(marks)) == {0.0, 1.0}
    assert marks[:, 0].all()
    # 236,000 draws at 5 %: four standard deviations are 0.0018.
    assert abs(marks[:, 1:].mean() - 0.05) < 0.0018
    assert -1.0 <= values.min() < -0.999
    assert 0.999 < values.max() < 1.0
    # variance 1/3 over 240,000 draws: four standard deviations of the mean are 0.0047.
    assert abs(values.mean()) < 0.0047
    assert abs(values.var() - 1 / 3) < 0.0025


def test_no_marks_but_the_first_hold_the_first_number() -> None:
    x, target = hold(np.random.default_rng(2), 100, 5, 0.0)
    assert (x[:, 1:, 1] == 0.0).all()
    assert (target == x[:, :1, 0]).all()


def test_a_seed_makes_the_same_batch_again_and_another_makes_another() -> None:
    first, _ = hold(np.random.default_rng(3), 20, 4)
    again, _ = hold(np.random.default_rng(3), 20, 4)
    other, _ = hold(np.random.default_rng(4), 20, 4)
    assert (first == again).all()
    assert (first != other).any()


@pytest.mark.parametrize(
    ("length", "batch", "probability", "words"),
    [
        (0, 1, 0.05, "0 steps"),
        (-3, 1, 0.05, "steps"),
        (5, 0, 0.05, "0 sequences"),
        (100_000, 1_000, 0.05, "too many"),
        (5, 5, -0.1, "chance of a mark"),
        (5, 5, 1.1, "chance of a mark"),
        (5, 5, float("nan"), "NaN"),
    ],
)
def test_impossible_sizes_are_named(
    length: int, batch: int, probability: float, words: str
) -> None:
    with pytest.raises(StudioError) as caught:
        hold(np.random.default_rng(0), length, batch, probability)
    assert words in caught.value.message
    assert caught.value.hint


def test_the_registry_knows_hold_and_names_what_it_knows() -> None:
    assert find_task("hold") is HOLD
    with pytest.raises(StudioError) as caught:
        find_task("holt")
    assert "holt" in caught.value.message
    assert all(name in caught.value.hint for name in TASKS)
    assert HOLD.title()
    assert HOLD.story()
    x, target = HOLD.sample(np.random.default_rng(0), HOLD.length, 3)
    assert x.shape == (3, HOLD.length, HOLD.input_size)
    assert target.shape == (3, HOLD.length)


def test_share_within_counts_only_what_is_nearer_and_never_nan() -> None:
    target = np.zeros(5)
    output = np.array([0.0, 0.09, -0.0999, 0.1, np.nan])
    assert share_within(output, target, 0.1) == 3 / 5
