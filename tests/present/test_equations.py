from __future__ import annotations

import html
import math
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.overrides import PINNABLE, Overrides
from lstm_studio.core.params import GATES, KINDS, CellParams
from lstm_studio.core.trace import run_trace
from lstm_studio.i18n import number
from lstm_studio.present.equations import EQUATIONS, equations, input_line
from lstm_studio.state.studio import hand_cell


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


def read_number(text):
    return float(text.replace("−", "-"))


def test_the_line_of_the_cell_state_reads_as_in_a_lecture():
    pins = Overrides("lstm", 2, 1).pin("f", 0.96, 0, 1).pin("i", 0.08, 0, 1).pin("o", 0.85, 0, 1)
    trace = run_trace(hand_cell("lstm"), [[0.0], [math.atanh(0.159)]], pins, c0=[0.82 / 0.96])
    lines = {e.key: e.plain for e in equations(trace, 1)}
    assert lines["f"] == "fₜ = σ(W_f·[hₜ₋₁, xₜ] + b_f): set by hand → 0.960"
    assert lines["g"] == "C̃ₜ = tanh(W_C·[hₜ₋₁, xₜ] + b_C): tanh(0.160) = 0.159"
    assert lines["c"] == "Cₜ = fₜ ⊙ Cₜ₋₁ + iₜ ⊙ C̃ₜ: 0.960·0.820 + 0.080·0.159 = 0.800"
    assert lines["h"] == "hₜ = oₜ ⊙ tanh(Cₜ): 0.850·tanh(0.800) = 0.564"
    assert [e.key for e in equations(trace, 1)] == ["f", "i", "g", "c", "o", "h"]


def test_a_held_gate_of_a_trained_network_says_what_the_network_wanted():
    trace = random_trace("lstm", pin={"f": 0.9})
    line = equations(trace, 2)[0]
    wanted = 1 / (1 + math.exp(-trace.pre("f")[2, 0]))
    assert line.pinned
    assert line.value == 0.9
    assert f"the network wanted {wanted:.3f}" in line.plain
    assert not equations(trace, 2)[1].pinned


@pytest.mark.parametrize("kind", KINDS)
def test_formula_and_numbers_are_rich_text_that_says_the_same_as_plain(kind):
    for vector in (False, True):
        for line in equations(random_trace(kind, 3, 2), 1, 2, vector):
            for rich in (line.formula, line.numbers, line.shapes):
                assert rich.count("<") == rich.count(">")
                assert set(re.findall(r"</?(\w+)>", rich)) <= {"i", "b", "sub", "sup"}
            bare = html.unescape(re.sub("<[^>]+>", "", line.numbers))
            if not vector:
                assert line.plain.endswith(bare)


@given(
    st.sampled_from(KINDS),
    st.integers(0, 10_000),
    st.booleans(),
    st.sampled_from([0.01, 1.0, 30.0]),
)
def test_an_equals_sign_is_only_written_where_the_written_numbers_add_up(kind, seed, pin, size):
    rng = np.random.default_rng(seed)
    G = len(GATES[kind])
    params = CellParams(kind, *(size * rng.normal(size=s) for s in [(G, 1), (G, 1), (G,), (G,)]))
    pins = None
    if pin and PINNABLE[kind]:
        pins = Overrides(kind, 3, 1).pin(PINNABLE[kind][0], 0.37, 0, 2)
    trace = run_trace(params, rng.normal(size=(3, 1)), pins)
    for line in equations(trace, 2):
        if line.pinned or "·10" in line.plain:
            continue
        left, sign, right = re.fullmatch(r"(.*) ([=≈]) (\S+)", line.plain.split(": ")[1]).groups()
        code = left.replace("·", "*").replace("−", "-").replace("σ", "sigma")
        names = {"tanh": math.tanh, "sigma": lambda z: 0.5 * math.tanh(0.5 * z) + 0.5}
        again = eval(code, {"__builtins__": {}}, names)
        digits = len(right.split(".")[1])
        assert read_number(right) == round(line.value, digits)
        agrees = abs(again - read_number(right)) <= 0.5 * 10.0**-digits + 1e-12
        assert agrees or sign == "≈"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_what_is_not_a_number_is_shown_as_such(kind, bad):
    trace = run_trace(random_trace(kind).params, [[0.1], [bad], [0.2]])
    texts = [line.plain for line in equations(trace, 1)] + [
        line.plain for line in equations(trace, 2, vector=True)
    ]
    assert len(texts) == 2 * len(EQUATIONS[kind])
    expected = "NaN" if math.isnan(bad) else "∞"
    assert any(expected in text for text in texts)


def test_vectors_are_cut_in_the_middle_and_have_shapes():
    trace = random_trace("lstm", 8, 2, pin={"f": 0.9})
    pins = trace.overrides.pin("i", 0.25, 0, 5, unit=3)
    trace = run_trace(trace.params, trace.x, pins)
    lines = {e.key: e for e in equations(trace, 3, vector=True)}
    assert "∈ ℝ^8 = [0.90, 0.90, 0.90, …, 0.90], set by hand; W_f ∈ ℝ^8×10, b_f" in lines["f"].plain
    assert "1 of 8 set by hand" in lines["i"].plain
    assert lines["i"].pinned
    assert not lines["o"].pinned
    assert lines["c"].shapes == ""
    short = equations(random_trace("gru", 4), 0, vector=True)[2]
    assert "…" not in short.plain
    assert "W_hn ∈ ℝ^4×4" in short.plain


def test_what_is_read_is_written_as_a_vector_with_its_shape():
    trace = random_trace("lstm", 2, 16)
    rich, plain = input_line(trace, 3)
    x = [number(float(value)) for value in trace.x[3]]
    assert plain == f"xₜ ∈ ℝ^16 = [{x[0]}, {x[1]}, {x[2]}, …, {x[15]}]"
    assert "ℝ<sup>16</sup>" in rich
    assert "…" not in input_line(random_trace("gru", 2, 3), 0)[1]
