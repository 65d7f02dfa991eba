"""The weights of one recurrent cell, laid out as PyTorch lays them out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr

__all__ = ["GATES", "KINDS", "CellParams", "Floats", "Kind", "frozen", "parameter_count"]

Kind = Literal["lstm", "gru", "rnn"]
Floats = NDArray[np.float64]

KINDS: tuple[Kind, ...] = ("lstm", "gru", "rnn")

GATES: dict[str, tuple[str, ...]] = {
    "lstm": ("i", "f", "g", "o"),
    "gru": ("r", "z", "n"),
    "rnn": ("h",),
}
"""The blocks of rows of a weight matrix, in PyTorch's order: the only place that defines it."""


def frozen(values: ArrayLike) -> Floats:
    """Return `values` as a read-only float64 array; a copy, unless it is read-only already."""
    array = np.asarray(values, dtype=np.float64)
    if array.flags.writeable or array.base is not None:
        array = array.copy()
        array.flags.writeable = False
    return array


def parameter_count(kind: Kind, hidden_size: int, input_size: int = 2, output_size: int = 1) -> int:
    """Return how many numbers a cell with a linear readout learns.

    A gate has H·D input weights, H·H recurrent weights and, in PyTorch, two biases a unit.
    """
    cell = len(GATES[kind]) * hidden_size * (input_size + hidden_size + 2)
    return cell + output_size * (hidden_size + 1)


@dataclass(frozen=True, eq=False)
class CellParams:
    """The four parameters of ``nn.LSTMCell``, ``nn.GRUCell`` or ``nn.RNNCell`` (tanh).

    Compared by identity: a change of one weight makes a new object.

    Parameters
    ----------
    kind : {"lstm", "gru", "rnn"}
        The cell; G is 4, 3 or 1, the number of row blocks (:data:`GATES`).
    weight_ih : (G*H, D) float64
        Input to hidden.
    weight_hh : (G*H, H) float64
        Hidden to hidden.
    bias_ih, bias_hh : (G*H,) float64
        The two biases; PyTorch keeps both for CuDNN's sake.

    Raises
    ------
    StudioError
        When the shapes do not belong together.
    """

    kind: Kind
    weight_ih: Floats
    weight_hh: Floats
    bias_ih: Floats
    bias_hh: Floats

    def __post_init__(self) -> None:
        for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
            object.__setattr__(self, name, frozen(getattr(self, name)))
        if self.kind not in GATES:
            raise StudioError(tr("“{kind}” is not a cell this program knows.", kind=self.kind))
        H = self.weight_hh.shape[-1] if self.weight_hh.ndim == 2 else 0
        rows = len(GATES[self.kind]) * H
        fits = (
            H > 0
            and self.weight_ih.ndim == 2
            and self.weight_ih.shape[1] > 0
            and self.weight_ih.shape[0] == self.weight_hh.shape[0] == rows
            and self.bias_ih.shape == self.bias_hh.shape == (rows,)
        )
        if not fits:
            shapes = ", ".join(
                str(a.shape) for a in (self.weight_ih, self.weight_hh, self.bias_ih, self.bias_hh)
            )
            raise StudioError(
                tr("The weights' shapes do not belong together: {shapes}.", shapes=shapes),
                tr("A cell with H units needs {count} × H rows.", count=len(GATES[self.kind])),
            )

    @property
    def hidden_size(self) -> int:
        """The number of units H."""
        return int(self.weight_hh.shape[1])

    @property
    def input_size(self) -> int:
        """The number of inputs D."""
        return int(self.weight_ih.shape[1])

    @property
    def gate_names(self) -> tuple[str, ...]:
        """The names of the row blocks in order."""
        return GATES[self.kind]

    @property
    def count(self) -> int:
        """How many numbers there are in all four parameters."""
        return sum(a.size for a in (self.weight_ih, self.weight_hh, self.bias_ih, self.bias_hh))

    def row(self, gate: str, unit: int) -> int:
        """Return the row of `unit` in the block of `gate`."""
        return self.gate_names.index(gate) * self.hidden_size + unit

    def with_value(self, name: str, index: tuple[int, ...], value: float) -> CellParams:
        """Return the same cell with one number changed.

        Parameters
        ----------
        name : str
            ``weight_ih``, ``weight_hh``, ``bias_ih`` or ``bias_hh``.
        index : tuple of int
            Where in that array.
        value : float
            The new number.
        """
        arrays = {n: getattr(self, n) for n in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")}
        changed = np.array(arrays[name])
        changed[index] = value
        arrays[name] = changed
        return CellParams(self.kind, **arrays)

    @classmethod
    def build(
        cls,
        kind: Kind,
        hidden_size: int,
        input_size: int,
        draw: Callable[[tuple[int, ...]], Floats],
    ) -> CellParams:
        """Make a cell whose arrays are drawn by ``draw(shape)``."""
        rows = len(GATES[kind]) * hidden_size
        return cls(
            kind,
            draw((rows, input_size)),
            draw((rows, hidden_size)),
            draw((rows,)),
            draw((rows,)),
        )

    @classmethod
    def random(cls, kind: Kind, hidden_size: int, input_size: int, seed: int) -> CellParams:
        """Draw from U(−1/√H, 1/√H), as PyTorch initialises its cells, with a visible seed."""
        generator = np.random.default_rng(seed)
        bound = 1.0 / np.sqrt(hidden_size)
        return cls.build(
            kind, hidden_size, input_size, lambda shape: generator.uniform(-bound, bound, shape)
        )
