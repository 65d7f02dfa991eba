"""The generators behind the tasks: sequences and what ought to be said about them.

Everything is worked out for a whole batch at once.  Symbols are one-hot: a column of the input is
1 where its symbol stands.
"""

from __future__ import annotations

import numpy as np

from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import Floats
from lstm_studio.i18n import integer, number, tr

__all__ = [
    "BRACKET_DEPTH",
    "MARK_PROBABILITY",
    "adding",
    "brackets",
    "check_size",
    "flagged",
    "hold",
    "order",
    "recall",
]

MAX_VALUES = 20_000_000
"""Largest sequences × steps of one batch; its three numbers a step are then 480 MB."""

MARK_PROBABILITY = 0.05

BRACKET_DEPTH = 8
"""How deep brackets are nested at most; the answer is the depth as a share of it."""

FLAGGED_SYMBOLS = 4
RECALL_SYMBOLS = 4
ORDER_DISTRACTORS = 4


def hold(
    rng: np.random.Generator,
    length: int = 60,
    batch: int = 32,
    mark_probability: float = MARK_PROBABILITY,
) -> tuple[Floats, Floats]:
    """Make sequences for *sample and hold*: keep the last marked number, ignore all others.

    Parameters
    ----------
    rng : numpy.random.Generator
        Where the numbers come from; a seeded one makes the same batch again.
    length : int
        Steps T of each sequence, at least 1.
    batch : int
        Number of sequences N, at least 1.
    mark_probability : float
        Chance of a mark at each step but the first, which always has one.  With 0 the first
        number has to be kept to the end.

    Returns
    -------
    x : (N, T, 2) float64
        ``x[..., 0]`` is uniform in (−1, 1), ``x[..., 1]`` is 1 where there is a mark, else 0.
    target : (N, T) float64
        The number at the latest marked step, this step included.

    Raises
    ------
    StudioError
        When a size is not a positive whole number, the batch is too large to hold in memory,
        or `mark_probability` is not between 0 and 1.
    """
    check_size(length, batch)
    if not 0.0 <= mark_probability <= 1.0:
        raise StudioError(
            tr("The chance of a mark is {value}.", value=number(mark_probability)),
            tr("Choose a number between 0 and 1."),
        )
    values = rng.uniform(-1.0, 1.0, (batch, length))
    marks = rng.random((batch, length)) < mark_probability
    marks[:, 0] = True
    latest = np.maximum.accumulate(np.where(marks, np.arange(length), 0), axis=1)
    target = np.take_along_axis(values, latest, axis=1)
    return np.stack((values, marks.astype(np.float64)), axis=-1), target


def flagged(
    rng: np.random.Generator, length: int = 50, batch: int = 32, at: int | None = None
) -> tuple[Floats, Floats]:
    """Make sequences of four symbols, one of them flagged: name that one at the end.

    Parameters
    ----------
    rng, length, batch
        As for :func:`hold`.
    at : int, optional
        Where the flag stands in every sequence; anywhere, with equal chance, when left out.

    Returns
    -------
    x : (N, T, 5) float64
        The symbol in the first four columns, the flag in the last.
    target : (N,) float64
        The number of the flagged symbol, 0 to 3.
    """
    check_size(length, batch)
    symbols = rng.integers(0, FLAGGED_SYMBOLS, (batch, length))
    places = rng.integers(0, length, batch)
    if at is not None:
        places[:] = at
    rows = np.arange(batch)
    x = np.zeros((batch, length, FLAGGED_SYMBOLS + 1))
    x[..., :FLAGGED_SYMBOLS] = _one_hot(symbols, FLAGGED_SYMBOLS)
    x[rows, places, FLAGGED_SYMBOLS] = 1.0
    return x, symbols[rows, places].astype(np.float64)


def brackets(rng: np.random.Generator, length: int = 60, batch: int = 32) -> tuple[Floats, Floats]:
    """Make sequences of opening and closing brackets and dots: say how deep one stands.

    An opening bracket, a closing one and a dot are drawn with equal chance; what would lead
    below 0 or beyond :data:`BRACKET_DEPTH` becomes a dot.

    Parameters
    ----------
    rng, length, batch
        As for :func:`hold`.

    Returns
    -------
    x : (N, T, 3) float64
        ``(``, ``)``, dot.
    target : (N, T) float64
        The number of brackets that are open after this step, as a share of the deepest.
    """
    check_size(length, batch)
    wishes = rng.integers(-1, 2, (length, batch))
    depth = np.zeros((length + 1, batch), dtype=np.int64)
    # Two bounds at once cannot be summed up without a pass over the steps; it is a light one.
    for before, wish, after in zip(depth[:-1], wishes, depth[1:], strict=True):
        np.add(before, wish, out=after)
        np.clip(after, 0, BRACKET_DEPTH, out=after)
    moved = np.diff(depth, axis=0).T
    x = np.stack([moved == 1, moved == -1, moved == 0], axis=-1).astype(np.float64)
    return x, depth[1:].T / BRACKET_DEPTH


def order(
    rng: np.random.Generator, length: int = 50, batch: int = 32, silence: int = 0
) -> tuple[Floats, Floats]:
    """Make sequences with two symbols that matter among distractors: name both in their order.

    Experiment 6a of Hochreiter & Schmidhuber 1997: X or Y at a place in the second tenth of the
    sequence and again at one in the sixth.

    Parameters
    ----------
    rng, length, batch
        As for :func:`hold`; `length` is at least 2.
    silence : int
        Distractors that are added at the end.

    Returns
    -------
    x : (N, T + silence, 6) float64
        X, Y and four distractors.
    target : (N,) float64
        0 for X X, 1 for X Y, 2 for Y X, 3 for Y Y.
    """
    check_size(length + silence, batch, least=2)
    kinds = 2 + ORDER_DISTRACTORS
    symbols = rng.integers(2, kinds, (batch, length + silence))
    keys = rng.integers(0, 2, (batch, 2))
    rows = np.arange(batch)
    for column, (low, high) in enumerate(order_places(length)):
        symbols[rows, rng.integers(low, high, batch)] = keys[:, column]
    return _one_hot(symbols, kinds), (2 * keys[:, 0] + keys[:, 1]).astype(np.float64)


def order_places(length: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return where the first and the second symbol that matters may stand: from, and up to."""
    first, second = length // 10, length // 2
    return (
        (first, max(length // 5, first + 1)),
        (second, max(6 * length // 10, second + 1)),
    )


def adding(
    rng: np.random.Generator, length: int = 50, batch: int = 32, silence: int = 0
) -> tuple[Floats, Floats]:
    """Make sequences of numbers with two marks, one in each half: add the marked ones.

    The adding problem of Hochreiter & Schmidhuber 1997 with numbers from 0 to 1, for which
    always answering 1 has a mean squared error of 1/6.

    Parameters
    ----------
    rng, length, batch
        As for :func:`hold`; `length` is at least 2.
    silence : int
        Unmarked numbers that are added at the end.

    Returns
    -------
    x : (N, T + silence, 2) float64
        The number, and 1 where there is a mark.
    target : (N,) float64
        The sum of the two marked numbers.
    """
    check_size(length + silence, batch, least=2)
    values = rng.random((batch, length + silence))
    rows, half = np.arange(batch), length // 2
    first, second = rng.integers(0, half, batch), rng.integers(half, length, batch)
    marks = np.zeros_like(values)
    marks[rows, first] = marks[rows, second] = 1.0
    return np.stack((values, marks), axis=-1), values[rows, first] + values[rows, second]


def recall(rng: np.random.Generator, length: int = 50, batch: int = 32) -> tuple[Floats, Floats]:
    """Make sequences of one symbol and then nothing: name the symbol at the end.

    Parameters
    ----------
    rng, length, batch
        As for :func:`hold`.

    Returns
    -------
    x : (N, T, 4) float64
        The symbol at the first step, zeros at all others.
    target : (N,) float64
        The number of the symbol, 0 to 3.
    """
    check_size(length, batch)
    symbols = rng.integers(0, RECALL_SYMBOLS, batch)
    x = np.zeros((batch, length, RECALL_SYMBOLS))
    x[np.arange(batch), 0, symbols] = 1.0
    return x, symbols.astype(np.float64)


def check_size(length: int, batch: int, least: int = 1) -> None:
    """Refuse a length below `least`, an empty batch, and what no memory holds.

    Raises
    ------
    StudioError
    """
    if length < least:
        raise StudioError(
            tr("A sequence cannot have {count} steps.", count=integer(length)),
            tr("Choose a length of at least {least}.", least=integer(least)),
        )
    if batch < 1:
        raise StudioError(
            tr("A batch cannot have {count} sequences.", count=integer(batch)),
            tr("Choose at least 1 sequence."),
        )
    if length * batch > MAX_VALUES:
        raise StudioError(
            tr(
                "{batch} sequences of {length} steps are too many at once.",
                batch=integer(batch),
                length=integer(length),
            ),
            tr("Choose shorter or fewer sequences."),
        )


def _one_hot(symbols: np.ndarray, kinds: int) -> Floats:
    return (symbols[..., None] == np.arange(kinds)).astype(np.float64)
