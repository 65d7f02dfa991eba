"""From step 1 to 13 of the shipped lesson, by mouse alone and by keyboard alone."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtWidgets import QApplication, QLabel

from lstm_studio.shell.learn_page import LearnPage
from tests.fixtures.person import CTRL, Person
from tests.fixtures.quiz_person import by_keys as answer_by_keys
from tests.fixtures.quiz_person import by_mouse as answer_by_mouse

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TRAINS = 60_000
"""Milliseconds within which a pitfall has run; it takes some seconds."""


def begin(studio, person) -> None:
    studio.controller.do("show_page", page="learn")
    assert isinstance(studio.window.page, LearnPage)
    person.click("learn.start")
    assert step(studio) == "forgets"


def step(studio) -> str:
    learning = studio.controller.state.learning
    return studio.controller.library.content().lessons[0].steps[learning.step].id


def right(studio) -> int:
    steps = studio.controller.library.content().lessons[0].steps
    choices = steps[studio.controller.state.learning.step].predict.choices
    return next(n for n, choice in enumerate(choices) if choice.right)


def done(studio) -> set[str]:
    return {name for _, name in studio.controller.state.learning.done}


def segment(person: Person, name: str, key: str) -> None:
    person.click(f"{name}.{key}")


def slide(person: Person, name: str, value: float) -> None:
    control = person.see(name)
    person.drag(control, control.positionOf(control.value()), control.positionOf(value))


def run_pitfall(studio, qtbot, version: str) -> None:
    def ended():
        assert ("leak", version) in studio.controller.state.pitfalls.results

    qtbot.waitUntil(ended, timeout=TRAINS)


def answer_quiz(studio, person, answer) -> None:
    """Answer every question of the quiz that is open, and put it away; `answer` is by what."""
    window, controller = studio.window, studio.controller
    QCoreApplication.processEvents()
    while not controller.state.quiz.ended:
        answer(window)
        if answer is answer_by_keys:
            person.press(Key.Key_Return, Key.Key_Return)
        else:
            person.click("quiz.check")
            person.click("quiz.next")
    assert controller.state.quiz.passed
    if answer is answer_by_keys:
        person.press(Key.Key_Escape)
    else:
        person.click("quiz.close")
    assert not controller.state.quiz.open


# ------------------------------------------------------------------------------- by mouse alone


def by_mouse(studio, person, qtbot) -> None:
    """Do what the task of the step asks."""
    match step(studio):
        case "forgets" | "belt":
            person.click("transport.last")
        case "forget":
            slide(person, "gates.f", 0.0)
        case "input":
            slide(person, "gates.i", 0.0)
            tokens = person.see("plots.tokens")
            person.click(tokens, next(p for p in tokens.placed() if p.step == 3).chip.center())
            segment(person, "gates.scope", "step")
            slide(person, "gates.i", 1.0)
        case "output":
            slide(person, "gates.o", 0.0)
            person.click("transport.last")
            slide(person, "gates.o", 1.0)
        case "vanish":
            slide(person, "gradients.bias", 3.5)
        case "both":
            gallery = person.see("sentence.examples.after")
            place = gallery.visualRect(gallery.model().index(1, 0)).center()
            person.click(gallery.viewport(), place)
        case "code":
            person.click("equations.f", QPointF(20, 10))
        case "gru":
            segment(person, "compare.size", "32")
        case "leak":
            person.click("pitfalls.run")
            run_pitfall(studio, qtbot, "attached")
            if not person.sees("pitfalls.repair"):
                person.click("pitfalls.tabs.code")
            person.click("pitfalls.repair")
            run_pitfall(studio, qtbot, "reset")
        case "match":
            person.click("lesson.quiz")
            answer_quiz(studio, person, answer_by_mouse)
        case "final":
            person.click("lesson.quiz")
            answer_quiz(studio, person, answer_by_mouse)
        case "take-away":
            person.click("lesson.recall.3")
            assert studio.controller.state.view.page == "both"


def test_the_whole_lesson_by_mouse_alone(studio, person, qtbot):
    begin(studio, person)
    lesson = studio.controller.library.content().lessons[0]
    for number, one in enumerate(lesson.steps):
        assert step(studio) == one.id
        person.click(f"lesson.answer.{right(studio)}")
        by_mouse(studio, person, qtbot)
        assert one.id in done(studio), one.id
        last = number + 1 == len(lesson.steps)
        assert person.see("lesson.next").text() == ("Finish" if last else "Next")
        person.click("lesson.next")
    assert studio.controller.state.learning.activity == ""
    assert isinstance(studio.window.page, LearnPage)
    assert len(done(studio)) == 13


# ---------------------------------------------------------------------------- by keyboard alone


def by_keys(studio, person, qtbot) -> None:
    match step(studio):
        case "forgets" | "belt":
            person.press(Key.Key_End)
        case "forget":
            person.tab_to("gates.f.value")
            person.press(Key.Key_Home)
        case "input":
            person.tab_to("gates.i.value")
            person.press(Key.Key_Home)
            person.tab_to("plots.tokens")
            person.press(Key.Key_Home, Key.Key_Right, Key.Key_Right, Key.Key_Right)
            person.tab_to("gates.scope.all")
            person.press(Key.Key_Left, Key.Key_Left)
            person.tab_to("gates.i.value")
            person.press(Key.Key_End)
        case "output":
            person.tab_to("gates.o.value")
            person.press(Key.Key_Home)
            person.tab_to("plots.tokens")
            person.press(Key.Key_End)
            person.tab_to("gates.o.value")
            person.press(Key.Key_End)
        case "vanish":
            person.tab_to("gradients.bias.value")
            person.press(Key.Key_End)
        case "both":
            person.tab_to("sentence.text")
            person.press(Key.Key_A, modifiers=CTRL)
            person.type("the bank raised its fees and closed two branches")
            person.press(Key.Key_Return, modifiers=CTRL)
        case "code":
            person.tab_to("equations.f")
            person.press(Key.Key_Return)
        case "gru":
            person.tab_to("compare.size.8")
            person.press(Key.Key_Right, Key.Key_Right)
        case "leak":
            person.tab_to("pitfalls.run")
            person.press(Key.Key_Space)
            run_pitfall(studio, qtbot, "attached")
            if not person.sees("pitfalls.repair"):
                person.tab_to("pitfalls.tabs.result")
                person.press(Key.Key_Left)
            person.tab_to("pitfalls.repair")
            person.press(Key.Key_Space)
            run_pitfall(studio, qtbot, "reset")
        case "match":
            person.tab_to("lesson.quiz")
            person.press(Key.Key_Space)
            answer_quiz(studio, person, answer_by_keys)
        case "final":
            person.tab_to("lesson.quiz")
            person.press(Key.Key_Space)
            answer_quiz(studio, person, answer_by_keys)
        case "take-away":
            person.tab_to("lesson.recall.2")
            person.press(Key.Key_Space)
            assert studio.controller.state.view.page == "gradients"


def test_the_whole_lesson_by_keyboard_alone(studio, person, qtbot):
    person.press(Key.Key_2, modifiers=Qt.KeyboardModifier.AltModifier)
    person.tab_to("learn.start")
    person.press(Key.Key_Space)
    lesson = studio.controller.library.content().lessons[0]
    for one in lesson.steps:
        assert step(studio) == one.id
        person.tab_to(f"lesson.answer.{right(studio)}")
        person.press(Key.Key_Space)
        by_keys(studio, person, qtbot)
        assert one.id in done(studio), one.id
        person.tab_to("lesson.next")
        person.press(Key.Key_Space)
    assert studio.controller.state.learning.activity == ""
    assert len(done(studio)) == 13


# ------------------------------------------------------------------------------- what comes along


def test_docks_that_a_step_does_without_come_back(studio, person):
    before = {name: dock.isVisible() for name, dock in studio.window.docks_shown().items()}
    begin(studio, person)
    assert not studio.window.docks["dock.code"].isVisible()
    person.click("lesson.leave")
    studio.controller.do("show_page", page="sandbox")
    after = {name: dock.isVisible() for name, dock in studio.window.docks_shown().items()}
    assert after == before


def test_free_play_and_return(studio, person):
    begin(studio, person)
    person.click("lesson.free")
    assert not person.sees("lesson.next")
    person.click("page.compare")
    assert person.sees("companion.return")
    person.click("companion.return")
    assert studio.controller.state.view.page == "sandbox"
    assert person.sees("lesson.next")


def test_all_steps_can_be_seen_in_between(studio, person):
    begin(studio, person)
    person.click("lesson.overview")
    assert isinstance(studio.window.page, LearnPage)
    assert person.sees("lesson.next")
    person.click("lesson.next")
    assert step(studio) == "belt"
    assert studio.controller.state.view.page == "sandbox"


@pytest.mark.parametrize("projector", [False, True])
@pytest.mark.parametrize("size", [(1024, 640), (1366, 768), (1920, 1080)])
def test_the_panel_fits_into_the_window(start, size, projector):
    studio = start(*size)
    studio.controller.do("set_projector", projector=projector)
    for number in range(13):
        studio.controller.do("go_to_step", lesson="gates", step=number)
        studio.window.settle()
    assert (studio.window.width(), studio.window.height()) == size


@pytest.mark.slow
def test_five_hundred_steps_in_haste_leave_nothing_behind(studio):
    """Forward and back through all pages, often without a pause: no widget, no thread is left."""

    def settled() -> int:
        for _ in range(3):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return len(QApplication.allWidgets())

    go, lesson = studio.controller.do, studio.controller.library.content().lessons[0]
    for number in range(39):  # until every page and every dock has been made
        go("go_to_step", lesson=lesson.id, step=(5 * number) % 13)
        if number % 3:
            QCoreApplication.processEvents()
    go("go_to_step", step=12)
    before, threads = settled(), threading.active_count()
    for number in range(500):
        go("go_to_step", step=(7 * number) % 13)
        if number % 4 == 0:
            QCoreApplication.processEvents()
    go("go_to_step", step=12)
    assert settled() == before
    assert threading.active_count() == threads
    assert not studio.controller.tasks.busy
    # What is on screen is the step that was asked for last, and none of the others.
    panel = studio.window.learning.companion.lesson
    assert panel.findChild(QLabel, "lesson.title").text() == lesson.steps[12].title


def test_by_menu_and_keys_on_any_page(studio, person):
    go = studio.window.actions_by_id
    go["lesson.go"].trigger()
    assert step(studio) == "forgets"
    go["lesson.backward"].trigger()
    assert step(studio) == "forgets"
    person.press(Key.Key_PageDown, modifiers=CTRL)
    person.press(Key.Key_PageDown, modifiers=CTRL)
    assert step(studio) == "forget"
    person.press(Key.Key_PageUp, modifiers=CTRL)
    assert step(studio) == "belt"
    person.click("lesson.free")
    person.press(Key.Key_PageDown, modifiers=CTRL)
    assert studio.controller.state.learning.step == 1
    go["lesson.go"].trigger()
    assert studio.controller.state.learning.activity == "lesson"
    assert step(studio) == "belt"
    go["goals"].trigger()
    assert isinstance(studio.window.page, LearnPage)
    assert studio.window.page.tabs.currentKey() == "goals"


def test_what_would_tell_the_answer_comes_with_the_prediction(studio, person):
    studio.controller.do("go_to_step", lesson="gates", step=1)
    QCoreApplication.processEvents()
    assert not person.sees("plots.c")
    assert person.sees("plots.lanes")
    person.click("lesson.answer.0")
    assert person.sees("plots.c")
    person.click("lesson.next")
    assert person.sees("plots.c")
    person.click("lesson.back")
    assert person.sees("plots.c"), "it has been said"


@pytest.mark.parametrize("projector", [False, True])
def test_a_small_window_keeps_its_size_from_the_overview_on(start, projector):
    """The way that people go: from Learn, which has no docks, to pages that have."""
    studio = start(1024, 640)
    studio.controller.do("set_projector", projector=projector)
    for page in ("sandbox", "compare", "learn"):
        studio.controller.do("show_page", page=page)
        QCoreApplication.processEvents()
    studio.controller.do("go_to_step", lesson="gates", step=0)
    QCoreApplication.processEvents()
    studio.controller.do("leave_lesson")
    QCoreApplication.processEvents()
    studio.controller.do("start_goal", id="store-ignore-reveal")
    QCoreApplication.processEvents()
    studio.controller.do("leave_goal")
    QCoreApplication.processEvents()
    assert (studio.window.width(), studio.window.height()) == (1024, 640)
