"""Training text for an ambiguous word: sentences of our own grammar, seeded.

A sentence is the word in a local *part* on either side, in a *context* of more words::

    context … part-before WORD part-after … context

Each side either carries clues of the sense meant or nothing that tells; so the clue stands before,
after, on both sides or nowhere.  A clue is a written part ("fishing from the …"), or single words
strewn into the context (*salad*): seed words of the sense and their neighbours among the word
vectors.  The background is drawn by frequency (Zipf's law) and from names, dates and places that an
encyclopedia is full of, the same for every sense, so that a network learns to look past it.  A
word with clue words alone is trained by the same recipe; its clues are then all salad.

The target is soft: the clues' logits (:mod:`lstm_studio.engine.clue_words`) are added up, so one
weak clue is worth little, several are worth much, and a sentence without a clue has all senses
equally likely.

Parts are data, in ``resources/corpora``; every fifth one is held out of training, and
``held_out=True`` makes sentences of those alone.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from lstm_studio.core.params import Floats
from lstm_studio.core.sentences import plural
from lstm_studio.core.word_vectors import WordVectors
from lstm_studio.engine.clue_words import ClueTable, find_clues
from lstm_studio.engine.sense_data import NeutralText, Part, WordSenses, in_training
from lstm_studio.engine.sense_recipe import TextRecipe

__all__ = ["CLUES", "Clue", "Sentence", "SentenceMaker"]

Clue = Literal["before", "after", "both", "none"]
CLUES: tuple[Clue, ...] = ("before", "after", "both", "none")

NEAR = 6
"""Clue words up to this many words from the word count in full."""

STREWN = 0.25
"""How often a background word follows a word of a part, in a sentence with noise."""


@dataclass(frozen=True)
class Sentence:
    """One generated sentence.

    Attributes
    ----------
    words : tuple of str
        As they are looked up.
    position : int
        Where the word stands.
    clue : {"before", "after", "both", "none"}
        The sides that carry clues.
    target : tuple of float
        How likely each sense is to be meant.
    """

    words: tuple[str, ...]
    position: int
    clue: Clue
    target: tuple[float, ...]


class _Draw:
    """Draws words by weight."""

    def __init__(self, words: Sequence[str], weights: Sequence[float]) -> None:
        self._words = words
        self._sums = list(itertools.accumulate(weights))

    def __call__(self, rng: random.Random, count: int) -> list[str]:
        return rng.choices(self._words, cum_weights=self._sums, k=count) if count else []


class SentenceMaker:
    """Makes the sentences of one word, one after the other.

    Parameters
    ----------
    senses : WordSenses
    neutral : NeutralText
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
        recipe: TextRecipe,
        seed: int,
        held_out: bool = False,
    ) -> None:
        self._senses, self._text, self._recipe = senses, neutral, recipe
        self._rng = random.Random(f"{senses.word} {seed} {held_out}")
        self._forms = (senses.word, plural(senses.word))
        # A person's word may be one of the neutral text's own.
        self._neutral = tuple(
            self._without_forms(in_training(parts, not held_out))
            for parts in (neutral.before, neutral.after)
        )
        self._slots = {name: self._without_forms(parts) for name, parts in neutral.slots.items()}
        self._parts = tuple(
            tuple(in_training(parts, not held_out) for parts in (sense.before, sense.after))
            for sense in senses.senses
        )

    def prepare(self, vectors: WordVectors) -> Generator[float, None, None]:
        """Find the clue words; to be run to its end before the first sentence.

        Yields
        ------
        float
            0, after some 30 ms of work.
        """
        search = find_clues(self._senses, vectors, self._recipe, self._text.vocabulary)
        while True:
            try:
                next(search)
            except StopIteration as end:
                table: ClueTable = end.value
                break
            yield 0.0
        words = vectors.words
        self._clues = tuple(
            _Draw([words[int(row)] for row in rows], weights.tolist())
            for rows, weights in zip(table.clues, table.weights, strict=True)
        )
        says = np.abs(table.evidence).max(axis=1) > 0
        self._evidence = {words[row]: table.evidence[row] for row in np.flatnonzero(says)}
        yield 0.0
        free = [words[row] for row in np.flatnonzero(~says) if words[row] not in self._forms]
        self._zipf = _Draw(free, [1.0 / (rank + 5.0) for rank in range(len(free))])
        self._even = _Draw(free, [1.0] * len(free))
        self._listed = self._silent(self._text.background)
        self._everyday = self._silent(self._text.everyday)
        telling = list(self._evidence)
        self._any = _Draw(telling, [1.0] * len(telling))

    def _without_forms(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        return tuple(part for part in parts if not set(self._forms) & set(part))

    def _silent(self, listed: Sequence[str]) -> _Draw:
        """Return a draw of those words of a list that say nothing about this word's senses."""
        words = [one for one in listed if one not in self._evidence and one not in self._forms]
        return _Draw(words, [1.0] * len(words))

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
        logits = np.zeros(len(self._clues))
        sides: list[list[str]] = []
        for side, name in enumerate(("before", "after")):
            if clue in (name, "both"):
                part, context = self._told(sense, side, plain, logits)
            else:
                part = self._filled(rng.choice(self._neutral[side]))
                context = self._background(0 if plain else rng.randint(0, recipe.longest))
            if noise:
                part = self._strewn(part)
            sides.append(context + part if side == 0 else part + context)
        word = self._forms[rng.random() < recipe.plural_share]
        return Sentence((*sides[0], word, *sides[1]), len(sides[0]), clue, self._target(logits))

    def _told(
        self, sense: int, side: int, plain: bool, logits: Floats
    ) -> tuple[list[str], list[str]]:
        """Return part and context of a side with clues; what they say is added to the logits."""
        rng, recipe = self._rng, self._recipe
        parts = self._parts[sense][side]
        length = 0 if plain else rng.randint(0, recipe.longest)
        if parts and (plain or rng.random() < recipe.part_share):
            logits[sense] += recipe.part_strength
            part = self._filled(rng.choice(parts))
            if rng.random() < 0.5:
                return part, self._background(length)
            clues = self._binomial(length, rng.random() * recipe.density)
        else:
            part = self._filled(rng.choice(self._neutral[side]))
            length = rng.randint(1, 3) if plain else max(length, 1)
            clues = 1 + self._binomial(length - 1, rng.random() * recipe.density)
        return part, self._salad(sense, side, length, clues, logits)

    def _salad(self, sense: int, side: int, length: int, clues: int, logits: Floats) -> list[str]:
        """Return a context with clue words of a sense, and perhaps a few of any."""
        rng, recipe = self._rng, self._recipe
        strays = 0
        if length > clues and rng.random() < recipe.stray_share:
            strays = rng.randint(1, min(3, length - clues))
        context = self._background(length - clues - strays)
        context += self._clues[sense](rng, clues)
        for _ in range(strays):
            draw = self._any if rng.random() < 0.5 else rng.choice(self._clues)
            context += draw(rng, 1)
        rng.shuffle(context)
        for place, word in enumerate(context):
            if word in self._evidence:
                distance = len(context) - place if side == 0 else place + 1
                logits += self._evidence[word] * (1.0 if distance <= NEAR else recipe.far)
        return context

    def _target(self, logits: Floats) -> tuple[float, ...]:
        smoothing = self._recipe.smoothing
        shares = np.exp(logits - logits.max())
        shares = smoothing / len(shares) + (1 - smoothing) * shares / shares.sum()
        return tuple(shares.tolist())

    def _background(self, count: int) -> list[str]:
        rng, recipe = self._rng, self._recipe
        special = self._everyday if rng.random() < recipe.everyday_share else self._listed
        words: list[str] = []
        for _ in range(count):
            kind = rng.random()
            if kind < recipe.zipf:
                words += self._zipf(rng, 1)
            elif kind < recipe.zipf + recipe.special:
                words += special(rng, 1)
            else:
                words += self._even(rng, 1)
        return words

    def _strewn(self, part: list[str]) -> list[str]:
        """Return a part with background words between its words."""
        found: list[str] = []
        for word in part:
            found.append(word)
            if self._rng.random() < STREWN:
                found += self._background(1)
        return found

    def _filled(self, part: Sequence[str]) -> list[str]:
        """Return the words of a part with its slots filled."""
        words: list[str] = []
        for piece in part:
            if piece[0] == "{":
                words += self._rng.choice(self._slots[piece[1:-1]])
            else:
                words.append(piece)
        return words

    def _binomial(self, count: int, share: float) -> int:
        return sum(self._rng.random() < share for _ in range(count))
