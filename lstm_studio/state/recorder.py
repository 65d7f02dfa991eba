"""What is on the bench, as the intents that put it there: *Record a step*.

The calls are found by carrying them out: beginning at a first start, each part of the state is
compared with the one to be recorded, and what differs is asked for.  So nothing is recorded that
a first start has anyway.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from lstm_studio.core.overrides import PINNABLE
from lstm_studio.core.params import KINDS, CellParams, Floats, Kind
from lstm_studio.core.sequence import Sequence
from lstm_studio.core.texts import clipped
from lstm_studio.i18n import tr
from lstm_studio.state.intents import model_on_bench
from lstm_studio.state.library import Library, Model
from lstm_studio.state.registry import apply
from lstm_studio.state.scenes import Call, Plain, Scene
from lstm_studio.state.studio import (
    CellState,
    StudioState,
    hand_cell,
    hand_name,
    initial_state,
    overrides_of,
)
from lstm_studio.state.visiting import sent_home

__all__ = ["Recording", "record", "recorded"]

_WEIGHTS = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


@dataclass(frozen=True)
class Recording:
    """A state as calls.

    Attributes
    ----------
    scene : Scene
        Applied to a first start, it gives the state.
    left_out : tuple of str
        What no call can give back, a sentence each.
    """

    scene: Scene
    left_out: tuple[str, ...] = ()


def recorded(state: StudioState, library: Library) -> Scene:
    """Return the calls that put `state` on the bench, and nothing that a first start has."""
    return record(state, library).scene


def record(state: StudioState, library: Library) -> Recording:
    """Return the calls that put `state` on the bench, and what they leave out."""
    return _Recorder(state, library).record()


class _Recorder:
    """Goes from a first start to a state, call by call.

    The page comes with every recording: it is where the person is, and stays when a scene begins.
    """

    def __init__(self, state: StudioState, library: Library) -> None:
        self.library = library
        self.left_out: list[str] = []
        self.wanted = self._recordable(state)
        self.now = initial_state(library)
        self.calls: list[Call] = []

    def record(self) -> Recording:
        from lstm_studio.state.page_recorders import record_pages

        self.ask("show_page", page="sandbox")
        self._sequence()
        self._weights()
        self._pins()
        self._bench()
        self._looks()
        record_pages(self)
        return Recording(self._scene(), tuple(self.left_out))

    def ask(self, name: str, **arguments: Plain) -> None:
        """Carry out one call and keep it."""
        self.now = apply(self.now, self.library, name, **arguments)
        self.calls.append(Call(name, arguments))

    def leave_out(self, sentence: str) -> None:
        """Say what is not recorded."""
        self.left_out.append(sentence)

    def _scene(self) -> Scene:
        """Return the calls; the sandbox is asked for at first only where it is needed."""
        first, *rest = self.calls
        pages = [n for n, call in enumerate(rest) if call.name == "show_page"]
        moved = any(call.name == "move_to" for call in rest[: pages[0]]) if pages else True
        return tuple(rest) if pages and not moved else (first, *rest)

    def _recordable(self, state: StudioState) -> StudioState:
        """Return the state without what other pages have brought along."""
        if state.cell.visitor is not None:
            self.leave_out(tr("The cell that another page has brought along is not recorded."))
            state = sent_home(state)
        if state.cell.hand_units != 1:
            self.leave_out(tr("A cell of several units set by hand is not recorded."))
            state = replace(state, cell=replace(state.cell, hand_units=1))
        cell = state.cell
        if cell.mode == "learned" and cell.size not in self.library.sizes(cell.kind):
            state = replace(state, cell=replace(cell, mode="hand"))
        return state

    # ------------------------------------------------------------------------------ sequence

    def _sequence(self) -> None:
        wanted = self.wanted.sequence.current
        shipped = self._shipped(wanted)
        if shipped is not None:
            if shipped.id != self.now.sequence.current.id:
                self.ask("choose_sequence", id=shipped.id)
            for step in np.flatnonzero(shipped.values != wanted.values):
                self.ask("set_value", step=int(step), value=float(wanted.values[step]))
            for step in np.flatnonzero(shipped.marks != wanted.marks):
                self.ask("set_mark", step=int(step), mark=bool(wanted.marks[step]))
            return
        # The gates of a programme are recorded as what they are: gates that are held.
        more: dict[str, Plain] = {}
        marks = tuple(int(step) for step in np.flatnonzero(wanted.marks))
        if marks:
            more["marks"] = marks
        if wanted.key_step:
            more["key_step"] = wanted.key_step
        if wanted.title != clipped(" ".join(wanted.tokens[:32])):
            more["title"] = wanted.title
        finite = np.isfinite(wanted.values)
        if not finite.all():
            self.leave_out(tr("Inputs that are not finite are recorded as 0."))
        values = tuple(float(value) for value in np.where(finite, wanted.values, 0.0))
        self.ask("write_sequence", tokens=wanted.tokens, values=values, **more)

    def _shipped(self, wanted: Sequence) -> Sequence | None:
        """Return the shipped sequence that becomes `wanted` by other values and marks."""
        if not np.isfinite(wanted.values).all():
            return None
        for one in self.library.sequences():
            if len(one) != len(wanted) or one.key_step != wanted.key_step:
                continue
            changed = one
            for step in np.flatnonzero(one.values != wanted.values):
                changed = changed.with_step(int(step), value=float(wanted.values[step]))
            if changed.tokens == wanted.tokens and _same_lanes(one, wanted):
                return one
        return None

    # --------------------------------------------------------------------------------- cells

    def _go_to(self, kind: Kind, size: int | None) -> None:
        """Put a cell on the bench: set by hand, or trained with `size` units."""
        if self.now.cell.kind != kind:
            if self.now.cell.mode == "learned" and size is None:
                self.ask("choose_mode", mode="hand")  # there may be no trained cell of its size
            self.ask("choose_kind", kind=kind)
        if size is not None and self.now.cell.size != size:
            self.ask("choose_size", size=size)
        mode = "hand" if size is None else "learned"
        if self.now.cell.mode != mode:
            self.ask("choose_mode", mode=mode)

    def _benches(self) -> Iterator[tuple[Kind, int | None]]:
        """Go through all cells that there can be; the one on the bench comes last."""
        cell = self.wanted.cell
        last = (cell.kind, None if cell.mode == "hand" else cell.size)
        for kind in KINDS:
            for size in (None, *self.library.sizes(kind)):
                if (kind, size) != last:
                    yield kind, size
        yield last

    def _weights(self) -> None:
        cell = self.wanted.cell
        known: set[str] = set()
        for kind, size in self._benches():
            if size is None:
                model = Model("hand", cell.hand.get(hand_name(kind, 1), hand_cell(kind)))
            elif cell.edited:
                shipped = self.library.model(kind, size)
                known.add(shipped.id)
                model = cell.edited.get(shipped.id, shipped)
            else:
                continue
            self._weights_of(kind, size, model)
        if set(cell.edited) - known:
            self.leave_out(tr("Changed weights of a cell from another page are not recorded."))

    def _weights_of(self, kind: Kind, size: int | None, model: Model) -> None:
        origin = Model("hand", hand_cell(kind)) if size is None else self.library.model(kind, size)
        changes = [*_changed(origin.params, model.params)]
        if origin.readout is not None and model.readout is not None:
            for column in np.flatnonzero(origin.readout.weight != model.readout.weight):
                value = float(model.readout.weight[column])
                changes.append(("readout_weight", 0, int(column), value))
            if origin.readout.bias != model.readout.bias:
                changes.append(("readout_bias", 0, 0, float(model.readout.bias)))
        if changes:
            self._go_to(kind, size)
        for parameter, row, column, value in changes:
            self.ask("set_weight", parameter=parameter, row=row, column=column, value=value)

    # --------------------------------------------------------------------------------- gates

    def _pins(self) -> None:
        for kind, size in self._benches():
            mode = "hand" if size is None else "learned"
            there = CellState(kind, mode, 1 if size is None else size)
            wanted = overrides_of(replace(self.wanted, cell=there))
            held = overrides_of(replace(self.now, cell=there))
            for gate in PINNABLE[kind]:
                lanes, old = wanted.values(gate), held.values(gate)
                if not np.array_equal(lanes, old, equal_nan=True):
                    self._go_to(kind, size)
                    self._hold(gate, lanes, old)

    def _hold(self, gate: str, lanes: Floats, old: Floats) -> None:
        """Hold one gate as it is wanted, all units at once where they are alike."""
        alike = np.repeat(lanes[:, :1], lanes.shape[1], axis=1)
        if np.array_equal(lanes, alike, equal_nan=True):
            if self.now.gates.units != "all":
                self.ask("set_unit_scope", units="all")
            self._hold_lane(gate, lanes[:, 0], old[:, 0])
            return
        if self.now.gates.units != "one":
            self.ask("set_unit_scope", units="one")
        for unit in range(lanes.shape[1]):
            if not np.array_equal(lanes[:, unit], old[:, unit], equal_nan=True):
                if self.now.view.unit != unit:
                    self.ask("choose_unit", unit=unit)
                self._hold_lane(gate, lanes[:, unit], old[:, unit])

    def _hold_lane(self, gate: str, lane: Floats, old: Floats) -> None:
        """Hold runs of equal values; a lane at one value throughout in one call."""
        steps = len(lane)
        if (lane == lane[0]).all():
            self.ask("pin_gate", gate=gate, value=float(lane[0]))
            return
        step = 0
        while step < steps:
            last = step
            if not math.isnan(lane[step]) and lane[step] != old[step]:
                while last + 1 < steps and lane[last + 1] == lane[step]:
                    last += 1
                more = {} if last == step else {"last": last}
                self.ask("pin_gate", gate=gate, value=float(lane[step]), first=step, **more)
            step = last + 1

    # --------------------------------------------------------------------------------- bench

    def _bench(self) -> None:
        cell = self.wanted.cell
        if self.now.cell.size != cell.size:
            kinds = (cell.kind, *KINDS)
            kind = next((one for one in kinds if cell.size in self.library.sizes(one)), None)
            if kind is not None:
                if self.now.cell.kind != kind:
                    self.ask("choose_kind", kind=kind)
                self.ask("choose_size", size=cell.size)
        self._go_to(cell.kind, None if cell.mode == "hand" else cell.size)
        gates = self.wanted.gates
        if self.now.gates.scope != gates.scope:
            self.ask("set_scope", scope=gates.scope)
        if self.now.gates.units != gates.units:
            self.ask("set_unit_scope", units=gates.units)

    def _looks(self) -> None:
        view, head = self.wanted.view, self.wanted.playhead
        units = model_on_bench(self.now, self.library).params.hidden_size
        unit = min(view.unit, units - 1)
        if self.now.view.unit != unit:
            self.ask("choose_unit", unit=unit)
        known = (*PINNABLE[self.now.cell.kind], "c", "h")
        if view.unfolded in known and self.now.view.unfolded != view.unfolded:
            self.ask("unfold", gate=view.unfolded)
        if self.now.view.vector != view.vector:
            self.ask("set_vector", vector=view.vector)
        if (self.now.playhead.step, self.now.playhead.phase) != (head.step, head.phase):
            more = {} if math.isinf(head.phase) else {"phase": float(head.phase)}
            self.ask("move_to", step=head.step, **more)


def _same_lanes(one: Sequence, other: Sequence) -> bool:
    """Return whether the programmes of two sequences are the same, and neither has vectors."""
    return (
        other.vectors is None
        and one.programme.keys() == other.programme.keys()
        and all(np.array_equal(lane, other.programme[g]) for g, lane in one.programme.items())
    )


def _changed(origin: CellParams, params: CellParams) -> Iterator[tuple[str, int, int, float]]:
    """Go through the weights that differ: parameter, row, column and the new value."""
    for name in _WEIGHTS:
        old, new = getattr(origin, name), getattr(params, name)
        for place in np.argwhere(old != new):
            row, column = int(place[0]), int(place[1]) if len(place) > 1 else 0
            yield name, row, column, float(new[tuple(place)])
