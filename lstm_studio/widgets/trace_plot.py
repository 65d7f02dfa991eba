"""Curves over the steps of a sequence, with playhead, readout, zoom and pan."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QGraphicsView, QSizePolicy, QWidget

from lstm_studio.i18n import number, tr
from lstm_studio.style.plots import playhead_pen
from lstm_studio.widgets.plot_bands import Bands, PlotBand
from lstm_studio.widgets.plot_header import LegendEntry
from lstm_studio.widgets.plot_manners import PlotManners
from lstm_studio.widgets.plot_marks import paint_dots, paint_marks
from lstm_studio.widgets.plot_readout import Reading, draw_readout, readout_size, step_title
from lstm_studio.widgets.plot_text import nan_note, summarise, tabulate
from lstm_studio.widgets.time_axis import key_gesture, pinch
from lstm_studio.widgets.time_widget import draw_hover
from lstm_studio.widgets.trace_curves import Curves, Line
from lstm_studio.widgets.value_scale import SteadyLimits, ValueScale, label, ticks

__all__ = ["LegendEntry", "Line", "PlotBand", "TracePlot"]

_MOST_READINGS = 8
_NEAR = 7  # pixels at 100 % within which a curve is meant
_TICK_ROOM = 22  # pixels at 100 % between two labels of the value axis


class TracePlot(PlotManners, pg.GraphicsView):
    """One plot over time.

    It shows what its owner sets and asks by signals: a click or a drag of the playhead asks for a
    step, a click near a curve asks for that curve.  Ctrl and the wheel, two fingers, or + and −
    zoom; Shift and the wheel or a drag on the background pan; a double-click or 0 shows all.
    While everything is seen there is nothing to pan, and a drag moves the playhead instead.

    Signals
    -------
    stepChosen(int), lineClicked(str), lineHovered(str or None), copyRequested(str),
    pictureRequested(), scrubStarted(), scrubFinished()
    """

    stepChosen = Signal(object)
    lineClicked = Signal(object)
    lineHovered = Signal(object)
    copyRequested = Signal(object)
    pictureRequested = Signal()
    scrubStarted = Signal()
    scrubFinished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        pg.GraphicsView.__init__(self, parent)
        self._init_plot()
        self._note = ""
        self._legend: tuple[LegendEntry, ...] = ()
        self._near: str | None = None
        self._chip_place: QRect | None = None
        self._auto = True
        self._at_least = (0.0, 0.0)
        self._steady = SteadyLimits()
        self._limits = (-0.06, 1.06)
        # A bare view box: a PlotItem would bring four axes, buttons and a menu of its own.
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False)
        self._box.disableAutoRange()
        self.scene().addItem(self._box)
        self._bands = Bands(self._box, self._look)
        self._curves = Curves(self._box, self._look)
        # What changes is repainted by `refresh`.  Left to the scene, which tells of changes by an
        # event of its own, a tick would paint a plot twice.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._arrange()

    # ------------------------------------------------------------------ what it shows

    def setLines(self, lines: Iterable[Line]) -> None:
        """Show these curves; only those whose values changed are handed on.

        Raises
        ------
        ValueError
            When two lines have the same key.
        """
        if not self._curves.set_lines(tuple(lines)):
            return
        if self._auto:
            self._follow_data()
        self._apply_legend()
        self._description.touch()
        self.refresh()

    def setBands(self, bands: Iterable[PlotBand]) -> None:
        """Show where curves have to run, below them."""
        if self._bands.set_bands(bands):
            if self._auto:
                self._follow_data()
            self._description.touch()
            self.refresh()

    def bands(self) -> tuple[PlotBand, ...]:
        """Return the bands as they were set."""
        return self._bands.bands()

    def lines(self) -> tuple[Line, ...]:
        """Return the curves as they were set."""
        return self._curves.lines

    def curveItem(self, key: str) -> pg.PlotCurveItem:
        """Return pyqtgraph's item of a curve, for tests and exports."""
        return self._curves.item(key)

    def setLegend(self, entries: Iterable[LegendEntry] = (), note: str = "") -> None:
        """Set the samples and the sentence at the right of the title."""
        self._legend, self._note = tuple(entries), note
        self._apply_legend()

    def setYRange(self, low: float, high: float) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Fix the limits of the value axis.

        Raises
        ------
        ValueError
            When they are not finite or not in order.
        """
        if not (np.isfinite(low) and np.isfinite(high) and low < high):
            raise ValueError(f"limits {low}, {high} are no range")
        self._auto = False
        self._set_limits(float(low), float(high))

    def setAutoYRange(self, low: float = 0.0, high: float = 0.0) -> None:
        """Let the value axis follow the data: at once outwards, reluctantly inwards.

        Parameters
        ----------
        low, high : float
            What is always part of the axis, lest a value of 0.01 fill the whole height.
        """
        self._auto = True
        self._at_least = (low, high)
        self._steady = SteadyLimits(0.0, 0.0)
        self._follow_data()

    def yRange(self) -> tuple[float, float]:
        """Return the limits of the value axis."""
        return self._limits

    def summary(self) -> str:
        """Return what the plot shows, in sentences."""
        columns = [line.values for line in self._curves.lines]
        said = summarise(self._header.title, self._names(), columns, self._axis.playhead())
        return " ".join([said, *self._bands.sentences()])

    def table(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Return header and rows of all values, one row a step."""
        return tabulate(self._tokens, self._names(), [line.values for line in self._curves.lines])

    def close(self) -> bool:
        """Close like any widget; pyqtgraph's own way would take the view apart."""
        return QGraphicsView.close(self)

    # ------------------------------------------------------------------ axis and limits

    def _names(self) -> list[str]:
        return [line.name or line.key for line in self._curves.lines]

    def refresh(self, area: QRect | None = None) -> None:
        """Repaint `area`, or all."""
        self.viewport().update() if area is None else self.viewport().update(area)

    def lookChanged(self) -> None:
        """Restyle curves and header."""
        self._header.set_look(self._look)
        self._curves.set_look(self._look)
        self._bands.set_look(self._look)
        self._arrange()

    def rangeMoved(self) -> None:
        """Show another part of the curves."""
        self._place_box()
        self.refresh()

    def headerChanged(self) -> None:
        """Make room for another title or legend."""
        self._arrange()

    def hoverMoved(self, before: int | None, now: int | None) -> None:
        """Repaint two columns and the readout."""
        chip = self._chip()
        place = None if chip is None else chip[0].toAlignedRect()
        for area in (self._chip_place, place):
            if area is not None:
                self.refresh(area.adjusted(-1, -1, 1, 1))
        self._chip_place = place
        for step in (before, now):
            self.refreshColumn(step, self._look.px(2))

    def headMoved(self, before: int, now: int) -> None:
        """Repaint the two strips in which the playhead was and is."""
        scale = self.stepScale()
        reach = self._look.px(8)
        for step in (before, now):
            self.refresh(QRect(round(scale.x(step)) - reach, 0, 2 * reach, self.height()))

    def _follow_data(self) -> None:
        lowest, highest = self._bands.limits()
        least, most = min(self._at_least[0], lowest), max(self._at_least[1], highest)
        for line in self._curves.lines:
            finite = line.values[np.isfinite(line.values)]
            if len(finite):
                least, most = min(least, float(finite.min())), max(most, float(finite.max()))
        self._steady.update(least, most)
        low, high = self._steady.low, self._steady.high
        if high <= low:
            low, high = 0.0, 1.0
        room = 0.06 * (high - low)  # a line along the limit is seen with its whole width
        self._set_limits(low - room, high + room)

    def _set_limits(self, low: float, high: float) -> None:
        if (low, high) != self._limits:
            self._limits = (low, high)
            self._place_box()
            self._redraw_ground()

    def _apply_legend(self) -> None:
        entries = self._legend
        missing = len({int(step) for curve in self._curves.marks for step in curve.gaps})
        if missing:
            entries = (*entries, LegendEntry(nan_note(missing), "danger", "nan"))
        if self._header.set_legend(entries, self._note):
            self._arrange()

    def _arrange(self) -> None:
        self._place_box()
        self._redraw_ground()

    def _place_box(self) -> None:
        area = QRectF(self.plotRect())
        if area != self._box.geometry():
            self._box.setGeometry(area)
        view = self._axis.range()
        self._box.setRange(xRange=view, yRange=self._limits, padding=0, disableAutoRange=False)
        columns = round(area.width() * self.devicePixelRatioF())
        self._curves.set_view(view, columns, self._limits)

    def _redraw_ground(self) -> None:
        self.resetCachedContent()
        self.refresh()

    def _value_scale(self, area: QRect) -> ValueScale:
        return ValueScale(area.top(), area.height(), *self._limits)

    # ------------------------------------------------------------------ painting

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint title, legend, grid and labels; Qt keeps the result until they change."""
        look = self._look
        painter.fillRect(self.rect(), look.color("panel"))
        self._header.paint(painter)
        if not self._curves.lines:
            return
        area = self.plotRect()
        most = min(max(area.height() // look.px(_TICK_ROOM) + 1, 2), 5)
        scale = self._value_scale(area)
        painter.setFont(look.font("figure_small"))
        metrics = painter.fontMetrics()
        for value in ticks(*self._limits, most):
            y = round(scale.y(value))
            color = look.color("line")
            if value == 0.0:
                color = look.color("muted")  # above and below zero are different things
                color.setAlphaF(0.45)
            painter.setPen(QPen(color, 1.0))
            painter.drawLine(area.left(), y, area.right(), y)
            painter.setPen(look.color("muted"))
            text = label(value)
            x = area.left() - look.px(8) - metrics.horizontalAdvance(text)
            painter.drawText(QPointF(x, y + 0.5 * metrics.capHeight()), text)

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint what moves: playhead, dots, marks and the readout."""
        look = self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.plotRect()
        if self._curves.lines:
            scale = self.stepScale()
            values = self._value_scale(area)
            painter.save()
            painter.setClipRect(area.adjusted(-look.px(6), -look.px(4), look.px(6), look.px(4)))
            draw_hover(painter, self._axis, scale, area, look)
            head = self._axis.playhead()
            if scale.first <= head <= scale.last:
                pen = playhead_pen(look)
                pen.setCosmetic(False)
                if self._drag.holds_head:
                    pen.setWidthF(1.6 * pen.widthF())
                painter.setPen(pen)
                x = scale.x(head)
                painter.drawLine(QPointF(x, area.top() - look.px(4)), QPointF(x, area.bottom() + 1))
            paint_dots(painter, self._curves.marks, scale, values, self._axis, look)
            paint_marks(painter, self._curves.marks, scale, values, area, look)
            self._bands.paint_marks(painter, scale, values)
            painter.restore()
            if (chip := self._chip()) is not None:
                draw_readout(painter, *chip, look)
        elif self._empty_text:
            self.paintEmpty(painter, area)
        self.paintRing(painter, area)

    def readings(self) -> list[Reading]:
        """Return what the readout says at the hovered step, up to eight curves."""
        step = self._axis.hovered()
        if step is None:
            return []
        return [
            Reading(
                tr(
                    "{name} = {value}",
                    name=line.name or line.key,
                    value=number(float(line.values[step])),
                ),
                line.role,
                line.kind == "dashed",
                line.key == self._near,
            )
            for line in self._curves.lines[:_MOST_READINGS]
            if step < len(line.values) and not (line.sparse and np.isnan(line.values[step]))
        ] + self._bands.readings(step)

    def _chip(self) -> tuple[QRectF, str, list[Reading]] | None:
        """Return where the readout stands and what it says; None without one."""
        step = self._axis.hovered()
        scale = self.stepScale()
        readings = self.readings()
        if step is None or not readings or not scale.first - 0.5 <= step <= scale.last + 0.5:
            return None
        look, area = self._look, self.plotRect()
        values = self._value_scale(area)
        title = step_title(step, self._tokens)
        width, height = readout_size(title, readings, look)
        gap = look.px(10)
        x = scale.x(step) + gap
        if x + width > area.right():
            x = max(scale.x(step) - gap - width, look.px(2))
        # Above or below, wherever the curves are not.
        shown = [line.values[step] for line in self._curves.lines if step < len(line.values)]
        finite = [values.y(float(value)) for value in shown if np.isfinite(value)]
        low = bool(finite) and float(np.mean(finite)) < 0.5 * (values.top + values.bottom)
        y = area.bottom() - height - look.px(2) if low else area.top() + look.px(2)
        return QRectF(round(x), round(max(y, 0.0)), width, height), title, readings

    # ------------------------------------------------------------------ pointer

    def lineAt(self, pos: QPointF) -> str | None:
        """Return the key of the curve that passes within reach of `pos`, or None."""
        scale = self.stepScale()
        where = scale.at(pos.x())
        values = self._value_scale(self.plotRect())
        best, found = float(self._look.px(_NEAR)), None
        for line in self._curves.lines:
            before = min(max(int(where), 0), max(len(line.values) - 2, 0))
            near = line.values[before : before + 2]
            if not len(near) or not np.isfinite(near).all():
                continue
            value = float(np.interp(where - before, range(len(near)), near))
            distance = abs(values.y(value) - pos.y())
            if distance < best:
                best, found = distance, line.key
        return found

    def selectableLines(self) -> list[str]:
        """Return the keys that a click can ask for: the solid ones when there are several."""
        keys = [line.key for line in self._curves.lines if line.kind == "solid"]
        return keys if len(keys) > 1 else []

    def _set_near(self, key: str | None) -> None:
        if key != self._near:
            self._near = key
            self.lineHovered.emit(key)
            self.refresh()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or mark what lies under the pointer."""
        pos = event.position()
        scale = self.stepScale()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag.move(pos, self._axis, scale)
            return
        if not self._curves.lines or not scale.left <= pos.x() <= scale.right:
            self._axis.setHovered(None)
            self._set_near(None)
            self.viewport().unsetCursor()
            return
        self._axis.setHovered(scale.step(pos.x(), self._axis.steps()))
        self._set_near(self.lineAt(pos))
        if self._drag.near_head(pos, self._axis, scale, self._look):
            self.viewport().setCursor(Qt.CursorShape.SplitHCursor)
        elif self._near in self.selectableLines():
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take the click for a curve or a step."""
        if event.button() != Qt.MouseButton.LeftButton or not self._drag.release():
            return
        pos = event.position()
        key = self.lineAt(pos)
        if key in self.selectableLines():
            self.lineClicked.emit(key)
        else:
            self.stepChosen.emit(self.stepScale().step(pos.x(), self._axis.steps()))

    def leaveEvent(self, event: QEvent) -> None:
        """Unmark what was under the pointer."""
        super().leaveEvent(event)
        self._set_near(None)

    def viewportEvent(self, event: QEvent) -> bool:
        """Zoom with two fingers; tell an elided legend."""
        if event.type() == QEvent.Type.NativeGesture and pinch(event, self._axis, self.stepScale()):
            return True
        if self.legendTip(event):
            return True
        return super().viewportEvent(event)

    # ------------------------------------------------------------------ keys, focus, life

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows, choose a curve with up and down, zoom with +, − and 0."""
        self._ring = True
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif key_gesture(event, self._axis) or self._walk(event.key()):
            self.refresh()
        else:
            event.ignore()

    def _walk(self, key: int) -> bool:
        goal = self.goal(key)
        if goal is not None:
            if goal != self._axis.playhead():
                self.stepChosen.emit(goal)
            return True
        keys = self.selectableLines()
        if keys and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            chosen = [line.key for line in self._curves.lines if line.highlighted]
            at = keys.index(chosen[0]) if chosen and chosen[0] in keys else -1
            step = -1 if key == Qt.Key.Key_Up else 1
            at = (at + step) % len(keys) if at >= 0 else 0
            self.lineClicked.emit(keys[at])
            return True
        return False

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Fit the header and the view box into the new size."""
        super().resizeEvent(event)
        if hasattr(self, "_box"):  # pyqtgraph's constructor calls this before ours is through
            self._arrange()
