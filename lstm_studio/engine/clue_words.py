"""Which words speak for which sense of a word, and how strongly: from seed words and word vectors.

For each sense s a few seed words are given.  A word w is *near* s by its cosines to them,

    near(w, s) = 0.6 · max cos + 1.2 · mean cos

(the mean alone forgets small groups of seeds, the largest alone hangs on one seed).  What it says
is a logit a sense: how much nearer it is to s than to the senses on average, d = near − mean near,
as d·|d|max, so that a small difference counts little; times how rare the word is, because frequent
words stand everywhere.  The logits of several words add up, as in a naive Bayes classifier.
"""

from __future__ import annotations

from collections.abc import Collection, Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_studio.core.params import Floats
from lstm_studio.core.sentences import plural
from lstm_studio.core.word_vectors import WordVectors
from lstm_studio.engine.sense_data import WordSenses
from lstm_studio.engine.sense_recipe import TextRecipe

__all__ = ["ClueTable", "find_clues"]

MOST = 0.4
"""A word more than this nearer to a sense counts no more."""

SEED_RARITY = 0.6
"""A seed word counts at least as if it were this rare, of 1 for the rarest word."""


@dataclass(frozen=True, eq=False)
class ClueTable:
    """What every word of the table says about S senses.

    Attributes
    ----------
    evidence : (V, S) float64
        Logits; zeros for a word that says nothing.
    clues : tuple of (N,) int64
        The rows of the clue words of each sense, the clearest first.
    weights : tuple of (N,) float64
        How often each is drawn, relative to the others of its sense.
    """

    evidence: Floats
    clues: tuple[NDArray[np.int64], ...]
    weights: tuple[Floats, ...]


def find_clues(
    senses: WordSenses, vectors: WordVectors, recipe: TextRecipe, neutral: Collection[str]
) -> Generator[None, None, ClueTable]:
    """Find the clue words of a word's senses.

    Parameters
    ----------
    senses : WordSenses
    vectors : WordVectors
    recipe : TextRecipe
    neutral : collection of str
        Words that say nothing, unless they are seeds.

    Yields
    ------
    None
        After some 30 ms of work.

    Returns
    -------
    ClueTable
    """
    table = vectors.codes.astype(np.float32)
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6)
    near = np.empty((len(table), len(senses.senses)))
    seeds = np.zeros(near.shape, dtype=bool)
    for column, sense in enumerate(senses.senses):
        rows = [vectors.index[word] for word in sense.clues if word in vectors.index]
        yield
        cosines = table @ table[rows].T
        near[:, column] = 0.6 * cosines.max(axis=1) + 1.2 * cosines.mean(axis=1)
        seeds[rows, column] = True
    yield
    silent = np.zeros(len(near), dtype=bool)
    silent[[vectors.index[word] for word in neutral if word in vectors.index]] = True
    silent &= ~seeds.any(axis=1)
    forms = (senses.word, plural(senses.word))
    silent[[vectors.index[form] for form in forms if form in vectors.index]] = True
    return _table(near, seeds, silent, recipe)


def _table(
    near: Floats, seeds: NDArray[np.bool_], silent: NDArray[np.bool_], recipe: TextRecipe
) -> ClueTable:
    rarity = np.log1p(np.arange(len(near)) / 30)
    rarity = np.maximum(rarity / rarity[-1], SEED_RARITY * seeds.any(axis=1))
    lean = np.clip(near - near.mean(axis=1, keepdims=True), -MOST, MOST)
    strength = np.abs(lean).max(axis=1)
    silent = silent | (strength * np.sqrt(rarity) < recipe.margin)
    evidence = recipe.strength * lean * (strength * rarity)[:, None]
    evidence[silent] = 0
    clues: list[NDArray[np.int64]] = []
    weights: list[Floats] = []
    for column in range(near.shape[1]):
        margin = near[:, column] - np.delete(near, column, axis=1).max(axis=1)
        margin[silent] = -1
        order = np.argsort(-margin, kind="stable")[: recipe.neighbours]
        order = order[margin[order] > recipe.margin]
        clues.append(order)
        weights.append(margin[order] * np.where(seeds[order, column], recipe.seed_weight, 1.0))
    return ClueTable(evidence, tuple(clues), tuple(weights))
