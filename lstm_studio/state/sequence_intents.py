"""A sequence given word by word, so that a file can hold one that nobody has shipped."""

from __future__ import annotations

import math
from collections.abc import Sequence as Many

import numpy as np

from lstm_studio.core.errors import StudioError
from lstm_studio.core.sequence import Sequence, check_length
from lstm_studio.core.texts import check_word, cleaned, clipped
from lstm_studio.i18n import integer, tr
from lstm_studio.state.intents import use_sequence
from lstm_studio.state.library import Library
from lstm_studio.state.registry import intent
from lstm_studio.state.studio import StudioState

__all__: list[str] = []


@intent()
def write_sequence(
    state: StudioState,
    library: Library,
    tokens: Many[str],
    values: Many[float],
    marks: Many[int] = (),
    key_step: int = 0,
    title: str = "",
) -> StudioState:
    """Put words and their values on the bench, as a person's own sequence.

    Parameters
    ----------
    state, library
        As for every intent.
    tokens : sequence of str
        What stands above each step.
    values : sequence of float
        One a step.
    marks : sequence of int
        The steps that are marked, 0-based.
    key_step : int
        What the simple RNN is asked to remember, 0-based.
    title : str
        The first words when left out.

    Raises
    ------
    StudioError
        When there are none or too many steps, or words and values do not fit together.
    """
    check_length(len(tokens))
    if len(values) != len(tokens):
        raise StudioError(
            tr(
                "There are {tokens} words and {values} values.",
                tokens=integer(len(tokens)),
                values=integer(len(values)),
            ),
            tr("Every step needs one of each."),
        )
    for n, (token, value) in enumerate(zip(tokens, values, strict=True)):
        cleaned(token)
        check_word(token, None, _place, n)
        if not math.isfinite(value):
            raise StudioError(tr("Step {step} has no finite value.", step=integer(n + 1)))
    for step in (*marks, key_step):
        if not 0 <= step < len(tokens):
            raise StudioError(tr("The sequence has no step {step}.", step=integer(step + 1)))
    marked = np.zeros(len(tokens), dtype=bool)
    marked[list(marks)] = True
    name = clipped(title or " ".join(tokens[:32]))
    lane = np.array(values, dtype=np.float64)
    sequence = Sequence("own", name, "", tuple(tokens), lane, marked, key_step)
    return use_sequence(state, library, sequence)


def _place(n: int) -> str:
    return tr("Step {step}", step=integer(n + 1))
