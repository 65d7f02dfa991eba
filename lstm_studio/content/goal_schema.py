"""What a goal file may hold.  Everything that is not listed here is an error.

A goal is one TOML file; its name without ``.toml`` is the id, of small letters, digits and hyphens.
Steps and units are counted from 1::

    title = "Hold, then erase"
    story = "Keep the [cell state](term:c) for ten steps, then clear it."   # Markdown
    cell = "lstm"                    # or "gru"
    gates = ["forget"]               # which may be moved; the others stay as they are
    par = { three = 1, two = 3 }     # three stars up to one gate change, two up to three
    hints = ["Where to look.", "What to do.", "How to do it."]   # exactly three

    [sequence]                       # as in a sequence file, without title, story and programme
    tokens = "one . . . . . . . . . . ."
    values = { otherwise = 0, 1 = 1 }

    [start]                          # where the gates stand at first, all of the cell's
    forget = 0.5
    input = 1
    output = 1

    [[band]]                         # what has to be met; as many as you like
    quantity = "c"                   # or "h"
    steps = "1-10"                   # one step, or several: [1, "3-5"]
    target = 0.76                    # or a list, one number a step
    tolerance = 0.05

    [[band]]
    quantity = "c"
    steps = "11-12"
    target = 0
    tolerance = 0.05

    [solution]                       # only gates that may be moved
    forget = { otherwise = 1, 11-12 = 0 }

A gate change is a step at which a gate stands elsewhere than the step before.  With ``units = 2``
there are two of every gate; a band then says ``unit = 2`` where it means the second, and the
solution is one ``[[solution]]`` for each unit.

Where every band is on ``h``, a table ``[rnn]`` offers a search for a simple RNN that meets the same
bands.  It says whether there is one, ``possible = false``, and ``why``; the explanation is shown
only where the search agrees.

A goal is accepted only when its solution meets every band with as few changes as three stars ask,
and its start does not.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from lstm_studio.content.schema import Programme, Steps

__all__ = ["MOST_STEPS", "MOST_UNITS", "BandTable", "GoalFile", "GoalSteps", "ParTable", "RnnTable"]

MOST_STEPS = 60
"""The longest sequence of a goal: every step of it has to be seen."""

MOST_UNITS = 4

Title = Annotated[str, Meta(min_length=1, max_length=80)]
Text = Annotated[str, Meta(min_length=1, max_length=2000)]
Hint = Annotated[str, Meta(min_length=1, max_length=400)]
Level = Annotated[float, Meta(ge=-100, le=100)]
Count = Annotated[int, Meta(ge=0, le=1000)]
Unit = Annotated[int, Meta(ge=1, le=MOST_UNITS)]


class GoalSteps(Steps, forbid_unknown_fields=True, kw_only=True):
    """The ``[sequence]`` of a goal."""

    key_step: Annotated[int, Meta(ge=1)] = 1


class BandTable(Struct, forbid_unknown_fields=True):
    """One ``[[band]]``."""

    quantity: Literal["c", "h"]
    steps: int | str | Annotated[list[int | str], Meta(min_length=1)]
    target: Level | list[Level]
    tolerance: Annotated[float, Meta(gt=0, le=10)]
    unit: Unit = 1


class ParTable(Struct, forbid_unknown_fields=True):
    """How few gate changes are worth three stars, and two."""

    three: Count
    two: Count


class RnnTable(Struct, forbid_unknown_fields=True):
    """Whether a simple RNN can do it, and why."""

    possible: bool
    why: Text


class GoalFile(Struct, forbid_unknown_fields=True):
    """One file of ``resources/goals``."""

    title: Title
    story: Text
    gates: Annotated[
        list[Literal["forget", "input", "output", "reset", "update"]], Meta(min_length=1)
    ]
    par: ParTable
    hints: Annotated[list[Hint], Meta(min_length=3, max_length=3)]
    sequence: GoalSteps
    start: Programme
    band: Annotated[list[BandTable], Meta(min_length=1, max_length=20)]
    solution: Programme | list[Programme]
    cell: Literal["lstm", "gru"] = "lstm"
    units: Unit = 1
    rnn: RnnTable | None = None
