"""The names that people give to the senses of a word, and which sense of a model each one is.

A file of somebody else may say ``finance`` where a model says ``money``.  The table below has, for
each word with readers, the names that mean the same; some are those of public collections of
sense-labelled sentences.  A name is compared without case, without the word itself and without
punctuation: ``Bank_(geography)`` is ``geography``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lstm_studio.core.errors import StudioError
from lstm_studio.core.texts import clipped, printable
from lstm_studio.i18n import tr

__all__ = ["SAME_SENSE", "UNSCORED_NAMES", "SenseNames"]

UNSCORED_NAMES = ("none", "other", "neither", "unclear", "unknown")
"""What a file says of a sentence in which no sense of the model is meant, or none can be told."""

_SMALL = ("and", "of", "the", "a")

_ANIMAL = "animal mammal beast"
_MUSIC = "music sound instrument"

SAME_SENSE: dict[str, tuple[str, ...]] = {
    "bank": (
        "money finance financial institution economy banking",
        "river shore riverside riverbank geography geographic water waterside land slope",
    ),
    "crane": ("machine construction equipment lifting", "bird animal"),
    "spring": (
        "water source well fountain hydrology",
        "season time year",
        "coil device metal mechanical",
    ),
    "seal": (
        f"{_ANIMAL} pinniped",
        "stamp emblem mark wax document",
        "gasket mechanical closure washer",
    ),
    "mole": (
        _ANIMAL,
        "spy espionage agent",
        "unit chemistry amount",
        "sauce food dish",
    ),
    "bow": (
        "ship boat prow front",
        "arrow weapon archery",
        f"violin {_MUSIC} fiddle string",
    ),
    "trunk": ("tree botany plant", "car automobile vehicle boot", "body anatomy torso"),
    "bass": ("fish animal", f"{_MUSIC} guitar voice"),
    "bat": (_ANIMAL, "club sport sports stick baseball cricket"),
}
"""For each word the names of one sense in one text, with spaces between."""


class SenseNames:
    """Which sense a name means.

    Parameters
    ----------
    word : str
        The singular, in lower case.
    senses : sequence of str
        The model's own names.
    """

    def __init__(self, word: str, senses: Sequence[str]) -> None:
        self._word = word
        self._senses = tuple(senses)
        own = [self._plain(name) for name in senses]
        self._known: dict[str, int | None] = dict.fromkeys(UNSCORED_NAMES)
        for names in SAME_SENSE.get(word, ()):
            group = names.split()
            meant = [k for k, name in enumerate(own) if set(name.split()) & set(group)]
            if len(meant) == 1:  # else the model cuts the senses in another way
                self._known |= dict.fromkeys(group, meant[0])
        # A model's own names come last: nothing else may be meant by them.
        self._known |= {name: k for k, name in enumerate(own)}
        self._known |= {name.casefold(): k for k, name in enumerate(senses)}

    def find(self, name: str) -> int | None:
        """Return the index of a sense; None for a sentence that is not scored.

        Raises
        ------
        StudioError
            When no sense has that name; the hint lists those there are.
        """
        plain = self._plain(name)
        for key in (name.strip().casefold(), plain):
            if key in self._known:
                return self._known[key]
        parts = [part for part in plain.split() if part not in _SMALL]
        if parts and all(part in self._known for part in parts):
            found = {self._known[part] for part in parts}
            if len(found) == 1:
                return found.pop()
        raise StudioError(
            tr(
                "“{name}” is no sense of “{word}”",
                name=printable(clipped(name)),
                word=self._word,
            ),
            tr(
                "The senses are {senses}; {unscored} for a sentence that is not scored.",
                senses=", ".join(self._senses),
                unscored=UNSCORED_NAMES[0],
            ),
        )

    def _plain(self, name: str) -> str:
        parts = re.findall(r"[^\W_]+", name.casefold())
        return " ".join(part for part in parts if part != self._word)
