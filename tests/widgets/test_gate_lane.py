"""Gates are painted by dragging, and set by keys; the widget itself keeps nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from lstm_studio.style.fonts import load_fonts
from lstm_studio.widgets.gate_lane import GateLanes, Lane

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEYS = "fio"


class Owner:
    """Owns the values, as the state does: hears what is asked for and shows the result."""

    def __init__(self, lanes, steps=14, follow=True):
        self.lanes = lanes
        self.follow = follow
        self.heard = []
        self.values = {key: np.full(steps, 0.1) for key in KEYS}
        self.pinned = {key: np.zeros(steps, bool) for key in KEYS}
        lanes.timeAxis().setSteps(steps)
        lanes.paintStarted.connect(self.started)
        lanes.painted.connect(self.painted)
        lanes.released.connect(self.released)
        lanes.paintFinished.connect(self.finished)
        self.show()

    def show(self):
        names = {"f": "forget gate", "i": "input gate", "o": "output gate"}
        self.lanes.setLanes(
            [Lane(k, k, names[k], self.values[k].copy(), self.pinned[k].copy(), k) for k in KEYS]
        )

    def started(self, key):
        self.heard.append(("started", key))

    def painted(self, stroke):
        key, first, last, value = stroke
        self.heard.append(stroke)
        if self.follow:
            self.values[key][first : last + 1] = value
            self.pinned[key][first : last + 1] = True
            self.show()

    def released(self, stroke):
        key, first, last = stroke
        self.heard.append(stroke)
        if self.follow:
            self.pinned[key][first : last + 1] = False
            self.show()

    def finished(self):
        self.heard.append("finished")


@pytest.fixture
def lanes(qtbot):
    load_fonts()
    made = GateLanes()
    qtbot.addWidget(made)
    made.setTitle("Gates")
    made.owner = Owner(made)
    made.resize(800, made.sizeHint().height())
    with qtbot.waitExposed(made):
        made.show()
    QApplication.processEvents()
    return made


def at(lanes, key, step, height=0.5):
    cell = lanes.cellRect(key, step)
    return QPoint(round(cell.center().x()), round(cell.bottom() - height * cell.height()))


# ---------------------------------------------------------------------------- mouse


def test_a_click_takes_the_opposite(lanes, qtbot):
    qtbot.mouseClick(lanes, LEFT, pos=at(lanes, "i", 3))
    assert lanes.owner.heard == [("started", "i"), ("i", 3, 3, 1.0), "finished"]
    lanes.owner.heard.clear()
    qtbot.mouseClick(lanes, LEFT, pos=at(lanes, "i", 3))
    assert lanes.owner.heard == [("started", "i"), ("i", 3, 3, 0.0), "finished"]


def test_a_drag_carries_the_first_value_along(lanes, mouse):
    lanes.owner.values["i"][5] = 0.9  # an open cell on the way does not turn the brush around
    lanes.owner.show()
    mouse.press(lanes, LEFT, pos=at(lanes, "i", 3))
    for step in (4, 5, 6):
        mouse.move(lanes, at(lanes, "i", step))
    mouse.release(lanes, LEFT, pos=at(lanes, "i", 6))
    assert lanes.owner.heard == [
        ("started", "i"),
        ("i", 3, 3, 1.0),
        ("i", 4, 4, 1.0),
        ("i", 5, 5, 1.0),
        ("i", 6, 6, 1.0),
        "finished",
    ]


def test_a_hasty_drag_leaves_no_gap_in_either_direction(lanes, mouse):
    mouse.press(lanes, LEFT, pos=at(lanes, "f", 2))
    mouse.move(lanes, at(lanes, "f", 11))
    mouse.move(lanes, at(lanes, "f", 0))
    mouse.release(lanes, LEFT, pos=at(lanes, "f", 0))
    assert lanes.owner.heard[1:-1] == [("f", 2, 2, 1.0), ("f", 3, 11, 1.0), ("f", 0, 10, 1.0)]
    np.testing.assert_array_equal(lanes.owner.values["f"][:12], 1.0)
    np.testing.assert_array_equal(lanes.owner.values["f"][12:], 0.1)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 13), min_size=1, max_size=8))
def test_any_drag_paints_exactly_what_it_passed_over(lanes, mouse, path):
    lanes.owner.values["o"][:] = 0.1
    lanes.owner.show()
    mouse.press(lanes, LEFT, pos=at(lanes, "o", path[0]))
    for step in path[1:]:
        mouse.move(lanes, at(lanes, "o", step))
    mouse.release(lanes, LEFT, pos=at(lanes, "o", path[-1]))
    touched = lanes.owner.values["o"] == 1.0
    assert list(np.flatnonzero(touched)) == list(range(min(path), max(path) + 1))


def test_a_stroke_stays_in_its_lane_and_within_the_steps(lanes, mouse):
    mouse.press(lanes, LEFT, pos=at(lanes, "i", 12))
    mouse.move(lanes, at(lanes, "o", 13))
    mouse.move(lanes, QPoint(5000, -300))
    mouse.release(lanes, LEFT, pos=QPoint(5000, -300))
    assert lanes.owner.heard == [
        ("started", "i"),
        ("i", 12, 12, 1.0),
        ("i", 13, 13, 1.0),
        "finished",
    ]


def test_with_shift_the_height_is_the_value(lanes, mouse):
    mouse.press(lanes, LEFT, SHIFT, pos=at(lanes, "i", 3, 0.75))
    mouse.move(lanes, at(lanes, "i", 4, 0.25))
    mouse.move(lanes, at(lanes, "i", 4, 3.0))
    mouse.move(lanes, at(lanes, "i", 4, -3.0))
    mouse.release(lanes, LEFT, pos=at(lanes, "i", 4))
    strokes = lanes.owner.heard[1:-1]
    assert [(first, last) for _, first, last, _ in strokes] == [(3, 3), (4, 4), (4, 4), (4, 4)]
    assert [value for *_, value in strokes] == pytest.approx([0.75, 0.25, 1.0, 0.0], abs=0.03)


@pytest.mark.parametrize(("button", "keys"), [(RIGHT, None), (LEFT, CONTROL)])
def test_control_or_the_right_button_releases(lanes, button, keys, mouse):
    keys = keys or Qt.KeyboardModifier.NoModifier
    mouse.press(lanes, button, keys, pos=at(lanes, "f", 2))
    mouse.move(lanes, at(lanes, "f", 5))
    mouse.release(lanes, button, pos=at(lanes, "f", 5))
    assert lanes.owner.heard == [("started", "f"), ("f", 2, 2), ("f", 3, 5), "finished"]


def test_a_second_button_does_not_disturb_a_stroke(lanes, mouse):
    mouse.press(lanes, LEFT, pos=at(lanes, "f", 2))
    mouse.press(lanes, RIGHT, pos=at(lanes, "f", 2))
    mouse.release(lanes, RIGHT, pos=at(lanes, "f", 2))
    assert "finished" not in lanes.owner.heard
    mouse.release(lanes, LEFT, pos=at(lanes, "f", 2))
    assert lanes.owner.heard == [("started", "f"), ("f", 2, 2, 1.0), "finished"]


def test_a_double_click_is_two_clicks(lanes, qtbot, mouse):
    where = at(lanes, "f", 2)
    qtbot.mouseClick(lanes, LEFT, pos=where)
    qtbot.mouseDClick(lanes, LEFT, pos=where)
    mouse.release(lanes, LEFT, pos=where)
    assert lanes.owner.heard == [
        ("started", "f"),
        ("f", 2, 2, 1.0),
        "finished",
        ("started", "f"),
        ("f", 2, 2, 0.0),
        "finished",
    ]


def test_beside_the_cells_nothing_is_painted(lanes, qtbot):
    for where in (QPoint(10, 40), QPoint(797, 40), QPoint(300, 5)):
        qtbot.mouseClick(lanes, LEFT, pos=where)
    assert lanes.owner.heard == []


def test_it_keeps_no_values_of_its_own(lanes, qtbot):
    lanes.owner.follow = False
    before = lanes.grab().toImage()
    qtbot.mouseClick(lanes, LEFT, pos=at(lanes, "i", 3))
    QApplication.sendEvent(lanes, QEvent(QEvent.Type.Leave))
    assert lanes.lanes()[1].values[3] == 0.1
    assert lanes.grab().toImage() == before


@pytest.mark.parametrize("steps", [100, 2000])
def test_painting_hits_the_step_under_the_pointer_however_narrow(lanes, qtbot, steps):
    owner = Owner(lanes, steps)
    for step in (0, steps // 3, steps - 1):
        owner.heard.clear()
        where = at(lanes, "i", step)
        qtbot.mouseClick(lanes, LEFT, pos=where)
        (stroke,) = [heard for heard in owner.heard if isinstance(heard, tuple) and len(heard) == 4]
        assert stroke[1] == stroke[2]
        assert (
            abs(lanes.stepScale().x(stroke[1]) - where.x()) <= 0.5 * lanes.stepScale().pitch + 0.5
        )


def test_read_only_takes_no_paint(lanes, qtbot):
    lanes.setReadOnly(True)
    qtbot.mouseClick(lanes, LEFT, pos=at(lanes, "i", 3))
    lanes.setFocus()
    qtbot.keyClicks(lanes, " 5")
    assert lanes.owner.heard == []
    assert lanes.isReadOnly()


def test_becoming_read_only_or_hidden_ends_a_stroke(lanes, mouse):
    for end in (lambda: lanes.setReadOnly(True), lanes.hide):
        lanes.setReadOnly(False)
        lanes.owner.heard.clear()
        mouse.press(lanes, LEFT, pos=at(lanes, "i", 3))
        end()
        assert lanes.owner.heard[-1] == "finished"
        mouse.release(lanes, LEFT, pos=at(lanes, "i", 3))
        assert lanes.owner.heard.count("finished") == 1


def test_a_lane_that_vanishes_in_a_stroke_ends_it(lanes, mouse):
    mouse.press(lanes, LEFT, pos=at(lanes, "i", 3))
    where = at(lanes, "i", 6)
    lanes.setLanes([])
    mouse.move(lanes, where)
    assert lanes.owner.heard[-1] == "finished"
    mouse.release(lanes, LEFT, pos=where)
    assert lanes.owner.heard.count("finished") == 1


# ---------------------------------------------------------------------------- keyboard


@pytest.fixture
def keys(lanes, qtbot):
    """Return a function that presses keys on the focused lanes and gives what was asked for."""
    lanes.activateWindow()
    lanes.clearFocus()
    lanes.setFocus(Qt.FocusReason.TabFocusReason)

    def press(*pressed, modifier=Qt.KeyboardModifier.NoModifier):
        lanes.owner.heard.clear()
        for key in pressed:
            if isinstance(key, str):
                qtbot.keyClicks(lanes, key, modifier)
            else:
                qtbot.keyClick(lanes, key, modifier)
        return [heard for heard in lanes.owner.heard if heard != "finished" and len(heard) > 2]

    return press


def test_arrows_move_the_cursor_within_the_lanes(lanes, keys):
    key = Qt.Key
    assert lanes.cursorCell() == ("f", 0)
    keys(key.Key_Down, key.Key_Right, key.Key_Right, key.Key_Left)
    assert lanes.cursorCell() == ("i", 1)
    keys(key.Key_End, key.Key_Right, key.Key_Down, key.Key_Down, key.Key_Down)
    assert lanes.cursorCell() == ("o", 13)
    keys(key.Key_Home, key.Key_Left, key.Key_Up, key.Key_Up, key.Key_Up)
    assert lanes.cursorCell() == ("f", 0)


def test_the_cursor_begins_at_the_playhead_and_is_brought_into_view(lanes, keys):
    lanes.clearFocus()
    lanes.timeAxis().setPlayhead(9)
    lanes.setFocus(Qt.FocusReason.TabFocusReason)
    assert lanes.cursorCell() == ("f", 9)
    lanes.timeAxis().setRange(5.5, 11.5)
    keys(Qt.Key.Key_Home)
    assert lanes.timeAxis().range()[0] < 0


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Space, 1.0),
        (Qt.Key.Key_Return, 1.0),
        (Qt.Key.Key_Enter, 1.0),
        ("0", 0.0),
        ("7", 0.7),
        (".", 1.0),
        (",", 1.0),
        ("+", 0.2),
        ("-", 0.0),
    ],
)
def test_keys_set_the_cell_at_the_cursor(lanes, keys, key, value):
    keys(Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert keys(key) == [("i", 1, 1, value)]
    assert lanes.owner.heard == [("started", "i"), ("i", 1, 1, value), "finished"]


def test_delete_releases(lanes, keys):
    assert keys(Qt.Key.Key_Delete) == [("f", 0, 0)]
    assert keys(Qt.Key.Key_Backspace) == [("f", 0, 0)]


def test_shift_and_an_arrow_carry_the_value_along(lanes, keys):
    keys("6")
    strokes = keys(Qt.Key.Key_Right, Qt.Key.Key_Right, modifier=SHIFT)
    assert strokes == [("f", 1, 1, 0.6), ("f", 2, 2, 0.6)]
    keys(Qt.Key.Key_End)
    assert keys(Qt.Key.Key_Right, modifier=SHIFT) == []  # nothing beyond the end


def test_control_zooms(lanes, keys, qtbot):
    assert keys("+", modifier=CONTROL) == []
    assert not lanes.timeAxis().isFitted()
    keys("0", modifier=CONTROL)
    assert lanes.timeAxis().isFitted()


@pytest.mark.parametrize(
    ("key", "text", "mine"),
    [
        (Qt.Key.Key_Left, "", True),
        (Qt.Key.Key_Space, " ", True),
        (Qt.Key.Key_5, "5", True),
        (Qt.Key.Key_PageDown, "", False),
        (Qt.Key.Key_F5, "", False),
        (Qt.Key.Key_B, "b", False),
    ],
)
def test_its_keys_are_not_taken_for_shortcuts(lanes, keys, key, text, mine):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, text)
    event.ignore()
    QApplication.sendEvent(lanes, event)
    assert event.isAccepted() == mine


def test_a_click_does_not_take_the_keyboard(lanes, qtbot):
    lanes.clearFocus()
    qtbot.mouseClick(lanes, LEFT, pos=at(lanes, "i", 3))
    assert not lanes.hasFocus()


def test_the_cell_at_the_cursor_is_told_at_once(lanes, keys):
    lanes.setTokens(("I", "put", "the", "key"))
    keys(Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Left)
    assert lanes.accessibleDescription() == "input gate, t = 13: 0.10, computed"
    keys("8")
    lanes.describe()
    assert lanes.accessibleDescription() == "input gate, t = 13: 0.80, held"


def test_no_lanes_no_harm(lanes, keys):
    lanes.setLanes([])
    assert keys(Qt.Key.Key_Right, " ", "5", Qt.Key.Key_Delete) == []
    assert lanes.cursorCell() is None
