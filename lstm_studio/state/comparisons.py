"""Three cells on one sequence: pure, made only when the page "Compare" is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from lstm_studio.core.errors import StudioError
from lstm_studio.core.memory import Retention, retention
from lstm_studio.core.overrides import Overrides
from lstm_studio.core.params import Kind
from lstm_studio.core.sequence import Sequence
from lstm_studio.core.starts import CHRONO, random_start
from lstm_studio.core.trace import Trace, run_trace
from lstm_studio.i18n import integer, tr
from lstm_studio.state.comparing import COMPARED, ComparisonState
from lstm_studio.state.comparing_intents import at_unit, on_the_bench
from lstm_studio.state.intents import choose_kind, choose_mode, choose_size, model_on_bench
from lstm_studio.state.library import Library, Model
from lstm_studio.state.registry import intent
from lstm_studio.state.studio import StudioState, bench, overrides_of
from lstm_studio.state.visiting import open_in_sandbox

__all__ = ["HELD_STEPS", "Compared", "Comparisons", "derive_comparisons", "open_compared"]

HELD_STEPS = 100
"""After how many steps of waiting the errors of the shipped cells are compared."""

RANDOM_INPUTS = 2
"""What a cell with random weights reads at each step: the value and the mark."""


@dataclass(frozen=True, eq=False)
class Compared:
    """One of the three cells and its run; compared by identity.

    Attributes
    ----------
    model : Model
        The cell.
    sequence : Sequence
        What it read.
    overrides : Overrides or None
        The gates that the person holds, for the cells of the sandbox.
    trace : Trace
        Its run.
    """

    model: Model
    sequence: Sequence
    overrides: Overrides | None
    trace: Trace
    made_of: tuple[object, ...]

    @property
    def kind(self) -> Kind:
        """Which cell it is."""
        return self.model.params.kind

    @cached_property
    def retention(self) -> Retention:
        """How long it remembers the input of the sequence's key step."""
        params, probe = self.model.params, self.sequence.key_step
        return retention(params, self.trace.x, probe, overrides=self.overrides)


@dataclass(frozen=True, eq=False)
class Comparisons:
    """Everything computed for the page; compared by identity.

    Attributes
    ----------
    comparison : ComparisonState
        What it was computed from.
    bench : Sequence
        The sequence of the bench.
    sequence : Sequence
        What all three cells read: the same without the vectors of a visitor, which has one kind.
    cells : mapping of kind to Compared
        In the order of the page.
    held : mapping of (kind, size) to float
        The mean error of the shipped cells after :data:`HELD_STEPS` steps of holding a number, by
        their cards; empty where no card says so.
    causes : tuple
        The choices that it follows from.
    """

    comparison: ComparisonState
    bench: Sequence
    sequence: Sequence
    cells: Mapping[Kind, Compared]
    held: Mapping[tuple[Kind, int], float]
    causes: tuple[object, ...]

    @property
    def units(self) -> int:
        """The number of units of each cell."""
        return self.cells["lstm"].model.params.hidden_size

    @property
    def unit(self) -> int | None:
        """The unit shown, 0-based; None for all."""
        unit = self.comparison.unit
        return None if unit is None else min(unit, self.units - 1)


def derive_comparisons(
    state: StudioState, library: Library, previous: Comparisons | None
) -> Comparisons | None:
    """Compare the cells; what has not changed since `previous` is taken from there.

    Nothing is computed while another page is shown.
    """
    if state.view.page != "compare":
        return previous
    current = state.sequence.current
    causes = (state.comparison, current, state.cell, state.gates)
    if previous is not None and _same(causes, previous.causes):
        return previous
    if previous is not None and previous.bench is current:
        sequence = previous.sequence
    else:
        sequence = replace(current, vectors=None) if current.vectors is not None else current
    old: Mapping[Kind, Compared] = {} if previous is None else previous.cells
    cells: dict[Kind, Compared] = {
        kind: _compared(state, library, kind, sequence, old.get(kind)) for kind in COMPARED
    }
    held = _held(library) if previous is None else previous.held
    return Comparisons(state.comparison, current, sequence, cells, held, causes)


def _compared(
    state: StudioState, library: Library, kind: Kind, sequence: Sequence, old: Compared | None
) -> Compared:
    """Return one cell and its run; `old` itself, or its model, where they are the same."""
    comparison = state.comparison
    overrides: Overrides | None = None
    pins: object = None
    made_of: tuple[object, ...]
    if comparison.source == "random":
        forget = comparison.forget if kind == "lstm" else "0"
        steps = len(sequence) if forget == CHRONO else 0
        made_of = ("random", comparison.size, comparison.seed, forget, steps)
        if old is not None and old.made_of[: len(made_of)] == made_of:
            model = old.model
        else:
            model = _random(kind, comparison, forget, steps)
    elif comparison.source == "trained":
        model = library.model(kind, comparison.size)
        made_of = ("trained", model)
    else:
        there = on_the_bench(state, library, kind)
        model = model_on_bench(there, library)
        pins = there.gates.pins.get(bench(there.cell))
        overrides = overrides_of(there)
        made_of = ("own", there.cell.mode, model.params, pins)
    made_of = (*made_of, sequence)
    if old is not None and _same(made_of, old.made_of):
        return old
    x = sequence.inputs(model.params.input_size)
    return Compared(model, sequence, overrides, run_trace(model.params, x, overrides), made_of)


def _random(kind: Kind, comparison: ComparisonState, forget: str, steps: int) -> Model:
    start = CHRONO if forget == CHRONO else float(forget)
    params = random_start(
        kind, comparison.size, RANDOM_INPUTS, comparison.seed, start, max(steps, 2)
    )
    name = f"random/{kind}/{comparison.size}/{comparison.seed}"
    seed = integer(comparison.seed)
    if kind != "lstm":
        title = tr("Random {kind}, seed {seed}", kind=kind.upper(), seed=seed)
        return Model(name, params, title=title)
    title = tr(
        "Random LSTM, seed {seed}, forget bias {bias}",
        seed=seed,
        bias=tr("chrono") if forget == CHRONO else forget,
    )
    return Model(f"{name}/{forget}/{steps}", params, title=title)


def _same(first: tuple[object, ...], second: tuple[object, ...]) -> bool:
    """Return whether two things were made of the same: objects by identity, names by value."""
    return len(first) == len(second) and all(
        a is b or (isinstance(a, str | int) and a == b) for a, b in zip(first, second, strict=True)
    )


def _held(library: Library) -> Mapping[tuple[Kind, int], float]:
    """Return what the cards of all shipped cells say; a card that cannot be read says nothing."""
    found: dict[tuple[Kind, int], float] = {}
    for kind in COMPARED:
        for size in library.sizes(kind):
            try:
                delays = dict(library.model(kind, size).delays)
            except StudioError:
                continue
            if HELD_STEPS in delays:
                found[kind, size] = delays[HELD_STEPS]
    return found


@intent()
def open_compared(state: StudioState, library: Library, kind: Kind) -> StudioState:
    """Take one of the three cells to the sandbox, with what it reads and the same numbers."""
    if kind not in COMPARED:
        raise StudioError(tr("“{kind}” is not a cell this program knows.", kind=kind))
    comparison = state.comparison
    shown = derive_comparisons(
        replace(state, view=replace(state.view, page="compare")), library, None
    )
    assert shown is not None
    unit = 0 if shown.unit is None else shown.unit
    if comparison.source == "own":
        return at_unit(on_the_bench(state, library, kind), library, unit)
    model = shown.cells[kind].model
    if comparison.source == "trained":
        there = choose_kind(choose_mode(state, library, "learned"), library, kind)
        there = choose_size(there, library, comparison.size)
        untouched = model.id not in there.cell.edited and not overrides_of(there)
        if untouched and there.sequence.current is shown.sequence:
            return at_unit(there, library, unit)
        # The sandbox has this cell with changes of the person's: it stays, and so do they.
        model = replace(model, id=f"compare/{model.id}")
    step = state.playhead.step
    return open_in_sandbox(state, library, model, shown.sequence, unit, step)
