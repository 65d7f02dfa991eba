"""Every text a person reads passes through here, so that layers without Qt can be translated.

``tr`` looks a source text up and fills in its values; ``number`` and ``percent`` write figures
the way the person's locale does.  Without Qt both speak English.  The application installs Qt's
``QCoreApplication.translate`` and ``QLocale`` at start (:func:`install`), which is why the core
can make sentences that follow the user's language without ever importing Qt.
"""

from __future__ import annotations

import math
from collections.abc import Callable

__all__ = ["CONTEXT", "install", "integer", "number", "percent", "tr"]

CONTEXT = "LSTMStudio"
"""The one translation context; a text has one meaning in the whole program."""

MINUS = "\N{MINUS SIGN}"


def _plain_translate(context: str, text: str) -> str:
    return text


def _plain_number(value: float, digits: int) -> str:
    return f"{value:,.{digits}f}"


_translate: Callable[[str, str], str] = _plain_translate
_number: Callable[[float, int], str] = _plain_number


def install(
    translate: Callable[[str, str], str] | None = None,
    number: Callable[[float, int], str] | None = None,
) -> None:
    """Set the functions that translate a text and that write a number; ``None`` means English.

    Parameters
    ----------
    translate : callable, optional
        ``(context, source) -> text``.
    number : callable, optional
        ``(value, digits after the point) -> text``.
    """
    global _translate, _number
    _translate = translate or _plain_translate
    _number = number or _plain_number


def tr(source: str, /, **values: object) -> str:
    """Return the translation of `source` with ``{name}`` replaced by `values`.

    Braces in values are left as they are: only the template is parsed.
    """
    text = _translate(CONTEXT, source)
    return text.format(**values) if values else text


def number(value: float, digits: int = 2) -> str:
    """Write `value` with a fixed count of digits; NaN and infinities by their names.

    A rounded zero has no sign, and the sign of the rest is a real minus.
    """
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else MINUS + "∞"
    if abs(value) >= 1e7:
        return f"{value:.{digits}e}".replace("-", MINUS)
    text = _number(abs(value), digits)
    return MINUS + text if value < 0 and round(value, digits) != 0 else text


def integer(value: int) -> str:
    """Write a whole number."""
    text = _number(float(abs(value)), 0)
    return MINUS + text if value < 0 else text


def percent(value: float, digits: int = 0) -> str:
    """Write a fraction as per cent with a narrow no-break space before the sign."""
    return number(100.0 * value, digits) + "\N{NARROW NO-BREAK SPACE}%"
