"""Cells for spreadsheets: nothing is taken for a formula, and everything comes back."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.spreadsheets import csv_bytes, one_line, protected, unprotected

ATTACKS = (
    "=CMD|' /C calc'!A0",
    '=HYPERLINK("http://x","y")',
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "  =1+1",
    "\t=1+1",
    "\r\n=1+1",
    "＝1+1",
    "−cmd",
    "|calc",
    "\u200b=1+1",
    "\ufeff@x",
)


@pytest.mark.parametrize("text", ATTACKS)
def test_formulas_are_disarmed(text):
    assert protected(text).startswith("'")
    assert unprotected(protected(text)) == one_line(text)


@pytest.mark.parametrize("text", ["0.70", "-0.70", "+3", "-1,5", "plain", "a = b", "", "it's"])
def test_what_is_no_formula_stays_as_it_is(text):
    assert protected(text) == text
    assert unprotected(text) == text


@given(st.text())
def test_every_cell_is_one_line_and_comes_back(text):
    cell = protected(text)
    assert "\n" not in cell
    assert "\r" not in cell
    assert not re.match(r"[=+\-@\t]", cell) or re.fullmatch(r"[+-]\d+([.,]\d+)?", cell)
    assert unprotected(cell) == one_line(text)
    assert one_line(one_line(text)) == one_line(text)
    cell.encode("utf-8")


@given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=2), max_size=5))
def test_a_file_has_a_row_a_line(rows):
    data = csv_bytes(("a", "b"), rows)
    assert data.startswith(b"\xef\xbb\xbfa,b\r\n")
    assert data.count(b"\r\n") == len(rows) + 1
    back = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1:]
    assert [[unprotected(cell) for cell in row] for row in back] == [
        [one_line(cell) for cell in row] for row in rows
    ]


def test_steering_marks_and_control_characters_are_not_passed_on():
    assert one_line("a\u202eb\x07c\nd") == "ab�c d"
    assert one_line("می\u200cخواهم") == "می\u200cخواهم"  # a joiner belongs to the word
