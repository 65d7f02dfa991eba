from __future__ import annotations

import sys
from collections.abc import Generator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from lstm_studio.core.errors import StudioError
from lstm_studio.core.readers import DIRECTIONS, READERS
from lstm_studio.engine.reader_models import tensors_of
from lstm_studio.engine.sense_data import load_senses
from lstm_studio.engine.sense_recipe import SenseRecipe
from lstm_studio.engine.sense_training import (
    COST,
    OWN_SEEDS,
    SenseProgress,
    make_text,
    train_reader,
    train_readers,
    train_word,
)
from lstm_studio.engine.word_vectors import load_word_vectors
from lstm_studio.state.library import WordModel

VECTORS = load_word_vectors()
SHORT = SenseRecipe(sentences=600, steps=12, seed=3)
_FRUIT = "fruit tree juice orchard peel sweet pie ripe garden qwrtz"
_FIRM = "computer software microsoft iphone stock ceo mac phone laptop"
APPLE = {"fruit": _FRUIT.split(), "company": _FIRM.split()}


def finish(training: Generator[SenseProgress, None, Any]) -> tuple[list[SenseProgress], Any]:
    seen = []
    while True:
        try:
            seen.append(next(training))
        except StopIteration as end:
            return seen, end.value


def test_all_kinds_learn_from_one_text_and_alone_from_the_same() -> None:
    senses = load_senses("crane")
    seen, found = finish(train_readers(senses, VECTORS, SHORT, READERS))
    assert tuple(found) == READERS
    for kind, trained in found.items():
        assert trained.reader.kind == kind
        assert trained.reader.hidden_size == 16
        assert trained.recipe == replace(SHORT, kind=kind)
        assert trained.seconds > 0
        assert (trained.reader.head_weight >= 0).all()  # turned
    _, alone = finish(train_reader(senses, VECTORS, replace(SHORT, kind="backward")))
    one, other = tensors_of(alone.reader), tensors_of(found["backward"].reader)
    assert all((one[name] == other[name]).all() for name in one)
    assert [progress.fraction for progress in seen] == sorted(one.fraction for one in seen)
    assert seen[0].fraction == 0
    assert seen[-1].fraction == pytest.approx(1)
    assert seen[0].seconds_left is None
    assert seen[-1].seconds_left == pytest.approx(0, abs=1e-6)
    assert np.isnan(seen[0].loss)
    assert seen[-1].loss > 0
    assert len({progress.what for progress in seen}) == 4


def test_several_senses_have_a_logit_each_and_the_sizes_are_those_of_the_design() -> None:
    counts = {}
    for word in ("bank", "mole"):
        _, found = finish(train_readers(load_senses(word), VECTORS, SHORT, ("forward", "both")))
        counts[word] = [found[kind].reader.count for kind in ("forward", "both")]
        assert len(found["both"].reader.head_bias) == (1 if word == "bank" else 4)
    assert counts["bank"] == [3009, 5201]
    assert counts["mole"] == [3009 + 3 * 17, 5201 + 3 * 33]


def test_it_may_be_closed_at_every_yield() -> None:
    count = len(finish(train_readers(load_senses("bank"), VECTORS, SHORT, ("both",)))[0])
    assert count > 15
    for stop in (1, 3, 8, count // 2, count - 1):
        training = train_readers(load_senses("bank"), VECTORS, SHORT, ("both",))
        for _ in range(stop):
            next(training)
        training.close()
        with pytest.raises(StopIteration):
            next(training)


def test_text_comes_in_portions() -> None:
    text = make_text(load_senses("bank"), VECTORS, replace(SHORT, sentences=1000))
    shares = []
    while True:
        try:
            shares.append(next(text))
        except StopIteration as end:
            rows, samples = end.value
            break
    assert shares[-5:] == [0.2, 0.4, 0.6, 0.8, 1.0]
    assert shares[:-5] == [0.0] * (len(shares) - 5)
    assert len(rows) == 1000
    assert len(samples) == 200
    assert all(one.shape[1] == 50 for one in samples)


def test_a_persons_word_becomes_a_model() -> None:
    seen, model = finish(train_word("Apple", APPLE, VECTORS, recipe=SHORT))
    assert isinstance(model, WordModel)
    assert model.word == "apple"
    assert model.senses == ("fruit", "company")
    assert model.own
    assert model.scores == ()
    assert model.limits
    for kind in READERS:
        assert len(model.ensembles[kind].members) == len(OWN_SEEDS)
        assert model.ensembles[kind].kind == kind
        assert tuple(model.ensembles[kind].members[0].cells) == DIRECTIONS[kind]
    facts = dict(model.facts)
    assert "qwrtz" not in facts["fruit"]
    assert "qwrtz" in " ".join(facts.values())
    fractions = [one.fraction for one in seen]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1)


def test_a_persons_mistake_is_told_before_anything_is_done() -> None:
    training = train_word("apple", {"fruit": APPLE["fruit"]}, VECTORS)
    with pytest.raises(StudioError, match="1 senses"):
        next(training)


def test_without_torch_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(StudioError) as caught:
        next(train_readers(load_senses("bank"), VECTORS, SHORT, READERS))
    assert "pip install torch" in caught.value.hint


def test_the_rate_falls_along_half_a_cosine() -> None:
    recipe = SenseRecipe(steps=100, learning_rate=0.4)
    rates = [recipe.rate_at(step) for step in (0, 25, 50, 75, 100)]
    np.testing.assert_allclose(rates, [0.4, 0.2 + 0.1 * 2**0.5, 0.2, 0.2 - 0.1 * 2**0.5, 0])
    assert COST["both"] > COST["forward"]


@pytest.mark.slow
def test_a_persons_word_is_told_apart() -> None:
    _, model = finish(train_word("apple", APPLE, VECTORS))
    sentences = {
        "he ate a ripe apple under the old tree": 0,
        "she baked an apple pie with cinnamon and sugar": 0,
        "apple trees and vines grow in the valley": 0,
        "an apple a day and other vegetables and fruits": 0,
        "apple announced a new laptop and better software": 1,
        "shares of apple rose after the company sold more computers": 1,
        "he worked as an engineer at apple and later at google": 1,
        "the new version runs on apple and windows machines": 1,
    }
    right = []
    for sentence, sense in sentences.items():
        words = sentence.split()
        answer = model.ensembles["both"].probabilities(VECTORS.rows(words), words.index("apple"))
        right.append(int(answer.argmax()) == sense)
    assert np.mean(right) >= 7 / 8
