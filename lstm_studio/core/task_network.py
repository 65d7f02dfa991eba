"""A trained network in numpy: a cell, its readout, and what it says about one fixed sequence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_studio.core.params import CellParams, Floats, Kind, frozen
from lstm_studio.core.tasks import Task
from lstm_studio.core.trace import Trace, run_trace

__all__ = ["Probe", "ProbeRun", "TaskNetwork", "make_probe", "run_probe"]

PROBE_SEED = 60_000_000
"""The stream of the fixed sequence; nothing is trained or scored on it."""

CELL_TENSORS = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")


@dataclass(frozen=True, eq=False)
class TaskNetwork:
    """A cell and the linear readout of its hidden state.

    Attributes
    ----------
    task : str
        A task's id.
    params : CellParams
    weight : (K, H) float64
    bias : (K,) float64
    """

    task: str
    params: CellParams
    weight: Floats
    bias: Floats

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", frozen(self.weight))
        object.__setattr__(self, "bias", frozen(self.bias))

    @property
    def count(self) -> int:
        """How many numbers it has learned."""
        return self.params.count + self.weight.size + self.bias.size

    def outputs(self, h: Floats) -> Floats:
        """Answer from hidden states: (..., H) to (..., K)."""
        with np.errstate(invalid="ignore", over="ignore"):
            return h @ self.weight.T + self.bias

    @classmethod
    def from_tensors(
        cls, task: str, kind: Kind, tensors: Mapping[str, NDArray[np.float32]]
    ) -> TaskNetwork:
        """Make a network from tensors by PyTorch's names, ``readout.weight`` (K, H) with them."""
        cell = (tensors[name].astype(np.float64) for name in CELL_TENSORS)
        return cls(
            task,
            CellParams(kind, *cell),
            tensors["readout.weight"].astype(np.float64),
            tensors["readout.bias"].astype(np.float64),
        )


@dataclass(frozen=True, eq=False)
class Probe:
    """The fixed sequence on which networks are watched while they learn.

    Attributes
    ----------
    task : str
    x : (T, D) float64
        What is read.
    target : (T,) float64
        The right answer, NaN where none is asked for.  For classes it is 1: the probability that
        the right class ought to have.
    answer : int or None
        The number of the right class; None where the answer is a number.
    tokens : tuple of str
        What stands at each step.
    values : (T,) float64
        One number a step to plot: the value read, or the number of the symbol.
    marks : (T,) bool
        Where the task's mark is, or the symbol that matters.
    """

    task: str
    x: Floats
    target: Floats
    answer: int | None
    tokens: tuple[str, ...]
    values: Floats
    marks: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.x)


@dataclass(frozen=True, eq=False)
class ProbeRun:
    """What a network does on the probe.

    Attributes
    ----------
    trace : Trace
        Every quantity at every step.
    said : (T,) float64
        What it says at each step, asked for or not: the number, or the probability of the right
        class.
    """

    trace: Trace
    said: Floats


def make_probe(task: Task, length: int, seed: int = PROBE_SEED) -> Probe:
    """Draw the sequence on which networks of a task are watched."""
    x, target = (part[0] for part in task.sample(np.random.default_rng(seed), length, 1))
    answer = int(target) if task.answers else None
    wanted = np.full(length, np.nan)
    if task.every_step:
        wanted[:] = target
    else:
        wanted[-1] = 1.0 if task.answers else float(target)
    tokens, values, marks = _described(task, x)
    return Probe(task.id, frozen(x), frozen(wanted), answer, tokens, frozen(values), marks)


def _described(task: Task, x: Floats) -> tuple[tuple[str, ...], Floats, NDArray[np.bool_]]:
    columns = task.columns
    marked = columns[-1] == "mark"
    marks = np.zeros(len(x), dtype=np.bool_)
    if marked:
        marks = np.asarray(x[:, -1] > 0, dtype=np.bool_)
    if columns[0] == "value":
        return tuple(f"{value:.2f}" for value in x[:, 0]), x[:, 0], marks
    symbols = x[:, :-1] if marked else x
    there: NDArray[np.bool_] = np.asarray(symbols.any(axis=1), dtype=np.bool_)
    which: NDArray[np.intp] = np.asarray(symbols.argmax(axis=1), dtype=np.intp)
    tokens = tuple(columns[int(which[t])] if there[t] else "·" for t in range(len(x)))
    if task.id == "order":
        marks = np.asarray(which < 2, dtype=np.bool_)
    elif task.id == "recall":
        marks = there
    return tokens, (there * (which + 1)).astype(np.float64), marks


def run_probe(network: TaskNetwork, probe: Probe) -> ProbeRun:
    """Run a network over the probe."""
    trace = run_trace(network.params, probe.x)
    outputs = network.outputs(trace["h"])
    if probe.answer is None:
        return ProbeRun(trace, frozen(outputs[:, 0]))
    with np.errstate(invalid="ignore", over="ignore"):
        shares = np.exp(outputs - outputs.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
    return ProbeRun(trace, frozen(shares[:, probe.answer]))
