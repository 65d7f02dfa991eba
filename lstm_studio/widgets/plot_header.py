"""The line above a plot: its title with real subscripts, and a legend that never gets cut off.

The legend stands right of the title as long as there is room, then wraps word by word to as many
as three lines; only what is left after that is elided and told by a tooltip.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QPen

from lstm_studio.style.look import Look
from lstm_studio.style.palette import diverging_lut
from lstm_studio.style.tokens import QUANTITY_TOKENS
from lstm_studio.widgets.math_layout import MathText, escape

__all__ = [
    "LegendEntry",
    "PlotHeader",
    "blend",
    "draw_cross",
    "role_color",
    "role_text",
]


def role_color(look: Look, role: str) -> QColor:
    """Return the hue of a quantity key (``"c"``) or of a field of the theme (``"ghost"``)."""
    return look.quantity(role) if role in QUANTITY_TOKENS else look.color(role)


def blend(color: QColor, other: QColor, share: float) -> QColor:
    """Return `color` with a `share` of `other`, both opaque."""
    pairs = ((c.red(), c.green(), c.blue()) for c in (color, other))
    return QColor(*(round(a + (b - a) * share) for a, b in zip(*pairs, strict=True)))


def role_text(look: Look, role: str) -> QColor:
    """Return the same as :func:`role_color`, strong enough to be read as text."""
    return look.quantity_text(role) if role in QUANTITY_TOKENS else look.color(role)


@dataclass(frozen=True)
class LegendEntry:
    """One thing that the legend explains.

    Parameters
    ----------
    text : str
        What stands beside the sample.
    role : str
        Quantity key or theme field of the sample's colour; empty for a text without sample.
    kind : str
        ``"solid"``, ``"dashed"``, ``"dotted"``, ``"nan"`` (the mark of a gap), ``"band"`` (a
        filled strip) or ``"scale"`` (the colour bar of a heat map, with `text` at its lower and
        `upper` at its upper end).
    upper : str
        Only for ``"scale"``.
    """

    text: str
    role: str = ""
    kind: str = "solid"
    upper: str = ""


@dataclass
class _Piece:
    """A word, or a sample with the word that must stay beside it."""

    text: str
    entry: LegendEntry | None  # set where a sample stands before the word
    width: float
    gap: float  # before it, unless it begins a line
    begins: float  # width of the whole entry where it begins, else 0


class PlotHeader:
    """Title and legend of one plot; a plain painter, held by the plot's widget.

    Parameters
    ----------
    look : Look
    most_lines : int
        How many lines it may take before the rest is elided.
    """

    def __init__(self, look: Look, most_lines: int = 3) -> None:
        self._most_lines = most_lines
        self._whole_entries = most_lines == 1
        self._title = ""
        self._symbol = ""
        self._role = "ink"
        self._entries: tuple[LegendEntry, ...] = ()
        self._note = ""
        self._width = 0.0
        self._rows: list[list[_Piece]] = []
        self._reserved = 1
        self.elided = False
        self._measure(look)

    # ------------------------------------------------------------------ what it says

    def set_title(self, title: str, symbol: str = "", role: str = "ink") -> bool:
        """Set the title, its mathematical symbol and the colour; return whether it changed."""
        if (title, symbol, role) == (self._title, self._symbol, self._role):
            return False
        self._title, self._symbol, self._role = title, symbol, role
        self._math = self._set_symbol()
        self._arrange()
        return True

    def set_legend(self, entries: tuple[LegendEntry, ...], note: str = "") -> bool:
        """Set what stands at the right; return whether it changed."""
        if entries == self._entries and note == self._note:
            return False
        self._entries, self._note = entries, note
        self._arrange()
        return True

    def set_look(self, look: Look) -> None:
        """Take over fonts and colours."""
        self._measure(look)
        self._reserved = 1
        self._arrange()

    def set_most_lines(self, lines: int) -> None:
        """Set how many lines it may take; where a plot is low, its curves need the room more."""
        if lines != self._most_lines:
            self._most_lines = lines
            self._reserved = 1
            self._arrange()

    def set_width(self, width: float) -> bool:
        """Set the width to fill; return whether the arrangement changed."""
        if width == self._width:
            return False
        self._width = width
        self._reserved = 1
        self._arrange()
        return True

    @property
    def title(self) -> str:
        """The title with its symbol, as plain text."""
        return f"{self._title} {self._symbol.replace('_', '')}".strip()

    @property
    def legend(self) -> str:
        """The legend as plain text, one entry a line."""
        texts = [f"{e.text} … {e.upper}" if e.upper else e.text for e in self._entries]
        return "\n".join([*texts, self._note] if self._note else texts)

    @property
    def least_height(self) -> int:
        """Pixels of a single line."""
        return self._line + self._look.px(4)

    @property
    def height(self) -> int:
        """Pixels; 0 when there is nothing to say."""
        if not (self._title or self._symbol or self._entries or self._note):
            return 0
        return self._line * max(self._reserved, 1) + self._look.px(4)

    # ------------------------------------------------------------------ arrangement

    def _measure(self, look: Look) -> None:
        # Kept, because the height is asked for several times at every repaint.
        self._look = look
        self._strong = QFontMetricsF(look.font("strong"))
        self._small = QFontMetricsF(look.font("small"))
        self._line = max(look.px(19), round(QFontMetricsF(look.font("math")).height()))
        self._math = self._set_symbol()

    def _set_symbol(self) -> MathText | None:
        if not self._symbol:
            return None
        letter, _, index = (escape(part) for part in self._symbol.partition("_"))
        return MathText(f"<i>{letter}</i><sub>{index}</sub>", self._look)

    def _title_width(self) -> float:
        width = self._strong.horizontalAdvance(self._title)
        if self._math is not None:
            width += self._math.width + self._look.px(5)
        return width

    def _pieces(self) -> list[_Piece]:
        look = self._look
        metrics = self._small
        space = metrics.horizontalAdvance(" ")
        pieces: list[_Piece] = []
        notes = (LegendEntry(self._note),) if self._note else ()
        for entry in (*self._entries, *notes):
            if entry.kind == "scale":
                words, sample = [""], self._scale_width(entry, metrics)
            else:
                words = [entry.text] if self._whole(entry.text) else entry.text.split()
                sample = look.px(14) + look.px(4) if entry.role else 0.0
            first = len(pieces)
            for index, word in enumerate(words):
                width = metrics.horizontalAdvance(word) + (sample if index == 0 else 0.0)
                gap = look.px(12) if index == 0 else space
                marked = entry if index == 0 and sample else None
                pieces.append(_Piece(word, marked, width, gap, 0.0))
            whole = sum(p.width + p.gap for p in pieces[first:]) - pieces[first].gap
            pieces[first].begins = whole
        return pieces

    def _whole(self, text: str) -> bool:
        """Return whether a text is drawn in one piece.

        Words of a script that runs from right to left cannot be placed one by one.
        """
        rightward = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)
        return self._whole_entries or rightward or not text.strip()

    def _scale_width(self, entry: LegendEntry, metrics: QFontMetricsF) -> float:
        ends = metrics.horizontalAdvance(entry.text) + metrics.horizontalAdvance(entry.upper)
        return ends + self._look.px(72 + 12)

    def _arrange(self) -> None:
        rows: list[list[_Piece]] = [[]]
        used = 0.0
        room = self._width - self._title_width() - self._look.px(16)
        for piece in self._pieces():
            gap = piece.gap if rows[-1] else 0.0
            # An entry that fits on a line of its own is not broken.
            needed = piece.begins if 0.0 < piece.begins <= self._width else piece.width
            if used + gap + needed > room and (rows[-1] or room < self._width):
                rows.append([])
                used, gap, room = 0.0, 0.0, self._width
            rows[-1].append(piece)
            used += gap + piece.width
        self.elided = len(rows) > self._most_lines
        if self.elided:
            rest = [piece for row in rows[self._most_lines - 1 :] for piece in row]
            rows = [*rows[: self._most_lines - 1], rest]
        self._rows = rows
        # A sentence that gets shorter while a slider is dragged must not make the plot jump.
        self._reserved = max(self._reserved, len(rows))

    # ------------------------------------------------------------------ painting

    def paint(self, painter: QPainter) -> None:
        """Paint at the top left of the painter's origin."""
        look = self._look
        line = self._line
        title = self._strong
        baseline = 0.5 * (line + title.ascent() - title.descent())
        painter.setFont(look.font("strong"))
        painter.setPen(role_text(look, self._role))
        shown = self._title
        if self._width and self._math is None:
            shown = title.elidedText(shown, Qt.TextElideMode.ElideRight, self._width)
        painter.drawText(QPointF(0.0, baseline), shown)
        if self._math is not None:
            x = title.horizontalAdvance(self._title) + (look.px(5) if self._title else 0)
            corner = QPointF(x, baseline - self._math.ascent)
            self._math.draw(painter, corner, role_text(look, self._role))
        metrics = self._small
        baseline = 0.5 * (line + metrics.ascent() - metrics.descent())
        least = self._title_width() + look.px(16) if self._title or self._symbol else 0.0
        for row in self._rows:
            self._paint_row(painter, row, baseline, metrics, least)
            baseline += line
            least = 0.0  # only the first line has the title beside it

    def _paint_row(
        self,
        painter: QPainter,
        row: list[_Piece],
        baseline: float,
        metrics: QFontMetricsF,
        least: float,
    ) -> None:
        if not row:
            return
        width = sum(piece.width + piece.gap for piece in row) - row[0].gap
        x = max(self._width - width, least)
        whole = self._shown_whole(row, x, metrics.horizontalAdvance("…"))
        painter.setFont(self._look.font("small"))
        for index, piece in enumerate(row):
            x += piece.gap if index else 0.0
            start = x
            if piece.entry is not None:
                x += self._paint_sample(painter, piece.entry, x, baseline, metrics)
            painter.setPen(self._look.color("muted"))
            if index == whole:
                words = " ".join(rest.text for rest in row[index:])
                room = self._width - x
                short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
                painter.drawText(QPointF(x, baseline), short)
                return
            painter.drawText(QPointF(x, baseline), piece.text)
            x = start + piece.width

    def _shown_whole(self, row: list[_Piece], x: float, dots: float) -> int:
        """Return how many pieces of a row that begins at `x` are shown whole.

        After the last of them there is room for three dots, or the text would seem to end there.
        """
        ends: list[float] = []
        for index, piece in enumerate(row):
            x += (piece.gap if index else 0.0) + piece.width
            ends.append(x)
        if ends[-1] <= self._width + 0.5:
            return len(row)
        after = [piece.gap for piece in row[1:]]
        fitting = [end + gap + dots <= self._width for end, gap in zip(ends, after, strict=False)]
        return fitting.index(False) if False in fitting else len(row) - 1

    def _paint_sample(
        self,
        painter: QPainter,
        entry: LegendEntry,
        x: float,
        baseline: float,
        metrics: QFontMetricsF,
    ) -> float:
        look = self._look
        middle = round(baseline - 0.5 * metrics.xHeight()) + 0.5
        if entry.kind == "scale":
            return self._paint_scale(painter, entry, x, baseline, metrics)
        pen = QPen(role_color(look, entry.role), look.line_width("hidden"))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        length = look.px(14)
        if entry.kind == "dashed":
            pen.setDashPattern([length / pen.widthF() * part for part in (0.4, 0.2)])
        elif entry.kind == "dotted":
            pen.setDashPattern([1.0, 2.0])
        painter.setPen(pen)
        if entry.kind == "band":
            box = QRectF(round(x), middle - look.px(4) - 0.5, length, look.px(8))
            pen.setWidthF(1.0)
            painter.setPen(pen)
            painter.fillRect(box, blend(look.color("panel"), pen.color(), 0.24))
            painter.drawLine(box.topLeft(), box.topRight())
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        elif entry.kind == "nan":
            draw_cross(painter, x + 0.5 * length, middle, look.px(3))
        else:
            painter.drawLine(QPointF(x, middle), QPointF(x + length, middle))
        return length + look.px(4)

    def _paint_scale(
        self,
        painter: QPainter,
        entry: LegendEntry,
        x: float,
        baseline: float,
        metrics: QFontMetricsF,
    ) -> float:
        look = self._look
        painter.setPen(look.color("muted"))
        painter.drawText(QPointF(x, baseline), entry.text)
        left = x + metrics.horizontalAdvance(entry.text) + look.px(6)
        bar = QRectF(left, round(baseline - metrics.capHeight()) - 0.5, look.px(72), look.px(9))
        lut = diverging_lut(look.theme)
        image = QImage(lut.tobytes(), len(lut), 1, 3 * len(lut), QImage.Format.Format_RGB888)
        painter.drawImage(bar, image)
        painter.setPen(QPen(look.color("line"), 1.0))
        painter.setBrush(QBrush(Qt.BrushStyle.NoBrush))
        painter.drawRect(bar)
        painter.setPen(look.color("muted"))
        painter.drawText(QPointF(bar.right() + look.px(6), baseline), entry.upper)
        return self._scale_width(entry, metrics)


def draw_cross(painter: QPainter, x: float, y: float, reach: float) -> None:
    """Draw the mark of a value that is not a number."""
    painter.drawLine(QPointF(x - reach, y - reach), QPointF(x + reach, y + reach))
    painter.drawLine(QPointF(x - reach, y + reach), QPointF(x + reach, y - reach))
