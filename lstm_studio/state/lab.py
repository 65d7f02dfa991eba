"""What a person chose on the page "Train": a task, who takes part, and what is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lstm_studio.core.lab import Competitor, LabSetup
from lstm_studio.core.params import Kind
from lstm_studio.core.tasks import Task, find_task

__all__ = [
    "BIASES",
    "CELL_ORDER",
    "Axis",
    "LabState",
    "competitors_of",
    "setup_of",
    "sizes_for",
]

Axis = Literal["steps", "seconds"]

CELL_ORDER: tuple[Kind, ...] = ("lstm", "gru", "rnn")
"""The cells in the order in which they take part and are listed."""

BIASES: tuple[str, ...] = ("0", "1", "2", "3", "chrono")
"""Where an LSTM's forget bias can start."""

RNN_UNITS = 8
"""The least units of a plain RNN; with one it learns none of the tasks."""


def sizes_for(task: Task) -> dict[Kind, int]:
    """Return the units at which the story of a task is told.

    On *hold* one LSTM unit stands beside eight of the others.
    """
    others = max(task.hidden_size, RNN_UNITS)
    return {"lstm": task.hidden_size, "gru": others, "rnn": others}


@dataclass(frozen=True, eq=False)
class LabState:
    """What is trained, and what is shown of it.

    Attributes
    ----------
    task : str
    cells : tuple of kind
        Who takes part, in the order of :data:`CELL_ORDER`.
    sizes : mapping of kind to int
        Units of each, whether it takes part or not.
    length : int
        Steps of a sequence.
    bias : str
        One of :data:`BIASES`.
    rate : float
        What each cell's own best learning rate is multiplied by; it can be changed while the
        training runs.
    seeds, first_seed : int
        How many seeds are trained, and the first of them.
    steps : int
        Most steps of the training.
    axis : {"steps", "seconds"}
        What the curves are drawn over.
    watched : kind
        The network whose gates are shown.
    watched_seed : int
        Which of the seeds' networks are shown, by its place, 0-based; what a training does not
        have counts as its last.
    unit : int
        The unit whose gates are shown, 0-based; what the network does not have counts as the last.
    """

    task: str = "hold"
    cells: tuple[Kind, ...] = CELL_ORDER
    sizes: Mapping[Kind, int] = field(default_factory=lambda: sizes_for(find_task("hold")))
    length: int = 60
    bias: str = "1"
    rate: float = 1.0
    seeds: int = 1
    first_seed: int = 0
    steps: int = 3000
    axis: Axis = "steps"
    watched: Kind = "lstm"
    watched_seed: int = 0
    unit: int = 0


def competitors_of(lab: LabState) -> tuple[Competitor, ...]:
    """Return who takes part, each with the learning rate that suits it best."""
    task = find_task(lab.task)
    bias = 1.0 if lab.bias == "chrono" else float(lab.bias)
    return tuple(
        Competitor(kind, lab.sizes[kind], task.rate(kind, lab.sizes[kind]))
        if kind != "lstm"
        else Competitor(
            kind,
            lab.sizes[kind],
            task.rate(kind, lab.sizes[kind]),
            bias,
            lab.bias == "chrono",
        )
        for kind in lab.cells
    )


def setup_of(lab: LabState) -> LabSetup:
    """Return the training that the choices describe; the rate is not part of it."""
    return LabSetup(
        task=lab.task,
        length=lab.length,
        competitors=competitors_of(lab),
        seeds=tuple(range(lab.first_seed, lab.first_seed + lab.seeds)),
        steps=lab.steps,
    )
