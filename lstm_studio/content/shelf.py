"""The lessons, quizzes and goals that come with the program."""

from __future__ import annotations

from functools import cached_property

from lstm_studio.assets import resource
from lstm_studio.state.content import Content
from lstm_studio.state.goals import Goal
from lstm_studio.state.lessons import Lesson
from lstm_studio.state.quizzes import Quiz

__all__ = ["LESSONS", "shipped_content"]

LESSONS = ("gates",)
"""The ids of the shipped lessons, in teaching order."""


class _Shelf(Content):
    """What comes with the program, each part read when it is first asked for.

    Who opens the page "Learn" sees the lesson; the quizzes' and the goals' files would take longer
    to read than it does.
    """

    def __init__(self) -> None:
        super().__init__()
        for part in ("lessons", "quizzes", "goals"):
            del self.__dict__[part]  # what is empty here hides what is read below

    @cached_property
    def lessons(self) -> tuple[Lesson, ...]:  # pyright: ignore[reportIncompatibleVariableOverride]
        """The lessons, in teaching order."""
        from lstm_studio.content.lesson_files import load_lesson

        return tuple(load_lesson(resource("lessons", f"{name}.toml")) for name in LESSONS)

    @cached_property
    def quizzes(self) -> tuple[Quiz, ...]:  # pyright: ignore[reportIncompatibleVariableOverride]
        """The quizzes, in the order in which they are offered."""
        from lstm_studio.content.quiz_files import shipped_quizzes

        return shipped_quizzes()

    @cached_property
    def goals(self) -> tuple[Goal, ...]:  # pyright: ignore[reportIncompatibleVariableOverride]
        """The goals, from easy to hard."""
        from lstm_studio.content.goal_files import shipped_goals

        return shipped_goals()


def shipped_content() -> Content:
    """Return what comes with the program, read anew each time.

    Asking it for lessons, quizzes or goals raises StudioError when a file is missing or damaged.
    """
    return _Shelf()
