"""Cells of a CSV file that a spreadsheet opens: one line each, and never taken for a formula.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, and a
formula can start programs (https://owasp.org/www-community/attacks/CSV_Injection).  Such a text
gets an apostrophe in front; reading takes it off again.  Plain numbers stay as they are.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

from lstm_studio.core.texts import without_unseen

__all__ = ["csv_bytes", "one_line", "protected", "unprotected"]

# The wide forms are what an East Asian keyboard writes; some spreadsheets take them, too.
_FORMULA = re.compile(r"'*[=+\-@|%＝＋－＠−]")
_SHIELD = re.compile(r"'+[=+\-@|%＝＋－＠−]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_NO_CHARACTERS = ("Cc", "Cs", "Cn", "Co")


def one_line(text: str) -> str:
    """Return a text in one line, without control characters and marks that nobody sees."""
    line = " ".join(without_unseen(text).split())
    if line.isprintable():
        return line
    return "".join("�" if unicodedata.category(c) in _NO_CHARACTERS else c for c in line)


def protected(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    line = one_line(text)
    return f"'{line}" if _FORMULA.match(line) and not _NUMBER.fullmatch(line) else line


def unprotected(cell: str) -> str:
    """Return the text of a cell that :func:`protected` has made."""
    return cell[1:] if _SHIELD.match(cell) else cell


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a CSV file, UTF-8 with a byte order mark, by which spreadsheets know it.

    Every cell is :func:`protected`.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([protected(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")
