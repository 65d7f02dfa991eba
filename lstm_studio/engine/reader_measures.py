"""What the readers of a word score on the test sentences that ship."""

from __future__ import annotations

from dataclasses import replace

from lstm_studio.assets import resource
from lstm_studio.core.readers import READERS, ReaderKind
from lstm_studio.core.word_vectors import WordVectors
from lstm_studio.engine.evaluation import clue_scores, evaluate, set_score
from lstm_studio.engine.reader_cards import SetScore
from lstm_studio.engine.sentence_files import LabelledSentence, read_sentences
from lstm_studio.state.library import ClueScore, WordModel

__all__ = ["TEST_SETS", "counts", "measured", "shipped_sentences"]

TEST_SETS = {
    "Written by hand": ("bank_hand.tsv", "words_hand.tsv"),
    "WordNet's examples": ("bank_wordnet.tsv", "words_wordnet.tsv"),
}
"""The test sets: for people, and the files of bank and of the other words."""


def shipped_sentences(
    word: str, senses: tuple[str, ...]
) -> dict[str, tuple[LabelledSentence, ...]]:
    """Return the test sentences of a word that ship, by set; a set without any is left out."""
    found: dict[str, tuple[LabelledSentence, ...]] = {}
    for name, files in TEST_SETS.items():
        path = resource("corpora", files[word != "bank"])
        rows = path.read_text(encoding="utf-8").splitlines()
        if word == "bank" or any(row.startswith(f"{word}\t") for row in rows):
            found[name] = read_sentences(path, word, senses).sentences
    return found


def measured(
    model: WordModel, vectors: WordVectors
) -> tuple[tuple[ClueScore, ...], tuple[SetScore, ...], dict[ReaderKind, float]]:
    """Return what a card says of a word's readers on the test sentences that ship.

    Returns
    -------
    clues : tuple of ClueScore
        Over all sets together; one for ``any`` place when the sentences do not say where.
    sets : tuple of SetScore
    calibration_error : dict of reader to float
        Over all sentences with a sense.
    """
    by_set = shipped_sentences(model.word, model.senses)
    sets = tuple(
        set_score(name, found)
        for name, some in by_set.items()
        if len((found := evaluate(model, vectors, some)).rows(scored=True))
    )
    every = [_placed(one) for some in by_set.values() for one in some if counts(one)]
    found = evaluate(model, vectors, every)
    errors: dict[ReaderKind, float] = {
        kind: found.scores[kind].calibration_error or 0.0 for kind in READERS
    }
    return clue_scores(found), sets, errors


def counts(one: LabelledSentence) -> bool:
    """Tell whether a sentence has a sense, or is one in which nothing tells.

    In the others another sense than the model's is meant.
    """
    return one.sense is not None or one.clue == "none"


def _placed(one: LabelledSentence) -> LabelledSentence:
    """Return a sentence whose clue is in a place that a card knows."""
    return one if one.clue in ("before", "after", "both", "none") else replace(one, clue="any")
