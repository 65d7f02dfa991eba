"""What a character model does on a text: pure, and found once for each text, unit and property."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Literal

from lstm_studio.core.cell_search import Ranking, rank
from lstm_studio.core.characters import Codes, Reading, read_on
from lstm_studio.core.example_texts import PROPERTIES_OF
from lstm_studio.core.params import Floats
from lstm_studio.core.text_properties import YES_NO, PropertyName, property_values
from lstm_studio.state.finding import FindingState, Over
from lstm_studio.state.finding_intents import entry_of
from lstm_studio.state.library import CharacterEntry, Library
from lstm_studio.state.studio import StudioState

__all__ = [
    "AT_ONCE",
    "RANKED_AT_ONCE",
    "Findings",
    "Job",
    "Passage",
    "derive_findings",
    "rank_at_once",
    "read_at_once",
]

AT_ONCE = 2
"""Pieces of a text that are read with a key: some 10 ms of work; the rest is read beside."""

RANKED_AT_ONCE = 1000
"""Characters of a text whose units are ranked with a key."""


@dataclass(eq=False)
class Passage:
    """A text and what has been found out about a model that reads it; compared by identity.

    Attributes
    ----------
    entry : CharacterEntry
    text : str
    reading : Reading or None
        As far as it has been read.
    rankings : dict of (quantity, property) to Ranking
    """

    entry: CharacterEntry
    text: str
    reading: Reading | None = None
    rankings: dict[tuple[str, PropertyName], Ranking] = field(
        default_factory=dict[tuple[str, PropertyName], Ranking]
    )

    @cached_property
    def codes(self) -> Codes:
        """The number of each character."""
        return self.entry.model.alphabet.encode(self.text)

    @cached_property
    def _labels(self) -> dict[PropertyName, Floats]:
        return {}

    @property
    def read(self) -> int:
        """How many characters have been read."""
        return 0 if self.reading is None else len(self.reading)

    @property
    def whole(self) -> bool:
        """Whether all of it has been read."""
        return self.reading is not None and len(self.reading) == len(self.text)

    def label(self, name: PropertyName) -> Floats:
        """Return a property after each character, (T,)."""
        if name not in self._labels:
            self._labels[name] = property_values(name, self.text, self.entry.text == "python")
        return self._labels[name]

    def ranking(self, quantity: str, name: PropertyName) -> Ranking | None:
        """Return how the units follow a property; None before it is known."""
        return self.rankings.get((quantity, name))


@dataclass(frozen=True, eq=False)
class Job:
    """Something that is still to be found out about a passage.

    Attributes
    ----------
    what : {"read", "rank"}
    passage : Passage
    quantity : str
    properties : tuple of str
        What the units are ranked by.
    """

    what: Literal["read", "rank"]
    passage: Passage
    quantity: str = "c"
    properties: tuple[PropertyName, ...] = ()

    def run(self) -> Generator[float, None, object]:
        """Do it, telling the share that is done; returns what :meth:`take` takes."""
        if self.what == "read":
            return (yield from self._read())
        return (yield from self._rank())

    def same_as(self, other: Job) -> bool:
        """Tell whether another job finds out the same."""
        return self.passage is other.passage and (self.what, self.quantity, self.properties) == (
            other.what,
            other.quantity,
            other.properties,
        )

    def take(self, result: object) -> None:
        """Keep what has been found."""
        if isinstance(result, Reading):
            self.passage.reading = result
        elif isinstance(result, dict):
            self.passage.rankings.update(result)  # pyright: ignore[reportUnknownArgumentType]

    def _read(self) -> Generator[float, None, Reading]:
        passage, reading = self.passage, self.passage.reading
        while True:
            reading = read_on(reading, passage.entry.model, passage.codes)
            if len(reading) == len(passage.codes):
                return reading
            yield len(reading) / len(passage.codes)

    def _rank(self) -> Generator[float, None, dict[tuple[str, PropertyName], Ranking]]:
        reading = self.passage.reading
        assert reading is not None
        values = reading.values(self.quantity)
        yield 0.0
        found: dict[tuple[str, PropertyName], Ranking] = {}
        for k, name in enumerate(self.properties):
            steps = rank(values, self.passage.label(name), name in YES_NO)
            while True:
                try:
                    yield (k + next(steps)) / len(self.properties)
                except StopIteration as end:
                    found[self.quantity, name] = end.value
                    break
        return found


@dataclass(frozen=True, eq=False)
class Findings:
    """The page's model on the person's text and on the held-out one; compared by identity.

    Attributes
    ----------
    finding : FindingState
        What they follow from; the character that is read off may be another meanwhile.
    entry : CharacterEntry
        The model.
    text, probe : Passage
    """

    finding: FindingState
    entry: CharacterEntry
    text: Passage
    probe: Passage

    def passage(self, over: Over) -> Passage:
        """Return one of the two texts."""
        return self.probe if over == "probe" else self.text

    @property
    def ranking(self) -> Ranking | None:
        """How the units follow the property that is looked for; None before it is known."""
        return self.passage(self.finding.over).ranking(
            self.finding.quantity, self.finding.looked_for
        )

    @property
    def unit(self) -> int:
        """The unit that is looked at.

        Unless the person has chosen one it is the best over the held-out text, also while the
        ranking shown is that of a short text, where luck is large.
        """
        if self.finding.unit is not None:
            return min(self.finding.unit, self.entry.model.hidden_size - 1)
        found = self.probe.ranking(self.finding.quantity, self.finding.looked_for)
        best = None if found is None else found.best
        return 0 if best is None else best

    @property
    def job(self) -> Job | None:
        """What is to be found out next; None when everything is known."""
        quantity, chosen = self.finding.quantity, self.finding.looked_for
        first, second = self.passage(self.finding.over), self.text
        if second is first:
            second = self.probe
        if not self.text.whole:
            return Job("read", self.text)
        for passage in (first, second):
            if not passage.whole:
                return Job("read", passage)
            if passage.ranking(quantity, chosen) is None:
                names: tuple[PropertyName, ...] = (chosen,)
                return Job("rank", passage, quantity, names)
        for passage in (first, second):
            all_of_them = PROPERTIES_OF[self.finding.model]
            left: tuple[PropertyName, ...] = tuple(
                one for one in all_of_them if passage.ranking(quantity, one) is None
            )
            if left:
                return Job("rank", passage, quantity, left)
        return None


def derive_findings(
    state: StudioState, library: Library, previous: Findings | None
) -> Findings | None:
    """Read the person's text, as much of it as a tick allows, and keep what is known already.

    Nothing is found while another page is shown.
    """
    finding = state.finding
    if state.view.page != "cells" or (previous is not None and _same(previous.finding, finding)):
        return previous
    entry = entry_of(state, library)
    old = previous if previous is not None and previous.entry is entry else None
    text, probe = None if old is None else old.text, None if old is None else old.probe
    if probe is None:
        probe = Passage(entry, entry.probe)
    if text is None or text.text != finding.text:
        text = read_at_once(Passage(entry, finding.text), None if text is None else text.reading)
    rank_at_once(text, finding.quantity, finding.looked_for)
    return Findings(finding, entry, text, probe)


def _same(old: FindingState, new: FindingState) -> bool:
    """Tell whether nothing is another but the character that is read off."""
    names = (one.name for one in fields(FindingState) if one.name != "at")
    return old is new or all(getattr(old, name) is getattr(new, name) for name in names)


def read_at_once(passage: Passage, before: Reading | None) -> Passage:
    """Read the beginning of a text, from where it differs from the one before."""
    for _ in range(AT_ONCE):
        before = read_on(before, passage.entry.model, passage.codes)
    passage.reading = before
    return passage


def rank_at_once(passage: Passage, quantity: str, name: PropertyName) -> None:
    """Rank the units over a short text."""
    known = passage.ranking(quantity, name) is not None
    if known or not passage.whole or len(passage.text) > RANKED_AT_ONCE:
        return
    job = Job("rank", passage, quantity, (name,))
    steps = job.run()
    while True:
        try:
            next(steps)
        except StopIteration as end:
            job.take(end.value)
            return
