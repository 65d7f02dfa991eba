"""A quiz under way: what changes what, and what stays."""

from __future__ import annotations

import math

import pytest

from lstm_studio.core.errors import StudioError
from lstm_studio.state import intents as _intents  # noqa: F401
from lstm_studio.state.grading import grade
from lstm_studio.state.history import History
from lstm_studio.state.quiz_intents import question_asked, targets_on_diagram
from lstm_studio.state.registry import apply
from lstm_studio.state.scenes import Call
from lstm_studio.state.studio import initial_state
from tests.fixtures.library import SmallLibrary
from tests.fixtures.quizzes import small_content

LIBRARY = SmallLibrary()
ORDER = ("one", "some", "match", "order", "number", "curve", "draw")


def do(state, intent, **arguments):
    return apply(state, LIBRARY, intent, **arguments)


@pytest.fixture
def state():
    return begun()


def begun(**arguments):
    state = do(initial_state(LIBRARY), "use_content", own=small_content())
    return do(state, "start_quiz", quiz="small", seed=4, run="r", **arguments)


def at(state, name):
    return do(state, "show_question", index=ORDER.index(name))


def test_it_begins_with_the_first_question_and_is_open(state):
    assert (state.quiz.asked, state.quiz.open, state.quiz.order) == ("one", True, ORDER)
    assert (state.quiz.seed, state.quiz.run) == (4, "r")


def test_one_or_several_can_be_chosen(state):
    state = do(state, "choose_answer", answer="2")
    state = do(state, "choose_answer", answer="3")
    assert state.quiz.answers["one"] == ("3",)
    state = at(state, "some")
    for answer in ("3", "1", "3"):
        state = do(state, "choose_answer", answer=answer)
    assert state.quiz.answers["some"] == ("1",)
    with pytest.raises(StudioError, match="not one of"):
        do(state, "choose_answer", answer="7")


def test_a_job_is_taken_in_hand_placed_and_taken_back(state):
    state = at(state, "match")
    with pytest.raises(StudioError, match="Which job"):
        do(state, "place_job", target="f")
    state = do(do(state, "hold_job", job="1"), "place_job", target="f")
    assert (state.quiz.answers["match"], state.quiz.held) == ({"1": "f"}, "")
    state = do(state, "place_job", job="2", target="f")
    assert state.quiz.held == "3", "the last one left comes to hand by itself"
    state = do(state, "take_job_back", job="2")
    assert state.quiz.answers["match"] == {"1": "f"}
    with pytest.raises(StudioError):
        do(state, "place_job", job="1", target="x")


def test_the_diagram_takes_jobs_only_while_they_are_asked_for(state):
    assert targets_on_diagram(state) == {}
    state = at(state, "match")
    found = targets_on_diagram(state)
    assert found["f"] == found["times_f"] == "f"
    assert "n" not in found
    assert "x" not in found
    assert targets_on_diagram(do(state, "close_quiz")) == {}


def test_lines_move_within_their_order(state):
    state = at(state, "order")
    before = state.quiz.answers["order"]
    assert sorted(before) == ["1", "2", "3"]
    assert before != ("1", "2", "3")
    state = do(state, "move_line", line=before[0], step=1)
    assert state.quiz.answers["order"] == (before[1], before[0], before[2])
    state = do(state, "move_line", line=before[0], step=9)
    assert state.quiz.answers["order"][-1] == before[0]


def test_a_drawing_starts_empty_and_stays_within_bounds(state):
    state = at(state, "draw")
    assert all(map(math.isnan, state.quiz.answers["draw"]))
    state = do(state, "draw_answer", values=(0.0, math.nan, 99.0, -99.0, 0.5))
    drawn = state.quiz.answers["draw"]
    assert drawn[2:] == (5.0, -5.0, 0.5)
    assert math.isnan(drawn[1])
    with pytest.raises(StudioError):
        do(state, "draw_answer", values=(0.0,))


def test_an_answer_of_another_kind_is_refused(state):
    for intent, arguments in (
        ("place_job", {"target": "f", "job": "1"}),
        ("move_line", {"line": "1", "step": 1}),
        ("write_answer", {"text": "1"}),
        ("draw_answer", {"values": (0.0,)}),
    ):
        with pytest.raises(StudioError, match="another kind"):
            do(state, intent, **arguments)


def marked(state, answer=None):
    quiz = state.quiz
    question = question_asked(state)
    verdict = grade(question, quiz.answers[question.id], quiz.cases.get(question.id))
    return do(state, "mark_answer", verdict=verdict, seconds=2.0)


def test_what_was_said_goes_when_the_answer_changes_and_the_first_attempt_counts(state):
    state = marked(do(state, "choose_answer", answer="2"))
    assert not state.quiz.solved("one")
    assert state.quiz.marks["one"].remarks[0].says == "It only hides."
    state = do(state, "choose_answer", answer="1")
    assert "one" not in state.quiz.marks
    state = marked(state)
    assert state.quiz.solved("one")
    assert "one" in state.quiz.wrong, "the first answer counts"
    assert state.quiz.seconds["one"] == 4.0
    assert do(state, "choose_answer", answer="2") is state, "right stays right"


def test_in_a_matching_only_the_changed_pair_loses_its_mark(state):
    state = at(state, "match")
    for job, target in (("1", "f"), ("2", "o"), ("3", "i")):
        state = do(state, "place_job", job=job, target=target)
    state = marked(state)
    state = do(state, "place_job", job="2", target="i")
    marks = state.quiz.marks["match"]
    assert marks.about("1").right
    assert marks.about("2") is None
    assert not marks.about("3").right


def test_the_quiz_is_put_away_and_goes_on_where_it_was(state):
    state = do(at(state, "some"), "choose_answer", answer="1")
    away = do(state, "close_quiz")
    assert not away.quiz.open
    assert away.quiz.under_way
    back = do(away, "open_quiz")
    assert (back.quiz.asked, back.quiz.answers["some"]) == ("some", ("1",))
    folded = do(back, "fold_quiz", folded=True)
    assert folded.quiz.folded
    assert not do(folded, "open_quiz").quiz.folded


def test_the_end_counts_and_only_wrong_ones_are_asked_again(state):
    state = marked(do(state, "choose_answer", answer="1"))
    state = do(state, "show_question", index=len(ORDER))
    assert state.quiz.ended
    assert state.quiz.asked == ""
    assert state.quiz.score == 1
    assert not state.quiz.passed
    again = do(state, "start_quiz", quiz="small", only=state.quiz.wrong)
    assert again.quiz.order == ORDER[1:]
    with pytest.raises(StudioError):
        do(state, "start_quiz", quiz="small", only=("nothing",))


def test_numbers_stay_as_they_were_asked(state):
    state = at(state, "number")
    case = state.quiz.cases["number"]
    moved = do(state, "move_to", step=0)
    assert at(at(moved, "one"), "number").quiz.cases["number"] is case


def test_a_scene_comes_on_the_bench_and_can_be_undone_the_answers_stay(state):
    state = do(state, "choose_answer", answer="2")
    scene = (
        Call("choose_sequence", {"id": "short"}),
        Call("pin_gate", {"gate": "f", "value": 0.0}),
    )
    shown = do(state, "show_scene", scene=scene)
    assert shown.sequence.current.id == "short"
    assert shown.quiz is state.quiz
    history = History()
    history.record(state, "show_scene")
    later = do(shown, "choose_answer", answer="3")
    undone = history.undo(later)
    assert undone.sequence.current.id == "key"
    assert undone.quiz.answers["one"] == ("3",)


def test_nothing_is_asked_without_a_quiz():
    state = initial_state(LIBRARY)
    for intent, arguments in (("open_quiz", {}), ("choose_answer", {"answer": "1"})):
        with pytest.raises(StudioError, match="No quiz"):
            do(state, intent, **arguments)
    with pytest.raises(StudioError, match="There is no quiz"):
        do(state, "start_quiz", quiz="nothing")
    assert do(state, "close_quiz") is state


def test_shuffling_follows_the_seed():
    orders = {
        at(do(begun(), "start_quiz", quiz="small", seed=seed), "order").quiz.answers["order"]
        for seed in range(20)
    }
    assert len(orders) > 2
    again = at(do(begun(), "start_quiz", quiz="small", seed=7), "order").quiz.answers["order"]
    assert (
        again == at(do(begun(), "start_quiz", quiz="small", seed=7), "order").quiz.answers["order"]
    )
