"""What the numbers say about a state: pure, and reusing every part whose inputs are the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from lstm_studio.core.memory import Retention, retention
from lstm_studio.core.overrides import Overrides
from lstm_studio.core.params import Floats, frozen
from lstm_studio.core.trace import Trace, run_trace
from lstm_studio.state.intents import model_on_bench
from lstm_studio.state.library import Library, Model
from lstm_studio.state.studio import StudioState, bench, hand_params, overrides_of

__all__ = ["Results", "derive"]

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Results:
    """Everything computed from one state.

    Attributes
    ----------
    model : Model
        The cell on the bench.
    x : (T, D) float64
        What it reads.
    overrides : Overrides
        The gates held.
    trace : Trace
        Its run.
    ghost : Trace or None
        The run without pins, where a trained cell has any.
    rnn_model : Model or None
        The simple RNN beside it; None beside a visitor, whose inputs no other cell can read.
    rnn : Trace or None
        The RNN's run over the same input; the very `trace` when the bench holds an RNN of its own.
    retention : Retention or None
        How long that RNN remembers the key step's value.
    answers, targets : (T,) float64 or None
        What a trained cell answers, where it has a readout, and what it was asked for: the last
        marked value, for the shipped cells, which have learned to hold it; what a visitor's
        sequence says.
    """

    model: Model
    x: Floats
    overrides: Overrides
    trace: Trace
    ghost: Trace | None
    rnn_model: Model | None
    rnn: Trace | None
    retention: Retention | None
    answers: Floats | None
    targets: Floats | None
    inputs_of: tuple[object, ...]

    def loss(self, pinned: bool = True) -> float | None:
        """Return the mean squared error of the answers, with the pins or without any.

        None where there is no answer, nothing to answer, or nothing pinned to leave out.
        """
        trace = self.trace if pinned else self.ghost
        if self.model.readout is None or self.targets is None or trace is None:
            return None
        asked = np.isfinite(self.targets)
        if not asked.any():
            return None
        off = self.model.readout(trace["h"])[asked] - self.targets[asked]
        with np.errstate(over="ignore", invalid="ignore"):
            return float(np.mean(off**2))


def held_values(values: Floats, marks: Floats) -> Floats:
    """Return the last marked value at every step (T,); NaN before the first mark."""
    last = np.maximum.accumulate(np.where(marks > 0, np.arange(len(values)), -1))
    return frozen(np.where(last >= 0, values[last], np.nan))


def derive(state: StudioState, library: Library, previous: Results | None = None) -> Results:
    """Compute the results of a state.

    Parameters
    ----------
    state : StudioState
    library : Library
    previous : Results, optional
        Results of an earlier state; parts with identical inputs are taken from there.
    """
    cell, sequence = state.cell, state.sequence.current
    pins = state.gates.pins.get(bench(cell))
    model = model_on_bench(state, library)
    rnn_model = _rnn_beside(state, library)
    rnn_params = None if rnn_model is None else rnn_model.params
    key = (sequence, pins, model.params, model.readout, rnn_params, bench(cell))
    if previous is not None and _same(key, previous.inputs_of):
        return previous
    old = previous.inputs_of if previous is not None else (None,) * len(key)

    def reuse(found: T | None, parts: tuple[int, ...], make: Callable[[], T]) -> T:
        same = found is not None and all(key[k] is old[k] or key[k] == old[k] for k in parts)
        return found if same and found is not None else make()

    before = previous
    size = model.params.input_size
    same_x = before is not None and sequence is old[0] and before.x.shape[1] == size
    x = before.x if same_x and before is not None else sequence.inputs(size)
    overrides = reuse(before and before.overrides, (0, 1, 5), lambda: overrides_of(state))
    trace = reuse(
        before and before.trace, (0, 1, 2, 5), lambda: run_trace(model.params, x, overrides)
    )
    ghost = None
    if cell.mode == "learned" and overrides:
        ghost = reuse(before and before.ghost, (0, 2, 5), lambda: run_trace(model.params, x))
    rnn = kept = None
    if rnn_params is not None:
        rnn_x = sequence.inputs(rnn_params.input_size) if rnn_params.input_size != size else x
        if cell.kind == "rnn":
            rnn = trace
        else:
            found = before.rnn if before is not None and before.rnn is not before.trace else None
            rnn = reuse(found, (0, 4), lambda: run_trace(rnn_params, rnn_x))
        kept = reuse(
            before and before.retention,
            (0, 4),
            lambda: retention(rnn_params, rnn_x, sequence.key_step),
        )
    answers = targets = None
    if model.readout is not None:
        answers = frozen(model.readout(trace["h"]))
    if model.readout is not None and cell.visitor is None:
        targets = held_values(sequence.values, sequence.marks.astype(np.float64))
    elif model.readout is not None:
        targets = sequence.wanted
    return Results(model, x, overrides, trace, ghost, rnn_model, rnn, kept, answers, targets, key)


def _rnn_beside(state: StudioState, library: Library) -> Model | None:
    """Return the simple RNN that reads along: hand-set or trained, like the cell itself."""
    cell = state.cell
    if cell.visitor is not None:
        return None
    if cell.mode == "hand":
        return Model("hand", hand_params(cell, "rnn"))
    trained = library.model("rnn", cell.size)
    return cell.edited.get(trained.id, trained)


def _same(a: tuple[object, ...], b: tuple[object, ...]) -> bool:
    return all(x is y or (isinstance(x, str) and x == y) for x, y in zip(a, b, strict=True))
