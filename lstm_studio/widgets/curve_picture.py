"""A small picture of one curve over a few steps, and one that is drawn by hand."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lstm_studio.i18n import integer, number, tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.painting import draw_focus_ring

__all__ = ["CurveDrawing", "CurvePicture", "spoken_curve"]

Curve = tuple[float, ...]

_FINE, _COARSE = 0.05, 0.25
_KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Space,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
)


def spoken_curve(values: Sequence[float]) -> str:
    """Return a curve for a screen reader: one number a step, a dash where there is none."""
    return ", ".join("–" if math.isnan(value) else number(value) for value in values)


class CurvePicture(QWidget):
    """One curve with its axes; the steps stand below.

    Parameters
    ----------
    parent : QWidget, optional
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._curve: Curve = ()
        self._other: Curve = ()
        self._tokens: tuple[str, ...] = ()
        self._limits = (0.0, 1.0)
        self._role = "c"
        self._height = 92.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def setPicture(
        self, curve: Curve, tokens: tuple[str, ...], limits: tuple[float, float], role: str
    ) -> None:
        """Show a curve.

        Parameters
        ----------
        curve : tuple of float
            One value a step; NaN is not drawn.
        tokens : tuple of str
            What stands below each step.
        limits : (float, float)
            Of the value axis.
        role : str
            The quantity, which gives the colour.
        """
        self._curve, self._tokens, self._limits, self._role = curve, tokens, limits, role
        self._tell()

    def setOther(self, other: Curve) -> None:
        """Show a second curve with it, dashed."""
        if other != self._other:
            self._other = other
            self._tell()

    def _tell(self) -> None:
        self.setAccessibleDescription(spoken_curve(self._curve))
        self.update()

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size at which it reads well."""
        return QSize(self._look.px(300), self._look.px(self._height) + self._below())

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size."""
        return QSize(self._look.px(160), self.sizeHint().height())

    def _below(self) -> int:
        return QFontMetrics(self._look.font("figure_small")).height()

    def plot(self) -> QRectF:
        """Return the box of the curve, in pixels."""
        look = self._look
        left = QFontMetrics(look.font("figure_small")).horizontalAdvance("−0.0") + look.px(8)
        top = self._below() / 2 + look.px(2)
        return QRectF(
            left, top, self.width() - left - look.px(6), self.height() - 1.5 * top - self._below()
        )

    def _at(self, box: QRectF, step: int, value: float) -> QPointF:
        low, high = self._limits
        count = max(len(self._tokens), 1)
        x = box.left() + (step + 0.5) * box.width() / count
        return QPointF(x, box.bottom() - (value - low) / (high - low) * box.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.plot()
        self._paint_axes(painter, box)
        if self._other:
            self._paint_curve(painter, box, self._other, "ghost")
        self._paint_curve(painter, box, self._curve, "cell")
        painter.end()

    def _paint_axes(self, painter: QPainter, box: QRectF) -> None:
        look = self._look
        metrics = QFontMetrics(look.font("figure_small"))
        painter.setFont(look.font("figure_small"))
        low, high = self._limits
        for value in dict.fromkeys((low, 0.0, high)):
            if not low <= value <= high:
                continue
            y = self._at(box, 0, value).y()
            painter.setPen(QPen(look.color("line"), look.px(1)))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(look.color("muted"))
            place = QRectF(0, y - metrics.height() / 2, box.left() - look.px(6), metrics.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight), number(value, 1))
        width = box.width() / max(len(self._tokens), 1)
        widest = max((metrics.horizontalAdvance(one) for one in self._tokens), default=0)
        every = max(1, math.ceil((widest + look.px(4)) / max(width, 1.0)))
        for step, token in enumerate(self._tokens):
            if step % every == 0:
                x = box.left() + (step + 0.5) * width
                place = QRectF(x - width * every / 2, box.bottom() + look.px(4), width * every, 40)
                painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter), token)

    def _paint_curve(self, painter: QPainter, box: QRectF, curve: Curve, kind: str) -> None:
        look = self._look
        colour = look.color("ghost") if kind == "ghost" else look.quantity(self._role)
        pen = QPen(colour, look.line_width(kind))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if kind == "ghost":
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        last: QPointF | None = None
        for step, value in enumerate(curve):
            spot = None if math.isnan(value) else self._at(box, step, value)
            if spot is not None and last is not None:
                painter.drawLine(last, spot)
            elif spot is not None:
                painter.drawPoint(spot)
            last = spot


class CurveDrawing(CurvePicture):
    """A curve to be drawn: with the mouse, or step by step with the keys.

    Left and Right choose a step, Up and Down raise and lower its value by 0.05 (Shift: 0.25),
    Space takes the value of the step before and goes on, Delete takes it away.

    Signals
    -------
    drawn : object
        The curve as it is now, a tuple of T floats.
    """

    drawn = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = 0
        self._last: tuple[int, float] | None = None
        self._fixed = False
        self._height = 190.0
        self.setObjectName("quiz.drawing")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(tr("Draw the curve"))

    def setFixed(self, fixed: bool) -> None:
        """Say that nothing is drawn any more."""
        self._fixed = fixed
        self.setCursor(Qt.CursorShape.ArrowCursor if fixed else Qt.CursorShape.CrossCursor)
        self._tell()

    def step(self) -> int:
        """Return the step that the keys act on, 0-based."""
        return self._step

    def _tell(self) -> None:
        count = len(self._tokens)
        if not count:
            return
        self._step = min(self._step, count - 1)
        value = self._curve[self._step] if self._step < len(self._curve) else math.nan
        here = tr(
            "Step {n} of {count}: {value}",
            n=integer(self._step + 1),
            count=integer(count),
            value=tr("nothing yet") if math.isnan(value) else number(value),
        )
        self.setAccessibleDescription(f"{here}. {spoken_curve(self._curve)}")
        self.update()

    def empty(self) -> None:
        """Take the whole curve away."""
        if not self._fixed:
            self._step = 0
            self._write(dict.fromkeys(range(len(self._tokens)), math.nan))

    # ------------------------------------------------------------------ by mouse

    def _read(self, spot: QPointF) -> tuple[int, float]:
        box = self.plot()
        count = len(self._tokens)
        step = int((spot.x() - box.left()) / box.width() * count)
        low, high = self._limits
        value = low + (box.bottom() - spot.y()) / box.height() * (high - low)
        return min(max(step, 0), count - 1), min(max(value, low), high)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the value of the step below the pointer."""
        if event.button() == Qt.MouseButton.LeftButton and not self._fixed and self._tokens:
            self._last = self._read(event.position())
            self._step = self._last[0]
            self._write({self._last[0]: self._last[1]})

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on; steps that a quick hand has jumped over lie on the line between."""
        if self._last is None:
            return
        (step, value), (before, old) = self._read(event.position()), self._last
        first, last = min(step, before), max(step, before)
        line = {
            k: old + (value - old) * (k - before) / (step - before)
            for k in range(first, last + 1)
            if step != before
        }
        self._last, self._step = (step, value), step
        self._write(line or {step: value})

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        self._last = None

    def _write(self, values: dict[int, float]) -> None:
        curve = list(self._curve) or [math.nan] * len(self._tokens)
        for step, value in values.items():
            curve[step] = value
        self._curve = tuple(curve)
        self._tell()
        self.drawn.emit(self._curve)

    # ------------------------------------------------------------------ by keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a step, raise and lower it."""
        key, count = Qt.Key(event.key()), len(self._tokens)
        if key not in _KEYS or not count or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        places = {
            Qt.Key.Key_Left: self._step - 1,
            Qt.Key.Key_Right: self._step + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }
        if key in places:
            self._step = min(max(places[key], 0), count - 1)
            self._tell()
        elif not self._fixed:
            self._act(key, _COARSE if shift else _FINE)

    def _act(self, key: Qt.Key, by: float) -> None:
        low, high = self._limits
        here = self._curve[self._step] if self._curve else math.nan
        before = self._curve[self._step - 1] if self._curve and self._step else 0.0
        start = 0.0 if math.isnan(before) else before
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            value = start if math.isnan(here) else here
            value += by if key == Qt.Key.Key_Up else -by
            self._write({self._step: round(min(max(value, low), high), 4)})
        elif key == Qt.Key.Key_Space:
            step, self._step = self._step, min(self._step + 1, len(self._tokens) - 1)
            self._write({step: start if math.isnan(here) else here})
        else:
            self._write({self._step: math.nan})

    def event(self, event: QEvent) -> bool:
        """Keep its keys from shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _KEYS
            and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event) -> None:
        """Hide the focus ring."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, with a handle on each step that is drawn and a line at the step of the keys."""
        super().paintEvent(event)
        look, box = self._look, self.plot()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() and not self._fixed:
            x = self._at(box, self._step, 0.0).x()
            painter.setPen(QPen(look.color("accent"), look.line_width("playhead")))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.quantity(self._role))
        for step, value in enumerate(self._curve):
            if not math.isnan(value):
                radius = look.px(3)
                painter.drawEllipse(self._at(box, step, value), radius, radius)
        if all(map(math.isnan, self._curve)) and not self._fixed:
            painter.setPen(look.color("muted"))
            painter.setFont(look.font("body"))
            text = tr("Draw here with the mouse, or with the arrow keys")
            above = box.adjusted(0, 0, 0, -0.5 * box.height())
            painter.drawText(above, int(Qt.AlignmentFlag.AlignCenter), text)
        if self.hasFocus():
            draw_focus_ring(painter, QRectF(self.rect()), look.px(8), look)
        painter.end()
