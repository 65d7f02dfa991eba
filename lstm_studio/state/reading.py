"""What a person chose on the page "Both ways": a sentence, a word in it, and what is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lstm_studio.core.readers import Direction
from lstm_studio.state.library import WordModel

__all__ = ["STRIP_QUANTITIES", "Kept", "ReadHeadState", "ReadingState", "ticks"]

StripQuantity = Literal["h", "c", "i", "f", "g", "o"]
STRIP_QUANTITIES: tuple[StripQuantity, ...] = ("h", "c", "i", "f", "g", "o")
"""What a strip can show of every unit at every word."""


@dataclass(frozen=True)
class Kept:
    """A sentence a person keeps to compare others with.

    Parameters
    ----------
    word : str
        The ambiguous word whose readers answer.
    words : tuple of str
    position : int
        Where it stands.
    sense : str
        The sense the person says it has; empty when unmarked.
    """

    word: str
    words: tuple[str, ...]
    position: int
    sense: str = ""


@dataclass(frozen=True, eq=False)
class ReadingState:
    """The sentence on the page, and what is shown of its readers.

    Attributes
    ----------
    word : str
        The ambiguous word whose readers answer.
    words : tuple of str
        The sentence; empty until the page is first shown.
    position : int or None
        Where the word stands; None when it is not in the sentence.
    quantity : {"h", "c", "i", "f", "g", "o"}
        What the strips show.
    halves : bool
        Whether the strips show the two halves of the bidirectional reader instead of the two
        readers that were trained alone.
    member : int
        Which of the networks of an ensemble the strips show, 0-based.
    unit : (Direction, int) or None
        The unit whose curve is shown.
    sense : int
        The sense whose probability the belief is plotted for.
    kept : tuple of Kept
        In the order in which they were kept.
    own : mapping of word to WordModel
        Words that the person has added in this session.
    """

    word: str = "bank"
    words: tuple[str, ...] = ()
    position: int | None = None
    quantity: StripQuantity = "h"
    halves: bool = False
    member: int = 0
    unit: tuple[Direction, int] | None = None
    sense: int = 1
    kept: tuple[Kept, ...] = ()
    own: Mapping[str, WordModel] = field(default_factory=dict[str, WordModel])


@dataclass(frozen=True, eq=False)
class ReadHeadState:
    """How far both readers have come.

    Attributes
    ----------
    step : int
        0-based.  At step s the forward reader stands on word s and the backward one on the s-th
        word from the end; each stops at the word in question and waits there for the other.
    """

    step: int = 0

    def forward(self, position: int) -> int:
        """Return the word that the forward reader stands on."""
        return min(self.step, position)

    def backward(self, position: int, count: int) -> int:
        """Return the word, of `count`, that the backward reader stands on."""
        return max(count - 1 - self.step, position)


def ticks(reading: ReadingState) -> int:
    """Return after how many steps both readers have met at the word; 0 when it is not there."""
    if reading.position is None:
        return 0
    return max(reading.position + 1, len(reading.words) - reading.position)
