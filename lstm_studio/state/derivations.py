"""What is computed from a state, in one table: one row a page that computes something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lstm_studio.state.answers import derive_answers
from lstm_studio.state.comparisons import derive_comparisons
from lstm_studio.state.derive import derive
from lstm_studio.state.findings import derive_findings
from lstm_studio.state.flows import derive_flows
from lstm_studio.state.leaks import derive_leaks
from lstm_studio.state.library import Library
from lstm_studio.state.studio import StudioState

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
        on has changed, and also where its page is not shown.
    after : tuple of str
        The slices whose signals come before its own: the choices that cause it.
    """

    name: str
    derive: Callable[[StudioState, Library, Any], object]
    after: tuple[str, ...]


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
)
