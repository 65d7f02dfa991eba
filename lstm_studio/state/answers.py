"""What the readers say about the sentence on the page: pure, made only when the page is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from lstm_studio.core.params import Floats
from lstm_studio.core.readers import DIRECTIONS, READERS, Direction, Reader, ReaderKind
from lstm_studio.core.trace import Trace
from lstm_studio.state.library import Library, Model, WordModel
from lstm_studio.state.reading import Kept, ReadingState
from lstm_studio.state.reading_intents import model_of
from lstm_studio.state.studio import StudioState

__all__ = ["Answers", "answer", "derive_answers", "index_answers"]

Probabilities = Mapping[ReaderKind, Floats]


@dataclass(frozen=True, eq=False)
class Answers:
    """Everything computed from one sentence and its readers; compared by identity.

    Attributes
    ----------
    reading : ReadingState
        What it was computed from.
    model : WordModel
        The readers.
    vectors : (T, D) float64
        The words' vectors, zeros for unknown words.
    unknown : tuple of int
        The words that are read as unknown.
    verdicts : mapping of reader to (S,) float64
        The probability of each sense; empty when the word is not in the sentence.
    kept : tuple of (Kept, mapping of reader to (S,) float64)
        The kept sentences and their verdicts.
    senses : mapping of word to tuple of str
        The senses of every word here.
    """

    reading: ReadingState
    model: WordModel
    vectors: Floats
    unknown: tuple[int, ...]
    verdicts: Probabilities
    kept: tuple[tuple[Kept, Probabilities], ...]
    senses: Mapping[str, tuple[str, ...]]

    def senses_of(self, word: str) -> tuple[str, ...]:
        """Return the senses of a word of the kept sentences, or of the word itself."""
        return self.senses[word]

    @cached_property
    def beliefs(self) -> Mapping[Direction, Floats]:
        """What the one-way readers would say after each word, (T, S)."""
        return {
            name: self.model.ensembles[name].beliefs(self.vectors) for name in DIRECTIONS["both"]
        }

    @cached_property
    def without_each(self) -> Probabilities:
        """The verdicts with each single word deleted, (T, S); every deletion has been run."""
        position = self.reading.position
        if position is None:
            return {}
        return {
            kind: ensemble.without_each(self.vectors, position)
            for kind, ensemble in self.model.ensembles.items()
        }

    def importance(self, kind: ReaderKind, sense: int) -> Floats:
        """Return by how much each word raises the probability of a sense, (T,).

        It is the probability with the word minus that without it; 0 at the word in question.
        """
        return self.verdicts[kind][sense] - self.without_each[kind][:, sense]

    def reader(self, direction: Direction) -> Reader:
        """Return the network whose strip is shown for a direction."""
        kind: ReaderKind = "both" if self.reading.halves else direction
        return self.model.ensembles[kind].members[self.reading.member]

    @cached_property
    def traces(self) -> Mapping[Direction, Trace]:
        """Every quantity of the two LSTMs shown, in the order in which each reads."""
        return {name: self.reader(name).trace(self.vectors, name) for name in DIRECTIONS["both"]}

    def strip(self, direction: Direction, quantity: str) -> Floats:
        """Return one quantity of all units, (T, H), in the order of the words."""
        values = self.traces[direction][quantity]
        return values if direction == "forward" else values[::-1]

    def bench_model(self, direction: Direction) -> Model:
        """Return one LSTM shown as a cell for the sandbox, without the last layer."""
        reader = self.reader(direction)
        name = f"{self.model.word}/{reader.kind}/{direction}/{self.reading.member}"
        return Model(name, reader.cells[direction])


def derive_answers(
    state: StudioState, library: Library, previous: Answers | None
) -> Answers | None:
    """Compute the answers; `previous` where nothing they depend on has changed.

    Nothing is computed while another page is shown: the models are not even read from disk.
    """
    reading = state.reading
    if state.view.page != "both" or not reading.words:
        return previous
    if previous is not None and previous.reading is reading:
        return previous
    model = model_of(state, library)
    same_words = (
        previous is not None
        and previous.model is model
        and previous.reading.words == reading.words
        and previous.reading.position == reading.position
    )
    kept = tuple((one, _kept_answer(one, state, library, previous)) for one in reading.kept)
    names = {reading.word, *(one.word for one in reading.kept)}
    senses = {name: model_of(state, library, name).senses for name in names}
    if previous is not None and same_words:
        found = replace(previous, reading=reading, model=model, kept=kept, senses=senses)
        shown = (reading.halves, reading.member)
        reuse = ["beliefs", "without_each"]
        if shown == (previous.reading.halves, previous.reading.member):
            reuse.append("traces")
        for name in reuse:
            if name in previous.__dict__:
                found.__dict__[name] = previous.__dict__[name]
        return found
    table = library.word_vectors()
    vectors = table.rows(reading.words)
    verdicts = answer(model, vectors, reading.position)
    unknown = table.unknown(reading.words)
    return Answers(reading, model, vectors, unknown, verdicts, kept, senses)


def answer(model: WordModel, vectors: Floats, position: int | None) -> Probabilities:
    """Return what each reader says, (S,) a reader; nothing when the word is not there."""
    if position is None:
        return {}
    return {kind: model.ensembles[kind].probabilities(vectors, position) for kind in READERS}


def _kept_answer(
    one: Kept, state: StudioState, library: Library, previous: Answers | None
) -> Probabilities:
    model = model_of(state, library, one.word)
    for old, verdicts in previous.kept if previous is not None else ():
        same = (old.word, old.words, old.position) == (one.word, one.words, one.position)
        if same and previous is not None and previous.reading.own is state.reading.own:
            return verdicts
    return answer(model, library.word_vectors().rows(one.words), one.position)


def index_answers(answers: Answers) -> Mapping[str, Floats]:
    """Return what the bidirectional reader would say by three ways to take its output, (S,).

    ``output[:, -1]`` is both directions at the last word, where the backward LSTM has read that
    word alone; ``h_n`` is where each direction ends, the forward LSTM at the last word and the
    backward one at the first; ``output[:, position]`` is the word itself, as it was trained.
    """
    last, position = len(answers.vectors) - 1, answers.reading.position
    places = {"output[:, -1]": (last, last), "h_n": (last, 0)}
    if position is not None:
        places["output[:, position]"] = (position, position)
    ensemble = answers.model.ensembles["both"]
    found = {name: ensemble.indexed(answers.vectors, *place) for name, place in places.items()}
    return {name: np.asarray(values) for name, values in found.items()}
