"""A person's own words or numbers become a sequence; whatever cannot be read is pointed at.

**Words or numbers?**  A text is read as numbers when more than half of its pieces are numbers.
Anything else among them is then an error, because a step that silently vanished would be worse.
Otherwise it is read as words, and the numbers in it are words like any other.

**Numbers** stand between spaces, line breaks, semicolons or commas, and are taken as they are:
``0.5``, ``-3``, ``1e308``, ``nan``, ``inf``.  The comma is the difficult one:

- before or after a space it separates (``1, 2``);
- with a semicolon anywhere, or where every piece between spaces has at most one comma inside, it
  is a decimal comma (``0,5; 1,5`` and ``0,5 1,5``);
- with a decimal point anywhere, or without any space, it separates (``0.5,1.5`` and ``1,2,3``);
- what could be both (``1,234 5,678``, ``1,234.5``, ``0,5 1.5``) is refused with the remedy.

**Words** are split at spaces and keep their punctuation.  A word has no number of its own, so each
gets a starting value that a person then changes (:func:`word_value`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Literal

from lstm_studio.core.errors import StudioError
from lstm_studio.core.numerals import could_be_thousands, read_number
from lstm_studio.core.sequence import MAX_STEPS, Sequence, check_length
from lstm_studio.core.tables import Column, column_names, columns, parse_csv
from lstm_studio.core.texts import (
    JOINERS,
    check_word,
    cleaned,
    clipped,
    line_and_column,
    own_sequence,
)
from lstm_studio.i18n import integer, tr

if TYPE_CHECKING:
    from hashlib import blake2b

__all__ = ["Column", "column_names", "columns", "parse_csv", "parse_text", "word_value"]

_PIECE = re.compile(r"[^\s;,]+")
_DECIMAL_PIECE = re.compile(r"(?:[^\s;,]|(?<=[0-9]),(?=[0-9]))+")
_POINT = re.compile(r"[0-9]\.|\.[0-9]")
_GAP = re.compile(r"[;,]\s*[;,]")
_EDGES = re.compile(r"^\W+|\W+$")


def parse_text(text: str, reading: Literal["auto", "words", "numbers"] = "auto") -> Sequence:
    """Make a sequence of what a person typed or pasted.

    Parameters
    ----------
    text : str
        Words or numbers, up to 1 MB and 2,000 steps.
    reading : {"auto", "words", "numbers"}
        What to take it for; ``auto`` decides as this module describes.

    Returns
    -------
    Sequence
        With the id ``own``, its first step marked.

    Raises
    ------
    StudioError
        When there is nothing in it, too much, or something that cannot be read; the place is
        named by line and column or by the number of the word.
    """
    text = cleaned(text)
    # Both readings have at least one step for each of these.
    check_length(sum(chunk.strip(";," + JOINERS) != "" for chunk in text.split()))
    if reading == "auto":
        reading = "numbers" if _is_numbers(text) else "words"
    return _numbers(text) if reading == "numbers" else _words(text)


def word_value(word: str) -> float:
    """Return the starting value of a word: −1.00 to 1.00 in steps of 0.01, never 0.

    It is drawn from the letters (BLAKE2b) and says nothing about the meaning.  The same word
    gets the same value on every machine, in capitals or not, with punctuation around it or not.
    """
    plain = unicodedata.normalize("NFKC", word).casefold()
    letters = _EDGES.sub("", plain) or plain
    digest = _blake2b()(letters.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    place = int.from_bytes(digest, "big") % 200
    return (place - 100) / 100 if place < 100 else (place - 99) / 100


@cache
def _blake2b() -> type[blake2b]:
    from hashlib import blake2b  # brings OpenSSL: 15 ms that the start does without

    return blake2b


def _place(index: int) -> str:
    return tr("Word {index}", index=integer(index))


def _words(text: str) -> Sequence:
    words = [word for word in text.split() if word.strip(JOINERS)]
    check_length(len(words))
    for index, word in enumerate(words):
        check_word(word, None, _place, index + 1)
    return own_sequence(
        words,
        map(word_value, words),
        tr("Words of your own: their values are only a start, change them as you like."),
    )


def _is_numbers(text: str) -> bool:
    """Say whether more than half of the pieces are numbers; as many as may be steps decide."""
    pieces = list(islice(_pieces(text), MAX_STEPS))
    return 2 * sum(read_number(piece, True) is not None for piece in pieces) > len(pieces)


def _pieces(text: str) -> Iterator[str]:
    for chunk in re.finditer(r"[^\s;]+", text):
        if chunk[0].count(",") == 1 and read_number(chunk[0], True) is not None:
            yield chunk[0]
        else:
            yield from (piece for piece in chunk[0].split(",") if piece)


def _numbers(text: str) -> Sequence:
    if found := _GAP.search(text):
        line, column = line_and_column(text, found.start())
        raise StudioError(
            tr(
                "Line {line}, column {column}: a number is missing between two separators.",
                line=integer(line),
                column=integer(column),
            ),
            tr("Write it there, or nan where nothing is known."),
        )
    decimal_comma = _has_decimal_commas(text)
    piece_of = _DECIMAL_PIECE if decimal_comma else _PIECE
    check_length(len(piece_of.findall(text)))
    found = list(piece_of.finditer(text))
    values: list[float] = []
    for index, piece in enumerate(found):
        word = piece[0]
        value = read_number(word, decimal_comma)
        check_word(word, value, _place, index + 1)
        if value is None:
            line, column = line_and_column(text, piece.start())
            raise StudioError(
                tr(
                    "{place} (line {line}, column {column}): “{word}” is not a number.",
                    place=_place(index + 1),
                    line=integer(line),
                    column=integer(column),
                    word=clipped(word),
                ),
                tr("Remove it, or write only words."),
            )
        values.append(value)
    story = tr("Numbers of your own, taken as they are.")
    return own_sequence((piece[0] for piece in found), values, story)


def _has_decimal_commas(text: str) -> bool:
    """Say whether the commas inside the pieces are decimal ones; refuse what may be thousands."""
    chunks = [chunk.strip(",") for chunk in re.findall(r"[^\s;]+", text)]
    with_comma = [chunk for chunk in chunks if "," in chunk]
    if not with_comma or ";" in text:
        return bool(with_comma)
    several = len(chunks) > 1
    pointed = _POINT.search(text) is not None
    decimal = several and not pointed and all(chunk.count(",") == 1 for chunk in with_comma)
    thousands = [chunk for chunk in with_comma if could_be_thousands(chunk)]
    unclear = thousands if pointed or (decimal and len(thousands) == len(with_comma)) else []
    if pointed and several:  # in "0,5 1.5" the comma may well be a second way to write a point
        unclear += [chunk for chunk in with_comma if "." not in chunk and chunk.count(",") == 1]
    if unclear:
        raise StudioError(
            tr("“{word}” can be read as one number or as two.", word=clipped(unclear[0])),
            tr("Write thousands without a comma, or a space after every comma that separates."),
        )
    return decimal
