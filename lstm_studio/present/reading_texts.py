"""The sentences of the page "Both ways": what each reader has read, says, and does not know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lstm_studio.core.params import Floats
from lstm_studio.core.readers import Direction, ReaderKind
from lstm_studio.i18n import integer, number, percent, tr
from lstm_studio.present.notation import elided
from lstm_studio.state.answers import Answers
from lstm_studio.state.library import CONFIDENCE_LINE, ClueScore
from lstm_studio.state.reading import ReadHeadState

__all__ = [
    "Verdict",
    "clue_name",
    "direction_name",
    "group_title",
    "index_rows",
    "kept_score",
    "quantity_name",
    "reader_name",
    "score_cells",
    "sentence_note",
    "strip_note",
    "verdict",
    "verdicts_at",
]

_READ_WORDS = 9
"""So many of the words read are quoted, those nearest to the word in question."""
_WORD = 18
"""Longest word inside a sentence, in characters."""


@dataclass(frozen=True)
class Verdict:
    """What a card says.

    Attributes
    ----------
    title : str
        The reader's name.
    lead : str
        The likeliest sense and its probability, or that it cannot tell.
    sentence : str
        What it has read and what follows.
    certain : bool
        Whether the likeliest sense reaches the confidence line.
    """

    title: str
    lead: str
    sentence: str
    certain: bool


def reader_name(kind: ReaderKind) -> str:
    """Return what a reader is called."""
    return {
        "forward": tr("Forward only"),
        "backward": tr("Backward only"),
        "both": tr("Both ways, concatenated"),
    }[kind]


def direction_name(direction: Direction) -> tuple[str, str]:
    """Return the name of a direction of reading and an arrow that shows it."""
    return {
        "forward": (tr("forward"), tr("reads →")),
        "backward": (tr("backward"), tr("← reads")),
    }[direction]


def group_title(group: str) -> str:
    """Return the heading of a group of example sentences."""
    return {
        "after": tr("Clue after the word"),
        "before": tr("Clue before the word"),
        "both": tr("Clues on both sides"),
        "none": tr("No clue at all"),
        "garden": tr("Garden paths"),
        "wordnet": tr("From WordNet"),
    }[group]


def clue_name(clue: str) -> str:
    """Return the heading of a row of scores."""
    return {
        "before": tr("clue before"),
        "after": tr("clue after"),
        "both": tr("clues on both sides"),
        "none": tr("no clue"),
        "any": tr("all kinds"),
    }.get(clue, clue)


def quantity_name(quantity: str) -> str:
    """Return what a strip shows, for people."""
    return {
        "h": tr("hidden state h"),
        "c": tr("cell state C"),
        "i": tr("input gate i"),
        "f": tr("forget gate f"),
        "g": tr("candidate C̃"),
        "o": tr("output gate o"),
    }[quantity]


def verdicts_at(answers: Answers, head: ReadHeadState) -> dict[ReaderKind, Floats]:
    """Return what each reader says where it stands, (S,) a reader; the verdicts at the word.

    Before the word is reached the last layer is asked too early: what it would say so far.
    """
    position, count = answers.reading.position, len(answers.reading.words)
    if position is None:
        return {}
    forward, backward = head.forward(position), head.backward(position, count)
    if forward == backward == position:
        return dict(answers.verdicts)
    both = answers.model.ensembles["both"].indexed(answers.vectors, forward, backward)
    return {
        "forward": answers.beliefs["forward"][forward],
        "backward": answers.beliefs["backward"][backward],
        "both": both,
    }


def verdict(
    answers: Answers, kind: ReaderKind, probabilities: Floats, head: ReadHeadState
) -> Verdict:
    """Return the texts of one reader's card.

    Parameters
    ----------
    answers : Answers
        Of a sentence that has the word in it.
    kind : {"forward", "backward", "both"}
    probabilities : (S,) float64
        What it says where it stands (:func:`verdicts_at`).
    head : ReadHeadState
    """
    senses = answers.model.senses
    best = int(np.argmax(probabilities))
    certain = bool(probabilities[best] >= CONFIDENCE_LINE)
    share = tr("{share} {sense}", share=percent(probabilities[best]), sense=senses[best])
    lead = share if certain else tr("cannot tell · {share}", share=share)
    return Verdict(reader_name(kind), lead, _has_read(answers, kind, certain, head), certain)


def _has_read(answers: Answers, kind: ReaderKind, certain: bool, head: ReadHeadState) -> str:
    words, position = answers.reading.words, answers.reading.position
    assert position is not None
    forward, backward = head.forward(position), head.backward(position, len(words))
    if kind == "both":
        return _both(answers, certain, forward == backward == position)
    there = (forward if kind == "forward" else backward) == position
    read = words[: forward + 1] if kind == "forward" else words[backward:][::-1]
    quoted = _quoted(read)
    if not there:
        return tr("Has read {words} so far.", words=quoted)
    if certain:
        return tr("Has read {words}.", words=quoted)
    senses = answers.model.senses
    if len(senses) == 2:
        return tr(
            "Has read {words}. Not enough to tell {first} from {second}.",
            words=quoted,
            first=senses[1],
            second=senses[0],
        )
    return tr("Has read {words}. Not enough to tell.", words=quoted)


def _both(answers: Answers, certain: bool, there: bool) -> str:
    words, position = answers.reading.words, answers.reading.position
    assert position is not None
    size = 2 * answers.model.ensembles["both"].members[0].hidden_size
    word = elided(words[position], _WORD)
    if not there:
        return tr("Its two halves have not met at “{word}” yet.", word=word)
    joined = tr(
        "[h→ ; h←] at “{word}”: {size} numbers, both halves of the sentence.",
        word=word,
        size=integer(size),
    )
    return joined if certain else tr("{joined} Still not enough.", joined=joined)


def _quoted(words: Sequence[str]) -> str:
    """Return words in quotation marks, the last of them, which are nearest to the word."""
    few = [elided(word, _WORD) for word in words[-_READ_WORDS:]]
    start = "… " if len(words) > _READ_WORDS else ""
    return tr("“{words}”", words=start + " ".join(few))


def sentence_note(answers: Answers) -> str:
    """Return how many words there are and which of them the readers do not know."""
    words = answers.reading.words
    count = tr("1 word") if len(words) == 1 else tr("{n} words", n=integer(len(words)))
    strangers = list(dict.fromkeys(elided(words[k], _WORD) for k in answers.unknown))
    if not strangers:
        return count
    named = ", ".join(tr("“{word}”", word=word) for word in strangers[:5])
    if len(strangers) > 5:
        named = tr("{names} and {n} more", names=named, n=integer(len(strangers) - 5))
    if len(answers.unknown) == 1:
        return tr("{count} · 1 unknown to the readers: {names}", count=count, names=named)
    return tr(
        "{count} · {n} unknown to the readers: {names}",
        count=count,
        n=integer(len(answers.unknown)),
        names=named,
    )


def strip_note(answers: Answers) -> str:
    """Return whose units the strips show."""
    size = answers.reader("forward").hidden_size
    number_of = answers.reading.member + 1
    members = len(answers.model.ensembles["both"].members)
    return tr(
        "{units} units of network {n} of {members} · dimmed = not read yet",
        units=integer(size),
        n=integer(number_of),
        members=integer(members),
    )


def kept_score(answers: Answers) -> dict[ReaderKind, tuple[int, int]]:
    """Return for each reader how many marked sentences of this word it has right, of how many.

    An answer below the confidence line counts by its likeliest sense all the same.
    """
    right: dict[ReaderKind, tuple[int, int]] = {}
    for one, verdicts in answers.kept:
        if one.word != answers.model.word or not one.sense:
            continue
        for kind, probabilities in verdicts.items():
            good, count = right.get(kind, (0, 0))
            hit = answers.model.senses[int(np.argmax(probabilities))] == one.sense
            right[kind] = (good + hit, count + 1)
    return right


def index_rows(answers: Answers) -> list[tuple[str, str, str]]:
    """Return what each way to take the output of the bidirectional network holds.

    Returns
    -------
    list of (str, str, str)
        The expression, its shape for one sentence, and which words its halves have read.
    """
    T, position = len(answers.reading.words), answers.reading.position
    H = answers.model.ensembles["both"].members[0].hidden_size
    word = "" if position is None else elided(answers.reading.words[position], _WORD)
    rows = [
        (
            "output[:, -1]",
            f"(1, {2 * H})",
            tr(
                "forward half: all {count} words; backward half: the last one only",
                count=integer(T),
            ),
        ),
        (
            "h_n",
            f"(2, 1, {H})",
            tr("forward half after the last word, backward half after the first"),
        ),
    ]
    if position is not None:
        rows.append(
            (
                f"output[:, {position}]",
                f"(1, {2 * H})",
                tr(
                    "at “{word}”: forward half has read {before}, backward half {after}",
                    word=word,
                    before=_counted(position + 1),
                    after=_counted(T - position),
                ),
            )
        )
    return rows


def _counted(count: int) -> str:
    return tr("1 word") if count == 1 else tr("{n} words", n=integer(count))


def score_cells(score: ClueScore, kind: ReaderKind) -> tuple[str, str]:
    """Return the accuracy with its spread, and the mean confidence, of one reader."""
    found = score.accuracy.get(kind)
    right = "–" if found is None else f"{percent(found[0])} ± {number(100 * found[1], 0)}"
    sure = score.confidence.get(kind)
    return right, "–" if sure is None else percent(sure)
