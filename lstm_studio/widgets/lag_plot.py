"""Curves over the lag on an axis of powers of ten, with a lag that is read off."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lstm_studio.core.powers import power_text
from lstm_studio.i18n import integer, tr
from lstm_studio.widgets.lag_painter import Band, LagLine, LagPainter, LagPicture
from lstm_studio.widgets.plot_header import LegendEntry
from lstm_studio.widgets.plot_manners import PlotManners
from lstm_studio.widgets.plot_readout import Reading, draw_readout, readout_size
from lstm_studio.widgets.time_axis import GUTTER, StepScale, key_gesture, pinch
from lstm_studio.widgets.time_widget import draw_hover

__all__ = ["Band", "LagLine", "LagPlot"]

Floats = NDArray[np.float64]

_NEAR = 7  # pixels at 100 % within which a curve is meant


class LagPlot(PlotManners, QWidget):
    """Curves that are known by their logarithms, one value a lag, from lag 0 at the left.

    Gestures are those of :class:`~lstm_studio.widgets.trace_plot.TracePlot`: a click or a drag of
    the cursor asks for a lag, the arrow keys step it, Ctrl and the wheel or + and − zoom.

    Signals
    -------
    stepChosen : object
        The lag asked for, an int.
    lineHovered : object
        The key of the curve under the pointer, or None.
    copyRequested : object
        All values as a text.
    pictureRequested, scrubStarted, scrubFinished
    """

    stepChosen = Signal(object)
    lineHovered = Signal(object)
    copyRequested = Signal(object)
    pictureRequested = Signal()
    scrubStarted = Signal()
    scrubFinished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        QWidget.__init__(self, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._picture = LagPicture()
        self._init_plot()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # ------------------------------------------------------------------ what it shows

    def setLines(self, lines: Iterable[LagLine], band: Band | None = None) -> None:
        """Show these curves, and a band behind them.

        Raises
        ------
        ValueError
            When two curves have the same key.
        """
        lines = tuple(lines)
        if len({line.key for line in lines}) != len(lines):
            raise ValueError("every line needs a key of its own")
        self._picture.lines, self._picture.band = lines, band
        self._picture.limits.update(line.values for line in lines)
        self._axis.setSteps(self._picture.lags)
        self._description.touch()
        self.update()

    def lines(self) -> tuple[LagLine, ...]:
        """Return the curves as they were set."""
        return self._picture.lines

    def limits(self) -> tuple[int, int]:
        """Return the lowest and the highest power of ten on the axis."""
        return self._picture.limits.low, self._picture.limits.high

    def setLag(self, lag: int) -> None:
        """Set the lag that is read off."""
        self._axis.setPlayhead(lag)

    def setAxisTitle(self, text: str) -> None:
        """Set what stands at the end of the lag axis."""
        if text != self._picture.axis_title:
            self._picture.axis_title = text
            self.update()

    def setLegend(self, entries: Iterable[LegendEntry] = (), note: str = "") -> None:
        """Set the samples and the sentence at the right of the title."""
        if self._header.set_legend(tuple(entries), note):
            self.update()

    def summary(self) -> str:
        """Return what the plot shows, in sentences."""
        lines = self._picture.lines
        if not lines:
            return tr("{title}: nothing to show.", title=self._header.title)
        at = self._axis.playhead()
        parts = [tr("{title} at lag {lag}:", title=self._header.title, lag=integer(at))]
        parts += [
            tr(
                "{name} {value}, at lag {last} {end};",
                name=line.title,
                value=power_text(float(line.values[min(at, len(line.values) - 1)]), True),
                last=integer(len(line.values) - 1),
                end=power_text(float(line.values[-1]), True),
            )
            for line in lines
        ]
        return " ".join(parts).removesuffix(";") + "."

    def table(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Return header and rows of all values, one row a lag."""
        columns = [(line.title, line.values) for line in self._picture.lines]
        if self._picture.band is not None:
            columns.append((self._picture.band.title, self._picture.band.middle))
        rows = [
            (
                integer(lag),
                *(
                    power_text(float(values[lag]), True) if lag < len(values) else ""
                    for _, values in columns
                ),
            )
            for lag in range(self._picture.lags)
        ]
        return (tr("lag"), *(title for title, _ in columns)), rows

    # ------------------------------------------------------------------ places

    def stepScale(self) -> StepScale:
        """Return where lags lie: the names at the ends of the curves need room at the right."""
        left = self._look.px(GUTTER)
        right = LagPainter.names_width(self._picture.lines, self._look)
        return StepScale(left, max(self.width() - left - right, 1.0), *self._axis.range())

    def plotRect(self) -> QRect:
        """Return where values are drawn, in pixels of the widget."""
        area = super().plotRect()
        return area.adjusted(0, 0, 0, -min(LagPainter.below(self._look), area.height() - 1))

    def pointAt(self, key: str, lag: int) -> QPointF:
        """Return where one value of a curve is painted."""
        line = next(line for line in self._picture.lines if line.key == key)
        return QPointF(self.stepScale().x(lag), self._painter().y(float(line.values[lag])))

    def _painter(self) -> LagPainter:
        return LagPainter(self._picture, self._look, QRectF(self.plotRect()), self.stepScale())

    def lookChanged(self) -> None:
        """Restyle the header."""
        self._header.set_look(self._look)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint everything: a few polylines of some hundred points."""
        painter = QPainter(self)
        look, area = self._look, self.plotRect()
        painter.fillRect(event.rect(), look.color("panel"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._header.paint(painter)
        if not self._picture.lines:
            self.paintEmpty(painter, area)
        else:
            own = self._painter()
            own.paint_axes(painter)
            draw_hover(painter, self._axis, self.stepScale(), area, look)
            own.paint_curves(painter)
            own.paint_cursor(painter, self._axis.playhead(), self._drag.holds_head)
            own.paint_names(painter)
            self._paint_readout(painter, area)
        self.paintRing(painter, area)
        painter.end()

    def readings(self) -> list[Reading]:
        """Return what the readout says at the hovered lag."""
        lag = self._axis.hovered()
        if lag is None:
            return []
        found = [
            Reading(
                tr("{name} {value}", name=line.title, value=power_text(float(line.values[lag]))),
                line.role,
                line.dash != "solid",
                line.key == self._picture.lit,
                line.color(self._look),
            )
            for line in self._picture.lines
            if lag < len(line.values)
        ]
        band = self._picture.band
        if band is not None and lag < len(band.middle):
            value = power_text(float(band.middle[lag]))
            text = tr("{name} {value}", name=band.title, value=value)
            found.append(Reading(text, band.role, True))
        return found

    def _paint_readout(self, painter: QPainter, area: QRect) -> None:
        lag, readings = self._axis.hovered(), self.readings()
        if lag is None or not readings:
            return
        look, scale = self._look, self.stepScale()
        title = tr("lag {lag}", lag=integer(lag))
        width, height = readout_size(title, readings, look)
        gap = look.px(10)
        x = scale.x(lag) + gap
        if x + width > self.width():
            x = max(scale.x(lag) - gap - width, look.px(2))
        # Curves fall to the right: the corner above them is free, unless they rise.
        low = self._picture.limits.high > -self._picture.limits.low
        y = area.bottom() - height - gap if low else area.top() + look.px(2)
        place = QRectF(round(x), round(max(y, 0.0)), width, height)
        draw_readout(painter, place, title, readings, look)

    # ------------------------------------------------------------------ pointer and keys

    def lineAt(self, pos: QPointF) -> str | None:
        """Return the key of the curve that passes within reach of `pos`, or None."""
        scale, own = self.stepScale(), self._painter()
        where = scale.at(pos.x())
        best, found = float(self._look.px(_NEAR)), None
        for line in self._picture.lines:
            before = min(max(int(where), 0), max(len(line.values) - 2, 0))
            near = [own.y(float(value)) for value in line.values[before : before + 2]]
            if where > len(line.values) - 0.5 or any(math.isnan(y) for y in near):
                continue
            distance = abs(float(np.interp(where - before, range(len(near)), near)) - pos.y())
            if distance < best:
                best, found = distance, line.key
        return found

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or mark what lies under the pointer."""
        pos = event.position()
        scale = self.stepScale()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag.move(pos, self._axis, scale)
            return
        inside = self.hover(event) is not None
        self._light(self.lineAt(pos) if inside else None)
        if inside and self._drag.near_head(pos, self._axis, scale, self._look):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take the click for a lag."""
        if event.button() == Qt.MouseButton.LeftButton and self._drag.release():
            self.stepChosen.emit(self.stepScale().step(event.position().x(), self._axis.steps()))

    def leaveEvent(self, event: QEvent) -> None:
        """Unmark what was under the pointer."""
        super().leaveEvent(event)
        self._light(None)

    def _light(self, key: str | None) -> None:
        if key != self._picture.lit:
            self._picture.lit = key
            self.lineHovered.emit(key)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step the lag with the arrows, copy with Ctrl+C, zoom with +, − and 0."""
        self._ring = True
        goal = self.goal(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif key_gesture(event, self._axis):
            self.update()
        elif goal is not None:
            if goal != self._axis.playhead():
                self.stepChosen.emit(goal)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Zoom with two fingers; tell an elided legend."""
        if event.type() == QEvent.Type.NativeGesture and pinch(event, self._axis, self.stepScale()):
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            if not self.legendTip(event):
                QToolTip.hideText()
            return True
        return super().event(event)
