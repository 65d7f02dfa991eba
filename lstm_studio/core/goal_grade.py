"""Whether a run does what a goal asks: bands that it has to stay in, and how often gates move."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from lstm_studio.core.overrides import Overrides
from lstm_studio.core.params import Floats, frozen
from lstm_studio.core.trace import Trace

__all__ = ["Band", "BandGrade", "Par", "count_changes", "grade_band"]

# What is set by hand has four digits at most; less than this is rounding.
_ROUNDING = 1e-9


@dataclass(frozen=True, eq=False)
class Band:
    """A target curve with a tolerance, at some steps of one state of one unit.

    Parameters
    ----------
    quantity : {"c", "h"}
        Cell state or hidden state.
    unit : int
        0-based.
    steps : tuple of int
        0-based, ascending.
    target : (n,) float64
        One value for each of `steps`.
    tolerance : float
        How far off a value may be, the limit included.
    """

    quantity: Literal["c", "h"]
    unit: int
    steps: tuple[int, ...]
    target: Floats
    tolerance: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "target", frozen(self.target))
        if not self.steps or self.target.shape != (len(self.steps),):
            raise ValueError("a band needs one target for each of its steps")

    def off(self, values: Floats) -> Floats:
        """Return how far values (..., T) are from the target at the band's steps, (..., n)."""
        return np.abs(values[..., list(self.steps)] - self.target)


@dataclass(frozen=True, eq=False)
class BandGrade:
    """What one band says about a run.

    Attributes
    ----------
    band : Band
    values : (n,) float64
        What was found at the band's steps.
    wrong : tuple of int
        The steps outside, 0-based; none when the band is met.
    """

    band: Band
    values: Floats
    wrong: tuple[int, ...]

    @property
    def met(self) -> bool:
        """Whether every value lies inside."""
        return not self.wrong

    @property
    def first_wrong(self) -> int | None:
        """The first step outside, 0-based."""
        return self.wrong[0] if self.wrong else None

    def at(self, step: int) -> tuple[float, float]:
        """Return the value found and the target at one of the band's steps."""
        place = self.band.steps.index(step)
        return float(self.values[place]), float(self.band.target[place])


@dataclass(frozen=True)
class Par:
    """How few gate changes are worth how many stars.

    Attributes
    ----------
    three, two : int
        At most so many changes are worth three stars, and two.
    """

    three: int
    two: int

    def stars(self, changes: int) -> int:
        """Return the stars of a solution with so many changes; any solution is worth one."""
        return 3 if changes <= self.three else 2 if changes <= self.two else 1


def grade_band(trace: Trace, band: Band) -> BandGrade:
    """Compare a run with one band; what is not a number lies outside."""
    values = frozen(trace[band.quantity][list(band.steps), band.unit])
    inside = np.abs(values - band.target) <= band.tolerance + _ROUNDING
    wrong = tuple(step for step, good in zip(band.steps, inside, strict=True) if not good)
    return BandGrade(band, values, wrong)


def count_changes(held: Overrides, gates: Iterable[str]) -> int:
    """Return how often `gates` move: steps at which one stands elsewhere than the step before.

    Each unit has gates of its own, and each is counted.  Where a gate stands at the first step
    costs nothing.
    """
    count = 0
    for gate in gates:
        lanes = np.nan_to_num(held.values(gate), nan=-1.0)  # free and held are different places
        count += int(np.count_nonzero(np.abs(np.diff(lanes, axis=0)) > _ROUNDING))
    return count
