"""Shapes that several widgets draw alike: panels, focus rings, shadows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from lstm_studio.style.look import Look

__all__ = ["draw_focus_ring", "draw_panel", "draw_shadow"]


def draw_panel(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor,
    line: QColor | None = None,
    width: float = 1.0,
) -> None:
    """Draw a rounded rectangle whose line lies inside `rect`."""
    painter.setBrush(fill)
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(line, width))
        half = width / 2
        rect = rect.adjusted(half, half, -half, -half)
    painter.drawRoundedRect(rect, radius, radius)


def draw_focus_ring(painter: QPainter, rect: QRectF, radius: float, look: Look) -> None:
    """Draw the ring of the control that has the keyboard, inside `rect`."""
    width = float(look.px(2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.color("focus"), width))
    half = width / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


def draw_shadow(painter: QPainter, rect: QRectF, radius: float, depth: int, look: Look) -> None:
    """Draw the soft shadow of what floats, `depth` px around `rect`.

    A QGraphicsDropShadowEffect would render the whole widget into a picture at every repaint.
    """
    color = look.color("shadow")
    painter.setPen(Qt.PenStyle.NoPen)
    strength = 0.30 if look.theme.dark else 0.07
    step = max(1, depth // 6)  # each ring fills the whole box: six are enough for the eye
    for ring in range(depth, 0, -step):
        color.setAlphaF(strength * step * (1 - ring / (depth + 1)) ** 2 / 2)
        painter.setBrush(color)
        grown = rect.adjusted(-ring, -ring + depth / 3, ring, ring + depth / 3)
        painter.drawRoundedRect(grown, radius + ring, radius + ring)
