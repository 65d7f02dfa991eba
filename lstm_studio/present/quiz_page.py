"""What the dialog of a quiz shows: the question that is asked, or the result, as plain texts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lstm_studio.core.quiz_numbers import TEMPLATES
from lstm_studio.i18n import integer, tr
from lstm_studio.present.marked_text import filled, markup
from lstm_studio.state.grading import is_whole, solution
from lstm_studio.state.quiz_intents import question_asked
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
from lstm_studio.state.scenes import Scene
from lstm_studio.state.studio import StudioState

__all__ = ["QuizPage", "duration", "quiz_page"]

_SOLVE_AFTER = 2
"""Wrong attempts after which the answer is told."""


@dataclass(frozen=True)
class QuizPage:
    """What is on the page.

    Attributes
    ----------
    kind : {"choice", "match", "order", "number", "curves", "draw", "result"}
    title, place, hint : str
        The quiz, where it stands, and what is to be done.
    text, code : str
        The question, as markup, and the code that it is about.
    rows : tuple of (str, str)
        Keys and markup of options, jobs, lines or curves, in the order in which they are shown.
    several : bool
    targets : mapping of str to str
    chosen : tuple of str
        The options or the curve chosen.
    placed : mapping of str to str
    held, written : str
    curves : mapping of str to tuple of float
        The curves to choose from.
    drawn, other : tuple of float
        The drawing, and the computed curve once it is told.
    tokens : tuple of str
    limits : (float, float)
    role : str
        The quantity of the curves.
    states : mapping of str to (str, str)
        Of parts by key: ``right``, ``wrong`` or ``missed``, and markup.
    verdict : {"", "right", "wrong"}
    says : str
        Markup about the whole answer.
    note : str
        Where numbers come from, and the seed.
    scene : Scene
        What "Show me" shows; empty for nothing.
    can_check, solved, answered, last, first : bool
        Whether the answer can be judged, is right, was judged before; and where it stands.
    lines : tuple of (str, str)
        The result: roles and texts.
    wrong : tuple of str
        The questions that can be asked again.
    """

    kind: str
    title: str = ""
    place: str = ""
    hint: str = ""
    text: str = ""
    code: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    several: bool = False
    targets: Mapping[str, str] | None = None
    chosen: tuple[str, ...] = ()
    placed: Mapping[str, str] | None = None
    held: str = ""
    written: str = ""
    curves: Mapping[str, tuple[float, ...]] | None = None
    drawn: tuple[float, ...] = ()
    other: tuple[float, ...] = ()
    tokens: tuple[str, ...] = ()
    limits: tuple[float, float] = (0.0, 1.0)
    role: str = "c"
    states: Mapping[str, tuple[str, str]] | None = None
    verdict: str = ""
    says: str = ""
    note: str = ""
    scene: Scene = ()
    can_check: bool = False
    solved: bool = False
    answered: bool = False
    last: bool = False
    first: bool = False
    lines: tuple[tuple[str, str], ...] = ()
    wrong: tuple[str, ...] = ()


def quiz_page(state: StudioState) -> QuizPage | None:
    """Return what the dialog shows; None without a quiz."""
    quiz = state.quiz
    if quiz.quiz is None:
        return None
    question = question_asked(state)
    return _result(quiz) if question is None else _question(quiz, question)


def duration(seconds: float) -> str:
    """Return a time in words: ``0:42`` minutes, or hours where there are any."""
    whole = round(max(seconds, 0.0))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    if hours:
        return tr("{h}:{m}:{s} h", h=hours, m=f"{minutes:02d}", s=f"{rest:02d}")
    return tr("{m}:{s} min", m=minutes, s=f"{rest:02d}")


def _hint(question: Question) -> str:
    match question:
        case ChoiceQuestion(several=True):
            return tr("Choose all that are right, or press their figures.")
        case ChoiceQuestion():
            return tr("Choose one, or press its figure.")
        case MatchQuestion():
            return tr(
                "Drag each job onto its place or onto the diagram, or press 1 to {n}.",
                n=integer(len(question.targets)),
            )
        case OrderQuestion():
            return tr("Drag the lines, or move them with Alt and the arrow keys.")
        case NumberQuestion():
            return tr("Type a number, with a point or a comma.")
        case PlotQuestion(draw=True):
            return tr("Draw with the mouse, or with the arrow keys; Space goes on level.")
        case PlotQuestion():
            return tr("Choose the curve that the cell makes.")


def _question(quiz: QuizState, question: Question) -> QuizPage:
    assert quiz.quiz is not None
    name = question.id
    marks, solved = quiz.marks.get(name), quiz.solved(name)
    attempts = quiz.verdicts.get(name, ())
    answer = quiz.answers.get(name)
    case = quiz.cases.get(name)
    text, note = question.text, ""
    if isinstance(question, NumberQuestion) and case is not None:
        text = filled(question.text, case.values, TEMPLATES[question.template].digits)
        note = _origin(question, quiz, case.step)
    states: dict[str, tuple[str, str]] = {}
    whole: list[str] = []
    if marks is not None:
        for remark in marks.remarks:
            sign = "right" if remark.right else "wrong"
            if isinstance(question, ChoiceQuestion) and not remark.right:
                sign = "wrong" if remark.about in (answer or ()) else "missed"
            if remark.about:
                states[remark.about] = (sign, markup(remark.says))
            elif remark.says:
                whole.append(markup(remark.says))
    if solved and isinstance(question, ChoiceQuestion):
        states |= {one.id: ("right", "") for one in question.options if one.right}
    told = not solved and len(attempts) >= _SOLVE_AFTER
    if told and marks is not None and solution(question, case):
        whole.append(tr("The answer: {answer}", answer=markup(solution(question, case))))
    if solved and question.source:
        whole.append(tr("After {source}.", source=markup(question.source)))
    verdict = "" if marks is None else "right" if solved else "wrong"
    if isinstance(question, MatchQuestion) and marks is not None and not solved and not whole:
        count = len(question.jobs)
        right = count - sum(sign != "right" for sign, _ in states.values())
        whole.append(tr("{n} of {count} are right.", n=integer(right), count=integer(count)))
    page = QuizPage(
        kind="choice",
        title=quiz.quiz.title,
        place=tr("{n} of {count}", n=integer(quiz.at + 1), count=integer(len(quiz.order))),
        hint=_hint(question),
        text=markup(text),
        code=question.code,
        states=states,
        verdict=verdict,
        says="<br>".join(one for one in whole if one),
        note=note or tr("Seed {seed}", seed=quiz.seed),
        scene=_scene(quiz, question),
        can_check=not solved
        and is_whole(question, answer)
        and (name not in quiz.judged or quiz.judged[name] != answer),
        solved=solved,
        answered=bool(attempts),
        last=quiz.at == len(quiz.order) - 1,
        first=quiz.at == 0,
    )
    return _filled_in(page, quiz, question, told)


def _filled_in(page: QuizPage, quiz: QuizState, question: Question, told: bool) -> QuizPage:
    """Add what only this kind of question has."""
    answer = quiz.answers.get(question.id)
    match question:
        case ChoiceQuestion():
            ids = shuffled(tuple(one.id for one in question.options), quiz.seed, question.id)
            texts = {one.id: one.text for one in question.options}
            rows = tuple((one, markup(texts[one])) for one in ids)
            chosen = tuple(str(one) for one in answer or ())
            return replace(page, rows=rows, several=question.several, chosen=chosen)
        case MatchQuestion():
            ids = shuffled(tuple(one.id for one in question.jobs), quiz.seed, question.id)
            texts = {one.id: one.text for one in question.jobs}
            return replace(
                page,
                kind="match",
                rows=tuple((one, markup(texts[one])) for one in ids),
                targets=question.targets,
                placed=answer if isinstance(answer, Mapping) else {},
                held=quiz.held,
            )
        case OrderQuestion():
            texts = {one.id: one.text for one in question.items}
            order = tuple(str(one) for one in answer or ())
            return replace(page, kind="order", rows=tuple((k, markup(texts[k])) for k in order))
        case NumberQuestion():
            return replace(page, kind="number", written=str(answer or ""))
        case PlotQuestion():
            return _curves(page, quiz, question, told)


def _curves(page: QuizPage, quiz: QuizState, question: PlotQuestion, told: bool) -> QuizPage:
    found = {one.id: tuple(float(v) for v in one.values()) for one in question.curves}
    answer = quiz.answers.get(question.id)
    every = [value for curve in found.values() for value in curve]
    low, high = min(0.0, *every), max(0.0, *every)
    if question.draw:  # the axis must not tell the sign of the answer
        low, high = min(low, -1.0), max(high, 1.0)
    limits = (math.floor(2.0 * low + 1e-9) / 2.0, math.ceil(2.0 * high - 1e-9) / 2.0)
    page = replace(page, tokens=question.tokens, limits=limits, role=question.key.run.quantity)
    if question.draw:
        drawn = tuple(float(one) for one in answer) if isinstance(answer, tuple) else ()
        shown = page.solved or told
        return replace(
            page, kind="draw", drawn=drawn, other=found[question.key.id] if shown else ()
        )
    ids = shuffled(tuple(found), quiz.seed, question.id)
    letters = "ABCDEFGH"
    rows = tuple((one, tr("Curve {letter}", letter=letters[k])) for k, one in enumerate(ids))
    states = dict(page.states or {})
    if page.solved:
        states[question.key.id] = ("right", "")
    return replace(
        page,
        kind="curves",
        rows=rows,
        curves={one: found[one] for one in ids},
        chosen=(str(answer),) if isinstance(answer, str) else (),
        states=states,
    )


def _origin(question: NumberQuestion, quiz: QuizState, step: int) -> str:
    """Say where the numbers come from."""
    if step >= 0:
        return tr("Numbers of the cell on screen, step {n}", n=integer(step + 1))
    seed = quiz.seed if question.seed is None else question.seed
    return tr("Numbers drawn with seed {seed}", seed=seed)


def _scene(quiz: QuizState, question: Question) -> Scene:
    """Return what shows the answer, or the first mistake; nothing while the book is closed."""
    if quiz.quiz is not None and quiz.quiz.closed:
        return ()
    marks = quiz.marks.get(question.id)
    if marks is None:
        return ()
    return question.scene if quiz.solved(question.id) else marks.scene or question.scene


def _result(quiz: QuizState) -> QuizPage:
    assert quiz.quiz is not None
    count = len(quiz.order)
    lines = [
        (
            "title",
            tr("{n} of {count} right", n=integer(quiz.score), count=integer(count)),
        ),
        (
            "success" if quiz.passed else "warning",
            tr("Passed: {least} was enough.", least=_needed(quiz))
            if quiz.passed
            else tr("Not passed yet: {least} are needed.", least=_needed(quiz)),
        ),
        ("muted", tr("First answers count. Time: {time}.", time=duration(_total(quiz)))),
    ]
    later = sum(quiz.solved(name) for name in quiz.wrong)
    if later:
        lines.append(("muted", tr("{n} more at a later attempt.", n=integer(later))))
    left = sum(not quiz.verdicts.get(name) for name in quiz.order)
    if left:
        lines.append(("muted", tr("{n} not answered.", n=integer(left))))
    beliefs = quiz.misconceptions
    if beliefs:
        lines.append(("strong", tr("What to look at again")))
        lines += [("", f"•  {one}") for one in beliefs]
    return QuizPage(
        kind="result",
        title=quiz.quiz.title,
        place=tr("Result"),
        hint=quiz.quiz.about,
        note=tr("Seed {seed}", seed=quiz.seed),
        lines=tuple(lines),
        wrong=quiz.wrong,
    )


def _needed(quiz: QuizState) -> str:
    assert quiz.quiz is not None
    return integer(math.ceil(quiz.quiz.least * len(quiz.order) - 1e-9))


def _total(quiz: QuizState) -> float:
    return sum(quiz.seconds.values())
