"""Sentences as rows of the word vectors' table, and the batches that a training reads.

The state at the word needs only the words up to it for a forward LSTM, and only those from the end
down to it for a backward one; so a sentence is kept as two *halves* in reading order, each with the
word itself last.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_studio.core.readers import Direction
from lstm_studio.core.word_vectors import WordVectors
from lstm_studio.engine.sense_text import Sentence

__all__ = ["Half", "SentenceRows", "shuffled_batches"]

POOL = 8
"""Batches whose sentences are sorted by length together."""


@dataclass(frozen=True, eq=False)
class Half:
    """One side of N sentences.

    Attributes
    ----------
    rows : (N, T) int64
        In reading order, down to the word itself; filled up with the row of unknown words.
    ends : (N,) int64
        The step at which the word stands.
    """

    rows: NDArray[np.int64]
    ends: NDArray[np.int64]


class SentenceRows:
    """Sentences as they come in, looked up in the table.

    Parameters
    ----------
    vectors : WordVectors
        A word that is not in its table has the row behind the last.
    window : int
        Words on each side that are kept.
    """

    def __init__(self, vectors: WordVectors, window: int) -> None:
        self._index = vectors.index
        self._unknown = len(vectors.words)
        self._window = window
        self._sides: dict[Direction, array[int]] = {"forward": array("q"), "backward": array("q")}
        self._ends: dict[Direction, array[int]] = {"forward": array("q"), "backward": array("q")}
        self._targets: list[tuple[float, ...]] = []

    def __len__(self) -> int:
        return len(self._targets)

    def add(self, sentences: Iterable[Sentence]) -> None:
        """Take in some sentences."""
        find, unknown = self._index.get, self._unknown
        for one in sentences:
            p = one.position
            before = one.words[max(p - self._window, 0) : p + 1]
            after = one.words[p : p + self._window + 1][::-1]
            self._sides["forward"].extend([find(word, unknown) for word in before])
            self._sides["backward"].extend([find(word, unknown) for word in after])
            self._ends["forward"].append(len(before) - 1)
            self._ends["backward"].append(len(after) - 1)
            self._targets.append(one.target)

    def half(self, direction: Direction) -> Half:
        """Return one side of all sentences."""
        ends = np.array(self._ends[direction], dtype=np.int64)
        rows = np.full((len(ends), int(ends.max()) + 1), self._unknown, dtype=np.int64)
        rows[np.arange(rows.shape[1]) <= ends[:, None]] = self._sides[direction]
        return Half(rows, ends)

    def targets(self) -> NDArray[np.float32]:
        """Return how likely each sense is to be meant, (N, S)."""
        return np.array(self._targets, dtype=np.float32)


def shuffled_batches(
    longest: NDArray[np.int64], size: int, rng: np.random.Generator
) -> list[NDArray[np.int64]]:
    """Return the batches of one pass over all sentences, in random order.

    Sentences of like length go together, :data:`POOL` batches' worth at a time: an LSTM's time goes
    with the longest sentence of its batch, and this makes it nearly half as long.

    Parameters
    ----------
    longest : (N,) int64
        The length of every sentence.
    size : int
        Sentences in a batch; a last smaller one is left out.
    rng : numpy.random.Generator
    """
    order = rng.permutation(len(longest))
    batches: list[NDArray[np.int64]] = []
    for start in range(0, len(order), POOL * size):
        pool = order[start : start + POOL * size]
        pool = pool[np.argsort(longest[pool], kind="stable")]
        batches += [pool[k : k + size] for k in range(0, len(pool) - size + 1, size)]
    return [batches[int(k)] for k in rng.permutation(len(batches))]
