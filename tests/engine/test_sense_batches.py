from __future__ import annotations

import numpy as np

from lstm_studio.engine.sense_batches import POOL, SentenceRows, shuffled_batches
from lstm_studio.engine.sense_text import Sentence
from tests.fixtures.drawn_readers import drawn_vectors

SENTENCES = [
    Sentence(("the", "bank", "was", "steep"), 1, "after", (0.1, 0.9)),
    Sentence(("qwrtz", "we", "sat", "at", "the", "bank"), 5, "none", (0.5, 0.5)),
    Sentence(("bank",), 0, "none", (0.5, 0.5)),
]


def rows(window: int = 10) -> SentenceRows:
    found = SentenceRows(drawn_vectors(), window)
    found.add(SENTENCES[:2])
    found.add(SENTENCES[2:])
    return found


def test_a_half_is_in_reading_order_with_the_word_last() -> None:
    vectors = drawn_vectors()
    unknown = len(vectors.words)

    def ids(*words: str) -> list[int]:
        return [vectors.index.get(word, unknown) for word in words]

    forward, backward = rows().half("forward"), rows().half("backward")
    assert forward.ends.tolist() == [1, 5, 0]
    assert forward.rows.tolist() == [
        [*ids("the", "bank"), *[unknown] * 4],
        ids("qwrtz", "we", "sat", "at", "the", "bank"),
        [*ids("bank"), *[unknown] * 5],
    ]
    assert forward.rows[1, 0] == unknown
    assert backward.ends.tolist() == [2, 0, 0]
    assert backward.rows[0].tolist() == ids("steep", "was", "bank")
    assert backward.rows[1].tolist() == [*ids("bank"), unknown, unknown]


def test_a_window_keeps_the_nearest_words() -> None:
    vectors = drawn_vectors()
    forward, backward = rows(2).half("forward"), rows(1).half("backward")
    assert forward.ends.tolist() == [1, 2, 0]
    assert forward.rows[1].tolist() == [vectors.index[word] for word in ("at", "the", "bank")]
    assert backward.rows[0].tolist() == [vectors.index[word] for word in ("was", "bank")]


def test_targets_come_along_and_are_counted() -> None:
    assert len(rows()) == 3
    assert rows().targets().dtype == np.float32
    np.testing.assert_allclose(rows().targets(), [[0.1, 0.9], [0.5, 0.5], [0.5, 0.5]])


def test_a_pass_has_every_sentence_once_and_like_lengths_together() -> None:
    lengths = np.random.default_rng(1).integers(1, 40, 2000)
    batches = shuffled_batches(lengths, 32, np.random.default_rng(2))
    assert all(len(batch) == 32 for batch in batches)
    everything = np.concatenate(batches)
    assert len(set(everything.tolist())) == len(everything) > 2000 - 32
    spread = np.mean([np.ptp(lengths[batch]) for batch in batches])
    assert spread < np.ptp(lengths) / (POOL - 2)
    means = [lengths[batch].mean() for batch in batches]
    assert means != sorted(means)  # the short ones do not all come first
    again = shuffled_batches(lengths, 32, np.random.default_rng(2))
    assert all((one == other).all() for one, other in zip(batches, again, strict=True))
