"""What the readers of ambiguous words are trained with: ``resources/corpora``, read and checked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from lstm_studio.assets import resource

__all__ = ["NeutralText", "Sense", "WordSenses", "load_neutral", "load_senses", "sense_words"]


@dataclass(frozen=True)
class Sense:
    """One sense of a word.

    Attributes
    ----------
    name : str
    clues : tuple of str
        Seed words that speak for it.
    before, after : tuple of str
        Written parts that end right before the word and begin right after it.
    """

    name: str
    clues: tuple[str, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class WordSenses:
    """An ambiguous word (the singular, in lower case) and its senses in order."""

    word: str
    senses: tuple[Sense, ...]


@dataclass(frozen=True)
class NeutralText:
    """Parts that speak for no sense, the background and the slots of all parts."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    background: tuple[str, ...]
    slots: dict[str, tuple[str, ...]]


@cache
def _senses_file() -> dict[str, Any]:
    return tomllib.loads(resource("corpora", "senses.toml").read_text(encoding="utf-8"))


def sense_words() -> tuple[str, ...]:
    """Return the words with senses, in teaching order."""
    return tuple(_senses_file())


def load_senses(word: str) -> WordSenses:
    """Return the senses of a shipped word."""
    senses = tuple(
        Sense(
            name,
            tuple(dict.fromkeys(table["clues"].split())),
            tuple(table["before"]),
            tuple(table["after"]),
        )
        for name, table in _senses_file()[word].items()
    )
    return WordSenses(word, senses)


@cache
def load_neutral() -> NeutralText:
    """Return the parts that speak for no sense."""
    data = tomllib.loads(resource("corpora", "neutral.toml").read_text(encoding="utf-8"))
    slots = {
        name: tuple(" ".join(one.split()) for one in text.split(","))
        for name, text in data["slots"].items()
    }
    return NeutralText(
        tuple(data["before"]), tuple(data["after"]), tuple(data["background"].split()), slots
    )
