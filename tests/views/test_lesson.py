"""The panel of a lesson, driven by mouse and by keyboard, with the real controller."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from lstm_studio.controller.lesson_keeper import LessonKeeper
from lstm_studio.controller.model_controller import ModelController
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.learn_lessons import LearnLessonsView
from lstm_studio.views.lesson import LessonView
from lstm_studio.widgets.answer_button import AnswerButton
from tests.fixtures.library import SmallLibrary


@pytest.fixture
def controller(qtbot):
    controller = ModelController(SmallLibrary())
    controller.keeper = LessonKeeper(controller)
    return controller


@pytest.fixture
def view(qtbot, controller):
    assert controller.do("go_to_step", lesson="small")
    view = LessonView(controller, Look(LIGHT))
    qtbot.addWidget(view)
    view.resize(372, 720)
    view.show()
    return view


def button(view, name, kind=QPushButton):
    found = view.findChild(kind, name)
    assert found is not None, name
    return found


def press(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_what_there_is_to_do_comes_after_the_prediction(qtbot, controller, view):
    assert not view.task.isVisible()
    assert not view.checks.isVisible()
    assert not view.fold.isVisible()
    assert view.next.text() == "Skip"
    press(qtbot, button(view, "lesson.answer.0", AnswerButton))
    assert view.task.isVisible()
    assert view.said.markdown() == "No."
    assert [button(view, f"lesson.answer.{n}", AnswerButton).verdict() for n in (0, 1)] == [
        False,
        True,
    ]
    # What it reveals has been done on the real bench.
    assert controller.state.gates.scope == "step"


def test_what_there_is_to_do_is_scrolled_to(qtbot, controller, view):
    view.resize(320, 320)
    press(qtbot, button(view, "lesson.answer.1", AnswerButton))

    def seen():
        return not view.checks.visibleRegion().isEmpty()

    qtbot.waitUntil(seen)


def test_the_checks_follow_the_bench_and_name_the_first_step_that_is_wrong(qtbot, controller, view):
    controller.do("predict", choice=1)
    assert "○ The forget gate is closed at step 3." in view.checks.text()
    assert "Step 3 is the first that is not so" in view.checks.text()
    assert controller.do("pin_gate", gate="f", value=0.0)
    assert view.checks.text().count("✓") == 2
    assert ("small", "first") in controller.state.learning.done
    assert view.next.text() == "Next"
    # Done is done, though the bench moves on.
    controller.do("pin_gate", gate="f", value=1.0)
    assert ("small", "first") in controller.state.learning.done


def test_forward_and_back_and_to_the_end(qtbot, controller, view):
    kind = controller.state.cell.kind
    press(qtbot, view.next)
    assert view.findChild(object, "lesson.title").text() == "Only to be read"
    press(qtbot, view.next)
    assert ("small", "second") in controller.state.learning.done
    press(qtbot, button(view, "lesson.recall.0"))
    assert controller.state.cell.kind == "rnn"
    press(qtbot, button(view, "lesson.recall.1"))
    assert controller.state.cell.kind == "gru"
    press(qtbot, view.back)
    assert controller.state.learning.step == 1
    press(qtbot, view.next)
    assert view.next.text() == "Finish"
    press(qtbot, view.next)
    assert controller.state.learning.activity == ""
    assert controller.state.cell.kind == kind


def test_leaving_brings_back_what_was_there_before(qtbot, controller):
    controller.do("choose_kind", kind="gru")
    controller.do("pin_gate", gate="z", value=0.25)
    before = controller.state
    controller.do("go_to_step", lesson="small")
    controller.do("go_to_step", step=2)
    controller.do("leave_lesson")
    after = controller.state
    for name in ("sequence", "cell", "gates", "playhead", "reading", "flow", "comparison"):
        assert getattr(after, name) is getattr(before, name), name
    assert after.view.page == "learn"


def test_playing_freely_keeps_the_bench_and_coming_back_sets_the_scene(qtbot, controller, view):
    controller.do("move_to", step=0)
    press(qtbot, view.free)
    assert controller.state.learning.free
    assert controller.state.playhead.step == 0
    controller.do("choose_kind", kind="gru")
    assert controller.do("go_to_step", step=controller.state.learning.step)
    assert controller.state.cell.kind == "lstm"
    assert controller.state.playhead.step == 2


def test_undo_takes_a_step_of_the_lesson_back(qtbot, controller, view):
    controller.do("go_to_step", step=1)
    controller.undo()
    assert controller.state.learning.step == 0
    controller.redo()
    assert controller.state.learning.step == 1


def test_by_keyboard_alone(qtbot, controller, view):
    def tab_to(name):
        QApplication.processEvents()  # what was just made shows itself
        for _ in range(30):
            held = QApplication.focusWidget()
            if held is not None and held.objectName() == name:
                return held
            view.focusNextChild() if held is None else qtbot.keyClick(held, Qt.Key.Key_Tab)
        pytest.fail(f"the Tab key does not come to {name}")

    view.activateWindow()
    qtbot.keyClick(tab_to("lesson.answer.1"), Qt.Key.Key_Space)
    assert controller.state.learning.predictions == {("small", "first"): 1}
    qtbot.keyClick(tab_to("lesson.next"), Qt.Key.Key_Space)
    qtbot.keyClick(tab_to("lesson.next"), Qt.Key.Key_Space)
    qtbot.keyClick(tab_to("lesson.recall.1"), Qt.Key.Key_Space)
    assert controller.state.cell.kind == "gru"


def test_pointing_at_a_term_lights_it_everywhere(qtbot, controller, view):
    view.text.termHovered.emit("f")
    assert controller.state.hover.key == "f"
    view.text.termHovered.emit(None)
    assert controller.state.hover.key is None


def test_the_step_asks_for_its_quiz(qtbot, controller, view):
    controller.do("predict", choice=1)
    with qtbot.waitSignal(view.quizRequested) as asked:
        press(qtbot, view.quiz)
    assert asked.args == ["gates"]


def test_five_hundred_changes_of_steps_leave_nothing_behind(qtbot, controller, view):
    from PySide6.QtCore import QCoreApplication, QEvent

    def widgets():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        return len(QApplication.allWidgets())

    for n in range(6):
        controller.do("go_to_step", step=n % 3)
    before = widgets()
    for n in range(500):
        controller.do("go_to_step", step=n % 3)
    controller.do("go_to_step", step=2)
    assert widgets() == before


def test_the_overview_starts_where_one_was(qtbot, controller):
    overview = LearnLessonsView(controller, Look(LIGHT))
    qtbot.addWidget(overview)
    overview.show()
    assert overview.start.text() == "Start at step 1"
    overview.steps.setCurrentKey("2")
    overview.steps.currentKeyChanged.emit("2")
    press(qtbot, overview.start)
    assert (controller.state.learning.activity, controller.state.learning.step) == ("lesson", 2)
    assert overview.start.text() == "Return to step 3"
    controller.do("mark_done", steps=[("small", "first")])
    assert overview.bar.value() == 1


def test_a_screen_reader_is_told_where_one_is(controller, view, monkeypatch):
    told = []

    class Reader:
        isActive = staticmethod(lambda: True)
        updateAccessibility = staticmethod(lambda event: told.append(event.message()))

    monkeypatch.setattr("lstm_studio.views.lesson.QAccessible", Reader)
    controller.do("go_to_step", step=1)
    controller.do("predict", choice=0)  # there is nothing to predict: nothing new to be said
    assert told == ["Step 2 of 3: Only to be read"]
