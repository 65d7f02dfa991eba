from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lstm_studio.core.word_vectors import WordVectors, quantized
from lstm_studio.engine.clue_words import ClueTable, find_clues
from lstm_studio.engine.sense_data import Sense, WordSenses, load_neutral, load_senses
from lstm_studio.engine.sense_recipe import TextRecipe
from lstm_studio.engine.word_vectors import load_word_vectors


def found(
    senses: WordSenses,
    vectors: WordVectors,
    recipe: TextRecipe | None = None,
    neutral: frozenset[str] = frozenset(),
) -> ClueTable:
    search = find_clues(senses, vectors, recipe or TextRecipe(), neutral)
    while True:
        try:
            next(search)
        except StopIteration as end:
            return end.value


def crossed() -> tuple[WordSenses, WordVectors]:
    """Give two senses on two axes, and words between them."""
    words = ("bank", "banks", "money", "river", "loan", "water", "both", "cloud")
    axes = [[1, 1, 0], [1, 1, 0], [1, 0, 0], [0, 1, 0], [0.9, 0.1, 0], [0.1, 0.9, 0], [1, 1, 0],
            [0, 0, 1]]  # fmt: skip
    vectors = WordVectors(words, *quantized(np.array(axes, dtype=float)))
    senses = (Sense("money", ("money",)), Sense("river", ("river",)))
    return WordSenses("bank", senses), vectors


def test_words_near_one_sense_speak_for_it_and_others_say_nothing() -> None:
    senses, vectors = crossed()
    table = found(senses, vectors)
    row = vectors.index
    assert table.evidence[row["loan"], 0] > 0.5
    assert table.evidence[row["loan"], 1] < -0.5
    assert table.evidence[row["water"], 1] > 0.5
    for silent in ("bank", "banks", "both", "cloud"):
        assert (table.evidence[row[silent]] == 0).all()
    assert {vectors.words[k] for k in table.clues[0]} == {"money", "loan"}
    assert {vectors.words[k] for k in table.clues[1]} == {"river", "water"}


def test_what_a_word_says_follows_the_equations() -> None:
    senses, vectors = crossed()
    recipe = replace(TextRecipe(), strength=3.0)
    table = found(senses, vectors, recipe)
    plain = vectors.codes.astype(float)
    plain /= np.linalg.norm(plain, axis=1, keepdims=True)
    cosines = plain @ plain[[2, 3]].T  # one seed a sense: largest and mean are the same
    near = 1.8 * cosines
    lean = np.clip(near - near.mean(axis=1, keepdims=True), -0.4, 0.4)
    rarity = np.log1p(np.arange(8) / 30) / np.log1p(7 / 30)
    loan = vectors.index["loan"]
    wanted = 3.0 * lean[loan] * np.abs(lean[loan]).max() * rarity[loan]
    np.testing.assert_allclose(table.evidence[loan], wanted, rtol=1e-5)


def test_a_neutral_word_says_nothing_unless_it_is_a_seed() -> None:
    senses, vectors = crossed()
    table = found(senses, vectors, neutral=frozenset(("loan", "river", "nowhere")))
    assert (table.evidence[vectors.index["loan"]] == 0).all()
    assert table.evidence[vectors.index["river"], 1] > 0


def test_seeds_are_drawn_oftener_than_neighbours_as_near() -> None:
    senses, vectors = crossed()
    once = found(senses, vectors, replace(TextRecipe(), seed_weight=1.0))
    thrice = found(senses, vectors, replace(TextRecipe(), seed_weight=3.0))
    assert list(once.clues[0]) == list(thrice.clues[0])
    ratio = thrice.weights[0] / once.weights[0]
    assert dict(zip(thrice.clues[0].tolist(), ratio.tolist(), strict=True)) == {2: 3.0, 4: 1.0}


@pytest.mark.parametrize("word", ["bank", "mole"])
def test_a_shipped_words_clues_are_disjoint_clear_and_limited(word: str) -> None:
    vectors, senses = load_word_vectors(), load_senses(word)
    recipe = TextRecipe(neighbours=500)
    table = found(senses, vectors, recipe, load_neutral().vocabulary)
    taken: set[int] = set()
    for column, (rows, weights) in enumerate(zip(table.clues, table.weights, strict=True)):
        assert 100 < len(rows) <= 500
        assert (weights > 0).all()
        assert (table.evidence[rows].argmax(axis=1) == column).all()
        assert not taken & set(rows.tolist())
        taken |= set(rows.tolist())
    quiet = ["the", "walked", "yesterday", word]
    assert (table.evidence[[vectors.index[one] for one in quiet]] == 0).all()
