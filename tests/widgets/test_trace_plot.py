"""Curves over time: driven with mouse, wheel and keys, looked at in pixels."""

from __future__ import annotations

import gc
import weakref

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.curve_item import StepCurve
from lstm_studio.widgets.time_axis import TimeAxis
from lstm_studio.widgets.trace_plot import LegendEntry, Line, TracePlot

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WORDS = ("I", "put", "the", "key", "under", "the", "mat", "and", "then", "we", "talked")


class Heard:
    """Collects what a widget asks for."""

    def __init__(self, plot):
        self.steps, self.keys, self.hovered, self.scrubs, self.texts = [], [], [], [], []
        self.pictures = 0
        plot.stepChosen.connect(self.steps.append)
        plot.lineClicked.connect(self.keys.append)
        plot.lineHovered.connect(self.hovered.append)
        plot.copyRequested.connect(self.texts.append)
        plot.scrubStarted.connect(self.started)
        plot.scrubFinished.connect(self.finished)
        plot.pictureRequested.connect(self.picture)

    def started(self):
        self.scrubs.append("started")

    def finished(self):
        self.scrubs.append("finished")

    def picture(self):
        self.pictures += 1


def ramp(steps=14, low=0.0, high=1.0):
    return np.linspace(low, high, steps)


@pytest.fixture
def plot(qtbot):
    load_fonts()
    made = TracePlot()
    made.setObjectName("plot")
    qtbot.addWidget(made)
    made.resize(800, 220)
    made.timeAxis().setSteps(14)
    made.setTokens(WORDS)
    made.setTitle("Cell state", "C_t", "c")
    made.setYRange(-0.2, 1.2)
    made.setLines([Line("c", ramp(), name="C")])
    with qtbot.waitExposed(made):
        made.show()
    QApplication.processEvents()
    made.heard = Heard(made)
    return made


def spot(plot, step, value=None):
    """Return where a step and a value lie, in the viewport."""
    area = plot.plotRect()
    low, high = plot.yRange()
    x = plot.stepScale().x(step)
    y = (
        area.center().y()
        if value is None
        else area.top() + (high - value) / (high - low) * area.height()
    )
    return QPoint(round(x), round(y))


def wheel(plot, at, turn=120, keys=Qt.KeyboardModifier.NoModifier, sideways=0):
    where = QPointF(at)
    event = QWheelEvent(
        where,
        QPointF(plot.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(sideways, turn),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot.viewport(), event)
    return event.isAccepted()


def pixels(plot):
    image = plot.grab().toImage().convertToFormat(plot.grab().toImage().Format.Format_RGB32)
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., 2::-1].copy()


def is_color(picture, color, slack=40):
    wanted = np.array([color.red(), color.green(), color.blue()])
    return (np.abs(picture.astype(int) - wanted) <= slack).all(axis=2)


# ---------------------------------------------------------------------------- what is painted


def test_the_curve_is_painted_where_its_values_are(plot):
    plot.timeAxis().setPlayhead(13)
    touched = is_color(pixels(plot), Look().quantity("c"))
    for step in (2, 6.5, 11):
        at = spot(plot, step, step / 13)
        assert touched[at.y() - 1 : at.y() + 2, at.x()].any()
        assert not touched[at.y() + 12 : plot.plotRect().bottom() - 20, at.x()].any()


def test_the_curve_is_painted_in_the_same_column_as_the_axis_says(plot):
    spike = np.zeros(14)
    spike[6] = 1.0
    plot.setLines([Line("c", spike)])
    touched = is_color(pixels(plot), Look().quantity("c"))
    top = spot(plot, 6, 0.9)
    columns = np.flatnonzero(touched[top.y()])
    assert abs(columns.mean() - plot.stepScale().x(6)) < 1.0


def test_the_playhead_is_a_line_in_the_accent_colour(plot):
    plot.timeAxis().setPlayhead(8)
    touched = is_color(pixels(plot), Look().color("accent"))
    area = plot.plotRect()
    columns = touched[area.top() : area.bottom()].mean(axis=0)
    assert np.argmax(columns) == pytest.approx(plot.stepScale().x(8), abs=1.0)


def test_a_new_look_is_painted_at_once(plot):
    plot.setLook(Look(DARK))
    picture = pixels(plot)
    panel = Look(DARK).color("panel")
    assert tuple(picture[-2, 2]) == (panel.red(), panel.green(), panel.blue())
    assert is_color(picture, Look(DARK).quantity("c")).any()
    assert not is_color(picture, Look(LIGHT).color("panel"), 5).mean() > 0.5


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_plot_and_labels_grow_with_the_scale(plot, scale):
    look = Look(LIGHT, scale)
    plot.setLook(look)
    area = plot.plotRect()
    assert area.left() == look.px(48)
    assert area.right() + 1 == plot.width() - look.px(8)
    assert area.top() >= look.px(19)
    gutter = is_color(pixels(plot), look.color("muted"), 60)[area.top() :, : area.left() - 2]
    assert gutter.any()
    assert not gutter[:, :2].any()


def test_without_curves_it_says_what_to_do(plot):
    before = pixels(plot)
    plot.setLines([])
    plot.setEmptyText("Pick a sequence.")
    picture = pixels(plot)
    area = plot.plotRect()
    middle = picture[area.center().y() - 12 : area.center().y() + 12, area.left() : area.right()]
    assert is_color(middle, Look().color("muted"), 60).any()
    for shown, curve in ((before, True), (picture, False)):
        inside = shown[area.top() : area.bottom(), area.left() : area.right()]
        assert is_color(inside, Look().quantity("c")).any() == curve


def test_nan_is_a_gap_with_a_mark_and_a_note(plot):
    values = ramp()
    values[5:8] = np.nan
    plot.setLines([Line("c", values)])
    picture = pixels(plot)
    area = plot.plotRect()
    gold = is_color(picture, Look().quantity("c"))
    assert not gold[area.top() : area.bottom(), spot(plot, 6).x()].any()
    red = is_color(picture, Look().color("danger"), 60)
    zero = spot(plot, 6, 0.0)
    assert red[zero.y() - 4 : zero.y() + 4, zero.x() - 4 : zero.x() + 4].any()
    assert "NaN at 3 steps" in plot._header.legend
    plot.setLines([Line("c", ramp())])
    assert "NaN" not in plot._header.legend


def test_infinities_have_arrows_at_the_edges(plot):
    values = ramp()
    values[3], values[9] = np.inf, -np.inf
    plot.setLines([Line("c", values)])
    gold = is_color(pixels(plot), Look().quantity("c"))
    area = plot.plotRect()
    for step, row in ((3, area.top() + 5), (9, area.bottom() - 4)):
        x = spot(plot, step).x()
        assert gold[row, x - 1 : x + 2].all()


@pytest.mark.parametrize("steps", [1, 2, 14, 100, 2000])
@pytest.mark.parametrize("fill", [0.5, np.nan, np.inf, 1e300, 0.0])
def test_every_length_and_every_number_can_be_painted(plot, steps, fill):
    values = ramp(steps)
    values[steps // 2] = fill
    plot.setAutoYRange()
    plot.timeAxis().setSteps(steps)
    plot.setLines([Line("c", values), Line("all", np.full(steps, fill), "dashed", "ghost")])
    plot.timeAxis().setHovered(steps // 2)
    assert pixels(plot).any()
    low, high = plot.yRange()
    assert low < high


def test_no_steps_at_all(plot):
    plot.timeAxis().setSteps(0)
    plot.setLines([Line("c", np.empty(0))])
    assert pixels(plot).any()
    assert plot.summary() == "Cell state Ct: nothing to show."


def test_title_and_legend_stay_inside_at_small_widths(plot):
    plot.setLegend(
        [
            LegendEntry("LSTM memory", "c"),
            LegendEntry("simple RNN, same input: “key” is gone after 5 words", "ghost", "dashed"),
        ]
    )
    for width in (800, 470, 340):
        plot.resize(width, 220)
        picture = pixels(plot)
        assert not is_color(picture, Look().color("muted"), 90)[:, -6:].any()
        assert plot.plotRect().height() > 80


# ---------------------------------------------------------------------------- limits


def test_fixed_limits_stay(plot):
    plot.setLines([Line("c", ramp(high=5.0))])
    assert plot.yRange() == (-0.2, 1.2)


@pytest.mark.parametrize("limits", [(1.0, 1.0), (2.0, 1.0), (np.nan, 1.0), (0.0, np.inf)])
def test_limits_that_are_no_range_are_refused(plot, limits):
    with pytest.raises(ValueError, match="range"):
        plot.setYRange(*limits)


def test_automatic_limits_hold_the_data_and_stand_still(plot):
    plot.setAutoYRange()
    plot.setLines([Line("c", ramp(high=1.7))])
    wide = plot.yRange()
    assert wide[1] >= 1.7
    for high in (1.6, 1.4, 1.2, 1.69):
        plot.setLines([Line("c", ramp(high=high))])
        assert plot.yRange() == wide
    plot.setLines([Line("c", ramp(high=0.3))])
    assert plot.yRange()[1] < 0.5


def test_automatic_limits_can_have_a_least(plot):
    plot.setAutoYRange(0.0, 1.0)
    plot.setLines([Line("c", ramp(high=0.01))])
    assert plot.yRange()[1] >= 1.0


# ---------------------------------------------------------------------------- data


def test_one_set_data_a_changed_curve(plot, monkeypatch):
    fed = []
    original = StepCurve.setData
    monkeypatch.setattr(
        StepCurve, "setData", lambda item, *a, **k: (fed.append(item), original(item, *a, **k))
    )
    still = ramp(high=0.5)
    plot.setLines([Line("c", ramp()), Line("r", still)])
    items = {plot.curveItem("c"), plot.curveItem("r")}
    fed.clear()
    for tick in range(20):
        plot.setLines([Line("c", ramp(high=0.8 + 0.01 * tick)), Line("r", still)])
    assert set(fed) == {plot.curveItem("c")}
    assert len(fed) == 20
    assert {plot.curveItem("c"), plot.curveItem("r")} == items


def test_moving_the_playhead_makes_and_feeds_nothing(plot, monkeypatch):
    monkeypatch.setattr(StepCurve, "setData", lambda *a, **k: pytest.fail("fed"))
    before = len(plot.scene().items())
    for step in range(14):
        plot.timeAxis().setPlayhead(step)
        plot.timeAxis().setHovered(step)
        QApplication.processEvents()
    assert len(plot.scene().items()) == before


# ---------------------------------------------------------------------------- mouse


def test_a_click_asks_for_a_step_and_changes_nothing(plot, qtbot):
    qtbot.mouseClick(plot.viewport(), LEFT, pos=spot(plot, 4))
    assert plot.heard.steps == [4]
    assert plot.timeAxis().playhead() == 0


def test_the_playhead_can_be_dragged(plot, mouse):
    plot.stepChosen.connect(plot.timeAxis().setPlayhead)
    view = plot.viewport()
    mouse.press(view, LEFT, pos=spot(plot, 0))
    for step in (1, 2, 3, 7, 13):
        mouse.move(view, spot(plot, step))
    mouse.move(view, QPoint(5000, 50))
    mouse.release(view, LEFT, pos=spot(plot, 13))
    assert plot.heard.steps == [1, 2, 3, 7, 13]
    assert plot.heard.scrubs == ["started", "finished"]


def test_a_drag_on_the_background_pans_what_is_zoomed(plot, mouse):
    axis = plot.timeAxis()
    axis.setRange(3.5, 9.5)
    view, from_, to = plot.viewport(), spot(plot, 8), spot(plot, 6)
    mouse.press(view, LEFT, pos=from_)
    mouse.move(view, (from_ + to) / 2)
    mouse.move(view, to)
    mouse.release(view, LEFT, pos=to)
    assert axis.range() == pytest.approx((5.5, 11.5), abs=0.05)
    assert plot.heard.steps == []


def test_a_drag_on_the_background_scrubs_when_all_is_seen(plot, mouse):
    view = plot.viewport()
    mouse.press(view, LEFT, pos=spot(plot, 5))
    mouse.move(view, spot(plot, 7))
    mouse.release(view, LEFT, pos=spot(plot, 7))
    assert plot.heard.steps == [7]
    assert plot.timeAxis().isFitted()


def test_a_click_near_one_of_several_curves_asks_for_it(plot, qtbot):
    plot.setLines(
        [Line("a", ramp()), Line("b", ramp(14, 1.0, 0.0)), Line("r", ramp() * 0, "dashed")]
    )
    qtbot.mouseClick(plot.viewport(), LEFT, pos=spot(plot, 2, 11 / 13))
    assert plot.heard.keys == ["b"]
    assert plot.heard.steps == []
    qtbot.mouseClick(plot.viewport(), LEFT, pos=spot(plot, 2, 0.5))
    assert plot.heard.keys == ["b"]
    assert plot.heard.steps == [2]
    qtbot.mouseClick(plot.viewport(), LEFT, pos=spot(plot, 9, 0.0))  # the dashed one is no unit
    assert plot.heard.steps == [2, 9]


def test_a_single_curve_needs_no_choosing(plot, qtbot):
    qtbot.mouseClick(plot.viewport(), LEFT, pos=spot(plot, 6, 6 / 13))
    assert plot.heard.keys == []
    assert plot.heard.steps == [6]


def test_hover_names_step_word_and_all_values(plot, mouse):
    plot.setLines([Line("c", ramp(), name="C"), Line("r", ramp() * 0, "dashed", name="RNN")])
    mouse.move(plot.viewport(), spot(plot, 8))
    assert plot.timeAxis().hovered() == 8
    assert [reading.text for reading in plot.readings()] == ["C = 0.62", "RNN = 0.00"]
    quiet = pixels(plot)
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert plot.timeAxis().hovered() is None
    assert plot.readings() == []
    assert (pixels(plot) != quiet).any()


def test_the_readout_has_at_most_eight_values(plot):
    plot.setLines([Line(f"c{n}", ramp() * n) for n in range(12)])
    plot.timeAxis().setHovered(3)
    assert len(plot.readings()) == 8


def test_hovering_a_curve_is_told_once(plot, mouse):
    for step in (5, 6, 7):
        mouse.move(plot.viewport(), spot(plot, step, step / 13))
    mouse.move(plot.viewport(), spot(plot, 12, 0.2))
    assert plot.heard.hovered == ["c", None]


def test_a_double_click_shows_all(plot, qtbot):
    plot.timeAxis().setRange(3, 8)
    qtbot.mouseDClick(plot.viewport(), LEFT, pos=spot(plot, 5))
    assert plot.timeAxis().isFitted()


def test_the_wheel_zooms_with_control_and_keeps_the_place(plot):
    axis = plot.timeAxis()
    at = spot(plot, 9)
    assert wheel(plot, at, 120, CONTROL)
    first, last = axis.range()
    assert last - first < 14
    assert plot.stepScale().x(9) == pytest.approx(at.x(), abs=1.0)
    assert wheel(plot, at, -1200, CONTROL)
    assert axis.isFitted()


def test_the_wheel_pans_with_shift(plot):
    axis = plot.timeAxis()
    axis.setRange(3, 8)
    assert wheel(plot, spot(plot, 5), -120, SHIFT)
    assert axis.range()[0] > 3
    assert wheel(plot, spot(plot, 5), 0, sideways=240)
    assert axis.range()[0] < 3.5


def test_a_plain_wheel_is_left_to_the_page(plot):
    assert not wheel(plot, spot(plot, 5), -120)
    assert plot.timeAxis().isFitted()
    plot.timeAxis().setRange(3, 8)
    assert not wheel(plot, spot(plot, 5), -120)
    assert plot.timeAxis().range() == (3, 8)


def test_two_fingers_zoom(plot):
    at = QPointF(spot(plot, 4))
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        QPointF(plot.viewport().mapToGlobal(at.toPoint())),
        0.5,
        QPointF(),
    )
    QApplication.sendEvent(plot.viewport(), event)
    first, last = plot.timeAxis().range()
    assert last - first == pytest.approx(14 / 1.5)


# ---------------------------------------------------------------------------- keyboard


def test_arrows_ask_for_steps(plot, qtbot):
    plot.stepChosen.connect(plot.timeAxis().setPlayhead)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End):
        qtbot.keyClick(plot, key)
    qtbot.keyClick(plot, Qt.Key.Key_Right)  # nothing beyond the end
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert plot.heard.steps == [1, 2, 1, 13, 0]


def test_plus_minus_and_zero_zoom(plot, qtbot):
    axis = plot.timeAxis()
    qtbot.keyClicks(plot, "++")
    close = axis.range()
    assert close[1] - close[0] == pytest.approx(14 / 1.5**2)
    qtbot.keyClicks(plot, "-")
    assert axis.range()[1] - axis.range()[0] > close[1] - close[0]
    qtbot.keyClick(plot, Qt.Key.Key_Right, SHIFT)
    assert axis.range()[0] > -0.5
    qtbot.keyClicks(plot, "0")
    assert axis.isFitted()


def test_up_and_down_choose_a_curve(plot, qtbot):
    def show(chosen):
        plot.setLines([Line(k, ramp() * n, highlighted=k == chosen) for n, k in enumerate("abc")])

    show(None)
    plot.lineClicked.connect(show)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(plot, key)
    assert plot.heard.keys == ["a", "b", "a", "c"]


def test_other_keys_are_the_windows(qtbot, plot):
    class Page(QWidget):
        keys = []

        def keyPressEvent(self, event):
            self.keys.append(event.key())

    page = Page()
    qtbot.addWidget(page)
    plot.setParent(page)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_PageDown):
        qtbot.keyClick(plot, key)
    assert page.keys == [Qt.Key.Key_Space, Qt.Key.Key_PageDown]
    assert plot.heard.steps == []
    plot.setParent(None)


def test_the_focus_ring_is_for_the_keyboard(plot, qtbot):
    plot.clearFocus()
    quiet = pixels(plot)
    plot.setFocus(Qt.FocusReason.MouseFocusReason)
    assert (pixels(plot) == quiet).all()
    plot.clearFocus()
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    area = plot.plotRect()
    ring = is_color(pixels(plot), Look().color("focus"))
    assert ring[area.top() + 20 : area.bottom() - 20, area.left() - 4].all()
    assert plot.focusPolicy() & Qt.FocusPolicy.TabFocus


# ---------------------------------------------------------------------------- words and table


def test_the_table_has_every_value(plot):
    header, rows = plot.table()
    assert header == ("t", "token", "C")
    assert len(rows) == 14
    assert rows[8] == ("9", "then", "0.6154")


def test_ctrl_c_asks_for_the_text_to_be_copied(plot, qtbot):
    qtbot.keyClick(plot, Qt.Key.Key_C, CONTROL)
    (text,) = plot.heard.texts
    assert text.splitlines()[9] == "9\tthen\t0.6154"


def test_the_description_follows_when_things_are_quiet(plot, qtbot):
    plot.setLines([Line("c", ramp() * 0.5, name="C")])
    plot.timeAxis().setPlayhead(13)
    qtbot.waitUntil(lambda: "0.50 at t = 14" in plot.accessibleDescription())
    plot.setLines([Line("c", ramp(), name="C")])
    plot.describe()
    assert "1.00 at t = 14" in plot.accessibleDescription()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_copies_saves_and_shows_all(plot, qtbot):
    at = spot(plot, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, plot.viewport().mapToGlobal(at))
    QApplication.sendEvent(plot.viewport(), event)
    menu = plot.findChild(QMenu, "plotMenu")
    actions = {action.objectName(): action for action in menu.actions()}
    assert list(actions) == ["copyValues", "savePicture", "showAll"]
    plot.timeAxis().setRange(3, 8)
    for action in actions.values():
        action.trigger()
    menu.close()
    assert len(plot.heard.texts) == 1
    assert plot.heard.pictures == 1
    assert plot.timeAxis().isFitted()


def test_an_elided_legend_is_told_by_a_tooltip(plot, monkeypatch):
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda pos, text, widget: told.append(text))
    plot.setLegend([], "a <b>long</b> sentence " * 40)
    at = QPoint(400, 8)
    QApplication.sendEvent(
        plot.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, plot.viewport().mapToGlobal(at))
    )
    assert told[0].startswith("<qt>a &lt;b&gt;long&lt;/b&gt; sentence")
    plot.setLegend([], "short")
    QApplication.sendEvent(
        plot.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, plot.viewport().mapToGlobal(at))
    )
    assert told[1] == ""


# ---------------------------------------------------------------------------- life


def test_axes_are_shared_and_let_go(plot):
    own = plot.timeAxis()
    shared = TimeAxis(steps=14)
    plot.setTimeAxis(shared)
    shared.setRange(2, 8)
    assert plot.stepScale().first == 2
    own.setRange(0, 5)
    assert plot.stepScale().first == 2


def test_a_closed_plot_is_gone(qtbot):
    made = TracePlot()
    made.setLines([Line("c", ramp())])
    made.resize(300, 200)
    made.show()
    QApplication.processEvents()
    assert made.close()
    made.setLines([Line("c", ramp() * 0.5)])  # a late update does no harm
    gone = weakref.ref(made)
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del made
    gc.collect()
    assert gone() is None
