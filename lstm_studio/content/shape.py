"""Limits on a TOML text before it is read, and on what was read: for files from strangers.

``tomllib`` takes time that grows with the square of a key's parts, and follows brackets as deep
as the stack allows; both are refused beforehand, in one pass over the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from lstm_studio.core.texts import find_control, without_unseen
from lstm_studio.i18n import integer, number, tr

__all__ = [
    "MAX_DEPTH",
    "MAX_PARTS",
    "Place",
    "cleaned_data",
    "find_excess",
    "items_of",
    "unusable_number",
]

Place = tuple[str | int, ...]

Refused = tuple[Place, str, str]
"""Where something stands that cannot stay, what is wrong with it, and what to do."""

MAX_DEPTH = 20
"""How deep brackets may stand within each other; the deepest that a format asks for is 7."""

MAX_PARTS = 8
"""Of a key such as ``a.b.c``; no format asks for more than 3."""

MAX_NUMBER = 1e12
"""Beyond this no number of a lesson means anything."""

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|'
    + r"'''.*?'''|"
    + r'"(?:\\.|[^"\\\n])*"|'
    + r"'[^'\n]*'|#[^\n]*|[\[\]{}]",
    re.DOTALL,
)
_PART = r"(?:[A-Za-z0-9_-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+"
_LONG_KEY = re.compile(rf"(?<![A-Za-z0-9_-])(?:{_PART}){{{MAX_PARTS}}}")


def find_excess(text: str) -> tuple[int, str] | None:
    """Return the position of what is too much for a reader of TOML, and what it is.

    Parameters
    ----------
    text : str
        Valid TOML or not.

    Returns
    -------
    (int, str) or None
        None when a reader will take time that grows with the length alone.
    """
    depth = 0
    for token in _TOKEN.finditer(text):
        bracket = token[0]
        if bracket in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                return token.start(), tr("The brackets are nested too deeply.")
        elif bracket in "]}":
            depth = max(depth - 1, 0)
    found = _LONG_KEY.search(text)
    if found is not None:
        return found.start(), tr("A key has more than {most} parts.", most=integer(MAX_PARTS))
    return None


def cleaned_data(data: dict[str, Any]) -> Refused | None:
    """Take marks that nobody sees out of all texts, in place; refuse what is no text.

    Parameters
    ----------
    data : dict
        As ``tomllib`` gives it; changed in place.

    Returns
    -------
    (place, str, str) or None
        Where the first thing stands that cannot stay, what it is and what to do; None when all
        is well.
    """
    for place, holder in _holders(data):
        if len(place) > 2 * MAX_DEPTH:
            return place, tr("The brackets are nested too deeply."), ""
        for key, value in items_of(holder):
            for text in (key, value):
                at = find_control(text) if isinstance(text, str) else None
                if at is not None and isinstance(text, str):
                    code = f"{ord(text[at]):04X}"
                    problem = tr("The character U+{code} is not part of a text.", code=code)
                    return (*place, key), problem, tr("Remove it.")
            if isinstance(value, str):
                holder[key] = without_unseen(value)
    return None


def unusable_number(data: dict[str, Any]) -> Refused | None:
    """Return the first number that nothing can be computed with; as for :func:`cleaned_data`."""
    for place, holder in _holders(data):
        for key, value in items_of(holder):
            if isinstance(value, int | float) and not abs(value) <= MAX_NUMBER:
                most = number(MAX_NUMBER, 0)
                return (
                    (*place, key),
                    tr("There is a number that is not finite, or larger than {most}.", most=most),
                    tr("Write an ordinary number."),
                )
    return None


def _holders(data: dict[str, Any]) -> Iterator[tuple[Place, Any]]:
    """Go through all tables and lists in the order of the file, without recursion."""
    waiting: list[tuple[Place, Any]] = [((), data)]
    while waiting:
        place, holder = waiting.pop()
        yield place, holder
        inner = [((*place, key), value) for key, value in items_of(holder) if items_of(value)]
        waiting += reversed(inner)


def items_of(holder: object) -> list[tuple[str | int, Any]]:
    """Return the keys of a table or the places of a list, with what is there; nothing of others."""
    if isinstance(holder, dict):
        return list(cast(dict[str, Any], holder).items())
    return list(enumerate(cast(list[Any], holder))) if isinstance(holder, list) else []
