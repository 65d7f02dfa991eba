"""What the widgets over a time axis have in common: axis, look, gestures, drag of the playhead."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.plot_text import LazyDescription
from lstm_studio.widgets.time_axis import StepScale, TimeAxis, key_gesture, pinch, wheel_gesture

__all__ = [
    "OverTime",
    "StepDrag",
    "TimeWidget",
    "draw_hover",
    "focus_ring",
    "plain_tooltip",
    "wants_ring",
]

_HEAD_REACH = 6  # pixels at 100 % beside the playhead at which it can be taken


def plain_tooltip(text: str) -> str:
    """Return `text` for a tooltip, which would else take ``<b>`` in a token for markup."""
    return "<qt>" + html.escape(text).replace("\n", "<br>") + "</qt>" if text else ""


def focus_ring(painter: QPainter, area: QRect, look: Look) -> None:
    """Draw the ring around what has the keyboard."""
    width = look.px(2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color("focus"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = QRectF(area).adjusted(0.5 * width, 0.5 * width, -0.5 * width, -0.5 * width)
    painter.drawRoundedRect(inner, look.px(4), look.px(4))


def draw_hover(
    painter: QPainter,
    axis: TimeAxis,
    scale: StepScale,
    area: QRect,
    look: Look,
    outline: bool = False,
) -> None:
    """Shade the column of the hovered step, or draw a hairline where columns are narrow.

    Parameters
    ----------
    painter, axis, scale, area, look
        What to paint with, which step, and where.
    outline : bool
        Draw the edges of the column instead of a shade, which would change colours below it.
    """
    step = axis.hovered()
    if step is None or not scale.first - 0.5 <= step <= scale.last + 0.5:
        return
    left, right = scale.column(step)
    shade = QColor(look.color("ink"))
    wide = right - left >= look.px(6)
    if wide and outline:
        shade.setAlphaF(0.35)
        for x in (left, right):
            painter.fillRect(QRectF(round(x), area.top(), 1, area.height()), shade)
    elif wide:
        shade.setAlphaF(0.05)
        painter.fillRect(QRectF(left, area.top(), right - left, area.height()), shade)
    else:
        shade.setAlphaF(0.25)
        painter.fillRect(QRectF(round(scale.x(step)), area.top(), 1, area.height()), shade)


def wants_ring(event: QFocusEvent, before: bool) -> bool:
    """Return whether the focus ring is shown: not to those who came by mouse."""
    reason = event.reason()
    if reason in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
        return before  # the window came back; nobody moved
    return reason != Qt.FocusReason.MouseFocusReason


class StepDrag(QObject):
    """Tells a click from a drag of the playhead from a drag of the view."""

    stepChosen = Signal(object)
    scrubStarted = Signal()
    scrubFinished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._mode = ""
        self._from = QPointF()
        self._range = (0.0, 0.0)

    @property
    def holds_head(self) -> bool:
        """Whether the playhead is being dragged."""
        return self._mode == "head"

    def near_head(self, pos: QPointF, axis: TimeAxis, scale: StepScale, look: Look) -> bool:
        """Return whether a press at `pos` would take the playhead."""
        return abs(scale.x(axis.playhead()) - pos.x()) <= look.px(_HEAD_REACH)

    def press(self, pos: QPointF, axis: TimeAxis, scale: StepScale, look: Look) -> None:
        """Note where it began."""
        self._from = pos
        self._range = axis.range()
        self._mode = "grip" if self.near_head(pos, axis, scale, look) else "press"

    def move(self, pos: QPointF, axis: TimeAxis, scale: StepScale) -> None:
        """Drag what was taken."""
        if self._mode in ("press", "grip"):
            if (pos - self._from).manhattanLength() < QApplication.startDragDistance():
                return
            # With all steps in sight there is nothing to pan.
            head = self._mode == "grip" or axis.isFitted()
            self._mode = "head" if head else "pan"
            if head:
                self.scrubStarted.emit()
        if self._mode == "head":
            step = scale.step(pos.x(), axis.steps())
            if step != axis.playhead():
                self.stepChosen.emit(step)
        elif self._mode == "pan":
            moved = (pos.x() - self._from.x()) / scale.pitch
            axis.setRange(self._range[0] - moved, self._range[1] - moved)

    def release(self) -> bool:
        """End it; return whether it was a click."""
        mode, self._mode = self._mode, ""
        if mode == "head":
            self.scrubFinished.emit()
        return mode in ("press", "grip")


if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


class OverTime(_Widget):
    """A widget over a time axis; stands before its Qt class among the bases.

    Subclasses say what changes with look and axis by overriding :meth:`lookChanged`,
    :meth:`rangeMoved`, :meth:`headMoved` and :meth:`hoverMoved`.
    """

    def _init_time(self) -> None:
        self._look = Look(LIGHT)
        self._axis = TimeAxis(self)
        self._ring = False
        self._description = LazyDescription(self, self.summary)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._connect_axis()

    def look(self) -> Look:
        """Return colours, fonts and sizes in use."""
        return self._look

    def setLook(self, look: Look) -> None:
        """Take over colours, fonts and sizes, at once."""
        if look != self._look:
            self._look = look
            self.lookChanged()
            self.updateGeometry()
            self.refresh()

    def timeAxis(self) -> TimeAxis:
        """Return the axis in use."""
        return self._axis

    def setTimeAxis(self, axis: TimeAxis) -> None:
        """Share `axis` with the other widgets of the page."""
        if axis is self._axis:
            return
        self._axis.rangeChanged.disconnect(self._on_range_changed)
        self._axis.playheadChanged.disconnect(self._on_playhead_changed)
        self._axis.hoverChanged.disconnect(self._on_hover_changed)
        self._axis = axis
        self._connect_axis()
        self.rangeMoved()

    def summary(self) -> str:
        """Return what the widget shows, in sentences."""
        return ""

    def describe(self) -> None:
        """Bring the accessible description up to date now."""
        self._description.refresh()

    def stepScale(self) -> StepScale:
        """Return where steps lie at the present size."""
        return StepScale.of(self._axis, self._look, self.width())

    def refresh(self, area: QRect | None = None) -> None:
        """Repaint `area`, or all."""
        self.update() if area is None else self.update(area)

    def refreshColumn(self, step: int | None, reach: int = 0) -> None:
        """Repaint the column of a step and `reach` pixels beside it."""
        if step is not None:
            left, right = self.stepScale().column(step)
            first = int(left) - reach - 1
            self.refresh(QRect(first, 0, int(right) + reach + 2 - first, self.height()))

    def lookChanged(self) -> None:
        """Forget what depends on the look."""

    def rangeMoved(self) -> None:
        """Repaint for another view."""
        self.refresh()

    def headMoved(self, before: int, now: int) -> None:
        """Repaint for another playhead."""
        self.refresh()

    def hoverMoved(self, before: int | None, now: int | None) -> None:
        """Repaint for another hovered step."""
        self.refresh()

    def hover(self, event: QMouseEvent) -> int | None:
        """Mark the step under the pointer and return it; None beside the steps."""
        scale = self.stepScale()
        x = event.position().x()
        inside = scale.left <= x <= scale.right and self._axis.steps() > 0
        step = scale.step(x, self._axis.steps()) if inside else None
        self._axis.setHovered(step)
        return step

    def goal(self, key: int) -> int | None:
        """Return the step that an arrow key, Home or End asks for; None for another key."""
        last = max(self._axis.steps() - 1, 0)
        head = self._axis.playhead()
        goals = {
            Qt.Key.Key_Left: head - 1,
            Qt.Key.Key_Right: head + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        return min(max(goals[Qt.Key(key)], 0), last) if key in goals else None

    def _connect_axis(self) -> None:
        self._axis.rangeChanged.connect(self._on_range_changed)
        self._axis.playheadChanged.connect(self._on_playhead_changed)
        self._axis.hoverChanged.connect(self._on_hover_changed)
        self._shown_head = self._axis.playhead()
        self._shown_hover = self._axis.hovered()

    def _on_range_changed(self) -> None:
        self.rangeMoved()

    def _on_playhead_changed(self) -> None:
        before, self._shown_head = self._shown_head, self._axis.playhead()
        self._description.touch()
        self.headMoved(before, self._shown_head)

    def _on_hover_changed(self) -> None:
        before, self._shown_hover = self._shown_hover, self._axis.hovered()
        self.hoverMoved(before, self._shown_hover)

    # ------------------------------------------------------------------ events

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom or pan with a modifier; else let the page scroll."""
        event.setAccepted(wheel_gesture(event, self._axis, self.stepScale()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and pan by keys; the rest is the parent's."""
        if not key_gesture(event, self._axis):
            event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """Unmark what was under the pointer."""
        self._axis.setHovered(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring to those who came by keyboard."""
        self._ring = wants_ring(event, self._ring)
        self.refresh()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        self.refresh()
        super().focusOutEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the description catch up."""
        super().showEvent(event)
        self._description.shown()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop what runs."""
        self._description.stop()
        self._axis.setHovered(None)
        super().hideEvent(event)


class TimeWidget(OverTime, QWidget):
    """A painted widget over a time axis, standing on a panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        QWidget.__init__(self, parent)
        # It paints the panel's colour itself: cheaper than having the card behind it painted,
        # with its rounded corners, at every tick.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._init_time()

    def event(self, event: QEvent) -> bool:
        """Zoom with two fingers."""
        if event.type() == QEvent.Type.NativeGesture and pinch(event, self._axis, self.stepScale()):
            return True
        return super().event(event)
