"""Goal files become goals: bands and lanes spread out, and the solution proved by running it."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from lstm_studio.assets import resource
from lstm_studio.content.goal_schema import MOST_STEPS, BandTable, GoalFile
from lstm_studio.content.load import SequenceBuilder
from lstm_studio.content.schema import LANES, Programme
from lstm_studio.content.source import Place, Source, read_source
from lstm_studio.core.errors import StudioError
from lstm_studio.core.goal_grade import Band, Par, count_changes, grade_band
from lstm_studio.core.overrides import Overrides
from lstm_studio.core.params import Floats
from lstm_studio.core.trace import Trace, run_trace
from lstm_studio.i18n import integer, tr
from lstm_studio.state.goals import Goal, RnnClaim
from lstm_studio.state.studio import hand_cell, hand_overrides

__all__ = ["SHIPPED_GOALS", "load_goal", "read_goal", "shipped_goals"]

SHIPPED_GOALS = (
    "hold-and-erase",
    "write-once",
    "show-when-asked",
    "fade",
    "louder-than-one",
    "store-ignore-reveal",
    "new-topic",
    "switch",
    "count-the-ones",
    "keep-two-things",
    "two-gates",
    "hide-and-show-again",
)
"""The ids of the shipped goals, from easy to hard."""

_NAME = re.compile(r"[a-z0-9-]{1,60}")


def load_goal(path: Path) -> Goal:
    """Read one goal file; its format is described in :mod:`lstm_studio.content.goal_schema`.

    Parameters
    ----------
    path : Path
        The file; its name without the ending becomes the id.

    Returns
    -------
    Goal
        With its texts as they stand in the file.

    Raises
    ------
    StudioError
        When the file cannot be read, anything in it is wrong, or its solution does not do what it
        claims; names file and line.
    """
    return read_goal(read_source(path), path.stem)


def read_goal(source: Source, name: str) -> Goal:
    """Read the text of a goal file under an id; errors as for :func:`load_goal`."""
    if not _NAME.fullmatch(name):
        raise source.error_at(
            1,
            tr("“{name}” cannot be the name of a goal.", name=name[:80]),
            tr("Small letters, digits and hyphens: keep-two-things.toml"),
        )
    return _GoalBuilder(source, source.decode(GoalFile), name).build()


def shipped_goals() -> tuple[Goal, ...]:
    """Return the goals that come with the program, from easy to hard; read anew each time."""
    return tuple(load_goal(resource("goals", f"{name}.toml")) for name in SHIPPED_GOALS)


class _GoalBuilder:
    """Turns a checked file into a goal; knows where everything stood, for errors."""

    def __init__(self, source: Source, file: GoalFile, name: str) -> None:
        self.source = source
        self.file = file
        self.name = name
        self.sequence = SequenceBuilder(source, file.sequence, ("sequence",))
        # The same steps, for lanes whose places count from the top of the file.
        self.spread = SequenceBuilder(source, file.sequence)
        self.steps = self.sequence.steps
        self.gates = self._gates()

    def build(self) -> Goal:
        file = self.file
        if self.steps > MOST_STEPS:
            raise self.source.error(
                ("sequence",),
                tr(
                    "There are {count} steps; a goal has {most} at most.",
                    count=integer(self.steps),
                    most=integer(MOST_STEPS),
                ),
            )
        start = self._lanes(("start",), file.start)
        for gate in _gates_of(file.cell):
            if gate not in start:
                raise self.source.error(("start",), tr("“{key}” is missing.", key=_name_of(gate)))
        sequence = self.sequence.build(
            f"goal-{self.name}", file.title, "", file.sequence.key_step, start
        )
        held = hand_overrides(file.cell, sequence, file.units)
        goal = Goal(
            self.name,
            sequence.title,
            file.story.strip(),
            sequence,
            file.cell,
            file.units,
            self.gates,
            tuple(self._band(n, table) for n, table in enumerate(file.band)),
            self._par(),
            tuple(file.hints),
            self._solution(held),
            self._rnn(),
        )
        self._prove(goal, held)
        return goal

    # ------------------------------------------------------------------ parts

    def _gates(self) -> tuple[str, ...]:
        known = _gates_of(self.file.cell)
        for n, name in enumerate(self.file.gates):
            if LANES[name] not in known:
                raise self._foreign(("gates", n), name)
        return tuple(gate for gate in known if _name_of(gate) in self.file.gates)

    def _foreign(self, place: Place, name: str) -> StudioError:
        return self.source.error(
            place,
            tr("A cell of this kind has no gate “{gate}”.", gate=name),
            tr("Known: {names}.", names=", ".join(map(_name_of, _gates_of(self.file.cell)))),
        )

    def _lanes(self, place: Place, table: Programme) -> dict[str, Floats]:
        """Return the lanes that a table names, by gate."""
        found: dict[str, Floats] = {}
        for name, gate in LANES.items():
            lane = getattr(table, name)
            if lane is None:
                continue
            if gate not in _gates_of(self.file.cell):
                raise self._foreign((*place, name), name)
            found[gate] = np.array(self.spread.spread((*place, name), lane), dtype=np.float64)
            if not np.isfinite(found[gate]).all():
                raise self.source.error((*place, name), tr("A gate can only be held at a number."))
        return found

    def _band(self, number: int, table: BandTable) -> Band:
        place: Place = ("band", number)
        if table.unit > self.file.units:
            raise self.source.error(
                (*place, "unit"), tr("There is no unit {unit} in this cell.", unit=table.unit)
            )
        if table.quantity == "c" and self.file.cell != "lstm":
            raise self.source.error(
                (*place, "quantity"),
                tr("Only an LSTM has a cell state."),
                tr("Write “h”, the hidden state."),
            )
        steps = self._steps((*place, "steps"), table.steps)
        target = np.array(table.target, dtype=np.float64)
        if target.ndim == 0:
            target = np.full(len(steps), float(target))
        if len(target) != len(steps):
            raise self.source.error(
                (*place, "target"),
                tr(
                    "“{key}” has {count} entries; there are {steps} steps.",
                    key="target",
                    count=len(target),
                    steps=len(steps),
                ),
                tr("Every step needs one."),
            )
        if not (np.isfinite(target).all() and np.isfinite(table.tolerance)):
            raise self.source.error((*place, "target"), tr("A target is a finite number."))
        return Band(table.quantity, table.unit - 1, steps, target, table.tolerance)

    def _steps(self, place: Place, written: int | str | list[int | str]) -> tuple[int, ...]:
        parts = written if isinstance(written, list) else [written]
        found: list[int] = []
        for n, part in enumerate(parts):
            here = (*place, n) if isinstance(written, list) else place
            found += self.spread.steps_named(here, str(part))
        if not found or len(set(found)) != len(found) or found != sorted(found):
            raise self.source.error(
                place, tr("The steps are not in order."), tr("Write each step once, ascending.")
            )
        return tuple(found)

    def _par(self) -> Par:
        par = self.file.par
        if par.two < par.three:
            raise self.source.error(
                ("par",),
                tr("Two stars cannot ask for fewer changes than three."),
                tr("Write the smaller number at three."),
            )
        return Par(par.three, par.two)

    def _solution(self, start: Overrides) -> Overrides:
        file = self.file
        tables = file.solution if isinstance(file.solution, list) else [file.solution]
        if len(tables) != file.units:
            raise self.source.error(
                ("solution",),
                tr(
                    "There are {count} solutions for {units} units.",
                    count=len(tables),
                    units=file.units,
                ),
                tr("Every unit needs one."),
            )
        pins = {gate: np.array(start.values(gate)) for gate in start}
        for unit, table in enumerate(tables):
            place: Place = ("solution", unit) if isinstance(file.solution, list) else ("solution",)
            for gate, lane in self._lanes(place, table).items():
                if gate not in self.gates:
                    raise self.source.error(
                        (*place, _name_of(gate)),
                        tr("The solution moves a gate that may not be moved."),
                        tr("Name it among the gates, or leave it out."),
                    )
                pins[gate][:, unit] = lane
        return Overrides(start.kind, start.steps, start.units, pins)

    def _rnn(self) -> RnnClaim | None:
        file = self.file
        if file.rnn is None:
            return None
        if file.units != 1 or any(table.quantity != "h" for table in file.band):
            raise self.source.error(
                ("rnn",),
                tr("A simple RNN can only be asked for bands on h of one unit."),
                tr("Leave “{key}” out, or write the bands for h.", key="rnn"),
            )
        return RnnClaim(file.rnn.possible, file.rnn.why.strip())

    # ------------------------------------------------------------------ proof

    def _prove(self, goal: Goal, start: Overrides) -> None:
        """Refuse a goal whose solution fails, costs too much, or is where it starts."""
        solved, begun = _run(goal, goal.solution), _run(goal, start)
        for n, band in enumerate(goal.bands):
            wrong = grade_band(solved, band).first_wrong
            if wrong is not None:
                raise self.source.error(
                    ("band", n),
                    tr("The solution does not meet this band at step {step}.", step=wrong + 1),
                    tr("Mend the solution, the target or the tolerance."),
                )
        changes = count_changes(goal.solution, goal.gates)
        if changes > goal.par.three:
            raise self.source.error(
                ("par",),
                tr(
                    "The solution takes {changes} gate changes; three stars allow {par}.",
                    changes=changes,
                    par=goal.par.three,
                ),
                tr("Find a shorter solution, or allow more."),
            )
        if all(grade_band(begun, band).met for band in goal.bands):
            raise self.source.error(
                ("start",), tr("The start meets every band already."), tr("Begin elsewhere.")
            )


def _run(goal: Goal, held: Overrides) -> Trace:
    return run_trace(hand_cell(goal.kind, goal.units), goal.sequence.inputs(1), held)


def _gates_of(kind: str) -> tuple[str, ...]:
    return ("f", "i", "o") if kind == "lstm" else ("r", "z")


def _name_of(gate: str) -> str:
    return next(name for name, key in LANES.items() if key == gate)
