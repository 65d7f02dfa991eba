"""The numbers of one unit at one step, and how thick a wire they make."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from lstm_studio.core.overrides import PINNABLE
from lstm_studio.core.params import Floats, Kind
from lstm_studio.core.trace import Trace

__all__ = ["StepValues", "step_values", "strength", "thickness"]

_SHOWN: dict[str, tuple[str, ...]] = {
    "lstm": ("f", "i", "g", "o", "c_prev", "h_prev", "kept", "write", "c", "tanh_c", "h"),
    "gru": ("r", "z", "n", "hn", "h_prev", "kept", "write", "h"),
    "rnn": ("h_prev", "h"),
}


@dataclass(frozen=True, eq=False)
class StepValues:
    """Everything a diagram shows of one step and one unit.

    Attributes
    ----------
    kind : {"lstm", "gru", "rnn"}
    step, steps : int
        The step, 0-based, and how many there are.
    unit, units : int
        The unit, 0-based, and how many there are.
    numbers : mapping of str to float
        By quantity key.  Besides those of the trace: ``x_bus`` and ``h_bus``, the one value, or
        the largest size where there are several; GRU ``gated`` = r·(W_hn·h₋₁ + b_hn) and
        ``one_minus`` = 1 − z; RNN ``w`` and ``u`` (NaN where there are several), ``wx``, ``uh``,
        ``b`` and their ``sum``.
    inputs : tuple of float
        What is read, D values.
    pinned : frozenset of str
        The gates of this unit that are held by hand at this step.
    """

    kind: Kind
    step: int
    steps: int
    unit: int
    units: int
    numbers: Mapping[str, float]
    inputs: tuple[float, ...]
    pinned: frozenset[str]

    def __getitem__(self, key: str) -> float:
        return self.numbers[key]


def step_values(trace: Trace, step: int, unit: int = 0) -> StepValues:
    """Take the numbers of one unit at one step out of a trace.

    Parameters
    ----------
    trace : Trace
    step, unit : int
        0-based.

    Raises
    ------
    IndexError
        When there is no such step or unit.
    """
    kind = trace.kind
    numbers = {key: float(trace[key][step, unit]) for key in _SHOWN[kind]}
    inputs, before = trace.x[step], trace["h_prev"][step]
    numbers["x"] = float(inputs[0])
    numbers["x_bus"] = _bus(inputs)
    numbers["h_bus"] = _bus(before)
    with np.errstate(invalid="ignore", over="ignore"):
        if kind == "gru":
            numbers["gated"] = float(np.float64(numbers["r"]) * numbers["hn"])
            numbers["one_minus"] = 1.0 - numbers["z"]
        if kind == "rnn":
            p = trace.params
            numbers["w"] = float(p.weight_ih[unit, 0]) if p.input_size == 1 else math.nan
            numbers["u"] = float(p.weight_hh[unit, 0]) if p.hidden_size == 1 else math.nan
            numbers["b"] = float(p.bias_ih[unit] + p.bias_hh[unit])
            numbers["wx"] = float(p.weight_ih[unit] @ inputs)
            numbers["uh"] = float(p.weight_hh[unit] @ before)
            numbers["sum"] = float(trace.pre("h")[step, unit])
    held = frozenset(gate for gate in PINNABLE[kind] if trace.pinned(gate)[step, unit])
    return StepValues(
        kind,
        step,
        len(trace),
        unit,
        trace.hidden_size,
        MappingProxyType(numbers),
        tuple(float(value) for value in inputs),
        held,
    )


def strength(value: float) -> float:
    """Return how strong a value looks, 0 to 1: nearly linear up to 1, saturating beyond.

    Gates, candidates and hidden states lie within ±1; a cell state can grow without bound.
    Something that is no finite number has the middle strength.
    """
    if not math.isfinite(value):
        return 0.5
    size = abs(value)
    return 0.8 * size if size <= 1.0 else 1.0 - 0.2 / size


def thickness(value: float, most: float, least: float = 1.6) -> float:
    """Return the width of a wire that carries `value`: `least` for 0, `most` without bound."""
    return least + (most - least) * strength(value)


def _bus(values: Floats) -> float:
    return float(values[0]) if len(values) == 1 else float(np.abs(values).max())
