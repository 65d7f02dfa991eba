"""The LSTM over a whole sequence: :func:`~lstm_studio.core.cells.lstm_step`, quick enough to drag.

Every tick of a slider runs the whole sequence again, and a step of a small cell is not arithmetic
but the calling of numpy: :func:`lstm_step` is written to be read and makes some twenty calls and
new arrays.  Here the same arithmetic, in the same order, is done with half the calls:

- what does not depend on the state, W_i·x + b_i + b_h, is worked out for all steps beforehand;
- σ(z) = ½·tanh(½·z) + ½ lets one tanh serve all gates when the rows of σ are halved before, which
  is exact;
- everything of a step stands in one row of one block, in an order in which neighbours are used
  together: i ⊙ g and f ⊙ C₋₁ are one product.

A test holds it to :func:`lstm_step`, bit by bit.
"""

from __future__ import annotations

import numpy as np

from lstm_studio.core.overrides import PINNABLE, Overrides
from lstm_studio.core.params import GATES, CellParams, Floats

__all__ = ["lstm_run"]

_GATES = ("o", "i", "f", "g")
_ROW = (*_GATES, "c", "write", "kept", "tanh_c", "h", *(f"pre_{gate}" for gate in _GATES))
"""What a row holds, H numbers each: (i, f) stand as their factors (g, C₋₁) do."""


def lstm_run(
    params: CellParams, x: Floats, overrides: Overrides | None, h0: Floats, c0: Floats
) -> tuple[dict[str, Floats], dict[str, Floats]]:
    """Run an LSTM over a sequence.

    Parameters
    ----------
    params : CellParams
        Of kind ``lstm``.
    x : (T, D) float64
        The inputs.
    overrides : Overrides or None
        The gates that are held.
    h0, c0 : (H,) float64
        The state before the first step.

    Returns
    -------
    quantities : dict of str to (T, H) float64
        Every quantity of every step, read-only: ``i f g o c h``, ``c_prev h_prev tanh_c kept
        write``.
    pre : dict of str to (T, H) float64
        What went into the squashing function of each gate, by its name.
    """
    T, H = len(x), params.hidden_size
    order = [GATES["lstm"].index(gate) for gate in _GATES]
    rows = (np.array(order)[:, None] * H + np.arange(H)).ravel()
    half = np.repeat([0.5, 0.5, 0.5, 1.0], H)  # g goes through tanh as it is
    # One product a step, as the cell function has it: a product of matrices rounds differently.
    from_x = np.matmul(params.weight_ih, x[:, :, None])[:, :, 0] + params.bias_ih + params.bias_hh
    block = np.empty((T + 1, len(_ROW) * H))  # the state before the first step stands in row 0
    parts = {name: slice(k * H, (k + 1) * H) for k, name in enumerate(_ROW)}
    block[0, parts["c"]], block[0, parts["h"]] = c0, h0
    weight = params.weight_hh[rows] * half[:, None]
    _fill(block, weight, from_x[:, rows] * half, half, _pins(overrides, order))
    block[1:, parts["pre_o"].start :] /= half
    block.flags.writeable = False
    quantities = {name: block[1:, parts[name]] for name in _ROW if not name.startswith("pre_")}
    quantities |= {f"{name}_prev": block[:-1, parts[name]] for name in ("c", "h")}
    return quantities, {gate: block[1:, parts[f"pre_{gate}"]] for gate in GATES["lstm"]}


def _pins(overrides: Overrides | None, order: list[int]) -> Floats | None:
    """Return the pins of every step in the order of a row, (T, 4H), NaN where a gate is free."""
    if not overrides:
        return None
    lanes = [overrides.values(PINNABLE["lstm"][gate]) for gate in order]
    return np.hstack(lanes)


def _fill(
    block: Floats, weight: Floats, from_x: Floats, half: Floats, pins: Floats | None
) -> None:
    """Take step after step; the lines are those of :func:`~lstm_studio.core.cells.lstm_step`."""
    dot, add, multiply, tanh, putmask = np.dot, np.add, np.multiply, np.tanh, np.putmask
    row = block[0].copy()
    o, i, _, g, c, write, kept, tanh_c, h, *_ = row.reshape(len(_ROW), -1)
    H = len(h)
    gates, sigmoids, pre = row[: 4 * H], row[: 3 * H], row[-4 * H :]
    i_f, g_c, products = row[H : 3 * H], row[3 * H : 5 * H], row[5 * H : 7 * H]
    half_sigmoids = half[: 3 * H]
    held = () if pins is None else ~np.isnan(pins)
    for t, (from_input, after) in enumerate(zip(from_x, block[1:], strict=True)):
        dot(weight, h, pre)
        add(pre, from_input, pre)
        tanh(pre, gates)
        multiply(sigmoids, half_sigmoids, sigmoids)
        add(sigmoids, half_sigmoids, sigmoids)
        if pins is not None:
            putmask(gates, held[t], pins[t])
        multiply(i_f, g_c, products)  # C is still the one before
        add(kept, write, c)
        tanh(c, tanh_c)
        multiply(o, tanh_c, h)
        after[:] = row
