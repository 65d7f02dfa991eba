from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.present import notation


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.96, "0.960"),
        (-0.1587, "−0.159"),
        (0.0, "0.000"),
        (-0.0, "0.000"),
        (1.0, "1.000"),
        (0.9998, "0.9998"),
        (-0.99996, "−0.99996"),
        (1.00001, "1.000"),
        (1 - 2e-9, "1 − 2.0·10⁻⁹"),
        (4.13e-5, "4.1·10⁻⁵"),
        (-9.96e-5, "−1.0·10⁻⁴"),
        (5e-324, "4.9·10⁻³²⁴"),
        (1.7e308, "1.7·10³⁰⁸"),
        (math.nan, "NaN"),
        (-math.inf, "−∞"),
    ],
)
def test_a_figure_never_rounds_a_little_to_nothing_or_nearly_all_to_all(value, text):
    assert notation.figure(value) == text


@given(st.floats(0, 1, exclude_min=True, exclude_max=True))
def test_the_shown_number_is_never_zero_or_one_unless_it_is(value):
    assert 0.0 < notation.shown(value) < 1.0
    assert notation.shown(value) == pytest.approx(value, rel=0.05, abs=5e-4)
    assert notation.shown(-value) == -notation.shown(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0\u202f%"),
        (1.0, "100\u202f%"),
        (0.96, "96\u202f%"),
        (0.9996, "99.96\u202f%"),
        (0.004, "0.4\u202f%"),
        (1e-9, "less than 0.001\u202f%"),
        (1 - 1e-9, "more than 99.999\u202f%"),
        (math.nan, "NaN\u202f%"),
    ],
)
def test_a_share_says_all_or_nothing_only_when_it_is(value, text):
    assert notation.share(value) == text


def test_factors_and_signs():
    assert notation.factor(-0.5) == "(−0.500)"
    assert notation.factor(0.5) == "0.500"
    assert notation.factor(1 - 1e-9) == "(1 − 1.0·10⁻⁹)"
    assert notation.signed(0.159) == "+0.16"
    assert notation.signed(-0.159) == "−0.16"
    assert notation.signed(0.0) == "0.00"


def test_symbols_in_both_forms():
    assert notation.symbol("g") == "<i>C̃</i><sub>t</sub>"
    assert notation.plain_symbol("write") == "iₜ ⊙ C̃ₜ"
    assert notation.plain_symbol("tanh_c") == "tanh(Cₜ)"
    assert notation.plain_symbol("h_prev") == "hₜ₋₁"


@given(st.text(), st.integers(3, 40))
def test_an_elided_text_is_one_short_line(text, most):
    line = notation.elided(text, most)
    assert len(line) <= most
    assert line.splitlines() in ([], [line])
    if len(line) < most:
        assert line == " ".join(text.split())
