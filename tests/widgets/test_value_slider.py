"""The gate slider as a person uses it: mouse, wheel, keyboard, typed numbers, screen reader."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.value_slider import ValueSlider

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


class Log:
    """What a slider has said, in order."""

    def __init__(self, slider: ValueSlider) -> None:
        self.said: list[object] = []
        slider.valueChanged.connect(self.said.append)
        slider.editingStarted.connect(self._started)
        slider.editingFinished.connect(self._finished)

    def _started(self) -> None:
        self.said.append("start")

    def _finished(self) -> None:
        self.said.append("end")

    def take(self) -> list[object]:
        said, self.said[:] = list(self.said), []
        return said


@pytest.fixture
def slider(qtbot: QtBot, qapp: QApplication) -> ValueSlider:
    load_fonts()
    slider = ValueSlider(key="f")
    slider.setObjectName("gate_f")
    slider.setTitle("Forget gate", "<i>f</i><sub>t</sub>")
    slider.setEndTexts("forget everything", "keep everything")
    slider.setSentence("Keeps half of the old memory.")
    slider.setValue(0.5)
    qtbot.addWidget(slider)
    slider.resize(slider.sizeHint())
    slider.show()
    qtbot.waitExposed(slider)
    slider.activateWindow()
    return slider


@pytest.fixture
def log(slider: ValueSlider) -> Log:
    return Log(slider)


def at(slider: ValueSlider, value: float) -> QPoint:
    return slider.positionOf(value).toPoint()


def turn(slider: ValueSlider, notches: float, spot: QPoint, ctrl: bool = False) -> bool:
    """Turn the wheel; return whether the slider took it."""
    keys = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(spot),
        QPointF(slider.mapToGlobal(spot)),
        QPoint(0, 0),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider, event)
    return event.isAccepted()


class TestMouse:
    def test_click_on_the_track_jumps(self, slider: ValueSlider, log: Log, qtbot: QtBot) -> None:
        qtbot.mouseClick(slider, LEFT, pos=at(slider, 0.8))
        assert log.take() == ["start", pytest.approx(0.8, abs=0.01), "end"]
        assert slider.hasFocus()

    def test_drag_is_one_gesture(self, slider: ValueSlider, log: Log, qtbot: QtBot) -> None:
        qtbot.mousePress(slider, LEFT, pos=at(slider, 0.5))
        assert slider.isDragging()
        for value in (0.6, 0.7, 0.9):
            qtbot.mouseMove(slider, at(slider, value))
        qtbot.mouseRelease(slider, LEFT, pos=at(slider, 0.9))
        said = log.take()
        assert (said[0], said[-1]) == ("start", "end")
        assert said[1:-1] == [pytest.approx(v, abs=0.01) for v in (0.6, 0.7, 0.9)]
        assert not slider.isDragging()

    def test_taking_the_handle_does_not_move_it(
        self, slider: ValueSlider, log: Log, qtbot: QtBot
    ) -> None:
        slider.setValue(0.503)
        qtbot.mouseClick(slider, LEFT, pos=at(slider, 0.5) + QPoint(4, 3))
        assert log.take() == ["start", "end"]
        assert slider.value() == 0.503

    def test_beyond_the_ends(self, slider: ValueSlider, log: Log, qtbot: QtBot) -> None:
        qtbot.mousePress(slider, LEFT, pos=at(slider, 0.5))
        qtbot.mouseMove(slider, at(slider, 1.0) + QPoint(3, 0))
        assert slider.value() == 1.0
        qtbot.mouseMove(slider, QPoint(0, at(slider, 0).y()))
        assert slider.value() == 0.0
        qtbot.mouseRelease(slider, LEFT)

    def test_escape_takes_a_drag_back(self, slider: ValueSlider, log: Log, qtbot: QtBot) -> None:
        qtbot.mousePress(slider, LEFT, pos=at(slider, 0.5))
        qtbot.mouseMove(slider, at(slider, 0.9))
        qtbot.keyClick(slider, Key.Key_Escape)
        assert slider.value() == 0.5
        assert log.take()[-2:] == [0.5, "end"]
        qtbot.mouseMove(slider, at(slider, 0.2))
        assert slider.value() == 0.5

    def test_a_drag_ends_when_the_slider_goes_away(
        self, slider: ValueSlider, log: Log, qtbot: QtBot
    ) -> None:
        qtbot.mousePress(slider, LEFT, pos=at(slider, 0.5))
        slider.hide()
        assert log.take() == ["start", "end"]

    def test_the_texts_are_no_track(self, slider: ValueSlider, log: Log, qtbot: QtBot) -> None:
        qtbot.mouseClick(slider, LEFT, pos=QPoint(10, slider.height() - 5))
        qtbot.mouseClick(slider, Qt.MouseButton.RightButton, pos=at(slider, 0.9))
        assert log.take() == []

    def test_double_click_resets(self, slider: ValueSlider, log: Log, qtbot: QtBot) -> None:
        slider.setDefault(0.25)
        with qtbot.waitSignal(slider.resetRequested):
            qtbot.mouseDClick(slider, LEFT, pos=at(slider, 0.5))
        assert slider.value() == 0.25
        assert log.take() == ["start", 0.25, "end"]

    def test_double_click_without_a_default_only_asks(
        self, slider: ValueSlider, log: Log, qtbot: QtBot
    ) -> None:
        with qtbot.waitSignal(slider.resetRequested):
            qtbot.mouseDClick(slider, LEFT, pos=at(slider, 0.5))
        assert slider.value() == 0.5


class TestWheel:
    def test_scrolls_the_panel_until_it_is_worked_with(self, slider: ValueSlider) -> None:
        slider.clearFocus()
        assert not turn(slider, 1, at(slider, 0.5))
        assert slider.value() == 0.5

    def test_turns_when_the_pointer_came_to_the_track(
        self, slider: ValueSlider, qtbot: QtBot
    ) -> None:
        slider.clearFocus()
        qtbot.mouseMove(slider, at(slider, 0.4))
        qtbot.mouseMove(slider, at(slider, 0.5))
        assert turn(slider, 1, at(slider, 0.5))
        assert slider.value() == pytest.approx(0.51)

    def test_turns_when_it_has_the_keyboard(
        self, slider: ValueSlider, log: Log, qtbot: QtBot
    ) -> None:
        slider.setFocus()
        with qtbot.waitSignal(slider.editingFinished):
            turn(slider, -1, QPoint(5, 5))
            turn(slider, -1, QPoint(5, 5))
            turn(slider, 1, QPoint(5, 5), ctrl=True)
        assert log.take() == [
            "start",
            pytest.approx(0.49),
            pytest.approx(0.48),
            pytest.approx(0.58),
            "end",
        ]

    def test_parts_of_a_notch_add_up(self, slider: ValueSlider, qtbot: QtBot) -> None:
        slider.setFocus()
        for _ in range(4):
            turn(slider, 0.25, QPoint(5, 5))
        assert slider.value() == pytest.approx(0.51)


class TestKeys:
    @pytest.mark.parametrize(
        ("key", "shift", "wanted"),
        [
            (Key.Key_Right, False, 0.51),
            (Key.Key_Up, False, 0.51),
            (Key.Key_Left, False, 0.49),
            (Key.Key_Down, False, 0.49),
            (Key.Key_Right, True, 0.6),
            (Key.Key_Left, True, 0.4),
            (Key.Key_PageUp, False, 0.6),
            (Key.Key_PageDown, False, 0.4),
            (Key.Key_Home, False, 0.0),
            (Key.Key_End, False, 1.0),
        ],
    )
    def test_steps(
        self, slider: ValueSlider, log: Log, qtbot: QtBot, key: Qt.Key, shift: bool, wanted: float
    ) -> None:
        keys = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(slider, key, keys)
        assert log.take() == ["start", pytest.approx(wanted), "end"]

    def test_through_the_focus(self, slider: ValueSlider, qtbot: QtBot) -> None:
        """Keys arrive at the widget that has the focus, which is the one inside."""
        slider.setFocus()
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right)
        assert slider.value() == pytest.approx(0.51)

    def test_holding_a_key_is_one_gesture(self, slider: ValueSlider, log: Log) -> None:
        for kind, repeat in (
            ("press", False),
            ("press", True),
            ("press", True),
            ("release", False),
        ):
            which = QEvent.Type.KeyPress if kind == "press" else QEvent.Type.KeyRelease
            none = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(slider, QKeyEvent(which, Key.Key_Right, none, "", repeat))
        values = [pytest.approx(v) for v in (0.51, 0.52, 0.53)]
        assert log.take() == ["start", *values, "end"]

    def test_a_computed_value_steps_to_the_next_hundredth(
        self, slider: ValueSlider, qtbot: QtBot
    ) -> None:
        slider.setValue(0.95671)
        qtbot.keyClick(slider, Key.Key_Left)
        assert slider.value() == pytest.approx(0.95)

    def test_ends_hold(self, slider: ValueSlider, log: Log, qtbot: QtBot) -> None:
        slider.setValue(1.0)
        qtbot.keyClick(slider, Key.Key_Right)
        assert log.take() == ["start", "end"]

    @pytest.mark.parametrize(
        ("key", "text"),
        [(Key.Key_Space, " "), (Key.Key_Period, "."), (Key.Key_Minus, "-"), (Key.Key_B, "b")],
    )
    def test_other_keys_pass(self, slider: ValueSlider, key: Qt.Key, text: str) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(slider, event)
        assert not event.isAccepted()


class TestTyping:
    def editor(self, slider: ValueSlider) -> QLineEdit:
        editor = slider.findChild(QLineEdit)
        assert editor is not None
        return editor

    @pytest.mark.parametrize("text", ["0.7", "0,7", "00.70", "7e-1"])
    def test_both_separators(self, slider: ValueSlider, log: Log, qtbot: QtBot, text: str) -> None:
        qtbot.keyClick(slider, text[0])
        editor = self.editor(slider)
        assert editor.isVisible()
        qtbot.keyClicks(editor, text[1:])
        qtbot.keyClick(editor, Key.Key_Return)
        assert log.take() == ["start", pytest.approx(0.7), "end"]
        assert not editor.isVisible()
        assert slider.hasFocus()

    def test_escape_cancels(self, slider: ValueSlider, log: Log, qtbot: QtBot) -> None:
        qtbot.keyClick(slider, "9")
        qtbot.keyClick(self.editor(slider), Key.Key_Escape)
        assert slider.value() == 0.5
        assert log.take() == []
        assert slider.hasFocus()

    @pytest.mark.parametrize("text", ["zebra", "1.5", "-0.1", "0.5.5", "", "nan", "inf", "1e400"])
    def test_nonsense_is_refused(
        self, slider: ValueSlider, log: Log, qtbot: QtBot, text: str
    ) -> None:
        slider.edit()
        editor = self.editor(slider)
        editor.clear()
        qtbot.keyClicks(editor, text)
        with qtbot.waitSignal(slider.invalidEntered) as refused:
            qtbot.keyClick(editor, Key.Key_Return)
        assert refused.args == [text]
        assert slider.value() == 0.5
        assert log.take() == []
        assert editor.isVisible()  # to be mended

    def test_click_on_the_number_opens_it_in_full(self, slider: ValueSlider, qtbot: QtBot) -> None:
        slider.setValue(0.12345)
        qtbot.mouseClick(slider, LEFT, pos=slider.valueRect().center())
        editor = self.editor(slider)
        assert editor.isVisible()
        assert editor.text() == "0.12345"
        assert editor.selectedText() == editor.text()

    def test_going_elsewhere_takes_a_good_number(
        self, slider: ValueSlider, log: Log, qtbot: QtBot
    ) -> None:
        slider.edit("0.3")
        qtbot.mouseClick(slider, LEFT, pos=at(slider, 0.3))
        assert not self.editor(slider).isVisible()
        assert pytest.approx(0.3) in log.take()

    def test_arrows_move_the_cursor(self, slider: ValueSlider, qtbot: QtBot) -> None:
        slider.edit("0.3")
        for key in (Key.Key_Right, Key.Key_Up, Key.Key_Home):
            qtbot.keyClick(self.editor(slider), key)
        assert slider.value() == 0.5

    def test_the_field_lies_inside(self, slider: ValueSlider) -> None:
        slider.edit()
        assert slider.rect().contains(self.editor(slider).geometry())


class TestStates:
    def pin(self, slider: ValueSlider) -> QToolButton:
        button = slider.findChild(QToolButton)
        assert button is not None
        return button

    def test_setters_are_silent(self, slider: ValueSlider, log: Log) -> None:
        slider.setValue(0.1)
        slider.setState("pinned")
        slider.setRange(0.0, 2.0)
        slider.setGhostValue(0.4)
        assert log.take() == []

    def test_pin_and_release(self, slider: ValueSlider, qtbot: QtBot) -> None:
        assert not self.pin(slider).isVisible()
        slider.setState("computed")
        with qtbot.waitSignal(slider.pinRequested):
            qtbot.mouseClick(self.pin(slider), LEFT)
        slider.setState("pinned")
        assert self.pin(slider).text() == "pinned"
        with qtbot.waitSignal(slider.releaseRequested):
            qtbot.keyClick(self.pin(slider), Key.Key_Space)
        slider.setPinnable(False)
        assert not self.pin(slider).isVisible()

    def test_states_look_different(self, slider: ValueSlider) -> None:
        pictures = []
        slider.setPinnable(False)  # so that only track and handle differ
        for state in ("free", "pinned", "computed"):
            slider.setState(state)
            pictures.append(slider.grab().toImage())
        assert pictures[0] != pictures[1] != pictures[2] != pictures[0]
        with pytest.raises(ValueError, match="loose"):
            slider.setState("loose")

    def test_nan(self, slider: ValueSlider, log: Log, qtbot: QtBot) -> None:
        slider.setValue(math.nan)
        slider.setValue(math.nan)
        assert math.isnan(slider.value())
        assert "NaN" in slider.accessibleDescription()
        slider.grab()
        qtbot.keyClick(slider, Key.Key_Right)
        assert log.take() == ["start", 0.0, "end"]

    @pytest.mark.parametrize("value", [math.inf, -math.inf, 7.0, -7.0])
    def test_outside_the_range(self, slider: ValueSlider, value: float, qtbot: QtBot) -> None:
        slider.setValue(value)
        assert slider.value() == value
        slider.grab()
        slider.setGhostValue(value)
        slider.grab()

    def test_ghost(self, slider: ValueSlider) -> None:
        before = slider.grab().toImage()
        slider.setGhostValue(0.9)
        assert slider.grab().toImage() != before
        slider.setGhostValue(None)
        assert slider.grab().toImage() == before

    def test_highlight(self, slider: ValueSlider) -> None:
        before = slider.grab().toImage()
        slider.setHighlighted(True)
        assert slider.grab().toImage() != before

    def test_hover_is_told(self, slider: ValueSlider, qtbot: QtBot) -> None:
        heard: list[object] = []
        slider.hoverChanged.connect(heard.append)
        QApplication.sendEvent(slider, QEvent(QEvent.Type.Leave))
        assert heard == [False]

    def test_read_only(self, slider: ValueSlider, log: Log, qtbot: QtBot) -> None:
        slider.setReadOnly(True)
        qtbot.mouseClick(slider, LEFT, pos=at(slider, 0.9))
        qtbot.mouseDClick(slider, LEFT, pos=at(slider, 0.9))
        qtbot.keyClick(slider, Key.Key_Right)
        qtbot.keyClick(slider, "3")
        slider.edit()
        assert log.take() == []
        assert slider.focusProxy().focusPolicy() == Qt.FocusPolicy.NoFocus
        assert not slider.findChild(QLineEdit).isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen, popups
class TestMenu:
    def open(self, slider: ValueSlider) -> QMenu:
        spot = QPoint(5, 5)
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(slider, QContextMenuEvent(reason, spot, slider.mapToGlobal(spot)))
        return slider.findChildren(QMenu)[-1]

    def choose(self, menu: QMenu, text: str) -> None:
        (action,) = [action for action in menu.actions() if action.text() == text]
        action.trigger()
        menu.close()

    def test_copy(self, slider: ValueSlider) -> None:
        slider.setValue(0.123456)
        self.choose(self.open(slider), "Copy the value")
        assert QGuiApplication.clipboard().text() == "0.123456"

    def test_pin_release_reset_type(self, slider: ValueSlider, qtbot: QtBot) -> None:
        with qtbot.waitSignal(slider.pinRequested):
            self.choose(self.open(slider), "Pin this value")
        slider.setState("pinned")
        with qtbot.waitSignal(slider.releaseRequested):
            self.choose(self.open(slider), "Release")
        with qtbot.waitSignal(slider.resetRequested):
            self.choose(self.open(slider), "Reset")
        self.choose(self.open(slider), "Type a number…")
        assert slider.findChild(QLineEdit).isVisible()

    def test_it_offers_only_what_can_be_done(self, slider: ValueSlider) -> None:
        slider.setReadOnly(True)
        menu = self.open(slider)
        assert [action.text() for action in menu.actions()] == ["Copy the value"]
        menu.close()


class TestSpeech:
    def test_name_value_and_sentence(self, slider: ValueSlider) -> None:
        assert slider.accessibleName() == "Forget gate"
        assert slider.accessibleDescription() == "0.50. Keeps half of the old memory."
        slider.setValue(0.96)
        slider.setSentence("Keeps 96 % of the old memory.")
        assert slider.accessibleDescription() == "0.96. Keeps 96 % of the old memory."

    def test_a_screen_reader_finds_a_slider_in_hundredths(
        self, slider: ValueSlider, log: Log
    ) -> None:
        spoken = slider.focusProxy()
        assert isinstance(spoken, QSlider)
        assert (spoken.minimum(), spoken.value(), spoken.maximum()) == (0, 50, 100)
        assert spoken.accessibleName() == "Forget gate"
        assert spoken.objectName() == "gate_f.value"
        slider.setValue(0.96)
        assert spoken.value() == 96
        assert log.take() == []
        spoken.setValue(30)  # as assistive technology does
        assert slider.value() == 0.3
        assert log.take() == ["start", 0.3, "end"]

    def test_names_of_the_parts(self, slider: ValueSlider) -> None:
        slider.setState("computed")
        button = slider.findChild(QToolButton)
        assert button.objectName() == "gate_f.pin"
        assert "Forget gate" in button.accessibleName()


class TestLook:
    def test_colour_of_the_gate(self, slider: ValueSlider) -> None:
        def track() -> QColor:
            spot = slider.positionOf(0.2).toPoint()
            return slider.grab().toImage().pixelColor(spot)

        assert track() == QColor(LIGHT.forget)
        slider.setLook(Look(DARK))
        assert track() == QColor(DARK.forget)
        slider.setQuantity("i")
        assert track() == QColor(DARK.input)

    @pytest.mark.parametrize("look", [Look(LIGHT, 2.0), Look(DARK, projector=True)], ids=str)
    def test_nothing_is_cut_off(self, slider: ValueSlider, look: Look) -> None:
        slider.setLook(look)
        slider.resize(slider.sizeHint())
        assert slider.heightForWidth(slider.width()) <= slider.height()
        assert slider.trackRect().height() >= look.control(22)
        assert slider.rect().contains(slider.trackRect())
        assert slider.rect().contains(slider.valueRect())

    def test_a_long_sentence_makes_it_higher_and_it_stays(self, slider: ValueSlider) -> None:
        width = slider.width()
        low = slider.heightForWidth(width)
        slider.setSentence("This sentence is much too long for one line of the slider it is in.")
        high = slider.heightForWidth(width)
        assert high > low
        slider.setSentence("Short.")
        assert slider.heightForWidth(width) == high
        slider.resize(width + 50, slider.height())
        assert slider.heightForWidth(slider.width()) == low


def test_a_tick_repaints_neither_title_nor_captions(slider: ValueSlider, monkeypatch) -> None:
    painted: list[str] = []
    for part in ("_paint_title", "_paint_captions", "_paint_number"):
        monkeypatch.setattr(
            slider._painter, part, lambda *painting, part=part: painted.append(part)
        )
    QApplication.processEvents()
    painted.clear()
    slider.setValue(0.75)
    slider.setSentence("Keeps three quarters of it.")
    QApplication.processEvents()
    assert painted == ["_paint_number"]


@pytest.mark.parametrize("long", [-1234.5, math.nan])
def test_no_rest_of_a_long_number_is_left_standing(slider: ValueSlider, long: float) -> None:
    for value in (0.25, long, 0.5):
        slider.setValue(value)
        QApplication.processEvents()
        seen = slider.screen().grabWindow(slider.winId()).toImage()
        seen = seen.convertToFormat(QImage.Format.Format_RGB32)
        assert seen == slider.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
