"""A TOML file with its lines, so that whatever is wrong in it can be pointed at."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import integer, number, tr

__all__ = ["MAX_BYTES", "Place", "Source", "read_source"]

MAX_BYTES = 1_000_000
"""The largest file that is read; a sequence takes about one thousandth of it."""

Place = tuple[str | int, ...]
"""Where something stands: keys and 0-based list indices, as in ``("programme", "forget", 3)``."""

T = TypeVar("T")

_SYNTAX_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True)
class Source:
    """The text of one file.

    Parameters
    ----------
    name : str
        What errors call it.
    text : str
        All of it.
    """

    name: str
    text: str

    def error(self, place: Place, problem: str, hint: str = "") -> StudioError:
        """Return an error that names the file and the line of `place`.

        Parameters
        ----------
        place : tuple of str or int
            The key or the element that is wrong; where it does not exist, whatever holds it.
        problem, hint : str
            Translated sentences.
        """
        from lstm_studio.content.places import positions  # needed by errors alone

        found = positions(self.text)
        while place and place not in found:
            place = place[:-1]
        return self.error_at(found.get(place, 1), problem, hint)

    def error_at(self, line: int, problem: str, hint: str = "") -> StudioError:
        """Return an error that names the file and `line`, counted from 1."""
        return StudioError(
            tr("{file}, line {line}: {problem}", file=self.name, line=line, problem=problem), hint
        )

    def decode(self, kind: type[T]) -> T:
        """Read the text as TOML and check it against a msgspec structure.

        Raises
        ------
        StudioError
            When it is not TOML or not of that structure, with file and line.
        """
        try:
            data = tomllib.loads(self.text)
        except RecursionError:
            raise self.error_at(1, tr("The brackets are nested too deeply.")) from None
        except ValueError as error:  # tomllib's own errors, and numbers Python refuses to read
            raise self._syntax(str(error)) from None
        try:
            return msgspec.convert(data, kind)
        except msgspec.ValidationError as error:
            raise self._mismatch(str(error), kind) from None

    def _syntax(self, text: str) -> StudioError:
        found = _SYNTAX_PLACE.search(text)
        line = int(found[1]) if found and found[1] else self.text.rstrip().count("\n") + 1
        detail = text[: found.start()] if found else text
        return self.error_at(
            line,
            tr("This cannot be read as TOML: {detail}.", detail=detail),
            tr("Texts stand in quotes, lists in brackets, and every key once."),
        )

    def _mismatch(self, text: str, kind: type[Any]) -> StudioError:
        """Say in plain words what msgspec found; its own sentence where it is a new one."""
        said, _, where = text.partition(" - at `$")
        place = _place(where.rstrip("`"))
        name = next((part for part in reversed(place) if isinstance(part, str)), "")
        if found := re.fullmatch("Object contains unknown field `(.*)`", said, re.DOTALL):
            known = ", ".join(_fields_at(kind, place, found[1]))
            problem = tr("“{key}” is not known here.", key=found[1])
            hint = tr("Known are: {names}.", names=known) if known else ""
            return self.error((*place, found[1]), problem, hint)
        if found := re.fullmatch("Object missing required field `(.*)`", said):
            return self.error(place, tr("“{key}” is missing.", key=found[1]))
        if found := re.fullmatch("Expected (`.*`), got `(.*)`", said):
            return self.error(
                place,
                tr(
                    "“{key}” holds {found}.",
                    key=name,
                    found=_names_of_types().get(found[2], found[2]),
                ),
                tr("Expected: {types}.", types=_alternatives(found[1])),
            )
        if found := re.fullmatch("Expected `(?:float|int)` (>=|<=|>|<) (.*)", said):
            limit = number(float(found[2]), 0)
            says = {
                ">=": tr("“{key}” must be at least {limit}.", key=name, limit=limit),
                "<=": tr("“{key}” must be at most {limit}.", key=name, limit=limit),
                ">": tr("“{key}” must be more than {limit}.", key=name, limit=limit),
                "<": tr("“{key}” must be less than {limit}.", key=name, limit=limit),
            }
            return self.error(place, says[found[1]])
        if re.fullmatch("Expected `str` of length >= 1", said):
            return self.error(place, tr("“{key}” is empty.", key=name))
        if found := re.fullmatch("Expected `(?:str|array|object)` of length <= (.*)", said):
            limit = integer(int(found[1]))
            problem = tr("“{key}” is longer than {limit} characters.", key=name, limit=limit)
            return self.error(place, problem)
        if re.fullmatch("Expected `str` matching regex .*", said, re.DOTALL):
            problem = tr("“{key}” is written in a form that is not possible here.", key=name)
            return self.error(place, problem, tr("Small letters a to z, figures and hyphens."))
        if found := re.fullmatch("Invalid (?:enum )?value '(.*)'", said, re.DOTALL):
            problem = tr("“{key}” cannot be “{value}”.", key=name, value=found[1])
            return self.error(place, problem)
        return self.error(place, said)


def read_source(path: Path) -> Source:
    """Read one file of at most 1 MB in UTF-8.

    Raises
    ------
    StudioError
        When it cannot be opened, is too large or is not UTF-8; the byte is named.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise StudioError(
            tr("{file} cannot be opened: {reason}.", file=path.name, reason=error.strerror),
            tr("Check the name and whether you may read the file."),
        ) from error
    if len(data) > MAX_BYTES:
        raise StudioError(
            tr(
                "{file} is larger than {limit} MB.",
                file=path.name,
                limit=number(MAX_BYTES / 1e6, 0),
            ),
            tr("A sequence file has a few hundred lines at most; is this the right one?"),
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # A signature that was taken away still counts for the byte, not for the line.
        offset = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        raise Source(path.name, "").error_at(
            data.count(b"\n", 0, offset) + 1,
            tr("The text is not UTF-8: byte {position} is wrong.", position=integer(offset + 1)),
            tr("Save the file with the encoding UTF-8."),
        ) from None
    return Source(path.name, text)


def _place(path: str) -> Place:
    """Turn msgspec's ``.values[3]`` into a place; ``[...]`` is some value of a table."""
    parts: list[str | int] = []
    for name, index in re.findall(r"\.([^.\[]+)|\[(\d+)\]", path):
        parts.append(name or int(index))
    return tuple(parts)


def _fields_at(kind: type[Any], place: Place, unknown: str) -> tuple[str, ...]:
    """Return the fields of the structures that can stand at `place` and have no `unknown`."""
    found: list[Any] = [kind]
    for part in place:
        inner: list[Any] = []
        for one in found:
            if isinstance(part, str) and part in getattr(one, "__struct_fields__", ()):
                field = next(f for f in msgspec.structs.fields(one) if f.name == part)
                inner += getattr(field.type, "__args__", (field.type,))
        found = inner
    structures: list[tuple[str, ...]] = [getattr(one, "__struct_fields__", ()) for one in found]
    names = [name for fields in structures if unknown not in fields for name in fields]
    return tuple(dict.fromkeys(names))


def _names_of_types() -> dict[str, str]:
    return {
        "float": tr("a number"),
        "int": tr("a whole number"),
        "str": tr("a text"),
        "bool": tr("true or false"),
        "array": tr("a list"),
        "object": tr("a table"),
        "null": tr("nothing"),
        "date": tr("a date"),
        "time": tr("a time"),
        "datetime": tr("a date and time"),
    }


def _alternatives(types: str) -> str:
    names = _names_of_types()
    known = [names.get(name, name) for name in types.strip("`").split(" | ") if name != "null"]
    return ", ".join(known)
