"""The cell on the bench as a PyTorch file that runs on its own and gives the same numbers.

The loop is the equations line by line.  Where no gate is held the file checks itself against
``nn.LSTMCell``, ``nn.GRUCell`` or ``nn.RNNCell``.  The file is a program for people who read
English, as every line of PyTorch is, so its comments are not translated.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lstm_studio.core.trace import Trace
from lstm_studio.present.code_parts import closing, gate_variable, opening
from lstm_studio.present.phases import COMPUTES, PHASES, arrival, phase_count, sub_step

__all__ = ["Code", "pytorch_code"]

_INDENT = "    "

_GATE_STEP = {
    "f": "forget",
    "i": "input",
    "g": "candidate",
    "o": "output",
    "r": "reset",
    "z": "update",
    "n": "candidate",
}


@dataclass(frozen=True)
class _Line:
    """A line of the loop: the sub-step it belongs to and the quantities it brings about."""

    text: str
    sub_step: str
    quantities: tuple[str, ...] = ()


def pytorch_code(
    trace: Trace, tokens: Sequence[str] = (), *, title: str = "", unit: int = 0
) -> Code:
    """Return the PyTorch file that reproduces a trace.

    Parameters
    ----------
    trace : Trace
        The run; its weights, inputs, pins and start state go into the file, exactly.
    tokens : sequence of str, optional
        One a step, any text; they are escaped.  The steps are numbered when left out.
    title : str
        What the first line calls it.
    unit : int
        The unit that the printed table shows, 0-based.
    """
    names = tuple(tokens) or tuple(str(t + 1) for t in range(len(trace)))
    return Code(trace, names, title, unit)


class Code:
    """A generated file, written when asked for: a slider needs the equations, not the weights.

    Run or imported, it leaves ``h``, for an LSTM ``C``, and every gate as (T, H) tensors of
    float64; run, it prints a table as well.

    Parameters
    ----------
    trace, tokens, title, unit
        As for :func:`pytorch_code`.
    """

    def __init__(self, trace: Trace, tokens: Sequence[str], title: str, unit: int) -> None:
        self._trace = trace
        self._tokens = tokens
        self._title = title
        self._unit = unit
        self._lines = _loop(trace)

    @cached_property
    def core(self) -> str:
        """The equations alone: the body of the loop without its indentation."""
        return "\n".join(line.text for line in self._lines)

    @cached_property
    def text(self) -> str:
        """The whole file."""
        body = [_INDENT + line.text for line in self._lines]
        end = closing(self._trace, self._tokens, self._unit)
        return "\n".join([*self._head, *body, *end]) + "\n"

    @cached_property
    def _head(self) -> list[str]:
        """The lines above the body of the loop."""
        return "\n".join(opening(self._trace, self._tokens, self._title)).split("\n")

    def lines_of(self, key: str, core: bool = False) -> tuple[int, ...]:
        """Return the lines of a sub-step, counted from 0 in the file, or in :attr:`core`."""
        return self._places(lambda line: line.sub_step == key, core)

    def lines_of_quantity(self, quantity: str, core: bool = False) -> tuple[int, ...]:
        """Return the lines in which a quantity is computed; none for one the file never names."""
        return self._places(lambda line: quantity in line.quantities, core)

    def line_of(self, key: str, core: bool = False) -> int:
        """Return the line that ends a sub-step, counted from 0 in the file, or in `core`."""
        return self.lines_of(key, core)[-1]

    def line_of_quantity(self, quantity: str, core: bool = False) -> int | None:
        """Return the line that brings about a quantity, or None."""
        found = self.lines_of_quantity(quantity, core)
        return found[-1] if found else None

    def lines_at(self, phase: float, core: bool = False) -> tuple[int, ...]:
        """Return the lines to mark at a phase of the step; none when the step is complete.

        In a sub-step that brings about several quantities, those of the next one to come.
        """
        kind = self._trace.kind
        if phase >= phase_count(kind):
            return ()
        key = PHASES[kind][sub_step(kind, phase)[0]]
        own = self.lines_of(key, core)
        for quantity in COMPUTES[kind][key]:
            found = [line for line in self.lines_of_quantity(quantity, core) if line in own]
            if found and phase < arrival(kind, quantity):
                return tuple(found)
        return own

    def _places(self, wanted: Callable[[_Line], bool], core: bool) -> tuple[int, ...]:
        first = 0 if core else len(self._head)
        return tuple(first + k for k, line in enumerate(self._lines) if wanted(line))


def _loop(trace: Trace) -> tuple[_Line, ...]:
    """Return the body of the loop: the equations of the cell in the order of its sub-steps."""
    read = _Line("hx = torch.cat([h_tm1, x[t]])", "read", ("x", "h_prev"))
    if trace.kind == "rnn":
        mix = _Line("a_t = W @ hx + b", "mix")
        return read, mix, _Line("h_t = torch.tanh(a_t)", "squash", ("h",))
    if trace.kind == "gru":
        text = "h_t = (1 - z_t) * n_t + z_t * h_tm1"
        blend = _Line(text, "blend", ("kept", "write", "h"))
        return read, *_gate(trace, "r"), *_gate(trace, "z"), *_gate(trace, "n"), blend
    write = _Line("C_t = f_t * C_tm1 + i_t * C_til", "write", ("c_prev", "kept", "write", "c"))
    show = _Line("h_t = o_t * torch.tanh(C_t)", "output", ("tanh_c", "h"))
    before = [line for gate in ("f", "i", "g") for line in _gate(trace, gate)]
    return read, *before, write, *_gate(trace, "o"), show


def _gate(trace: Trace, gate: str) -> list[_Line]:
    """Return the lines of one gate: computed, held by hand, or computed and held in places."""
    name = gate_variable(gate)
    letter = {"g": "C"}.get(gate, gate)
    key = _GATE_STEP[gate]
    pinned = trace.pinned(gate)
    if pinned.all():
        return [_Line(f"{name} = {gate_variable(gate, 'pin')}[t]", key, (gate,))]
    lines: list[_Line] = []
    if gate == "n":
        lines.append(_Line("hn = W_hn @ h_tm1 + b_hn", key, ("hn",)))
        right = "torch.tanh(W_in @ x[t] + b_in + r_t * hn)"
    else:
        squash = "tanh" if gate == "g" else "sigmoid"
        right = f"torch.{squash}(W_{letter} @ hx + b_{letter})"
    lines.append(_Line(f"{name} = {right}", key, (gate,)))
    if np.any(pinned):
        hold = f"{name} = hold({name}, {gate_variable(gate, 'pin')}[t])"
        lines.append(_Line(hold, key, (gate,)))
    return lines
