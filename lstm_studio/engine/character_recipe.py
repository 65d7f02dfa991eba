"""Everything that decides how a character model is trained, and what a training tells."""

from __future__ import annotations

from dataclasses import dataclass

from lstm_studio.core.characters import TEXTS, Alphabet, CharacterModel, TextName
from lstm_studio.core.errors import StudioError
from lstm_studio.core.nested_text import SIGNS
from lstm_studio.i18n import integer, number, tr
from lstm_studio.state.finding import TRAINING_STEPS

__all__ = [
    "ALPHABETS",
    "RECIPES",
    "CharacterProgress",
    "CharacterRecipe",
    "TrainedCharacters",
    "recipe_of",
]

ALPHABETS: dict[TextName, Alphabet] = {
    "nested": Alphabet(SIGNS, folds=True),
    "python": Alphabet("\n" + "".join(map(chr, range(0x20, 0x7F)))),
}

MAX_STEPS = 1_000_000
MAX_SECONDS = 36_000.0
MAX_SEED = 2**53
MAX_HIDDEN_SIZE = 512


@dataclass(frozen=True)
class CharacterRecipe:
    """The recipe of one model.

    Attributes
    ----------
    text : {"nested", "python"}
        What it learns from.
    hidden_size, input_size : int
        Units H, and numbers E that stand for a character.
    seed : int
        Decides the generated text, the first weights and where each pass begins.
    characters : int
        Most characters of training text.
    steps : int
        Steps of the optimizer; with `seconds` the most there may be.
    seconds : float or None
        Seconds of one core after which it ends.  The learning rate falls with the time then, and
        the weights are no longer the same from run to run.
    lanes, window : int
        Places in the text that are read side by side, and characters read in a step, through
        which the gradient goes back; the state is carried on into the next step.
    learning_rate, last_rate : float
        Of the first step, and the share of it that the last one has.
    clip : float
        Longest gradient (Euclidean norm over all weights).
    forget_bias : float
        Where the forget bias starts.
    unknown : float
        The share of characters that are read as unknown.
    """

    text: TextName = "nested"
    hidden_size: int = 64
    input_size: int = 32
    seed: int = 0
    characters: int = 1_500_000
    steps: int = TRAINING_STEPS
    seconds: float | None = None
    lanes: int = 32
    window: int = 128
    learning_rate: float = 4e-3
    last_rate: float = 0.05
    clip: float = 1.0
    forget_bias: float = 1.0
    unknown: float = 0.002

    def rate_at(self, done: float) -> float:
        """Return the learning rate when a share of the work is done, 0 to 1: a straight line."""
        return self.learning_rate * (1.0 - (1.0 - self.last_rate) * min(max(done, 0.0), 1.0))

    def checked(self) -> CharacterRecipe:
        """Return the recipe, or say what is wrong with it.

        Raises
        ------
        StudioError
            When a number is out of its range.
        """
        for label, value, least, most in (
            (tr("Seed"), self.seed, 0, MAX_SEED),
            (tr("Steps"), self.steps, 1, MAX_STEPS),
            (tr("Hidden size"), self.hidden_size, 1, MAX_HIDDEN_SIZE),
        ):
            if not least <= value <= most:
                raise StudioError(
                    tr("{label}: {value} is not possible.", label=label, value=integer(value)),
                    tr(
                        "Choose a whole number from {least} to {most}.",
                        least=integer(least),
                        most=integer(most),
                    ),
                )
        if self.seconds is not None and not 1.0 <= self.seconds <= MAX_SECONDS:
            raise StudioError(
                tr(
                    "{label}: {value} is not possible.",
                    label=tr("Seconds"),
                    value=number(self.seconds),
                ),
                tr("Choose a number from 1 to {most}.", most=integer(int(MAX_SECONDS))),
            )
        return self


RECIPES: dict[TextName, CharacterRecipe] = {
    "nested": CharacterRecipe(),
    "python": CharacterRecipe("python", hidden_size=128, characters=5_000_000),
}
"""How the shipped models were trained."""


def recipe_of(text: str) -> CharacterRecipe:
    """Return the recipe of the shipped model that learns from a text.

    Raises
    ------
    StudioError
        When there is none.
    """
    for name, recipe in RECIPES.items():
        if name == text:
            return recipe
    raise StudioError(
        tr("There is no character model of “{name}”.", name=text),
        tr("Known: {names}.", names=", ".join(TEXTS)),
    )


@dataclass(frozen=True)
class CharacterProgress:
    """Where a training is.

    Attributes
    ----------
    fraction : float
        How much is done, 0 to 1.
    what : str
        What is done now.
    seconds_left : float or None
        None when it cannot be said yet.
    step : int
        Steps done.
    bits : float
        Loss of the last step in bits a character; NaN before the first.
    """

    fraction: float
    what: str
    seconds_left: float | None = None
    step: int = 0
    bits: float = float("nan")


@dataclass(frozen=True, eq=False)
class TrainedCharacters:
    """What a training leaves behind.

    Attributes
    ----------
    recipe : CharacterRecipe
    model : CharacterModel
    steps : int
        Steps done.
    seconds : float
        Processor time of the thread that trained, one core.
    bits : float
        Bits a character on text that it never trained on, the mean over the text.
    """

    recipe: CharacterRecipe
    model: CharacterModel
    steps: int
    seconds: float
    bits: float
