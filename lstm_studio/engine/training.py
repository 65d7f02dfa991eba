"""How a small network is trained, and what comes out; torch is imported only when it starts.

A training is a generator: each value it yields is progress and a place where it may be stopped,
and it returns the trained weights.  A recipe with a seed gives the same weights to the bit on the
same machine and version of torch, whatever else the process does with torch meanwhile.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import KINDS, Kind, parameter_count
from lstm_studio.core.tasks import SOLVED_SHARE, find_task
from lstm_studio.engine.torch_there import need_torch
from lstm_studio.i18n import integer, number, tr

__all__ = [
    "SOLVED_SHARE",
    "Progress",
    "Recipe",
    "TrainedCell",
    "best_of",
    "parameter_count",
    "train",
]

SOLVED_TIMES = 2
MAX_HIDDEN_SIZE = 1024
MAX_STEPS = 1_000_000
MAX_LENGTH = 10_000
MAX_SEQUENCES = 10_000
SMALLEST, LARGEST = 1e-12, 1e12


@dataclass(frozen=True)
class Recipe:
    """Everything that decides how a training goes.

    Attributes
    ----------
    kind : {"lstm", "gru", "rnn"}
    hidden_size : int
        Units H, 1 to 1024.
    task : str
        A key of :data:`lstm_studio.core.tasks.TASKS`.
    seed : int
        Decides the first weights and the training data.  The data is the same for every kind
        and size, so that networks of one seed can be compared.
    steps : int
        Most steps of the optimizer.
    learning_rate : float or None
        None takes the one found best for the kind and size (:func:`default_learning_rate`).
    decay_from : float
        The share of the steps after which the learning rate begins to fall in a straight line
        to zero; 1 keeps it level.
    stop_when_solved : bool
        Stop when 99 % of the answers were right in two measurements running.
    length, batch : int
        Steps of a training sequence and sequences in a step; length None takes the task's.
    clip : float
        Longest gradient (Euclidean norm over all weights).
    forget_bias : float
        Where an LSTM's forget bias starts.  PyTorch's own start is near 0, from which long
        memories are learned late or never.
    chrono : bool
        Start an LSTM's gates for memories of all lengths up to that of the sequences instead:
        forget biases ln u with u uniform from 1 to T − 1, input biases their negatives (Tallec &
        Ollivier 2018, "Can recurrent neural networks warp time?", section 2).
    score_every, score_sequences : int
        How often, and on how many sequences the network never trains on, it is scored.
    """

    kind: Kind
    hidden_size: int
    task: str = "hold"
    seed: int = 0
    steps: int = 5000
    learning_rate: float | None = None
    decay_from: float = 1.0
    stop_when_solved: bool = True
    length: int | None = None
    batch: int = 32
    clip: float = 1.0
    forget_bias: float = 1.0
    score_every: int = 20
    score_sequences: int = 512
    chrono: bool = False

    def resolved(self) -> Recipe:
        """Return the recipe with its defaults filled in, or say what is wrong with it.

        Raises
        ------
        StudioError
            When a value is out of its range.
        """
        task = find_task(self.task)
        if self.kind not in KINDS:
            raise StudioError(
                tr("There is no cell named “{name}”.", name=self.kind),
                tr("The cells are: {names}.", names=", ".join(KINDS)),
            )
        length = task.length if self.length is None else self.length
        rate = self.learning_rate
        if rate is None:
            rate = task.rate(self.kind, self.hidden_size)
        for label, value, most in (
            (tr("Hidden size"), self.hidden_size, MAX_HIDDEN_SIZE),
            (tr("Steps"), self.steps, MAX_STEPS),
            (tr("Sequences in a batch"), self.batch, MAX_SEQUENCES),
            (tr("Steps between two scores"), self.score_every, MAX_STEPS),
            (tr("Sequences that are scored"), self.score_sequences, MAX_SEQUENCES),
        ):
            _check_whole(label, value, 1, most)
        _check_whole(tr("Length of a sequence"), length, task.least_length, MAX_LENGTH)
        _check_whole(tr("Seed"), self.seed, 0, 2**53)
        above_zero = tr("Choose a number above 0, for example {value}.", value=number(0.01))
        _check_number(tr("Learning rate"), rate, SMALLEST, LARGEST, above_zero)
        _check_number(tr("Longest gradient"), self.clip, SMALLEST, LARGEST, above_zero)
        around_zero = tr("Choose a number from −100 to 100.")
        _check_number(tr("Forget bias"), self.forget_bias, -100.0, 100.0, around_zero)
        a_share = tr("Choose a number from 0 to 1.")
        _check_number(tr("Start of the decay"), self.decay_from, 0.0, 1.0, a_share)
        return replace(self, length=length, learning_rate=rate)

    def rate_at(self, step: int) -> float:
        """Return the learning rate of a step (counted from 0) of a resolved recipe."""
        assert self.learning_rate is not None
        level = self.decay_from * self.steps
        if step <= level:
            return self.learning_rate
        return self.learning_rate * (self.steps - step) / (self.steps - level)


@dataclass(frozen=True)
class Progress:
    """Where a training is.

    Attributes
    ----------
    step, steps : int
        Steps done and most steps there will be.
    loss : float
        Of the last batch: the mean squared error, or the cross-entropy in nats of a class.
    score : float
        Share of right answers when last measured; NaN before the first measurement.
    solved : bool
        Whether the task counts as solved.
    """

    step: int
    steps: int
    loss: float
    score: float
    solved: bool


@dataclass(frozen=True, eq=False)
class TrainedCell:
    """What a training leaves behind.

    Attributes
    ----------
    recipe : Recipe
        The resolved recipe.
    weights : dict of str to float32 array
        By PyTorch's names: ``weight_ih_l0`` (G·H, D), ``weight_hh_l0`` (G·H, H), ``bias_ih_l0``
        and ``bias_hh_l0`` (G·H,), ``readout.weight`` (K, H), ``readout.bias`` (K,).
    steps : int
        Steps done.
    solved_at : int or None
        The first step at which the task counted as solved.
    seconds : float
        Processor time of the thread that trained, one core.
    score, best_score : float
        Share of right answers when last measured (NaN when never), and the best on the way.
    diverged : bool
        Whether the numbers left the finite ones; `weights` are then the last good ones.
    """

    recipe: Recipe
    weights: dict[str, NDArray[np.float32]]
    steps: int
    solved_at: int | None
    seconds: float
    score: float
    best_score: float
    diverged: bool

    @property
    def solved(self) -> bool:
        """Whether the task was solved on the way."""
        return self.solved_at is not None


def default_learning_rate(kind: Kind, hidden_size: int) -> float:
    """Return the learning rate that served a kind and size best in a short search on *hold*.

    Notes
    -----
    LSTM and GRU take 0.01, and 0.02 when there are only one or two units; they solve *hold* with
    it from every seed tried.  The plain RNN does best at 0.003: of three seeds and 5,000 steps the
    best gave 82 % right answers with 8 units and 98 % with 32 (0.01: 85 and 19 %; 0.001: 54 and
    85 %; 0.0003: 11 and 17 %; with 1 unit nothing works).  ``make_hold_models --search`` measures
    it again.
    """
    return find_task("hold").rate(kind, hidden_size)


def train(recipe: Recipe) -> Generator[Progress, None, TrainedCell]:
    """Check a recipe and train by it.

    Parameters
    ----------
    recipe : Recipe

    Yields
    ------
    Progress
        Every few steps; closing the generator there stops the training.

    Returns
    -------
    TrainedCell

    Raises
    ------
    StudioError
        At once, when the recipe is wrong or torch cannot be imported.
    """
    resolved = recipe.resolved()
    need_torch()
    from lstm_studio.engine import torch_training

    return torch_training.train_steps(resolved)


def _check_whole(label: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise StudioError(
            tr("{label}: {value} is not possible.", label=label, value=integer(value)),
            tr(
                "Choose a whole number from {least} to {most}.",
                least=integer(least),
                most=integer(most),
            ),
        )


def _check_number(label: str, value: float, least: float, most: float, hint: str) -> None:
    if not least <= value <= most:  # true for NaN
        raise StudioError(
            tr("{label}: {value} is not possible.", label=label, value=number(value)), hint
        )


def best_of(cells: Iterable[TrainedCell]) -> TrainedCell:
    """Return the cell with the highest score at the end; of equals, the first."""
    return max(cells, key=lambda cell: -1.0 if math.isnan(cell.score) else cell.score)
