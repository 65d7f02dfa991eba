"""What is computed from a state, in one table: one row a page that computes something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lstm_studio.state import sequence_intents as _sequence_intents  # noqa: F401  # pyright: ignore[reportUnusedImport]
from lstm_studio.state.answers import derive_answers
from lstm_studio.state.checks import derive_checks
from lstm_studio.state.comparisons import derive_comparisons
from lstm_studio.state.derive import derive
from lstm_studio.state.findings import derive_findings
from lstm_studio.state.flows import derive_flows
from lstm_studio.state.goal_grades import derive_grade
from lstm_studio.state.leaks import derive_leaks
from lstm_studio.state.library import Library
from lstm_studio.state.studio import SLICES, StudioState

__all__ = ["DERIVATIONS", "Derivation"]


@dataclass(frozen=True)
class Derivation:
    """One thing that is computed.

    Attributes
    ----------
    name : str
        Its signal is ``<name>_changed``.
    derive : callable
        ``(state, library, previous) -> results``, pure; `previous` itself where nothing it depends
        on has changed, and also where its page is not shown.  With `from_others` it takes as a
        fourth what those above it in the table have found, by their names.
    after : tuple of str
        The slices whose signals come before its own: the choices that cause it.
    from_others : bool
    """

    name: str
    derive: Callable[..., object]
    after: tuple[str, ...]
    from_others: bool = False

    def __call__(
        self, state: StudioState, library: Library, previous: object, found: Mapping[str, Any]
    ) -> object:
        """Return what is computed from a state."""
        if self.from_others:
            return self.derive(state, library, previous, found)
        return self.derive(state, library, previous)


DERIVATIONS = (
    Derivation("results", derive, ("sequence", "cell", "gates")),
    Derivation(
        "answers",
        derive_answers,
        ("sequence", "cell", "gates", "results", "playhead", "reading"),
    ),
    Derivation(
        "flows",
        derive_flows,
        ("sequence", "cell", "gates", "results", "playhead", "reading", "readhead", "flow"),
    ),
    Derivation(
        "comparisons",
        derive_comparisons,
        ("sequence", "cell", "gates", "results", "comparison"),
    ),
    Derivation("grade", derive_grade, ("sequence", "cell", "gates", "goal")),
    Derivation(
        "leaks",
        derive_leaks,
        (
            "sequence",
            "cell",
            "gates",
            "results",
            "playhead",
            "reading",
            "answers",
            "readhead",
            "pitfalls",
        ),
    ),
    Derivation(
        "findings",
        derive_findings,
        (
            "sequence",
            "cell",
            "gates",
            "results",
            "comparison",
            "comparisons",
            "playhead",
            "reading",
            "answers",
            "readhead",
            "flow",
            "flows",
            "pitfalls",
            "leaks",
            "lab",
            "finding",
        ),
    ),
    Derivation("checks", derive_checks, SLICES, from_others=True),
)
