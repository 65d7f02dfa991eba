"""What a person could follow in a text, written down at every character.

Each property is a number after each character has been read, found by a machine that reads from
left to right and knows nothing of what is to come: just what a unit of a network could know.  The
character that opens a quotation is inside, the one that closes it is not.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from lstm_studio.core.params import Floats, frozen

__all__ = ["PROPERTIES", "YES_NO", "PropertyName", "property_values"]

PropertyName = Literal[
    "quotes", "depth", "indent", "leading", "string", "comment", "line", "word", "letter", "coin"
]
PROPERTIES: tuple[PropertyName, ...] = (
    "quotes",
    "depth",
    "indent",
    "leading",
    "string",
    "comment",
    "line",
    "word",
    "letter",
    "coin",
)
"""All properties, in the order of a list.

``quotes`` inside "…"; ``depth`` brackets that are open; ``indent`` spaces at the beginning of the
line, as far as it has been read; ``leading`` among them; ``string`` and ``comment`` inside those of
Python; ``line`` and ``word`` characters since line and word began; ``letter`` the character is one;
``coin`` nothing at all: a coin that is tossed every :data:`TOSS` characters.
"""

YES_NO = ("quotes", "leading", "string", "comment", "letter", "coin")
"""The properties that are 0 or 1."""

TOSS = 12
COIN_SEED = 0

_OPEN, _CLOSE = "([{", ")]}"


def property_values(name: PropertyName, text: str, python: bool = False) -> Floats:
    """Return a property after each character of a text, (T,).

    Parameters
    ----------
    name : str
        One of :data:`PROPERTIES`.
    text : str
    python : bool
        Whether the text is Python: brackets in strings and comments are none then.
    """
    if name in ("string", "comment"):
        return frozen([state.kind == name for state in _lexed(text)])
    if name == "depth":
        return frozen(_depths(text, python))
    return frozen(_SIMPLE[name](text))


def _quotes(text: str) -> list[float]:
    found: list[float] = []
    inside = False
    for sign in text:
        inside ^= sign == '"'
        found.append(float(inside))
    return found


def _depths(text: str, python: bool) -> list[float]:
    found: list[float] = []
    depth = 0
    states = _lexed(text) if python else None
    for place, sign in enumerate(text):
        if states is None or not states[place].kind:
            depth = depth + (sign in _OPEN) - (sign in _CLOSE)
            depth = max(depth, 0)
        found.append(float(depth))
    return found


def _indents(text: str) -> list[float]:
    found: list[float] = []
    width, leading = 0, True
    for sign in text:
        if sign == "\n":
            width, leading = 0, True
        elif sign == " " and leading:
            width += 1
        else:
            leading = False
        found.append(float(width))
    return found


def _leading(text: str) -> list[float]:
    found: list[float] = []
    leading = True
    for sign in text:
        leading = sign == "\n" or (leading and sign == " ")
        found.append(float(leading and sign == " "))
    return found


def _since(text: str, ends: Callable[[str], bool]) -> list[float]:
    """Count the characters since one that `ends` what is counted; that one is 0."""
    found: list[float] = []
    count = 0
    for sign in text:
        count = 0 if ends(sign) else count + 1
        found.append(float(count))
    return found


def _line(text: str) -> list[float]:
    return _since(text, "\n".__eq__)


def _word(text: str) -> list[float]:
    return _since(text, _no_letter)


def _no_letter(sign: str) -> bool:
    return not (sign.isalnum() or sign == "_")


def _letter(text: str) -> list[float]:
    return [float(sign.isalpha()) for sign in text]


def _coin(text: str) -> list[float]:
    rng = random.Random(COIN_SEED)
    sides = [float(rng.random() < 0.5) for _ in range(len(text) // TOSS + 1)]
    return [sides[place // TOSS] for place in range(len(text))]


_SIMPLE: dict[str, Callable[[str], list[float]]] = {
    "quotes": _quotes,
    "indent": _indents,
    "leading": _leading,
    "line": _line,
    "word": _word,
    "letter": _letter,
    "coin": _coin,
}


# ----------------------------------------------------------------------------- Python's strings


@dataclass(frozen=True)
class _Inside:
    """What a place of a Python text lies in: ``string``, ``comment`` or nothing; and its quote."""

    kind: str = ""
    quote: str = ""


_CODE, _COMMENT = _Inside(), _Inside("comment")


def _lexed(text: str) -> list[_Inside]:
    """Return what every character lies in.

    Three quotes in a row open a long string; until the third has been read, two of them are an
    empty short one.  A short string that is not closed ends with its line.
    """
    found: list[_Inside] = []
    now, escaped, place = _CODE, False, 0
    while place < len(text):
        sign = text[place]
        step = 1
        if now is _COMMENT:
            now = _CODE if sign == "\n" else now
        elif now.kind:
            if escaped:
                escaped = False
            elif sign == "\\":
                escaped = True
            elif text.startswith(now.quote, place):
                step, now = len(now.quote), _CODE
            elif sign == "\n" and len(now.quote) == 1:
                now = _CODE
        elif sign == "#":
            now = _COMMENT
        elif sign in "'\"":
            long = text.startswith(3 * sign, place)
            now = _Inside("string", 3 * sign if long else sign)
            step = len(now.quote)
        if now is _CODE and step > 1:  # the quotes that close are inside but for the last one
            found += [_Inside("string", text[place : place + step])] * (step - 1) + [_CODE]
        else:
            found += [now] * step
        place += step
    return found
