from __future__ import annotations

import pytest

from lstm_studio.core.errors import StudioError
from lstm_studio.engine.own_words import MAX_CLUES, MIN_CLUES, own_senses
from lstm_studio.engine.word_vectors import load_word_vectors

FRUIT = ["fruit", "tree", "juice", "orchard", "peel", "sweet", "pie", "ripe", "garden"]
FIRM = ["computer", "software", "microsoft", "iphone", "stock", "ceo", "mac", "phone", "laptop"]


def test_clue_words_are_taken_as_people_write_them() -> None:
    given = {
        " fruit ": ["Fruit, tree", "juice;", *FRUIT[3:], "fruit"],
        "firm": [*FIRM, "qwrtz"],
    }
    senses, unknown = own_senses("Apple’s", given, load_word_vectors())
    assert senses.word == "apple"
    assert [sense.name for sense in senses.senses] == ["fruit", "firm"]
    assert senses.senses[0].clues == tuple(FRUIT)
    assert senses.senses[1].clues == tuple(FIRM)
    assert unknown == ("qwrtz",)
    assert senses.senses[0].before == senses.senses[0].after == ()


def test_the_word_itself_need_not_be_known() -> None:
    senses, _ = own_senses("qwrtz", {"a": FRUIT, "b": FIRM}, load_word_vectors())
    assert senses.word == "qwrtz"


def many(count: int) -> list[str]:
    return list(load_word_vectors().words[1000 : 1000 + count])


@pytest.mark.parametrize(
    ("word", "senses", "part"),
    [
        ("", {"a": FRUIT, "b": FIRM}, "not one word"),
        ("two words", {"a": FRUIT, "b": FIRM}, "not one word"),
        ("x" * 31, {"a": FRUIT, "b": FIRM}, "not one word"),
        ("r2d2", {"a": FRUIT, "b": FIRM}, "not one word"),
        ("apple", {"a": FRUIT}, "1 senses"),
        ("apple", {}, "0 senses"),
        ("apple", {str(k): many(9) for k in range(5)}, "5 senses"),
        ("apple", {"": FRUIT, "b": FIRM}, "no name"),
        ("apple", {"a\x07": FRUIT, "b": FIRM}, "no name"),
        ("apple", {"n" * 31: FRUIT, "b": FIRM}, "no name"),
        ("apple", {"None": FRUIT, "b": FIRM}, "None"),
        ("apple", {"Fruit": FRUIT, "fruit ": FIRM}, "same name"),
        ("apple", {"a": FRUIT[: MIN_CLUES - 1], "b": FIRM}, "has 7 clue words"),
        ("apple", {"a": [*FRUIT[:7], "qwrtz"], "b": FIRM}, "has 7 clue words"),
        ("apple", {"a": [*FRUIT, "stock"], "b": FIRM}, "“stock” is a clue for both"),
        ("apple", {"a": [*FRUIT, "Apples"], "b": FIRM}, "“apples” is among"),
        ("apple", {"a": many(MAX_CLUES + 1), "b": FIRM}, "501 clue words"),
    ],
)
def test_what_is_wrong_is_named(word: str, senses: dict[str, list[str]], part: str) -> None:
    with pytest.raises(StudioError) as caught:
        own_senses(word, senses, load_word_vectors())
    assert part in caught.value.message
    assert caught.value.hint


def test_unknown_clue_words_are_listed() -> None:
    given = {"a": [*FRUIT[:5], "qwrtz", "zzyx", "blorp"], "b": FIRM}
    with pytest.raises(StudioError) as caught:
        own_senses("apple", given, load_word_vectors())
    assert "qwrtz, zzyx, blorp" in caught.value.hint
