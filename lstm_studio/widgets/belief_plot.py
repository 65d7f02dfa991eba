"""What the readers of a sentence believe after each word."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lstm_studio.i18n import percent, tr
from lstm_studio.widgets.belief_painter import Belief, BeliefPainter
from lstm_studio.widgets.belief_text import belief_summary, belief_table
from lstm_studio.widgets.plot_header import LegendEntry, PlotHeader
from lstm_studio.widgets.plot_readout import Reading, draw_readout, plain_text, readout_size
from lstm_studio.widgets.plot_text import as_text
from lstm_studio.widgets.time_axis import pinch
from lstm_studio.widgets.time_widget import draw_hover, focus_ring, plain_tooltip
from lstm_studio.widgets.word_columns import OverWords

__all__ = ["BeliefPlot"]

Floats = NDArray[np.float64]


class BeliefPlot(OverWords, QWidget):
    """The probability of a sense after each word, one line a reader.

    The words stand in the same columns as those of
    :class:`~lstm_studio.widgets.reader_strips.ReaderStrips` when both share one
    :class:`~lstm_studio.widgets.word_columns.WordColumns`.  What has not been read yet is dashed
    and pale.  A click or a drag asks for a word; the arrow keys walk over the words and Enter
    asks for the one they stand on.

    Parameters
    ----------
    name : str
        Object name.
    parent : QWidget, optional

    Signals
    -------
    stepChosen : object
        Index of a word.
    scrubStarted, scrubFinished
        A drag over the words begins and ends.
    copyRequested : object
        All values as a text for the clipboard.
    """

    stepChosen = Signal(object)
    scrubStarted = Signal()
    scrubFinished = Signal()
    copyRequested = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        QWidget.__init__(self, parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._belief = Belief()
        self._legend: dict[str, str] = {}
        self._pressed: int | None = None
        self._scrubbing = False
        self._init_words()
        self._header = PlotHeader(self._look)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # ------------------------------------------------------------------ what it shows

    def setTitle(self, title: str) -> None:
        """Set the title at the top left, which is also the accessible name."""
        self.setAccessibleName(title)
        if self._header.set_title(title):
            self.updateGeometry()
            self.update()

    def setNames(
        self, forward: str, backward: str, both: str = "", legend: Sequence[str] = ()
    ) -> None:
        """Set what the readers are called.

        Parameters
        ----------
        forward, backward, both : str
            Names in the read-out; a reader without one is not in the legend.
        legend : sequence of str
            Longer names for the legend, in the same order.
        """
        self._belief.names = {"forward": forward, "backward": backward, "both": both}
        self._legend = dict(zip(self._belief.names, legend, strict=False))
        self._apply_legend()

    def setWords(self, words: Iterable[str], target: int | None = None) -> None:
        """Show these words below the plot.

        Parameters
        ----------
        words : iterable of str
            Drawn as plain text, whatever they contain.
        target : int, optional
            The word that the readers are asked about.

        Raises
        ------
        IndexError
            When `target` is no word of the sentence.
        """
        words = tuple(words)
        if target is not None and not 0 <= target < len(words):
            raise IndexError(f"word {target} of {len(words)}")
        self._belief.words, self._belief.target = words, target
        self._belief.shown = tuple(plain_text(word) for word in words)
        self._axis.setSteps(len(words))
        if target is not None:
            self._axis.setPlayhead(target)
        self._changed()

    def setCurves(self, forward: Floats, backward: Floats, both: float | None = None) -> None:
        """Show what is believed.

        Parameters
        ----------
        forward, backward : (T,) float64
            Probability of the upper sense when the reader has come to the word; NaN is a gap.
        both : float, optional
            The probability that both readers together give the target.

        Raises
        ------
        ValueError
            When an array has not one dimension.
        """
        for values in (forward, backward):
            if values.ndim != 1:
                raise ValueError(f"expected (words,), got shape {values.shape}")
        had = self._belief.both is not None
        self._belief.curves = {"forward": forward, "backward": backward}
        self._belief.both = both
        if had != (both is not None):
            self._apply_legend()
        self._changed()

    def setBoth(self, both: float | None) -> None:
        """Change what both readers together give the target; None draws nothing there."""
        had = self._belief.both is not None
        if both != self._belief.both:
            self._belief.both = both
            if had != (both is not None):
                self._apply_legend()
            self._changed()

    def setSenses(self, low: str, high: str, line: float | None = None) -> None:
        """Show the choice between two senses.

        Parameters
        ----------
        low, high : str
            Names of the sense at probability 0 and of the one at 1.
        line : float, optional
            What a sense must reach to be told; the band between 1 − `line` and `line` is shaded.
        """
        self._belief.low, self._belief.high = low, high
        self._belief.line, self._belief.chance = line, None
        self._changed()

    def setOneSense(self, name: str, senses: int, line: float | None = None) -> None:
        """Show the probability of one of several senses.

        Parameters
        ----------
        name : str
            The sense.
        senses : int
            How many there are: the chance of one of them is a dashed line.
        line : float, optional
            What the sense must reach to be told, drawn as a thin line.
        """
        self._belief.low, self._belief.high = percent(0.0), name
        self._belief.line, self._belief.chance = line, 1.0 / senses
        self._changed()

    def setRead(self, forward_upto: int, backward_downto: int) -> None:
        """Say where the readers stand, as in ``ReaderStrips.setRead``."""
        if (forward_upto, backward_downto) != self._belief.read:
            self._belief.read = (forward_upto, backward_downto)
            self._changed()

    def setEmptyText(self, text: str) -> None:
        """Set what stands in the middle while there is no word: what to do about it."""
        self._belief.empty_text = text
        self.update()

    def summary(self) -> str:
        """Return what the plot shows, in sentences."""
        at = self._axis.hovered() if self.hasFocus() else None
        return belief_summary(self._belief, self._header.title, at)

    def table(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Return header and rows of all values, one row a word."""
        return belief_table(self._belief)

    def sizeHint(self) -> QSize:
        """Return a size at which values can be read."""
        return QSize(self._look.px(640), self._header.height + self._look.px(180))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which there is no plot left."""
        return QSize(self._look.px(280), self._header.least_height + self._look.px(96))

    # ------------------------------------------------------------------ places

    def plotRect(self) -> QRect:
        """Return where values are drawn, in pixels of the widget."""
        self._header.set_width(self.width())
        scale = self.stepScale()
        top = self._header.height + self._look.px(10)
        below = BeliefPainter.words_height(self._look)
        height = max(self.height() - top - below, 1)
        return QRect(round(scale.left), top, round(scale.width), height)

    def pointAt(self, direction: str, word: int) -> QPointF:
        """Return where one value is painted."""
        return self._painter().point(float(self._belief.curves[direction][word]), word)

    def _painter(self) -> BeliefPainter:
        return BeliefPainter(self._belief, self._look, QRectF(self.plotRect()), self.stepScale())

    # ------------------------------------------------------------------ changes

    def lookChanged(self) -> None:
        """Restyle the header."""
        self._header.set_look(self._look)

    def headMoved(self, before: int, now: int) -> None:
        """Repaint nothing: the target is set with the words."""

    def _changed(self) -> None:
        self._description.touch()
        self.update()

    def _apply_legend(self) -> None:
        names = self._belief.names
        entries = [
            LegendEntry(self._legend.get(role) or names[role], role)
            for role in ("forward", "backward", "both")
            if names.get(role) and (role != "both" or self._belief.both is not None)
        ]
        if self._header.set_legend(tuple(entries)):
            self.updateGeometry()
            self.update()

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint header, grid, lines, words and read-out."""
        painter = QPainter(self)
        look = self._look
        painter.fillRect(event.rect(), look.color("panel"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.plotRect()
        self._header.paint(painter)
        self._painter().paint(painter)
        if self._belief.words:
            draw_hover(painter, self._axis, self.stepScale(), area, look)
            self._paint_readout(painter, area)
        if self._ring and self.hasFocus():
            focus_ring(painter, self.rect(), look)

    def _readings(self, word: int) -> list[Reading]:
        belief = self._belief
        readings = [
            Reading(f"{belief.name_of(role)} {percent(float(values[word]))}", role)
            for role, values in belief.curves.items()
            if word < len(values)
        ]
        if word == belief.target and belief.both is not None:
            readings.append(Reading(f"{belief.name_of('both')} {percent(belief.both)}", "both"))
        return readings

    def _paint_readout(self, painter: QPainter, area: QRect) -> None:
        word = self._axis.hovered()
        if word is None or word >= len(self._belief.words):
            return
        readings = self._readings(word)
        if not readings:
            return
        look = self._look
        # Isolated, so that an Arabic word does not turn the rest of the line around.
        name = f"\u2068{plain_text(self._belief.words[word], 24)}\u2069"
        title = tr("{word} · {sense}", word=name, sense=self._belief.high)
        width, height = readout_size(title, readings, look)
        scale, gap = self.stepScale(), look.px(10)
        x = scale.x(word) + gap
        if x + width > self.width():
            x = max(scale.x(word) - gap - width, look.px(2))
        # In the half of the plot where the lines are not.
        values = [float(v[word]) for v in self._belief.curves.values() if word < len(v)]
        mean = float(np.mean([v for v in values if math.isfinite(v)] or [1.0]))
        y = area.bottom() - height - gap if mean > 0.5 else area.top() + gap
        place = QRectF(round(x), round(max(y, area.top())), width, height)
        draw_readout(painter, place, title, readings, look)

    # ------------------------------------------------------------------ pointer and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for a word."""
        word = self.hover(event)
        if event.button() != Qt.MouseButton.LeftButton or word is None:
            event.ignore()
            return
        self._pressed = word
        self.stepChosen.emit(word)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the word, or go on asking while the button is held."""
        if self._pressed is None:
            self.hover(event)
            return
        word = self.stepScale().step(event.position().x(), self._axis.steps())
        if word == self._pressed:
            return
        if not self._scrubbing:
            self._scrubbing = True
            self.scrubStarted.emit()
        self._pressed = word
        self._axis.setHovered(word)
        self.stepChosen.emit(word)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            if self._scrubbing:
                self._scrubbing = False
                self.scrubFinished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, ask with Enter, copy with Ctrl+C, zoom with +, − and 0."""
        self._ring = True
        here, last = self._axis.hovered(), self._axis.steps() - 1
        key = event.key()
        start = self._belief.target or 0
        goals = {
            Qt.Key.Key_Left: start if here is None else max(here - 1, 0),
            Qt.Key.Key_Right: start if here is None else min(here + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copyRequested.emit(as_text(*self.table()))
        elif key in goals and last >= 0 and not shifted:
            goal = goals[Qt.Key(key)]
            self._axis.ensureVisible(goal)
            self._axis.setHovered(goal)
            self._description.touch()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here is not None:
            self.stepChosen.emit(here)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Zoom with two fingers; tell a word that is elided or left out."""
        if event.type() == QEvent.Type.NativeGesture and pinch(event, self._axis, self.stepScale()):
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            scale, count = self.stepScale(), len(self._belief.words)
            below = event.pos().y() > self.plotRect().bottom()
            inside = scale.left <= event.pos().x() <= scale.right and count
            word = scale.step(event.pos().x(), count) if below and inside else None
            text = "" if word is None else plain_tooltip(self._belief.shown[word])
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)
