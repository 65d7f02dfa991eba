"""How far a trained network's memory reaches: right answers against delay, in batched numpy."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from lstm_studio.core.lab import Horizon
from lstm_studio.core.params import frozen
from lstm_studio.core.task_delays import delayed
from lstm_studio.core.task_network import TaskNetwork
from lstm_studio.core.tasks import find_task
from lstm_studio.engine.batch import each_state

__all__ = ["HORIZON_SEED", "measure_horizon"]

HORIZON_SEED = 70_000_000
LONGEST_DELAY = 1000
SEQUENCES = 256
_YIELD_EVERY = 50  # steps of 256 sequences: some 10 ms


def measure_horizon(
    network: TaskNetwork,
    length: int,
    delay: int = LONGEST_DELAY,
    sequences: int = SEQUENCES,
) -> Generator[float, None, Horizon]:
    """Measure a network at every delay up to `delay`, on sequences it was not trained on.

    Parameters
    ----------
    network : TaskNetwork
    length : int
        Steps of the sequences that it was trained on.
    delay : int
        The longest delay.
    sequences : int

    Yields
    ------
    float
        The share that is done.

    Returns
    -------
    Horizon
    """
    task = find_task(network.task)
    rng = np.random.default_rng(HORIZON_SEED)
    x, target = delayed(task.id, rng, length, delay, sequences)
    first = x.shape[1] - delay - 1
    share, error = np.empty(delay + 1), np.empty(delay + 1)
    for t, h in enumerate(each_state(network.params, x)):
        if t >= first:
            outputs = network.outputs(h)
            share[t - first] = task.right(outputs, target[:, t - first]).mean()
            error[t - first] = task.errors(outputs, target[:, t - first]).mean()
        if t % _YIELD_EVERY == 0:
            yield t / x.shape[1]
    return Horizon(frozen(share), frozen(error))
