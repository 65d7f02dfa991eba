"""Where everything stands in a TOML text, which ``tomllib`` does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

__all__ = ["positions"]

Place = tuple[str | int, ...]

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\n]*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""+|' + r"'''.*?'''+|" + r'"(?:\\.|[^"\\])*"|' + r"'[^']*'", re.DOTALL
)


def positions(text: str) -> dict[Place, int]:
    """Return the line, counted from 1, of every key and list element of a TOML text.

    The text has been read by ``tomllib`` before, so that it is known to be valid.
    """
    found: dict[Place, int] = {}
    line = at = 0
    for place, position in _Scanner(text).places():
        line += text.count("\n", at, position)
        at = position
        found.setdefault(place, line + 1)
    return found


class _Scanner:
    """Walks through valid TOML and says where each key and list element begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def places(self) -> Iterator[tuple[Place, int]]:
        table: Place = ()
        tables: dict[Place, int] = {}
        while self.skip(_SPACE):
            start = self.at
            if self.text[start] != "[":
                yield from self.pair(table)
                continue
            many = self.text.startswith("[[", start)
            self.at += 2 if many else 1
            table = self.header(tables, many)
            self.at = self.text.index("]", self.at) + (2 if many else 1)
            yield table, start

    def header(self, tables: dict[Place, int], many: bool) -> Place:
        """``[a.b]`` or ``[[a.b]]``: a part that is a list of tables means the last of them."""
        *outer, last = self.key()
        place: Place = ()
        for part in outer:
            place = (*place, part)
            if place in tables:
                place = (*place, tables[place])
        place = (*place, last)
        if many:
            tables[place] = tables.get(place, -1) + 1
            place = (*place, tables[place])
        return place

    def pair(self, table: Place) -> Iterator[tuple[Place, int]]:
        """``key = value``; a dotted key names every table on its way."""
        start = self.at
        key = self.key()
        for length in range(1, len(key) + 1):
            yield (*table, *key[:length]), start
        self.at = self.text.index("=", self.at) + 1
        self.skip(_BLANK)
        yield from self.value((*table, *key))

    def value(self, place: Place) -> Iterator[tuple[Place, int]]:
        opening = self.text[self.at : self.at + 1]
        if opening == "[":
            yield from self.elements(place, "]")
        elif opening == "{":
            yield from self.elements(place, "}")
        elif not self.skip_string():
            self.skip(_SCALAR)

    def elements(self, place: Place, closing: str) -> Iterator[tuple[Place, int]]:
        self.at += 1
        index = 0
        while self.skip(_SPACE) and self.text[self.at] != closing:
            if closing == "]":
                yield (*place, index), self.at
                yield from self.value((*place, index))
                index += 1
            else:
                yield from self.pair(place)
            self.skip(_SPACE)
            if self.text.startswith(",", self.at):
                self.at += 1
        self.at += 1

    def key(self) -> tuple[str, ...]:
        parts: list[str] = []
        while True:
            self.skip(_BLANK)
            start = self.at
            if self.skip_string():
                written = self.text[start : self.at]
                parts.append(next(iter(tomllib.loads(written + "=0"))))
            else:
                self.skip(_BARE_KEY)
                parts.append(self.text[start : self.at])
            self.skip(_BLANK)
            if not self.text.startswith(".", self.at):
                return tuple(parts)
            self.at += 1

    def skip(self, pattern: re.Pattern[str]) -> bool:
        """Go past `pattern`; False at the end of the text."""
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at < len(self.text)

    def skip_string(self) -> bool:
        found = _STRING.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return found is not None
