"""Numbers as people write them, one at a time."""

from __future__ import annotations

import math
import re

__all__ = ["could_be_thousands", "is_written_as", "read_number"]

_NUMBER = re.compile(
    r"[+-]?(?:(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?|nan|inf|infinity|∞)", re.IGNORECASE
)
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]*)?")


def read_number(text: str, decimal_comma: bool = False) -> float | None:
    """Return the number that `text` writes, None when it writes none.

    Parameters
    ----------
    text : str
        ``0.5``, ``-1e-3``, ``nan``, ``inf``; a real minus sign and ∞ are understood too.
    decimal_comma : bool
        Whether one comma may stand in place of the point.

    Returns
    -------
    float or None
        Infinite also for finite numbers beyond the range of float64.
    """
    plain = text.replace("\N{MINUS SIGN}", "-")
    if decimal_comma and "." not in plain:
        plain = plain.replace(",", ".", 1)
    if _NUMBER.fullmatch(plain) is None:
        return None
    return float(plain.replace("∞", "inf"))


def is_written_as(text: str, value: float) -> bool:
    """Say whether `text` writes the number `value`, with a decimal comma or a point."""
    found = read_number(text, decimal_comma=True)
    return found is not None and (found == value or (math.isnan(found) and math.isnan(value)))


def could_be_thousands(text: str) -> bool:
    """Say whether the commas in `text` may separate thousands: ``1,234`` and ``1,234.5``."""
    return _THOUSANDS.fullmatch(text.replace("\N{MINUS SIGN}", "-")) is not None
