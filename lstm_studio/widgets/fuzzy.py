"""Finding a command by a few of its letters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Match", "match"]


@dataclass(frozen=True)
class Match:
    """How well a text fits, the less `rank` the better, and which of its letters were meant."""

    rank: tuple[int, int, int]
    positions: tuple[int, ...]


def match(query: str, text: str) -> Match | None:
    """Compare what was typed with a title.

    Spaces and case do not matter.  In order of rank: the title begins with the query; a word
    does; it stands somewhere inside; its letters begin words; they come in this order, the closer
    together the better.  Among equals, the earlier and then the shorter title wins.

    Parameters
    ----------
    query : str
        What was typed.
    text : str
        A title.

    Returns
    -------
    Match or None
        None when some letter is missing.
    """
    wanted = "".join(query.split()).casefold()
    if not wanted:
        return Match((0, 0, 0), ())
    letters, places, starts = _letters(text)
    tier, begin = _whole(wanted, letters, starts)
    if begin >= 0:
        return Match((tier, begin, len(text)), places[begin : begin + len(wanted)])
    initials = _in_order(wanted, [(letters[i], places[i]) for i in starts])
    if initials is not None:
        return Match((3, initials[-1] - initials[0], len(text)), initials)
    spread = _closest(wanted, letters, places)
    return Match((4, spread[-1] - spread[0], len(text)), spread) if spread is not None else None


@lru_cache(maxsize=1024)
def _letters(text: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """Return the letters of `text` without spaces, their places in it, and which begin words."""
    letters, places = "", []
    for place, letter in enumerate(text):
        folded = letter.casefold()
        if not letter.isspace():
            letters += folded
            places += [place] * len(folded)
    starts = (i for i, place in enumerate(places) if place == 0 or not text[place - 1].isalnum())
    return letters, tuple(places), tuple(starts)


def _whole(wanted: str, letters: str, starts: tuple[int, ...]) -> tuple[int, int]:
    """Return the rank and the place at which `wanted` stands in one piece; -1 for nowhere."""
    first = letters.find(wanted)
    if first <= 0:
        return 0, first
    begin = next((i for i in starts if letters.startswith(wanted, i)), -1)
    return (1, begin) if begin >= 0 else (2, first)


def _in_order(wanted: str, pairs: list[tuple[str, int]]) -> tuple[int, ...] | None:
    """Return where the letters of `wanted` come one after the other, or None."""
    found: list[int] = []
    rest = iter(pairs)
    for letter in wanted:
        place = next((place for candidate, place in rest if candidate == letter), None)
        if place is None:
            return None
        found.append(place)
    return tuple(found)


def _closest(wanted: str, letters: str, places: tuple[int, ...]) -> tuple[int, ...] | None:
    """Return the narrowest of the ways in which `wanted` comes in order, over all beginnings."""
    best: tuple[int, ...] | None = None
    pairs = list(zip(letters, places, strict=True))
    for begin, letter in enumerate(letters):
        if letter == wanted[0]:
            found = _in_order(wanted, pairs[begin:])
            if found is None:
                break
            if best is None or found[-1] - found[0] < best[-1] - best[0]:
                best = found
    return best
