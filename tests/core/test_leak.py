"""A state that is carried from text to text."""

from __future__ import annotations

import numpy as np
import pytest

from lstm_studio.core.leak import ReadText, read_in_a_row
from lstm_studio.core.readers import Ensemble
from tests.fixtures.readers import D, small_reader

DRAW = np.random.default_rng(3)
TEXTS = [ReadText(DRAW.normal(0, 1, (n, D)), p) for n, p in ((5, 4), (1, 0), (7, 2), (4, 3))]
ENSEMBLE = Ensemble(tuple(small_reader("forward", seed) for seed in range(3)), 1.5)


def test_read_fresh_it_is_what_the_readers_say():
    found = read_in_a_row(ENSEMBLE, TEXTS, carried=False)
    for row, text in zip(found, TEXTS, strict=True):
        expected = ENSEMBLE.probabilities(text.vectors, text.position)
        np.testing.assert_allclose(row, expected, atol=1e-12)


def test_carried_it_is_what_they_say_of_one_long_text():
    found = read_in_a_row(ENSEMBLE, TEXTS)
    whole = np.vstack([text.vectors for text in TEXTS])
    start = 0
    for row, text in zip(found, TEXTS, strict=True):
        expected = ENSEMBLE.probabilities(whole, start + text.position)
        np.testing.assert_allclose(row, expected, atol=1e-12)
        start += len(text.vectors)
    np.testing.assert_allclose(found.sum(axis=1), 1.0)


def test_only_forward_readers_can_be_asked():
    backward = Ensemble((small_reader("backward"),))
    with pytest.raises(KeyError):
        read_in_a_row(backward, TEXTS)
