"""A trained cell that another page brings to the gate sandbox, and how it leaves again."""

from __future__ import annotations

from dataclasses import replace

from lstm_studio.core.errors import StudioError
from lstm_studio.core.overrides import PINNABLE
from lstm_studio.core.sequence import Sequence
from lstm_studio.i18n import tr
from lstm_studio.state.library import Library, Model
from lstm_studio.state.registry import intent
from lstm_studio.state.studio import (
    PlayheadState,
    SequenceState,
    StudioState,
    bench,
    opening_step,
)

__all__ = ["VISITING", "open_in_sandbox", "sent_home"]

VISITING = "visiting"
"""What a brought sequence is called by where its own id is taken."""


@intent()
def open_in_sandbox(
    state: StudioState,
    library: Library,
    model: Model,
    sequence: Sequence,
    unit: int = 0,
    step: int | None = None,
) -> StudioState:
    """Put a visiting cell and what it reads on the bench, and show the gate sandbox.

    Parameters
    ----------
    state, library
        As for every intent.
    model : Model
        A cell with any number of inputs and units.  Its id tells its pins and its changed weights
        from those of others; changes of an earlier visit under the same id are forgotten, so that
        the numbers are those of `model`.
    sequence : Sequence
        What it reads, with vectors where that is more than a value and a mark.
    unit : int
        The unit to show, 0-based.
    step : int, optional
        Where the playhead is to stand, clipped to the sequence; a little after the key step when
        left out.

    Raises
    ------
    StudioError
        When the cell cannot read the sequence or has no such unit.
    """
    sequence.inputs(model.params.input_size)
    if not 0 <= unit < model.params.hidden_size:
        raise StudioError(tr("There is no unit {unit} in this cell.", unit=unit + 1))
    kind = model.params.kind
    last = len(sequence) - 1
    at = opening_step(sequence) if step is None else min(max(int(step), 0), last)
    own = state.sequence.own
    if sequence.id in ("own", *(known.id for known in library.sequences())):
        sequence = replace(sequence, id=VISITING)
    edited = {id_: kept for id_, kept in state.cell.edited.items() if id_ != model.id}
    unfolded = state.view.unfolded
    return replace(
        state,
        sequence=SequenceState(sequence, own),
        cell=replace(state.cell, kind=kind, mode="learned", visitor=model, edited=edited),
        gates=replace(state.gates, pins={}),
        playhead=PlayheadState(at),
        view=replace(
            state.view,
            page="sandbox",
            unit=unit,
            unfolded=unfolded if unfolded in (*PINNABLE[kind], "c", "h") else None,
        ),
    )


def sent_home(state: StudioState) -> StudioState:
    """Return the state without the visitor, its changed weights, its pins and its vectors.

    The words stay on the bench, as values that any cell reads and a person can change.
    """
    cell, current = state.cell, state.sequence.current
    if cell.visitor is None:
        return state
    edited = {id_: kept for id_, kept in cell.edited.items() if id_ != cell.visitor.id}
    pins = {name: held for name, held in state.gates.pins.items() if name != bench(cell)}
    sequence = state.sequence
    if current.vectors is not None:
        sequence = replace(sequence, current=replace(current, vectors=None))
    return replace(
        state,
        sequence=sequence,
        cell=replace(cell, visitor=None, edited=edited),
        gates=replace(state.gates, pins=pins),
    )
