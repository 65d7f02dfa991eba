"""Gate lanes as a picture: one lane a gate, one cell a step, with letters, playhead and readout."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lstm_studio.i18n import integer, number, tr
from lstm_studio.widgets.gate_cells import Lane, LaneGeometry, LanePainter
from lstm_studio.widgets.plot_header import LegendEntry, PlotHeader, role_text
from lstm_studio.widgets.plot_readout import step_title
from lstm_studio.widgets.time_widget import TimeWidget, draw_hover, plain_tooltip

__all__ = ["GateView"]

_LANE = 20  # pixels at 100 %
_TALLEST = 32
_LEAST = 14
_OUTLINE_PITCH = 6  # pixels at 100 % a step, below which the playhead is a line


class GateView(TimeWidget):
    """Shows gates over time; :class:`~lstm_studio.widgets.gate_lane.GateLanes` lets one paint them.

    Signals
    -------
    laneHovered(key or None)
    """

    laneHovered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes: tuple[Lane, ...] = ()
        self._tokens: tuple[str, ...] = ()
        self._title = ""
        self._note = ""
        self._message = ""
        self._read_only = False
        self._learned = False
        self._lit: str | None = None
        self._cell: tuple[int, int] | None = None  # under the pointer
        self._cursor = (0, 0)
        self._picture: QPixmap | None = None
        self._painter = LanePainter()
        self._header = PlotHeader(self._look, most_lines=1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    # ------------------------------------------------------------------ what it shows

    def setLanes(self, lanes: Iterable[Lane]) -> None:
        """Show these gates, from top to bottom."""
        lanes = tuple(lanes)
        before, self._lanes = self._lanes, lanes
        if [(e.letter, e.role) for e in before] != [(e.letter, e.role) for e in lanes]:
            self._cell = None
            self.updateGeometry()
            self.update()
        else:  # title and letters stay, and so do the lanes that are not moved
            changed = [k for k, lane in enumerate(lanes) if not lane.same(before[k])]
            if not changed:
                return
            geometry = self.laneGeometry()
            for index in changed:
                self.update(geometry.row(index).toAlignedRect())
        self._picture = None
        self._apply_header()
        self._description.touch()

    def lanes(self) -> tuple[Lane, ...]:
        """Return the gates as they were set."""
        return self._lanes

    def setTokens(self, tokens: Iterable[str]) -> None:
        """Set the words of the steps, which the readout names."""
        self._tokens = tuple(tokens)
        self._apply_header()

    def setTitle(self, title: str) -> None:
        """Set the title above the lanes; without title and note there is no line above them."""
        self._title = title
        self._apply_header()

    def setNote(self, note: str) -> None:
        """Set the sentence at the right of the title; the readout takes its place."""
        self._note = note
        self._apply_header()

    def setLearned(self, learned: bool) -> None:
        """Tell held and computed steps apart, as is needed when a network sets the gates."""
        if learned != self._learned:
            self._learned = learned
            self._picture = None
            self.update()

    def setMessage(self, message: str) -> None:
        """Set what stands in place of the lanes when there are none, and why."""
        if message != self._message:
            self._message = message
            self._description.touch()
            self.update()

    def setHighlighted(self, key: str | None) -> None:
        """Mark the letter of a lane whose quantity is hovered elsewhere."""
        if key != self._lit:
            self._lit = key
            self.update()

    def laneGeometry(self) -> LaneGeometry:
        """Return where lanes and cells lie at the present size."""
        look = self._look
        self._header.set_width(self.width() - look.px(8))
        top = max(self._header.height, look.px(4))
        gap = look.px(4)
        count = len(self._lanes)
        room = self.height() - top - look.px(4)
        height = (room + gap) / max(count, 1) - gap
        height = int(min(max(height, look.px(8)), max(look.px(_TALLEST), look.control(_LANE))))
        return LaneGeometry(self.stepScale(), top, height, gap, count)

    def cellRect(self, key: str, step: int) -> QRectF:
        """Return where one cell is painted.

        Raises
        ------
        StopIteration
            When no lane has this key.
        """
        lane = next(index for index, lane in enumerate(self._lanes) if lane.key == key)
        return self.laneGeometry().cell(lane, step)

    def sizeHint(self) -> QSize:
        """Return a size at which cells can be painted."""
        look = self._look
        count = max(len(self._lanes), 1)
        lanes = count * (look.control(_LANE) + look.px(4))
        return QSize(look.px(480), max(self._header.height, look.px(4)) + lanes + look.px(4))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which cells are hard to hit."""
        look = self._look
        lanes = max(len(self._lanes), 1) * (look.px(_LEAST) + look.px(4))
        top = max(self._header.height, look.px(4))
        return QSize(look.px(160), top + lanes + look.px(4))

    def summary(self) -> str:
        """Return the cell at the cursor when it has the keyboard, else all lanes in short."""
        if not self._lanes:
            return self._message
        if self.hasFocus():
            lane, step = self._cursor
            if lane < len(self._lanes):
                return self._cell_text(lane, step)
        return " ".join(self._lane_text(lane) for lane in self._lanes)

    # ------------------------------------------------------------------ texts

    def _lane_text(self, lane: Lane) -> str:
        opened = int(np.count_nonzero(lane.values >= 0.5))
        return tr(
            "{name}: open at {count} of {steps} steps, held at {held}.",
            name=lane.name,
            count=integer(opened),
            steps=integer(len(lane.values)),
            held=integer(int(np.count_nonzero(lane.pinned))),
        )

    def _cell_text(self, index: int, step: int) -> str:
        lane = self._lanes[index]
        if step >= len(lane.values):
            return lane.name
        where = step_title(step, self._tokens)
        value = number(float(lane.values[step]))
        if lane.pinned[step]:
            return tr("{name}, {step}: {value}, held", name=lane.name, step=where, value=value)
        return tr("{name}, {step}: {value}, computed", name=lane.name, step=where, value=value)

    def _apply_header(self) -> None:
        """Say at the right what is hovered, or the note."""
        step = self._axis.hovered()
        entries: tuple[LegendEntry, ...] = ()
        note = self._note
        # Where there is no line above the lanes, hovering must not make one: lanes would jump.
        if self._lanes and step is not None and (self._title or note):
            shown = range(len(self._lanes))
            if self._cell is not None and self._cell[0] < len(self._lanes):
                shown = [self._cell[0]]
            entries = (
                LegendEntry(step_title(step, self._tokens)),
                *(self._entry(index, step) for index in shown),
            )
            note = ""
        height = self._header.height
        changed = self._header.set_title(self._title)
        changed = self._header.set_legend(entries, note) or changed
        if self._header.height != height:
            self._picture = None
            self.updateGeometry()
            self.update()
        elif changed:
            self.update(QRect(0, 0, self.width(), self._header.height + 1))

    def _entry(self, index: int, step: int) -> LegendEntry:
        lane = self._lanes[index]
        value = number(float(lane.values[step])) if step < len(lane.values) else "?"
        text = tr("{name} = {value}", name=lane.letter, value=value)
        if self._learned and step < len(lane.pinned) and lane.pinned[step]:
            text = tr("{name} = {value}, held", name=lane.letter, value=value)
        return LegendEntry(text, lane.role)

    # ------------------------------------------------------------------ changes

    def lookChanged(self) -> None:
        """Forget colours and arrangement."""
        self._header.set_look(self._look)
        self._picture = None

    def rangeMoved(self) -> None:
        """Paint another part."""
        self._picture = None
        self.update()

    def headMoved(self, before: int, now: int) -> None:
        """Repaint the columns in which the playhead was and is."""
        for step in (before, now):
            self.refreshColumn(step, self._look.px(4))

    def hoverMoved(self, before: int | None, now: int | None) -> None:
        """Repaint two columns and the readout."""
        for step in (before, now):
            self.refreshColumn(step, self._look.px(2))
        self._apply_header()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint anew for another size."""
        self._picture = None
        super().resizeEvent(event)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint header, letters, cells, playhead and cursor."""
        painter = QPainter(self)
        look = self._look
        painter.fillRect(event.rect(), look.color("panel"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        geometry = self.laneGeometry()
        if event.rect().top() < self._header.height:
            self._header.paint(painter)
        if not self._lanes:
            self._paint_message(painter)
            return
        bounds = geometry.bounds
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            self._picture = self._painter.picture(self._lanes, geometry, look, ratio, self._learned)
        painter.drawPixmap(bounds.topLeft(), self._picture)
        if event.rect().left() < bounds.left():
            self._paint_letters(painter, geometry)
        draw_hover(painter, self._axis, geometry.scale, bounds.toRect(), look, outline=True)
        if self._cell is not None and not self._read_only:
            self._outline(painter, geometry.cell(*self._cell), look.color("ink"), look.px(1))
        self._paint_head(painter, geometry)
        if self._ring and self.hasFocus():
            cell = geometry.cell(*self._cursor)
            self._outline(painter, cell.adjusted(-1, -1, 1, 1), look.color("panel"), look.px(4))
            self._outline(painter, cell.adjusted(-1, -1, 1, 1), look.color("focus"), look.px(2))

    def _paint_message(self, painter: QPainter) -> None:
        look = self._look
        painter.setFont(look.font("body"))
        painter.setPen(look.color("muted"))
        area = self.rect().adjusted(look.px(8), self._header.height, -look.px(8), 0)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area, int(flags), self._message)

    def _paint_letters(self, painter: QPainter, geometry: LaneGeometry) -> None:
        look = self._look
        font = look.font("strong")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        for index, lane in enumerate(self._lanes):
            row = geometry.row(index)
            width = metrics.horizontalAdvance(lane.letter)
            x = row.left() - look.px(8) - width
            if lane.key == self._lit:
                chip = QRectF(x, row.top(), width, row.height()).adjusted(-look.px(5), 0, 5, 0)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.tint(lane.role))
                painter.drawRoundedRect(chip, look.px(4), look.px(4))
            painter.setPen(role_text(look, lane.role))
            y = row.center().y() + 0.5 * metrics.xHeight()
            painter.drawText(QPointF(x, y), lane.letter)

    def _paint_head(self, painter: QPainter, geometry: LaneGeometry) -> None:
        head = self._axis.playhead()
        scale = geometry.scale
        if not scale.first - 0.5 < head < scale.last + 0.5:
            return
        look = self._look
        bounds = geometry.bounds
        accent = look.color("accent")
        if scale.pitch < look.px(_OUTLINE_PITCH):
            painter.setPen(QPen(accent, look.line_width("playhead")))
            x = scale.x(head)
            painter.drawLine(QPointF(x, bounds.top()), QPointF(x, bounds.bottom()))
            return
        left, right = scale.column(head)
        out = look.px(2)
        column = QRectF(left, bounds.top(), right - left, bounds.height())
        self._outline(painter, column.adjusted(-1, -out, 1, out), accent, look.px(2))

    def _outline(self, painter: QPainter, area: QRectF, color: QColor, width: float) -> None:
        painter.setPen(QPen(color, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, self._look.px(4), self._look.px(4))

    # ------------------------------------------------------------------ pointer

    def event(self, event: QEvent) -> bool:
        """Tell an elided note."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            over = event.pos().y() < self._header.height and self._header.elided
            text = plain_tooltip(self._header.legend) if over else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Unmark what was under the pointer."""
        self._set_cell(None)
        super().leaveEvent(event)

    def _set_cell(self, cell: tuple[int, int] | None) -> None:
        if cell == self._cell:
            return
        before, self._cell = self._cell, cell
        for old in (before, cell):
            if old is not None:
                self.refreshColumn(old[1], self._look.px(2))
        lanes = [None if c is None else self._lanes[c[0]].key for c in (before, cell)]
        if lanes[0] != lanes[1]:
            self.laneHovered.emit(lanes[1])
        self._apply_header()
