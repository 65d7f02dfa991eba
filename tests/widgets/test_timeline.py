"""The scrub bar."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.timeline import Timeline

LEFT = Qt.MouseButton.LeftButton


class Heard:
    def __init__(self, line):
        self.steps, self.scrubs = [], []
        line.stepChosen.connect(self.steps.append)
        line.scrubStarted.connect(self.started)
        line.scrubFinished.connect(self.finished)

    def started(self):
        self.scrubs.append("started")

    def finished(self):
        self.scrubs.append("finished")


@pytest.fixture
def line(qtbot):
    load_fonts()
    made = Timeline()
    qtbot.addWidget(made)
    made.setSteps(14)
    made.setStep(4)
    made.resize(600, made.sizeHint().height())
    with qtbot.waitExposed(made):
        made.show()
    QApplication.processEvents()
    made.heard = Heard(made)
    return made


def spot(line, step):
    return QPoint(round(line.x(step)), line.height() // 2)


def pixels(line):
    image = line.grab().toImage()
    image = image.convertToFormat(image.Format.Format_RGB32)
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., 2::-1].copy()


def is_color(picture, color):
    wanted = np.array([color.red(), color.green(), color.blue()])
    return (np.abs(picture.astype(int) - wanted) <= 20).all(axis=-1)


@pytest.mark.parametrize("steps", [1, 2, 14, 100, 2000])
def test_pixels_and_steps_are_inverse(line, steps):
    line.setSteps(steps)
    for step in {0, steps // 3, steps - 1}:
        assert line.stepAt(line.x(step)) == step
    assert line.stepAt(-100) == 0
    assert line.stepAt(9999) == steps - 1


def test_what_is_done_is_filled(line):
    for step in (3, 10):
        line.setStep(step)
        row = is_color(pixels(line)[line.height() // 2], Look().color("accent"))
        filled = np.flatnonzero(row)
        assert filled.min() <= line.x(0)
        assert filled.max() == pytest.approx(line.x(step) + 8, abs=2)


def test_a_phase_moves_the_handle_towards_the_next_step(line):
    before = pixels(line)
    line.setPhase(0.5)
    filled = np.flatnonzero(is_color(pixels(line)[line.height() // 2], Look().color("accent")))
    assert filled.max() == pytest.approx(line.x(4.5) + 8, abs=2)
    line.setPhase(-3)
    assert (pixels(line) == before).all()


def test_substeps_are_ticks_of_the_current_step_where_there_is_room(line):
    before = pixels(line)
    line.setSubsteps(6)
    changed = np.flatnonzero((pixels(line) != before).any(axis=(0, 2)))
    assert changed.min() >= line.x(4) - 1
    assert changed.max() <= line.x(5) + 1
    line.setSteps(500)
    line.setSubsteps(0)
    crowded = pixels(line)
    line.setSubsteps(6)
    assert (pixels(line) == crowded).all()


def test_a_click_asks_for_a_step_and_moves_nothing(line, qtbot):
    qtbot.mouseClick(line, LEFT, pos=spot(line, 9))
    assert line.heard.steps == [9]
    assert line.heard.scrubs == ["started", "finished"]
    assert line.step() == 4


def test_taking_the_handle_asks_for_nothing(line, qtbot):
    qtbot.mouseClick(line, LEFT, pos=spot(line, 4) + QPoint(5, 0))
    assert line.heard.steps == []


def test_a_drag_scrubs(line, mouse):
    line.stepChosen.connect(line.setStep)
    mouse.press(line, LEFT, pos=spot(line, 4))
    for step in (5, 6, 2):
        mouse.move(line, spot(line, step))
    mouse.move(line, QPoint(9999, 5))
    mouse.release(line, LEFT, pos=spot(line, 13))
    mouse.move(line, spot(line, 3))
    assert line.heard.steps == [5, 6, 2, 13]
    assert line.heard.scrubs == ["started", "finished"]


def test_hiding_lets_go(line, mouse):
    mouse.press(line, LEFT, pos=spot(line, 4))
    line.hide()
    assert line.heard.scrubs == ["started", "finished"]


def test_keys(line, qtbot):
    line.stepChosen.connect(line.setStep)
    key = Qt.Key
    for pressed in (key.Key_Right, key.Key_Up, key.Key_Left, key.Key_Down, key.Key_End):
        qtbot.keyClick(line, pressed)
    qtbot.keyClick(line, key.Key_Right)
    qtbot.keyClick(line, key.Key_Home)
    assert line.heard.steps == [5, 6, 5, 4, 13, 0]


def test_the_wheel_steps_a_notch_at_a_time(line):
    line.stepChosen.connect(line.setStep)
    for turn in (-120, -60, -60, 240):
        event = QWheelEvent(
            QPointF(200, 10),
            QPointF(line.mapToGlobal(QPoint(200, 10))),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(line, event)
    assert line.heard.steps == [5, 6, 4]


def test_fewer_steps_keep_the_step_inside(line):
    line.setStep(99)
    assert line.step() == 13
    line.setSteps(5)
    assert (line.step(), line.steps()) == (4, 5)


def test_no_steps_no_harm(line, qtbot):
    line.setSteps(0)
    qtbot.mouseClick(line, LEFT, pos=QPoint(200, 10))
    qtbot.keyClick(line, Qt.Key.Key_Right)
    assert line.heard.steps == []
    assert line.summary() == "No steps."
    assert pixels(line).any()


def test_look_and_focus(line):
    line.clearFocus()
    quiet = pixels(line)
    line.setFocus(Qt.FocusReason.TabFocusReason)
    assert (pixels(line) != quiet).any()
    line.setLook(Look(DARK))
    assert is_color(pixels(line), Look(DARK).color("accent")).any()
    line.setLook(Look(LIGHT, projector=True))
    assert line.sizeHint().height() >= 44


def test_the_tooltip_tells_the_step_under_the_pointer(line, monkeypatch):
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda pos, text, widget: told.append(text))
    line.setTokens(("a", "<b>"))
    for step in (1, 9):
        at = spot(line, step)
        QApplication.sendEvent(line, QHelpEvent(QEvent.Type.ToolTip, at, line.mapToGlobal(at)))
    assert told == ["<qt>t = 2 · \u2068&lt;b&gt;\u2069</qt>", "<qt>t = 10</qt>"]


def test_it_says_where_we_are(line):
    line.setTokens([f"w{n}" for n in range(14)])
    line.describe()
    assert line.accessibleDescription() == "t = 5 · \u2068w4\u2069 of 14"
