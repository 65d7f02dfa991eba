"""What the forward readers say when a state is carried from sentence to sentence: pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lstm_studio.core.leak import ReadText, read_in_a_row
from lstm_studio.core.params import Floats
from lstm_studio.core.readers import Ensemble
from lstm_studio.core.sentences import find_forms, split_sentence
from lstm_studio.core.word_vectors import WordVectors
from lstm_studio.state.library import Library, WordModel
from lstm_studio.state.pitfalls import LEAK_WORD
from lstm_studio.state.studio import StudioState

__all__ = ["Leaks", "derive_leaks"]

Words = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Leaks:
    """The same sentence, read fresh and read after others; compared by identity.

    Attributes
    ----------
    sentences : (tuple of str, tuple of str, tuple of str)
        The sentence asked about and the two that come before it.
    model : WordModel
        The readers, of whom the forward ones answer.
    fresh, after_first, after_second : (S,) float64
        The probability of each sense.
    unknown : tuple of str
        Words that are read as unknown.
    gallery : tuple of tuple of str
        The sentences of the word's gallery, in its order.
    """

    sentences: tuple[Words, Words, Words]
    model: WordModel
    vectors: WordVectors
    fresh: Floats
    after_first: Floats
    after_second: Floats
    unknown: tuple[str, ...]
    gallery: tuple[Words, ...]

    @cached_property
    def order_changes(self) -> tuple[int, int]:
        """How many verdicts on the gallery change when it is read in the reverse order.

        The first number with a fresh start at every sentence, the second with the state carried.
        """
        texts = [_text(words, self.vectors) for words in self.gallery]
        ensemble = self.model.ensembles["forward"]
        return _changes(ensemble, texts, False), _changes(ensemble, texts, True)


def _changes(ensemble: Ensemble, texts: list[ReadText], carried: bool) -> int:
    there = read_in_a_row(ensemble, texts, carried)
    back = read_in_a_row(ensemble, texts[::-1], carried)[::-1]
    return int(np.sum(there.argmax(axis=1) != back.argmax(axis=1)))


def _text(words: Words, vectors: WordVectors) -> ReadText:
    """Return a text to be asked about its last form of the word, or its last word."""
    forms = find_forms(words, LEAK_WORD)
    return ReadText(vectors.rows(words), forms[-1] if forms else len(words) - 1)


def derive_leaks(state: StudioState, library: Library, previous: Leaks | None) -> Leaks | None:
    """Read the sentences; `previous` where they are the same, or another page is shown."""
    chosen = state.pitfalls
    sentences = (chosen.asked, chosen.first, chosen.second)
    if state.view.page != "pitfalls":
        return previous
    model = library.word_model(LEAK_WORD)
    if previous is not None and (previous.sentences, previous.model) == (sentences, model):
        return previous
    vectors, ensemble = library.word_vectors(), model.ensembles["forward"]
    asked, first, second = (_text(words, vectors) for words in sentences)
    unknown = tuple(dict.fromkeys(words[k] for words in sentences for k in vectors.unknown(words)))
    if previous is not None and previous.model is model:
        gallery = previous.gallery
    else:
        groups = library.examples(LEAK_WORD)
        gallery = tuple(split_sentence(text) for group in groups for text in group.sentences)
    found = Leaks(
        sentences,
        model,
        vectors,
        read_in_a_row(ensemble, [asked])[-1],
        read_in_a_row(ensemble, [first, asked])[-1],
        read_in_a_row(ensemble, [second, asked])[-1],
        unknown,
        gallery,
    )
    if previous is not None and previous.model is model and "order_changes" in previous.__dict__:
        found.__dict__["order_changes"] = previous.order_changes
    return found
