"""How much of the last hidden state's gradient reaches each step: backpropagation through time.

What is carried backwards is a whole matrix, the derivative of every output by the state: for a
cell with C that is ∂h_T/∂h_t and ∂h_T/∂C_t, one row an output.  One step back multiplies it by
the derivative of that step, which the equations of :mod:`~lstm_studio.core.cells` give:

- LSTM: ∂/∂C_t gains (∂/∂h_t) ⊙ o ⊙ (1 − tanh² C_t) on its way through h_t = o ⊙ tanh C_t; the
  pre-activations get ∂/∂C_t ⊙ (g σ'_i, C_{t−1} σ'_f, i tanh'_g) and ∂/∂h_t ⊙ tanh C_t σ'_o; and
  ∂/∂C_{t−1} = ∂/∂C_t ⊙ f, the road that Hochreiter & Schmidhuber 1997 built and whose width the
  forget gate of Gers, Schmidhuber & Cummins 2000 sets.
- GRU: with z as PyTorch has it, ∂/∂h_{t−1} = ∂/∂h_t ⊙ z + what comes through r, z and n.
- RNN: ∂/∂h_{t−1} = (∂/∂h_t ⊙ (1 − h_t²)) W_hh, the product that Hochreiter 1991 showed to vanish.

σ' = σ(1 − σ) and tanh' = 1 − tanh².  A gate held by hand does not depend on what went into it, so
its derivative there is 0.

A hundred steps back a plain RNN's gradient is 1e-29 and its square has long left float64.  The
matrix is therefore brought back to the size of 1 every few steps, by a power of two, which loses
nothing; norms are logarithms to the base 10, and right far below 1e-308.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_studio.core.params import Floats, frozen
from lstm_studio.core.trace import Trace

__all__ = [
    "GateProducts",
    "GradientNorms",
    "gate_products",
    "gradient_norms",
    "gradient_norms_in_parts",
]

_TOGETHER = 8
"""Steps between two returns to the size of 1."""

_SMALL, _LARGE = 1e-140, 1e140
"""Between them a number can be squared and summed; outside, norms are taken another way."""


@dataclass(frozen=True, eq=False)
class GradientNorms:
    """Frobenius norms of derivatives of the last hidden state, or of a loss, as log₁₀.

    Attributes
    ----------
    by_x : (T,) float64
        log₁₀ ‖∂h_T/∂x_t‖; −∞ where it is exactly 0.
    by_h : (T,) float64
        log₁₀ ‖∂h_T/∂h_t‖, through everything that comes after h_t.
    by_c : (T,) float64 or None
        log₁₀ ‖∂h_T/∂C_t‖, through h_t as well; None for a cell without C.
    """

    by_x: Floats
    by_h: Floats
    by_c: Floats | None


@dataclass(frozen=True, eq=False)
class GateProducts:
    """The product of the forget gates from the step after t to the last one, as log₁₀.

    Attributes
    ----------
    mean : (T,) float64
        Geometric mean over the units; 0 at the last step, where the product is empty.
    low, high : (T,) float64
        The unit that keeps least, and the one that keeps most.
    """

    mean: Floats
    low: Floats
    high: Floats


def gate_products(trace: Trace) -> GateProducts | None:
    """Return how much the gates alone let through: ∏ f of an LSTM, ∏ z of a GRU; None for an RNN.

    Parameters
    ----------
    trace : Trace
        A run; held gates count as they are held.
    """
    name = {"lstm": "f", "gru": "z"}.get(trace.kind)
    if name is None:
        return None
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log10(trace[name][:0:-1])
    sums = np.zeros((len(trace), trace.hidden_size))
    np.cumsum(logs, axis=0, out=sums[1:])
    sums = sums[::-1]
    return GateProducts(
        frozen(sums.mean(axis=1)), frozen(sums.min(axis=1)), frozen(sums.max(axis=1))
    )


def gradient_norms(
    traces: Sequence[Trace], cotangents: Floats | None = None
) -> tuple[GradientNorms, ...]:
    """Go back through runs of the same kind and size, all of them at once.

    Parameters
    ----------
    traces : sequence of Trace
        Of one kind, with one T, H and D.
    cotangents : (M, H) float64, optional
        What is differentiated: row m is ∂L_m/∂h_T.  The identity when left out, so that the norms
        are those of ∂h_T/∂…; ``np.ones((1, H))`` for the loss L = Σ h_T.

    Returns
    -------
    tuple of GradientNorms
        One a trace.

    Raises
    ------
    ValueError
        When the runs do not belong together or the cotangents have another width.
    """
    walk = gradient_norms_in_parts(traces, cotangents)
    while True:
        try:
            next(walk)
        except StopIteration as end:
            return end.value


def gradient_norms_in_parts(
    traces: Sequence[Trace], cotangents: Floats | None = None
) -> Generator[float, None, tuple[GradientNorms, ...]]:
    """Do the same as :func:`gradient_norms`, yielding after some steps how much is done, 0 to 1."""
    first = traces[0]
    shape = (first.kind, first.x.shape, first.hidden_size)
    if any((t.kind, t.x.shape, t.hidden_size) != shape for t in traces):
        raise ValueError("only runs of one kind and size go back together")
    H = first.hidden_size
    start = np.eye(H) if cotangents is None else np.asarray(cotangents, dtype=np.float64)
    if start.ndim != 2 or start.shape[1] != H:
        raise ValueError(f"cotangents are (M, {H}), not {start.shape}")
    walk = _Walk(_STEPS[first.kind](traces), len(traces), start)
    T = len(first)
    for last in range(T - 1, -1, -_TOGETHER):
        with np.errstate(all="ignore"):  # NaN and ∞ go through as arithmetic lets them
            walk.back(range(last, max(last - _TOGETHER, -1), -1))
        yield (T - max(last - _TOGETHER + 1, 0)) / T
    return walk.norms()


# ------------------------------------------------------------------------ derivatives of a step


@dataclass(frozen=True, eq=False)
class _CellSteps:
    """What an LSTM has beside: the derivatives by way of C."""

    from_c: Floats  # (T, N, 1, 3, H): the blocks that get ∂/∂C_t
    through: Floats  # (T, N, 1, H): ∂h_t/∂C_t
    keep: Floats  # (T, N, 1, H): ∂C_t/∂C_{t−1}


@dataclass(frozen=True, eq=False)
class _Steps:
    """The derivatives of all steps of N runs, as factors and one matrix.

    B blocks of pre-activations get ∂/∂C_t or ∂/∂h_t times a factor, those of C first; the matrix
    takes them to [h_{t−1} | x_t].
    """

    weight: Floats  # (N, B·H, H + D)
    from_h: Floats  # (T, N, 1, P, H): the blocks that get ∂/∂h_t
    keep_h: Floats | None = None  # (T, N, 1, H): what of ∂/∂h_t is ∂/∂h_{t−1} without a matrix
    cell: _CellSteps | None = None


def _all(traces: Sequence[Trace], name: str) -> Floats:
    return np.stack([trace[name] for trace in traces], axis=1)


def _free(traces: Sequence[Trace], gate: str) -> NDArray[np.bool_]:
    return np.stack([~trace.pinned(gate) for trace in traces], axis=1)


def _blocks(*factors: Floats) -> Floats:
    """Return (T, N, H) factors as (T, N, 1, P, H), ready to meet every row of the matrix."""
    return np.stack(factors, axis=2)[:, :, None]


def _weights(traces: Sequence[Trace]) -> Floats:
    return np.stack([np.hstack([t.params.weight_hh, t.params.weight_ih]) for t in traces])


def _lstm_steps(traces: Sequence[Trace]) -> _Steps:
    i, f, g, o = (_all(traces, gate) for gate in ("i", "f", "g", "o"))
    tanh_c = _all(traces, "tanh_c")
    di, df, do = (s * (1.0 - s) * _free(traces, n) for s, n in ((i, "i"), (f, "f"), (o, "o")))
    dg = (1.0 - g * g) * _free(traces, "g")
    return _Steps(
        _weights(traces),
        from_h=_blocks(tanh_c * do),
        cell=_CellSteps(
            from_c=_blocks(g * di, _all(traces, "c_prev") * df, i * dg),
            through=(o * (1.0 - tanh_c * tanh_c))[:, :, None],
            keep=f[:, :, None],
        ),
    )


def _gru_steps(traces: Sequence[Trace]) -> _Steps:
    r, z, n, hn = (_all(traces, name) for name in ("r", "z", "n", "hn"))
    dn = (1.0 - z) * (1.0 - n * n) * _free(traces, "n")
    dr = dn * hn * r * (1.0 - r) * _free(traces, "r")
    dz = (_all(traces, "h_prev") - n) * z * (1.0 - z) * _free(traces, "z")
    H, D = traces[0].hidden_size, traces[0].x.shape[1]
    weight = np.zeros((len(traces), 4 * H, H + D))
    for own, trace in zip(weight, traces, strict=True):
        # r and z read both; n reads h by way of r ⊙ hn, and x directly.
        own[: 2 * H, :H] = trace.params.weight_hh[: 2 * H]
        own[: 2 * H, H:] = trace.params.weight_ih[: 2 * H]
        own[2 * H : 3 * H, :H] = trace.params.weight_hh[2 * H :]
        own[3 * H :, H:] = trace.params.weight_ih[2 * H :]
    return _Steps(weight, from_h=_blocks(dr, dz, dn * r, dn), keep_h=z[:, :, None])


def _rnn_steps(traces: Sequence[Trace]) -> _Steps:
    h = _all(traces, "h")
    return _Steps(_weights(traces), from_h=_blocks(1.0 - h * h))


_STEPS = {"lstm": _lstm_steps, "gru": _gru_steps, "rnn": _rnn_steps}


# ----------------------------------------------------------------------------------- the walk


class _Walk:
    """The matrices carried back, (N, M, H) each, their powers of two, and the norms so far.

    Parameters
    ----------
    steps : _Steps
    count : int
        N, the number of runs.
    start : (M, H) float64
        The derivative by the last hidden state.
    """

    def __init__(self, steps: _Steps, count: int, start: Floats) -> None:
        self._steps = steps
        M, H = start.shape
        T = len(steps.from_h)
        self._h: Floats = np.repeat(start[None], count, axis=0)
        self._c: Floats | None = None if steps.cell is None else np.zeros((count, M, H))
        self._exponent = np.zeros(count, dtype=np.int64)
        self._pre = np.empty((count, M, steps.weight.shape[1]))
        self._part = np.empty((count, M, H))
        self._by_x, self._by_h = np.empty((T, count)), np.empty((T, count))
        self._by_c = None if self._c is None else np.empty((T, count))
        self._at_one()
        with np.errstate(divide="ignore"):
            self._by_h[-1] = self._logs(self._h[None])[0]

    def back(self, span: Sequence[int]) -> None:
        """Go back over a few steps, given from the last to the first."""
        h, c = self._h, self._c
        size = self._size()
        self._go(span)
        now = self._size()
        # A few steps that shrink or grow too much for float64 are taken one by one; what was 0 or
        # no number before them stays so.
        lost = ~((now > _SMALL) & (now < _LARGE)) & (size > 0) & np.isfinite(size)
        if len(span) > 1 and lost.any():
            self._h, self._c = h, c
            for step in span:
                self._go([step])
                self._at_one()
        else:
            self._at_one()

    def norms(self) -> tuple[GradientNorms, ...]:
        """Return what has been found, one a run."""
        return tuple(
            GradientNorms(
                frozen(self._by_x[:, k]),
                frozen(self._by_h[:, k]),
                None if self._by_c is None else frozen(self._by_c[:, k]),
            )
            for k in range(len(self._exponent))
        )

    def _go(self, span: Sequence[int]) -> None:
        steps, pre, cell = self._steps, self._pre, self._steps.cell
        N, M, H = self._part.shape
        blocks = pre.reshape(N, M, -1, H)
        own = blocks.shape[2] - steps.from_h.shape[3]  # blocks that get their share from C
        out = np.empty((len(span), N, M, steps.weight.shape[2]))
        cells = None if self._c is None else np.empty((len(span), N, M, H))
        h: Floats = self._h
        c: Floats | None = self._c
        for k, t in enumerate(span):
            if cell is not None and c is not None and cells is not None:
                np.multiply(h, cell.through[t], out=self._part)
                total = np.add(c, self._part, out=cells[k])
                np.multiply(total[:, :, None], cell.from_c[t], out=blocks[:, :, :own])
                c = total * cell.keep[t]
            np.multiply(h[:, :, None], steps.from_h[t], out=blocks[:, :, own:])
            np.matmul(pre, steps.weight, out=out[k])
            before = out[k, :, :, :H]
            if steps.keep_h is not None:
                np.multiply(h, steps.keep_h[t], out=self._part)
                before += self._part
            h = before
        self._h, self._c = h, c
        where = list(span)
        self._by_x[where] = self._logs(out[..., H:])
        earlier = where if where[-1] > 0 else where[:-1]
        self._by_h[[t - 1 for t in earlier]] = self._logs(out[: len(earlier), ..., :H])
        if self._by_c is not None and cells is not None:
            self._by_c[where] = self._logs(cells)

    def _size(self) -> Floats:
        """Return the largest entry carried in each run, (N,)."""
        size = np.abs(self._h).max(axis=(1, 2))
        return size if self._c is None else np.maximum(size, np.abs(self._c).max(axis=(1, 2)))

    def _at_one(self) -> None:
        """Bring the largest entry of each run to between ½ and 1, and remember by how much."""
        size = self._size()
        power = np.where((size > 0) & np.isfinite(size), np.frexp(size)[1], 0)
        self._exponent += power
        scale = -power[:, None, None]
        self._h = np.ldexp(self._h, scale)
        if self._c is not None:
            self._c = np.ldexp(self._c, scale)

    def _logs(self, matrices: Floats) -> Floats:
        """Return log₁₀ of the norms of (K, N, M, W) matrices, with the powers of two, (K, N)."""
        squares = np.einsum("knmw,knmw->kn", matrices, matrices)
        found = 0.5 * np.log10(squares)
        odd = ~((squares > _SMALL**2) & (squares < _LARGE**2))
        if odd.any():
            largest = np.abs(matrices).max(axis=(2, 3))
            usable = odd & (largest > 0) & np.isfinite(largest)
            for k, run in zip(*np.nonzero(usable), strict=True):
                ratios = matrices[k, run] / largest[k, run]
                found[k, run] = 0.5 * np.log10(np.sum(ratios * ratios)) + np.log10(largest[k, run])
        return found + self._exponent * np.log10(2.0)
