"""The value axis: round limits that hold still while a slider is dragged, and few labels."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lstm_studio.i18n import number

__all__ = ["SteadyLimits", "ValueScale", "label", "round_step", "ticks"]

_FACTORS = (1.0, 2.0, 2.5, 5.0)
_HUGE = 1e300  # beyond it the difference of two limits would no longer be a number


def round_step(span: float, most: int) -> float:
    """Return the least of 1, 2, 2.5, 5 times a power of ten that cuts `span` at most `most` times.

    Parameters
    ----------
    span : float
        Above 0.
    most : int
        At least 1.
    """
    power = 10.0 ** math.floor(math.log10(span / most))
    for factor in (*_FACTORS, 10.0):
        if factor * power * most >= span * (1 - 1e-9):
            return factor * power
    return 20.0 * power


def ticks(low: float, high: float, most: int) -> list[float]:
    """Return three round values from `low` to `high`, evenly apart, or as few more as there are.

    Parameters
    ----------
    low, high : float
        The limits of the axis, ``low < high``.
    most : int
        How many there is room for; fewer than three are returned where three would be too many.
    """
    span = high - low
    power = 10.0 ** math.ceil(math.log10(span))
    found: list[float] = []
    for factor in (1.0, 0.5, 0.25, 0.2, 0.1, 0.05, 0.025, 0.02, 0.01):
        step = factor * power
        first = math.ceil(low / step - 1e-9)
        last = math.floor(high / step + 1e-9)
        if found and last - first + 1 > most:
            break
        found = [index * step for index in range(first, last + 1)]
        if len(found) >= 3:
            break
    return found


def label(value: float) -> str:
    """Write a tick with as few digits as it has."""
    if value != 0.0 and not 1e-4 <= abs(value) < 1e6:
        power = math.floor(math.log10(abs(value)) + 1e-9)
        digits = 0 if math.isclose(value / 10.0**power, round(value / 10.0**power)) else 1
        # "2e6" stays legible in the gutter where "2000000" does not.
        return number(value / 10.0**power, digits) + "e" + number(power, 0)
    for digits in range(7):
        if math.isclose(value, round(value, digits), rel_tol=1e-9, abs_tol=1e-12):
            return number(value, digits)
    return number(value, 6)


@dataclass(frozen=True)
class ValueScale:
    """Where values lie in a plot.

    Parameters
    ----------
    top, height : float
        The stretch of the widget, in pixels.
    low, high : float
        The limits of the value axis.
    """

    top: float
    height: float
    low: float
    high: float

    @property
    def bottom(self) -> float:
        """Where the least value lies."""
        return self.top + self.height

    def y(self, value: float) -> float:
        """Return where `value` lies, in pixels from the top."""
        return self.top + (self.high - value) * (self.height / (self.high - self.low))


class SteadyLimits:
    """Limits of an automatic axis that widen at once and narrow late.

    A curve that grows is always seen whole; one that shrinks keeps its axis until it would fill
    less than half of it, so that dragging a slider moves the curve and not the axis.

    Parameters
    ----------
    low, high : float
        The limits to begin with.
    """

    def __init__(self, low: float = 0.0, high: float = 1.0) -> None:
        self.low = low
        self.high = high

    def update(self, least: float, most: float) -> bool:
        """Take in that the data reach from `least` to `most`; return whether the limits moved.

        Zero is always part of the axis.  Limits stay as they are when nothing is finite.
        """
        if not (math.isfinite(least) and math.isfinite(most)):
            return False
        least = max(min(least, 0.0), -_HUGE)
        most = min(max(most, 0.0), _HUGE)
        if most - least < 1e-9:
            least, most = 0.0, 1.0
        step = round_step(most - least, 4)
        low = math.floor(least / step + 1e-9) * step
        high = math.ceil(most / step - 1e-9) * step
        whole = self.high - self.low
        slack = 1e-9 * whole
        holds = least >= self.low - slack and most <= self.high + slack
        if holds and high - low > 0.5 * whole:
            return False
        moved = (low, high) != (self.low, self.high)
        self.low, self.high = low, high
        return moved
