"""One number as people write it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.numerals import could_be_thousands, is_written_as, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0.0),
        ("-3", -3.0),
        ("+0.5", 0.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e308", 1e308),
        ("1E-3", 0.001),
        ("−0.25", -0.25),
        ("inf", math.inf),
        ("-Infinity", -math.inf),
        ("∞", math.inf),
        ("−∞", -math.inf),
        ("1e999", math.inf),
        ("1e-999", 0.0),
    ],
)
def test_numbers(text, value):
    assert read_number(text) == value


@pytest.mark.parametrize("text", ["nan", "NaN", "-nan"])
def test_not_a_number_is_a_number_word(text):
    found = read_number(text)
    assert found is not None
    assert math.isnan(found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "-",
        "e5",
        "1e",
        "1_000",
        "0x10",
        "1 2",
        " 1",
        "1\n",
        "٣",
        "½",
        "1.2.3",
        "--1",
        "1,5",
    ],
)
def test_no_numbers(text):
    assert read_number(text) is None


def test_decimal_comma_is_one_comma_and_no_point():
    assert read_number("0,5", decimal_comma=True) == 0.5
    assert read_number("-1,5e3", decimal_comma=True) == -1500.0
    assert read_number("0.5", decimal_comma=True) == 0.5
    assert read_number("1,2,3", decimal_comma=True) is None
    assert read_number("1.000,5", decimal_comma=True) is None
    assert read_number("1,000.5", decimal_comma=True) is None


@given(st.floats())
def test_what_python_writes_is_read_back(value):
    text = repr(value)
    assert is_written_as(text, value)
    assert is_written_as(text.replace(".", ","), value)
    assert is_written_as(text.replace("-", "\N{MINUS SIGN}"), value)


def test_words_are_not_written_numbers():
    assert not is_written_as("key", 0.5)
    assert not is_written_as("0.5", 0.6)
    assert not is_written_as("nan", 0.5)
    assert not is_written_as("0.5", math.nan)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("1,234", True),
        ("-12,345,678", True),
        ("1,234.5", True),
        ("0,125", False),
        ("1,23", False),
        ("1234,567", False),
        ("1234", False),
        ("1,234,5", False),
    ],
)
def test_thousands(text, verdict):
    assert could_be_thousands(text) == verdict
