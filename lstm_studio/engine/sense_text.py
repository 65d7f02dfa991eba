"""Training text for an ambiguous word: sentences of our own grammar, seeded.

A sentence is the word in a local *part* on either side, in a *context* of more words::

    context … part-before WORD part-after … context

Each side either carries clues of the sense meant or nothing that tells; so the clue stands before,
after, on both sides or nowhere, and sentences without a clue are trained with all senses equally
likely.  A clue is a written part ("fishing from the …"), or single words among the background of
the context (*salad*): seed words of the sense and their neighbours among the word vectors, drawn
the likelier the more they prefer this sense to the others.  The background is drawn by frequency
(Zipf's law) and from names, dates and places that an encyclopedia is full of, the same for every
sense, so that a network learns to look past it.  A user's word with clue words alone is
trained by the same recipe; its clues are then all salad.

Parts are data, in ``resources/corpora``; every fifth one is held out of training, and
``held_out=True`` makes sentences of those alone.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lstm_studio.core.params import Floats
from lstm_studio.core.sentences import plural
from lstm_studio.core.word_vectors import WordVectors
from lstm_studio.engine.sense_data import NeutralText, WordSenses

__all__ = ["CLUES", "Clue", "ClueWords", "Sentence", "SentenceMaker", "TextRecipe", "clue_words"]

Clue = Literal["before", "after", "both", "none"]
CLUES: tuple[Clue, ...] = ("before", "after", "both", "none")


@dataclass(frozen=True)
class TextRecipe:
    """What decides how the text comes out.

    Attributes
    ----------
    clue_shares : (4,) of float
        How often the clue stands before, after, on both sides, nowhere.
    neighbours : int
        Most clue words a sense, its own seeds included.
    margin : float
        How much nearer (cosine) a neighbour has to be to its sense than to any other.
    plain_share : float
        Sentences of parts alone, without a context.
    noise_share : float
        Sentences with background words strewn into their parts.
    part_share : float
        How often a side with a clue has it (also) as a written part, where there are parts.
    longest : int
        Most words of a context.
    density : float
        Most clue words in a context, as a share of its words.
    distractor_share : float
        How often a sentence with two clue words or more has one word of another sense in it.
    zipf, encyclopedic : float
        Shares of the background drawn by frequency and from the encyclopedic list; the rest is
        drawn evenly from all words that are no clue.
    plural_share : float
        How often the word stands in the plural.
    """

    clue_shares: tuple[float, float, float, float] = (0.28, 0.28, 0.29, 0.15)
    neighbours: int = 700
    margin: float = 0.12
    plain_share: float = 0.30
    noise_share: float = 0.30
    part_share: float = 0.5
    longest: int = 18
    density: float = 0.35
    distractor_share: float = 0.25
    zipf: float = 0.6
    encyclopedic: float = 0.25
    plural_share: float = 0.3
    seed_weight: float = 2.0
    power: float = 1.0


@dataclass(frozen=True)
class Sentence:
    """One generated sentence.

    Attributes
    ----------
    words : tuple of str
    position : int
        Where the word stands.
    sense : int or None
        The sense meant; None where nothing tells.
    clue : {"before", "after", "both", "none"}
    """

    words: tuple[str, ...]
    position: int
    sense: int | None
    clue: Clue


@dataclass(frozen=True, eq=False)
class ClueWords:
    """The clue words of one sense: seeds and neighbours.

    Attributes
    ----------
    words : tuple of str
        The best first.
    weights : (N,) float64
        How often each is drawn, relative to the others.
    """

    words: tuple[str, ...]
    weights: Floats


def similarities(senses: WordSenses, vectors: WordVectors) -> Floats:
    """Return how near each word of the table is to each sense, (V, S).

    That is the mean of its three largest cosines to the sense's seed words.
    """
    table = vectors.codes.astype(np.float32)
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6)
    found = np.empty((len(table), len(senses.senses)))
    for column, sense in enumerate(senses.senses):
        rows = [vectors.index[word] for word in sense.clues if word in vectors.index]
        cosines = table @ table[rows].T
        nearest = min(3, len(rows))
        cosines.partition(len(rows) - nearest, axis=1)
        found[:, column] = cosines[:, len(rows) - nearest :].mean(axis=1)
    return found


def clue_words(
    senses: WordSenses, vectors: WordVectors, recipe: TextRecipe
) -> tuple[tuple[ClueWords, ...], NDArray[np.bool_]]:
    """Return the clue words of every sense, and which words of the table are any (V,)."""
    near = similarities(senses, vectors)
    forms = (senses.word, plural(senses.word))
    own = [vectors.index[form] for form in forms if form in vectors.index]
    taken = np.zeros(len(near), dtype=bool)
    found: list[ClueWords] = []
    for column, sense in enumerate(senses.senses):
        margin = near[:, column] - np.delete(near, column, axis=1).max(axis=1)
        margin[own] = -1
        seeds = np.zeros(len(margin), dtype=bool)
        seeds[[vectors.index[word] for word in sense.clues if word in vectors.index]] = True
        margin[own] = -1
        order = np.argsort(-margin, kind="stable")[: recipe.neighbours]
        order = order[margin[order] > recipe.margin]
        weights = margin[order] ** recipe.power * np.where(seeds[order], recipe.seed_weight, 1.0)
        found.append(ClueWords(tuple(vectors.words[row] for row in order), weights))
        taken[order] = True
    taken[own] = True
    return tuple(found), taken


class _Draw:
    """Draws words by weight."""

    def __init__(self, words: Sequence[str], weights: Sequence[float]) -> None:
        self._words = words
        self._sums = list(itertools.accumulate(weights))

    def __call__(self, rng: random.Random, count: int) -> list[str]:
        return rng.choices(self._words, cum_weights=self._sums, k=count)


class SentenceMaker:
    """Makes the sentences of one word, one after the other.

    Parameters
    ----------
    senses : WordSenses
    neutral : NeutralText
    vectors : WordVectors
    recipe : TextRecipe
    seed : int
        Decides the text.
    held_out : bool
        Use only the parts that are held out of training, instead of all others.
    """

    def __init__(
        self,
        senses: WordSenses,
        neutral: NeutralText,
        vectors: WordVectors,
        recipe: TextRecipe,
        seed: int,
        held_out: bool = False,
    ) -> None:
        self._recipe = recipe
        self._rng = random.Random(f"{senses.word} {seed} {held_out}")
        self._slots = neutral.slots
        self._forms = (senses.word, plural(senses.word))
        self._neutral = tuple(_split(parts, held_out) for parts in (neutral.before, neutral.after))
        self._parts = tuple(
            tuple(_split(parts, held_out) for parts in (sense.before, sense.after))
            for sense in senses.senses
        )
        clues, taken = clue_words(senses, vectors, recipe)
        self._clues = tuple(_Draw(one.words, list(one.weights)) for one in clues)
        rows = np.flatnonzero(~taken)
        free = [vectors.words[row] for row in rows]
        self._zipf = _Draw(free, list(1.0 / (rows + 5.0)))
        self._even = _Draw(free, [1.0] * len(free))
        listed = [word for word in neutral.background if word not in self._forms]
        self._listed = _Draw(listed, [1.0] * len(listed))

    def make(self, count: int) -> Iterator[Sentence]:
        """Make sentences; the senses and places of clues come in random order."""
        for _ in range(count):
            yield self._one()

    def _one(self) -> Sentence:
        rng, recipe = self._rng, self._recipe
        clue = rng.choices(CLUES, weights=recipe.clue_shares)[0]
        sense = rng.randrange(len(self._clues))
        style = rng.random()
        plain = style < recipe.plain_share
        noise = not plain and style < recipe.plain_share + recipe.noise_share
        sides: list[list[str]] = []
        total = 0
        for side, name in enumerate(("before", "after")):
            told = clue in (name, "both")
            part, context, count = self._side(sense if told else None, side, plain)
            total += count
            if noise:
                part = self._strewn(part)
            sides.append(context + part if side == 0 else part + context)
        if total > 1 and rng.random() < recipe.distractor_share:
            self._distract(sides, sense, clue)
        word = self._forms[rng.random() < recipe.plural_share]
        words = (*sides[0], word, *sides[1])
        return Sentence(words, len(sides[0]), None if clue == "none" else sense, clue)

    def _side(self, sense: int | None, side: int, plain: bool) -> tuple[list[str], list[str], int]:
        """Return one side's part and context, and how many clues are among its single words."""
        rng, recipe = self._rng, self._recipe
        parts: tuple[str, ...] = ()
        if sense is not None:
            parts = self._parts[sense][side]
        as_part = bool(parts) and (plain or rng.random() < recipe.part_share)
        part = self._filled(rng.choice(parts if as_part else self._neutral[side]))
        length = 0 if plain else rng.randint(0, recipe.longest)
        count = 0
        if sense is not None and not as_part:
            length = max(length, 1) if not plain else rng.randint(1, 3)
            count = 1 + _binomial(rng, length - 1, rng.random() * recipe.density)
        elif sense is not None and length and rng.random() < 0.5:
            count = _binomial(rng, length, rng.random() * recipe.density)
        context = self._background(length - count)
        if count:
            assert sense is not None
            context += self._clues[sense](rng, count)
            rng.shuffle(context)
        return part, context, count

    def _distract(self, sides: list[list[str]], sense: int, clue: Clue) -> None:
        """Put one word of another sense at the far end of a side that has a clue."""
        rng = self._rng
        other = rng.choice([one for one in range(len(self._clues)) if one != sense])
        side = {"before": 0, "after": 1}.get(clue, rng.randrange(2))
        word = self._clues[other](rng, 1)
        sides[side] = word + sides[side] if side == 0 else sides[side] + word

    def _background(self, count: int) -> list[str]:
        rng, recipe = self._rng, self._recipe
        zipf = _binomial(rng, count, recipe.zipf)
        listed = _binomial(rng, count - zipf, recipe.encyclopedic / (1 - recipe.zipf))
        words = self._zipf(rng, zipf) + self._listed(rng, listed)
        words += self._even(rng, count - zipf - listed)
        rng.shuffle(words)
        return words

    def _strewn(self, part: list[str]) -> list[str]:
        """Return a part with background words between its words."""
        found: list[str] = []
        for word in part:
            found.append(word)
            if self._rng.random() < 0.25:
                found += self._background(1)
        return found

    def _filled(self, part: str) -> list[str]:
        """Return the words of a part with its slots filled."""
        words: list[str] = []
        for piece in part.split():
            if piece[0] == "{":
                words += self._rng.choice(self._slots[piece[1:-1]]).split()
            elif piece[0].isalnum():
                words.append(piece)
        return words


def _split(parts: Sequence[str], held_out: bool) -> tuple[str, ...]:
    return tuple(part for place, part in enumerate(parts) if (place % 5 == 4) == held_out)


def _binomial(rng: random.Random, count: int, share: float) -> int:
    return sum(rng.random() < share for _ in range(count))
