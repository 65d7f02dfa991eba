"""What a state refers to by name: the sequences and the trained cells that are at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from lstm_studio.core.characters import CharacterModel, TextName
from lstm_studio.core.params import CellParams, Floats, Kind
from lstm_studio.core.readers import Ensemble, ReaderKind
from lstm_studio.core.sequence import Sequence
from lstm_studio.core.text_properties import PropertyName
from lstm_studio.core.word_vectors import WordVectors

if TYPE_CHECKING:
    from lstm_studio.state.content import Content

__all__ = [
    "CONFIDENCE_LINE",
    "CharacterEntry",
    "ClueScore",
    "ExampleGroup",
    "FoundCell",
    "Library",
    "Model",
    "Readout",
    "WordModel",
]

CONFIDENCE_LINE = 0.70
"""Below this probability of the likeliest sense a reader says that it cannot tell."""


@dataclass(frozen=True, eq=False)
class Readout:
    """The linear layer that turns a hidden state into an answer: y = w·h + b.

    Parameters
    ----------
    weight : (H,) float64
    bias : float
    """

    weight: Floats
    bias: float

    def __call__(self, h: Floats) -> Floats:
        """Return the answers (T,) for hidden states (T, H)."""
        with np.errstate(invalid="ignore"):
            return h @ self.weight + self.bias

    @property
    def count(self) -> int:
        """How many numbers it has."""
        return self.weight.size + 1


@dataclass(frozen=True, eq=False)
class Model:
    """A cell that can be put on the bench.

    Parameters
    ----------
    id : str
        Its name; ``hand`` for the cell whose gates a person sets.
    params : CellParams
    readout : Readout or None
        What makes one answer a step of its hidden state; None where it has none or several.
    title : str
        What a list shows.
    facts : tuple of (str, str)
        The lines of its card: what, and the figure or sentence.
    edited : bool
        Whether a person has changed a weight.
    delays : tuple of (int, float)
        Steps of waiting after a mark and the mean error of the answer there, as its card says.
    """

    id: str
    params: CellParams
    readout: Readout | None = None
    title: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    edited: bool = False
    delays: tuple[tuple[int, float], ...] = ()

    @property
    def count(self) -> int:
        """How many parameters it has, the readout included."""
        return self.params.count + (self.readout.count if self.readout else 0)


@dataclass(frozen=True)
class ClueScore:
    """How often the readers of a word are right where the clue stands in one place.

    Parameters
    ----------
    clue : {"before", "after", "both", "none", "any"}
        Where the clue stands, seen from the word; ``any`` for sentences that do not say.
    count : int
        How many test sentences there are.
    accuracy : mapping of reader to (float, float)
        The share of right answers, the mean over the members and their standard deviation.
        Empty for ``none``, where nothing is right or wrong.
    confidence : mapping of reader to float
        The mean probability of the likeliest sense, of all members together.
    """

    clue: str
    count: int
    accuracy: Mapping[ReaderKind, tuple[float, float]]
    confidence: Mapping[ReaderKind, float]


@dataclass(frozen=True, eq=False)
class WordModel:
    """The three readers of one ambiguous word; compared by identity.

    Parameters
    ----------
    word : str
        The singular, in lower case.
    senses : tuple of str
        S short names, such as ``money`` and ``river``, in the order of the probabilities.
    ensembles : mapping of reader to Ensemble
        ``forward``, ``backward`` and ``both``.
    facts : tuple of (str, str)
        The lines of its card: what, and the figure or sentence.
    scores : tuple of ClueScore
        By place of the clue.
    limits : str
        What it cannot do.
    own : bool
        Whether a person has added it in this session.
    """

    word: str
    senses: tuple[str, ...]
    ensembles: Mapping[ReaderKind, Ensemble]
    facts: tuple[tuple[str, str], ...] = ()
    scores: tuple[ClueScore, ...] = ()
    limits: str = ""
    own: bool = False


@dataclass(frozen=True)
class ExampleGroup:
    """Sentences of a word's gallery.

    Parameters
    ----------
    id : {"after", "before", "both", "none", "garden", "wordnet"}
        Where the clue stands, or what the sentences are.
    sentences : tuple of str
        At least one.
    """

    id: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class FoundCell:
    """The unit of a character model that follows a property best, as its card says.

    Parameters
    ----------
    property : str
    over : str
        Which text it was looked for in, for people.
    unit : int
        From 0.
    r : float
        Pearson's r of its cell state with the property.
    balanced : float or None
        Balanced accuracy of the best threshold; None for a property that is not yes or no.
    luck : float
        What the best of all units seldom passes by luck, see :mod:`lstm_studio.core.cell_search`.
    """

    property: PropertyName
    over: str
    unit: int
    r: float
    balanced: float | None
    luck: float


@dataclass(frozen=True, eq=False)
class CharacterEntry:
    """A character model with what is known about it; compared by identity.

    Parameters
    ----------
    text : {"nested", "python"}
        What it has learned from.
    title : str
    model : CharacterModel
    probe : str
        Text that it never trained on, to rank its units over.
    facts : tuple of (str, str)
        The lines of its card: what, and the figure or sentence.
    found : tuple of FoundCell
        As its card says; empty for a person's own.
    seed, steps : int
        Of its training.
    seconds : float
        Processor time of its training, one core.
    own : bool
        Whether a person has trained it in this session.
    """

    text: TextName
    title: str
    model: CharacterModel
    probe: str
    facts: tuple[tuple[str, str], ...] = ()
    found: tuple[FoundCell, ...] = ()
    seed: int = 0
    steps: int = 0
    seconds: float = 0.0
    own: bool = False


class Library(Protocol):
    """Where named things come from; the controller has the real one, tests a small one."""

    def words(self) -> tuple[str, ...]:
        """Return the ambiguous words for which readers are shipped, in teaching order."""
        ...

    def word_model(self, word: str) -> WordModel:
        """Return the readers of a shipped word; StudioError when there are none."""
        ...

    def examples(self, word: str) -> tuple[ExampleGroup, ...]:
        """Return the gallery of a word; nothing for a word that has none."""
        ...

    def word_vectors(self) -> WordVectors:
        """Return the table of word vectors that all readers read."""
        ...

    def character_model(self, text: TextName) -> CharacterEntry:
        """Return the shipped model that has learned from a kind of text.

        StudioError when its file is damaged.
        """
        ...

    def sequences(self) -> tuple[Sequence, ...]:
        """Return the shipped sequences in teaching order."""
        ...

    def sizes(self, kind: Kind) -> tuple[int, ...]:
        """Return the numbers of units for which a trained cell of this kind exists."""
        ...

    def model(self, kind: Kind, size: int) -> Model:
        """Return the trained cell; StudioError when there is none."""
        ...

    def content(self) -> Content:
        """Return the lessons, quizzes and goals that come with the program.

        Raises
        ------
        StudioError
            When a file is damaged.
        """
        ...
