"""A quiz in the real window: by keys alone, by mouse alone, on the live diagram, closed book."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lstm_studio.state.quiz_intents import question_asked
from lstm_studio.state.quizzes import MatchQuestion
from tests.fixtures.quiz_person import by_keys, by_mouse, click, dialog, press, state
from tests.fixtures.quiz_robot import play
from tests.fixtures.quizzes import small_content

LEFT, K = Qt.MouseButton.LeftButton, Qt.Key


@pytest.fixture
def quiz(window):
    """Return the window with a small quiz open, shuffled by a known seed."""
    window.controller.do("use_content", own=small_content())
    window.controller.do("start_quiz", quiz="small", seed=3, run="run")
    QCoreApplication.processEvents()
    return window


def test_by_the_keyboard_alone(quiz):
    while not state(quiz).ended:
        name = state(quiz).asked
        by_keys(quiz)
        press(K.Key_Return)
        assert state(quiz).solved(name), name
        assert dialog(quiz).next.hasFocus()
        press(K.Key_Return)
    assert state(quiz).passed
    assert dialog(quiz).again.hasFocus()
    press(K.Key_Escape)
    assert not state(quiz).open
    assert QApplication.focusWidget() is quiz.page
    assert len(quiz.controller.progress.attempts()) == 7


def test_by_the_mouse_alone(quiz):
    while not state(quiz).ended:
        name = state(quiz).asked
        by_mouse(quiz)
        click(dialog(quiz).check)
        assert state(quiz).solved(name), name
        click(dialog(quiz).next)
    assert state(quiz).passed
    click(dialog(quiz).close_button)
    assert not state(quiz).open
    assert not quiz.learning.quiz_layer.isVisible()


# ------------------------------------------------------------------------- on the live diagram


@pytest.fixture
def matching(quiz):
    quiz.controller.do("show_question", index=2)
    QCoreApplication.processEvents()
    assert isinstance(question_asked(quiz.controller.state), MatchQuestion)
    return quiz


def test_a_job_is_dropped_on_a_gate_of_the_live_diagram(matching):
    canvas = matching.sandbox.diagram.canvas
    assert canvas.targets() == {"f", "i", "o"}
    chip = dialog(matching).form.board.chips["2"]
    target = canvas.mapToGlobal(canvas.partRect("i").center())
    spot = chip.mapFromGlobal(target)
    QTest.mousePress(chip, LEFT, pos=QPoint(20, 20))
    QTest.mouseMove(chip, QPoint(60, 40))
    QTest.mouseMove(chip, spot)
    assert canvas._aimed == "i"
    QTest.mouseRelease(chip, LEFT, pos=spot)
    assert state(matching).answers["match"] == {"2": "i"}
    assert canvas._aimed == ""


def test_a_click_on_a_gate_gives_it_the_job_in_hand(matching):
    canvas = matching.sandbox.diagram.canvas
    click(dialog(matching).form.board.chips["1"])
    click(canvas, canvas.partRect("times_f").center())
    assert state(matching).answers["match"] == {"1": "f"}
    click(canvas, canvas.partRect("o").center())
    assert state(matching).answers["match"] == {"1": "f"}, "nothing is in hand"
    canvas.setFocus()
    matching.controller.do("hold_job", job="3")
    canvas._focus("o")
    QTest.keyClick(canvas, K.Key_Return)
    assert state(matching).answers["match"] == {"1": "f", "3": "o"}


def test_the_diagram_is_itself_again_after_the_quiz(matching):
    press(K.Key_Escape)
    canvas = matching.sandbox.diagram.canvas
    assert canvas.targets() == frozenset()
    click(canvas, canvas.partRect("f").center())
    assert "Forget gate" in matching.sandbox.diagram._note.text()


# ------------------------------------------------------------------------------ beside the page


def test_the_page_stays_in_use_and_tab_stays_in_the_card(quiz):
    layer = quiz.learning.quiz_layer
    seen = set()
    for _ in range(20):
        press(K.Key_Tab)
        held = QApplication.focusWidget()
        assert layer.isAncestorOf(held)
        seen.add(held.objectName())
    assert {"quiz.fold", "quiz.close", "quiz.check", "quiz.next"} <= seen
    press(K.Key_Backtab)
    assert layer.isAncestorOf(QApplication.focusWidget())
    before = quiz.controller.state.playhead.step
    press(K.Key_F6)
    assert QApplication.focusWidget() is quiz.page
    press(K.Key_Right)
    assert quiz.controller.state.playhead.step == before + 1
    quiz.actions_by_id["quiz.switch"].trigger()
    assert layer.isAncestorOf(QApplication.focusWidget())


def test_it_is_made_small_and_large_again(quiz):
    layer, full = quiz.learning.quiz_layer, quiz.learning.quiz_layer.height()
    click(dialog(quiz).fold)
    assert state(quiz).folded
    assert layer.height() < full / 2
    assert dialog(quiz).check.isHidden()
    click(dialog(quiz).fold)
    assert layer.height() == full
    assert not dialog(quiz).check.isHidden()


def test_show_me_shows_it_on_the_bench_and_undo_brings_the_bench_back(quiz):
    quiz.controller.do("choose_answer", answer="2")
    click(dialog(quiz).check)
    click(dialog(quiz).show_me)
    assert quiz.controller.results.overrides.values("f")[:, 0].max() == 0.0
    assert state(quiz).open
    quiz.controller.undo()
    assert quiz.controller.results.overrides.values("f")[:, 0].max() > 0.0
    assert state(quiz).verdicts["one"]


def test_a_closed_book_covers_the_page(window):
    window.controller.do("use_content", own=small_content(**{"about =": "closed = true\nabout ="}))
    window.controller.do("start_quiz", quiz="small", seed=3)
    QCoreApplication.processEvents()
    cover = window.learning.quiz_layer._cover
    assert cover.isVisible()
    assert cover.geometry() == window.rect()
    middle = window.mapToGlobal(QPoint(20, window.height() // 2))
    assert QApplication.widgetAt(middle) is cover
    window.controller.do("choose_answer", answer="2")
    click(dialog(window).check)
    assert dialog(window).show_me.isHidden(), "nothing is shown while the book is closed"
    press(K.Key_Escape)
    assert not cover.isVisible()


def test_it_goes_on_where_it_was_left(quiz):
    quiz.controller.do("show_question", index=4)
    QTest.keyClicks(dialog(quiz).form.number, "0,5")
    press(K.Key_Escape)
    quiz.learning.begin_quiz("small")
    QCoreApplication.processEvents()
    assert state(quiz).asked == "number"
    assert dialog(quiz).form.number.text() == "0,5"
    assert dialog(quiz).form.number.hasFocus()


def test_nonsense_is_said_to_be_no_number(quiz):
    quiz.controller.do("show_question", index=4)
    QTest.keyClicks(dialog(quiz).form.number, "hello")
    press(K.Key_Return)
    assert "“hello” is not a number" in dialog(quiz).problem.text()
    assert dialog(quiz).problem.isVisible()
    assert state(quiz).verdicts == {}
    QTest.keyClick(dialog(quiz).form.number, K.Key_Backspace)
    assert dialog(quiz).problem.isHidden()


def test_the_menu_begins_a_quiz_and_the_list_shows_the_best_result(window):
    window.actions_by_id["quiz.gates"].trigger()
    QCoreApplication.processEvents()
    assert state(window).quiz.id == "gates"
    assert window.learning.quiz_layer.isVisible()
    press(K.Key_Escape)
    window.actions_by_id["quizzes"].trigger()
    QCoreApplication.processEvents()
    view = window.page.section("quizzes")
    assert view.isVisible()
    assert view.start.text() == "Go on"
    view.quizzes.setCurrentIndex(view.quizzes.model().index(1, 0))
    click(view.start)
    assert state(window).quiz.id == "final"


@pytest.mark.parametrize("size", [(1024, 640), (1366, 768), (1440, 900)])
@pytest.mark.parametrize("projector", [False, True])
def test_it_is_within_the_window_at_every_size(make_window, size, projector):
    window = make_window(*size)
    window.controller.do("set_projector", projector=projector)
    window.controller.do("start_quiz", quiz="final", seed=3)
    for index in range(16):
        window.controller.do("show_question", index=index)
        QCoreApplication.processEvents()
        card = window.learning.quiz_layer.card()
        assert window.rect().contains(card), (index, card)
        view = dialog(window)
        for button in (view.check, view.next, view.close_button, view.again):
            if button.isVisible():
                corner = button.mapTo(window, button.rect().bottomRight())
                assert card.contains(corner)


def test_the_card_is_dragged_and_stays_within(quiz):
    layer = quiz.learning.quiz_layer
    before = layer.pos()
    QTest.mousePress(layer, LEFT, pos=QPoint(40, 40))
    QTest.mouseMove(layer, QPoint(40, -60))
    assert layer.pos().y() == before.y() - 100
    QTest.mouseMove(layer, QPoint(40, -5000))
    QTest.mouseRelease(layer, LEFT)
    assert quiz.rect().contains(layer.card())
    quiz.controller.do("show_question", index=2)
    QCoreApplication.processEvents()
    assert quiz.rect().contains(layer.card())


def test_many_quizzes_leave_nothing_behind(quiz):
    children = []
    for round_ in range(12):
        quiz.controller.do("start_quiz", quiz="small", seed=round_)
        for index in range(8):
            quiz.controller.do("show_question", index=index)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        children.append(len(quiz.learning.quiz_layer.findChildren(QWidget)))
    assert children[3] == children[-1]


def test_a_step_of_the_lesson_is_done_when_its_quiz_was_gone_through(window):
    controller = window.controller
    lesson = controller.library.content().lessons[0]
    step = next(n for n, one in enumerate(lesson.steps) if one.quiz == "gates")
    controller.do("go_to_step", lesson=lesson.id, step=step)
    QCoreApplication.processEvents()
    click(window.learning.companion.lesson.quiz)
    assert state(window).quiz.id == "gates"
    assert not controller.checks.met
    play(controller, window.learning.quiz_layer.view.desk, right=False)
    assert controller.checks.met
    assert (lesson.id, lesson.steps[step].id) in controller.state.learning.done
    controller.do("go_to_step", step=step + 1)
    assert state(window).ended, "the answers stay when the lesson goes on"


def test_notices_and_the_blank_screen_lie_above_it(quiz):
    quiz.controller.notices.tell("Something happened.")
    quiz.commands.toggle_blank()
    quiz.resize(quiz.width() - 40, quiz.height())
    for _ in range(3):
        QCoreApplication.processEvents()
    order = [child.objectName() for child in quiz.children() if child.isWidgetType()]
    names = [name for name in order if name in ("quizLayer", "notices", "blank")]
    assert names == ["quizLayer", "notices", "blank"]
    middle = quiz.learning.quiz_layer.geometry().center()
    assert QApplication.widgetAt(quiz.mapToGlobal(middle)).objectName() == "blank"
    quiz.commands.toggle_blank()
