"""How the sentence and the hidden states of its two readers are painted."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from lstm_studio.style.look import Look
from lstm_studio.style.palette import diverging_lut
from lstm_studio.widgets.painting import draw_panel
from lstm_studio.widgets.plot_header import blend
from lstm_studio.widgets.reader_cells import CellGrid, cell_colors, draw_cells
from lstm_studio.widgets.reader_scene import EDGE, Bands, Scene
from lstm_studio.widgets.reader_words import WordSetting
from lstm_studio.widgets.time_axis import StepScale

__all__ = ["ReaderPainter", "target_tint"]

_CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip)
_UNREAD = 0.16  # how opaque the state of a word is that the reader has not come to
_BESIDE = 0.35  # the same for the arrow that leads there
_SHARE = 0.76  # of a column is filled by the bars, the rest parts it from the next one


def target_tint(look: Look) -> QColor:
    """Return the ground of the word that the readers are asked about."""
    return blend(look.color("panel"), look.color("accent"), 0.14 if look.theme.dark else 0.09)


class ReaderPainter:
    """Paints what only changes with the data: strips, arrows, words and their importance.

    Parameters
    ----------
    scene : Scene
    look : Look
    bands : Bands
    scale : StepScale
        Where the words lie.
    ratio : float
        Device pixels a pixel.
    """

    def __init__(
        self, scene: Scene, look: Look, bands: Bands, scale: StepScale, ratio: float
    ) -> None:
        self.look = look
        self._scene, self._look, self._bands = scene, look, bands
        self._scale, self._ratio = scale, ratio
        self._seen = scale.seen(len(scene.words))
        self._setting = WordSetting(scene.shown, self._seen, scene.target, scale.pitch, look)

    def paint(self, painter: QPainter) -> None:
        """Paint everything at the painter's origin."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_labels(painter)
        if not self._seen:
            self._paint_empty(painter)
            return
        painter.save()
        # A column that is only half in sight ends where the labels do.
        painter.setClipRect(self.clip())
        self._paint_target(painter)
        for direction in ("forward", "backward"):
            self._paint_strip(painter, direction)
            self._paint_arrows(painter, direction)
        self._paint_importance(painter)
        self._paint_words(painter)
        self._paint_heads(painter)
        painter.restore()

    # ------------------------------------------------------------------ places

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the sentence."""
        return self._scene.words

    def x(self, word: float) -> float:
        """Return where the middle of a column lies."""
        return self._scale.x(word)

    def clip(self) -> QRectF:
        """Return the place of the columns, without the labels."""
        reach = self._look.px(4)
        top = self._bands.column.top() - self._look.px(EDGE)
        height = self._bands.column.height() + 2 * self._look.px(EDGE)
        return QRectF(self._scale.left - reach, top, self._scale.width + 2 * reach, height)

    def _ends(self, word: int) -> tuple[float, float]:
        """Return where the bars of a word begin and end."""
        half = 0.5 * _SHARE * self._scale.pitch
        middle = self._scale.x(word)
        return middle - half, middle + half

    def grid(self, direction: str, units: int) -> CellGrid:
        """Return where the bars of the shown words of a reader lie."""
        strip = self._bands.strip(direction)
        ratio = self._ratio
        x = np.array([self._ends(word) for word in self._seen]) * ratio
        lefts = np.round(x[:, 0]).astype(np.intp)
        rights = np.maximum(np.round(x[:, 1]).astype(np.intp), lefts + 1)
        edges = np.round((strip.top() + strip.height() * np.arange(units + 1) / units) * ratio)
        tops = edges[:-1].astype(np.intp)
        gap = max(round(0.16 * strip.height() / units * ratio), 1)
        bottoms = np.maximum(edges[1:].astype(np.intp) - gap, tops + 1)
        return CellGrid(lefts, rights, tops, bottoms)

    def cell(self, direction: str, unit: int, word: int) -> QRectF:
        """Return where one value is painted."""
        strip = self._bands.strip(direction)
        height = strip.height() / max(self._units(direction), 1)
        left, right = self._ends(word)
        return QRectF(left, strip.top() + unit * height, right - left, height)

    def has(self, direction: str, unit: int, word: int) -> bool:
        """Return whether there is such a value and its column is seen."""
        values = self._scene.states.get(direction)
        inside = values is not None and word < len(values) and unit < values.shape[1]
        return inside and word in self._seen

    def row(self, direction: str, unit: int) -> QRectF | None:
        """Return the row of a unit from the first to the last seen word, or None."""
        if not self._seen or unit >= self._units(direction):
            return None
        first, last = (self.cell(direction, unit, word) for word in (self._seen[0], self._seen[-1]))
        return first.united(last)

    def curve(self, direction: str, unit: int) -> list[QPointF]:
        """Return the values of a unit as a curve over its strip; a value that is none has no point.

        The strip is as high as the scale of the colours: from −limit at its bottom to +limit.
        """
        values = self._scene.states.get(direction)
        if values is None or unit >= values.shape[1]:
            return []
        strip = self._bands.strip(direction)
        shares = np.clip(values[:, unit] / self._scene.limit, -1.0, 1.0)
        seen = range(max(self._seen.start - 1, 0), min(self._seen.stop + 1, len(values)))
        return [
            QPointF(self._scale.x(word), strip.center().y() - 0.5 * strip.height() * shares[word])
            for word in seen
            if np.isfinite(shares[word])
        ]

    def word_box(self, word: int) -> QRectF:
        """Return the box around a word, as wide as it is written."""
        width = self._setting.width(word) + 2 * self._look.px(8)
        width = min(width, max(self._scale.pitch, width - 2 * self._look.px(5)))
        row = self._bands.words
        return QRectF(self._scale.x(word) - 0.5 * width, row.top(), width, row.height())

    def elides(self, word: int) -> bool:
        """Return whether not all of a word is written."""
        return self._setting.text(word) != self._scene.words[word]

    def usual_width(self) -> float:
        """Return how wide most words of the whole sentence are in the smaller font."""
        metrics = QFontMetricsF(self._look.font("body"))
        # Four of five words are within it: the longest one does not decide.
        widths = sorted(metrics.horizontalAdvance(text) for text in self._scene.shown)
        return widths[int(0.8 * (len(widths) - 1))] if widths else 0.0

    def _units(self, direction: str) -> int:
        values = self._scene.states.get(direction)
        return 0 if values is None else values.shape[1]

    # ------------------------------------------------------------------ parts

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setFont(self._look.font("body"))
        painter.setPen(self._look.color("muted"))
        room = self._bands.column
        room.setLeft(self._scale.left)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self._scene.empty_text)

    def _paint_labels(self, painter: QPainter) -> None:
        look = self._look
        right = self._scale.left - look.px(10)
        strong, small = (QFontMetricsF(look.font(role)) for role in ("strong", "small"))
        for direction, (name, note) in self._scene.labels.items():
            middle = self._bands.strip(direction).center().y()
            for text, role, metrics, y in (
                (name, "strong", strong, middle - look.px(3)),
                (note, "small", small, middle + small.height()),
            ):
                painter.setFont(look.font(role))
                hue = look.quantity_text(direction) if role == "strong" else look.color("muted")
                painter.setPen(hue)
                short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, right)
                painter.drawText(QPointF(right - metrics.horizontalAdvance(short), y), short)

    def _paint_target(self, painter: QPainter) -> None:
        target = self._scene.target
        if target is None or target not in self._seen:
            return
        out = self._look.px(8)
        half = 0.5 * min(self._scale.pitch * 0.94, self._scale.pitch * _SHARE + 2 * out)
        middle = self._scale.x(target)
        column = self._bands.column.adjusted(0, -out, 0, out)
        place = QRectF(middle - half, column.top(), 2 * half, column.height())
        draw_panel(painter, place, self._look.px(10), target_tint(self._look))

    def _paint_strip(self, painter: QPainter, direction: str) -> None:
        values = self._scene.states.get(direction)
        if values is None or not values.shape[1]:
            return
        seen = range(self._seen.start, min(self._seen.stop, len(values)))
        if not seen:
            return
        part = values[seen.start : seen.stop]
        read = [self._scene.has_read(direction, word) for word in seen]
        alpha = np.where(read, 1.0, _UNREAD)
        grid = self.grid(direction, values.shape[1])
        grid = CellGrid(grid.lefts[: len(seen)], grid.rights[: len(seen)], grid.tops, grid.bottoms)
        colors = cell_colors(part, self._scene.limit, alpha, self._look)
        draw_cells(painter, grid, colors, np.isnan(part))

    def _paint_arrows(self, painter: QPainter, direction: str) -> None:
        look = self._look
        forward = direction == "forward"
        y = self._bands.forward_arrow if forward else self._bands.backward_arrow
        half = min(look.px(11), 0.36 * self._scale.pitch)
        head = min(look.px(3.5), 0.5 * half)
        paths = {True: QPainterPath(), False: QPainterPath()}
        for word in range(self._seen.start, self._seen.stop - 1):
            goal = word + 1 if forward else word
            path = paths[self._scene.has_read(direction, goal)]
            middle = self._scale.x(word + 0.5)
            start, end = (
                (middle - half, middle + half) if forward else (middle + half, middle - half)
            )
            back = end - head if forward else end + head
            path.moveTo(start, y)
            path.lineTo(end, y)
            path.moveTo(back, y - head)
            path.lineTo(end, y)
            path.lineTo(back, y + head)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for read, path in paths.items():
            hue = look.quantity(direction)
            if not read:
                hue = blend(look.color("panel"), hue, _BESIDE)
            pen = QPen(hue, look.line_width("hidden") * 0.8)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPath(path)

    def _paint_importance(self, painter: QPainter) -> None:
        changes = self._scene.importance
        if changes is None:
            return
        look = self._look
        lut = diverging_lut(look.theme)
        width = min(look.px(26), 0.5 * self._scale.pitch)
        room = self._bands.above.height() - look.px(4)
        painter.setPen(Qt.PenStyle.NoPen)
        for word in range(self._seen.start, min(self._seen.stop, len(changes))):
            change = float(changes[word])
            if not np.isfinite(change) or change == 0.0:
                continue
            share = min(max(change / self._scene.importance_limit, -1.0), 1.0)
            height = max(abs(share) * room, 1.0)
            # The outer half of the scale: the length tells how much, the hue only which way.
            tone = lut[round(127.5 * (1.0 + np.copysign(0.5 + 0.5 * abs(share), share)))]
            left = self._scale.x(word) - 0.5 * width
            top = self._bands.above.bottom() - height if share > 0 else self._bands.below.top()
            painter.setBrush(QColor(*(int(channel) for channel in tone)))
            painter.drawRoundedRect(QRectF(left, top, width, height), look.px(1), look.px(1))

    def _paint_heads(self, painter: QPainter) -> None:
        """Mark where each reader stands: a line on the outer edge of its column, with a point."""
        if self._scene.read is None:
            return
        look = self._look
        thick, point = look.px(2.5), look.px(4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent"))
        for direction, word in zip(("forward", "backward"), self._scene.read, strict=True):
            if word not in self._seen or not self._units(direction):
                continue
            left, right = self._ends(word)
            strip = self._bands.strip(direction)
            forward = direction == "forward"
            y = strip.top() - look.px(2) - thick if forward else strip.bottom() + look.px(2)
            painter.drawRoundedRect(QRectF(left, y, right - left, thick), thick / 2, thick / 2)
            middle = y + thick / 2
            tip, back = (right + point, right) if forward else (left - point, left)
            path = QPainterPath(QPointF(tip, middle))
            path.lineTo(back - (point / 2 if forward else -point / 2), middle - point)
            path.lineTo(back - (point / 2 if forward else -point / 2), middle + point)
            path.closeSubpath()
            painter.drawPath(path)

    # ------------------------------------------------------------------ words

    def _paint_words(self, painter: QPainter) -> None:
        look, scene, setting = self._look, self._scene, self._setting
        row = self._bands.words
        fonts = {word == scene.target: setting.font(word) for word in self._seen}
        for word, text in setting.texts.items():
            strong = word == scene.target
            unknown = word in scene.unknown
            token = "accent" if strong else "muted" if unknown else "ink"
            painter.setFont(fonts[strong])
            painter.setPen(look.color(token))
            half = self._scale.pitch
            column = QRectF(self._scale.x(word) - half, row.top(), 2 * half, row.height())
            painter.drawText(column, _CENTRED, text)
            if unknown or (word in scene.candidates and not strong):
                self._underline(painter, word, unknown)

    def _underline(self, painter: QPainter, word: int, dotted: bool) -> None:
        look = self._look
        half = 0.5 * self._setting.width(word)
        height = QFontMetricsF(self._setting.font(word)).height()
        y = self._bands.words.center().y() + 0.5 * height - look.px(1)
        pen = QPen(look.color("muted" if dotted else "accent"), look.px(1.5))
        if dotted:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.1, 2.2])
        painter.setPen(pen)
        middle = self._scale.x(word)
        painter.drawLine(QPointF(middle - half, y), QPointF(middle + half, y))
