"""What a person has to give for a word of their own: a word, its senses and clue words for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lstm_studio.core.errors import StudioError
from lstm_studio.core.sentences import lookup_key, plural
from lstm_studio.core.texts import clipped, printable
from lstm_studio.core.word_vectors import WordVectors
from lstm_studio.engine.reader_cards import UNSCORED
from lstm_studio.engine.sense_data import Sense, WordSenses
from lstm_studio.i18n import integer, tr

__all__ = ["MAX_CLUES", "MAX_SENSES", "MIN_CLUES", "own_senses"]

MIN_CLUES = 8
"""Clue words a sense needs; fewer leave its neighbourhood to chance."""

MAX_CLUES = 500
MIN_SENSES, MAX_SENSES = 2, 4
MAX_LENGTH = 30


def own_senses(
    word: str, senses: Mapping[str, Sequence[str]], vectors: WordVectors
) -> tuple[WordSenses, tuple[str, ...]]:
    """Check what a person has given and return it as training data.

    Parameters
    ----------
    word : str
        The singular.  It may be unknown to the word vectors: it is then read as zeros.
    senses : mapping of str to sequence of str
        Names, each with its clue words; several in one text, with spaces or commas, are several.
    vectors : WordVectors

    Returns
    -------
    senses : WordSenses
        With the clue words that are known, each once.
    unknown : tuple of str
        The clue words that are not among the word vectors.

    Raises
    ------
    StudioError
        When the word is none, there are not two to four senses with different short names, a sense
        has fewer than :data:`MIN_CLUES` known clue words, a clue word is given for two senses, or
        the word itself is among them.
    """
    plain = lookup_key(word)
    if not plain or len(plain.split()) != 1 or not plain.isalpha() or len(plain) > MAX_LENGTH:
        raise StudioError(
            tr("“{word}” is not one word.", word=printable(clipped(word))),
            tr("Give one word of up to {most} letters.", most=integer(MAX_LENGTH)),
        )
    _check_names(list(senses))
    clues = {name.strip(): _clue_words(given) for name, given in senses.items()}
    _check_clues(plain, clues)
    known: list[Sense] = []
    unknown: list[str] = []
    for name, words in clues.items():
        here = tuple(one for one in words if one in vectors.index)
        missing = [one for one in words if one not in vectors.index]
        if len(here) < MIN_CLUES:
            raise _too_few(name, len(here), missing)
        known.append(Sense(name, here))
        unknown += missing
    return WordSenses(plain, tuple(known)), tuple(unknown)


def _clue_words(given: Sequence[str]) -> tuple[str, ...]:
    pieces = (piece for text in given for piece in text.replace(",", " ").split())
    return tuple(dict.fromkeys(filter(None, map(lookup_key, pieces))))


def _check_names(names: Sequence[str]) -> None:
    plain = [name.strip().casefold() for name in names]
    if not MIN_SENSES <= len(plain) <= MAX_SENSES:
        raise StudioError(
            tr("There are {count} senses.", count=integer(len(plain))),
            tr(
                "Give {least} to {most} senses.",
                least=integer(MIN_SENSES),
                most=integer(MAX_SENSES),
            ),
        )
    for name in names:
        short = name.strip()
        if not short or len(short) > MAX_LENGTH or not short.isprintable():
            raise StudioError(
                tr("“{name}” is no name for a sense.", name=printable(clipped(name))),
                tr("Give each sense a name of 1 to {most} characters.", most=integer(MAX_LENGTH)),
            )
        if short.casefold() in UNSCORED:
            raise StudioError(
                tr("A sense cannot be called “{name}”.", name=short),
                tr("That name stands for sentences in which no sense is meant."),
            )
    if len(set(plain)) < len(plain):
        raise StudioError(tr("Two senses have the same name."), tr("Give each another name."))


def _check_clues(word: str, clues: Mapping[str, tuple[str, ...]]) -> None:
    owner: dict[str, str] = {}
    forms = (word, plural(word))
    for name, words in clues.items():
        if len(words) > MAX_CLUES:
            raise StudioError(
                tr(
                    "“{name}” has {count} clue words.",
                    name=name,
                    count=integer(len(words)),
                ),
                tr("Up to {most} are used.", most=integer(MAX_CLUES)),
            )
        for one in words:
            if one in forms:
                raise StudioError(
                    tr("“{word}” is among its own clue words.", word=printable(clipped(one))),
                    tr("Give words that stand near it in a sentence."),
                )
            if one in owner:
                raise StudioError(
                    tr(
                        "“{word}” is a clue for both “{first}” and “{second}”.",
                        word=printable(clipped(one)),
                        first=owner[one],
                        second=name,
                    ),
                    tr("A clue word speaks for one sense; take it out of one."),
                )
            owner[one] = name


def _too_few(name: str, count: int, missing: Sequence[str]) -> StudioError:
    text = tr(
        "“{name}” has {count} clue words that are known; it needs {least}.",
        name=name,
        count=integer(count),
        least=integer(MIN_CLUES),
    )
    if not missing:
        return StudioError(text, tr("Give more words that stand near the word in that sense."))
    listed = ", ".join(printable(clipped(one)) for one in missing[:12])
    return StudioError(text, tr("These are not among the known words: {words}.", words=listed))
