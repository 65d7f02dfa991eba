"""What a quiz file may hold.  Everything that is not listed here is an error.

A quiz is one TOML file; its name without ``.toml`` is the id::

    title = "The gates"
    about = "Who does what in an LSTM?"
    closed = false                 # closed book: the page is covered while the quiz runs
    shuffled = true                # the questions come in another order each time
    least = 0.7                    # the share of right answers with which it is passed

    [[question]]
    kind = "single"
    id = "output-gate"
    text = "What does the [output gate](term:o) do?"
    explain = "What is said when the answer is right."
    source = "Gers et al. 2000"
    scene = [ { do = "choose_sequence", id = "key" } ]      # "Show me"

    [[question.option]]
    text = "It decides what is shown."
    right = true

    [[question.option]]
    text = "It erases the memory."
    why = "Why this is wrong, in the words of the belief behind it."
    misconception = "the output gate erases"
    scene = [ … ]

Texts are plain; ``[forget gate](term:f)`` is written in the colour of f, ``**bold**`` is bold.
Options, jobs and curves are shown in an order that the seed of the run makes.  Kinds:

``single``, ``multiple``
    ``[[question.option]]``; one of ``single`` is right.
``match``
    ``targets = { f = "Forget gate", … }`` and ``[[question.job]]`` with ``text``, ``target`` and
    ``why = { i = { says = "…" }, … }`` for every other target.
``order``
    ``[[question.item]]`` with ``text`` and ``why``, in the right order.
``number``
    ``template``, one of those in :mod:`lstm_studio.core.quiz_numbers`; its numbers stand in the
    text as ``{f}``.  ``seed`` or ``screen = true`` say where they come from; ``slip`` explains
    typical mistakes by name: ``slip = { swapped = { says = "…" } }``.  The answer is computed.
``plot``
    ``cell``, ``quantity``, ``values`` and the gates as in a sequence's programme, steps counted
    from 1; ``[[question.curve]]`` are the wrong curves: the gates that differ, and ``why``.  With
    ``draw = true`` the curve is drawn by hand, within ``tolerance`` on average.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

__all__ = [
    "LANES",
    "Curve",
    "Item",
    "Job",
    "Match",
    "Multiple",
    "Number",
    "Option",
    "Order",
    "Plot",
    "QuizFile",
    "Single",
    "Why",
]

LANES = {"forget": "f", "input": "i", "output": "o", "reset": "r", "update": "z"}
"""The lanes of a run and the gates that they hold."""

Text = Annotated[str, Meta(min_length=1, max_length=2000)]
Short = Annotated[str, Meta(min_length=1, max_length=200)]
Id = Annotated[str, Meta(pattern="^[a-z0-9-]{1,60}$")]
Target = Annotated[str, Meta(pattern="^[a-z0-9_-]{1,20}$")]
Scene = list[dict[str, Any]]
Gate = Annotated[float, Meta(ge=0, le=1)]
Value = Annotated[float, Meta(ge=-3, le=3)]
GateLane = Gate | list[Gate] | dict[str, Gate]
ValueLane = Value | list[Value] | dict[str, Value]
Share = Annotated[float, Meta(ge=0, le=1)]
Tolerance = Annotated[float, Meta(gt=0, le=1000)]


class Why(Struct, forbid_unknown_fields=True):
    """What is said of a wrong answer."""

    says: Text
    misconception: Short = "…"
    scene: Scene = []


class Option(Struct, forbid_unknown_fields=True):
    """One answer to choose."""

    text: Text
    right: bool = False
    why: Text | None = None
    misconception: Short | None = None
    scene: Scene = []


class Job(Struct, forbid_unknown_fields=True):
    """What has to be put where."""

    text: Text
    target: Target
    why: dict[str, Why] = {}


class Item(Struct, forbid_unknown_fields=True):
    """One line of an order."""

    text: Text
    why: Text
    misconception: Short | None = None
    scene: Scene = []


class Curve(Struct, forbid_unknown_fields=True):
    """One wrong curve: what differs from the right one, and why it is wrong."""

    why: Text
    misconception: Short | None = None
    scene: Scene = []
    quantity: Literal["c", "h"] | None = None
    cell: Literal["lstm", "gru", "rnn"] | None = None
    recurrent: Value | None = None
    values: ValueLane | None = None
    forget: GateLane | None = None
    input: GateLane | None = None
    output: GateLane | None = None
    reset: GateLane | None = None
    update: GateLane | None = None


class Asked(Struct, forbid_unknown_fields=True, kw_only=True, tag_field="kind"):
    """What every question has."""

    id: Id
    text: Text
    explain: Text
    source: Short = "…"
    code: Annotated[str, Meta(max_length=4000)] = ""
    scene: Scene = []


class Single(Asked, tag="single", kw_only=True):
    """One answer is right."""

    option: list[Option]


class Multiple(Asked, tag="multiple", kw_only=True):
    """Any number of answers is right, but at least one."""

    option: list[Option]


class Match(Asked, tag="match", kw_only=True):
    """Every job goes to a target."""

    targets: dict[str, Short]
    job: list[Job]


class Order(Asked, tag="order", kw_only=True):
    """Lines to be put in order."""

    item: list[Item]


class Number(Asked, tag="number", kw_only=True):
    """A number to be worked out."""

    template: str
    seed: Annotated[int, Meta(ge=0, le=1_000_000_000)] | None = None
    screen: bool = False
    tolerance: Tolerance = 0.01
    slip: dict[str, Why] = {}


class Plot(Asked, tag="plot", kw_only=True):
    """A curve to be chosen or drawn."""

    values: list[Value]
    tokens: list[Annotated[str, Meta(max_length=20)]] | None = None
    cell: Literal["lstm", "gru", "rnn"] = "lstm"
    quantity: Literal["c", "h"] = "c"
    recurrent: Value = 0.0
    forget: GateLane | None = None
    input: GateLane | None = None
    output: GateLane | None = None
    reset: GateLane | None = None
    update: GateLane | None = None
    draw: bool = False
    tolerance: Tolerance = 0.12
    curve: list[Curve]


class QuizFile(Struct, forbid_unknown_fields=True):
    """One file of ``resources/quizzes``."""

    title: Short
    question: list[Single | Multiple | Match | Order | Number | Plot]
    about: Annotated[str, Meta(max_length=400)] = ""
    closed: bool = False
    shuffled: bool = False
    least: Share = 0.7
