"""The whole state of the studio: frozen slices, compared by identity, replaced and never changed.

``playhead``, ``readhead``, ``hover`` and the page shown are where a person looks; everything else
is what a person chose, and those choices are what undo brings back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

import numpy as np

from lstm_studio.core.overrides import PINNABLE, Overrides
from lstm_studio.core.params import GATES, CellParams, Kind
from lstm_studio.core.sequence import Sequence
from lstm_studio.state.comparing import ComparisonState
from lstm_studio.state.finding import FindingState
from lstm_studio.state.flow import FlowState
from lstm_studio.state.goals import GoalState
from lstm_studio.state.lab import LabState
from lstm_studio.state.learning import LearningState
from lstm_studio.state.library import Library, Model
from lstm_studio.state.pitfalls import PitfallsState
from lstm_studio.state.quizzing import QuizState
from lstm_studio.state.reading import ReadHeadState, ReadingState

__all__ = [
    "HAND_DEFAULTS",
    "PAGES",
    "SLICES",
    "CellState",
    "GatesState",
    "HoverState",
    "LookState",
    "Mode",
    "PlayheadState",
    "Scope",
    "SequenceState",
    "StudioState",
    "UnitScope",
    "ViewState",
    "bench",
    "hand_cell",
    "hand_name",
    "hand_overrides",
    "hand_params",
    "initial_state",
    "overrides_of",
    "starting_overrides",
]

Mode = Literal["hand", "learned"]
Scope = Literal["step", "onward", "all"]
UnitScope = Literal["all", "one"]

PAGES = ("sandbox", "learn", "compare", "both", "gradients", "train", "cells", "pitfalls")
"""The pages of the window, in the order of their tabs."""

HAND_DEFAULTS: dict[str, dict[str, float]] = {
    "lstm": {"f": 0.95, "i": 0.30, "o": 1.0},
    "gru": {"r": 1.0, "z": 0.70},
    "rnn": {},
}
"""Where the gates of a hand-set cell stand for a sequence that brings no gate programme."""

# The recurrent weight u of the cells a person sets by hand.  An LSTM's candidate needs none: its
# memory is C.  A GRU's reset gate acts on u alone, so without it there would be nothing to see.
# 0.6 lets a simple RNN hold an input for a handful of steps: 0.6⁵ = 0.08.
_HAND_RECURRENT = {"lstm": 0.0, "gru": 0.6, "rnn": 0.6}


def hand_cell(kind: Kind, units: int = 1) -> CellParams:
    """Return the cell of the hand-set bench: candidate tanh(1·x + u·h₋₁ + 0) in every unit.

    The gates' own weights are zero; they are held by hand (:func:`hand_overrides`).  Units read
    the same input and know nothing of each other: what tells them apart is their gates.
    """
    return _made_hand_cell(kind, units)


@cache
def _made_hand_cell(kind: Kind, units: int) -> CellParams:
    rows = len(GATES[kind]) * units
    first = {"lstm": 2, "gru": 2, "rnn": 0}[kind] * units
    candidate = slice(first, first + units)
    weight_ih, weight_hh = np.zeros((rows, 1)), np.zeros((rows, units))
    weight_ih[candidate] = 1.0
    weight_hh[candidate] = _HAND_RECURRENT[kind] * np.eye(units)
    return CellParams(kind, weight_ih, weight_hh, np.zeros(rows), np.zeros(rows))


def hand_overrides(kind: Kind, sequence: Sequence, units: int = 1) -> Overrides:
    """Return the gates as the sequence's programme sets them, or the defaults; units alike."""
    pins = Overrides(kind, len(sequence), units)
    for gate, value in HAND_DEFAULTS[kind].items():
        lane = sequence.programme.get(gate)
        pins = pins.with_lane(gate, np.full(len(sequence), value) if lane is None else lane)
    return pins


@dataclass(frozen=True, eq=False)
class SequenceState:
    """The sequence on the bench, and the person's own, kept while another is looked at."""

    current: Sequence
    own: Sequence | None = None


@dataclass(frozen=True, eq=False)
class CellState:
    """Which cell is on the bench.

    Attributes
    ----------
    kind : {"lstm", "gru", "rnn"}
    mode : {"hand", "learned"}
        Whether the gates are set by hand or computed by a trained network.
    size : int
        Units of the trained cell.
    hand_units : int
        Units of the hand-set cell: one, unless a goal needs more.
    hand : mapping of name to CellParams
        The hand-set cells by :func:`hand_name`; one that is not here is as it began.  Only their
        candidate's weights matter, and a person may change them.
    edited : mapping of model id to Model
        Trained cells of which a person changed a weight.
    visitor : Model or None
        A trained cell that another page has brought along with what it reads.  While it is on
        the bench the mode is learned and `kind` its own; `size` stays that of the shipped cell to
        which the bench goes back.
    """

    kind: Kind = "lstm"
    mode: Mode = "hand"
    size: int = 1
    hand_units: int = 1
    hand: Mapping[str, CellParams] = field(
        default_factory=lambda: {kind: hand_cell(kind) for kind in GATES}  # pyright: ignore
    )
    edited: Mapping[str, Model] = field(default_factory=dict[str, Model])
    visitor: Model | None = None


@dataclass(frozen=True, eq=False)
class GatesState:
    """Which gates are held.

    Attributes
    ----------
    pins : mapping of bench to Overrides
        The person's pins for the current sequence, one entry a bench (:func:`bench`) that was
        touched.
    scope : {"step", "onward", "all"}
        Which steps a slider acts on.
    units : {"all", "one"}
        Whether it acts on every unit or on the chosen one.
    """

    pins: Mapping[str, Overrides] = field(default_factory=dict[str, Overrides])
    scope: Scope = "all"
    units: UnitScope = "all"


@dataclass(frozen=True, eq=False)
class PlayheadState:
    """Where the reading stands.

    Attributes
    ----------
    step : int
        0-based.
    phase : float
        How far the update of this step has come, in sub-steps; ``inf`` when it is complete.
    """

    step: int = 0
    phase: float = float("inf")


@dataclass(frozen=True, eq=False)
class ViewState:
    """What is shown: the page, the chosen unit, the unfolded gate, the pace of playing."""

    page: str = "sandbox"
    unit: int = 0
    unfolded: str | None = None
    vector: bool = False
    speed: float = 1.0
    loop: bool = False


@dataclass(frozen=True, eq=False)
class HoverState:
    """The quantity under the pointer, lit wherever it is shown; None for nothing."""

    key: str | None = None


@dataclass(frozen=True, eq=False)
class LookState:
    """How it looks: ``theme`` is ``system``, ``light`` or ``dark``; ``scale`` 1.0 to 2.0."""

    theme: str = "system"
    scale: float = 1.0
    projector: bool = False
    reduce_motion: bool = False


@dataclass(frozen=True, eq=False)
class StudioState:
    """Everything the person chose."""

    sequence: SequenceState
    cell: CellState = field(default_factory=CellState)
    gates: GatesState = field(default_factory=GatesState)
    playhead: PlayheadState = field(default_factory=PlayheadState)
    reading: ReadingState = field(default_factory=ReadingState)
    readhead: ReadHeadState = field(default_factory=ReadHeadState)
    flow: FlowState = field(default_factory=FlowState)
    comparison: ComparisonState = field(default_factory=ComparisonState)
    pitfalls: PitfallsState = field(default_factory=PitfallsState)
    lab: LabState = field(default_factory=LabState)
    finding: FindingState = field(default_factory=FindingState)
    goal: GoalState = field(default_factory=GoalState)
    learning: LearningState = field(default_factory=LearningState)
    quiz: QuizState = field(default_factory=QuizState)
    view: ViewState = field(default_factory=ViewState)
    hover: HoverState = field(default_factory=HoverState)
    look: LookState = field(default_factory=LookState)


SLICES = (
    "sequence",
    "cell",
    "gates",
    "comparison",
    "playhead",
    "reading",
    "readhead",
    "flow",
    "pitfalls",
    "lab",
    "finding",
    "goal",
    "learning",
    "quiz",
    "view",
    "hover",
    "look",
)
"""The slices in the order in which their changes are announced."""


def hand_name(kind: Kind, units: int) -> str:
    """Return what the hand-set cell of a kind and a number of units is called."""
    return kind if units == 1 else f"{kind}/{units}"


def hand_params(cell: CellState, kind: Kind | None = None) -> CellParams:
    """Return the hand-set cell of a kind, of the one chosen when left out."""
    kind = cell.kind if kind is None else kind
    found = cell.hand.get(hand_name(kind, cell.hand_units))
    return hand_cell(kind, cell.hand_units) if found is None else found


def bench(cell: CellState) -> str:
    """Return the name of the cell on the bench, the key of its pins."""
    if cell.visitor is not None:
        return f"visitor/{cell.kind}/{cell.visitor.params.hidden_size}/{cell.visitor.id}"
    if cell.mode == "hand":
        return f"hand/{hand_name(cell.kind, cell.hand_units)}"
    return f"learned/{cell.kind}/{cell.size}"


def overrides_of(state: StudioState) -> Overrides:
    """Return the pins in effect: the person's, or where the bench starts from."""
    found = state.gates.pins.get(bench(state.cell))
    return starting_overrides(state) if found is None else found


def starting_overrides(state: StudioState) -> Overrides:
    """Return the pins that the bench starts from: a hand-set cell's programme, else none."""
    sequence, cell = state.sequence.current, state.cell
    if cell.mode == "hand":
        return hand_overrides(cell.kind, sequence, cell.hand_units)
    units = cell.size if cell.visitor is None else cell.visitor.params.hidden_size
    return Overrides(cell.kind, len(sequence), units)


def pinnable(state: StudioState) -> tuple[str, ...]:
    """Return the gates that can be held on the bench."""
    return PINNABLE[state.cell.kind]


def opening_step(sequence: Sequence) -> int:
    """Return where the playhead stands in a new sequence: a little after what matters."""
    return min(sequence.key_step + 5, len(sequence) - 1)


def initial_state(library: Library) -> StudioState:
    """Return the state that a first start shows: the first sequence, solved by its programme."""
    sequence = library.sequences()[0]
    return StudioState(
        sequence=SequenceState(sequence),
        playhead=PlayheadState(step=opening_step(sequence)),
    )
