"""Files of sentences in which the sense of a word is known, as strangers write them.

A row is ``sentence <tab> position <tab> sense``.  The position is the index, from 0, of the word
among the sentence's space-separated tokens.  It may be left empty, or its column left out, where
the word is marked (``the *bank* was steep``, ``the [bank] was steep``) or stands there once.  A
first line with the columns' names may put them in another order and add a ``clue`` (``before``,
``after``, ``both``, ``none``), or a ``word`` where the file is about several; other columns are
left alone.  Empty lines and lines that start with ``#`` are skipped.  The text is UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import read_limited
from lstm_studio.core.sentences import lookup_key, plural
from lstm_studio.core.texts import clipped, printable
from lstm_studio.engine.reader_cards import CLUES
from lstm_studio.engine.sense_names import SenseNames
from lstm_studio.engine.word_places import PlaceError, find_place
from lstm_studio.i18n import integer, tr

__all__ = [
    "MAX_BYTES",
    "MAX_ROWS",
    "BadRow",
    "LabelledSentence",
    "SentenceFile",
    "read_sentences",
]

MAX_BYTES = 10_000_000
MAX_ROWS = 100_000
Column = Literal["sentence", "position", "sense", "clue", "word"]

_HEADINGS: dict[Column, tuple[str, ...]] = {
    "sentence": ("sentence", "text", "context"),
    "position": ("position", "index"),
    "sense": ("sense", "label", "meaning"),
    "clue": ("clue",),
    "word": ("word", "lemma"),
}
"""What a column may be called, the surest name first."""

_TWO: dict[Column, int] = {"sentence": 0, "sense": 1}
_THREE: dict[Column, int] = {"sentence": 0, "position": 1, "sense": 2}

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class LabelledSentence:
    """A sentence of a file.

    Attributes
    ----------
    line : int
        Where it stands, from 1.
    words : tuple of str
        As ``core.sentences`` cuts them.
    position : int
        The word in question among them, from 0.
    sense : int or None
        Which is meant; None where it is not scored.
    clue : str
        Where the clue stands; empty when the file does not say.
    """

    line: int
    words: tuple[str, ...]
    position: int
    sense: int | None
    clue: str = ""


@dataclass(frozen=True)
class BadRow:
    """A row that is not used, where and why.

    Attributes
    ----------
    line, column : int
        From 1; columns are what stands between tabs.
    name : str
        What that column has to hold.
    reason : str
        What is wrong, without a full stop.
    hint : str
        What would be right; may be empty.
    """

    line: int
    column: int
    name: str
    reason: str
    hint: str = ""

    def __str__(self) -> str:
        """Return it as one line that a terminal can show."""
        return tr(
            "line {line}, column {column} ({name}): {reason}.",
            line=integer(self.line),
            column=integer(self.column),
            name=self.name,
            reason=self.reason,
        )


@dataclass(frozen=True)
class SentenceFile:
    """What a file held.

    Attributes
    ----------
    sentences : tuple of LabelledSentence
        In the file's order.
    bad : tuple of BadRow
        The rows that are not used.
    others : int
        How many rows are about another word.
    """

    sentences: tuple[LabelledSentence, ...]
    bad: tuple[BadRow, ...] = ()
    others: int = 0


class _BadCellError(Exception):
    """A cell that is wrong: its column's name and number from 0, the reason and a hint."""

    def __init__(self, name: str, column: int, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.row = BadRow(0, column + 1, name, reason, hint)


def read_sentences(
    path: Path, word: str, senses: tuple[str, ...], bad: Literal["stop", "skip"] = "stop"
) -> SentenceFile:
    """Read a file of sentences with the sense of a word.

    Parameters
    ----------
    path : Path
        The file.
    word : str
        The singular, in lower case.
    senses : tuple of str
        The model's names for them; :mod:`lstm_studio.engine.sense_names` says which others are
        understood.
    bad : {"stop", "skip"}
        Whether a bad row is an error or listed and left out.

    Raises
    ------
    StudioError
        When the file cannot be read or is too large, when there is no sentence in it, and with
        ``"stop"`` at the first bad row, naming its line and column.
    """
    reader = _Reader(word, senses)
    sentences: list[LabelledSentence] = []
    wrong: list[BadRow] = []
    for line, data in _lines(path):
        try:
            sentence = reader.read(line, data)
        except _BadCellError as error:
            at = error.row
            row = BadRow(line, at.column, at.name, at.reason, at.hint)
            if bad == "stop":
                raise StudioError(
                    f"{printable(path.name)}, {row}",
                    " ".join(filter(None, (row.hint, tr("Use --bad skip to go on without it.")))),
                ) from error
            wrong.append(row)
            continue
        if sentence is not None:
            sentences.append(sentence)
        if reader.rows > MAX_ROWS:
            raise StudioError(
                tr(
                    "{file} has more than {most} sentences.",
                    file=printable(path.name),
                    most=integer(MAX_ROWS),
                ),
                tr("Cut it into several files."),
            )
    if not sentences and not wrong:
        raise StudioError(
            tr(
                "There is no sentence with “{word}” in {file}.",
                word=word,
                file=printable(path.name),
            ),
            tr("A row is: sentence, tab, position of the word from 0, tab, sense."),
        )
    return SentenceFile(tuple(sentences), tuple(wrong), reader.others)


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a file, numbered from 1 as an editor numbers them."""
    data = read_limited(path, MAX_BYTES)
    if data.startswith(_UTF16):
        raise StudioError(
            tr("{file} is UTF-16 and not UTF-8.", file=printable(path.name)),
            tr("Save the file as UTF-8 and try again."),
        )
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    yield from enumerate(data.split(b"\n"), 1)


class _Reader:
    """Reads row after row; what the columns are is known from the first."""

    def __init__(self, word: str, senses: tuple[str, ...]) -> None:
        self.rows = 0  # the heading is none
        self.others = 0
        self._begun = False
        self._word = word
        self._senses = SenseNames(word, senses)
        self._found: dict[str, int | None] = {}
        self._heading: dict[Column, int] | None = None

    def read(self, line: int, data: bytes) -> LabelledSentence | None:
        """Return the sentence of a row; None when there is none in that line."""
        text = _decoded(data)
        if not text.strip() or text.lstrip().startswith("#"):
            return None
        cells = text.split("\t")
        if not self._begun:
            self._begun = True
            self._heading = _heading(cells)
            if self._heading is not None:
                return None
        if self._of_another_word(cells):
            self.others += 1
            return None
        self.rows += 1
        return self._row(line, cells)

    def _row(self, line: int, cells: list[str]) -> LabelledSentence:
        columns = self._heading or (_TWO if len(cells) < 3 else _THREE)
        sentence = _unquoted(_cell(cells, columns, "sentence"))
        place = _cell(cells, columns, "position") if "position" in columns else ""
        try:
            words, position = find_place(sentence, self._word, place.strip().strip('"'))
        except PlaceError as error:
            column = columns[error.field]
            raise _BadCellError(error.field, column, error.reason, error.hint) from error
        sense = self._sense(_cell(cells, columns, "sense"), columns["sense"])
        return LabelledSentence(line, words, position, sense, self._clue(cells))

    def _of_another_word(self, cells: list[str]) -> bool:
        """Tell whether a column for the word says that the row is about another one."""
        column = (self._heading or {}).get("word", len(cells))
        name = lookup_key(cells[column]) if column < len(cells) else ""
        return bool(name) and not name.startswith((self._word, plural(self._word)))

    def _sense(self, cell: str, column: int) -> int | None:
        if cell not in self._found:
            name = cell.strip().strip('"').strip()
            if not name:
                raise _BadCellError("sense", column, tr("it is empty"))
            try:
                self._found[cell] = self._senses.find(name)
            except StudioError as error:
                raise _BadCellError("sense", column, error.message, error.hint) from error
        return self._found[cell]

    def _clue(self, cells: list[str]) -> str:
        """Return where the clue is; without a heading only what can be nothing else."""
        column = 3 if self._heading is None else self._heading.get("clue", len(cells))
        if column >= len(cells):
            return ""
        clue = printable(clipped(cells[column].strip().strip('"').casefold(), 20))
        clue = "none" if clue == "neither" else clue
        return clue if self._heading is not None or clue in CLUES else ""


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _BadCellError(
            tr("bytes"),
            data.count(b"\t", 0, error.start),
            tr("byte {place} of the line is not UTF-8", place=integer(error.start + 1)),
            tr("Save the file as UTF-8."),
        ) from error


def _heading(cells: list[str]) -> dict[Column, int] | None:
    """Return the columns when the cells are the names of columns."""
    names = [cell.strip().strip('"').strip().casefold() for cell in cells]
    found: dict[Column, int] = {}
    for column, headings in _HEADINGS.items():
        there = [names.index(heading) for heading in headings if heading in names]
        if there:
            found[column] = there[0]
    return found if "sentence" in found and "sense" in found else None


def _cell(cells: list[str], columns: dict[Column, int], name: Column) -> str:
    index = columns[name]
    if index >= len(cells):
        raise _BadCellError(
            name,
            index,
            tr("the row has {count} columns only", count=integer(len(cells))),
            tr("Columns are kept apart by tabs."),
        )
    return cells[index]


def _unquoted(cell: str) -> str:
    """Return a cell without the quotation marks that spreadsheets put around such as have some."""
    inner = cell[1:-1]
    if len(cell) > 3 and cell[0] == cell[-1] == '"' and '""' in inner:
        plain = inner.replace('""', "")
        if '"' not in plain:
            return inner.replace('""', '"')
    return cell
