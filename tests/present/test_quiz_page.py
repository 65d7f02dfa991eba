"""What the dialog of a quiz shows, as plain values, and the texts of its files as markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.present.marked_text import filled, markup, plain
from lstm_studio.present.quiz_page import duration, quiz_page
from lstm_studio.present.quiz_scores import best_score, quiz_note
from lstm_studio.state import intents as _intents  # noqa: F401
from lstm_studio.state.attempts import Attempt
from lstm_studio.state.grading import grade
from lstm_studio.state.quiz_intents import question_asked
from lstm_studio.state.registry import apply
from lstm_studio.state.studio import initial_state
from lstm_studio.widgets.math_layout import plain_text
from tests.fixtures.library import SmallLibrary
from tests.fixtures.quizzes import small_content, small_quiz

LIBRARY = SmallLibrary()
KINDS = ("choice", "choice", "match", "order", "number", "curves", "draw", "result")


def do(state, intent, **arguments):
    return apply(state, LIBRARY, intent, **arguments)


def begun(seed=4, **changes):
    state = do(initial_state(LIBRARY), "use_content", own=small_content(**changes))
    return do(state, "start_quiz", quiz="small", seed=seed)


def checked(state):
    question = question_asked(state)
    verdict = grade(question, state.quiz.answers[question.id], state.quiz.cases.get(question.id))
    return do(state, "mark_answer", verdict=verdict, seconds=65.0)


def test_nothing_without_a_quiz():
    assert quiz_page(initial_state(LIBRARY)) is None


def test_every_kind_has_its_page():
    state = begun()
    for index, kind in enumerate(KINDS):
        page = quiz_page(do(state, "show_question", index=index))
        assert page.kind == kind
        assert page.title == "A small quiz"
        assert page.hint
        assert page.place == ("Result" if kind == "result" else f"{index + 1} of 7")
        assert (page.first, page.last) == (index == 0, index == 6)


def test_options_are_shuffled_by_the_seed_and_keep_their_keys():
    orders = {tuple(key for key, _ in quiz_page(begun(seed)).rows) for seed in range(30)}
    assert len(orders) == 6
    assert quiz_page(begun(9)).rows == quiz_page(begun(9)).rows


def test_a_wrong_choice_is_explained_and_the_answer_told_after_two():
    state = do(begun(), "choose_answer", answer="2")
    assert quiz_page(state).can_check
    page = quiz_page(checked(state))
    assert page.states == {"2": ("wrong", "It only hides.")}
    assert (page.verdict, page.says, page.can_check) == ("wrong", "", False)
    assert page.scene[0].arguments["gate"] == "f"
    again = do(checked(state), "choose_answer", answer="3")
    assert quiz_page(again).can_check
    page = quiz_page(checked(again))
    assert page.says == "The answer: It shows"
    right = checked(do(checked(again), "choose_answer", answer="1"))
    page = quiz_page(right)
    assert (page.verdict, page.solved) == ("right", True)
    assert page.states["1"] == ("right", "")
    assert page.says == "It shows.<br>After A paper."
    assert page.scene[0].arguments["gate"] == "o"


def test_what_was_missed_is_told_from_what_is_wrong():
    state = do(begun(), "show_question", index=1)
    for answer in ("1", "3"):
        state = do(state, "choose_answer", answer=answer)
    states = quiz_page(checked(state)).states
    assert {key: sign for key, (sign, _) in states.items()} == {"3": "wrong", "2": "missed"}


def test_a_half_right_matching_counts():
    state = do(begun(), "show_question", index=2)
    for job, target in (("1", "f"), ("2", "o"), ("3", "o")):
        state = do(state, "place_job", job=job, target=target)
    page = quiz_page(checked(state))
    assert page.says == "2 of 3 are right."
    assert page.states["2"] == ("wrong", "It is read-out.")


def test_a_numeric_question_shows_its_numbers_and_where_they_come_from():
    state = do(begun(), "show_question", index=4)
    page, case = quiz_page(state), state.quiz.cases["number"]
    assert f"f = {case.values['f']:.2f}" in page.text
    assert "{" not in page.text
    assert page.note == "Numbers drawn with seed 5"
    assert not page.can_check
    screen = begun(**{"seed = 5": "screen = true"})
    screen = do(screen, "show_question", index=4)
    assert screen.quiz.cases["number"].step >= 0
    assert quiz_page(screen).note.startswith("Numbers of the cell on screen, step")


def test_curves_share_one_axis_and_are_named_by_letters():
    page = quiz_page(do(begun(), "show_question", index=5))
    assert [text for _, text in page.rows] == ["Curve A", "Curve B", "Curve C"]
    assert page.limits == (0.0, 1.0)
    assert set(page.curves) == {"1", "2", "3"}
    draw = quiz_page(do(begun(), "show_question", index=6))
    assert draw.limits == (-1.0, 1.0), "the axis does not tell the sign"
    assert draw.other == ()
    state = do(begun(), "show_question", index=6)
    solved = checked(do(state, "draw_answer", values=(0, 0.76, 0.76, 0.76, 0.76)))
    assert quiz_page(solved).other == pytest.approx((0, 0.7616, 0.7616, 0.7616, 0.7616), abs=1e-3)


def test_the_result_counts_and_names_what_to_look_at_again():
    state = checked(do(begun(), "choose_answer", answer="2"))
    page = quiz_page(do(state, "show_question", index=7))
    said = [text for _, text in page.lines]
    assert said[0] == "0 of 7 right"
    assert "5 are needed" in said[1]
    assert "1:05 min" in said[2]
    assert "6 not answered." in said
    assert "•  output erases" in said
    assert page.wrong == state.quiz.order


def test_a_closed_book_shows_no_scene():
    state = begun(**{"about =": "closed = true\nabout ="})
    assert quiz_page(checked(do(state, "choose_answer", answer="2"))).scene == ()


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00 min"), (59.6, "1:00 min"), (3725, "1:02:05 h"), (-3, "0:00 min")],
)
def test_durations(seconds, text):
    assert duration(seconds) == text


# ------------------------------------------------------------------------------ marked text


def test_marks_become_markup():
    text = "The [forget gate](term:f) is **not** *that* `x_t`"
    assert markup(text) == (
        'The <span key="f"><b>forget gate</b></span> is <b>not</b> <i>that</i> <b>x_t</b>'
    )
    assert plain(text) == "The forget gate is not that x_t"


@pytest.mark.parametrize(
    "text", ["C = f * C_1 + i * g", "2 * 3 * 4", "a_b_c", "[a](b)", "<b>x</b>", "&amp; {x} %s"]
)
def test_what_is_no_mark_is_shown_as_it_is(text):
    assert plain_text(markup(text)) == text.replace("<b>", "<b>")


@given(st.text(max_size=60).map(lambda text: "".join(text.split())))
def test_no_text_is_lost(text):
    if not any(mark in text for mark in "*`[]"):
        shown = plain_text(markup(text)).replace(" ", "")
        assert shown == plain_text(text.replace("&", "&amp;").replace("<", "&lt;")).replace(" ", "")


def test_places_are_filled_and_nothing_else_is_looked_into():
    assert filled("f = {f}, {g}", {"f": 0.5}, 2) == "f = 0.50, {g}"
    assert filled("{f.__class__} {0}", {"f": 1.0}, 2) == "{f.__class__} {0}"


# ------------------------------------------------------------------------------- best scores


def attempt(question, right, run="a", quiz="small"):
    when = "2026-11-20T08:30:00+00:00"
    return Attempt(quiz, question, right, float(right), 1.0, 1, (), "", when, run)


def test_the_best_go_counts_first_answers_alone():
    quiz = small_quiz()
    found = [
        attempt("one", False),
        attempt("one", True),
        attempt("some", True),
        attempt("one", True, "b"),
        attempt("some", True, "b"),
        attempt("gone", True, "b"),
        attempt("match", True, "b", "other"),
    ]
    assert best_score(quiz, found) == 2
    assert best_score(quiz, []) is None
    now = initial_state(LIBRARY).quiz
    assert quiz_note(quiz, None, now) == "7 questions"
    assert quiz_note(quiz, 2, now) == "best 2 of 7"
    assert quiz_note(quiz, 6, now) == "passed, best 6 of 7"
    assert quiz_note(quiz, 6, begun().quiz) == "question 1 of 7"
