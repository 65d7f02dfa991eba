"""The lessons, quizzes and goals that come with the program."""

from __future__ import annotations

from lstm_studio.assets import resource
from lstm_studio.content.goal_files import shipped_goals
from lstm_studio.content.lesson_files import load_lesson
from lstm_studio.content.quiz_files import shipped_quizzes
from lstm_studio.state.content import Content

__all__ = ["LESSONS", "shipped_content"]

LESSONS = ("gates",)
"""The ids of the shipped lessons, in teaching order."""


def shipped_content() -> Content:
    """Return what comes with the program, read anew each time.

    Raises
    ------
    StudioError
        When a file is missing or damaged.
    """
    lessons = tuple(load_lesson(resource("lessons", f"{name}.toml")) for name in LESSONS)
    return Content(lessons, shipped_quizzes(), shipped_goals())
