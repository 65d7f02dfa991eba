"""Answers are recorded before anything is said of them; time runs only while a question is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer

from lstm_studio.controller.library import ShippedLibrary
from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.quiz_desk import QuizDesk, begin_quiz
from lstm_studio.core.errors import StudioError
from lstm_studio.engine.progress_store import ProgressStore
from lstm_studio.state.grading import grade, key_of
from lstm_studio.state.quiz_intents import question_asked
from tests.fixtures.library import SmallLibrary
from tests.fixtures.quiz_robot import give, play, right_answer, wrong_answers
from tests.fixtures.quizzes import small_content

SHIPPED = ShippedLibrary()
QUIZZES = {quiz.id: quiz for quiz in SHIPPED.content().quizzes}


class Clock:
    """Seconds that only a test lets pass."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def controller(qtbot):
    controller = ModelController(SmallLibrary())
    assert controller.do("use_content", own=small_content())
    yield controller
    controller.progress.close()


@pytest.fixture
def desk(controller, clock):
    return QuizDesk(controller, clock)


def test_an_answer_is_on_the_disk_before_it_is_judged_on_screen(controller, desk, monkeypatch):
    begin_quiz(controller, "small", seed=8)
    controller.do("choose_answer", answer="2")
    seen = []
    write = ProgressStore.write

    def noting(self, changes):
        seen.append(("written", controller.state.quiz.marks.get("one")))
        return write(self, changes)

    monkeypatch.setattr(ProgressStore, "write", noting)
    controller.quiz_changed.connect(lambda: seen.append(("shown", controller.state.quiz.kept)))
    assert desk.check() is None
    assert seen[0] == ("written", None)
    assert seen[1] == ("shown", True)
    (attempt,) = controller.progress.attempts()
    assert (attempt.quiz, attempt.question, attempt.right) == ("small", "one", False)
    assert attempt.misconceptions == ("output erases",)
    assert (attempt.seed, attempt.run) == (8, controller.state.quiz.run)
    assert attempt.answer == "It erases"


def test_a_full_disk_is_told_and_the_quiz_goes_on(controller, desk, monkeypatch):
    def full(self, changes):
        raise StudioError("The disk is full.", "Make room.")

    begin_quiz(controller, "small")
    controller.do("choose_answer", answer="1")
    monkeypatch.setattr(ProgressStore, "write", full)
    told = []
    controller.notices.raised.connect(told.append)
    assert desk.check() is None
    assert controller.state.quiz.solved("one")
    assert not controller.state.quiz.kept
    assert [one.message for one in told] == ["The disk is full."]
    assert len(controller.progress.attempts()) == 1


def test_what_is_no_answer_is_neither_judged_nor_recorded(controller, desk):
    begin_quiz(controller, "small")
    assert "no answer yet" in desk.check().message
    controller.do("show_question", index=4)
    controller.do("write_answer", text="many")
    assert "is not a number" in desk.check().message
    assert controller.progress.attempts() == ()


def test_time_runs_while_the_question_is_seen(controller, desk, clock):
    begin_quiz(controller, "small")
    clock.now += 5
    controller.do("close_quiz")
    clock.now += 1000
    controller.do("open_quiz")
    clock.now += 2
    assert desk.seconds() == 7
    controller.do("choose_answer", answer="2")
    desk.check()
    clock.now += 3
    controller.do("choose_answer", answer="1")
    desk.check()
    assert [one.seconds for one in controller.progress.attempts()] == [7, 3]
    clock.now += 50
    controller.do("show_question", index=1)
    clock.now += 4
    assert desk.seconds() == 4
    assert controller.state.quiz.seconds == {"one": 10.0}
    assert controller.findChildren(QTimer) == []


def test_a_quiz_goes_on_where_it_was_left_and_begins_anew_at_its_end(controller, desk):
    begin_quiz(controller, "small")
    run = controller.state.quiz.run
    controller.do("show_question", index=2)
    controller.do("close_quiz")
    assert begin_quiz(controller, "small")
    assert (controller.state.quiz.run, controller.state.quiz.at) == (run, 2)
    controller.do("show_question", index=7)
    assert begin_quiz(controller, "small")
    assert controller.state.quiz.run != run
    assert not begin_quiz(controller, "nothing")


def test_a_quiz_that_was_gone_through_is_finished_and_a_skipped_one_is_not(controller, desk):
    begin_quiz(controller, "small")
    controller.do("show_question", index=7)
    assert "small" not in controller.state.learning.finished
    controller.do("show_question", index=0)
    play(controller, desk, right=False)
    assert "small" in controller.state.learning.finished


# ---------------------------------------------------------------------- the shipped ones, whole


@pytest.fixture
def shipped(qtbot):
    controller = ModelController(SHIPPED)
    yield controller
    controller.progress.close()


@pytest.mark.parametrize("seed", [1, 77])
@pytest.mark.parametrize("name", QUIZZES)
def test_every_quiz_can_be_passed_and_failed(shipped, name, seed):
    desk = QuizDesk(shipped)
    begin_quiz(shipped, name, seed=seed)
    play(shipped, desk, right=True)
    quiz = shipped.state.quiz
    assert (quiz.score, quiz.passed, quiz.wrong) == (len(quiz.order), True, ())
    assert quiz.misconceptions == ()
    begin_quiz(shipped, name, seed=seed)
    play(shipped, desk, right=False)
    quiz = shipped.state.quiz
    assert (quiz.score, quiz.passed, quiz.wrong) == (0, False, quiz.order)
    assert len(quiz.misconceptions) > 0
    attempts = shipped.progress.attempts()
    assert len(attempts) == 2 * len(quiz.order)
    assert sum(one.right for one in attempts) == len(quiz.order)


@pytest.mark.parametrize("name", QUIZZES)
def test_every_distractor_is_wrong_and_has_its_own_explanation(shipped, name):
    desk = QuizDesk(shipped)
    begin_quiz(shipped, name, seed=3)
    for index, wanted in enumerate(shipped.state.quiz.order):
        shipped.do("show_question", index=index)
        question = question_asked(shipped.state)
        assert question.id == wanted
        case = shipped.state.quiz.cases.get(question.id)
        wrong = wrong_answers(question, case)
        assert wrong
        for answer, says in wrong:
            give(shipped, answer)
            assert desk.check() is None
            said = [one.says for one in shipped.state.quiz.marks[question.id].remarks]
            assert says in said, (question.id, answer)
            assert not shipped.state.quiz.solved(question.id)
        give(shipped, right_answer(shipped))
        assert desk.check() is None
        assert shipped.state.quiz.solved(question.id)
        assert shipped.state.quiz.marks[question.id].remarks[-1].says == question.explain


@pytest.mark.parametrize("name", QUIZZES)
def test_every_scene_of_a_quiz_comes_on_the_bench(shipped, name):
    quiz = QUIZZES[name]
    shown = 0
    for question in quiz.questions:
        scenes = [question.scene]
        for answer, _ in wrong_answers(question, drawn(question)):
            scenes.append(grade(question, answer, drawn(question)).scene)
        assert grade(question, key_of(question, drawn(question)), drawn(question)).right
        for scene in filter(None, scenes):
            before = shipped.state
            assert shipped.do("show_scene", scene=scene)
            shipped.undo()
            assert shipped.state.sequence is before.sequence
            shown += 1
    assert shown > 0


def drawn(question):
    from lstm_studio.core.quiz_numbers import drawn_case
    from lstm_studio.state.quizzes import NumberQuestion

    return drawn_case(question.template, 3) if isinstance(question, NumberQuestion) else None


def test_every_explanation_of_a_question_is_its_own():
    for quiz in QUIZZES.values():
        for question in quiz.questions:
            says = [text for _, text in wrong_answers(question, drawn(question))]
            if type(question).__name__ != "OrderQuestion":
                assert len(set(says)) == len(says), (quiz.id, question.id)
            assert question.explain not in says


def test_wrong_curves_can_be_told_from_the_right_one():
    from lstm_studio.core.quiz_curves import curve_distance
    from lstm_studio.state.quizzes import PlotQuestion

    found = 0
    for quiz in QUIZZES.values():
        for question in quiz.questions:
            if isinstance(question, PlotQuestion):
                key = question.key.values()
                for one in question.curves:
                    if not one.right:
                        found += 1
                        assert curve_distance(one.values(), key) > 0.08, (question.id, one.id)
    assert found > 10
