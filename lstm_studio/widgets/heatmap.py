"""Many units at once: one row a unit, one column a step, blue below zero and gold above."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from lstm_studio.core.decimation import column_extreme
from lstm_studio.i18n import integer, number, tr
from lstm_studio.style.look import Look
from lstm_studio.style.palette import diverging_lut
from lstm_studio.style.plots import playhead_pen
from lstm_studio.widgets.plot_header import LegendEntry, draw_cross
from lstm_studio.widgets.plot_manners import PlotManners
from lstm_studio.widgets.plot_readout import Reading, draw_readout, readout_size, step_title
from lstm_studio.widgets.plot_text import nan_note, summarise, tabulate
from lstm_studio.widgets.time_axis import StepScale, pinch
from lstm_studio.widgets.time_widget import (
    draw_hover,
)
from lstm_studio.widgets.value_scale import SteadyLimits, label

__all__ = ["Heatmap"]

Floats = NDArray[np.float64]

_MARK_CELL = 9  # pixels at 100 % from which a cell has room for a cross or an arrow


class Heatmap(PlotManners, QWidget):
    """Values of many units over time as colours.

    Limits are symmetric about zero and shown in the legend.  Time, title, playhead and gestures
    are those of :class:`~lstm_studio.widgets.trace_plot.TracePlot`; a click asks for a unit.
    Where there are more steps than pixels, a column shows the value farthest from zero.

    Signals
    -------
    unitClicked(int), stepChosen(int), copyRequested(str), pictureRequested(), scrubStarted(),
    scrubFinished()
    """

    unitClicked = Signal(object)
    stepChosen = Signal(object)
    copyRequested = Signal(object)
    pictureRequested = Signal()
    scrubStarted = Signal()
    scrubFinished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        QWidget.__init__(self, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._init_plot()
        self._values: Floats = np.empty((0, 0))
        self._name = ""
        self._role = "c"
        self._note = ""
        self._selected: int | None = None
        self._unit: int | None = None  # under the pointer
        self._auto = True
        self._steady = SteadyLimits(0.0, 0.0)
        self._limit = 1.0
        self._image: QImage | None = None
        self._packed = _packed_lut(self._look)
        self._pixels = np.empty((0, 0), dtype=np.uint32)  # what the image looks at
        self._marks: list[tuple[int, int, float]] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._apply_legend()

    # ------------------------------------------------------------------ what it shows

    def setValues(self, values: Floats) -> None:
        """Show `values`, shape (T, H), float64; not written to afterwards.

        Raises
        ------
        ValueError
            When the array is not two-dimensional.
        """
        if values.ndim != 2:
            raise ValueError(f"expected (steps, units), got shape {values.shape}")
        if values is self._values or np.array_equal(values, self._values, equal_nan=True):
            return
        self._values = values
        if self._auto:
            self._follow_data()
        self._image = None
        self._apply_legend()
        # A readout reaches out of the cells; else title and units stay as they are.
        self.refresh(self.plotRect() if self._unit is None else None)
        self._description.touch()

    def values(self) -> Floats:
        """Return what is shown, shape (T, H)."""
        return self._values

    def setQuantity(self, name: str, role: str) -> None:
        """Set what the readout calls the value, ``"C"``, and its colour role."""
        if (name, role) != (self._name, self._role):
            self._name, self._role = name, role
            self.update()

    def setNote(self, note: str) -> None:
        """Set the sentence at the right of the title."""
        if note != self._note:
            self._note = note
            self._apply_legend()

    def setLimit(self, limit: float | None) -> None:
        """Fix the limits at ±`limit`, or let them follow the data.

        Raises
        ------
        ValueError
            When `limit` is not a positive number.
        """
        if limit is not None and not (np.isfinite(limit) and limit > 0):
            raise ValueError(f"limit {limit} is not a positive number")
        self._auto = limit is None
        if limit is None:
            self._follow_data()
        else:
            self._limit = float(limit)
        self._apply_legend()
        self._forget()

    def limit(self) -> float:
        """Return the value that has the strongest colour."""
        return self._limit

    def setSelected(self, unit: int | None) -> None:
        """Outline the row of `unit`, counted from 0."""
        if unit != self._selected:
            self._selected = unit
            self.update()

    def selected(self) -> int | None:
        """Return the outlined unit."""
        return self._selected

    def summary(self) -> str:
        """Return what is shown, in sentences; the chosen unit or the first eight."""
        units = range(min(self._values.shape[1], 8))
        if self._selected is not None and self._selected < self._values.shape[1]:
            units = [self._selected]
        columns = [self._values[:, unit] for unit in units]
        names = [self._unit_name(unit) for unit in units]
        text = summarise(self._header.title, names, columns, self._axis.playhead())
        units = self._values.shape[1]
        count = tr("1 unit.") if units == 1 else tr("{count} units.", count=integer(units))
        return f"{text} {count}"

    def table(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Return header and rows of all values, one row a step and one column a unit."""
        units = range(self._values.shape[1])
        columns = [self._values[:, unit] for unit in units]
        return tabulate(self._tokens, [self._unit_name(unit) for unit in units], columns)

    def cellRect(self, unit: int, step: int) -> QRectF:
        """Return where one value is painted."""
        area = self.plotRect()
        left, right = self.stepScale().column(step)
        height = area.height() / max(self._values.shape[1], 1)
        return QRectF(left, area.top() + unit * height, right - left, height)

    # ------------------------------------------------------------------ changes

    def lookChanged(self) -> None:
        """Forget colours and arrangement."""
        self._header.set_look(self._look)
        self._packed = _packed_lut(self._look)
        self._image = None

    def rangeMoved(self) -> None:
        """Thin out anew, if the view is crowded."""
        self._forget()

    def headMoved(self, before: int, now: int) -> None:
        """Repaint the two strips in which the playhead was and is."""
        reach = self._look.px(4)
        for step in (before, now):
            x = round(self.stepScale().x(step))
            self.update(QRect(x - reach, 0, 2 * reach, self.height()))

    def _forget(self) -> None:
        self._image = None
        self.update()

    def _follow_data(self) -> None:
        finite = self._values[np.isfinite(self._values)]
        if len(finite):
            self._steady.update(0.0, float(np.abs(finite).max()))
            self._limit = self._steady.high

    def _unit_name(self, unit: int) -> str:
        return tr("unit {unit}", unit=integer(unit + 1))

    def _apply_legend(self) -> None:
        scale = LegendEntry(label(-self._limit), kind="scale", upper=label(self._limit))
        entries: tuple[LegendEntry, ...] = (scale,)
        missing = int(np.isnan(self._values).any(axis=1).sum()) if self._values.size else 0
        if missing:
            entries = (*entries, LegendEntry(nan_note(missing), "danger", "nan"))
        if self._header.set_legend(entries, self._note):
            self.update()

    # ------------------------------------------------------------------ painting

    def _visible(self, scale: StepScale) -> tuple[Floats, QRectF]:
        """Return the values to paint, (columns, H), and how many columns the view begins before."""
        steps = len(self._values)
        seen = scale.seen(steps)
        pixels = round(scale.width * self.devicePixelRatioF())
        if len(seen) > pixels:
            columns = column_extreme(self._values, scale.first, scale.last, pixels)
            return columns, QRectF(0, 0, len(columns), columns.shape[1])
        part = self._values[seen.start : seen.stop]
        source = QRectF(scale.first + 0.5 - seen.start, 0, scale.last - scale.first, part.shape[1])
        return part, source

    def _make_image(self, scale: StepScale) -> QImage:
        values, self._source = self._visible(scale)
        share = values.T / self._limit
        np.clip(share, -1.0, 1.0, out=share)
        share += 1.0
        share *= 127.5
        missing = np.isnan(share)
        share[missing] = 0.0
        self._pixels = self._packed[np.rint(share, out=share).astype(np.uint8, order="C")]
        self._pixels[missing] = self._look.color("ghost").rgb()
        height, width = self._pixels.shape
        return QImage(self._pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint header, cells, playhead, outline and readout."""
        painter = QPainter(self)
        look = self._look
        painter.fillRect(event.rect(), look.color("panel"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.plotRect()
        if event.rect().top() < area.top():
            self._header.paint(painter)
        if not self._values.size:
            self.paintEmpty(painter, area)
            return
        scale = self.stepScale()
        if self._image is None:
            self._image = self._make_image(scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawImage(QRectF(area), self._image, self._source)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_odd(painter, scale, area)
        if event.rect().left() < area.left():
            self._paint_rows(painter, area)
        painter.setPen(QPen(look.color("line"), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(area).adjusted(-0.5, -0.5, 0.5, 0.5))
        draw_hover(painter, self._axis, scale, area, look, outline=True)
        self._paint_selection(painter, area)
        self._paint_head(painter, scale, area)
        self._paint_readout(painter, scale, area)
        self.paintRing(painter, area)

    def _paint_odd(self, painter: QPainter, scale: StepScale, area: QRect) -> None:
        """Mark NaN with a cross and infinities with an arrow, where cells have room for it."""
        look = self._look
        height = area.height() / self._values.shape[1]
        room = min(height, scale.pitch)
        if room < look.px(_MARK_CELL):
            return
        seen = scale.seen(len(self._values))
        part = self._values[seen.start : seen.stop]
        painter.save()
        painter.setClipRect(area)
        for column, unit in np.argwhere(~np.isfinite(part)):
            value = part[column, unit]
            x = scale.x(seen.start + int(column))
            y = area.top() + (unit + 0.5) * height
            reach = min(0.28 * room, look.px(4))
            painter.setPen(QPen(look.color("panel"), max(1.5, look.line_width("ghost"))))
            if np.isnan(value):
                draw_cross(painter, x, y, reach)
            else:
                way = reach if value > 0 else -reach
                painter.drawLine(QPointF(x, y - way), QPointF(x, y + way))
                painter.drawLine(QPointF(x, y - way), QPointF(x - reach, y))
                painter.drawLine(QPointF(x, y - way), QPointF(x + reach, y))
        painter.restore()

    def _paint_rows(self, painter: QPainter, area: QRect) -> None:
        """Write the numbers of the units, as many as have room; the chosen one always."""
        look = self._look
        units = self._values.shape[1]
        height = area.height() / units
        painter.setFont(look.font("figure_small"))
        metrics = QFontMetricsF(look.font("figure_small"))
        every = next(
            n for n in (1, 2, 4, 8, 16, 32, 64, 128, 10**9) if n * height >= metrics.height()
        )
        shown = [unit for unit in range(units) if unit % every == 0]
        if self._selected is not None and self._selected < units:
            chosen = self._selected
            shown = [u for u in shown if abs(u - chosen) * height >= metrics.height()] + [chosen]
        for unit in shown:
            text = integer(unit + 1)
            painter.setPen(look.color("ink" if unit == self._selected else "muted"))
            x = area.left() - look.px(8) - metrics.horizontalAdvance(text)
            y = area.top() + (unit + 0.5) * height + 0.5 * metrics.capHeight()
            painter.drawText(QPointF(x, y), text)

    def _paint_selection(self, painter: QPainter, area: QRect) -> None:
        if self._selected is None or self._selected >= self._values.shape[1]:
            return
        look = self._look
        height = area.height() / self._values.shape[1]
        row = QRectF(area.left(), area.top() + self._selected * height, area.width(), height)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # Light within dark, so that the outline is seen on every colour of the map.
        for token, width, out in (("panel", 3.5, 1.0), ("ink", 1.5, 1.0)):
            painter.setPen(QPen(look.color(token), look.px(1) * width))
            painter.drawRect(row.adjusted(-out, -out, out, out))

    def _paint_head(self, painter: QPainter, scale: StepScale, area: QRect) -> None:
        head = self._axis.playhead()
        if not scale.first <= head <= scale.last:
            return
        pen = playhead_pen(self._look)
        pen.setCosmetic(False)
        width = pen.widthF()
        x = scale.x(head)
        top = area.top() - self._look.px(4)
        for color, thick in ((self._look.color("panel"), width + 2), (pen.color(), width)):
            pen.setColor(color)
            pen.setWidthF(thick)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, top), QPointF(x, area.bottom() + 1))

    def _paint_readout(self, painter: QPainter, scale: StepScale, area: QRect) -> None:
        step, unit = self._axis.hovered(), self._unit
        if step is None or unit is None or step >= len(self._values):
            return
        look = self._look
        title = step_title(step, self._tokens)
        value = number(float(self._values[step, unit]))
        text = tr(
            "{unit}: {name} = {value}", unit=self._unit_name(unit), name=self._name, value=value
        )
        readings = [Reading(text, self._role)]
        width, height = readout_size(title, readings, look)
        cell = self.cellRect(unit, step)
        gap = look.px(8)
        x = cell.right() + gap
        if x + width > area.right():
            x = max(cell.left() - gap - width, look.px(2))
        y = min(max(cell.center().y() - 0.5 * height, 0.0), self.height() - height)
        painter.setPen(QPen(look.color("ink"), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(cell)
        draw_readout(painter, QRectF(round(x), round(y), width, height), title, readings, look)

    # ------------------------------------------------------------------ pointer and keys

    def unitAt(self, y: float) -> int | None:
        """Return the unit whose row holds pixel `y`, or None beside the rows."""
        area = self.plotRect()
        units = self._values.shape[1]
        if not units or not area.top() <= y <= area.bottom() + 1:
            return None
        return min(int((y - area.top()) / area.height() * units), units - 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or mark what lies under the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag.move(event.position(), self._axis, self.stepScale())
            return
        inside = self.hover(event) is not None
        unit = self.unitAt(event.position().y()) if inside else None
        if unit != self._unit:
            self._unit = unit
            self.update()
        head = self._drag.near_head(event.position(), self._axis, self.stepScale(), self._look)
        if head:
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif unit is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take the click for a unit."""
        if event.button() == Qt.MouseButton.LeftButton and self._drag.release():
            unit = self.unitAt(event.position().y())
            if unit is not None:
                self.unitClicked.emit(unit)

    def leaveEvent(self, event: QEvent) -> None:
        """Unmark what was under the pointer."""
        self._unit = None
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over units with up and down, over steps with left and right, copy with Ctrl+C."""
        self._ring = True
        goal = self.goal(event.key())
        units = self._values.shape[1]
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif units and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            way = -1 if event.key() == Qt.Key.Key_Up else 1
            at = 0 if self._selected is None else min(max(self._selected + way, 0), units - 1)
            self.unitClicked.emit(at)
        elif goal is not None and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if goal != self._axis.playhead():
                self.stepChosen.emit(goal)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Zoom with two fingers; tell an elided legend."""
        if event.type() == QEvent.Type.NativeGesture and pinch(event, self._axis, self.stepScale()):
            return True
        return self.legendTip(event) or super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Thin out anew."""
        self._image = None
        super().resizeEvent(event)


def _packed_lut(look: Look) -> NDArray[np.uint32]:
    """Return the colours of the map as pixels, (256,)."""
    red, green, blue = diverging_lut(look.theme).astype(np.uint32).T
    return 0xFF000000 | (red << 16) | (green << 8) | blue
