from __future__ import annotations

import csv
import io
import math
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.overrides import Overrides
from lstm_studio.core.params import GATES, KINDS, CellParams
from lstm_studio.core.trace import run_trace
from lstm_studio.present.tables import COLUMNS, trace_csv, trace_table, trace_text
from lstm_studio.state.studio import hand_cell


def some_trace(kind="lstm", H=2, D=2, T=4, pins=None):
    rng = np.random.default_rng(1)
    rows = len(GATES[kind]) * H
    shapes = [(rows, D), (rows, H), (rows,), (rows,)]
    params = CellParams(kind, *(rng.normal(size=s) for s in shapes))
    return run_trace(params, rng.normal(size=(T, D)), pins)


def read(text, delimiter=","):
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_columns_and_their_order():
    one = trace_table(run_trace(hand_cell("lstm"), [[0.1]]), ("I",))
    assert one.header == ("step", "token", "x", "f", "i", "C~", "o", "C", "h")
    many = trace_table(some_trace("gru"), "abcd")
    assert many.header == (
        "step", "token", "x", "mark",
        "r[1]", "r[2]", "z[1]", "z[2]", "n[1]", "n[2]", "h[1]", "h[2]",
    )  # fmt: skip
    chosen = trace_table(some_trace("gru"), "abcd", units=[1])
    assert chosen.header == ("step", "token", "x", "mark", "r[2]", "z[2]", "n[2]", "h[2]")


def test_the_numbers_of_a_vector_have_a_column_each():
    two = trace_table(some_trace("gru"), "abcd", units=[0], vectors=True)
    assert two.header[:4] == ("step", "token", "x[1]", "x[2]")
    trace = some_trace("lstm", D=16)
    rows = read(trace_csv(trace_table(trace, "abcd", vectors=True)))
    assert rows[0][2:18] == [f"x[{d + 1}]" for d in range(16)]
    np.testing.assert_array_equal(np.array([row[2:18] for row in rows[1:]], float), trace.x)
    one = trace_table(some_trace("rnn", D=1), "abcd", units=[0], vectors=True)
    assert one.header == ("step", "token", "x", "h[1]")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_the_file_holds_the_exact_numbers(kind, delimiter):
    trace = some_trace(kind)
    rows = read(trace_csv(trace_table(trace, "abcd"), delimiter), delimiter)
    header, body = rows[0], rows[1:]
    assert [row[:2] for row in body] == [["1", "a"], ["2", "b"], ["3", "c"], ["4", "d"]]
    assert [float(row[2]) for row in body] == trace.x[:, 0].tolist()
    names = {"g": "C~", "c": "C"}
    for quantity in COLUMNS[kind]:
        for unit in range(2):
            k = header.index(f"{names.get(quantity, quantity)}[{unit + 1}]")
            assert [float(row[k]) for row in body] == trace[quantity][:, unit].tolist()


def test_the_file_follows_rfc_4180():
    trace = run_trace(hand_cell("rnn"), [[0.5]] * 4)
    tokens = ('say "hi"', "a,b", "two\nlines", "plain")
    text = trace_csv(trace_table(trace, tokens))
    assert text.startswith("step,token,x,h\r\n")
    assert text.endswith("\r\n")
    assert '"say ""hi"""' in text
    assert [row[1] for row in read(text)[1:]] == list(tokens)


@pytest.mark.parametrize(
    ("token", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("-0.5", "-0.5"),
        ("+1e-3", "+1e-3"),
        ("word=1", "word=1"),
        ("", ""),
        ("\ud800", "?"),
    ],
)
def test_no_token_becomes_a_formula(token, written):
    trace = run_trace(hand_cell("rnn"), [[-0.5]])
    text = trace_csv(trace_table(trace, (token,)))
    row = read(text)[1]
    assert row[1] == written
    assert float(row[2]) == -0.5
    assert text.encode("utf-8")


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_any_token_stays_one_cell_of_one_row(tokens):
    trace = run_trace(hand_cell("rnn"), np.zeros((len(tokens), 1)))
    rows = read(trace_csv(trace_table(trace, tokens)))
    assert len(rows) == len(tokens) + 1
    assert {len(row) for row in rows} == {4}
    lines = trace_text(trace_table(trace, tokens)).splitlines()
    assert len(lines) == len(tokens) + 1
    assert all(line.isprintable() for line in lines)


def test_numbers_that_are_none_are_named():
    trace = run_trace(hand_cell("rnn"), [[math.nan], [math.inf]])
    rows = read(trace_csv(trace_table(trace)))
    assert [row[2] for row in rows[1:]] == ["nan", "inf"]
    assert "NaN" in trace_text(trace_table(trace))
    assert "∞" in trace_text(trace_table(trace))


def test_the_text_is_aligned_and_marks_what_is_held():
    pins = Overrides("lstm", 2, 1).pin("f", 0.5, 1, 1)
    trace = run_trace(hand_cell("lstm"), [[0.25], [-1.0]], pins)
    table = trace_table(trace, ("I", "a very long token of mine"))
    assert table.held == {(1, 3)}
    lines = trace_text(table).splitlines()
    assert lines[0].split() == ["step", "token", "x", "f", "i", "C~", "o", "C", "h"]
    assert lines[1].split()[:3] == ["1", "I", "0.250"]
    assert "0.500*" in lines[2]
    assert "a very l…of mine" in lines[2]
    assert lines[-1] == "* held by hand"
    points = [[m.start() for m in re.finditer(r"\.\d{3}", line)] for line in lines[1:3]]
    assert points[0] == points[1]
    assert len(points[0]) == 7
    free = trace_text(trace_table(run_trace(hand_cell("rnn"), [[0.1]]), ("a",)))
    assert "*" not in free
