"""Backpropagation through time by hand, held to torch's autograd in float64."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_studio.core.gradients import gate_products, gradient_norms, gradient_norms_in_parts
from lstm_studio.core.overrides import PINNABLE, Overrides
from lstm_studio.core.params import KINDS, CellParams
from lstm_studio.core.trace import run_trace

RELATIVE = 1e-10


def held(value, pin):
    """Return the pin where there is one: a constant, whatever the gate would be."""
    return torch.where(torch.isnan(pin), value, pin.nan_to_num())


def torch_states(trace):
    """Run the same cell with torch, every input and state kept as something to differentiate by."""
    p, H = trace.params, trace.hidden_size
    w_ih, w_hh, b_ih, b_hh = (
        torch.tensor(np.array(a)) for a in (p.weight_ih, p.weight_hh, p.bias_ih, p.bias_hh)
    )
    h, c = torch.tensor(np.array(trace.h0)), torch.tensor(np.array(trace.c0))
    names = PINNABLE[trace.kind]
    pins = [np.full((len(trace), H), np.nan) for _ in names]
    if trace.overrides is not None:
        pins = [np.array(trace.overrides.values(name)) for name in names]
    pins = [torch.tensor(pin) for pin in pins]
    xs, hs, cs = [], [], []
    for t, row in enumerate(trace.x):
        x = torch.tensor(np.array(row), requires_grad=True)
        pin = [one[t] for one in pins]
        from_x, from_h = w_ih @ x + b_ih, w_hh @ h + b_hh
        if trace.kind == "rnn":
            h = torch.tanh(from_x + from_h)
        elif trace.kind == "lstm":
            z = (from_x + from_h).reshape(4, H)
            i, f, o = (held(torch.sigmoid(z[k]), pin[k]) for k in (0, 1, 3))
            c = f * c + i * held(torch.tanh(z[2]), pin[2])
            h = o * torch.tanh(c)
            cs.append(c)
        else:
            a, b = from_x.reshape(3, H), from_h.reshape(3, H)
            r, z = (held(torch.sigmoid(a[k] + b[k]), pin[k]) for k in (0, 1))
            h = (1 - z) * held(torch.tanh(a[2] + r * b[2]), pin[2]) + z * h
        xs.append(x)
        hs.append(h)
    return xs, hs, cs


def torch_norms(outputs, wanted):
    """Return the Frobenius norms of the derivatives of `outputs` (M,) by each tensor."""
    squares = np.zeros(len(wanted))
    for output in outputs:
        found = torch.autograd.grad(output, wanted, retain_graph=True, allow_unused=True)
        squares += [0.0 if g is None else float((g * g).sum()) for g in found]
    return np.sqrt(squares)


def random_run(kind, H, D, T, seed, pins=0.0, start=False, gain=1.0):
    rng = np.random.default_rng(seed)
    plain = CellParams.random(kind, H, D, seed)
    params = CellParams(kind, plain.weight_ih, gain * plain.weight_hh, plain.bias_ih, plain.bias_hh)
    overrides = None
    if pins and PINNABLE[kind]:
        lanes = {
            gate: np.where(rng.random((T, H)) < pins, rng.random((T, H)), np.nan)
            for gate in PINNABLE[kind]
        }
        overrides = Overrides(kind, T, H, lanes)
    h0 = rng.uniform(-0.9, 0.9, H) if start else None
    c0 = rng.normal(size=H) if start and kind == "lstm" else None
    return run_trace(params, rng.normal(size=(T, D)), overrides, h0, c0)


def assert_agree(found, expected):
    np.testing.assert_allclose(10.0**found, expected, rtol=RELATIVE, atol=1e-290)


def check(trace, cotangents=None):
    """Compare every norm with torch's."""
    norms = gradient_norms([trace], cotangents)[0]
    xs, hs, cs = torch_states(trace)
    outputs = hs[-1] if cotangents is None else torch.tensor(cotangents) @ hs[-1]
    assert_agree(norms.by_x, torch_norms(outputs, xs))
    assert_agree(norms.by_h, torch_norms(outputs, hs))
    assert (norms.by_c is None) == (trace.kind != "lstm")
    if norms.by_c is not None:
        assert_agree(norms.by_c, torch_norms(outputs, cs))


@settings(max_examples=40)
@given(
    kind=st.sampled_from(KINDS),
    H=st.integers(1, 6),
    D=st.integers(1, 4),
    T=st.integers(1, 35),
    seed=st.integers(0, 9999),
    pins=st.sampled_from([0.0, 0.3, 1.0]),
    start=st.booleans(),
    gain=st.sampled_from([0.0, 0.5, 1.0, 2.0, 4.0]),
)
def test_every_norm_is_that_of_autograd(kind, H, D, T, seed, pins, start, gain) -> None:
    check(random_run(kind, H, D, T, seed, pins, start, gain))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("H", "T"), [(32, 40), (3, 160)])
def test_long_and_wide_ones_too(kind, H, T) -> None:
    check(random_run(kind, H, 8, T, 5, gain=1.5))


@pytest.mark.parametrize("kind", KINDS)
def test_of_a_loss_the_gradient_of_one_row(kind) -> None:
    trace = random_run(kind, 5, 2, 30, 3)
    check(trace, np.ones((1, 5)))
    check(trace, np.array([[1.0, -2.0, 0.0, 0.5, 3.0], [0.0, 0.0, 1.0, 0.0, 0.0]]))


@pytest.mark.parametrize("kind", KINDS)
def test_several_runs_at_once_are_the_runs_one_by_one(kind) -> None:
    traces = [random_run(kind, 4, 3, 50, seed, gain=g) for seed, g in ((1, 0.2), (2, 1.0), (3, 5))]
    together = gradient_norms(traces)
    for trace, norms in zip(traces, together, strict=True):
        alone = gradient_norms([trace])[0]
        np.testing.assert_allclose(norms.by_x, alone.by_x, rtol=1e-13)
        np.testing.assert_allclose(norms.by_h, alone.by_h, rtol=1e-13, atol=1e-15)


def test_runs_of_other_kinds_or_lengths_do_not_go_back_together() -> None:
    lstm, gru = random_run("lstm", 2, 1, 5, 0), random_run("gru", 2, 1, 5, 0)
    with pytest.raises(ValueError, match="one kind"):
        gradient_norms([lstm, gru])
    with pytest.raises(ValueError, match="one kind"):
        gradient_norms([lstm, random_run("lstm", 2, 1, 6, 0)])
    with pytest.raises(ValueError, match="cotangents"):
        gradient_norms([lstm], np.ones((1, 3)))


def exact_rnn(trace):
    """Return log₁₀ ‖∂h_T/∂h_t‖ of an RNN from fractions, which neither round nor underflow."""
    H = trace.hidden_size
    weight = [[Fraction(float(v)) for v in row] for row in trace.params.weight_hh]
    slope = [[Fraction(float(1.0 - v * v)) for v in row] for row in trace["h"]]
    carried = [[Fraction(int(i == j)) for j in range(H)] for i in range(H)]
    found = []
    for t in range(len(trace) - 1, -1, -1):
        square = sum(v * v for row in carried for v in row)
        # Integers have no largest one; their logarithms come from the leading bits.
        found.append(0.5 * (log10(square.numerator) - log10(square.denominator)))
        inner = [[row[k] * slope[t][k] for k in range(H)] for row in carried]
        carried = [
            [sum(row[k] * weight[k][j] for k in range(H)) for j in range(H)] for row in inner
        ]
    return np.array(found[::-1])


def log10(number):
    shift = max(number.bit_length() - 900, 0)
    return np.log10(float(number >> shift)) + shift * np.log10(2.0)


def test_far_below_the_smallest_float_it_is_still_right() -> None:
    trace = random_run("rnn", 2, 1, 160, 7, gain=0.01)
    found = gradient_norms([trace])[0].by_h
    assert found[0] < -310
    np.testing.assert_allclose(found, exact_rnn(trace), rtol=1e-12)


def test_a_gate_may_close_by_more_than_a_float_in_a_few_steps() -> None:
    T = 30
    params = CellParams("lstm", np.zeros((4, 1)), np.zeros((4, 1)), np.zeros(4), np.zeros(4))
    pins = {"f": np.full((T, 1), 1e-50)}
    trace = run_trace(params, np.zeros((T, 1)), Overrides("lstm", T, 1, pins))
    by_c = gradient_norms([trace])[0].by_c
    np.testing.assert_allclose(np.diff(by_c), 50.0, rtol=1e-12)
    assert by_c[0] < -1400


def test_growth_beyond_the_largest_float_is_a_number_too() -> None:
    params = CellParams("rnn", np.ones((1, 1)), [[1e30]], np.zeros(1), np.zeros(1))
    by_h = gradient_norms([run_trace(params, np.zeros((40, 1)))])[0].by_h
    np.testing.assert_allclose(by_h, 30.0 * np.arange(39, -1, -1), rtol=1e-12, atol=1e-9)


def test_what_is_exactly_zero_is_minus_infinity() -> None:
    T = 20
    closed = np.full((T, 1), np.nan)
    closed[5] = 0.0
    plain = CellParams.random("lstm", 1, 1, 0)
    params = CellParams("lstm", plain.weight_ih, np.zeros((4, 1)), plain.bias_ih, plain.bias_hh)
    trace = run_trace(params, np.ones((T, 1)), Overrides("lstm", T, 1, {"f": closed}))
    norms, product = gradient_norms([trace])[0], gate_products(trace)
    assert np.isneginf(norms.by_c[:5]).all()
    assert np.isfinite(norms.by_c[5:]).all()
    assert np.isneginf(norms.by_x[:5]).all()
    assert np.isneginf(product.mean[:5]).all()
    assert np.isfinite(product.mean[5:]).all()


def test_numbers_that_are_none_go_through() -> None:
    plain = CellParams.random("lstm", 3, 2, 0)
    weight = np.array(plain.weight_hh)
    weight[0, 0] = np.nan
    params = CellParams("lstm", plain.weight_ih, weight, plain.bias_ih, plain.bias_hh)
    norms = gradient_norms([run_trace(params, np.ones((20, 2)))])[0]
    assert np.isnan(norms.by_x[0])


@pytest.mark.parametrize(("kind", "gate"), [("lstm", "f"), ("gru", "z")])
def test_the_product_of_the_gates_is_what_multiplying_says(kind, gate) -> None:
    trace = random_run(kind, 3, 2, 12, 4)
    product = gate_products(trace)
    for t in range(12):
        kept = np.prod(trace[gate][t + 1 :], axis=0)
        assert 10.0 ** product.low[t] == pytest.approx(kept.min(), rel=1e-12)
        assert 10.0 ** product.high[t] == pytest.approx(kept.max(), rel=1e-12)
        assert 10.0 ** product.mean[t] == pytest.approx(np.prod(kept) ** (1 / 3), rel=1e-12)


def test_an_rnn_has_no_gates() -> None:
    assert gate_products(random_run("rnn", 3, 2, 12, 4)) is None


def test_the_road_alone_is_the_product_of_the_gates() -> None:
    """Without recurrent weights ∂C_T/∂C_t is the product of the forget gates and nothing else."""
    trace = random_run("lstm", 1, 2, 25, 6, gain=0.0)
    by_c, product = gradient_norms([trace])[0].by_c, gate_products(trace).mean
    np.testing.assert_allclose(by_c - by_c[-1], product, atol=1e-12)


def test_the_walk_tells_how_far_it_is() -> None:
    told = list(gradient_norms_in_parts([random_run("gru", 2, 2, 41, 0)]))
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) == 6
