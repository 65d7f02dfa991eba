"""Small problems with a known right answer, made fresh from a seed.

A task is a generator of sequences (:mod:`lstm_studio.core.task_samples`) and what goes with it:
what is read, what is answered and when, what counts as right, and the settings at which its story
is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import Floats, Kind
from lstm_studio.core.task_samples import (
    BRACKET_DEPTH,
    adding,
    brackets,
    flagged,
    hold,
    order,
    recall,
)
from lstm_studio.i18n import tr

__all__ = [
    "HOLD",
    "SOLVED_SHARE",
    "TASKS",
    "Task",
    "find_task",
    "hold",
    "share_within",
]

# The name in quotes: looking it up would import numpy.random, 15 ms that a start does not need.
Sampler = Callable[["np.random.Generator", int, int], tuple[Floats, Floats]]

SOLVED_SHARE = 0.99
"""The share of right answers from which on a task counts as solved."""


@dataclass(frozen=True)
class Task:
    """A problem that networks are trained on.

    Attributes
    ----------
    id : str
        The name on the command line and in files.
    title, story : callable
        The name for people and what the network has to do, in the language of the moment.
    columns : tuple of str
        What stands in the columns of the input: ``value``, ``mark``, or a symbol that is one-hot.
    length : int
        Steps of a training sequence unless the person says otherwise.
    sample : callable
        ``(rng, length, batch) -> (x (batch, length, D), target)``, both float64.  The target is
        (batch, length) where every step is answered, else (batch,); of classes it is the number.
    tolerance : float
        A number answered is right when it is nearer to the target than this.
    answers : tuple of str
        The names of the K classes; empty where the answer is a number.
    every_step : bool
        Whether every step is answered, or only the last.
    hidden_size : int
        Units of LSTM and GRU at which the story is told.
    steps : int
        Training steps that tell it.
    learning_rate, small_rate, rnn_rate : float
        For LSTM and GRU, for those of one or two units, and for the plain RNN.
    least_length : int
        The shortest sequence that the task can be told with.
    """

    id: str
    title: Callable[[], str]
    story: Callable[[], str]
    columns: tuple[str, ...]
    length: int
    sample: Sampler
    tolerance: float = 0.1
    answers: tuple[str, ...] = ()
    every_step: bool = False
    hidden_size: int = 16
    steps: int = 2000
    learning_rate: float = 1e-2
    small_rate: float = 1e-2
    rnn_rate: float = 3e-3
    least_length: int = 1

    @property
    def input_size(self) -> int:
        """Numbers read at each step, D."""
        return len(self.columns)

    @property
    def output_size(self) -> int:
        """Numbers answered: one, or a score for each of K classes."""
        return max(len(self.answers), 1)

    def rate(self, kind: Kind, hidden_size: int) -> float:
        """Return the learning rate that serves a cell best of those that were tried."""
        if kind == "rnn":
            return self.rnn_rate
        return self.small_rate if hidden_size <= 2 else self.learning_rate

    def asked(self, outputs: Floats) -> Floats:
        """Return what is scored of the outputs (N, T, K): all steps, or the last, (N, K)."""
        return outputs if self.every_step else outputs[:, -1]

    def right(self, outputs: Floats, target: Floats) -> NDArray[np.bool_]:
        """Tell which answers are right; NaN is wrong.

        Parameters
        ----------
        outputs : (..., K) array
            What a network says.
        target : (...) array
            As `sample` makes it.
        """
        if self.answers:
            finite = np.isfinite(outputs).all(axis=-1)
            return finite & (np.argmax(outputs, axis=-1) == target)
        return np.abs(outputs[..., 0] - target) < self.tolerance

    def errors(self, outputs: Floats, target: Floats) -> Floats:
        """Return by how much each answer is wrong: |y − target|, or 1 for a wrong class."""
        if self.answers:
            return np.where(self.right(outputs, target), 0.0, 1.0)
        return np.abs(outputs[..., 0] - target)

    @property
    def chance(self) -> float:
        """The share of right answers by guessing a class; NaN where the answer is a number."""
        return 1.0 / len(self.answers) if self.answers else float("nan")


def _hold_title() -> str:
    return tr("Sample and hold")


def _hold_story() -> str:
    return tr("At every step, say the last number that came with a mark.")


def _flagged_title() -> str:
    return tr("Flagged symbol")


def _flagged_story() -> str:
    return tr("One symbol of the sequence comes with a flag. At the end, say which one it was.")


def _brackets_title() -> str:
    return tr("Bracket depth")


def _brackets_story() -> str:
    return tr("At every step, say how many brackets are open.")


def _order_title() -> str:
    return tr("Temporal order")


def _order_story() -> str:
    return tr(
        "X or Y comes early and again in the middle, between distractors. At the end, say both in "
        "their order."
    )


def _adding_title() -> str:
    return tr("Adding problem")


def _adding_story() -> str:
    return tr("Two numbers of the sequence are marked. At the end, say their sum.")


def _recall_title() -> str:
    return tr("Recall after silence")


def _recall_story() -> str:
    return tr("A symbol comes first, then nothing. At the end, say which one it was.")


HOLD = Task(
    id="hold",
    title=_hold_title,
    story=_hold_story,
    columns=("value", "mark"),
    length=60,
    sample=hold,
    every_step=True,
    hidden_size=1,
    steps=3000,
    small_rate=2e-2,
)
FLAGGED = Task(
    id="flagged",
    title=_flagged_title,
    story=_flagged_story,
    columns=("A", "B", "C", "D", "mark"),
    length=50,
    sample=flagged,
    answers=("A", "B", "C", "D"),
    steps=1000,
)
BRACKETS = Task(
    id="brackets",
    title=_brackets_title,
    story=_brackets_story,
    columns=("(", ")", "·"),
    length=60,
    sample=brackets,
    tolerance=0.5 / BRACKET_DEPTH,
    every_step=True,
    hidden_size=8,
    steps=1000,
    small_rate=2e-2,
    rnn_rate=1e-2,
)
# With a forget bias of 1 the first weights decide, and three seeds are too few to tell: the
# gradient of the first symbol is σ(1)^40 ≈ 4e-6 of that of the last step.  Of 24 seeds (100 to 123)
# 18 solved it within 3,000 steps, the first after 120, the last after 1,780; the others stayed
# between guessing and 3 of 4.  With weights from torch's own generator it was 18 of 24, too.  Of
# the seeds 0, 1 and 2 none solves it within 3,000 steps; seed 1 does after 5,500.
ORDER = Task(
    id="order",
    title=_order_title,
    story=_order_story,
    columns=("X", "Y", "a", "b", "c", "d"),
    length=50,
    sample=order,
    answers=("X X", "X Y", "Y X", "Y Y"),
    steps=1000,
    least_length=2,
)
ADDING = Task(
    id="adding",
    title=_adding_title,
    story=_adding_story,
    columns=("value", "mark"),
    length=50,
    sample=adding,
    steps=3000,
    least_length=2,
)
RECALL = Task(
    id="recall",
    title=_recall_title,
    story=_recall_story,
    columns=("A", "B", "C", "D"),
    length=50,
    sample=recall,
    answers=("A", "B", "C", "D"),
    steps=1500,
    rnn_rate=1e-2,
)
TASKS: dict[str, Task] = {
    task.id: task for task in (HOLD, FLAGGED, BRACKETS, ORDER, ADDING, RECALL)
}


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
