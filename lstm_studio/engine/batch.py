"""A cell over many sequences at once, in numpy, and how well it does a task.

``core.trace`` keeps every quantity of one sequence; here only the hidden state is kept, so that
thousands of sequences can be measured in a moment.  A test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from lstm_studio.core.cells import sigmoid
from lstm_studio.core.params import CellParams, Floats, frozen
from lstm_studio.core.tasks import find_task, hold, share_within

__all__ = ["Readout", "each_state", "hidden_states", "measure_delays", "measure_scores"]


@dataclass(frozen=True, eq=False)
class Readout:
    """A linear answer from the hidden state: ``h · weight + bias``.

    Attributes
    ----------
    weight : (H,) float64
        Read-only.
    bias : float
    """

    weight: Floats
    bias: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", frozen(self.weight))

    def __call__(self, h: Floats) -> Floats:
        """Answer for every hidden state: (..., H) to (...)."""
        return h @ self.weight + self.bias


def each_state(params: CellParams, x: Floats) -> Iterator[Floats]:
    """Run a cell over a batch; the equations are those of :mod:`lstm_studio.core.cells`.

    Parameters
    ----------
    params : CellParams
    x : (N, T, D) float64

    Yields
    ------
    (N, H) float64
        The hidden state after each step, from a state of zeros.
    """
    H = params.hidden_size
    from_x = x @ params.weight_ih.T + params.bias_ih
    h = np.zeros((len(x), H))
    c = np.zeros((len(x), H))
    for t in range(x.shape[1]):
        from_h = h @ params.weight_hh.T + params.bias_hh
        if params.kind == "lstm":
            z = from_x[:, t] + from_h
            c = sigmoid(z[:, H : 2 * H]) * c + sigmoid(z[:, :H]) * np.tanh(z[:, 2 * H : 3 * H])
            h = sigmoid(z[:, 3 * H :]) * np.tanh(c)
        elif params.kind == "gru":
            gates = sigmoid(from_x[:, t, : 2 * H] + from_h[:, : 2 * H])
            n = np.tanh(from_x[:, t, 2 * H :] + gates[:, :H] * from_h[:, 2 * H :])
            h = (1.0 - gates[:, H:]) * n + gates[:, H:] * h
        else:
            h = np.tanh(from_x[:, t] + from_h)
        yield h


def hidden_states(params: CellParams, x: Floats) -> Floats:
    """Return all that :func:`each_state` yields, (N, T, H) float64."""
    states = np.empty((*x.shape[:2], params.hidden_size))
    for t, h in enumerate(each_state(params, x)):
        states[:, t] = h
    return states


def measure_scores(
    params: CellParams, readout: Readout, task: str, seed: int, sequences: int, length: int
) -> tuple[float, float]:
    """Measure a network on a stream of its task.

    Parameters
    ----------
    params, readout
        The network.
    task : str
        A task's id.
    seed, sequences, length : int
        The stream: ``task.sample(default_rng(seed), length, sequences)``.

    Returns
    -------
    share_within : float
        Share of answers within the task's tolerance.
    mean_absolute_error : float
    """
    found = find_task(task)
    x, target = found.sample(np.random.default_rng(seed), length, sequences)
    answer = readout(hidden_states(params, x))
    error = float(np.mean(np.abs(answer - target)))
    return share_within(answer, target, found.tolerance), error


def measure_delays(
    params: CellParams,
    readout: Readout,
    seed: int,
    sequences: int,
    delays: tuple[int, ...],
) -> tuple[float, ...]:
    """Measure *sample and hold* when only the first number is marked.

    Unmarked numbers go on arriving.  The error at delay d is the mean over the sequences of
    |answer − first number| after d further steps.

    Parameters
    ----------
    params, readout
        The network.
    seed, sequences : int
        The stream: ``hold(default_rng(seed), max(delays) + 1, sequences, 0.0)``.
    delays : tuple of int
        Steps after the mark.
    """
    x, target = hold(np.random.default_rng(seed), max(delays) + 1, sequences, 0.0)
    error = np.abs(readout(hidden_states(params, x)) - target)
    return tuple(float(np.mean(error[:, delay])) for delay in delays)
