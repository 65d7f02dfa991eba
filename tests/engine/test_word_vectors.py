from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from lstm_studio.assets import resource
from lstm_studio.core.errors import StudioError
from lstm_studio.core.sentences import lookup_key
from lstm_studio.core.word_vectors import WordVectors, quantized
from lstm_studio.engine.safetensor_files import write_tensors
from lstm_studio.engine.word_vectors import (
    FILE_NAME,
    WORD_COUNT,
    load_word_vectors,
    to_tensors,
)

SHA256 = "9a9d9c50883560cd1c79bb19c8def68736bc249e837728704783e03e3aa2ff01"


@pytest.fixture
def small() -> WordVectors:
    draw = np.random.default_rng(3)
    return WordVectors(("the", "naïve", "bank"), *quantized(draw.normal(0, 1, (3, 4))))


def test_the_shipped_file_is_the_one_that_its_notice_names() -> None:
    data = resource("models", FILE_NAME).read_bytes()
    assert hashlib.sha256(data).hexdigest() == SHA256
    notice = resource("models", "LICENSE-GloVe.txt").read_text(encoding="utf-8")
    assert SHA256 in notice
    assert "Pennington" in notice
    assert "Public Domain Dedication" in notice
    assert len(data) < 1_250_000


def test_the_shipped_words_can_all_be_looked_up() -> None:
    vectors = load_word_vectors()
    assert len(vectors.words) == WORD_COUNT == 20_000
    assert vectors.codes.shape == (20_000, 50)
    assert vectors.words[0] == "the"
    assert all(lookup_key(word) == word for word in vectors.words)
    assert not vectors.unknown(["The", "bank,", "on", "the", "River's", "left", "BANK!"])


def test_the_shipped_vectors_are_standardised() -> None:
    vectors = load_word_vectors()
    table = vectors.codes * vectors.scales[:, None].astype(np.float64)
    np.testing.assert_allclose(table.mean(axis=0), 0, atol=2e-3)
    np.testing.assert_allclose(table.std(axis=0), 1, atol=2e-3)


def test_neighbours_mean_what_they_ought_to() -> None:
    vectors = load_word_vectors()
    table = vectors.codes * vectors.scales[:, None]
    table /= np.linalg.norm(table, axis=1, keepdims=True)

    def near(one: str, other: str) -> float:
        return float(table[vectors.index[one]] @ table[vectors.index[other]])

    assert near("river", "stream") > 0.5 > near("river", "loan")
    assert near("loan", "mortgage") > 0.5 > near("loan", "stream")


def test_what_is_written_is_read(small: WordVectors, tmp_path: Path) -> None:
    path = tmp_path / "small.safetensors"
    write_tensors(path, to_tensors(small))
    read = load_word_vectors(path)
    assert read.words == small.words
    assert read.codes.dtype == np.int8
    np.testing.assert_array_equal(read.codes, small.codes)
    np.testing.assert_array_equal(read.scales, small.scales)
    with pytest.raises(ValueError, match="read-only"):
        read.codes[0, 0] = 1


@pytest.mark.parametrize(
    ("name", "change", "part"),
    [
        ("words", np.frombuffer(b"the\nbank\nbank", np.uint8), "there twice"),
        ("words", np.frombuffer(b"the\n\nbank", np.uint8), "empty"),
        ("words", np.frombuffer(b"the\nbank", np.uint8), "not equally many"),
        ("words", np.frombuffer(b"the\nb\xff\nbank", np.uint8), "not UTF-8"),
        ("words", np.zeros(3, np.float32), "U8"),
        ("codes", np.zeros((3, 4), np.float32), "I8"),
        ("codes", np.zeros(3, np.int8), "not equally many"),
        ("codes", np.zeros((3, 0), np.int8), "not equally many"),
        ("scales", np.array([1, -1, 1], np.float32), "negative"),
        ("scales", np.array([1, np.nan, 1], np.float32), "not finite"),
        ("scales", np.ones((3, 1), np.float32), "not equally many"),
        ("more", np.ones(1, np.float32), "more"),
    ],
)
def test_a_file_that_is_something_else_is_refused(
    small: WordVectors, tmp_path: Path, name: str, change: np.ndarray, part: str
) -> None:
    path = tmp_path / "bad.safetensors"
    write_tensors(path, to_tensors(small) | {name: change})
    with pytest.raises(StudioError) as caught:
        load_word_vectors(path)
    assert part in caught.value.message
    assert "bad.safetensors" in caught.value.message
    assert caught.value.hint


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.safetensors"
    path.write_bytes(b"\0" * 2_000_001)
    with pytest.raises(StudioError, match="larger than"):
        load_word_vectors(path)
