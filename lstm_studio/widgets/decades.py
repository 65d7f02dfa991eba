"""An axis of powers of ten: its limits, its ticks, and where a logarithm lies on it."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

__all__ = ["FLOOR", "SteadyDecades", "decade_step"]

Floats = NDArray[np.float64]

FLOOR = -60
"""The lowest power of ten that is drawn: what is smaller leaves the picture downwards."""

_STEPS = (1, 2, 5, 10, 20, 50)


def decade_step(span: float, most: int) -> int:
    """Return the least step of whole decades that cuts `span` decades at most `most` times."""
    power = 1
    while True:
        for step in _STEPS:
            if step * power * most >= span:
                return step * power
        power *= 100


class SteadyDecades:
    """Limits that widen at once and narrow late, so that a drag moves curves and not the axis.

    Attributes
    ----------
    low, high : int
        Powers of ten; 10⁰ is always between them.
    floored : bool
        Whether there are smaller values than :data:`FLOOR`, which are not drawn.
    """

    def __init__(self) -> None:
        self.low, self.high, self.floored = -1, 0, False

    def update(self, curves: Iterable[Floats]) -> bool:
        """Take in curves of logarithms to the base 10; return whether the limits moved."""
        least, most, floored = 0.0, 0.0, False
        for values in curves:
            known = values[~np.isnan(values) & (values < math.inf)]
            if len(known):
                least, most = min(least, float(known.min())), max(most, float(known.max()))
        if least < FLOOR:
            least, floored = float(FLOOR), True
        # In parts of what stands between two labels: a curve a little above 1 needs no decade more.
        step = max(decade_step(max(most - least, 1.0), 6) // 5, 1)
        low = math.floor(least / step + 1e-9) * step
        high = math.ceil(most / step - 1e-9) * step
        low = min(low, high - 1)
        before = (self.low, self.high, self.floored)
        holds = self.low <= least and most <= self.high
        if not (holds and high - low > 0.5 * (self.high - self.low)):
            self.low, self.high = low, high
        self.floored = floored
        return before != (self.low, self.high, self.floored)

    def ticks(self, most: int) -> list[int]:
        """Return the powers of ten that have a line, at most about `most`, 0 among them."""
        step = decade_step(self.high - self.low, max(most - 1, 1))
        first = math.ceil(self.low / step - 1e-9)
        return [k * step for k in range(first, math.floor(self.high / step + 1e-9) + 1)]
