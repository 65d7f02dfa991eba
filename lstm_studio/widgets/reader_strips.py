"""A sentence between the hidden states of its two readers, forward above and backward below."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QWidget

from lstm_studio.i18n import integer, number, tr
from lstm_studio.widgets.plot_readout import Reading, plain_text
from lstm_studio.widgets.reader_input import ReaderInput
from lstm_studio.widgets.reader_painter import ReaderPainter
from lstm_studio.widgets.reader_scene import Bands, Scene
from lstm_studio.widgets.reader_text import strips_summary, strips_table

__all__ = ["ReaderStrips"]

Floats = NDArray[np.float64]

_NARROW, _WIDE = 44, 76  # pixels at 100 %: the least width of a column, by what its words need
_BESIDE_WORD = 10  # the same: the room between two words
_FINE = 100  # steps of the scroll bar a word


class ReaderStrips(ReaderInput, QWidget):
    """What each reader of a sentence knows at each of its words.

    The forward reader's hidden states stand above the words and the backward reader's below, one
    bar a unit.  What a reader has not read yet is pale.  Words are clicked, dragged to another
    place and walked over with the arrow keys; up and down walk over the units of a word.  What
    has no room is reached with the scroll bar, Shift and the wheel, or by zooming.

    Parameters
    ----------
    name : str
        Object name; the scroll bar is ``<name>.scroll``.
    parent : QWidget, optional

    Signals
    -------
    wordClicked : object
        Index of a word.
    wordActivated : object
        Index of a word that was double-clicked, or chosen with Enter: to be edited.
    wordContext : object
        ``(index, QPoint on the screen)``: somebody wants to know what can be done with it.
    wordMoved : object
        ``(from, to)``: the word is to stand at index ``to`` of the sentence.
    wordDeleted : object
        Index of a word to be taken out.
    unitHovered : object
        ``(direction, unit, word)`` under the pointer or the keys, or None.
    unitClicked : object
        ``(direction, unit, word)``.
    copyRequested : object
        All values as a text for the clipboard.
    """

    wordClicked = Signal(object)
    wordActivated = Signal(object)
    wordContext = Signal(object)
    wordMoved = Signal(object)
    wordDeleted = Signal(object)
    unitHovered = Signal(object)
    unitClicked = Signal(object)
    copyRequested = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        QWidget.__init__(self, parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._scene = Scene()
        self._quantity = "h"
        self._change_name = ""
        self._numbers: dict[str, tuple[int, ...]] = {}
        self._base: QPixmap | None = None
        self._init_input()
        self._bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self._bar.setObjectName(f"{name}.scroll")
        self._bar.setAccessibleName(tr("Part of the sentence that is seen"))
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.hide()
        self._init_words()
        self._bar.valueChanged.connect(self._on_scrolled)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # ------------------------------------------------------------------ what it shows

    def setWords(
        self,
        words: Iterable[str],
        target: int | None = None,
        unknown: Iterable[int] = (),
        candidates: Iterable[int] = (),
    ) -> None:
        """Show a sentence.

        Parameters
        ----------
        words : iterable of str
            Drawn as plain text, whatever they contain.
        target : int, optional
            The word that the readers are asked about.
        unknown : iterable of int
            The words that the readers do not know.
        candidates : iterable of int
            The words that could be the target, when there are several.

        Raises
        ------
        IndexError
            When `target` is no word of the sentence.
        """
        words = tuple(words)
        if target is not None and not 0 <= target < len(words):
            raise IndexError(f"word {target} of {len(words)}")
        scene, marks = self._scene, self._marks
        if words != scene.words:
            marks.change = None
            if marks.unit is not None and marks.unit[2] >= len(words):
                marks.unit = None
            scene.shown = tuple(plain_text(word) for word in words)
        scene.words, scene.target = words, target
        scene.unknown, scene.candidates = frozenset(unknown), frozenset(candidates)
        marks.cursor = min(marks.cursor, max(len(words) - 1, 0))
        if len(words) != self._axis.steps() and not self.hasFocus():
            marks.cursor = target or 0
        self._axis.setSteps(len(words))
        if target is not None:
            self._axis.setPlayhead(target)
        self._fit_columns()
        self._forget()

    def words(self) -> tuple[str, ...]:
        """Return the words."""
        return self._scene.words

    def setStates(self, forward: Floats, backward: Floats, limit: float = 1.0) -> None:
        """Show the values of the units of both readers.

        Parameters
        ----------
        forward, backward : (T, U) float64
            One row a word of the sentence, also for the backward reader.
        limit : float
            The value with the strongest colour; the scale is symmetric about zero.

        Raises
        ------
        ValueError
            When an array has not two dimensions or `limit` is not a positive number.
        """
        for values in (forward, backward):
            if values.ndim != 2:
                raise ValueError(f"expected (words, units), got shape {values.shape}")
        if not (math.isfinite(limit) and limit > 0):
            raise ValueError(f"limit {limit} is not a positive number")
        units = self._scene.units
        self._scene.states = {"forward": forward, "backward": backward}
        self._scene.limit = float(limit)
        if self._scene.units != units:
            self.updateGeometry()
        self._forget()

    def setUnitNumbers(self, forward: Sequence[int], backward: Sequence[int]) -> None:
        """Set the numbers, from 0, of the units in each row; by default those of the rows."""
        self._numbers = {"forward": tuple(forward), "backward": tuple(backward)}

    def setQuantity(self, name: str) -> None:
        """Set what the read-out calls a value: ``"h"``."""
        self._quantity = name

    def setLabels(self, forward: tuple[str, str], backward: tuple[str, str]) -> None:
        """Set name and remark of each reader, which stand left of its strip."""
        self._scene.labels = {"forward": forward, "backward": backward}
        self._forget()

    def setEmptyText(self, text: str) -> None:
        """Set what stands in the middle while there is no word: what to do about it."""
        self._scene.empty_text = text
        self._forget()

    def setRead(self, forward_upto: int, backward_downto: int) -> None:
        """Say where the readers stand.

        Parameters
        ----------
        forward_upto : int
            The last word that the forward reader has read; −1 before the first.
        backward_downto : int
            The last word that the backward reader has read, which is the first one of what it
            knows; T before it has begun.
        """
        if (forward_upto, backward_downto) != self._scene.read:
            self._scene.read = (forward_upto, backward_downto)
            self._forget()

    def setImportance(
        self, changes: Floats | None, name: str = "", limit: float | None = None
    ) -> None:
        """Show a signed bar at each word: upwards above it, downwards below it.

        Parameters
        ----------
        changes : (T,) float64, or None
            What each word is worth; NaN has no bar.
        name : str
            What the read-out calls it: ``"Δp"``.
        limit : float, optional
            The change with the longest bar; by default the greatest one, and 0.1 at least.
        """
        self._scene.importance = changes
        self._change_name = name or tr("change")
        if changes is not None:
            finite = np.abs(changes[np.isfinite(changes)])
            self._scene.importance_limit = limit or max(float(finite.max(initial=0.0)), 0.1)
        self._forget()

    def setSelected(self, unit: tuple[str, int] | None) -> None:
        """Outline the row of a unit, ``(direction, unit)``."""
        if unit != self._marks.selected:
            self._marks.selected = unit
            self.update()

    def summary(self) -> str:
        """Return sentence, target and what is read, in sentences."""
        at = self._marks.cursor if self.hasFocus() else None
        return strips_summary(self._scene, at, self._marks.unit, self._unit_text)

    def table(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Return header and rows of all values, one row a word and one column a unit."""
        return strips_table(self._scene, self._unit_number)

    def sizeHint(self) -> QSize:
        """Return a size at which units can be told apart."""
        return QSize(self._look.px(640), Bands.height(self._look, self._scene.units or 16))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which nothing can be seen."""
        least = Bands.height(self._look, self._scene.units or 16, least=True)
        return QSize(self._look.px(280), least)

    # ------------------------------------------------------------------ places

    def bands(self) -> Bands:
        """Return where the rows lie at the present size."""
        return Bands.of(self._look, self.width(), self.height(), self._scene.units or 16)

    def cellRect(self, direction: str, unit: int, word: int) -> QRectF:
        """Return where one value is painted."""
        return self._painter().cell(direction, unit, word)

    def wordRect(self, word: int) -> QRectF:
        """Return the place of a word, as wide as its column."""
        left, right = self.stepScale().column(word)
        row = self.bands().words
        return QRectF(left, row.top(), right - left, row.height())

    def _painter(self) -> ReaderPainter:
        ratio = self.devicePixelRatioF()
        return ReaderPainter(self._scene, self._look, self.bands(), self.stepScale(), ratio)

    # ------------------------------------------------------------------ changes

    def lookChanged(self) -> None:
        """Measure anew."""
        self._fit_columns()
        self._base = None

    def rangeMoved(self) -> None:
        """Show another part of the sentence."""
        self._place_bar()
        self._base = None
        self.update()

    def headMoved(self, before: int, now: int) -> None:
        """Repaint nothing: the target is set with the words."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether more or fewer words can be read."""
        self._fit_columns()
        self._base = None
        super().resizeEvent(event)

    def _forget(self) -> None:
        self._base = None
        self._description.touch()
        self.update()

    def _fit_columns(self) -> None:
        """Say how many words can be read side by side."""
        look = self._look
        painter = ReaderPainter(self._scene, look, self.bands(), self.stepScale(), 1.0)
        wanted = painter.usual_width() + look.px(_BESIDE_WORD)
        pitch = min(max(wanted, look.px(_NARROW)), look.px(_WIDE))
        scale = self.stepScale()
        room = self.width() - scale.left
        self.columns().setMost(math.floor(room / pitch))
        self._place_bar()

    def _place_bar(self) -> None:
        first, last = self._axis.range()
        hidden = len(self._scene.words) - (last - first)
        self._bar.setVisible(hidden > 1e-6)
        if hidden <= 1e-6:
            return
        self._bar.blockSignals(True)  # it follows; only a person's drag is an event
        self._bar.setRange(0, round(hidden * _FINE))
        self._bar.setPageStep(round((last - first) * _FINE))
        self._bar.setSingleStep(_FINE)
        self._bar.setValue(round((first + 0.5) * _FINE))
        self._bar.blockSignals(False)
        scale, height = self.stepScale(), self._look.px(10)
        self._bar.setGeometry(round(scale.left), self.height() - height, round(scale.width), height)

    def _on_scrolled(self) -> None:
        first, last = self._axis.range()
        start = self._bar.value() / _FINE - 0.5
        self._axis.setRange(start, start + last - first)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is kept, and over it what the pointer and the keyboard mark."""
        painter = QPainter(self)
        if self._base is None or self._base.devicePixelRatio() != self.devicePixelRatioF():
            self._base = self._paint_base()
        painter.drawPixmap(0, 0, self._base)
        focus = self._ring and self.hasFocus()
        tools = self._painter()
        self._marks.paint(painter, self, tools, self._reading(), focus, self._axis.hovered())

    def _paint_base(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        base = QPixmap(self.size() * ratio)
        base.setDevicePixelRatio(ratio)
        base.fill(self._look.color("panel"))
        painter = QPainter(base)
        self._painter().paint(painter)
        painter.end()
        return base

    def _unit_number(self, direction: str, unit: int) -> int:
        numbers = self._numbers.get(direction, ())
        return numbers[unit] if unit < len(numbers) else unit

    def _unit_text(self, direction: str, unit: int, word: int) -> str:
        value = number(float(self._scene.states[direction][word, unit]))
        shown = integer(self._unit_number(direction, unit) + 1)
        return tr("unit {unit}: {name} = {value}", unit=shown, name=self._quantity, value=value)

    def _reading(self) -> tuple[str, Reading, QRectF] | None:
        """Return title, text and place of what the read-out says now."""
        scene, marks = self._scene, self._marks
        if marks.unit is not None:
            direction, unit, word = marks.unit
            values = scene.states.get(direction)
            if values is None or unit >= values.shape[1] or word >= len(values):
                return None
            reading = Reading(self._unit_text(direction, unit, word), direction)
            return plain_text(scene.words[word], 24), reading, self.cellRect(*marks.unit)
        changes, word = scene.importance, marks.change
        if changes is None or word is None or word >= len(changes) or marks.drag is not None:
            return None
        text = tr("{name} = {value}", name=self._change_name, value=number(float(changes[word])))
        role = "positive" if changes[word] > 0 else "negative"
        place = self.wordRect(word).adjusted(0, -self._look.px(14), 0, self._look.px(14))
        return plain_text(scene.words[word], 24), Reading(text, role), place
