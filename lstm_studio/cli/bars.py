"""A line of a terminal that is written again and again while something long goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

__all__ = ["BAR_WIDTH", "BarLine"]

BAR_WIDTH = 24


class BarLine:
    """One line with a bar in it; nothing is written when less than a thousandth has changed.

    Parameters
    ----------
    screen : TextIO
        The terminal.
    """

    def __init__(self, screen: TextIO) -> None:
        self._screen = screen
        self._shown = -1

    def show(self, share: float, text: Callable[[str], str]) -> None:
        """Write the line for a share that is done.

        Parameters
        ----------
        share : float
            From 0 to 1.
        text : callable
            Makes the line around the bar.
        """
        thousandth = int(1000 * share)
        if thousandth != self._shown:
            self._shown = thousandth
            full = int(BAR_WIDTH * share)
            self._write(text("█" * full + "░" * (BAR_WIDTH - full)))

    def clear(self) -> None:
        """Wipe the line."""
        self._write("")

    def _write(self, text: str) -> None:
        self._screen.write("\r\x1b[2K" + text)
        self._screen.flush()
