"""What the panel of a lesson says about expectations and progress."""

from __future__ import annotations

from lstm_studio.i18n import integer, number, tr
from lstm_studio.state.expect import Check, Expectation
from lstm_studio.state.learning import LearningState
from lstm_studio.state.lessons import Lesson

__all__ = ["check_text", "done_count", "minutes_left", "place_text", "step_mark"]


def place_text(lesson: Lesson, step: int) -> str:
    """Return where in the lesson one is."""
    return tr("Step {number} of {all}", number=integer(step + 1), all=integer(len(lesson.steps)))


def check_text(expectation: Expectation, check: Check) -> str:
    """Return how an expectation stands: its sentence, and what was found where it is not met."""
    if check.met:
        return tr("✓ {says}", says=expectation.says)
    if isinstance(check.value, float | int) and not isinstance(check.value, bool):
        found = float(check.value)
        value = number(found, 0 if found.is_integer() else 2)
        if check.step is not None:
            return tr(
                "○ {says} Step {step} is the first that is not so: {value}.",
                says=expectation.says,
                step=integer(check.step + 1),
                value=value,
            )
        return tr("○ {says} Now it is {value}.", says=expectation.says, value=value)
    return tr("○ {says}", says=expectation.says)


def step_mark(done: bool, here: bool) -> str:
    """Return the mark of a step in a list; shapes, not colours alone."""
    return "✓" if done else "●" if here else "○"


def done_count(lesson: Lesson, learning: LearningState) -> int:
    """Return how many steps of a lesson have been done."""
    return sum((lesson.id, step.id) in learning.done for step in lesson.steps)


def minutes_left(lesson: Lesson, learning: LearningState) -> int:
    """Return about how many minutes the rest takes, by its share of the steps."""
    rest = len(lesson.steps) - done_count(lesson, learning)
    return round(lesson.minutes * rest / len(lesson.steps))
