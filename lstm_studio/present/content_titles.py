"""What content calls its lessons, quizzes and goals, in plain text for tables and files."""

from __future__ import annotations

import re

from lstm_studio.present.progress_texts import Entry, Titles
from lstm_studio.state.content import Content
from lstm_studio.state.quizzes import NumberQuestion, Question

__all__ = ["plain_text", "titles_of"]

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_DRAWN = re.compile(r"\{\w+\}")
_MARKS = re.compile(r"(\*\*|\*|`+)(?=\S)(.+?)(?<=\S)\1")


def plain_text(marked: str) -> str:
    """Return marked text without its marks, in one line."""
    return " ".join(_MARKS.sub(r"\2", _LINK.sub(r"\1", marked)).split())


def _asked(question: Question) -> str:
    """Return what is asked; a number that is drawn anew each time is left open."""
    text = plain_text(question.text)
    return _DRAWN.sub("…", text) if isinstance(question, NumberQuestion) else text


def titles_of(content: Content) -> Titles:
    """Return the titles of everything in `content`."""
    return Titles(
        quizzes={one.id: Entry(one.title, len(one.questions)) for one in content.quizzes},
        questions={
            (quiz.id, one.id): _asked(one) for quiz in content.quizzes for one in quiz.questions
        },
        lessons={one.id: Entry(one.title, len(one.steps)) for one in content.lessons},
        goals={one.id: Entry(one.title) for one in content.goals},
    )
