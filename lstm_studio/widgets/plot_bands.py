"""Bands in a plot: where a curve has to run, and the first step at which it does not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from lstm_studio.i18n import number, tr
from lstm_studio.style.look import Look
from lstm_studio.widgets.plot_header import blend, draw_cross, role_color
from lstm_studio.widgets.plot_readout import Reading
from lstm_studio.widgets.time_axis import StepScale
from lstm_studio.widgets.value_scale import ValueScale

__all__ = ["Bands", "PlotBand"]

_FILL, _FILL_BESIDE = 0.24, 0.10  # how much of the hue the ground takes on
_EDGE, _EDGE_BESIDE = 0.75, 0.35


@dataclass(frozen=True, eq=False)
class PlotBand:
    """Limits at some steps.

    Parameters
    ----------
    steps : (n,) int
        0-based, ascending.
    low, high : (n,) float64
        The limits, included.
    role : str
        Quantity key or theme field of the colour.
    says : str
        The band in a sentence, for the summary of the plot.
    wrong : (int, float) or None
        The first step outside and the value there.
    beside : bool
        Whether it belongs to a curve that is not in the foreground, and is drawn fainter.
    """

    steps: NDArray[np.intp]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    role: str = "c"
    says: str = ""
    wrong: tuple[int, float] | None = None
    beside: bool = False

    def same(self, other: PlotBand) -> bool:
        """Return whether the other one looks and says the same."""
        return (
            np.array_equal(self.steps, other.steps)
            and np.array_equal(self.low, other.low)
            and np.array_equal(self.high, other.high)
            and (self.role, self.says, self.wrong, self.beside)
            == (other.role, other.says, other.wrong, other.beside)
        )


class Bands(pg.GraphicsObject):
    """Draws bands below the curves of a view box.

    Parameters
    ----------
    box : pg.ViewBox
        Where it lives.
    look : Look
    """

    def __init__(self, box: pg.ViewBox, look: Look) -> None:
        super().__init__()
        self._look = look
        self._bands: tuple[PlotBand, ...] = ()
        self.setZValue(-10.0)
        box.addItem(self, ignoreBounds=True)

    def bands(self) -> tuple[PlotBand, ...]:
        """Return the bands as they were set."""
        return self._bands

    def set_bands(self, bands: Iterable[PlotBand]) -> bool:
        """Draw these; return whether anything is different."""
        bands = tuple(bands)
        same = len(bands) == len(self._bands) and all(
            a.same(b) for a, b in zip(bands, self._bands, strict=True)
        )
        if not same:
            self.prepareGeometryChange()
            self._bands = bands
            self.update()
        return not same

    def set_look(self, look: Look) -> None:
        """Take over the colours of `look`."""
        self._look = look
        self.update()

    def limits(self) -> tuple[float, float]:
        """Return the lowest and the highest limit; zeros without bands."""
        if not self._bands:
            return 0.0, 0.0
        low = min(float(band.low.min()) for band in self._bands)
        return low, max(float(band.high.max()) for band in self._bands)

    def sentences(self) -> list[str]:
        """Return what the bands ask for."""
        return [band.says for band in self._bands if band.says]

    def readings(self, step: int) -> list[Reading]:
        """Return what is asked for at a step, for the readout."""
        found: list[Reading] = []
        for band in self._bands:
            place = int(np.searchsorted(band.steps, step))
            if not band.beside and place < len(band.steps) and band.steps[place] == step:
                low, high = (number(float(end[place]), 2) for end in (band.low, band.high))
                text = tr("goal: {low} to {high}", low=low, high=high)
                found.append(Reading(text, band.role, False, False))
        return found

    # ------------------------------------------------------------------ painting

    def boundingRect(self) -> QRectF:
        """Return the steps and values that the bands cover."""
        if not self._bands:
            return QRectF()
        first = min(float(band.steps[0]) for band in self._bands) - 0.5
        last = max(float(band.steps[-1]) for band in self._bands) + 0.5
        low, high = self.limits()
        return QRectF(first, low, last - first, high - low)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Fill each run of steps, and draw its upper and its lower limit."""
        look = self._look
        ground = look.color("panel")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        # Those in the foreground last, on top.
        for band in sorted(self._bands, key=_foreground):
            hue = role_color(look, band.role)
            fill = blend(ground, hue, _FILL_BESIDE if band.beside else _FILL)
            edge = QPen(blend(ground, hue, _EDGE_BESIDE if band.beside else _EDGE), 1.0)
            edge.setWidthF(max(1.0, 0.6 * look.line_width("ghost")))
            edge.setCosmetic(True)
            if band.beside:
                edge.setStyle(Qt.PenStyle.DotLine)
            for run in _runs(band.steps):
                top = _stairs(band.steps[run], band.high[run])
                bottom = _stairs(band.steps[run], band.low[run])
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(fill)
                painter.drawPolygon(QPolygonF([*top, *reversed(bottom)]))
                painter.setPen(edge)
                for level in (*_levels(top), *_levels(bottom)):
                    painter.drawLine(*level)

    def paint_marks(self, painter: QPainter, scale: StepScale, values: ValueScale) -> None:
        """Mark the first wrong step of each band: a cross, and an arrow to where it should be."""
        look = self._look
        for band in self._bands:
            if band.wrong is None or not np.isfinite(band.wrong[1]):
                continue
            step, value = band.wrong
            place = int(np.searchsorted(band.steps, step))
            low, high = float(band.low[place]), float(band.high[place])
            nearest = high if value > high else low
            x, y, goal = scale.x(step), values.y(value), values.y(nearest)
            color = look.color("danger")
            painter.setPen(QPen(color, max(1.5, look.line_width("ghost"))))
            painter.setBrush(look.color("panel"))
            reach = look.px(7)
            way = 1.0 if goal > y else -1.0
            if abs(goal - y) > 2 * reach:
                _arrow(painter, x, y + way * reach, goal, look.px(4))
            painter.drawEllipse(QPointF(x, y), reach, reach)
            draw_cross(painter, x, y, look.px(3))


def _foreground(band: PlotBand) -> bool:
    return not band.beside


def _runs(steps: NDArray[np.intp]) -> list[slice]:
    """Return the runs of steps that follow each other."""
    breaks = [0, *(int(k) + 1 for k in np.flatnonzero(np.diff(steps) != 1)), len(steps)]
    return [slice(first, end) for first, end in pairwise(breaks)]


def _stairs(steps: NDArray[np.intp], values: NDArray[np.float64]) -> list[QPointF]:
    """Return a line that stands level half a step to both sides of each step."""
    return [
        QPointF(float(step) + side, float(value))
        for step, value in zip(steps, values, strict=True)
        for side in (-0.5, 0.5)
    ]


def _levels(stairs: list[QPointF]) -> list[tuple[QPointF, QPointF]]:
    """Return the level parts of stairs: their risers would look like walls."""
    found: list[tuple[QPointF, QPointF]] = []
    for left, right in zip(stairs[::2], stairs[1::2], strict=True):
        if found and found[-1][1] == left:
            found[-1] = (found[-1][0], right)
        else:
            found.append((left, right))
    return found


def _arrow(painter: QPainter, x: float, start: float, end: float, reach: float) -> None:
    painter.drawLine(QPointF(x, start), QPointF(x, end))
    back = reach if start > end else -reach
    painter.drawLine(QPointF(x - reach, end + back), QPointF(x, end))
    painter.drawLine(QPointF(x + reach, end + back), QPointF(x, end))
