"""One step of each cell: the equations of PyTorch's documentation, one readable function a cell.

σ is the logistic function, ⊙ the product element by element.  ``pins`` are the values a person
holds a gate at: they replace the gate and nothing else, so the rest of the step follows from them.

Sources: the pages of ``torch.nn.LSTMCell``, ``torch.nn.GRUCell`` and ``torch.nn.RNNCell``;
Hochreiter & Schmidhuber 1997, Gers, Schmidhuber & Cummins 2000 (forget gate), Cho et al. 2014.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lstm_studio.core.params import CellParams, Floats

__all__ = ["GRUStep", "LSTMStep", "RNNStep", "gru_step", "held", "lstm_step", "rnn_step", "sigmoid"]


class LSTMStep(NamedTuple):
    """Every quantity of one LSTM step; each (H,) float64, ``pre`` (4, H) as i, f, g, o."""

    i: Floats
    f: Floats
    g: Floats
    o: Floats
    c: Floats
    h: Floats
    pre: Floats


class GRUStep(NamedTuple):
    """Every quantity of one GRU step; each (H,) float64, ``pre`` (3, H) as r, z, n.

    ``hn`` is W_hn·h₋₁ + b_hn, the part of the candidate that the reset gate scales.
    """

    r: Floats
    z: Floats
    n: Floats
    hn: Floats
    h: Floats
    pre: Floats


class RNNStep(NamedTuple):
    """Every quantity of one simple RNN step; h (H,), ``pre`` (1, H)."""

    h: Floats
    pre: Floats


def sigmoid(z: Floats) -> Floats:
    """σ(z) = 1 / (1 + e⁻ᶻ), written with tanh so that no exponential can overflow."""
    return 0.5 * np.tanh(0.5 * z) + 0.5


def held(value: Floats, pin: Floats | None) -> Floats:
    """Return `pin` where a person holds the gate, `value` where the pin is NaN (free)."""
    return value if pin is None else np.where(np.isnan(pin), value, pin)


def lstm_step(
    params: CellParams, x: Floats, h: Floats, c: Floats, pins: Floats | None = None
) -> LSTMStep:
    """Take one step of an LSTM.

    ::

        i = σ(W_ii·x + b_ii + W_hi·h₋₁ + b_hi)
        f = σ(W_if·x + b_if + W_hf·h₋₁ + b_hf)
        g = tanh(W_ig·x + b_ig + W_hg·h₋₁ + b_hg)        (the candidate, C̃ in textbooks)
        o = σ(W_io·x + b_io + W_ho·h₋₁ + b_ho)
        C = f ⊙ C₋₁ + i ⊙ g
        h = o ⊙ tanh(C)

    Parameters
    ----------
    params : CellParams
        Of kind ``lstm``.
    x : (D,) float64
        The input of this step.
    h, c : (H,) float64
        The hidden and the cell state before it.
    pins : (4, H) float64, optional
        Values that i, f, g, o are held at; NaN where a gate is free.
    """
    z = params.weight_ih @ x + params.bias_ih + params.bias_hh + params.weight_hh @ h
    pre = z.reshape(4, -1)
    gates = sigmoid(pre)
    gates[2] = np.tanh(pre[2])
    i, f, g, o = held(gates, pins)
    c = f * c + i * g
    h = o * np.tanh(c)
    return LSTMStep(i, f, g, o, c, h, pre)


def gru_step(params: CellParams, x: Floats, h: Floats, pins: Floats | None = None) -> GRUStep:
    """Take one step of a GRU.

    ::

        r = σ(W_ir·x + b_ir + W_hr·h₋₁ + b_hr)
        z = σ(W_iz·x + b_iz + W_hz·h₋₁ + b_hz)
        n = tanh(W_in·x + b_in + r ⊙ (W_hn·h₋₁ + b_hn))
        h = (1 − z) ⊙ n + z ⊙ h₋₁

    This is PyTorch's z: 1 keeps the old state.  Cho et al. 2014 use the same; some textbooks
    swap the two, so that their z is 1 minus this one.

    Parameters
    ----------
    params : CellParams
        Of kind ``gru``.
    x : (D,) float64
        The input of this step.
    h : (H,) float64
        The hidden state before it.
    pins : (3, H) float64, optional
        Values that r, z, n are held at; NaN where a gate is free.
    """
    from_x = (params.weight_ih @ x + params.bias_ih).reshape(3, -1)
    from_h = (params.weight_hh @ h + params.bias_hh).reshape(3, -1)
    pre = from_x + from_h
    gates = sigmoid(pre)
    if pins is None:
        r, z = gates[0], gates[1]
    else:
        r, z = held(gates[0], pins[0]), held(gates[1], pins[1])
    pre[2] = from_x[2] + r * from_h[2]
    n = held(np.tanh(pre[2]), None if pins is None else pins[2])
    h = (1.0 - z) * n + z * h
    return GRUStep(r, z, n, from_h[2], h, pre)


def rnn_step(params: CellParams, x: Floats, h: Floats) -> RNNStep:
    """Take one step of a simple (Elman) RNN: h = tanh(W_ih·x + b_ih + W_hh·h₋₁ + b_hh).

    Parameters
    ----------
    params : CellParams
        Of kind ``rnn``.
    x : (D,) float64
        The input of this step.
    h : (H,) float64
        The hidden state before it.
    """
    z = params.weight_ih @ x + params.bias_ih + params.weight_hh @ h + params.bias_hh
    return RNNStep(np.tanh(z), z.reshape(1, -1))
