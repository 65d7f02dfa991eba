"""A column of a CSV file becomes a sequence.

The delimiter is found by looking: the first of tab, semicolon and comma that cuts the first lines
into equally many columns.  The first line is a heading when no cell in it is a number.  With a tab
or a semicolon between the cells a comma inside one is a decimal comma; in a file of commas only
one inside quotes can be.  ``0,5`` in every line and nothing else may be one number or two: it is
one under a single heading, and asked about without.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from pathlib import Path

from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import decode, read_limited
from lstm_studio.core.numerals import could_be_thousands, read_number
from lstm_studio.core.sequence import MAX_STEPS, Sequence, check_length
from lstm_studio.core.texts import check_size, check_word, cleaned, clipped, own_sequence
from lstm_studio.i18n import integer, tr

__all__ = ["Column", "column_names", "columns", "parse_csv"]

_DELIMITERS = "\t;,"
_SAMPLE = 50
_MOST_COLUMNS = 1000
_HALVES = re.compile(r"[+-]?[0-9]+,[0-9]+")
_WORD_NAMES = ("token", "tokens", "word", "words")
_NAMES_IN_A_HINT = 12


@dataclass(frozen=True)
class Column:
    """One column, for a person to choose from.

    Attributes
    ----------
    index : int
        Counted from 1.
    name : str
        Its heading, or "Column 2" where there is none.
    numeric : bool
        Whether more than half of its cells hold a number.
    """

    index: int
    name: str
    numeric: bool


@dataclass(frozen=True, eq=False)
class _Table:
    """A CSV file, read."""

    delimiter: str
    heading: bool
    columns: tuple[Column, ...]
    rows: tuple[tuple[int, list[str]], ...]
    """Line, counted from 1, and cells of each row below the heading."""


def columns(source: Path | bytes) -> tuple[Column, ...]:
    """Return the columns of a CSV file; raises as :func:`parse_csv` does."""
    return _read(source).columns


def column_names(source: Path | bytes) -> tuple[str, ...]:
    """Return the headings of a CSV file; raises as :func:`parse_csv` does."""
    return tuple(column.name for column in columns(source))


def parse_csv(
    source: Path | bytes, column: str | int | None = None, words: str | int | None = None
) -> Sequence:
    """Make a sequence of one column of numbers.

    Parameters
    ----------
    source : Path or bytes
        The file or what is in it; UTF-8, up to 1 MB and 2,000 rows.
    column : str or int, optional
        Its heading, or its number counted from 1.  When left out, the only column of numbers;
        one that merely counts the rows is not looked at when there is another.
    words : str or int, optional
        The column of what stands above each step.  When left out, one with the heading ``token``
        or ``word``, else the numbers as they are written.

    Returns
    -------
    Sequence
        With the id ``own``, its first step marked.

    Raises
    ------
    StudioError
        When the file cannot be read, the column does not exist or is one of several, or a cell
        in it is not a number; names the line.
    """
    table = _read(source)
    chosen = _only_numbers(table) if column is None else _find(table, column)
    labels = _words_column(table) if words is None else _find(table, words)
    check_length(len(table.rows))
    values = [_number_in(table, chosen, line, cells) for line, cells in table.rows]
    shown = chosen if labels is None else labels
    tokens = [" ".join(_cell(cells, shown.index - 1).split()) for _, cells in table.rows]
    for (line, _), token in zip(table.rows, tokens, strict=True):
        check_word(token, None, _place, line)
    names = [source.stem] if isinstance(source, Path) else []
    names += [chosen.name] if table.heading else []
    title = " · ".join(names) or tr("Your own numbers")
    return own_sequence(tokens, values, tr("Numbers from a file, taken as they are."), title)


def _read(source: Path | bytes) -> _Table:
    if isinstance(source, bytes):
        check_size(len(source))
    data = read_limited(source) if isinstance(source, Path) else source
    text = cleaned(decode(data))
    delimiter = _sniff(text)
    rows = list(islice(_rows(text, delimiter), MAX_STEPS + 2))
    heading = len(rows) > 1 and not any(map(_holds_number, rows[0][1]))
    below = rows[1:] if heading else rows
    if len(below) > MAX_STEPS:
        check_length(sum(1 for _ in _rows(text, delimiter)) - heading)
    check_length(len(below))
    line, width = max(((line, len(cells)) for line, cells in rows), key=itemgetter(1))
    if width > _MOST_COLUMNS:
        raise StudioError(
            tr(
                "Line {line} has {count} columns; up to {most} can be chosen from.",
                line=integer(line),
                count=integer(width),
                most=integer(_MOST_COLUMNS),
            ),
            tr("Write one step in each line, or paste the numbers as a text."),
        )
    names = rows[0][1] if heading else []
    written, numbers = Counter[int](), Counter[int]()
    for _, cells in below:
        written.update(n for n, cell in enumerate(cells) if cell)
        numbers.update(n for n, cell in enumerate(cells) if _holds_number(cell))
    found = [
        Column(
            n + 1,
            _cell(names, n) or tr("Column {number}", number=integer(n + 1)),
            2 * numbers[n] > written[n],
        )
        for n in range(width)
    ]
    return _Table(delimiter, heading, tuple(found), tuple(below))


def _sniff(text: str) -> str:
    """Return the delimiter that cuts the first lines most evenly; a comma when none cuts."""
    best, best_share = ",", 0.0
    for delimiter in _DELIMITERS:
        try:
            sample = [cells for _, cells in islice(_rows(text, delimiter), _SAMPLE)]
        except StudioError:
            continue
        if delimiter == "," and len(sample) > 1 and len(sample[0]) == 1 and _are_halves(sample[1:]):
            return ";"  # one heading over numbers with decimal commas
        width, count = Counter(map(len, sample)).most_common(1)[0] if sample else (0, 0)
        if width > 1 and count / len(sample) > best_share:
            best, best_share = delimiter, count / len(sample)
    return best


def _are_halves(rows: Iterable[list[str]]) -> bool:
    """Say whether every row may be one number that a comma cut in two."""
    return all(len(cells) == 2 and _HALVES.fullmatch(",".join(cells)) for cells in rows)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield line, counted from 1, and stripped cells of every row that is not empty."""
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=True
    )
    line = 1
    try:
        for cells in reader:
            stripped = list(map(str.strip, cells))
            if any(stripped):
                yield line, stripped
            line = reader.line_num + 1
    except csv.Error as error:
        raise StudioError(
            tr("Line {line} cannot be read: {detail}.", line=integer(line), detail=error),
            tr("Look for a quotation mark without its partner."),
        ) from error


def _place(line: int) -> str:
    return tr("Line {line}", line=integer(line))


def _cell(cells: list[str], n: int) -> str:
    return cells[n] if n < len(cells) else ""


def _holds_number(cell: str) -> bool:
    return read_number(cell, decimal_comma=True) is not None


def _only_numbers(table: _Table) -> Column:
    """Return the one column of numbers; name the choice where there are several or none."""
    found = [column for column in table.columns if column.numeric]
    if table.delimiter == "," and not table.heading and _are_halves(c for _, c in table.rows):
        raise StudioError(
            tr("Every line can be read as one number with a comma in it, or as two numbers."),
            tr("Write decimals with a point, or choose a column: {names}.", names=_names(found)),
        )
    if len(found) > 1:
        found = [column for column in found if not _counts_rows(table, column)] or found
    if len(found) == 1:
        return found[0]
    if not found:
        raise StudioError(
            tr("No column holds numbers."),
            tr("The columns are: {names}.", names=_names(table.columns)),
        )
    raise StudioError(
        tr("{count} columns hold numbers.", count=integer(len(found))),
        tr("Choose one of them: {names}.", names=_names(found)),
    )


def _counts_rows(table: _Table, column: Column) -> bool:
    cells = [_cell(cells, column.index - 1) for _, cells in table.rows]
    if not all(cell.isdecimal() and cell.isascii() and len(cell) < 10 for cell in cells):
        return False
    first = int(cells[0])
    return [int(cell) for cell in cells] == list(range(first, first + len(cells)))


def _words_column(table: _Table) -> Column | None:
    named = [column for column in table.columns if column.name.casefold() in _WORD_NAMES]
    return named[0] if named else None


def _find(table: _Table, wanted: str | int) -> Column:
    """Return a column by its heading, else by its number."""
    for column in table.columns:
        if column.name == wanted:
            return column
    for column in table.columns:
        if str(column.index) == str(wanted).strip():
            return column
    raise StudioError(
        tr("There is no column “{name}”.", name=clipped(str(wanted))),
        tr("The columns are: {names}.", names=_names(table.columns)),
    )


def _names(found: Iterable[Column]) -> str:
    names = [clipped(column.name) for column in found]
    more = ["…"] if len(names) > _NAMES_IN_A_HINT else []
    return ", ".join(names[:_NAMES_IN_A_HINT] + more)


def _number_in(table: _Table, column: Column, line: int, cells: list[str]) -> float:
    cell = _cell(cells, column.index - 1)
    if not cell:
        raise StudioError(
            tr(
                "{place}: there is nothing in “{column}”.",
                place=_place(line),
                column=clipped(column.name),
            ),
            tr("Write a number there, or nan where nothing is known."),
        )
    if table.delimiter == "," and could_be_thousands(cell):
        raise StudioError(
            tr(
                "{place}: “{word}” can be read in two ways.", place=_place(line), word=clipped(cell)
            ),
            tr("Write thousands without a comma, and decimals with a point."),
        )
    value = read_number(cell, decimal_comma=True)
    check_word(cell, value, _place, line)
    if value is None:
        raise StudioError(
            tr(
                "{place}: “{word}” in “{column}” is not a number.",
                place=_place(line),
                word=clipped(cell),
                column=clipped(column.name),
            ),
            tr("The columns are: {names}.", names=_names(table.columns)),
        )
    return value
