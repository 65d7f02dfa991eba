"""Dots at the steps, and the marks of what a curve cannot show: NaN and infinities."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.functions import create_qpolygonf, ndarray_from_qpolygonf
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from lstm_studio.style.look import Look
from lstm_studio.widgets.plot_header import draw_cross, role_color
from lstm_studio.widgets.time_axis import StepScale, TimeAxis
from lstm_studio.widgets.value_scale import ValueScale

__all__ = ["paint_dots", "paint_marks"]

_DOT_PITCH = 12  # pixels at 100 % a step, below which dots would only thicken the line
_MARK_PITCH = 7  # pixels at 100 % between two marks

Ints = NDArray[np.intp]


class _Line(Protocol):
    @property
    def values(self) -> NDArray[np.float64]: ...
    @property
    def kind(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def width(self) -> str: ...
    @property
    def highlighted(self) -> bool: ...


class Marked(Protocol):
    """A curve with the steps at which something has to be marked."""

    @property
    def line(self) -> _Line: ...

    gaps: Ints
    alone: Ints
    above: Ints
    below: Ints


def paint_dots(
    painter: QPainter,
    curves: Iterable[Marked],
    scale: StepScale,
    values: ValueScale,
    axis: TimeAxis,
    look: Look,
) -> None:
    """Paint a dot at every step where steps are wide apart, and the values at the playhead."""
    seen = scale.seen(axis.steps())
    head = axis.playhead()
    wide = scale.pitch >= look.px(_DOT_PITCH)
    curves = list(curves)
    ring = QPen(look.color("panel"), look.px(2))
    some = any(curve.line.highlighted for curve in curves)
    for curve in reversed(curves):  # the first one on top, as the curves themselves
        line = curve.line
        color = role_color(look, line.role)
        beside = some and not line.highlighted
        steps = curve.alone
        if wide and line.kind == "solid" and not beside:
            steps = np.arange(seen.start, min(seen.stop, len(line.values)))
            steps = steps[np.isfinite(line.values[steps])]
        if len(steps):
            pen = QPen(color, 1.9 * look.line_width(line.width))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints(_points(scale, values, steps, line.values[steps]))
        if head < len(line.values) and np.isfinite(line.values[head]) and not beside:
            painter.setPen(ring)
            painter.setBrush(color)
            reach = look.px(5 if line.kind == "solid" else 4)
            at = QPointF(scale.x(head), values.y(float(line.values[head])))
            painter.drawEllipse(at, reach, reach)


def paint_marks(
    painter: QPainter,
    curves: Iterable[Marked],
    scale: StepScale,
    values: ValueScale,
    area: QRect,
    look: Look,
) -> None:
    """Paint crosses where a value is NaN and arrows where it is infinite."""
    zero = min(max(values.y(0.0), area.top() + look.px(4)), area.bottom() - look.px(4))
    reach = look.px(6)  # clear of the line that runs into the arrow
    for curve in curves:
        color = role_color(look, curve.line.role)
        if len(curve.gaps):
            painter.setPen(QPen(look.color("danger"), max(1.5, look.line_width("ghost"))))
            for x in _apart(curve.gaps, scale, look):
                draw_cross(painter, x, zero, look.px(3))
        for steps, top, way in (
            (curve.above, area.top(), 1),
            (curve.below, area.bottom() + 1, -1),
        ):
            if not len(steps):
                continue
            painter.setPen(QPen(look.color("panel"), 1.0))
            painter.setBrush(color)
            for x in _apart(steps, scale, look):
                tip, base = QPointF(x, top), top + way * 1.6 * reach
                left, right = QPointF(x - reach, base), QPointF(x + reach, base)
                painter.drawPolygon(QPolygonF([tip, left, right]))


def _points(
    scale: StepScale, values: ValueScale, steps: Ints, heights: NDArray[np.float64]
) -> QPolygonF:
    polygon = create_qpolygonf(len(steps))
    memory = ndarray_from_qpolygonf(polygon)
    memory[:, 0] = scale.left + (steps - scale.first) * scale.pitch
    up = values.height / (values.high - values.low)
    memory[:, 1] = values.top + (values.high - heights) * up
    return polygon


def _apart(steps: Ints, scale: StepScale, look: Look) -> list[float]:
    """Return where to put marks so that they do not run into each other."""
    inside = steps[(steps >= scale.first - 0.5) & (steps <= scale.last + 0.5)]
    x = scale.left + (inside - scale.first) * scale.pitch
    if scale.pitch < look.px(_MARK_PITCH):
        _, first = np.unique(np.floor(x / look.px(_MARK_PITCH)), return_index=True)
        x = x[first]
    return [float(value) for value in x]
