"""Small problems with a known right answer, made fresh from a seed.

A task is a generator of sequences and of what a network ought to say about them.  Everything is
vectorised: a batch costs less than the network's step on it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import Floats
from lstm_studio.i18n import integer, number, tr

__all__ = ["HOLD", "TASKS", "Task", "find_task", "hold", "share_within"]

# The name in quotes: looking it up would import numpy.random, 15 ms that a start does not need.
Sampler = Callable[["np.random.Generator", int, int], tuple[Floats, Floats]]

MAX_VALUES = 20_000_000
"""Largest sequences × steps of one batch; its three numbers a step are then 480 MB."""

MARK_PROBABILITY = 0.05


@dataclass(frozen=True)
class Task:
    """A problem that networks are trained on.

    Attributes
    ----------
    id : str
        The name on the command line and in files.
    title, story : callable
        The name for people and what the network has to do, in the language of the moment.
    input_size : int
        Numbers read at each step.
    length : int
        Steps of a training sequence unless the person says otherwise.
    tolerance : float
        An answer counts as right when it is nearer to the target than this.
    sample : callable
        ``(rng, length, batch) -> (x (batch, length, input_size), target (batch, length))``,
        both float64.
    """

    id: str
    title: Callable[[], str]
    story: Callable[[], str]
    input_size: int
    length: int
    tolerance: float
    sample: Sampler


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
    _check_size(length, batch)
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


def _check_size(length: int, batch: int) -> None:
    if length < 1:
        raise StudioError(
            tr("A sequence cannot have {count} steps.", count=integer(length)),
            tr("Choose a length of at least 1."),
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


def _hold_title() -> str:
    return tr("Sample and hold")


def _hold_story() -> str:
    return tr("At every step, say the last number that came with a mark.")


HOLD = Task(
    id="hold",
    title=_hold_title,
    story=_hold_story,
    input_size=2,
    length=60,
    tolerance=0.1,
    sample=hold,
)
TASKS: dict[str, Task] = {task.id: task for task in (HOLD,)}


def find_task(name: str) -> Task:
    """Return the task of that name.

    Raises
    ------
    StudioError
        When there is none; the hint lists those that exist.
    """
    try:
        return TASKS[name]
    except KeyError:
        raise StudioError(
            tr("There is no task named “{name}”.", name=name),
            tr("The tasks are: {names}.", names=", ".join(sorted(TASKS))),
        ) from None


def share_within(output: Floats, target: Floats, tolerance: float) -> float:
    """Return the share of answers nearer to the target than `tolerance`; NaN counts as wrong."""
    return float(np.mean(np.abs(output - target) < tolerance))
