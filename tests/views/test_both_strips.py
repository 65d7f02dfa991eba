import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.both_strips import BothStripsView
from tests.fixtures.docked import docked
from tests.fixtures.readers import ReadingLibrary

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def controller(qtbot):
    controller = ModelController(ReadingLibrary())
    controller.do("show_page", page="both")
    controller.do("read_sentence", text="they saw the bank near the banks of it")
    return controller


@pytest.fixture
def view(qtbot, controller):
    return docked(qtbot, BothStripsView(controller, Look(LIGHT)), 900, 360)


def sentence(controller):
    return " ".join(controller.state.reading.words)


def click_word(view, index):
    QTest.mouseClick(view.strips, LEFT, pos=view.strips.wordRect(index).center().toPoint())


def press(view, name):
    QTest.mouseClick(view.findChild(QWidget, name), LEFT)


def test_words_and_states_are_those_of_the_answers(view, controller):
    assert view.strips.words() == controller.state.reading.words
    _, rows = view.strips.table()
    values = controller.answers.strip("forward", "h")
    assert any(f"{values[0, 0]:.2f}".lstrip("-") in cell for cell in rows[0])
    assert len(rows) == 9
    assert "16 units, network 1 of 2" in view.card.note()


def test_a_click_chooses_a_word_and_it_is_taken_out(view, controller):
    assert not view.edit.isEnabled()
    click_word(view, 1)
    assert view.edit.text() == "saw"
    press(view, "both.word.delete")
    assert sentence(controller) == "they the bank near the banks of it"
    assert view.edit.text() == ""


def test_the_word_in_question_stays_and_another_form_can_be_asked_about(view, controller):
    click_word(view, 3)
    assert not view.delete.isEnabled()
    assert "stays" in view.delete.toolTip()
    click_word(view, 6)
    assert controller.state.reading.position == 6
    assert "“banks”" in view.card.accessibleName()


def test_a_word_is_replaced_by_typing(view, controller):
    click_word(view, 4)
    view.edit.setFocus()
    view.edit.selectAll()
    QTest.keyClicks(view.edit, "by")
    QTest.keyClick(view.edit, Qt.Key.Key_Return)
    assert controller.state.reading.words[4] == "by"
    controller.undo()
    assert controller.state.reading.words[4] == "near"
    assert view.edit.text() == "near"


def test_an_empty_word_is_taken_out_and_escape_gives_up(view, controller):
    click_word(view, 4)
    view.edit.setFocus()
    view.edit.selectAll()
    QTest.keyClick(view.edit, Qt.Key.Key_Backspace)
    QTest.keyClick(view.edit, Qt.Key.Key_Escape)
    assert view.edit.text() == "near"
    view.edit.setFocus()
    view.edit.selectAll()
    QTest.keyClick(view.edit, Qt.Key.Key_Backspace)
    QTest.keyClick(view.edit, Qt.Key.Key_Return)
    assert sentence(controller) == "they saw the bank the banks of it"


def test_words_are_moved_by_buttons_and_by_the_keyboard(view, controller):
    click_word(view, 1)
    press(view, "both.word.left")
    assert sentence(controller).startswith("saw they the bank")
    assert not view.left.isEnabled()
    press(view, "both.word.right")
    assert sentence(controller).startswith("they saw the bank")
    view.strips.setFocus()
    view.strips.setCursorWord(0)
    QTest.keyClick(view.strips, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert sentence(controller).startswith("saw they the bank")
    QTest.keyClick(view.strips, Qt.Key.Key_Delete)
    assert sentence(controller).startswith("saw the bank")


def test_a_unit_is_chosen_and_let_go(view, controller):
    at = view.strips.cellRect("backward", 5, 2).center()
    QTest.mouseClick(view.strips, LEFT, pos=QPointF(at).toPoint())
    assert controller.state.reading.unit == ("backward", 5)
    QTest.mouseClick(view.strips, LEFT, pos=QPointF(at).toPoint())
    assert controller.state.reading.unit is None


def test_the_strips_show_a_gate(view, controller):
    press(view, "both.quantity.f")
    assert controller.state.reading.quantity == "f"
    assert "f = " in view.strips._unit_text("forward", 0, 0)


def test_the_head_dims_what_is_not_read(view, controller):
    controller.do("move_to", step=1)
    assert view.strips._scene.read == (1, 7)
    controller.do("move_to", step=5)
    assert view.strips._scene.read == (3, 3)


def test_worth_is_shown_on_request(view, controller):
    view.show_importance(True)
    changes = view.strips._scene.importance
    np.testing.assert_array_equal(changes, controller.answers.importance("both", 1))
    view.show_importance(False)
    assert view.strips._scene.importance is None


@pytest.mark.parametrize("direction", ["forward", "backward"])
@pytest.mark.parametrize("halves", [False, True])
def test_the_sandbox_gets_the_very_same_numbers(view, controller, direction, halves):
    controller.do("show_halves", halves=halves)
    controller.do("choose_reader_unit", direction=direction, unit=7)
    answers = controller.answers
    press(view, "both.sandbox")
    state, trace = controller.state, controller.results.trace
    assert state.view.page == "sandbox"
    assert (state.view.unit, state.cell.mode) == (7, "learned")
    words = answers.reading.words
    assert state.sequence.current.tokens == (words if direction == "forward" else words[::-1])
    assert state.sequence.current.tokens[state.playhead.step] == "bank"
    for quantity in ("h", "c", "i", "f", "g", "o"):
        np.testing.assert_array_equal(trace[quantity], answers.traces[direction][quantity])
