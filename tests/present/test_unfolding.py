from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.overrides import PINNABLE, Overrides
from lstm_studio.core.params import GATES, KINDS, CellParams
from lstm_studio.core.trace import run_trace
from lstm_studio.present.equations import EQUATIONS
from lstm_studio.present.unfolding import unfold


def random_trace(kind, H=1, D=1, T=6, seed=0, pin=None):
    rng = np.random.default_rng(seed)
    G = len(GATES[kind])
    shapes = [(G * H, D), (G * H, H), (G * H,), (G * H,)]
    params = CellParams(kind, *(rng.normal(size=shape) for shape in shapes))
    overrides = None
    if pin is not None:
        overrides = Overrides(kind, T, H)
        for gate, value in pin.items():
            overrides = overrides.pin(gate, value, 0, T - 1)
    return run_trace(params, rng.normal(size=(T, D)), overrides)


@given(
    st.sampled_from(KINDS),
    st.sampled_from([1, 2, 8, 32]),
    st.sampled_from([1, 2, 16]),
    st.integers(0, 1000),
    st.booleans(),
)
def test_the_products_add_up_to_what_went_into_the_gate(kind, H, D, seed, pin):
    pins = {PINNABLE[kind][0]: 0.4} if pin and PINNABLE[kind] else None
    trace = random_trace(kind, H, D, seed=seed, pin=pins)
    unit = seed % H
    for gate in trace.params.gate_names:
        found = unfold(trace, 4, unit, gate)
        assert len(found.terms) == H + D + 2
        total = sum(term.product for term in found.terms)
        assert total == pytest.approx(trace.pre(gate)[4, unit], abs=1e-12, rel=0)
        assert found.total == trace.pre(gate)[4, unit]
        for term in found.terms:
            scale = 1.0 if term.scale is None else term.scale
            again = scale * term.weight * (1.0 if term.input is None else term.input)
            assert again == pytest.approx(term.product, abs=1e-15, rel=1e-12)
        assert found.result == trace[gate][4, unit]
        squash = np.tanh if found.squash == "tanh" else lambda z: 1 / (1 + np.exp(-z))
        assert found.computed == pytest.approx(squash(found.total), abs=1e-12)
        assert found.pinned or found.computed == found.result


@pytest.mark.parametrize(("kind", "key"), [("lstm", "c"), ("lstm", "h"), ("gru", "h")])
def test_the_products_by_element_add_up(kind, key):
    trace = random_trace(kind, 8, 2)
    for unit in range(8):
        found = unfold(trace, 5, unit, key)
        assert sum(t.product for t in found.terms) == pytest.approx(trace[key][5, unit], abs=1e-12)
        assert found.result == trace[key][5, unit]
        assert not found.squash
    with pytest.raises(KeyError):
        unfold(trace, 5, 0, "no such")


def test_a_long_sum_is_shortened_without_changing_it():
    trace = random_trace("lstm", 32, 2)
    found = unfold(trace, 3, 7, "g")
    short = found.shortened(8)
    assert len(short) == 8
    assert "29 smaller terms" in short[-1].plain
    assert sum(t.product for t in short) == pytest.approx(found.total, abs=1e-12)
    biggest = max(found.terms, key=lambda t: abs(t.product))
    assert biggest in short
    assert found.shortened(36) == found.terms


def test_terms_carry_pytorch_s_names_and_count_from_one():
    lstm = unfold(random_trace("lstm", 2, 2), 1, 1, "f")
    assert [t.plain for t in lstm.terms] == [
        "W_if[2, 1]·xₜ[1]",
        "W_if[2, 2]·xₜ[2]",
        "b_if[2]",
        "W_hf[2, 1]·hₜ₋₁[1]",
        "W_hf[2, 2]·hₜ₋₁[2]",
        "b_hf[2]",
    ]
    gru = unfold(random_trace("gru"), 1, 0, "n")
    assert [t.plain for t in gru.terms] == ["W_in·xₜ", "b_in", "rₜ·W_hn·hₜ₋₁", "rₜ·b_hn"]
    assert gru.terms[2].numbers.count("·") == 2


def test_a_held_gate_says_so_below_its_sum():
    found = unfold(random_trace("gru", pin={"z": 0.25}), 2, 0, "z")
    assert found.pinned
    assert found.result == 0.25
    assert found.computed != 0.25
    assert found.closing()[-1] == "set by hand → 0.250"
    assert len(found.closing()) == 3


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("bad", "shown"), [(math.nan, "NaN"), (math.inf, "∞")])
def test_what_is_not_a_number_is_shown_in_the_terms_and_the_sum(kind, bad, shown):
    trace = run_trace(random_trace(kind).params, [[0.1], [bad], [0.2]])
    for gate in GATES[kind]:
        found = unfold(trace, 1, 0, gate)
        assert shown in found.closing()[0]
        assert shown in found.terms[0].numbers
        assert len(found.shortened(3)) == 3
    for key in EQUATIONS[kind]:
        assert unfold(trace, 1, 0, key).closing()
