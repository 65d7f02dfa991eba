"""What a person gave to a word outlives a change of the text elsewhere."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.errors import StudioError
from lstm_studio.core.tables import parse_csv
from lstm_studio.core.tokens import parse_text
from lstm_studio.present.drafts import carried, holds_numbers, offending, written

words = st.lists(st.sampled_from(["key", "mat", "rain", "and"]), min_size=1, max_size=6)


def test_value_and_mark_stay_with_their_words():
    before = parse_text("put the key under the mat")
    edited = before.with_step(2, value=0.77, mark=True).with_step(5, value=-0.5)
    new = carried(before, edited, parse_text("please put the key under a mat"))
    assert dict(zip(new.tokens, new.values, strict=True))["mat"] == -0.5
    assert new.values[0] == parse_text("please").values[0]
    new = carried(before, edited, parse_text("put the key under that very mat"))
    assert (new.values[2], bool(new.marks[2]), new.values[-1]) == (0.77, True, -0.5)


@given(words, words)
def test_nothing_changes_without_a_hand(before, after):
    old, new = parse_text(" ".join(before)), parse_text(" ".join(after))
    kept = carried(old, old, new)
    assert np.array_equal(kept.values, new.values)
    assert np.array_equal(kept.marks, new.marks)


@given(words, words)
def test_every_step_has_its_own_or_a_given_value(before, after):
    old, new = parse_text(" ".join(before)), parse_text(" ".join(after))
    kept = carried(old, old.with_step(0, value=9.0), new)
    for step, value in enumerate(kept.values):
        assert value in (new.values[step], 9.0)
    assert kept.values[0] == 9.0 or before[0] != after[0] or len(before) > len(after)


def test_same_words_keep_everything_that_was_given():
    before = parse_text("a b c")
    edited = before.with_step(0, mark=False).with_step(1, value=3.0, mark=True)
    new = carried(before, edited, parse_text("a  b \n c"))
    assert np.array_equal(new.values, edited.values)
    assert np.array_equal(new.marks, edited.marks)


def test_word_that_becomes_a_number_gets_its_own_value():
    half = parse_text("0,5 -")  # as many words as numbers: read as words
    assert half.values[0] != 0.5
    assert carried(half, half, parse_text("0,5 -1")).values.tolist() == [0.5, -1.0]


def test_text_is_only_given_where_it_is_read_as_the_same_words():
    assert written(parse_text("put the key")) == "put the key"
    table = parse_csv(b"word,value\nNew York,1\nRome,2\n")
    assert written(table) == ""


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("0.5 1.5 abc 2", "abc"),
        ("1 2\n3 x4 5", "x4"),
        ("fine words " + "y" * 500 + " more", "y" * 500),
        ("1, , 2", ","),
        ("🔑 a \x07 b", "\x07"),
    ],
)
def test_piece_that_cannot_be_read_is_found(text, piece):
    with pytest.raises(StudioError):
        parse_text(text)
    start, stop = offending(text)
    assert text[start:stop] == piece


@pytest.mark.parametrize("text", ["all is well", "", "x " * 5000])
def test_nothing_is_blamed_without_a_cause(text):
    assert offending(text) is None


def test_numbers_are_told_from_words():
    assert holds_numbers(parse_text("1 2.5 -3"))
    assert holds_numbers(parse_text("0,5; 1,5"))
    assert not holds_numbers(parse_text("one 2 three"))
