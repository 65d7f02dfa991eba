"""A text whose characters are tinted by a number each, with a second number drawn below them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from lstm_studio.i18n import integer, number, tr
from lstm_studio.style.colors import contrast
from lstm_studio.style.look import Look
from lstm_studio.style.palette import diverging_lut
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.plot_text import LazyDescription
from lstm_studio.widgets.time_widget import focus_ring, wants_ring

__all__ = ["TintedText", "wrapped"]

Floats = NDArray[np.float64]

_LANE = 6  # pixels at 100 % for what is drawn below the characters
_GAP = 6  # between two rows
_SHORT = 3000  # characters up to which the largest size that fits is looked for
_SIZES = (20, 17, 15)  # of a font at 100 % for a text that fits; a longer one has that of code


def wrapped(text: str, columns: int) -> list[int]:
    """Return where each row of a text begins, and the end of the last one.

    A row ends behind a line end, which has a column of its own, else behind the last space that
    fits, else where it is full.
    """
    columns = max(columns, 1)
    starts, at = [0], 0
    while at < len(text):
        end = text.find("\n", at, at + columns)
        if end >= 0:
            at = end + 1
        elif at + columns >= len(text):
            at = len(text)
        else:
            space = text.rfind(" ", at, at + columns)
            at = space + 1 if space > at else at + columns
        starts.append(at)
    return starts


@dataclass(frozen=True, eq=False)
class _Shown:
    """What stands in the widget."""

    text: str
    values: Floats
    limit: float
    levels: Floats
    unknown: NDArray[np.bool_]


class TintedText(QAbstractScrollArea):
    """Characters in rows: the tint is a number from blue through the ground to gold.

    Below each character stands a bar as high as its level; where the level is 0 there is none.
    A cursor marks the character that is read off; it follows the pointer and the arrow keys.

    Parameters
    ----------
    parent : QWidget, optional

    Signals
    -------
    placeChosen : object
        The character under the pointer or the cursor, an int from 0.
    """

    placeChosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._shown = _Shown("", np.empty(0), 1.0, np.empty(0), np.empty(0, bool))
        self._starts = [0]
        self._font = self._look.font("code")
        self._size: tuple[float, int] | None = None
        self._cursor = 0
        self._empty = ""
        self._title = ""
        self._ring = False
        self._inks: tuple[NDArray[np.uint8], NDArray[np.bool_]] | None = None
        self._description = LazyDescription(self, self.summary)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    # ------------------------------------------------------------------ what it shows

    def setTitle(self, title: str) -> None:
        """Say what the tint shows, for the summary."""
        self._title = title
        self._description.touch()

    def setEmptyText(self, text: str) -> None:
        """Set what stands there while there is no text."""
        self._empty = text
        self.viewport().update()

    def setText(
        self,
        text: str,
        values: Floats,
        limit: float,
        levels: Floats,
        unknown: NDArray[np.bool_] | None = None,
    ) -> None:
        """Show a text.

        Parameters
        ----------
        text : str
            T characters.
        values : (N,) float64
            The tints of the first N ≤ T characters; the others are not tinted.
        limit : float
            The value of the strongest tint, positive; its negative is the other end.
        levels : (T,) float64
            0 to 1: how high the bar below each character is.
        unknown : (T,) bool, optional
            Characters that are written as a pale sign.
        """
        anew = text != self._shown.text
        strange = np.zeros(len(text), bool) if unknown is None else unknown
        self._shown = _Shown(text, values, max(limit, 1e-12), levels, strange)
        if anew:
            self._cursor = min(self._cursor, max(len(text) - 1, 0))
            self._arrange()
        self._description.touch()
        self.viewport().update()

    def text(self) -> str:
        """Return the text."""
        return self._shown.text

    def cursorPlace(self) -> int:
        """Return the character that the cursor marks."""
        return self._cursor

    def setCursorPlace(self, place: int) -> None:
        """Mark a character and bring it into sight; no signal."""
        place = min(max(place, 0), max(len(self._shown.text) - 1, 0))
        if place != self._cursor:
            before, self._cursor = self._cursor, place
            self._description.touch()
            out = self._look.px(3)  # the line of the cursor lies around its character
            for one in (before, place):
                box = self.placeRect(one).toAlignedRect()
                self.viewport().update(box.adjusted(-out, -out, out, out))

    def summary(self) -> str:
        """Return what is seen, in sentences."""
        text, values = self._shown.text, self._shown.values
        if not len(values):
            return self._empty
        least, most = int(np.argmin(values)), int(np.argmax(values))
        return tr(
            "{title}: {count} characters, from {least} at character {least_at} to {most} at "
            "character {most_at}. At character {at}, {sign}: {value}.",
            title=self._title,
            count=integer(len(text)),
            least=number(float(values[least])),
            least_at=integer(least + 1),
            most=number(float(values[most])),
            most_at=integer(most + 1),
            at=integer(self._cursor + 1),
            sign=text[self._cursor].strip() or tr("a space"),
            value=number(float(values[min(self._cursor, len(values) - 1)])),
        )

    def table(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Return header and rows, one row a character."""
        shown = self._shown
        rows = [
            (integer(k + 1), repr(sign)[1:-1], number(float(value), 4))
            for k, (sign, value) in enumerate(zip(shown.text, shown.values, strict=False))
        ]
        return (tr("character"), tr("sign"), self._title), rows

    # ------------------------------------------------------------------ geometry

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        self._inks = None
        self._arrange()
        self.updateGeometry()
        self.viewport().update()

    def _cell(self) -> tuple[float, int]:
        """Return width and height of a character with what stands below it."""
        if self._size is None:
            metrics = QFontMetricsF(self._font)
            height = round(metrics.height()) + self._look.px(_LANE) + self._look.px(_GAP)
            self._size = metrics.horizontalAdvance("M"), height
        return self._size

    def _columns(self) -> int:
        return max(int((self.viewport().width() - self._look.px(8)) / self._cell()[0]), 1)

    def _fits(self, size: int) -> bool:
        """Take a font of a size; tell whether the whole text is seen in it."""
        self._font, self._size = self._look.font("code"), None
        self._font.setPixelSize(max(self._look.px(size), self._font.pixelSize()))
        self._starts = wrapped(self._shown.text, self._columns())
        high = (len(self._starts) - 1) * self._cell()[1] + self._look.px(8)
        return high <= self.viewport().height()

    def _arrange(self) -> None:
        # A long text is not tried in every size.
        few = len(self._shown.text) < _SHORT
        if not (few and any(self._fits(size) for size in _SIZES)):
            self._fits(0)
        row = self._cell()[1]
        bar, rows = self.verticalScrollBar(), len(self._starts) - 1
        bar.setSingleStep(row)
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(rows * row + self._look.px(8) - self.viewport().height(), 0))

    def _row_of(self, place: int) -> int:
        return max(min(bisect_right(self._starts, place) - 1, len(self._starts) - 2), 0)

    def placeRect(self, place: int) -> QRectF:
        """Return where a character stands, in pixels of the viewport."""
        width, height = self._cell()
        row = self._row_of(place)
        x = self._look.px(4) + (place - self._starts[row]) * width
        y = self._look.px(4) + row * height - self.verticalScrollBar().value()
        return QRectF(x, y, width, height - self._look.px(_GAP))

    def placeAt(self, pos: QPoint) -> int | None:
        """Return the character at a point of the viewport; None beside the text."""
        width, height = self._cell()
        row = int((pos.y() - self._look.px(4) + self.verticalScrollBar().value()) // height)
        if not 0 <= row < len(self._starts) - 1:
            return None
        place = self._starts[row] + int((pos.x() - self._look.px(4)) // width)
        return place if self._starts[row] <= place < self._starts[row + 1] else None

    def sizeHint(self) -> QSize:
        """Return the size at which some rows are seen."""
        return QSize(self._look.px(420), 6 * self._cell()[1])

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size."""
        return QSize(self._look.px(160), 2 * self._cell()[1])

    # ------------------------------------------------------------------ painting

    def _colours(self) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
        """Return the tints, and on which of them the text is that of the panel, not the ink."""
        if self._inks is None:
            theme = self._look.theme
            lut = diverging_lut(theme)
            turned = np.array([
                contrast(_name(tint), theme.panel) > contrast(_name(tint), theme.ink)
                for tint in lut
            ])  # fmt: skip
            self._inks = lut, turned
        return self._inks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that are seen."""
        look, shown = self._look, self._shown
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), look.color("panel"))
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        if not shown.text:
            painter.setFont(look.font("body"))
            painter.setPen(look.color("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect(), int(flags), self._empty)
        else:
            painter.setFont(self._font)
            width, height = self._cell()
            above = self.verticalScrollBar().value() - look.px(4)
            first = max(int((above + event.rect().top()) // height), 0)
            last = int((above + event.rect().bottom()) // height) + 1
            for row in range(first, min(last, len(self._starts) - 1)):
                self._paint_row(painter, self._starts[row], self._starts[row + 1], width)
            self._paint_cursor(painter)
        if self._ring and self.hasFocus():
            focus_ring(painter, self.viewport().rect(), look)
        painter.end()

    def _paint_row(self, painter: QPainter, start: int, stop: int, width: float) -> None:
        look, shown = self._look, self._shown
        lut, turned = self._colours()
        place = self.placeRect(start)
        high = place.height() - look.px(_LANE)
        known = max(min(stop, len(shown.values)) - start, 0)
        share = np.nan_to_num(np.clip(shown.values[start : start + known] / shown.limit, -1, 1))
        tints = np.round(127.5 + 127.5 * share).astype(int)
        bar = look.color("muted")
        for k, tint in enumerate(tints):
            box = QRectF(place.left() + k * width, place.top(), width + 0.5, high)
            painter.fillRect(box, QColor(*(int(part) for part in lut[tint])))
        for k, level in enumerate(shown.levels[start:stop]):
            if level > 0:
                tall = max(level * (look.px(_LANE) - look.px(1)), look.px(2))
                left, top = place.left() + k * width, place.bottom() - tall
                painter.fillRect(QRectF(left, top, width + 0.5, tall), bar)
        signs = [_visible(sign) for sign in shown.text[start:stop]]
        light = np.zeros(len(signs), bool)
        light[:known] = turned[tints]
        pale = np.array([sign == "↵" for sign in signs]) | shown.unknown[start:stop]
        # All characters are equally wide: those of one ink are one string with gaps.
        for chosen, token in (
            (~light & ~pale, "ink"),
            (light, "panel"),
            (~light & pale, "muted"),
        ):
            if chosen.any():
                painter.setPen(look.color(token))
                for k in np.flatnonzero(chosen):
                    box = QRectF(place.left() + k * width, place.top(), width, high)
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, signs[k])
        strange = np.flatnonzero(shown.unknown[start:stop])
        painter.setPen(QPen(look.color("danger"), look.px(1), Qt.PenStyle.DotLine))
        for k in strange:
            y = place.top() + high - look.px(1)
            painter.drawLine(
                round(place.left() + k * width), round(y), round(place.left() + (k + 1) * width),
                round(y),
            )  # fmt: skip

    def _paint_cursor(self, painter: QPainter) -> None:
        look, place = self._look, self.placeRect(self._cursor)
        width = look.px(2)
        painter.setPen(QPen(look.color("accent"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = 0.5 * width
        painter.drawRect(place.adjusted(-half, -half, half, half))

    # ------------------------------------------------------------------ events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._arrange()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read off the character under the pointer."""
        place = self.placeAt(event.position().toPoint())
        if place is not None and place != self._cursor:
            self._choose(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Do the same for touch."""
        self.mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor, or copy the text."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._shown.text)
            return
        place = self._moved(Qt.Key(event.key()))
        if place is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        place = min(max(place, 0), max(len(self._shown.text) - 1, 0))
        if place != self._cursor:
            self._choose(place)
        self.showPlace(self._cursor)

    def _moved(self, key: Qt.Key) -> int | None:
        row = self._row_of(self._cursor)
        column = self._cursor - self._starts[row]
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return self._cursor + (1 if key == Qt.Key.Key_Right else -1)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return 0 if key == Qt.Key.Key_Home else len(self._shown.text) - 1
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            other = row + (1 if key == Qt.Key.Key_Down else -1)
            if not 0 <= other < len(self._starts) - 1:
                return self._cursor
            return min(self._starts[other] + column, self._starts[other + 1] - 1)
        return None

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move the cursor from the window's shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not event.modifiers()
            and self._shown.text
            and self._moved(Qt.Key(event.key())) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def showPlace(self, place: int) -> None:
        """Scroll until a character is seen."""
        box, bar = self.placeRect(place), self.verticalScrollBar()
        if box.top() < 0:
            bar.setValue(bar.value() + int(box.top()) - self._look.px(4))
        elif box.bottom() > self.viewport().height():
            bar.setValue(bar.value() + int(box.bottom() - self.viewport().height()) + 1)

    def _choose(self, place: int) -> None:
        self.setCursorPlace(place)
        self.placeChosen.emit(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring to those who came by keyboard."""
        super().focusInEvent(event)
        self._ring = wants_ring(event, self._ring)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Describe it again when it is seen."""
        super().showEvent(event)
        self._description.shown()

    def hideEvent(self, event: QHideEvent) -> None:
        """Describe nothing while nobody sees it."""
        super().hideEvent(event)
        self._description.stop()


def _visible(sign: str) -> str:
    return "↵" if sign == "\n" else sign


def _name(tint: NDArray[np.uint8]) -> str:
    return "#" + "".join(f"{int(part):02X}" for part in tint)
