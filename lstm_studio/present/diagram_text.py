"""How wide a text is and how short a number must be to fit into a diagram.

Widths come from the advance table of Inter, the font that the program brings along (SIL OFL), so
that a layout is the same without Qt; a test holds the table against Qt's own metrics.
"""

from __future__ import annotations

import math
from functools import lru_cache

from lstm_studio.i18n import number
from lstm_studio.present.diagram_scene import Run

__all__ = ["CAPITALS", "advance", "brief", "runs_width", "symbol_runs"]

CAPITALS = 0.727
"""The height of Inter's capitals and figures, in ems."""

# Advances in ems: regular text, then semi-bold with tabular figures.
_REGULAR = {
    "0": 0.625, "1": 0.464, "2": 0.605, "3": 0.636, "4": 0.642, "5": 0.608, "6": 0.624,
    "7": 0.571, "8": 0.616, "9": 0.624, ".": 0.276, ",": 0.28, "−": 0.659, "+": 0.659,
    "·": 0.276, "×": 0.659, "σ": 0.631, "t": 0.364, "a": 0.564, "n": 0.585, "h": 0.591,
    "C": 0.727, "x": 0.54, "u": 0.581, "r": 0.372, "w": 0.812, "z": 0.541, "b": 0.621,
    "Σ": 0.631, " ": 0.281, "e": 0.582, "(": 0.362, ")": 0.362, "…": 0.821, "=": 0.659,
    "f": 0.361, "i": 0.237, "o": 0.597, "g": 0.609, "W": 0.949, "U": 0.741, "\u0303": 0.0,
    "s": 0.54, "l": 0.24, "d": 0.615, "m": 0.88, "p": 0.61, "c": 0.57, "y": 0.56,
}  # fmt: skip
_BOLD = {
    **dict.fromkeys("0123456789", 0.67),
    ".": 0.29, ",": 0.291, "−": 0.673, "+": 0.673, "·": 0.29, "×": 0.673, "σ": 0.657,
    "t": 0.38, "a": 0.575, "n": 0.61, "h": 0.613, "C": 0.744, "x": 0.562, "u": 0.608,
    "r": 0.397, "w": 0.837, "z": 0.562, "b": 0.63, "Σ": 0.658, "∞": 0.966, "N": 0.741,
    " ": 0.248, "e": 0.593, "(": 0.393, ")": 0.393, "…": 0.806, "=": 0.673, "f": 0.377,
    "i": 0.261, "o": 0.608, "g": 0.625, "W": 1.007, "U": 0.734, "≈": 0.673, ";": 0.31,
}  # fmt: skip
_OTHER = 0.68


@lru_cache(maxsize=2048)
def advance(text: str, size: float, bold: bool = False) -> float:
    """Return the width of `text` in units, for a font of `size` units."""
    table = _BOLD if bold else _REGULAR
    return size * sum(table.get(letter, _OTHER) for letter in text)


def runs_width(runs: tuple[Run, ...]) -> float:
    """Return the width of runs of text that follow each other."""
    return sum(advance(run.text, run.size, run.bold) for run in runs)


def brief(value: float) -> str:
    """Write `value` in six characters or fewer, and never a little as nothing or nearly all as all.

    ``0.96``, ``0.998``, ``≈1`` for 0.9998, ``≈0`` for 0.0001, ``123.5``, ``2e7``.
    """
    size = abs(value)
    if not math.isfinite(value) or value in (0.0, 1.0, -1.0):
        return number(value)
    if size < 2.0:
        for digits in (2, 3):
            if round(size, digits) not in (0.0, 1.0):
                return number(value, digits)
        return "≈" + number(math.copysign(round(size), value) if size >= 0.5 else 0.0, 0)
    if size < 9999.5:
        return number(value, 2 if size < 9.995 else 1 if size < 999.95 else 0)
    return f"{value:.0e}".replace("e+", "e").replace("e0", "e").replace("-", "−")


def symbol_runs(
    letter: str, index: str, body: float, small: float, hue: str = "muted"
) -> tuple[Run, ...]:
    """Return a symbol with its subscript, for example C and t−1."""
    runs = (Run(letter, body, False, hue),)
    if not index:
        return runs
    return (*runs, Run(index, small, False, hue, 0.22 * body))
