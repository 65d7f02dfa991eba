"""A character model and the text it reads, as the gate sandbox takes them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_studio.core.sequence import Sequence, check_length
from lstm_studio.i18n import integer, tr
from lstm_studio.present.finding_texts import model_name, property_title, shown_text
from lstm_studio.state.findings import Findings
from lstm_studio.state.library import Model

__all__ = ["FindingVisit", "finding_visit"]


@dataclass(frozen=True, eq=False)
class FindingVisit:
    """What is taken to the sandbox: a cell, what it reads, and where to look."""

    model: Model
    sequence: Sequence
    unit: int
    step: int


def finding_visit(findings: Findings, at: int) -> FindingVisit:
    """Return the model on the page with the person's text.

    Parameters
    ----------
    findings : Findings
    at : int
        The character to look at.

    Raises
    ------
    StudioError
        When the text is empty or too long to be worked on by hand.
    """
    entry, text = findings.entry, findings.text.text
    check_length(len(text))
    vectors = entry.model.embedding[findings.text.codes]
    name = findings.finding.looked_for
    title = tr("{model}, character by character", model=model_name(entry.text))
    sequence = Sequence(
        "characters",
        title,
        tr(
            "Characters as the model reads them: each is a vector of {size} numbers. Marked is "
            "where this begins: {property}.",
            size=integer(vectors.shape[1]),
            property=property_title(name),
        ),
        tuple(shown_text(text)),
        # One number a character for what can show no more: the property that is looked for.
        findings.text.label(name),
        _begins(findings.text.label(name)),
        key_step=at,
        vectors=vectors,
    )
    identity = f"characters_{entry.text}_{'own' if entry.own else 'shipped'}_{entry.seed}"
    model = Model(identity, entry.model.params, None, title, entry.facts)
    return FindingVisit(model, sequence, findings.unit, at)


def _begins(label: np.ndarray) -> np.ndarray:
    """Return where a property becomes more than nothing."""
    return (label > 0) & (np.concatenate(([0.0], label[:-1])) == 0)
