"""The sentences of the page "Both ways": what each reader has read, says, and does not know."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from lstm_studio.core.params import Floats
from lstm_studio.core.readers import Direction, ReaderKind
from lstm_studio.core.sentences import find_forms
from lstm_studio.i18n import MINUS, integer, number, percent, tr
from lstm_studio.present.notation import elided
from lstm_studio.state.answers import Answers, index_answers
from lstm_studio.state.library import CONFIDENCE_LINE, ClueScore
from lstm_studio.state.reading import Kept, ReadHeadState

__all__ = [
    "TrainingProgress",
    "Verdict",
    "change_text",
    "clue_name",
    "direction_name",
    "group_title",
    "index_note",
    "index_rows",
    "kept_score",
    "quantity_name",
    "reader_name",
    "score_cell",
    "sentence_note",
    "strip_note",
    "time_left",
    "verdict",
    "verdict_cell",
    "verdicts_at",
    "waiting",
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
        "forward": tr("Forward"),
        "backward": tr("Backward"),
        "both": tr("Both ways"),
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
        "g": tr("candidate g, also written C̃"),
        "o": tr("output gate o"),
    }[quantity]


def verdicts_at(answers: Answers, head: ReadHeadState) -> dict[ReaderKind, Floats]:
    """Return what each reader says where it stands, (S,) a reader; the verdicts at the word.

    Before the word is reached the last layer is asked too early: what it would say so far.  The
    bidirectional reader says nothing before its halves have met.
    """
    position, count = answers.reading.position, len(answers.reading.words)
    if position is None:
        return {}
    forward, backward = head.forward(position), head.backward(position, count)
    if forward == backward == position:
        return dict(answers.verdicts)
    return {
        "forward": answers.beliefs["forward"][forward],
        "backward": answers.beliefs["backward"][backward],
    }


def waiting(answers: Answers) -> str:
    """Return what the bidirectional reader's card says before its halves have met."""
    words, position = answers.reading.words, answers.reading.position
    if position is None:
        return tr(
            "There is no “{word}” in the sentence to be asked about.", word=answers.reading.word
        )
    word = elided(words[position], _WORD)
    return tr("Its two halves have not met at “{word}” yet.", word=word)


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
    share = percent(probabilities[best])
    if not certain and share == percent(CONFIDENCE_LINE):
        share = percent(probabilities[best], 1)  # or it would seem to have reached the line
    # Without the sense, which the bar shows: it is no answer.
    lead = tr("cannot tell · {share}", share=share)
    if certain:
        lead = tr("{share} {sense}", share=share, sense=senses[best])
    return Verdict(reader_name(kind), lead, _has_read(answers, kind, certain, head), certain)


def _has_read(answers: Answers, kind: ReaderKind, certain: bool, head: ReadHeadState) -> str:
    words, position = answers.reading.words, answers.reading.position
    assert position is not None
    forward, backward = head.forward(position), head.backward(position, len(words))
    if kind == "both":
        return _both(answers, certain)
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


def _both(answers: Answers, certain: bool) -> str:
    words, position = answers.reading.words, answers.reading.position
    assert position is not None
    size = 2 * answers.model.ensembles["both"].members[0].hidden_size
    word = elided(words[position], _WORD)
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
    count = _counted(len(words))
    forms = len(find_forms(words, answers.reading.word))
    if forms > 1:
        count = tr(
            "{count} · “{word}” stands {n} times: click the one you mean",
            count=count,
            word=answers.reading.word,
            n=integer(forms),
        )
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
        "{units} units, network {n} of {members} · gold +, blue − · dimmed: not read yet",
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


def score_cell(score: ClueScore, kind: ReaderKind) -> str:
    """Return the accuracy with its spread in points, and in brackets the mean confidence."""
    found, sure = score.accuracy.get(kind), score.confidence.get(kind)
    right = "–" if found is None else f"{percent(found[0])} ± {number(100 * found[1], 0)}"
    return right if sure is None else tr("{right} ({share})", right=right, share=percent(sure))


def change_text(change: float) -> str:
    """Return a change of a probability in points, with its sign: ``+12``; a dot for none."""
    if not math.isfinite(change):
        return number(change)
    points = round(100 * change)
    return "·" if points == 0 else ("+" if points > 0 else MINUS) + integer(abs(points))


def verdict_cell(answers: Answers, one: Kept, shares: Floats) -> str:
    """Return a kept sentence's likeliest sense and its probability; in brackets when unsure."""
    best = int(np.argmax(shares))
    senses = answers.senses_of(one.word)
    text = tr("{sense} {share}", sense=senses[best], share=percent(shares[best]))
    return text if shares[best] >= CONFIDENCE_LINE else tr("({verdict})", verdict=text)


def index_note(answers: Answers) -> str:
    """Return what the classic mistake does to the verdict of this sentence."""
    found = index_answers(answers)
    if "output[:, position]" not in found:
        return tr("There is no word to ask about in this sentence.")
    right, wrong = found["output[:, position]"], found["output[:, -1]"]
    if answers.reading.position == len(answers.reading.words) - 1:
        return tr("The word is the last one here, so the mistake goes unnoticed.")
    best, worst = int(np.argmax(right)), int(np.argmax(wrong))
    senses = answers.model.senses
    values = {
        "sense": senses[best],
        "right": percent(right[best]),
        "wrong": percent(wrong[best]),
        "other": senses[worst],
        "share": percent(wrong[worst]),
    }
    if best != worst:
        return tr(
            "{right} {sense} at the word; with the classic mistake output[:, -1], whose backward "
            "half has read one word, {share} {other}.",
            **values,
        )
    return tr(
        "{right} {sense} at the word; with the classic mistake output[:, -1], whose backward half "
        "has read one word, {wrong}.",
        **values,
    )


class TrainingProgress(Protocol):
    """Where a training is."""

    @property
    def fraction(self) -> float:
        """How much is done, 0 to 1."""
        ...

    @property
    def what(self) -> str:
        """What is done now, for people."""
        ...

    @property
    def seconds_left(self) -> float | None:
        """How long it will take yet; None while nobody knows."""
        ...


def time_left(seconds: float | None) -> str:
    """Return how long something will take yet; nothing while nobody knows."""
    if seconds is None:
        return ""
    return tr("{seconds} s left", seconds=integer(max(1, round(seconds))))
