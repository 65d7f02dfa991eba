"""What a person chose on the page "Find the cell": a model, a text, a property, a unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lstm_studio.core.characters import TextName
from lstm_studio.core.example_texts import EXAMPLES, PROPERTIES_OF
from lstm_studio.core.text_properties import PropertyName
from lstm_studio.state.library import CharacterEntry

__all__ = ["MOST_CHARACTERS", "OVER", "TRAINING_STEPS", "FindingState", "Over"]

MOST_CHARACTERS = 20_000
"""The longest text of a person's own."""

TRAINING_STEPS = 5000
"""Steps of the optimizer with which the shipped models were trained."""

Over = Literal["probe", "text"]
OVER: tuple[Over, ...] = ("probe", "text")
"""The text that units are compared over: one that is held out, or the person's own."""


@dataclass(frozen=True, eq=False)
class FindingState:
    """The model on the page, what it reads, and what is looked for in it.

    Attributes
    ----------
    model : {"nested", "python"}
        By the kind of text that it has learned from.
    retrained : bool
        Whether it is the one that the person has trained, not the shipped one.
    own : mapping of kind of text to CharacterEntry
        What the person has trained in this session.
    texts : mapping of kind of text to str
        What each model reads; the first example where it is not there.
    properties : mapping of kind of text to str
        What is looked for in each; the first of its properties where it is not there.
    quantity : str
        What of a unit is compared and shown: ``c``, ``h`` or a gate.
    unit : int or None
        The unit that is looked at; None for the one that follows the property best.
    over : {"probe", "text"}
        What the units are ranked over.
    at : int
        The character that is read off.
    """

    model: TextName = "nested"
    retrained: bool = False
    own: Mapping[TextName, CharacterEntry] = field(default_factory=dict[TextName, CharacterEntry])
    texts: Mapping[TextName, str] = field(default_factory=dict[TextName, str])
    properties: Mapping[TextName, PropertyName] = field(
        default_factory=dict[TextName, PropertyName]
    )
    quantity: str = "c"
    unit: int | None = None
    over: Over = "probe"
    at: int = 0

    @property
    def text(self) -> str:
        """What the model reads."""
        found = self.texts.get(self.model)
        return next(iter(EXAMPLES[self.model].values())) if found is None else found

    @property
    def looked_for(self) -> PropertyName:
        """The property that is looked for."""
        return self.properties.get(self.model, PROPERTIES_OF[self.model][0])
