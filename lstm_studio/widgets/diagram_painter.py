"""Draws a cell diagram with QPainter: colours and fonts from a look, geometry from the scene.

What it takes is described in ``diagram_types``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import dist

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QStaticText,
    QTransform,
)

from lstm_studio.style.look import Look
from lstm_studio.widgets.diagram_types import (
    BeadLike,
    ChevronLike,
    NodeLike,
    Point,
    Rect,
    RunLike,
    SceneLike,
    WireLike,
)

__all__ = ["DiagramPainter", "cut", "rounded"]

TILDE = "\N{COMBINING TILDE}"


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
        self._inks: dict[str, QColor] = {}
        self._fonts: dict[tuple[float, bool], tuple[QFont, QFontMetricsF]] = {}
        self._texts: dict[tuple[str, float, bool], tuple[QStaticText, float]] = {}
        self._paths: dict[tuple[tuple[Point, ...], float], tuple[Point, ...]] = {}

    def draw(self, painter: QPainter, scene: SceneLike) -> None:
        """Draw `scene` with its upper left corner at the painter's origin."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.scale(self.scale, self.scale)
        self._draw_frame(painter, scene.frame)
        for wire in scene.wires:
            self._draw_track(painter, wire)
        for wire in scene.wires:
            self._draw_wire(painter, wire)
        for chevron in scene.chevrons:
            self._draw_chevron(painter, chevron)
        for bead in scene.beads:
            self._draw_bead(painter, bead)
        for node in scene.nodes:
            self._draw_node(painter, node)
        painter.restore()
        for node in scene.nodes:
            if node.runs:
                self._draw_runs(painter, node.runs, node.box, True, node.level)
        for label in scene.labels:
            self._draw_runs(painter, label.runs, label.box, False, label.level)
        painter.setOpacity(1.0)

    def text_box(self, runs: Sequence[RunLike], box: Rect, centred: bool) -> QRectF:
        """Return where text comes to stand, in units, with the fonts as they really are."""
        width = sum(self._shaped(run)[1] for run in runs) / self.scale
        size = max(run.size for run in runs)
        x = box[0] + (box[2] - width) / 2 if centred else box[0]
        middle = box[1] + box[3] / 2
        return QRectF(x, middle - 0.5 * size, width, size)

    def _hue(self, key: str) -> QColor:
        color = self._hues.get(key)
        if color is None:
            color = self._hues[key] = self.look.quantity(key)
        return color

    def _ink(self, key: str) -> QColor:
        color = self._inks.get(key)
        if color is None:
            if key in ("ink", "muted"):
                color = self.look.color(key)
            else:
                color = self.look.quantity_text(key)
            self._inks[key] = color
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

    def _draw_frame(self, painter: QPainter, frame: Rect) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.color("line"), 1.5))
        painter.drawRoundedRect(QRectF(*frame), 14.0, 14.0)

    def _draw_track(self, painter: QPainter, wire: WireLike) -> None:
        painter.setOpacity(wire.level)
        path = _polygon(self._path(wire))
        if wire.glow > 0.0:
            spread = max(wire.track, wire.width) + 8.0
            painter.setPen(_pen(self._alpha(wire.hue, 0.16 * wire.glow), spread))
            painter.drawPolyline(path)
        if wire.belt:
            painter.setPen(_pen(self.look.tint(wire.hue), wire.track))
            painter.drawPolyline(path)
        elif wire.cut:
            pen = _pen(self.look.color("muted"), 1.2, Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([2.0, 2.5])
            painter.setPen(pen)
            painter.drawPolyline(path)
        elif wire.fill < 1.0:
            painter.setPen(_pen(self.look.color("line"), wire.track, Qt.PenCapStyle.FlatCap))
            painter.drawPolyline(path)

    def _draw_wire(self, painter: QPainter, wire: WireLike) -> None:
        if wire.fill <= 0.0:
            return
        painter.setOpacity(wire.level)
        points = cut(self._path(wire), wire.fill)
        if wire.neutral:
            pen = _pen(self.look.color("muted"), wire.width)
            pen.setDashPattern([0.01, 1.8])
            painter.setPen(pen)
            painter.drawPolyline(_polygon(points))
            return
        widen = 1.6 if wire.negative else 0.0
        self._draw_body(painter, wire, points, self._hue(wire.hue), 1.0, widen)
        if wire.negative:
            self._draw_body(painter, wire, points, self.look.color("panel"), 0.5, widen)

    def _draw_body(
        self,
        painter: QPainter,
        wire: WireLike,
        points: tuple[Point, ...],
        color: QColor,
        share: float,
        widen: float,
    ) -> None:
        """Draw a wire `share` of its width thick; a belt is tapered and has round ends."""
        cap = Qt.PenCapStyle.RoundCap if wire.belt else Qt.PenCapStyle.FlatCap
        begin, end = wire.start_width + widen, wire.width + widen
        if not wire.belt or begin == end:
            painter.setPen(_pen(color, end * share, cap))
            painter.drawPolyline(_polygon(points))
            return
        (x0, y), (x1, _) = points[0], points[-1]
        first = min(x0 + 12.0, x1)
        last = min(first + wire.taper, x1)
        t = (last - first) / wire.taper
        near = begin * share / 2
        far = near + (end * share / 2 - near) * t
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(x0, y - near),
                    QPointF(first, y - near),
                    QPointF(last, y - far),
                    QPointF(x1, y - far),
                    QPointF(x1, y + far),
                    QPointF(last, y + far),
                    QPointF(first, y + near),
                    QPointF(x0, y + near),
                ]
            )
        )
        painter.drawEllipse(QPointF(x1, y), far, far)

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
            self._draw_pin(painter, node.hue, box.right() - 1.0, box.top() + 1.0)

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

    def _draw_runs(
        self, painter: QPainter, runs: Sequence[RunLike], box: Rect, centred: bool, level: float
    ) -> None:
        painter.setOpacity(level)
        where = self.text_box(runs, box, centred)
        x = where.x() * self.scale
        size = max(run.size for run in runs)
        # 0.727 em is the height of Inter's capitals: figures look centred when those are.
        baseline = (box[1] + box[3] / 2 + 0.3635 * size) * self.scale
        for run in runs:
            text, width = self._shaped(run)
            font, metrics = self._font(run)
            painter.setFont(font)
            painter.setPen(self._ink(run.hue))
            top = baseline + run.drop * self.scale - metrics.ascent()
            painter.drawStaticText(QPointF(x, top), text)
            if TILDE in run.text:
                self._draw_tilde(painter, run, metrics, x, top + metrics.ascent())
            x += width

    def _draw_tilde(
        self, painter: QPainter, run: RunLike, metrics: QFontMetricsF, x: float, baseline: float
    ) -> None:
        """Draw the tilde of C̃, which Inter cannot place over a capital."""
        before, _, _ = run.text.partition(TILDE)
        middle = x + metrics.horizontalAdvance(before[:-1])
        middle += metrics.horizontalAdvance(before[-1:]) / 2
        size = run.size * self.scale
        wide, high, y = 0.2 * size, 0.11 * size, baseline - 0.83 * size
        path = QPainterPath(QPointF(middle - wide, y + high / 2))
        path.cubicTo(
            QPointF(middle - 0.4 * wide, y - 1.6 * high),
            QPointF(middle + 0.4 * wide, y + 1.6 * high),
            QPointF(middle + wide, y - high / 2),
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(self._ink(run.hue), 0.085 * size))
        painter.drawPath(path)

    def _font(self, run: RunLike) -> tuple[QFont, QFontMetricsF]:
        key = (run.size, run.bold)
        found = self._fonts.get(key)
        if found is None:
            font = self.look.font("number" if run.bold else "body")
            font.setPixelSize(max(round(run.size * self.scale), 1))
            found = self._fonts[key] = (font, QFontMetricsF(font))
        return found

    def _shaped(self, run: RunLike) -> tuple[QStaticText, float]:
        key = (run.text, run.size, run.bold)
        found = self._texts.get(key)
        if found is None:
            if len(self._texts) > 600:
                self._texts.clear()
            font, metrics = self._font(run)
            plain = run.text.replace(TILDE, "")
            text = QStaticText(plain)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            text.prepare(QTransform(), font)
            found = self._texts[key] = (text, metrics.horizontalAdvance(plain))
        return found


def _pen(color: QColor, width: float, cap: Qt.PenCapStyle = Qt.PenCapStyle.RoundCap) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)


def _polygon(points: tuple[Point, ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
