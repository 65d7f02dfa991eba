"""The quiz that is under way: where it stands, what was answered and how it was judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lstm_studio.core.quiz_numbers import NumberCase

if TYPE_CHECKING:
    from lstm_studio.state.grading import Answer, Verdict
    from lstm_studio.state.quizzes import Quiz

__all__ = ["QuizState"]


@dataclass(frozen=True, eq=False)
class QuizState:
    """One go through a quiz.

    Attributes
    ----------
    quiz : Quiz or None
        As it was when it was begun: a teacher's file may change meanwhile.
    run : str
        The id of this go, by which its answers are kept together.
    seed : int
        What shuffles questions and options and draws numbers.
    order : tuple of str
        The ids of the questions asked.
    at : int
        Which of them is shown, 0-based; their number for the result at the end.
    open : bool
        Whether the dialog is seen.
    folded : bool
        Whether it has been made small, to see the page behind it.
    held : str
        The job in hand, which goes to the target pointed at next; empty for none.
    answers : mapping of str to Answer
        By question; a part may be missing yet.
    judged : mapping of str to Answer
        The answers that the marks are about.
    marks : mapping of str to Verdict
        What is shown of the last judgement; what has been changed since then is left out.
    verdicts : mapping of str to tuple of Verdict
        All judgements; the first one counts.
    cases : mapping of str to NumberCase
        The numbers of numeric questions, from the moment when they were asked.
    seconds : mapping of str to float
        The time taken, all answers together.
    kept : bool
        Whether the last answer has reached the disk.
    """

    quiz: Quiz | None = None
    run: str = ""
    seed: int = 0
    order: tuple[str, ...] = ()
    at: int = 0
    open: bool = False
    folded: bool = False
    held: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict[str, Any])
    judged: Mapping[str, Answer] = field(default_factory=dict[str, Any])
    marks: Mapping[str, Verdict] = field(default_factory=dict[str, Any])
    verdicts: Mapping[str, tuple[Verdict, ...]] = field(default_factory=dict[str, Any])
    cases: Mapping[str, NumberCase] = field(default_factory=dict[str, NumberCase])
    seconds: Mapping[str, float] = field(default_factory=dict[str, float])
    kept: bool = True

    @property
    def asked(self) -> str:
        """The id of the question shown; empty at the end, and without a quiz."""
        return self.order[self.at] if self.at < len(self.order) else ""

    @property
    def ended(self) -> bool:
        """Whether the result is shown."""
        return bool(self.order) and self.at >= len(self.order)

    @property
    def under_way(self) -> bool:
        """Whether it has been begun and not come to its end."""
        return self.quiz is not None and not self.ended

    def solved(self, question: str) -> bool:
        """Return whether a question has been answered right, at whatever attempt."""
        return any(one.right for one in self.verdicts.get(question, ()))

    @property
    def wrong(self) -> tuple[str, ...]:
        """The questions whose first answer was wrong, or that were left out."""
        first = {name: found[0].right for name, found in self.verdicts.items() if found}
        return tuple(name for name in self.order if not first.get(name, False))

    @property
    def score(self) -> int:
        """How many first answers were right."""
        return len(self.order) - len(self.wrong)

    @property
    def passed(self) -> bool:
        """Whether enough first answers were right."""
        least = 1.0 if self.quiz is None else self.quiz.least
        return bool(self.order) and self.score >= least * len(self.order) - 1e-9

    @property
    def misconceptions(self) -> tuple[str, ...]:
        """The beliefs that were behind wrong answers, each once."""
        found = (
            belief
            for name in self.order
            for verdict in self.verdicts.get(name, ())
            for belief in verdict.misconceptions
        )
        return tuple(dict.fromkeys(found))
