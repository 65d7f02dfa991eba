"""Check lessons, quizzes and goals: every error with file, line and a remedy; warnings beside."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from lstm_studio.cli.output import write_text
from lstm_studio.content.check import Finding, check_content
from lstm_studio.content.make_schemas import write_schemas
from lstm_studio.controller.library import ShippedLibrary
from lstm_studio.core.errors import StudioError
from lstm_studio.core.texts import printable
from lstm_studio.i18n import integer, tr

__all__ = ["add_arguments", "main"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``lstm-studio check-content``."""
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="FILE|FOLDER",
        help=tr("TOML files, or folders of them"),
    )
    parser.add_argument(
        "--schemas",
        type=Path,
        metavar="FOLDER",
        help=tr("write the JSON Schema files for editors into a folder"),
    )
    parser.add_argument("--json", action="store_true", help=tr("print JSON instead of sentences"))


def main(args: argparse.Namespace) -> int:
    """Check and print; 0 when nothing would be refused, 2 when something would.

    Raises
    ------
    StudioError
        When a folder cannot be read or written, or nothing was named.
    """
    if args.schemas is not None:
        for path in write_schemas(args.schemas):
            write_text(f"{path}\n", None)
        if not args.paths:
            return 0
    if not args.paths:
        raise StudioError(
            tr("There is nothing to check."), tr("Name a file, or a folder of files.")
        )
    files, found = check_content(args.paths, ShippedLibrary())
    errors = sum(one.kind == "error" for one in found)
    if args.json:
        answer = {
            "files": [str(path) for path in files],
            "errors": errors,
            "warnings": len(found) - errors,
            "findings": [asdict(one) for one in found],
        }
        write_text(json.dumps(answer, indent=2) + "\n", None)
    else:
        lines = [line for one in found for line in _lines(one)]
        said = tr(
            "{files} files, {errors} errors, {warnings} warnings",
            files=integer(len(files)),
            errors=integer(errors),
            warnings=integer(len(found) - errors),
        )
        write_text("\n".join([*lines, said]) + "\n", None)
    return 2 if errors else 0


def _lines(one: Finding) -> list[str]:
    values = {"file": printable(one.file), "line": one.line, "problem": one.problem}
    said = (
        tr("{file}, line {line}: {problem}", **values)
        if one.kind == "error"
        else tr("{file}, line {line}: warning: {problem}", **values)
    )
    return [said, f"    {one.remedy}"] if one.remedy else [said]
