"""The colours of a tinted text with the numbers at their ends."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lstm_studio.i18n import number, tr
from lstm_studio.style.look import Look
from lstm_studio.style.palette import diverging_lut
from lstm_studio.style.tokens import LIGHT

__all__ = ["TintScale"]

_BAR = 72


class TintScale(QWidget):
    """A bar from blue through the ground to gold: −limit and less, to +limit and more.

    Parameters
    ----------
    parent : QWidget, optional
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._limit = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def setLimit(self, limit: float) -> None:
        """Set the value of the strongest tint."""
        if limit != self._limit:
            self._limit = limit
            low, high = self._texts()
            self.setAccessibleName(
                tr("Tint from {low} (blue) to {high} (gold)", low=low, high=high)
            )
            self.updateGeometry()
            self.update()

    def _texts(self) -> tuple[str, str]:
        return "≤ " + number(-self._limit), "≥ +" + number(self._limit)

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that it needs."""
        metrics = QFontMetrics(self._look.font("figure_small"))
        words = sum(metrics.horizontalAdvance(text) for text in self._texts())
        return QSize(words + self._look.px(_BAR + 16), metrics.height() + self._look.px(4))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint."""
        look = self._look
        painter = QPainter(self)
        painter.setFont(look.font("figure_small"))
        painter.setPen(look.color("muted"))
        metrics = painter.fontMetrics()
        low, high = self._texts()
        box, middle = QRectF(self.rect()), Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, low)
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, high)
        lut = diverging_lut(look.theme)
        image = QImage(lut.tobytes(), len(lut), 1, 3 * len(lut), QImage.Format.Format_RGB888)
        tall = look.px(10)
        bar = QRectF(
            metrics.horizontalAdvance(low) + look.px(8),
            0.5 * (self.height() - tall),
            look.px(_BAR),
            tall,
        )
        painter.drawImage(bar, image)
        painter.end()
