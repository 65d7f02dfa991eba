"""What stands above and below the loop of a generated file: weights, inputs, pins, the check."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from lstm_studio.core.overrides import PINNABLE
from lstm_studio.core.params import GATES, Floats
from lstm_studio.core.trace import Trace
from lstm_studio.present.literals import one_line, pair_lines, pin_lines, tensor_lines
from lstm_studio.present.notation import elided
from lstm_studio.present.phases import COMPUTES

__all__ = ["closing", "gate_variable", "opening"]

_ARTICLES = {"lstm": "An LSTM", "gru": "A GRU", "rnn": "A simple RNN"}
_CLASSES = {"lstm": "nn.LSTMCell", "gru": "nn.GRUCell", "rnn": "nn.RNNCell"}
_RESULTS = {
    "lstm": ("f", "i", "C_til", "C", "o", "h"),
    "gru": ("r", "z", "n", "h"),
    "rnn": ("h",),
}
"""The variables that hold a (T, H) tensor each after the loop."""


def gate_variable(gate: str, what: str = "t") -> str:
    """Return the variable of a gate: ``f_t`` in the loop, ``f_pin`` for what it is held at."""
    return f"C_{'til' if what == 't' else what}" if gate == "g" else f"{gate}_{what}"


def opening(trace: Trace, tokens: Sequence[str], title: str) -> list[str]:
    """Return the lines above the body of the loop."""
    D, H = trace.params.input_size, trace.hidden_size
    lines = [
        *_headline(trace, title),
        "from functools import partial",
        "",
        "import torch",
        *(["from torch import nn"] if _checks_itself(trace) else []),
        "",
        "tensor = partial(torch.tensor, dtype=torch.float64)",
    ]
    weights = _weights(trace)
    pins = _pins(trace, tokens)
    data = pair_lines("sequence", tokens, trace.x, "token, inputs")
    start = _start(trace)
    used = "\n".join([*data, *weights, *pins, *start])
    # A token may hold these words too; then a name is defined in vain, which does no harm.
    unusual = [name for name in ("nan", "inf") if re.search(rf"\b{name}\b", used)]
    if unusual:
        values = ", ".join(f'float("{name}")' for name in unusual)
        lines.append(f"{', '.join(unusual)} = {values}")
    lines += ["", *data]
    lines += ["x = tensor([inputs for _, inputs in sequence])  # (T, D)"]
    lines += [f"T, D, H = len(sequence), {D}, {H}", "", *weights, ""]
    lines += [*pins, *([""] if pins else []), *start, "history = []", "for t in range(T):"]
    return lines


def closing(trace: Trace, tokens: Sequence[str], unit: int) -> list[str]:
    """Return the lines below the body of the loop."""
    names = _RESULTS[trace.kind]
    inside = ", ".join(name if name == "C_til" else f"{name}_t" for name in names)
    kept = "C_tm1, h_tm1 = C_t, h_t" if trace.kind == "lstm" else "h_tm1 = h_t"
    stars = ", ".join(names) if len(names) > 1 else f"({names[0]},)"
    lines = [
        f"    history.append(torch.stack([{inside}]))",
        f"    {kept}",
        f"{stars} = torch.stack(history, dim=1)  # each (T, H)",
        "",
        *(_check(trace) if _checks_itself(trace) else _no_check(trace)),
        'if __name__ == "__main__":',
    ]
    if not "".join(tokens).isascii():
        lines += [
            "    import sys",
            "",
            '    sys.stdout.reconfigure(errors="backslashreplace")  # for screens without Unicode',
        ]
    quoted = ", ".join(f'"{name}"' for name in names)
    tail = "," if len(names) == 1 else ""
    lines += [
        f"    unit = {unit}  # which of the H units is printed, counted from 0",
        f"    names = ({quoted}{tail})",
        '    print("step  token           ", *(f"{name:>10}" for name in names))',
        "    for t, (token, _) in enumerate(sequence):",
        f"        row = [q[t, unit].item() for q in ({', '.join(names)}{tail})]",
        '        print(f"{t + 1:4}  {token!r:16.16}", *(f"{value:10.6f}" for value in row))',
    ]
    return lines


def _headline(trace: Trace, title: str) -> list[str]:
    T, H = len(trace), trace.hidden_size
    what = f"{_ARTICLES[trace.kind]} with {H} {'unit' if H == 1 else 'units'}"
    reads = f"reads {T} {'step' if T == 1 else 'steps'}"
    name = elided(one_line(title), 48)
    # Python looks for an encoding ("coding: ...") in the first two lines: a title comes later.
    return [
        "# Written by LSTM Studio: one cell, equation by equation, with the numbers of its screen.",
        "# It needs PyTorch and computes in float64.",
        f"# {what} {reads}{': ' + name if name else '.'}",
    ]


def _checks_itself(trace: Trace) -> bool:
    """Return whether PyTorch's own cell can do the same: it cannot hold a gate."""
    return not trace.overrides


def _start(trace: Trace) -> list[str]:
    names = ("h_0", "C_0") if trace.kind == "lstm" else ("h_0",)
    lines: list[str] = []
    for name, values in zip(names, (trace.h0, trace.c0), strict=False):
        if np.any(values != 0.0):
            lines += tensor_lines(name, values)
        else:
            lines.append(f"{name} = torch.zeros(H, dtype=torch.float64)")
    if trace.kind == "lstm":
        return [*lines, "h_tm1, C_tm1 = h_0, C_0  # the states of the step before"]
    return [*lines, "h_tm1 = h_0  # the state of the step before"]


# ---------------------------------------------------------------------------------- weights


def _weights(trace: Trace) -> list[str]:
    """Return the weights: in PyTorch's layout, or gate by gate where a gate needs none."""
    held = [gate for gate in PINNABLE[trace.kind] if trace.pinned(gate).all()]
    if held:
        return [
            line
            for gate in trace.params.gate_names
            if gate not in held
            for line in _weights_of_gate(trace, gate)
        ] or ["# Every gate is held by hand: no weight is needed."]
    params = trace.params
    rows = f"{len(GATES[trace.kind])} * H" if trace.kind != "rnn" else "H"
    order = ", ".join(params.gate_names)
    about = {
        "lstm": [f"# PyTorch stacks the rows of the gates: {order}; g is C_til here."],
        "gru": [f"# PyTorch stacks the rows of the gates: {order}."],
        "rnn": [],
    }[trace.kind]
    return [
        *about,
        *tensor_lines("weight_ih", params.weight_ih, f"({rows}, D)"),
        *tensor_lines("weight_hh", params.weight_hh, f"({rows}, H)"),
        *tensor_lines("bias_ih", params.bias_ih, f"({rows},)"),
        *tensor_lines("bias_hh", params.bias_hh, f"({rows},)"),
        *_split(trace.kind),
    ]


def _split(kind: str) -> list[str]:
    both = "torch.cat([weight_hh, weight_ih], dim=1)"
    if kind == "lstm":
        return [
            f"W_i, W_f, W_C, W_o = {both}.chunk(4)  # (H, H + D) each",
            "b_i, b_f, b_C, b_o = (bias_ih + bias_hh).chunk(4)",
        ]
    if kind == "gru":
        return [
            f"W_r, W_z, _ = {both}.chunk(3)  # (H, H + D) each",
            "b_r, b_z, _ = (bias_ih + bias_hh).chunk(3)",
            "W_in, b_in = weight_ih[2 * H :], bias_ih[2 * H :]",
            "W_hn, b_hn = weight_hh[2 * H :], bias_hh[2 * H :]",
        ]
    return [f"W = {both}  # (H, H + D)", "b = bias_ih + bias_hh"]


def _weights_of_gate(trace: Trace, gate: str) -> list[str]:
    params, H = trace.params, trace.hidden_size
    first = params.row(gate, 0)
    rows = slice(first, first + H)
    from_x, from_h = params.weight_ih[rows], params.weight_hh[rows]
    bias_x, bias_h = params.bias_ih[rows], params.bias_hh[rows]
    if gate == "n":
        return [
            *tensor_lines("W_in", from_x, "(H, D): from x"),
            *tensor_lines("b_in", bias_x),
            *tensor_lines("W_hn", from_h, "(H, H): from h"),
            *tensor_lines("b_hn", bias_h),
        ]
    letter = "C" if gate == "g" else gate
    both: Floats = np.concatenate([from_h, from_x], axis=1)
    return [
        *tensor_lines(f"W_{letter}", both, "(H, H + D): from h and x"),
        *tensor_lines(f"b_{letter}", bias_x + bias_h),
    ]


# ------------------------------------------------------------------------------------- pins


def _pins(trace: Trace, tokens: Sequence[str]) -> list[str]:
    if not trace.overrides:
        return []
    lines: list[str] = []
    partly = False
    made = [quantity for step in COMPUTES[trace.kind].values() for quantity in step]
    for gate in sorted(trace.overrides, key=made.index):
        values = trace.overrides.values(gate)
        lines += pin_lines(gate_variable(gate, "pin"), values, tokens)
        partly = partly or bool(np.isnan(values).any())
    if partly:
        lines += [
            "",
            "",
            "def hold(free, pin):",
            '    """Return the gate, or what it is held at wherever that is not nan."""',
            "    return torch.where(pin.isnan(), free, pin)",
            "",
        ]
    return lines


# ------------------------------------------------------------------------------------ check


def _check(trace: Trace) -> list[str]:
    name = _CLASSES[trace.kind]
    lines = [
        f"# {name} does all of the above in one call; here for all steps at once, as a batch.",
        f"cell = {name}(D, H, dtype=torch.float64)",
        "cell.load_state_dict({",
        *(f'    "{w}": {w},' for w in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")),
        "})",
        "h_before = torch.cat([h_0[None], h[:-1]])",
    ]
    close = "rtol=1e-12, atol=1e-12, equal_nan=True"
    if trace.kind == "lstm":
        return [
            *lines,
            "C_before = torch.cat([C_0[None], C[:-1]])",
            "with torch.no_grad():",
            "    h_cell, C_cell = cell(x, (h_before, C_before))",
            f"torch.testing.assert_close(C_cell, C, {close})",
            f"torch.testing.assert_close(h_cell, h, {close})",
            "",
        ]
    return [
        *lines,
        "with torch.no_grad():",
        "    h_cell = cell(x, h_before)",
        f"torch.testing.assert_close(h_cell, h, {close})",
        "",
    ]


def _no_check(trace: Trace) -> list[str]:
    return [f"# {_CLASSES[trace.kind]} computes every gate itself; it has no way to hold one.", ""]
