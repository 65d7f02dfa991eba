"""What is expected of the bench, checked on the real state: met, or the first step that is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from lstm_studio.core.params import Floats

if TYPE_CHECKING:
    from lstm_studio.state.studio import StudioState

__all__ = [
    "STEPS",
    "Check",
    "Expectation",
    "Measured",
    "Moment",
    "check",
    "described",
    "measure",
    "measures",
    "value_of",
]

STEPS = re.compile(r"all|last|[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?")
"""How steps are named in a file: ``all``, ``last``, ``4`` or ``5-14``, counted from 1."""


@dataclass(frozen=True)
class Expectation:
    """One thing that is to be true.

    Parameters
    ----------
    quantity : str
        What is looked at, one of :func:`measures`.
    steps : str
        Which steps of a quantity that has one value a step; see :data:`STEPS`.
    unit : int
        Which unit, 0-based.
    above, below : float or None
        Bounds, neither reached.
    near : float or None
        The value to come near, within `within`.
    within : float
    equals : str, float, bool or None
        What it is, exactly.
    says : str
        The sentence that a person reads.
    """

    quantity: str
    steps: str = "last"
    unit: int = 0
    above: float | None = None
    below: float | None = None
    near: float | None = None
    within: float = 0.05
    equals: str | float | bool | None = None
    says: str = ""


@dataclass(frozen=True)
class Moment:
    """One consistent moment: the state and all that was computed from it.

    Parameters
    ----------
    state : StudioState
    found : mapping of str to object
        By the names of :data:`~lstm_studio.state.derivations.DERIVATIONS`.
    """

    state: StudioState
    found: Mapping[str, Any]


Measured = Floats | float | str | bool | None
"""One value a step (T,) or (T, H), one value, or None where there is nothing to look at."""


@dataclass(frozen=True)
class Check:
    """How an expectation stands.

    Attributes
    ----------
    met : bool
    step : int or None
        The first step that is not as it should be, 0-based, where steps are looked at.
    value : float, str, bool or None
        What was found there; None where there is nothing yet.
    """

    met: bool
    step: int | None
    value: float | str | bool | None


_MEASURES: dict[str, Callable[[Moment, str], Measured]] = {}


def measure(name: str) -> Callable[..., Callable[[Moment, str], Measured]]:
    """Register a function ``(moment, rest) -> value`` under a name.

    A quantity is ``name`` or ``name.rest``; `rest` is empty in the first case.
    """

    def register(function: Callable[[Moment, str], Measured]) -> Callable[..., Measured]:
        _MEASURES[name] = function
        return function

    return register  # pyright: ignore[reportReturnType]


def measures() -> tuple[str, ...]:
    """Return the names of all that can be expected."""
    from lstm_studio.state import measured as _measured  # noqa: F401  # pyright: ignore

    return tuple(_MEASURES)


def described() -> dict[str, str]:
    """Return what each quantity is, from the docstrings of what measures them, by name."""
    measures()
    return {
        name: " ".join((function.__doc__ or "").split()) for name, function in _MEASURES.items()
    }


def value_of(quantity: str, moment: Moment) -> Measured:
    """Return what is measured; None when it does not exist now, or has no such name."""
    measures()
    name, _, rest = quantity.partition(".")
    function = _MEASURES.get(name)
    return None if function is None else function(moment, rest)


def check(expectation: Expectation, moment: Moment) -> Check:
    """Look whether an expectation is met.

    A quantity that does not exist now (another cell, a page not yet seen) is not met.
    """
    found = value_of(expectation.quantity, moment)
    if found is None:
        return Check(False, None, None)
    if not isinstance(found, np.ndarray):
        return Check(_holds(expectation, found), None, found)
    values = found
    if values.ndim == 2:
        if expectation.unit >= values.shape[1]:
            return Check(False, None, None)
        values = values[:, expectation.unit]
    steps = _steps(expectation.steps, len(values))
    for step in steps:
        if step >= len(values):
            return Check(False, step, None)
        if not _holds(expectation, float(values[step])):
            return Check(False, step, float(values[step]))
    last = steps[-1]
    return Check(True, None, float(values[last]))


def _steps(text: str, count: int) -> range:
    if text == "all":
        return range(count)
    if text == "last":
        return range(count - 1, count)
    first, _, last = text.partition("-")
    return range(int(first) - 1, int(last or first))


def _holds(expectation: Expectation, value: float | str | bool) -> bool:
    wanted = expectation.equals
    if wanted is not None:
        if isinstance(value, float | int) and isinstance(wanted, float | int):
            return float(value) == float(wanted)
        return value == wanted
    if isinstance(value, str):
        return False
    number = float(value)
    if not np.isfinite(number):
        return False
    if expectation.above is not None and not number > expectation.above:
        return False
    if expectation.below is not None and not number < expectation.below:
        return False
    near = expectation.near
    return near is None or abs(number - near) <= expectation.within
