"""Where a word stands in a sentence, by a position or a mark that a person has given."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from lstm_studio.core.sentences import find_forms, plural, split_pieces
from lstm_studio.core.texts import (
    MAX_WORD,
    clipped,
    find_control,
    printable,
    without_unseen,
)
from lstm_studio.i18n import integer, tr

__all__ = ["MAX_TOKENS", "PlaceError", "find_place"]

MAX_TOKENS = 1000
"""The longest sentence of a file."""

_POSITION = re.compile(r"([0-9]{1,9})(?:\.0{1,9})?")
_MARKED = re.compile(r"(?:\*{1,2}([^*\[\]]+)\*{1,2}|\[{1,2}([^*\[\]]+)\]{1,2})")


class PlaceError(Exception):
    """A sentence or a position that is wrong.

    Attributes
    ----------
    field : {"sentence", "position"}
        Which of the two.
    reason, hint : str
        What is wrong, without a full stop, and what would be right; the hint may be empty.
    """

    def __init__(self, field: Literal["sentence", "position"], reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.field: Literal["sentence", "position"] = field
        self.reason = reason
        self.hint = hint


def find_place(text: str, word: str, position: str) -> tuple[tuple[str, ...], int]:
    """Return the words of a sentence and which of them is the word in question, from 0.

    Parameters
    ----------
    text : str
        The sentence as it was written, perhaps with the word marked: ``*bank*`` or ``[bank]``.
    word : str
        The singular, in lower case.
    position : str
        The index, from 0, of the word among the sentence's space-separated tokens; empty where it
        is marked or stands there once.

    Returns
    -------
    words : tuple of str
        As ``core.sentences`` cuts them, without the mark.
    place : int
        The index among those, which is another one where punctuation is a token of its own.

    Raises
    ------
    PlaceError
    """
    return _Sentence(text, word).find(position.strip())


class _Sentence:
    """A sentence in which the word is looked for.

    Parameters
    ----------
    text : str
        As it stands in the file.
    word : str
        The singular, in lower case.
    """

    def __init__(self, text: str, word: str) -> None:
        self._text, self._word = text, word
        place = find_control(text)
        if place is not None:
            code = f"{ord(text[place]):04X}"
            raise self._wrong(
                tr(
                    "character {place} is U+{code}, which is not part of a text",
                    place=integer(place + 1),
                    code=code,
                )
            )
        found = list(re.finditer(r"\S+", text))
        if not any(character.isalnum() for character in text):
            raise self._wrong(tr("there is no word in it"))
        if len(found) > MAX_TOKENS:
            raise self._wrong(
                tr(
                    "there are {count} tokens; up to {most} are read",
                    count=integer(len(found)),
                    most=integer(MAX_TOKENS),
                )
            )
        self._tokens = [one[0] for one in found]
        self._spans = [one.span() for one in found]
        self._marked: dict[int, str] = {}
        for index, token in enumerate(self._tokens):
            if ("*" in token or "[" in token) and len(token) <= MAX_WORD:
                plain = self._without_mark(token)
                if plain is not None:
                    self._marked[index] = plain

    def find(self, position: str) -> tuple[tuple[str, ...], int]:
        """Return the words and the place of the word among them."""
        if position:
            token = self._at(position)
        elif self._marked:
            token = next(iter(self._marked))
            if len(self._marked) > 1:
                raise self._wrong(
                    tr("{count} words are marked", count=integer(len(self._marked))),
                    tr("Mark one, or give its position."),
                )
        else:
            token = self._only()
        return self._cut(token)

    def _at(self, cell: str) -> int:
        """Return the token that a position names."""
        match = _POSITION.fullmatch(cell)
        if match is None:
            raise PlaceError(
                "position",
                tr("“{cell}” is no position", cell=printable(clipped(cell))),
                tr("Positions are whole numbers and count the tokens from 0."),
            )
        place = int(match[1])
        token = self._token(place)
        if token is None:
            if place >= len(self._tokens):
                reason = tr(
                    "there is no token {place}; the last of the sentence is {last}",
                    place=integer(place),
                    last=integer(len(self._tokens) - 1),
                )
            else:
                reason = tr(
                    "token {place} is “{token}” and not “{word}”",
                    place=integer(place),
                    token=printable(clipped(self._tokens[place])),
                    word=self._word,
                )
            hint = tr("Positions count the sentence's space-separated tokens from 0.")
            raise PlaceError("position", reason, hint)
        if self._marked and token not in self._marked:
            raise PlaceError(
                "position",
                tr(
                    "it is {place}, but token {marked} is marked",
                    place=integer(place),
                    marked=integer(next(iter(self._marked))),
                ),
            )
        return token

    def _token(self, place: int) -> int | None:
        """Return the token at a position, if the word stands in it.

        Where there are two spaces side by side, or others than the plain space, the position may
        count what ``split(" ")`` gives.
        """
        if place < len(self._tokens) and self._is_word(self._tokens[place]):
            return place
        parts = self._text.split(" ")
        if place >= len(parts):
            return None
        start = sum(map(len, parts[:place])) + place
        end = start + len(parts[place])
        for index, (first, last) in enumerate(self._spans):
            if start <= first and last <= end and self._is_word(self._tokens[index]):
                return index
        return None

    def _only(self) -> int:
        """Return the token with the word where it stands once."""
        pieces = split_pieces(self._text)
        places = find_forms(pieces.words, self._word)
        if len(places) == 1:
            return next(
                token
                for token, word in enumerate(pieces.word_of)
                if word == places[0] and self._is_word(self._tokens[token])
            )
        if not places:
            raise self._wrong(
                tr("“{word}” is not in the sentence", word=self._word),
                tr("Give the position of the word, or mark it: *{word}*.", word=self._word),
            )
        raise self._wrong(
            tr(
                "“{word}” stands there {count} times",
                word=self._word,
                count=integer(len(places)),
            ),
            tr("Give the position of the word, or mark it: *{word}*.", word=self._word),
        )

    def _cut(self, target: int) -> tuple[tuple[str, ...], int]:
        """Return the words as they are read, without marks, and the place of the target."""
        plain = [without_unseen(token) for token in self._tokens]
        if target in self._marked:
            plain[target] = without_unseen(self._marked[target])
        place = sum(1 for token in plain[:target] if token)
        pieces = split_pieces(" ".join(filter(None, plain)))
        return pieces.words, pieces.word_of[place]

    def _without_mark(self, token: str) -> str | None:
        """Return a token without the mark around the word; None when it has none."""
        for match in _MARKED.finditer(token):
            inner = match[1] or match[2]
            if self._is_word(inner):
                return token[: match.start()] + inner + token[match.end() :]
        return None

    def _is_word(self, token: str) -> bool:
        """Tell whether a token has the word in it, inflected or joined to others or not."""
        plain = unicodedata.normalize("NFKC", without_unseen(token[:MAX_WORD])).casefold()
        parts = re.findall(r"[^\W_]+", plain)
        return any(part.startswith((self._word, plural(self._word))) for part in parts)

    def _wrong(self, reason: str, hint: str = "") -> PlaceError:
        return PlaceError("sentence", reason, hint)
