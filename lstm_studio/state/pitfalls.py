"""What a person chose on the page "Pitfalls", and what the runs there have shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

__all__ = [
    "HEALTHY",
    "LEAK_WORD",
    "NEEDS_NO_TORCH",
    "VERSIONS",
    "LeakSentence",
    "Measure",
    "MeasureKind",
    "PitfallResult",
    "PitfallsState",
    "Raised",
]

VERSIONS: Mapping[str, tuple[str, ...]] = {
    "leak": ("detached", "attached", "retained", "reset"),
    "stream": ("reset", "detached"),
    "harmless": ("detached", "reset"),
    "batch_first": ("broken", "repaired"),
    "last_index": ("broken", "repaired"),
    "last_batch": ("broken", "repaired"),
    "padding": ("broken", "repaired"),
    "growth": ("broken", "repaired"),
    "forget_bias": ("default", "one", "three"),
    "dropout": ("broken", "repaired"),
}
"""The pitfalls in teaching order, and the versions of the code of each; the last one is right."""

HEALTHY: Mapping[str, str] = {pitfall: versions[-1] for pitfall, versions in VERSIONS.items()}
"""The version of each pitfall to which *Repair* goes."""

NEEDS_NO_TORCH = ("last_index",)
"""What runs with numpy alone."""

LEAK_WORD = "bank"
"""The word whose forward readers show the leak between sentences."""

LeakSentence = Literal["asked", "first", "second"]

MeasureKind = Literal["share", "number", "power", "count", "seconds", "text"]


@dataclass(frozen=True)
class Measure:
    """One line of a result.

    Parameters
    ----------
    key : str
        What was measured; `present` has its name.
    value : float
        The number; NaN where there is only a text.
    kind : {"share", "number", "power", "count", "seconds", "text"}
        How it is written: as per cent, with two digits, as a power of ten, as a whole number, as
        milliseconds, or by `text` alone.
    text : str
        What is written for the kind ``text``; for the others what the line is about, such as a
        sentence or a length.
    """

    key: str
    value: float
    kind: MeasureKind
    text: str = ""


@dataclass(frozen=True)
class Raised:
    """An exception of a run, as the library said it.

    Parameters
    ----------
    name : str
        Its class.
    text : str
        Its own words.
    line : int
        The line of the code shown at which it came, from 1.
    round : int
        How often the loop had been entered by then; 0 without a loop.
    """

    name: str
    text: str
    line: int
    round: int


@dataclass(frozen=True)
class PitfallResult:
    """What one run of one version has shown.

    Parameters
    ----------
    pitfall, version : str
    measures : tuple of Measure
        What was measured; of a run that has raised, what can still be said.
    raised : Raised or None
    torch : str
        The version of torch that ran it; empty when none did.
    """

    pitfall: str
    version: str
    measures: tuple[Measure, ...]
    raised: Raised | None = None
    torch: str = ""


@dataclass(frozen=True, eq=False)
class PitfallsState:
    """The pitfall on the page.

    Attributes
    ----------
    pitfall : str
        One of :data:`VERSIONS`.
    versions : mapping of pitfall to version
        The version shown, for those where it is not the first one.
    results : mapping of (pitfall, version) to PitfallResult
        What has been run.
    asked : tuple of str
        The sentence with the word that is asked about.
    first, second : tuple of str
        Two unrelated sentences that may be read before it.
    """

    pitfall: str = "leak"
    versions: Mapping[str, str] = field(default_factory=dict[str, str])
    results: Mapping[tuple[str, str], PitfallResult] = field(
        default_factory=dict[tuple[str, str], PitfallResult]
    )
    asked: tuple[str, ...] = ("he", "walked", "to", "the", "bank")
    first: tuple[str, ...] = ("they", "rowed", "their", "boat", "down", "the", "river")
    second: tuple[str, ...] = ("she", "paid", "the", "loan", "with", "a", "check")

    def version(self, pitfall: str | None = None) -> str:
        """Return the version that is shown of a pitfall; of the one on the page when left out."""
        name = self.pitfall if pitfall is None else pitfall
        return self.versions.get(name, VERSIONS[name][0])

    def results_of(self, pitfall: str) -> dict[str, PitfallResult]:
        """Return the results of a pitfall by version, in the order of the versions."""
        kept = {v: self.results.get((pitfall, v)) for v in VERSIONS[pitfall]}
        return {version: result for version, result in kept.items() if result is not None}
