"""What a change costs on the page of gradients, against torch's autograd doing the same work."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from lstm_studio.cli.bench import Figure
from lstm_studio.core.gradients import gradient_norms
from lstm_studio.core.params import CellParams, Floats
from lstm_studio.core.trace import run_trace
from lstm_studio.state.flow import FlowState
from lstm_studio.state.flows import flow_cell, flow_inputs

__all__ = ["GradientWork", "TorchGradients", "measure_gradients"]

CHANGE_MS = 50.0
TORCH_LIMIT = 1.0

FLOW = FlowState()
SIX = ("rnn", "gru", "lstm0", "lstm1", "lstm3", "chrono")
Norms = Mapping[str, Floats]


class GradientWork:
    """All six networks drawn, run and gone back through, or one LSTM alone, in numpy."""

    def all_six(self) -> Norms:
        """Return log₁₀ ‖∂h_T/∂x_t‖ of each, (T,): what a change of seed or size costs."""
        x = flow_inputs(FLOW)
        traces = {key: run_trace(flow_cell(FLOW, key), x) for key in SIX}
        found = {key: gradient_norms([traces[key]])[0].by_x for key in ("rnn", "gru")}
        lstms = SIX[2:]
        together = gradient_norms([traces[key] for key in lstms])
        return found | {key: one.by_x for key, one in zip(lstms, together, strict=True)}

    def one(self, bias: float = 2.0) -> Norms:
        """Return the same of one LSTM: what a tick of its forget bias costs."""
        trace = run_trace(flow_cell(replace(FLOW, bias=bias), "own"), flow_inputs(FLOW))
        return {"own": gradient_norms([trace])[0].by_x}


class TorchGradients:
    """The same by autograd: a loop of cells and one backward pass for each of the H outputs."""

    def __init__(self) -> None:
        import torch

        self._torch = torch
        self._x = np.array(flow_inputs(FLOW))
        self._cells = {key: self._cell(flow_cell(FLOW, key)) for key in (*SIX, "own")}

    def _cell(self, params: CellParams):
        torch = self._torch
        cell = getattr(torch.nn, params.kind.upper() + "Cell")(
            params.input_size, params.hidden_size, dtype=torch.float64
        )
        with torch.no_grad():
            for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
                getattr(cell, name).copy_(torch.tensor(np.array(getattr(params, name))))
        return cell

    def _norms(self, key: str) -> Floats:
        torch = self._torch
        x, state = torch.tensor(self._x, requires_grad=True), None
        for t in range(len(x)):
            state = self._cells[key](x[t : t + 1], state)
        assert state is not None
        h = (state[0] if isinstance(state, tuple) else state)[0]
        squares = torch.zeros(len(x), dtype=torch.float64)
        for unit in h:
            squares += (torch.autograd.grad(unit, x, retain_graph=True)[0] ** 2).sum(1)
        return np.log10(squares.sqrt().numpy())

    def all_six(self) -> Norms:
        """Return the norms of all six networks."""
        return {key: self._norms(key) for key in SIX}

    def one(self) -> Norms:
        """Return those of one LSTM."""
        return {"own": self._norms("own")}


def measure_gradients(count: int) -> list[Figure]:
    """Time a change of all six networks and of one forget bias, in turn with torch."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        ours, theirs = GradientWork(), TorchGradients()
        few = max(count // 10, 1)  # autograd takes a second a time
        return [
            *_figures("gradients of six networks", ours.all_six, theirs.all_six, count, few),
            *_figures("gradient of one LSTM", ours.one, theirs.one, count, few),
        ]
    finally:
        torch.set_num_threads(threads)


def _figures(
    name: str,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    count: int,
    few: int,
) -> list[Figure]:
    ours()
    theirs()
    mine = statistics.median(_milliseconds(ours) for _ in range(count))
    other = statistics.median(_milliseconds(theirs) for _ in range(few))
    size = f"H = {FLOW.size}, T = {FLOW.length}"
    return [
        Figure(f"{name}, {size}", mine, CHANGE_MS, "ms", True, {}),
        Figure(
            f"{name} / autograd in torch",
            mine / other,
            TORCH_LIMIT,
            "×",
            True,
            {"ours ms": mine, "torch ms": other},
        ),
    ]


def _milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return 1000.0 * (time.perf_counter() - start)
