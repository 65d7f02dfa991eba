"""Short numbers that never lie, and widths without Qt."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.present.diagram_scene import Run
from lstm_studio.present.diagram_text import advance, brief, runs_width, symbol_runs


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.96, "0.96"),
        (-0.5, "−0.50"),
        (1.0, "1.00"),
        (0.0, "0.00"),
        (0.998, "0.998"),
        (0.99996, "≈1"),
        (-0.9999, "≈−1"),
        (0.002, "0.002"),
        (0.00004, "≈0"),
        (-0.00004, "≈0"),
        (1.0002, "≈1"),
        (12.34, "12.3"),
        (-123.45, "−123.5"),
        (123456.0, "1e5"),
        (-1e300, "−1e300"),
        (math.nan, "NaN"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
    ],
)
def test_a_number_is_short_and_true(value, text):
    assert brief(value) == text


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_no_number_is_longer_than_seven_characters(value):
    assert len(brief(value)) <= 7


@given(st.floats(-9.9, 9.9))
def test_only_nothing_is_written_as_nothing_and_only_all_as_all(value):
    text = brief(value)
    assert (text == "0.00") == (value == 0.0)
    assert (text == "1.00") == (value == 1.0)
    assert (text == "−1.00") == (value == -1.0)
    if not text.startswith("≈"):
        assert abs(float(text.replace("−", "-")) - value) <= 0.005 + 1e-12


def test_thousands_are_written_whole():
    assert brief(4321.4).replace(",", "") == "4321"


def test_widths_add_up_and_grow_with_the_font():
    assert advance("0.96", 20.0) == pytest.approx(2 * advance("0.96", 10.0))
    assert advance("0.96", 13.0, True) > advance("0.96", 13.0)
    runs = (Run("C", 13.0, False, "muted"), Run("0.82", 13.0, True, "c"))
    assert runs_width(runs) == pytest.approx(advance("C", 13.0) + advance("0.82", 13.0, True))


def test_a_symbol_has_its_subscript_lower_and_smaller():
    letter, index = symbol_runs("C", "t−1", 13.0, 11.0)
    assert (letter.text, index.text) == ("C", "t−1")
    assert index.drop > letter.drop == 0.0
    assert index.size == 11.0
    assert len(symbol_runs("C", "", 13.0, 11.0)) == 1
