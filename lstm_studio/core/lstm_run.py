"""The LSTM over a whole sequence: :func:`~lstm_studio.core.cells.lstm_step`, quick enough to drag.

Every tick of a slider runs the whole sequence again, and a step of a small cell is not arithmetic
but the calling of numpy: ``lstm_step`` is written to be read and makes some twenty calls and new
arrays.  Here the same arithmetic, in the same order, is done with half the calls:

- what does not depend on the state, W_i·x + b_i + b_h, is worked out for all steps beforehand;
- σ(z) = ½·tanh(½·z) + ½ lets one tanh serve all gates when the rows of σ are halved before, which
  is exact;
- everything of a step stands in one row, in which i ⊙ g and f ⊙ C₋₁ are one product.

A test holds it to ``lstm_step``, bit by bit.
"""

from __future__ import annotations

import numpy as np

from lstm_studio.core.overrides import Overrides
from lstm_studio.core.params import GATES, CellParams, Floats

__all__ = ["lstm_run"]

_GATES = GATES["lstm"]
_ROW = (*_GATES, "c", "write", "kept", "tanh_c", "h", *(f"pre_{gate}" for gate in _GATES))
"""What a row holds, H numbers each."""


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
    half = np.repeat([0.5, 0.5, 1.0, 0.5], H)  # g goes through tanh as it is
    # One product a step, as the cell function has it: a product of matrices rounds differently.
    from_x = np.matmul(params.weight_ih, x[:, :, None])[:, :, 0] + params.bias_ih + params.bias_hh
    block = np.empty((T + 1, len(_ROW) * H))  # the state before the first step stands in row 0
    parts = {name: slice(k * H, (k + 1) * H) for k, name in enumerate(_ROW)}
    block[0, parts["c"]], block[0, parts["h"]] = c0, h0
    pins = np.hstack([overrides.values(gate) for gate in _GATES]) if overrides else None
    _fill(block, params.weight_hh * half[:, None], from_x * half, half, pins)
    block[1:, parts["pre_i"].start :] /= half
    block.flags.writeable = False
    quantities = {name: block[1:, parts[name]] for name in _ROW if not name.startswith("pre_")}
    quantities |= {f"{name}_prev": block[:-1, parts[name]] for name in ("c", "h")}
    return quantities, {gate: block[1:, parts[f"pre_{gate}"]] for gate in _GATES}


def _fill(block: Floats, weight: Floats, from_x: Floats, half: Floats, pins: Floats | None) -> None:
    """Take step after step; the lines are those of :func:`~lstm_studio.core.cells.lstm_step`.

    `pins` are (T, 4H), NaN where a gate is free.
    """
    dot, add, multiply, tanh, putmask = np.dot, np.add, np.multiply, np.tanh, np.putmask
    row = block[0].copy()
    i, _, _, o, c, write, kept, tanh_c, h, *_ = row.reshape(len(_ROW), -1)
    H = len(i)
    gates, pre = row[: 4 * H], row[-4 * H :]
    i_and_f = row[: 2 * H].reshape(2, H)
    g_and_c = row[2 * H : 6 * H].reshape(2, 2 * H)[:, :H]
    products = row[5 * H : 7 * H].reshape(2, H)
    rest = 1.0 - half
    held = () if pins is None else ~np.isnan(pins)
    for t, (from_input, after) in enumerate(zip(from_x, block[1:], strict=True)):
        dot(weight, h, pre)
        add(pre, from_input, pre)
        tanh(pre, gates)
        multiply(gates, half, gates)
        add(gates, rest, gates)
        if pins is not None:
            putmask(gates, held[t], pins[t])
        multiply(i_and_f, g_and_c, products)  # C is still the one before
        add(kept, write, c)
        tanh(c, tanh_c)
        multiply(o, tanh_c, h)
        after[:] = row
