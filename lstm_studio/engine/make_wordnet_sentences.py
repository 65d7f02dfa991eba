"""Find the example sentences of WordNet 3.0 that contain a word, to be labelled by hand.

::

    python -m lstm_studio.engine.make_wordnet_sentences /usr/share/wordnet bank > candidates.tsv

The folder is WordNet's ``dict``, with its ``data.noun``, ``data.verb``, ``data.adj`` and
``data.adv``; in Debian the package ``wordnet-base`` has it.  The table that is written has the
columns word, sentence and position; the files ``*_wordnet.tsv`` in ``resources/corpora`` are such
tables with the sense added by a reader.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr

__all__ = ["examples", "find_sentences", "main", "position_of"]

FILES = ("data.noun", "data.verb", "data.adj", "data.adv")

_QUOTED = re.compile(r'"([^"]+)"')
_EDGES = re.compile(r"^\W+|\W+$")
_POSSESSIVE = re.compile(r"['’]s$")


def examples(line: str) -> list[str]:
    """Return the quoted examples in a line of a data file.

    Parameters
    ----------
    line : str
        One synset; its gloss stands behind the first ``" | "`` (wndb(5WN)).  Lines of the licence
        at the top of a file have none.

    Returns
    -------
    list of str
        Without their quotation marks, with single spaces.  Empty too where the marks do not
        pair up, since it cannot be told then what is quoted.
    """
    gloss = line.partition(" | ")[2]
    if gloss.count('"') % 2:
        return []
    return [" ".join(found.split()) for found in _QUOTED.findall(gloss)]


def position_of(sentence: str, word: str) -> int | None:
    """Return where a word first stands among the tokens between spaces, None if nowhere.

    The plural, capitals, punctuation around the word and a possessive *'s* do not matter.

    Parameters
    ----------
    sentence : str
    word : str
        A noun in small letters whose plural ends in *-s* or *-es*.
    """
    forms = {word, f"{word}s", f"{word}es"}
    for position, token in enumerate(sentence.split()):
        if _POSSESSIVE.sub("", _EDGES.sub("", token)).lower() in forms:
            return position
    return None


def find_sentences(folder: Path, words: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """Yield word, sentence and position for every example that contains one of the words.

    Parameters
    ----------
    folder : Path
        WordNet's ``dict``.
    words : sequence of str
        Nouns in small letters.

    Yields
    ------
    tuple of (str, str, int)
        In the order of the words and then of the files; each sentence once a word.

    Raises
    ------
    StudioError
        When a data file is missing or cannot be read.
    """
    found = [sentence for name in FILES for sentence in _examples_of(folder / name)]
    for word in words:
        for sentence in dict.fromkeys(found):
            position = position_of(sentence, word)
            if position is not None:
                yield word, sentence, position


def _examples_of(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise StudioError(
            tr("{file} cannot be read: {reason}.", file=str(path), reason=str(error)),
            tr("Give the folder that holds WordNet's data.noun and its neighbours."),
        ) from None
    return [sentence for line in lines for sentence in examples(line)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the script; see the module's text."""
    parser = argparse.ArgumentParser(description="Find WordNet's example sentences of a word.")
    parser.add_argument("folder", type=Path, help="WordNet's folder of data files")
    parser.add_argument("words", nargs="+", metavar="word", help="a noun, in small letters")
    args = parser.parse_args(arguments)
    try:
        rows = list(find_sentences(args.folder, args.words))
    except StudioError as error:
        parser.exit(2, f"{error.message}\n{error.hint}\n")
    sys.stdout.write("word\tsentence\tposition\n")
    for word, sentence, position in rows:
        sys.stdout.write(f"{word}\t{sentence}\t{position}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
