"""Measured times a step: what was measured, on what, and how it is written."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from lstm_studio.core.params import Kind
from lstm_studio.i18n import integer, number, tr
from lstm_studio.state.comparing import COMPARED

__all__ = [
    "CellTimes",
    "TimingProgress",
    "TimingSetup",
    "Timings",
    "fused_sentence",
    "microseconds",
    "progress_text",
    "setup_sentence",
    "time_rows",
]


@dataclass(frozen=True)
class TimingSetup:
    """What is measured.

    Attributes
    ----------
    hidden_size, input_size : int
        H and D of the cells.
    steps : int
        How many steps a run has.
    batch : int
        How many sequences PyTorch reads at once.
    runs : int
        Of how many runs the median is taken.
    """

    hidden_size: int
    input_size: int
    steps: int = 100
    batch: int = 32
    runs: int = 9


@dataclass(frozen=True)
class TimingProgress:
    """How far a measurement has come.

    Attributes
    ----------
    kind : {"rnn", "lstm", "gru"}
    where : {"numpy", "torch", "unfused"}
    fraction : float
        0 to 1.
    """

    kind: Kind
    where: str
    fraction: float


@dataclass(frozen=True)
class CellTimes:
    """The times of one cell, in seconds a step; None where there is no figure.

    Attributes
    ----------
    numpy : float
        The studio's own run of one sequence.
    forward, both : float or None
        PyTorch, forward alone, and forward and backward.
    plain_forward, plain_both : float or None
        The same without the fused operation; for the LSTM alone.
    """

    numpy: float
    forward: float | None = None
    both: float | None = None
    plain_forward: float | None = None
    plain_both: float | None = None


@dataclass(frozen=True)
class Timings:
    """One measurement.

    Attributes
    ----------
    setup : TimingSetup
    times : mapping of kind to CellTimes
    torch_version : str
        Empty where PyTorch was not there.
    missing : str
        Why it was not.
    """

    setup: TimingSetup
    times: Mapping[Kind, CellTimes]
    torch_version: str = ""
    missing: str = ""


def microseconds(seconds: float | None) -> str:
    """Write a time a step in microseconds with about two significant figures; a dash for none."""
    if seconds is None:
        return "–"
    micro = 1e6 * seconds
    if not math.isfinite(micro) or micro <= 0.0:
        return number(micro)
    return number(micro, min(max(1 - math.floor(math.log10(micro)), 0), 3))


def progress_text(progress: TimingProgress) -> str:
    """Return what is being measured."""
    kind = progress.kind.upper()
    if progress.where == "numpy":
        return tr("Measuring the {kind} in numpy", kind=kind)
    if progress.where == "torch":
        return tr("Measuring the {kind} in PyTorch", kind=kind)
    return tr("Measuring the {kind} in PyTorch without fusing", kind=kind)


def time_rows(timings: Timings | None) -> list[tuple[str, tuple[str, ...]]]:
    """Return the rows of the table of times: a key, and a name with the figures of each cell."""
    rows = [
        ("numpy", tr("numpy, 1 sequence"), "numpy"),
        ("forward", tr("PyTorch forward"), "forward"),
        ("both", tr("PyTorch + backward"), "both"),
    ]
    found = [(key, (name, *_figures(timings, part))) for key, name, part in rows]
    lstm = None if timings is None else timings.times.get("lstm")
    if lstm is not None and lstm.plain_forward is not None:
        for key, name, part in (
            ("plain_forward", tr("unfused forward"), "plain_forward"),
            ("plain_both", tr("unfused + backward"), "plain_both"),
        ):
            found.append((key, (name, *_figures(timings, part))))
    return found


def _figures(timings: Timings | None, part: str) -> tuple[str, ...]:
    if timings is None:
        return ("–",) * len(COMPARED)
    cells = (timings.times.get(kind) for kind in COMPARED)
    return tuple("–" if one is None else microseconds(getattr(one, part)) for one in cells)


def setup_sentence(timings: Timings) -> str:
    """Return on what the times were measured."""
    setup = timings.setup
    text = tr(
        "Measured here, just now: the median of {runs} runs of {steps} steps, H = {units}, "
        "D = {inputs}.",
        runs=integer(setup.runs),
        steps=integer(setup.steps),
        units=integer(setup.hidden_size),
        inputs=integer(setup.input_size),
    )
    if timings.torch_version:
        return tr(
            "{text} PyTorch {version} with one thread, {batch} sequences at once.",
            text=text,
            version=timings.torch_version,
            batch=integer(setup.batch),
        )
    return tr(
        "{text} PyTorch cannot be loaded ({reason}). Install it with: python -m pip install torch",
        text=text,
        reason=timings.missing,
    )


def fused_sentence(timings: Timings) -> str:
    """Return why an LSTM can be quicker than cells that compute less; empty without PyTorch."""
    lstm = timings.times.get("lstm")
    if lstm is None or lstm.both is None:
        return ""
    text = tr("On a CPU PyTorch fuses an LSTM into one operation, but not a GRU or an RNN.")
    if lstm.plain_both is None:
        return text
    return tr(
        "{text} With fusing off the LSTM needs {plain} µs with the way back, not {fused}.",
        text=text,
        plain=microseconds(lstm.plain_both),
        fused=microseconds(lstm.both),
    )
