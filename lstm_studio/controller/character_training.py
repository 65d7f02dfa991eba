"""A character model trained again beside the window; the result takes the place of the shipped."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal, Slot

from lstm_studio.controller.tasks import Outcome, Task
from lstm_studio.core.characters import TextName
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr
from lstm_studio.state.library import CharacterEntry

if TYPE_CHECKING:
    from lstm_studio.controller.model_controller import ModelController
    from lstm_studio.engine.character_recipe import CharacterProgress

__all__ = ["CharacterTraining", "TrainingNow"]

Train = Callable[[TextName, int, int], Generator[object, None, object]]


@dataclass(frozen=True)
class TrainingNow:
    """Where the training is.

    Attributes
    ----------
    state : {"idle", "preparing", "running", "done", "cancelled", "failed"}
    text : str
        What the model learns, or learned, from.
    progress : CharacterProgress or None
        What the training has said last.
    message, hint : str
        Why it failed.
    """

    state: Literal["idle", "preparing", "running", "done", "cancelled", "failed"] = "idle"
    text: TextName = "nested"
    progress: CharacterProgress | None = None
    message: str = ""
    hint: str = ""


class CharacterTraining(QObject):
    """Trains one character model at a time and hands it to the controller.

    Parameters
    ----------
    controller : ModelController
    train : callable, optional
        ``(text, seed, steps) -> generator`` that returns a CharacterEntry: the engine's own when
        left out.

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
        self._now = TrainingNow()

    @property
    def now(self) -> TrainingNow:
        """Where the training is."""
        return self._now

    @property
    def running(self) -> bool:
        """Whether a model is being trained."""
        return self._task is not None

    def start(self, text: TextName, seed: int, steps: int) -> None:
        """Train a model; what was being trained before is given up.

        Parameters
        ----------
        text : {"nested", "python"}
        seed : int
        steps : int
            Of the optimizer.
        """
        self.cancel()
        train = self._train

        def make() -> Generator[object, None, object]:
            return train(text, seed, steps)

        self._task = self._controller.tasks.start(make)
        self._task.progressed.connect(self._on_progressed)
        self._task.ended.connect(self._on_ended)
        self._set(TrainingNow("preparing", text))

    def cancel(self) -> None:
        """Give up what is being trained; nothing of it is kept."""
        if self._task is not None:
            task, self._task = self._task, None
            task.progressed.disconnect(self._on_progressed)
            task.ended.disconnect(self._on_ended)
            task.cancel()
            self._set(TrainingNow("cancelled", self._now.text))

    def _set(self, now: TrainingNow) -> None:
        self._now = now
        self.changed.emit()

    @Slot(object)
    def _on_progressed(self, progress: CharacterProgress) -> None:
        self._set(TrainingNow("running", self._now.text, progress))

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        self._task = None
        text = self._now.text
        if isinstance(outcome.result, CharacterEntry):
            self._controller.do("keep_character_model", model=outcome.result)
            self._set(TrainingNow("done", text))
        elif isinstance(outcome.error, StudioError):
            error = outcome.error
            self._set(TrainingNow("failed", text, message=error.message, hint=error.hint))
        elif outcome.error is not None:
            self._set(TrainingNow("failed", text, message=tr("The training has stopped.")))
            raise outcome.error  # a bug: the exception hook logs it and tells the person
        else:
            self._set(TrainingNow("cancelled", text))


def _train(text: TextName, seed: int, steps: int) -> Generator[object, None, object]:
    """Import torch on the thread that trains, its libraries first, and train."""
    from lstm_studio.engine.character_training import train_entry
    from lstm_studio.engine.preload import preload_torch

    preload_torch()
    return train_entry(text, seed, steps)
