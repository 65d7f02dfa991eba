"""What answers are worth, kind by kind, and what is said of them."""

from __future__ import annotations

import math
from itertools import permutations

import pytest

from lstm_studio.core.errors import StudioError
from lstm_studio.core.quiz_numbers import drawn_case
from lstm_studio.state.grading import grade, is_whole, key_of, solution
from tests.fixtures.quizzes import small_quiz

QUIZ = small_quiz()


def asked(name):
    question = QUIZ.question(name)
    case = drawn_case("cell_state", 5) if name == "number" else None
    return question, case


@pytest.mark.parametrize("name", [one.id for one in QUIZ.questions])
def test_the_key_is_right_and_explained(name):
    question, case = asked(name)
    verdict = grade(question, key_of(question, case), case)
    assert verdict.right
    assert verdict.score == 1.0
    assert verdict.misconceptions == ()
    assert verdict.remarks[-1].says == question.explain
    assert solution(question, case) or name in ("curve", "draw")


@pytest.mark.parametrize("name", [one.id for one in QUIZ.questions])
def test_nothing_is_no_answer(name):
    question, case = asked(name)
    for nothing in ("", (), {}, None):
        if name == "draw" and nothing == ():
            continue
        assert not is_whole(question, nothing)
        with pytest.raises(StudioError, match="no answer yet"):
            grade(question, nothing, case)


def test_a_single_choice_explains_its_distractor():
    question, _ = asked("one")
    verdict = grade(question, ("2",))
    assert (verdict.right, verdict.score) == (False, 0.0)
    assert verdict.remarks[0].says == "It only hides."
    assert verdict.misconceptions == ("output erases",)
    assert verdict.scene[0].arguments["gate"] == "f"
    assert grade(question, ("3",)).misconceptions == ("It writes",), (
        "its words where it has no name"
    )


def test_a_multiple_choice_tells_what_is_wrong_and_what_is_missing():
    question, _ = asked("some")
    verdict = grade(question, ("1", "3"))
    assert not verdict.right
    assert verdict.about("3").says == "It is the memory."
    assert verdict.about("2").says == "This one was missing."
    assert verdict.score == pytest.approx(1 / 3)
    assert "C is a gate" in verdict.misconceptions
    assert grade(question, ("2",)).about("1").says == "It is one."
    assert grade(question, ("1", "2")).right
    assert not grade(question, ("1", "2", "3")).right, "all is not right"


def test_matching_speaks_of_every_pair():
    question, _ = asked("match")
    verdict = grade(question, {"1": "i", "2": "o", "3": "o"})
    assert verdict.score == pytest.approx(1 / 3)
    assert [one.right for one in verdict.remarks] == [False, False, True]
    assert verdict.about("1").says == "It lets in."
    assert verdict.misconceptions == ("input discards", "output stores")
    assert verdict.scene[0].arguments == {"gate": "i", "value": 0.0}
    assert not is_whole(question, {"1": "f", "2": "i"})


def test_an_order_is_right_in_one_way_and_scored_by_pairs():
    question, _ = asked("order")
    for order in permutations(("1", "2", "3")):
        verdict = grade(question, order)
        assert verdict.right == (order == ("1", "2", "3"))
        pairs = [(a, b) for a in "123" for b in "123" if a < b]
        good = sum(order.index(a) < order.index(b) for a, b in pairs)
        assert verdict.score == pytest.approx(good / 3)
    first = grade(question, ("2", "1", "3")).remarks[0]
    assert (first.about, first.says) == ("2", "Reading is first.")
    assert first.misconception == "reading is late"
    with pytest.raises(StudioError):
        grade(question, ("1", "2", "2"))


def test_a_number_is_right_within_its_tolerance_however_it_is_written():
    question, case = asked("number")
    answer = case.answer
    for text in (
        f"{answer:.3f}",
        f"{answer:.3f}".replace(".", ","),
        f"{answer:.3f}".replace("-", "\u2212"),
        f"  C = {answer + 0.009:.4f} ",
        f"{answer - 0.009:.4f}",
    ):
        assert grade(question, text, case).right, text
    for wrong in (answer + 0.011, answer - 0.011, -answer):
        assert not grade(question, f"{wrong:.4f}", case).right


def test_a_number_that_a_mistake_leads_to_is_told_by_it():
    question, case = asked("number")
    verdict = grade(question, f"{case.slips['swapped']:.3f}", case)
    assert verdict.remarks[0].says == "They have changed places."
    assert verdict.misconceptions == ("f and i swapped",)
    # A mistake that the file says nothing about is told by its size.
    verdict = grade(question, f"{case.slips['no_forget']:.3f}", case)
    assert "too" in verdict.remarks[0].says or "sign" in verdict.remarks[0].says
    assert "sign" in grade(question, f"{-case.answer:.3f}", case).remarks[0].says
    assert "Close" in grade(question, f"{case.answer + 0.03:.3f}", case).remarks[0].says


@pytest.mark.parametrize("text", ["hello", "1.2.3", "nan", "∞", "0.5 or so"])
def test_what_is_no_number_is_said_to_be_none(text):
    question, case = asked("number")
    with pytest.raises(StudioError, match="is not a number") as error:
        grade(question, text, case)
    assert "0,86" in error.value.hint


def test_a_curve_is_chosen_by_its_id():
    question, _ = asked("curve")
    assert grade(question, "1").right
    assert grade(question, "2").remarks[0].says == "That fades."
    with pytest.raises(StudioError):
        grade(question, "9")


def test_a_drawing_is_graded_by_its_distance():
    question, _ = asked("draw")
    curve = [float(v) for v in question.key.values()]
    assert grade(question, tuple(v + 0.1 for v in curve)).right
    assert not grade(question, tuple(v + 0.13 for v in curve)).right
    spike = list(curve)
    spike[4] += 0.4
    assert not grade(question, tuple(spike)).right, "right on average, and wrong at one step"
    fading = tuple(float(v) for v in question.curves[1].values())
    verdict = grade(question, fading)
    assert verdict.remarks[0].says == "You let it fade."
    assert 0.0 <= verdict.score < 1.0
    flat = grade(question, (0.0, 0.0, 0.0, 0.0, 0.0))
    assert "step 2" in flat.remarks[0].says, "the first step that is wrong"
    assert not is_whole(question, (0.0, math.nan, 0.0, 0.0, 0.0))
