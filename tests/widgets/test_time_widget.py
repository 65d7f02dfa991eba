"""What all widgets over a time axis do alike."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.gate_lane import GateLanes, Lane
from lstm_studio.widgets.heatmap import Heatmap
from lstm_studio.widgets.time_axis import StepScale, TimeAxis
from lstm_studio.widgets.time_widget import StepDrag, plain_tooltip, wants_ring
from lstm_studio.widgets.token_strip import TokenStrip
from lstm_studio.widgets.trace_plot import Line, TracePlot

STEPS = 40
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def tokens():
    strip = TokenStrip()
    strip.setTokens([f"w{n}" for n in range(STEPS)])
    return strip


def plot():
    made = TracePlot()
    made.setLines([Line("c", np.linspace(0, 1, STEPS))])
    return made


def heat():
    made = Heatmap()
    made.setValues(np.linspace(-1, 1, 12 * STEPS).reshape(STEPS, 12))
    return made


def lanes():
    made = GateLanes()
    half = np.full(STEPS, 0.5)
    made.setLanes([Lane("f", "f", "forget gate", half, half > 0, "f")])
    return made


@pytest.fixture(params=[tokens, plot, heat, lanes], ids=lambda make: make.__name__)
def widget(request, qtbot):
    load_fonts()
    made = request.param()
    qtbot.addWidget(made)
    made.timeAxis().setSteps(STEPS)
    made.resize(700, 200)
    with qtbot.waitExposed(made):
        made.show()
    QApplication.processEvents()
    return made


def target(widget):
    return widget.viewport() if hasattr(widget, "viewport") else widget


def pixels(widget):
    image = widget.grab().toImage()
    image = image.convertToFormat(image.Format.Format_RGB32)
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., 2::-1].copy()


def test_all_leave_the_same_gutter(widget):
    look = Look(LIGHT, 1.5)
    widget.setLook(look)
    scale = widget.stepScale()
    assert scale.left == look.px(48)
    assert scale.right == 700 - look.px(8)


def test_a_shared_axis_moves_all(widget):
    axis = TimeAxis(steps=STEPS)
    widget.setTimeAxis(axis)
    widget.setTimeAxis(axis)
    whole = pixels(widget)
    axis.setRange(10, 20)
    assert widget.stepScale().first == 10
    zoomed = pixels(widget)
    assert (zoomed != whole).any()
    axis.setPlayhead(15)
    head = pixels(widget)
    assert (head != zoomed).any()
    axis.setHovered(12)
    assert (pixels(widget) != head).any()


def test_a_partial_repaint_is_as_good_as_a_whole_one(widget):
    """Playhead and hover repaint strips only; nothing may be left standing beside them."""
    axis = widget.timeAxis()
    for step in (3, 30, 12):
        axis.setHovered(step)
        axis.setPlayhead(step + 1)
        QApplication.processEvents()
    screen = widget.screen().grabWindow(widget.winId()).toImage()
    screen = screen.convertToFormat(screen.Format.Format_RGB32)
    shown = np.array(screen.constBits()).reshape(screen.height(), screen.width(), 4)[..., 2::-1]
    # A smoothed line that is cut at a strip's edge may be rounded otherwise; what is left standing
    # would differ by a whole colour.
    difference = np.abs(shown.astype(int) - pixels(widget).astype(int))
    assert difference.max() <= 3


def test_look_is_taken_at_once(widget):
    before = pixels(widget)
    widget.setLook(Look(DARK))
    after = pixels(widget)
    panel = Look(DARK).color("panel")
    assert tuple(after[-1, -1]) == (panel.red(), panel.green(), panel.blue())
    assert (before != after).mean() > 0.5
    assert widget.look() == Look(DARK)


def test_projector_makes_controls_high_enough(widget):
    small = widget.sizeHint().height()
    widget.setLook(Look(LIGHT, projector=True))
    assert widget.sizeHint().height() > small
    assert widget.sizeHint().height() >= 44


def test_control_and_wheel_zoom(widget):
    event = QWheelEvent(
        QPointF(300, 20),
        QPointF(target(widget).mapToGlobal(QPoint(300, 20))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CONTROL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target(widget), event)
    first, last = widget.timeAxis().range()
    assert last - first == pytest.approx(STEPS / 1.25)


def test_two_fingers_zoom(widget):
    at = QPointF(300, 20)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        QPointF(target(widget).mapToGlobal(at.toPoint())),
        1.0,
        QPointF(),
    )
    QApplication.sendEvent(target(widget), event)
    first, last = widget.timeAxis().range()
    assert last - first == pytest.approx(STEPS / 2)


def test_a_plain_wheel_scrolls_the_page(widget, qtbot):
    page = QScrollArea()
    qtbot.addWidget(page)
    widget.setMinimumSize(700, 900)
    page.setWidget(widget)
    page.resize(600, 300)
    page.show()
    widget.show()
    QApplication.processEvents()
    QTest.wheelEvent(page.windowHandle(), QPointF(200, 100), QPoint(0, -120))
    assert page.verticalScrollBar().value() > 0
    assert widget.timeAxis().isFitted()
    page.takeWidget()


def test_the_keyboard_reaches_all(widget):
    assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    widget.clearFocus()
    quiet = pixels(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert (pixels(widget) != quiet).any()


def test_leaving_unmarks_the_step(widget, mouse):
    mouse.move(target(widget), QPoint(200, 50))
    mouse.move(target(widget), QPoint(300, 60))
    assert widget.timeAxis().hovered() is not None
    QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
    assert widget.timeAxis().hovered() is None


def test_hiding_unmarks_the_step_and_stops_the_timer(widget):
    widget.timeAxis().setHovered(3)
    widget.timeAxis().setPlayhead(7)
    assert widget._description.pending
    widget.hide()
    assert widget.timeAxis().hovered() is None
    assert not widget._description.pending


def test_each_says_what_it_shows(widget):
    widget.describe()
    assert widget.accessibleDescription() == widget.summary() != ""


@pytest.mark.parametrize(
    ("reason", "before", "ring"),
    [
        (Qt.FocusReason.TabFocusReason, False, True),
        (Qt.FocusReason.OtherFocusReason, False, True),
        (Qt.FocusReason.MouseFocusReason, True, False),
        (Qt.FocusReason.ActiveWindowFocusReason, False, False),
        (Qt.FocusReason.ActiveWindowFocusReason, True, True),
    ],
)
def test_who_gets_a_focus_ring(reason, before, ring):
    assert wants_ring(QFocusEvent(QEvent.Type.FocusIn, reason), before) == ring


def test_tooltips_take_no_markup():
    assert plain_tooltip("<b>&\n") == "<qt>&lt;b&gt;&amp;<br></qt>"
    assert plain_tooltip("") == ""


def test_a_press_without_a_move_is_a_click(qtbot):
    axis = TimeAxis(steps=10)
    drag = StepDrag(axis)
    steps = []
    drag.stepChosen.connect(steps.append)
    scale = StepScale.of(axis, Look(), 500)
    drag.press(QPointF(300, 10), axis, scale, Look())
    drag.move(QPointF(301, 10), axis, scale)
    assert drag.release()
    drag.press(QPointF(300, 10), axis, scale, Look())
    drag.move(QPointF(350, 10), axis, scale)
    assert not drag.release()
    assert steps == [scale.step(350, 10)]
    assert not drag.release()
