"""Arrays and texts as Python source: exact, wrapped at 100 columns, safe for any token."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from lstm_studio.core.params import Floats

__all__ = ["COLUMNS", "one_line", "pair_lines", "pin_lines", "tensor_lines", "text_literal", "wrap"]

COLUMNS = 100
INDENT = "    "

FEW = 12
"""So many assignments are read more easily than a list of all steps."""


def one_line(text: str) -> str:
    """Return `text` fit for a comment: what cannot be printed on a line is escaped."""
    return repr(text)[1:-1]


def text_literal(text: str, width: int = COLUMNS - 2 * len(INDENT)) -> str:
    """Return `text` as a literal; a long one as several, which Python joins, in parentheses.

    Parameters
    ----------
    text : str
        Anything: quotes, newlines, backslashes and lone surrogates come back unchanged.
    width : int
        Longest line.
    """
    whole = _quoted(text)
    if len(whole) <= width:
        return whole
    pieces: list[str] = []
    piece = ""
    for character in text:
        if len(repr(piece + character)) > width - len(INDENT):
            pieces.append(_quoted(piece))
            piece = ""
        piece += character
    pieces.append(_quoted(piece))
    inner = "\n".join(3 * INDENT + piece for piece in pieces)
    return f"(\n{inner}\n{2 * INDENT})"


def wrap(items: Iterable[str], indent: str) -> list[str]:
    """Return lines that hold `items`, each followed by a comma."""
    lines: list[str] = []
    line = indent.rstrip("\n")
    for item in items:
        piece = item + ","
        if line.strip() and len(line) + 1 + len(piece) > COLUMNS:
            lines.append(line)
            line = indent
        line += piece if not line.strip() else " " + piece
    if line.strip():
        lines.append(line)
    return lines


def tensor_lines(name: str, values: Floats, comment: str = "") -> list[str]:
    """Return the lines of ``name = tensor([...])`` for an array of one or two dimensions."""
    note = f"  # {comment}" if comment else ""
    nested: list[str] = [_flat(row) for row in values.tolist()]
    short = f"{name} = tensor([{', '.join(nested)}])"
    if len(short) + len(note) <= COLUMNS:
        return [short + note]
    if values.ndim == 1:
        return [f"{name} = tensor([{note}", *wrap(nested, INDENT), "])"]
    lines = [f"{name} = tensor([{note}"]
    for text, row in zip(nested, values.tolist(), strict=True):
        if len(INDENT) + len(text) + 1 <= COLUMNS:
            lines.append(f"{INDENT}{text},")
        else:
            numbers = wrap((repr(value) for value in row), 2 * INDENT)
            lines += [f"{INDENT}[", *numbers, f"{INDENT}],"]
    return [*lines, "])"]


def pair_lines(name: str, tokens: Sequence[str], x: Floats, comment: str) -> list[str]:
    """Return the lines of a list of (token, inputs), one pair a line."""
    lines = [f"{name} = [  # {comment}"]
    for token, row in zip(tokens, x.tolist(), strict=True):
        numbers = _flat(row)
        literal = text_literal(token, COLUMNS - 2 * len(INDENT))
        line = f"{INDENT}({literal}, {numbers}),"
        if "\n" in literal or len(line) > COLUMNS:
            lines += [f"{INDENT}(", f"{2 * INDENT}{literal},"]
            if len(2 * INDENT) + len(numbers) + 1 <= COLUMNS:
                lines += [f"{2 * INDENT}{numbers},"]
            else:
                each = wrap(map(repr, row), 3 * INDENT)
                lines += [f"{2 * INDENT}[", *each, f"{2 * INDENT}],"]
            lines += [f"{INDENT}),"]
        else:
            lines.append(line)
    return [*lines, "]"]


def pin_lines(name: str, values: Floats, tokens: Sequence[str]) -> list[str]:
    """Return the lines that make the (T, H) tensor of one gate's pins.

    Parameters
    ----------
    name : str
        The variable.
    values : (T, H) float64
        NaN where the gate is free.
    tokens : sequence of str
        Named beside a pin of one step.
    """
    runs = _runs(values)
    plain = all(_uniform(row) for _, _, row in runs)
    if plain:
        counts: dict[str, int] = {}
        for first, last, row in runs:
            key = repr(float(row[0]))
            counts[key] = counts.get(key, 0) + last - first
        base = max(counts, key=lambda key: counts[key])
        lines = [_assign(name, run, tokens) for run in runs if repr(float(run[2][0])) != base]
        if len(lines) > FEW:
            column = tensor_lines(name, values[:, 0], "set by hand")
            return [*column[:-1], f"{column[-1].split('  #')[0]}[:, None].expand(T, H)"]
    else:
        base = "nan"
        held = [run for run in runs if not np.isnan(run[2]).all()]
        lines = [line for run in held for line in _assign_units(name, run, tokens)]
        if len(lines) > 3 * FEW or any(len(line) > COLUMNS for line in lines):
            return tensor_lines(name, values, "set by hand")
    first = f"{name} = torch.full((T, H), {base}, dtype=torch.float64)  # set by hand"
    return [first, *lines]


def _quoted(text: str) -> str:
    """Return the literal of `text`, with double quotes where that costs no escape."""
    literal = repr(text)
    plain = literal[0] == "'" and '"' not in text
    return f'"{literal[1:-1]}"' if plain else literal


def _flat(row: float | list[float]) -> str:
    return f"[{', '.join(map(repr, row))}]" if isinstance(row, list) else repr(row)


def _uniform(row: Floats) -> bool:
    return bool(np.isnan(row).all() or (row == row[0]).all())


def _runs(values: Floats) -> list[tuple[int, int, Floats]]:
    """Return (first, one past the last, row) of consecutive equal rows, NaN equal to NaN."""
    a, b = values[:-1], values[1:]
    same = ((a == b) | (np.isnan(a) & np.isnan(b))).all(axis=1)
    starts = [0, *(int(k) + 1 for k in np.flatnonzero(~same))]
    return [(s, e, values[s]) for s, e in zip(starts, [*starts[1:], len(values)], strict=True)]


def _where(first: int, end: int) -> str:
    return f"{first}" if end == first + 1 else f"{first}:{end}"


def _assign(name: str, run: tuple[int, int, Floats], tokens: Sequence[str]) -> str:
    first, end, row = run
    line = f"{name}[{_where(first, end)}] = {float(row[0])!r}"
    note = f"  # at {_quoted(tokens[first])}" if end == first + 1 else ""
    return line + note if len(line + note) <= COLUMNS else line


def _assign_units(name: str, run: tuple[int, int, Floats], tokens: Sequence[str]) -> list[str]:
    first, end, row = run
    units = np.flatnonzero(~np.isnan(row))
    if len(units) > 4:
        return [f"{name}[{_where(first, end)}] = tensor({row.tolist()!r})"]
    lines = [f"{name}[{_where(first, end)}, {u}] = {float(row[u])!r}" for u in units]
    note = f"  # at {_quoted(tokens[first])}"
    if end == first + 1 and len(lines[0] + note) <= COLUMNS:
        lines[0] += note
    return lines
