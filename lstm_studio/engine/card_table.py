"""A table of a card's TOML, read value by value, each checked for its type."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, TypeVar, cast

from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr

__all__ = ["CardTable"]

Name = TypeVar("Name", bound=str)


class CardTable:
    """The keys of one TOML table, each to be taken once.

    Parameters
    ----------
    file : str
        The file's name, for errors.
    values : dict
        What ``tomllib`` made of it.
    path : str
        Where the table stands in the file, for errors; empty for the whole file.
    """

    def __init__(self, file: str, values: dict[str, Any], path: str = "") -> None:
        self._file = file
        self._values = dict(values)
        self._path = path

    def text(self, key: str) -> str:
        """Take a text that is not empty."""
        value = self._take(key)
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(key, tr("a text"))
        return value

    def one_of(self, key: str, names: Sequence[Name]) -> Name:
        """Take a text that is one of `names`."""
        value = self._take(key)
        for name in names:
            if value == name:
                return name
        raise self._wrong(key, tr("one of {names}", names=", ".join(names)))

    def integer(self, key: str, least: int) -> int:
        """Take a whole number of at least `least`."""
        value = self._take(key)
        if type(value) is not int or value < least:
            raise self._wrong(key, tr("a whole number of at least {least}", least=least))
        return value

    def number(self, key: str) -> float:
        """Take a finite number that is not negative."""
        value = self._take(key)
        if not _is_number(value):
            raise self._wrong(key, tr("a finite number that is not negative"))
        return float(value)

    def numbers(self, key: str) -> tuple[float, ...]:
        """Take a list of finite numbers that are not negative."""
        value = self._take(key)
        if not isinstance(value, list) or not all(map(_is_number, cast(list[object], value))):
            raise self._wrong(key, tr("a list of finite numbers that are not negative"))
        return tuple(map(float, cast(list[float], value)))

    def table(self, key: str) -> CardTable:
        """Take a table."""
        value = self._take(key)
        if not isinstance(value, dict):
            raise self._wrong(key, tr("a table"))
        return CardTable(self._file, cast(dict[str, Any], value), f"{self._path}{key}.")

    def tables(self, key: str) -> tuple[CardTable, ...]:
        """Take a list of tables that is not empty."""
        value = self._take(key)
        if not isinstance(value, list) or not value:
            raise self._wrong(key, tr("a list of tables"))
        found: list[CardTable] = []
        for index, one in enumerate(cast(list[object], value)):
            if not isinstance(one, dict):
                raise self._wrong(key, tr("a list of tables"))
            path = f"{self._path}{key}[{index}]."
            found.append(CardTable(self._file, cast(dict[str, Any], one), path))
        return tuple(found)

    def refuse_rest(self) -> None:
        """Raise when a key was not taken: it is misspelt or belongs to another version."""
        if self._values:
            names = ", ".join(self._path + key for key in self._values)
            raise self._error(tr("it has keys that do not belong there: {names}", names=names))

    def _take(self, key: str) -> Any:
        try:
            return self._values.pop(key)
        except KeyError:
            raise self._error(tr("it has no {key}", key=self._path + key)) from None

    def _wrong(self, key: str, expected: str) -> StudioError:
        return self._error(
            tr("{key} has to be {expected}", key=self._path + key, expected=expected)
        )

    def _error(self, reason: str) -> StudioError:
        return StudioError(
            tr("{file} is not used: {reason}.", file=self._file, reason=reason),
            tr("Take the file from a fresh copy of the program, or make it again."),
        )


def _is_number(value: object) -> bool:
    """Tell whether a value is a number that a float can hold; true and false are none."""
    if type(value) not in (int, float):
        return False
    return 0 <= cast(float, value) <= sys.float_info.max  # false for NaN
