"""A character model trained again beside the window; the result takes the place of the shipped."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from lstm_studio.controller.one_run import OneRun, RunNow
from lstm_studio.core.characters import TextName
from lstm_studio.i18n import tr
from lstm_studio.state.library import CharacterEntry

if TYPE_CHECKING:
    from lstm_studio.controller.model_controller import ModelController
    from lstm_studio.engine.character_recipe import CharacterProgress

__all__ = ["CharacterTraining", "TrainingNow"]

Train = Callable[[TextName, int, int], Generator[object, None, object]]


@dataclass(frozen=True)
class TrainingNow(RunNow):
    """Where the training of a character model is."""

    @property
    def text(self) -> TextName:
        """What the model learns, or learned, from."""
        return cast(TextName, self.about[0]) if self.about else "nested"

    @property
    def told(self) -> CharacterProgress | None:
        """What the training has said last, with its step and its bits."""
        return cast("CharacterProgress | None", self.progress)


class CharacterTraining(OneRun[TrainingNow]):
    """Trains one character model at a time and hands it to the controller.

    Parameters
    ----------
    controller : ModelController
    train : callable, optional
        ``(text, seed, steps) -> generator`` that returns a CharacterEntry: the engine's own when
        left out.
    """

    def __init__(self, controller: ModelController, train: Train | None = None) -> None:
        super().__init__(controller, TrainingNow)
        self._train = _train if train is None else train

    def start(self, text: TextName, seed: int, steps: int) -> None:
        """Train a model; what was being trained before is given up.

        Parameters
        ----------
        text : {"nested", "python"}
        seed : int
        steps : int
            Of the optimizer.
        """
        train = self._train

        def make() -> Generator[object, None, object]:
            return train(text, seed, steps)

        self._begin((text,), make)

    def _keep(self, result: object) -> bool:
        kept = isinstance(result, CharacterEntry)
        if kept:
            self._controller.do("keep_character_model", model=result)
        return kept

    def _stopped(self) -> str:
        return tr("The training has stopped.")


def _train(text: TextName, seed: int, steps: int) -> Generator[object, None, object]:
    """Import torch on the thread that trains, its libraries first, and train."""
    from lstm_studio.engine.character_training import train_entry
    from lstm_studio.engine.preload import preload_torch

    preload_torch()
    return train_entry(text, seed, steps)
