"""What pointer and keyboard mark on a sentence: a unit's row, the cursor, a word being dragged."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from lstm_studio.style.look import Look
from lstm_studio.widgets.painting import draw_focus_ring, draw_panel
from lstm_studio.widgets.plot_readout import Reading, draw_readout, plain_text, readout_size
from lstm_studio.widgets.reader_painter import ReaderPainter

__all__ = ["ReaderMarks"]


@dataclass
class ReaderMarks:
    """Marks that come and go without the picture below them being painted anew.

    Parameters
    ----------
    cursor : int
        The word at which the keyboard is.
    unit : (str, int, int), optional
        Direction, unit and word that the read-out tells of.
    selected : (str, int), optional
        The unit whose row is outlined.
    change : int, optional
        The word under the pointer.
    drag : (int, int, QPointF), optional
        The word that is dragged, the gap before which it would be put, and the pointer.
    """

    cursor: int = 0
    unit: tuple[str, int, int] | None = None
    selected: tuple[str, int] | None = None
    change: int | None = None
    drag: tuple[int, int, QPointF] | None = None

    def paint(
        self,
        painter: QPainter,
        widget: QWidget,
        tools: ReaderPainter,
        reading: tuple[str, Reading, QRectF] | None,
        focus: bool,
        hovered: int | None,
    ) -> None:
        """Paint the marks over the picture; `hovered` is a word that is pointed at anywhere."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = tools.look
        painter.save()
        painter.setClipRect(tools.clip())
        if self.selected is not None:
            self._frame(painter, tools, *self.selected, strong=True)
        if self.unit is not None and tools.has(*self.unit):
            self._frame(painter, tools, *self.unit[:2], strong=False)
            painter.setPen(QPen(look.color("ink"), look.px(1.5)))
            painter.drawRect(tools.cell(*self.unit))
        shown = self.selected if self.unit is None else self.unit[:2]
        if shown is not None:
            self._curve(painter, tools, *shown)
        if hovered is not None and hovered < len(tools.words) and self.drag is None:
            self._hovered_word(painter, tools, hovered)
        if focus and tools.words:
            ring = tools.word_box(self.cursor)
            draw_focus_ring(painter, ring, look.px(6), look)
        painter.restore()
        if self.drag is not None:
            self._dragged(painter, tools)
        elif reading is not None:
            self._readout(painter, widget, reading, look)

    def _frame(
        self, painter: QPainter, tools: ReaderPainter, direction: str, unit: int, strong: bool
    ) -> None:
        """Draw a frame around the row of a unit across the sentence."""
        row = tools.row(direction, unit)
        if row is None:
            return
        look = tools.look
        out = look.px(2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = row.adjusted(-out, -out + 0.5, out, out - 0.5)
        # Light within dark, so that the frame is seen on every colour of the strip.
        painter.setPen(QPen(look.color("panel"), look.px(1) * (3.5 if strong else 3.0)))
        painter.drawRoundedRect(box, look.px(2), look.px(2))
        hue = look.quantity(direction) if not strong else look.color("ink")
        painter.setPen(QPen(hue, look.px(1) * 1.5))
        painter.drawRoundedRect(box, look.px(2), look.px(2))

    def _curve(self, painter: QPainter, tools: ReaderPainter, direction: str, unit: int) -> None:
        """Draw a unit's values as a curve over its strip, edged so that it parts from the bars."""
        points = tools.curve(direction, unit)
        if not points:
            return
        look = tools.look
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in (("panel", 5.0), ("ink", 2.0)):
            pen = QPen(look.color(color), look.px(1) * width)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline(points)
        painter.setPen(QPen(look.color("panel"), look.px(1)))
        painter.setBrush(look.color("ink"))
        for point in points:
            painter.drawEllipse(point, look.px(3), look.px(3))

    def _hovered_word(self, painter: QPainter, tools: ReaderPainter, word: int) -> None:
        look = tools.look
        shade = QColor(look.color("ink"))
        shade.setAlphaF(0.06)
        draw_panel(painter, tools.word_box(word), look.px(6), shade)

    def _dragged(self, painter: QPainter, tools: ReaderPainter) -> None:
        """Draw the word at the pointer and a line where it would be put."""
        assert self.drag is not None
        look = tools.look
        word, gap, at = self.drag
        row = tools.word_box(word)
        if gap not in (word, word + 1):
            x = tools.x(gap - 0.5)
            pen = QPen(look.color("accent"), look.px(2.5))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, row.top()), QPointF(x, row.bottom()))
        font = look.font("strong")
        text = plain_text(tools.words[word], 24)
        width = QFontMetricsF(font).horizontalAdvance(text) + 2 * look.px(10)
        chip = QRectF(at.x() - 0.5 * width, row.top() + look.px(4), width, row.height())
        draw_panel(painter, chip, look.px(6), look.color("accent"))
        painter.setPen(look.color("accent_ink"))
        painter.setFont(font)
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), text)

    def _readout(
        self,
        painter: QPainter,
        widget: QWidget,
        reading: tuple[str, Reading, QRectF],
        look: Look,
    ) -> None:
        title, line, place = reading
        width, height = readout_size(title, [line], look)
        gap = look.px(8)
        x = place.right() + gap
        if x + width > widget.width():
            x = max(place.left() - gap - width, look.px(2))
        y = min(max(place.center().y() - 0.5 * height, 0.0), widget.height() - height)
        draw_readout(painter, QRectF(round(x), round(y), width, height), title, [line], look)
