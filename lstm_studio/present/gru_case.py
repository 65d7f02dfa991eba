"""When might a GRU be preferable?  An answer from what is measured, and from nothing else."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from lstm_studio.core.overrides import PINNABLE
from lstm_studio.core.params import Kind
from lstm_studio.i18n import integer, number, percent, tr
from lstm_studio.present.captions import finding
from lstm_studio.present.notation import figure
from lstm_studio.present.timings import CellTimes, Timings, microseconds
from lstm_studio.state.comparisons import HELD_STEPS, Comparisons

__all__ = ["Point", "gru_points", "sources"]

_CLEAR = 0.1
"""Two figures that differ by a smaller share than this decide nothing."""

Side = str


@dataclass(frozen=True)
class Point:
    """One reason.

    Attributes
    ----------
    side : {"gru", "lstm", "even"}
        For which cell it speaks; ``even`` where it decides nothing.
    text : str
    """

    side: Side
    text: str


def gru_points(comparisons: Comparisons, timings: Timings | None) -> tuple[Point, ...]:
    """Return what speaks for a GRU, then for an LSTM, then what decides nothing.

    Parameters
    ----------
    comparisons : Comparisons
        What is shown.
    timings : Timings or None
        What was measured, if anything was; used only when it was of cells of this size.
    """
    found = [*_size(comparisons), *_held(comparisons.held), _left(comparisons), _room(comparisons)]
    found += _times(comparisons, timings)
    return tuple(point for side in ("gru", "lstm", "even") for point in found if point.side == side)


def sources() -> str:
    """Return who has asked before, and what they found."""
    return tr(
        "Cho et al. 2014 brought the GRU. Chung et al. 2014 found both better than a tanh RNN on "
        "music and speech, and neither better than the other throughout. Jozefowicz et al. 2015 "
        "found that a forget bias of 1 closes the gap by which a GRU was ahead of an LSTM. Weiss "
        "et al. 2018 found that LSTMs learn to count and GRUs do not."
    )


def _better(lstm: float, gru: float) -> Side:
    """Return whose figure is clearly the smaller one."""
    if not (math.isfinite(lstm) and math.isfinite(gru)):
        return "even"
    if abs(lstm - gru) <= _CLEAR * max(lstm, gru):
        return "even"
    return "lstm" if lstm < gru else "gru"


def _size(comparisons: Comparisons) -> list[Point]:
    params: dict[Kind, int] = {k: c.model.params.count for k, c in comparisons.cells.items()}
    fewer = 1.0 - params["gru"] / params["lstm"]
    units = comparisons.units
    return [
        Point(
            "gru",
            tr(
                "It has {fewer} fewer numbers to learn: {gru}, not {lstm}.",
                fewer=percent(fewer),
                gru=integer(params["gru"]),
                lstm=integer(params["lstm"]),
            ),
        ),
        Point(
            "gru",
            tr(
                "It has {gru} gates to learn, not {lstm}, and no memory beside h: from step to "
                "step it carries {one}, the LSTM {two}.",
                gru=integer(len(PINNABLE["gru"]) - 1),
                lstm=integer(len(PINNABLE["lstm"]) - 1),
                one=_numbers(units),
                two=_numbers(2 * units),
            ),
        ),
    ]


def _numbers(count: int) -> str:
    return tr("1 number") if count == 1 else tr("{count} numbers", count=integer(count))


# ------------------------------------------------------------------------------ what was measured


def _held(held: Mapping[tuple[Kind, int], float]) -> list[Point]:
    """Return how well the shipped cells hold a number, one point for each side it speaks for."""
    sizes = sorted(size for kind, size in held if kind == "lstm" and ("gru", size) in held)
    sides: dict[Side, list[int]] = {}
    for size in sizes:
        sides.setdefault(_better(held["lstm", size], held["gru", size]), []).append(size)
    return [Point(side, _held_text(held, found)) for side, found in sides.items()]


def _held_text(held: Mapping[tuple[Kind, int], float], sizes: list[int]) -> str:
    pairs = "; ".join(
        tr(
            "{lstm} and {gru} with {units}",
            lstm=figure(held["lstm", size]),
            gru=figure(held["gru", size]),
            units=_units(size),
        )
        for size in sizes
    )
    return tr(
        "Holding a number for {steps} steps, the shipped LSTM and GRU are off by {pairs}.",
        steps=integer(HELD_STEPS),
        pairs=pairs,
    )


def _units(count: int) -> str:
    return tr("1 unit") if count == 1 else tr("{count} units", count=integer(count))


def _left(comparisons: Comparisons) -> Point:
    """Return what is left of the key step's input on the sequence shown."""
    lstm, gru = comparisons.cells["lstm"], comparisons.cells["gru"]
    shares = [float(cell.retention.share[-1]) for cell in (lstm, gru)]
    side = "even"
    if all(0.0 <= one <= 1.0 for one in shares) and len(lstm.retention.share) > 1:
        # The smaller loss; a share above 1 has not been kept but has grown.
        side = _better(1.0 - shares[0], 1.0 - shares[1])
    text = tr(
        "On this sequence, with these weights: LSTM, {lstm}; GRU, {gru}.",
        lstm=finding(lstm.retention, lstm.sequence),
        gru=finding(gru.retention, gru.sequence),
    )
    return Point(side, text)


def _room(comparisons: Comparisons) -> Point:
    """Return how far each memory has gone: a count needs room."""
    memory, state = comparisons.cells["lstm"].trace["c"], comparisons.cells["gru"].trace["h"]
    text = tr(
        "A count needs room. The LSTM's C has no bounds; here it went as far as {memory}. A GRU's "
        "h stays between −1 and 1; here it went as far as {state}.",
        memory=number(_farthest(memory)),
        state=number(_farthest(state)),
    )
    return Point("lstm", text)


def _farthest(values: np.ndarray) -> float:
    finite = np.abs(values[np.isfinite(values)])
    return float(finite.max()) if finite.size else math.nan


# --------------------------------------------------------------------------------------- times


def _times(comparisons: Comparisons, timings: Timings | None) -> list[Point]:
    params = comparisons.cells["lstm"].model.params
    shape = (params.hidden_size, params.input_size)
    if timings is None:
        return [Point("even", tr("Which one is quicker here has not been measured yet."))]
    if (timings.setup.hidden_size, timings.setup.input_size) != shape:
        return [
            Point(
                "even",
                tr(
                    "Times were measured with {units}, not {shown}: measure again.",
                    units=_units(timings.setup.hidden_size),
                    shown=_units(params.hidden_size),
                ),
            )
        ]
    lstm, gru = timings.times["lstm"], timings.times["gru"]
    points = [_compare_times(lstm, gru, _in_numpy, tr("In numpy, as this studio runs them"))]
    if lstm.both is not None and gru.both is not None:
        points.append(_compare_times(lstm, gru, _in_torch, tr("Trained in PyTorch on this CPU")))
        if lstm.plain_both is not None:
            points.append(_not_fused(lstm.plain_both, gru.both))
    return points


def _in_numpy(times: CellTimes) -> float:
    return times.numpy


def _in_torch(times: CellTimes) -> float:
    return math.nan if times.both is None else times.both


def _compare_times(
    lstm: CellTimes, gru: CellTimes, part: Callable[[CellTimes], float], where: str
) -> Point:
    text = tr(
        "{where}, a step took {gru} µs with the GRU and {lstm} µs with the LSTM.",
        where=where,
        gru=microseconds(part(gru)),
        lstm=microseconds(part(lstm)),
    )
    return Point(_better(part(lstm), part(gru)), text)


def _not_fused(lstm: float, gru: float) -> Point:
    """Return what is left of the difference without the fused operation."""
    side = _better(lstm, gru)
    figures = {"lstm": microseconds(lstm), "gru": microseconds(gru)}
    if side == "gru":
        text = tr("With fusing off the LSTM took {lstm} µs there, more than the GRU.", **figures)
    elif side == "lstm":
        text = tr("With fusing off the LSTM took {lstm} µs there, still less.", **figures)
    else:
        text = tr("With fusing off the LSTM took {lstm} µs there, about the same.", **figures)
    return Point(side, text)
