"""What can be asked for while something is learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import integer, tr
from lstm_studio.state.content import Content, content_of, find_lesson
from lstm_studio.state.learning import StepName
from lstm_studio.state.lessons import Lesson, LessonStep
from lstm_studio.state.library import Library
from lstm_studio.state.registry import intent
from lstm_studio.state.scenes import apply_calls, apply_scene
from lstm_studio.state.studio import StudioState

__all__ = ["lesson_of", "step_of"]


def lesson_of(state: StudioState, library: Library) -> Lesson | None:
    """Return the lesson that was begun; None before one was, or when its folder has gone."""
    name = state.learning.lesson
    return next((one for one in content_of(state, library).lessons if one.id == name), None)


def step_of(state: StudioState, library: Library) -> LessonStep | None:
    """Return the step of that lesson; None where there is none."""
    lesson = lesson_of(state, library)
    if lesson is None:
        return None
    return lesson.steps[min(state.learning.step, len(lesson.steps) - 1)]


@intent()
def go_to_step(
    state: StudioState, library: Library, lesson: str | None = None, step: int = 0
) -> StudioState:
    """Begin a lesson, or go to another of its steps: its scene comes on the bench.

    `lesson` is the one that runs when left out.
    """
    found = find_lesson(state, library, state.learning.lesson if lesson is None else lesson)
    if not 0 <= step < len(found.steps):
        raise StudioError(
            tr("The lesson has no step {step}.", step=integer(step + 1)),
            tr("It has {count}.", count=integer(len(found.steps))),
        )
    learning = state.learning
    leaving = step_of(state, library)
    if learning.activity == "lesson" and learning.lesson == found.id and leaving is not None:
        # Nothing to check: a step that has been read, and predicted, is done by going on.
        name = (found.id, leaving.id)
        read = leaving.predict is None or name in learning.predictions
        if step == learning.step + 1 and read and not leaving.expectations and not leaving.quiz:
            learning = replace(learning, done=learning.done | {name})
    before = state if learning.activity != "lesson" and not learning.free else learning.before
    running = replace(
        learning, activity="lesson", lesson=found.id, step=step, free=False, before=before
    )
    there = apply_scene(replace(state, learning=running), library, found.steps[step].scene)
    name = (found.id, found.steps[step].id)
    predict = found.steps[step].predict
    if predict is not None and name in running.predictions:
        there = apply_calls(there, library, predict.reveal)
    return there


@intent()
def predict(state: StudioState, library: Library, choice: int) -> StudioState:
    """Say what will happen; it is then shown on the bench."""
    lesson, step = lesson_of(state, library), step_of(state, library)
    if lesson is None or step is None or step.predict is None:
        raise StudioError(tr("There is nothing to predict here."))
    if not 0 <= choice < len(step.predict.choices):
        raise StudioError(tr("There is no answer {number}.", number=integer(choice + 1)))
    learning = state.learning
    predictions = {**learning.predictions, (lesson.id, step.id): choice}
    state = replace(state, learning=replace(learning, predictions=predictions))
    return apply_calls(state, library, step.predict.reveal)


@intent()
def recall(state: StudioState, library: Library, index: int) -> StudioState:
    """Show again what a sentence to take away is about; the step stays."""
    lesson, step = lesson_of(state, library), step_of(state, library)
    if lesson is None or step is None or not 0 <= index < len(step.recalls):
        raise StudioError(tr("There is nothing to show again here."))
    recalled = state.learning.recalled | {(lesson.id, step.id, index)}
    state = replace(state, learning=replace(state.learning, recalled=recalled))
    return apply_scene(state, library, step.recalls[index].scene)


@intent()
def play_freely(state: StudioState, library: Library) -> StudioState:
    """Leave the panel of the lesson for a while; the bench stays as it is."""
    if state.learning.activity != "lesson":
        return state
    return replace(state, learning=replace(state.learning, activity="", free=True))


@intent()
def leave_lesson(state: StudioState, library: Library) -> StudioState:
    """End the lesson; what was on the bench before it comes back, what was learned stays."""
    learning = state.learning
    ended = replace(learning, activity="", free=False, before=None)
    if learning.activity != "lesson" and not learning.free:
        return state
    before = state if learning.before is None else learning.before
    page = "learn" if state.view.page != "learn" else state.view.page
    return replace(
        before,
        learning=ended,
        quiz=state.quiz,
        look=state.look,
        view=replace(before.view, page=page),
    )


@intent(transient=True)
def mark_done(state: StudioState, library: Library, steps: Sequence[StepName]) -> StudioState:
    """Remember that steps have been done."""
    done = state.learning.done | {(lesson, step) for lesson, step in steps}
    if done == state.learning.done:
        return state
    return replace(state, learning=replace(state.learning, done=done))


@intent(transient=True)
def mark_quiz(state: StudioState, library: Library, quiz: str) -> StudioState:
    """Remember that a quiz has been gone through to its end."""
    if quiz in state.learning.finished:
        return state
    finished = state.learning.finished | {quiz}
    return replace(state, learning=replace(state.learning, finished=finished))


@intent(transient=True)
def forget_done(state: StudioState, library: Library) -> StudioState:
    """Forget which steps were done and what was predicted."""
    learning = replace(
        state.learning,
        done=frozenset(),
        predictions={},
        recalled=frozenset(),
        finished=frozenset(),
    )
    return replace(state, learning=learning)


@intent(transient=True)
def use_content(state: StudioState, library: Library, own: Content | None) -> StudioState:
    """Use a teacher's own lessons, quizzes and goals, or none.

    The step that runs goes on where it is, found by its id; a lesson that has gone ends.
    """
    old = step_of(state, library)
    there = replace(state, learning=replace(state.learning, own=own))
    learning = there.learning
    if old is None or not (learning.activity == "lesson" or learning.free):
        return there
    lesson = lesson_of(there, library)
    if lesson is None:
        return leave_lesson(there, library)
    place = lesson.position(old.id)
    if place is None:
        place = min(learning.step, len(lesson.steps) - 1)
    return replace(there, learning=replace(learning, step=place))
