"""The readers of a word measured on sentences in which the sense is known.

The cards that ship, the tests that measure them again and ``lstm-studio evaluate`` all take their
figures from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_studio.core.params import Floats
from lstm_studio.core.readers import READERS, ReaderKind
from lstm_studio.core.scores import Scores, score
from lstm_studio.core.word_vectors import WordVectors
from lstm_studio.engine.reader_cards import CLUES, SetScore
from lstm_studio.engine.sentence_files import LabelledSentence
from lstm_studio.state.library import CONFIDENCE_LINE, ClueScore, WordModel

__all__ = ["Evaluation", "clue_scores", "evaluate", "set_score"]

_WORDS_AT_ONCE = 20_000
"""Words whose vectors are in memory together: 8 MB."""


@dataclass(frozen=True, eq=False)
class Evaluation:
    """What the readers of a word said of N sentences, and how good it is.

    Attributes
    ----------
    sentences : tuple of LabelledSentence
    members : mapping of reader to (M, N, S) float64
        What each network said alone.
    probabilities : mapping of reader to (N, S) float64
        What all said together.
    scores : mapping of reader to Scores
        Of the sentences with a sense.
    line : float
        The confidence from which an answer counts as sure.
    """

    sentences: tuple[LabelledSentence, ...]
    members: Mapping[ReaderKind, Floats]
    probabilities: Mapping[ReaderKind, Floats]
    scores: Mapping[ReaderKind, Scores]
    line: float

    def rows(self, clue: str | None = None, scored: bool | None = None) -> NDArray[np.int64]:
        """Return which sentences have their clue in a place, and a sense or none."""
        found = [
            row
            for row, one in enumerate(self.sentences)
            if clue in (None, one.clue) and scored in (None, one.sense is not None)
        ]
        return np.array(found, dtype=np.int64)

    def senses(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the senses meant in sentences that have one."""
        found = [self.sentences[int(row)].sense for row in rows]
        return np.array(found, dtype=np.int64)

    def score(self, kind: ReaderKind, rows: NDArray[np.int64]) -> Scores:
        """Return the scores of a reader on some sentences that all have a sense."""
        return score(self.probabilities[kind][rows], self.senses(rows), self.line)

    def confidence(self, kind: ReaderKind, rows: NDArray[np.int64]) -> Floats:
        """Return the probability of the likeliest sense in some sentences."""
        return self.probabilities[kind][rows].max(axis=1)

    @property
    def clues(self) -> tuple[str, ...]:
        """The places of the clue that occur: the usual ones in their order, then others."""
        found = dict.fromkeys(one.clue for one in self.sentences if one.clue)
        usual = [clue for clue in CLUES if clue in found]
        return (*usual, *(clue for clue in found if clue not in CLUES))


def evaluate(
    model: WordModel,
    vectors: WordVectors,
    sentences: Sequence[LabelledSentence],
    line: float = CONFIDENCE_LINE,
) -> Evaluation:
    """Let the readers of a word answer sentences and score them.

    Parameters
    ----------
    model : WordModel
    vectors : WordVectors
        The table that the readers were trained with.
    sentences : sequence of LabelledSentence
    line : float
        The confidence from which an answer counts as sure.
    """
    members: dict[ReaderKind, Floats] = {
        kind: np.empty((len(model.ensembles[kind].members), len(sentences), len(model.senses)))
        for kind in READERS
    }
    for first, some in _portions(sentences):
        words = [vectors.rows(one.words) for one in some]
        places = [one.position for one in some]
        for kind in READERS:
            answers = model.ensembles[kind].many_member_probabilities(words, places)
            members[kind][:, first : first + len(some)] = answers
    probabilities: dict[ReaderKind, Floats] = {kind: members[kind].mean(axis=0) for kind in READERS}
    found = Evaluation(tuple(sentences), members, probabilities, {}, line)
    scored = found.rows(scored=True)
    scores: dict[ReaderKind, Scores] = {kind: found.score(kind, scored) for kind in READERS}
    return Evaluation(found.sentences, members, probabilities, scores, line)


def _portions(
    sentences: Sequence[LabelledSentence],
) -> Iterator[tuple[int, Sequence[LabelledSentence]]]:
    """Yield the sentences in portions of not many words, each with the index of its first."""
    first = words = 0
    for index, one in enumerate(sentences):
        words += len(one.words)
        if words > _WORDS_AT_ONCE and index > first:
            yield first, sentences[first:index]
            first, words = index, len(one.words)
    if first < len(sentences):
        yield first, sentences[first:]


def clue_scores(found: Evaluation) -> tuple[ClueScore, ...]:
    """Return the scores by place of the clue, as a card has them.

    The accuracy is of the sentences with a sense, the mean over the networks and their standard
    deviation (that of the whole group, not of a sample); there is none for sentences without a
    clue, where nothing is right or wrong.  The confidence is of all sentences.
    """
    scores: list[ClueScore] = []
    for clue in found.clues:
        scored = found.rows(clue, scored=True)
        accuracy: dict[ReaderKind, tuple[float, float]] = {}
        if clue != "none" and len(scored):
            for kind in READERS:
                right = found.members[kind][:, scored].argmax(axis=2) == found.senses(scored)
                each = right.mean(axis=1)
                accuracy[kind] = float(each.mean()), float(each.std())
        rows = found.rows(clue)
        confidence: dict[ReaderKind, float] = {
            kind: float(found.confidence(kind, rows).mean()) for kind in READERS
        }
        scores.append(ClueScore(clue, len(rows), accuracy, confidence))
    return tuple(scores)


def set_score(name: str, found: Evaluation) -> SetScore:
    """Return the scores of a test set, as a card has them.

    Raises
    ------
    ValueError
        When no sentence has a sense.
    """
    if not len(found.rows(scored=True)):
        raise ValueError("a test set needs a sentence with a sense")
    scores = found.scores
    return SetScore(
        name,
        scores["both"].count,
        {kind: scores[kind].accuracy or 0.0 for kind in READERS},
        {kind: scores[kind].balanced_accuracy or 0.0 for kind in READERS},
        {kind: scores[kind].coverage or 0.0 for kind in READERS},
        {
            kind: value
            for kind in READERS
            if (value := scores[kind].accuracy_above_line) is not None
        },
    )
