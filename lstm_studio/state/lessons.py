"""Lessons as they are taught: steps, each a scene on the real application with something to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lstm_studio.state.expect import Expectation
from lstm_studio.state.scenes import Scene

__all__ = ["Choice", "Lesson", "LessonStep", "Prediction", "Recall"]


@dataclass(frozen=True)
class Choice:
    """One answer to a prediction.

    Parameters
    ----------
    text : str
        Markdown.
    right : bool
    says : str
        What is said to someone who chose it, once all is revealed; Markdown.
    """

    text: str
    right: bool
    says: str


@dataclass(frozen=True)
class Prediction:
    """Something to say before it is shown.

    Parameters
    ----------
    question : str
        Markdown.
    choices : tuple of Choice
        At least two.
    reveal : Scene
        What is done on the bench, as it stands, to show the answer.
    hide : tuple of str
        Docks and controls out of sight until it has been said: they show the answer.
    """

    question: str
    choices: tuple[Choice, ...]
    reveal: Scene
    hide: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recall:
    """One sentence to take away, and the scene that shows it."""

    says: str
    scene: Scene


@dataclass(frozen=True)
class LessonStep:
    """One step.

    Parameters
    ----------
    id : str
        Its name within the lesson, by which progress is kept.
    title : str
    text : str
        Markdown; key terms are links such as ``[forget gate](term:f)``.
    scene : Scene
        What is on the bench at first.
    hide : tuple of str
        Docks that this step does without.
    predict : Prediction or None
    task : str
        The one thing to do; Markdown.
    expectations : tuple of Expectation
        What is true once it has been done, in the order in which it is looked at.
    truth : str
        Where the text simplifies, what it leaves out; Markdown.
    sources : tuple of str
        Papers and pages that it rests on.
    quiz : str
        The quiz that belongs to it, by its id; empty for none.
    recalls : tuple of Recall
        Sentences to take away.
    """

    id: str
    title: str
    text: str
    scene: Scene = ()
    hide: tuple[str, ...] = ()
    predict: Prediction | None = None
    task: str = ""
    expectations: tuple[Expectation, ...] = ()
    truth: str = ""
    sources: tuple[str, ...] = ()
    quiz: str = ""
    recalls: tuple[Recall, ...] = ()


@dataclass(frozen=True)
class Lesson:
    """One lesson.

    Parameters
    ----------
    id : str
        The name of its file.
    title, about : str
    minutes : int
        How long it takes, about.
    steps : tuple of LessonStep
        At least one.
    folder : Path or None
        Where the pictures of its texts may lie; None for texts without.
    """

    id: str
    title: str
    about: str
    minutes: int
    steps: tuple[LessonStep, ...]
    folder: Path | None = None

    def position(self, step: str) -> int | None:
        """Return the place of a step, counted from 0; None where there is none of that id."""
        return next((n for n, one in enumerate(self.steps) if one.id == step), None)
