"""A value on a track that a person takes hold of: by mouse, wheel, keyboard, or by typing it."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from lstm_studio.i18n import tr
from lstm_studio.widgets.value_display import ValueDisplay

__all__ = ["ValueControl"]

_COARSE = 10  # fine steps
_NOTCH = 120  # of a mouse wheel, in eighths of a degree
_WHEEL_REST = 400  # ms without a notch after which a turn of the wheel is over

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -_COARSE,
    Qt.Key.Key_PageUp: _COARSE,
}


class ValueControl(ValueDisplay):
    """A number on a track that a person can take hold of.

    The signals tell what the person did.

    Attributes
    ----------
    valueChanged : Signal(object)
        The person set the value, a float.
    editingStarted, editingFinished : Signal()
        Around everything that belongs to one gesture: a drag, a key held down, a turn of the
        wheel, a number typed.
    resetRequested : Signal()
        Double-click on the track, or the menu.
    pinRequested, releaseRequested : Signal()
        Hold the value, or give it back.
    invalidEntered : Signal(object)
        What was typed is no number in the range; the old value stays.
    hoverChanged : Signal(object)
        Whether the pointer is on it.
    """

    valueChanged = Signal(object)
    editingStarted = Signal()
    editingFinished = Signal()
    resetRequested = Signal()
    pinRequested = Signal()
    releaseRequested = Signal()
    invalidEntered = Signal(object)
    hoverChanged = Signal(object)

    def __init__(
        self, low: float, high: float, bipolar: bool, key: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(low, high, bipolar, key, parent)
        self._gesture = ""  # what is going on: "drag", "key", "wheel", "type" or nothing
        self._before = 0.0  # the value when the gesture began
        self._grip = 0.0  # from the pointer to the middle of the handle
        self._turned = 0  # eighths of a degree not yet used
        self._pointer_came = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_WHEEL_REST)
        self._rest.timeout.connect(self.finish_gesture)
        self._spoken.valueChanged.connect(self._on_spoken)
        self._spoken.focusLeft.connect(self.finish_gesture)
        self._pin.clicked.connect(self._on_pin_clicked)
        self._editor.accepted.connect(self._on_typed)
        self._editor.refused.connect(self._on_refused)
        self._editor.closed.connect(self._on_editor_closed)
        self.setMouseTracking(True)
        # It fills its own ground: else every tick would repaint card, page and window below it.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def isDragging(self) -> bool:
        """Return whether the handle is being dragged."""
        return self._gesture == "drag"

    # -------------------------------------------------------------------------------- gestures

    def _begin(self, gesture: str) -> None:
        if self._gesture == gesture:
            return
        self.finish_gesture()
        self._gesture = gesture
        self._grabbed = gesture == "drag"
        self._before = self._value
        self.editingStarted.emit()

    @Slot()
    def finish_gesture(self) -> None:
        """End the drag, the held key or the turn of the wheel that is going on."""
        self._rest.stop()
        if self._gesture:
            self._gesture = ""
            self._grabbed = False
            self.editingFinished.emit()
            self.update()

    def _give(self, value: float) -> None:
        """Set the value in the name of the person."""
        value = min(max(round(value, 6), self._low), self._high)
        if value == self._value:
            return
        self._value = value
        self._show_value()
        self.valueChanged.emit(value)

    def _step(self, steps: int) -> None:
        """Go `steps` fine steps on, from the nearest one."""
        if math.isnan(self._value):
            self._give(self._low if self._default is None else self._default)
        else:
            self._give((round(self._value / self._fine) + steps) * self._fine)

    @Slot()
    def _reset(self) -> None:
        self._begin("key")
        if self._default is not None:
            self._give(self._default)
        self.resetRequested.emit()
        self.finish_gesture()

    @Slot(int)
    def _on_spoken(self, hundredths: int) -> None:
        """Take the value to which a screen reader has moved the slider."""
        self._begin("key")
        self._give(hundredths / 100)
        self.finish_gesture()

    def _value_at(self, x: float) -> float:
        return round(self._painter.value_at(x) / self._fine) * self._fine

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        spot = event.position()
        if event.button() != Qt.MouseButton.LeftButton or self._read_only:
            super().mousePressEvent(event)
        elif self._painter.value_box.contains(spot):
            self.edit()
        elif self._painter.band.contains(spot):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin("drag")
            handle = self._painter.x_of(self._value)
            on_handle = math.isfinite(handle) and abs(spot.x() - handle) <= self._painter.radius
            self._grip = handle - spot.x() if on_handle else 0.0
            if not on_handle:
                self._give(self._value_at(spot.x()))
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        spot = event.position()
        if self._gesture == "drag":
            self._give(self._value_at(spot.x() + self._grip))
            return
        inside = self._painter.band.contains(spot)
        # Only a pointer that moved here itself may turn the wheel: one under which the panel was
        # scrolled is still scrolling.
        self._pointer_came = inside
        self._painter.hovered = inside
        over_value = self._painter.value_box.contains(spot)
        if self._read_only:
            self.unsetCursor()
        elif inside:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        elif over_value:
            self.setCursor(Qt.CursorShape.IBeamCursor)
        else:
            self.unsetCursor()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._gesture == "drag" and event.button() == Qt.MouseButton.LeftButton:
            self.finish_gesture()
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Reset."""
        if (
            event.button() == Qt.MouseButton.LeftButton
            and not self._read_only
            and self._painter.band.contains(event.position())
        ):
            self._reset()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Note that the pointer came."""
        self.hoverChanged.emit(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Note that the pointer went."""
        self._pointer_came = False
        self._painter.hovered = False
        self.hoverChanged.emit(False)
        self.update()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """End what is going on."""
        self.finish_gesture()
        super().hideEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn by fine steps, if it is meant."""
        if self._read_only or not (self._spoken.hasFocus() or self._pointer_came):
            event.ignore()  # the panel scrolls
            return
        event.accept()
        self._turned += event.angleDelta().y() or event.angleDelta().x()
        notches, self._turned = int(self._turned / _NOTCH), int(math.fmod(self._turned, _NOTCH))
        if notches:
            self._begin("wheel")
            coarse = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._step(notches * (_COARSE if coarse else 1))
            self._rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keyboard."""
        key = Qt.Key(event.key())
        if self._read_only:
            super().keyPressEvent(event)
        elif key in _STEPS:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._begin("key")
            self._step(_STEPS[key] * (_COARSE if shift and abs(_STEPS[key]) == 1 else 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._begin("key")
            self._give(self._low if key == Qt.Key.Key_Home else self._high)
        elif key == Qt.Key.Key_Escape and self._gesture == "drag":
            self._give(self._before)
            self.finish_gesture()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit()
        elif event.text().isdecimal() or (event.text() == "-" and self._low < 0):
            # No point or comma: on a stage these step through the update.
            self.edit(event.text())
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End what a held key began."""
        if self._gesture == "key" and not event.isAutoRepeat():
            self.finish_gesture()
        else:
            super().keyReleaseEvent(event)

    # --------------------------------------------------------------------------- typed numbers

    @Slot()
    def _on_edit_asked(self) -> None:
        self.edit()

    def edit(self, text: str = "") -> None:
        """Open the field in which a number is typed, with `text` or the present value in it."""
        if self._read_only:
            return
        self._editor.start(self._value, self._low, self._high, text)
        self.update()

    @Slot(object)
    def _on_typed(self, value: float) -> None:
        self._begin("type")
        self._give(value)
        self.finish_gesture()

    @Slot(object)
    def _on_refused(self, text: str) -> None:
        self.invalidEntered.emit(text)

    @Slot(object)
    def _on_editor_closed(self, keyboard: bool) -> None:
        if keyboard:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    # ------------------------------------------------------------------------------- the menu

    @Slot()
    def _on_pin_clicked(self) -> None:
        if self._state == "pinned":
            self.releaseRequested.emit()
        else:
            self.pinRequested.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu."""
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._pinnable and not self._read_only:
            pin = menu.addAction(tr("Pin this value"))
            pin.setEnabled(self._state != "pinned")
            pin.triggered.connect(self.pinRequested)
            release = menu.addAction(tr("Release"))
            release.setEnabled(self._state == "pinned")
            release.triggered.connect(self.releaseRequested)
        if not self._read_only:
            menu.addAction(tr("Reset")).triggered.connect(self._reset)
            menu.addAction(tr("Type a number…")).triggered.connect(self._on_edit_asked)
            menu.addSeparator()
        menu.addAction(tr("Copy the value")).triggered.connect(self.copyValue)
        menu.popup(event.globalPos())

    @Slot()
    def copyValue(self) -> None:
        """Put the value, in full, on the clipboard."""
        QGuiApplication.clipboard().setText(f"{self._value:.9g}")
