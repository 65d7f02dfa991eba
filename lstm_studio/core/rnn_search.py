"""Can a simple RNN of one unit do it?  A search over its three weights, the same every time.

h_t = tanh(w·x_t + u·h_{t−1} + b), h_0 = 0 (Elman 1990; ``torch.nn.RNNCell`` with one input, one
unit and its two biases added up).  Three numbers can be searched as good as exhaustively: a dense
grid finds where to look, and from its best places a compass search goes on with ever shorter
steps.  What it minimises is the largest distance from a target in units of that target's
tolerance, so that 1 parts what does it from what does not.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import numpy as np

from lstm_studio.core.goal_grade import Band
from lstm_studio.core.params import Floats, frozen

__all__ = ["LARGEST", "RnnSearch", "rnn_curves", "search_rnn"]

LARGEST = 20.0
"""The weights are searched from minus this to this; beyond, tanh is a step to four digits."""

_GRID = 61
_DENSE = 3.0  # how much denser the grid is around zero than at its ends
_STARTS = 96  # the places of the grid from which the search goes on
_ROUNDS = 60
_SHORTEN = 0.7  # a round that has found nothing better goes on with steps so much shorter

# To both sides of every axis and of every diagonal: a valley seldom runs along an axis.
_WAYS: Floats = np.array(
    [
        (i, j, k)
        for i in (-1.0, 0.0, 1.0)
        for j in (-1.0, 0.0, 1.0)
        for k in (-1.0, 0.0, 1.0)
        if (i, j, k) != (0.0, 0.0, 0.0)
    ]
)


@dataclass(frozen=True, eq=False)
class RnnSearch:
    """What the search has found.

    Attributes
    ----------
    w, u, b : float
        The best weights: of the input, of the state, and the bias.
    curve : (T,) float64
        The hidden state with them.
    error : float
        Its largest distance from a target.
    possible : bool
        Whether it stays within every band.
    wrong : int or None
        The first step at which it does not, 0-based.
    tried : int
        How many settings of the weights were run.
    """

    w: float
    u: float
    b: float
    curve: Floats
    error: float
    possible: bool
    wrong: int | None
    tried: int


def rnn_curves(weights: Floats, values: Floats) -> Floats:
    """Run many simple RNNs at once.

    Parameters
    ----------
    weights : (N, 3) float64
        w, u and b of each.
    values : (T,) float64
        What they read.

    Returns
    -------
    (N, T) float64
        Their hidden states.
    """
    w, u, b = weights.T
    h = np.zeros(len(weights))
    found = np.empty((len(weights), len(values)))
    for t, x in enumerate(values):
        h = np.tanh(w * x + u * h + b)
        found[:, t] = h
    return found


def search_rnn(values: Floats, bands: tuple[Band, ...]) -> Generator[float, None, RnnSearch]:
    """Look for a simple RNN that meets bands on h.

    Yields how much of the search is done, 0 to 1; returns what was found.

    Parameters
    ----------
    values : (T,) float64
        What it reads.
    bands : tuple of Band
        On ``h`` of one unit.

    Raises
    ------
    ValueError
        When a band is on something that a simple RNN does not have.
    """
    if not bands or any(band.quantity != "h" or band.unit for band in bands):
        raise ValueError("a simple RNN of one unit has h alone")
    places, errors, tried = yield from _grid(values, bands)
    best, errors, runs = yield from _refined(places, errors, values, bands)
    first = int(np.argmin(errors))
    w, u, b = (float(number) for number in best[first])
    curve = frozen(rnn_curves(best[first : first + 1], values)[0])
    off = [(step, float(far), band.tolerance) for band in bands for step, far in _far(band, curve)]
    wrong = [step for step, far, tolerance in off if far > tolerance + 1e-9]
    yield 1.0
    return RnnSearch(
        w,
        u,
        b,
        curve,
        max(far for _, far, _ in off),
        not wrong,
        min(wrong) if wrong else None,
        tried + runs,
    )


def _errors(weights: Floats, values: Floats, bands: tuple[Band, ...]) -> Floats:
    """Return the largest distance of each in tolerances (N,); 1 or less is within all bands."""
    curves = rnn_curves(weights, values)
    off = [band.off(curves) / band.tolerance for band in bands]
    return np.max(np.concatenate(off, axis=1), axis=1)


def _far(band: Band, curve: Floats) -> Iterator[tuple[int, Floats]]:
    """Go through a band's steps with the distance of the curve at each."""
    return zip(band.steps, band.off(curve), strict=True)


def _axis() -> Floats:
    """Return the places of one weight, dense around zero: sinh of even steps."""
    even = np.linspace(-_DENSE, _DENSE, _GRID)
    return LARGEST * np.sinh(even) / np.sinh(_DENSE)


def _grid(
    values: Floats, bands: tuple[Band, ...]
) -> Generator[float, None, tuple[Floats, Floats, int]]:
    """Try the grid; return its best places, their errors and how many there were."""
    axis = _axis()
    u, b = (part.ravel() for part in np.meshgrid(axis, axis, indexing="ij"))
    kept, kept_errors = np.empty((0, 3)), np.empty(0)
    for part, w in enumerate(axis):
        weights = np.column_stack([np.full(len(u), w), u, b])
        errors = _errors(weights, values, bands)
        kept = np.concatenate([kept, weights])
        kept_errors = np.concatenate([kept_errors, errors])
        order = np.argsort(kept_errors, kind="stable")[:_STARTS]
        kept, kept_errors = kept[order], kept_errors[order]
        yield 0.5 * (part + 1) / len(axis)
    return kept, kept_errors, len(axis) ** 3


def _refined(
    places: Floats, errors: Floats, values: Floats, bands: tuple[Band, ...]
) -> Generator[float, None, tuple[Floats, Floats, int]]:
    """Go on from each place, downhill alone, with steps that get shorter; count the runs."""
    axis = _axis()
    at = np.clip(np.searchsorted(axis, places), 1, len(axis) - 1)
    reach: Floats = (axis[at] - axis[at - 1]).max(axis=1)
    runs = 0
    for turn in range(_ROUNDS):
        steps: Floats = reach[:, None, None] * _WAYS
        tries: Floats = np.clip(places[:, None, :] + steps, -LARGEST, LARGEST)
        found = _errors(tries.reshape(-1, 3), values, bands).reshape(len(places), -1)
        runs += found.size
        way = found.argmin(axis=1)
        rows = np.arange(len(places))
        better = found[rows, way] < errors
        places = np.where(better[:, None], tries[rows, way], places)
        errors = np.where(better, found[rows, way], errors)
        reach = np.where(better, reach, _SHORTEN * reach)
        yield 0.5 + 0.5 * (turn + 1) / _ROUNDS
    return places, errors, runs
