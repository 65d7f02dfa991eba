from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from lstm_studio.core.sentences import find_forms, lookup_key, plural
from lstm_studio.engine.clue_words import find_clues
from lstm_studio.engine.sense_data import (
    Part,
    Sense,
    WordSenses,
    in_training,
    load_neutral,
    load_senses,
)
from lstm_studio.engine.sense_recipe import TextRecipe
from lstm_studio.engine.sense_text import CLUES, Sentence, SentenceMaker
from lstm_studio.engine.word_vectors import load_word_vectors


def sentences(
    word: str, count: int, seed: int = 0, held_out: bool = False, **recipe: object
) -> list[Sentence]:
    maker = SentenceMaker(
        load_senses(word), load_neutral(), TextRecipe(**recipe), seed, held_out  # type: ignore[arg-type]
    )  # fmt: skip
    assert set(maker.prepare(load_word_vectors())) == {0.0}
    return list(maker.make(count))


def ends(parts: tuple[Part, ...]) -> set[Part]:
    """Return the words of parts without slots, as they stand in a sentence."""
    return {part for part in parts if part and not any("{" in piece for piece in part)}


@pytest.mark.parametrize("word", ["bank", "mole"])
def test_the_word_stands_where_it_is_said_to_and_nowhere_else(word: str) -> None:
    plurals = 0
    for one in sentences(word, 400):
        assert find_forms(one.words, word) == (one.position,)
        assert all(lookup_key(piece) == piece for piece in one.words)
        plurals += one.words[one.position] == plural(word)
    assert 60 < plurals < 180  # 30 %


def test_a_seed_gives_the_same_text_and_another_another() -> None:
    first = sentences("bank", 50, seed=4)
    assert first == sentences("bank", 50, seed=4)
    assert first != sentences("bank", 50, seed=5)


def test_targets_are_probabilities_even_without_a_clue_and_sure_with_a_part() -> None:
    found = sentences("spring", 1500)
    assert {one.clue for one in found} == set(CLUES)
    for one in found:
        assert len(one.target) == 3
        assert sum(one.target) == pytest.approx(1)
        if one.clue == "none":
            assert one.target == pytest.approx([1 / 3] * 3)
    sure = [max(one.target) for one in found if one.clue != "none"]
    assert np.median(sure) > 0.9
    assert min(sure) < 0.7  # a weak clue is worth little
    senses = Counter(int(np.argmax(one.target)) for one in found if one.clue != "none")
    assert min(senses.values()) > 0.25 * sum(senses.values())


def test_the_clue_stands_only_on_the_sides_that_are_said_to() -> None:
    vectors, neutral, senses = load_word_vectors(), load_neutral(), load_senses("bank")
    search = find_clues(senses, vectors, TextRecipe(), neutral.vocabulary)
    while True:
        try:
            next(search)
        except StopIteration as end:
            evidence = np.abs(end.value.evidence).max(axis=1)
            break
    telling = {vectors.words[row] for row in np.flatnonzero(evidence > 0)}
    told = 0
    for one in sentences("bank", 1500, seed=3):
        before, after = one.words[: one.position], one.words[one.position + 1 :]
        for side, name in ((before, "before"), (after, "after")):
            if one.clue in (name, "both"):
                told += bool(telling & set(side))
            else:
                assert not telling & set(side), one
    assert told > 600


@pytest.mark.parametrize("side", [0, 1])
def test_held_out_parts_are_never_trained_with(side: int) -> None:
    senses, neutral = load_senses("bank"), load_neutral()
    every = [(neutral.before, neutral.after)]
    every += [(sense.before, sense.after) for sense in senses.senses]
    trained = ends(tuple(part for two in every for part in in_training(two[side], True)))
    unseen = ends(tuple(part for two in every for part in in_training(two[side], False)))
    assert len(unseen) > 25
    assert not trained & unseen

    def said(held_out: bool) -> set[Part]:
        shares = {"plain_share": 1.0, "noise_share": 0.0}
        some = sentences("bank", 4000, held_out=held_out, **shares)
        return {(one.words[: one.position], one.words[one.position + 1 :])[side] for one in some}

    kept, held = said(False), said(True)
    assert not kept & unseen
    assert not held & trained
    assert len(kept & trained) > 0.8 * len(trained)
    assert len(held & unseen) > 0.8 * len(unseen)


def test_a_word_with_clues_alone_is_all_salad() -> None:
    fruit = ("fruit", "tree", "juice", "orchard", "berries", "sweet", "pie", "ripe")
    firm = ("computer", "software", "microsoft", "iphone", "stock", "ceo", "mac", "phone")
    senses = WordSenses("apple", (Sense("fruit", fruit), Sense("company", firm)))
    vectors = load_word_vectors()
    maker = SentenceMaker(senses, load_neutral(), TextRecipe(), 0)
    for _ in maker.prepare(vectors):
        pass
    found = list(maker.make(600))
    told = [one for one in found if one.clue != "none"]
    assert len(told) > 300
    assert np.median([max(one.target) for one in told]) > 0.8
    seeds = {clue for sense in senses.senses for clue in sense.clues}
    assert sum(bool(seeds & set(one.words)) for one in told) > 15
    assert all(find_forms(one.words, "apple") == (one.position,) for one in found)


def test_a_clue_far_away_is_worth_less() -> None:
    near = sentences("bank", 800, far=1.0, part_share=0.0, plain_share=0.0, noise_share=0.0)
    far = sentences("bank", 800, far=0.2, part_share=0.0, plain_share=0.0, noise_share=0.0)
    assert [one.words for one in near] == [one.words for one in far]
    sure = [np.mean([max(one.target) for one in some]) for some in (near, far)]
    assert sure[0] > sure[1] + 0.01


def test_a_plain_sentence_is_parts_alone_and_a_noisy_one_is_longer() -> None:
    lengths = [
        np.mean([len(one.words) for one in sentences("bank", 500, **shares)])
        for shares in (
            {"plain_share": 1.0, "noise_share": 0.0},
            {"plain_share": 0.0, "noise_share": 0.0},
            {"plain_share": 0.0, "noise_share": 1.0},
        )
    ]
    assert lengths[0] < 10 < lengths[1] < lengths[2]
