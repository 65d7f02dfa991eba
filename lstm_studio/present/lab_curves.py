"""The curves of a training: one a run, and the mean over the seeds of a network."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_studio.core.lab import Curve, Horizon, LabRecord, LabSetup
from lstm_studio.core.params import Floats

__all__ = ["LabCurve", "MemoryCurve", "lab_curves", "memory_curves"]


@dataclass(frozen=True, eq=False)
class LabCurve:
    """One curve of loss and score.

    Attributes
    ----------
    competitor : int
        Whose it is, by its place in the setup.
    seed : int or None
        The seed; None for the mean over several.
    x, loss, score : (P,) float64
        `x` is in steps or in seconds of a core.
    """

    competitor: int
    seed: int | None
    x: Floats
    loss: Floats
    score: Floats


def lab_curves(record: LabRecord, axis: str) -> tuple[LabCurve, ...]:
    """Return the curves of all runs and, where there are several seeds, their means last.

    A run that stopped early counts in the mean up to its last point.

    Parameters
    ----------
    record : LabRecord
    axis : {"steps", "seconds"}
    """
    setup = record.setup
    curves = [record.curve(run) for run in range(len(setup.runs))]
    found = [
        LabCurve(competitor, seed, _x(curve, axis), curve.loss, curve.score)
        for (competitor, seed), curve in zip(setup.runs, curves, strict=True)
    ]
    if len(setup.seeds) == 1:
        return tuple(found)
    for competitor in range(len(setup.competitors)):
        own = [one for one in found if one.competitor == competitor]
        parts = (_mean([getattr(one, name) for one in own]) for name in ("x", "loss", "score"))
        found.append(LabCurve(competitor, None, *parts))
    return tuple(found)


@dataclass(frozen=True, eq=False)
class MemoryCurve:
    """What is left after a delay.

    Attributes
    ----------
    competitor : int
        Whose it is, by its place in the setup.
    seed : int or None
        The seed; None for the mean over several.
    delays, share, error : (D,) float64
        Delays from 1 on, the share of right answers and the mean distance from them.
    """

    competitor: int
    seed: int | None
    delays: Floats
    share: Floats
    error: Floats


def memory_curves(setup: LabSetup, horizons: tuple[Horizon, ...]) -> tuple[MemoryCurve, ...]:
    """Return the memory of all runs and, where there are several seeds, their means last."""
    found = [
        MemoryCurve(competitor, seed, np.arange(1.0, len(one.share)), one.share[1:], one.error[1:])
        for (competitor, seed), one in zip(setup.runs, horizons, strict=True)
    ]
    if len(setup.seeds) == 1:
        return tuple(found)
    for competitor in range(len(setup.competitors)):
        own = [one for one in found if one.competitor == competitor]
        share = np.mean([one.share for one in own], axis=0)
        error = np.mean([one.error for one in own], axis=0)
        found.append(MemoryCurve(competitor, None, own[0].delays, share, error))
    return tuple(found)


def _x(curve: Curve, axis: str) -> Floats:
    return curve.seconds if axis == "seconds" else curve.steps


def _mean(arrays: list[Floats]) -> Floats:
    """Return the mean point by point over those that have the point."""
    most = max(len(array) for array in arrays)
    total, count = np.zeros(most), np.zeros(most)
    for array in arrays:
        total[: len(array)] += array
        count[: len(array)] += 1
    return total / np.maximum(count, 1)
