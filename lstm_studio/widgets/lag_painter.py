"""How curves over the lag are painted: decades, lines with their names at the end, a band."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from lstm_studio.core.powers import power_of_ten
from lstm_studio.i18n import integer, tr
from lstm_studio.style.look import Look
from lstm_studio.style.plots import grid_pen, playhead_pen
from lstm_studio.widgets.decades import SteadyDecades
from lstm_studio.widgets.plot_header import blend, role_color, role_text
from lstm_studio.widgets.time_axis import StepScale
from lstm_studio.widgets.value_scale import round_step

__all__ = ["Band", "LagLine", "LagPainter"]

Floats = NDArray[np.float64]

_TICK_ROOM = 26  # pixels at 100 % between two labels of the value axis
_LAG_ROOM = 64  # and of the lag axis
_OUT = 4.0  # heights of the plot by which a line may leave it

DASHES: dict[str, tuple[float, ...]] = {
    "solid": (),
    "dashed": (4.0, 2.5),
    "dotted": (1.0, 1.8),
    "long": (8.0, 2.5),
    "mixed": (6.0, 2.0, 1.0, 2.0),
    "double": (6.0, 1.5, 1.0, 1.5, 1.0, 1.5),
}
"""Patterns in widths of the line, so that no curve is known by its colour alone."""


@dataclass(frozen=True, eq=False)
class LagLine:
    """One curve.

    Parameters
    ----------
    key : str
        Names it in signals.
    values : (T,) float64
        log₁₀ by lag; −∞ leaves the picture downwards, NaN is a gap.
    name : str
        What stands at its end; short.
    title : str
        What readout, summary and table call it.
    role : str
        Quantity key or theme field of the colour.
    toward : str
        The role whose hue is mixed in, by `share`; empty for none.
    share : float
        0 to 1.
    dash : str
        A key of :data:`DASHES`.
    strong : bool
        Whether it is drawn wide and on top: the person's own.
    """

    key: str
    values: Floats
    name: str
    title: str
    role: str = "c"
    toward: str = ""
    share: float = 0.0
    dash: str = "solid"
    strong: bool = False

    def color(self, look: Look) -> QColor:
        """Return the colour of the line."""
        hue = role_color(look, self.role)
        return blend(hue, role_color(look, self.toward), self.share) if self.toward else hue

    def text_color(self, look: Look) -> QColor:
        """Return the same, strong enough to be read as text."""
        hue = role_text(look, self.role)
        return blend(hue, role_text(look, self.toward), self.share) if self.toward else hue


@dataclass(frozen=True, eq=False)
class Band:
    """A band from a least to a greatest value, and a line between, each (T,) log₁₀ by lag."""

    low: Floats
    middle: Floats
    high: Floats
    title: str
    role: str = "f"


@dataclass
class LagPicture:
    """What is shown; the widget changes it and the painter draws it."""

    lines: tuple[LagLine, ...] = ()
    band: Band | None = None
    limits: SteadyDecades = field(default_factory=SteadyDecades)
    axis_title: str = ""
    lit: str | None = None

    @property
    def lags(self) -> int:
        """How many lags there are."""
        return max((len(line.values) for line in self.lines), default=0)


class LagPainter:
    """Paints one picture into an area.

    Parameters
    ----------
    picture : LagPicture
    look : Look
    area : QRectF
        Where values lie.
    scale : StepScale
        Where lags lie.
    """

    def __init__(self, picture: LagPicture, look: Look, area: QRectF, scale: StepScale) -> None:
        self._picture, self._look, self._area, self._scale = picture, look, area, scale

    @staticmethod
    def below(look: Look) -> int:
        """Return the height of the row of lags below the plot."""
        return round(QFontMetricsF(look.font("small")).height()) + look.px(8)

    def y(self, log10: float) -> float:
        """Return where a value lies; one that is far outside lies a few heights away."""
        limits, area = self._picture.limits, self._area
        share = (limits.high - log10) / (limits.high - limits.low)
        return area.top() + min(max(share, -_OUT), _OUT) * area.height()

    # ------------------------------------------------------------------ axes

    def paint_axes(self, painter: QPainter) -> None:
        """Paint the lines of the decades and the labels of both axes."""
        look, area, limits = self._look, self._area, self._picture.limits
        painter.setFont(look.font("figure_small"))
        metrics = QFontMetricsF(painter.font())
        for power in limits.ticks(int(area.height() // look.px(_TICK_ROOM)) + 1):
            y = round(self.y(power)) + 0.5
            pen = grid_pen(look)
            if power == 0:
                color = look.color("muted")
                color.setAlphaF(0.45)
                pen.setColor(color)
            painter.setPen(pen)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            text = power_of_ten(power)
            if power == limits.low and limits.floored:
                text = tr("≤ {floor}", floor=text)
            painter.setPen(look.color("muted"))
            x = area.left() - look.px(6) - metrics.horizontalAdvance(text)
            painter.drawText(QPointF(x, y + 0.5 * metrics.capHeight()), text)
        self._paint_lags(painter, metrics)

    def lag_ticks(self) -> list[int]:
        """Return the lags that are written below the plot."""
        scale = self._scale
        most = max(int(self._area.width() // self._look.px(_LAG_ROOM)), 1)
        step = max(round(round_step(max(scale.last - scale.first, 1.0), most)), 1)
        first = max(math.ceil(scale.first / step) * step, 0)
        last = min(scale.last, self._picture.lags - 1)
        return list(range(first, math.floor(last) + 1, step))

    def _paint_lags(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        look, area = self._look, self._area
        baseline = area.bottom() + look.px(5) + metrics.ascent()
        title = self._picture.axis_title
        room = metrics.horizontalAdvance(title) + look.px(12)
        painter.setPen(look.color("muted"))
        small = QFontMetricsF(look.font("small"))
        for lag in self.lag_ticks():
            text, x = integer(lag), self._scale.x(lag)
            width = metrics.horizontalAdvance(text)
            if x + 0.5 * width < area.right() - room:
                painter.drawText(QPointF(x - 0.5 * width, baseline), text)
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + look.px(3)))
        painter.setFont(look.font("small"))
        painter.drawText(QPointF(area.right() - small.horizontalAdvance(title), baseline), title)

    # ------------------------------------------------------------------ curves

    def paint_curves(self, painter: QPainter) -> None:
        """Paint the band, and the curves over it."""
        look, area = self._look, self._area
        painter.save()
        out = look.px(2)
        painter.setClipRect(area.adjusted(0, -out, out, 0))
        if self._picture.band is not None:
            self._paint_band(painter, self._picture.band)
        for line in sorted(self._picture.lines, key=lambda line: line.strong):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._pen(line))
            for part in self._parts(line.values):
                painter.drawPolyline(part)
        painter.restore()

    def _pen(self, line: LagLine) -> QPen:
        look = self._look
        hue = line.color(look)
        if self._picture.lit not in (None, line.key):
            hue = blend(look.color("panel"), hue, 0.45)
        width = look.line_width("cell" if line.strong else "ghost")
        if line.strong:
            width *= 1.25
        pen = QPen(hue, width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if DASHES[line.dash]:
            pen.setDashPattern(list(DASHES[line.dash]))
        return pen

    def _parts(self, values: Floats) -> list[QPolygonF]:
        """Return the stretches of a curve between its gaps, each at least a point long."""
        known = ~np.isnan(values)
        edges = np.flatnonzero(np.diff(np.concatenate([[False], known, [False]]).astype(np.int8)))
        parts = []
        for first, after in zip(edges[::2], edges[1::2], strict=True):
            parts.append(QPolygonF(self._points(values, range(int(first), int(after)))))
        return parts

    def _points(self, values: Floats, lags: range) -> list[QPointF]:
        """Return where a stretch of a curve lies: :meth:`y` for many values at once."""
        limits, area, scale = self._picture.limits, self._area, self._scale
        shares = (limits.high - values[lags.start : lags.stop]) / (limits.high - limits.low)
        ys = area.top() + np.clip(shares, -_OUT, _OUT) * area.height()
        xs = scale.left + (np.arange(lags.start, lags.stop) - scale.first) * scale.pitch
        return [QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]

    def _paint_band(self, painter: QPainter, band: Band) -> None:
        look = self._look
        missing = np.flatnonzero(np.isnan(band.middle))
        lags = range(int(missing[0]) if len(missing) else len(band.middle))
        path = QPainterPath()
        over, under = self._points(band.high, lags), self._points(band.low, lags)
        path.addPolygon(QPolygonF([*over, *reversed(under)]))
        hue = role_color(look, band.role)
        fill = QColor(hue)
        fill.setAlphaF(0.14)
        painter.fillPath(path, fill)
        pen = QPen(hue, look.line_width("ghost"))
        pen.setDashPattern([1.0, 2.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for part in self._parts(band.middle):
            painter.drawPolyline(part)

    # ------------------------------------------------------------------ names at the ends

    def end_labels(self) -> list[tuple[LagLine, float, float, str]]:
        """Return for each curve where it ends, where its name stands, and the name.

        The names keep the order of the ends and do not touch each other.
        """
        look, area = self._look, self._area
        metrics = QFontMetricsF(look.font("small"))
        ends = []
        for line in self._picture.lines:
            known = np.flatnonzero(~np.isnan(line.values))
            seen = known[known <= self._scale.last + 0.5]
            if not len(seen):
                continue
            y = self.y(float(line.values[seen[-1]]))
            text = line.name
            if y > area.bottom() + 1:
                text = tr("{name} ↓", name=line.name)
            elif y < area.top() - 1:
                text = tr("{name} ↑", name=line.name)
            ends.append((line, min(max(y, area.top()), area.bottom()), text))
        ends.sort(key=lambda end: end[1])
        places = _spread([y for _, y, _ in ends], metrics.height(), area.top(), area.bottom())
        return [(line, y, place, text) for (line, y, text), place in zip(ends, places, strict=True)]

    def paint_names(self, painter: QPainter) -> None:
        """Write the names of the curves at their ends."""
        look, area = self._look, self._area
        for line, y, place, text in self.end_labels():
            font = look.font("small")
            if line.strong or line.key == self._picture.lit:
                font.setWeight(font.Weight.DemiBold)
            painter.setFont(font)
            metrics = QFontMetricsF(font)
            painter.setPen(QPen(line.color(look), look.line_width("hairline")))
            start = QPointF(area.right() + look.px(2), y)
            painter.drawLine(QLineF(start, QPointF(area.right() + look.px(9), place)))
            painter.setPen(line.text_color(look))
            x = area.right() + look.px(12)
            painter.drawText(QPointF(x, place + 0.5 * metrics.capHeight()), text)

    @staticmethod
    def names_width(lines: Sequence[LagLine], look: Look) -> int:
        """Return the room right of the plot that the names take."""
        font = look.font("small")
        font.setWeight(font.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        widest = max((metrics.horizontalAdvance(line.name + " ↓") for line in lines), default=0.0)
        return math.ceil(widest) + look.px(16)

    # ------------------------------------------------------------------ the lag that is read off

    def paint_cursor(self, painter: QPainter, lag: int, wide: bool) -> None:
        """Draw the line at the lag that is read off, and a dot on every curve there."""
        look, area = self._look, self._area
        if not self._scale.first - 0.5 <= lag <= self._scale.last + 0.5:
            return
        pen = playhead_pen(look)
        pen.setCosmetic(False)
        if wide:
            pen.setWidthF(1.6 * pen.widthF())
        painter.setPen(pen)
        x = self._scale.x(lag)
        painter.drawLine(QPointF(x, area.top() - look.px(4)), QPointF(x, area.bottom() + 1))
        radius = look.px(3.5)
        for line in self._picture.lines:
            if lag >= len(line.values) or math.isnan(line.values[lag]):
                continue
            y = self.y(float(line.values[lag]))
            if area.top() - 1 <= y <= area.bottom() + 1:
                painter.setPen(QPen(look.color("panel"), look.px(1.5)))
                painter.setBrush(line.color(look))
                painter.drawEllipse(QPointF(x, y), radius, radius)


def _spread(places: list[float], gap: float, top: float, bottom: float) -> list[float]:
    """Return sorted places moved as little as needed to be `gap` apart, within the limits."""
    if not places:
        return []
    gap = min(gap, (bottom - top) / max(len(places) - 1, 1))
    groups: list[list[float]] = []  # middle, count: neighbours that have met move together
    for place in places:
        groups.append([place, 1.0])
        while len(groups) > 1:
            (a, n), (b, m) = groups[-2], groups[-1]
            if b - 0.5 * (m - 1) * gap >= a + 0.5 * (n - 1) * gap + gap:
                break
            groups[-2:] = [[(a * n + b * m) / (n + m), n + m]]
        middle, count = groups[-1]
        half = 0.5 * (count - 1) * gap
        groups[-1][0] = min(max(middle, top + half), bottom - half)
    found: list[float] = []
    for middle, count in groups:
        first = middle - 0.5 * (count - 1) * gap
        found += [first + k * gap for k in range(int(count))]
    return found
