"""What can be asked for on the page "Compare"."""

from __future__ import annotations

from collections.abc import Sequence as Many
from dataclasses import replace

from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import Kind
from lstm_studio.i18n import integer, tr
from lstm_studio.state.comparing import (
    COMPARED,
    FORGET_STARTS,
    LARGEST_SEED,
    RANDOM_SIZES,
    ROWS,
    SOURCES,
    ComparisonState,
    WeightsSource,
)
from lstm_studio.state.intents import choose_kind, choose_mode, choose_size, choose_unit, show_page
from lstm_studio.state.library import Library
from lstm_studio.state.registry import intent
from lstm_studio.state.studio import StudioState

__all__ = ["on_the_bench", "sizes_of", "units_of"]


def sizes_of(state: StudioState, library: Library) -> tuple[int, ...]:
    """Return the numbers of units that can be chosen; none where the sandbox brings its own."""
    source = state.comparison.source
    if source == "random":
        return RANDOM_SIZES
    if source == "own":
        return ()
    first, *others = (library.sizes(kind) for kind in COMPARED)
    return tuple(size for size in first if all(size in sizes for sizes in others))


def units_of(state: StudioState) -> int:
    """Return how many units each of the three cells has."""
    if state.comparison.source != "own":
        return state.comparison.size
    return state.cell.hand_units if state.cell.mode == "hand" else state.cell.size


def on_the_bench(state: StudioState, library: Library, kind: Kind) -> StudioState:
    """Return the state with that cell in the sandbox which the sandbox itself has of this kind.

    It is set by hand or trained, as the sandbox stands, with the weights and gates that the person
    has changed.  A visitor from another page goes home: no other kind reads what it reads.
    """
    mode = state.cell.mode
    there = choose_kind(choose_mode(state, library, mode), library, kind)
    if state.cell.visitor is not None:
        there = choose_size(there, library, state.cell.size)
    return there


# ----------------------------------------------------------------------------------- weights


@intent()
def compare_weights(state: StudioState, library: Library, source: WeightsSource) -> StudioState:
    """Choose where the weights of the three cells come from."""
    _one_of(source, SOURCES)
    there = _with(state, replace(state.comparison, source=source))
    sizes = sizes_of(there, library)
    comparison = there.comparison
    if sizes and comparison.size not in sizes:
        nearest = min(sizes, key=lambda size: (abs(size - comparison.size), size))
        there = _with(there, replace(comparison, size=nearest))
    return _with_unit(there, comparison.unit)


@intent()
def compare_size(state: StudioState, library: Library, size: int) -> StudioState:
    """Choose how many units each cell has."""
    sizes = sizes_of(state, library)
    if not sizes:
        raise StudioError(
            tr("The cells of the sandbox bring their own number of units."),
            tr("Choose random or trained weights, or another size in the sandbox."),
        )
    _one_of(size, sizes)
    unit = state.comparison.unit
    return _with_unit(_with(state, replace(state.comparison, size=size)), unit)


@intent()
def compare_forget_bias(state: StudioState, library: Library, forget: str | int) -> StudioState:
    """Choose where the forget gate of the random LSTM stands at first: 0, 1, 2, 3 or chrono."""
    _one_of(str(forget), FORGET_STARTS)
    return _with(state, replace(state.comparison, forget=str(forget)))


@intent()
def compare_seed(state: StudioState, library: Library, seed: int) -> StudioState:
    """Draw the random weights of all three cells from another seed."""
    if not 0 <= seed <= LARGEST_SEED:
        raise StudioError(
            tr("A seed goes from 0 to {most}, not {seed}.", most=integer(LARGEST_SEED), seed=seed)
        )
    return _with(state, replace(state.comparison, seed=int(seed)))


# ------------------------------------------------------------------------------ what is shown


@intent()
def compare_unit(state: StudioState, library: Library, unit: int | None = None) -> StudioState:
    """Choose the unit that is shown; all of them without one."""
    if unit is not None and not 0 <= unit < units_of(state):
        raise StudioError(tr("There is no unit {unit} in this cell.", unit=integer(unit + 1)))
    return _with(state, replace(state.comparison, unit=unit))


@intent()
def compare_rows(state: StudioState, library: Library, rows: Many[str]) -> StudioState:
    """Choose what is shown of the cells: h, c and gates, at least one of them."""
    for row in rows:
        _one_of(row, ROWS)
    if not rows:
        raise StudioError(tr("Something has to be shown."), tr("Known: {names}.", names=_all(ROWS)))
    return _with(state, replace(state.comparison, rows=tuple(r for r in ROWS if r in rows)))


@intent()
def compare_overlay(state: StudioState, library: Library, kind: Kind | None = None) -> StudioState:
    """Lay the hidden state of one cell over those of the others; none without a kind."""
    if kind is not None:
        _one_of(kind, COMPARED)
    return _with(state, replace(state.comparison, overlay=kind))


def _one_of(value: object, allowed: tuple[object, ...]) -> None:
    if value not in allowed:
        raise StudioError(
            tr("“{value}” is not one of: {allowed}.", value=value, allowed=_all(allowed))
        )


def _all(names: tuple[object, ...]) -> str:
    return ", ".join(str(name) for name in names)


def _with(state: StudioState, comparison: ComparisonState) -> StudioState:
    return replace(state, comparison=comparison)


def _with_unit(state: StudioState, unit: int | None) -> StudioState:
    """Keep the chosen unit within the cells; they may have fewer units than before."""
    if unit is not None and unit >= units_of(state):
        return _with(state, replace(state.comparison, unit=units_of(state) - 1))
    return state


def at_unit(state: StudioState, library: Library, unit: int) -> StudioState:
    """Return the state with a unit chosen in the sandbox and the sandbox shown."""
    return show_page(choose_unit(state, library, unit), library, "sandbox")
