"""What a sequence file may hold.  Everything that is not listed here is an error.

A sequence is one TOML file; its name without ``.toml`` is the id.  **Steps are counted from 1**,
as people count words; the program counts from 0 and converts when it reads::

    title = "Remember the key"
    story = "One word matters; what does it take to still know it at the end?"
    tokens = "I put the key"            # words, split at spaces
    values = [0.1, 0.2, 0.05, 0.9]      # one number a step, -1 to 1
    marks = [4]                         # steps that say "remember this one"
    key_step = 4                        # the step the story is about

    [programme]                         # gate values that solve it, 0 to 1
    forget = 1                          # one number: every step
    input = { otherwise = 0, 4 = 1 }    # single steps and ranges: 7-9 = 0.5
    output = [0, 0, 0, 1]               # one number a step

``tokens``, ``values`` and every lane of the programme can be written in the same three ways: one
entry for all steps, a list with one entry a step, or a table of steps with ``otherwise`` for the
rest.  Tables need no quotes: ``4`` and ``7-9`` are good TOML keys.  The exception is ``tokens``,
where one text is a sentence and a list is taken word by word.

A file without words says ``steps = 60``; its tokens are the step numbers unless ``tokens`` gives
others.  Long inputs are made instead of written down, and ``values`` then replaces single steps::

    steps = 60
    values = { 12 = 0.9 }

    [generate]
    kind = "noise"                      # or "sine": period, amplitude, phase
    seed = 7
    amplitude = 0.3

A programme has ``forget``, ``input`` and ``output`` for the LSTM, ``reset`` and ``update`` for the
GRU (update 1 keeps, as in PyTorch), or all five.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

__all__ = ["LANES", "OTHERWISE", "Noise", "Programme", "SequenceFile", "Sine", "Steps"]

OTHERWISE = "otherwise"
"""The key of a table of steps that stands for every step not named."""

LANES: dict[str, str] = {"forget": "f", "input": "i", "output": "o", "reset": "r", "update": "z"}
"""The lanes of a programme and the gates that they hold."""

Text = Annotated[str, Meta(min_length=1)]
# The trained cells were trained on inputs between -1 and 1; elsewhere they would be guessing.
Value = Annotated[float, Meta(ge=-1, le=1)]
GateValue = Annotated[float, Meta(ge=0, le=1)]
Step = Annotated[int, Meta(ge=1)]


class Sine(Struct, forbid_unknown_fields=True, tag_field="kind", tag="sine"):
    """A wave: amplitude · sin(2π · (step − 1) / period + phase), the phase in turns."""

    period: Annotated[float, Meta(gt=0)]
    amplitude: Annotated[float, Meta(gt=0, le=1)]
    phase: float = 0.0


class Noise(Struct, forbid_unknown_fields=True, tag_field="kind", tag="noise"):
    """Random numbers between −amplitude and amplitude, rounded to two decimals."""

    seed: Annotated[int, Meta(ge=0)]
    amplitude: Annotated[float, Meta(gt=0, le=1)]


class Programme(Struct, forbid_unknown_fields=True):
    """Gate values that solve the sequence."""

    forget: GateValue | list[GateValue] | dict[str, GateValue] | None = None
    input: GateValue | list[GateValue] | dict[str, GateValue] | None = None
    output: GateValue | list[GateValue] | dict[str, GateValue] | None = None
    reset: GateValue | list[GateValue] | dict[str, GateValue] | None = None
    update: GateValue | list[GateValue] | dict[str, GateValue] | None = None


class Steps(Struct, forbid_unknown_fields=True, kw_only=True):
    """What is read, step by step."""

    tokens: Text | list[Text] | dict[str, Text] | None = None
    steps: Step | None = None
    values: Value | list[Value] | dict[str, Value] | None = None
    generate: Sine | Noise | None = None
    marks: list[Step] = []


class SequenceFile(Steps, forbid_unknown_fields=True, kw_only=True):
    """One file of ``resources/sequences``."""

    title: Text
    story: Text
    key_step: Step
    programme: Programme | None = None
