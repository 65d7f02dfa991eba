"""Words or numbers: read as meant, or refused with the place."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lstm_studio.core import tokens
from lstm_studio.core.errors import StudioError
from lstm_studio.core.sequence import MAX_STEPS, Sequence
from lstm_studio.core.tokens import parse_text, word_value


def refused(text, **choices):
    with pytest.raises(StudioError) as error:
        parse_text(text, **choices)
    assert error.value.message
    return error.value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("0.1 0.2 0.3", [0.1, 0.2, 0.3]),
        ("0.5, 1.5", [0.5, 1.5]),
        ("0.5,1.5", [0.5, 1.5]),
        ("0,5; 1,5", [0.5, 1.5]),
        ("0,5;1,5;", [0.5, 1.5]),
        ("0,5 1,5", [0.5, 1.5]),
        ("0,5\n1,5\n", [0.5, 1.5]),
        ("0,5, 1,5, 2", [0.5, 1.5, 2]),
        ("0,125 0,250", [0.125, 0.25]),
        ("1,234; 5,678", [1.234, 5.678]),
        ("1,2,3", [1, 2, 3]),
        ("1,2,3\n4,5,6\n", [1, 2, 3, 4, 5, 6]),
        ("1, 2, 3,\n4", [1, 2, 3, 4]),
        ("0,5", [0, 5]),
        ("100,200,300", [100, 200, 300]),
        ("1;2\t3\r\n4", [1, 2, 3, 4]),
        (" ;1 ; 2 ; 3; ", [1, 2, 3]),
        ("7", [7]),
        ("−0.5 -∞ inf", [-0.5, -np.inf, np.inf]),
        ("1e308 -1e308 5e-324", [1e308, -1e308, 5e-324]),
        ("nan 1", [np.nan, 1]),
        ("0.5; 1,5", [0.5, 1.5]),
    ],
)
def test_numbers_are_taken_as_they_are(text, values):
    made = parse_text(text)
    np.testing.assert_array_equal(made.values, values)
    assert made.story == "Numbers of your own, taken as they are."
    assert made.marks.tolist() == [True] + [False] * (len(values) - 1)
    assert (made.id, made.key_step, dict(made.programme)) == ("own", 0, {})


def test_numbers_keep_how_they_were_written():
    made = parse_text("0,50; −1; 1e3")
    assert made.tokens == ("0,50", "−1", "1e3")
    assert made.title == "0,50 −1 1e3"


@pytest.mark.parametrize(
    "text",
    [
        "I put the key",
        "2 dogs",
        "three 3 blind mice",
        "0.1 abc",
        "Route 66",
        "12:30 12:31",
        "1_000",
    ],
)
def test_words_win_unless_most_pieces_are_numbers(text):
    made = parse_text(text)
    assert made.tokens == tuple(text.split())
    assert made.values.tolist() == [word_value(word) for word in made.tokens]
    assert "only a start" in made.story


def test_reading_can_be_chosen():
    assert parse_text("1 2 3", "words").values.tolist() == [word_value(w) for w in "123"]
    assert refused("one two", reading="numbers").message == (
        "Word 1 (line 1, column 1): “one” is not a number."
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0.1 0.2 abc", "Word 3 (line 1, column 9): “abc” is not a number."),
        ("0.1, 0.2\n0.3,abc 4", "Word 4 (line 2, column 5): “abc” is not a number."),
        ("0,5; 1,5\n x;2", "Word 3 (line 2, column 2): “x” is not a number."),
        ("1 2 3 <b>4</b>", "Word 4 (line 1, column 7): “<b>4</b>” is not a number."),
        ("1.000,5; 2; 3", "Word 1 (line 1, column 1): “1.000,5” is not a number."),
        ("1,,2", "Line 1, column 2: a number is missing between two separators."),
        ("1;2\n3; ;4", "Line 2, column 2: a number is missing between two separators."),
        ("1,234 5,678", "“1,234” can be read as one number or as two."),
        ("2 1,234.5", "“1,234.5” can be read as one number or as two."),
        ("0,5 1.5", "“0,5” can be read as one number or as two."),
        ("1 2 1e999", "Word 3: 1e999 is too large a number."),
        ("a\x00b", "Line 1, column 2: the character U+0000 is not part of a text."),
        ("", "There is nothing to read yet."),
        (" \n\t", "There is nothing to read yet."),
    ],
)
def test_what_cannot_be_read_is_pointed_at(text, message):
    error = refused(text)
    assert error.message == message
    assert error.hint


@pytest.mark.parametrize("separator", [" ", "\n", ",", ", ", " ; ", ";"])
def test_longest_and_one_too_long(separator):
    assert len(parse_text(separator.join(["1"] * MAX_STEPS))) == MAX_STEPS
    error = refused(separator.join(["1"] * 2345))
    assert error.message == "The sequence has 2,345 steps; up to 2,000 can be worked on by hand."


def test_words_have_the_same_limit_and_a_longest():
    assert len(parse_text("word " * MAX_STEPS)) == MAX_STEPS
    assert "2,001 steps" in refused("word " * (MAX_STEPS + 1)).message
    assert refused("two " + "x" * 5000).message.startswith("Word 2: “xxx")


def test_too_many_are_refused_before_any_is_valued(monkeypatch):
    def never(*arguments):
        raise AssertionError("valued")

    monkeypatch.setattr(tokens, "word_value", never)
    monkeypatch.setattr(tokens, "read_number", never)
    assert "500,000 steps" in refused("a " * 500_000).message
    assert "10.00 MB" in refused("1 " * 5_000_000).message


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d👩\u200d👧 😀 ok",
        "שלום עולם זה",
        "<b>hello</b> <script>alert(1)</script> &amp;",
        "我 把 钥匙",
        "it's {not} %s a template",
    ],
)
def test_words_of_any_kind_stay_as_they_are(text):
    made = parse_text(text)
    assert made.tokens == tuple(text.split())
    assert np.isfinite(made.values).all()


def test_invisible_words_are_no_steps():
    assert parse_text("a \u200d b \u200b c").tokens == ("a", "b", "c")
    assert parse_text("\u202eabc def").tokens == ("abc", "def")


def test_title_from_the_first_words():
    assert (
        parse_text("I put the key under the mat and went").title
        == "I put the key under the mat and…"
    )
    assert parse_text("key").title == "key"


@given(st.text(min_size=1, max_size=30))
def test_value_of_a_word(word):
    value = word_value(word)
    assert -1.0 <= value <= 1.0
    assert value != 0.0
    assert round(value * 100) / 100 == value
    assert word_value(word) == value


def test_value_is_the_same_everywhere():
    """Written down, so that a change of the rule is noticed: people save these sequences."""
    assert [word_value(w) for w in ("I", "put", "the", "key")] == [0.57, 0.86, 0.91, -0.23]
    assert word_value("THE") == word_value("the,") == word_value("“The”") == word_value("the")
    assert word_value("e\u0301t\u00e9") == word_value("\u00e9te\u0301")
    assert word_value("!!!") != word_value("???")


def test_values_of_words_are_spread():
    values = [word_value(f"word{n}") for n in range(5000)]
    assert len(set(values)) == 200
    assert {min(values), max(values)} == {-1.0, 1.0}
    assert abs(np.mean(values)) < 0.03


awkward = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="0123456789.,;- \nenaif", max_size=60),
    st.lists(st.floats().map(repr), max_size=20).map(" ".join),
    st.lists(st.sampled_from(["the", "0.5", "1,5", ";", ",", "\n", "nan", "1e999"])).map(" ".join),
)


@given(awkward, st.sampled_from(["auto", "words", "numbers"]))
@example("0,0,", "numbers")
@example(",", "words")
def test_any_text_is_a_sequence_or_a_named_mistake(text, reading):
    try:
        made = parse_text(text, reading)
    except StudioError as error:
        made = error
    if isinstance(made, Sequence):
        assert len(made.tokens) == len(made.values) == len(made.marks) > 0
        assert all(token and not token.isspace() for token in made.tokens)
        assert made.title
    else:
        assert made.message
        assert made.hint


@given(
    st.lists(st.floats(), min_size=1, max_size=50),
    st.sampled_from([" ", ", ", ",", ";", "; ", "\n", "\t", " , "]),
)
def test_numbers_round_trip(values, separator):
    made = parse_text(separator.join(map(repr, values)), "numbers")
    np.testing.assert_array_equal(made.values, values)
    assert made.tokens == tuple(map(repr, values))


@given(
    st.lists(st.floats(allow_nan=False), min_size=2, max_size=50),
    st.sampled_from(["; ", ";", ";\n"]),
)
def test_numbers_with_decimal_commas_round_trip(values, separator):
    text = separator.join(repr(value).replace(".", ",") for value in values)
    np.testing.assert_array_equal(parse_text(text).values, values)


@given(st.lists(st.decimals(-9, 9, places=2), min_size=2, max_size=50), st.sampled_from(" \n\t"))
def test_decimal_commas_between_spaces_round_trip(values, separator):
    text = separator.join(str(value).replace(".", ",") for value in values)
    np.testing.assert_array_equal(parse_text(text).values, [float(value) for value in values])
