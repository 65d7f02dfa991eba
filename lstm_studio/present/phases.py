"""The sub-steps of one update: their order, their names, and when each quantity is known.

A *phase* is a float from 0 to ``len(PHASES[kind])``.  While ``k <= phase < k + 1`` the sub-step
``k`` is under way and ``phase - k`` of it is done; at ``len(PHASES[kind])`` the step is complete.
Diagram, equations and code all ask this file, so that they never disagree about what is known.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from lstm_studio.core.params import Kind
from lstm_studio.i18n import tr
from lstm_studio.state.timeline import PHASES

__all__ = [
    "COMPUTES",
    "GIVEN",
    "PHASES",
    "READS",
    "arrival",
    "busy",
    "known",
    "part_name",
    "phase_count",
    "phase_of",
    "sub_step",
    "sub_step_key",
    "sub_step_name",
    "sub_step_text",
]

GIVEN: dict[str, tuple[str, ...]] = {
    "lstm": ("x", "h_prev", "c_prev"),
    "gru": ("x", "h_prev"),
    "rnn": ("x", "h_prev"),
}
"""Quantities that are there before the step begins."""

COMPUTES: dict[str, dict[str, tuple[str, ...]]] = {
    "lstm": {
        "read": (),
        "forget": ("f", "kept"),
        "input": ("i",),
        "candidate": ("g",),
        "write": ("write", "c"),
        "output": ("o", "tanh_c", "h"),
    },
    "gru": {
        "read": (),
        "reset": ("r",),
        "update": ("z", "kept"),
        "candidate": ("n",),
        "blend": ("write", "h"),
    },
    "rnn": {"read": (), "mix": (), "squash": ("h",)},
}
"""What each sub-step brings about, in the order in which it does."""

READS: dict[str, dict[str, tuple[str, ...]]] = {
    "lstm": {
        "read": ("x", "h_prev"),
        "forget": ("x", "h_prev", "c_prev"),
        "input": ("x", "h_prev"),
        "candidate": ("x", "h_prev"),
        "write": ("kept", "i", "g"),
        "output": ("x", "h_prev", "c"),
    },
    "gru": {
        "read": ("x", "h_prev"),
        "reset": ("x", "h_prev"),
        "update": ("x", "h_prev"),
        "candidate": ("x", "h_prev", "r"),
        "blend": ("kept", "z", "n"),
    },
    "rnn": {"read": ("x", "h_prev"), "mix": ("x", "h_prev"), "squash": ()},
}
"""What each sub-step makes use of."""


def phase_count(kind: Kind) -> int:
    """Return how many sub-steps a step has: the phase at which it is complete."""
    return len(PHASES[kind])


def sub_step(kind: Kind, phase: float) -> tuple[int, float]:
    """Return the index of the sub-step under way and how much of it is done, 0 to 1.

    A phase outside the step is taken as its beginning or its end; the end is the last sub-step,
    wholly done.
    """
    count = len(PHASES[kind])
    if phase >= count:
        return count - 1, 1.0
    index = int(max(phase, 0.0))
    return index, max(phase, 0.0) - index


def sub_step_key(kind: Kind, phase: float) -> str:
    """Return the name of the sub-step under way, one of :data:`PHASES`."""
    return PHASES[kind][sub_step(kind, phase)[0]]


def phase_of(kind: Kind, key: str) -> int:
    """Return the phase at which the sub-step `key` begins."""
    return PHASES[kind].index(key)


@cache
def arrival(kind: Kind, quantity: str) -> float:
    """Return the phase from which `quantity` is known; 0 for what is given.

    A sub-step that brings about several quantities shares its time evenly between them, the last
    one at its very end.

    Raises
    ------
    KeyError
        When no sub-step of this cell brings it about.
    """
    if quantity in GIVEN[kind]:
        return 0.0
    for index, key in enumerate(PHASES[kind]):
        made = COMPUTES[kind][key]
        if quantity in made:
            return index + (made.index(quantity) + 1) / len(made)
    raise KeyError(quantity)


def known(kind: Kind, phase: float) -> frozenset[str]:
    """Return the quantities that have been computed, or were given, at `phase`."""
    made = (quantity for key in PHASES[kind] for quantity in COMPUTES[kind][key])
    return frozenset(GIVEN[kind]).union(q for q in made if arrival(kind, q) <= phase)


def busy(kind: Kind, phase: float) -> frozenset[str]:
    """Return the quantities that the sub-step under way reads or makes; none once it is over."""
    if phase >= len(PHASES[kind]):
        return frozenset()
    key = sub_step_key(kind, phase)
    return frozenset(COMPUTES[kind][key]) | frozenset(READS[kind][key])


def sub_step_name(kind: Kind, key: str) -> str:
    """Return the name of a sub-step for people, one word."""
    return _TEXTS[kind][key]()[0]


def part_name(part: str) -> str:
    """Return the name of a timeline's part for people: the same word whatever the cell."""
    return next(texts[part]()[0] for texts in _TEXTS.values() if part in texts)


def sub_step_text(kind: Kind, key: str) -> str:
    """Return one sentence that says what happens in a sub-step."""
    return _TEXTS[kind][key]()[1]


_TEXTS: dict[str, dict[str, Callable[[], tuple[str, str]]]] = {
    "lstm": {
        "read": lambda: (
            tr("Read"),
            tr("The cell reads the input and its own hidden state of the step before."),
        ),
        "forget": lambda: (
            tr("Forget"),
            tr("The forget gate decides how much of the old memory stays."),
        ),
        "input": lambda: (
            tr("Input"),
            tr("The input gate decides how much of something new may come in."),
        ),
        "candidate": lambda: (
            tr("Candidate"),
            tr("The candidate is what could be written, a number between −1 and 1."),
        ),
        "write": lambda: (
            tr("Write"),
            tr("What was kept and what was let in add up to the new cell state."),
        ),
        "output": lambda: (
            tr("Output"),
            tr("The output gate decides how much of the memory is shown as the hidden state."),
        ),
    },
    "gru": {
        "read": lambda: (
            tr("Read"),
            tr("The cell reads the input and its own hidden state of the step before."),
        ),
        "reset": lambda: (
            tr("Reset"),
            tr("The reset gate decides how much of the old state the candidate may use."),
        ),
        "update": lambda: (
            tr("Update"),
            tr("The update gate decides how much of the old state stays as it is."),
        ),
        "candidate": lambda: (
            tr("Candidate"),
            tr("The candidate is a new state, made from the input and what the reset gate let by."),
        ),
        "blend": lambda: (
            tr("Blend"),
            tr("The new state is z parts of the old one and 1 − z parts of the candidate."),
        ),
    },
    "rnn": {
        "read": lambda: (
            tr("Read"),
            tr("The cell reads the input and its own hidden state of the step before."),
        ),
        "mix": lambda: (
            tr("Mix"),
            tr("Input and old state are multiplied by their weights and added up."),
        ),
        "squash": lambda: (
            tr("Squash"),
            tr("tanh presses the sum between −1 and 1: that is the new state."),
        ),
    },
}
