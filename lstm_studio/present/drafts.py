"""A person's own sequence while it is being written: what stays when the text changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

import numpy as np

from lstm_studio.core.errors import StudioError
from lstm_studio.core.numerals import read_number
from lstm_studio.core.sequence import MAX_STEPS, Sequence
from lstm_studio.core.tokens import parse_text

__all__ = ["Draft", "carried", "holds_numbers", "offending", "written"]


@dataclass
class Draft:
    """A sequence that is being made: what it has come to, or what is wrong with it.

    Attributes
    ----------
    read_as : Sequence or None
        What was read last without an error.
    sequence : Sequence or None
        The same with what was changed by hand.  It stays while the source cannot be read, so
        that the values given to its words are there again when it can.
    error : StudioError or None
        Why the source cannot be read.
    """

    read_as: Sequence | None = None
    sequence: Sequence | None = None
    error: StudioError | None = None

    def read(self, parse: Callable[[], Sequence]) -> None:
        """Take over what `parse` returns and what was edited by hand, or note what is wrong."""
        try:
            found = parse()
        except StudioError as error:
            self.error = error
            return
        kept = found
        if self.read_as is not None and self.sequence is not None:
            kept = carried(self.read_as, self.sequence, found)
        self.read_as, self.sequence, self.error = found, kept, None


def carried(before: Sequence, edited: Sequence, after: Sequence) -> Sequence:
    """Return `after` with what a person gave to the words that stayed in place.

    The same words at the beginning and at the end have stayed; what lies between is new.

    Parameters
    ----------
    before : Sequence
        A text as it was read.
    edited : Sequence
        The same with the values and marks that were changed by hand.
    after : Sequence
        Another text as it is read.
    """
    head = _common(before.tokens, after.tokens)
    rest = min(len(before), len(after)) - head
    tail = _common(before.tokens[::-1][:rest], after.tokens[::-1][:rest])
    values, marks = np.array(after.values), np.array(after.marks)
    shift = len(after) - len(before)
    for old in (*range(head), *range(len(before) - tail, len(before))):
        new = old if old < head else old + shift
        if not _same(edited.values[old], before.values[old]):
            values[new] = edited.values[old]
        if edited.marks[old] != before.marks[old]:
            marks[new] = edited.marks[old]
    return replace(after, values=values, marks=marks)


def _same(a: float, b: float) -> bool:
    return a == b or (a != a and b != b)


def _common(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    pairs = enumerate(zip(a, b, strict=False))
    return next((k for k, (x, y) in pairs if x != y), min(len(a), len(b)))


def holds_numbers(sequence: Sequence) -> bool:
    """Return whether every word of a sequence is a number."""
    return all(read_number(token, True) is not None for token in sequence.tokens)


def written(sequence: Sequence) -> str:
    """Return a text that is read as this sequence; empty when there is none."""
    text = " ".join(sequence.tokens)
    try:
        found = parse_text(text)
    except StudioError:
        return ""
    return text if found.tokens == sequence.tokens else ""


def offending(text: str) -> tuple[int, int] | None:
    """Return where the first piece stands that makes a text unreadable.

    Returns
    -------
    tuple of int or None
        Begin and end in characters; None when no single piece is to blame (too long a text,
        say) or nothing is wrong.
    """
    pieces = list(islice(re.finditer(r"\S+", text), MAX_STEPS + 1))
    if len(pieces) > MAX_STEPS:
        return None  # that many is what is wrong
    reading = _reading(text)
    if reading is None:
        return None
    for piece in pieces:
        if not _is_read(piece[0], reading):
            return piece.span()
    return None


def _reading(text: str) -> Literal["words", "numbers"] | None:
    """Return how an unreadable text was taken; None where it is readable."""
    if _is_read(text, "auto"):
        return None
    return "numbers" if _is_read(text, "words") else "words"


def _is_read(text: str, reading: Literal["auto", "words", "numbers"]) -> bool:
    try:
        parse_text(text, reading)
    except StudioError:
        return False
    return True
