"""One time axis for everything on a page that shows steps side by side.

Step t owns ``[t - 0.5, t + 0.5]``.  A :class:`TimeAxis` knows which part of the sequence is seen,
where the playhead stands and which step lies under the pointer; a :class:`StepScale` turns steps
into pixels and back.  All widgets of a page share one axis and leave the same gutter, which is
why a word, its point on the curve and its gates stand exactly above each other.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QNativeGestureEvent, QWheelEvent

from lstm_studio.style.look import Look

__all__ = ["GUTTER", "MARGIN", "StepScale", "TimeAxis", "key_gesture", "pinch", "wheel_gesture"]

GUTTER = 48
"""Pixels at 100 % left of the first step, for axis labels and the letters of the lanes."""

MARGIN = 8
"""Pixels at 100 % right of the last step."""

_LEAST_STEPS = 4.0  # a view of fewer steps than this shows nothing that the readout does not say
_WHEEL_ZOOM = 1.25  # a notch of the wheel
_KEY_ZOOM = 1.5
_PAN_SHARE = 0.15  # of the view, a notch of the wheel or a press of a key


class TimeAxis(QObject):
    """The seen part of a sequence, the playhead and the hovered step.

    The owner of a page sets steps and playhead from its state; the widgets change the seen range
    and the hovered step, which belong to nobody else.

    Parameters
    ----------
    parent : QObject, optional
    steps : int
        How many steps the sequence has.
    """

    rangeChanged = Signal()
    playheadChanged = Signal()
    hoverChanged = Signal()

    def __init__(self, parent: QObject | None = None, steps: int = 1) -> None:
        super().__init__(parent)
        self._steps = max(int(steps), 0)
        self._playhead = 0
        self._hovered: int | None = None
        self._range = self._whole()

    def steps(self) -> int:
        """Return how many steps the sequence has."""
        return self._steps

    def setSteps(self, steps: int) -> None:
        """Set the number of steps; another number shows the whole sequence."""
        steps = max(int(steps), 0)
        if steps == self._steps:
            return
        self._steps = steps
        self.setHovered(None)
        self._range = self._whole()
        self.rangeChanged.emit()
        self.setPlayhead(self._playhead)

    def playhead(self) -> int:
        """Return the current step, counted from 0."""
        return self._playhead

    def setPlayhead(self, step: int) -> None:
        """Set the current step, at most the last one, and bring it into view."""
        step = min(max(int(step), 0), max(self._steps - 1, 0))
        if step != self._playhead:
            self._playhead = step
            self.playheadChanged.emit()
            self.ensureVisible(step)

    def hovered(self) -> int | None:
        """Return the step under the pointer, or None."""
        return self._hovered

    def setHovered(self, step: int | None) -> None:
        """Set the step under the pointer; all widgets of the page mark it."""
        if step is not None:
            step = min(max(int(step), 0), self._steps - 1) if self._steps else None
        if step != self._hovered:
            self._hovered = step
            self.hoverChanged.emit()

    def range(self) -> tuple[float, float]:
        """Return what is seen, in steps: ``(-0.5, T - 0.5)`` for all."""
        return self._range

    def setRange(self, first: float, last: float) -> None:
        """Show `first` to `last`, moved and shrunk until it lies within the sequence."""
        whole = self._whole()
        if not (math.isfinite(first) and math.isfinite(last)):
            first, last = whole
        width = min(max(last - first, _LEAST_STEPS), whole[1] - whole[0])
        middle = 0.5 * (first + last)
        first = min(max(middle - 0.5 * width, whole[0]), whole[1] - width)
        # The exact ends, lest a rest of the arithmetic make "all" look like a zoom.
        seen = whole if width == whole[1] - whole[0] else (first, first + width)
        if seen != self._range:
            self._range = seen
            self.rangeChanged.emit()

    def isFitted(self) -> bool:
        """Return whether the whole sequence is seen."""
        return self._range == self._whole()

    def fit(self) -> None:
        """Show the whole sequence."""
        self.setRange(*self._whole())

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Show `factor` times fewer steps; the step `at` keeps its place.

        Parameters
        ----------
        factor : float
            Above 1 to see more closely.
        at : float, optional
            By default the playhead, or the middle when the playhead is out of sight.
        """
        first, last = self._range
        if at is None:
            at = self._playhead if first <= self._playhead <= last else 0.5 * (first + last)
        # The width is limited before the ends are placed, so that a zoom which has come to its
        # limit stands still instead of wandering.
        width = max((last - first) / max(factor, 1e-9), _LEAST_STEPS)
        before = (at - first) / (last - first)
        self.setRange(at - before * width, at + (1 - before) * width)

    def pan(self, steps: float) -> None:
        """Move the view by `steps`; positive looks further to the right."""
        first, last = self._range
        self.setRange(first + steps, last + steps)

    def ensureVisible(self, step: int) -> None:
        """Move the view as little as needed to show `step` with some steps around it."""
        first, last = self._range
        room = min(0.1 * (last - first), 8.0) + 0.5
        if step - room < first:
            self.pan(step - room - first)
        elif step + room > last:
            self.pan(step + room - last)

    def _whole(self) -> tuple[float, float]:
        return -0.5, max(self._steps, 1) - 0.5


@dataclass(frozen=True)
class StepScale:
    """Where steps lie in a widget.

    Parameters
    ----------
    left, width : float
        The stretch of the widget that shows the view, in pixels.
    first, last : float
        The view, in steps.
    """

    left: float
    width: float
    first: float
    last: float

    @classmethod
    def of(cls, axis: TimeAxis, look: Look, width: float) -> StepScale:
        """Return the scale of a widget that is `width` pixels wide, with gutter and margin."""
        left = look.px(GUTTER)
        return cls(left, max(width - left - look.px(MARGIN), 1.0), *axis.range())

    @property
    def right(self) -> float:
        """Where the view ends, in pixels."""
        return self.left + self.width

    @property
    def pitch(self) -> float:
        """Pixels a step."""
        return self.width / (self.last - self.first)

    def x(self, step: float) -> float:
        """Return where `step` lies, in pixels."""
        return self.left + (step - self.first) * self.pitch

    def at(self, x: float) -> float:
        """Return which step lies at pixel `x`, as a fraction."""
        return self.first + (x - self.left) / self.pitch

    def step(self, x: float, steps: int) -> int:
        """Return the step that owns pixel `x`, one of the seen ones of `steps` steps."""
        inside = min(max(x, self.left), self.right - 1e-6 * self.width)
        return min(max(math.floor(self.at(inside) + 0.5), 0), max(steps - 1, 0))

    def column(self, step: int) -> tuple[float, float]:
        """Return left and right end of what `step` owns, in pixels."""
        return self.x(step - 0.5), self.x(step + 0.5)

    def seen(self, steps: int) -> range:
        """Return the steps of which at least a part is seen."""
        return range(
            max(math.ceil(self.first - 0.5), 0), min(math.floor(self.last + 0.5) + 1, steps)
        )


def wheel_gesture(event: QWheelEvent, axis: TimeAxis, scale: StepScale) -> bool:
    """Zoom with Ctrl, pan with Shift or a sideways wheel; a plain wheel is the parent's.

    Returns
    -------
    bool
        Whether the event was used.
    """
    turn = event.angleDelta()
    keys = event.modifiers()
    if keys & Qt.KeyboardModifier.ControlModifier:
        axis.zoom(_WHEEL_ZOOM ** (turn.y() / 120), scale.at(event.position().x()))
        return True
    sideways = turn.x()
    if keys & Qt.KeyboardModifier.ShiftModifier:
        sideways = turn.x() or turn.y()  # some systems have turned it already
    elif abs(turn.x()) <= abs(turn.y()) or axis.isFitted():
        return False
    axis.pan(-sideways / 120 * _PAN_SHARE * (scale.last - scale.first))
    return True


def pinch(event: QEvent, axis: TimeAxis, scale: StepScale) -> bool:
    """Zoom with two fingers on a touchpad; return whether the event was used."""
    if (
        isinstance(event, QNativeGestureEvent)
        and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
    ):
        axis.zoom(1.0 + event.value(), scale.at(event.position().x()))
        return True
    return False


def key_gesture(event: QKeyEvent, axis: TimeAxis) -> bool:
    """Zoom with + and −, show all with 0, pan with Shift and an arrow key.

    Returns
    -------
    bool
        Whether the event was used.
    """
    key = event.key()
    if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        axis.zoom(_KEY_ZOOM)
    elif key == Qt.Key.Key_Minus:
        axis.zoom(1 / _KEY_ZOOM)
    elif key == Qt.Key.Key_0:
        axis.fit()
    elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in (
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
    ):
        first, last = axis.range()
        axis.pan((-1 if key == Qt.Key.Key_Left else 1) * _PAN_SHARE * (last - first))
    else:
        return False
    return True
