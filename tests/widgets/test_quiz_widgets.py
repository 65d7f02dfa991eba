"""The parts of the quiz dialog by themselves: rows, jobs, lines, drawings."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.answer_row import AnswerList, SaidPanel
from lstm_studio.widgets.curve_picture import CurveDrawing, CurvePicture
from lstm_studio.widgets.job_board import JobBoard
from lstm_studio.widgets.order_list import OrderList
from tests.fixtures.docked import docked

LEFT, K = Qt.MouseButton.LeftButton, Qt.Key


def heard(signal) -> list:
    got: list = []
    signal.connect(got.append)
    return got


@pytest.fixture
def answers(qtbot):
    found = docked(qtbot, AnswerList(), 420, 300)
    found.setAnswers([("a", "First <b>bold</b>"), ("b", "Second"), ("c", "Third")], several=False)
    return found


def test_answers_are_chosen_by_click_figure_and_space(answers):
    got = heard(answers.toggled)
    QTest.mouseClick(answers.rows["b"], LEFT)
    assert (got, answers.chosen()) == (["b"], ("b",))
    answers.rows["b"].setFocus()
    QTest.keyClick(answers.rows["b"], K.Key_3)
    assert (got, answers.chosen()) == (["b", "c"], ("c",))
    QTest.keyClick(answers.rows["c"], K.Key_Up)
    assert answers.rows["b"].hasFocus()
    assert answers.chosen() == ("c",), "an arrow only moves the keyboard"
    QTest.keyClick(answers.rows["b"], K.Key_Space)
    assert answers.chosen() == ("b",)


def test_answers_say_their_state_to_a_screen_reader(answers):
    answers.setStates({"a": ("wrong", "Because &lt;b&gt;."), "b": ("right", "")})
    row = answers.rows["a"]
    assert row.accessibleName() == "First bold"
    assert row.accessibleDescription() == "wrong. Because <b>."
    assert answers.rows["b"].accessibleDescription() == "right"
    assert answers.rows["c"].accessibleDescription() == ""
    answers.setStates({})
    assert row.remark.isHidden()


def test_several_answers_can_be_chosen_and_taken_back(qtbot):
    found = docked(qtbot, AnswerList(), 420, 300)
    found.setAnswers([("a", "A"), ("b", "B")], several=True)
    for key in "aab":
        QTest.mouseClick(found.rows[key], LEFT)
    assert found.chosen() == ("b",)
    found.setChosen(("a",))
    assert found.chosen() == ("a",)


def test_an_answer_is_as_high_as_its_text(answers):
    row = answers.rows["a"]
    low = row.heightForWidth(400)
    answers.setStates({"a": ("wrong", "word " * 60)})
    assert row.heightForWidth(400) > low + 40
    assert row.heightForWidth(300) > row.heightForWidth(400)


def test_the_panel_of_what_is_said(qtbot):
    panel = docked(qtbot, SaidPanel(), 420, 100)
    panel.setSaid("right", "Good.")
    assert panel.accessibleName() == "right: Good."
    panel.setSaid("", "")
    assert panel.isHidden()
    for look in (Look(DARK), Look(LIGHT, 2.0), Look(LIGHT, projector=True)):
        panel.setSaid("wrong", "No.")
        panel.setLook(look)
        panel.grab()


# ---------------------------------------------------------------------------------- the board


class Host(QWidget):
    """Gives the board what it asks for."""

    def __init__(self, qtbot) -> None:
        super().__init__()
        qtbot.addWidget(self)
        self.board = JobBoard(self)
        self.placed: dict[str, str] = {}
        self.held = ""
        self.dropped: list = []
        self.over: list = []
        self.board.holdRequested.connect(self.on_hold)
        self.board.placeRequested.connect(self.on_place)
        self.board.droppedAt.connect(self.dropped.append)
        self.board.draggedOver.connect(self.over.append)
        self.board.setBoard(
            {"f": "Forget gate", "i": "Input gate"}, [("1", "Keeps"), ("2", "Lets")]
        )
        self.board.setGeometry(0, 0, 500, 300)
        self.resize(500, 500)
        self.show()
        self.board.show()

    def on_hold(self, job):
        self.held = job
        self.board.setPlaced(self.placed, self.held)

    def on_place(self, pair):
        job, target = pair
        self.placed.pop(job, None)
        if target:
            self.placed[job] = target
        self.held = ""
        self.board.setPlaced(self.placed, self.held)


@pytest.fixture
def host(qtbot):
    return Host(qtbot)


def drag(chip, target: QPoint) -> None:
    """Drag a chip to a place on the screen, as a hand does it: in several moves."""
    start = chip.rect().center()
    QTest.mousePress(chip, LEFT, pos=start)
    for share in (0.1, 0.5, 1.0):
        spot = chip.mapToGlobal(start) * (1 - share) + target * share
        QTest.mouseMove(chip, chip.mapFromGlobal(spot))
    QTest.mouseRelease(chip, LEFT, pos=chip.mapFromGlobal(target))


def test_a_job_is_dragged_onto_its_target(host):
    place = host.board.places["i"]
    drag(host.board.chips["2"], place.mapToGlobal(place.rect().center()))
    assert host.placed == {"2": "i"}
    assert host.board.chips["2"].parentWidget() is place
    assert "on Input gate" in host.board.chips["2"].accessibleDescription()
    assert host.dropped == []


def test_a_job_let_go_elsewhere_tells_where(host):
    spot = host.mapToGlobal(QPoint(250, 450))
    drag(host.board.chips["1"], spot)
    assert host.placed == {}
    assert [(job, place) for job, place in host.dropped] == [("1", spot)]
    assert spot in host.over
    assert host.over[-1] is None


def test_a_job_is_taken_in_hand_by_a_click_and_put_down_by_another(host):
    QTest.mouseClick(host.board.chips["1"], LEFT)
    assert host.held == "1"
    assert host.board.chips["1"].isHeld()
    QTest.mouseClick(host.board.places["f"], LEFT)
    assert host.placed == {"1": "f"}
    QTest.mouseClick(host.board.chips["2"], LEFT)
    QTest.mouseClick(host.board.chips["1"], LEFT)
    assert host.placed == {"1": "f", "2": "f"}, "a click on what lies there is a click on the place"


def test_a_job_is_placed_by_keys(host):
    chip = host.board.chips["1"]
    chip.setFocus()
    QTest.keyClick(chip, K.Key_2)
    assert host.placed == {"1": "i"}
    assert chip.hasFocus()
    QTest.keyClick(chip, K.Key_Up)
    assert host.placed == {"1": "f"}
    QTest.keyClick(chip, K.Key_Delete)
    assert host.placed == {}
    QTest.keyClick(chip, K.Key_Up)
    assert host.placed == {"1": "i"}, "from below the last one comes first"
    QTest.keyClick(chip, K.Key_Down)
    assert host.placed == {}
    QTest.keyClick(chip, K.Key_Space)
    assert host.held == "1"
    host.board.places["f"].setFocus()
    QTest.keyClick(host.board.places["f"], K.Key_Return)
    assert host.placed == {"1": "f"}
    QTest.keyClick(chip, K.Key_9)
    assert host.placed == {"1": "f"}


def test_a_job_that_lies_right_stays(host):
    host.on_place(("1", "f"))
    host.board.setStates({"1": ("right", "")})
    chip = host.board.chips["1"]
    QTest.mouseClick(chip, LEFT)
    QTest.keyClick(chip, K.Key_2)
    drag(chip, host.board.places["i"].mapToGlobal(QPoint(5, 5)))
    assert (host.placed, host.held) == ({"1": "f"}, "")
    assert "right" in chip.accessibleDescription()


def test_a_board_that_goes_while_a_job_is_dragged_leaves_no_ghost(host):
    chip = host.board.chips["1"]
    QTest.mousePress(chip, LEFT)
    QTest.mouseMove(chip, QPoint(100, 100))
    assert chip._ghost is not None
    host.board.hide()
    assert chip._ghost is None


# ---------------------------------------------------------------------------------- the lines


@pytest.fixture
def order(qtbot):
    found = docked(qtbot, OrderList(), 420, 300)
    found.setLines([("a", "First"), ("b", "Second"), ("c", "Third")])
    return found


def lines(order):
    return dict(zip(order.order(), order.tabs()[::3], strict=True))


def test_lines_move_by_keys_and_buttons(order):
    got = heard(order.moveRequested)
    line = lines(order)["b"]
    line.setFocus()
    QTest.keyClick(line, K.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(line, K.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(line.up, LEFT)
    QTest.mouseClick(line.down, LEFT)
    assert got == [("b", -1), ("b", 1), ("b", -1), ("b", 1)]
    QTest.keyClick(line, K.Key_Down)
    assert lines(order)["c"].hasFocus()
    assert len(got) == 4


def test_a_line_keeps_the_keyboard_when_it_moves(order):
    lines(order)["c"].setFocus()
    order.setOrder(("c", "a", "b"))
    assert order.order() == ("c", "a", "b")
    assert lines(order)["c"].hasFocus()
    assert lines(order)["c"].accessibleName() == "1 of 3: Third"
    assert not lines(order)["c"].up.isEnabled()


def test_a_line_is_dragged(order):
    got = heard(order.moveRequested)
    line = lines(order)["a"]
    QTest.mousePress(line, LEFT)
    QTest.mouseMove(line, QPoint(50, 2 * line.height()))
    QTest.mouseRelease(line, LEFT)
    assert got[0] == ("a", 1)


# --------------------------------------------------------------------------------- the curves


@pytest.fixture
def drawing(qtbot):
    found = docked(qtbot, CurveDrawing(), 420, 220)
    found.setPicture((math.nan,) * 5, tuple("12345"), (-1.0, 1.0), "c")
    return found


def test_a_curve_is_drawn_with_the_mouse_without_gaps(drawing):
    got = heard(drawing.drawn)
    box = drawing.plot()

    def at(step, value):
        return QPoint(
            round(box.left() + (step + 0.5) * box.width() / 5),
            round(box.bottom() - (value + 1) / 2 * box.height()),
        )

    QTest.mousePress(drawing, LEFT, pos=at(0, 0.0))
    QTest.mouseMove(drawing, at(4, 0.8))
    QTest.mouseRelease(drawing, LEFT, pos=at(4, 0.8))
    assert got[-1] == pytest.approx((0.0, 0.2, 0.4, 0.6, 0.8), abs=0.03)
    QTest.mouseMove(drawing, at(0, 0.9))
    assert got[-1][0] == pytest.approx(0.0, abs=0.03), "nothing is drawn without the button"


def test_a_curve_is_drawn_with_the_keys(drawing):
    got = heard(drawing.drawn)
    drawing.setFocus()
    for key in (K.Key_Up, K.Key_Right, K.Key_Space):
        QTest.keyClick(drawing, key)
    QTest.keyClick(drawing, K.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(drawing, K.Key_End)
    QTest.keyClick(drawing, K.Key_Up)
    assert got[-1][:3] == pytest.approx((0.05, 0.05, -0.2))
    assert math.isnan(got[-1][3])
    assert got[-1][4] == pytest.approx(0.05)
    assert drawing.accessibleDescription().startswith("Step 5 of 5: 0.05")
    QTest.keyClick(drawing, K.Key_Delete)
    assert math.isnan(got[-1][4])
    drawing.empty()
    assert all(map(math.isnan, got[-1]))


def test_a_drawing_that_is_judged_stays(drawing):
    drawing.setPicture((0.0,) * 5, tuple("12345"), (-1.0, 1.0), "c")
    drawing.setFixed(True)
    got = heard(drawing.drawn)
    QTest.mouseClick(drawing, LEFT)
    drawing.setFocus()
    QTest.keyClick(drawing, K.Key_Up)
    assert got == []


def test_pictures_are_drawn_in_every_look(qtbot):
    picture = docked(qtbot, CurvePicture(), 300, 130)
    picture.setPicture((0.0, math.nan, 0.5), ("I", "put", "a-very-long-word"), (0.0, 1.0), "h")
    picture.setOther((0.1, 0.2, 0.3))
    assert picture.accessibleDescription() == "0.00, –, 0.50"
    for look in (Look(LIGHT), Look(DARK), Look(LIGHT, 2.0), Look(DARK, projector=True)):
        picture.setLook(look)
        picture.resize(picture.sizeHint())
        assert not picture.grab().isNull()
