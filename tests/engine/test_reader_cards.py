from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.errors import StudioError
from lstm_studio.core.readers import READERS
from lstm_studio.engine.reader_cards import (
    CLUES,
    ReaderCard,
    SetScore,
    card_text,
    parse_reader_card,
)
from lstm_studio.state.library import ClueScore
from tests.fixtures.drawn_readers import drawn_card, drawn_readers

CARD = drawn_card("bank", ("money", "river"), drawn_readers())
TEXT = card_text(CARD)

shares = st.integers(0, 10_000).map(lambda n: n / 10_000)
by_reader = st.fixed_dictionaries(dict.fromkeys(READERS, shares))
# Texts of every kind that TOML can hold: it has no lone surrogates.
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
scores = st.builds(
    ClueScore,
    st.sampled_from(CLUES),
    st.integers(1, 10**6),
    st.just({}) | st.fixed_dictionaries(dict.fromkeys(READERS, st.tuples(shares, shares))),
    by_reader,
)
sets = st.builds(
    SetScore,
    texts,
    st.integers(1, 10**6),
    by_reader,
    by_reader,
    by_reader,
    st.dictionaries(st.sampled_from(READERS), shares),
)
cards = st.builds(
    ReaderCard,
    word=st.just("mole"),
    title=texts,
    senses=st.sampled_from([("a", "b"), ("animal", "spy", "ünit", "sauce of it")]),
    data=texts,
    recipe_text=texts,
    limits=texts,
    steps=st.integers(1, 10**9),
    batch=st.integers(1, 10**6),
    seeds=st.lists(st.integers(0, 2**40), min_size=1, max_size=20, unique=True).map(tuple),
    torch=texts,
    parameters=st.fixed_dictionaries(dict.fromkeys(READERS, st.integers(1, 10**7))),
    seconds=st.fixed_dictionaries(dict.fromkeys(READERS, st.integers(0, 999).map(float))),
    temperature=st.fixed_dictionaries(
        dict.fromkeys(READERS, st.integers(1, 90_000).map(lambda n: n / 10_000))
    ),
    calibration_error=st.just({}) | by_reader,
    clues=st.lists(scores, unique_by=lambda score: score.clue, max_size=5).map(tuple),
    sets=st.lists(sets, max_size=3).map(tuple),
)


@given(cards)
def test_what_is_written_is_read_back(card: ReaderCard) -> None:
    assert parse_reader_card("mole", card_text(card)) == card


def test_a_card_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        CARD.steps = 3  # type: ignore[misc]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('word = "bank"', 'word = "crane"', "one of bank"),
        ('word = "bank"', "", "no word"),
        ('title = "', 'titel = "', "no title"),
        ('senses = ["money", "river"]', 'senses = ["money"]', "different short names"),
        ('senses = ["money", "river"]', 'senses = ["a", "b", "c", "d", "e"]', "2 to 4"),
        ('senses = ["money", "river"]', 'senses = ["Money", "money"]', "different short names"),
        ('senses = ["money", "river"]', 'senses = ["money", "other"]', "different short names"),
        ('senses = ["money", "river"]', 'senses = ["a", " b"]', "different short names"),
        ('senses = ["money", "river"]', 'senses = ["a", "b\\u001b"]', "different short names"),
        ('senses = ["money", "river"]', f'senses = ["a", "{"b" * 31}"]', "different short names"),
        ('senses = ["money", "river"]', 'senses = "money"', "a list"),
        ('senses = ["money", "river"]', "senses = [1, 2]", "a list of texts"),
        ("steps = 1500", "steps = 0", "recipe.steps"),
        ("steps = 1500", "steps = 1500\nsurprise = 1", "recipe.surprise"),
        ("seeds = [0, 1]", "seeds = []", "seeds"),
        ("seeds = [0, 1]", "seeds = [1, 1]", "twice"),
        ("seeds = [0, 1]", "seeds = [0, -1]", "recipe.seeds"),
        ("seeds = [0, 1]", "seeds = [0, true]", "recipe.seeds"),
        ("seeds = [0, 1]", f"seeds = {list(range(21))}", "too many"),
        ("temperature = { forward = 2.0000,", "temperature = { forward = 0,", "temperature is 0"),
        ("temperature = { forward = 2.0000,", "temperature = {", "no temperature.forward"),
        ("both = 1.2500 }", "both = 1.25, neither = 1 }", "temperature.neither"),
        ("calibration_error = { forward = 0.5000", "calibration_error = { forward = 1.5", "0 to 1"),
        ('place = "before"', 'place = "behind"', "clue[0].place"),
        ('place = "none"', 'place = "before"', "two scores"),
        ("count = 30", "count = 0", "clue[0].count"),
        ("forward = [0.5000, 0.0625]", "forward = [0.5]", "clue[0].accuracy.forward"),
        ("forward = [0.5000, 0.0625]", "forward = [0.5, nan]", "clue[0].accuracy.forward"),
        ("[[set]]", "[[set]]\nx = 1", "set[0].x"),
        ("[[set]]", "[set]", "list of tables"),
        ("[recipe]", "[recipe", "bank.toml"),
        ("[recipe]", "[recipe]\nx = " + "[" * 5000, "bank.toml"),
        ("[recipe]", "\x00[recipe]", "bank.toml"),
    ],
)  # fmt: skip
def test_a_damaged_card_is_named(before: str, after: str, words: str) -> None:
    assert before in TEXT
    with pytest.raises(StudioError) as caught:
        parse_reader_card("bank", TEXT.replace(before, after, 1))
    assert "bank.toml" in caught.value.message
    assert words in caught.value.message
    assert caught.value.hint
