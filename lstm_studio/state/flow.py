"""What a person chose on the page "Gradient flow": the networks, and what of them is measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lstm_studio.core.params import CellParams, Floats, Kind

__all__ = [
    "BIASES",
    "CURVES",
    "INPUTS",
    "LIMITS",
    "MEASURES",
    "CurveName",
    "FlowState",
    "Measure",
    "Overlay",
]

Measure = Literal["inputs", "memory"]
MEASURES: tuple[Measure, ...] = ("inputs", "memory")

CurveName = Literal["own", "rnn", "gru", "lstm0", "lstm1", "lstm3", "chrono"]
CURVES: tuple[CurveName, ...] = ("own", "rnn", "gru", "lstm0", "lstm1", "lstm3", "chrono")
"""The networks of the page: the one whose forget bias a person moves, and those beside it."""

BIASES: dict[str, float] = {"lstm0": 0.0, "lstm1": 1.0, "lstm3": 3.0}
"""The forget biases that stand still."""

INPUTS = 8
"""Numbers that the networks read at each step, drawn from N(0, 1)."""

LIMITS: dict[str, tuple[float, float]] = {
    "bias": (-2.0, 6.0),
    "size": (1, 128),
    "length": (10, 400),
    "scale": (0.5, 3.0),
    "seed": (0, 999),
}
"""What each setting can be."""


@dataclass(frozen=True, eq=False)
class Overlay:
    """A network from elsewhere, such as the same one after training; compared by identity.

    Parameters
    ----------
    title : str
        What the plot calls it.
    params : CellParams
    x : (T, D) float64
        What it reads.
    """

    title: str
    params: CellParams
    x: Floats


@dataclass(frozen=True, eq=False)
class FlowState:
    """The networks on the page and what is shown of them.

    Attributes
    ----------
    bias : float
        The forget bias of the person's own LSTM.
    size, length : int
        H and T of every network.
    scale : float
        What every recurrent weight is multiplied by after it was drawn.
    seed : int
        Of the weights and of the inputs.
    shown : tuple of str
        The curves, of :data:`CURVES`, in that order.
    trained : tuple of str
        The kinds of the shipped trained cells that are shown beside them.
    overlays : tuple of Overlay
        Networks from other pages; all are shown.
    measured : {"inputs", "memory"}
        ‖∂h_T/∂x_t‖, or ‖∂L/∂C_t‖ with L = Σ h_T (of a cell without C, ‖∂L/∂h_t‖).
    relative : bool
        Whether each curve is divided by its value at lag 0.
    lag : int
        The lag that is read off.
    """

    bias: float = 2.0
    size: int = 32
    length: int = 160
    scale: float = 1.0
    seed: int = 0
    shown: tuple[CurveName, ...] = CURVES
    trained: tuple[Kind, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    measured: Measure = "inputs"
    relative: bool = True
    lag: int = 100

    @property
    def at(self) -> int:
        """The lag that is read off, within the sequence."""
        return min(self.lag, self.length - 1)
