"""How the cells of gate lanes are painted: rounded ones while there is room, columns after that.

A cell is a bar as high as its value on a pale ground of the same hue, so that a gate is read by
height as well as by colour.  What a person holds is solid and has a dot; what the network
computed is paler, with only its level drawn full.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from lstm_studio.core.decimation import column_mean
from lstm_studio.style.look import Look
from lstm_studio.widgets.plot_header import draw_cross, role_color
from lstm_studio.widgets.time_axis import StepScale

__all__ = ["Lane", "LaneGeometry", "LanePainter"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_ROUND_PITCH = 12  # pixels at 100 % a step, below which cells have square corners
_GAP_PITCH = 3  # pixels at 100 % a step, below which there is no gap between cells
_COMPUTED = 0.5  # how much of the hue the bar of a computed gate has
_GAP = 2  # pixels at 100 % between two cells
_EDGE = 1.5  # the level of a computed gate, the rim of a held one
_DOT_ROOM = 9  # pixels at 100 % a step that a pin's dot needs


@dataclass(frozen=True, eq=False)
class Lane:
    """One gate over all steps.

    Parameters
    ----------
    key : str
        Names the lane in signals: ``"f"``.
    letter : str
        What stands left of it.
    name : str
        ``"forget gate"``, for the readout and screen readers.
    values : (T,) float64
        0 to 1.
    pinned : (T,) bool
        Which steps a person holds.
    role : str
        Quantity key of the colour.
    """

    key: str
    letter: str
    name: str
    values: Floats
    pinned: Bools
    role: str

    def same(self, other: Lane) -> bool:
        """Return whether `other` looks the same."""
        if self is other:
            return True
        own, others = (
            (e.key, e.letter, e.name, e.role, e.pinned.tobytes(), e.values.tobytes())
            for e in (self, other)
        )
        return own == others  # bit by bit, so that NaN is NaN


@dataclass(frozen=True)
class LaneGeometry:
    """Where the lanes lie, in pixels of the widget.

    Parameters
    ----------
    scale : StepScale
    top : float
        Of the first lane.
    height, gap : float
        Of a lane, and between two.
    count : int
        How many lanes.
    """

    scale: StepScale
    top: float
    height: float
    gap: float
    count: int

    def row(self, lane: int) -> QRectF:
        """Return the whole stretch of a lane."""
        top = self.top + lane * (self.height + self.gap)
        return QRectF(self.scale.left, top, self.scale.width, self.height)

    def cell(self, lane: int, step: int) -> QRectF:
        """Return what belongs to one step of a lane, gap included."""
        left, right = self.scale.column(step)
        row = self.row(lane)
        return QRectF(left, row.top(), right - left, row.height())

    def inner(self, lane: int, step: int, look: Look) -> QRectF:
        """Return what is painted of a cell, without the gap."""
        inset = 0.5 * look.px(_GAP)
        return self.cell(lane, step).adjusted(inset, 0, -inset, 0)

    @property
    def bounds(self) -> QRectF:
        """All lanes."""
        height = self.count * (self.height + self.gap) - self.gap
        return QRectF(self.scale.left, self.top, self.scale.width, max(height, 0.0))

    def lane_at(self, y: float) -> int | None:
        """Return the lane whose half of the gap or height holds `y`; None above and below."""
        if not self.count:
            return None
        lane = int((y - self.top + 0.5 * self.gap) // (self.height + self.gap))
        return lane if 0 <= lane < self.count else None


class LanePainter:
    """Makes the picture of all lanes; keeps what stays the same while values change."""

    def __init__(self) -> None:
        # Painted over again and again: a new one at every tick would cost an allocation, and
        # PySide6 5 references to None.
        self._picture: QPixmap | None = None
        self._painted: tuple[tuple[object, ...], tuple[Lane, ...]] = ((), ())
        self._mask: QPixmap | None = None
        self._mask_key: tuple[object, ...] = ()

    def picture(
        self,
        lanes: Sequence[Lane],
        geometry: LaneGeometry,
        look: Look,
        ratio: float,
        marks: bool,
    ) -> QPixmap:
        """Return the lanes, to be drawn at the top left of ``geometry.bounds``.

        The same pixmap is painted over at the next call: only the lanes that have changed.

        Parameters
        ----------
        lanes : sequence of Lane
            At least one, all of the same length.
        geometry : LaneGeometry
        look : Look
        ratio : float
            Device pixels a pixel.
        marks : bool
            Whether held and computed steps are told apart; without need it would be noise.
        """
        picture, size = self._picture, _size(geometry, ratio)
        if picture is None or picture.size() != size:
            picture = self._picture = QPixmap(size)
            self._painted = ((), ())
        key = (geometry, look, ratio, marks, len(lanes))
        old = self._painted[1] if self._painted[0] == key else ()
        if not old:
            picture.setDevicePixelRatio(ratio)
            picture.fill(look.color("panel"))
        changed = [k for k, lane in enumerate(lanes) if not old or not lane.same(old[k])]
        if changed:
            self._repaint(picture, {k: lanes[k] for k in changed}, geometry, look, ratio, marks)
        self._painted = (key, tuple(lanes))
        return picture

    def _repaint(
        self,
        picture: QPixmap,
        lanes: Mapping[int, Lane],
        geometry: LaneGeometry,
        look: Look,
        ratio: float,
        marks: bool,
    ) -> None:
        """Paint some of the lanes, by their place from the top."""
        bars = _bars(tuple(lanes.values()), geometry, look, ratio, marks)
        _, height, width = bars.shape
        gaps = None
        if geometry.scale.pitch >= look.px(_GAP_PITCH):
            steps = max(len(lane.values) for lane in lanes.values())
            gaps = self._gaps(geometry, look, ratio, steps)
        painter = QPainter(picture)
        for row, place in zip(bars, lanes, strict=True):
            image = QImage(row.data, width, height, 4 * width, QImage.Format.Format_RGB32)
            image.setDevicePixelRatio(ratio)
            top = round(place * (geometry.height + geometry.gap) * ratio)
            painter.drawImage(QPointF(0, top / ratio), image)
            if gaps is not None:
                painter.drawPixmap(QPointF(0, top / ratio), gaps, QRectF(0, top, width, height))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-geometry.bounds.topLeft())
        for place, lane in lanes.items():
            _paint_marks(painter, lane, place, geometry, look, marks)
        painter.end()

    def _gaps(self, geometry: LaneGeometry, look: Look, ratio: float, steps: int) -> QPixmap:
        """Return what lies over the bars to make cells of them: gaps and rounded corners."""
        key = (geometry, look, ratio, steps)
        if self._mask is not None and key == self._mask_key:
            return self._mask
        bounds, scale = geometry.bounds, geometry.scale
        mask = QPixmap(_size(geometry, ratio))
        mask.fill(Qt.GlobalColor.transparent)  # or the pixmap has no alpha to cut holes with
        mask.setDevicePixelRatio(ratio)
        panel = look.color("panel")
        painter = QPainter(mask)
        painter.translate(-bounds.topLeft())
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        if scale.pitch >= look.px(_ROUND_PITCH):
            painter.fillRect(bounds, panel)
            shapes = QPainterPath()
            for index in range(geometry.count):
                for step in scale.seen(steps):
                    cell, radius = geometry.inner(index, step, look), look.px(3)
                    shapes.addRoundedRect(cell, radius, radius)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
            painter.fillPath(shapes, panel)
        else:
            painter.fillRect(bounds, Qt.GlobalColor.transparent)
            for step in scale.seen(steps):
                right = round(scale.x(step + 0.5) * ratio) / ratio
                painter.fillRect(QRectF(right - 1, bounds.top(), 1, bounds.height()), panel)
        painter.end()
        self._mask, self._mask_key = mask, key
        return mask


def _paint_marks(
    painter: QPainter, lane: Lane, index: int, geometry: LaneGeometry, look: Look, marks: bool
) -> None:
    """Draw a cross where a gate is NaN, and a dot where a person holds it."""
    scale = geometry.scale
    if scale.pitch < look.px(_DOT_ROOM):
        return
    seen = scale.seen(len(lane.values))
    part = lane.values[seen.start : seen.stop]
    middle = geometry.row(index).center().y()
    if not np.isfinite(part).all():
        painter.setPen(QPen(look.color("danger"), max(1.5, look.line_width("ghost"))))
        for step in np.flatnonzero(~np.isfinite(part)):
            draw_cross(painter, scale.x(seen.start + int(step)), middle, look.px(3))
    if not marks:
        return
    held = [seen.start + int(s) for s in np.flatnonzero(lane.pinned[seen.start : seen.stop])]
    # Punched out of a high bar, set on the ground above a low one.
    for color, high in ((look.color("panel"), True), (role_color(look, lane.role), False)):
        dots = [QPointF(scale.x(s), middle) for s in held if (lane.values[s] > 0.5) == high]
        if dots:
            pen = QPen(color, 2 * look.px(2.5))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints(QPolygonF(dots))


def _size(geometry: LaneGeometry, ratio: float) -> QSize:
    size = geometry.bounds.size() * ratio
    return QSize(max(round(size.width()), 1), max(round(size.height()), 1))


def _bars(
    lanes: Sequence[Lane], geometry: LaneGeometry, look: Look, ratio: float, marks: bool
) -> NDArray[np.uint32]:
    """Return lanes as bars of device pixels, (L, height, width), made without a loop over steps.

    Where a step is several columns wide it is worked out once and spread over them at the end.
    """
    scale = geometry.scale
    width, height = _size(geometry, ratio).width(), max(round(geometry.height * ratio), 1)
    value, held, owner = _columns(lanes, scale, width)
    held = held | (not marks)
    missing = ~np.isfinite(value)
    share = np.where(missing, 0.0, np.clip(value, 0.0, 1.0))
    tints, hues = _colors(tuple(lane.role for lane in lanes), look)
    # A weak gate is paler as well as lower.
    strength = (0.6 + 0.4 * share) * np.where(held, 1.0, _COMPUTED)
    bar = _pack(tints[:, None] + (hues - tints)[:, None] * strength[..., None])
    full = _pack(hues)[:, None, None]
    level = np.rint(share * height).astype(np.int32)[:, None, :]
    up = np.arange(height, dtype=np.int32)[::-1, None]  # 0 in the lowest row
    pixels = np.where(up < level, bar[:, None, :], _pack(tints)[:, None, None])
    line = max(round(_EDGE * look.factor * ratio), 1)
    if not held.all():
        edge = (up >= level - line) & (up < np.maximum(level, line)) & ~held[:, None, :]
        pixels = np.where(edge, full, pixels)
    roomy = scale.pitch >= look.px(_DOT_ROOM)
    if marks and roomy:
        rim = (up < line) | (up >= height - line)
        pixels = np.where(rim & held[:, None, :], full, pixels)
    if missing.any() and not roomy:
        ghost = _pack(_channels(look.color("ghost"))[None])[0]
        pixels = np.where(missing[:, None, :], ghost, pixels)
    pixels = pixels.take(owner, axis=2)
    if marks and roomy:
        sides = _sides(scale, width, look, line)
        for row, hue, pinned in zip(pixels, full, held[:, owner], strict=True):
            row[:, sides & pinned] = hue
    return pixels


def _columns(
    lanes: Sequence[Lane], scale: StepScale, width: int
) -> tuple[Floats, Bools, NDArray[np.intp]]:
    """Return value and pinned of every lane, (L, N), and which of the N is in which column.

    N are the steps that are seen, or the columns of device pixels where there are fewer of those.
    """
    values = np.array([lane.values for lane in lanes])
    pinned = np.array([lane.pinned for lane in lanes])
    if scale.last - scale.first > width / 2:
        value = column_mean(values, scale.first, scale.last, width)
        held = column_mean(pinned.astype(np.float64), scale.first, scale.last, width)
        return value, held > 0.5, np.arange(width)
    place = scale.first + (np.arange(width) + 0.5) * ((scale.last - scale.first) / width)
    owner = np.clip(np.floor(place + 0.5).astype(np.intp), 0, values.shape[1] - 1)
    seen = slice(owner[0], owner[-1] + 1)
    return values[:, seen], pinned[:, seen], owner - owner[0]


def _sides(scale: StepScale, width: int, look: Look, line: int) -> Bools:
    """Return which columns lie within `line` device pixels of the side of a cell."""
    ratio = width / scale.width
    place = scale.first + (np.arange(width) + 0.5) * ((scale.last - scale.first) / width) + 0.5
    into = (place - np.floor(place)) * scale.pitch * ratio
    reach = 0.5 * look.px(_GAP) * ratio + line
    return np.minimum(into, scale.pitch * ratio - into) < reach


@lru_cache(maxsize=64)
def _colors(roles: tuple[str, ...], look: Look) -> tuple[Floats, Floats]:
    """Return the tints and the hues of quantities, (L, 3) each."""
    tints = np.array([_channels(look.tint(role)) for role in roles])
    return tints, np.array([_channels(role_color(look, role)) for role in roles])


def _channels(color: QColor) -> Floats:
    return np.array([color.red(), color.green(), color.blue()], dtype=np.float64)


def _pack(channels: Floats) -> NDArray[np.uint32]:
    """Return (..., 3) channels as (...) pixels."""
    whole = np.rint(channels).astype(np.uint32)
    red, green, blue = whole[..., 0], whole[..., 1], whole[..., 2]
    return np.uint32(0xFF000000) | (red << np.uint32(16)) | (green << np.uint32(8)) | blue
