"""Quizzes as the program works with them: questions of five kinds, each with its explanations."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from lstm_studio.core.params import Floats
from lstm_studio.core.quiz_curves import CurveRun, run_curve
from lstm_studio.state.scenes import Scene

__all__ = [
    "PASS_SHARE",
    "ChoiceQuestion",
    "Curve",
    "Item",
    "Job",
    "MatchQuestion",
    "NumberQuestion",
    "Option",
    "OrderQuestion",
    "PlotQuestion",
    "Question",
    "Quiz",
    "Why",
    "shuffled",
]

PASS_SHARE = 0.7
"""The share of right answers with which a quiz is passed, where it says nothing else."""


@dataclass(frozen=True)
class Why:
    """What is said of a wrong answer.

    Attributes
    ----------
    says : str
        The explanation, in marked text.
    misconception : str
        The belief behind it, in a few words; what is recorded and counted.
    scene : tuple of Call
        What shows it in the sandbox; empty where nothing does.
    """

    says: str
    misconception: str = ""
    scene: Scene = ()


@dataclass(frozen=True)
class _Asked:
    """What every question has.

    Attributes
    ----------
    id : str
        Unique in its quiz.
    text : str
        What is asked, in marked text.
    explain : str
        What is said of the right answer.
    source : str
        The paper or page that it agrees with.
    code : str
        Python code that the question is about; shown, never run.
    scene : tuple of Call
        What shows the right answer on the page.
    """

    id: str
    text: str
    explain: str = ""
    source: str = ""
    code: str = ""
    scene: Scene = ()


@dataclass(frozen=True)
class Option:
    """One answer to choose; `why` is what is said when it is wrong, or was missed."""

    id: str
    text: str
    right: bool = False
    why: Why | None = None


@dataclass(frozen=True)
class ChoiceQuestion(_Asked):
    """One of several answers is right, or, with `several`, any number of them."""

    options: tuple[Option, ...] = ()
    several: bool = False


@dataclass(frozen=True)
class Job:
    """What has to be put where; `why` has an explanation for every wrong place."""

    id: str
    text: str
    target: str
    why: Mapping[str, Why] = field(default_factory=dict[str, Why])


@dataclass(frozen=True)
class MatchQuestion(_Asked):
    """Every job goes to one target; a target may take several jobs or none.

    Attributes
    ----------
    targets : mapping of str to str
        From the id, a gate's letter where it is a gate, to the name.
    jobs : tuple of Job
    """

    targets: Mapping[str, str] = field(default_factory=dict[str, str])
    jobs: tuple[Job, ...] = ()


@dataclass(frozen=True)
class Item:
    """One thing that has its place in an order; `why` says why it stands there."""

    id: str
    text: str
    why: Why


@dataclass(frozen=True)
class OrderQuestion(_Asked):
    """Things to be put in order; `items` are in the right one."""

    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class NumberQuestion(_Asked):
    """A number to be worked out.

    Attributes
    ----------
    template : str
        One of :data:`~lstm_studio.core.quiz_numbers.TEMPLATES`.
    seed : int or None
        What draws the numbers; the seed of the run when None.
    screen : bool
        Whether the numbers come from the cell on screen, where it is the one asked about.
    tolerance : float
        How far an answer may be off.
    slips : mapping of str to Why
        What is said of the answer that a typical mistake leads to.
    """

    template: str = "cell_state"
    seed: int | None = None
    screen: bool = False
    tolerance: float = 0.01
    slips: Mapping[str, Why] = field(default_factory=dict[str, Why])


@dataclass(frozen=True)
class Curve:
    """One curve to choose: a run of the cell; the one without `why` is the right one."""

    id: str
    run: CurveRun
    why: Why | None = None

    @property
    def right(self) -> bool:
        """Whether it is the curve asked for."""
        return self.why is None

    def values(self) -> Floats:
        """Return the curve, (T,) float64, as the cell makes it."""
        return run_curve(self.run)


@dataclass(frozen=True)
class PlotQuestion(_Asked):
    """What curve will the cell make?  To be chosen among curves, or to be drawn.

    Attributes
    ----------
    tokens : tuple of str
        What stands below the steps.
    curves : tuple of Curve
        One is right; of the others each is what a misconception would lead to.
    draw : bool
        Whether the curve is drawn.
    tolerance : float
        How far a drawing may lie from the curve, on average over the steps.
    """

    tokens: tuple[str, ...] = ()
    curves: tuple[Curve, ...] = ()
    draw: bool = False
    tolerance: float = 0.12

    @property
    def key(self) -> Curve:
        """The right curve."""
        return next(curve for curve in self.curves if curve.right)


Question = ChoiceQuestion | MatchQuestion | OrderQuestion | NumberQuestion | PlotQuestion


@dataclass(frozen=True)
class Quiz:
    """A quiz.

    Attributes
    ----------
    id : str
        The name of its file.
    title, about : str
    questions : tuple of Question
    closed : bool
        Closed book: the page is covered while it runs.
    shuffled : bool
        Whether the questions come in another order each time; options always do.
    least : float
        The share of right answers with which it is passed.
    """

    id: str
    title: str
    about: str
    questions: tuple[Question, ...]
    closed: bool = False
    shuffled: bool = False
    least: float = PASS_SHARE

    def question(self, name: str) -> Question:
        """Return the question of an id; the caller knows that there is one."""
        return next(one for one in self.questions if one.id == name)


def shuffled(ids: tuple[str, ...], seed: int, about: str) -> tuple[str, ...]:
    """Return ids in the order that a seed makes of them, another for each question.

    Parameters
    ----------
    ids : tuple of str
    seed : int
        The seed of the run, which is shown.
    about : str
        The id of the question, so that equal seeds do not shuffle all questions alike.
    """
    mixed = list(ids)
    random.Random(f"{about} {seed}").shuffle(mixed)
    return tuple(mixed)
