"""An axis over any number, linear or logarithmic."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_studio.widgets.value_scale import ticks

__all__ = ["NumberScale", "span_of"]

Floats = NDArray[np.float64]

_LEAST_DECADE = 1e-12
_HUGE = 1e300  # beyond it the difference of two limits would no longer be a number


@dataclass(frozen=True)
class NumberScale:
    """One axis: where values lie, in pixels.

    Parameters
    ----------
    start, end : float
        Where the limits lie, in pixels.
    low, high : float
        The limits, ``low < high``; both above 0 on a logarithmic axis.
    log : bool
        Whether equal ratios are equally far apart.
    """

    start: float
    end: float
    low: float
    high: float
    log: bool

    def many(self, values: Floats) -> list[float]:
        """Return where values (P,) lie; what lies far off stays near enough for a painter."""
        low, high = self._bounds()
        with np.errstate(over="ignore", invalid="ignore"):
            shares = ((np.log10(values) if self.log else values) - low) / (high - low)
        return (self.start + (self.end - self.start) * np.clip(shares, -9.0, 9.0)).tolist()

    def at(self, value: float) -> float:
        """Return where one value lies."""
        return self.many(np.array([value]))[0]

    def back(self, place: float) -> float:
        """Return the value that lies at a pixel."""
        low, high = self._bounds()
        value = low + (place - self.start) / (self.end - self.start) * (high - low)
        return 10.0**value if self.log else value

    def _bounds(self) -> tuple[float, float]:
        if self.log:
            return math.log10(self.low), math.log10(self.high)
        return self.low, self.high

    def ticks(self, most: int) -> list[float]:
        """Return round values within the limits, at most about so many."""
        low, high = self._bounds()
        if not self.log:
            return ticks(low, high, most)
        powers = range(math.ceil(low - 1e-9), math.floor(high + 1e-9) + 1)
        step = max(-(-len(powers) // most), 1)
        return [10.0**power for power in powers[::step]]


def span_of(arrays: list[Floats], log: bool) -> tuple[float, float] | None:
    """Return limits that all finite values lie within; whole decades on a logarithmic axis."""
    values = np.concatenate([np.empty(0), *arrays])
    values = values[np.isfinite(values) & ((values > 0) | (not log))]
    if not len(values):
        return None
    low, high = float(values.min()), float(values.max())
    if log:
        low = 10.0 ** math.floor(math.log10(max(low, _LEAST_DECADE)) + 1e-9)
        high = 10.0 ** math.ceil(math.log10(min(max(high, _LEAST_DECADE), _HUGE)) - 1e-9)
        return low, high if high > low else 10 * low
    low, high = max(min(low, 0.0), -_HUGE), min(high, _HUGE)
    return low, high if high - low > _LEAST_DECADE else low + 1.0
