"""The generated text keeps its own rules, from any seed."""

from __future__ import annotations

from itertools import islice

from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_studio.core.nested_text import MOST_DEPTH, SIGNS, nested_sentences, nested_text


@settings(max_examples=30)
@given(st.integers(0, 2**32))
def test_what_is_opened_is_closed_before_the_sentence_ends(seed):
    for sentence in islice(nested_sentences(seed), 20):
        depth, inside = 0, False
        for place, sign in enumerate(sentence):
            assert sign in SIGNS
            if sign == '"':
                inside = not inside
            elif sign in "()":
                assert not inside
                depth += 1 if sign == "(" else -1
            assert 0 <= depth <= MOST_DEPTH
            if sign in ".\n":
                assert (depth, inside) == (0, False)
                assert place >= len(sentence) - 2
        assert sentence.endswith(".\n")


def test_a_seed_gives_one_text_and_another_seed_another():
    assert nested_text(3, 2000) == nested_text(3, 2000)
    assert nested_text(3, 2000) != nested_text(4, 2000)
    assert 2000 <= len(nested_text(3, 2000)) < 3000


def test_there_is_something_to_follow_in_it():
    text = nested_text(0, 50_000)
    deepest = max(text[:k].count("(") - text[:k].count(")") for k, s in enumerate(text) if s == ")")
    assert deepest == MOST_DEPTH
    assert text.count('"') > 300
