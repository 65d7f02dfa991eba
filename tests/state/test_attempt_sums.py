"""What many answers come to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.state.attempt_sums import misconception_sums, moment, quiz_sums
from tests.fixtures.progress import ATTEMPTS, attempt

EARLY, LATE = "2026-11-20T08:30:00+00:00", "2026-11-20T07:31:00-01:00"
"""The second is a minute later, though it reads as earlier."""


def test_moments_of_all_zones_are_in_order():
    assert moment(LATE) - moment(EARLY) == 60


def test_the_first_answer_to_a_question_counts():
    (found,) = quiz_sums(
        [
            attempt("a", right=False, score=0.25, seconds=5),
            attempt("b", seconds=7),
            attempt("a", seconds=9),
        ]
    )
    (run,) = found.runs
    assert (run.questions, run.right, run.seconds) == (2, 1, 21)
    assert found.best is found.last is run


def test_best_and_last_run():
    answers = [
        attempt("a", run="1", when=LATE),
        attempt("b", run="1", when=LATE),
        attempt("a", run="2", when=EARLY),
        attempt("b", right=False, run="2", when=EARLY),
        attempt("a", run="3", when=EARLY, quiz="other"),
    ]
    gates, other = quiz_sums(answers)
    assert (gates.quiz, other.quiz) == ("gates", "other")
    assert (gates.best.run, gates.last.run) == ("1", "1")
    # As many right out of fewer questions are better; of equals the newer run.
    pair = quiz_sums([*answers[2:4], attempt("a", run="4"), attempt("a", run="5")])[0]
    assert pair.best.run == "5"
    assert pair.seconds == 50


def test_misconceptions_to_be_practised_come_first():
    found = misconception_sums(
        [
            attempt("a", right=False, misconceptions=("erases", "seldom")),
            attempt("b", right=False, misconceptions=("erases",)),
            attempt("a", right=True),
            attempt("b", right=True),
            attempt("c", right=False, misconceptions=("seldom",)),
            attempt("a", quiz="other", right=False, misconceptions=("once",)),
        ]
    )
    assert [(one.name, one.count, one.overcome) for one in found] == [
        ("seldom", 2, False),
        ("once", 1, False),
        ("erases", 2, True),
    ]
    assert found[0].questions == (("gates", "a"), ("gates", "c"))
    assert found[1].questions == (("other", "a"),)


@given(st.lists(ATTEMPTS, max_size=30))
def test_sums_lose_nothing(attempts):
    found = quiz_sums(attempts)
    asked = {(one.quiz, one.run, one.question) for one in attempts}
    assert sum(run.questions for quiz in found for run in quiz.runs) == len(asked)
    for quiz in found:
        assert quiz.best.right == max(run.right for run in quiz.runs)
        assert all(0 <= run.right <= run.questions for run in quiz.runs)
    shown = misconception_sums(attempts)
    assert sum(one.count for one in shown) == sum(len(one.misconceptions) for one in attempts)
