"""Lessons, quizzes and goals together: those of the program, and a teacher's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr
from lstm_studio.state.goals import Goal
from lstm_studio.state.lessons import Lesson
from lstm_studio.state.quizzes import Quiz

if TYPE_CHECKING:
    from lstm_studio.state.library import Library
    from lstm_studio.state.studio import StudioState

__all__ = ["Content", "content_of", "find_goal", "find_lesson", "find_quiz"]

T = TypeVar("T", Lesson, Quiz, Goal)


@dataclass(frozen=True, eq=False)
class Content:
    """What can be taught; compared by identity.

    Parameters
    ----------
    lessons : tuple of Lesson
    quizzes : tuple of Quiz
    goals : tuple of Goal
        From easy to hard.
    name : str
        The name of the folder it comes from; empty for the program's own.
    """

    lessons: tuple[Lesson, ...] = ()
    quizzes: tuple[Quiz, ...] = ()
    goals: tuple[Goal, ...] = ()
    name: str = ""


def content_of(state: StudioState, library: Library) -> Content:
    """Return all there is: a teacher's own first, in place of what has the same id."""
    shipped, own = library.content(), state.learning.own
    if own is None:
        return shipped
    return Content(
        _joined(own.lessons, shipped.lessons),
        _joined(own.quizzes, shipped.quizzes),
        _joined(own.goals, shipped.goals),
        own.name,
    )


def _joined(own: tuple[T, ...], shipped: tuple[T, ...]) -> tuple[T, ...]:
    taken = {one.id for one in own}
    return (*own, *(one for one in shipped if one.id not in taken))


def find_lesson(state: StudioState, library: Library, name: str) -> Lesson:
    """Return a lesson by its id.

    Raises
    ------
    StudioError
        When there is none.
    """
    lessons = content_of(state, library).lessons
    for lesson in lessons:
        if lesson.id == name:
            return lesson
    raise StudioError(tr("There is no lesson “{name}”.", name=name), _known(lessons))


def find_quiz(state: StudioState, library: Library, name: str) -> Quiz:
    """Return a quiz by its id.

    Raises
    ------
    StudioError
        When there is none.
    """
    quizzes = content_of(state, library).quizzes
    for quiz in quizzes:
        if quiz.id == name:
            return quiz
    raise StudioError(tr("There is no quiz “{name}”.", name=name), _known(quizzes))


def find_goal(state: StudioState, library: Library, name: str) -> Goal:
    """Return a goal by its id.

    Raises
    ------
    StudioError
        When there is none.
    """
    goals = content_of(state, library).goals
    for goal in goals:
        if goal.id == name:
            return goal
    raise StudioError(tr("There is no goal “{id}”.", id=name), _known(goals))


def _known(there: tuple[T, ...]) -> str:
    return tr("Known: {names}.", names=", ".join(one.id for one in there))
