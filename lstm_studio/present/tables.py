"""A trace as rows: for the command line, for copying, and for who reads instead of looking.

Tokens are the person's own words and may come from anywhere.  A spreadsheet takes a cell that
begins with ``= + - @`` or a tab for a formula, and a formula can send the sheet's content away.
Such a token is written with an apostrophe before it, as OWASP advises; a token that is a number
is left alone, and numbers themselves are never touched.  The price is one character in rare
tokens when a table is read back by a program.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lstm_studio.core.overrides import PINNABLE
from lstm_studio.core.params import Floats
from lstm_studio.core.trace import Trace
from lstm_studio.i18n import tr
from lstm_studio.present.notation import elided, figure

__all__ = ["COLUMNS", "Table", "trace_csv", "trace_table", "trace_text"]

COLUMNS: dict[str, tuple[str, ...]] = {
    "lstm": ("f", "i", "g", "o", "c", "h"),
    "gru": ("r", "z", "n", "h"),
    "rnn": ("h",),
}
"""The quantities of a table, in the order in which they are computed."""

Value = str | int | float

_HEADINGS = {"g": "C~", "c": "C"}
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?")


@dataclass(frozen=True)
class Table:
    """Rows of a trace.

    Attributes
    ----------
    header : tuple of str
        A name for each column; not translated, because programs read it too.
    rows : tuple of tuple
        One a step: its number from 1, its token, then numbers in full precision.
    held : frozenset of (int, int)
        Row and column of the values that a person holds, both from 0.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    held: frozenset[tuple[int, int]]


def trace_table(
    trace: Trace,
    tokens: Sequence[str] = (),
    units: Sequence[int] | None = None,
    extra: Mapping[str, Floats] | None = None,
    vectors: bool = False,
) -> Table:
    """Return a trace as a table: step, token, inputs, gates, C and h.

    Parameters
    ----------
    trace : Trace
        The run.
    tokens : sequence of str
        One a step; empty when left out.
    units : sequence of int, optional
        Which units, 0-based; all of them when left out.  Where the cell has several, a column's
        name carries the unit counted from 1, for example ``f[3]``.
    extra : mapping of str to (T,) float64, optional
        Further columns by their names, such as a trained cell's answers.
    vectors : bool
        Whether the inputs are the numbers of a vector; two inputs are a value and a mark else.
    """
    chosen = range(trace.hidden_size) if units is None else units
    header = ["step", "token", *_inputs(trace.params.input_size, vectors)]
    first = len(header)
    pairs = [(quantity, unit) for quantity in COLUMNS[trace.kind] for unit in chosen]
    held: set[tuple[int, int]] = set()
    columns: list[list[float]] = []
    for k, (quantity, unit) in enumerate(pairs):
        name = _HEADINGS.get(quantity, quantity)
        header.append(name if trace.hidden_size == 1 else f"{name}[{unit + 1}]")
        columns.append(trace[quantity][:, unit].tolist())
        if quantity in PINNABLE[trace.kind]:
            pinned = trace.pinned(quantity)[:, unit].nonzero()[0].tolist()
            held.update((int(t), first + k) for t in pinned)
    for name, values in (extra or {}).items():
        header.append(name)
        columns.append(values.tolist())
    inputs: list[list[float]] = trace.x.tolist()
    rows = tuple(
        (t + 1, tokens[t] if tokens else "", *inputs[t], *(c[t] for c in columns))
        for t in range(len(trace))
    )
    return Table(tuple(header), rows, frozenset(held))


def trace_csv(table: Table, delimiter: str = ",") -> str:
    """Return a table as CSV (RFC 4180: CRLF, quotes where needed), numbers in full precision.

    Parameters
    ----------
    table : Table
    delimiter : str
        A tab for what is pasted into a spreadsheet.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(table.header)
    for row in table.rows:
        writer.writerow([_safe(v) if isinstance(v, str) else repr(v) for v in row])
    return out.getvalue()


def trace_text(table: Table, digits: int = 3, most: int = 16) -> str:
    """Return a table as aligned text; a star marks what a person holds.

    Parameters
    ----------
    table : Table
    digits : int
        Digits after the point; more where fewer would round a little to nothing.
    most : int
        Longest token; longer ones are cut in the middle.
    """
    names = {
        "step": tr("step"),
        "token": tr("token"),
        "mark": tr("mark"),
        "answer": tr("answer"),
        "target": tr("target"),
    }
    marks = bool(table.held)
    cells = [[names.get(name, name) for name in table.header]]
    for t, row in enumerate(table.rows):
        line: list[str] = []
        for k, value in enumerate(row):
            if isinstance(value, float):
                star = "*" if (t, k) in table.held else " " if marks else ""
                line.append(figure(value, digits) + star)
            else:
                line.append(elided(_printable(str(value)), most))
        cells.append(line)
    if marks:
        cells[0] = [*cells[0][:2], *(name + " " for name in cells[0][2:])]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join(
            cell.ljust(width) if k == 1 else cell.rjust(width)
            for k, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    ]
    if marks:
        lines.append(tr("* held by hand"))
    return "\n".join(lines) + "\n"


def _inputs(size: int, vectors: bool) -> list[str]:
    """Return the names of the inputs: the value alone, the value and the mark, or by number."""
    if size == 1:
        return ["x"]
    return ["x", "mark"] if size == 2 and not vectors else [f"x[{d + 1}]" for d in range(size)]


def _printable(token: str) -> str:
    """Return `token` without what would move a terminal's cursor or worse."""
    return "".join(
        c if c.isprintable() or c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in token
    )


def _safe(token: str) -> str:
    """Return `token` so that it can be encoded and a spreadsheet takes it for a text."""
    token = token.encode("utf-8", "replace").decode("utf-8")
    if _FORMULA.match(token) and not _NUMBER.fullmatch(token):
        return "'" + token
    return token
