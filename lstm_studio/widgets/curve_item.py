"""A pyqtgraph curve that is painted segment by segment, in pixels.

Qt's raster engine strokes a wide antialiased polyline as one outline and sorts its edges in every
line of pixels: 200 steps of a noisy trace take 40 ms, 1,700 take half a second.  The same
segments with flat ends, and a round dot at each joint, look alike and take 0.8 and 5 ms.
"""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from pyqtgraph.Qt import internals
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

__all__ = ["StepCurve", "dashes"]

Floats = NDArray[np.float64]

_LEAST_JOINT = 1.5  # widths of the pen between two joints; closer, nobody sees the corners
_MOST_DASHES = 500  # more would take longer than they tell
_DASH, _SPACE = 4.0, 3.0  # in widths of the pen
_LEAST_DASH = 6.0  # pixels


def dashes(x: Floats, y: Floats, dash: float, space: float) -> Floats:
    """Return the dashes of a polyline.

    Dashes are measured along the line as long as they stay few, else along the x axis: a long
    noisy line is then a sequence of stretches, which still reads as dashed.

    Parameters
    ----------
    x, y : (N,) float64
        The corners, in pixels, x ascending; NaN is a gap.
    dash, space : float
        In pixels.

    Returns
    -------
    (M, 4) float64
        Segments x1, y1, x2, y2.
    """
    length = np.hypot(np.diff(x), np.diff(y))
    known = np.isfinite(length)
    length = np.where(known, length, 0.0)
    period = dash + space
    if length.sum() > period * _MOST_DASHES:
        length = np.where(known, np.diff(x), 0.0)
    place = np.concatenate([[0.0], np.cumsum(length)])
    if place[-1] <= 0.0:
        return np.empty((0, 4))
    # Every begin and end of a dash is a cut; a piece between two cuts or corners is drawn if its
    # middle lies in a dash and its segment has no gap.
    begins = np.arange(0.0, place[-1], period)
    cuts = np.unique(np.concatenate([place, begins, np.minimum(begins + dash, place[-1])]))
    middle = 0.5 * (cuts[:-1] + cuts[1:])
    segment = np.clip(np.searchsorted(place, middle, side="right") - 1, 0, len(length) - 1)
    drawn = (middle % period < dash) & known[segment]
    ends = []
    for cut in (cuts[:-1], cuts[1:]):
        share = (cut[drawn] - place[segment[drawn]]) / length[segment[drawn]]
        ends += [a[segment[drawn]] + share * np.diff(a)[segment[drawn]] for a in (x, y)]
    return np.stack(ends, axis=1)


class StepCurve(pg.PlotCurveItem):
    """A curve over steps; data, bounds and clipping are pyqtgraph's, only the painting is ours."""

    def __init__(self) -> None:
        super().__init__(antialias=True)
        self._segments = internals.PrimitiveArray(QLineF, 4)
        self._dashed = False
        self._laid_out: tuple[object, tuple[float, ...]] | None = None
        self._count = 0
        self._joints: QPolygonF | None = None

    def setDashed(self, dashed: bool) -> None:
        """Draw dashes instead of a line."""
        self._dashed = dashed
        self.update()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the line."""
        x, y = self.getData()
        if x is None or y is None or len(x) < 2:
            return
        pen = QPen(self.opts["pen"])
        pen.setCosmetic(False)  # in pixels of the widget, of which a fine screen has several
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        place = painter.transform()
        scale = (place.m11(), place.dx(), place.m22(), place.dy(), pen.widthF(), self._dashed)
        # The simple RNN beside a cell stands still while a gate is moved: what was laid out for
        # these very arrays at this very place is still right.
        if self._laid_out is None or self._laid_out[0] is not y or self._laid_out[1] != scale:
            self._lay_out(x, y, scale)
            self._laid_out = (y, scale)
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        if self._count:
            painter.drawLines(*self._segments.drawargs())  # pyright: ignore[reportCallIssue, reportArgumentType]
        if self._joints is not None:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints(self._joints)
        painter.restore()

    def _lay_out(self, x: Floats, y: Floats, scale: tuple[float, ...]) -> None:
        """Work out segments and joints in pixels."""
        self._count, self._joints = 0, None
        inner = np.isfinite(y)
        if not inner.any():
            return  # a polygon without a point has no memory behind it: writing there is the end
        m11, dx, m22, dy, width, _ = scale
        px, py = m11 * x + dx, m22 * y + dy
        if self._dashed:
            unit = max(width, _LEAST_DASH / _DASH)
            segments = dashes(px, py, _DASH * unit, _SPACE * unit)
        else:
            segments = np.stack([px[:-1], py[:-1], px[1:], py[1:]], axis=1)
            segments = segments[np.isfinite(segments).all(axis=1)]
        self._count = len(segments)
        self._segments.resize(len(segments))
        if len(segments):
            self._segments.ndarray()[:] = segments
        if not self._dashed and px[-1] - px[0] >= _LEAST_JOINT * width * len(px):
            self._joints = pg.functions.create_qpolygonf(int(np.count_nonzero(inner)))
            memory = pg.functions.ndarray_from_qpolygonf(self._joints)
            memory[:, 0], memory[:, 1] = px[inner], py[inner]
