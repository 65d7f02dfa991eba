"""Make the readers of ``resources/models/readers``: every file there, from text and seeds.

::

    python -m lstm_studio.engine.make_readers
    python -m lstm_studio.engine.make_readers --only bank crane
    python -m lstm_studio.engine.make_readers --measure     # only the cards, from the weights

For each word three kinds of network are trained from five seeds (:data:`SEEDS`): forward, backward
and both ways.  The temperature of bank's readers is found on its test sentences that ship
(:func:`find_temperature`); the other words all take the ``TEMPERATURE`` of ``sense_training``, for
nothing of theirs is fitted to labelled sentences.  Then everything on the card is measured.  On the
same machine and version of torch the weights come out the same to the bit; the only figures that
differ from run to run are the seconds.

It takes about a quarter of an hour of one core.
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
from lstm_studio.engine.reader_cards import ReaderCard
from lstm_studio.engine.reader_measures import counts, measured, shipped_sentences
from lstm_studio.engine.reader_models import load_word, read_reader_card, write_word
from lstm_studio.engine.sense_data import load_senses, sense_words
from lstm_studio.engine.sense_recipe import SenseRecipe
from lstm_studio.engine.sense_training import TEMPERATURE, TrainedReader, train_readers
from lstm_studio.engine.sentence_files import LabelledSentence
from lstm_studio.engine.word_vectors import load_word_vectors
from lstm_studio.state.library import WordModel

__all__ = ["SEEDS", "find_temperature", "main", "make_card", "train_seeds"]

SEEDS = (0, 1, 2, 3, 4)
TEMPERATURES = tuple(round(0.5 + 0.05 * step, 2) for step in range(91))
DOUBT = 0.09
"""How far from even an answer may be that was given without a clue."""

DOUBTS = 0.95
"""The share of the sentences without a clue for which that has to be so."""


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


def find_temperature(
    members: Sequence[Reader], vectors: WordVectors, sentences: Sequence[LabelledSentence]
) -> float:
    """Return the temperature of the readers of one kind.

    It is the smallest that is not below the one with the lowest cross entropy (Guo et al. 2017),
    and at which 95 % of the sentences without a clue get an answer within :data:`DOUBT` of even.
    Test sentences are easier than others, so cross entropy alone would leave the readers too sure
    of what they cannot know.

    Parameters
    ----------
    members : sequence of Reader
        Of one kind, with two senses.
    vectors : WordVectors
    sentences : sequence of LabelledSentence
        Those without a sense that are not marked as without a clue are left out: another sense
        than the model's is meant.
    """
    ensemble = Ensemble(tuple(members))
    wanted = [one for one in sentences if counts(one)]
    plain = ensemble.many_member_probabilities(
        [vectors.rows(one.words) for one in wanted], [one.position for one in wanted]
    )
    logits = np.log(np.maximum(plain, 1e-12))  # but for a constant a row, which does not matter
    targets = np.array(
        [[0.5, 0.5] if one.sense is None else np.eye(2)[one.sense] for one in wanted]
    )
    dark = np.array([one.clue == "none" for one in wanted])
    answers = {value: softened(logits, value).mean(axis=0) for value in TEMPERATURES}
    losses = [-(targets * np.log(answers[value])).sum(axis=1).mean() for value in TEMPERATURES]
    for value in TEMPERATURES[int(np.argmin(losses)) :]:
        if (np.abs(answers[value][dark, 1] - 0.5) <= DOUBT).mean() >= DOUBTS:
            return value
    return TEMPERATURES[-1]


def make_card(
    word: str,
    trained: Mapping[ReaderKind, Sequence[TrainedReader]],
    temperature: Mapping[ReaderKind, float],
    vectors: WordVectors,
) -> ReaderCard:
    """Measure the readers of a word and return their card."""
    recipe = trained["both"][0].recipe
    senses = tuple(sense.name for sense in load_senses(word).senses)
    ensembles: dict[ReaderKind, Ensemble] = {
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
        "The temperature is the smallest, not below that with the lowest cross entropy on the "
        f"test sentences, at which {100 * DOUBTS:.0f} % of those without a clue get an answer "
        f"within {100 * DOUBT:.0f} points of even."
        if word == "bank"
        else "The temperature is that of every word but bank: nothing was fitted to its sentences."
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
    parser.add_argument("--measure", action="store_true", help="only measure what is there")
    args = parser.parse_args(arguments)
    folder: Path = resource("models", "readers") if args.out is None else args.out
    folder.mkdir(parents=True, exist_ok=True)
    vectors = load_word_vectors()
    for word in args.only or sense_words():
        if args.measure:
            trained = _shipped(word, folder)
        else:
            trained = train_seeds(word, vectors, SenseRecipe())
        if word == "bank":
            temperature = _fitted(trained, vectors)
        else:
            temperature = dict.fromkeys(READERS, TEMPERATURE)
        card = make_card(word, trained, temperature, vectors)
        readers: dict[ReaderKind, list[Reader]] = {
            kind: [one.reader for one in trained[kind]] for kind in READERS
        }
        write_word(folder, readers, card)
        _say(f"{word}: {', '.join(f'{one.name} {one.accuracy}' for one in card.sets)}")
    return 0


def _shipped(word: str, folder: Path) -> dict[ReaderKind, list[TrainedReader]]:
    """Return networks that were trained before, as their card says."""
    card, model = read_reader_card(word, folder), load_word(word, folder)
    return {
        kind: [
            TrainedReader(replace(SenseRecipe(), kind=kind, seed=seed), reader, card.seconds[kind])
            for seed, reader in zip(card.seeds, model.ensembles[kind].members, strict=True)
        ]
        for kind in READERS
    }


def _fitted(
    trained: Mapping[ReaderKind, Sequence[TrainedReader]], vectors: WordVectors
) -> dict[ReaderKind, float]:
    senses = tuple(sense.name for sense in load_senses("bank").senses)
    sentences = [one for some in shipped_sentences("bank", senses).values() for one in some]
    return {
        kind: find_temperature([one.reader for one in trained[kind]], vectors, sentences)
        for kind in READERS
    }


if __name__ == "__main__":
    raise SystemExit(main())
