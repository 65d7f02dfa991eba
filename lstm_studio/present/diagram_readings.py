"""What each part is at this step, in numbers; and the whole picture in words."""

from __future__ import annotations

from collections.abc import Callable

from lstm_studio.i18n import integer, tr
from lstm_studio.present.diagram_values import StepValues
from lstm_studio.present.motion import Moment
from lstm_studio.present.notation import factor, figure

__all__ = ["reading", "summary", "title"]

_PRODUCTS: dict[str, tuple[str, str, str]] = {
    "lstm/times_f": ("f", "c_prev", "kept"),
    "lstm/times_i": ("i", "g", "write"),
    "lstm/times_o": ("o", "tanh_c", "h"),
    "gru/times_z": ("z", "h_prev", "kept"),
    "gru/times_r": ("r", "hn", "gated"),
    "gru/times_n": ("one_minus", "n", "write"),
}
_SUMS: dict[str, tuple[str, str, str]] = {
    "lstm/add": ("kept", "write", "c"),
    "gru/add": ("kept", "write", "h"),
}
_SQUASHED: dict[str, tuple[str, str]] = {
    "lstm/tanh_c": ("c", "tanh_c"),
    "rnn/squash": ("sum", "h"),
}


def title(values: StepValues) -> str:
    """Return what the picture is of."""
    step, steps = integer(values.step + 1), integer(values.steps)
    if values.kind == "lstm":
        return tr("An LSTM cell at step {step} of {steps}", step=step, steps=steps)
    if values.kind == "gru":
        return tr("A GRU cell at step {step} of {steps}", step=step, steps=steps)
    return tr("A simple RNN cell at step {step} of {steps}", step=step, steps=steps)


def summary(values: StepValues, now: Moment) -> str:
    """Return the whole picture in words, for screen readers."""

    def of(key: str) -> str:
        if not now.knows(key):
            return tr("not computed yet")
        text = figure(values[key], 2)
        return tr("{value} (held by hand)", value=text) if key in values.pinned else text

    if values.kind == "lstm":
        return tr(
            "Forget gate {f}, input gate {i}, candidate {g}, output gate {o}. "
            "The cell state was {before} and is {c}; the hidden state is {h}.",
            f=of("f"),
            i=of("i"),
            g=of("g"),
            o=of("o"),
            before=of("c_prev"),
            c=of("c"),
            h=of("h"),
        )
    if values.kind == "gru":
        return tr(
            "Reset gate {r}, update gate {z}, candidate {n}. "
            "The hidden state was {before} and is {h}.",
            r=of("r"),
            z=of("z"),
            n=of("n"),
            before=of("h_prev"),
            h=of("h"),
        )
    return tr(
        "Sum {sum}, squashed by tanh. The hidden state was {before} and is {h}.",
        sum=of("sum"),
        before=of("h_prev"),
        h=of("h"),
    )


def reading(values: StepValues, now: Moment, part: str) -> str:
    """Return what a part is at this step: a number, the sum that makes it, or that it is open."""
    place = f"{values.kind}/{part}"
    if place in _PRODUCTS:
        return _product(values, now, *_PRODUCTS[place])
    if place in _SUMS:
        return _sum(values, now, *_SUMS[place])
    if place in _SQUASHED:
        return _squashed(values, now, *_SQUASHED[place])
    special = _SPECIAL.get(place)
    return _number(values, now, part) if special is None else special(values, now)


def _open() -> str:
    return tr("Not computed yet in this step.")


def _number(values: StepValues, now: Moment, key: str) -> str:
    if not now.knows(key):
        return _open()
    text = figure(values[key])
    return tr("{value}, held by hand", value=text) if key in values.pinned else text


def _product(values: StepValues, now: Moment, a: str, b: str, result: str) -> str:
    if not now.knows(result):
        return _open()
    return tr(
        "{a} × {b} = {result}",
        a=figure(values[a]),
        b=factor(values[b]),
        result=figure(values[result]),
    )


def _sum(values: StepValues, now: Moment, a: str, b: str, result: str) -> str:
    if not now.knows(result):
        return _open()
    return tr(
        "{a} + {b} = {result}",
        a=figure(values[a]),
        b=factor(values[b]),
        result=figure(values[result]),
    )


def _squashed(values: StepValues, now: Moment, inner: str, result: str) -> str:
    if not now.knows(result):
        return _open()
    return tr("tanh({a}) = {result}", a=figure(values[inner]), result=figure(values[result]))


def _inputs(values: StepValues, now: Moment) -> str:
    if len(values.inputs) == 1:
        return figure(values["x"])
    if len(values.inputs) <= 4:
        return tr(
            "{count} values: {values}",
            count=integer(len(values.inputs)),
            values="; ".join(figure(value) for value in values.inputs),
        )
    return tr(
        "{count} values, the first is {value}",
        count=integer(len(values.inputs)),
        value=figure(values["x"]),
    )


def _before(values: StepValues, now: Moment) -> str:
    if values.units == 1:
        return figure(values["h_prev"])
    return tr(
        "{value} in unit {unit}; the gates read all {units} units",
        value=figure(values["h_prev"]),
        unit=integer(values.unit + 1),
        units=integer(values.units),
    )


def _one_minus(values: StepValues, now: Moment) -> str:
    if not now.knows("one_minus"):
        return _open()
    return tr("1 − {z} = {result}", z=figure(values["z"]), result=figure(values["one_minus"]))


def _input_weight(values: StepValues, now: Moment) -> str:
    if len(values.inputs) > 1:
        return _several(values, now, "wx", len(values.inputs))
    if not now.knows("wx"):
        return figure(values["w"])
    return _product(values, now, "w", "x", "wx")


def _state_weight(values: StepValues, now: Moment) -> str:
    if values.units > 1:
        return _several(values, now, "uh", values.units)
    if not now.knows("uh"):
        return figure(values["u"])
    return _product(values, now, "u", "h_prev", "uh")


def _several(values: StepValues, now: Moment, key: str, count: int) -> str:
    if not now.knows(key):
        return tr("{count} weights", count=integer(count))
    return tr(
        "{count} weights; their products add up to {value}",
        count=integer(count),
        value=figure(values[key]),
    )


def _mix(values: StepValues, now: Moment) -> str:
    if not now.knows("sum"):
        return _open()
    return tr(
        "{wx} + {uh} + {b} = {result}",
        wx=figure(values["wx"]),
        uh=factor(values["uh"]),
        b=factor(values["b"]),
        result=figure(values["sum"]),
    )


_SPECIAL: dict[str, Callable[[StepValues, Moment], str]] = {
    "lstm/x": _inputs,
    "gru/x": _inputs,
    "rnn/x": _inputs,
    "lstm/h_prev": _before,
    "gru/h_prev": _before,
    "rnn/h_prev": _before,
    "gru/one_minus": _one_minus,
    "rnn/w": _input_weight,
    "rnn/u": _state_weight,
    "rnn/sum": _mix,
}
