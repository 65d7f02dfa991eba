"""What a command is about: the sequence, the cell and the gates, as options and as intents.

The options are turned into the very intents that the window's controls send, so that a command and
a click mean the same.
"""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lstm_studio.content.load import SHIPPED, shipped_sequence
from lstm_studio.controller.library import ShippedLibrary
from lstm_studio.core.errors import StudioError
from lstm_studio.core.numerals import read_number
from lstm_studio.core.overrides import PINNABLE, pin_limits
from lstm_studio.core.params import KINDS, Floats, Kind
from lstm_studio.core.sequence import Sequence
from lstm_studio.core.tables import parse_csv
from lstm_studio.core.tokens import parse_text
from lstm_studio.i18n import integer, number, tr
from lstm_studio.present.captions import kind_name
from lstm_studio.state import intents as _intents  # noqa: F401  registers every intent
from lstm_studio.state.derive import Results, derive
from lstm_studio.state.library import Library
from lstm_studio.state.registry import apply
from lstm_studio.state.studio import HAND_DEFAULTS, StudioState, initial_state

__all__ = ["IntentCall", "Selection", "add_selection", "intents_of", "select", "sequence_intents"]

IntentCall = tuple[str, dict[str, object]]
"""The name of an intent and its arguments."""

_LONG_NAMES: dict[str, dict[str, str]] = {
    "lstm": {"forget": "f", "input": "i", "output": "o", "candidate": "g"},
    "gru": {"reset": "r", "update": "z", "candidate": "n"},
    "rnn": {},
}
_PIN = re.compile(r"([A-Za-z]+)(?:\[([0-9]{1,6})\])?=([^@]+)(?:@([0-9]{1,6})(?:-([0-9]{1,6}))?)?")


@dataclass(frozen=True, eq=False)
class Selection:
    """What was selected and what follows from it."""

    state: StudioState
    results: Results

    @property
    def sequence(self) -> Sequence:
        """What is read."""
        return self.state.sequence.current


def add_selection(parser: argparse.ArgumentParser) -> None:
    """Add the options that choose a sequence, a cell and its gates."""
    group = parser.add_argument_group(tr("what is read"))
    source = group.add_mutually_exclusive_group()
    source.add_argument(
        "--sequence",
        metavar="ID",
        help=tr("a shipped sequence (default: the first): {names}", names=", ".join(SHIPPED)),
    )
    source.add_argument("--text", metavar="TEXT", help=tr("words or numbers of your own"))
    source.add_argument(
        "--values",
        metavar="LIST",
        help=tr("numbers with commas between; write --values=-1,2 when the first is negative"),
    )
    source.add_argument("--csv", type=Path, metavar="FILE", help=tr("a column of a CSV file"))
    group.add_argument(
        "--column", metavar="NAME", help=tr("the column of the CSV file, by heading or number")
    )
    group = parser.add_argument_group(tr("which cell reads it"))
    group.add_argument("--cell", choices=KINDS, default="lstm", help=tr("default: lstm"))
    group.add_argument(
        "--mode",
        choices=("hand", "learned"),
        default="hand",
        help=tr("gates that you set, or a trained cell (default: hand)"),
    )
    group.add_argument(
        "--hidden-size",
        type=int,
        metavar="H",
        help=tr("units of the trained cell (default: fewest)"),
    )
    group = parser.add_argument_group(tr("its gates"))
    group.add_argument(
        "--gate",
        action="append",
        default=[],
        metavar="PIN",
        help=tr(
            "hold a gate: f=0.9 at all steps, i=1@4 at step 4, i=0@5-9 at steps 5 to 9, "
            "f[3]=0.9 in unit 3 alone; can be given again"
        ),
    )
    group.add_argument(
        "--programme",
        action=argparse.BooleanOptionalAction,
        default=None,
        help=tr(
            "hold the gates as the sequence's own solution does (with --mode hand it is so "
            "unless --no-programme is given)"
        ),
    )


def select(args: argparse.Namespace, library: Library | None = None) -> Selection:
    """Return the state and the results that the options of :func:`add_selection` ask for.

    Parameters
    ----------
    args : argparse.Namespace
        The parsed options.
    library : Library, optional
        The shipped one when left out.

    Raises
    ------
    StudioError
        When a sequence, cell or gate does not exist or a file cannot be read.
    """
    library = ShippedLibrary() if library is None else library
    state = initial_state(library)
    for name, arguments in intents_of(args, library):
        state = apply(state, library, name, **arguments)
    return Selection(state, derive(state, library))


def intents_of(args: argparse.Namespace, library: Library | None = None) -> list[IntentCall]:
    """Return the intents that lead from the first state to the one asked for.

    Raises
    ------
    StudioError
        As :func:`select` does.
    """
    library = ShippedLibrary() if library is None else library
    kind: Kind = args.cell
    sequence, calls = _sequence(args, library)
    calls.append(("choose_kind", {"kind": kind}))
    units = 1
    if args.mode == "learned":
        units = _size(args.hidden_size, kind, library)
        calls.append(("choose_size", {"size": units}))
    elif args.hidden_size is not None:
        raise StudioError(
            tr("A cell whose gates you set has one unit."),
            tr("--hidden-size belongs to --mode learned."),
        )
    calls.append(("choose_mode", {"mode": args.mode}))
    calls += _programme(args, kind, sequence)
    for pin in args.gate:
        calls += _pin(pin, kind, len(sequence), units)
    return calls


def sequence_intents(args: argparse.Namespace, library: Library | None = None) -> list[IntentCall]:
    """Return the intents that put the sequence on the bench that the options ask for.

    Raises
    ------
    StudioError
        When there is none, or a file cannot be read.
    """
    return _sequence(args, ShippedLibrary() if library is None else library)[1]


def _sequence(args: argparse.Namespace, library: Library) -> tuple[Sequence, list[IntentCall]]:
    if args.column is not None and args.csv is None:
        raise StudioError(tr("--column belongs to --csv."), tr("Name the file with --csv FILE."))
    if args.text is not None:
        own = parse_text(args.text)
    elif args.values is not None:
        own = parse_text(args.values, "numbers")
    elif args.csv is not None:
        column = int(args.column) if args.column and args.column.isdecimal() else args.column
        own = parse_csv(args.csv, column)
    else:
        id = args.sequence  # noqa: A001
        if id is None:
            return library.sequences()[0], []
        found = [sequence for sequence in library.sequences() if sequence.id == id]
        return found[0] if found else shipped_sequence(id), [("choose_sequence", {"id": id})]
    return own, [("use_sequence", {"sequence": own})]


def _size(size: int | None, kind: Kind, library: Library) -> int:
    sizes = library.sizes(kind)
    if not sizes:
        raise StudioError(
            tr("There is no trained {kind}.", kind=kind_name(kind)),
            tr("Use --mode hand, or install the program again."),
        )
    return min(sizes) if size is None else size


def _programme(args: argparse.Namespace, kind: Kind, sequence: Sequence) -> list[IntentCall]:
    """Return the pins of ``--programme`` and ``--no-programme``."""
    if args.programme is None:
        return []
    lanes: dict[str, Floats]
    if args.programme:
        lanes = {g: sequence.programme[g] for g in PINNABLE[kind] if g in sequence.programme}
        if not lanes:
            raise StudioError(
                tr(
                    "“{title}” brings no gate programme for this cell.",
                    title=sequence.title,
                ),
                tr("Hold gates with --gate."),
            )
    elif args.mode == "hand":
        levels = HAND_DEFAULTS[kind]
        lanes = {gate: np.full(len(sequence), level) for gate, level in levels.items()}
    else:
        return []
    return [call for gate, lane in lanes.items() for call in _lane(gate, lane)]


def _lane(gate: str, lane: Floats) -> Iterator[IntentCall]:
    """Hold a gate at the values of a lane: one intent for each run of equal values."""
    starts = [0, *(int(k) + 1 for k in np.flatnonzero(lane[1:] != lane[:-1]))]
    for first, end in zip(starts, [*starts[1:], len(lane)], strict=True):
        value = float(lane[first])
        yield "pin_gate", {"gate": gate, "value": value, "first": first, "last": end - 1}


def _pin(text: str, kind: Kind, steps: int, units: int) -> list[IntentCall]:
    """Return the intents of one ``--gate``."""
    match = _PIN.fullmatch(text.replace(" ", ""))
    if match is None:
        raise StudioError(
            tr("“{text}” does not say what to hold.", text=text[:60]),
            tr("Examples: f=0.9, i=1@4, i=0@5-9, f[3]=0.9"),
        )
    name, unit, level, first, last = match.groups()
    gate = _LONG_NAMES[kind].get(name.lower(), name)
    if gate not in PINNABLE[kind]:
        names = ", ".join(PINNABLE[kind])
        raise StudioError(
            tr("The {kind} has no gate “{gate}”.", kind=kind_name(kind), gate=name[:20]),
            tr("Its gates are: {names}.", names=names)
            if names
            else tr("A simple RNN has no gate to hold."),
        )
    start = 1 if first is None else int(first)
    end = (steps if first is None else start) if last is None else int(last)
    if not 1 <= start <= end <= steps:
        raise StudioError(
            tr("“{text}” names steps that the sequence does not have.", text=text[:60]),
            tr("Its steps are 1 to {last}.", last=integer(steps)),
        )
    pin: IntentCall = (
        "pin_gate",
        {"gate": gate, "value": _level(level, gate), "first": start - 1, "last": end - 1},
    )
    if unit is None:
        return [pin]
    if not 1 <= int(unit) <= units:
        raise StudioError(
            tr("There is no unit {unit} in this cell.", unit=int(unit)),
            tr("Its units are 1 to {last}.", last=integer(units)),
        )
    if units == 1:
        return [pin]
    return [
        ("choose_unit", {"unit": int(unit) - 1}),
        ("set_unit_scope", {"units": "one"}),
        pin,
        ("set_unit_scope", {"units": "all"}),
        ("choose_unit", {"unit": 0}),
    ]


def _level(text: str, gate: str) -> float:
    value = read_number(text, True)
    low, high = pin_limits(gate)
    if value is None or not math.isfinite(value) or not low <= value <= high:
        raise StudioError(
            tr("“{gate}” cannot be held at “{text}”.", gate=gate, text=text[:20]),
            tr("Give a number from {low} to {high}.", low=number(low, 0), high=number(high, 0)),
        )
    return value
