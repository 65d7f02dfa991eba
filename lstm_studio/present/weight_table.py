"""The weights of one unit laid out as a table: a row for every input, a column for every gate.

That is the transpose of PyTorch's matrices: four gates fit side by side into a dock, thirty-two
units do not.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_studio.core.params import CellParams, Floats
from lstm_studio.i18n import integer, tr
from lstm_studio.present.notation import symbol
from lstm_studio.state.library import Model, Readout

__all__ = [
    "Headers",
    "changed_count",
    "gate_title",
    "packed_readout",
    "readout_headers",
    "weight_block",
    "weight_headers",
    "weight_place",
    "weight_sum",
]

_ARRAYS = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


@dataclass(frozen=True)
class Headers:
    """The names of rows and columns as rich text, and what each of them means."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    row_tips: tuple[str, ...]
    column_tips: tuple[str, ...]


def weight_sum(model: Model) -> str:
    """Write how the number of weights comes about: ``4·(2 + 1 + 1 + 1) + 2``."""
    params = model.params
    H, D = params.hidden_size, params.input_size
    factors = [str(n) for n in (len(params.gate_names), H) if n > 1]
    inner = f"{D} + {H} + 1 + 1"
    text = "·".join([*factors, f"({inner})"]) if factors else inner
    return text if model.readout is None else f"{text} + {model.readout.count}"


def weight_headers(params: CellParams, vectors: bool = False) -> Headers:
    """Return the names around the table of one unit's weights (:func:`weight_block`).

    Parameters
    ----------
    params : CellParams
    vectors : bool
        Whether the inputs are the numbers of a vector; two inputs are a value and a mark else.
    """
    H, D = params.hidden_size, params.input_size
    if D == 2 and not vectors:
        names = [tr("value"), tr("mark")]
    else:
        names = [symbol("x") if D == 1 else f"{symbol('x')}[{d + 1}]" for d in range(D)]
    tips = [tr("Weight of the input")] * D
    for j in range(H):
        names.append(symbol("h_prev") if H == 1 else f"{symbol('h_prev')}[{j + 1}]")
        tips.append(
            tr("Weight of the hidden state of unit {unit} at the step before", unit=integer(j + 1))
        )
    names += ["<i>b</i><sub>ih</sub>", "<i>b</i><sub>hh</sub>"]
    tips += [tr("Bias that goes with the input"), tr("Bias that goes with the hidden state")]
    letters = {"g": "<i>C̃</i>"}
    return Headers(
        tuple(names),
        tuple(letters.get(gate, f"<i>{gate}</i>") for gate in params.gate_names),
        tuple(tips),
        tuple(gate_title(gate) for gate in params.gate_names),
    )


def gate_title(gate: str) -> str:
    """Return what a block of weights is for, in words."""
    titles = {
        "i": tr("Input gate"),
        "f": tr("Forget gate"),
        "g": tr("Candidate"),
        "o": tr("Output gate"),
        "r": tr("Reset gate"),
        "z": tr("Update gate"),
        "n": tr("Candidate"),
        "h": tr("Hidden state"),
    }
    return titles[gate]


def weight_block(params: CellParams, unit: int) -> Floats:
    """Return the weights of one unit, (D + H + 2, G): a row an input, a column a gate."""
    rows = np.array([params.row(gate, unit) for gate in params.gate_names])
    parts = (
        params.weight_ih[rows],
        params.weight_hh[rows],
        params.bias_ih[rows, None],
        params.bias_hh[rows, None],
    )
    return np.hstack(parts).T


def weight_place(params: CellParams, row: int) -> tuple[str, int]:
    """Return which array a row of the table comes from, and which of its columns.

    Raises
    ------
    IndexError
        When the table has no such row.
    """
    for name in _ARRAYS:
        array = getattr(params, name)
        size = array.shape[1] if array.ndim == 2 else 1
        if row < size:
            return name, row
        row -= size
    raise IndexError(row)


def packed_readout(readout: Readout, columns: int) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the readout's numbers as a table.

    Returns
    -------
    numbers : (R, columns) float64
        The weights row by row, the bias alone in the last row.
    there : (R, columns) bool
        Where a number stands.
    """
    size = readout.weight.size
    rows = -(-size // columns)
    table = np.zeros((rows + 1, columns))
    there = np.zeros((rows + 1, columns), dtype=bool)
    table.flat[:size] = readout.weight
    there.flat[:size] = True
    table[-1, 0], there[-1, 0] = readout.bias, True
    return table, there


def readout_headers(units: int, columns: int) -> Headers:
    """Return the names beside the readout's numbers (:func:`packed_readout`)."""
    names: list[str] = []
    tips: list[str] = []
    for first in range(0, units, columns):
        last = min(first + columns, units)
        names.append("<i>w</i>" if units == 1 else f"<i>w</i>[{first + 1}–{last}]")
        tips.append(tr("What the hidden state of each unit is multiplied by"))
    tips.append(tr("Bias of the readout"))
    return Headers((*names, "<i>b</i>"), ("",) * columns, tuple(tips), ())


def changed_count(model: Model, original: Model) -> int:
    """Return how many numbers differ from the original."""
    count = sum(
        _differing(getattr(model.params, name), getattr(original.params, name)) for name in _ARRAYS
    )
    if model.readout is not None and original.readout is not None:
        count += _differing(model.readout.weight, original.readout.weight)
        count += _differing(np.array(model.readout.bias), np.array(original.readout.bias))
    return count


def _differing(a: Floats, b: Floats) -> int:
    return int(np.count_nonzero((a != b) & ~(np.isnan(a) & np.isnan(b))))
