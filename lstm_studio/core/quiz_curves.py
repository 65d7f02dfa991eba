"""Questions about a curve: what a cell set by hand does with a sequence, and how far a drawing is.

No curve of a question is written down.  A question names inputs and gates, and the curve is the
run of the cell; the wrong curves are runs of the same cell with other gates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from lstm_studio.core.overrides import PINNABLE, Overrides
from lstm_studio.core.params import GATES, CellParams, Floats, Kind, frozen
from lstm_studio.core.trace import run_trace

__all__ = ["CurveRun", "curve_distance", "first_apart", "run_curve"]


@dataclass(frozen=True)
class CurveRun:
    """A run of a cell of one unit, and the quantity that is drawn of it.

    Attributes
    ----------
    kind : {"lstm", "gru", "rnn"}
    values : tuple of float
        The T inputs.
    lanes : mapping of gate to tuple of float
        The T values that a gate is held at.  An LSTM's gates without one are open, a GRU's reset
        gate too; its update gate stands at 0.
    quantity : str
        ``c`` or ``h``, or another name of a :class:`~lstm_studio.core.trace.Trace`.
    recurrent : float
        The weight u of the candidate tanh(x + u·h₋₁).
    """

    kind: Kind
    values: tuple[float, ...]
    lanes: Mapping[str, tuple[float, ...]] = field(default_factory=dict[str, tuple[float, ...]])
    quantity: str = "c"
    recurrent: float = 0.0


def run_curve(run: CurveRun) -> Floats:
    """Return the curve of a run, (T,) float64, read-only."""
    rows = len(GATES[run.kind])
    candidate = {"lstm": 2, "gru": 2, "rnn": 0}[run.kind]
    weight_ih, weight_hh = np.zeros((rows, 1)), np.zeros((rows, 1))
    weight_ih[candidate], weight_hh[candidate] = 1.0, run.recurrent
    params = CellParams(run.kind, weight_ih, weight_hh, np.zeros(rows), np.zeros(rows))
    steps = len(run.values)
    pins = Overrides(run.kind, steps, 1)
    for gate in PINNABLE[run.kind]:
        if gate not in ("g", "n"):
            lane = run.lanes.get(gate, (0.0 if gate == "z" else 1.0,) * steps)
            pins = pins.with_lane(gate, np.array(lane))
    trace = run_trace(params, np.array(run.values)[:, None], pins)
    return frozen(trace[run.quantity][:, 0])


def curve_distance(drawn: Sequence[float], curve: Floats) -> float:
    """Return the mean distance of a drawing from a curve, both (T,); NaN where it has gaps."""
    return float(np.mean(np.abs(np.asarray(drawn, dtype=np.float64) - curve)))


def first_apart(drawn: Sequence[float], curve: Floats, tolerance: float) -> int | None:
    """Return the first step, 0-based, at which a drawing leaves the curve by more than allowed."""
    apart = np.flatnonzero(~(np.abs(np.asarray(drawn, dtype=np.float64) - curve) <= tolerance))
    return int(apart[0]) if len(apart) else None
