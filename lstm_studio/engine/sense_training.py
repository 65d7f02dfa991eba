"""How the readers of an ambiguous word are trained; torch is imported only when it starts.

A training is a generator: each value it yields is progress and a place where it may be stopped,
and it returns what was trained.  A recipe with a seed gives the same weights to the bit on the same
machine and version of torch, whatever else the process does with torch meanwhile.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace

from lstm_studio.core.params import Floats
from lstm_studio.core.readers import READERS, Ensemble, Reader, ReaderKind
from lstm_studio.core.word_vectors import WordVectors
from lstm_studio.engine.own_words import own_senses
from lstm_studio.engine.reader_units import arranged, sampled_states
from lstm_studio.engine.sense_batches import SentenceRows
from lstm_studio.engine.sense_data import WordSenses, load_neutral
from lstm_studio.engine.sense_recipe import SenseRecipe
from lstm_studio.engine.sense_text import SentenceMaker
from lstm_studio.engine.torch_there import need_torch
from lstm_studio.i18n import integer, tr
from lstm_studio.state.library import WordModel

__all__ = [
    "OWN_RECIPE",
    "OWN_SEEDS",
    "TEMPERATURE",
    "SenseProgress",
    "TrainedReader",
    "make_text",
    "train_reader",
    "train_readers",
    "train_word",
]

STEPS_A_YIELD = 5
FIRST_STEPS = 20
"""Steps that are done one at a time: torch makes a program for each new length of a batch."""

SENTENCES_A_YIELD = 200
SAMPLES = 200
"""Sentences, of parts held out of training, over which units are compared."""

TEXT_SHARE = 0.12
"""The part of a training's time that its text takes, for the time left."""

COST: dict[ReaderKind, float] = {"forward": 1.0, "backward": 1.0, "both": 1.9}
"""What a step costs, relative to the others."""

TEMPERATURE = 1.25
"""Of a word for which nothing was fitted to labelled sentences and no card says another."""

OWN_SEEDS = (0, 1)


OWN_RECIPE = SenseRecipe(sentences=5000, steps=450)
"""For a person's own word: six to ten seconds of one core for the three readers of both seeds."""


@dataclass(frozen=True)
class SenseProgress:
    """Where a training is.

    Attributes
    ----------
    fraction : float
        From 0 to 1.
    what : str
        What is being done, for people.
    seconds_left : float or None
        How long it will take at the speed so far; None before that can be told.
    loss : float
        Cross entropy of the last batch; NaN before there is one.
    """

    fraction: float
    what: str
    seconds_left: float | None
    loss: float = float("nan")


@dataclass(frozen=True, eq=False)
class TrainedReader:
    """One trained network.

    Attributes
    ----------
    recipe : SenseRecipe
    reader : Reader
        Its units arranged (:func:`lstm_studio.engine.reader_units.arranged`).
    seconds : float
        Processor time of the training without its text, one core.
    """

    recipe: SenseRecipe
    reader: Reader
    seconds: float


class _Clock:
    """Tells how long something will take, from how long its first part took."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def left(self, fraction: float) -> float | None:
        """Return the seconds left when a share of the work is done."""
        if fraction < 0.02:
            return None
        return (time.monotonic() - self._start) * (1 - fraction) / fraction


def make_text(
    senses: WordSenses, vectors: WordVectors, recipe: SenseRecipe
) -> Generator[float, None, tuple[SentenceRows, list[Floats]]]:
    """Generate the text of a recipe's seed; every kind of reader learns from the same.

    Yields
    ------
    float
        The share that is done, after at most some 50 ms of work.

    Returns
    -------
    rows : SentenceRows
        What is learned from.
    samples : list of (T, D) float64
        The word vectors of some sentences made of the parts held out, to compare units over.
    """
    samples: list[Floats] = []
    other = SentenceMaker(senses, load_neutral(), recipe.text, recipe.seed, held_out=True)
    yield from other.prepare(vectors)
    samples += [vectors.rows(one.words) for one in other.make(SAMPLES)]
    yield 0.0
    maker = SentenceMaker(senses, load_neutral(), recipe.text, recipe.seed)
    yield from maker.prepare(vectors)
    rows = SentenceRows(vectors, recipe.window)
    while len(rows) < recipe.sentences:
        rows.add(maker.make(min(SENTENCES_A_YIELD, recipe.sentences - len(rows))))
        yield len(rows) / recipe.sentences
    return rows, samples


def train_readers(
    senses: WordSenses, vectors: WordVectors, recipe: SenseRecipe, kinds: Sequence[ReaderKind]
) -> Generator[SenseProgress, None, dict[ReaderKind, TrainedReader]]:
    """Train networks of several kinds from one seed, on the same text.

    Parameters
    ----------
    senses : WordSenses
    vectors : WordVectors
    recipe : SenseRecipe
        Its kind is replaced by each of `kinds`.
    kinds : sequence of {"forward", "backward", "both"}

    Yields
    ------
    SenseProgress
        At most some 50 ms of work apart; closing the generator there stops the training.

    Returns
    -------
    dict of kind to TrainedReader

    Raises
    ------
    StudioError
        When torch cannot be imported.
    """
    need_torch()
    clock = _Clock()
    text = make_text(senses, vectors, recipe)
    whole = TEXT_SHARE + sum(COST[kind] for kind in kinds) / 1.9
    while True:
        try:
            done = next(text) * TEXT_SHARE / whole
        except StopIteration as end:
            rows, samples = end.value
            break
        yield SenseProgress(done, tr("Writing sentences"), clock.left(done))
    found: dict[ReaderKind, TrainedReader] = {}
    before = TEXT_SHARE
    for kind in kinds:
        training = _train(replace(recipe, kind=kind), vectors, rows, samples)
        share = COST[kind] / 1.9
        while True:
            try:
                step, loss = next(training)
            except StopIteration as end:
                found[kind] = end.value
                break
            done = round((before + share * step) / whole, 9)  # 1 at the end
            yield SenseProgress(done, _doing(kind), clock.left(done), loss)
        before += share
    return found


def train_reader(
    senses: WordSenses, vectors: WordVectors, recipe: SenseRecipe
) -> Generator[SenseProgress, None, TrainedReader]:
    """Train one network; see :func:`train_readers`."""
    found = yield from train_readers(senses, vectors, recipe, (recipe.kind,))
    return found[recipe.kind]


def train_word(
    word: str,
    senses: Mapping[str, Sequence[str]],
    vectors: WordVectors,
    seeds: Sequence[int] = OWN_SEEDS,
    recipe: SenseRecipe = OWN_RECIPE,
) -> Generator[SenseProgress, None, WordModel]:
    """Train the readers of a person's own word.

    The recipe is that of the shipped words, shortened, with clue words alone.

    Parameters
    ----------
    word : str
        The singular; it need not be among the word vectors.
    senses : mapping of str to sequence of str
        Two to four names, each with at least eight clue words that are among the word vectors.
    vectors : WordVectors
    seeds : sequence of int
        One network of each kind is trained from each.
    recipe : SenseRecipe
        Its kind and seed are replaced.

    Yields
    ------
    SenseProgress

    Returns
    -------
    WordModel
        With ``own`` set and no scores: nobody has labelled sentences for it.

    Raises
    ------
    StudioError
        At the first value asked for, when something is wrong with the word or its clue words
        (:func:`lstm_studio.engine.own_words.own_senses`), or torch cannot be imported.
    """
    data, unknown = own_senses(word, senses, vectors)
    clock = _Clock()
    found: dict[ReaderKind, list[Reader]] = {kind: [] for kind in READERS}
    for place, seed in enumerate(seeds):
        training = train_readers(data, vectors, replace(recipe, seed=seed), READERS)
        while True:
            try:
                one = next(training)
            except StopIteration as end:
                for kind, trained in end.value.items():
                    found[kind].append(trained.reader)
                break
            done = (place + one.fraction) / len(seeds)
            yield replace(one, fraction=done, seconds_left=clock.left(done))
    names = tuple(sense.name for sense in data.senses)
    return WordModel(
        data.word,
        names,
        {kind: Ensemble(tuple(found[kind]), TEMPERATURE) for kind in READERS},
        _own_facts(data, unknown, recipe, len(seeds)),
        limits=tr(
            "It was trained a moment ago from clue words alone and has never been tested. It knows "
            "these senses only and answers one of them all the same."
        ),
        own=True,
    )


def _own_facts(
    data: WordSenses, unknown: tuple[str, ...], recipe: SenseRecipe, count: int
) -> tuple[tuple[str, str], ...]:
    facts = [
        (tr("Senses"), ", ".join(sense.name for sense in data.senses)),
        *((sense.name, ", ".join(sense.clues)) for sense in data.senses),
        (
            tr("Recipe"),
            tr(
                "{count} networks of each kind, {steps} steps of {batch} sentences each",
                count=integer(count),
                steps=integer(recipe.steps),
                batch=integer(recipe.batch),
            ),
        ),
    ]
    if unknown:
        facts += [(tr("Clue words that are not known"), ", ".join(unknown))]
    return tuple(facts)


def _train(
    recipe: SenseRecipe, vectors: WordVectors, rows: SentenceRows, samples: Sequence[Floats]
) -> Generator[tuple[float, float], None, TrainedReader]:
    """Train one network on text that is there; yields the share done and the loss."""
    from lstm_studio.engine.torch_senses import Run

    run = Run(recipe, vectors, rows)
    while run.steps_done < recipe.steps:
        run.advance(STEPS_A_YIELD if run.steps_done >= FIRST_STEPS else 1)
        yield run.steps_done / recipe.steps, run.loss
    reader = run.reader()
    search = sampled_states(reader, samples)
    while True:
        try:
            next(search)
        except StopIteration as end:
            return TrainedReader(recipe, arranged(reader, end.value), run.seconds)
        yield 1.0, run.loss


def _doing(kind: ReaderKind) -> str:
    return {
        "forward": tr("Training the forward reader"),
        "backward": tr("Training the backward reader"),
        "both": tr("Training the reader of both ways"),
    }[kind]
