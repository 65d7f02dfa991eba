"""The scores against their definitions written out one answer at a time."""

from __future__ import annotations

from statistics import mean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.scores import BINS, calibration_error, score


@st.composite
def answers(draw, least=0):
    size = draw(st.integers(2, 4))
    count = draw(st.integers(least, 12))
    # Quarters and tenths, so that ties and edges of bins are drawn often.
    weights = [
        draw(st.lists(st.integers(0, 10), min_size=size, max_size=size).filter(any))
        for _ in range(count)
    ]
    p = np.array(weights, dtype=np.float64).reshape(count, size)
    senses = draw(st.lists(st.integers(0, size - 1), min_size=count, max_size=count))
    line = draw(st.sampled_from([0.0, 0.5, 0.7, 1.0]) | st.floats(0, 1))
    return p / p.sum(axis=1, keepdims=True), np.array(senses, dtype=np.int64), line


def said(row):
    return max(range(len(row)), key=lambda k: (row[k], -k))


def mean_or_none(values):
    values = list(values)
    return mean(map(float, values)) if values else None


def check(found, expected):
    assert found == (None if expected is None else pytest.approx(expected, abs=1e-12))


@given(answers())
def test_scores_are_their_definitions(case):
    p, senses, line = case
    found = score(p, senses, line)
    rows = list(zip(p.tolist(), senses.tolist(), strict=True))
    assert found.count == len(rows)
    check(found.accuracy, mean_or_none(said(row) == true for row, true in rows))
    recalls = [
        mean(float(said(row) == sense) for row, true in rows if true == sense)
        for sense in sorted(set(senses.tolist()))
    ]
    check(found.balanced_accuracy, mean_or_none(recalls))
    check(found.mean_confidence, mean_or_none(max(row) for row, _ in rows))
    sure = [(row, true) for row, true in rows if max(row) >= line]
    check(found.coverage, len(sure) / len(rows) if rows else None)
    check(found.accuracy_above_line, mean_or_none(said(row) == true for row, true in sure))
    for true in range(p.shape[1]):
        for answer in range(p.shape[1]):
            expected = sum(t == true and said(row) == answer for row, t in rows)
            assert found.confusion[true, answer] == expected


@given(answers())
def test_the_calibration_error_is_its_definition(case):
    p, senses, line = case
    bins = [[] for _ in range(BINS)]
    for row, true in zip(p.tolist(), senses.tolist(), strict=True):
        below = [k for k in range(BINS) if max(row) >= k / BINS]
        bins[below[-1]].append((max(row), said(row) == true))
    expected = sum(
        len(one) / len(p) * abs(mean(float(r) for _, r in one) - mean(c for c, _ in one))
        for one in bins
        if one
    )
    check(score(p, senses, line).calibration_error, expected if len(p) else None)


@given(answers(least=1), st.randoms())
def test_order_does_not_matter_and_shares_are_shares(case, random):
    p, senses, line = case
    found = score(p, senses, line)
    order = list(range(len(p)))
    random.shuffle(order)
    other = score(p[order], senses[order], line)
    for name in ("accuracy", "balanced_accuracy", "mean_confidence", "coverage",
                 "accuracy_above_line", "calibration_error"):  # fmt: skip
        check(getattr(other, name), getattr(found, name))
        assert getattr(found, name) is None or 0 <= getattr(found, name) <= 1 + 1e-12
    assert (other.confusion == found.confusion).all()
    assert found.confusion.sum() == len(p)


def test_nothing_has_no_scores():
    found = score(np.zeros((0, 3)), np.zeros(0, dtype=np.int64), 0.7)
    assert found.count == 0
    assert found.confusion.tolist() == [[0] * 3] * 3
    assert {
        found.accuracy, found.balanced_accuracy, found.mean_confidence, found.coverage,
        found.accuracy_above_line, found.calibration_error,
    } == {None}  # fmt: skip


def test_one_sense_alone_is_balanced_by_itself():
    p = np.array([[0.9, 0.1], [0.6, 0.4], [0.2, 0.8]])
    found = score(p, np.zeros(3, dtype=np.int64), 0.7)
    assert found.accuracy == found.balanced_accuracy == pytest.approx(2 / 3)
    assert found.coverage == pytest.approx(2 / 3)
    assert found.accuracy_above_line == 0.5
    assert found.confusion.tolist() == [[2, 1], [0, 0]]


def test_a_rare_sense_counts_as_much_as_a_frequent_one():
    p = np.array([[0.9, 0.1]] * 10)
    found = score(p, np.array([0] * 9 + [1]), 0.95)
    assert found.accuracy == 0.9
    assert found.balanced_accuracy == 0.5
    assert found.coverage == 0
    assert found.accuracy_above_line is None
    assert found.calibration_error == pytest.approx(0)


def test_the_edges_belong_to_the_bin_above_and_one_to_the_last():
    # 0.70 and 0.79 share a bin, where one too sure and one not sure enough make up for each other.
    together = calibration_error(np.array([0.7, 0.79]), np.array([True, False]))
    assert together == pytest.approx(abs(0.3 - 0.79) / 2)
    apart = calibration_error(np.array([0.69, 0.7]), np.array([True, False]))
    assert apart == pytest.approx((0.31 + 0.7) / 2)
    assert calibration_error(np.ones(3), np.ones(3, dtype=bool)) == 0
