"""Long traces on few pixels: what may be left out without the picture lying.

A curve of 2,000 steps on 800 pixels is drawn from the least and the greatest value of every pixel
column, so that no spike is lost; a heat map from the strongest value of a column, because a lone
spike matters more than its quiet neighbours; a gate lane from the mean, because it is painted in
stretches.

A *view* is a range ``(first, last)`` in steps, cut into `columns` equal columns.  Step t stands at
t and owns ``[t - 0.5, t + 0.5]``.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["column_extreme", "column_mean", "envelope", "visible_steps"]

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


def visible_steps(steps: int, first: float, last: float, margin: int = 1) -> slice:
    """Return the steps that a view shows, with `margin` more on both sides.

    The step next to each edge is needed too: the line to it crosses the edge.

    Parameters
    ----------
    steps : int
        Length T of the trace.
    first, last : float
        The view, in steps.
    margin : int
        How many more to take on each side.

    Returns
    -------
    slice
        Of ``range(T)``; empty where the view lies beside the trace.
    """
    start = min(max(int(np.ceil(first)) - margin, 0), steps)
    stop = min(max(int(np.floor(last)) + 1 + margin, start), steps)
    return slice(start, stop)


def _column_starts(start: int, stop: int, first: float, last: float, columns: int) -> Ints:
    """Return where, counted from `start`, each column that has steps begins."""
    steps = np.arange(start, stop)
    column = np.floor((steps - first) * (columns / (last - first))).astype(np.intp)
    return np.flatnonzero(np.diff(column, prepend=column[0] - 1))


def envelope(values: Floats, first: float, last: float, columns: int) -> tuple[Ints, Floats]:
    """Return the least and the greatest value of every column, in the order in which they occur.

    The result is a subset of the trace: drawn as one line it covers the same pixel columns from
    the same least to the same greatest value.  NaNs are passed over within a column; a column
    of nothing else keeps one, so that the gap stays a gap.

    Parameters
    ----------
    values : (T,) float64
        The trace; NaN and infinities are allowed.
    first, last : float
        The view, in steps.
    columns : int
        How many columns, usually the width in pixels.

    Returns
    -------
    steps : (M,) intp
        Which steps are kept, ascending; at most ``2 * columns + 4``.
    values : (M,) float64
        Their values.
    """
    seen = visible_steps(len(values), first, last)
    if seen.start == seen.stop:
        return np.empty(0, dtype=np.intp), np.empty(0)
    part = values[seen]
    starts = _column_starts(seen.start, seen.stop, first, last, columns)
    counts = np.diff(starts, append=len(part))
    index = np.arange(len(part))
    never = len(part)
    # The first place of each column's extreme; a column of NaNs alone has none.
    lowest = np.repeat(np.fmin.reduceat(part, starts), counts)
    highest = np.repeat(np.fmax.reduceat(part, starts), counts)
    at_low = np.minimum.reduceat(np.where(part == lowest, index, never), starts)
    at_high = np.minimum.reduceat(np.where(part == highest, index, never), starts)
    nothing = at_low == never
    at_low[nothing] = at_high[nothing] = starts[nothing]
    kept = np.unique(np.concatenate([at_low, at_high]))
    return kept + seen.start, part[kept]


def column_extreme(values: Floats, first: float, last: float, columns: int) -> Floats:
    """Return for every column the value that is farthest from zero.

    Parameters
    ----------
    values : (T, H) float64
        One row a step.
    first, last : float
        The view, in steps, within the trace's ``[-0.5, T - 0.5]``.
    columns : int
        How many columns; at most one a step, else columns would be empty.

    Returns
    -------
    (columns', H) float64
        With ``columns' <= columns``.  NaN wins over every number: it must not be hidden.
    """
    seen = visible_steps(len(values), first, last, margin=0)
    if seen.start == seen.stop:
        return np.empty((0, values.shape[1]))
    part = values[seen]
    starts = _column_starts(seen.start, seen.stop, first, last, columns)
    # maximum and minimum hand a NaN on, which is what is wanted here.
    highest = np.maximum.reduceat(part, starts, axis=0)
    lowest = np.minimum.reduceat(part, starts, axis=0)
    return np.where(np.abs(lowest) > np.abs(highest), lowest, highest)


def column_mean(values: Floats, first: float, last: float, columns: int) -> Floats:
    """Return the mean of every column, each step weighted with its share of the column.

    Works for columns narrower than a step as well as for wider ones.

    Parameters
    ----------
    values : (..., T) float64
        The traces; the last axis is time.
    first, last : float
        The view, in steps.
    columns : int
        How many columns.

    Returns
    -------
    (..., columns) float64
        NaN where a column has a NaN or lies beside the trace.
    """
    steps = values.shape[-1]
    edges = np.linspace(first, last, columns + 1) + 0.5  # step t is now [t, t + 1]
    known = np.isfinite(values)
    area = _integral(np.where(known, values, 0.0), edges)
    missing = _integral(np.where(known, 0.0, 1.0), edges)
    covered = np.diff(np.clip(edges, 0.0, float(steps)))
    width = np.diff(edges)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.diff(area, axis=-1) / covered
    # A sum of a thousand terms leaves a rest of about 1e-13 where nothing is missing.
    hole = (np.diff(missing, axis=-1) > 1e-9 * width) | (covered <= 1e-9 * width)
    return np.where(hole, np.nan, mean)


def _integral(values: Floats, edges: Floats) -> Floats:
    """Return the integral of the staircase `values` (..., T) from 0 to each of `edges`."""
    steps = values.shape[-1]
    total = np.zeros((*values.shape[:-1], steps + 1))
    np.cumsum(values, axis=-1, out=total[..., 1:])
    where = np.clip(edges, 0.0, float(steps))
    before = np.minimum(where.astype(np.intp), steps - 1)
    return total[..., before] + values[..., before] * (where - before)
