"""How good a reader's probabilities are, where the true senses are known.

The *answer* is the likeliest sense (the first of equally likely ones) and the *confidence* is its
probability.  What is a mean over nothing is None.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_studio.core.params import Floats

__all__ = ["BINS", "Scores", "calibration_error", "score"]

Integers = NDArray[np.int64]

BINS = 10
"""Equal-width bins of the confidence for the calibration error."""


@dataclass(frozen=True, eq=False)
class Scores:
    """The scores of N answers among S senses.

    Attributes
    ----------
    count : int
        N.
    accuracy : float or None
        The share of right answers.
    balanced_accuracy : float or None
        The mean over the senses that occur of the share of right answers where that sense is
        meant, so that a rare sense counts as much as a frequent one.
    mean_confidence : float or None
        The mean probability of the answer.
    coverage : float or None
        The share of answers at or above the confidence line.
    accuracy_above_line : float or None
        The share of right answers among those; None when there is none.
    calibration_error : float or None
        See :func:`calibration_error`.
    confusion : (S, S) int64
        How often the sense of the row is meant and the sense of the column is answered.
    """

    count: int
    accuracy: float | None
    balanced_accuracy: float | None
    mean_confidence: float | None
    coverage: float | None
    accuracy_above_line: float | None
    calibration_error: float | None
    confusion: Integers


def score(probabilities: Floats, senses: Integers, line: float) -> Scores:
    """Return the scores of a reader.

    Parameters
    ----------
    probabilities : (N, S) float64
    senses : (N,) int64
        The senses that are meant, 0-based.
    line : float
        The confidence from which an answer counts as sure.
    """
    count, size = probabilities.shape
    answers = probabilities.argmax(axis=1)
    confidence = probabilities[np.arange(count), answers]
    right = answers == senses
    sure = confidence >= line
    confusion = np.zeros((size, size), dtype=np.int64)
    np.add.at(confusion, (senses, answers), 1)
    meant = confusion.sum(axis=1)
    occurs = meant > 0
    return Scores(
        count=count,
        accuracy=_mean(right),
        balanced_accuracy=_mean(confusion.diagonal()[occurs] / meant[occurs]),
        mean_confidence=_mean(confidence),
        coverage=_mean(sure),
        accuracy_above_line=_mean(right[sure]),
        calibration_error=calibration_error(confidence, right),
        confusion=confusion,
    )


def calibration_error(confidence: Floats, right: NDArray[np.bool_]) -> float | None:
    """Return how far the confidence is from the share of right answers, on average.

    The expected calibration error of Naeini et al. 2015 and Guo et al. 2017: the answers go by
    their confidence into :data:`BINS` bins of equal width from 0 to 1, a bin's lower edge belongs
    to it, and the answer is the sum over the bins of
    (answers in the bin / N) · |share of right answers − mean confidence|.

    Parameters
    ----------
    confidence : (N,) float64
    right : (N,) bool

    Returns
    -------
    float or None
        From 0 to 1; None when N is 0.
    """
    if not len(confidence):
        return None
    bins = np.digitize(confidence, np.arange(1, BINS) / BINS)
    gaps = np.bincount(bins, weights=right - confidence, minlength=BINS)
    return float(np.abs(gaps).sum() / len(confidence))


def _mean(values: NDArray[np.bool_] | Floats) -> float | None:
    return float(values.mean()) if values.size else None
