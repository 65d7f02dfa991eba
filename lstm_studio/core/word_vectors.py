"""Word vectors as small numbers: eight bits a dimension and one scale a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from lstm_studio.core.params import Floats, frozen
from lstm_studio.core.sentences import lookup_key

__all__ = ["WordVectors", "quantized"]


@dataclass(frozen=True, eq=False)
class WordVectors:
    """A table of V words with vectors of D numbers, the most frequent word first.

    The vector of a word is ``codes[word] * scales[word]``.  A word that is not in the table is
    read as zeros: the mean of all words, because the vectors are standardised.

    Parameters
    ----------
    words : tuple of str
        V words in lower case.
    codes : (V, D) int8
    scales : (V,) float32
    """

    words: tuple[str, ...]
    codes: NDArray[np.int8]
    scales: NDArray[np.float32]

    @property
    def size(self) -> int:
        """The number of dimensions D."""
        return int(self.codes.shape[1])

    @cached_property
    def index(self) -> dict[str, int]:
        """The row of every word."""
        return {word: row for row, word in enumerate(self.words)}

    def row(self, word: str) -> int | None:
        """Return the row of a word as it stands in a sentence; None when it is not known."""
        return self.index.get(lookup_key(word))

    def unknown(self, words: Iterable[str]) -> tuple[int, ...]:
        """Return the places of the words that are not in the table."""
        return tuple(place for place, word in enumerate(words) if self.row(word) is None)

    def rows(self, words: Iterable[str]) -> Floats:
        """Return the vectors (T, D) float64 of T words, zeros for one that is not known."""
        places = [self.row(word) for word in words]
        found = np.zeros((len(places), self.size))
        known = [place for place, row in enumerate(places) if row is not None]
        rows = [row for row in places if row is not None]
        if rows:
            found[known] = self.codes[rows] * self.scales[rows, None].astype(np.float64)
        return frozen(found)


def quantized(vectors: Floats) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Round each row of (V, D) vectors to 8 bits with one scale a row.

    Returns
    -------
    codes : (V, D) int8
        From −127 to 127; the largest magnitude of a row becomes ±127.
    scales : (V,) float32
        What a code of 1 is worth; 0 for a row of zeros.
    """
    scales = (np.abs(vectors).max(axis=1) / 127.0).astype(np.float32)
    safe = np.where(scales > 0, scales, 1).astype(np.float64)
    codes = np.clip(np.rint(vectors / safe[:, None]), -127, 127).astype(np.int8)
    return codes, scales
