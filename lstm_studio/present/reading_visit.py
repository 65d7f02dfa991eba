"""One LSTM of a reader and the sentence it reads, as the gate sandbox takes them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from lstm_studio.core.readers import Direction
from lstm_studio.core.sequence import Sequence
from lstm_studio.i18n import integer, tr
from lstm_studio.state.answers import Answers
from lstm_studio.state.library import Model

__all__ = ["Visit", "visit"]


@dataclass(frozen=True, eq=False)
class Visit:
    """What is taken to the sandbox.

    Attributes
    ----------
    model : Model
        The LSTM.
    sequence : Sequence
        The words in the order in which it reads them.
    unit : int
        The unit to look at.
    step : int
        Where the word in question stands in that order.
    """

    model: Model
    sequence: Sequence
    unit: int
    step: int


def visit(answers: Answers) -> Visit:
    """Return the chosen unit's LSTM and its sentence; the forward one where none is chosen."""
    reading = answers.reading
    direction: Direction = "forward" if reading.unit is None else reading.unit[0]
    unit = 0 if reading.unit is None else reading.unit[1]
    network = answers.reader(direction)
    vectors = network.inputs(answers.vectors)
    words, step = reading.words, len(reading.words) - 1
    if reading.position is not None:
        step = reading.position
    if direction == "backward":
        words, vectors = words[::-1], vectors[::-1]
        step = len(words) - 1 - step
    which = tr("forward") if direction == "forward" else tr("backward")
    title = tr(
        "“{word}” {direction}, network {n}",
        word=reading.word,
        direction=which,
        n=integer(reading.member + 1),
    )
    sequence = Sequence(
        "own",
        title,
        tr(
            "Words as the network reads them; each is a vector of {size} numbers.",
            size=vectors.shape[1],
        ),
        words,
        # One number a word for what can show no more: the strength of its vector.
        np.sqrt(np.mean(vectors**2, axis=1)),
        np.arange(len(words)) == step,
        key_step=step,
        vectors=vectors,
    )
    model = replace(answers.bench_model(direction), title=title, facts=answers.model.facts)
    return Visit(model, sequence, unit, step)
