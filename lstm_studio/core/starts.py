"""How a cell starts: random weights from a seed, and where its forget gate stands at first."""

from __future__ import annotations

import numpy as np

from lstm_studio.core.params import CellParams, Floats, Kind

__all__ = ["CHRONO", "chrono_biases", "forget_bias_values", "random_start"]

CHRONO = "chrono"
"""The start of Tallec & Ollivier 2018, which spreads the units' memories over the sequence."""


def random_start(
    kind: Kind,
    hidden_size: int,
    input_size: int,
    seed: int,
    forget: float | str = 0.0,
    steps: int = 2,
) -> CellParams:
    """Draw a cell as PyTorch would start it, from a seed, and set an LSTM's forget bias.

    Every kind draws from U(−1/√H, 1/√H) with a generator of the same seed.  Only an LSTM has a
    forget bias; the other kinds are the same whatever `forget` is.

    Parameters
    ----------
    kind : {"lstm", "gru", "rnn"}
    hidden_size, input_size : int
        H and D.
    seed : int
    forget : float or "chrono"
        The forget gate's bias, set as ``bias_ih`` with ``bias_hh`` at zero there; or the start of
        :func:`chrono_biases`, which sets the input gate's as well.
    steps : int
        The longest time that a chrono start is to span.

    Raises
    ------
    StudioError
        When the sizes make no cell.
    """
    params = CellParams.random(kind, hidden_size, input_size, seed)
    if kind != "lstm":
        return params
    H = hidden_size
    bias_ih, bias_hh = np.array(params.bias_ih), np.array(params.bias_hh)
    if forget == CHRONO:
        forget_gate = chrono_biases(H, steps, seed)
        bias_ih[:H], bias_hh[:H] = -forget_gate, 0.0
        bias_ih[H : 2 * H] = forget_gate
    else:
        bias_ih[H : 2 * H] = float(forget)
    bias_hh[H : 2 * H] = 0.0
    return CellParams(kind, params.weight_ih, params.weight_hh, bias_ih, bias_hh)


def chrono_biases(hidden_size: int, steps: int, seed: int) -> Floats:
    """Draw forget biases log(u), u from U(1, T − 1), (H,); the input gate's are the negatives.

    Source: Tallec & Ollivier 2018, "Can recurrent neural networks warp time?", section 2.  A gate
    that stands at σ(log u) forgets with a time constant of about u steps.  A sequence of fewer
    than three steps counts as three.

    Parameters
    ----------
    hidden_size : int
        H.
    steps : int
        T, the longest time that is to be spanned.
    seed : int
        The draws are those of the seed whatever T is: another T stretches them.
    """
    share = np.random.default_rng([seed, 1]).uniform(0.0, 1.0, hidden_size)
    return np.log(1.0 + share * max(steps - 2, 1))


def forget_bias_values(params: CellParams) -> Floats:
    """Return what is added to an LSTM's forget gate in all, ``bias_ih`` + ``bias_hh``, (H,).

    Raises
    ------
    ValueError
        When the cell has no forget gate.
    """
    if params.kind != "lstm":
        raise ValueError(f"a {params.kind} has no forget gate")
    rows = slice(params.row("f", 0), params.row("f", 0) + params.hidden_size)
    return params.bias_ih[rows] + params.bias_hh[rows]
