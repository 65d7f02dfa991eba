"""The search finds what is there, and what it does not find is nowhere."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_studio.core.goal_grade import Band
from lstm_studio.core.params import CellParams
from lstm_studio.core.rnn_search import LARGEST, rnn_curves, search_rnn
from lstm_studio.core.trace import run_trace


def found(values, bands):
    """Drive the search to its end; return its reports and its result."""
    search = search_rnn(np.asarray(values, dtype=float), bands)
    reports = []
    while True:
        try:
            reports.append(next(search))
        except StopIteration as end:
            return reports, end.value


def band(steps, target, tolerance=0.1):
    return Band("h", 0, tuple(steps), np.broadcast_to(target, (len(steps),)), tolerance)


@given(st.lists(st.floats(-3, 3), min_size=3, max_size=3), st.integers(0, 99))
def test_curves_are_the_cell_s_own(weights, seed):
    x = np.random.default_rng(seed).uniform(-1, 1, 9)
    w, u, b = weights
    params = CellParams("rnn", [[w]], [[u]], [b], [0.0])
    curve = rnn_curves(np.array([weights]), x)[0]
    np.testing.assert_allclose(curve, run_trace(params, x[:, None])["h"][:, 0], atol=1e-14)


@settings(max_examples=12)
@given(st.floats(-3, 3), st.floats(-2, 2), st.floats(-1, 1), st.integers(0, 9))
def test_what_an_rnn_does_is_found(w, u, b, seed):
    x = np.random.default_rng(seed).uniform(-1, 1, 8)
    curve = rnn_curves(np.array([[w, u, b]]), x)[0]
    _, result = found(x, (band(range(8), curve, 0.1),))
    assert result.possible
    assert result.wrong is None
    assert result.error <= 0.1


def test_down_and_up_again_without_an_input_is_half_the_gap_away_at_best():
    # Whatever the weights: a rising rule lets the state climb or fall, a falling one lets every
    # second state do so.  High, low, high is neither, so half of the gap is the least error.
    x = [0.9] + [0.0] * 11
    bands = (band(range(4), 0.61), band(range(4, 8), 0.0), band(range(8, 12), 0.61))
    _, result = found(x, bands)
    assert not result.possible
    assert 0.305 - 1e-12 <= result.error <= 0.306
    assert result.wrong == 0
    rng = np.random.default_rng(0)
    some = rnn_curves(rng.uniform(-LARGEST, LARGEST, (20_000, 3)), np.asarray(x))
    assert np.max(np.concatenate([b.off(some) for b in bands], axis=1), axis=1).min() >= 0.305


def test_error_is_that_of_the_curve_and_of_the_weights():
    x = np.array([1.0, 0.0, 0.5, -0.5, 0.0])
    bands = (band((1, 2), [0.9, -0.9], 0.05), band((4,), 0.3, 0.4))
    _, result = found(x, bands)
    np.testing.assert_array_equal(
        result.curve, rnn_curves(np.array([[result.w, result.u, result.b]]), x)[0]
    )
    off = np.concatenate([one.off(result.curve) for one in bands])
    assert result.error == off.max()
    assert result.possible == all((one.off(result.curve) <= one.tolerance).all() for one in bands)


def test_it_is_the_same_every_time_and_says_how_far_it_is():
    bands = (band((0, 3), 0.5),)
    first, second = found([1.0, 0, 0, 0], bands), found([1.0, 0, 0, 0], bands)
    assert (first[1].w, first[1].u, first[1].b) == (second[1].w, second[1].u, second[1].b)
    assert first[0] == sorted(first[0])
    assert first[0][-1] == 1.0
    assert len(first[0]) > 100
    assert first[1].tried > 61**3


def test_what_a_simple_rnn_does_not_have_is_not_asked_of_it():
    for one in (Band("c", 0, (0,), np.zeros(1), 0.1), Band("h", 1, (0,), np.zeros(1), 0.1)):
        with pytest.raises(ValueError, match="h alone"):
            next(search_rnn(np.zeros(3), (one,)))
    with pytest.raises(ValueError, match="h alone"):
        next(search_rnn(np.zeros(3), ()))
