"""What an answer is worth and what is to be said of it: pure, one function a kind of question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from lstm_studio.core.answers_written import written_numbers
from lstm_studio.core.errors import StudioError
from lstm_studio.core.quiz_curves import curve_distance, first_apart
from lstm_studio.core.quiz_numbers import TEMPLATES, NumberCase
from lstm_studio.i18n import integer, number, tr
from lstm_studio.state.quizzes import (
    ChoiceQuestion,
    MatchQuestion,
    NumberQuestion,
    OrderQuestion,
    PlotQuestion,
    Question,
    Why,
)
from lstm_studio.state.scenes import Scene

__all__ = ["Answer", "Remark", "Verdict", "grade", "is_whole", "key_of", "number_text", "solution"]

Answer = str | tuple[str, ...] | tuple[float, ...] | Mapping[str, str]
"""What a person answers.

The ids of the options chosen; the target of each job; the items in their order; the text of a
number; the id of a curve, or the T values of a drawing, NaN where nothing is drawn yet.
"""

_DRAWN_APART = 3.0
"""A single step of a drawing counts as wrong beyond this many tolerances of the mean."""

_RECORDED = 80
"""Letters of an answer that are kept where a misconception has no name of its own."""


@dataclass(frozen=True)
class Remark:
    """What is said of one part of an answer.

    Attributes
    ----------
    about : str
        The id of the option, the job, the item or the curve; empty for the whole.
    right : bool
    says : str
        Marked text; empty where nothing is to be said.
    misconception : str
        The belief behind it, in a few words; empty where it is right.
    scene : tuple of Call
        What shows it.
    """

    about: str
    right: bool
    says: str = ""
    misconception: str = ""
    scene: Scene = ()


@dataclass(frozen=True)
class Verdict:
    """The grade of one answer.

    Attributes
    ----------
    right : bool
    score : float
        0 to 1: the share that is right; 1 exactly when `right`.
    remarks : tuple of Remark
    answer : str
        The answer as it is recorded.
    """

    right: bool
    score: float
    remarks: tuple[Remark, ...]
    answer: str

    @property
    def misconceptions(self) -> tuple[str, ...]:
        """The beliefs behind what was wrong, each once."""
        return tuple(dict.fromkeys(one.misconception for one in self.remarks if one.misconception))

    @property
    def scene(self) -> Scene:
        """What shows the first thing that was wrong; empty when nothing does."""
        return next((one.scene for one in self.remarks if one.scene and not one.right), ())

    def about(self, name: str) -> Remark | None:
        """Return what is said of one part; None for nothing."""
        return next((one for one in self.remarks if one.about == name), None)


def is_whole(question: Question, answer: Answer | None) -> bool:
    """Return whether there is an answer to every part, so that it can be graded."""
    match question:
        case MatchQuestion():
            return isinstance(answer, Mapping) and len(answer) == len(question.jobs)
        case PlotQuestion(draw=True):
            return isinstance(answer, tuple) and not any(
                isinstance(one, float) and np.isnan(one) for one in answer
            )
        case NumberQuestion():
            return isinstance(answer, str) and bool(answer.strip())
        case _:
            return bool(answer)


def grade(question: Question, answer: Answer, case: NumberCase | None = None) -> Verdict:
    """Return the grade of an answer.

    Parameters
    ----------
    question : Question
    answer : Answer
        Of the kind that the question takes.
    case : NumberCase, optional
        The numbers of a numeric question.

    Raises
    ------
    StudioError
        When it is no answer: a part is missing, or a text is no number.
    """
    if not is_whole(question, answer):
        raise StudioError(tr("There is no answer yet."), _missing(question))
    match question:
        case ChoiceQuestion():
            return _grade_choice(question, tuple(str(one) for one in answer))
        case MatchQuestion():
            assert isinstance(answer, Mapping)
            return _grade_match(question, answer)
        case OrderQuestion():
            return _grade_order(question, tuple(str(one) for one in answer))
        case NumberQuestion():
            assert case is not None
            return _grade_number(question, str(answer), case)
        case PlotQuestion():
            if question.draw:
                return _grade_drawing(question, tuple(float(one) for one in answer))
            return _grade_curve(question, str(answer))


def key_of(question: Question, case: NumberCase | None = None) -> Answer:
    """Return the right answer, in the form in which a person gives it."""
    match question:
        case ChoiceQuestion():
            return tuple(one.id for one in question.options if one.right)
        case MatchQuestion():
            return {job.id: job.target for job in question.jobs}
        case OrderQuestion():
            return tuple(item.id for item in question.items)
        case NumberQuestion():
            assert case is not None
            return number_text(question, case.answer)
        case PlotQuestion():
            if question.draw:
                return tuple(float(value) for value in question.key.values())
            return question.key.id


def solution(question: Question, case: NumberCase | None = None) -> str:
    """Return the right answer in words, marked text; empty where only a picture can say it."""
    match question:
        case ChoiceQuestion():
            return "; ".join(one.text for one in question.options if one.right)
        case MatchQuestion():
            return "; ".join(f"{question.targets[job.target]}: {job.text}" for job in question.jobs)
        case OrderQuestion():
            return " → ".join(item.text for item in question.items)
        case NumberQuestion():
            assert case is not None
            return number_text(question, case.answer)
        case PlotQuestion():
            return ""


def number_text(question: NumberQuestion, value: float) -> str:
    """Return a number with as many digits as the question asks for."""
    if TEMPLATES[question.template].whole:
        return integer(round(value))
    return number(value, 3 if question.tolerance >= 0.002 else 5)


def _missing(question: Question) -> str:
    match question:
        case ChoiceQuestion(several=True):
            return tr("Choose all that are right.")
        case MatchQuestion():
            return tr("Every job needs its place.")
        case NumberQuestion():
            return tr("Type a number.")
        case PlotQuestion(draw=True):
            return tr("Draw the curve from the first step to the last.")
        case _:
            return tr("Choose one of the answers.")


def _belief(why: Why | None, text: str) -> str:
    """Return what is recorded of a wrong part: its misconception, or the words that were chosen."""
    return (why.misconception if why is not None else "") or text[:_RECORDED]


def _said(about: str, why: Why | None, text: str) -> Remark:
    if why is None:
        return Remark(about, False, "", text[:_RECORDED])
    return Remark(about, False, why.says, _belief(why, text), why.scene)


def _praise(question: Question) -> Remark:
    return Remark("", True, question.explain, "", question.scene)


def _grade_choice(question: ChoiceQuestion, chosen: tuple[str, ...]) -> Verdict:
    known = {option.id: option for option in question.options}
    picked = [known[name] for name in chosen if name in known]
    remarks = [_said(one.id, one.why, one.text) for one in picked if not one.right]
    if question.several:
        for one in question.options:
            if one.right and one.id not in chosen:
                says = tr("This one was missing.") if one.why is None else one.why.says
                scene = () if one.why is None else one.why.scene
                missed = tr("not chosen: {text}", text=one.text)
                remarks.append(Remark(one.id, False, says, _belief(one.why, missed), scene))
    right = not remarks and bool(picked)
    wrong_parts = len(remarks)
    share = 1.0 - wrong_parts / len(question.options) if question.several else 0.0
    if right:
        remarks.append(_praise(question))
    text = "; ".join(one.text for one in picked)
    return Verdict(right, 1.0 if right else max(share, 0.0), tuple(remarks), text)


def _grade_match(question: MatchQuestion, placed: Mapping[str, str]) -> Verdict:
    remarks: list[Remark] = []
    for job in question.jobs:
        target = placed[job.id]
        if target == job.target:
            remarks.append(Remark(job.id, True))
        else:
            name = question.targets.get(target, target)
            remarks.append(_said(job.id, job.why.get(target), f"{name}: {job.text}"))
    score = sum(one.right for one in remarks) / len(remarks)
    if score == 1.0:
        remarks.append(_praise(question))
    names = question.targets
    text = "; ".join(f"{names.get(placed[j.id], '')}: {j.text}" for j in question.jobs)
    return Verdict(score == 1.0, score, tuple(remarks), text)


def _grade_order(question: OrderQuestion, order: tuple[str, ...]) -> Verdict:
    """Grade by the share of pairs that stand the right way round (Kendall's τ, as a share)."""
    wanted = tuple(item.id for item in question.items)
    if sorted(order) != sorted(wanted):
        raise StudioError(tr("There is no answer yet."), tr("Every line has its place."))
    pairs = list(combinations(wanted, 2))
    good = sum(order.index(a) < order.index(b) for a, b in pairs)
    texts = {item.id: item for item in question.items}
    text = " → ".join(texts[name].text for name in order)
    if order == wanted:
        return Verdict(True, 1.0, (_praise(question),), text)
    place = next(k for k, (a, b) in enumerate(zip(order, wanted, strict=True)) if a != b)
    due = texts[wanted[place]]
    belief = due.why.misconception or tr("did not come in time: {text}", text=due.text)
    first = Remark(order[place], False, due.why.says, belief[: _RECORDED * 2], due.why.scene)
    return Verdict(False, good / len(pairs), (first,), text)


def _grade_number(question: NumberQuestion, written: str, case: NumberCase) -> Verdict:
    found = written_numbers(written)
    if not found:
        raise StudioError(
            tr("“{text}” is not a number.", text=written.strip()[:40]),
            tr("Write it with a point or a comma, for example 0.86 or 0,86."),
        )
    whole = TEMPLATES[question.template].whole
    allowed = question.tolerance + (1e-9 if not whole else 0.0)
    if any(abs(one - case.answer) <= allowed for one in found):
        return Verdict(True, 1.0, (_praise(question),), written.strip())
    for slip, value in case.slips.items():
        why = question.slips.get(slip)
        apart = abs(value - case.answer) > 2 * question.tolerance
        if why is not None and apart and any(abs(one - value) <= allowed for one in found):
            return Verdict(False, 0.0, (_said("", why, slip),), written.strip())
    says = _size_of(found[0], case.answer, question.tolerance)
    return Verdict(False, 0.0, (Remark("", False, says),), written.strip())


def _size_of(given: float, answer: float, tolerance: float) -> str:
    """Say in what way a number is wrong, without saying the right one."""
    if abs(given + answer) <= tolerance and abs(answer) > 2 * tolerance:
        return tr("The size is right, the sign is not.")
    if abs(given - answer) <= 5 * tolerance:
        return tr("Close, but off by more than {much}: keep more digits.", much=f"{tolerance:g}")
    if given > answer:
        return tr("That is too large. Write down each product by itself, then add.")
    return tr("That is too small. Write down each product by itself, then add.")


def _grade_curve(question: PlotQuestion, chosen: str) -> Verdict:
    for place, curve in enumerate(question.curves, 1):
        if curve.id == chosen:
            if curve.right:
                return Verdict(True, 1.0, (_praise(question),), tr("the right curve"))
            remark = _said(curve.id, curve.why, tr("curve {n}", n=place))
            return Verdict(False, 0.0, (remark,), remark.misconception)
    raise StudioError(tr("There is no answer yet."), tr("Choose one of the curves."))


def _grade_drawing(question: PlotQuestion, drawn: tuple[float, ...]) -> Verdict:
    """Grade by the distance to the computed curve; a wrong one is told by the nearest mistake.

    Right is a drawing whose mean distance is within the tolerance and that leaves the curve
    nowhere by more than three times as much.
    """
    curve = question.key.values()
    if len(drawn) != len(curve):
        raise StudioError(tr("There is no answer yet."), _missing(question))
    distance = curve_distance(drawn, curve)
    apart = first_apart(drawn, curve, _DRAWN_APART * question.tolerance)
    text = " ".join(f"{value:.2f}" for value in drawn)
    if distance <= question.tolerance and apart is None:
        return Verdict(True, 1.0, (_praise(question),), text)
    score = max(0.0, 1.0 - distance / (4.0 * question.tolerance)) * 0.99
    others = [(curve_distance(drawn, one.values()), one) for one in question.curves if one.why]
    if others:
        near, found = min(others, key=lambda pair: pair[0])
        if near < distance and near <= 2.0 * question.tolerance:
            remark = _said("", found.why, tr("another curve"))
            return Verdict(False, score, (remark,), text)
    step = first_apart(drawn, curve, question.tolerance)
    says = tr("The drawing is {much} off on average.", much=number(distance))
    if step is not None:
        says = tr(
            "Up to step {step} it is close; there you drew {drawn}, and the cell has {value}.",
            step=step + 1,
            drawn=number(drawn[step]),
            value=number(float(curve[step])),
        )
    return Verdict(False, score, (Remark("", False, says),), text)
