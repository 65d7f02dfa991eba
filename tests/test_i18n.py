"""Every text and every figure passes through here; without Qt both speak plain English."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio import i18n
from lstm_studio.i18n import integer, number, percent, tr

MINUS = "\N{MINUS SIGN}"


@pytest.fixture
def plain():
    """English without Qt, whatever another test installed; restored afterwards."""
    before = i18n._translate, i18n._number
    i18n.install()
    yield
    i18n.install(*before)


@pytest.mark.usefixtures("plain")
class TestPlainEnglish:
    def test_values_by_name(self):
        assert tr("Keeps {share} of {what}.", share="96 %", what="it") == "Keeps 96 % of it."
        assert tr("{a}{b}{a}", a=1, b=2.5) == "12.51"

    def test_braces_are_safe_where_no_values_are(self):
        for text in ("{", "}", "{x}", "{{}}", "{0}", "%s"):
            assert tr(text) == text

    @given(st.text())
    def test_values_are_never_templates(self, value):
        assert tr("“{word}” {n}", word=value, n=3) == f"“{value}” 3"
        assert tr("{word}", word="{n}") == "{n}"

    def test_missing_value_is_a_bug_that_shows(self):
        with pytest.raises(KeyError):
            tr("{there} {missing}", there=1)

    @pytest.mark.parametrize(
        ("value", "digits", "text"),
        [
            (0.5, 2, "0.50"),
            (-0.5, 2, MINUS + "0.50"),
            (1234.5, 1, "1,234.5"),
            (-1234567.891, 2, MINUS + "1,234,567.89"),
            (0.004, 2, "0.00"),
            (-0.004, 2, "0.00"),
            (-0.006, 2, MINUS + "0.01"),
            (-0.0, 2, "0.00"),
            (0.0, 0, "0"),
            (-0.4, 0, "0"),
            (math.nan, 2, "NaN"),
            (math.inf, 2, "∞"),
            (-math.inf, 2, MINUS + "∞"),
            (1e300, 2, "1.00e+300"),
            (-1e7, 1, MINUS + "1.0e+07"),
            (9_999_999.0, 0, "9,999,999"),
        ],
    )
    def test_number(self, value, digits, text):
        assert number(value, digits) == text

    @given(st.floats(), st.integers(0, 6))
    def test_number_is_short_and_has_a_real_minus(self, value, digits):
        text = number(value, digits)
        assert "-" not in text.replace("e-", "")
        assert len(text) < 30
        shown = any(c in "123456789∞" for c in text)
        assert text.startswith(MINUS) == (value < 0 and shown)

    def test_integer(self):
        assert [integer(n) for n in (0, 7, 2345, -12, 1_000_000)] == [
            "0",
            "7",
            "2,345",
            MINUS + "12",
            "1,000,000",
        ]

    def test_percent(self):
        assert percent(0.96) == "96\N{NARROW NO-BREAK SPACE}%"
        assert percent(-0.0051, 1) == MINUS + "0.5\N{NARROW NO-BREAK SPACE}%"
        assert percent(1.0) == "100\N{NARROW NO-BREAK SPACE}%"
        assert percent(math.nan).startswith("NaN")


@pytest.mark.usefixtures("plain")
class TestInstalled:
    def test_translation_is_asked_with_the_context_and_filled_in_afterwards(self):
        asked = []

        def german(context, text):
            asked.append((context, text))
            return "{count} Schritte"

        i18n.install(translate=german)
        assert tr("{count} steps", count=integer(14)) == "14 Schritte"
        assert asked == [("LSTMStudio", "{count} steps")]

    def test_translation_may_change_the_order(self):
        i18n.install(translate=lambda context, text: "{b} vor {a}")
        assert tr("{a} after {b}", a="A", b="B") == "B vor A"

    def test_numbers_of_a_locale(self):
        i18n.install(number=lambda value, digits: f"{value:.{digits}f}".replace(".", ","))
        assert number(-0.5) == MINUS + "0,50"
        assert percent(0.125, 1) == "12,5\N{NARROW NO-BREAK SPACE}%"
        assert integer(-3) == MINUS + "3"
        assert number(math.nan) == "NaN"

    def test_nothing_given_is_english_again(self):
        i18n.install(translate=lambda context, text: "?", number=lambda value, digits: "?")
        assert (tr("Key"), number(1.0)) == ("?", "?")
        i18n.install()
        assert (tr("Key"), number(1.0)) == ("Key", "1.00")
