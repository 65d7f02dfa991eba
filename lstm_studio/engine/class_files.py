"""Students' exports as they come back: read without trust, also after a spreadsheet had them.

A file is the CSV that the page "My progress" saves (``present.progress_export``).  Spreadsheets
change such files: they put semicolons or tabs between the cells and commas into the numbers, and
save in another encoding.  All of that is read; a cell that cannot be right is named with its file,
line and column.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import read_limited
from lstm_studio.core.numerals import read_number
from lstm_studio.core.spreadsheets import one_line, unprotected
from lstm_studio.core.texts import clipped, printable
from lstm_studio.engine.sentence_files import BadRow
from lstm_studio.i18n import integer, tr
from lstm_studio.present.progress_export import COLUMNS, JOINT
from lstm_studio.state.attempts import MAX_ANSWER, MAX_TEXT, Attempt
from lstm_studio.state.class_results import StudentFile

__all__ = ["MAX_BYTES", "MAX_FILES", "MAX_ROWS", "ClassFiles", "files_in", "read_exports"]

MAX_BYTES = 5_000_000
MAX_ROWS = 50_000
MAX_FILES = 1_000
_MAX_CELL = 4 * MAX_ANSWER
_MOST_COLUMNS = 100
_SEPARATORS = (",", ";", "\t")
_YES = ("yes", "true", "1", "wahr", "vrai", "verdadero", "vero", "sì", "si", "sí", "oui", "ja")
_NO = ("no", "false", "0", "falsch", "faux", "falso", "non", "nein", "nee", "onwaar", "falsk")
_NEEDED = tuple(name for name in COLUMNS if name not in ("student", "score", "seconds", "seed"))


@dataclass(frozen=True)
class ClassFiles:
    """What was read.

    Attributes
    ----------
    files : tuple of StudentFile
    problems : tuple of str
        What was left out: a line each, with file, line and reason.
    """

    files: tuple[StudentFile, ...]
    problems: tuple[str, ...] = ()


def files_in(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files meant: of a folder, those that end in ``.csv``; each once.

    Raises
    ------
    StudioError
        When there are none, or more than a class can have.
    """
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.glob("*.[cC][sS][vV]")) if path.is_dir() else [path]
        if not inside:
            raise StudioError(
                tr("There is no CSV file in {folder}.", folder=printable(path.name)),
                tr("Choose the folder with the files that the students have exported."),
            )
        found.update(dict.fromkeys(one.absolute() for one in inside))
    if len(found) > MAX_FILES:
        raise StudioError(
            tr("These are {count} files.", count=integer(len(found))),
            tr("Up to {most} are put together.", most=integer(MAX_FILES)),
        )
    return tuple(found)


def read_exports(
    paths: Sequence[Path], bad: Literal["stop", "skip"] = "stop"
) -> Iterator[ClassFiles]:
    """Read many files, one at each step.

    Parameters
    ----------
    paths : sequence of Path
    bad : {"stop", "skip"}
        Whether a bad file or row is an error, or named and left out.

    Yields
    ------
    ClassFiles
        What each file held.

    Raises
    ------
    StudioError
        With ``"stop"``, at the first thing that is wrong, naming file and line.
    """
    for path in paths:
        try:
            yield _read(path, bad)
        except StudioError as error:
            if bad == "stop":
                raise
            yield ClassFiles((), (" ".join(filter(None, (error.message, error.hint))),))


def _read(path: Path, bad: Literal["stop", "skip"]) -> ClassFiles:
    name = printable(path.name)
    text = _text(read_limited(path, MAX_BYTES), name)
    separator, columns, rows = _table(text, name)
    found: dict[str, list[Attempt]] = {}
    problems: list[str] = []
    count = 0
    for line, cells in rows:
        count += 1
        if count > MAX_ROWS:
            raise StudioError(
                tr("{file} has more than {most} rows.", file=name, most=integer(MAX_ROWS)),
                tr("That is no export of one student."),
            )
        try:
            student, attempt = _row(cells, columns, separator)
        except _CellError as error:
            row = BadRow(line, error.column + 1, error.name, error.reason, error.hint)
            if bad == "stop":
                raise StudioError(
                    f"{name}, {row}",
                    " ".join(filter(None, (row.hint, tr("Or leave such rows out: --bad skip.")))),
                ) from error
            problems.append(f"{name}, {row}")
            continue
        found.setdefault(student, []).append(attempt)
    files = tuple(StudentFile(name, student, tuple(mine)) for student, mine in found.items())
    if not files and not problems:
        files = (StudentFile(name, "", ()),)  # a student who has not answered anything
    return ClassFiles(files, tuple(problems))


class _CellError(Exception):
    """A cell that is wrong: its column's name and number from 0, the reason and a hint."""

    def __init__(self, name: str, column: int, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.name, self.column, self.reason, self.hint = name, column, reason, hint


def _text(data: bytes, name: str) -> str:
    """Decode a file: UTF-8, UTF-16 with its mark, or what Windows writes in the west."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise StudioError(
        tr("{file} is no text.", file=name),
        tr("Take the CSV file that the student has exported, or save it as UTF-8."),
    )


def _table(text: str, name: str) -> tuple[str, dict[str, int], Iterator[tuple[int, list[str]]]]:
    """Return the separator, the place of each column, and the rows below the heading."""
    best: dict[str, int] = {}
    for separator in _SEPARATORS:
        rows = _rows(text, separator, name)
        _, heading = next(rows, (0, list[str]()))
        columns: dict[str, int] = {}
        for number, cell in enumerate(heading[:_MOST_COLUMNS]):
            columns.setdefault(one_line(cell).casefold(), number)
        if all(column in columns for column in _NEEDED):
            return separator, columns, rows
        if len(best) < len(columns):
            best = columns
    missing = [column for column in _NEEDED if column not in best]
    raise StudioError(
        tr(
            "{file}, line 1: no column {names}.",
            file=name,
            names=", ".join(f"“{column}”" for column in missing),
        ),
        tr("Take the CSV file that the page “My progress” has exported."),
    )


def _rows(text: str, separator: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield line, counted from 1, and cells of every row that is not empty."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise StudioError(
            tr(
                "{file}, line {line}: {reason}.",
                file=name,
                line=integer(line),
                reason=str(error),
            ),
            tr("Look for a quotation mark without its partner."),
        ) from error


def _row(cells: list[str], columns: dict[str, int], separator: str) -> tuple[str, Attempt]:
    def cell(column: str, most: int = MAX_TEXT, needed: bool = False) -> str:
        place = columns.get(column, len(cells))
        text = cells[place] if place < len(cells) else ""
        if len(text) > _MAX_CELL or len(line := unprotected(one_line(text))) > most:
            reason = tr("it has {count} characters", count=integer(len(text)))
            raise _CellError(column, place, reason, tr("Up to {most}.", most=integer(most)))
        if needed and not line:
            raise _CellError(column, place, tr("it is empty"))
        return line

    def figure(column: str, least: float, most: float, missing: float) -> float:
        text = cell(column)
        value = read_number(text, decimal_comma=separator != ",") if text else missing
        if value is None or not math.isfinite(value) or not least <= value <= most:
            reason = tr("“{text}” is no number that can be", text=clipped(text))
            hint = tr("From {least} to {most}.", least=f"{least:g}", most=f"{most:g}")
            raise _CellError(column, columns[column], reason, hint)
        return value

    right = _flag(cell("right", needed=True), columns["right"])
    names = cell("misconceptions", 20 * (MAX_TEXT + len(JOINT))).split(JOINT.strip())
    return cell("student"), Attempt(
        quiz=cell("quiz", needed=True),
        question=cell("question", needed=True),
        right=right,
        score=figure("score", 0, 1, float(right)),
        seconds=figure("seconds", 0, 1e7, 0.0),
        seed=_seed(cell("seed")),
        misconceptions=tuple(name.strip() for name in names if name.strip()),
        answer=cell("answer", MAX_ANSWER),
        when=_moment(cell("when", needed=True), columns["when"]),
        run=cell("run", needed=True),
    )


def _flag(text: str, column: int) -> bool:
    word = text.casefold()
    if word not in _YES + _NO:
        raise _CellError("right", column, tr("“{text}” is neither yes nor no", text=clipped(text)))
    return word in _YES


def _seed(text: str) -> int:
    """Return the seed where it is one; spreadsheets round large numbers, and nothing needs it."""
    plain = text.removeprefix("-")
    if not (plain.isascii() and plain.isdecimal() and len(plain) < 19):
        return 0
    return int(text)


def _moment(text: str, column: int) -> str:
    """Return a time as UTC; one without a zone is taken for UTC."""
    try:
        found = datetime.fromisoformat(text)
        found = found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        found = None
    if found is None or not 1971 <= found.year <= 2900:
        raise _CellError(
            "when",
            column,
            tr("“{text}” is no time", text=clipped(text)),
            tr("A time is written as 2026-11-20T08:30:00+00:00."),
        )
    return found.isoformat(timespec="seconds")
