"""A bar whose segments are the probabilities of a few senses, with the line of confidence."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from lstm_studio.style.look import Look
from lstm_studio.widgets.plot_header import blend

__all__ = ["draw_verdict_bar", "line_marks", "sense_color"]

_SHADES = (0.0, 0.38, 0.62, 0.78)  # how far the hue of each sense lies towards the panel
_PALER = 0.45  # the same for all of them when the reader cannot tell


def sense_color(look: Look, role: str, sense: int, senses: int, decided: bool) -> QColor:
    """Return the fill of a sense: the reader's hue, of several senses paler from one to the next.

    Of two senses only the leading one is filled.
    """
    shade = _SHADES[0 if senses <= 2 else min(sense, len(_SHADES) - 1)]
    hue = blend(look.quantity(role), look.color("panel"), shade)
    return hue if decided else blend(hue, look.color("panel"), _PALER)


def line_marks(probabilities: Sequence[float], line: float) -> list[float]:
    """Return where the confidence line is marked on the bar, 0 to 1 from the left.

    The probability of the leading sense must reach the line.  Of two senses each has a mark, at
    `line` and at 1 − `line`.  Of more the leading one alone has: its segment is long enough when
    it covers the mark.
    """
    if len(probabilities) == 2:
        return sorted({line, 1.0 - line})
    leading = max(range(len(probabilities)), key=probabilities.__getitem__)
    start = sum(probabilities[:leading])
    if start + line <= 1.0:
        return [start + line]
    return [start + probabilities[leading] - line]


def draw_verdict_bar(
    painter: QPainter,
    place: QRectF,
    probabilities: Sequence[float],
    decided: bool,
    line: float | None,
    role: str,
    look: Look,
) -> None:
    """Draw the bar.

    Parameters
    ----------
    painter : QPainter
    place : QRectF
    probabilities : sequence of float
        One a sense, the first from the left; a bar without known numbers is empty and hatched.
        Of two senses the leading one is filled, from its own side.
    decided : bool
        Whether the leading sense is told; else the bar is paler and hatched.
    line : float, optional
        What the leading sense must reach.
    role : str
        The reader: key of its colour.
    look : Look
    """
    painter.save()
    whole = QPainterPath()
    whole.addRoundedRect(place, look.px(5), look.px(5))
    painter.setClipPath(whole)
    painter.fillRect(place, look.color("chip"))
    known = bool(probabilities) and all(math.isfinite(p) for p in probabilities)
    if known:
        _draw_segments(painter, place, probabilities, decided, role, look)
    if not (known and decided):
        _hatch(painter, place, look)
    painter.restore()
    if known and line is not None:
        # It stands out above and below, so that it is seen on every fill.
        out = look.px(3)
        pen = QPen(look.color("ink"), look.px(1.5))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        for share in line_marks(probabilities, line):
            x = round(place.left() + share * place.width()) + 0.5
            painter.drawLine(QPointF(x, place.top() - out), QPointF(x, place.top() + out))
            painter.drawLine(QPointF(x, place.bottom() - out), QPointF(x, place.bottom() + out))


def _draw_segments(
    painter: QPainter,
    place: QRectF,
    probabilities: Sequence[float],
    decided: bool,
    role: str,
    look: Look,
) -> None:
    count = len(probabilities)
    leading = max(range(count), key=probabilities.__getitem__)
    gap = look.px(1.5) if count > 2 else 0.0
    x = place.left()
    total = max(sum(probabilities), 1e-12)
    for sense, probability in enumerate(probabilities):
        width = place.width() * probability / total
        if count > 2 or sense == leading:
            fill = sense_color(look, role, sense, count, decided)
            box = QRectF(x, place.top(), max(width - gap, 0.0), place.height())
            painter.fillRect(box, fill)
        x += width
        if sense < count - 1 and gap:
            edge = QRectF(x - gap, place.top(), gap, place.height())
            painter.fillRect(edge, look.color("panel"))


def _hatch(painter: QPainter, place: QRectF, look: Look) -> None:
    color = look.color("ink")
    color.setAlphaF(0.22)
    painter.setPen(QPen(color, look.px(1)))
    step = look.px(7)
    count = math.ceil((place.width() + place.height()) / step)
    lines = [
        QLineF(place.left() + n * step, place.top(), place.left() + n * step - place.height(), end)
        for n in range(1, count + 1)
        for end in (place.bottom(),)
    ]
    painter.drawLines(lines)
