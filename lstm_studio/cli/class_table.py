"""Put the results of a class together: question by question, which misconception how often."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from lstm_studio.cli.output import write_text
from lstm_studio.content.shelf import shipped_content
from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import write_whole
from lstm_studio.core.texts import printable
from lstm_studio.engine.class_files import files_in, read_exports
from lstm_studio.i18n import tr
from lstm_studio.present.class_texts import (
    class_csv,
    class_html,
    class_json,
    class_notes,
    class_summary,
    question_header,
    question_rows,
)
from lstm_studio.present.content_titles import titles_of
from lstm_studio.present.progress_texts import Titles
from lstm_studio.state.class_results import ClassTable, class_table

__all__ = ["add_arguments", "main"]

_WIDEST = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``lstm-studio class-table``."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = tr(
        "Each FILE is a CSV that a student has exported from “My progress”, also after a\n"
        "spreadsheet had it; a folder stands for its CSV files. Files that have an answer in\n"
        "common are of one student. Nothing is sent anywhere."
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=tr("files or folders"))
    parser.add_argument("--out", type=Path, metavar="TABLE.csv", help=tr("save the table as CSV"))
    parser.add_argument(
        "--html", type=Path, metavar="REPORT.html", help=tr("save a report that can be printed")
    )
    parser.add_argument("--json", action="store_true", help=tr("print JSON instead of a table"))
    parser.add_argument(
        "--bad",
        choices=("stop", "skip"),
        default="stop",
        help=tr("what a bad file or row does: stop (default), or be named and left out"),
    )
    parser.add_argument(
        "--join-names",
        action="store_true",
        help=tr("files with the same name are of the same student"),
    )


def main(args: argparse.Namespace) -> int:
    """Read the files, put them together and print; 0 when it worked.

    Raises
    ------
    StudioError
        When a file cannot be used, or one of them would be overwritten.
    """
    paths = files_in(args.files)
    for out in (args.out, args.html):
        if out is not None and any(_same(out, path) for path in paths):
            raise StudioError(
                tr("{file} is one of the files that are read.", file=printable(out.name)),
                tr("Choose another name for the result."),
            )
    found = list(read_exports(paths, args.bad))
    problems = [line for one in found for line in one.problems]
    for line in problems:
        print(line, file=sys.stderr)
    results = class_table([file for one in found for file in one.files], args.join_names)
    titles = _titles()
    if args.out is not None:
        write_whole(args.out, class_csv(results, titles))
    if args.html is not None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        write_whole(args.html, class_html(results, titles, problems, now))
    if args.json:
        answer = class_json(results, problems)
        write_text(json.dumps(answer, indent=2, ensure_ascii=False) + "\n", None)
    else:
        write_text("\n".join(_lines(results, titles)) + "\n", None)
    return 0


def _titles() -> Titles:
    """Return what the shipped content calls its quizzes; ids where it cannot be read."""
    try:
        return titles_of(shipped_content())
    except StudioError:
        return Titles()


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _lines(results: ClassTable, titles: Titles) -> list[str]:
    """Return the table for a terminal."""
    lines = class_summary(results, titles).splitlines()
    rows = [cells for _, cells in question_rows(results, titles)]
    if rows:
        lines += ["", *_aligned([question_header(), *rows])]
    notes = class_notes(results)
    return [printable(line) for line in (*lines, *([""] if notes else []), *notes)]


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows in columns: the first and the last at the left, figures at the right."""
    last = len(rows[0]) - 1
    widths = [min(max(len(row[n]) for row in rows), _WIDEST) for n in range(last)]
    lines: list[str] = []
    for row in rows:
        first = row[0] if len(row[0]) <= _WIDEST else row[0][: _WIDEST - 1] + "…"
        figures = [row[n].rjust(widths[n]) for n in range(1, last)]
        lines.append("  ".join((first.ljust(widths[0]), *figures, row[last])).rstrip())
    return lines
