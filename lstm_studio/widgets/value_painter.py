"""Where the parts of a value control stand, and how they look."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter, QPen, QRegion
from PySide6.QtWidgets import QWidget

from lstm_studio.i18n import number
from lstm_studio.style.look import Look
from lstm_studio.widgets.math_layout import MathText

__all__ = ["ValuePainter"]

_LONG = 9.99
"""From which size on a number may be wider than the box for it; so may NaN."""

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


class ValuePainter:
    """Header with name and number, track with handle, captions of both ends, a sentence.

    Parameters
    ----------
    look : Look
        Colours, fonts and scale.
    bipolar : bool
        Whether the fill grows from zero rather than from the low end.
    key : str
        The quantity whose colour it has.
    """

    def __init__(self, look: Look, bipolar: bool, key: str) -> None:
        self.key = key
        self.low, self.high = 0.0, 1.0
        self.digits = 2
        self.ghost: float | None = None
        self.highlighted = False
        self.hovered = False
        self.ends: tuple[str, str] = ("", "")
        self.value_box = QRectF()
        self.band = QRectF()  # where the track answers to the mouse
        self.text_box = QRectF()
        self._bipolar = bipolar
        self._title = ""
        self._symbol_html = ""
        self._long = False
        self._sentence = ""
        self._lines = 1
        self._lines_width = 0
        self._header = QRectF()
        self._captions = QRectF()
        self._title_room = 0.0
        self.set_look(look)

    # -------------------------------------------------------------------------------- content

    def set_look(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        self.radius = look.px(8)
        self._inset = self.radius + look.px(2)  # the focus ring lies around the handle
        self._metrics = {
            role: QFontMetrics(look.font(role)) for role in ("body", "small", "strong", "number")
        }
        self._lines, self._lines_width = 1, 0
        self.set_title(self._title, self._symbol_html)

    def set_title(self, title: str, symbol_html: str) -> None:
        """Take the name and the letter behind it."""
        self._title, self._symbol_html = title, symbol_html
        self._symbol = MathText(symbol_html, self._look)

    def set_sentence(self, text: str, width: int) -> bool:
        """Take the sentence; return whether the control now needs another height.

        It never shrinks while it keeps its width: what stands below must not jump while a sentence
        goes back and forth between one line and two during a drag.
        """
        self._sentence = text
        before = self._lines
        self._lines = self._lines_for(width)
        return self._lines != before

    def _lines_for(self, width: int) -> int:
        if width <= 0:
            return self._lines
        metrics = self._metrics["body"]
        box = metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, self._sentence)
        needed = max(1, round(box.height() / metrics.lineSpacing()))
        return max(needed, self._lines) if width == self._lines_width else needed

    # --------------------------------------------------------------------------------- places

    def _heights(self) -> tuple[int, int, int]:
        look = self._look
        header = max(self._metrics["number"].height(), look.control(24))
        band = look.control(22)
        captions = self._metrics["small"].height() if any(self.ends) else 0
        return header, band, captions

    def height_for(self, width: int) -> int:
        """Return the height the control needs at `width`."""
        sentence = self._lines_for(width) * self._metrics["body"].lineSpacing()
        return sum(self._heights()) + sentence + self._look.px(2)

    def size_hint(self) -> QSize:
        """Return the size at which everything reads well."""
        width = self._look.px(242)
        return QSize(width, self.height_for(width))

    def minimum_size_hint(self) -> QSize:
        """Return the least useful size."""
        width = self._look.px(160)
        return QSize(width, self.height_for(width))

    def arrange(self, width: int, pin: QWidget | None) -> None:
        """Lay everything out for `width`; `pin` is the button before the number, if it is there."""
        look = self._look
        self._lines = self._lines_for(width)
        self._lines_width = width
        header, band, captions = self._heights()
        self._header = QRectF(0, 0, width, header)
        room = max(self._metrics["number"].horizontalAdvance("−0.00"), look.control(44))
        self.value_box = QRectF(width - room, 0, room, header)
        self.band = QRectF(0, header, width, band)
        self._captions = QRectF(0, self.band.bottom() - look.px(1), width, captions)
        top = self._captions.bottom() + look.px(2)
        self.text_box = QRectF(0, top, width, self._lines * self._metrics["body"].lineSpacing())
        self._title_room = self.value_box.left() - look.px(6)
        if pin is not None:
            wanted = pin.sizeHint()
            left = self.value_box.left() - wanted.width() - look.px(2)
            height = min(wanted.height(), header)
            pin.setGeometry(round(left), (header - height) // 2, wanted.width(), height)
            self._title_room = left - look.px(4)

    def x_of(self, value: float) -> float:
        """Return where the middle of the handle stands for `value`; NaN for NaN."""
        if math.isnan(value):
            return math.nan
        span = self.high - self.low
        share = (min(max(value, self.low), self.high) - self.low) / span if span > 0 else 0.0
        return self._inset + share * (self.band.width() - 2 * self._inset)

    def value_at(self, x: float) -> float:
        """Return the value whose handle would stand at `x`."""
        share = (x - self._inset) / max(1.0, self.band.width() - 2 * self._inset)
        return self.low + min(max(share, 0.0), 1.0) * (self.high - self.low)

    # -------------------------------------------------------------------------------- painting

    def places_of(self, value: float) -> tuple[QRect, QRect]:
        """Return what to repaint for another value: the track, and its number in the header.

        A number that is longer than its box, or came after such a one, takes the whole header.
        """
        before, self._long = self._long, not abs(value) < _LONG
        number = self._header if before or self._long else self.value_box
        return number.toAlignedRect(), self.band.toAlignedRect()

    def paint(
        self,
        widget: QWidget,
        region: QRegion,
        *,
        value: float,
        state: str,
        handle: bool,
        grabbed: bool,
        focus: bool,
        editing: bool,
    ) -> None:
        """Paint the control onto `widget`, and nothing that `region` does not touch."""
        painter = QPainter(widget)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled = widget.isEnabled()
        look = self._look
        painter.fillRect(widget.rect(), look.color("panel"))
        hue = look.quantity(self.key) if enabled else look.color("disabled")
        left = self._header.adjusted(0, 0, -self.value_box.width(), 0)
        if region.intersects(left.toAlignedRect()):
            self._paint_title(painter, enabled)
        if not editing and region.intersects(self._header.toAlignedRect()):
            self._paint_number(painter, value, enabled)
        self._paint_track(painter, value, hue, state)
        if self.ghost is not None and math.isfinite(self.ghost):
            self._paint_ghost(painter)
        if handle and math.isfinite(value):
            self._paint_handle(painter, value, hue, state, grabbed, focus)
        # The captions begin a pixel above the end of the band; no letter reaches up there.
        if region.intersects(self._captions.adjusted(0, look.px(1), 0, 0).toAlignedRect()):
            self._paint_captions(painter, enabled)
        if region.intersects(self.text_box.toAlignedRect()):
            painter.setFont(look.font("body"))
            painter.setPen(look.color("ink" if enabled else "disabled"))
            painter.drawText(self.text_box, _WRAP, self._sentence)
        painter.end()

    def _paint_title(self, painter: QPainter, enabled: bool) -> None:
        look = self._look
        hue = look.quantity_text(self.key) if enabled else look.color("disabled")
        font = look.font("strong")
        metrics = self._metrics["strong"]
        gap = look.px(5) if self._title and self._symbol.width else 0
        room = self._title_room - gap - self._symbol.width
        title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, max(0, int(room)))
        baseline = (self._header.height() + metrics.capHeight()) / 2
        painter.setFont(font)
        painter.setPen(hue)
        painter.drawText(QPointF(0, baseline), title)
        x = metrics.horizontalAdvance(title) + gap
        self._symbol.draw(painter, QPointF(x, baseline - self._symbol.ascent), hue)

    def _paint_number(self, painter: QPainter, value: float, enabled: bool) -> None:
        look = self._look
        ink = look.color("ink" if enabled else "disabled")
        painter.setFont(look.font("number"))
        painter.setPen(look.color("danger") if math.isnan(value) else ink)
        text = number(value, self.digits)
        metrics = QFontMetricsF(painter.font())
        x = self.value_box.right() - metrics.horizontalAdvance(text)
        baseline = (self._header.height() + metrics.capHeight()) / 2
        painter.drawText(QPointF(x, baseline), text)

    def _paint_track(self, painter: QPainter, value: float, hue: QColor, state: str) -> None:
        look = self._look
        middle = self.band.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        if self.highlighted:
            glow = QRectF(0, middle - look.px(8), self.band.width(), look.px(16))
            painter.setBrush(look.tint(self.key))
            painter.drawRoundedRect(glow, look.px(8), look.px(8))
        half = look.px(6) / 2
        groove = QRectF(0, middle - half, self.band.width(), 2 * half)
        painter.setBrush(look.color("line" if self.highlighted else "chip"))
        painter.drawRoundedRect(groove, half, half)
        if math.isfinite(value):
            start = self.x_of(0.0) if self._bipolar else 0.0
            end = self.x_of(value)
            fill = QColor(hue)
            if state == "computed":
                fill.setAlphaF(0.6)
            painter.setBrush(fill)
            bar = QRectF(min(start, end), groove.top(), abs(end - start), groove.height())
            if self._bipolar:
                painter.drawRect(bar)
            else:
                painter.drawRoundedRect(bar, half, half)
        if self._bipolar:
            zero = self.x_of(0.0)
            painter.setPen(QPen(look.color("muted"), look.px(1)))
            reach = look.px(6)
            painter.drawLine(QPointF(zero, middle - reach), QPointF(zero, middle + reach))

    def _paint_ghost(self, painter: QPainter) -> None:
        look = self._look
        assert self.ghost is not None
        x = self.x_of(self.ghost)
        middle = self.band.center().y()
        pen = QPen(look.color("muted"), look.px(1.5), Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.0, 1.5])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, middle - look.px(9)), QPointF(x, middle + look.px(9)))

    def _paint_handle(
        self, painter: QPainter, value: float, hue: QColor, state: str, grabbed: bool, focus: bool
    ) -> None:
        look = self._look
        middle = QPointF(self.x_of(value), self.band.center().y())
        computed = state == "computed"
        ring = look.px(2 if computed else 3)
        radius = self.radius - (look.px(2) if computed and not (self.hovered or grabbed) else 0)
        if focus:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("focus"))
            painter.drawEllipse(middle, radius + look.px(2), radius + look.px(2))
            ring = max(look.px(2), ring - look.px(1))
            # A rim in the panel's colour parts the ring of the focus from that of the gate.
            painter.setBrush(look.color("panel"))
            painter.drawEllipse(middle, radius, radius)
            radius -= look.px(1)
        painter.setPen(QPen(hue, ring))
        painter.setBrush(look.tint(self.key) if grabbed else look.color("panel"))
        painter.drawEllipse(middle, radius - ring / 2, radius - ring / 2)
        if state == "pinned":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hue)
            painter.drawEllipse(middle, look.px(2.5), look.px(2.5))

    def _paint_captions(self, painter: QPainter, enabled: bool) -> None:
        look = self._look
        metrics = self._metrics["small"]
        low, high = self.ends
        if low or high:
            painter.setFont(look.font("small"))
            painter.setPen(look.color("muted" if enabled else "disabled"))
            width = int(self._captions.width()) - look.px(8)
            if metrics.horizontalAdvance(low) + metrics.horizontalAdvance(high) > width:
                low, high = (
                    metrics.elidedText(text, Qt.TextElideMode.ElideRight, width // 2)
                    for text in (low, high)
                )
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self._captions, middle | Qt.AlignmentFlag.AlignLeft, low)
            painter.drawText(self._captions, middle | Qt.AlignmentFlag.AlignRight, high)
