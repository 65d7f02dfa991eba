"""Whole runs are PyTorch's runs, and everything derived from them follows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lstm_studio.core.cells import gru_step, lstm_step, rnn_step
from lstm_studio.core.errors import StudioError
from lstm_studio.core.overrides import Overrides
from lstm_studio.core.params import GATES, KINDS, CellParams
from lstm_studio.core.trace import QUANTITIES, run_trace

TOLERANCE = 1e-12

kinds = st.sampled_from(KINDS)
widths = st.integers(1, 64)
inputs = st.integers(1, 8)
lengths = st.integers(1, 40)
seeds = st.integers(0, 2**32 - 1)

# Weights beyond 1/√H make a cell chaotic: two correct programs then part company, because each
# rounds differently.  Free runs are compared below that, single steps (below) far above it.
calm = st.floats(-9, 0).map(lambda exponent: 10.0**exponent)
any_scale = st.floats(-9, 2).map(lambda exponent: 10.0**exponent)


@given(kinds, widths, inputs, lengths, seeds, calm)
@example("lstm", 1, 1, 1, 0, 1.0)
@example("gru", 1, 1, 1, 0, 1.0)
@example("rnn", 1, 1, 1, 0, 1.0)
@example("lstm", 64, 8, 40, 1, 1.0)
@example("gru", 64, 8, 40, 1, 1.0)
@example("rnn", 64, 8, 40, 1, 1.0)
def test_run_is_torchs(oracle, draw_params, kind, H, D, T, seed, scale):
    params = draw_params(kind, H, D, seed, scale / np.sqrt(H))
    x = np.random.default_rng(seed + 1).standard_normal((T, D))
    trace = run_trace(params, x)
    h, c = oracle.layer_run(params, x)
    assert np.abs(trace["h"] - h).max() <= TOLERANCE
    if kind == "lstm":
        assert np.abs(trace["c"][-1] - c).max() <= TOLERANCE


@given(kinds, widths, inputs, seeds, any_scale)
def test_every_step_of_a_run_is_torchs_at_any_scale(oracle, draw_params, kind, H, D, seed, scale):
    params = draw_params(kind, H, D, seed, scale)
    generator = np.random.default_rng(seed + 1)
    x = generator.standard_normal((12, D))
    trace = run_trace(params, x, None, generator.uniform(-1, 1, H), generator.uniform(-2, 2, H))
    previous_c = trace["c_prev"] if kind == "lstm" else None
    after = oracle.cell_step(params, x, trace["h_prev"], previous_c)
    assert np.abs(trace["h"] - after[0]).max() <= TOLERANCE
    if kind == "lstm":
        assert np.abs(trace["c"] - after[1]).max() <= TOLERANCE


@given(kinds, st.integers(1, 8), seeds)
def test_run_from_a_given_state_is_torchs(oracle, draw_params, kind, H, seed):
    params = draw_params(kind, H, 2, seed, 0.3)
    generator = np.random.default_rng(seed)
    x, h0, c0 = (generator.uniform(-1, 1, shape) for shape in ((9, 2), H, H))
    h, _ = oracle.layer_run(params, x, h0, c0)
    assert np.abs(run_trace(params, x, None, h0, c0)["h"] - h).max() <= TOLERANCE


@given(kinds, st.integers(1, 8), seeds, st.integers(1, 11))
def test_second_half_goes_on_where_the_first_stopped(draw_params, kind, H, seed, cut):
    params = draw_params(kind, H, 2, seed, 0.7)
    x = np.random.default_rng(seed).standard_normal((12, 2))
    whole, first = run_trace(params, x), run_trace(params, x[:cut])
    c0 = first["c"][-1] if kind == "lstm" else None
    second = run_trace(params, x[cut:], None, first["h"][-1], c0)
    for name in QUANTITIES[kind]:
        np.testing.assert_array_equal(np.vstack([first[name], second[name]]), whole[name])


@given(
    kinds,
    hnp.arrays(
        np.float64,
        st.tuples(st.integers(1, 10), st.just(3)),
        elements=st.one_of(
            st.floats(-2, 2), st.sampled_from([np.nan, np.inf, -np.inf, 1e308, -1e308])
        ),
    ),
    seeds,
)
@example("lstm", np.array([[np.nan, 0.0, 0.0], [0.5, 0.5, 0.5]]), 0)
@example("lstm", np.array([[np.inf, 0.0, 0.0], [0.5, 0.5, 0.5]]), 0)
@example("gru", np.array([[-np.inf, np.inf, 0.0], [0.5, 0.5, 0.5]]), 0)
@example("rnn", np.array([[1e308, 1e308, 1e308], [0.5, 0.5, 0.5]]), 0)
def test_awkward_inputs_are_torchs(oracle, draw_params, kind, x, seed):
    params = draw_params(kind, 4, 3, seed, 0.5)
    trace = run_trace(params, x)
    h, c = oracle.layer_run(params, x)
    np.testing.assert_allclose(trace["h"], h, rtol=0, atol=TOLERANCE, equal_nan=True)
    if kind == "lstm":
        np.testing.assert_allclose(trace["c"][-1], c, rtol=0, atol=TOLERANCE, equal_nan=True)


@pytest.mark.parametrize("kind", KINDS)
def test_nan_input_is_seen_from_its_step_on(draw_params, kind):
    params = draw_params(kind, 2, 1, 3, 0.5)
    x = np.full((6, 1), 0.2)
    x[3] = np.nan
    trace = run_trace(params, x)
    assert np.isfinite(trace["h"][:3]).all()
    assert np.isnan(trace["h"][3:]).all()


@given(kinds, st.integers(1, 6), st.integers(1, 10), seeds)
def test_derived_quantities_follow_from_the_stored_ones(draw_params, kind, H, T, seed):
    params = draw_params(kind, H, 2, seed, 0.8)
    generator = np.random.default_rng(seed)
    h0, c0 = generator.uniform(-1, 1, (2, H))
    trace = run_trace(params, generator.standard_normal((T, 2)), None, h0, c0)
    np.testing.assert_array_equal(trace["h_prev"][0], h0)
    np.testing.assert_array_equal(trace["h_prev"][1:], trace["h"][:-1])
    if kind == "lstm":
        np.testing.assert_array_equal(trace["c_prev"][0], c0)
        np.testing.assert_array_equal(trace["c_prev"][1:], trace["c"][:-1])
        np.testing.assert_array_equal(trace["tanh_c"], np.tanh(trace["c"]))
        np.testing.assert_array_equal(trace["kept"], trace["f"] * trace["c_prev"])
        np.testing.assert_array_equal(trace["write"], trace["i"] * trace["g"])
        np.testing.assert_array_equal(trace["c"], trace["kept"] + trace["write"])
        np.testing.assert_array_equal(trace["h"], trace["o"] * trace["tanh_c"])
    if kind == "gru":
        np.testing.assert_array_equal(trace["kept"], trace["z"] * trace["h_prev"])
        np.testing.assert_array_equal(trace["write"], (1 - trace["z"]) * trace["n"])
        np.testing.assert_array_equal(trace["h"], trace["write"] + trace["kept"])


@given(kinds, st.integers(1, 6), seeds)
def test_pre_activations_are_what_the_gates_squash(draw_params, kind, H, seed):
    params = draw_params(kind, H, 3, seed, 1.0)
    x = np.random.default_rng(seed).standard_normal((5, 3))
    trace = run_trace(params, x)
    blocks = zip(
        GATES[kind],
        *(
            np.split(np.array(a), len(GATES[kind]))
            for a in (params.weight_ih, params.weight_hh, params.bias_ih, params.bias_hh)
        ),
        strict=True,
    )
    for gate, w_ih, w_hh, b_ih, b_hh in blocks:
        from_h = trace["h_prev"] @ w_hh.T + b_hh
        if gate == "n":
            np.testing.assert_allclose(trace["hn"], from_h, rtol=0, atol=TOLERANCE)
            from_h = trace["r"] * from_h
        z = x @ w_ih.T + b_ih + from_h
        np.testing.assert_allclose(trace.pre(gate), z, rtol=0, atol=TOLERANCE)
        squashed = np.tanh(z) if gate in ("g", "n", "h") else 1 / (1 + np.exp(-z))
        np.testing.assert_allclose(trace[gate], squashed, rtol=0, atol=TOLERANCE)


@given(kinds, st.integers(1, 6), st.integers(1, 8), seeds)
def test_trace_is_the_cell_functions_one_after_another(draw_params, kind, H, T, seed):
    params = draw_params(kind, H, 2, seed, 1.0)
    x = np.random.default_rng(seed).standard_normal((T, 2))
    trace = run_trace(params, x)
    h = c = np.zeros(H)
    for t in range(T):
        if kind == "lstm":
            step = lstm_step(params, x[t], h, c)
            c = step.c
        elif kind == "gru":
            step = gru_step(params, x[t], h)
        else:
            step = rnn_step(params, x[t], h)
        h = step.h
        for name in step._fields[:-1]:
            np.testing.assert_array_equal(getattr(step, name), trace[name][t])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("T", "H", "D"), [(1, 1, 1), (1, 5, 2), (7, 1, 1)])
def test_shapes_and_read_only(draw_params, kind, T, H, D):
    x = np.zeros((T, D))
    trace = run_trace(draw_params(kind, H, D, 0, 1.0), x)
    x[:] = 9.0  # the trace keeps its own copy
    assert (trace.x == 0.0).all()
    assert (trace.kind, len(trace), trace.hidden_size) == (kind, T, H)
    arrays = [trace[name] for name in QUANTITIES[kind]]
    arrays += [trace.pre(gate) for gate in GATES[kind]]
    for array in arrays:
        assert array.shape == (T, H)
        assert array.dtype == np.float64
    for array in [*arrays, trace.x, trace.h0, trace.c0]:
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0
    for gate in GATES[kind]:
        assert not trace.pinned(gate).any()


def test_derived_quantity_is_computed_once(draw_params):
    trace = run_trace(draw_params("lstm", 2, 1, 0, 1.0), np.ones((3, 1)))
    assert trace["kept"] is trace["kept"]


@pytest.mark.parametrize(
    ("kind", "name"), [("lstm", "r"), ("gru", "c"), ("rnn", "kept"), ("rnn", "f"), ("lstm", "")]
)
def test_unknown_quantity_is_a_key_error(draw_params, kind, name):
    with pytest.raises(KeyError):
        run_trace(draw_params(kind, 1, 1, 0, 1.0), [[0.0]])[name]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("x", [[], np.zeros((0, 1)), np.zeros((0, 3))])
def test_empty_sequence_is_named(draw_params, kind, x):
    with pytest.raises(StudioError) as error:
        run_trace(draw_params(kind, 2, 1, 0, 1.0), x)
    assert error.value.message == "The sequence is empty."
    assert error.value.hint == "A sequence needs at least one step."


def test_wrong_width_is_named(draw_params):
    with pytest.raises(StudioError, match="3 input values, but the cell reads 2"):
        run_trace(draw_params("lstm", 2, 2, 0, 1.0), np.zeros((4, 3)))


@pytest.mark.parametrize("x", [[0.1, 0.2], np.zeros((2, 2, 2))])
def test_other_shapes_are_a_bug_of_the_caller(draw_params, x):
    with pytest.raises(ValueError, match="x is"):
        run_trace(draw_params("lstm", 2, 2, 0, 1.0), x)


def test_wrong_state_is_a_bug_of_the_caller(draw_params):
    with pytest.raises(ValueError, match="broadcast"):
        run_trace(draw_params("lstm", 2, 1, 0, 1.0), [[0.0]], None, np.zeros(3))


@pytest.mark.parametrize(
    "overrides",
    [Overrides("lstm", 4, 2), Overrides("lstm", 3, 1), Overrides("gru", 3, 2)],
)
def test_pins_of_another_run_are_refused(draw_params, overrides):
    with pytest.raises(StudioError, match="another sequence or another cell"):
        run_trace(draw_params("lstm", 2, 1, 0, 1.0), np.zeros((3, 1)), overrides)


def test_long_run_of_one_unit_stays_finite(draw_params):
    x = np.random.default_rng(0).standard_normal((2000, 1))
    for kind in KINDS:
        trace = run_trace(draw_params(kind, 1, 1, 1, 3.0), x)
        assert np.isfinite(trace["h"]).all()
        assert np.abs(trace["h"]).max() <= 1.0


def test_kinds_have_the_quantities_they_promise():
    assert QUANTITIES["lstm"] == (
        *("i", "f", "g", "o", "c", "h"),
        *("c_prev", "h_prev", "tanh_c", "kept", "write"),
    )
    assert QUANTITIES["gru"] == ("r", "z", "n", "hn", "h", "h_prev", "kept", "write")
    assert QUANTITIES["rnn"] == ("h", "h_prev")


def test_traces_are_compared_by_identity():
    params = CellParams.random("rnn", 1, 1, 0)
    assert run_trace(params, [[0.0]]) != run_trace(params, [[0.0]])
