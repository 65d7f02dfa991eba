"""Questions whose answer is a number: the numbers of the question, and the key, from the cells.

A template says which numbers a question gives, how they are drawn from a seed, and how the answer
follows.  The answer is always what :mod:`~lstm_studio.core.cells` or
:mod:`~lstm_studio.core.params` says about these very numbers, rounded as they are shown: whoever
works with pencil and paper works with the same ones.  A *slip* is the answer that a typical mistake
leads to; it is computed too, so that a wrong answer can be told by its mistake.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

import numpy as np

from lstm_studio.core.cells import LSTMStep, gru_step, lstm_step, rnn_step, sigmoid
from lstm_studio.core.errors import StudioError
from lstm_studio.core.overrides import Overrides
from lstm_studio.core.params import GATES, CellParams, Kind
from lstm_studio.core.trace import Trace, run_trace
from lstm_studio.i18n import tr

__all__ = ["TEMPLATES", "NumberCase", "Template", "drawn_case", "screen_case"]

Values = Mapping[str, float]

_TRIES = 200
_APART = 0.03
"""How far a slip lies from the answer at least, so that a tolerance can tell them apart."""

_TELLING = 0.02
"""The same for numbers from the screen, which cannot be drawn again."""


@dataclass(frozen=True)
class NumberCase:
    """One question with its numbers.

    Attributes
    ----------
    template : str
        One of :data:`TEMPLATES`.
    values : mapping of str to float
        What the question gives, rounded as it is shown.
    answer : float
        What the cell makes of them.
    slips : mapping of str to float
        What typical mistakes make of them.
    step : int
        The step on screen it was taken from, 0-based; -1 for numbers that were drawn.
    """

    template: str
    values: Values
    answer: float
    slips: Values
    step: int = -1


@dataclass(frozen=True)
class Template:
    """One kind of numeric question.

    Attributes
    ----------
    draw : callable
        ``random.Random -> values``.
    solve : callable
        ``values -> answer``, by the cells.
    slips : mapping of str to callable
        The same for each typical mistake.
    digits : int
        Decimals of the values.
    whole : bool
        Whether the answer is a whole number.
    kind : str
        The cell on screen from which the numbers can be taken; empty when from none.
    names : tuple of str
        What the question gives: the places that its text has to fill.
    """

    draw: Callable[[random.Random], dict[str, float]]
    solve: Callable[[Values], float]
    slips: Mapping[str, Callable[[Values], float]]
    names: tuple[str, ...]
    digits: int = 2
    whole: bool = False
    kind: str = ""


def drawn_case(template: str, seed: int) -> NumberCase:
    """Return the question that a seed draws; always the same one for the same seed.

    The draw is repeated until every slip lies apart from the answer and from the other slips.

    Raises
    ------
    StudioError
        When there is no such template.
    """
    found = _template(template)
    # A text as seed: Python hashes it the same way in every version and on every machine.
    source = random.Random(f"{template} {seed}")
    case = _case(template, found.draw(source))
    for _ in range(_TRIES):
        if _told_apart(case, found):
            break
        case = _case(template, found.draw(source))
    return case


def screen_case(template: str, trace: Trace, step: int, unit: int) -> NumberCase | None:
    """Return the question about a step of the cell on screen.

    It is the step asked for, or the nearest one before it or after it at which the answer is not
    that of a mistake as well: with f at 1 and i at 0, say, there would be nothing to work out.

    Parameters
    ----------
    template : str
    trace : Trace
        The run of the cell on the bench.
    step, unit : int
        Both 0-based.

    Returns
    -------
    NumberCase or None
        None where another cell is on the bench than the question is about, or no step will do.

    Raises
    ------
    StudioError
        When there is no such template.
    """
    found = _template(template)
    if found.kind != trace.kind:
        return None
    for at in sorted(range(len(trace)), key=lambda one: abs(one - step)):
        values = {
            name: round(float(trace[_ON_SCREEN.get(name, name)][at, unit]), found.digits)
            for name in found.names
        }
        if all(math.isfinite(value) for value in values.values()):
            case = _case(template, values)
            if all(abs(slip - case.answer) > _TELLING for slip in case.slips.values()):
                return NumberCase(template, case.values, case.answer, case.slips, at)
    return None


def _template(name: str) -> Template:
    if name not in TEMPLATES:
        raise StudioError(
            tr("There is no numeric question “{name}”.", name=name),
            tr("Known: {names}.", names=", ".join(TEMPLATES)),
        )
    return TEMPLATES[name]


def _case(name: str, values: dict[str, float]) -> NumberCase:
    template = TEMPLATES[name]
    slips = {slip: float(solve(values)) for slip, solve in template.slips.items()}
    return NumberCase(
        name, MappingProxyType(values), float(template.solve(values)), MappingProxyType(slips)
    )


def _told_apart(case: NumberCase, template: Template) -> bool:
    least = 0.5 if template.whole else _APART
    found = sorted([case.answer, *case.slips.values()])
    return all(b - a > least for a, b in pairwise(found))


# ------------------------------------------------------------------------- what the cells say

_ON_SCREEN = {"candidate": "n"}
"""Names of values that are called otherwise in a trace."""


def _still(kind: Kind) -> CellParams:
    """Return a cell of one unit without weights: what it does comes from its pins alone."""
    rows = len(GATES[kind])
    zeros = np.zeros((rows, 1))
    return CellParams(kind, zeros, zeros, np.zeros(rows), np.zeros(rows))


def _one(value: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([value], dtype=np.float64)


def _lstm(v: Values) -> LSTMStep:
    """Take one LSTM step with its gates held at the values given; what is not given is 0."""
    pins = np.array([[v.get(gate, 0.0)] for gate in GATES["lstm"]])
    return lstm_step(_still("lstm"), _one(0.0), _one(0.0), _one(v.get("c_prev", 0.0)), pins)


def _cell_state(v: Values) -> float:
    return float(_lstm(v).c[0])


def _hidden_state(v: Values) -> float:
    """Return h for a cell state C: one step that keeps C whole and writes nothing."""
    return float(_lstm({"f": 1.0, "c_prev": v["c"], "o": v["o"]}).h[0])


def _gru_state(v: Values) -> float:
    pins = np.array([[0.0], [v["z"]], [v["candidate"]]])
    return float(gru_step(_still("gru"), _one(0.0), _one(v["h_prev"]), pins).h[0])


def _summed(kind: Kind, v: Values) -> CellParams:
    """Return a cell all of whose rows have weight w for x, u for h and bias b."""
    rows = len(GATES[kind])
    full = np.ones((rows, 1))
    return CellParams(kind, v["w"] * full, v["u"] * full, v["b"] * np.ones(rows), np.zeros(rows))


def _rnn_state(v: Values) -> float:
    return float(rnn_step(_summed("rnn", v), _one(v["x"]), _one(v["h_prev"])).h[0])


def _gate(v: Values) -> float:
    step = lstm_step(_summed("lstm", v), _one(v["x"]), _one(v["h_prev"]), _one(0.0))
    return float(step.f[0])


def _sum(v: Values) -> float:
    step = lstm_step(_summed("lstm", v), _one(v["x"]), _one(v["h_prev"]), _one(0.0))
    return float(step.pre[1, 0])


def _kept(v: Values) -> float:
    """Return what is left of C after n steps that keep a share f and write nothing."""
    steps = int(v["steps"])
    pins = Overrides("lstm", steps, 1)
    for gate, value in (("f", v["f"]), ("i", 0.0), ("o", 1.0)):
        pins = pins.with_lane(gate, np.full(steps, value))
    trace = run_trace(_still("lstm"), np.zeros((steps, 1)), pins, c0=[v["c_prev"]])
    return float(trace["c"][-1, 0])


def _half_life(v: Values) -> float:
    """Return after how many steps less than half is left."""
    most = 100
    pins = Overrides("lstm", most, 1).with_lane("f", np.full(most, v["f"]))
    pins = pins.with_lane("i", np.zeros(most))
    trace = run_trace(_still("lstm"), np.zeros((most, 1)), pins, c0=[1.0])
    return float(np.argmax(trace["c"][:, 0] < 0.5) + 1)


def _path(v: Values) -> float:
    """Return ∂C_4/∂C_0 along the belt: what a change of 1 in C_0 has become, the gates held."""
    gates = np.array([v["f1"], v["f2"], v["f3"], v["f4"]])
    pins = Overrides("lstm", 4, 1).with_lane("f", gates).with_lane("i", np.zeros(4))
    run = [run_trace(_still("lstm"), np.zeros((4, 1)), pins, c0=[c])["c"][-1, 0] for c in (1.0, 0)]
    return float(run[0] - run[1])


def _count(kind: Kind, v: Values, biases: int = 2) -> float:
    """Return how many numbers ``nn.LSTM`` or ``nn.GRU`` learns; PyTorch has two biases a row."""
    inputs, units = int(v["inputs"]), int(v["units"])
    rows = len(GATES[kind]) * units
    params = CellParams(
        kind,
        np.zeros((rows, inputs)),
        np.zeros((rows, units)),
        np.zeros(rows),
        np.zeros(rows),
    )
    return float(params.count - (2 - biases) * rows)


# ----------------------------------------------------------------------------- the templates


def _share(source: random.Random, low: float = 0.1, high: float = 0.95) -> float:
    return round(source.uniform(low, high), 2)


def _signed(source: random.Random, low: float = 0.2, high: float = 0.95) -> float:
    return round(source.choice((-1, 1)) * source.uniform(low, high), 2)


def _draw_cell_state(s: random.Random) -> dict[str, float]:
    return {"f": _share(s), "c_prev": _signed(s, 0.3, 1.5), "i": _share(s), "g": _signed(s)}


def _draw_hidden_state(s: random.Random) -> dict[str, float]:
    return {"o": _share(s, 0.3), "c": _signed(s, 0.6, 1.8)}


def _draw_gru_state(s: random.Random) -> dict[str, float]:
    return {"z": _share(s), "h_prev": _signed(s), "candidate": _signed(s)}


def _draw_sum(s: random.Random) -> dict[str, float]:
    return {
        "w": _signed(s, 0.3, 1.5),
        "x": _signed(s),
        "u": _signed(s, 0.3, 1.2),
        "h_prev": _signed(s),
        "b": _signed(s, 0.1, 1.0),
    }


def _draw_kept(s: random.Random) -> dict[str, float]:
    steps = float(s.choice((2, 3, 4, 5)))
    return {"c_prev": _signed(s, 0.8, 1.5), "f": _share(s, 0.5, 0.9), "steps": steps}


def _draw_path(s: random.Random) -> dict[str, float]:
    return {f"f{k}": _share(s, 0.5, 0.99) for k in (1, 2, 3, 4)}


def _draw_sizes(s: random.Random) -> dict[str, float]:
    return {"inputs": float(s.randrange(2, 33)), "units": float(s.choice((4, 8, 16, 32, 64)))}


TEMPLATES: Mapping[str, Template] = MappingProxyType(
    {
        "cell_state": Template(
            _draw_cell_state,
            _cell_state,
            {
                "no_forget": lambda v: _cell_state({**v, "f": 1.0}),
                "no_input": lambda v: _cell_state({**v, "i": 1.0}),
                "swapped": lambda v: _cell_state({**v, "f": v["i"], "i": v["f"]}),
                "only_written": lambda v: _cell_state({**v, "f": 0.0}),
            },
            ("f", "c_prev", "i", "g"),
            kind="lstm",
        ),
        "hidden_state": Template(
            _draw_hidden_state,
            _hidden_state,
            {
                "no_tanh": lambda v: v["o"] * v["c"],
                "no_gate": lambda v: _hidden_state({**v, "o": 1.0}),
                "tanh_last": lambda v: math.tanh(v["o"] * v["c"]),
            },
            ("o", "c"),
            kind="lstm",
        ),
        "gru_state": Template(
            _draw_gru_state,
            _gru_state,
            {
                "other_z": lambda v: _gru_state({**v, "z": 1.0 - v["z"]}),
                "no_rest": lambda v: _gru_state(v) + v["z"] * v["candidate"],
            },
            ("z", "h_prev", "candidate"),
            kind="gru",
        ),
        "rnn_state": Template(
            _draw_sum,
            _rnn_state,
            {
                "no_tanh": lambda v: _sum(v),
                "sigmoid": lambda v: float(sigmoid(_one(_sum(v)))[0]),
                "no_past": lambda v: _rnn_state({**v, "u": 0.0}),
            },
            ("w", "x", "u", "h_prev", "b"),
        ),
        "gate": Template(
            _draw_sum,
            _gate,
            {
                "no_sigmoid": lambda v: _sum(v),
                "tanh": lambda v: math.tanh(_sum(v)),
                "no_bias": lambda v: _gate({**v, "b": 0.0}),
            },
            ("w", "x", "u", "h_prev", "b"),
        ),
        "kept": Template(
            _draw_kept,
            _kept,
            {
                "once": lambda v: _kept({**v, "steps": 1.0}),
                "linear": lambda v: v["c_prev"] * (1.0 - v["steps"] * (1.0 - v["f"])),
                "forgotten": lambda v: _kept({**v, "f": 1.0 - v["f"]}),
            },
            ("c_prev", "f", "steps"),
        ),
        "half_life": Template(
            lambda s: {"f": s.choice((0.8, 0.85, 0.9, 0.92, 0.95, 0.97))},
            _half_life,
            {"linear": lambda v: math.floor(0.5 / (1.0 - v["f"]) + 1e-9) + 1.0},
            ("f",),
            whole=True,
        ),
        "path": Template(
            _draw_path,
            _path,
            {
                "mean": lambda v: sum(v.values()) / 4.0,
                "least": lambda v: min(v.values()),
                "last": lambda v: v["f4"],
            },
            ("f1", "f2", "f3", "f4"),
        ),
        "lstm_count": Template(
            _draw_sizes,
            lambda v: _count("lstm", v),
            {
                "one_bias": lambda v: _count("lstm", v, biases=1),
                "three_gates": lambda v: _count("gru", v),
                "one_gate": lambda v: _count("rnn", v),
            },
            ("inputs", "units"),
            digits=0,
            whole=True,
        ),
        "gru_count": Template(
            _draw_sizes,
            lambda v: _count("gru", v),
            {
                "one_bias": lambda v: _count("gru", v, biases=1),
                "two_gates": lambda v: 2.0 * _count("rnn", v),
                "four_gates": lambda v: _count("lstm", v),
            },
            ("inputs", "units"),
            digits=0,
            whole=True,
        ),
        "both_width": Template(
            _draw_sizes,
            # Two LSTMs read, and the last axis holds the hidden state of each (PyTorch: D·H_out).
            lambda v: float(sum(_still_units(v) for _ in ("forward", "backward"))),
            {"one_way": lambda v: v["units"], "inputs": lambda v: 2.0 * v["inputs"]},
            ("inputs", "units"),
            digits=0,
            whole=True,
        ),
    }
)
"""The numeric questions by name."""


def _still_units(v: Values) -> int:
    units = int(v["units"])
    rows = 4 * units
    return CellParams(
        "lstm", np.zeros((rows, 1)), np.zeros((rows, units)), np.zeros(rows), np.zeros(rows)
    ).hidden_size
