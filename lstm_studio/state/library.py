"""What a state refers to by name: the sequences and the trained cells that are at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from lstm_studio.core.params import CellParams, Floats, Kind
from lstm_studio.core.sequence import Sequence

__all__ = ["Library", "Model", "Readout"]


@dataclass(frozen=True, eq=False)
class Readout:
    """The linear layer that turns a hidden state into an answer: y = w·h + b.

    Parameters
    ----------
    weight : (H,) float64
    bias : float
    """

    weight: Floats
    bias: float

    def __call__(self, h: Floats) -> Floats:
        """Return the answers (T,) for hidden states (T, H)."""
        with np.errstate(invalid="ignore"):
            return h @ self.weight + self.bias

    @property
    def count(self) -> int:
        """How many numbers it has."""
        return self.weight.size + 1


@dataclass(frozen=True, eq=False)
class Model:
    """A cell that can be put on the bench.

    Parameters
    ----------
    id : str
        Its name; ``hand`` for the cell whose gates a person sets.
    params : CellParams
    readout : Readout or None
        What makes one answer a step of its hidden state; None where it has none or several.
    title : str
        What a list shows.
    facts : tuple of (str, str)
        The lines of its card: what, and the figure or sentence.
    edited : bool
        Whether a person has changed a weight.
    """

    id: str
    params: CellParams
    readout: Readout | None = None
    title: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    edited: bool = False

    @property
    def count(self) -> int:
        """How many parameters it has, the readout included."""
        return self.params.count + (self.readout.count if self.readout else 0)


class Library(Protocol):
    """Where named things come from; the controller has the real one, tests a small one."""

    def sequences(self) -> tuple[Sequence, ...]:
        """Return the shipped sequences in teaching order."""
        ...

    def sizes(self, kind: Kind) -> tuple[int, ...]:
        """Return the numbers of units for which a trained cell of this kind exists."""
        ...

    def model(self, kind: Kind, size: int) -> Model:
        """Return the trained cell; StudioError when there is none."""
        ...
