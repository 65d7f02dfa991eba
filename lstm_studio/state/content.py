"""Lessons, quizzes and goals together: those of the program, and a teacher's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr
from lstm_studio.state.lessons import Lesson
from lstm_studio.state.quizzes import Quiz

if TYPE_CHECKING:
    from lstm_studio.state.library import Library
    from lstm_studio.state.studio import StudioState

T = TypeVar("T", Lesson, Quiz)

__all__ = ["Content", "content_of", "find_lesson", "find_quiz"]


@dataclass(frozen=True, eq=False)
class Content:
    """What can be taught; compared by identity.

    Parameters
    ----------
    lessons : tuple of Lesson
    quizzes : tuple of Quiz
    name : str
        The name of the folder it comes from; empty for the program's own.
    """

    lessons: tuple[Lesson, ...] = ()
    name: str = ""
    quizzes: tuple[Quiz, ...] = ()


def content_of(state: StudioState, library: Library) -> Content:
    """Return all there is: a teacher's own first, in place of what has the same id."""
    shipped, own = library.content(), state.learning.own
    if own is None:
        return shipped
    return Content(
        _joined(own.lessons, shipped.lessons), own.name, _joined(own.quizzes, shipped.quizzes)
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
    raise StudioError(
        tr("There is no lesson “{name}”.", name=name),
        tr("Known: {names}.", names=", ".join(one.id for one in lessons)),
    )


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
    raise StudioError(
        tr("There is no quiz “{name}”.", name=name),
        tr("Known: {names}.", names=", ".join(one.id for one in quizzes)),
    )
