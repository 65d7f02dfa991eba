"""Which unit of a network follows a property of the text, and how much of that is luck.

Every unit is compared with the property by Pearson's r over all characters.  With many units one of
them resembles anything, so the best of them is held against luck: the property is shifted along the
text (the end comes round to the beginning), which keeps its own rhythm and takes away what it has
to do with the text, and the best |r| of *any* unit is looked up again.  The 95th percentile over
all shifts is the line that luck alone seldom passes.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from lstm_studio.core.params import Floats, frozen

__all__ = [
    "LEAST_CHARACTERS",
    "Luck",
    "Ranking",
    "Threshold",
    "best_threshold",
    "correlations",
    "luck",
    "rank",
]

LEAST_CHARACTERS = 40
"""In a shorter text there are too few shifts for a percentile."""

PERCENTILE = 0.95
GAP = 10
"""A shift of less than this part of the text would leave most of the property in its place."""

_AT_ONCE = 16
"""Units that are transformed together: more need more memory and are no faster."""


def correlations(values: Floats, labels: Floats) -> Floats:
    """Return Pearson's r of every unit with every property.

    Parameters
    ----------
    values : (T, H) float64
        One number a unit after each character.
    labels : (T, P) float64
        The properties.

    Returns
    -------
    (H, P) float64
        NaN where a unit or a property never changes.
    """
    if not len(values):
        return frozen(np.full((values.shape[1], labels.shape[1]), np.nan))
    return frozen(_standard(values).T @ _standard(labels))


def _standard(values: Floats) -> Floats:
    """Return columns of mean 0 and length 1; NaN for a column that never changes."""
    centred = values - values.mean(axis=0)
    norms = np.sqrt((centred**2).sum(axis=0))
    # A column that stands still has rounding errors for deviations: its norm is not 0.
    return centred / np.where(np.ptp(values, axis=0) == 0, np.nan, norms)


@dataclass(frozen=True)
class Luck:
    """What the best of all units reaches when a property stands in the wrong place.

    Attributes
    ----------
    line : float
        The 95th percentile of the best |r|; NaN where it cannot be told.
    shifts : int
        Over how many shifts of the property.
    best : (shifts,) float64
        The best |r| of any unit, in ascending order.
    """

    line: float
    shifts: int
    best: Floats

    def share_reaching(self, r: float) -> float:
        """Return the share of shifts at which some unit reaches this |r|; NaN for none."""
        if not self.shifts or np.isnan(r):
            return float("nan")
        return 1.0 - float(np.searchsorted(self.best, abs(r), side="left")) / self.shifts


def luck(values: Floats, label: Floats) -> Luck:
    """Return how well luck does, with all shifts of a property along the text.

    Parameters
    ----------
    values : (T, H) float64
    label : (T,) float64

    Notes
    -----
    The r of one unit with the property shifted by s is Σ_t v(t) l(t − s), for all s at once the
    inverse Fourier transform of V·conj(L).  Shifts of less than a tenth of the text either way are
    left out.
    """
    T = len(values)
    nothing = Luck(float("nan"), 0, frozen([]))
    if T < LEAST_CHARACTERS or np.ptp(label) == 0:
        return nothing
    spectrum = np.conj(np.fft.rfft(_standard(label[:, None])[:, 0]))
    gap = -(-T // GAP)
    units = _standard(values)
    units = units[:, ~np.isnan(units[0])]
    if not units.shape[1]:
        return nothing
    best = np.zeros(T - 2 * gap + 1)
    for start in range(0, units.shape[1], _AT_ONCE):
        some = np.ascontiguousarray(units[:, start : start + _AT_ONCE].T)
        shifted = np.fft.irfft(np.fft.rfft(some) * spectrum, T)[:, gap : T - gap + 1]
        np.maximum(best, np.abs(shifted).max(axis=0), out=best)
    best.sort()
    return Luck(float(np.quantile(best, PERCENTILE)), len(best), frozen(np.minimum(best, 1.0)))


@dataclass(frozen=True)
class Threshold:
    """The best line through the values of one unit that tells yes from no.

    Attributes
    ----------
    value : float
        Where it lies.
    above : bool
        Whether *yes* is above it.
    balanced : float
        The mean of the shares of right answers among yes and among no; NaN where one is missing.
    """

    value: float
    above: bool
    balanced: float


def best_threshold(values: Floats, label: Floats) -> Threshold:
    """Return the single line with the best balanced accuracy.

    Parameters
    ----------
    values : (T,) float64
        Of one unit.
    label : (T,) float64
        0 or 1.
    """
    order = np.argsort(values, kind="stable")
    ranked, yes = values[order], label[order] > 0.5
    ones, zeros = int(yes.sum()), int(len(yes) - yes.sum())
    if not ones or not zeros:
        return Threshold(float("nan"), True, float("nan"))
    # With the line above the k-th value: how many of each lie below it.
    ones_below = np.concatenate(([0], np.cumsum(yes)))
    zeros_below = np.concatenate(([0], np.cumsum(~yes)))
    cuts = np.concatenate(([True], ranked[1:] > ranked[:-1], [True]))
    score = 0.5 * ((ones - ones_below) / ones + zeros_below / zeros)
    score = np.where(cuts, score, 0.5)
    place = int(np.argmax(np.abs(score - 0.5)))
    low = ranked[max(place - 1, 0)]
    high = ranked[min(place, len(ranked) - 1)]
    above = bool(score[place] >= 0.5)
    balanced = float(score[place] if above else 1.0 - score[place])
    return Threshold(float(0.5 * (low + high)), above, balanced)


@dataclass(frozen=True, eq=False)
class Ranking:
    """How every unit follows one property of one text; compared by identity.

    Attributes
    ----------
    r : (H,) float64
        Pearson's r; NaN where unit or property never changes.
    balanced : (H,) float64
        Of each unit's best threshold; NaN for a property that is not yes or no.
    luck : Luck
    changes : int
        How often the property changes in the text.
    characters : int
        Length of the text.
    """

    r: Floats
    balanced: Floats
    luck: Luck
    changes: int
    characters: int

    @property
    def order(self) -> tuple[int, ...]:
        """The units from the largest |r| down; those without one last."""
        size = np.where(np.isnan(self.r), -1.0, np.abs(self.r))
        return tuple(int(unit) for unit in np.argsort(-size, kind="stable"))

    @property
    def best(self) -> int | None:
        """The unit with the largest |r|; None when there is none."""
        return None if np.isnan(self.r).all() else self.order[0]


def rank(values: Floats, label: Floats, yes_no: bool) -> Generator[float, None, Ranking]:
    """Compare every unit with a property, telling the share that is done.

    Parameters
    ----------
    values : (T, H) float64
    label : (T,) float64
    yes_no : bool
        Whether the property is 0 or 1.
    """
    H = values.shape[1]
    r = correlations(values, label[:, None])[:, 0]
    yield 0.1
    chance = luck(values, label)
    yield 0.3
    balanced = np.full(H, np.nan)
    for unit in range(H if yes_no else 0):
        balanced[unit] = best_threshold(values[:, unit], label).balanced
        if unit % 8 == 7:
            yield 0.3 + 0.7 * unit / H
    changed = int(np.count_nonzero(label[1:] != label[:-1]))
    return Ranking(r, frozen(balanced), chance, changed, len(label))
