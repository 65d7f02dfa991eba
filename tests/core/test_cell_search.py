"""Correlation, threshold and luck against the same written out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lstm_studio.core.cell_search import (
    GAP,
    LEAST_CHARACTERS,
    best_threshold,
    correlations,
    luck,
    rank,
)

RNG = np.random.default_rng(0)
small = st.integers(-4, 4).map(float)


def test_r_is_that_of_numpy():
    values, labels = RNG.normal(size=(50, 4)), RNG.normal(size=(50, 3))
    found = correlations(values, labels)
    expected = np.corrcoef(values.T, labels.T)[:4, 4:]
    np.testing.assert_allclose(found, expected, atol=1e-12)


def test_r_of_what_never_changes_is_unknown():
    values = np.column_stack([np.arange(5.0), np.full(5, 0.1)])
    assert np.isnan(correlations(values, np.ones((5, 1)))).all()
    found = correlations(values, np.arange(5.0)[:, None])
    assert found[0, 0] == pytest.approx(1.0)
    assert np.isnan(found[1, 0])
    assert np.isnan(correlations(np.empty((0, 2)), np.empty((0, 1)))).all()


@given(
    arrays(np.float64, st.integers(1, 14), elements=small).flatmap(
        lambda v: st.tuples(
            st.just(v), arrays(np.float64, len(v), elements=st.sampled_from([0.0, 1.0]))
        )
    )
)
def test_the_best_threshold_is_the_best_of_all(pair):
    values, label = pair
    found = best_threshold(values, label)
    yes, no = values[label == 1], values[label == 0]
    if not len(yes) or not len(no):
        assert np.isnan(found.balanced)
        return

    def balanced(line, above):
        right_yes = (yes > line) if above else (yes < line)
        right_no = (no <= line) if above else (no >= line)
        return 0.5 * (right_yes.mean() + right_no.mean())

    lines = [*np.unique(values) - 0.5, values.max() + 0.5]
    best = max(balanced(line, above) for line in lines for above in (True, False))
    assert found.balanced == pytest.approx(best)


def test_the_threshold_that_is_named_gives_the_accuracy_that_is_named():
    values = RNG.normal(size=200)
    label = (values + 0.7 * RNG.normal(size=200) < 0.2).astype(np.float64)
    found = best_threshold(values, label)
    said = values > found.value if found.above else values < found.value
    right = 0.5 * (said[label == 1].mean() + (~said)[label == 0].mean())
    assert not found.above
    assert right == pytest.approx(found.balanced)


@pytest.mark.parametrize("T", [LEAST_CHARACTERS, 61, 128])
def test_luck_is_the_best_of_all_units_over_all_shifts(T):
    values, label = RNG.normal(size=(T, 20)), (RNG.random(T) < 0.3).astype(np.float64)
    values[:, 3] = 0.25  # a unit that never moves
    found = luck(values, label)
    gap = -(-T // GAP)
    best = [
        np.nanmax(np.abs(correlations(values, np.roll(label, s)[:, None])))
        for s in range(gap, T - gap + 1)
    ]
    np.testing.assert_allclose(found.best, np.sort(best), atol=1e-12)
    assert found.shifts == len(best)
    assert found.line == pytest.approx(np.quantile(best, 0.95))


def test_luck_is_smaller_in_a_longer_text_and_larger_with_more_units():
    values, label = RNG.normal(size=(4000, 40)), (RNG.random(4000) < 0.5).astype(np.float64)
    all_of_it = luck(values, label).line
    assert luck(values[:200], label[:200]).line > 2 * all_of_it
    assert luck(values[:, :2], label).line < all_of_it


def test_no_luck_is_named_where_there_is_nothing_to_shift():
    values = RNG.normal(size=(100, 3))
    for few in (luck(values[:10], np.arange(10.0)), luck(values, np.ones(100))):
        assert few.shifts == 0
        assert np.isnan(few.line)
        assert np.isnan(few.share_reaching(0.5))
    still = luck(np.ones((100, 3)), np.arange(100.0))
    assert still.shifts == 0


def test_a_unit_that_follows_is_beyond_luck_and_noise_is_not():
    label = np.repeat((RNG.random(100) < 0.5).astype(np.float64), 10)
    values = RNG.normal(size=(1000, 30))
    noise = luck(values, label)
    best = float(np.nanmax(np.abs(correlations(values, label[:, None]))))
    assert noise.share_reaching(best) > 0.01
    values[:, 0] += 5 * label
    found = luck(values, label)
    r = float(correlations(values, label[:, None])[0, 0])
    assert r > found.line
    assert found.share_reaching(r) == 0.0


def ranked(values, label, yes_no):
    steps = rank(values, label, yes_no)
    told = []
    while True:
        try:
            told.append(next(steps))
        except StopIteration as end:
            assert told == sorted(told)
            assert 0 < told[0] <= told[-1] <= 1
            return end.value


def test_a_ranking_has_all_of_it():
    label = np.repeat([0.0, 1.0, 0.0, 1.0], 30)
    values = RNG.normal(size=(120, 10))
    values[:, 4] -= 9 * label
    values[:, 7] = 1.0
    found = ranked(values, label, True)
    assert found.best == 4
    assert found.order[0] == 4
    assert found.order[-1] == 7
    assert sorted(found.order) == list(range(10))
    assert found.r[4] < -0.9
    assert found.balanced[4] == 1.0
    assert found.balanced[0] == best_threshold(values[:, 0], label).balanced
    assert found.luck.line == luck(values, label).line
    assert (found.changes, found.characters) == (3, 120)
    graded = ranked(values, np.arange(120.0), False)
    assert np.isnan(graded.balanced).all()
    assert ranked(values, np.ones(120), True).best is None
