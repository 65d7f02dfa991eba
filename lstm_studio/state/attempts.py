"""What a student has done: answers, steps of lessons, goals, and the name if one was given.

A record is checked and cut to size when it is made, so that what is kept in memory, written into
the file and read back is the same.  :meth:`Progress.after` says what each record means; the file
in ``engine.progress_store`` has to agree with it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

__all__ = [
    "DONE",
    "MAX_ANSWER",
    "MAX_CHANGES",
    "MAX_MISCONCEPTIONS",
    "MAX_NAME",
    "MAX_TEXT",
    "Attempt",
    "Change",
    "Forgotten",
    "GoalKept",
    "Named",
    "Progress",
    "StepKept",
    "sound_text",
]

DONE = "done"
"""What is kept of a lesson's step that has been done."""

MAX_TEXT = 200
"""Characters of an id, a misconception or a state."""

MAX_ANSWER = 2_000
MAX_NAME = 80
MAX_MISCONCEPTIONS = 20
MAX_STARS = 3
MAX_CHANGES = 1_000_000
"""Gate changes of a goal; many times what two thousand steps of eight lanes have."""

_MOST_SECONDS = 1e7
_YEARS = (1971, 2900)  # further away, some systems cannot say what the local time is
_SEED_BITS = 63  # what a column of SQLite holds


def sound_text(text: str, most: int = MAX_TEXT) -> str:
    """Return `text` as every encoding and every file takes it, in at most `most` characters.

    Halves of characters and the zero character become the sign for an unknown one.
    """
    return text[:most].encode("utf-8", "replace").decode("utf-8").replace("\0", "�")


def _checked_time(when: str) -> str:
    """Return a moment as it is written; refuse what is none, or has no time zone.

    Raises
    ------
    ValueError
    """
    found = datetime.fromisoformat(when)
    if found.tzinfo is None:
        raise ValueError(f"{when} has no time zone")
    if not _YEARS[0] <= found.year <= _YEARS[1]:
        raise ValueError(f"{when} is in no time zone that every system knows")
    return sound_text(when)


def _set(record: object, **values: object) -> None:
    for name, value in values.items():
        object.__setattr__(record, name, value)


@dataclass(frozen=True)
class Attempt:
    """One answer to one question.

    Attributes
    ----------
    quiz, question : str
        Ids of content.
    right : bool
    score : float
        From 0 to 1; part of a matching may be right.
    seconds : float
        From the question's being shown to the answer.
    seed : int
        What the order of the options, or the numbers, were drawn with.
    misconceptions : tuple of str
        What the wrong options chosen stand for: ids, or short texts.
    answer : str
        What was answered, as text.
    when : str
        ISO-8601 with a time zone; the program writes UTC.
    run : str
        Which go through the quiz it belongs to.

    Raises
    ------
    ValueError
        When a number is not finite or out of its range, or `when` is no moment with a time zone.
    """

    quiz: str
    question: str
    right: bool
    score: float
    seconds: float
    seed: int
    misconceptions: tuple[str, ...]
    answer: str
    when: str
    run: str

    def __post_init__(self) -> None:
        if not 0 <= self.score <= 1:
            raise ValueError(f"a score of {self.score}")
        if not (math.isfinite(self.seconds) and self.seconds >= 0):
            raise ValueError(f"{self.seconds} seconds")
        if not -(2**_SEED_BITS) <= self.seed < 2**_SEED_BITS:
            raise ValueError(f"the seed {self.seed}")
        # A misconception named twice in one answer is one.
        named = dict.fromkeys(sound_text(one) for one in self.misconceptions)
        _set(
            self,
            quiz=sound_text(self.quiz),
            question=sound_text(self.question),
            right=bool(self.right),
            score=float(self.score),
            seconds=min(float(self.seconds), _MOST_SECONDS),
            misconceptions=tuple(named)[:MAX_MISCONCEPTIONS],
            answer=sound_text(self.answer, MAX_ANSWER),
            when=_checked_time(self.when),
            run=sound_text(self.run),
        )


@dataclass(frozen=True)
class StepKept:
    """How far a step of a lesson has come: ``state`` is a word of the lesson, such as ``done``."""

    lesson: str
    step: str
    state: str
    when: str

    def __post_init__(self) -> None:
        _set(
            self,
            lesson=sound_text(self.lesson),
            step=sound_text(self.step),
            state=sound_text(self.state),
            when=_checked_time(self.when),
        )


@dataclass(frozen=True)
class GoalKept:
    """A goal that was met: the stars it brought and how often a gate was changed for it.

    Raises
    ------
    ValueError
        When there are more stars or changes than there can be.
    """

    goal: str
    stars: int
    changes: int
    when: str

    def __post_init__(self) -> None:
        if not (0 <= self.stars <= MAX_STARS and 0 <= self.changes <= MAX_CHANGES):
            raise ValueError(f"{self.stars} stars for {self.changes} changes")
        _set(self, goal=sound_text(self.goal), when=_checked_time(self.when))

    @property
    def rank(self) -> tuple[int, int]:
        """The larger, the better: more stars, then fewer changes."""
        return self.stars, -self.changes


@dataclass(frozen=True)
class Named:
    """The student's name; empty to be without one."""

    name: str

    def __post_init__(self) -> None:
        _set(self, name=sound_text(" ".join(self.name.split()), MAX_NAME).strip())


@dataclass(frozen=True)
class Forgotten:
    """Everything is forgotten: answers, steps, goals and the name."""


Change = Attempt | StepKept | GoalKept | Named | Forgotten


@dataclass(frozen=True)
class Progress:
    """All that is known of a student.

    Attributes
    ----------
    attempts : tuple of Attempt
        In the order in which they were made.
    steps : tuple of StepKept
        The newest of each step, in the order in which the steps were first kept.
    goals : tuple of GoalKept
        The best of each goal, in the order in which the goals were first met.
    name : str
        Empty when none was given.
    """

    attempts: tuple[Attempt, ...] = ()
    steps: tuple[StepKept, ...] = ()
    goals: tuple[GoalKept, ...] = ()
    name: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was done yet; a name alone is nothing done."""
        return not (self.attempts or self.steps or self.goals)

    def changes(self) -> tuple[Change, ...]:
        """Return the records that lead from nothing to what is known."""
        named = (Named(self.name),) if self.name else ()
        return (*self.attempts, *self.steps, *self.goals, *named)

    def after(self, changes: Iterable[Change]) -> Progress:
        """Return what is known after some changes, in their order."""
        attempts, name = list(self.attempts), self.name
        steps = {(one.lesson, one.step): one for one in self.steps}
        goals = {one.goal: one for one in self.goals}
        for change in changes:
            match change:
                case Attempt():
                    attempts.append(change)
                case StepKept():
                    steps[change.lesson, change.step] = change
                case GoalKept():
                    known = goals.get(change.goal)
                    if known is None or change.rank > known.rank:
                        goals[change.goal] = change
                case Named():
                    name = change.name
                case Forgotten():
                    attempts, name = [], ""
                    steps, goals = {}, {}
        return replace(
            self,
            attempts=tuple(attempts),
            steps=tuple(steps.values()),
            goals=tuple(goals.values()),
            name=name,
        )
