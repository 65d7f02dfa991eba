from __future__ import annotations

import math
import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_studio.core.overrides import PINNABLE, Overrides
from lstm_studio.core.params import GATES, KINDS, CellParams
from lstm_studio.core.trace import run_trace
from lstm_studio.present import phases
from lstm_studio.present.codegen import pytorch_code
from lstm_studio.present.equations import EQUATIONS
from lstm_studio.state.studio import hand_cell, hand_overrides

T = 9
TOKENS = ("I", "put", "the", "key", "under", "the", "mat", "and", "then")
RESULTS = {"c": "C", "g": "C_til"}


def cell(kind, H, D=2, seed=0):
    rng = np.random.default_rng([seed, H])
    rows = len(GATES[kind]) * H
    shapes = [(rows, D), (rows, H), (rows,), (rows,)]
    return CellParams(kind, *(rng.normal(size=shape) / np.sqrt(H) for shape in shapes))


def inputs(D=2, steps=T):
    return np.random.default_rng(5).normal(size=(steps, D))


def pins_of(kind, H, what):
    free = Overrides(kind, T, H)
    gates = PINNABLE[kind]
    candidate = "g" if kind == "lstm" else "n"
    if what == "none":
        return None
    if what == "all gates":
        for k, gate in enumerate(gates):
            free = free if gate == candidate else free.pin(gate, 0.2 + 0.3 * k, 0, T - 1)
        return free
    if what == "everything":
        for k, gate in enumerate(gates):
            free = free.pin(gate, 0.2 + 0.2 * k, 0, T - 1)
        return free
    if what == "some steps and units":
        free = free.pin(gates[0], 0.3, 2, 4).pin(gates[1], 0.9, 3, 3, unit=H - 1)
        return free.pin(gates[1], 0.1, 6, 8, unit=0).pin(gates[-1], 0.5, 0, 0)
    if what == "candidate":
        return free.pin(candidate, -0.25, 0, T - 1)
    assert what == "a painted lane"
    return free.with_lane(gates[1], np.linspace(0, 1, T)).with_lane(
        gates[0], np.where(np.arange(T) % 3 == 0, np.nan, 0.5)
    )


def run(text):
    space = {"__name__": "generated"}
    exec(compile(text, "generated.py", "exec"), space)
    return space


def check(trace, space):
    for quantity in EQUATIONS[trace.kind]:
        found = space[RESULTS.get(quantity, quantity)].numpy()
        np.testing.assert_allclose(found, trace[quantity], rtol=0, atol=1e-12)


PINS = ("none", "all gates", "everything", "some steps and units", "candidate", "a painted lane")
CASES = [(kind, what) for kind in ("lstm", "gru") for what in PINS] + [("rnn", "none")]


@pytest.mark.parametrize("H", [1, 8])
@pytest.mark.parametrize(("kind", "what"), CASES)
def test_the_generated_file_gives_the_numbers_of_the_trace(kind, what, H):
    trace = run_trace(cell(kind, H), inputs(), pins_of(kind, H, what))
    text = pytorch_code(trace, TOKENS, title="Test").text
    check(trace, run(text))
    assert ("assert_close" in text) == (what == "none")
    assert ("def hold" in text) == (what in ("some steps and units", "a painted lane"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_hand_set_bench_comes_out_short_and_right(kind):
    import lstm_studio.core.sequence as sequences

    lane = np.full(T, 0.08)
    lane[3] = 1.0
    programme = {"i": lane} if kind == "lstm" else {}
    values = np.linspace(-1, 1, T)
    sequence = sequences.Sequence("s", "S", "", TOKENS, values, np.zeros(T), 3, programme)
    trace = run_trace(hand_cell(kind), sequence.inputs(1), hand_overrides(kind, sequence))
    text = pytorch_code(trace, TOKENS).text
    check(trace, run(text))
    if kind == "lstm":
        assert 'i_pin[3] = 1.0  # at "key"' in text
        assert "W_f" not in text
        assert "\n    f_t = f_pin[t]\n" in text


def test_a_start_state_of_its_own_is_written_down():
    trace = run_trace(cell("lstm", 3), inputs(), h0=[0.1, 0.2, 0.3], c0=[-1.0, 2.0, 0.5])
    check(trace, run(pytorch_code(trace, TOKENS).text))


def test_the_self_check_would_notice_a_wrong_equation():
    text = pytorch_code(run_trace(cell("lstm", 2), inputs()), TOKENS).text
    wrong = text.replace("f_t * C_tm1 + i_t", "f_t * C_tm1 + f_t")
    assert wrong != text
    with pytest.raises(AssertionError, match="not close"):
        run(wrong)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_inputs_that_are_no_numbers_stay_what_they_are(kind, bad):
    x = inputs()
    x[4, 0] = bad
    trace = run_trace(cell(kind, 2), x)
    check(trace, run(pytorch_code(trace, TOKENS).text))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(max_size=300), min_size=1, max_size=4),
    st.text(max_size=120),
    st.booleans(),
)
def test_any_token_and_any_title_survive(tokens, title, pin):
    trace = run_trace(hand_cell("lstm"), np.zeros((len(tokens), 1)))
    if pin:
        pins = Overrides("lstm", len(tokens), 1).pin("f", 0.5, 0, 0)
        trace = run_trace(trace.params, trace.x, pins)
    text = pytorch_code(trace, tokens, title=title).text
    assert text.encode("utf-8")
    assert max(map(len, text.split("\n"))) <= 100
    compile(text, "generated.py", "exec")
    compile(text.encode("utf-8"), "generated.py", "exec")
    assert [token for token, _ in run(text)["sequence"]] == tokens


NASTY = (
    "it's",
    '"quoted"',
    "'''\"\"\"",
    "new\nline\r\x85\u2028",
    "back\\slash\\",
    "<b>&amp;</b>",
    "{x}",
    "naïve – 東京 🔑",
    "\u202egnirts",
    "\ud800",
    "",
    "#noqa",
    "x" * 500,
)


def test_nasty_tokens_and_a_title_that_looks_like_an_encoding():
    x = np.linspace(0, 1, len(NASTY))[:, None]
    pins = Overrides("lstm", len(NASTY), 1).with_lane("i", np.zeros(len(NASTY)))
    for k in range(0, len(NASTY), 2):
        pins = pins.pin("i", 0.5 + 0.01 * k, k, k)
    trace = run_trace(hand_cell("lstm"), x, pins)
    text = pytorch_code(trace, NASTY, title="coding: no-such-codec\nimport os").text
    compile(text.encode("utf-8"), "generated.py", "exec")
    space = run(text)
    check(trace, space)
    assert tuple(token for token, _ in space["sequence"]) == NASTY


@pytest.mark.parametrize("D", [1, 2, 3, 16])
@pytest.mark.parametrize(
    ("kind", "what"), [(k, w) for k, w in CASES if w in ("none", "some steps and units")]
)
def test_a_cell_that_reads_vectors(kind, what, D):
    trace = run_trace(cell(kind, 16, D), inputs(D), pins_of(kind, 16, what))
    text = pytorch_code(trace, TOKENS, title="“bank”, read backward").text
    assert max(map(len, text.split("\n"))) <= 100
    space = run(text)
    np.testing.assert_array_equal(space["x"].numpy(), trace.x)
    check(trace, space)


def test_files_are_clean_for_a_linter(tmp_path):
    wide = run_trace(cell("lstm", 16, 16), inputs(16), pins_of("lstm", 16, "some steps and units"))
    (tmp_path / "wide.py").write_text(pytorch_code(wide, TOKENS).text, encoding="utf-8")
    for kind, what in CASES:
        for H in (1, 8):
            trace = run_trace(cell(kind, H), inputs(), pins_of(kind, H, what))
            path = tmp_path / f"{kind}_{what.replace(' ', '_')}_{H}.py"
            path.write_text(pytorch_code(trace, TOKENS, title="Key").text, encoding="utf-8")
    nasty = run_trace(hand_cell("lstm"), np.full((len(NASTY), 1), math.nan))
    (tmp_path / "nasty.py").write_text(pytorch_code(nasty, NASTY).text, encoding="utf-8")
    rules = ["--isolated", "--no-cache", "--line-length", "100", "--select", "E,F,W,I,B,UP,C4,PIE"]
    found = subprocess.run(
        [sys.executable, "-m", "ruff", "check", *rules, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout


def test_a_file_runs_on_its_own_and_prints_the_table(tmp_path):
    tokens = (*TOKENS[:-1], "東京")
    trace = run_trace(cell("gru", 8), inputs(), pins_of("gru", 8, "some steps and units"))
    path = tmp_path / "cell.py"
    path.write_text(pytorch_code(trace, tokens, unit=3).text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(path)],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        check=True,
    )
    lines = done.stdout.decode("ascii").splitlines()
    assert lines[0].split() == ["step", "token", "r", "z", "n", "h"]
    assert len(lines) == T + 1
    assert lines[4].split()[:2] == ["4", "'key'"]
    assert float(lines[4].split()[-1]) == pytest.approx(trace["h"][3, 3], abs=1e-6)


def test_a_large_cell_and_a_long_sequence_still_work():
    steps, H = 2000, 32
    rng = np.random.default_rng(0)
    x = rng.normal(size=(steps, 2))
    pins = Overrides("lstm", steps, H).with_lane("i", rng.uniform(size=steps))
    pins = pins.pin("f", 0.99, 100, 1900, unit=5).pin("o", 0.5, 7, 7)
    trace = run_trace(cell("lstm", H), x, pins)
    text = pytorch_code(trace, [f"t{k}" for k in range(steps)]).text
    assert max(map(len, text.split("\n"))) <= 100
    check(trace, run(text))


def test_every_unit_and_step_may_be_held_at_a_value_of_its_own():
    values = np.random.default_rng(3).uniform(size=(T, 8))
    values[2, 3] = np.nan
    trace = run_trace(cell("lstm", 8), inputs(), Overrides("lstm", T, 8, {"o": values}))
    check(trace, run(pytorch_code(trace, TOKENS).text))


@pytest.mark.parametrize("what", PINS)
@pytest.mark.parametrize("kind", KINDS)
def test_lines_are_found_in_the_file_and_in_the_core(kind, what):
    if kind == "rnn" and what != "none":
        what = "none"
    code = pytorch_code(run_trace(cell(kind, 2), inputs(), pins_of(kind, 2, what)), TOKENS)
    text, core = code.text.split("\n"), code.core.split("\n")
    order = []
    for key in phases.PHASES[kind]:
        for whole, part in zip(code.lines_of(key), code.lines_of(key, core=True), strict=True):
            assert text[whole] == "    " + core[part]
        assert code.line_of(key) == code.lines_of(key)[-1]
        order += code.lines_of(key, core=True)
    assert order == list(range(len(core)))
    for quantity in EQUATIONS[kind]:
        line = text[code.line_of_quantity(quantity)].strip()
        assert line.startswith({"g": "C_til", "c": "C_t"}.get(quantity, f"{quantity}_t") + " =")
    assert code.line_of_quantity("no such") is None


def test_the_marked_line_follows_the_phase():
    code = pytorch_code(run_trace(cell("lstm", 1), inputs()), TOKENS)
    core = code.core.split("\n")
    marked = {
        phase: [core[k] for k in code.lines_at(phase, core=True)]
        for phase in (0.0, 1.2, 4.9, 5.1, 5.5, 6.0, math.inf)
    }
    assert marked[0.0] == ["hx = torch.cat([h_tm1, x[t]])"]
    assert marked[1.2] == ["f_t = torch.sigmoid(W_f @ hx + b_f)"]
    assert marked[4.9] == ["C_t = f_t * C_tm1 + i_t * C_til"]
    assert marked[5.1] == ["o_t = torch.sigmoid(W_o @ hx + b_o)"]
    assert marked[5.5] == ["h_t = o_t * torch.tanh(C_t)"]
    assert marked[6.0] == marked[math.inf] == []


def test_the_equations_fit_the_panel():
    for kind, what in CASES:
        code = pytorch_code(run_trace(cell(kind, 1), inputs(), pins_of(kind, 1, what)), TOKENS)
        limit = 47 if kind == "gru" else 35
        assert max(map(len, code.core.split("\n"))) <= limit
