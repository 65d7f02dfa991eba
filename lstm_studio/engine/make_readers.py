"""Make the readers of ``resources/models/readers``: every file there, from text and seeds.

::

    python -m lstm_studio.engine.make_readers
    python -m lstm_studio.engine.make_readers --only bank

For each word three kinds of network are trained from five seeds (:data:`SEEDS`): forward, backward
and both ways.  The temperature of each kind is the one that gives the lowest cross entropy on the
test sentences of *bank* that ship; sentences without a clue want both senses equally likely.  The
other words take bank's temperatures, for nothing of theirs is fitted to labelled sentences.  Then
everything on the card is measured.  On the same machine and version of torch the weights come out
the same to the bit; the only figures that differ from run to run are the seconds.

It takes about ten minutes of one core.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import numpy as np

from lstm_studio.assets import resource
from lstm_studio.core.readers import READERS, Ensemble, Reader, ReaderKind, softened
from lstm_studio.core.word_vectors import WordVectors
from lstm_studio.engine.evaluation import clue_scores, evaluate, set_score
from lstm_studio.engine.reader_cards import ReaderCard, SetScore
from lstm_studio.engine.reader_models import read_reader_card, write_word
from lstm_studio.engine.sense_data import load_senses, sense_words
from lstm_studio.engine.sense_recipe import SenseRecipe
from lstm_studio.engine.sense_training import TrainedReader, train_readers
from lstm_studio.engine.sentence_files import LabelledSentence, read_sentences
from lstm_studio.engine.word_vectors import load_word_vectors
from lstm_studio.state.library import ClueScore, WordModel

__all__ = [
    "SEEDS",
    "TEST_SETS",
    "best_temperature",
    "main",
    "make_card",
    "measured",
    "test_sentences",
    "train_seeds",
]

SEEDS = (0, 1, 2, 3, 4)
TEMPERATURES = tuple(round(0.5 + 0.05 * step, 2) for step in range(51))

TEST_SETS = {
    "Written by hand": ("bank_hand.tsv", "words_hand.tsv"),
    "WordNet's examples": ("bank_wordnet.tsv", "words_wordnet.tsv"),
}
"""The test sets: for people, and the files of bank and of the other words."""


def train_seeds(
    word: str, vectors: WordVectors, recipe: SenseRecipe, seeds: Sequence[int] = SEEDS
) -> dict[ReaderKind, list[TrainedReader]]:
    """Train networks of every kind from several seeds."""
    senses = load_senses(word)
    found: dict[ReaderKind, list[TrainedReader]] = {kind: [] for kind in READERS}
    for seed in seeds:
        training = train_readers(senses, vectors, replace(recipe, seed=seed), READERS)
        while True:
            try:
                next(training)
            except StopIteration as end:
                for kind, one in end.value.items():
                    found[kind].append(one)
                break
        _say(f"  {word}, seed {seed}")
    return found


def test_sentences(word: str, senses: tuple[str, ...]) -> dict[str, tuple[LabelledSentence, ...]]:
    """Return the test sentences of a word that ship, by set; a set without any is left out."""
    found: dict[str, tuple[LabelledSentence, ...]] = {}
    for name, files in TEST_SETS.items():
        path = resource("corpora", files[word != "bank"])
        rows = path.read_text(encoding="utf-8").splitlines()
        if word == "bank" or any(row.startswith(f"{word}\t") for row in rows):
            found[name] = read_sentences(path, word, senses).sentences
    return found


def best_temperature(
    members: Sequence[Reader], vectors: WordVectors, sentences: Sequence[LabelledSentence]
) -> float:
    """Return the temperature with the lowest cross entropy of the members' mean answer.

    A sentence in which nothing tells the sense wants all senses equally likely; one in which
    another sense than the model's is meant says nothing and is left out.
    """
    wanted = [one for one in sentences if _counts(one)]
    plain = Ensemble(tuple(members)).many_member_probabilities(
        [vectors.rows(one.words) for one in wanted], [one.position for one in wanted]
    )
    logits = np.log(np.maximum(plain, 1e-12))  # but for a constant a row, which does not matter
    targets = np.array(
        [
            np.full(plain.shape[2], 1 / plain.shape[2])
            if one.sense is None
            else np.eye(plain.shape[2])[one.sense]
            for one in wanted
        ]
    )
    losses: list[float] = []
    for temperature in TEMPERATURES:
        answers = softened(logits, temperature).mean(axis=0)
        losses.append(float(-(targets * np.log(answers)).sum(axis=1).mean()))
    return TEMPERATURES[int(np.argmin(losses))]


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
    by_set = test_sentences(model.word, model.senses)
    sets = tuple(
        set_score(name, found)
        for name, some in by_set.items()
        if len((found := evaluate(model, vectors, some)).rows(scored=True))
    )
    every = [_placed(one) for some in by_set.values() for one in some if _counts(one)]
    found = evaluate(model, vectors, every)
    errors: dict[ReaderKind, float] = {
        kind: found.scores[kind].calibration_error or 0.0 for kind in READERS
    }
    return clue_scores(found), sets, errors


def make_card(
    word: str,
    trained: Mapping[ReaderKind, Sequence[TrainedReader]],
    temperature: Mapping[ReaderKind, float],
    vectors: WordVectors,
) -> ReaderCard:
    """Measure the readers of a word and return their card."""
    recipe = trained["both"][0].recipe
    senses = tuple(sense.name for sense in load_senses(word).senses)
    # The card keeps four digits; what is measured is what is read back.
    ensembles = {
        kind: Ensemble(tuple(one.reader for one in trained[kind]), temperature[kind])
        for kind in READERS
    }
    clues, sets, errors = measured(WordModel(word, senses, ensembles), vectors)
    return ReaderCard(
        word=word,
        title=f"{word}: {', '.join(senses[:-1])} or {senses[-1]}",
        senses=senses,
        data=_data(word, recipe),
        recipe_text=_recipe_text(word, recipe),
        limits=_limits(word, senses),
        steps=recipe.steps,
        batch=recipe.batch,
        seeds=tuple(one.recipe.seed for one in trained["both"]),
        torch=version("torch").partition("+")[0],
        parameters={kind: trained[kind][0].reader.count for kind in READERS},
        seconds={
            kind: sum(one.seconds for one in trained[kind]) / len(trained[kind]) for kind in READERS
        },
        temperature=temperature,
        calibration_error=errors,
        clues=clues,
        sets=sets,
    )


def _counts(one: LabelledSentence) -> bool:
    """Tell whether a sentence has a sense, or is one in which nothing tells."""
    return one.sense is not None or one.clue == "none"


def _placed(one: LabelledSentence) -> LabelledSentence:
    """Return a sentence whose clue is in a place that a card knows."""
    return one if one.clue in ("before", "after", "both", "none") else replace(one, clue="any")


def _data(word: str, recipe: SenseRecipe) -> str:
    senses = load_senses(word).senses
    clues = " and ".join(f"{len(one.clues)} for {one.name}" for one in senses)
    return (
        f"{recipe.sentences:,} sentences a seed, generated by the program's own grammar: written "
        f"parts, seed words ({clues}) and their neighbours among the word vectors, and "
        f"background words; {100 * recipe.text.clue_shares[3]:.0f} % without any clue. The word "
        "vectors are GloVe's (6B tokens, 50 dimensions, 20,000 words, public domain) and are not "
        "trained. No sentence of a test set was trained on."
    )


def _recipe_text(word: str, recipe: SenseRecipe) -> str:
    fitted = (
        "The temperature is the one with the lowest cross entropy on the test sentences."
        if word == "bank"
        else "The temperatures are those of bank: nothing was fitted to sentences of this word."
    )
    return (
        f"Frozen vectors, a linear layer to {recipe.input_size}, an LSTM of {recipe.hidden_size} "
        "units in each direction read, a linear layer on the state at the word. Cross entropy "
        f"with soft targets, Adam from {recipe.learning_rate:g} along half a cosine to 0, weight "
        f"decay {recipe.weight_decay:g}, gradient norm at most {recipe.clip:g}, dropout "
        f"{recipe.dropout:g}, {100 * recipe.word_dropout:.0f} % of the words read as unknown, "
        f"forget bias from {recipe.forget_bias:g}. {len(SEEDS)} seeds, whose probabilities are "
        f"averaged. {fitted} Afterwards units are turned and put in order; no answer changes."
    )


_OTHERS = {
    "bank": "A blood bank, a data bank, a bank of clouds or a plane that banks",
    "crane": "A person named Crane, or to crane one's neck",
    "spring": "To spring up, the Arab Spring as a name, or a place named Springs",
    "seal": "A singer named Seal, the Navy's SEALs, or to seal an agreement",
    "mole": "A mole on the skin, or a mole that is a pier",
    "bow": "A bow before an audience, a bow of ribbon or an oxbow",
    "trunk": "An elephant's trunk, a trunk road, swimming trunks or a box to travel with",
    "bass": "A person named Bass, or a brand of beer",
    "bat": "To bat an eye, or a bat as a computer's file",
}


def _limits(word: str, senses: tuple[str, ...]) -> str:
    return (
        f"It knows {len(senses)} senses and no other. {_OTHERS[word]} gets an answer all the "
        f"same. Words that are not among the 20,000 are read as nothing; text is English. It "
        "looks at single words near and far more than at grammar: irony, negation and who does "
        "what escape it."
    )


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the script; see the module's text."""
    parser = argparse.ArgumentParser(description="Make the readers that are shipped.")
    parser.add_argument("--out", type=Path, help="the folder to write to")
    parser.add_argument("--only", metavar="WORD", nargs="+", help="make only these words")
    args = parser.parse_args(arguments)
    folder: Path = resource("models", "readers") if args.out is None else args.out
    folder.mkdir(parents=True, exist_ok=True)
    vectors = load_word_vectors()
    for word in args.only or sense_words():
        trained = train_seeds(word, vectors, SenseRecipe())
        if word == "bank":
            temperature = _fitted(trained, vectors)
        else:
            temperature = dict(read_reader_card("bank", folder).temperature)
        card = make_card(word, trained, temperature, vectors)
        readers = {kind: [one.reader for one in trained[kind]] for kind in READERS}
        write_word(folder, readers, card)
        _say(f"{word}: {card.clues}")
    return 0


def _fitted(
    trained: Mapping[ReaderKind, Sequence[TrainedReader]], vectors: WordVectors
) -> dict[ReaderKind, float]:
    senses = tuple(sense.name for sense in load_senses("bank").senses)
    sentences = [one for some in test_sentences("bank", senses).values() for one in some]
    return {
        kind: best_temperature([one.reader for one in trained[kind]], vectors, sentences)
        for kind in READERS
    }


if __name__ == "__main__":
    raise SystemExit(main())
