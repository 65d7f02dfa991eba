"""A table of a card's TOML, read value by value, each checked for its type."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Sequence
from typing import Any, TypeVar, cast

from lstm_studio.core.errors import StudioError
from lstm_studio.engine.shipped_files import damaged
from lstm_studio.i18n import tr

__all__ = ["CardTable", "parse_toml"]

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

    def share(self, key: str) -> float:
        """Take a number from 0 to 1."""
        value = self._take(key)
        if not _is_share(value):
            raise self._wrong(key, tr("a number from 0 to 1"))
        return float(value)

    def shares(self, key: str, count: int) -> tuple[float, ...]:
        """Take a list of exactly `count` numbers from 0 to 1."""
        value = self._list(key)
        if len(value) != count or not all(map(_is_share, value)):
            raise self._wrong(key, tr("a list of {count} numbers from 0 to 1", count=count))
        return tuple(map(float, cast(list[float], value)))

    def integers(self, key: str, least: int) -> tuple[int, ...]:
        """Take a list of whole numbers of at least `least`."""
        value = self._list(key)
        if not all(type(one) is int and one >= least for one in value):
            raise self._wrong(key, tr("a list of whole numbers of at least {least}", least=least))
        return tuple(cast(list[int], value))

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts that are not empty."""
        value = self._list(key)
        if not all(isinstance(one, str) and one.strip() for one in value):
            raise self._wrong(key, tr("a list of texts"))
        return tuple(cast(list[str], value))

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

    def __contains__(self, key: str) -> bool:
        """Tell whether a key is there that was not taken yet."""
        return key in self._values

    def refuse_rest(self) -> None:
        """Raise when a key was not taken: it is misspelt or belongs to another version."""
        if self._values:
            names = ", ".join(self._path + key for key in self._values)
            raise self._error(tr("it has keys that do not belong there: {names}", names=names))

    def _list(self, key: str) -> list[object]:
        value = self._take(key)
        if not isinstance(value, list):
            raise self._wrong(key, tr("a list"))
        return cast(list[object], value)

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
        return damaged(self._file, reason)


def parse_toml(file: str, text: str) -> CardTable:
    """Return the whole table of a TOML text.

    Raises
    ------
    StudioError
        When it is no TOML.
    """
    try:
        return CardTable(file, tomllib.loads(text))
    except (ValueError, RecursionError) as error:  # TOML's errors are ValueErrors
        raise damaged(file, str(error)) from error


def _is_number(value: object) -> bool:
    """Tell whether a value is a number that a float can hold; true and false are none."""
    if type(value) not in (int, float):
        return False
    return 0 <= cast(float, value) <= sys.float_info.max  # false for NaN


def _is_share(value: object) -> bool:
    return _is_number(value) and cast(float, value) <= 1
