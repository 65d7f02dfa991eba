from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.errors import StudioError
from lstm_studio.core.task_samples import (
    BRACKET_DEPTH,
    adding,
    brackets,
    flagged,
    order,
    order_places,
    recall,
)

SIZES = {
    "seed": st.integers(0, 2**32),
    "length": st.integers(2, 40),
    "batch": st.integers(1, 9),
}


def one_hot(x: np.ndarray) -> bool:
    return set(np.unique(x)) <= {0.0, 1.0} and bool((x.sum(axis=-1) == 1).all())


@given(**SIZES)
def test_flagged_wants_the_symbol_that_has_the_flag(seed: int, length: int, batch: int) -> None:
    x, target = flagged(np.random.default_rng(seed), length, batch)
    assert x.shape == (batch, length, 5)
    assert one_hot(x[..., :4])
    for steps, wanted in zip(x, target, strict=True):
        named = [int(step[:4].argmax()) for step in steps if step[4] == 1.0]
        assert named == [wanted]


def test_the_flag_stands_anywhere_or_where_it_is_told() -> None:
    x, _ = flagged(np.random.default_rng(0), 10, 4000)
    places = x[..., 4].argmax(axis=1)
    # 400 expected at each of ten places; five standard deviations are 95.
    assert np.abs(np.bincount(places, minlength=10) - 400).max() < 95
    x, _ = flagged(np.random.default_rng(0), 10, 50, at=7)
    assert (x[..., 4].argmax(axis=1) == 7).all()


@given(**SIZES)
def test_brackets_want_the_depth(seed: int, length: int, batch: int) -> None:
    x, target = brackets(np.random.default_rng(seed), length, batch)
    assert x.shape == (batch, length, 3)
    assert one_hot(x)
    for steps, wanted in zip(x, target, strict=True):
        depth = 0
        for step, share in zip(steps, wanted, strict=True):
            depth += int(step[0]) - int(step[1])
            assert 0 <= depth <= BRACKET_DEPTH
            assert share == depth / BRACKET_DEPTH


def test_brackets_reach_every_depth() -> None:
    x, target = brackets(np.random.default_rng(1), 200, 200)
    assert set(np.unique(target * BRACKET_DEPTH)) == set(range(BRACKET_DEPTH + 1))
    assert x[..., 0].mean() == pytest.approx(0.3, abs=0.03)


@given(silence=st.integers(0, 20), **SIZES)
def test_order_wants_both_symbols_as_they_came(
    seed: int, length: int, batch: int, silence: int
) -> None:
    x, target = order(np.random.default_rng(seed), length, batch, silence)
    assert x.shape == (batch, length + silence, 6)
    assert one_hot(x)
    names = {(0, 0): 0, (0, 1): 1, (1, 0): 2, (1, 1): 3}
    for steps, wanted in zip(x, target, strict=True):
        found = [(t, int(step.argmax())) for t, step in enumerate(steps) if step.argmax() < 2]
        assert len(found) == 2
        assert names[found[0][1], found[1][1]] == wanted
        for (place, _), (low, high) in zip(found, order_places(length), strict=True):
            assert low <= place < high


def test_order_stands_in_the_second_and_the_sixth_tenth() -> None:
    assert order_places(50) == ((5, 10), (25, 30))


@given(silence=st.integers(0, 20), **SIZES)
def test_adding_wants_the_sum_of_one_number_of_each_half(
    seed: int, length: int, batch: int, silence: int
) -> None:
    x, target = adding(np.random.default_rng(seed), length, batch, silence)
    assert x.shape == (batch, length + silence, 2)
    for steps, wanted in zip(x, target, strict=True):
        marked = [t for t, (_, mark) in enumerate(steps) if mark == 1.0]
        assert len(marked) == 2
        assert marked[0] < length // 2 <= marked[1] < length
        assert steps[marked[0], 0] + steps[marked[1], 0] == wanted


def test_answering_one_to_every_sum_is_off_by_a_sixth() -> None:
    _, target = adding(np.random.default_rng(2), 50, 40_000)
    # The variance of a sum of two uniform numbers; four standard errors are 0.004.
    assert np.mean((target - 1.0) ** 2) == pytest.approx(1 / 6, abs=0.004)


@given(**SIZES)
def test_recall_wants_the_first_symbol_and_then_is_silent(
    seed: int, length: int, batch: int
) -> None:
    x, target = recall(np.random.default_rng(seed), length, batch)
    assert x.shape == (batch, length, 4)
    assert one_hot(x[:, 0])
    assert not x[:, 1:].any()
    assert (x[:, 0].argmax(axis=1) == target).all()


@pytest.mark.parametrize("make", [flagged, brackets, order, adding, recall])
def test_a_seed_makes_the_same_batch_and_impossible_sizes_are_named(make) -> None:
    first, answers = make(np.random.default_rng(3), 20, 4)
    again, answers_again = make(np.random.default_rng(3), 20, 4)
    other, _ = make(np.random.default_rng(4), 20, 4)
    assert (first == again).all()
    assert (answers == answers_again).all()
    assert (first != other).any()
    for length, batch in ((0, 3), (3, 0), (100_000, 1000)):
        with pytest.raises(StudioError) as caught:
            make(np.random.default_rng(0), length, batch)
        assert caught.value.hint
