"""The networks of the page of gradients: made as PyTorch makes them, measured once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from lstm_studio.core.gradients import gradient_norms
from lstm_studio.core.params import CellParams
from lstm_studio.core.trace import run_trace
from lstm_studio.state.flow import CURVES, FlowState, Overlay
from lstm_studio.state.flows import AT_ONCE, derive_flows, flow_cell, flow_inputs
from lstm_studio.state.registry import apply
from lstm_studio.state.studio import initial_state
from tests.fixtures.library import SmallLibrary

LIBRARY = SmallLibrary()
SMALL = FlowState(size=4, length=30, lag=20)


def state_of(flow=SMALL):
    start = initial_state(LIBRARY)
    return replace(start, flow=flow, view=replace(start.view, page="gradients"))


def derived(flow=SMALL, previous=None):
    return derive_flows(state_of(flow), LIBRARY, previous)


def test_nothing_is_made_while_another_page_is_shown() -> None:
    assert derive_flows(initial_state(LIBRARY), LIBRARY, None) is None


def test_every_curve_is_the_gradient_of_its_network_by_lag() -> None:
    flows = derived(replace(SMALL, relative=False))
    assert tuple(curve.key for curve in flows.curves) == CURVES
    for curve in flows.curves:
        norms = gradient_norms([run_trace(curve.params, curve.x)])[0]
        np.testing.assert_allclose(flows.values(curve), norms.by_x[::-1], rtol=1e-12)
    memory = derived(replace(SMALL, relative=False, measured="memory"))
    for curve in memory.curves:
        norms = gradient_norms([run_trace(curve.params, curve.x)], np.ones((1, 4)))[0]
        state = norms.by_h if norms.by_c is None else norms.by_c
        np.testing.assert_allclose(memory.values(curve), state[::-1], rtol=1e-12)


def test_relative_curves_start_at_one() -> None:
    flows = derived()
    assert [flows.values(curve)[0] for curve in flows.curves] == [0.0] * len(CURVES)


def test_moving_the_forget_bias_makes_one_network_anew() -> None:
    before = derived()
    after = derived(replace(SMALL, bias=3.5), before)
    kept = {c.key for c in after.curves if c is before.curve(c.key)}
    assert kept == {*CURVES} - {"own"}
    moved = derived(replace(SMALL, scale=2.0), before)
    assert not any(c is before.curve(c.key) for c in moved.curves)


def test_what_has_been_measured_is_kept_through_looking_elsewhere() -> None:
    before = derived()
    other = derived(replace(SMALL, measured="memory"), before)
    back = derived(replace(SMALL, relative=False), other)
    assert list(back.curves) == list(before.curves)
    assert all(set(curve.found) == {"inputs", "memory"} for curve in back.curves)
    assert derived(back.flow, back) is back


def test_what_takes_long_is_left_to_somebody_else() -> None:
    flows = derived(FlowState(size=128, length=400, shown=("own", "rnn")))
    assert flows.work > AT_ONCE
    assert {curve.key for curve in flows.missing} == {"own", "rnn"}
    assert flows.values(flows.curves[0]) is None


def test_measuring_tells_how_far_it_is_and_can_be_stopped() -> None:
    flow = FlowState(size=48, length=400)
    flows = derived(flow)
    walk = flows.measure()
    told = [next(walk) for _ in range(5)]
    walk.close()
    assert told == sorted(told)
    assert flows.missing == flows.curves


def test_weights_are_drawn_as_torch_draws_them() -> None:
    """From U(−1/√H, 1/√H), all four parameters: the range of torch's own, and its spread."""
    flow = FlowState(size=64)
    torch.manual_seed(0)
    theirs = torch.nn.GRUCell(8, 64)
    ours = flow_cell(flow, "gru")
    for name, values in theirs.named_parameters():
        own, other = getattr(ours, name), values.detach().numpy()
        assert own.shape == other.shape
        assert np.abs(own).max() <= 1 / 8
        assert own.std() == pytest.approx(other.std(), rel=0.1)


@pytest.mark.parametrize(
    ("key", "bias"), [("lstm0", 0.0), ("lstm1", 1.0), ("lstm3", 3.0), ("own", 2.5)]
)
def test_forget_biases_are_set_and_nothing_else(key, bias) -> None:
    flow = FlowState(size=5, bias=2.5, seed=3)
    cell, plain = flow_cell(flow, key), CellParams.random("lstm", 5, 8, 3)
    assert (cell.bias_ih[5:10] + cell.bias_hh[5:10] == bias).all()
    rest = [*range(5), *range(10, 20)]
    np.testing.assert_array_equal(cell.bias_ih[rest], plain.bias_ih[rest])
    np.testing.assert_array_equal(cell.weight_hh, plain.weight_hh)


def test_chrono_biases_are_those_of_the_paper() -> None:
    cell = flow_cell(FlowState(size=100, length=50), "chrono")
    total = cell.bias_ih + cell.bias_hh
    np.testing.assert_allclose(total[:100], -total[100:200])
    spans = np.exp(total[100:200])
    assert spans.min() >= 1.0
    assert spans.max() <= 49.0
    assert spans.mean() == pytest.approx(25.0, rel=0.2)


def test_the_scale_is_that_of_the_recurrent_weights_alone() -> None:
    one, two = (flow_cell(FlowState(scale=scale), "rnn") for scale in (1.0, 2.0))
    np.testing.assert_array_equal(two.weight_hh, 2.0 * one.weight_hh)
    np.testing.assert_array_equal(two.weight_ih, one.weight_ih)


def test_inputs_are_normal_and_come_from_the_seed() -> None:
    x = flow_inputs(FlowState(length=400))
    assert x.shape == (400, 8)
    assert abs(x.mean()) < 0.05
    assert x.std() == pytest.approx(1.0, rel=0.05)
    np.testing.assert_array_equal(x, flow_inputs(FlowState(length=400, bias=5.0)))
    assert (x != flow_inputs(FlowState(length=400, seed=1))).all()


def test_trained_cells_read_one_marked_number() -> None:
    flows = derived(replace(SMALL, trained=("gru",)))
    curve = flows.curve("trained-gru")
    assert curve.params is LIBRARY.model("gru", 8).params
    np.testing.assert_array_equal(curve.x[:, 1], [1.0] + 29 * [0.0])
    assert len(flows.values(curve)) == 30


def test_overlays_keep_their_own_length() -> None:
    overlay = Overlay("net", CellParams.random("lstm", 3, 2, 0), np.ones((7, 2)))
    state = apply(state_of(), LIBRARY, "overlay_flow", overlay=overlay)
    flows = derive_flows(state, LIBRARY, None)
    curve = flows.curve("overlay-0")
    assert curve.title == "net"
    assert len(flows.values(curve)) == 7
