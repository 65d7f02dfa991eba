"""The word is found where a position or a mark says, and a wrong one is told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.sentences import split_pieces
from lstm_studio.engine.word_places import MAX_TOKENS, PlaceError, find_place

PLAIN = ("the", "bank", "was", "steep")


@pytest.mark.parametrize(
    ("text", "position", "words", "place"),
    [
        ("the bank was steep", "1", PLAIN, 1),
        ("the bank was steep", "", PLAIN, 1),
        ("the bank was steep", " 1 ", PLAIN, 1),
        ("the bank was steep", "1.0", PLAIN, 1),  # how a table with gaps writes whole numbers
        ("the *bank* was steep", "", PLAIN, 1),
        ("the **bank** was steep", "", PLAIN, 1),
        ("the [bank] was steep", "", PLAIN, 1),
        ("the [[bank]] was steep", "1", PLAIN, 1),
        ("  the   bank  was steep ", "1", PLAIN, 1),  # of the tokens
        ("the  bank was steep", "2", PLAIN, 1),  # of split(" ")
        ("the\u00a0bank was steep", "0", PLAIN, 1),  # of split(" ")
        ("the\u00a0bank was steep", "1", PLAIN, 1),  # of the tokens
        ("the \u200b bank was steep", "2", PLAIN, 1),  # a token that nobody sees
        ("the ba\u00adnk was steep", "1", PLAIN, 1),
        ("\u202ethe bank was steep", "1", PLAIN, 1),
        ("banks , he said , fail", "0", ("banks ,", "he", "said ,", "fail"), 0),
        ("he said , banks fail", "3", ("he", "said ,", "banks", "fail"), 2),
        ('" Bank ! "', "1", ('" Bank ! "',), 0),
        ("the *bank*'s vault", "", ("the", "bank's", "vault"), 1),
        ('"[Banks], he said"', "", ('"Banks,', "he", 'said"'), 0),
        ("from bank to *bank*", "", ("from", "bank", "to", "bank"), 3),
        ("from bank to bank", "3", ("from", "bank", "to", "bank"), 3),
        ("a [note] on the bank", "", ("a", "[note]", "on", "the", "bank"), 4),
        ("the river-bank was steep", "1", ("the", "river-bank", "was", "steep"), 1),
        ("they banked the fire", "1", ("they", "banked", "the", "fire"), 1),
        ("ｂａｎｋ", "0", ("ｂａｎｋ",), 0),
        ("בנק the bank 🏦", "2", ("בנק", "the", "bank 🏦"), 2),
    ],
)
def test_the_word_is_found(text, position, words, place) -> None:
    assert find_place(text, "bank", position) == (words, place)


def test_a_plural_that_does_not_begin_with_the_word_is_the_word() -> None:
    assert find_place("old cities burn", "city", "1") == (("old", "cities", "burn"), 1)
    assert find_place("old cities burn", "city", "") == (("old", "cities", "burn"), 1)


@pytest.mark.parametrize(
    ("text", "position", "field", "words"),
    [
        ("the bank was steep", "2", "position", "token 2 is “was”"),
        ("the bank was steep", "4", "position", "the last of the sentence is 3"),
        ("the bank was steep", "999999999", "position", "no token 999,999,999"),
        ("the bank was steep", "9" * 5000, "position", "is no position"),
        ("the bank was steep", "-1", "position", "“-1” is no position"),
        ("the bank was steep", "1.5", "position", "“1.5” is no position"),
        ("the bank was steep", "one", "position", "“one” is no position"),
        ("the bank was steep", "١", "position", "is no position"),
        ("the bank was steep", "²", "position", "is no position"),
        ("the bank was steep", "1\x1b[2J", "position", "“1\\x1b[2J”"),
        ("the embankment was steep", "1", "position", "and not “bank”"),
        ("from bank to *bank*", "1", "position", "token 3 is marked"),
        ("*bank* to *bank*", "", "sentence", "2 words are marked"),
        ("from bank to bank", "", "sentence", "stands there 2 times"),
        ("the shore was steep", "", "sentence", "is not in the sentence"),
        ("the shore was *steep*", "", "sentence", "is not in the sentence"),
        ("", "0", "sentence", "no word"),
        (" … !", "0", "sentence", "no word"),
        ("the bank\0 was", "1", "sentence", "character 9 is U+0000"),
        ("the \x1b[2Jbank", "1", "sentence", "U+001B"),
        ("the bank \ud800", "1", "sentence", "U+D800"),
        ("bank " * (MAX_TOKENS + 1), "0", "sentence", "1,001 tokens"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(text, position, field, words) -> None:
    with pytest.raises(PlaceError) as caught:
        find_place(text, "bank", position)
    assert caught.value.field == field
    assert words in caught.value.reason
    assert caught.value.reason.isprintable()
    assert len(caught.value.reason) < 150


tokens = st.sampled_from(
    ["the", "bank", "Banks,", ",", "—", "was", "*", "[", "…", "\u200b", "riverside"]
)


@given(st.lists(tokens, min_size=1, max_size=12), st.data())
def test_every_position_of_the_word_is_that_word(words, data) -> None:
    places = [k for k, word in enumerate(words) if word in ("bank", "Banks,")]
    if not places:
        return
    place = data.draw(st.sampled_from(places))
    spaces = data.draw(st.lists(st.sampled_from([" ", "  "]), min_size=12, max_size=12))
    text = "".join(word + space for word, space in zip(words, spaces, strict=False))
    found, at = find_place(text, "bank", str(place))
    assert words[place] in found[at].split()
    # It is the same one of them: as many stand before it.
    before = sum("bank" in word.casefold() for word in found[:at])
    assert before == places.index(place)
    assert found == split_pieces(text.replace("\u200b", "")).words


@given(st.text(max_size=40), st.text(max_size=6))
def test_any_text_is_answered_or_refused(text, position) -> None:
    try:
        words, place = find_place(text, "bank", position)
    except PlaceError as error:
        reason = error.reason
    else:
        assert 0 <= place < len(words)
        return
    assert reason.isprintable()
