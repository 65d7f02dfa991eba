"""What a lesson file may hold.  Everything that is not listed here is an error.

A lesson is one TOML file; its name without ``.toml`` is the id.  Texts are Markdown without HTML::

    title = "A first lesson"
    about = "One sentence that says what it is about."
    minutes = 5

    [[step]]
    id = "forgets"                      # by which progress is kept
    title = "A network that forgets"
    text = "The [cell state](term:c) keeps what the [forget gate](term:f) lets it keep."
    scene = [                           # what is on the bench at first
        { do = "show_page", page = "sandbox" },
        { do = "choose_sequence", id = "key" },
        { do = "pin_gate", gate = "f", value = 0.5 },
    ]
    hide = ["dock.code"]                # docks that this step does without
    task = "Raise the forget gate."
    truth = "What the text simplifies."
    sources = ["Gers et al. 2000"]
    quiz = "gates"                      # the id of a quiz

    [step.predict]                      # to be said before it is shown
    question = "What is left at the end?"
    reveal = [{ do = "move_to", step = 13 }]
    hide = ["plots.c"]                  # out of sight until it has been said
    choice = [
        { text = "Half", says = "It is halved at every step." },
        { text = "Nearly nothing", right = true, says = "0.5 ten times over is 0.001." },
    ]

    [[step.expect]]                     # what is true once the task is done
    quantity = "cell.c"
    steps = "last"                      # all, last, 4 or 5-14; steps are counted from 1
    above = 0.7                         # or below, near and within, or is
    says = "C at the last step is above 0.7."

    [[step.recall]]                     # a sentence to take away, and the scene that shows it
    says = "Gates decide what is kept."
    scene = [{ do = "show_page", page = "sandbox" }]

A scene's ``do`` is an intent of the program, the other keys are its arguments; a step given as an
argument is counted from 0 there.  *Record a step* writes them.
"""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct, field

__all__ = [
    "Calls",
    "ChoiceEntry",
    "ExpectEntry",
    "LessonFile",
    "Name",
    "PredictEntry",
    "RecallEntry",
    "StepEntry",
]

Name = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Line = Annotated[str, Meta(min_length=1, max_length=200)]
Prose = Annotated[str, Meta(max_length=4000)]
Number = Annotated[float, Meta(ge=-1e9, le=1e9)]
Calls = Annotated[list[dict[str, Any]], Meta(max_length=400)]


class ChoiceEntry(Struct, forbid_unknown_fields=True):
    """One answer to a prediction."""

    text: Annotated[str, Meta(min_length=1, max_length=300)]
    says: Annotated[str, Meta(min_length=1, max_length=600)]
    right: bool = False


class PredictEntry(Struct, forbid_unknown_fields=True):
    """``[step.predict]``: something to say before it is shown."""

    question: Annotated[str, Meta(min_length=1, max_length=600)]
    choice: Annotated[list[ChoiceEntry], Meta(min_length=2, max_length=6)]
    reveal: Calls = []
    hide: Annotated[list[Annotated[str, Meta(max_length=60)]], Meta(max_length=20)] = []


class ExpectEntry(Struct, forbid_unknown_fields=True):
    """``[[step.expect]]``: one thing that is true once the task is done."""

    quantity: Annotated[str, Meta(min_length=1, max_length=60)]
    says: Line
    steps: Annotated[str, Meta(max_length=20)] = "last"
    unit: Annotated[int, Meta(ge=1, le=512)] = 1
    above: Number | None = None
    below: Number | None = None
    near: Number | None = None
    within: Annotated[float, Meta(gt=0, le=1e9)] = 0.05
    equals: str | float | bool | None = field(name="is", default=None)


class RecallEntry(Struct, forbid_unknown_fields=True):
    """``[[step.recall]]``: one sentence to take away."""

    says: Annotated[str, Meta(min_length=1, max_length=400)]
    scene: Calls


class StepEntry(Struct, forbid_unknown_fields=True):
    """``[[step]]``: one step."""

    id: Name
    title: Annotated[str, Meta(min_length=1, max_length=80)]
    text: Annotated[str, Meta(min_length=1, max_length=4000)]
    scene: Calls = []
    hide: Annotated[list[Annotated[str, Meta(max_length=60)]], Meta(max_length=20)] = []
    task: Annotated[str, Meta(max_length=600)] = ""
    truth: Prose = ""
    sources: Annotated[list[Line], Meta(max_length=8)] = []
    quiz: Annotated[str, Meta(max_length=40)] = ""
    predict: PredictEntry | None = None
    expect: Annotated[list[ExpectEntry], Meta(max_length=12)] = []
    recall: Annotated[list[RecallEntry], Meta(max_length=12)] = []


class LessonFile(Struct, forbid_unknown_fields=True):
    """One file of ``resources/lessons``."""

    title: Annotated[str, Meta(min_length=1, max_length=80)]
    step: Annotated[list[StepEntry], Meta(min_length=1, max_length=60)]
    about: Annotated[str, Meta(max_length=400)] = ""
    minutes: Annotated[int, Meta(ge=1, le=600)] = 10
