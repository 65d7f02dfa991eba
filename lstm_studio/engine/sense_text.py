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

__all__ = ["CLUES", "Clue", "ClueTable", "Sentence", "SentenceMaker", "TextRecipe", "clue_table"]

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
    neighbours: int = 1000
    margin: float = 0.1
    plain_share: float = 0.30
    noise_share: float = 0.30
    part_share: float = 0.5
    longest: int = 18
    density: float = 0.35
    distractor_share: float = 0.35
    zipf: float = 0.6
    encyclopedic: float = 0.25
    plural_share: float = 0.3
    seed_weight: float = 2.0
    power: float = 1.0
    strength: float = 16.0
    part_strength: float = 4.0
    far: float = 0.7
    smoothing: float = 0.02


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
    target: tuple[float, ...]


def similarities(senses: WordSenses, vectors: WordVectors) -> Floats:
    """Return how near each word of the table is to each sense, (V, S).

    That is 0.6 · the largest cosine to a seed word of the sense + 1.2 · the mean cosine to all of
    them: the mean alone forgets small groups of seeds, the largest alone hangs on one seed.
    """
    table = vectors.codes.astype(np.float32)
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6)
    found = np.empty((len(table), len(senses.senses)))
    for column, sense in enumerate(senses.senses):
        rows = [vectors.index[word] for word in sense.clues if word in vectors.index]
        cosines = table @ table[rows].T
        found[:, column] = 0.6 * cosines.max(axis=1) + 1.2 * cosines.mean(axis=1)
    return found


@dataclass(frozen=True, eq=False)
class ClueTable:
    """What every word of the table says about the senses.

    Attributes
    ----------
    evidence : (V, S) float64
        Logits; 0 for a word that says nothing.
    clues : tuple of (N,) int64
        The rows of the clue words of each sense.
    weights : tuple of (N,) float64
        How often each is drawn, relative to the others of its sense.
    """

    evidence: Floats
    clues: tuple[NDArray[np.int64], ...]
    weights: tuple[Floats, ...]


def clue_table(senses: WordSenses, vectors: WordVectors, recipe: TextRecipe) -> ClueTable:
    """Return what every word of the table says about the senses."""
    near = similarities(senses, vectors)
    seeds = np.zeros(near.shape, dtype=bool)
    for column, sense in enumerate(senses.senses):
        seeds[[vectors.index[w] for w in sense.clues if w in vectors.index], column] = True
    rarity = np.log1p(np.arange(len(near)) / 30)
    rarity = np.maximum(rarity / rarity[-1], 0.6 * seeds.any(axis=1))
    lean = np.clip(near - near.mean(axis=1, keepdims=True), -0.4, 0.4)
    strength = np.abs(lean).max(axis=1)
    evidence = recipe.strength * lean * (strength * rarity)[:, None]
    forms = (senses.word, plural(senses.word))
    silent = strength * np.sqrt(rarity) < recipe.margin
    silent[[vectors.index[form] for form in forms if form in vectors.index]] = True
    evidence[silent] = 0
    clues: list[NDArray[np.int64]] = []
    weights: list[Floats] = []
    for column in range(len(senses.senses)):
        margin = near[:, column] - np.delete(near, column, axis=1).max(axis=1)
        margin[silent] = -1
        order = np.argsort(-margin, kind="stable")[: recipe.neighbours]
        order = order[margin[order] > recipe.margin]
        clues.append(order)
        weights.append(
            margin[order] ** recipe.power
            * np.where(seeds[order, column], recipe.seed_weight, 1.0)
        )
    return ClueTable(evidence, tuple(clues), tuple(weights))


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
        self._neutral = tuple(
            _split(parts, held_out) for parts in (neutral.before, neutral.after)
        )
        self._parts = tuple(
            tuple(_split(parts, held_out) for parts in (sense.before, sense.after))
            for sense in senses.senses
        )
        table = clue_table(senses, vectors, recipe)
        self._clues = tuple(
            _Draw([vectors.words[row] for row in rows], list(weights))
            for rows, weights in zip(table.clues, table.weights, strict=True)
        )
        says = np.abs(table.evidence).max(axis=1) > 0
        self._evidence = {vectors.words[r]: table.evidence[r] for r in np.flatnonzero(says)}
        rows = np.flatnonzero(~says)
        free = [vectors.words[row] for row in rows if vectors.words[row] not in self._forms]
        self._zipf = _Draw(free, list(1.0 / (np.arange(len(free)) + 5.0)))
        self._even = _Draw(free, [1.0] * len(free))
        self._any = _Draw(vectors.words[100:], [1.0] * (len(vectors.words) - 100))
        listed = [w for w in neutral.background if w not in self._forms]
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
        logits = np.zeros(len(self._clues))
        for side, name in enumerate(("before", "after")):
            told = clue in (name, "both")
            part, context = self._side(sense if told else None, side, plain, logits)
            if noise:
                part = self._strewn(part)
            sides.append(context + part if side == 0 else part + context)
        word = self._forms[rng.random() < recipe.plural_share]
        words = (*sides[0], word, *sides[1])
        target = np.exp(logits - logits.max())
        target = recipe.smoothing / len(target) + (1 - recipe.smoothing) * target / target.sum()
        told_sense = None if clue == "none" else int(target.argmax())
        return Sentence(words, len(sides[0]), told_sense, clue, tuple(target))

    def _side(
        self, sense: int | None, side: int, plain: bool, logits: Floats
    ) -> tuple[list[str], list[str]]:
        """Return one side's part and context; what they say is added to the logits."""
        rng, recipe = self._rng, self._recipe
        parts: tuple[str, ...] = ()
        if sense is not None:
            parts = self._parts[sense][side]
        as_part = bool(parts) and (plain or rng.random() < recipe.part_share)
        part = self._filled(rng.choice(parts if as_part else self._neutral[side]))
        length = 0 if plain else rng.randint(0, recipe.longest)
        if as_part:
            logits[sense] += recipe.part_strength
        if sense is None or (as_part and rng.random() < 0.5):
            return part, self._background(length)
        count = 0
        if not as_part:
            length = rng.randint(1, 3) if plain else max(length, 1)
            count = 1 + _binomial(rng, length - 1, rng.random() * recipe.density)
        elif length:
            count = _binomial(rng, length, rng.random() * recipe.density)
        strays = 0
        if length - count > 0 and rng.random() < recipe.distractor_share:
            strays = rng.randint(1, min(3, length - count))
        context = self._background(length - count - strays)
        context += self._clues[sense](rng, count)
        for _ in range(strays):
            draw = self._any if rng.random() < 0.5 else rng.choice(self._clues)
            context += draw(rng, 1)
        rng.shuffle(context)
        for place, word in enumerate(context):
            if word in self._evidence:
                distance = len(context) - place if side == 0 else place + 1
                logits += self._evidence[word] * (1.0 if distance <= 6 else recipe.far)
        return part, context

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
