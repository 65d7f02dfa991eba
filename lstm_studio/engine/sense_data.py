"""What the readers of ambiguous words are trained with: the files of ``resources/corpora``.

``senses.toml`` has clue words and written parts for each sense of each shipped word, and
``neutral.toml`` the parts that speak for none.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from lstm_studio.assets import resource
from lstm_studio.core.errors import StudioError
from lstm_studio.core.sentences import lookup_key
from lstm_studio.i18n import tr

__all__ = [
    "HELD_OUT_EVERY",
    "NeutralText",
    "Part",
    "Sense",
    "WordSenses",
    "in_training",
    "load_neutral",
    "load_senses",
    "sense_words",
]

Part = tuple[str, ...]
"""The words of a part as they are looked up; ``{name}`` stands for a slot."""

HELD_OUT_EVERY = 5
"""The last of every so many parts is held out of training."""


@dataclass(frozen=True)
class Sense:
    """One sense of a word.

    Attributes
    ----------
    name : str
    clues : tuple of str
        Seed words that speak for it.
    before, after : tuple of Part
        Written parts that end right before the word and begin right after it.
    """

    name: str
    clues: tuple[str, ...]
    before: tuple[Part, ...] = ()
    after: tuple[Part, ...] = ()


@dataclass(frozen=True)
class WordSenses:
    """An ambiguous word (the singular, in lower case) and its senses in order."""

    word: str
    senses: tuple[Sense, ...]


@dataclass(frozen=True, eq=False)
class NeutralText:
    """Text that speaks for no sense.

    Attributes
    ----------
    before, after : tuple of Part
        Parts that end right before the word and begin right after it.
    background : tuple of str
        Words that an encyclopedia is full of.
    everyday : tuple of str
        Words of everyday talk.
    slots : dict of str to tuple of Part
        What stands for ``{name}`` in any part.
    vocabulary : frozenset of str
        The words of the parts and of the slots that they use, and the everyday ones.
    """

    before: tuple[Part, ...]
    after: tuple[Part, ...]
    background: tuple[str, ...]
    everyday: tuple[str, ...]
    slots: dict[str, tuple[Part, ...]]
    vocabulary: frozenset[str]


def in_training(parts: Sequence[Part], wanted: bool) -> tuple[Part, ...]:
    """Return the parts that are trained with, or the held-out ones.

    A part that stands there several times, to be drawn oftener, is held out only if all are.
    """
    kept = tuple(part for n, part in enumerate(parts, 1) if n % HELD_OUT_EVERY)
    if wanted:
        return kept
    held = (part for n, part in enumerate(parts, 1) if not n % HELD_OUT_EVERY)
    return tuple(part for part in held if part not in kept)


def sense_words() -> tuple[str, ...]:
    """Return the words of ``senses.toml``, in teaching order."""
    return tuple(_table("senses.toml"))


def load_senses(word: str) -> WordSenses:
    """Return the senses of a shipped word.

    Raises
    ------
    StudioError
        When it is none.
    """
    table = _table("senses.toml")
    if word not in table:
        raise StudioError(
            tr("There is no training text for “{word}”.", word=word),
            tr("The words are: {words}.", words=", ".join(table)),
        )
    return WordSenses(
        word,
        tuple(
            Sense(
                name,
                tuple(dict.fromkeys(sense["clues"].split())),
                _parts(sense["before"]),
                _parts(sense["after"]),
            )
            for name, sense in table[word].items()
        ),
    )


@cache
def load_neutral() -> NeutralText:
    """Return the parts that speak for no sense, and what fills the slots."""
    data = _table("neutral.toml")
    before, after = _parts(data["before"]), _parts(data["after"])
    slots = {name: _parts(text.split(",")) for name, text in data["slots"].items()}
    pieces = {piece for part in before + after for piece in part}
    used = [slots[piece[1:-1]] for piece in pieces if piece[0] == "{"]
    pieces |= {piece for parts in used for part in parts for piece in part}
    everyday = tuple(dict.fromkeys(data["everyday"].split()))
    vocabulary = frozenset(everyday) | {piece for piece in pieces if piece[0] != "{"}
    background = tuple(data["background"].split())
    return NeutralText(before, after, background, everyday, slots, vocabulary)


def _parts(texts: Sequence[str]) -> tuple[Part, ...]:
    """Cut texts into words; punctuation and the possessive stand alone in the files and go."""
    return tuple(
        tuple(
            piece if piece[0] == "{" else lookup_key(piece)
            for piece in text.split()
            if piece[0] == "{" or piece[0].isalnum()
        )
        for text in texts
    )


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("corpora", name).read_text(encoding="utf-8"))
