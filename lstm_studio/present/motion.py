"""What moves during one update: easing, the sub-steps' light, and when a wire fills.

Everything is a function of the phase alone (:mod:`~lstm_studio.present.phases`), so a picture can
be scrubbed back and forth, stepped, interrupted and completed at once.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from lstm_studio.core.params import Kind
from lstm_studio.present.phases import arrival, phase_count

__all__ = ["Moment", "bump", "clamp", "ease", "moment", "reached", "span"]

CROSSFADE = 0.15
"""The share of a sub-step in which its light comes up before it begins, the last one's goes."""

INNER: dict[str, dict[str, float]] = {
    "lstm": {},
    "gru": {"hn": 3.25, "gated": 3.5, "one_minus": 4.25},
    "rnn": {"wx": 1.5, "uh": 1.5, "sum": 2.0},
}
"""When the intermediate numbers are known that only the diagram shows."""

ALWAYS = ("u", "w", "b")
"""Weights: nothing has to be computed for them to be known."""


def clamp(value: float) -> float:
    """Return `value` held between 0 and 1."""
    return min(max(value, 0.0), 1.0)


def ease(t: float) -> float:
    """Return 0 to 1 with a soft beginning and a soft end; the slope is nowhere above 1.5."""
    if t <= 0.0 or t >= 1.0:
        return clamp(t)
    return t * t * (3.0 - 2.0 * t)


def span(phase: float, first: float, last: float) -> float:
    """Return how much of the time from `first` to `last` is over at `phase`, eased."""
    return ease((phase - first) / (last - first))


def bump(t: float) -> float:
    """Return 0 at 0 and 1, 1 in the middle: how visible something is that only passes by."""
    t = clamp(t)
    return math.sin(math.pi * t) ** 0.5 if 0.0 < t < 1.0 else 0.0


@dataclass(frozen=True)
class Moment:
    """A phase as it is to be drawn.

    Attributes
    ----------
    kind : {"lstm", "gru", "rnn"}
    phase : float
        Between 0 and the count of sub-steps.
    under_way : int
        The sub-step that is lit when nothing moves; −1 when the step is complete.
    moving : bool
        False with reduced motion: nothing is ever seen on its way.
    """

    kind: Kind
    phase: float
    under_way: int
    moving: bool

    def light(self, index: int) -> float:
        """Return how much sub-step `index` is lit, 0 to 1.

        It is fully lit from its beginning; the light passes to the next one in the last part of
        it, so that no light jumps.
        """
        if not self.moving:
            return 1.0 if index == self.under_way else 0.0
        rise = 1.0 if index == 0 else span(self.phase, index - CROSSFADE, index)
        return rise * (1.0 - span(self.phase, index + 1 - CROSSFADE, index + 1))

    def knows(self, quantity: str) -> bool:
        """Whether `quantity` has been computed, or was given."""
        return reached(self.kind, quantity) <= self.phase


@cache
def reached(kind: Kind, quantity: str) -> float:
    """Return the phase from which `quantity` is known, intermediate numbers included."""
    if quantity in ALWAYS:
        return 0.0
    inner = INNER[kind].get(quantity)
    return arrival(kind, quantity) if inner is None else inner


def moment(kind: Kind, phase: float, reduce_motion: bool = False) -> Moment:
    """Return what is to be drawn at `phase`.

    With reduced motion a sub-step that has begun is shown complete, and what it computed is lit.

    Parameters
    ----------
    kind : {"lstm", "gru", "rnn"}
    phase : float
        Held between 0 and the count of sub-steps; NaN and ∞ mean complete.
    reduce_motion : bool
    """
    count = phase_count(kind)
    within = float(count) if math.isnan(phase) else min(max(phase, 0.0), float(count))
    under_way = int(within) if within < count else -1
    if reduce_motion:
        return Moment(kind, float(math.ceil(within)), under_way, False)
    return Moment(kind, within, under_way, True)
