"""The words of a sequence, each above its step."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lstm_studio.i18n import number, tr
from lstm_studio.widgets.plot_readout import plain_text, step_title
from lstm_studio.widgets.plot_text import steps_text
from lstm_studio.widgets.time_axis import StepScale
from lstm_studio.widgets.time_widget import TimeWidget, focus_ring, plain_tooltip

__all__ = ["Placed", "TokenStrip"]

_HEIGHT = 26  # pixels at 100 %
_PAD = 7  # on both sides of a word within its chip
_GAP = 3  # between two words
_SIDE = 2  # on both sides of a word without a chip
_MOST = 0.8  # of the words are shown whole, if that is possible with every n-th of them
_USUAL = 72  # a word may be this wide before it is elided rather than its neighbours left out
_SHORT = 48  # up to this width a word is shown whole or not at all
_LONGEST = 160  # the same for the current word, which may push its neighbours away


# Made once: in Python, Qt's flags cost more to combine than the word costs to draw.
_CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip)


@dataclass(frozen=True)
class Placed:
    """One word that has found room: its step, its chip and what is written in it."""

    step: int
    chip: QRectF
    text: str


class TokenStrip(TimeWidget):
    """Words over their steps; a click asks for a step.

    The current word is a chip in the accent colour, the one that the story is about a quiet chip;
    what has not been read yet is muted.  Where there is no room every second, third, ... word is
    shown, the current one always.  A line under a word says that its step is marked.

    Signals
    -------
    stepChosen(int), scrubStarted(), scrubFinished()
    """

    stepChosen = Signal(object)
    scrubStarted = Signal()
    scrubFinished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens: tuple[str, ...] = ()
        self._values: NDArray[np.float64] | None = None
        self._marks: NDArray[np.bool_] | None = None
        self._key_step: int | None = None
        self._widths: NDArray[np.float64] | None = None
        self._placed: list[Placed] | None = None
        self._pressed: int | None = None
        self._scrubbing = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # ------------------------------------------------------------------ what it shows

    def setTokens(
        self,
        tokens: Iterable[str],
        values: NDArray[np.float64] | None = None,
        marks: NDArray[np.bool_] | None = None,
        key_step: int | None = None,
    ) -> None:
        """Show these words.

        Parameters
        ----------
        tokens : iterable of str
            One a step; drawn as plain text, whatever they contain.
        values : (T,) float64, optional
            The numbers behind the words, for the tooltip.
        marks : (T,) bool, optional
            The steps that are marked as to be remembered.
        key_step : int, optional
            The step that the story is about.
        """
        tokens = tuple(tokens)
        if tokens != self._tokens:
            self._tokens = tokens
            self._widths = None
        self._values, self._marks, self._key_step = values, marks, key_step
        self._forget()
        self._description.touch()

    def tokens(self) -> tuple[str, ...]:
        """Return the words."""
        return self._tokens

    def placed(self) -> list[Placed]:
        """Return the words that are shown and where, the current one first."""
        if self._placed is None:
            self._placed = self._place()
        return self._placed

    def sizeHint(self) -> QSize:
        """Return a size for one line of words."""
        return QSize(self._look.px(480), self._look.control(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the size for the current word alone."""
        return QSize(self._look.px(160), self._look.control(_HEIGHT))

    def summary(self) -> str:
        """Return the current word and how many there are."""
        head = self._axis.playhead()
        if head >= len(self._tokens):
            return tr("No words.")
        steps = steps_text(len(self._tokens))
        return tr("{word}, of {steps}", word=self._tip(head), steps=steps)

    # ------------------------------------------------------------------ arrangement

    def lookChanged(self) -> None:
        """Measure anew."""
        self._widths = None
        self._placed = None

    def rangeMoved(self) -> None:
        """Place anew."""
        self._forget()

    def headMoved(self, before: int, now: int) -> None:
        """Place anew: the current word may push others away."""
        self._forget()

    def hoverMoved(self, before: int | None, now: int | None) -> None:
        """Repaint: the hovered word has a chip."""
        self.update()

    def _forget(self) -> None:
        self._placed = None
        self.update()

    def _measure(self) -> NDArray[np.float64]:
        if self._widths is None:
            metrics = QFontMetricsF(self._look.font("body"))
            shown = (plain_text(token) for token in self._tokens)
            self._widths = np.array([metrics.horizontalAdvance(text) for text in shown])
        return self._widths

    def every(self) -> int:
        """Return the n of "every n-th word is shown"."""
        scale = self.stepScale()
        seen = scale.seen(len(self._tokens))
        if not len(seen):
            return 1
        look = self._look
        # Most words decide, not the longest one: better one of them elided than half left out.
        widths = self._measure()[seen.start : seen.stop]
        # (np.quantile would import numpy.ma, 50 ms at the start.)
        ordered = np.sort(widths)
        widest, most = float(ordered[-1]), float(ordered[int(_MOST * (len(ordered) - 1))])
        # A short word is never elided: "un…" says nothing.
        needed = max(min(most, look.px(_USUAL)), min(widest, look.px(_SHORT)))
        needed += look.px(2 * _SIDE + _GAP)
        return max(math.ceil(needed / scale.pitch), 1)

    def _place(self) -> list[Placed]:
        scale = self.stepScale()
        seen = scale.seen(len(self._tokens))
        every = self.every()
        room = every * scale.pitch - self._look.px(_GAP)
        placed: list[Placed] = []
        special = [self._axis.playhead()]
        if self._key_step is not None and self._key_step != self._axis.playhead():
            special.append(self._key_step)
        special = [step for step in special if step in seen]
        for step in special:
            self._try(placed, step, self._look.px(_LONGEST), scale)
        first = math.ceil(seen.start / every) * every
        for step in range(first, seen.stop, every):
            if step not in special:
                self._try(placed, step, room, scale)
        return placed

    def _fit(self, step: int, room: float, strong: bool) -> tuple[str, float]:
        """Return what of a word fits into `room`, and how wide that is."""
        text = plain_text(self._tokens[step])
        width = float(self._measure()[step])
        if not strong and width <= room:
            return text, width
        metrics = QFontMetricsF(self._look.font("strong" if strong else "body"))
        room = max(room, metrics.horizontalAdvance("…"))
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        return text, metrics.horizontalAdvance(text)

    def _try(self, placed: list[Placed], step: int, room: float, scale: StepScale) -> None:
        """Place a word if it does not run into one that is placed already."""
        look = self._look
        strong = step in (self._axis.playhead(), self._key_step)
        pad = look.px(_PAD if strong else _SIDE)
        text, width = self._fit(step, room - 2 * pad, strong)
        width += 2 * pad
        left = min(max(scale.x(step) - 0.5 * width, 0.0), self.width() - width)
        height = min(look.px(22), self.height() - 2) if not look.projector else self.height() - 4
        chip = QRectF(left, 0.5 * (self.height() - height), width, height)
        gap = look.px(_GAP)
        if strong and placed and chip.adjusted(-gap, 0, gap, 0).intersects(placed[0].chip):
            # The key word steps aside for the current one instead of vanishing behind it.
            current = placed[0].chip
            aside = step < placed[0].step
            chip.moveLeft(current.left() - gap - 1 - width if aside else current.right() + gap + 1)
            if chip.left() < 0 or chip.right() > self.width():
                return
        if not any(chip.adjusted(-gap, 0, gap, 0).intersects(other.chip) for other in placed):
            placed.append(Placed(step, chip, text))

    # ------------------------------------------------------------------ painting

    def resizeEvent(self, event: QEvent) -> None:
        """Place anew."""
        self._placed = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words that have room."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        painter.fillRect(event.rect(), look.color("panel"))
        head = self._axis.playhead()
        for word in self.placed():
            current, key = word.step == head, word.step == self._key_step
            painter.setPen(Qt.PenStyle.NoPen)
            if current or key or word.step == self._axis.hovered():
                wider = 0 if current or key else look.px(_PAD - _SIDE)
                chip = word.chip.adjusted(-wider, 0, wider, 0)
                painter.setBrush(look.color("accent" if current else "chip"))
                painter.drawRoundedRect(chip, look.px(5), look.px(5))
            token = "accent_ink" if current else "ink" if word.step < head or key else "muted"
            painter.setPen(look.color(token))
            painter.setFont(look.font("strong" if current or key else "body"))
            painter.drawText(word.chip, _CENTRED, word.text)
            if self._marked(word.step):
                x, y = word.chip.center().x(), word.chip.bottom() - look.px(2)
                painter.setPen(QPen(look.color(token), look.px(1.5)))
                painter.drawLine(QPointF(x - look.px(4), y), QPointF(x + look.px(4), y))
        if self._ring and self.hasFocus():
            focus_ring(painter, self.rect(), look)

    # ------------------------------------------------------------------ pointer and keys

    def _tip(self, step: int) -> str:
        parts = [step_title(step, self._tokens)]
        if self._values is not None and step < len(self._values):
            parts.append(tr("x = {value}", value=number(float(self._values[step]))))
        if self._marked(step):
            parts.append(tr("marked: remember this one"))
        return " · ".join(parts)

    def _marked(self, step: int) -> bool:
        return self._marks is not None and step < len(self._marks) and bool(self._marks[step])

    def event(self, event: QEvent) -> bool:
        """Tell word, value and mark of the step under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            scale = self.stepScale()
            inside = scale.left <= event.pos().x() <= scale.right and self._tokens
            step = scale.step(event.pos().x(), len(self._tokens))
            text = plain_tooltip(self._tip(step)) if inside else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def stepAt(self, x: float) -> int | None:
        """Return the step whose word or column lies at pixel `x`."""
        if not self._axis.steps():
            return None
        for word in self.placed():
            if word.chip.left() <= x <= word.chip.right():
                return word.step
        scale = self.stepScale()
        return scale.step(x, self._axis.steps()) if scale.left <= x <= scale.right else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for a step."""
        step = self.stepAt(event.position().x())
        if event.button() != Qt.MouseButton.LeftButton or step is None:
            event.ignore()
            return
        self._pressed = step
        self.stepChosen.emit(step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the word, or go on asking while the button is held."""
        if self._pressed is None:
            self._axis.setHovered(self.stepAt(event.position().x()))
            return
        step = self.stepScale().step(event.position().x(), self._axis.steps())
        if step == self._pressed:
            return
        if not self._scrubbing:
            self._scrubbing = True
            self.scrubStarted.emit()
        self._pressed = step
        self.stepChosen.emit(step)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            if self._scrubbing:
                self._scrubbing = False
                self.scrubFinished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows, Home and End; zoom with +, − and 0."""
        self._ring = True
        goal = self.goal(event.key())
        if goal is None or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        elif goal != self._axis.playhead():
            self.stepChosen.emit(goal)
