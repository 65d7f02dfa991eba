"""One column a word, shared by everything that stands above or below the words of a sentence.

:class:`WordColumns` is the time axis of a page of words: besides the seen part and the hovered
word it knows how much room the labels at the left take and how many words can be read side by
side.  Widgets that share one show a word, its hidden states and its belief exactly above each
other.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QObject

from lstm_studio.style.look import Look
from lstm_studio.widgets.time_axis import MARGIN, StepScale, TimeAxis
from lstm_studio.widgets.time_widget import OverTime

__all__ = ["LABELS", "OverWords", "WordColumns"]

LABELS = 84
"""Pixels at 100 % left of the first word, for the names of readers and senses."""

_WIDEST = 180  # pixels at 100 % of a column: two words do not drift to the ends of a wide screen
_LEAST = 2.0  # words that are seen at once, however narrow the widget


class WordColumns(TimeAxis):
    """The columns of a sentence; the playhead of the axis is the word that the readers are asked.

    Parameters
    ----------
    parent : QObject, optional
    words : int
        How many words the sentence has.
    labels : float
        Pixels at 100 % left of the first word.
    """

    def __init__(
        self, parent: QObject | None = None, words: int = 0, labels: float = LABELS
    ) -> None:
        super().__init__(parent, words)
        self._most = math.inf
        self._labels = labels

    def scale(self, look: Look, width: float) -> StepScale:
        """Return where the columns lie in a widget that is `width` pixels wide."""
        left = look.px(self._labels)
        room = max(width - left - look.px(MARGIN), 1.0)
        first, last = self.range()
        if self.isFitted() and self.steps():
            room = min(room, (last - first) * look.px(_WIDEST))
        return StepScale(left, room, first, last)

    def most(self) -> float:
        """Return how many words are seen at once at most."""
        return self._most

    def setMost(self, words: float) -> None:
        """Let at most so many words be seen at once; a view that showed all it could still does."""
        words = max(words, _LEAST)
        if words == self._most:
            return
        first, last = self.range()
        full = last - first >= min(self._most, self.steps()) - 1e-6
        self._most = words
        if full:
            self.fit()
        else:
            self.setRange(first, last)

    def setSteps(self, steps: int) -> None:
        """Set the number of words; another number shows as many as can be read."""
        before = self.steps()
        super().setSteps(steps)
        if self.steps() != before:
            self.fit()

    def fit(self) -> None:
        """Show all words, or as many as can be read around the one that is asked about."""
        if self.steps() <= self._most:
            super().fit()
            return
        # Whole columns at both ends, as `most` is a whole number.
        first = max(round(self.playhead() - 0.5 * self._most), 0) - 0.5
        self.setRange(first, first + self._most)

    def setRange(self, first: float, last: float) -> None:
        """Show `first` to `last`, or as much of it as can be read, within the sentence."""
        if last - first > self._most:
            middle = 0.5 * (first + last)
            first, last = middle - 0.5 * self._most, middle + 0.5 * self._most
        super().setRange(first, last)


class OverWords(OverTime):
    """A widget over the words of a sentence; stands before its Qt class among the bases."""

    def _init_words(self) -> None:
        self._init_time()
        self._axis.deleteLater()
        self.setTimeAxis(WordColumns(self))

    def columns(self) -> WordColumns:
        """Return the columns in use."""
        axis = self._axis
        assert isinstance(axis, WordColumns)
        return axis

    def setColumns(self, columns: WordColumns) -> None:
        """Share `columns` with the other widgets over the same words."""
        self.setTimeAxis(columns)

    def stepScale(self) -> StepScale:
        """Return where the words lie at the present size."""
        return self.columns().scale(self._look, self.width())
