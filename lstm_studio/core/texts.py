"""What a person hands in: judged by size and kind, cut to what can be shown, made a sequence."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable

import numpy as np

from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import SIZE_LIMIT
from lstm_studio.core.sequence import Sequence
from lstm_studio.i18n import integer, number, tr

__all__ = [
    "JOINERS",
    "MAX_WORD",
    "check_size",
    "check_word",
    "cleaned",
    "clipped",
    "find_control",
    "harmless",
    "line_and_column",
    "own_sequence",
    "printable",
    "without_unseen",
]

MAX_WORD = 400
"""Characters of one word or number; enough for the largest number written out in full."""

JOINERS = "\u200c\u200d\u200e\u200f"
"""Seen only by what they do to their neighbours; alone they are no word."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# Marks that steer how a line is laid out would turn around the sentence a word is quoted in;
# the others are not seen and would make two words of one.
_UNSEEN = dict.fromkeys(
    map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b\u2060\u00ad")
)

# All of these, and what breaks a line.
_STEERS = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad]"
)


def cleaned(text: str) -> str:
    """Return a text without marks that nobody sees; refuse what is too large, empty or no text.

    Raises
    ------
    StudioError
        Names the size, or line and column of the first character that is no text.
    """
    # A text of too many characters has too many bytes: a huge paste is not even encoded.
    size = len(text)
    check_size(size if size > SIZE_LIMIT else len(text.encode("utf-8", "surrogatepass")))
    place = find_control(text)
    if place is not None:
        line, column = line_and_column(text, place)
        raise StudioError(
            tr(
                "Line {line}, column {column}: the character U+{code} is not part of a text.",
                line=integer(line),
                column=integer(column),
                code=f"{ord(text[place]):04X}",
            ),
            tr("Remove it; if there are many, this may not be a text file."),
        )
    text = without_unseen(text)
    if not text.strip(" \t\r\n;," + JOINERS):
        raise StudioError(
            tr("There is nothing to read yet."),
            tr("Type some words, or numbers with spaces between them."),
        )
    return text


def find_control(text: str) -> int | None:
    """Return the place of the first character that is not part of a text; None when there is none.

    Tabs and line ends are part of a text.
    """
    found = _CONTROL.search(text)
    return None if found is None else found.start()


def without_unseen(text: str) -> str:
    """Return a text without marks that nobody sees and that turn a line around or cut a word."""
    return text if text.isascii() else text.translate(_UNSEEN)


def check_size(size: int) -> None:
    """Refuse a text of more than 1 MB by its number of bytes, before any of it is looked at.

    Raises
    ------
    StudioError
    """
    if size > SIZE_LIMIT:
        # Rounded up, so that nobody reads "1.00 MB; up to 1 MB".
        megabytes = number(math.ceil(size / 1e4) / 100, 2)
        most = number(SIZE_LIMIT / 1e6, 0)
        raise StudioError(
            tr("The text has {size} MB; up to {most} MB can be read.", size=megabytes, most=most),
            tr("Take a shorter piece of it."),
        )


def check_word(word: str, value: float | None, place: Callable[[int], str], n: int) -> None:
    """Refuse a word that is too long to show, or a finite number too large to compute with.

    Parameters
    ----------
    word : str
    value : float or None
        What it was read as, None for a word.
    place : callable
        Says in the person's language where the `n`-th stands; asked only when it is refused.
    n : int

    Raises
    ------
    StudioError
    """
    if len(word) > MAX_WORD:
        raise StudioError(
            tr(
                "{place}: “{word}” has {count} characters; up to {most} can be shown.",
                place=place(n),
                word=clipped(word),
                count=integer(len(word)),
                most=integer(MAX_WORD),
            ),
            tr("Put spaces between the words."),
        )
    if value is not None and math.isinf(value) and word[-1] in "0123456789.,":
        raise StudioError(
            tr("{place}: {word} is too large a number.", place=place(n), word=clipped(word)),
            tr("Up to 1.7e308 can be computed with; write inf for infinity."),
        )


def clipped(text: str, most: int = 32) -> str:
    """Return `text` in one line of at most `most` characters, an ellipsis for what is left out.

    The cut falls between two words where the second half has a space.
    """
    line = " ".join(text[: 2 * most].split())
    if len(line) <= most and len(text) <= 2 * most:
        return line
    space = line.rfind(" ", 0, most)
    return line[: space if space >= most // 2 else most - 1].rstrip() + "…"


def printable(text: str) -> str:
    """Return a stranger's text so that a terminal shows it and is not steered by it.

    What is not printed as a character of its own is written as an escape: control characters,
    marks that turn the line around, and halves of characters that no encoding takes.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _escape(c) for c in text)


def harmless(text: str) -> str:
    """Return a stranger's text fit for a sentence in the window: one line, turned nowhere.

    Spaces that do not break a line stay, unlike in :func:`printable`: some languages need them
    before a colon.
    """
    if text.isprintable():
        return text
    return "".join(_escape(c) if _STEERS.match(c) else c for c in text)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def own_sequence(
    tokens: Iterable[str], values: Iterable[float], story: str, title: str = ""
) -> Sequence:
    """Return a person's own sequence, its first step marked; the title from the first words."""
    words = tuple(tokens)
    marks = np.zeros(len(words), dtype=bool)
    marks[:1] = True
    title = clipped(title or " ".join(words[:32]))
    return Sequence("own", title, story, words, np.array(list(values), dtype=np.float64), marks)


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Return line and column of a position, both counted from 1."""
    start = text.rfind("\n", 0, position) + 1
    return text.count("\n", 0, position) + 1, position - start + 1
