"""Draws a cell diagram with QPainter: colours and fonts from a look, geometry from the scene.

What it takes is described in ``diagram_types``.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil, dist

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
    QTransform,
)

from lstm_studio.style.look import Look
from lstm_studio.widgets.diagram_lettering import Lettering
from lstm_studio.widgets.diagram_types import (
    BeadLike,
    ChevronLike,
    NodeLike,
    Point,
    SceneLike,
    WireLike,
)

__all__ = ["DiagramPainter", "cut", "rounded"]

_MOST_STAMPS = 200
_AROUND = 9.0
"""How far the light and the pin of a node reach beyond its box, in units."""


def rounded(points: tuple[Point, ...], radius: float) -> tuple[Point, ...]:
    """Return a polyline whose corners are rounded, each with a few short pieces."""
    if radius <= 0 or len(points) < 3:
        return points
    smooth: list[Point] = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        a, b = dist(before, corner), dist(corner, after)
        r = min(radius, a / 2, b / 2)
        if r <= 0:
            smooth.append(corner)
            continue
        ax, ay = (before[0] - corner[0]) / a * r, (before[1] - corner[1]) / a * r
        bx, by = (after[0] - corner[0]) / b * r, (after[1] - corner[1]) / b * r
        for step in range(7):
            t = step / 6
            u, v = (1 - t) ** 2, t * t
            smooth.append((corner[0] + u * ax + v * bx, corner[1] + u * ay + v * by))
    smooth.append(points[-1])
    return tuple(smooth)


def cut(points: tuple[Point, ...], share: float) -> tuple[Point, ...]:
    """Return the first `share` (0 to 1) of a polyline's length."""
    if share >= 1.0:
        return points
    left = share * sum(dist(a, b) for a, b in pairwise(points))
    kept: list[Point] = [points[0]]
    for a, b in pairwise(points):
        piece = dist(a, b)
        if piece >= left:
            t = left / piece if piece else 0.0
            kept.append((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t))
            break
        kept.append(b)
        left -= piece
    return tuple(kept)


class DiagramPainter:
    """Colours, fonts, rounded paths and shaped texts, kept as long as look and scale stay.

    Parameters
    ----------
    look : Look
    scale : float
        Pixels to a unit.
    """

    def __init__(self, look: Look, scale: float) -> None:
        self.look = look
        self.scale = scale
        self._hues: dict[str, QColor] = {}
        self.lettering = Lettering(look, scale)
        self._paths: dict[tuple[tuple[Point, ...], float], tuple[Point, ...]] = {}
        self._ground: tuple[object, QPixmap] | None = None
        self._stamps: dict[tuple[object, ...], tuple[QPointF, QPixmap]] = {}
        self._stamped_at: object = None

    def draw(self, painter: QPainter, scene: SceneLike) -> None:
        """Draw `scene` with its upper left corner at the painter's origin."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(QPointF(), self._ground_layer(scene, ratio))
        painter.save()
        painter.scale(self.scale, self.scale)
        for wire in scene.wires:
            if wire.glow > 0.0:
                self._draw_glow(painter, wire)
        for wire in scene.wires:
            if wire.fill > 0.0:
                self._draw_wire(painter, wire)
        for chevron in scene.chevrons:
            self._draw_chevron(painter, chevron)
        for bead in scene.beads:
            self._draw_bead(painter, bead)
        painter.restore()
        self._draw_nodes(painter, scene, ratio)
        for node in scene.nodes:
            if node.runs:
                self.lettering.draw(painter, node.runs, node.box, True, node.level)
        for label in scene.labels:
            self.lettering.draw(painter, label.runs, label.box, False, label.level)
        painter.setOpacity(1.0)

    def _hue(self, key: str) -> QColor:
        color = self._hues.get(key)
        if color is None:
            color = self._hues[key] = self.look.quantity(key)
        return color

    def _alpha(self, key: str, alpha: float) -> QColor:
        color = QColor(self._hue(key))
        color.setAlphaF(alpha)
        return color

    def _path(self, wire: WireLike) -> tuple[Point, ...]:
        key = (wire.points, wire.radius)
        found = self._paths.get(key)
        if found is None:
            if len(self._paths) > 400:
                self._paths.clear()
            found = self._paths[key] = rounded(*key)
        return found

    def _ground_layer(self, scene: SceneLike, ratio: float) -> QPixmap:
        """Return the frame and the empty wires: what stays while values come and go."""
        wires = tuple(
            (w.points, w.hue, w.track, w.belt, w.cut, w.level) for w in scene.wires if _empty(w)
        )
        key = (scene.width, scene.height, scene.frame, ratio, wires)
        if self._ground is None or self._ground[0] != key:
            width, height = scene.width * self.scale, scene.height * self.scale
            layer = QPixmap(ceil(width * ratio), ceil(height * ratio))
            layer.setDevicePixelRatio(ratio)
            layer.fill(Qt.GlobalColor.transparent)
            painter = QPainter(layer)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(self.scale, self.scale)
            painter.setPen(QPen(self.look.color("line"), 1.5))
            painter.drawRoundedRect(QRectF(*scene.frame), 14.0, 14.0)
            for wire in scene.wires:
                if _empty(wire):
                    self._draw_track(painter, wire)
            painter.end()
            self._ground = (key, layer)
        return self._ground[1]

    def _draw_track(self, painter: QPainter, wire: WireLike) -> None:
        """Draw a wire without its value."""
        painter.setOpacity(wire.level)
        if wire.belt:
            pen = _pen(self.look.tint(wire.hue), wire.track)
        elif wire.cut:
            pen = _pen(self.look.color("muted"), 1.2, Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([2.0, 2.5])
        else:
            pen = _pen(self.look.color("line"), wire.track, Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawPolyline(_polygon(self._path(wire)))

    def _draw_glow(self, painter: QPainter, wire: WireLike) -> None:
        painter.setOpacity(wire.level)
        width = max(wire.track, wire.width) + 8.0
        _stroke(painter, self._path(wire), self._alpha(wire.hue, 0.16 * wire.glow), width)

    def _draw_wire(self, painter: QPainter, wire: WireLike) -> None:
        painter.setOpacity(wire.level)
        points = cut(self._path(wire), wire.fill)
        if wire.neutral:
            pen = _pen(self.look.color("muted"), wire.width)
            pen.setDashPattern([0.01, 1.8])
            painter.setPen(pen)
            painter.drawPolyline(_polygon(points))
            return
        widen = 1.6 if wire.negative else 0.0
        draw = _draw_belt if wire.belt else _draw_line
        draw(painter, wire, points, self._hue(wire.hue), 1.0, widen)
        if wire.negative:
            draw(painter, wire, points, self.look.color("panel"), 0.5, widen)

    def _draw_chevron(self, painter: QPainter, chevron: ChevronLike) -> None:
        thin = chevron.hollow or chevron.width < 6.5
        high = chevron.size if thin else min(chevron.size, chevron.width / 2 - 1.2)
        color = self._hue(chevron.hue) if thin else self.look.color("panel")
        painter.setOpacity(chevron.level)
        painter.setPen(_pen(color, 1.8))
        x, y, back = chevron.x, chevron.y, 0.85 * high
        painter.drawPolyline(
            QPolygonF([QPointF(x - back, y - high), QPointF(x, y), QPointF(x - back, y + high)])
        )

    def _draw_bead(self, painter: QPainter, bead: BeadLike) -> None:
        painter.setOpacity(bead.level)
        hue, panel = self._hue(bead.hue), self.look.color("panel")
        centre = QPointF(bead.x, bead.y)
        if bead.radius < 3.0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hue)
        else:
            painter.setPen(QPen(hue if bead.hollow else panel, 2.0))
            painter.setBrush(panel if bead.hollow else hue)
        painter.drawEllipse(centre, bead.radius, bead.radius)

    def _draw_nodes(self, painter: QPainter, scene: SceneLike, ratio: float) -> None:
        """Draw the nodes from stamps: most stand still while a slider moves or a step runs.

        The pixels of a stamp must lie on those of the screen: a fractional ratio promises nothing.
        """
        place = painter.transform()
        where = (place.dx(), place.dy(), ratio)
        if where != self._stamped_at or len(self._stamps) > _MOST_STAMPS:
            self._stamps, self._stamped_at = {}, where
        place.scale(self.scale, self.scale)
        for node in scene.nodes:
            if ratio != int(ratio):
                painter.save()
                painter.scale(self.scale, self.scale)
                self._draw_node(painter, node)
                painter.restore()
                continue
            key = (
                node.shape, node.box, node.glyph, node.hue,
                node.known, node.pinned, node.level, node.glow,
            )  # fmt: skip
            stamp = self._stamps.get(key)
            if stamp is None:
                stamp = self._stamps[key] = self._stamp(place, node, ratio)
            painter.drawPixmap(*stamp)

    def _stamp(self, place: QTransform, node: NodeLike, ratio: float) -> tuple[QPointF, QPixmap]:
        """Return a node as a picture, and where it goes, seen from the scene's corner."""
        box = QRectF(*node.box).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        area = place.mapRect(box).toAlignedRect()
        picture = QPixmap(area.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        within = QPainter(picture)
        within.setRenderHint(QPainter.RenderHint.Antialiasing)
        within.translate(-area.topLeft())
        within.setTransform(place, True)
        self._draw_node(within, node)
        within.end()
        return QPointF(area.topLeft()) - QPointF(place.dx(), place.dy()), picture

    def _draw_node(self, painter: QPainter, node: NodeLike) -> None:
        box = QRectF(*node.box)
        pill = node.shape == "pill"
        corner = 0.26 * box.height() if pill else box.height() / 2
        if node.level < 1.0:  # what is behind must not shine through
            painter.setOpacity(1.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.color("panel"))
            painter.drawRoundedRect(box, corner, corner)
        painter.setOpacity(node.level)
        if node.glow > 0.0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._alpha(node.hue, 0.22 * node.glow))
            painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), corner + 4, corner + 4)
        if node.shape == "dot":
            self._draw_dot(painter, node, box)
        elif pill:
            self._draw_pill(painter, node, box, corner)
        else:
            self._draw_op(painter, node, box)

    def _draw_pill(self, painter: QPainter, node: NodeLike, box: QRectF, corner: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if node.known < 1.0:
            painter.setBrush(self.look.color("chip"))
            painter.drawRoundedRect(box, corner, corner)
        if node.known > 0.0:
            painter.setOpacity(node.level * node.known)
            painter.setBrush(self.look.tint(node.hue))
            painter.drawRoundedRect(box, corner, corner)
            painter.setOpacity(node.level)
        edge = max(node.glow, 1.0 if node.pinned else 0.0)
        if edge > 0.0:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._alpha(node.hue, edge), 1.5))
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), corner, corner)
        if node.pinned:
            self._draw_pin(painter, node.hue, box.left() + 1.0, box.top() + 1.0)

    def _draw_dot(self, painter: QPainter, node: NodeLike, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.color("line"))
        painter.drawEllipse(box)
        painter.setBrush(self._alpha(node.hue, node.known))
        painter.drawEllipse(box)

    def _draw_op(self, painter: QPainter, node: NodeLike, box: QRectF) -> None:
        width = 1.6 + 0.035 * box.width()
        inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setBrush(self.look.color("panel"))
        painter.setPen(QPen(self.look.color("line"), width))
        painter.drawEllipse(inner)
        strong = max(node.known, 0.55 * node.glow)
        if strong > 0.0:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._alpha(node.hue, strong), width))
            painter.drawEllipse(inner)
        color = QColor(self.look.color("muted"))
        color.setAlphaF(1.0 - node.known)
        for ink in (color, self._alpha(node.hue, node.known)):
            if ink.alphaF() > 0.0:
                self._draw_glyph(painter, node.glyph, box, _pen(ink, width))

    def _draw_glyph(self, painter: QPainter, glyph: str, box: QRectF, pen: QPen) -> None:
        painter.setPen(pen)
        x, y = box.center().x(), box.center().y()
        reach = 0.20 * box.width()
        if glyph == "times":
            reach *= 0.78
            painter.drawLine(QPointF(x - reach, y - reach), QPointF(x + reach, y + reach))
            painter.drawLine(QPointF(x - reach, y + reach), QPointF(x + reach, y - reach))
        else:
            painter.drawLine(QPointF(x - reach, y), QPointF(x + reach, y))
            painter.drawLine(QPointF(x, y - reach), QPointF(x, y + reach))

    def _draw_pin(self, painter: QPainter, hue: str, x: float, y: float) -> None:
        """Draw the mark of what is held by hand: a drawing pin in a disc."""
        painter.setPen(QPen(self.look.color("panel"), 1.5))
        painter.setBrush(self._hue(hue))
        painter.drawEllipse(QPointF(x, y), 6.2, 6.2)
        path = QPainterPath()
        path.moveTo(x - 1.6, y - 3.4)
        path.lineTo(x + 1.6, y - 3.4)
        path.lineTo(x + 1.2, y - 0.6)
        path.lineTo(x + 2.5, y + 0.8)
        path.lineTo(x - 2.5, y + 0.8)
        path.lineTo(x - 1.2, y - 0.6)
        path.closeSubpath()
        panel = self.look.color("panel")
        painter.fillPath(path, QBrush(panel))
        painter.setPen(_pen(panel, 1.1))
        painter.drawLine(QPointF(x, y + 0.8), QPointF(x, y + 3.6))


def _empty(wire: WireLike) -> bool:
    """Whether anything of the empty wire is to be seen."""
    return wire.belt or wire.cut or wire.fill < 1.0


def _draw_line(
    painter: QPainter,
    wire: WireLike,
    points: tuple[Point, ...],
    color: QColor,
    share: float,
    widen: float,
) -> None:
    """Draw a wire, `share` of its width thick."""
    _stroke(painter, points, color, (wire.width + widen) * share)


def _draw_belt(
    painter: QPainter,
    wire: WireLike,
    points: tuple[Point, ...],
    color: QColor,
    share: float,
    widen: float,
) -> None:
    """Draw what rides on a belt, `share` of its width thick, tapered and with round ends."""
    (x0, y), (x1, _) = points[0], points[-1]
    begin, end = (wire.start_width + widen) * share / 2, (wire.width + widen) * share / 2
    first = min(x0 + 12.0, x1)
    last = min(first + wire.taper, x1)
    here = begin + (end - begin) * (last - first) / wire.taper
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if begin == end:
        painter.drawRoundedRect(QRectF(x0 - end, y - end, x1 - x0 + 2 * end, 2 * end), end, end)
        return
    upper = [(x0, y - begin), (first, y - begin), (last, y - here), (x1, y - here)]
    lower = [(x, 2 * y - height) for x, height in reversed(upper)]
    painter.drawPolygon(_polygon((*upper, *lower)))
    painter.drawEllipse(QPointF(x1, y), here, here)


def _stroke(painter: QPainter, points: tuple[Point, ...], color: QColor, width: float) -> None:
    """Draw a line with flat ends; a straight one as a rectangle, which is much quicker."""
    (x0, y0), (x1, y1) = points[0], points[-1]
    if len(points) > 2:
        painter.setPen(_pen(color, width, Qt.PenCapStyle.FlatCap))
        painter.drawPolyline(_polygon(points))
        return
    if y0 == y1:
        box = QRectF(min(x0, x1), y0 - width / 2, abs(x1 - x0), width)
    else:
        box = QRectF(x0 - width / 2, min(y0, y1), width, abs(y1 - y0))
    painter.fillRect(box, color)


def _pen(color: QColor, width: float, cap: Qt.PenCapStyle = Qt.PenCapStyle.RoundCap) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)


def _polygon(points: tuple[Point, ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
