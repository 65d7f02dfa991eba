"""What many answers come to: by quiz, and by misconception."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lstm_studio.state.attempts import Attempt

__all__ = [
    "MisconceptionSum",
    "QuizSum",
    "RunSum",
    "misconception_sums",
    "moment",
    "quiz_sums",
]


def moment(when: str) -> float:
    """Return a moment as seconds since 1970, so that moments of all time zones can be ordered."""
    return datetime.fromisoformat(when).timestamp()


@dataclass(frozen=True)
class RunSum:
    """One go through a quiz.

    Attributes
    ----------
    run : str
    questions : int
        How many were answered.
    right : int
        How many first answers were right: a second one after the feedback adds nothing.
    seconds : float
        Over all answers.
    when : str
        When the last answer was given.
    """

    run: str
    questions: int
    right: int
    seconds: float
    when: str


@dataclass(frozen=True)
class QuizSum:
    """All that was done of a quiz.

    Attributes
    ----------
    quiz : str
    runs : tuple of RunSum
        In the order in which they were begun.
    """

    quiz: str
    runs: tuple[RunSum, ...]

    @property
    def best(self) -> RunSum:
        """The run with the most right; of equals the one of fewer questions, then the newer."""
        return max(reversed(self.runs), key=_worth)

    @property
    def last(self) -> RunSum:
        """The run whose last answer is the newest; of equals the one begun later."""
        return max(reversed(self.runs), key=_newness)

    @property
    def seconds(self) -> float:
        """Over all runs."""
        return sum(run.seconds for run in self.runs)


def _worth(run: RunSum) -> tuple[int, int]:
    return run.right, -run.questions


def _newness(run: RunSum) -> float:
    return moment(run.when)


def quiz_sums(attempts: Iterable[Attempt]) -> tuple[QuizSum, ...]:
    """Return every quiz of which a question was answered, in the order of their first answers."""
    runs: dict[str, dict[str, list[Attempt]]] = {}
    for one in attempts:
        runs.setdefault(one.quiz, {}).setdefault(one.run, []).append(one)
    return tuple(
        QuizSum(quiz, tuple(_run_sum(run, answers) for run, answers in found.items()))
        for quiz, found in runs.items()
    )


def _run_sum(run: str, answers: list[Attempt]) -> RunSum:
    first: dict[str, bool] = {}
    for one in answers:
        first.setdefault(one.question, one.right)
    return RunSum(
        run,
        len(first),
        sum(first.values()),
        sum(one.seconds for one in answers),
        max((one.when for one in answers), key=moment),
    )


@dataclass(frozen=True)
class MisconceptionSum:
    """A misconception that answers have shown.

    Attributes
    ----------
    name : str
    count : int
        In how many answers.
    questions : tuple of (str, str)
        Quiz and question of each question where it was shown, in the order of the answers.
    overcome : bool
        Whether each of these questions was answered rightly the last time.
    """

    name: str
    count: int
    questions: tuple[tuple[str, str], ...]
    overcome: bool


def misconception_sums(attempts: Iterable[Attempt]) -> tuple[MisconceptionSum, ...]:
    """Return all misconceptions: those not overcome first, then the most frequent."""
    counts: dict[str, int] = {}
    where: dict[str, dict[tuple[str, str], None]] = {}
    right: dict[tuple[str, str], bool] = {}
    for one in attempts:
        place = (one.quiz, one.question)
        right[place] = one.right
        for name in one.misconceptions:
            counts[name] = counts.get(name, 0) + 1
            where.setdefault(name, {})[place] = None
    found = [
        MisconceptionSum(
            name, count, tuple(where[name]), all(right[place] for place in where[name])
        )
        for name, count in counts.items()
    ]
    return tuple(sorted(found, key=_urgency))


def _urgency(found: MisconceptionSum) -> tuple[bool, int]:
    return found.overcome, -found.count
