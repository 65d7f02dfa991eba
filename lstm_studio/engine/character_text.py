"""What the character models learn from, and the text kept back to measure them on.

The Python text is the source of the standard library of the Python that runs this program; it is
read where it lies and is no part of what is shipped.
"""

from __future__ import annotations

import re
import sysconfig
from collections.abc import Generator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from lstm_studio.core.characters import Alphabet, Codes, TextName
from lstm_studio.core.errors import StudioError
from lstm_studio.core.nested_text import nested_sentences, nested_text
from lstm_studio.engine.character_recipe import ALPHABETS, CharacterRecipe
from lstm_studio.i18n import tr

__all__ = ["held_out_text", "library_codes", "library_files", "training_codes"]

SENTENCES_A_YIELD = 400
HELD_OUT_SEED = 60_000_000
"""Of the generated text that no model trains on; training seeds are numbers that people type."""
HELD_OUT_EVERY = 10
"""Of the library's files in alphabetical order every tenth is kept back, the fifth first."""
LARGEST = 120_000
"""Bytes of the largest file that is read; the larger ones are mostly tables."""
SMALLEST = 1_000

_BLOCK = re.compile(r"^(?:def|class) ", re.MULTILINE)


def library_files(held_out: bool = False, folder: Path | None = None) -> tuple[Path, ...]:
    """Return the modules of Python's library that are learned from, or those that are kept back.

    Parameters
    ----------
    held_out : bool
    folder : Path, optional
        Where they lie; the library of the Python that runs when left out.

    Raises
    ------
    StudioError
        When its source is not there, as in some installations.
    """
    where = Path(sysconfig.get_paths()["stdlib"]) if folder is None else folder
    try:
        found = sorted(p for p in where.glob("*.py") if SMALLEST <= p.stat().st_size <= LARGEST)
    except OSError:
        found = []
    kept = [p for k, p in enumerate(found) if (k % HELD_OUT_EVERY == 4) == held_out]
    if not kept:
        raise StudioError(
            tr("The source of Python's standard library is not installed here."),
            tr("The shipped model needs none of it; the nested text can be learned anywhere."),
        )
    return tuple(kept)


def library_codes(files: Sequence[Path], alphabet: Alphabet) -> Generator[float, None, Codes]:
    """Read modules one after the other, telling the share that is done.

    Returns
    -------
    (N,) int64
        Their characters, with a line end between two modules.
    """
    parts: list[Codes] = []
    for k, path in enumerate(files, 1):
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:  # one file less is no reason to stop
            text = ""
        parts.append(alphabet.encode(text.expandtabs(4) + "\n" * (k < len(files))))
        yield k / len(files)
    return np.concatenate(parts)


def held_out_text(text: TextName, length: int) -> str:
    """Return at least `length` characters that no model trains on, or all there are.

    Raises
    ------
    StudioError
        When the source of Python's library is not there.
    """
    if text == "nested":
        return nested_text(HELD_OUT_SEED, length)
    files = library_files(held_out=True)
    share = length // len(files) + 1
    parts = [_blocks(path.read_text(encoding="utf-8", errors="replace"), share) for path in files]
    return "".join(part.expandtabs(4) for part in parts)


def _blocks(text: str, least: int) -> str:
    """Return some whole functions and classes from the middle of a module: the heads are alike.

    Nothing is cut in two: in half a string everything after it would be taken for one.
    """
    starts = [found.start() for found in _BLOCK.finditer(text)]
    begin = next((at for at in starts if at >= len(text) // 2), len(text))
    end = next((at for at in starts if at >= begin + least), len(text))
    return text[begin:end]


def training_codes(recipe: CharacterRecipe) -> Generator[float, None, Codes]:
    """Make or read the training text of a recipe, telling the share that is done.

    Returns
    -------
    (N,) int64
        At most ``recipe.characters``.
    """
    alphabet = ALPHABETS[recipe.text]
    if recipe.text == "nested":
        codes = yield from _generated(recipe, alphabet)
    else:
        codes = yield from library_codes(library_files(), alphabet)
    return codes[: recipe.characters]


def _generated(recipe: CharacterRecipe, alphabet: Alphabet) -> Generator[float, None, Codes]:
    parts: list[Codes] = []
    count, sentences = 0, nested_sentences(recipe.seed)
    while count < recipe.characters:
        parts.append(alphabet.encode("".join(islice(sentences, SENTENCES_A_YIELD))))
        count += len(parts[-1])
        yield min(count / recipe.characters, 1.0)
    return np.concatenate(parts)
