"""A word of the person's own: its readers are trained beside the window and kept in the session."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lstm_studio.controller.one_run import OneRun, RunNow
from lstm_studio.i18n import tr
from lstm_studio.state.library import WordModel

if TYPE_CHECKING:
    from lstm_studio.controller.model_controller import ModelController
    from lstm_studio.core.word_vectors import WordVectors

__all__ = ["Training", "WordTraining"]

Senses = Mapping[str, Sequence[str]]
Train = Callable[[str, Senses, "WordVectors"], Generator[object, None, object]]


@dataclass(frozen=True)
class Training(RunNow):
    """Where the training of a word is."""

    @property
    def word(self) -> str:
        """What is, or was, trained; empty before the first."""
        return self.about[0] if self.about else ""


class WordTraining(OneRun[Training]):
    """Trains the readers of one word at a time and hands them to the controller.

    Parameters
    ----------
    controller : ModelController
    train : callable, optional
        ``(word, senses, vectors) -> generator``: the engine's own when left out.
    """

    def __init__(self, controller: ModelController, train: Train | None = None) -> None:
        super().__init__(controller, Training)
        self._train = _train if train is None else train

    def start(self, word: str, senses: Senses) -> None:
        """Train a word; what was being trained before is given up.

        Parameters
        ----------
        word : str
            The singular.
        senses : mapping of str to sequence of str
            Two to four names, each with its clue words.
        """
        vectors = self._controller.library.word_vectors()
        chosen = {name: tuple(clues) for name, clues in senses.items()}
        train = self._train

        def make() -> Generator[object, None, object]:
            return train(word, chosen, vectors)

        self._begin((word,), make)

    def _keep(self, result: object) -> bool:
        kept = isinstance(result, WordModel)
        if kept:
            self._controller.do("add_word", model=result)
        return kept

    def _stopped(self) -> str:
        return tr("The training has stopped.")


def _train(word: str, senses: Senses, vectors: WordVectors) -> Generator[object, None, object]:
    """Import torch on the thread that trains, its libraries first, and train."""
    from lstm_studio.engine.preload import preload_torch
    from lstm_studio.engine.sense_training import train_word

    preload_torch()
    return train_word(word, senses, vectors)
