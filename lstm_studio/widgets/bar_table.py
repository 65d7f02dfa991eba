"""Numbers with bars: a row a thing measured, a column a case, so that cases stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.painting import draw_panel
from lstm_studio.widgets.time_widget import plain_tooltip

__all__ = ["BarColumn", "BarRow", "BarTable"]

_WIDE = 470
"""From this width on, in pixels at 100 %, labels stand beside the bars of up to two columns."""
_FIGURE = 48
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class BarColumn:
    """One case.

    Attributes
    ----------
    name : str
        Its heading; plain text.
    role : str
        The field of the theme that its bars have.
    """

    name: str
    role: str = "accent"


@dataclass(frozen=True)
class BarRow:
    """One thing measured.

    Attributes
    ----------
    label : str
        Plain text; a long one is wrapped.
    cells : tuple of (str, float or None)
        The figure of each column and the length of its bar, 0 to 1; None without a bar.
    """

    label: str
    cells: tuple[tuple[str, float | None], ...]


class BarTable(QWidget):
    """Rows of bars with their figures; there is nothing to be done with it but to be read.

    Parameters
    ----------
    name : str
        Object name.
    parent : QWidget, optional
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._look = Look(LIGHT)
        self._columns: tuple[BarColumn, ...] = ()
        self._rows: tuple[BarRow, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setTable(self, columns: Sequence[BarColumn], rows: Sequence[BarRow]) -> None:
        """Show other numbers; a single column needs no heading."""
        new = (tuple(columns), tuple(rows))
        if new == (self._columns, self._rows):
            return
        self._columns, self._rows = new
        self.setAccessibleDescription(self.summary())
        self.updateGeometry()
        self.update()

    def rows(self) -> tuple[BarRow, ...]:
        """Return the rows."""
        return self._rows

    def columns(self) -> tuple[BarColumn, ...]:
        """Return the columns."""
        return self._columns

    def summary(self) -> str:
        """Return everything in words, a row a line."""
        lines: list[str] = []
        for row in self._rows:
            cells = [
                tr("{name} {figure}", name=column.name, figure=text)
                for column, (text, _) in zip(self._columns, row.cells, strict=True)
                if text
            ]
            lines.append(tr("{label}: {cells}", label=row.label, cells=", ".join(cells)))
        return "\n".join(lines)

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        self.updateGeometry()
        self.update()

    # ------------------------------------------------------------------ geometry

    def _beside(self, width: int) -> bool:
        return width >= self._look.px(_WIDE) and len(self._columns) <= 2

    def _heading(self) -> int:
        return self._line() + self._look.px(4) if len(self._columns) > 1 else 0

    def _line(self) -> int:
        return QFontMetrics(self._look.font("body")).height()

    def _label_width(self, width: int) -> int:
        return round(0.42 * width) if self._beside(width) else width

    def _label_height(self, label: str, width: int) -> int:
        box = QFontMetrics(self._look.font("body")).boundingRect(
            0, 0, self._label_width(width), 10_000, _WRAP, label
        )
        return max(box.height(), self._line())

    def _row_height(self, row: BarRow, width: int) -> int:
        px, label = self._look.px, self._label_height(row.label, width)
        bars = self._line() + px(2)
        return px(8) + (max(label, bars) if self._beside(width) else label + bars)

    def heightForWidth(self, width: int) -> int:
        """Return the height at which every row has its room."""
        return self._heading() + sum(self._row_height(row, width) for row in self._rows)

    def sizeHint(self) -> QSize:
        """Return the size at which everything reads well."""
        width = self.width() if self.width() > 1 else self._look.px(_WIDE)
        return QSize(self._look.px(260), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size."""
        return QSize(self._look.px(160), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that another width needs."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, width = self._look, self.width()
        beside = self._beside(width)
        left = float(self._label_width(width) + look.px(12)) if beside else 0.0
        if self._heading():
            self._paint_heading(painter, left)
        top = self._heading()
        for row in self._rows:
            height = self._row_height(row, width)
            label = self._label_height(row.label, width)
            body = height - look.px(8)
            painter.setFont(look.font("body"))
            painter.setPen(look.color("ink"))
            high = body if beside else label
            painter.drawText(QRectF(0, top, self._label_width(width), high), _WRAP, row.label)
            bars = top if beside else top + label
            for number, (text, share) in enumerate(row.cells):
                place = self._cell(number, left, bars, body if beside else body - label)
                self._paint_cell(painter, place, text, share, self._columns[number].role)
            top += height
        painter.end()

    def _cell(self, number: int, left: float, top: float, height: float) -> QRectF:
        gap = self._look.px(16)
        count = len(self._columns)
        room = (self.width() - left - gap * (count - 1)) / count
        return QRectF(left + number * (room + gap), top, room, height)

    def _paint_heading(self, painter: QPainter, left: float) -> None:
        look = self._look
        font = look.font("strong")
        painter.setFont(font)
        for number, column in enumerate(self._columns):
            place = self._cell(number, left, 0, self._line())
            dot = look.px(8)
            middle = place.center().y() - dot / 2
            box = QRectF(place.left(), middle, dot, dot)
            draw_panel(painter, box, look.px(2), look.color(column.role))
            painter.setPen(look.color("ink"))
            room = place.adjusted(dot + look.px(6), 0, 0, 0)
            text = QFontMetrics(font).elidedText(
                column.name, Qt.TextElideMode.ElideRight, int(room.width())
            )
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_cell(
        self, painter: QPainter, place: QRectF, text: str, share: float | None, role: str
    ) -> None:
        look = self._look
        painter.setFont(look.font("figure"))
        painter.setPen(look.color("ink"))
        middle = Qt.AlignmentFlag.AlignVCenter
        if share is None:
            painter.drawText(place, int(middle | Qt.AlignmentFlag.AlignLeft), text)
            return
        painter.drawText(place, int(middle | Qt.AlignmentFlag.AlignRight), text)
        figure = max(look.px(_FIGURE), QFontMetrics(painter.font()).horizontalAdvance(text))
        high = look.px(8)
        track = QRectF(
            place.left(), place.center().y() - high / 2, place.width() - figure - look.px(6), high
        )
        if track.width() < high:
            return
        draw_panel(painter, track, high / 2, look.color("chip"))
        filled = min(max(share, 0.0), 1.0) * track.width()
        if filled > 0:
            bar = QRectF(track.left(), track.top(), max(filled, look.px(2)), high)
            draw_panel(painter, bar, min(high, bar.width()) / 2, look.color(role))

    def event(self, event: QEvent) -> bool:
        """Say in a tool tip what a heading has no room for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tooltip(self.summary()), self)
            return True
        return super().event(event)
