"""The products that a sum is made of, one a line, with what comes of the sum below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.math_layout import MathText

__all__ = ["TermRow", "TermTable"]

_INDENT = 12
_RIGHT = 5
_PAD = 6
_COLUMN_GAP = 6
_LABEL_ROLE = "small"
_NUMBER_ROLE = "figure_small"


@dataclass(frozen=True)
class TermRow:
    """One summand as text.

    Attributes
    ----------
    label : str
        What is multiplied, as markup.
    factors : tuple of str
        The numbers that are multiplied, one for each column; empty for none.
    line : str
        The same as one product, for tables that are too narrow for columns.
    product : str
        What it adds.
    """

    label: str
    factors: tuple[str, ...]
    line: str
    product: str


class TermTable(QWidget):
    """Label, factors and product of every term in columns; on two lines where that is too wide.

    It paints only the rows that are seen: a cell of 32 units has 36 of them, and they follow every
    tick of a slider.

    Parameters
    ----------
    parent : QWidget, optional
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._key = ""
        self._heads: tuple[str, ...] = ()
        self._rows: tuple[TermRow, ...] = ()
        self._closing: tuple[str, ...] = ()
        self._labels: dict[str, MathText] = {}
        self._columns: list[float] | None = None
        self._still: QPixmap | None = None
        self._measure()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def setHeads(self, heads: Sequence[str]) -> None:
        """Name the columns: the label, each factor, the product."""
        if tuple(heads) != self._heads:
            self._heads = tuple(heads)
            self._arrange()

    def setTerms(self, key: str, rows: Sequence[TermRow], closing: Sequence[str]) -> None:
        """Show other terms.

        Parameters
        ----------
        key : str
            The quantity they add up to; it gives the colour of the bar.
        rows : sequence of TermRow
        closing : sequence of str
            Lines of text below the rule: the sum and what is made of it.
        """
        shown = (key, tuple(rows), tuple(closing))
        before = (self._key, self._rows, self._closing)
        if shown == before:
            return
        same_shape = (
            key == self._key
            and len(shown[1]) == len(self._rows)
            and len(shown[2]) == len(self._closing)
            and all(
                (a.label, bool(a.line)) == (b.label, bool(b.line))
                for a, b in zip(shown[1], self._rows, strict=True)
            )
        )
        self._key, self._rows, self._closing = shown
        if same_shape:
            self.update()
        else:
            self._arrange()

    def terms(self) -> tuple[TermRow, ...]:
        """Return the terms."""
        return self._rows

    def closing(self) -> tuple[str, ...]:
        """Return the lines below the rule."""
        return self._closing

    def setLook(self, look: Look) -> None:
        """Take over colours, fonts and sizes."""
        self._look = look
        self._labels.clear()
        self._measure()
        self._arrange()

    # ------------------------------------------------------------------ arrangement

    def _measure(self) -> None:
        self._metrics = QFontMetricsF(self._look.font(_NUMBER_ROLE))
        self._line = float(max(self._look.px(18), round(self._metrics.height() * 1.3)))

    def _label(self, markup: str) -> MathText:
        found = self._labels.get(markup)
        if found is None:
            if len(self._labels) > 400:
                self._labels.clear()
            found = self._labels[markup] = MathText(markup, self._look, _LABEL_ROLE)
        return found

    def _arrange(self) -> None:
        self._columns = self._fitting_columns()
        self._still = None
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def _fitting_columns(self) -> list[float] | None:
        """Return the right edges of the columns; None where they do not fit on one line."""
        look = self._look
        if not self._rows or any(len(r.factors) != len(self._heads) - 2 for r in self._rows):
            return None
        labels = max(self._label(row.label).width for row in self._rows)
        # Wide enough for a usual number, so that nothing jumps while it changes.
        number = self._metrics.horizontalAdvance("−0.000")
        gap = look.px(_COLUMN_GAP)
        heads = [self._metrics.horizontalAdvance(head) for head in self._heads[1:]]
        widths = [max(number, head) + gap for head in heads]
        right = float(self.width() - look.px(_RIGHT))
        if look.px(_INDENT) + labels + sum(widths) > right:
            return None
        edges: list[float] = []
        for width in reversed(widths):
            edges.insert(0, right)
            right -= width
        return edges

    def _tops(self) -> list[float]:
        """Return where each row begins, and where the last one ends."""
        line = self._line
        tops = [self._look.px(_PAD) + self._head_height()]
        for row in self._rows:
            lines = 2.0 if self._columns is None and row.line else 1.0
            tops.append(tops[-1] + lines * line)
        return tops

    def _head_height(self) -> float:
        return self._line if self._columns is not None else 0.0

    def sizeHint(self) -> QSize:
        """Return the height of all terms."""
        look = self._look
        height = self._tops()[-1] + len(self._closing) * self._line + look.px(_PAD + 6)
        return QSize(look.px(240), round(height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between one line a term and two."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in the exposed part."""
        if self._still is None or self._still.devicePixelRatio() != self.devicePixelRatioF():
            self._still = self._paint_still()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._still)
        painter.setFont(self._look.font(_NUMBER_ROLE))
        metrics = self._metrics
        tops = self._tops()
        exposed = event.rect()
        for row, top, bottom in zip(self._rows, tops[:-1], tops[1:], strict=True):
            if bottom >= exposed.top() and top <= exposed.bottom():
                self._paint_numbers(painter, row, self._baseline(top, metrics), metrics)
        self._paint_closing(painter, tops[-1], metrics)
        painter.end()

    def _paint_still(self) -> QPixmap:
        """Return a picture of what stays while the numbers change: ground, rule and labels."""
        look, ratio = self._look, self.devicePixelRatioF()
        still = QPixmap(self.size() * ratio)
        still.setDevicePixelRatio(ratio)
        still.fill(Qt.GlobalColor.transparent)
        painter = QPainter(still)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("hover"))
        painter.drawRoundedRect(QRectF(self.rect()), look.px(6), look.px(6))
        if self._columns is not None:
            painter.setFont(look.font(_NUMBER_ROLE))
            self._paint_heads(painter, float(look.px(_PAD)), self._metrics)
        tops = self._tops()
        for row, top in zip(self._rows, tops[:-1], strict=True):
            label = self._label(row.label)
            place = QPointF(look.px(_INDENT), top + 0.5 * (self._line - label.height))
            label.draw(painter, place, look.color("ink"))
        width = self.width() - look.px(_INDENT + _RIGHT)
        rule = QRectF(look.px(_INDENT), tops[-1] + look.px(3), width, look.px(1))
        painter.fillRect(rule, look.color("line"))
        bar = QRectF(look.px(2), look.px(_PAD), look.px(1), self.height() - 2 * look.px(_PAD))
        painter.fillRect(bar, look.quantity(self._key) if self._key else look.color("line"))
        painter.end()
        return still

    def _baseline(self, top: float, metrics: QFontMetricsF) -> float:
        return top + 0.5 * (self._line + metrics.ascent() - metrics.descent())

    def _paint_heads(self, painter: QPainter, top: float, metrics: QFontMetricsF) -> None:
        painter.setPen(self._look.color("muted"))
        baseline = self._baseline(top, metrics)
        painter.drawText(QPointF(self._look.px(_INDENT), baseline), self._heads[0])
        for edge, head in zip(self._columns or (), self._heads[1:], strict=True):
            painter.drawText(QPointF(edge - metrics.horizontalAdvance(head), baseline), head)

    def _paint_numbers(
        self, painter: QPainter, row: TermRow, baseline: float, metrics: QFontMetricsF
    ) -> None:
        look = self._look
        right = float(self.width() - look.px(_RIGHT))
        painter.setPen(look.color("ink"))
        painter.drawText(
            QPointF(right - metrics.horizontalAdvance(row.product), baseline), row.product
        )
        painter.setPen(look.color("muted"))
        if self._columns is None:
            painter.drawText(QPointF(look.px(_INDENT), baseline + self._line * 0.9), row.line)
            return
        for edge, text in zip(self._columns[:-1], row.factors, strict=True):
            painter.drawText(QPointF(edge - metrics.horizontalAdvance(text), baseline), text)

    def _paint_closing(self, painter: QPainter, top: float, metrics: QFontMetricsF) -> None:
        look = self._look
        painter.setPen(look.color("ink"))
        right = float(self.width() - look.px(_RIGHT))
        for index, line in enumerate(self._closing):
            baseline = self._baseline(top + look.px(6) + index * self._line, metrics)
            painter.drawText(QPointF(right - metrics.horizontalAdvance(line), baseline), line)
