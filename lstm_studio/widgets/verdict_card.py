"""What one reader says of a word: the leading sense, a bar of all of them, and what it has read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lstm_studio.i18n import percent, tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.painting import draw_panel
from lstm_studio.widgets.plot_text import LazyDescription
from lstm_studio.widgets.time_widget import plain_tooltip
from lstm_studio.widgets.verdict_bar import draw_verdict_bar, sense_color

__all__ = ["VerdictCard"]

_LINES = 2  # of the sentence, for which room is kept at first
_NARROW = 215  # pixels at 100 % below which the verdict stands below the title
_ELIDE = Qt.TextElideMode.ElideRight


class VerdictCard(QWidget):
    """The verdict of one reader, on a panel of its own.

    All texts are plain.  The height is the same whatever is said; what has no room is told by
    the tool tip and the accessible description.

    Parameters
    ----------
    name : str
        Object name.
    role : str
        The reader, ``"forward"``, ``"backward"`` or ``"both"``: the key of its colour.
    parent : QWidget, optional
    """

    def __init__(self, name: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._role = role
        self._look = Look(LIGHT)
        self._title = ""
        self._senses: tuple[str, ...] = ()
        self._probabilities: tuple[float, ...] = ()
        self._lead = ""
        self._decided = False
        self._line: float | None = None
        self._sentence = ""
        self._lines = _LINES
        self._elided = False
        self._description = LazyDescription(self, self.summary)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # ------------------------------------------------------------------ what it shows

    def setTitle(self, title: str) -> None:
        """Set the reader's name, which is also the accessible name."""
        self._title = title
        self.setAccessibleName(title)
        self.update()

    def setSenses(self, names: Sequence[str]) -> None:
        """Set the names of the senses, the first one from the left."""
        rows = self._legend_rows()
        self._senses = tuple(names)
        if self._legend_rows() != rows:
            self.updateGeometry()
        self._changed()

    def setVerdict(
        self,
        probabilities: Sequence[float],
        lead: str,
        decided: bool,
        line: float | None = None,
    ) -> None:
        """Show what the reader says.

        Parameters
        ----------
        probabilities : sequence of float
            One a sense, together 1; empty or NaN when there is nothing to say.
        lead : str
            What stands at the right of the title: ``"96 % river"`` or ``"cannot tell"``.
        decided : bool
            Whether the leading sense has reached the line; else the bar is paler and hatched.
        line : float, optional
            The probability that the leading sense must reach, marked on the bar.
        """
        self._probabilities = tuple(float(p) for p in probabilities)
        self._lead, self._decided, self._line = lead, decided, line
        self._changed()

    def setMostLines(self, lines: int) -> None:
        """Set for how many lines of the sentence room is kept; 2 by default."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
            self.update()

    def setSentence(self, text: str) -> None:
        """Set the sentence below the bar: what the reader has read."""
        if text != self._sentence:
            self._sentence = text
            self._changed()

    def _changed(self) -> None:
        self._description.touch()
        self.update()

    def summary(self) -> str:
        """Return lead, all probabilities and the sentence."""
        parts = [self._lead] if self._lead else []
        shares = ", ".join(
            tr("{sense} {share}", sense=sense, share=percent(p, 1))
            for sense, p in zip(self._senses, self._probabilities, strict=False)
        )
        if shares:
            parts.append(shares)
        if self._line is not None:
            parts.append(tr("confidence line {share}", share=percent(self._line)))
        text = "; ".join(parts)
        return f"{text}. {self._sentence}".strip() if text else self._sentence

    def describe(self) -> None:
        """Bring the accessible description up to date now."""
        self._description.refresh()

    def isElided(self) -> bool:
        """Return whether the sentence has more text than room."""
        return self._elided

    # ------------------------------------------------------------------ sizes

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        self.updateGeometry()
        self.update()

    def _line_height(self, role: str) -> float:
        return QFontMetricsF(self._look.font(role)).lineSpacing()

    def _legend_rows(self) -> int:
        return 1 if len(self._senses) <= 2 else 2

    def _stacked(self) -> bool:
        """Return whether title and verdict have no room side by side."""
        return self.width() < self._look.px(_NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another line, or no longer, where the width calls for it."""
        if (event.oldSize().width() < self._look.px(_NARROW)) != self._stacked():
            self.updateGeometry()
        super().resizeEvent(event)

    def _height(self) -> int:
        look = self._look
        lines = self._lines + self._stacked()
        text = self._line_height("strong") + lines * self._line_height("body")
        legend = self._legend_rows() * (self._line_height("small") + look.px(2))
        return round(text + legend + look.px(12 + 8 + 22 + 6 + 6 + 12))

    def sizeHint(self) -> QSize:
        """Return the size at which everything reads well."""
        return QSize(self._look.px(320), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size."""
        return QSize(self._look.px(180), self._height())

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint panel, title, bar, names and sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        box = QRectF(self.rect())
        draw_panel(painter, box, look.px(12), look.color("panel"), look.color("line"), look.px(1))
        inner = box.adjusted(look.px(14), look.px(12), -look.px(14), -look.px(12))
        y = inner.top() + self._paint_title(painter, inner) + look.px(8)
        bar = QRectF(inner.left(), y, inner.width(), look.px(22))
        draw_verdict_bar(
            painter, bar, self._probabilities, self._decided, self._line, self._role, look
        )
        y = bar.bottom() + look.px(6)
        row = QRectF(inner.left(), y, inner.width(), self._line_height("small") + look.px(2))
        y += self._paint_names(painter, row) + look.px(6)
        self._paint_sentence(painter, QRectF(inner.left(), y, inner.width(), inner.bottom() - y))

    def _paint_title(self, painter: QPainter, inner: QRectF) -> float:
        look = self._look
        strong, body = (QFontMetricsF(look.font(role)) for role in ("strong", "body"))
        baseline = inner.top() + strong.ascent()
        gap, stacked = look.px(8), self._stacked()
        # The verdict is what the card is for: the title gives way.
        lead = body.elidedText(self._lead, _ELIDE, inner.width() * (1.0 if stacked else 0.62))
        width = body.horizontalAdvance(lead)
        room = inner.width() if stacked else max(inner.width() - width - gap, 0.0)
        title = strong.elidedText(self._title, _ELIDE, room)
        painter.setFont(look.font("strong"))
        painter.setPen(look.quantity_text(self._role))
        painter.drawText(QPointF(inner.left(), baseline), title)
        painter.setFont(look.font("body"))
        painter.setPen(look.color("ink" if self._decided else "muted"))
        if stacked:
            painter.drawText(QPointF(inner.left(), baseline + body.lineSpacing()), lead)
            return strong.lineSpacing() + body.lineSpacing()
        painter.drawText(QPointF(inner.right() - width, baseline), lead)
        return strong.lineSpacing()

    def _paint_names(self, painter: QPainter, row: QRectF) -> float:
        """Write the senses under the ends of the bar, or a legend; return the height used."""
        look = self._look
        metrics = QFontMetricsF(look.font("small"))
        painter.setFont(look.font("small"))
        count = len(self._senses)
        if count > 2:
            return self._paint_legend(painter, row, metrics)
        painter.setPen(look.color("muted"))
        baseline = row.top() + metrics.ascent()
        for sense, name in enumerate(self._senses):
            short = metrics.elidedText(name, _ELIDE, 0.48 * row.width())
            right = row.right() - metrics.horizontalAdvance(short)
            x = right if sense == 1 else row.left()
            painter.drawText(QPointF(x, baseline), short)
        return row.height()

    def _paint_legend(self, painter: QPainter, row: QRectF, metrics: QFontMetricsF) -> float:
        """Write a swatch, a name and a share for each sense, two a row."""
        look = self._look
        gap, swatch = look.px(12), look.px(9)
        column = 0.5 * (row.width() - gap)
        for sense, name in enumerate(self._senses):
            x = row.left() + (sense % 2) * (column + gap)
            y = row.top() + (sense // 2) * row.height()
            square = QRectF(x, y + 0.5 * (metrics.height() - swatch), swatch, swatch)
            fill = sense_color(look, self._role, sense, len(self._senses), self._decided)
            draw_panel(painter, square, look.px(2), fill)
            share = percent(self._share(sense))
            width = metrics.horizontalAdvance(share)
            left = square.right() + look.px(6)
            short = metrics.elidedText(name, _ELIDE, max(x + column - left - width - gap / 2, 0))
            painter.setPen(look.color("muted"))
            painter.drawText(QPointF(left, y + metrics.ascent()), short)
            painter.setPen(look.color("ink"))
            painter.drawText(QPointF(x + column - width, y + metrics.ascent()), share)
        return 2 * row.height()

    def _share(self, sense: int) -> float:
        known = sense < len(self._probabilities)
        return self._probabilities[sense] if known else float("nan")

    def _paint_sentence(self, painter: QPainter, place: QRectF) -> None:
        look = self._look
        font = look.font("body")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(look.color("ink"))
        layout = QTextLayout(self._sentence.replace("\n", " "), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        baseline = place.top() + metrics.ascent()
        self._elided = False
        for number in range(self._lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(place.width())
            start, stop = line.textStart(), line.textStart() + line.textLength()
            units = layout.text().encode("utf-16-le", "surrogatepass")
            rest = units[2 * start :].decode("utf-16-le", "surrogatepass")
            text = units[2 * start : 2 * stop].decode("utf-16-le", "surrogatepass")
            if number == self._lines - 1 and text.rstrip() != rest.rstrip():
                self._elided = True
                text = metrics.elidedText(rest[:400], _ELIDE, place.width())
            painter.drawText(QPointF(place.left(), baseline), text.rstrip())
            baseline += metrics.lineSpacing()
        layout.endLayout()

    # ------------------------------------------------------------------ events

    def event(self, event: QEvent) -> bool:
        """Tell everything, in case something of it was elided."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tooltip(self.summary()), self)
            return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the description catch up."""
        super().showEvent(event)
        self._description.shown()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop what runs."""
        self._description.stop()
        super().hideEvent(event)
