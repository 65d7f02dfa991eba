"""What a cell reads: tokens a person sees, and the numbers behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from lstm_studio.core.errors import StudioError
from lstm_studio.core.numerals import is_written_as
from lstm_studio.core.params import Floats, frozen
from lstm_studio.i18n import integer, tr

__all__ = ["MAX_STEPS", "Sequence", "check_length"]

MAX_STEPS = 2000
"""The longest sequence that is worked on by hand."""


def check_length(count: int) -> None:
    """Refuse a number of steps that nobody can work on, before anything is made of them.

    Raises
    ------
    StudioError
        When `count` is 0 or above :data:`MAX_STEPS`.
    """
    if count == 0:
        raise StudioError(tr("The sequence is empty."), tr("A sequence needs at least one step."))
    if count > MAX_STEPS:
        raise StudioError(
            tr(
                "The sequence has {count} steps; up to {most} can be worked on by hand.",
                count=integer(count),
                most=integer(MAX_STEPS),
            ),
            tr("Take a shorter piece of it."),
        )


@dataclass(frozen=True, eq=False)
class Sequence:
    """A named sequence of T steps; compared by identity.

    Parameters
    ----------
    id : str
        Stable name for files and commands.
    title, story : str
        What the list shows, and one sentence about it.
    tokens : tuple of str
        What stands above each step.
    values : (T,) float64
        The input of each step.
    marks : (T,) bool
        "Remember this one": the second input of the trained cells.
    key_step : int
        The step whose input the story is about; what the simple RNN is asked to remember.
    programme : mapping of str to (T,) float64
        Gate values that solve it, by gate name; empty where nothing is to be solved.
    vectors : (T, D) float64 or None
        What a cell with D inputs reads in the place of values and marks: word vectors, say.
        `values` are then a scalar to plot and to name the steps by.
    wanted : (T,) float64 or None
        What a cell that was brought along is asked for at each step, NaN where it is not asked.

    Raises
    ------
    StudioError
        When it is empty, too long, or its parts have different lengths.
    """

    id: str
    title: str
    story: str
    tokens: tuple[str, ...]
    values: Floats
    marks: NDArray[np.bool_]
    key_step: int = 0
    programme: Mapping[str, Floats] = field(default_factory=dict[str, Floats])
    vectors: Floats | None = None
    wanted: Floats | None = None

    def __post_init__(self) -> None:
        T = len(self.tokens)
        check_length(T)
        object.__setattr__(self, "values", frozen(self.values))
        marks = np.array(self.marks, dtype=bool)
        marks.flags.writeable = False
        object.__setattr__(self, "marks", marks)
        programme = {gate: frozen(lane) for gate, lane in self.programme.items()}
        object.__setattr__(self, "programme", programme)
        lanes = [self.values, marks, *programme.values()]
        if self.wanted is not None:
            object.__setattr__(self, "wanted", frozen(self.wanted))
            lanes.append(self.wanted)
        if any(lane.shape != (T,) for lane in lanes):
            raise StudioError(tr("A sequence needs one value, one mark and one token a step."))
        if not 0 <= self.key_step < T:
            raise StudioError(tr("The step to remember lies outside the sequence."))
        if self.vectors is not None:
            vectors = frozen(self.vectors)
            if vectors.ndim != 2 or len(vectors) != T or vectors.shape[1] == 0:
                raise StudioError(
                    tr(
                        "The vectors of {steps} steps have the shape {shape}.",
                        steps=integer(T),
                        shape=vectors.shape,
                    ),
                    tr("A sequence needs one vector a step."),
                )
            object.__setattr__(self, "vectors", vectors)

    def __len__(self) -> int:
        return len(self.tokens)

    def inputs(self, size: int) -> Floats:
        """Return the (T, size) inputs: vectors of that size, the value, or the value and the mark.

        Raises
        ------
        StudioError
            When the sequence has no inputs of that size.
        """
        if self.vectors is not None and self.vectors.shape[1] == size:
            return self.vectors
        if size == 1:
            return frozen(self.values[:, None])
        if size != 2:
            found = 2 if self.vectors is None else self.vectors.shape[1]
            raise StudioError(
                tr(
                    "Each step of “{title}” has {found} input values, but the cell reads "
                    "{expected}.",
                    title=self.title,
                    found=integer(found),
                    expected=integer(size),
                )
            )
        return frozen(np.column_stack([self.values, self.marks.astype(np.float64)]))

    def with_step(
        self, step: int, *, value: float | None = None, mark: bool | None = None
    ) -> Sequence:
        """Return the same sequence with the value or the mark of one step changed.

        A token that is the old value written down becomes the new one.
        """
        tokens, values, marks = list(self.tokens), np.array(self.values), np.array(self.marks)
        if value is not None:
            if is_written_as(tokens[step], float(values[step])):
                tokens[step] = f"{value:.4g}"
            values[step] = value
        if mark is not None:
            marks[step] = mark
        return replace(self, tokens=tuple(tokens), values=values, marks=marks)
