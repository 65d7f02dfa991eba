"""Numbers known by their logarithm, however small, as people write them."""

from __future__ import annotations

import math

from lstm_studio.i18n import number

__all__ = ["power_of_ten", "power_text"]

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def power_of_ten(exponent: int) -> str:
    """Return ``10⁻²⁰``; ``1`` for exponent 0."""
    return "1" if exponent == 0 else "10" + str(exponent).translate(_RAISED)


def power_text(log10: float, exact: bool = False) -> str:
    """Write the number whose logarithm to the base 10 is given.

    Parameters
    ----------
    log10 : float
        −∞ for 0.
    exact : bool
        Write ``3.2 × 10⁻²⁹`` where ``10⁻²⁹`` would do to compare.
    """
    if not math.isfinite(log10):
        return "0" if log10 == -math.inf else number(log10)
    if -2.0 <= log10 < 3.0:
        value = 10.0**log10
        # Two figures that count, whatever the size.
        return number(value, min(max(1 - math.floor(log10), 0), 3))
    power = math.floor(log10) if exact else round(log10)
    lead = round(10.0 ** (log10 - power), 1)
    if exact and lead >= 10.0:
        power, lead = power + 1, 1.0
    return f"{number(lead, 1)} × {power_of_ten(power)}" if exact else power_of_ten(power)
