"""A held gate does exactly what it says, and letting go undoes it to the bit."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.errors import StudioError
from lstm_studio.core.overrides import PINNABLE, Overrides, pin_limits
from lstm_studio.core.params import GATES
from lstm_studio.core.trace import QUANTITIES, run_trace

TOLERANCE = 1e-12

gated = st.sampled_from(["lstm", "gru"])
seeds = st.integers(0, 2**32 - 1)


def sequence(seed, T=8, D=2):
    return np.random.default_rng(seed).uniform(-1, 1, (T, D))


def hold_all(overrides, **values):
    for gate, value in values.items():
        overrides = overrides.pin(gate, value, 0, overrides.steps - 1)
    return overrides


@given(
    gated,
    st.integers(1, 6),
    st.integers(1, 12),
    seeds,
    st.sampled_from([0.05, 0.5, 1.0]),
    st.sampled_from([1e-6, 0.5, 3.0]),
)
def test_pinned_run_is_the_oracles(oracle, draw_params, draw_overrides, kind, H, T, seed, p, scale):
    params = draw_params(kind, H, 2, seed, scale / np.sqrt(H))
    overrides = draw_overrides(kind, T, H, seed + 1, p)
    generator = np.random.default_rng(seed)
    x, h0, c0 = (generator.uniform(-1, 1, shape) for shape in ((T, 2), H, H))
    trace = run_trace(params, x, overrides, h0, c0)
    expected = oracle.pinned_run(params, x, overrides, h0, c0)
    for name, values in expected.items():
        assert np.abs(trace[name] - values).max() <= TOLERANCE


@pytest.mark.parametrize("kind", ["lstm", "gru"])
def test_every_subset_of_gates_is_the_oracles(oracle, draw_params, kind):
    params, x = draw_params(kind, 2, 2, 4, 1.0), sequence(4)
    names = PINNABLE[kind]
    for count in range(len(names) + 1):
        for subset in itertools.combinations(names, count):
            overrides = Overrides(kind, len(x), 2)
            for n, gate in enumerate(subset):
                overrides = overrides.pin(gate, 0.2 + 0.2 * n, n, 5, n % 2)
            assert set(overrides) == set(subset)
            trace = run_trace(params, x, overrides)
            for name, values in oracle.pinned_run(params, x, overrides).items():
                assert np.abs(trace[name] - values).max() <= TOLERANCE


@given(st.integers(1, 8), seeds)
def test_all_kept_and_nothing_written_keeps_the_cell_exactly(draw_params, H, seed):
    c0 = np.random.default_rng(seed).uniform(-3, 3, H)
    held = hold_all(Overrides("lstm", 8, H), f=1.0, i=0.0)
    trace = run_trace(draw_params("lstm", H, 2, seed, 1.0), sequence(seed), held, None, c0)
    np.testing.assert_array_equal(trace["c"], np.tile(c0, (8, 1)))


@given(st.integers(1, 8), seeds)
def test_all_forgotten_and_all_written_is_the_candidate(draw_params, H, seed):
    held = hold_all(Overrides("lstm", 8, H), f=0.0, i=1.0)
    trace = run_trace(draw_params("lstm", H, 2, seed, 1.0), sequence(seed), held)
    np.testing.assert_array_equal(trace["c"], trace["g"])


@given(st.integers(1, 8), seeds)
def test_closed_output_shows_nothing(draw_params, H, seed):
    held = hold_all(Overrides("lstm", 8, H), o=0.0)
    trace = run_trace(draw_params("lstm", H, 2, seed, 1.0), sequence(seed), held)
    assert (trace["h"] == 0.0).all()
    assert (trace["c"] != 0.0).all()


@given(st.integers(1, 8), seeds)
def test_gru_kept_by_z_equal_1(draw_params, H, seed):
    h0 = np.random.default_rng(seed).uniform(-1, 1, H)
    params, x = draw_params("gru", H, 2, seed, 1.0), sequence(seed)
    kept = run_trace(params, x, hold_all(Overrides("gru", 8, H), z=1.0), h0)
    np.testing.assert_array_equal(kept["h"], np.tile(h0, (8, 1)))
    replaced = run_trace(params, x, hold_all(Overrides("gru", 8, H), z=0.0), h0)
    np.testing.assert_array_equal(replaced["h"], replaced["n"])
    deaf = run_trace(params, x, hold_all(Overrides("gru", 8, H), r=0.0), h0)
    from_x = x @ params.weight_ih[2 * H :].T + params.bias_ih[2 * H :]
    np.testing.assert_allclose(deaf.pre("n"), from_x, rtol=0, atol=TOLERANCE)


@given(gated, st.integers(1, 4), seeds, st.integers(0, 7))
def test_released_pin_gives_back_the_run_bit_for_bit(draw_params, kind, H, seed, step):
    params, x = draw_params(kind, H, 2, seed, 1.0), sequence(seed)
    free = run_trace(params, x)
    for gate in PINNABLE[kind]:
        held = Overrides(kind, 8, H).pin(gate, 0.5, step, step, 0)
        assert (run_trace(params, x, held)[gate] != free[gate]).any()
        released = held.release(gate, 0, 7)
        assert not released
        again = run_trace(params, x, released)
        for name in QUANTITIES[kind]:
            np.testing.assert_array_equal(again[name], free[name])


@given(gated, st.integers(1, 4), seeds, st.integers(0, 7))
def test_pin_changes_nothing_before_its_step(draw_params, kind, H, seed, step):
    params, x = draw_params(kind, H, 2, seed, 1.0), sequence(seed)
    free = run_trace(params, x)
    for gate in PINNABLE[kind]:
        held = run_trace(params, x, Overrides(kind, 8, H).pin(gate, 0.5, step, step))
        for name in QUANTITIES[kind]:
            np.testing.assert_array_equal(held[name][:step], free[name][:step])
        np.testing.assert_array_equal(held[gate][step], np.full(H, 0.5))


@given(gated, seeds)
def test_pin_of_one_unit_leaves_the_others_at_that_step(draw_params, kind, seed):
    params, x = draw_params(kind, 3, 2, seed, 1.0), sequence(seed)
    free = run_trace(params, x)
    for gate in PINNABLE[kind]:
        held = run_trace(params, x, Overrides(kind, 8, 3).pin(gate, 0.5, 4, 4, 1))
        np.testing.assert_array_equal(held["h"][4, [0, 2]], free["h"][4, [0, 2]])
        assert held["h"][4, 1] != free["h"][4, 1]


@given(gated, seeds)
def test_pin_at_the_computed_value_changes_nothing(draw_params, kind, seed):
    params, x = draw_params(kind, 2, 2, seed, 1.0), sequence(seed)
    free = run_trace(params, x)
    held = Overrides(kind, 8, 2, {gate: free[gate] for gate in PINNABLE[kind]})
    np.testing.assert_array_equal(run_trace(params, x, held)["h"], free["h"])


def test_pinned_pre_activation_is_still_the_networks(draw_params):
    """A slider shows what the network would have done: the gate is replaced, not its sum."""
    params, x = draw_params("lstm", 2, 2, 0, 1.0), sequence(0)
    held = Overrides("lstm", 8, 2).pin("f", 0.5, 7, 7)
    free = run_trace(params, x)
    for gate in GATES["lstm"]:
        np.testing.assert_array_equal(run_trace(params, x, held).pre(gate), free.pre(gate))


def test_trace_says_where_it_was_pinned(draw_params):
    held = Overrides("lstm", 8, 2).pin("f", 0.5, 2, 4, 1)
    trace = run_trace(draw_params("lstm", 2, 2, 0, 1.0), sequence(0), held)
    expected = np.zeros((8, 2), dtype=bool)
    expected[2:5, 1] = True
    np.testing.assert_array_equal(trace.pinned("f"), expected)
    assert not trace.pinned("i").any()


def test_values_pinned_and_stack():
    held = Overrides("lstm", 3, 2).pin("o", 0.25, 1, 1, 0)
    assert list(held) == ["o"]
    assert bool(held)
    assert not Overrides("lstm", 3, 2)
    assert held.values("o")[1, 0] == 0.25
    assert np.isnan(held.values("f")).all()
    assert held.values("f").shape == (3, 2)
    assert held.pinned("o").sum() == 1
    stack = held.stack()
    assert (stack[0], stack[2]) == (None, None)
    assert stack[1] is not None
    assert stack[1].shape == (4, 2)
    assert stack[1][3, 0] == 0.25
    assert np.isnan(stack[1]).sum() == 7


def test_pin_and_release_make_new_objects():
    first = Overrides("gru", 4, 1).pin("z", 0.5, 0, 3)
    second = first.pin("z", 0.75, 2, 2)
    third = second.release("z", 0, 1)
    np.testing.assert_array_equal(first.values("z")[:, 0], [0.5, 0.5, 0.5, 0.5])
    np.testing.assert_array_equal(second.values("z")[:, 0], [0.5, 0.5, 0.75, 0.5])
    np.testing.assert_array_equal(third.values("z")[:, 0], [np.nan, np.nan, 0.75, 0.5])
    with pytest.raises(ValueError, match="read-only"):
        third.values("z")[0, 0] = 1.0


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(0, 3, 4), (-5, 99, 4), (2, 2, 1), (3, 1, 0), (4, 9, 0), (-9, -1, 0)],
)
def test_steps_are_clipped_to_the_sequence(first, last, expected):
    held = Overrides("lstm", 4, 1).pin("f", 0.5, first, last)
    assert held.pinned("f").sum() == expected
    released = hold_all(Overrides("lstm", 4, 1), f=0.5).release("f", first, last)
    assert released.pinned("f").sum() == 4 - expected


@pytest.mark.parametrize(
    ("kind", "gate", "low"),
    [("lstm", "f", 0), ("lstm", "g", -1), ("gru", "n", -1), ("gru", "z", 0)],
)
def test_values_are_clipped_to_what_the_gate_can_be(kind, gate, low):
    assert pin_limits(gate) == (low, 1.0)
    for value, expected in ((7.0, 1.0), (np.inf, 1.0), (-7.0, low), (-np.inf, low), (0.5, 0.5)):
        pinned = Overrides(kind, 2, 1).pin(gate, value, 0, 1)
        np.testing.assert_array_equal(pinned.values(gate), np.full((2, 1), expected))
        lane = Overrides(kind, 2, 1).with_lane(gate, np.array([value, np.nan]))
        np.testing.assert_array_equal(lane.values(gate)[:, 0], [expected, np.nan])
        whole = Overrides(kind, 2, 1, {gate: np.array([[value], [np.nan]])})
        np.testing.assert_array_equal(whole.values(gate)[:, 0], [expected, np.nan])


def test_lane_holds_every_unit():
    held = Overrides("lstm", 3, 2).with_lane("i", np.array([0.0, 1.0, np.nan]))
    np.testing.assert_array_equal(held.values("i"), [[0, 0], [1, 1], [np.nan, np.nan]])


def test_mistakes_are_named():
    free = Overrides("lstm", 4, 2)
    with pytest.raises(StudioError, match="no gate “z”"):
        free.pin("z", 0.5, 0, 1)
    with pytest.raises(StudioError, match="no gate “f”"):
        Overrides("rnn", 4, 2).pin("f", 0.5, 0, 1)
    with pytest.raises(StudioError, match="no gate “h”"):
        Overrides("rnn", 4, 2, {"h": np.zeros((4, 2))})
    with pytest.raises(StudioError, match="no unit 3"):
        free.pin("f", 0.5, 0, 1, 2)
    with pytest.raises(StudioError, match="no unit 0"):
        free.release("f", 0, 1, -1)
    with pytest.raises(StudioError, match="only be held at a number"):
        free.pin("f", np.nan, 0, 1)
    with pytest.raises(StudioError, match="4 steps of 2 units were expected"):
        Overrides("lstm", 4, 2, {"f": np.zeros((3, 2))})
    with pytest.raises(StudioError, match="4 steps of 2 units were expected"):
        free.with_lane("f", np.zeros(3))


@given(gated, seeds, st.lists(st.tuples(st.booleans(), st.integers(-2, 9), st.integers(-2, 9))))
def test_any_history_of_pins_is_valid_and_runs(draw_params, kind, seed, history):
    held = Overrides(kind, 8, 2)
    gates = PINNABLE[kind]
    for n, (pin, first, last) in enumerate(history):
        gate, unit = gates[n % len(gates)], (None, 0, 1)[n % 3]
        held = (
            held.pin(gate, 0.1 * (n % 11), first, last, unit)
            if pin
            else held.release(gate, first, last, unit)
        )
    trace = run_trace(draw_params(kind, 2, 2, seed, 1.0), sequence(seed), held)
    for gate in gates:
        where = held.pinned(gate)
        np.testing.assert_array_equal(trace[gate][where], held.values(gate)[where])
