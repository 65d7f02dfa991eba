"""A plot in words: for screen readers, and for who wants to copy what was seen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lstm_studio.core.params import Floats
from lstm_studio.core.trace import Trace
from lstm_studio.i18n import integer, number, tr
from lstm_studio.present.captions import plot_title, token_name
from lstm_studio.present.notation import signed

__all__ = ["series_summary", "trace_summary"]


def series_summary(
    name: str, values: Floats, tokens: Sequence[str] = (), before: float | None = None
) -> str:
    """Describe one line of a plot: where it starts and ends, its extremes, its largest change.

    Parameters
    ----------
    name : str
        What the line shows.
    values : (T,) float64
    tokens : sequence of str
        One a step; the steps are numbered when left out.
    before : float, optional
        The value before the first step, so that its change counts too.
    """
    finite = np.isfinite(values)
    if not finite.any():
        return tr("{name}: no step has a finite number.", name=name)
    text = _finite_summary(name, np.where(finite, values, np.nan), tokens, before)
    if finite.all():
        return text
    first = int(np.flatnonzero(~finite)[0])
    return tr(
        "{summary} {count} of {total} steps have no finite number, the first is step {step}.",
        summary=text,
        count=integer(int(np.count_nonzero(~finite))),
        total=integer(len(values)),
        step=integer(first + 1),
    )


def _finite_summary(name: str, values: Floats, tokens: Sequence[str], before: float | None) -> str:
    low, high = int(np.nanargmin(values)), int(np.nanargmax(values))
    count = integer(len(values))
    if values[low] == values[high]:
        level = number(float(values[low]))
        return tr("{name}, {count} steps: {level} throughout.", name=name, count=count, level=level)
    steps = np.diff(values, prepend=np.nan if before is None else before)
    largest = int(np.nanargmax(np.abs(steps)))
    return tr(
        "{name}, {count} steps: from {first} to {last}, lowest {low} at {low_step}, "
        "highest {high} at {high_step}; the largest change is {change} at {change_step}.",
        name=name,
        count=count,
        first=number(float(values[0])),
        last=number(float(values[-1])),
        low=number(float(values[low])),
        low_step=_place(tokens, low),
        high=number(float(values[high])),
        high_step=_place(tokens, high),
        change=signed(float(steps[largest])),
        change_step=_place(tokens, largest),
    )


def trace_summary(trace: Trace, tokens: Sequence[str] = (), unit: int = 0) -> str:
    """Describe the memory of one unit: the cell state of an LSTM, else the hidden state."""
    key = "c" if trace.kind == "lstm" else "h"
    name = plot_title(key)[0]
    if trace.hidden_size > 1:
        name = tr("{name} of unit {unit}", name=name, unit=integer(unit + 1))
    start = trace.c0 if key == "c" else trace.h0
    return series_summary(name, trace[key][:, unit], tokens, float(start[unit]))


def _place(tokens: Sequence[str], step: int) -> str:
    """Return a step by its number and, where it has one, its token."""
    at = tr("step {step}", step=integer(step + 1))
    token = token_name(tokens, step)
    return at if token == at else tr("{step}, {token}", step=at, token=token)
