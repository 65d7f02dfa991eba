"""Text for a character model: words, "quoted phrases" and (brackets (in brackets)), from a seed.

What makes it worth remembering something: a quotation is closed before anything else happens, a
bracket is closed before the sentence ends, and only what has been opened can be closed.  The words
say nothing; some are made up as they come, so that a person's own words are no surprise.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

__all__ = ["LETTERS", "MOST_DEPTH", "SIGNS", "nested_sentences", "nested_text"]

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SIGNS = LETTERS + ' \n"().,'
"""Every character of such a text."""

MOST_DEPTH = 6
"""Brackets that are open at once, at most."""

_WORDS = (
    *("a", "the", "and", "in", "on", "is", "old", "red", "big", "cat", "dog", "fox", "yak", "jug"),
    *("box", "moon", "tree", "house", "queen", "runs", "sees", "sleeps", "waits", "gives", "zoo"),
)
"""Few and short: what is to be learned is what stands around them."""
_CONSONANTS, _VOWELS = "bdfgjlmnrstvw", "aeiou"


def nested_text(seed: int, length: int) -> str:
    """Return whole sentences of at least `length` characters in all."""
    parts: list[str] = []
    count = 0
    for sentence in nested_sentences(seed):
        parts.append(sentence)
        count += len(sentence)
        if count >= length:
            break
    return "".join(parts)


def nested_sentences(seed: int) -> Iterator[str]:
    """Yield sentences without end, each with a full stop and a line end."""
    rng = random.Random(seed)
    while True:
        yield _sentence(rng)


def _sentence(rng: random.Random) -> str:
    parts: list[str] = []
    depth, wanted, count = 0, rng.randint(3, 16), 0
    while True:
        while depth < MOST_DEPTH and rng.random() < 0.25:
            parts.append("(")
            depth += 1
        parts.append(_quotation(rng) if rng.random() < 0.15 else _word(rng))
        count += 1
        ending = count >= wanted
        if depth and (ending or rng.random() < 0.3):
            # Often all of them: whoever writes the full stop has to have counted.
            closed = depth if ending or rng.random() < 0.4 else rng.randint(1, depth)
            parts.append(")" * closed)
            depth -= closed
        if ending:
            parts.append(".\n")
            return "".join(parts)
        parts.append(", " if not depth and rng.random() < 0.1 else " ")


def _quotation(rng: random.Random) -> str:
    words = " ".join(_word(rng) for _ in range(rng.randint(1, 7)))
    return f'"{words}"'


def _word(rng: random.Random) -> str:
    if rng.random() < 0.97:
        return rng.choice(_WORDS)
    return "".join(rng.choice(_CONSONANTS) + rng.choice(_VOWELS) for _ in range(rng.randint(1, 3)))
