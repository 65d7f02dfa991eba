"""What the page "Compare" says: each sentence computed from what is shown or measured."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lstm_studio.core.cells import sigmoid
from lstm_studio.core.params import CellParams, Kind
from lstm_studio.core.starts import forget_bias_values
from lstm_studio.i18n import integer, number, percent, tr
from lstm_studio.present.captions import control, finding, kind_name
from lstm_studio.present.notation import figure, share
from lstm_studio.state.comparing import COMPARED, ComparisonState
from lstm_studio.state.comparisons import Compared, Comparisons

__all__ = [
    "CountRow",
    "count_rows",
    "count_sentence",
    "count_text",
    "forget_sentence",
    "lane_name",
    "lanes_title",
    "row_name",
    "row_title",
    "source_sentence",
    "state_note",
]


# ---------------------------------------------------------------------------------- the plots


def row_name(row: str) -> str:
    """Return the name of a row of the page."""
    return {"h": tr("Hidden state"), "c": tr("Cell state"), "gates": tr("Gates")}[row]


def row_title(kind: Kind, row: str) -> str:
    """Return the title of a plot of one cell; its symbol stands after it."""
    if row == "c":
        return tr("{kind}, cell state", kind=kind_name(kind))
    return tr("{kind}, hidden state", kind=kind_name(kind))


def lanes_title(kind: Kind, units: int, unit: int | None) -> str:
    """Return the title of the gate lanes of one cell."""
    name = kind_name(kind)
    if unit is None and units > 1:
        return tr("{kind}, gates: mean of {count} units", kind=name, count=integer(units))
    if units > 1 and unit is not None:
        return tr("{kind}, gates of unit {unit}", kind=name, unit=integer(unit + 1))
    return tr("{kind}, gates", kind=name)


def lane_name(gate: str) -> str:
    """Return the name of a gate."""
    return control(gate).name


def state_note(cell: Compared) -> str:
    """Return what stands beside the hidden state: how long the key step is remembered."""
    return finding(cell.retention, cell.sequence)


# -------------------------------------------------------------------------------- the weights


def source_sentence(comparison: ComparisonState, mode: str) -> str:
    """Return what the weights are.

    Parameters
    ----------
    comparison : ComparisonState
    mode : {"hand", "learned"}
        Who sets the gates in the sandbox.
    """
    if comparison.source == "random":
        return tr("Drawn as PyTorch starts a cell, all three from the same seed. Nothing learned.")
    if comparison.source == "trained":
        return tr("Trained to hold the last marked number, each the best of three seeds.")
    if mode == "hand":
        return tr("The cells of your sandbox: gates set by hand, with the weights you have set.")
    return tr("The trained cells of your sandbox, with your changes and the gates you hold.")


def forget_sentence(params: CellParams, steps: int) -> str:
    """Return where the forget gate of a random LSTM stands at first, and what that keeps.

    Parameters
    ----------
    params : CellParams
        Of kind ``lstm``.
    steps : int
        The steps of the sequence.
    """
    stands = sigmoid(forget_bias_values(params))
    low, high = float(stands.min()), float(stands.max())
    if round(low, 3) == round(high, 3):
        left = high**steps
        return tr(
            "The bias alone opens the forget gate to {gate}; over {steps} steps that keeps {left}.",
            gate=number(high),
            steps=integer(steps),
            left=share(left) if left >= 0.001 else figure(left),
        )
    return tr(
        "The biases alone open the forget gates to {low} up to {high}, spread over the {steps} "
        "steps of this sequence.",
        low=number(low),
        high=number(high),
        steps=integer(steps),
    )


# --------------------------------------------------------------------------------- the counts


@dataclass(frozen=True)
class CountRow:
    """How many numbers one cell has.

    Attributes
    ----------
    kind : {"rnn", "lstm", "gru"}
    formula : str
        The rule with this cell's numbers in it.
    count : int
        Counted in its arrays.
    """

    kind: Kind
    formula: str
    count: int


def count_rows(comparisons: Comparisons) -> tuple[CountRow, ...]:
    """Return the numbers of each cell, in the order of the page."""
    rows: list[CountRow] = []
    for kind in COMPARED:
        params = comparisons.cells[kind].model.params
        H, D = integer(params.hidden_size), integer(params.input_size)
        blocks = integer(len(params.gate_names))
        formula = f"{blocks}·({H}·{D} + {H}·{H} + 2·{H})"
        rows.append(CountRow(kind, formula, params.count))
    return tuple(rows)


def count_text(row: CountRow) -> str:
    """Return a cell and its rule."""
    return tr("{kind} = {formula}", kind=kind_name(row.kind), formula=row.formula)


def count_sentence(comparisons: Comparisons) -> str:
    """Return what the counts are to each other, and where the blocks come from."""
    counts = {kind: comparisons.cells[kind].model.params.count for kind in COMPARED}
    divisor = math.gcd(*counts.values())
    ratio = " : ".join(integer(counts[kind] // divisor) for kind in COMPARED)
    fewer = 1.0 - counts["gru"] / counts["lstm"]
    return tr(
        "RNN : LSTM : GRU = {ratio}, by their blocks: one; i, f, g and o; r, z and n. The GRU has "
        "{fewer} fewer numbers than the LSTM.",
        ratio=ratio,
        fewer=percent(fewer),
    )
