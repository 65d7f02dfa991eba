"""The best result of a quiz, from the answers that were kept."""

from __future__ import annotations

from collections.abc import Iterable

from lstm_studio.i18n import integer, tr
from lstm_studio.state.attempts import Attempt
from lstm_studio.state.quizzes import Quiz
from lstm_studio.state.quizzing import QuizState

__all__ = ["best_score", "quiz_note"]


def best_score(quiz: Quiz, attempts: Iterable[Attempt]) -> int | None:
    """Return the most first answers that were right in one go; None when it was never tried.

    Parameters
    ----------
    quiz : Quiz
    attempts : iterable of Attempt
        In the order in which they were made.
    """
    known = {one.id for one in quiz.questions}
    first: dict[tuple[str, str], bool] = {}
    for one in attempts:
        if one.quiz == quiz.id and one.question in known:
            first.setdefault((one.run, one.question), one.right)
    runs = {run for run, _ in first}
    scores = [sum(right for (run, _), right in first.items() if run == one) for one in runs]
    return max(scores, default=None)


def quiz_note(quiz: Quiz, best: int | None, now: QuizState) -> str:
    """Return what stands at the right of a quiz in a list."""
    if now.under_way and now.quiz is not None and now.quiz.id == quiz.id:
        return tr("question {n} of {count}", n=integer(now.at + 1), count=integer(len(now.order)))
    count = len(quiz.questions)
    if best is None:
        return tr("{n} questions", n=integer(count))
    if best >= quiz.least * count - 1e-9:
        return tr("passed, best {n} of {count}", n=integer(best), count=integer(count))
    return tr("best {n} of {count}", n=integer(best), count=integer(count))
