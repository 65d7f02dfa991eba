"""Sequences that ask for a memory far longer than those of the training.

In each of them everything that matters has been read by one step; the right answer is then asked
for after every further step.
"""

from __future__ import annotations

import numpy as np

from lstm_studio.core.params import Floats
from lstm_studio.core.task_samples import (
    adding,
    brackets,
    flagged,
    hold,
    order,
    recall,
)

__all__ = ["delayed"]


def delayed(
    task: str, rng: np.random.Generator, length: int, delay: int, batch: int
) -> tuple[Floats, Floats]:
    """Make sequences of a task in which the answer has to be kept.

    - *hold*: only the first number is marked, others go on arriving.
    - *flagged*: the flag stands at the last step of a sequence of the trained length, symbols go
      on arriving.
    - *brackets*: the delay is the number of steps read since the first.
    - *order*, *adding*: a sequence of the trained length, after which distractors go on arriving;
      the delay is counted from its last step.
    - *recall*: silence goes on.

    Parameters
    ----------
    task : str
        A task's id.
    rng : numpy.random.Generator
    length : int
        Steps of the sequences that networks were trained on.
    delay : int
        The longest delay.
    batch : int
        Sequences N.

    Returns
    -------
    x : (N, L, D) float64
        The delay d is asked about at step ``L − delay − 1 + d``, d from 0 to `delay`.
    target : (N, delay + 1) float64
        The right answer at each.
    """
    if task == "hold":
        return hold(rng, delay + 1, batch, 0.0)
    if task == "brackets":
        return brackets(rng, delay + 1, batch)
    if task == "recall":
        x, target = recall(rng, delay + 1, batch)
    elif task == "flagged":
        x, target = flagged(rng, length + delay, batch, at=length - 1)
    elif task == "order":
        x, target = order(rng, length, batch, silence=delay)
    else:
        x, target = adding(rng, length, batch, silence=delay)
    return x, np.broadcast_to(target[:, None], (batch, delay + 1))
