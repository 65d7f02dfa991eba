"""What a person chose on the page "Compare": where the weights come from, and what is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lstm_studio.core.params import Kind
from lstm_studio.core.starts import CHRONO

__all__ = [
    "COMPARED",
    "FORGET_STARTS",
    "LARGEST_SEED",
    "RANDOM_SIZES",
    "ROWS",
    "SOURCES",
    "ComparisonState",
    "WeightsSource",
]

WeightsSource = Literal["random", "trained", "own"]
SOURCES: tuple[WeightsSource, ...] = ("random", "trained", "own")

COMPARED: tuple[Kind, ...] = ("rnn", "lstm", "gru")
"""The cells in the order in which they stand on the page."""

RANDOM_SIZES = (1, 4, 8, 16, 32)
"""The numbers of units that cells with random weights can have."""

FORGET_STARTS = ("0", "1", "2", "3", CHRONO)
"""Where the forget gate of an LSTM with random weights can stand at first."""

LARGEST_SEED = 999_999

ROWS = ("h", "c", "gates")
"""The quantities that are shown, each a row for every cell that has it."""


@dataclass(frozen=True, eq=False)
class ComparisonState:
    """Three cells side by side on the sequence of the bench.

    Attributes
    ----------
    source : {"random", "trained", "own"}
        Drawn from `seed`, shipped, or those of the sandbox as the person has changed them.
    seed : int
        Of the random weights, the same for every kind.
    size : int
        Units of each cell; the cells of the sandbox bring their own.
    forget : str
        Where the forget gate of a random LSTM stands, one of :data:`FORGET_STARTS`.
    unit : int or None
        The unit shown, 0-based; None for all of them.
    rows : tuple of str
        Which of :data:`ROWS` are shown, in that order; at least one.
    overlay : {"rnn", "lstm", "gru"} or None
        The cell whose hidden state is laid dashed over those of the others.
    """

    source: WeightsSource = "trained"
    seed: int = 0
    size: int = 1
    forget: str = "1"
    unit: int | None = 0
    rows: tuple[str, ...] = ROWS
    overlay: Kind | None = None
