"""The shipped sequences, trained cells and readers of words, read once and kept."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lstm_studio.content.load import shipped_sequences
from lstm_studio.core.characters import TextName
from lstm_studio.core.params import Kind, frozen
from lstm_studio.core.sequence import Sequence
from lstm_studio.core.word_vectors import WordVectors
from lstm_studio.engine.models import ModelCard, list_models, load_model
from lstm_studio.i18n import integer, number, percent, tr
from lstm_studio.state.library import CharacterEntry, ExampleGroup, Model, Readout, WordModel

if TYPE_CHECKING:
    from lstm_studio.state.content import Content

__all__ = ["ShippedLibrary", "card_facts"]


class ShippedLibrary:
    """What comes with the program; models are read when they are first asked for.

    What only the page of the readers needs is imported when it is first asked for, too: the start
    waits for none of it.
    """

    def __init__(self) -> None:
        self._models: dict[str, Model] = {}
        self._words: dict[str, WordModel] = {}
        self._characters: dict[TextName, CharacterEntry] = {}
        self._examples: dict[str, tuple[ExampleGroup, ...]] = {}

    def sequences(self) -> tuple[Sequence, ...]:
        """Return the shipped sequences in teaching order."""
        return self._sequences

    def sizes(self, kind: Kind) -> tuple[int, ...]:
        """Return the numbers of units for which a trained cell of this kind exists."""
        return tuple(card.hidden_size for card in self._cards if card.kind == kind)

    def model(self, kind: Kind, size: int) -> Model:
        """Return the trained cell of a kind and size.

        Raises
        ------
        StudioError
            When there is none, or its file is damaged.
        """
        name = f"hold_{kind}_{size}"
        if name not in self._models:
            params, readout, card = load_model(name)
            self._models[name] = Model(
                name,
                params,
                Readout(frozen(readout.weight), readout.bias),
                card.title,
                card_facts(card),
                delays=card.delays,
            )
        return self._models[name]

    def character_model(self, text: TextName) -> CharacterEntry:
        """Return the shipped model that has learned from a kind of text.

        Raises
        ------
        StudioError
            When there is none, or its files are damaged.
        """
        if text not in self._characters:
            from lstm_studio.engine.character_models import load_character_model

            self._characters[text] = load_character_model(text)
        return self._characters[text]

    def words(self) -> tuple[str, ...]:
        """Return the ambiguous words for which readers are shipped, in teaching order."""
        return self._word_names

    def word_model(self, word: str) -> WordModel:
        """Return the readers of a shipped word.

        Raises
        ------
        StudioError
            When there are none, or their files are damaged.
        """
        if word not in self._words:
            from lstm_studio.engine.reader_models import load_word

            self._words[word] = load_word(word)
        return self._words[word]

    def examples(self, word: str) -> tuple[ExampleGroup, ...]:
        """Return the gallery of a word; nothing for a word that has none."""
        if word not in self._examples:
            from lstm_studio.content.examples import shipped_examples

            self._examples[word] = shipped_examples(word)
        return self._examples[word]

    def word_vectors(self) -> WordVectors:
        """Return the table of word vectors that all readers read.

        Raises
        ------
        StudioError
            When its file is damaged.
        """
        return self._word_vectors

    def content(self) -> Content:
        """Return the lessons, quizzes and goals that come with the program.

        Raises
        ------
        StudioError
            When a file is damaged.
        """
        return self._content

    @cached_property
    def _content(self) -> Content:
        from lstm_studio.content.shelf import shipped_content

        return shipped_content()

    @cached_property
    def _word_names(self) -> tuple[str, ...]:
        from lstm_studio.engine.reader_models import list_words

        return list_words()

    @cached_property
    def _word_vectors(self) -> WordVectors:
        from lstm_studio.engine.word_vectors import load_word_vectors

        return load_word_vectors()

    @cached_property
    def _sequences(self) -> tuple[Sequence, ...]:
        return shipped_sequences()

    @cached_property
    def _cards(self) -> tuple[ModelCard, ...]:
        return list_models()


def card_facts(card: ModelCard) -> tuple[tuple[str, str], ...]:
    """Return the lines of a card: what, and the figure or sentence."""
    delays = ", ".join(
        tr("{error} after {steps} steps", error=number(error, 3), steps=integer(steps))
        for steps, error in card.delays
    )
    return (
        (tr("Task"), card.data),
        (tr("Numbers learned"), integer(card.parameters)),
        (
            tr("Training"),
            tr(
                "{steps} steps of {batch} sequences, seed {seed}, {seconds} s of one core",
                steps=integer(card.steps),
                batch=integer(card.batch),
                seed=card.seed,
                seconds=number(card.seconds, 0),
            ),
        ),
        (
            tr("Measured"),
            tr(
                "{share} of the answers within {tolerance}; mean error {error}",
                share=percent(card.share_within, 1),
                tolerance=number(card.tolerance, 1),
                error=number(card.mean_absolute_error, 3),
            ),
        ),
        (tr("Mean error while it waits"), delays),
        (tr("Limits"), card.limits),
    )
