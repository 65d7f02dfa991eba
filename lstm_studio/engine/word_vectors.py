"""The table of word vectors that ships, read and checked.

The file holds three tensors: ``codes`` (V, D) int8, ``scales`` (V,) float32 and ``words`` (bytes,)
uint8, the words in UTF-8 with a line feed between two.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lstm_studio.assets import resource
from lstm_studio.core.errors import StudioError
from lstm_studio.core.word_vectors import WordVectors
from lstm_studio.engine.safetensor_files import read_arrays
from lstm_studio.i18n import integer, tr

__all__ = ["FILE_NAME", "WORD_COUNT", "load_word_vectors", "to_tensors"]

FILE_NAME = "word_vectors.safetensors"

WORD_COUNT = 20_000
"""The words that ship; 6 of 100 words of an encyclopedia are not among them."""

MAX_BYTES = 2_000_000
MAX_WORDS = 100_000
_TYPES = {"codes": "I8", "scales": "F32", "words": "U8"}


def load_word_vectors(path: Path | None = None) -> WordVectors:
    """Read a table of word vectors.

    Parameters
    ----------
    path : Path, optional
        The file instead of the shipped one.

    Raises
    ------
    StudioError
        When it cannot be read or is not what it ought to be.
    """
    path = resource("models", FILE_NAME) if path is None else path
    tensors = read_arrays(path, _TYPES, MAX_BYTES)
    codes, scales = tensors["codes"], tensors["scales"]
    try:
        words = tensors["words"].tobytes().decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise _damaged(path, tr("its words are not UTF-8")) from error
    count = len(words)
    if codes.ndim != 2 or not codes.size or scales.shape != (count,) or len(codes) != count:
        raise _damaged(path, tr("its words, numbers and scales are not equally many"))
    if count > MAX_WORDS:
        raise _damaged(path, tr("it has more than {most} words", most=integer(MAX_WORDS)))
    if "" in words or len(set(words)) != count:
        raise _damaged(path, tr("a word in it is empty or there twice"))
    if scales.min() < 0:
        raise _damaged(path, tr("a scale in it is negative"))
    for array in (codes, scales):
        array.flags.writeable = False
    return WordVectors(tuple(words), codes, scales)


def to_tensors(vectors: WordVectors) -> dict[str, NDArray[Any]]:
    """Return the tensors of the file for a table of word vectors."""
    text = "\n".join(vectors.words).encode("utf-8")
    return {
        "codes": vectors.codes,
        "scales": vectors.scales,
        "words": np.frombuffer(text, dtype=np.uint8),
    }


def _damaged(path: Path, reason: str) -> StudioError:
    return StudioError(
        tr("{file} is not used: {reason}.", file=path.name, reason=reason),
        tr("Take the file from a fresh copy of the program, or make it again."),
    )
