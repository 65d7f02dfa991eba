"""How numbers and symbols are written: never rounding a little to nothing or nearly all to all."""

from __future__ import annotations

import math

from lstm_studio.i18n import MINUS, number, percent, tr

__all__ = [
    "elided",
    "factor",
    "figure",
    "plain_symbol",
    "share",
    "shown",
    "signed",
    "superscript",
    "symbol",
]

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_FINEST = 6
_PREVIOUS = {"c_prev": "C", "h_prev": "h"}
_LETTERS = {"c": "C", "g": "C̃", "tanh_c": "C"}


def figure(value: float, digits: int = 3) -> str:
    """Write `value` with `digits` after the point, more where fewer would tell an untruth.

    A gate of 0.9998 is not open and 0.00004 is not nothing: a number that would round to 0 or
    to ±1 without being it gets more digits or a power of ten.

    Parameters
    ----------
    value : float
        Any number; NaN and infinities are written by their names.
    digits : int
        Digits after the point.
    """
    form, digits = _form(value, digits)
    if form == "power":
        return _power_of_ten(value)
    if form == "nearly one":
        rest = f"1 {MINUS} {_power_of_ten(1.0 - abs(value))}"
        return rest if value > 0 else f"{MINUS}({rest})"
    return number(value, digits)


def shown(value: float, digits: int = 3) -> float:
    """Return the number that :func:`figure` writes, to check that written arithmetic adds up."""
    form, digits = _form(value, digits)
    if form == "plain":
        return round(value, digits) if math.isfinite(value) else value
    if form == "power":
        return float(f"{value:.1e}")
    return math.copysign(1.0 - float(f"{1.0 - abs(value):.1e}"), value)


def _form(value: float, digits: int) -> tuple[str, int]:
    """Return how `value` is written, and with how many digits after the point."""
    size = abs(value)
    if not math.isfinite(value) or size in (0.0, 1.0):
        return "plain", digits
    if size < 0.5 * 10.0**-digits or size >= 1e6:
        return "power", digits
    if size < 1.0:
        while round(size, digits) == 1.0:
            if digits >= _FINEST:
                return "nearly one", digits
            digits += 1
    return "plain", digits


def factor(value: float, digits: int = 3) -> str:
    """Write `value` as a factor behind a dot: as :func:`figure`, with parentheses where needed."""
    text = figure(value, digits)
    return f"({text})" if text.startswith((MINUS, f"1 {MINUS}")) else text


def signed(value: float, digits: int = 2) -> str:
    """Write `value` as :func:`figure` does, with a plus sign before what is above zero."""
    text = figure(value, digits)
    return "+" + text if value > 0 else text


def share(value: float) -> str:
    """Write a fraction as per cent; 0 % and 100 % are written only when it is so.

    Parameters
    ----------
    value : float
        A fraction; 1 is all of it.
    """
    if not math.isfinite(value) or value in (0.0, 1.0):
        return percent(value)
    for digits in range(4):
        if round(100.0 * value, digits) not in (0.0, 100.0):
            return percent(value, digits)
    if value < 0.5:
        return tr("less than {share}", share=percent(0.00001, 3))
    return tr("more than {share}", share=percent(0.99999, 3))


def symbol(quantity: str) -> str:
    """Return the symbol of a quantity as rich text, for example ``<i>f</i><sub>t</sub>``."""
    if quantity in _PREVIOUS:
        return f"<i>{_PREVIOUS[quantity]}</i><sub>t−1</sub>"
    if quantity == "kept":
        return f"{symbol('f')} ⊙ {symbol('c_prev')}"
    if quantity == "write":
        return f"{symbol('i')} ⊙ {symbol('g')}"
    letter = f"<i>{_LETTERS.get(quantity, quantity)}</i><sub>t</sub>"
    return f"tanh({letter})" if quantity == "tanh_c" else letter


def plain_symbol(quantity: str) -> str:
    """Return the symbol of a quantity as plain text, for example ``fₜ``."""
    if quantity in _PREVIOUS:
        return f"{_PREVIOUS[quantity]}ₜ₋₁"
    if quantity == "kept":
        return f"{plain_symbol('f')} ⊙ {plain_symbol('c_prev')}"
    if quantity == "write":
        return f"{plain_symbol('i')} ⊙ {plain_symbol('g')}"
    letter = f"{_LETTERS.get(quantity, quantity)}ₜ"
    return f"tanh({letter})" if quantity == "tanh_c" else letter


def superscript(count: int) -> str:
    """Return a whole number in small raised figures."""
    return str(count).translate(_SUPERSCRIPT)


def elided(text: str, most: int = 24) -> str:
    """Return `text` on one line and no longer than `most` characters, cut in the middle."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    front = (most - 1 + 1) // 2
    return line[:front] + "…" + line[len(line) - (most - 1 - front) :]


def _power_of_ten(value: float) -> str:
    mantissa, exponent = f"{abs(value):.1e}".split("e")
    sign = MINUS if value < 0 else ""
    return f"{sign}{number(float(mantissa), 1)}·10{superscript(int(exponent))}"
