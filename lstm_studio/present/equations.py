"""The cell's equations with the numbers of one step, and every product behind one gate.

What is written is what was computed: the numbers come from a :class:`~lstm_studio.core.trace.Trace`
and nothing is computed here but the test whether the *written*, rounded numbers add up.  Where
they do not, the line has “≈” in the place of “=”.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

from lstm_studio.core.params import Floats
from lstm_studio.core.trace import Trace
from lstm_studio.i18n import integer, number, tr
from lstm_studio.present.notation import factor, figure, plain_symbol, shown, symbol

__all__ = ["EQUATIONS", "Equation", "equations", "input_line"]

EQUATIONS: dict[str, tuple[str, ...]] = {
    "lstm": ("f", "i", "g", "c", "o", "h"),
    "gru": ("r", "z", "n", "h"),
    "rnn": ("h",),
}
"""The quantities that have an equation, in the order in which they are read.

Textbooks count three equations of a GRU and mean its gates and its candidate; without the fourth,
which blends the old state with the candidate, the three say nothing about the memory.
"""

_SQUASH: dict[str, Callable[[float], float]] = {
    "σ": lambda z: 0.5 * math.tanh(0.5 * z) + 0.5,
    "tanh": math.tanh,
}


@dataclass(frozen=True)
class Equation:
    """One equation at one step.

    Attributes
    ----------
    key : str
        The quantity it defines.
    formula : str
        The equation in symbols, rich text.
    numbers : str
        The same with the numbers of the step, rich text; the result is bold.
    shapes : str
        The shapes of its weights, rich text; empty unless all units are shown.
    value : float
        The result, of the chosen unit.
    pinned : bool
        Whether a person holds it (in any unit, where all are shown).
    plain : str
        Formula and numbers on one line without markup, for copying and screen readers.
    """

    key: str
    formula: str
    numbers: str
    shapes: str
    value: float
    pinned: bool
    plain: str


def equations(trace: Trace, step: int, unit: int = 0, vector: bool = False) -> tuple[Equation, ...]:
    """Return the equations of one step in reading order.

    Parameters
    ----------
    trace : Trace
        The run.
    step : int
        The step, 0-based.
    unit : int
        The unit whose numbers are written.
    vector : bool
        Write all units as vectors, cut in the middle when there are many, with the shapes of
        the weights.
    """
    write = _vector if vector else _scalar
    return tuple(write(trace, step, unit, key) for key in EQUATIONS[trace.kind])


def squash_name(kind: str, key: str) -> str:
    """Return what a sum goes through: ``σ``, ``tanh``, or nothing where there is no sum."""
    if key in ("g", "n") or (kind == "rnn" and key == "h"):
        return "tanh"
    return "" if key in ("c", "h") else "σ"


def squashed(name: str, total: float) -> float:
    """Return the sum after the squashing function of that name; the sum where there is none."""
    return _SQUASH[name](total) if name else total


def is_computed(trace: Trace, key: str) -> bool:
    """Return whether a network stands behind `key`: the gates of a hand-set cell have none."""
    params = trace.params
    size = params.hidden_size
    first = params.gate_names.index(key) * size
    rows = slice(first, first + size)
    blocks = (params.weight_ih, params.weight_hh, params.bias_ih, params.bias_hh)
    return any(bool(np.any(block[rows])) for block in blocks)


def input_line(trace: Trace, step: int) -> tuple[str, str]:
    """Return what is read at a step as a vector with its shape, rich text and plain."""
    x = trace.x[step]
    vector = elided_vector(x)
    return (
        f"{symbol('x')} ∈ ℝ<sup>{len(x)}</sup> = {vector}",
        f"{plain_symbol('x')} ∈ ℝ^{len(x)} = {vector}",
    )


# ----------------------------------------------------------------------------------- formulas


@cache
def formula(kind: str, key: str) -> tuple[str, str]:
    """Return the equation that defines `key`, as rich text and as plain text."""
    if key == "c":
        f, i, g, c = (_both(q) for q in ("f", "i", "g", "c_prev"))
        right = _join(f, " ⊙ ", c, " + ", i, " ⊙ ", g)
    elif kind == "lstm" and key == "h":
        right = _join(_both("o"), " ⊙ ", _both("tanh_c"))
    elif kind == "gru" and key == "h":
        z = _both("z")
        right = _join("(1 − ", z, ") ⊙ ", _both("n"), " + ", z, " ⊙ ", _both("h_prev"))
    elif key == "n":
        own = _join(_weight("W", "in"), "·", _both("x"), " + ", _weight("b", "in"))
        old = _join(_weight("W", "hn"), "·", _both("h_prev"), " + ", _weight("b", "hn"))
        right = _join("tanh(", own, " + ", _both("r"), " ⊙ (", old, "))")
    else:
        name = "" if kind == "rnn" else {"g": "C"}.get(key, key)
        both = _join("·[", _both("h_prev"), ", ", _both("x"), "] + ")
        inner = _join(_weight("W", name), both, _weight("b", name))
        right = _join(squash_name(kind, key), "(", inner, ")")
    return _join(_both(key), " = ", right)


def _both(quantity: str) -> tuple[str, str]:
    return symbol(quantity), plain_symbol(quantity)


def _weight(letter: str, name: str) -> tuple[str, str]:
    if not name:
        return f"<i>{letter}</i>", letter
    return f"<i>{letter}</i><sub>{name}</sub>", f"{letter}_{name}"


def _join(*parts: str | tuple[str, str]) -> tuple[str, str]:
    pairs = [(part, part) if isinstance(part, str) else part for part in parts]
    return "".join(rich for rich, _ in pairs), "".join(plain for _, plain in pairs)


# ------------------------------------------------------------------------------- one unit


def _scalar(trace: Trace, step: int, unit: int, key: str) -> Equation:
    rich, plain = formula(trace.kind, key)
    value = float(trace[key][step, unit])
    is_gate = key in trace.params.gate_names
    pinned = is_gate and bool(trace.pinned(key)[step, unit])
    if pinned:
        wanted = None
        if is_computed(trace, key):
            total = float(trace.pre(key)[step, unit])
            wanted = figure(squashed(squash_name(trace.kind, key), total))
        written = [_held(bold, figure(value), wanted) for bold in (True, False)]
    else:
        left, again = _substituted(trace, step, unit, key)
        sign = "=" if figure(again) == figure(value) else "≈"
        written = [f"{left} {sign} {_result(bold, figure(value))}" for bold in (True, False)]
    if trace.hidden_size > 1:
        place = tr("unit {unit}", unit=integer(unit + 1))
        plain = f"{plain} ({place})"
    return Equation(key, rich, written[0], "", value, pinned, f"{plain}: {written[1]}")


def _held(bold: bool, value: str, wanted: str | None) -> str:
    if wanted is None:
        return tr("set by hand → {value}", value=_result(bold, value))
    return tr(
        "set by hand → {value} (the network wanted {wanted})",
        value=_result(bold, value),
        wanted=wanted,
    )


def _result(bold: bool, text: str) -> str:
    return f"<b>{text}</b>" if bold else text


def _substituted(trace: Trace, step: int, unit: int, key: str) -> tuple[str, float]:
    """Return the right-hand side in numbers, and what the numbers as written come to."""

    def at(quantity: str) -> float:
        return float(trace[quantity][step, unit])

    if key == "c":
        f, c, i, g = at("f"), at("c_prev"), at("i"), at("g")
        text = f"{figure(f)}·{factor(c)} + {figure(i)}·{factor(g)}"
        return text, shown(f) * shown(c) + shown(i) * shown(g)
    if trace.kind == "lstm" and key == "h":
        o, c = at("o"), at("c")
        return f"{figure(o)}·tanh({figure(c)})", shown(o) * math.tanh(shown(c))
    if trace.kind == "gru" and key == "h":
        z, n, h = at("z"), at("n"), at("h_prev")
        text = f"(1 − {factor(z)})·{factor(n)} + {figure(z)}·{factor(h)}"
        return text, (1.0 - shown(z)) * shown(n) + shown(z) * shown(h)
    name = squash_name(trace.kind, key)
    total = float(trace.pre(key)[step, unit])
    return f"{name}({figure(total)})", squashed(name, shown(total))


# -------------------------------------------------------------------------------- all units


def _vector(trace: Trace, step: int, unit: int, key: str) -> Equation:
    rich, plain = formula(trace.kind, key)
    values = trace[key][step]
    held = 0
    if key in trace.params.gate_names:
        held = int(np.count_nonzero(trace.pinned(key)[step]))
    count = integer(len(values))
    written: list[str] = []
    for space in (f"ℝ<sup>{len(values)}</sup>", f"ℝ^{len(values)}"):
        vector = f"∈ {space} = {elided_vector(values)}"
        if held == len(values):
            vector = tr("{vector}, set by hand", vector=vector)
        elif held:
            vector = tr(
                "{vector}, {held} of {count} set by hand",
                vector=vector,
                held=integer(held),
                count=count,
            )
        written.append(vector)
    shapes, plain_shapes = _shapes(trace, key)
    tail = f"; {plain_shapes}" if plain_shapes else ""
    return Equation(
        key,
        rich,
        f"{symbol(key)} {written[0]}",
        shapes,
        float(values[unit]),
        held > 0,
        f"{plain}: {plain_symbol(key)} {written[1]}{tail}",
    )


def elided_vector(values: Floats, most: int = 4, digits: int = 2) -> str:
    """Write a vector in brackets: the first three and the last when it has more than `most`."""
    cut = len(values) > most
    shown_values = [*values[: most - 1], values[-1]] if cut else list(values)
    texts = [number(float(value), digits) for value in shown_values]
    if cut:
        texts.insert(most - 1, "…")
    return f"[{', '.join(texts)}]"


def _shapes(trace: Trace, key: str) -> tuple[str, str]:
    """Return the shapes of the weights in the formula of `key`, rich and plain."""
    if key not in trace.params.gate_names:
        return "", ""
    H, D = trace.hidden_size, trace.params.input_size
    if key == "n":
        parts = [("W", "in", (H, D)), ("W", "hn", (H, H)), ("b", "in", (H,)), ("b", "hn", (H,))]
    else:
        name = "" if trace.kind == "rnn" else {"g": "C"}.get(key, key)
        parts = [("W", name, (H, H + D)), ("b", name, (H,))]
    rich: list[str] = []
    plain: list[str] = []
    for letter, name, shape in parts:
        size = "×".join(str(n) for n in shape)
        weight = _weight(letter, name)
        rich.append(f"{weight[0]} ∈ ℝ<sup>{size}</sup>")
        plain.append(f"{weight[1]} ∈ ℝ^{size}")
    return ", ".join(rich), ", ".join(plain)
