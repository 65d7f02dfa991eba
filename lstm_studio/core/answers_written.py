"""Numbers as students write them: point or comma, thousands, spaces, a real minus."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["MAX_WRITTEN", "written_numbers"]

MAX_WRITTEN = 60
"""The longest text that is read as a number."""

_MINUS = str.maketrans(dict.fromkeys("\u2212\u2010\u2011\u2012\u2013\u2014\ufe63\uff0d", "-"))
_PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?", re.IGNORECASE)
_GROUPS = r"[+-]?\d{1,3}(?:%s\d{3})+"
_BEFORE = re.compile(r"^(?:.{0,20}[=≈~]|[=≈~])\s*")


def written_numbers(text: str) -> tuple[float, ...]:
    """Return the numbers that a text may mean; none when it is no number.

    A comma or a point alone before three digits can part thousands or decimals: ``1,234`` is 1234
    to one reader and 1.234 to another, so both come back and the first is the decimal one.
    Whatever is certain comes back alone.

    Parameters
    ----------
    text : str
        ``0.86``, ``0,86``, ``−0.86``, ``1 234``, ``1.234,5``, ``C = 0.86``, ``8.6e-1``.

    Returns
    -------
    tuple of float
        Finite numbers.
    """
    if len(text) > MAX_WRITTEN:
        return ()
    plain = "".join(
        str(unicodedata.decimal(one)) if one.isdecimal() else one
        for one in text.translate(_MINUS).strip()
    )
    plain = _BEFORE.sub("", plain).replace("\u066b", ".")
    plain = re.sub(r"(?<=\d)[\s'\u2019](?=\d{3}(?:\D|$))", "", plain)  # thousands by spaces
    plain = re.sub(r"^([+-])\s+", r"\1", plain)
    commas, points = plain.count(","), plain.count(".")
    found: list[str] = []
    if commas and points:
        last = max(plain.rfind(","), plain.rfind("."))
        thousands = "," if plain[last] == "." else "."
        whole, rest = plain[:last], plain[last + 1 :]
        if re.fullmatch(_GROUPS % re.escape(thousands), whole):
            found = [f"{whole.replace(thousands, '')}.{rest}"]
    elif commas + points > 1:
        mark = "," if commas else "."
        if re.fullmatch(_GROUPS % re.escape(mark), plain):
            found = [plain.replace(mark, "")]
    else:
        found = [plain.replace(",", ".")]
        if re.fullmatch(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", plain):
            found.append(re.sub("[.,]", "", plain))
    numbers = [float(one) for one in found if _PLAIN.fullmatch(one)]
    return tuple(number for number in numbers if abs(number) < float("inf"))
