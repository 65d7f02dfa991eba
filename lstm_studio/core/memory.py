"""How long a cell remembers one input: the run with it against the run without it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_studio.core.overrides import Overrides
from lstm_studio.core.params import CellParams, Floats, frozen
from lstm_studio.core.trace import run_trace

__all__ = ["Retention", "retention"]


@dataclass(frozen=True, eq=False)
class Retention:
    """What is left of one input's effect on the hidden state.

    Attributes
    ----------
    probe : int
        The step whose input was taken away.
    share : (T − probe,) float64
        ‖h_t with − h_t without‖ as a share of the same norm at the probe; 1 at the probe.
        NaN when the input had no effect at all.
    lost_after : int or None
        After how many steps the share falls below the threshold and stays there; None when it
        does not within the sequence.
    threshold : float
        The share that counts as lost.
    """

    probe: int
    share: Floats
    lost_after: int | None
    threshold: float


def retention(
    params: CellParams,
    x: Floats,
    probe: int,
    threshold: float = 0.1,
    channel: int = 0,
    overrides: Overrides | None = None,
) -> Retention:
    """Measure how long the input at `probe` can be told from a zero in its place.

    Exact, not a linearisation: the cell is run twice.

    Parameters
    ----------
    params : CellParams
        The cell.
    x : (T, D) float64
        The sequence.
    probe : int
        The step whose input is set to zero in the second run.
    threshold : float
        The share below which the input counts as lost.
    channel : int
        Which of the D inputs is taken away.
    overrides : Overrides, optional
        Gates that are held in both runs.
    """
    without = np.array(x)
    without[probe, channel] = 0.0
    difference = run_trace(params, x, overrides)["h"] - run_trace(params, without, overrides)["h"]
    with np.errstate(invalid="ignore", divide="ignore"):
        # Measured in its own unit, because the square of a very small difference is zero.
        unit = np.abs(difference[probe]).max()
        size = np.sqrt(((difference[probe:] / unit) ** 2).sum(axis=1))
        share = size / size[0]
    above = np.flatnonzero(~(share < threshold))
    last = int(above[-1]) if len(above) else -1
    lost = last + 1 if last + 1 < len(share) and np.isfinite(share).all() else None
    return Retention(probe, frozen(share), lost, threshold)
