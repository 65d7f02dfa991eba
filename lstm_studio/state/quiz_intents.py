"""What can be asked for in a quiz.

Nothing of it is undone: what was answered was answered, and Undo belongs to the bench behind.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from lstm_studio.core.errors import StudioError
from lstm_studio.core.quiz_numbers import NumberCase, drawn_case, screen_case
from lstm_studio.i18n import integer, tr
from lstm_studio.state.content import find_quiz
from lstm_studio.state.grading import Answer, Verdict
from lstm_studio.state.library import Library
from lstm_studio.state.quizzes import (
    ChoiceQuestion,
    MatchQuestion,
    NumberQuestion,
    OrderQuestion,
    PlotQuestion,
    Question,
    shuffled,
)
from lstm_studio.state.quizzing import QuizState
from lstm_studio.state.registry import intent
from lstm_studio.state.scenes import Scene, apply_scene
from lstm_studio.state.studio import StudioState

__all__ = ["QUIZ_INTENTS", "question_asked", "targets_on_diagram"]

QUIZ_INTENTS = (
    "start_quiz",
    "show_question",
    "choose_answer",
    "hold_job",
    "place_job",
    "take_job_back",
    "move_line",
    "write_answer",
    "draw_answer",
    "mark_answer",
    "fold_quiz",
    "open_quiz",
    "close_quiz",
    "show_scene",
)
"""All of them: no file may name one."""

MAX_ANSWER = 200
_SEEDS = 2**31
_LIMIT = 5.0  # beyond it nothing is drawn

# What a person may click on in the diagram and mean the gate beside it.
_STANDS_FOR = {
    "times_f": "f",
    "times_i": "i",
    "times_o": "o",
    "times_z": "z",
    "times_r": "r",
    "one_minus": "z",
    "n": "g",
}


def question_asked(state: StudioState) -> Question | None:
    """Return the question that is shown; None for none."""
    quiz = state.quiz
    return quiz.quiz.question(quiz.asked) if quiz.quiz is not None and quiz.asked else None


def targets_on_diagram(state: StudioState) -> Mapping[str, str]:
    """Return the parts of the diagram that take a job now, and the target each stands for."""
    question = question_asked(state)
    if not state.quiz.open or not isinstance(question, MatchQuestion):
        return {}
    if state.quiz.solved(question.id):
        return {}
    found = {name: name for name in question.targets}
    found |= {part: name for part, name in _STANDS_FOR.items() if name in question.targets}
    return found


# ------------------------------------------------------------------------------- coming and going


@intent(transient=True)
def start_quiz(
    state: StudioState,
    library: Library,
    quiz: str,
    seed: int = 0,
    run: str = "",
    only: Sequence[str] = (),
) -> StudioState:
    """Begin a quiz, or some of its questions again."""
    found = find_quiz(state, library, quiz)
    if not 0 <= seed < _SEEDS:
        raise StudioError(tr("A seed is a whole number from 0 on."))
    names = tuple(one.id for one in found.questions if not only or one.id in only)
    if not names:
        raise StudioError(tr("There is no such question in “{title}”.", title=found.title))
    if found.shuffled:
        names = shuffled(names, seed, found.id)
    fresh = QuizState(found, run, seed, names, open=True)
    return _entered(replace(state, quiz=fresh), library)


@intent(transient=True)
def show_question(state: StudioState, library: Library, index: int) -> StudioState:
    """Go to a question, 0-based; their number is the result."""
    quiz = _running(state)
    if not 0 <= index <= len(quiz.order):
        raise StudioError(tr("There is no question {n}.", n=integer(index + 1)))
    if index == quiz.at:
        return state
    return _entered(replace(state, quiz=replace(quiz, at=index, held="")), library)


@intent(transient=True)
def open_quiz(state: StudioState, library: Library) -> StudioState:
    """Go on with the quiz where it was left."""
    return replace(state, quiz=replace(_running(state), open=True, folded=False))


@intent(transient=True)
def close_quiz(state: StudioState, library: Library) -> StudioState:
    """Put the quiz away; it goes on where it was left."""
    if not state.quiz.open:
        return state
    return replace(state, quiz=replace(state.quiz, open=False))


@intent(transient=True)
def fold_quiz(state: StudioState, library: Library, folded: bool) -> StudioState:
    """Make the dialog small, to see the page, or large again."""
    if bool(folded) == state.quiz.folded:
        return state
    return replace(state, quiz=replace(state.quiz, folded=bool(folded)))


@intent()
def show_scene(state: StudioState, library: Library, scene: Scene) -> StudioState:
    """Show on the bench what an answer is about."""
    return apply_scene(state, library, scene)


# -------------------------------------------------------------------------------------- answering


@intent(transient=True)
def choose_answer(state: StudioState, library: Library, answer: str) -> StudioState:
    """Choose an option or a curve; where several may be right, a second time takes it back."""
    question = _asked(state, (ChoiceQuestion, PlotQuestion))
    if isinstance(question, ChoiceQuestion):
        known = tuple(one.id for one in question.options)
        _known(answer, known)
        if not question.several:
            return _answered(state, question, (answer,))
        before = state.quiz.answers.get(question.id, ())
        chosen = {answer} ^ set(before)
        return _answered(state, question, tuple(one for one in known if one in chosen))
    assert isinstance(question, PlotQuestion)
    if question.draw:
        raise StudioError(tr("This curve is to be drawn."))
    _known(answer, tuple(one.id for one in question.curves))
    return _answered(state, question, answer)


@intent(transient=True)
def hold_job(state: StudioState, library: Library, job: str) -> StudioState:
    """Take a job in hand, or lay it down with an empty name."""
    question = _asked(state, MatchQuestion)
    assert isinstance(question, MatchQuestion)
    if job:
        _known(job, tuple(one.id for one in question.jobs))
    if job == state.quiz.held:
        return state
    return replace(state, quiz=replace(state.quiz, held=job))


@intent(transient=True)
def place_job(
    state: StudioState, library: Library, target: str, job: str | None = None
) -> StudioState:
    """Put a job, the one in hand when left out, on a target or a part that stands for one."""
    question = _asked(state, MatchQuestion)
    assert isinstance(question, MatchQuestion)
    name = state.quiz.held if job is None else job
    if not name:
        raise StudioError(
            tr("Which job goes there?"), tr("Take one first: click it, or press Tab and Space.")
        )
    _known(name, tuple(one.id for one in question.jobs))
    _known(target, tuple(question.targets))
    placed = _placed(state, question)
    if placed.get(name) == target:
        return replace(state, quiz=replace(state.quiz, held=""))
    after = _answered(state, question, {**placed, name: target}, name)
    return replace(after, quiz=replace(after.quiz, held=_next_job(question, after.quiz)))


@intent(transient=True)
def take_job_back(state: StudioState, library: Library, job: str) -> StudioState:
    """Take a job off its target."""
    question = _asked(state, MatchQuestion)
    assert isinstance(question, MatchQuestion)
    placed = _placed(state, question)
    if job not in placed:
        return state
    left = {name: target for name, target in placed.items() if name != job}
    after = _answered(state, question, left, job)
    return replace(after, quiz=replace(after.quiz, held=job))


@intent(transient=True)
def move_line(state: StudioState, library: Library, line: str, step: int) -> StudioState:
    """Move a line of an order by some places, as far as there are any."""
    question = _asked(state, OrderQuestion)
    order = [str(one) for one in state.quiz.answers[question.id]]
    _known(line, tuple(order))
    at = order.index(line)
    to = min(max(at + int(step), 0), len(order) - 1)
    if to == at:
        return state
    order.insert(to, order.pop(at))
    return _answered(state, question, tuple(order))


@intent(transient=True)
def write_answer(state: StudioState, library: Library, text: str) -> StudioState:
    """Write the answer of a numeric question."""
    return _answered(state, _asked(state, NumberQuestion), text[:MAX_ANSWER])


@intent(transient=True)
def draw_answer(state: StudioState, library: Library, values: Sequence[float]) -> StudioState:
    """Draw a curve: one value a step, NaN where there is none yet."""
    question = _asked(state, PlotQuestion)
    assert isinstance(question, PlotQuestion)
    if not question.draw or len(values) != len(question.tokens):
        raise StudioError(
            tr("This curve has {n} steps.", n=integer(len(question.tokens))),
            tr("Draw one value a step."),
        )
    kept = tuple(
        math.nan if math.isnan(one) else min(max(float(one), -_LIMIT), _LIMIT) for one in values
    )
    return _answered(state, question, kept)


@intent(transient=True)
def mark_answer(
    state: StudioState, library: Library, verdict: Verdict, seconds: float = 0.0, kept: bool = True
) -> StudioState:
    """Show what has become of the answer, once it has been recorded."""
    quiz = _running(state)
    name = quiz.asked
    if not name:
        raise StudioError(tr("There is nothing to be judged here."))
    return replace(
        state,
        quiz=replace(
            quiz,
            held="",
            judged={**quiz.judged, name: quiz.answers[name]},
            marks={**quiz.marks, name: verdict},
            verdicts={**quiz.verdicts, name: (*quiz.verdicts.get(name, ()), verdict)},
            seconds={**quiz.seconds, name: quiz.seconds.get(name, 0.0) + max(seconds, 0.0)},
            kept=kept,
        ),
    )


# ------------------------------------------------------------------------------------------ parts


def _running(state: StudioState) -> QuizState:
    if state.quiz.quiz is None:
        raise StudioError(tr("No quiz is under way."), tr("Choose one on the page Learn."))
    return state.quiz


def _asked(state: StudioState, kinds: type | tuple[type, ...]) -> Question:
    """Return the question shown, when it is of a kind that takes such an answer."""
    _running(state)
    question = question_asked(state)
    if question is None or not isinstance(question, kinds):
        raise StudioError(tr("This question takes another kind of answer."))
    return question


def _known(name: str, allowed: tuple[str, ...]) -> None:
    if name not in allowed:
        raise StudioError(
            tr("“{value}” is not one of: {allowed}.", value=name, allowed=", ".join(allowed))
        )


def _placed(state: StudioState, question: MatchQuestion) -> Mapping[str, str]:
    found = state.quiz.answers.get(question.id, {})
    return found if isinstance(found, Mapping) else {}


def _next_job(question: MatchQuestion, quiz: QuizState) -> str:
    """Return the job that is taken in hand next: the last one left, so that a click is enough."""
    placed = quiz.answers.get(question.id, {})
    left = [job.id for job in question.jobs if job.id not in placed]
    return left[0] if len(left) == 1 else ""


def _answered(
    state: StudioState, question: Question, answer: Answer, part: str | None = None
) -> StudioState:
    """Keep an answer; what was said of the old one goes, or of the one part that has changed.

    A question that has been answered right stays as it is.
    """
    quiz = state.quiz
    if quiz.solved(question.id) or quiz.answers.get(question.id) == answer:
        return state
    marks = dict(quiz.marks)
    before = marks.pop(question.id, None)
    if before is not None and part is not None:
        rest = tuple(one for one in before.remarks if one.about != part)
        marks[question.id] = replace(before, remarks=rest)
    answers = {**quiz.answers, question.id: answer}
    return replace(state, quiz=replace(quiz, answers=answers, marks=marks))


def _entered(state: StudioState, library: Library) -> StudioState:
    """Prepare the question that is shown for the first time: its numbers, its order, its page."""
    question = question_asked(state)
    quiz = state.quiz
    if question is None or question.id in quiz.answers:
        return state
    if isinstance(question, NumberQuestion) and question.id not in quiz.cases:
        case = _case(state, library, question)
        quiz = replace(quiz, cases={**quiz.cases, question.id: case})
    first = _blank(question, quiz.seed)
    if first is not None:
        quiz = replace(quiz, answers={**quiz.answers, question.id: first})
    return replace(state, quiz=quiz)


def _case(state: StudioState, library: Library, question: NumberQuestion) -> NumberCase:
    """Return the numbers of a question: of the cell on screen where it is the one asked about."""
    if question.screen:
        # What the numbers say stands above the intents in the order of imports.
        from lstm_studio.state.derive import derive

        trace = derive(state, library).trace
        step, unit = state.playhead.step, min(state.view.unit, trace.hidden_size - 1)
        found = screen_case(question.template, trace, step, unit)
        if found is not None:
            return found
    return drawn_case(question.template, quiz_seed(question, state.quiz.seed))


def quiz_seed(question: NumberQuestion, seed: int) -> int:
    """Return what draws the numbers of a question: its own seed, or that of the run."""
    return seed if question.seed is None else question.seed


def _blank(question: Question, seed: int) -> Answer | None:
    """Return the answer that a question starts from; None for nothing."""
    starts: dict[type, Callable[[], Answer]] = {
        OrderQuestion: lambda: _mixed(question, seed),
        PlotQuestion: lambda: (math.nan,) * len(getattr(question, "tokens", ())),
    }
    if isinstance(question, PlotQuestion) and not question.draw:
        return None
    make = starts.get(type(question))
    return None if make is None else make()


def _mixed(question: Question, seed: int) -> tuple[str, ...]:
    """Return the lines of an order in another order than the right one."""
    assert isinstance(question, OrderQuestion)
    right = tuple(item.id for item in question.items)
    for k in range(20):
        found = shuffled(right, seed + k, question.id)
        if found != right:
            return found
    return right[::-1]
