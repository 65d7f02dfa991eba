"""The sequencer of gates: one lane a gate, one cell a step, painted by dragging."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from lstm_studio.widgets.gate_cells import Lane
from lstm_studio.widgets.gate_view import GateView
from lstm_studio.widgets.time_axis import key_gesture

__all__ = ["GateLanes", "Lane"]

_NUDGE = 0.1

_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass
class _Stroke:
    """One drag over the cells of a lane, from press to release."""

    key: str
    mode: str  # "paint" with one value, "level" by the height of the pointer, "release"
    value: float
    step: int
    button: Qt.MouseButton


class GateLanes(GateView):
    """Gates over time, to be painted with the mouse or set with the keyboard.

    It shows what its owner sets by :meth:`setLanes` and keeps no values of its own: what a person
    paints is asked for by signals.

    Mouse: a press takes the opposite of the cell (below one half becomes 1, else 0) and a drag
    carries it along the lane.  With Shift the height of the pointer is the value.  With Ctrl, or
    with the right button, cells are released to what the network computes.

    Keyboard: arrows move a cursor; Shift with left or right carries the cell's value along; Space
    or Enter takes the opposite; 0 to 9 set 0.0 to 0.9 and a full stop sets 1; + and − change by
    0.1; Delete releases; Ctrl with +, − and 0 zooms.

    Signals
    -------
    paintStarted(key), painted((key, first, last, value)), released((key, first, last)),
    paintFinished(), laneHovered(key or None)
    """

    paintStarted = Signal(object)
    painted = Signal(object)
    released = Signal(object)
    paintFinished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stroke: _Stroke | None = None
        # A click paints and must not take the arrow keys away from the presenter.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def setReadOnly(self, read_only: bool) -> None:
        """Take part in no painting."""
        if read_only:
            self._finish()
        self._read_only = read_only

    def isReadOnly(self) -> bool:
        """Return whether painting is off."""
        return self._read_only

    def cursorCell(self) -> tuple[str, int] | None:
        """Return lane key and step of the keyboard's cursor."""
        lane, step = self._cursor
        return (self._lanes[lane].key, step) if lane < len(self._lanes) else None

    # ------------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to paint or to release."""
        geometry = self.laneGeometry()
        pos = event.position()
        index = geometry.lane_at(pos.y())
        beside = not geometry.scale.left <= pos.x() <= geometry.scale.right
        button = event.button()
        if (
            self._read_only
            or self._stroke is not None
            or index is None
            or beside
            or not self._axis.steps()
            or button not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
        ):
            event.ignore()
            return
        lane = self._lanes[index]
        step = geometry.scale.step(pos.x(), self._axis.steps())
        keys = event.modifiers()
        if button == Qt.MouseButton.RightButton or keys & Qt.KeyboardModifier.ControlModifier:
            mode, value = "release", 0.0
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            mode, value = "level", self._level(geometry.row(index), pos.y())
        else:
            mode, value = "paint", self._opposite(lane, step)
        self._stroke = _Stroke(lane.key, mode, value, step, button)
        self._cursor = (index, step)
        self.paintStarted.emit(lane.key)
        self._emit(lane.key, mode, step, step, value)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Paint every step passed over, or mark what lies under the pointer."""
        step = self.hover(event)
        geometry = self.laneGeometry()
        stroke = self._stroke
        if stroke is None:
            index = geometry.lane_at(event.position().y()) if step is not None else None
            self._set_cell(None if index is None or step is None else (index, step))
            return
        index = next((i for i, e in enumerate(self._lanes) if e.key == stroke.key), None)
        if index is None:
            self._finish()
            return
        step = geometry.scale.step(event.position().x(), self._axis.steps())
        value = stroke.value
        if stroke.mode == "level":
            value = self._level(geometry.row(index), event.position().y())
        if step == stroke.step and value == stroke.value:
            return
        # From the step after the last one, so that a hasty drag leaves no gap.
        before = stroke.step
        first = before if step == before else before + (1 if step > before else -1)
        stroke.step, stroke.value = step, value
        self._set_cell((index, step))
        self._emit(stroke.key, stroke.mode, min(first, step), max(first, step), value)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if self._stroke is not None and event.button() == self._stroke.button:
            self._finish()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second press of a double-click for a press of its own."""
        self.mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that set cells from becoming shortcuts of the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._lanes
            and not self._read_only
            and self._means(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """End a stroke that will see no release."""
        self._finish()
        super().hideEvent(event)

    @staticmethod
    def _opposite(lane: Lane, step: int) -> float:
        value = float(lane.values[step]) if step < len(lane.values) else 0.0
        return 0.0 if value >= 0.5 else 1.0

    @staticmethod
    def _level(row: QRectF, y: float) -> float:
        return round(min(max((row.bottom() - y) / row.height(), 0.0), 1.0), 2)

    def _emit(self, key: str, mode: str, first: int, last: int, value: float) -> None:
        if mode == "release":
            self.released.emit((key, first, last))
        else:
            self.painted.emit((key, first, last, value))

    def _finish(self) -> None:
        if self._stroke is not None:
            self._stroke = None
            self.paintFinished.emit()

    # ------------------------------------------------------------------ keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the cursor to the playhead when the keyboard comes."""
        super().focusInEvent(event)
        self._move_to(self._cursor[0], self._axis.playhead())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor and set cells."""
        self._ring = True
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not key_gesture(event, self._axis):
                event.ignore()
            return
        if not self._lanes or self._read_only or not self._means(event):
            event.ignore()
            return
        key = event.key()
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = self._axis.steps() - 1
            self._move_to(self._cursor[0], 0 if key == Qt.Key.Key_Home else last)
        elif key in _MOVES:
            self._move(event)
        else:
            self._set_by_key(event)

    def _means(self, event: QKeyEvent) -> bool:
        """Return whether a key sets a cell or moves the cursor."""
        if event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        ):
            return False
        key = event.key()
        return (
            key in _MOVES
            or key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
            or key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            or (len(event.text()) == 1 and event.text() in "0123456789.,+-=")
        )

    def _move(self, event: QKeyEvent) -> None:
        down, right = _MOVES[Qt.Key(event.key())]
        lane, step = self._cursor
        carried = None
        if right and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            carried = float(self._lanes[lane].values[step])
        self._move_to(lane + down, step + right)
        if carried is not None and np.isfinite(carried) and self._cursor[1] != step:
            self._stroke_of_one(carried)

    def _move_to(self, lane: int, step: int) -> None:
        if not self._lanes:
            return
        self.refreshColumn(self._cursor[1], self._look.px(4))
        lane = min(max(lane, 0), len(self._lanes) - 1)
        step = min(max(step, 0), max(self._axis.steps() - 1, 0))
        self._cursor = (lane, step)
        self._axis.ensureVisible(step)
        self.refreshColumn(step, self._look.px(4))
        # At once: this is how a person who does not see the cell knows where the cursor is.
        self.setAccessibleDescription(self._cell_text(lane, step))

    def _set_by_key(self, event: QKeyEvent) -> None:
        index, step = self._cursor
        lane = self._lanes[index]
        if step >= len(lane.values):
            return
        key, text = event.key(), event.text()
        now = float(lane.values[step])
        now = now if np.isfinite(now) else 0.0
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.paintStarted.emit(lane.key)
            self.released.emit((lane.key, step, step))
            self.paintFinished.emit()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._stroke_of_one(self._opposite(lane, step))
        elif text in "+=":
            self._stroke_of_one(round(min(now + _NUDGE, 1.0), 2))
        elif text == "-":
            self._stroke_of_one(round(max(now - _NUDGE, 0.0), 2))
        elif text in ".,":
            self._stroke_of_one(1.0)
        else:
            self._stroke_of_one(int(text) / 10)

    def _stroke_of_one(self, value: float) -> None:
        lane, step = self._cursor
        key = self._lanes[lane].key
        self.paintStarted.emit(key)
        self.painted.emit((key, step, step, value))
        self.paintFinished.emit()
