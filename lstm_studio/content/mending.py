"""All errors of a file, not the first alone: what is wrong is noted, mended and read again.

What stands in the place of something wrong is made up and never seen: errors in it, and errors
that only its making has caused, are not told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar, get_args, get_origin

import msgspec

from lstm_studio.content.shape import Place, items_of
from lstm_studio.content.source import FileError, Source
from lstm_studio.content.structures import alternatives, fields_of, fits, limits_of, types_at

__all__ = ["MOST_ERRORS", "MendedSource", "find_errors"]

MOST_ERRORS = 40
"""More errors of one file than anybody reads at once."""

_ROUNDS = 400
"""How often a file is mended and read again before it is given up."""

T = TypeVar("T")


@dataclass(frozen=True)
class MendedSource(Source):
    """A file whose content can be changed while the lines of its text stay.

    Parameters
    ----------
    name, text : str
        As of :class:`~lstm_studio.content.source.Source`.
    """

    _data: dict[str, Any] = field(default_factory=dict[str, Any])
    _lines: dict[Place, int] = field(default_factory=dict[Place, int])
    # By the place of a list in the text: which of its elements are still there.
    _alive: dict[Place, list[int]] = field(default_factory=dict[Place, list[int]])
    _made: set[Place] = field(default_factory=set[Place])
    _kinds: list[type[Any]] = field(default_factory=list[type[Any]])

    def parse(self) -> dict[str, Any]:
        """Return the content as it has been mended by now."""
        if not self._data:
            self._data.update(super().parse())
        return self._data

    def convert(self, data: dict[str, Any], kind: type[T]) -> T:
        """Check the content, and remember against what."""
        self._kinds[:] = [kind]
        return super().convert(data, kind)

    def positions(self) -> dict[Place, int]:
        """Return the lines of everything in the text; found once."""
        if not self._lines:
            self._lines.update(super().positions())
        return self._lines

    def line(self, place: Place) -> int:
        """Return the line at which stands in the text what now stands at `place`."""
        return super().line(self.original(place))

    def original(self, place: Place) -> Place:
        """Return where in the text stands what now stands at `place`."""
        found: list[str | int] = []
        for part in place:
            alive = self._alive.get(tuple(found))
            if isinstance(part, int) and alive is not None:
                part = alive[part] if part < len(alive) else part
            found.append(part)
        return tuple(found)

    def is_made(self, place: Place) -> bool:
        """Return whether what stands at a place, or what it stands in, was made up here."""
        there = self.original(place)
        return any(there[:length] in self._made for length in range(len(there) + 1))

    def mend(self, error: FileError) -> bool:
        """Change the content so that an error does not come again; False when nothing can be."""
        place, data = error.place, self._data
        if error.missing:
            return self._fill(place, error.missing)
        while place and _find(data, place) is _NOTHING:
            place = place[:-1]
        if self.is_made(place):  # made up and wrong again: what it stands in goes
            while place and self.is_made(place):
                place = place[:-1]
        return self._drop(place)

    def _drop(self, place: Place) -> bool:
        if not place:
            return False
        holder: Any = _find(self._data, place[:-1])
        last, items = place[-1], items_of(holder)
        there = self.original(place[:-1])
        if isinstance(holder, list) and isinstance(last, int):
            alive = self._alive.setdefault(there, list(range(len(items))))
            del holder[last], alive[last]
            self._made.add((*there, "less"))
        elif isinstance(holder, dict):
            del holder[last]
            self._made.add((*there, last))
        return True

    def _fill(self, place: Place, key: str) -> bool:
        holder = _find(self._data, place)
        kinds = [one for one in types_at(self._kinds[0], place) if fits(one, holder)]
        kind = next((fields_of(one)[key] for one in kinds if key in fields_of(one)), None)
        if not isinstance(holder, dict) or kind is None:
            return self._drop(place)
        holder[key] = _placeholder(kind, len(self._made))
        self._made.add((*self.original(place), key))
        return True

    def was_shortened(self, place: Place) -> bool:
        """Return whether elements have been taken out of a list."""
        return (*self.original(place), "less") in self._made


def find_errors(
    source: MendedSource, read: Callable[[Source], T]
) -> tuple[T | None, list[FileError]]:
    """Read a file and return all that is wrong with it, by line.

    Parameters
    ----------
    source : MendedSource
    read : callable
        Makes something of it, or raises the first error.

    Returns
    -------
    (value, list of FileError)
        What was made of the file as it is, or mended; None when it could not be mended.
    """
    found: dict[tuple[int, str], FileError] = {}
    value: T | None = None
    for _ in range(_ROUNDS):
        try:
            value = read(source)
            break
        except FileError as error:
            place = (*error.place, error.missing) if error.missing else error.place
            told = source.is_made(place) or source.was_shortened(error.place)
            if not told:
                found.setdefault((error.line, error.problem), error)
            if len(found) >= MOST_ERRORS or not source.mend(error):
                break
    return value, sorted(found.values(), key=lambda one: one.line)


_NOTHING = object()


def _find(data: Any, place: Place) -> Any:
    """Return what stands at a place; ``_NOTHING`` when nothing does."""
    for part in place:
        found = [value for key, value in items_of(data) if key == part]
        if not found:
            return _NOTHING
        data = found[0]
    return data


def _placeholder(kind: Any, number: int) -> Any:
    """Return something of a type, for the place of something that is missing."""
    limits = limits_of(kind)
    bare = next(one for one in alternatives(kind) if one is not type(None))
    if get_origin(bare) is Literal:
        return get_args(bare)[0]
    if get_origin(bare) is list:
        return [_placeholder(get_args(bare)[0], number) for _ in range(limits.get("min_length", 0))]
    if get_origin(bare) is dict:
        return {}
    if bare is bool:
        return False
    if bare in (int, float):
        least = limits.get("ge", limits.get("gt", -1) + 1)
        return bare(max(least, 0) if limits.get("le", 1) >= 0 else limits["le"])
    if isinstance(bare, type) and issubclass(bare, msgspec.Struct):
        config = bare.__struct_config__
        made = {str(config.tag_field): config.tag} if config.tag is not None else {}
        required = {one.encode_name for one in msgspec.structs.fields(bare) if one.required}
        return made | {
            name: _placeholder(one, number)
            for name, one in fields_of(bare).items()
            if name in required
        }
    return f"made-{number}"
