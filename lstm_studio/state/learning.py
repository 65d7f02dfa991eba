"""What is being learned: the lesson that runs, what was predicted, what has been done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lstm_studio.state.content import Content
    from lstm_studio.state.studio import StudioState

__all__ = ["Activity", "LearningState", "StepName"]

Activity = Literal["", "lesson"]

StepName = tuple[str, str]
"""The ids of a lesson and of one of its steps."""


@dataclass(frozen=True, eq=False)
class LearningState:
    """Where the person stands.

    Attributes
    ----------
    activity : {"", "lesson"}
        What the panel beside the page holds; empty for none.
    lesson : str
        The lesson that was last begun, by its id; empty for none.
    step : int
        Its step, 0-based.
    free : bool
        Whether the person plays on their own and comes back later.
    predictions : mapping of (lesson, step) to int
        The choice made, 0-based, once it is made.
    done : frozenset of (lesson, step)
        The steps whose expectations have been met, or that have none and were gone through.
    recalled : frozenset of (lesson, step, int)
        The sentences to take away that have been shown again, 0-based.
    finished : frozenset of str
        The quizzes that have been gone through to the end, by their ids.
    own : Content or None
        A teacher's own lessons, quizzes and goals.
    before : StudioState or None
        What was on the bench when the lesson was begun; leaving it brings that back.
    """

    activity: Activity = ""
    lesson: str = ""
    step: int = 0
    free: bool = False
    predictions: Mapping[StepName, int] = field(default_factory=dict[StepName, int])
    done: frozenset[StepName] = frozenset()
    recalled: frozenset[tuple[str, str, int]] = frozenset()
    finished: frozenset[str] = frozenset()
    own: Content | None = None
    before: StudioState | None = None
