"""Readers measured on sentences: against each sentence answered alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.readers import READERS
from lstm_studio.core.scores import score
from lstm_studio.engine import evaluation
from lstm_studio.engine.evaluation import clue_scores, evaluate, set_score
from lstm_studio.engine.sentence_files import LabelledSentence
from tests.fixtures.drawn_readers import VOCABULARY, drawn_vectors, drawn_word

VECTORS = drawn_vectors()
BANK = drawn_word("bank", ("money", "river"))
MOLE = drawn_word("mole", ("animal", "spy", "unit", "sauce"), members=3)


@st.composite
def sentences(draw, senses=2):
    words = draw(st.lists(st.sampled_from([*VOCABULARY, "qwrtz"]), min_size=1, max_size=9))
    return LabelledSentence(
        1,
        tuple(words),
        draw(st.integers(0, len(words) - 1)),
        draw(st.none() | st.integers(0, senses - 1)),
        draw(st.sampled_from(["before", "after", "none", "", "far away"])),
    )


@pytest.mark.parametrize("model", [BANK, MOLE], ids=["bank", "mole"])
@pytest.mark.parametrize("portion", [1, 12, 20_000])
@given(some=st.lists(sentences(), max_size=8))
def test_every_sentence_is_answered_as_if_alone(model, portion, some) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evaluation, "_WORDS_AT_ONCE", portion)
        found = evaluate(model, VECTORS, some, 0.6)
    for kind in READERS:
        for row, one in enumerate(some):
            vectors = VECTORS.rows(one.words)
            ensemble = model.ensembles[kind]
            np.testing.assert_allclose(
                found.members[kind][:, row],
                ensemble.member_probabilities(vectors, one.position),
                atol=1e-12,
            )
            np.testing.assert_allclose(
                found.probabilities[kind][row],
                ensemble.probabilities(vectors, one.position),
                atol=1e-12,
            )
        scored = [row for row, one in enumerate(some) if one.sense is not None]
        senses = np.array([some[row].sense for row in scored], dtype=np.int64)
        expected = score(found.probabilities[kind][scored], senses, 0.6)
        assert found.scores[kind].accuracy == expected.accuracy
        assert found.scores[kind].count == len(scored)


def some_sentences():
    rows = [
        ("the bank robbed a loan", 0, "before"),
        ("she walked to the bank", None, "none"),
        ("the bank was steep", 1, "after"),
        ("he sat by the bank and fish", 1, "both"),
        ("money in the bank", 0, "before"),
        ("he went to the bank", 1, "none"),
        ("old bank", 0, "made up"),
        ("new bank", None, "made up"),
    ]
    return [
        LabelledSentence(n, tuple(text.split()), text.split().index("bank"), sense, clue)
        for n, (text, sense, clue) in enumerate(rows)
    ]


def test_places_of_the_clue_come_in_their_order() -> None:
    found = evaluate(BANK, VECTORS, some_sentences())
    assert found.clues == ("before", "after", "both", "none", "made up")
    assert found.rows("before").tolist() == [0, 4]
    assert found.rows("none", scored=True).tolist() == [5]
    assert found.rows(scored=False).tolist() == [1, 7]
    assert found.senses(found.rows(scored=True)).tolist() == [0, 1, 1, 0, 1, 0]


def test_scores_by_clue_are_means_over_the_networks() -> None:
    found = evaluate(MOLE, VECTORS, some_sentences())
    scores = {one.clue: one for one in clue_scores(found)}
    assert list(scores) == list(found.clues)
    assert [one.count for one in scores.values()] == [2, 1, 1, 2, 2]
    assert scores["none"].accuracy == {}  # nothing is right or wrong there
    for kind in READERS:
        each = [
            np.mean([m[row].argmax() == found.sentences[row].sense for row in (0, 4)])
            for m in found.members[kind]
        ]
        assert scores["before"].accuracy[kind] == pytest.approx((np.mean(each), np.std(each)))
        sure = [found.probabilities[kind][row].max() for row in (1, 5)]
        assert scores["none"].confidence[kind] == pytest.approx(np.mean(sure))
        # Only one of the two has a sense, and both a confidence.
        right = [m[6].argmax() == 0 for m in found.members[kind]]
        assert scores["made up"].accuracy[kind][0] == pytest.approx(np.mean(right))


def test_the_scores_of_a_set_are_those_of_all_networks_together() -> None:
    found = evaluate(BANK, VECTORS, some_sentences(), line=0.99)
    one = set_score("mine", found)
    assert (one.name, one.count) == ("mine", 6)
    for kind in READERS:
        scores = found.scores[kind]
        assert one.accuracy[kind] == scores.accuracy
        assert one.balanced_accuracy[kind] == scores.balanced_accuracy
        assert one.coverage[kind] == scores.coverage
        assert one.accuracy_above_line.get(kind) == scores.accuracy_above_line
    nothing = evaluate(BANK, VECTORS, [some_sentences()[1]])
    with pytest.raises(ValueError, match="with a sense"):
        set_score("empty", nothing)


def test_no_sentence_at_all() -> None:
    found = evaluate(BANK, VECTORS, [])
    assert found.clues == ()
    assert clue_scores(found) == ()
    assert found.scores["both"].accuracy is None
