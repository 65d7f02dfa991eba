from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.memory import Retention, retention
from lstm_studio.core.overrides import PINNABLE, Overrides
from lstm_studio.core.params import CellParams
from lstm_studio.core.sequence import Sequence
from lstm_studio.core.trace import run_trace
from lstm_studio.present import captions
from lstm_studio.present.phases import PHASES, sub_step_text
from lstm_studio.state.derive import Results
from lstm_studio.state.library import Model, Readout
from lstm_studio.state.studio import hand_cell

NB = "\u202f%"
WORDS = ("I", "put", "the", "key", "under", "the", "mat", "and", "then")


def sequence(tokens=WORDS, values=None, key=3):
    n = len(tokens)
    values = np.linspace(0.1, 0.9, n) if values is None else values
    return Sequence("s", "S", "", tuple(tokens), values, np.zeros(n), key)


def held(kind, **pins):
    overrides = Overrides(kind, 2, 1)
    for gate, value in pins.items():
        overrides = overrides.pin(gate, value, 0, 1)
    return run_trace(hand_cell(kind), [[0.5], [math.atanh(0.159)]], overrides)


@pytest.mark.parametrize(
    ("kind", "gate", "value", "sentence"),
    [
        ("lstm", "f", 0.96, f"Keeps 96{NB} of the old memory."),
        ("lstm", "f", 0.9999, f"Keeps 99.99{NB} of the old memory."),
        ("lstm", "f", 0.0, "Forgets all of the old memory."),
        ("lstm", "f", 1.0, "Keeps all of the old memory."),
        ("lstm", "i", 0.5, f"Lets 50{NB} of the new candidate in: writes +0.08."),
        ("lstm", "i", 0.0, "Lets nothing in."),
        ("lstm", "i", 1.0, "Lets all of the new candidate in: writes +0.16."),
        ("lstm", "o", 0.85, f"Shows 85{NB} of the memory."),
        ("lstm", "o", 0.0, "Hides the memory."),
        ("lstm", "o", 1.0, "Shows all of the memory."),
        ("lstm", "g", -0.25, "Proposes −0.25."),
        ("gru", "r", 0.4, f"Lets the candidate use 40{NB} of the old state."),
        ("gru", "r", 0.0, "Hides the old state from the candidate."),
        ("gru", "r", 1.0, "Lets the candidate use all of the old state."),
        ("gru", "z", 0.3, f"Keeps 30{NB} of the old state, takes 70{NB} of the candidate."),
        ("gru", "z", 0.0, "Replaces the old state by the candidate."),
        ("gru", "z", 1.0, "Keeps the old state as it is."),
        ("gru", "n", 0.16, "Proposes +0.16."),
    ],
)
def test_what_a_gate_does(kind, gate, value, sentence):
    trace = held(kind, **{gate: value})
    assert captions.gate_sentence(trace, gate, 1) == sentence
    with_ghost = captions.gate_sentence(trace, gate, 1, 0, 0.412)
    assert with_ghost == f"{sentence} Without your pins: 0.41."


@given(st.floats(0, 1))
def test_all_and_nothing_are_only_said_of_one_and_zero(value):
    trace = held("lstm", f=value)
    sentence = captions.gate_sentence(trace, "f", 0)
    assert ("all of" in sentence) == (value in (0.0, 1.0))
    assert f"100{NB}" not in sentence
    assert f" 0{NB}" not in sentence


def test_a_gate_without_a_number_says_so():
    weights = CellParams("lstm", np.ones((4, 1)), np.ones((4, 1)), np.zeros(4), np.zeros(4))
    trace = run_trace(weights, [[math.nan], [0.0]])
    for gate in "ifgo":
        assert "not a number" in captions.gate_sentence(trace, gate, 1)


def test_controls_name_both_ends():
    keys = {gate for gates in PINNABLE.values() for gate in gates} | {"weight_hh", "bias_ih"}
    for key in keys:
        texts = captions.control(key)
        assert texts.name
        assert texts.low != texts.high
        assert texts.symbol.startswith("<i>")
    assert captions.control("f").name == "Forget gate"
    assert captions.control("g").low == "−1"
    with pytest.raises(KeyError):
        captions.control("x")


def test_the_rnn_s_word_is_lost_after_so_many_words():
    found = sequence(values=[0.1, 0.2, 0.05, 0.9, 0.15, 0.05, 0.3, -0.05, 0.1])
    measured = retention(hand_cell("rnn"), found.inputs(1), 3)
    assert measured.lost_after == 4
    text = captions.retention_sentence(measured, found)
    assert text == f"simple RNN, same input: 4 words later less than 10{NB} of “key” is left"
    alone = captions.retention_sentence(measured, found, beside=False)
    assert alone == f"simple RNN: 4 words later less than 10{NB} of “key” is left"


def measured(shares, lost=None, probe=0):
    return Retention(probe, np.array(shares), lost, 0.1)


@pytest.mark.parametrize(
    ("found", "tokens", "end"),
    [
        (measured([1, 0.05], 1), ("a", "b"), f"1 word later less than 10{NB} of “a” is left"),
        (measured([1, 0.05], 1), ("1", "2"), f"1 step later less than 10{NB} of “1” is left"),
        (
            measured([1, 0.2, 0.05], 2),
            ("1", "2", "3"),
            f"2 steps later less than 10{NB} of “1” is left",
        ),
        (measured([1, 0.34]), ("a", "b"), f"34{NB} of “a” is left at the end"),
        (measured([1, 1]), ("a", "b"), f"100{NB} of “a” is left at the end"),
        (measured([1, 3.4]), ("a", "b"), "at the end “a” counts 3.40 times as much as at first"),
        (measured([1]), ("a",), "nothing is read after “a”"),
        (measured([math.nan, math.nan]), ("a", "b"), "“a” has no effect that could be measured"),
        (measured([1, math.nan]), ("a", "b"), "what is left of “a” is not a number"),
        (measured([1, 0.34]), ("", "b"), f"34{NB} of step 1 is left at the end"),
        (measured([1, 0.34]), ("\u202e", "b"), f"34{NB} of step 1 is left at the end"),
        (
            measured([1, 0.34]),
            ("a\nvery long token indeed", "b"),
            f"34{NB} of “a very l… indeed” is left at the end",
        ),
    ],
)
def test_what_is_left_is_said_as_it_was_measured(found, tokens, end):
    text = captions.retention_sentence(found, sequence(tokens, key=0))
    assert text == f"simple RNN, same input: {end}"


def test_an_input_of_zero_has_no_effect_to_measure():
    found = sequence(values=np.zeros(9))
    measured = retention(hand_cell("rnn"), found.inputs(1), 3)
    assert "no effect" in captions.retention_sentence(measured, found)


@given(st.floats(-0.99, 0.99), st.lists(st.floats(-3, 3), min_size=6, max_size=12))
def test_the_rnn_never_keeps_more_than_the_sentence_says(u, x):
    params = CellParams("rnn", np.ones((1, 1)), np.full((1, 1), u), np.zeros(1), np.zeros(1))
    moved = [run_trace(params, np.array(x)[:, None], h0=[h])["h"][:, 0] for h in (0.0, 1e-3)]
    left = np.abs(moved[1] - moved[0]) / 1e-3
    assert left[0] <= abs(u) + 1e-9
    assert left[4] <= abs(u) ** 5 + 1e-9


def test_the_recurrent_weight_and_the_bias():
    say = captions.rnn_weight_sentence
    half = f"At most 50{NB} of a change of the state is left after a step, 3{NB} after 5."
    assert say("weight_hh", 0.5) == say("weight_hh", -0.5) == half
    assert "at most 1.20 times" in say("weight_hh", 1.2)
    assert "nothing is remembered" in say("weight_hh", 0.0)
    assert "after 5" not in say("weight_hh", 0.5, units=8)
    assert "does not read" in say("weight_hh", 0.0, units=8)
    assert say("bias_ih", 0.0) == "Adds nothing to the sum."
    assert say("bias_ih", -0.2) == "Adds −0.20 to the sum at every step."


def test_headlines():
    trace = held("lstm", f=0.96)
    assert captions.diagram_headline(trace, 1, math.inf, "then") == (
        "The cell at t = 2",
        "reading “then”",
    )
    for k, key in enumerate(PHASES["lstm"]):
        assert captions.diagram_headline(trace, 0, k + 0.5, "x")[1] == sub_step_text("lstm", key)
    assert captions.diagram_headline(trace, 0, 6.0, " ")[1] == ""
    wide = CellParams("rnn", np.ones((4, 1)), np.ones((4, 4)), np.zeros(4), np.zeros(4))
    title, _ = captions.diagram_headline(run_trace(wide, [[1.0]]), 0, math.inf, "a", 2)
    assert title == "The cell at t = 1, unit 3"


def test_lines_and_plots_have_names():
    one, many = Model("hand", hand_cell("lstm")), Model("w", wide_cell())
    assert captions.line_name("c", one) == "LSTM memory"
    assert captions.line_name("h", one) == "LSTM state"
    assert captions.line_name("h", many, 2) == "RNN state, unit 3"
    assert captions.plot_title("c") == ("Cell state", "<i>C</i><sub>t</sub>")
    assert captions.plot_title("h")[0] == "Hidden state"
    assert captions.gates_summary(held("lstm", f=0.96, i=0.08, o=0.85), 0) == (
        "fₜ 0.96 · iₜ 0.08 · oₜ 0.85"
    )
    assert captions.gates_summary(held("rnn"), 0) == ""
    assert captions.lanes_legend() == "empty: closed, full: open"


def wide_cell():
    return CellParams("rnn", np.ones((4, 1)), np.ones((4, 4)), np.zeros(4), np.zeros(4))


def test_what_is_said_about_the_bench():
    hand = Model("hand", hand_cell("rnn"))
    assert "no gate to hold" in captions.bench_note(hand, "rnn", "hand")
    assert captions.bench_note(hand, "lstm", "hand") == ""
    facts = (("Task", "hold"), ("Seeds", "3"))
    readout = Readout(np.ones(4), 0.0)
    trained = Model("hold_rnn_4", wide_cell(), readout, "Sample and hold", facts)
    assert captions.bench_note(trained, "rnn", "learned") == (
        "Sample and hold: 33 numbers, all learned"
    )
    assert captions.model_lines(trained) == ("Sample and hold", "Task: hold", "Seeds: 3")
    edited = Model("hold_rnn_4", wide_cell(), readout, "Sample and hold", facts, edited=True)
    assert "changed by you" in captions.bench_note(edited, "rnn", "learned")
    assert "no longer holds" in captions.model_lines(edited)[1]


def test_a_visitor_is_named_and_nothing_is_claimed_of_its_training():
    visitor = Model("v", wide_cell(), None, "“bank”, forward reader")
    note = captions.bench_note(visitor, "rnn", "learned", visiting=True)
    assert note == "From: “bank”, forward reader. 28 numbers"
    edited = Model("v", wide_cell(), None, "“bank”, forward reader", edited=True)
    note = captions.bench_note(edited, "rnn", "learned", visiting=True)
    assert note == "From: “bank”, forward reader. 28 numbers, changed by you"
    long = Model("v", wide_cell(), None, "a network with a name " * 20)
    assert len(captions.bench_note(long, "rnn", "learned", visiting=True)) < 100


def results(answers, targets):
    trace = held("lstm", f=0.5)
    shares = measured([1.0, 0.2])
    model = Model("m", trace.params)
    return Results(
        model, trace.x, Overrides("lstm", 2, 1), trace, None, model, trace, shares, answers,
        targets, (),
    )  # fmt: skip


def test_what_a_trained_cell_answers():
    given_ = results(np.array([0.408, math.nan]), np.array([math.nan, 0.4]))
    assert captions.answer_sentence(given_, 0) == "answers 0.41; nothing is asked for here"
    assert captions.answer_sentence(given_, 1) == "answers NaN, asked for 0.40"
    assert captions.answer_sentence(results(None, None), 0) == ""
    unasked = results(np.array([0.408, math.nan]), None)
    assert captions.answer_sentence(unasked, 0) == "answers 0.41"
