"""What ships for each word is what its card says, measured again from the weights."""

from __future__ import annotations

import pytest

from lstm_studio.core.readers import READERS, Ensemble
from lstm_studio.engine.make_readers import SEEDS, find_temperature
from lstm_studio.engine.reader_measures import TEST_SETS, counts, measured, shipped_sentences
from lstm_studio.engine.reader_models import TEACHING_ORDER, load_word, read_reader_card
from lstm_studio.engine.sense_data import load_senses
from lstm_studio.engine.sense_recipe import SenseRecipe
from lstm_studio.engine.sense_training import TEMPERATURE, train_readers
from lstm_studio.engine.word_vectors import load_word_vectors
from lstm_studio.state.library import WordModel

VECTORS = load_word_vectors()
DIGITS = 1.01e-4
"""A card has four digits after the point, and so has its temperature."""


def test_test_sentences_come_by_set() -> None:
    bank = shipped_sentences("bank", ("money", "river"))
    assert tuple(bank) == tuple(TEST_SETS)
    assert len(bank["Written by hand"]) >= 120
    clues = {one.clue for one in bank["Written by hand"]}
    assert clues == {"before", "after", "both", "none"}
    assert all(sum(one.clue == clue for one in bank["Written by hand"]) >= 30 for clue in clues)
    assert tuple(shipped_sentences("mole", ("animal", "spy", "unit", "sauce"))) == (
        "Written by hand",
    )
    other = [one for one in bank["WordNet's examples"] if not counts(one)]
    assert other  # a bank of clouds
    assert all(one.sense is None for one in other)


@pytest.mark.parametrize("word", TEACHING_ORDER)
def test_a_card_is_what_its_weights_measure(word: str) -> None:
    card, model = read_reader_card(word), load_word(word)
    assert card.seeds == SEEDS
    assert card.senses == tuple(sense.name for sense in load_senses(word).senses)
    clues, sets, errors = measured(model, VECTORS)
    assert [(one.clue, one.count) for one in clues] == [(one.clue, one.count) for one in card.clues]
    for now, written in zip(clues, card.clues, strict=True):
        assert now.confidence == pytest.approx(written.confidence, abs=DIGITS)
        assert set(now.accuracy) == set(written.accuracy)
        for kind, figures in now.accuracy.items():
            assert figures == pytest.approx(written.accuracy[kind], abs=DIGITS)
    assert [(one.name, one.count) for one in sets] == [(one.name, one.count) for one in card.sets]
    for now, written in zip(sets, card.sets, strict=True):
        assert now.accuracy == pytest.approx(written.accuracy, abs=DIGITS)
        assert now.balanced_accuracy == pytest.approx(written.balanced_accuracy, abs=DIGITS)
        assert now.coverage == pytest.approx(written.coverage, abs=DIGITS)
        assert now.accuracy_above_line == pytest.approx(written.accuracy_above_line, abs=DIGITS)
    assert errors == pytest.approx(card.calibration_error, abs=DIGITS)


def test_the_temperatures_are_found_on_banks_sentences_alone() -> None:
    model = load_word("bank")
    some = [one for many in shipped_sentences("bank", model.senses).values() for one in many]
    for kind in READERS:
        ensemble = model.ensembles[kind]
        assert find_temperature(ensemble.members, VECTORS, some) == ensemble.temperature
        for word in TEACHING_ORDER[1:]:
            assert load_word(word).ensembles[kind].temperature == TEMPERATURE


def test_bank_reads_as_the_program_promises() -> None:
    """The promises of the page, on the sentences that ship: what each direction cannot know."""
    model = load_word("bank")
    scores = {one.clue: one for one in model.scores}
    assert scores["after"].accuracy["forward"][0] <= 0.62
    assert scores["after"].confidence["forward"] <= 0.58
    assert scores["before"].accuracy["backward"][0] <= 0.62
    assert scores["before"].confidence["backward"] <= 0.60
    assert scores["after"].accuracy["both"][0] >= 0.96
    assert scores["before"].accuracy["both"][0] >= 0.94
    assert scores["none"].confidence["both"] <= 0.56


@pytest.mark.slow
def test_training_a_seed_again_reaches_the_cards_accuracy() -> None:
    """Seed 0 of bank, all three readers, on this machine and version of torch."""
    card = read_reader_card("bank")
    training = train_readers(load_senses("bank"), VECTORS, SenseRecipe(seed=0), READERS)
    while True:
        try:
            next(training)
        except StopIteration as end:
            readers = {kind: (one.reader,) for kind, one in end.value.items()}
            break
    ensembles = {kind: Ensemble(readers[kind], card.temperature[kind]) for kind in READERS}
    clues, _, _ = measured(WordModel("bank", card.senses, ensembles), VECTORS)
    for now, written in zip(clues, card.clues, strict=True):
        for kind, (mean, spread) in written.accuracy.items():
            # One sentence more or less is no other result.
            room = 2.5 * spread + 1.5 / now.count
            assert now.accuracy[kind][0] == pytest.approx(mean, abs=room), (now.clue, kind)
