"""Curves over any number: a loss over steps or seconds, a memory over delays."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from lstm_studio.i18n import number, tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.plot_header import LegendEntry, PlotHeader, blend, role_color
from lstm_studio.widgets.plot_readout import Reading, draw_readout, readout_size
from lstm_studio.widgets.plot_text import LazyDescription, as_text
from lstm_studio.widgets.run_scale import NumberScale, span_of
from lstm_studio.widgets.time_widget import focus_ring
from lstm_studio.widgets.value_scale import label

__all__ = ["RunLine", "RunPlot"]

Floats = NDArray[np.float64]

_FAINT = 0.6  # how far a faint line is mixed into the ground
_MOST_READINGS = 6


@dataclass(frozen=True, eq=False)
class RunLine:
    """One curve.

    Parameters
    ----------
    name : str
        What legend, readout and table call it; faint lines of one name have one legend entry.
    x, y : (P,) float64
        `x` rises; where `y` is not finite, or not positive on a logarithmic axis, is a gap.
    role : str
        Quantity key or theme field of the colour.
    dashed : bool
    faint : bool
        For one of several seeds, whose mean is drawn strongly.
    dotted : bool
        For what came earlier; it has no entry of its own in the legend.
    """

    name: str
    x: Floats
    y: Floats
    role: str = "c"
    dashed: bool = False
    faint: bool = False
    dotted: bool = False


class RunPlot(QWidget):
    """Curves with a title, a legend, two axes, a readout and a marker.

    It paints itself: some ten curves of a few hundred points are redrawn in a millisecond.

    Parameters
    ----------
    name : str
        The object name.
    parent : QWidget, optional

    Signals
    -------
    copyRequested : object
        The person wants the table as text.
    chosen : object
        The person has clicked at a value of the x axis.
    """

    copyRequested = Signal(object)
    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._look = Look(LIGHT)
        self._header = PlotHeader(self._look)
        self._lines: tuple[RunLine, ...] = ()
        self._x_name = ""
        self._log_x = self._log_y = False
        self._x_limits: tuple[float, float] | None = None
        self._y_limits: tuple[float, float] | None = None
        self._marker: float | None = None
        self._levels: tuple[tuple[float, str], ...] = ()
        self._empty = ""
        self._hover: float | None = None
        self._menu: QMenu | None = None
        self._description = LazyDescription(self, self.summary)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # ------------------------------------------------------------------ what it shows

    def setTitle(self, title: str) -> None:
        """Set the title; it is the accessible name, too."""
        self.setAccessibleName(title)
        self._header.set_title(title)
        self.update()

    def setXName(self, name: str) -> None:
        """Say what the x axis counts."""
        self._x_name = name
        self.update()

    def setEmptyText(self, text: str) -> None:
        """Set what stands in the middle while there is nothing to show."""
        self._empty = text
        self.update()

    def setLogarithmic(self, x: bool = False, y: bool = False) -> None:
        """Choose axes on which equal ratios are equally far apart."""
        self._log_x, self._log_y = x, y
        self.update()

    def setXLimits(self, limits: tuple[float, float] | None) -> None:
        """Fix the x axis, or let it follow the data."""
        self._x_limits = limits
        self.update()

    def setYLimits(self, limits: tuple[float, float] | None) -> None:
        """Fix the y axis, or let it follow the data."""
        self._y_limits = limits
        self.update()

    def setMarker(self, x: float | None) -> None:
        """Stand an upright line at a value of x."""
        if x != self._marker:
            self._marker = x
            self.update()

    def setLevels(self, levels: Iterable[tuple[float, str]]) -> None:
        """Draw level lines with a word each: chance, solved."""
        self._levels = tuple(levels)
        self.update()

    def setLines(self, lines: Iterable[RunLine], dotted: str = "") -> None:
        """Show these curves.

        Parameters
        ----------
        lines : iterable of RunLine
        dotted : str
            What the legend says about dotted lines.
        """
        self._lines = tuple(lines)
        entries: dict[str, LegendEntry] = {}
        for line in self._lines:
            if line.dotted:
                continue
            if not line.faint or line.name not in entries:
                kind = "dashed" if line.dashed else "solid"
                entries.setdefault(line.name, LegendEntry(line.name, line.role, kind))
        if dotted and any(line.dotted for line in self._lines):
            entries[dotted] = LegendEntry(dotted, "muted", "dotted")
        self._header.set_legend(tuple(entries.values()))
        self._description.touch()
        self.update()

    def lines(self) -> tuple[RunLine, ...]:
        """Return the curves as they were set."""
        return self._lines

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        self._header.set_look(look)
        self.updateGeometry()
        self.update()

    def summary(self) -> str:
        """Return what the plot shows, in sentences."""
        shown = [line for line in self._lines if np.isfinite(line.y).any()]
        if not shown:
            return tr("{title}: nothing to show.", title=self._header.title)
        parts = [tr("{title}, over {x}.", title=self._header.title, x=self._x_name)]
        for line in shown:
            known = np.flatnonzero(np.isfinite(line.y))
            first, last = known[0], known[-1]
            parts.append(
                tr(
                    "{name}: from {first} at {x_first} to {last} at {x_last}.",
                    name=line.name,
                    first=number(float(line.y[first]), 4),
                    x_first=label(float(line.x[first])),
                    last=number(float(line.y[last]), 4),
                    x_last=label(float(line.x[last])),
                )
            )
        return " ".join(parts)

    def table(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Return header and rows of all values, one row a value of x."""
        places = sorted({float(x) for line in self._lines for x in line.x})
        values = [dict(zip(line.x.tolist(), line.y.tolist(), strict=True)) for line in self._lines]
        rows = [
            (label(x), *(number(known[x], 4) if x in known else "" for known in values))
            for x in places
        ]
        return (self._x_name, *(line.name for line in self._lines)), rows

    # ------------------------------------------------------------------ geometry

    def plotRect(self) -> QRect:
        """Return where the curves are."""
        px = self._look.px
        top = self._header.height + px(8)
        return self.rect().adjusted(px(46), top, -px(12), -px(22))

    def sizeHint(self) -> QSize:
        """Return the size at which everything reads well."""
        return QSize(self._look.px(360), self._look.px(200))

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size."""
        return QSize(self._look.px(140), self._look.px(90))

    def _scales(self) -> tuple[NumberScale, NumberScale] | None:
        """Return the two axes; None while there is nothing to show."""
        drawn = [line for line in self._lines if len(line.x)]
        x_limits = self._x_limits or span_of([line.x for line in drawn], self._log_x)
        y_limits = self._y_limits or span_of([line.y for line in drawn], self._log_y)
        if not drawn or x_limits is None or y_limits is None:
            return None
        area = self.plotRect()
        across = NumberScale(area.left(), area.right(), *x_limits, self._log_x)
        return across, NumberScale(area.bottom(), area.top(), *y_limits, self._log_y)

    # ------------------------------------------------------------------ painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the legend anew."""
        super().resizeEvent(event)
        self._header.set_most_lines(1 if self.height() < self._look.px(150) else 2)
        self._header.set_width(self.width() - self._look.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint."""
        look = self._look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("panel"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._header.paint(painter)
        area, scales = self.plotRect(), self._scales()
        if scales is None:
            self._paint_empty(painter)
        else:
            self._paint_ground(painter, area, *scales)
            painter.save()
            painter.setClipRect(area.adjusted(-1, -look.px(2), 1, look.px(2)))
            for faint in (True, False):
                for line in self._lines:
                    if line.faint == faint:
                        self._paint_line(painter, line, *scales)
            painter.restore()
            self._paint_readout(painter, area, *scales)
        if self.hasFocus():
            focus_ring(painter, self.rect(), look)
        painter.end()

    def _paint_empty(self, painter: QPainter) -> None:
        """Write what is to come, in small letters where the others have no room."""
        look = self._look
        room = self.rect().adjusted(0, self._header.height, 0, 0)
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        for name in ("body", "small"):
            painter.setFont(look.font(name))
            needed = painter.fontMetrics().boundingRect(room, flags, self._empty)
            if room.contains(needed):
                break
        painter.setPen(look.color("muted"))
        painter.drawText(room, flags, self._empty)

    def _paint_ground(
        self, painter: QPainter, area: QRect, across: NumberScale, up: NumberScale
    ) -> None:
        look = self._look
        painter.setFont(look.font("figure_small"))
        metrics = painter.fontMetrics()
        for value in up.ticks(max(area.height() // look.px(24), 2)):
            y = round(up.at(value))
            painter.setPen(QPen(look.color("line"), 1.0))
            painter.drawLine(area.left(), y, area.right(), y)
            painter.setPen(look.color("muted"))
            text = label(value)
            x = area.left() - look.px(6) - metrics.horizontalAdvance(text)
            painter.drawText(QPointF(x, y + 0.5 * metrics.capHeight()), text)
        self._paint_x(painter, area, across)
        for level, word in self._levels:
            if up.low < level < up.high:
                y = up.at(level)
                pen = QPen(look.color("muted"), 1.0)
                pen.setDashPattern([2.0, 3.0])
                painter.setPen(pen)
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
                painter.drawText(QPointF(area.left() + look.px(4), y - look.px(3)), word)
        if self._marker is not None and across.low <= self._marker <= across.high:
            painter.setPen(QPen(look.color("accent"), look.px(2)))
            x = across.at(self._marker)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _paint_x(self, painter: QPainter, area: QRect, across: NumberScale) -> None:
        look = self._look
        metrics = painter.fontMetrics()
        baseline = area.bottom() + look.px(5) + metrics.ascent()
        name_left = area.right() - metrics.horizontalAdvance(self._x_name)
        painter.setPen(look.color("muted"))
        painter.drawText(QPointF(name_left, baseline), self._x_name)
        end = -math.inf
        for value in across.ticks(max(area.width() // look.px(70), 2)):
            text = label(value)
            width = metrics.horizontalAdvance(text)
            left = max(across.at(value) - 0.5 * width, float(area.left() - look.px(8)))
            if left > end + look.px(6) and left + width < name_left - look.px(8):
                painter.drawText(QPointF(left, baseline), text)
                end = left + width

    def _paint_line(
        self, painter: QPainter, line: RunLine, across: NumberScale, up: NumberScale
    ) -> None:
        look = self._look
        color = role_color(look, line.role)
        if line.faint:
            color = blend(look.color("panel"), color, 1 - _FAINT)
        width = look.line_width("ghost" if line.faint else "hidden")
        pen = QPen(color, width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if line.dotted:
            pen.setDashPattern([1.0, 2.0])
        elif line.dashed:
            pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
        known = np.isfinite(line.y) & np.isfinite(line.x)
        known &= (line.y > 0) | (not self._log_y)
        known &= (line.x > 0) | (not self._log_x)
        breaks = np.flatnonzero(np.diff(known.astype(int)))
        for part in np.split(np.arange(len(known)), breaks + 1):
            if len(part) and known[part[0]]:
                places = zip(across.many(line.x[part]), up.many(line.y[part]), strict=True)
                points = [QPointF(x, y) for x, y in places]
                if len(points) == 1:
                    painter.drawEllipse(points[0], width, width)
                painter.drawPolyline(QPolygonF(points))

    def _paint_readout(
        self, painter: QPainter, area: QRect, across: NumberScale, up: NumberScale
    ) -> None:
        if self._hover is None:
            return
        look = self._look
        title = tr("{x} {name}", x=label(float(f"{self._hover:.4g}")), name=self._x_name)
        readings: list[Reading] = []
        for line in self._lines:
            if line.faint or not len(line.x) or len(readings) == _MOST_READINGS:
                continue
            place = int(np.argmin(np.abs(line.x - self._hover)))
            value = number(float(line.y[place]), 4)
            text = tr("{name} = {value}", name=line.name, value=value)
            readings.append(Reading(text, line.role, line.dashed))
        if not readings:
            return
        x = across.at(self._hover)
        painter.setPen(QPen(look.color("muted"), 1.0))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        width, height = readout_size(title, readings, look)
        left = x + look.px(10)
        if left + width > area.right():
            left = max(x - look.px(10) - width, float(look.px(2)))
        place = QRectF(round(left), area.top() + look.px(2), width, height)
        draw_readout(painter, place, title, readings, look)

    # ------------------------------------------------------------------ pointer and keys

    def _set_hover(self, x: float | None) -> None:
        scales = self._scales()
        value = None
        if x is not None and scales is not None:
            area = self.plotRect()
            if area.left() <= x <= area.right():
                value = self._nearest(scales[0].back(x))
        if value != self._hover:
            self._hover = value
            self.update()

    def _nearest(self, value: float) -> float | None:
        places = np.concatenate([line.x for line in self._lines if len(line.x)])
        return float(places[np.argmin(np.abs(places - value))]) if len(places) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the curves at the pointer."""
        self._set_hover(event.position().x())
        if event.buttons() & Qt.MouseButton.LeftButton and self._hover is not None:
            self.chosen.emit(self._hover)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a place of the x axis."""
        self._set_hover(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and self._hover is not None:
            self.chosen.emit(self._hover)

    def leaveEvent(self, event: object) -> None:
        """Read nothing any more."""
        self._set_hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the numbers."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the numbers."""
        if self._menu is None:
            self._menu = QMenu(self)
            self._menu.addAction(tr("Copy the numbers")).triggered.connect(self._copy)
        self._menu.popup(event.globalPos())

    @Slot()
    def _copy(self) -> None:
        self.copyRequested.emit(as_text(*self.table()))

    def showEvent(self, event: QShowEvent) -> None:
        """Describe it again when it is seen."""
        super().showEvent(event)
        self._description.shown()

    def hideEvent(self, event: QHideEvent) -> None:
        """Describe nothing while nobody sees it."""
        super().hideEvent(event)
        self._description.stop()
