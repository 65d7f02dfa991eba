import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.errors import StudioError
from lstm_studio.core.sentences import (
    MAX_WORDS,
    find_forms,
    lookup_key,
    plural,
    split_pieces,
    split_sentence,
)


def test_lone_punctuation_belongs_to_the_word_before_it():
    pieces = split_pieces('" the bank , he said ." no')
    assert pieces.words == ('" the', "bank ,", "he", 'said ."', "no")
    assert pieces.word_of == (0, 0, 1, 1, 2, 3, 3, 4)


def test_spaces_around_punctuation_change_nothing():
    apart = [lookup_key(word) for word in split_sentence("the bank , he said")]
    assert apart == [lookup_key(word) for word in split_sentence("the bank, he said")]


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Bank", "bank"),
        ("“BANK,”", "bank"),
        ("bank's", "bank"),
        ("bank’s", "bank"),
        ("banks'", "banks"),
        ("long-term", "long-term"),
        ("U.S.", "u.s"),
        ("(1872)", "1872"),
        ("ﬁsh", "fish"),
        ("'s", "s"),
        ("…", ""),
    ],
)
def test_words_are_looked_up_without_case_and_dress(word, key):
    assert lookup_key(word) == key


@given(st.text(max_size=60))
def test_looking_up_twice_is_looking_up_once(word):
    key = lookup_key(word)
    assert lookup_key(key) in (key, key.removesuffix("'s"))
    assert key == "" or (key[0].isalnum() and key[-1].isalnum())


@pytest.mark.parametrize(
    ("word", "many"),
    [
        ("bank", "banks"),
        ("bass", "basses"),
        ("branch", "branches"),
        ("fly", "flies"),
        ("bay", "bays"),
    ],
)
def test_plurals(word, many):
    assert plural(word) == many


def test_the_word_is_found_plural_and_capital():
    words = split_sentence("Banks lend; the bank, a BANK and the embankment of banksia.")
    assert find_forms(words, "bank") == (0, 3, 5)
    assert find_forms(words, "crane") == ()


@given(st.lists(st.text("abc,.! \t\n'é中🙂-", max_size=12), max_size=30))
def test_every_piece_belongs_to_a_word_and_nothing_is_lost(parts):
    text = " ".join(parts)
    pieces = split_pieces(text)
    assert len(pieces.word_of) == len(text.split())
    assert list(pieces.word_of) == sorted(pieces.word_of)
    if pieces.words:
        assert set(pieces.word_of) == set(range(len(pieces.words)))
        assert " ".join(pieces.words).split() == text.split()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "nothing to read"),
        ("  \n ", "nothing to read"),
        ("… !! —", "no word"),
        ("word " * (MAX_WORDS + 1), "201 words"),
        ("a" * 500, "500 characters"),
        ("the\x07bank", "U+0007"),
        ("the bank " * 200_000, "MB"),
    ],
)
def test_what_cannot_be_read_is_said(text, part):
    with pytest.raises(StudioError, match=part.replace("+", r"\+")):
        split_sentence(text)


def test_two_hundred_words_are_read():
    assert len(split_sentence("word " * MAX_WORDS)) == MAX_WORDS


def test_other_writing_and_markup_are_words_like_any_other():
    words = split_sentence("<b>the</b> בנק 銀行 🙂 bank")
    assert words == ("<b>the</b>", "בנק", "銀行 🙂", "bank")
    assert find_forms(words, "bank") == (3,)
