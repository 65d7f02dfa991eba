"""Writes the texts of a cell diagram: fonts of a look, shaped once and kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QStaticText,
    QTransform,
)

from lstm_studio.style.look import Look
from lstm_studio.widgets.diagram_types import Rect, RunLike

__all__ = ["Lettering"]

TILDE = "\N{COMBINING TILDE}"


class Lettering:
    """Fonts and shaped texts for one look and one scale.

    Parameters
    ----------
    look : Look
    scale : float
        Pixels to a unit.
    """

    def __init__(self, look: Look, scale: float) -> None:
        self.look = look
        self.scale = scale
        self._inks: dict[str, QColor] = {}
        self._fonts: dict[tuple[float, bool], tuple[QFont, QFontMetricsF, float]] = {}
        self._texts: dict[tuple[str, float, bool], tuple[QStaticText, float]] = {}

    def box(self, runs: Sequence[RunLike], box: Rect, centred: bool) -> QRectF:
        """Return where text comes to stand, in units, with the fonts as they really are."""
        width = sum([self._shaped(run)[1] for run in runs]) / self.scale
        size = max([run.size for run in runs])
        x = box[0] + (box[2] - width) / 2 if centred else box[0]
        middle = box[1] + box[3] / 2
        return QRectF(x, middle - 0.5 * size, width, size)

    def draw(
        self, painter: QPainter, runs: Sequence[RunLike], box: Rect, centred: bool, level: float
    ) -> None:
        """Draw runs on one line in a box, from its left edge or centred."""
        painter.setOpacity(level)
        where = self.box(runs, box, centred)
        x = where.x() * self.scale
        # 0.727 em is the height of Inter's capitals: figures look centred when those are.
        baseline = (box[1] + box[3] / 2 + 0.3635 * where.height()) * self.scale
        for run in runs:
            text, width = self._shaped(run)
            if not run.text.isspace():
                font, metrics, ascent = self._font(run)
                painter.setFont(font)
                painter.setPen(self._ink(run.hue))
                top = baseline + run.drop * self.scale - ascent
                painter.drawStaticText(QPointF(x, top), text)
                if TILDE in run.text:
                    self._draw_tilde(painter, run, metrics, x, top + ascent)
            x += width

    def _draw_tilde(
        self, painter: QPainter, run: RunLike, metrics: QFontMetricsF, x: float, baseline: float
    ) -> None:
        """Draw the tilde of C̃, which Inter cannot place over a capital."""
        before, _, _ = run.text.partition(TILDE)
        middle = x + metrics.horizontalAdvance(before[:-1])
        middle += metrics.horizontalAdvance(before[-1:]) / 2
        size = run.size * self.scale
        wide, high, y = 0.2 * size, 0.11 * size, baseline - 0.83 * size
        path = QPainterPath(QPointF(middle - wide, y + high / 2))
        path.cubicTo(
            QPointF(middle - 0.4 * wide, y - 1.6 * high),
            QPointF(middle + 0.4 * wide, y + 1.6 * high),
            QPointF(middle + wide, y - high / 2),
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(self._ink(run.hue), 0.085 * size)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPath(path)

    def _font(self, run: RunLike) -> tuple[QFont, QFontMetricsF, float]:
        key = (run.size, run.bold)
        found = self._fonts.get(key)
        if found is None:
            font = self.look.font("number" if run.bold else "body")
            font.setPixelSize(max(round(run.size * self.scale), 1))
            metrics = QFontMetricsF(font)
            found = self._fonts[key] = (font, metrics, metrics.ascent())
        return found

    def _shaped(self, run: RunLike) -> tuple[QStaticText, float]:
        key = (run.text, run.size, run.bold)
        found = self._texts.get(key)
        if found is None:
            if len(self._texts) > 600:
                self._texts.clear()
            font, metrics, _ = self._font(run)
            plain = run.text.replace(TILDE, "")
            text = QStaticText(plain)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            text.prepare(QTransform(), font)
            found = self._texts[key] = (text, metrics.horizontalAdvance(plain))
        return found

    def _ink(self, key: str) -> QColor:
        color = self._inks.get(key)
        if color is None:
            if key in ("ink", "muted"):
                color = self.look.color(key)
            else:
                color = self.look.quantity_text(key)
            self._inks[key] = color
        return color
