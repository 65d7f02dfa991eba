"""What is handed in is judged before it is taken apart."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import SIZE_LIMIT
from lstm_studio.core.texts import (
    MAX_WORD,
    check_word,
    cleaned,
    clipped,
    line_and_column,
    own_sequence,
    printable,
)


class Refusing(str):
    """A text that must not be looked into."""

    def encode(self, *arguments):
        raise AssertionError("a text that is too long anyway was encoded")

    translate = strip = isascii = split = encode


def test_ten_megabytes_are_refused_by_their_length_alone():
    with pytest.raises(StudioError) as error:
        cleaned(Refusing("a" * 10_000_000))
    assert error.value.message == "The text has 10.00 MB; up to 1 MB can be read."
    assert error.value.hint == "Take a shorter piece of it."


def test_size_is_counted_in_bytes_and_rounded_up():
    assert cleaned("a" * SIZE_LIMIT) == "a" * SIZE_LIMIT
    with pytest.raises(StudioError, match=r"has 1\.01 MB"):
        cleaned("a" * (SIZE_LIMIT + 1))
    with pytest.raises(StudioError, match=r"has 1\.20 MB"):
        cleaned("é" * 600_000)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t\r\n", " ; , ;", "\u200b", "\ufeff", "\u200d \u202e"]
)
def test_nothing_to_read(text):
    with pytest.raises(StudioError, match="nothing to read yet") as error:
        cleaned(text)
    assert error.value.hint


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        ("\x00", 1, 1, "0000"),
        ("ab\x00", 1, 3, "0000"),
        ("a\nb c\x1b[31m", 2, 4, "001B"),
        ("a\r\n\x7f", 2, 1, "007F"),
        ("a\x85", 1, 2, "0085"),
        ("a\x0cb", 1, 2, "000C"),
        ("a\ud800", 1, 2, "D800"),
    ],
)
def test_control_characters_are_pointed_at(text, line, column, code):
    with pytest.raises(StudioError) as error:
        cleaned(text)
    assert error.value.message == (
        f"Line {line}, column {column}: the character U+{code} is not part of a text."
    )


def test_marks_that_nobody_sees_are_taken_out():
    assert cleaned("\ufeffkey") == "key"
    assert cleaned("a\u202eb\u2066c\u00add") == "abcd"
    for kept in ("👩\u200d👩\u200d👧", "می\u200cخواهم", "שלום", "\u200fא"):
        assert cleaned(kept) == kept


@given(st.text())
def test_any_text_is_cleaned_for_good_or_refused(text):
    try:
        once = cleaned(text)
    except StudioError:
        once = "refused"
    assert cleaned(once) == once
    assert "\x00" not in once


@given(st.text(max_size=100), st.integers(4, 40))
def test_clipped_is_short_and_one_line(text, most):
    short = clipped(text, most)
    assert len(short) <= most
    assert short.split("\n") == [short]
    if len(" ".join(text.split())) <= most and len(text) <= most:
        assert short == " ".join(text.split())


def test_clipped_cuts_between_words():
    assert clipped("one two three four five", 15) == "one two three…"
    assert clipped("one two three", 13) == "one two three"
    assert clipped("0123456789abcdefghij", 10) == "012345678…"
    assert clipped("a 0123456789abcdefghij", 10) == "a 0123456…"


def place(n):
    return f"Word {n}"


def test_words_have_a_longest():
    check_word("x" * MAX_WORD, None, place, 1)
    with pytest.raises(StudioError) as error:
        check_word("x" * 1234, None, place, 7)
    assert error.value.message == (
        "Word 7: “" + "x" * 31 + "…” has 1,234 characters; up to 400 can be shown."
    )


def test_finite_numbers_beyond_the_range_are_refused():
    for word in ("1e999", "-1e999", "9" * 400, "1e999,"):
        with pytest.raises(StudioError, match=r"Word 3: .* is too large a number"):
            check_word(word, math.inf, place, 3)
    for word in ("inf", "-Infinity", "∞"):
        check_word(word, math.inf, place, 3)
    check_word("1e308", 1e308, place, 3)


def test_own_sequence():
    made = own_sequence(["a", "b"], [0.5, -2.0], "S.")
    assert (made.id, made.title, made.story, made.key_step) == ("own", "a b", "S.", 0)
    assert made.marks.tolist() == [True, False]
    assert own_sequence("abcdefghijklmnopqrstuvwxyz", range(26), "").title.endswith("…")
    assert own_sequence(["a"], [1], "", "Mine").title == "Mine"


def test_line_and_column():
    text = "ab\ncd\n\ne"
    assert [line_and_column(text, n) for n in (0, 1, 3, 4, 7)] == [
        (1, 1),
        (1, 2),
        (2, 1),
        (2, 2),
        (4, 1),
    ]


@given(st.text())
def test_printable_text_is_left_and_all_else_escaped(text):
    shown = printable(text)
    assert shown.isprintable()
    if text.isprintable():
        assert shown == text


def test_escapes_name_the_character():
    assert printable("a\x1b[2J\tb\u202e\ud800é") == "a\\x1b[2J\\x09b\\u202e\\ud800é"
