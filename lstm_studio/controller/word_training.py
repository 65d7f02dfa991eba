"""A word of the person's own: its readers are trained beside the window and kept in the session."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal, Slot

from lstm_studio.controller.tasks import Outcome, Task
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr
from lstm_studio.present.reading_texts import TrainingProgress
from lstm_studio.state.library import WordModel

if TYPE_CHECKING:
    from lstm_studio.controller.model_controller import ModelController
    from lstm_studio.core.word_vectors import WordVectors

__all__ = ["Training", "WordTraining"]

Senses = Mapping[str, Sequence[str]]
Train = Callable[[str, Senses, "WordVectors"], Generator[object, None, object]]


@dataclass(frozen=True)
class Training:
    """Where the training is.

    Attributes
    ----------
    state : {"idle", "preparing", "running", "done", "cancelled", "failed"}
    word : str
        What is, or was, trained.
    progress : object
        What the training has said last; None before it has said anything.
    message, hint : str
        Why it failed.
    """

    state: Literal["idle", "preparing", "running", "done", "cancelled", "failed"] = "idle"
    word: str = ""
    progress: TrainingProgress | None = None
    message: str = ""
    hint: str = ""


class WordTraining(QObject):
    """Trains the readers of one word at a time and hands them to the controller.

    Parameters
    ----------
    controller : ModelController
    train : callable, optional
        ``(word, senses, vectors) -> generator``: the engine's own when left out.

    Signals
    -------
    changed
        :attr:`now` is another.
    """

    changed = Signal()

    def __init__(self, controller: ModelController, train: Train | None = None) -> None:
        super().__init__(controller)
        self._controller = controller
        self._train = _train if train is None else train
        self._task: Task | None = None
        self._now = Training()

    @property
    def now(self) -> Training:
        """Where the training is."""
        return self._now

    @property
    def running(self) -> bool:
        """Whether a word is being trained."""
        return self._task is not None

    def start(self, word: str, senses: Senses) -> None:
        """Train a word; what was being trained before is given up.

        Parameters
        ----------
        word : str
            The singular.
        senses : mapping of str to sequence of str
            Two to four names, each with its clue words.
        """
        self.cancel()
        vectors = self._controller.library.word_vectors()
        chosen = {name: tuple(clues) for name, clues in senses.items()}
        train = self._train

        def make() -> Generator[object, None, object]:
            return train(word, chosen, vectors)

        self._set(Training("preparing", word))
        self._task = self._controller.tasks.start(make)
        self._task.progressed.connect(self._on_progressed)
        self._task.ended.connect(self._on_ended)

    def cancel(self) -> None:
        """Give up what is being trained; nothing of it is kept."""
        if self._task is not None:
            task, self._task = self._task, None
            task.progressed.disconnect(self._on_progressed)
            task.ended.disconnect(self._on_ended)
            task.cancel()
            self._set(Training("cancelled", self._now.word))

    def _set(self, now: Training) -> None:
        self._now = now
        self.changed.emit()

    @Slot(object)
    def _on_progressed(self, progress: TrainingProgress) -> None:
        self._set(Training("running", self._now.word, progress))

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        self._task = None
        word = self._now.word
        if isinstance(outcome.result, WordModel):
            self._controller.do("add_word", model=outcome.result)
            self._set(Training("done", word))
        elif isinstance(outcome.error, StudioError):
            error = outcome.error
            self._set(Training("failed", word, message=error.message, hint=error.hint))
        elif outcome.error is not None:
            self._set(Training("failed", word, message=tr("The training has stopped.")))
            raise outcome.error  # a bug: the exception hook logs it and tells the person
        else:
            self._set(Training("cancelled", word))


def _train(word: str, senses: Senses, vectors: WordVectors) -> Generator[object, None, object]:
    """Import torch on the thread that trains, its libraries first, and train."""
    from lstm_studio.engine.preload import preload_torch
    from lstm_studio.engine.sense_training import train_word

    preload_torch()
    return train_word(word, senses, vectors)
