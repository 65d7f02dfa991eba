"""What is taught about vanishing gradients, measured over seeds: the page shows the usual case."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lstm_studio.state.flow import FlowState
from lstm_studio.state.flows import derive_flows
from lstm_studio.state.studio import initial_state
from tests.fixtures.library import SmallLibrary

LIBRARY = SmallLibrary()
SEEDS = range(5)


@pytest.fixture(scope="module")
def curves():
    """Return log₁₀ of ‖∂h_T/∂x_t‖ by its value at lag 0, (seeds, T), at H = 32, T = 160."""
    found: dict[str, list[np.ndarray]] = {}
    for seed in SEEDS:
        start = initial_state(LIBRARY)
        flow = FlowState(seed=seed, bias=5.0)
        state = replace(start, flow=flow, view=replace(start.view, page="gradients"))
        flows = derive_flows(state, LIBRARY, None)
        for curve in flows.curves:
            found.setdefault(curve.key, []).append(flows.values(curve))
    return {key: np.array(rows) for key, rows in found.items()}


# Of five seeds with four sequences each, by other code: 5e-29, 1e-21, 7e-22, 1e-8, 0.10, 0.033.
@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "least", "most"),
    [
        ("rnn", 1e-31, 1e-26),
        ("gru", 1e-23, 1e-19),
        ("lstm0", 1e-23, 1e-19),
        ("lstm1", 1e-9, 1e-6),
        ("lstm3", 0.03, 0.5),
        ("chrono", 0.01, 0.2),
    ],
)
def test_of_a_hundred_steps_back_is_left_what_was_found_before(curves, key, least, most) -> None:
    left = 10.0 ** curves[key][:, 100].mean()
    assert least < left < most


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "factor"), [("rnn", 0.52), ("gru", 0.63), ("lstm0", 0.64), ("lstm1", 0.84)]
)
def test_a_step_back_costs_what_was_found_before(curves, key, factor) -> None:
    rows = curves[key]
    found = 10.0 ** ((rows[:, 40] - rows[:, 10]).mean() / 30)
    assert found == pytest.approx(factor, abs=0.04)


@pytest.mark.slow
def test_wide_open_gates_neither_vanish_nor_explode_much(curves) -> None:
    rows = curves["own"]
    found = 10.0 ** ((rows[:, 40] - rows[:, 10]).mean() / 30)
    assert found == pytest.approx(1.0, abs=0.02)


@pytest.mark.slow
def test_wide_networks_with_strong_recurrence_explode() -> None:
    start = initial_state(LIBRARY)
    flow = FlowState(size=64, scale=3.0, shown=("rnn",), length=120)
    state = replace(start, flow=flow, view=replace(start.view, page="gradients"))
    flows = derive_flows(state, LIBRARY, None)
    assert flows.values(flows.curve("rnn"))[100] > 1.0
