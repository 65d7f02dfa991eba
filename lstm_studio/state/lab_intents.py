"""What can be asked for on the page "Train"; the training itself is the controller's."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import Kind
from lstm_studio.core.tasks import find_task
from lstm_studio.i18n import integer, number, tr
from lstm_studio.state.lab import BIASES, CELL_ORDER, Axis, LabState, sizes_for
from lstm_studio.state.library import Library
from lstm_studio.state.registry import intent
from lstm_studio.state.studio import StudioState

__all__ = ["LENGTHS", "RATES", "SEEDS", "SIZES", "STEPS"]

LENGTHS = (1, 500)
SIZES = (1, 128)
SEEDS = (1, 5)
STEPS = (1, 20_000)
RATES = (0.01, 100.0)
"""The least and the most of each."""


@intent()
def choose_task(state: StudioState, library: Library, task: str) -> StudioState:
    """Train on another task, with the settings at which its story is told."""
    found = find_task(task)
    if task == state.lab.task:
        return state
    lab = replace(
        state.lab,
        task=task,
        length=found.length,
        sizes=sizes_for(found),
        steps=found.steps,
        unit=0,
    )
    return replace(state, lab=lab)


@intent()
def take_part(state: StudioState, library: Library, kind: Kind, on: bool) -> StudioState:
    """Let a cell take part in the training, or leave it out; one always takes part."""
    _known(kind, CELL_ORDER)
    cells = tuple(k for k in CELL_ORDER if (on if k == kind else k in state.lab.cells))
    if not cells:
        raise StudioError(
            tr("Somebody has to be trained."), tr("Choose another cell before this one leaves.")
        )
    if cells == state.lab.cells:
        return state
    watched = state.lab.watched if state.lab.watched in cells else cells[0]
    return _with(state, cells=cells, watched=watched)


@intent()
def set_task_length(state: StudioState, library: Library, length: int) -> StudioState:
    """Set the steps of a training sequence."""
    least = max(LENGTHS[0], find_task(state.lab.task).least_length)
    return _with(state, length=_whole(tr("Length of a sequence"), length, (least, LENGTHS[1])))


@intent()
def set_units(state: StudioState, library: Library, kind: Kind, size: int) -> StudioState:
    """Set the units of one cell."""
    _known(kind, CELL_ORDER)
    size = _whole(tr("Hidden size"), size, SIZES)
    return _with(state, sizes={**state.lab.sizes, kind: size})


@intent()
def set_first_bias(state: StudioState, library: Library, bias: str) -> StudioState:
    """Set where the LSTM's forget bias starts: a number, or spread over all lengths (chrono)."""
    _known(bias, BIASES)
    return _with(state, bias=bias)


@intent()
def set_rate(state: StudioState, library: Library, rate: float) -> StudioState:
    """Multiply every cell's learning rate; a training that runs takes it up at once."""
    if not RATES[0] <= rate <= RATES[1]:  # true for NaN
        raise StudioError(
            tr("A learning rate cannot be multiplied by {value}.", value=number(rate)),
            tr(
                "Choose a number from {least} to {most}.",
                least=number(RATES[0]),
                most=number(RATES[1]),
            ),
        )
    return _with(state, rate=float(rate))


@intent()
def set_seeds(
    state: StudioState, library: Library, seeds: int, first: int | None = None
) -> StudioState:
    """Set how many seeds are trained, and the first of them."""
    first = state.lab.first_seed if first is None else first
    first = _whole(tr("Seed"), first, (0, 1_000_000))
    return _with(state, seeds=_whole(tr("Seeds"), seeds, SEEDS), first_seed=first)


@intent()
def set_training_steps(state: StudioState, library: Library, steps: int) -> StudioState:
    """Set the most steps of the training."""
    return _with(state, steps=_whole(tr("Steps"), steps, STEPS))


@intent()
def set_curve_axis(state: StudioState, library: Library, axis: Axis) -> StudioState:
    """Draw the curves over the steps of the optimizer or over the seconds they took."""
    _known(axis, get_args(Axis))
    return _with(state, axis=axis)


@intent()
def watch_network(
    state: StudioState,
    library: Library,
    kind: Kind | None = None,
    unit: int | None = None,
    seed: int | None = None,
) -> StudioState:
    """Show the gates of another network, of another of its units, or those of another seed."""
    lab = state.lab
    kind = lab.watched if kind is None else kind
    _known(kind, CELL_ORDER)
    if unit is None:
        unit = 0 if kind != lab.watched else lab.unit
    if unit < 0:
        raise StudioError(tr("There is no unit {unit} in this cell.", unit=integer(unit + 1)))
    place = lab.watched_seed if seed is None else seed
    if not 0 <= place < SEEDS[1]:
        raise StudioError(
            tr("There is no seed in place {place}.", place=integer(place + 1)),
            tr("There are at most {most}.", most=integer(SEEDS[1])),
        )
    return _with(state, watched=kind, unit=unit, watched_seed=place)


def _with(state: StudioState, **changes: object) -> StudioState:
    """Return the state with another lab; the state itself when nothing is different."""
    if all(getattr(state.lab, name) == value for name, value in changes.items()):
        return state
    lab: LabState = replace(state.lab, **changes)  # pyright: ignore[reportArgumentType]
    return replace(state, lab=lab)


def _known(value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise StudioError(
            tr("“{value}” is not a choice here.", value=value),
            tr("Known: {names}.", names=", ".join(choices)),
        )


def _whole(label: str, value: int, limits: tuple[int, int]) -> int:
    if not limits[0] <= value <= limits[1]:
        raise StudioError(
            tr("{label}: {value} is not possible.", label=label, value=integer(value)),
            tr(
                "Choose a whole number from {least} to {most}.",
                least=integer(limits[0]),
                most=integer(limits[1]),
            ),
        )
    return int(value)
