import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.core.word_vectors import WordVectors, quantized

VECTORS = np.array([[1.0, -2.0, 0.5], [0.0, 0.0, 0.0], [3.0, 0.1, -0.1]])


@pytest.fixture
def table():
    return WordVectors(("the", "bank", "river"), *quantized(VECTORS))


def test_words_get_their_vectors_and_strangers_zeros(table):
    found = table.rows(["The", "qwrtz", "RIVER,"])
    np.testing.assert_allclose(found[0], VECTORS[0], atol=2 / 254 + 1e-6)
    np.testing.assert_allclose(found[2], VECTORS[2], atol=3 / 254 + 1e-6)
    assert not found[1].any()
    assert not found.flags.writeable
    assert table.unknown(["The", "qwrtz", "river"]) == (1,)
    assert table.rows([]).shape == (0, 3)


@given(st.integers(0, 50))
def test_rounding_is_within_half_a_code(seed):
    vectors = np.random.default_rng(seed).normal(0, 3, (6, 8))
    codes, scales = quantized(vectors)
    assert codes.dtype == np.int8
    assert scales.dtype == np.float32
    back = codes * scales[:, None].astype(np.float64)
    assert (np.abs(back - vectors) <= 0.501 * scales[:, None]).all()
    assert (np.abs(codes).max(axis=1) == 127).all()
