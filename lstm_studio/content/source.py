"""A TOML file with its lines, so that whatever is wrong in it can be pointed at."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from lstm_studio.content.shape import Place, cleaned_data, find_excess, items_of, unusable_number
from lstm_studio.core.errors import StudioError
from lstm_studio.core.texts import clipped, harmless
from lstm_studio.i18n import integer, number, tr

__all__ = ["MAX_BYTES", "FileError", "Place", "Source", "read_source"]

MAX_BYTES = 400_000
"""The largest file that is read; a lesson of thirteen steps takes about one tenth of it."""

T = TypeVar("T")

MAX_PROBLEM, MAX_HINT = 400, 2000
"""Characters of an error: a file's own words are in it, and nobody reads a page of them."""

_SYNTAX_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class FileError(StudioError):
    """An error in a file, with its place.

    Parameters
    ----------
    file : str
        The name of the file.
    line : int
        Counted from 1.
    problem, hint : str
        Translated sentences.
    place : tuple of str or int
        Where it stands: keys and 0-based list indices, as in ``("programme", "forget", 3)``.
    missing : str
        The key that is missing at `place`; empty for every other error.
    """

    def __init__(
        self,
        file: str,
        line: int,
        problem: str,
        hint: str = "",
        place: Place = (),
        missing: str = "",
    ) -> None:
        message = tr("{file}, line {line}: {problem}", file=file, line=line, problem=problem)
        super().__init__(message, hint)
        self.file = file
        self.line = line
        self.problem = problem
        self.place = place
        self.missing = missing


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

    def error(self, place: Place, problem: str, hint: str = "", missing: str = "") -> FileError:
        """Return an error that names the file and the line of `place`.

        Parameters
        ----------
        place : tuple of str or int
            The key or the element that is wrong; where it does not exist, whatever holds it.
        problem, hint : str
            Translated sentences.
        missing : str
            The key that is missing there, if that is what is wrong.
        """
        return self.error_at(self.line(place), problem, hint, place, missing)

    def line(self, place: Place) -> int:
        """Return the line of `place`, counted from 1; where it is not, that of what holds it."""
        found = self.positions()
        while place and place not in found:
            place = place[:-1]
        return found.get(place, 1)

    def positions(self) -> dict[Place, int]:
        """Return the lines of everything in the text."""
        from lstm_studio.content.places import positions  # needed by errors alone

        return positions(self.text)

    def error_at(
        self, line: int, problem: str, hint: str = "", place: Place = (), missing: str = ""
    ) -> FileError:
        """Return an error that names the file and `line`, counted from 1."""
        name, problem = harmless(clipped(self.name, 120)), harmless(problem)
        if len(problem) > MAX_PROBLEM:
            problem = clipped(problem, MAX_PROBLEM)
        if len(hint) > MAX_HINT:
            hint = clipped(hint, MAX_HINT)
        return FileError(name, line, problem, harmless(hint), place, missing)

    def decode(self, kind: type[T]) -> T:
        """Read the text as TOML and check it against a msgspec structure.

        Raises
        ------
        FileError
            When it is not TOML or not of that structure, with file and line.
        """
        return self.convert(self.parse(), kind)

    def parse(self) -> dict[str, Any]:
        """Read the text as TOML; its texts are without marks that nobody sees.

        Raises
        ------
        FileError
            When it is not TOML, or holds what is no text and no number.
        """
        excess = find_excess(self.text)
        if excess is not None:
            position, problem = excess
            raise self.error_at(self.text.count("\n", 0, position) + 1, problem)
        try:
            data = tomllib.loads(self.text)
        except RecursionError:
            raise self.error_at(1, tr("The brackets are nested too deeply.")) from None
        except ValueError as error:  # tomllib's own errors, and numbers Python refuses to read
            raise self._syntax(str(error)) from None
        wrong = cleaned_data(data)
        if wrong is not None:
            raise self.error(*wrong)
        return data

    def convert(self, data: dict[str, Any], kind: type[T]) -> T:
        """Check what was read against a msgspec structure.

        Raises
        ------
        FileError
            When it is not of that structure, with file and line.
        """
        try:
            found = msgspec.convert(data, kind)
        except msgspec.ValidationError as error:
            raise self._mismatch(str(error), kind, data) from None
        wrong = unusable_number(data)  # after what a format says of its numbers in its own words
        if wrong is not None:
            raise self.error(*wrong)
        return found

    def _syntax(self, text: str) -> FileError:
        found = _SYNTAX_PLACE.search(text)
        line = int(found[1]) if found and found[1] else self.text.rstrip().count("\n") + 1
        detail = text[: found.start()] if found else text
        return self.error_at(
            line,
            tr("This cannot be read as TOML: {detail}.", detail=detail),
            tr("Texts stand in quotes, lists in brackets, and every key once."),
        )

    def _mismatch(self, text: str, kind: type[Any], data: object) -> FileError:
        """Say in plain words what msgspec found; its own sentence where it is a new one."""
        said, _, where = text.partition(" - at `$")
        place = _place(where.rstrip("`"))
        name = next((part for part in reversed(place) if isinstance(part, str)), "")
        if found := re.fullmatch("Object contains unknown field `(.*)`", said, re.DOTALL):
            known = ", ".join(_fields_at(kind, place, found[1], data))
            problem = tr("“{key}” is not known here.", key=found[1])
            hint = tr("Known are: {names}.", names=known) if known else ""
            return self.error((*place, found[1]), problem, hint)
        if found := re.fullmatch("Object missing required field `(.*)`", said):
            return self.error(
                place,
                tr("“{key}” is missing.", key=found[1]),
                tr("Write {key} = … there.", key=found[1]),
                missing=found[1],
            )
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
        if re.fullmatch("Expected `(?:str|array)` of length >= 1", said):
            hint = tr("Write something, or leave the key out where it may be.")
            return self.error(place, tr("“{key}” is empty.", key=name), hint)
        if found := re.fullmatch("Expected `str` of length <= (.*)", said):
            return self.error(
                place,
                tr("“{key}” is too long.", key=name),
                tr("Up to {most} characters are possible.", most=integer(int(found[1]))),
            )
        if found := re.fullmatch("Expected `(?:array|object)` of length (>=|<=) (.*)", said):
            count = integer(int(found[2]))
            return self.error(
                place,
                tr("“{key}” has too few entries; at least {count}.", key=name, count=count)
                if found[1] == ">="
                else tr("“{key}” has too many entries; at most {count}.", key=name, count=count),
            )
        if found := re.fullmatch("Expected `str` matching regex '(.*)'", said):
            return self.error(
                place,
                tr("“{key}” cannot be written like this.", key=name),
                tr("Small letters, digits and hyphens, as in forget-gate."),
            )
        if found := re.fullmatch("Invalid (?:enum )?value '(.*)'", said, re.DOTALL):
            problem = tr("“{key}” cannot be “{value}”.", key=name, value=found[1])
            return self.error(place, problem)
        return self.error(place, said)


def read_source(path: Path) -> Source:
    """Read one file of at most :data:`MAX_BYTES` in UTF-8.

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
                limit=number(MAX_BYTES / 1e6, 1),
            ),
            tr("A file of this kind has a few thousand lines at most; is this the right one?"),
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


def _fields_at(kind: type[Any], place: Place, unknown: str, data: object) -> tuple[str, ...]:
    """Return the fields of the structures that can stand at `place` and have no `unknown`."""
    from lstm_studio.content.structures import fields_of, fits, types_at  # needed by errors alone

    for part in place:
        data = dict(items_of(data)).get(part)
    found = [fields_of(one) for one in types_at(kind, place) if fits(one, data)]
    names = [name for fields in found if unknown not in fields for name in fields]
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
