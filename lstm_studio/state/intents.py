"""What can be asked for: pure functions from a state to the next.

Every function takes the state and the library first; what it refuses it says by StudioError.
Arguments are numbers, texts and None, so that a lesson's file can hold them; the exceptions are
:func:`use_sequence`, which takes a parsed sequence, and
:func:`~lstm_studio.state.visiting.open_in_sandbox`, which takes a cell and what it reads.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import get_args

import numpy as np

from lstm_studio.core.errors import StudioError
from lstm_studio.core.overrides import PINNABLE, Overrides
from lstm_studio.core.params import KINDS, CellParams, Kind
from lstm_studio.core.sequence import Sequence
from lstm_studio.i18n import integer, tr
from lstm_studio.state import finding_intents as _finding_intents  # noqa: F401  # pyright: ignore[reportUnusedImport]
from lstm_studio.state import flow_intents as _flow_intents  # noqa: F401  # pyright: ignore[reportUnusedImport]
from lstm_studio.state import goal_intents as _goal_intents  # noqa: F401  # pyright: ignore[reportUnusedImport]
from lstm_studio.state import lab_intents as _lab_intents  # noqa: F401  # pyright: ignore[reportUnusedImport]
from lstm_studio.state import (
    learning_intents as _learning_intents,  # noqa: F401  # pyright: ignore[reportUnusedImport]
)
from lstm_studio.state import (
    pitfall_intents as _pitfall_intents,  # noqa: F401  # pyright: ignore[reportUnusedImport]
)
from lstm_studio.state import quiz_intents as _quiz_intents  # noqa: F401  # pyright: ignore[reportUnusedImport]
from lstm_studio.state.library import Library, Model, Readout
from lstm_studio.state.reading_intents import choose_word
from lstm_studio.state.registry import intent
from lstm_studio.state.studio import (
    PAGES,
    Mode,
    PlayheadState,
    Scope,
    SequenceState,
    StudioState,
    UnitScope,
    bench,
    hand_cell,
    hand_name,
    hand_params,
    opening_step,
    overrides_of,
    starting_overrides,
)
from lstm_studio.state.timeline import moved
from lstm_studio.state.visiting import sent_home

__all__ = ["model_on_bench", "original_on_bench", "scope_range"]

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)


def _one_of(value: object, allowed: tuple[object, ...]) -> None:
    if value not in allowed:
        raise StudioError(
            tr(
                "“{value}” is not one of: {allowed}.",
                value=value,
                allowed=", ".join(str(a) for a in allowed),
            )
        )


def model_on_bench(state: StudioState, library: Library) -> Model:
    """Return the cell that runs: hand-set, trained, or trained and then changed by hand."""
    cell = state.cell
    if cell.mode == "hand":
        return Model("hand", hand_params(cell))
    trained = original_on_bench(state, library)
    return cell.edited.get(trained.id, trained)


def original_on_bench(state: StudioState, library: Library) -> Model:
    """Return the cell on the bench as it was before a person changed a weight."""
    cell = state.cell
    if cell.mode == "hand":
        return Model("hand", hand_cell(cell.kind, cell.hand_units))
    return library.model(cell.kind, cell.size) if cell.visitor is None else cell.visitor


def scope_range(state: StudioState) -> tuple[int, int]:
    """Return the first and the last step that the chosen scope means, both included."""
    last = len(state.sequence.current) - 1
    step = state.playhead.step
    return {"step": (step, step), "onward": (step, last), "all": (0, last)}[state.gates.scope]


# ---------------------------------------------------------------------------------- sequence


@intent()
def choose_sequence(state: StudioState, library: Library, id: str) -> StudioState:  # noqa: A002
    """Put a shipped sequence, or the person's ``own``, on the bench."""
    if id == state.sequence.current.id:
        return state
    if id == "own" and state.sequence.own is not None:
        return _put(state, library, state.sequence.own, state.sequence.own)
    for sequence in library.sequences():
        if sequence.id == id:
            return _put(state, library, sequence, state.sequence.own)
    raise StudioError(
        tr("There is no sequence “{id}”.", id=id),
        tr("Known: {names}.", names=", ".join(s.id for s in library.sequences())),
    )


@intent()
def use_sequence(state: StudioState, library: Library, sequence: Sequence) -> StudioState:
    """Put the person's own sequence on the bench."""
    return _put(state, library, sequence, sequence)


def _put(
    state: StudioState, library: Library, sequence: Sequence, own: Sequence | None
) -> StudioState:
    """Change the sequence; pins belong to one sequence and start afresh."""
    if sequence is state.sequence.current:
        return state
    if state.cell.visitor is not None:
        state = _fit_unit(sent_home(state), library)
    return replace(
        state,
        sequence=SequenceState(sequence, own),
        gates=replace(state.gates, pins={}),
        playhead=PlayheadState(opening_step(sequence)),
    )


@intent()
def set_value(state: StudioState, library: Library, step: int, value: float) -> StudioState:
    """Change the input value of one step; the sequence becomes the person's own."""
    return _edit(state, step, value=float(value))


@intent()
def set_mark(state: StudioState, library: Library, step: int, mark: bool) -> StudioState:
    """Mark or unmark one step; the sequence becomes the person's own."""
    return _edit(state, step, mark=bool(mark))


def _edit(
    state: StudioState, step: int, *, value: float | None = None, mark: bool | None = None
) -> StudioState:
    current = state.sequence.current
    if not 0 <= step < len(current):
        raise StudioError(tr("The sequence has no step {step}.", step=step + 1))
    if current.vectors is not None:
        raise StudioError(
            tr(
                "The network reads a vector of {count} numbers at each step of this sequence, "
                "not one value.",
                count=integer(current.vectors.shape[1]),
            ),
            tr("Another sequence, or another cell, reads values that can be changed."),
        )
    changed = current.with_step(step, value=value, mark=mark)
    if current.id != "own":
        changed = replace(
            changed, id="own", title=tr("{title}, changed", title=current.title), story=""
        )
    return replace(state, sequence=SequenceState(changed, changed))


# -------------------------------------------------------------------------------------- cell


@intent()
def choose_kind(state: StudioState, library: Library, kind: Kind) -> StudioState:
    """Put another kind of cell on the bench."""
    _one_of(kind, KINDS)
    if kind != state.cell.kind:
        state = sent_home(state)
    return _fit_unit(replace(state, cell=replace(state.cell, kind=kind)), library)


@intent()
def choose_mode(state: StudioState, library: Library, mode: Mode) -> StudioState:
    """Choose who sets the gates: the person or a trained network."""
    _one_of(mode, get_args(Mode))
    if mode == "hand":
        state = sent_home(state)
    return _fit_unit(replace(state, cell=replace(state.cell, mode=mode)), library)


@intent()
def choose_size(state: StudioState, library: Library, size: int) -> StudioState:
    """Choose a trained cell by its number of units."""
    _one_of(size, library.sizes(state.cell.kind))
    state = sent_home(state)
    return _fit_unit(replace(state, cell=replace(state.cell, size=size)), library)


def _fit_unit(state: StudioState, library: Library) -> StudioState:
    """Keep what depends on the cell valid: the unit exists, the unfolded gate belongs to it."""
    view = state.view
    units = model_on_bench(state, library).params.hidden_size
    names = (*PINNABLE[state.cell.kind], "c", "h")
    unfolded = view.unfolded if view.unfolded in names else None
    return replace(
        state,
        view=replace(view, unit=min(view.unit, units - 1), unfolded=unfolded),
        playhead=replace(state.playhead, phase=math.inf),
    )


@intent()
def choose_unit(state: StudioState, library: Library, unit: int) -> StudioState:
    """Choose the unit that equations, diagram and lanes show."""
    units = model_on_bench(state, library).params.hidden_size
    if not 0 <= unit < units:
        raise StudioError(tr("There is no unit {unit} in this cell.", unit=unit + 1))
    return replace(state, view=replace(state.view, unit=unit))


@intent()
def set_weight(
    state: StudioState, library: Library, parameter: str, row: int, column: int, value: float
) -> StudioState:
    """Change one weight of the cell on the bench.

    `parameter` is ``weight_ih``, ``weight_hh``, ``bias_ih``, ``bias_hh``, ``readout_weight`` or
    ``readout_bias``; `column` is ignored for biases, `row` too for the readout's bias.
    """
    if not math.isfinite(value):
        raise StudioError(tr("A weight is a finite number."), tr("The old weight stays."))
    model = model_on_bench(state, library)
    cell = state.cell
    if parameter.startswith("readout_"):
        readout = _changed_readout(model, parameter, column, value)
        changed = replace(model, readout=readout, edited=True)
    else:
        changed = replace(
            model, params=_changed_params(model.params, parameter, row, column, value), edited=True
        )
    if cell.mode == "hand":
        name = hand_name(cell.kind, cell.hand_units)
        return replace(state, cell=replace(cell, hand={**cell.hand, name: changed.params}))
    return replace(state, cell=replace(cell, edited={**cell.edited, model.id: changed}))


def _changed_params(
    params: CellParams, name: str, row: int, column: int, value: float
) -> CellParams:
    _one_of(name, ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))
    index = (row, column) if name.startswith("weight") else (row,)
    shape = getattr(params, name).shape
    if not all(0 <= k < n for k, n in zip(index, shape, strict=True)):
        raise StudioError(tr("There is no such weight in this cell."))
    return params.with_value(name, index, value)


def _changed_readout(model: Model, name: str, column: int, value: float) -> Readout:
    _one_of(name, ("readout_weight", "readout_bias"))
    if model.readout is None:
        raise StudioError(tr("This cell has no readout."))
    if name == "readout_bias":
        return Readout(model.readout.weight, value)
    if not 0 <= column < model.readout.weight.size:
        raise StudioError(tr("There is no such weight in this cell."))
    weight = np.array(model.readout.weight)
    weight[column] = value
    weight.flags.writeable = False
    return Readout(weight, model.readout.bias)


@intent()
def reset_weights(state: StudioState, library: Library) -> StudioState:
    """Give the cell on the bench its original weights back."""
    cell = state.cell
    if cell.mode == "hand":
        name = hand_name(cell.kind, cell.hand_units)
        hand = {**cell.hand, name: hand_cell(cell.kind, cell.hand_units)}
        return replace(state, cell=replace(cell, hand=hand))
    id = original_on_bench(state, library).id  # noqa: A001
    edited = {key: model for key, model in cell.edited.items() if key != id}
    return replace(state, cell=replace(cell, edited=edited))


# ------------------------------------------------------------------------------------- gates


@intent()
def set_scope(state: StudioState, library: Library, scope: Scope) -> StudioState:
    """Choose which steps a slider acts on."""
    _one_of(scope, get_args(Scope))
    return replace(state, gates=replace(state.gates, scope=scope))


@intent()
def set_unit_scope(state: StudioState, library: Library, units: UnitScope) -> StudioState:
    """Choose whether a slider acts on all units or on the chosen one."""
    _one_of(units, get_args(UnitScope))
    return replace(state, gates=replace(state.gates, units=units))


@intent()
def pin_gate(
    state: StudioState,
    library: Library,
    gate: str,
    value: float,
    first: int | None = None,
    last: int | None = None,
) -> StudioState:
    """Hold a gate at a value, over the chosen scope or from `first` to `last` (0-based)."""
    first, last = _steps(state, first, last)
    return _with(state, overrides_of(state).pin(gate, value, first, last, _unit(state)))


@intent()
def release_gate(
    state: StudioState,
    library: Library,
    gate: str,
    first: int | None = None,
    last: int | None = None,
) -> StudioState:
    """Let go of a gate; in a hand-set cell a gate goes back to where it started."""
    first, last = _steps(state, first, last)
    pins = overrides_of(state)
    start = starting_overrides(state)
    if gate in start.pins:
        lanes = np.array(pins.values(gate))
        unit = _unit(state)
        there = (slice(first, last + 1), slice(None) if unit is None else unit)
        lanes[there] = start.values(gate)[there]
        return _with(state, replace(pins, pins={**pins.pins, gate: lanes}))
    return _with(state, pins.release(gate, first, last, _unit(state)))


@intent()
def release_all(state: StudioState, library: Library) -> StudioState:
    """Give all gates back to the network; a hand-set cell gets the sequence's programme."""
    return _with(state, starting_overrides(state))


@intent()
def flatten_gates(state: StudioState, library: Library) -> StudioState:
    """Hold every gate of a hand-set cell at one value for all steps, the value it has now."""
    pins = overrides_of(state)
    step = state.playhead.step
    for gate in tuple(pins.pins):
        level = np.tile(pins.values(gate)[step], (pins.steps, 1))
        pins = replace(pins, pins={**pins.pins, gate: level})
    return _with(state, pins)


def _steps(state: StudioState, first: int | None, last: int | None) -> tuple[int, int]:
    if first is None:
        return scope_range(state)
    end = first if last is None else last
    return min(first, end), max(first, end)


def _unit(state: StudioState) -> int | None:
    return state.view.unit if state.gates.units == "one" else None


def _with(state: StudioState, pins: Overrides) -> StudioState:
    gates = replace(state.gates, pins={**state.gates.pins, bench(state.cell): pins})
    return replace(state, gates=gates)


# ---------------------------------------------------------------------------------- playhead


@intent(transient=True)
def move_to(
    state: StudioState, library: Library, step: int, phase: float = math.inf
) -> StudioState:
    """Go to a step of the page shown (clipped to its steps), complete or at `phase`."""
    return moved(state, step, phase)


@intent(transient=True)
def hover(state: StudioState, library: Library, key: str | None) -> StudioState:
    """Light up one quantity wherever it is shown."""
    if state.hover.key == key:
        return state
    return replace(state, hover=replace(state.hover, key=key))


# -------------------------------------------------------------------------------------- view


@intent(transient=True)
def show_page(state: StudioState, library: Library, page: str) -> StudioState:
    """Show another page of the window; what is on the pages stays as it is."""
    _one_of(page, PAGES)
    if page == state.view.page:
        return state
    if page == "both" and not state.reading.words:
        state = choose_word(state, library, state.reading.word)
    return replace(state, view=replace(state.view, page=page))


@intent()
def unfold(state: StudioState, library: Library, gate: str | None) -> StudioState:
    """Show the products of one gate's sum, or none."""
    if gate is not None:
        _one_of(gate, (*PINNABLE[state.cell.kind], "c", "h"))
    return replace(state, view=replace(state.view, unfolded=gate))


@intent()
def set_vector(state: StudioState, library: Library, vector: bool) -> StudioState:
    """Show equations for the chosen unit, or for all units as vectors."""
    return replace(state, view=replace(state.view, vector=bool(vector)))


@intent()
def set_speed(state: StudioState, library: Library, speed: float) -> StudioState:
    """Choose how many steps are played a second."""
    _one_of(speed, SPEEDS)
    return replace(state, view=replace(state.view, speed=float(speed)))


@intent()
def set_loop(state: StudioState, library: Library, loop: bool) -> StudioState:
    """Choose whether playing starts again at the end."""
    return replace(state, view=replace(state.view, loop=bool(loop)))


# -------------------------------------------------------------------------------------- look


@intent()
def set_theme(state: StudioState, library: Library, theme: str) -> StudioState:
    """Choose ``light``, ``dark``, or ``system`` to follow the desktop."""
    _one_of(theme, ("system", "light", "dark"))
    return replace(state, look=replace(state.look, theme=theme))


@intent()
def set_scale(state: StudioState, library: Library, scale: float) -> StudioState:
    """Choose the size of everything, 1.0 to 2.0."""
    if not 1.0 <= scale <= 2.0:
        raise StudioError(tr("The size goes from 100 to 200 %."))
    return replace(state, look=replace(state.look, scale=float(scale)))


@intent()
def set_projector(state: StudioState, library: Library, projector: bool) -> StudioState:
    """Choose the large type, thick lines and strong contrast of a projector."""
    return replace(state, look=replace(state.look, projector=bool(projector)))


@intent()
def set_reduce_motion(state: StudioState, library: Library, reduce_motion: bool) -> StudioState:
    """Choose whether anything moves by itself between two steps."""
    return replace(state, look=replace(state.look, reduce_motion=bool(reduce_motion)))
