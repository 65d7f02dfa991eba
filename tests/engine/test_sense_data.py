"""The training text's files keep what their first lines promise."""

from __future__ import annotations

import itertools

import pytest

from lstm_studio.core.errors import StudioError
from lstm_studio.core.sentences import plural
from lstm_studio.engine.own_words import MIN_CLUES, own_senses
from lstm_studio.engine.reader_models import TEACHING_ORDER
from lstm_studio.engine.sense_data import (
    in_training,
    load_neutral,
    load_senses,
    sense_words,
)
from lstm_studio.engine.word_vectors import load_word_vectors

SENSES = {
    "bank": ("money", "river"),
    "crane": ("machine", "bird"),
    "spring": ("water", "season", "coil"),
    "seal": ("animal", "stamp", "gasket"),
    "mole": ("animal", "spy", "unit", "sauce"),
    "bow": ("ship", "arrow", "violin"),
    "trunk": ("tree", "car", "body"),
    "bass": ("fish", "music"),
    "bat": ("animal", "club"),
}


def test_every_shipped_word_has_its_senses_in_order() -> None:
    assert sense_words() == TEACHING_ORDER == tuple(SENSES)
    for word, names in SENSES.items():
        assert tuple(sense.name for sense in load_senses(word).senses) == names


def test_a_word_without_text_is_named() -> None:
    with pytest.raises(StudioError, match="flying"):
        load_senses("flying")


@pytest.mark.parametrize("word", SENSES)
def test_the_seeds_would_pass_as_a_persons_own(word: str) -> None:
    senses = load_senses(word)
    vectors = load_word_vectors()
    given = {sense.name: sense.clues for sense in senses.senses}
    checked, unknown = own_senses(word, given, vectors)
    assert unknown == ()
    assert all(len(sense.clues) > 10 * MIN_CLUES for sense in checked.senses)
    for one, other in itertools.combinations(senses.senses, 2):
        assert not set(one.clues) & set(other.clues)


@pytest.mark.parametrize("word", SENSES)
def test_parts_are_of_slots_that_exist_and_do_not_have_the_word(word: str) -> None:
    slots = load_neutral().slots
    forms = {word, plural(word)}
    for sense in load_senses(word).senses:
        for part in sense.before + sense.after:
            assert part or part == ()
            assert not forms & set(part), part
            for piece in part:
                assert piece[0] != "{" or piece[1:-1] in slots
        # A part that is there twice might be trained with and held out.
        for parts in (sense.before, sense.after):
            assert not set(in_training(parts, True)) & set(in_training(parts, False))


def test_neutral_parts_say_nothing_of_a_bank() -> None:
    neutral = load_neutral()
    seeds = {clue for sense in load_senses("bank").senses for clue in sense.clues}
    # An everyday word that is a seed as well speaks, wherever it stands.
    assert not {word for part in neutral.before + neutral.after for word in part} & seeds
    assert all("{river}" not in part for part in neutral.before + neutral.after)


def test_a_fifth_of_the_parts_is_held_out() -> None:
    parts = tuple((str(number),) for number in range(23))
    kept, held = in_training(parts, True), in_training(parts, False)
    assert [part[0] for part in held] == ["4", "9", "14", "19"]
    assert sorted(kept + held) == sorted(parts)


def test_the_vocabulary_is_what_parts_and_their_slots_can_say() -> None:
    neutral = load_neutral()
    assert {"waiting", "umbrella", "afternoon", "london"} <= neutral.vocabulary
    assert "danube" not in neutral.vocabulary  # only a clue's slot
    assert not any("{" in word for word in neutral.vocabulary)
