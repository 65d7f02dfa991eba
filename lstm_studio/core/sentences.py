"""A person's sentence: split into words, the word in question found, each word as it is looked up.

A *word* is a piece between spaces that has a letter or a digit in it; a piece of punctuation alone
belongs to the word before it, so that "the bank , he said" and "the bank, he said" are the same
five words.  What is looked up is the word without case, outer punctuation and possessive ending.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from lstm_studio.core.errors import StudioError
from lstm_studio.core.texts import check_word, cleaned
from lstm_studio.i18n import integer, tr

__all__ = [
    "MAX_WORDS",
    "Pieces",
    "find_forms",
    "lookup_key",
    "plural",
    "split_pieces",
    "split_sentence",
]

MAX_WORDS = 200
"""The longest text that is read as one sentence."""

_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032`"), "'")


@dataclass(frozen=True)
class Pieces:
    """A text cut at its spaces.

    Attributes
    ----------
    words : tuple of str
        The words as they are shown, punctuation that stood alone joined to the word before it.
    word_of : tuple of int
        For each piece between spaces, the index of the word it belongs to.
    """

    words: tuple[str, ...]
    word_of: tuple[int, ...]


def split_pieces(text: str) -> Pieces:
    """Cut a text at its spaces and join lone punctuation to its word; nothing is checked."""
    words: list[str] = []
    word_of: list[int] = []
    waiting: list[str] = []  # punctuation before the first word
    for piece in text.split():
        if any(character.isalnum() for character in piece):
            words.append(" ".join([*waiting, piece]))
            waiting = []
        elif words:
            words[-1] = f"{words[-1]} {piece}"
        else:
            waiting.append(piece)
        word_of.append(max(len(words) - 1, 0))
    return Pieces(tuple(words), tuple(word_of))


def split_sentence(text: str) -> tuple[str, ...]:
    """Return the words of what a person typed or pasted.

    Raises
    ------
    StudioError
        When there is no word in it, more than :data:`MAX_WORDS`, more than 1 MB, a word too long
        to show or a control character; the message says which and where.
    """
    if len(text) <= MAX_WORDS and not text.strip():
        raise StudioError(tr("There is nothing to read yet."), tr("Type or paste a sentence."))
    words = split_pieces(cleaned(text)).words
    if not words:
        raise StudioError(
            tr("There is no word in it."), tr("Type a sentence with letters or digits.")
        )
    if len(words) > MAX_WORDS:
        raise StudioError(
            tr(
                "There are {count} words; up to {most} are read as one sentence.",
                count=integer(len(words)),
                most=integer(MAX_WORDS),
            ),
            tr("Take the sentence with the word in it."),
        )
    for index, word in enumerate(words):
        check_word(word, None, _place, index + 1)
    return words


def _place(index: int) -> str:
    return tr("Word {index}", index=integer(index))


def lookup_key(word: str) -> str:
    """Return a word as it is looked up: without case, outer punctuation and possessive ending.

    ``"Bank's,"`` becomes ``bank``; punctuation inside stays (``u.s``, ``long-term``).
    """
    plain = unicodedata.normalize("NFKC", word).casefold().translate(_APOSTROPHES)
    first, last = 0, len(plain)
    while first < last and not plain[first].isalnum():
        first += 1
    while last > first and not plain[last - 1].isalnum():
        last -= 1
    plain = plain[first:last]
    return plain[:-2] if plain.endswith("'s") and len(plain) > 2 else plain


def plural(word: str) -> str:
    """Return the regular plural of an English noun."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def find_forms(words: Iterable[str], word: str) -> tuple[int, ...]:
    """Return where a word stands, singular or plural, in capitals or not, with punctuation or not.

    Parameters
    ----------
    words : iterable of str
        As :func:`split_sentence` returns them.
    word : str
        The singular, in lower case.
    """
    forms = (word, plural(word))
    return tuple(place for place, one in enumerate(words) if lookup_key(one) in forms)
