"""How the belief of the readers after each word is painted."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from lstm_studio.i18n import percent, tr
from lstm_studio.style.look import Look
from lstm_studio.style.plots import grid_pen
from lstm_studio.widgets.plot_header import blend
from lstm_studio.widgets.time_axis import StepScale

__all__ = ["Belief", "BeliefPainter"]

Floats = NDArray[np.float64]

_BESIDE = 0.4  # how much of its hue a line keeps where the reader has not come to
_NARROW = 34  # pixels at 100 %: where columns are narrower, every second, third, ... word stands


@dataclass
class Belief:
    """What is shown; the widget changes it and the painter draws it."""

    words: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()  # the words as they are written: on one line
    target: int | None = None
    curves: dict[str, Floats] = field(default_factory=dict)
    both: float | None = None
    names: dict[str, str] = field(default_factory=dict)
    low: str = ""
    high: str = ""
    line: float | None = None
    chance: float | None = None
    read: tuple[int, int] | None = None
    empty_text: str = ""

    def name_of(self, reader: str) -> str:
        """Return what a reader is called."""
        plain = {"forward": tr("forward"), "backward": tr("backward"), "both": tr("both ways")}
        return self.names.get(reader) or plain[reader]


class BeliefPainter:
    """Paints grid, shaded band, lines and words.

    Parameters
    ----------
    belief : Belief
    look : Look
    area : QRectF
        Where probabilities from 0 to 1 lie.
    scale : StepScale
        Where the words lie.
    """

    def __init__(self, belief: Belief, look: Look, area: QRectF, scale: StepScale) -> None:
        self._belief, self._look, self._area, self._scale = belief, look, area, scale
        self._seen = scale.seen(len(belief.words))

    @staticmethod
    def words_height(look: Look) -> int:
        """Return the height of the row of words below the plot."""
        return round(QFontMetricsF(look.font("small")).height()) + look.px(10)

    def y(self, probability: float) -> float:
        """Return where a probability lies."""
        return self._area.bottom() - probability * self._area.height()

    def point(self, probability: float, word: int) -> QPointF:
        """Return where the probability after a word lies."""
        return QPointF(self._scale.x(word), self.y(probability))

    def paint(self, painter: QPainter) -> None:
        """Paint everything."""
        look = self._look
        if not self._belief.words:
            painter.setFont(look.font("body"))
            painter.setPen(look.color("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self._area, int(flags), self._belief.empty_text)
            return
        self._paint_levels(painter)
        painter.save()
        out = look.px(6)
        painter.setClipRect(self._area.adjusted(-out, -out, out, out))
        for role in self._belief.curves:
            self._paint_line(painter, role)
        self._paint_both(painter)
        painter.restore()
        self._paint_words(painter)

    # ------------------------------------------------------------------ probabilities

    def _levels(self) -> list[tuple[float, str]]:
        """Return the probabilities that have a name."""
        belief = self._belief
        if belief.chance is None:
            return [(1.0, belief.high), (0.5, tr("cannot tell")), (0.0, belief.low)]
        levels = [(1.0, belief.high), (belief.chance, tr("chance")), (0.0, belief.low)]
        if belief.line is not None:
            levels.append((belief.line, percent(belief.line)))
        return levels

    def _paint_levels(self, painter: QPainter) -> None:
        look, belief, area = self._look, self._belief, self._area
        if belief.line is not None and belief.chance is None:
            top, bottom = self.y(belief.line), self.y(1.0 - belief.line)
            band = QRectF(area.left(), top, area.width(), bottom - top)
            painter.fillRect(band, blend(look.color("panel"), look.color("chip"), 0.6))
        metrics = QFontMetricsF(look.font("small"))
        painter.setFont(look.font("small"))
        room = area.left() - look.px(14)
        taken: list[float] = []
        for level, name in self._levels():
            y = round(self.y(level)) + 0.5
            pen = grid_pen(look)
            if belief.chance is not None and level == belief.line:
                pen.setColor(look.color("ghost"))
            elif level == belief.chance:
                pen.setColor(look.color("ghost"))
                pen.setDashPattern([4.0, 3.0])
            painter.setPen(pen)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            if any(abs(y - other) < metrics.height() for other in taken):
                continue
            taken.append(y)
            painter.setPen(look.color("muted"))
            short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            x = area.left() - look.px(10) - metrics.horizontalAdvance(short)
            painter.drawText(QPointF(x, y + 0.5 * metrics.capHeight()), short)

    # ------------------------------------------------------------------ lines

    def _read_part(self, role: str, count: int) -> tuple[int, int]:
        """Return the first word of what a reader has read, and the first one after it."""
        if self._belief.read is None:
            return 0, count
        upto, downto = self._belief.read
        return (0, upto + 1) if role == "forward" else (downto, count)

    def _paint_line(self, painter: QPainter, role: str) -> None:
        values = self._belief.curves[role]
        count = min(len(values), len(self._belief.words))
        first, after = self._read_part(role, count)
        read, unread = QPainterPath(), QPainterPath()
        # One word more on each side, so that a line runs out of sight instead of ending.
        seen = range(max(self._seen.start - 1, 0), min(self._seen.stop + 1, count))
        for word in seen[:-1]:
            here, there = float(values[word]), float(values[word + 1])
            if math.isfinite(here) and math.isfinite(there):
                known = first <= word and word + 1 < after
                path = read if known else unread
                start, end = self.point(here, word), self.point(there, word + 1)
                if path.currentPosition() != start or path.isEmpty():
                    path.moveTo(start)
                path.lineTo(end)
        self._stroke(painter, role, read, unread)
        self._paint_dots(painter, role, seen, values)

    def _stroke(
        self, painter: QPainter, role: str, read: QPainterPath, unread: QPainterPath
    ) -> None:
        look = self._look
        painter.setBrush(Qt.BrushStyle.NoBrush)
        hue = look.quantity(role)
        pen = QPen(blend(look.color("panel"), hue, _BESIDE), look.line_width("ghost"))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
        painter.drawPath(unread)
        pen = QPen(hue, look.line_width("cell"))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPath(read)

    def _paint_dots(self, painter: QPainter, role: str, seen: range, values: Floats) -> None:
        """Mark where the reader stands, and values without a neighbour to be joined with."""
        look = self._look
        hue = look.quantity(role)
        read = self._belief.read
        head = None if read is None else read[0 if role == "forward" else 1]
        for word in seen:
            value = float(values[word])
            beside = [float(values[n]) for n in (word - 1, word + 1) if 0 <= n < len(values)]
            alone = not any(math.isfinite(other) for other in beside)
            if not math.isfinite(value) or not (word == head or alone):
                continue
            painter.setPen(QPen(look.color("panel"), look.px(1.5)))
            painter.setBrush(hue)
            radius = look.px(4.5)
            painter.drawEllipse(self.point(value, word), radius, radius)

    def _paint_both(self, painter: QPainter) -> None:
        """Draw the answer of both readers together as a diamond at the target."""
        belief, look = self._belief, self._look
        if belief.both is None or belief.target is None or not math.isfinite(belief.both):
            return
        middle, reach = self.point(belief.both, belief.target), look.px(6.5)
        path = QPainterPath(QPointF(middle.x(), middle.y() - reach))
        path.lineTo(middle.x() + reach, middle.y())
        path.lineTo(middle.x(), middle.y() + reach)
        path.lineTo(middle.x() - reach, middle.y())
        path.closeSubpath()
        painter.setPen(QPen(look.color("panel"), look.px(1.5)))
        painter.setBrush(look.quantity("both"))
        painter.drawPath(path)

    # ------------------------------------------------------------------ words

    def labels(self) -> dict[int, str]:
        """Return what is written below the plot: every n-th word and the target."""
        look, belief = self._look, self._belief
        metrics = QFontMetricsF(look.font("small"))
        pitch = self._scale.pitch
        every = max(math.ceil(look.px(_NARROW) / pitch), 1)
        room = every * pitch - look.px(4)
        shown: dict[int, str] = {}
        for word in self._seen:
            target = word == belief.target
            near = belief.target is not None and 0 < abs(word - belief.target) < every
            if target or (word % every == 0 and not near):
                shown[word] = metrics.elidedText(
                    belief.shown[word], Qt.TextElideMode.ElideRight, room
                )
        return shown

    def _paint_words(self, painter: QPainter) -> None:
        look = self._look
        strong = look.font("small")
        strong.setWeight(strong.Weight.DemiBold)
        metrics = QFontMetricsF(look.font("small"))
        baseline = self._area.bottom() + look.px(8) + metrics.ascent()
        painter.save()
        painter.setClipRect(
            QRectF(self._area.left(), self._area.bottom(), self._area.width(), look.px(60))
        )
        for word, text in self.labels().items():
            target = word == self._belief.target
            painter.setFont(strong if target else look.font("small"))
            painter.setPen(look.color("accent" if target else "muted"))
            width = QFontMetricsF(painter.font()).horizontalAdvance(text)
            painter.drawText(QPointF(self._scale.x(word) - 0.5 * width, baseline), text)
        painter.restore()
