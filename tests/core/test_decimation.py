"""Decimation leaves out only what no pixel could show."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lstm_studio.core.decimation import column_extreme, column_mean, envelope, visible_steps

plain = st.floats(-1e6, 1e6, allow_subnormal=False)
awkward = st.one_of(plain, st.sampled_from([np.nan, np.inf, -np.inf, 0.0]))


def traces(elements=awkward, least=1, most=400):
    return hnp.arrays(np.float64, st.integers(least, most), elements=elements)


@st.composite
def views(draw, elements=awkward):
    """A trace with a view on it and a number of columns."""
    values = draw(traces(elements))
    ends = st.floats(-0.5, len(values) - 0.5)
    first, last = sorted((draw(ends), draw(ends)))
    if last - first < 0.25:
        first, last = -0.5, len(values) - 0.5
    return values, first, last, draw(st.integers(1, 200))


def columns_of(steps, first, last, columns):
    return np.floor((steps - first) * (columns / (last - first)))


@given(views())
def test_envelope_is_exact_in_every_column(view):
    values, first, last, columns = view
    kept, out = envelope(values, first, last, columns)
    np.testing.assert_array_equal(out, values[kept])
    assert (np.diff(kept) > 0).all()
    seen = np.arange(len(values))[visible_steps(len(values), first, last)]
    of_kept, of_seen = (columns_of(s, first, last, columns) for s in (kept, seen))
    assert set(of_kept) == set(of_seen)
    for column in set(of_seen):
        whole = values[seen[of_seen == column]]
        least = out[of_kept == column]
        if np.isnan(whole).all():
            assert np.isnan(least).all()
            continue
        assert not np.isnan(least).any()
        assert np.nanmin(whole) == least.min()
        assert np.nanmax(whole) == least.max()


@given(views())
def test_envelope_has_at_most_two_points_a_column(view):
    values, first, last, columns = view
    kept, _ = envelope(values, first, last, columns)
    assert len(kept) <= 2 * columns + 4


@given(traces())
def test_envelope_of_a_short_trace_is_the_trace(values):
    steps = len(values)
    kept, out = envelope(values, -0.5, steps - 0.5, 3 * steps)
    np.testing.assert_array_equal(kept, np.arange(steps))
    np.testing.assert_array_equal(out, values)


def test_a_lone_spike_among_two_thousand_steps_survives():
    values = np.zeros(2000)
    values[1234] = -3.0
    _, out = envelope(values, -0.5, 1999.5, 100)
    assert out.min() == -3.0
    assert column_extreme(values[:, None], -0.5, 1999.5, 100).min() == -3.0


def test_envelope_of_a_view_beside_the_trace_is_empty():
    kept, out = envelope(np.ones(5), 20.0, 30.0, 10)
    assert len(kept) == len(out) == 0


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(-0.5, 9.5, slice(0, 10)), (2.2, 4.8, slice(2, 6)), (3.0, 3.5, slice(2, 5))],
)
def test_visible_steps_take_the_neighbours(first, last, expected):
    assert visible_steps(10, first, last) == expected


@given(views(), st.integers(1, 4))
def test_extreme_is_the_value_farthest_from_zero(view, units):
    values, first, last, columns = view
    seen = np.arange(len(values))[visible_steps(len(values), first, last, margin=0)]
    if len(seen) == 0:
        return
    table = np.stack([values * (-1) ** unit for unit in range(units)], axis=1)
    out = column_extreme(table, first, last, columns)
    of_seen = columns_of(seen, first, last, columns)
    assert out.shape == (len(set(of_seen)), units)
    for row, column in zip(out, sorted(set(of_seen)), strict=True):
        whole = table[seen[of_seen == column]]
        for unit in range(units):
            if np.isnan(whole[:, unit]).any():
                assert np.isnan(row[unit])
            else:
                assert abs(row[unit]) == np.abs(whole[:, unit]).max()
                assert row[unit] in whole[:, unit]


@given(traces(plain, most=80), st.integers(1, 60))
def test_mean_of_the_columns_keeps_the_mean_of_the_trace(values, columns):
    out = column_mean(values, -0.5, len(values) - 0.5, columns)
    scale = max(1.0, np.abs(values).max())
    assert out.shape == (columns,)
    assert abs(out.mean() - values.mean()) <= 1e-9 * scale
    assert out.min() >= values.min() - 1e-8 * scale
    assert out.max() <= values.max() + 1e-8 * scale


@given(traces(plain, most=60), st.integers(1, 9))
def test_mean_of_columns_within_a_step_is_the_step(values, finer):
    out = column_mean(values, -0.5, len(values) - 0.5, finer * len(values))
    np.testing.assert_allclose(out, np.repeat(values, finer), atol=1e-7)


def test_mean_of_several_traces_at_once():
    table = np.array([[0.0, 1.0, 1.0, 0.0], [1.0, 1.0, 0.0, 0.0]])
    np.testing.assert_allclose(column_mean(table, -0.5, 3.5, 2), [[0.5, 0.5], [1.0, 0.0]])


def test_mean_says_where_it_knows_nothing():
    values = np.array([1.0, np.nan, 1.0, 1.0])
    out = column_mean(values, -0.5, 5.5, 6)
    np.testing.assert_array_equal(np.isnan(out), [False, True, False, False, True, True])
