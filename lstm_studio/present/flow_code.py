"""The curves of the page "Gradient flow" as a short PyTorch file: autograd, in float64.

The weights are drawn in the file from the same seed by numpy, so that it needs no long tables of
numbers; it prints the values of the page.  The file is a program for people who read English, as
every line of PyTorch is, so its comments are not translated.
"""

from __future__ import annotations

from lstm_studio.state.flow import BIASES, INPUTS, FlowState

__all__ = ["flow_code"]

_CELLS = {
    "own": "this LSTM",
    "rnn": "RNN",
    "gru": "GRU",
    "lstm0": "LSTM, bias 0",
    "lstm1": "LSTM, bias 1",
    "lstm3": "LSTM, bias 3",
    "chrono": "LSTM, chrono",
}


def flow_code(flow: FlowState) -> str:
    """Return the file for the curves that are shown; trained cells and overlays are left out."""
    chrono = "chrono" in flow.shown
    lines = [
        "import numpy as np",
        "import torch",
        "",
        f"H, D, T, SEED, SCALE = {flow.size}, {INPUTS}, {flow.length}, {flow.seed}, {flow.scale!r}",
        "x = np.random.default_rng((SEED, 1)).standard_normal((T, D))",
        "",
        "",
        "def network(kind, bias=None):",
        '    """Weights from U(-1/√H, 1/√H), as PyTorch draws them; the forget bias by hand."""',
        '    rows = {"RNN": 1, "LSTM": 4, "GRU": 3}[kind] * H',
        "    draw, bound = np.random.default_rng(SEED), 1 / np.sqrt(H)",
        "    shapes = (rows, D), (rows, H), (rows,), (rows,)",
        "    weights = [draw.uniform(-bound, bound, shape) for shape in shapes]",
        "    weights[1] *= SCALE",
        "    b_ih, b_hh = weights[2:]",
        "    if bias is not None:",
        "        b_ih[H : 2 * H], b_hh[H : 2 * H] = bias, 0",
    ]
    if chrono:
        lines += [
            "    if isinstance(bias, np.ndarray):  # chrono: the input gate gets the opposite",
            "        b_ih[:H], b_hh[:H] = -bias, 0",
        ]
    lines += [
        '    cell = getattr(torch.nn, kind + "Cell")(D, H).double()',
        "    with torch.no_grad():",
        "        for parameter, values in zip(cell.parameters(), weights):",
        "            parameter.copy_(torch.from_numpy(values))",
        "    return cell",
        "",
        "",
        *_flow(flow),
        "",
        "",
        *_networks(flow, chrono),
        "found = {name: flow(cell) for name, cell in networks.items()}",
        'if __name__ == "__main__":',
        "    for name, norms in found.items():",
        f"        lags = sorted({{0, 10, 20, 50, {flow.at}, T - 1}})",
        '        text = "  ".join(f"{lag}: {norms[lag]:.3e}" for lag in lags if lag < T)',
        '        print(f"{name:14} by lag  {text}")',
    ]
    return "\n".join(lines) + "\n"


def _flow(flow: FlowState) -> list[str]:
    """Return the function that measures one network."""
    inputs = flow.measured == "inputs"
    what = "‖∂h_T/∂x_t‖" if inputs else "‖∂L/∂C_t‖ for L = Σ h_T (∂h_t where there is no C)"
    lines = [
        "def flow(cell):",
        f'    """Return {what} by lag: lag 0 is the last step."""',
    ]
    if inputs:
        lines += [
            "    inputs, state = torch.tensor(x, requires_grad=True), None",
            "    for t in range(T):",
            "        state = cell(inputs[t : t + 1], state)",
            "    h_T = (state[0] if isinstance(state, tuple) else state)[0]",
            "    squares = torch.zeros(T, dtype=torch.float64)",
            "    for unit in h_T:  # one row of the Jacobian after the other",
            "        row = torch.autograd.grad(unit, inputs, retain_graph=True)[0]",
            "        squares += (row**2).sum(1)  # in float32 a plain RNN's are 0 beyond lag 70",
            "    norms = squares.sqrt().flip(0)",
        ]
    else:
        lines += [
            "    inputs, state, wanted = torch.tensor(x), None, []",
            "    for t in range(T):",
            "        state = cell(inputs[t : t + 1], state)",
            "        wanted.append(state[1] if isinstance(state, tuple) else state)",
            "    h_T = (state[0] if isinstance(state, tuple) else state)[0]",
            "    gradients = torch.autograd.grad(h_T.sum(), wanted)",
            "    norms = torch.stack([g.norm() for g in gradients]).flip(0)",
        ]
    end = "    return (norms / norms[0]).numpy()" if flow.relative else "    return norms.numpy()"
    return [*lines, end]


def _networks(flow: FlowState, chrono: bool) -> list[str]:
    lines: list[str] = []
    if chrono:
        draw = "np.random.default_rng((SEED, 2)).uniform(1, T - 1, H)"
        lines.append(f"chrono = np.log({draw})")
    lines.append("networks = {")
    for key in flow.shown:
        if key in ("rnn", "gru"):
            made = f'network("{key.upper()}")'
        elif key == "chrono":
            made = 'network("LSTM", chrono)'
        else:
            made = f'network("LSTM", {BIASES.get(key, flow.bias)!r})'
        lines.append(f'    "{_CELLS[key]}": {made},')
    return [*lines, "}"]
