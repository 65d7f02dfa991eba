"""A few figures side by side, large, with what each counts in small type below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT

__all__ = ["Figures"]


class Figures(QWidget):
    """Figures and their names; where there is little room they go on in the next line.

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
        self._figures: tuple[tuple[str, str], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setFigures(self, figures: Sequence[tuple[str, str]]) -> None:
        """Show other figures: name and value of each."""
        if tuple(figures) == self._figures:
            return
        self._figures = tuple(figures)
        self.setAccessibleDescription(self.summary())
        self.updateGeometry()
        self.update()

    def summary(self) -> str:
        """Return all of it as a sentence."""
        return ", ".join(
            tr("{name}: {value}", name=name, value=value) for name, value in self._figures
        )

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        self.updateGeometry()
        self.update()

    def _cell(self) -> tuple[int, int, int]:
        """Return the width of the widest figure, and the heights of value and name."""
        large, small = (QFontMetrics(self._look.font(name)) for name in ("title", "small"))
        widest = max(
            (
                max(large.horizontalAdvance(value), small.horizontalAdvance(name))
                for name, value in self._figures
            ),
            default=0,
        )
        return widest + self._look.px(28), large.height(), small.height()

    def _columns(self, width: int) -> int:
        return max(1, min(width // max(self._cell()[0], 1), len(self._figures) or 1))

    def heightForWidth(self, width: int) -> int:
        """Return the height that the figures need at a width."""
        _, large, small = self._cell()
        rows = -(-len(self._figures) // self._columns(width))
        return rows * (large + small + self._look.px(12))

    def sizeHint(self) -> QSize:
        """Return the width of all figures in one line, and the height of now."""
        width = self._cell()[0] * max(len(self._figures), 1)
        return QSize(width, self.heightForWidth(self.width() if self.width() > 1 else width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of one figure."""
        return QSize(min(self._cell()[0], self._look.px(160)), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as the width needs."""
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint."""
        painter = QPainter(self)
        look = self._look
        width, large, small = self._cell()
        columns = self._columns(self.width())
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, (name, value) in enumerate(self._figures):
            row, column = divmod(number, columns)
            left, top = column * width, row * (large + small + look.px(12)) + look.px(4)
            painter.setFont(look.font("title"))
            painter.setPen(look.color("ink"))
            painter.drawText(QRectF(left, top, width, large), flags, value)
            painter.setFont(look.font("small"))
            painter.setPen(look.color("muted"))
            painter.drawText(QRectF(left, top + large, width, small), flags, name)
        painter.end()
