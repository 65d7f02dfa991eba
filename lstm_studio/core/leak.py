"""A state that is carried from one text into the next: what a forward reader then answers.

The state (h, C) at the end of a text is where the next one starts, as in
``output, hidden = lstm(text, hidden)``; with a fresh start both are zeros.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lstm_studio.core.params import Floats
from lstm_studio.core.readers import Ensemble, softened
from lstm_studio.core.trace import run_trace

__all__ = ["ReadText", "read_in_a_row"]


@dataclass(frozen=True, eq=False)
class ReadText:
    """A text to be read.

    Parameters
    ----------
    vectors : (T, D) float64
        Its words' vectors, at least one.
    position : int
        The word that is asked about, 0-based.
    """

    vectors: Floats
    position: int


def read_in_a_row(ensemble: Ensemble, texts: Sequence[ReadText], carried: bool = True) -> Floats:
    """Return what a forward ensemble says of each of several texts read one after another.

    Parameters
    ----------
    ensemble : Ensemble
        Forward readers.
    texts : sequence of ReadText
        In the order in which they are read.
    carried : bool
        Whether each text starts from the state in which the one before it has ended; else each
        starts from zeros.

    Returns
    -------
    (N, S) float64
        The probability of each sense of the word of each text.

    Raises
    ------
    KeyError
        When the readers are not forward ones.
    """
    members = len(ensemble.members)
    with np.errstate(invalid="ignore", over="ignore"):  # a broken weight is shown as NaN
        return np.mean([_answers(ensemble, k, texts, carried) for k in range(members)], axis=0)


def _answers(ensemble: Ensemble, member: int, texts: Sequence[ReadText], carried: bool) -> Floats:
    """Return what one member says, (N, S)."""
    reader = ensemble.members[member]
    cell = reader.cells["forward"]
    found = np.zeros((len(texts), ensemble.senses))
    h = c = np.zeros(cell.hidden_size)
    for number, text in enumerate(texts):
        if not carried:
            h = c = np.zeros(cell.hidden_size)
        trace = run_trace(cell, reader.inputs(text.vectors), h0=h, c0=c)
        h, c = trace["h"][-1], trace["c"][-1]
        logits = reader.head_weight @ trace["h"][text.position] + reader.head_bias
        found[number] = softened(logits, ensemble.temperature)
    return found
