"""Up to three stars, drawn: fonts that have no star would show a box."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from lstm_studio.i18n import integer, tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT

__all__ = ["StarRow", "star"]

MOST = 3
_INNER = 0.42  # radius of a star's inner corners, that of its tips being 1


def star(centre: QPointF, reach: float) -> QPolygonF:
    """Return a star of five points around `centre`."""
    points: list[QPointF] = []
    for corner in range(10):
        turn = -0.5 * math.pi + corner * math.pi / 5
        radius = reach * (1.0 if corner % 2 == 0 else _INNER)
        points.append(centre + QPointF(radius * math.cos(turn), radius * math.sin(turn)))
    return QPolygonF(points)


class StarRow(QWidget):
    """Three stars, some of them full.

    Parameters
    ----------
    parent : QWidget, optional
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._stars = -1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setStars(0)

    def stars(self) -> int:
        """Return how many are full."""
        return self._stars

    def setStars(self, stars: int) -> None:
        """Fill so many."""
        if stars != self._stars:
            self._stars = stars
            said = (
                tr("1 star of 3") if stars == 1 else tr("{count} stars of 3", count=integer(stars))
            )
            self.setAccessibleName(said)
            self.setToolTip(said)
            self.update()

    def setLook(self, look: Look) -> None:
        """Take colours and scale from `look`."""
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of three stars."""
        return QSize(MOST * self._look.px(24), self._look.px(24))

    def minimumSizeHint(self) -> QSize:
        """Return the same: stars do not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw full and empty stars; the empty ones are outlines."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(MOST):
            full = number < self._stars
            color = look.quantity("c") if full else look.color("muted")
            painter.setPen(QPen(color, max(1.2, 0.8 * look.line_width("ghost"))))
            painter.setBrush(color if full else Qt.BrushStyle.NoBrush)
            centre = QPointF((number + 0.5) * look.px(24), 0.5 * self.height() + look.px(0.5))
            painter.drawPolygon(star(centre, look.px(9)))
        painter.end()
