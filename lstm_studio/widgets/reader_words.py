"""The words of a sentence in columns of one width: which font, and what of each has room."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from lstm_studio.style.look import Look

__all__ = ["WordSetting"]

_BESIDE = 6  # pixels at 100 % between two words
_LEAST = 12  # the same of the narrowest word: the width of an ellipsis


class WordSetting:
    """How the seen words of a sentence are written.

    They are large where that costs no word a letter.  A long word between short ones may reach
    into their columns; else it is elided.

    Parameters
    ----------
    shown : tuple of str
        All words of the sentence, each on one line.
    seen : range
        The ones that are in sight.
    target : int, optional
        The word that is written in bold.
    pitch : float
        Pixels a column.
    look : Look
    """

    def __init__(
        self, shown: tuple[str, ...], seen: range, target: int | None, pitch: float, look: Look
    ) -> None:
        self._shown, self._seen, self._target = shown, seen, target
        self._pitch, self._look = pitch, look
        self._least = pitch - look.px(_BESIDE)

    @cached_property
    def _large(self) -> bool:
        return all(width <= self._least for width in self._widths("lesson"))

    def _widths(self, role: str) -> list[float]:
        plain = QFontMetricsF(self._look.font(role))
        strong = QFontMetricsF(self._strong(role))
        return [
            (strong if word == self._target else plain).horizontalAdvance(self._shown[word])
            for word in self._seen
        ]

    def _strong(self, role: str) -> QFont:
        font = self._look.font(role)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def font(self, word: int) -> QFont:
        """Return the font of a word."""
        role = "lesson" if self._large else "body"
        return self._strong(role) if word == self._target else self._look.font(role)

    @cached_property
    def texts(self) -> dict[int, str]:
        """What is written of each seen word."""
        widths = self._widths("lesson" if self._large else "body")
        texts: dict[int, str] = {}
        for at, word in enumerate(self._seen):
            text = self._shown[word]
            room = self._room(widths, at)
            if widths[at] > room:
                room = max(room, self._look.px(_LEAST))
                metrics = QFontMetricsF(self.font(word))
                text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            texts[word] = text
        return texts

    def _room(self, widths: list[float], at: int) -> float:
        """Return how wide a word may be: more than its column where its neighbours need less."""
        beside = [widths[n] for n in (at - 1, at + 1) if 0 <= n < len(widths)]
        if not beside or widths[at] <= self._least:
            return self._least
        if max(beside) > self._least:  # a neighbour wants room as well
            return self._least
        wide = 2 * self._pitch - max(beside) - 2 * self._look.px(_BESIDE)
        return min(wide, 1.6 * self._pitch)

    def text(self, word: int) -> str:
        """Return what is written of a word."""
        return self.texts.get(word, self._shown[word])

    def width(self, word: int) -> float:
        """Return how wide the written word is."""
        return QFontMetricsF(self.font(word)).horizontalAdvance(self.text(word))
