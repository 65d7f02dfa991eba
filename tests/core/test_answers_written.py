"""Numbers as students write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.answers_written import MAX_WRITTEN, written_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0.86", (0.86,)),
        ("0,86", (0.86,)),
        (" .5 ", (0.5,)),
        ("86.", (86.0,)),
        ("\u22120,86", (-0.86,)),
        ("\u2013 0.5", (-0.5,)),
        ("+ 3", (3.0,)),
        ("1 234", (1234.0,)),
        ("1\u202f234,5", (1234.5,)),
        ("1\u00a0234\u00a0567", (1234567.0,)),
        ("1'234", (1234.0,)),
        ("1\u2019234.5", (1234.5,)),
        ("1.234,5", (1234.5,)),
        ("1,234.5", (1234.5,)),
        ("1,234,567", (1234567.0,)),
        ("1.234.567", (1234567.0,)),
        ("1,234", (1.234, 1234.0)),
        ("8.064", (8.064, 8064.0)),
        ("0,850", (0.85,)),
        ("C = 0.86", (0.86,)),
        ("≈ 0,7", (0.7,)),
        ("8.6e-1", (0.86,)),
        ("１２", (12.0,)),
        ("٣٫٥", (3.5,)),
    ],
)
def test_reads(text, numbers):
    assert written_numbers(text) == pytest.approx(numbers)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "abc",
        "1.2.3",
        "12,34,5",
        "nan",
        "inf",
        "∞",
        "1e999",
        "--1",
        "1_000",
        "0x1f",
        "12 34",
        "1,23.4",
        "0.5 0.6",
        "½",
        "x" * 100,
        "1" * (MAX_WRITTEN + 1),
        "-",
        ".",
        ",",
    ],
)
def test_is_no_number(text):
    assert written_numbers(text) == ()


@given(st.floats(-1e6, 1e6), st.sampled_from([".", ","]), st.sampled_from(["-", "\u2212"]))
def test_reads_what_is_written_with_either_separator(value, separator, minus):
    text = f"{value:.5f}".replace(".", separator).replace("-", minus)
    assert written_numbers(text) == pytest.approx((float(f"{value:.5f}"),))


@given(st.integers(-(10**9), 10**9), st.sampled_from([" ", "\u202f", "'", ",", "."]))
def test_reads_whole_numbers_with_thousands(value, mark):
    text = f"{value:,}".replace(",", mark)
    assert float(value) in written_numbers(text)


@given(st.text(max_size=80))
def test_never_fails(text):
    assert all(abs(number) < float("inf") for number in written_numbers(text))
