"""The gates that a person holds: at which step, in which unit, at which value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import Floats, Kind, frozen
from lstm_studio.i18n import number, tr

__all__ = ["PINNABLE", "Overrides", "pin_limits"]

PINNABLE: dict[str, tuple[str, ...]] = {
    "lstm": ("i", "f", "g", "o"),
    "gru": ("r", "z", "n"),
    "rnn": (),
}
"""What can be held in each cell, in the order of :data:`~lstm_studio.core.params.GATES`."""


def pin_limits(gate: str) -> tuple[float, float]:
    """Return what a gate can be held at: a candidate −1 to 1, every real gate 0 to 1."""
    return (-1.0, 1.0) if gate in ("g", "n") else (0.0, 1.0)


def _within(values: Floats, gate: str) -> Floats:
    """Return `values` clipped to :func:`pin_limits`; the same object when nothing is outside."""
    low, high = pin_limits(gate)
    outside = (values < low) | (values > high)
    return frozen(np.clip(values, low, high)) if outside.any() else values


@dataclass(frozen=True, eq=False)
class Overrides:
    """Pinned gate values of a sequence of T steps and a cell of H units; compared by identity.

    Parameters
    ----------
    kind : {"lstm", "gru", "rnn"}
        The cell.
    steps, units : int
        T and H.
    pins : mapping of str to (T, H) float64
        A gate's name and its values, clipped to what the gate can be (:func:`pin_limits`); NaN
        where the gate is free.  A gate without a pin has no entry.
    """

    kind: Kind
    steps: int
    units: int
    pins: Mapping[str, Floats] = field(default_factory=dict[str, Floats])

    def __post_init__(self) -> None:
        kept: dict[str, Floats] = {}
        for gate, values in self.pins.items():
            if gate not in PINNABLE[self.kind]:
                raise StudioError(tr("A cell of this kind has no gate “{gate}”.", gate=gate))
            array = frozen(values)
            if array.shape != (self.steps, self.units):
                raise StudioError(
                    tr(
                        "The pins of “{gate}” have the shape {shape}; {steps} steps of {units} "
                        "units were expected.",
                        gate=gate,
                        shape=array.shape,
                        steps=self.steps,
                        units=self.units,
                    )
                )
            if not np.isnan(array).all():
                kept[gate] = _within(array, gate)
        object.__setattr__(self, "pins", kept)

    def __iter__(self) -> Iterator[str]:
        return iter(self.pins)

    def __bool__(self) -> bool:
        return bool(self.pins)

    def values(self, gate: str) -> Floats:
        """Return the (T, H) values of `gate`, NaN where it is free."""
        found = self.pins.get(gate)
        return np.full((self.steps, self.units), np.nan) if found is None else found

    def pinned(self, gate: str) -> NDArray[np.bool_]:
        """Return where `gate` is held, (T, H) bool."""
        return ~np.isnan(self.values(gate))

    def pin(
        self, gate: str, value: float, first: int, last: int, unit: int | None = None
    ) -> Overrides:
        """Hold `gate` at `value` from step `first` to `last`, both included.

        Parameters
        ----------
        gate : str
            One of :data:`PINNABLE` of this kind.
        value : float
            Clipped to what the gate can be (:func:`pin_limits`); NaN is refused.
        first, last : int
            Steps, clipped to the sequence.
        unit : int, optional
            One unit; all of them when left out.

        Raises
        ------
        StudioError
            When the gate or the unit does not exist or the value is not a number.
        """
        if np.isnan(value):
            raise StudioError(
                tr("A gate can only be held at a number."),
                tr("Type a number between {low} and {high}.", low=number(0, 0), high=number(1, 0)),
            )
        low, high = pin_limits(gate)
        return self._written(gate, float(np.clip(value, low, high)), first, last, unit)

    def release(self, gate: str, first: int, last: int, unit: int | None = None) -> Overrides:
        """Let go of `gate` from step `first` to `last`, both included."""
        return self._written(gate, np.nan, first, last, unit)

    def with_lane(self, gate: str, lane: Floats) -> Overrides:
        """Hold every unit of `gate` at ``lane[t]`` for each step t; lane is (T,) float64."""
        full = np.repeat(np.asarray(lane, dtype=np.float64)[:, None], self.units, axis=1)
        return Overrides(self.kind, self.steps, self.units, {**self.pins, gate: full})

    def stack(self) -> list[Floats | None]:
        """Return for each step the (G, H) pins that the cell functions take; None where free."""
        names = PINNABLE[self.kind]
        rows = np.full((self.steps, len(names), self.units), np.nan)
        for gate, values in self.pins.items():
            rows[:, names.index(gate)] = values
        free = np.asarray(np.isnan(rows).all(axis=(1, 2)), dtype=bool)
        return [None if free[t] else rows[t] for t in range(self.steps)]

    def _written(
        self, gate: str, value: float, first: int, last: int, unit: int | None
    ) -> Overrides:
        if gate not in PINNABLE[self.kind]:
            raise StudioError(tr("A cell of this kind has no gate “{gate}”.", gate=gate))
        if unit is not None and not 0 <= unit < self.units:
            raise StudioError(tr("There is no unit {unit} in this cell.", unit=unit + 1))
        array = np.array(self.values(gate))
        columns = slice(None) if unit is None else slice(unit, unit + 1)
        array[max(first, 0) : max(last + 1, 0), columns] = value
        return Overrides(self.kind, self.steps, self.units, {**self.pins, gate: array})
