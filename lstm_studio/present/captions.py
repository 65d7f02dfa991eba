"""The sentences on the page: each computed, and none claiming more than the numbers beside it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from lstm_studio.core.memory import Retention
from lstm_studio.core.params import Kind
from lstm_studio.core.sequence import Sequence as InputSequence
from lstm_studio.core.trace import Trace
from lstm_studio.i18n import integer, number, tr
from lstm_studio.present.notation import elided, figure, plain_symbol, share, signed, symbol
from lstm_studio.present.phases import phase_count, sub_step_key, sub_step_text
from lstm_studio.state.derive import Results
from lstm_studio.state.library import Model
from lstm_studio.state.studio import Mode

__all__ = [
    "ControlTexts",
    "answer_sentence",
    "bench_note",
    "control",
    "diagram_headline",
    "finding",
    "gate_sentence",
    "gates_summary",
    "kind_name",
    "lanes_legend",
    "line_name",
    "loss_sentence",
    "model_lines",
    "plot_title",
    "reading",
    "retention_sentence",
    "rnn_weight_sentence",
]

_TOKEN = 16
"""Longest token inside a sentence, in characters."""

_TITLE = 72
"""Longest title of a visiting cell, in characters."""


@dataclass(frozen=True)
class ControlTexts:
    """What stands around a slider.

    Attributes
    ----------
    name : str
        What it sets.
    symbol : str
        Its symbol, rich text.
    low, high : str
        What its two ends mean.
    """

    name: str
    symbol: str
    low: str
    high: str


def kind_name(kind: Kind) -> str:
    """Return what a kind of cell is called."""
    return {"lstm": tr("LSTM"), "gru": tr("GRU"), "rnn": tr("RNN")}[kind]


def control(key: str) -> ControlTexts:
    """Return the texts of the slider of a gate, a candidate, or a weight of the simple RNN.

    Raises
    ------
    KeyError
        When there is no such slider.
    """
    name, low, high = {
        "f": (tr("Forget gate"), tr("forget everything"), tr("keep everything")),
        "i": (tr("Input gate"), tr("write nothing"), tr("write everything")),
        "o": (tr("Output gate"), tr("hide"), tr("expose")),
        "g": (tr("Candidate"), number(-1.0, 0), number(1.0, 0)),
        "r": (tr("Reset gate"), tr("ignore the old state"), tr("use the old state")),
        "z": (tr("Update gate"), tr("take the new"), tr("keep the old")),
        "n": (tr("Candidate"), number(-1.0, 0), number(1.0, 0)),
        "weight_hh": (tr("Recurrent weight"), tr("turn the sign"), tr("carry on")),
        "bias_ih": (tr("Bias"), tr("push down"), tr("push up")),
    }[key]
    letter = {"weight_hh": "<i>u</i>", "bias_ih": "<i>b</i>"}.get(key)
    return ControlTexts(name, letter or symbol(key), low, high)


# ------------------------------------------------------------------------------------ gates


def gate_sentence(
    trace: Trace, gate: str, step: int, unit: int = 0, unpinned: float | None = None
) -> str:
    """Return what a gate does at one step.

    Parameters
    ----------
    trace : Trace
        The run.
    gate : str
        A gate or candidate of its cell.
    step, unit : int
        Where, 0-based.
    unpinned : float, optional
        Its value in the run in which nothing is held; said as well when given.
    """
    value = float(trace[gate][step, unit])
    if math.isnan(value):
        return tr("Its value is not a number: the input or the state is not one.")
    sentence = _GATE_SENTENCES[gate](value, trace, step, unit)
    if unpinned is None:
        return sentence
    return tr("{sentence} Without your pins: {value}.", sentence=sentence, value=number(unpinned))


def _forget(value: float, trace: Trace, step: int, unit: int) -> str:
    if value == 0.0:
        return tr("Forgets all of the old memory.")
    if value == 1.0:
        return tr("Keeps all of the old memory.")
    return tr("Keeps {share} of the old memory.", share=share(value))


def _input(value: float, trace: Trace, step: int, unit: int) -> str:
    written = signed(float(trace["write"][step, unit]))
    if value == 0.0:
        return tr("Lets nothing in.")
    if value == 1.0:
        return tr("Lets all of the new candidate in: writes {written}.", written=written)
    return tr(
        "Lets {share} of the new candidate in: writes {written}.",
        share=share(value),
        written=written,
    )


def _output(value: float, trace: Trace, step: int, unit: int) -> str:
    if value == 0.0:
        return tr("Hides the memory.")
    if value == 1.0:
        return tr("Shows all of the memory.")
    return tr("Shows {share} of the memory.", share=share(value))


def _reset(value: float, trace: Trace, step: int, unit: int) -> str:
    if value == 0.0:
        return tr("Hides the old state from the candidate.")
    if value == 1.0:
        return tr("Lets the candidate use all of the old state.")
    return tr("Lets the candidate use {share} of the old state.", share=share(value))


def _update(value: float, trace: Trace, step: int, unit: int) -> str:
    if value == 0.0:
        return tr("Replaces the old state by the candidate.")
    if value == 1.0:
        return tr("Keeps the old state as it is.")
    return tr(
        "Keeps {kept} of the old state, takes {taken} of the candidate.",
        kept=share(value),
        taken=share(1.0 - value),
    )


def _candidate(value: float, trace: Trace, step: int, unit: int) -> str:
    return tr("Proposes {value}.", value=signed(value))


_GATE_SENTENCES: dict[str, Callable[[float, Trace, int, int], str]] = {
    "f": _forget,
    "i": _input,
    "o": _output,
    "g": _candidate,
    "r": _reset,
    "z": _update,
    "n": _candidate,
}


def gates_summary(trace: Trace, step: int, unit: int = 0) -> str:
    """Return the gates of one step in a line, for example ``fₜ 0.96 · iₜ 0.08 · oₜ 0.85``."""
    names = {"lstm": ("f", "i", "o"), "gru": ("r", "z"), "rnn": ()}[trace.kind]
    return " · ".join(f"{plain_symbol(n)} {number(float(trace[n][step, unit]))}" for n in names)


def lanes_legend() -> str:
    """Return what light and dark mean in a gate lane."""
    return tr("empty: closed, full: open")


def rnn_weight_sentence(key: str, value: float, units: int = 1) -> str:
    """Return what a weight of the simple RNN does.

    h = tanh(w·x + u·h₋₁ + b), so that dh/dh₋₁ = u·(1 − h²), which is never more than |u|.

    Parameters
    ----------
    key : str
        ``weight_hh`` (a unit's weight on its own state before) or ``bias_ih``.
    value : float
        The weight.
    units : int
        The units of the RNN.  With more than one, what a unit hands on returns through others
        too, and nothing is said about more than one step.
    """
    if key == "bias_ih":
        if value == 0.0:
            return tr("Adds nothing to the sum.")
        return tr("Adds {value} to the sum at every step.", value=signed(value))
    size = abs(value)
    if units > 1:
        if value == 0.0:
            return tr("This unit does not read its own state of the step before.")
        return tr(
            "A change of this unit’s state reaches it directly a step later, at most {factor} "
            "times as large.",
            factor=number(size),
        )
    if value == 0.0:
        return tr("The state before has no say: nothing is remembered.")
    if size >= 1.0:
        return tr(
            "A change of the state reaches the next step at most {factor} times as large, "
            "and less wherever tanh is flat.",
            factor=number(size),
        )
    return tr(
        "At most {share} of a change of the state is left after a step, {later} after 5.",
        share=share(size),
        later=share(size**5),
    )


# ----------------------------------------------------------------------------------- memory


def retention_sentence(retention: Retention, sequence: InputSequence, beside: bool = True) -> str:
    """Return how long the simple RNN remembers the input of one step.

    Parameters
    ----------
    retention : Retention
        What was measured.
    sequence : Sequence
        What was read.
    beside : bool
        Whether the RNN runs beside another cell over the same input, or alone.
    """
    found = finding(retention, sequence)
    if beside:
        return tr("simple RNN, same input: {finding}", finding=found)
    return tr("simple RNN: {finding}", finding=found)


def finding(retention: Retention, sequence: InputSequence) -> str:
    """Return how much of the input of one step is left later on."""
    token = token_name(sequence.tokens, retention.probe)
    first, last = float(retention.share[0]), float(retention.share[-1])
    if retention.lost_after is not None:
        limit = share(retention.threshold)
        time = _span(retention.lost_after, _in_words(sequence))
        return tr(
            "{time} later less than {limit} of {token} is left", token=token, limit=limit, time=time
        )
    if math.isnan(first):
        return tr("{token} has no effect that could be measured", token=token)
    if not np.isfinite(retention.share).all():
        return tr("what is left of {token} is not a number", token=token)
    if len(retention.share) == 1:
        return tr("nothing is read after {token}", token=token)
    if round(last, 2) > 1.0:
        return tr(
            "at the end {token} counts {factor} times as much as at first",
            token=token,
            factor=number(last),
        )
    return tr("{share} of {token} is left at the end", share=share(min(last, 1.0)), token=token)


def _span(count: int, words: bool) -> str:
    if count == 1:
        return tr("1 word") if words else tr("1 step")
    if words:
        return tr("{count} words", count=integer(count))
    return tr("{count} steps", count=integer(count))


def _in_words(sequence: InputSequence) -> bool:
    """Return whether steps may be called words: most tokens have a letter in them."""
    letters = sum(any(c.isalpha() for c in token) for token in sequence.tokens)
    return 2 * letters > len(sequence)


def token_name(tokens: Sequence[str], step: int) -> str:
    """Return the token of a step in quotes, or the step's number where it shows nothing."""
    token = elided(tokens[step], _TOKEN) if step < len(tokens) else ""
    if not token or not token.isprintable():
        return tr("step {step}", step=integer(step + 1))
    return tr("“{token}”", token=token)


# ------------------------------------------------------------------------------------ titles


def reading(token: str) -> str:
    """Return what the cell reads, for example ``reading “then”``; empty for an empty token."""
    short = elided(token, _TOKEN)
    return tr("reading “{token}”", token=short) if short and short.isprintable() else ""


def diagram_headline(
    trace: Trace, step: int, phase: float, token: str, unit: int = 0
) -> tuple[str, str]:
    """Return the title of the diagram and the note beside it.

    The note says what is read or, while an update is under way, what the sub-step does.
    """
    at = integer(step + 1)
    if trace.hidden_size > 1:
        title = tr("The cell at t = {step}, unit {unit}", step=at, unit=integer(unit + 1))
    else:
        title = tr("The cell at t = {step}", step=at)
    if phase < phase_count(trace.kind):
        return title, sub_step_text(trace.kind, sub_step_key(trace.kind, phase))
    return title, reading(token)


def plot_title(key: str) -> tuple[str, str]:
    """Return the title of a plot and the symbol of what it shows, rich text."""
    return (tr("Cell state") if key == "c" else tr("Hidden state")), symbol(key)


def line_name(key: str, model: Model, unit: int = 0) -> str:
    """Return what a line of a plot is called in its legend.

    Parameters
    ----------
    key : str
        ``c`` or ``h``.
    model : Model
        The cell on the bench.
    unit : int
        The chosen unit; named where there are several.
    """
    kind = kind_name(model.params.kind)
    if model.params.hidden_size > 1:
        place = integer(unit + 1)
        if key == "c":
            return tr("{kind} memory, unit {unit}", kind=kind, unit=place)
        return tr("{kind} state, unit {unit}", kind=kind, unit=place)
    return tr("{kind} memory", kind=kind) if key == "c" else tr("{kind} state", kind=kind)


# ------------------------------------------------------------------------------ trained cells


def bench_note(model: Model, kind: Kind, mode: Mode, visiting: bool = False) -> str:
    """Return what is to be said about the cell on the bench; empty when nothing is.

    Parameters
    ----------
    model : Model
        The cell.
    kind, mode
        What was chosen.
    visiting : bool
        Whether another page has brought it.
    """
    if mode == "hand":
        if kind == "rnn":
            return tr(
                "A simple RNN has no gate to hold: it writes its whole state anew at every step."
            )
        return ""
    count = integer(model.count)
    if visiting:
        title = elided(model.title, _TITLE)
        if model.edited:
            return tr("From: {title}. {count} numbers, changed by you", title=title, count=count)
        return tr("From: {title}. {count} numbers", title=title, count=count)
    if model.edited:
        return tr("{title}: {count} numbers, changed by you", title=model.title, count=count)
    return tr("{title}: {count} numbers, all learned", title=model.title, count=count)


def model_lines(model: Model) -> tuple[str, ...]:
    """Return the card of a trained cell as lines of text."""
    lines = [model.title] if model.title else []
    if model.edited:
        lines.append(tr("A weight was changed by hand; what was measured no longer holds."))
    lines += [tr("{what}: {value}", what=what, value=value) for what, value in model.facts]
    return tuple(lines)


def loss_sentence(results: Results) -> str:
    """Return what the pins do to the error of a trained cell over the whole sequence.

    Empty where nothing is pinned, or nothing is asked for.
    """
    held, free = results.loss(), results.loss(pinned=False)
    if held is None or free is None:
        return ""
    return tr(
        "mean squared error {held}, without your pins {free}",
        held=figure(held),
        free=figure(free),
    )


def answer_sentence(results: Results, step: int) -> str:
    """Return what a trained cell answers at a step, and what it was asked for.

    Empty when the cell on the bench gives no answer.
    """
    if results.answers is None:
        return ""
    answer = float(results.answers[step])
    if results.targets is None:
        return tr("answers {answer}", answer=number(answer))
    target = float(results.targets[step])
    if math.isnan(target):
        return tr("answers {answer}; nothing is asked for here", answer=number(answer))
    return tr("answers {answer}, asked for {target}", answer=number(answer), target=number(target))
