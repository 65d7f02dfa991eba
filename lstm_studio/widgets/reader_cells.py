"""The hidden states of a reader as a picture: a bar a unit, a column a word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from lstm_studio.style.look import Look
from lstm_studio.style.palette import diverging_lut
from lstm_studio.style.tokens import Theme

__all__ = ["CellGrid", "cell_colors", "draw_cells"]

Floats = NDArray[np.float64]

_ROUND_FROM = 5  # device pixels of a bar's height from which its corners are taken off


@dataclass(frozen=True)
class CellGrid:
    """Where the bars of one strip lie, in device pixels from the widget's corner.

    Parameters
    ----------
    lefts, rights : (N,) intp
        Ends of each shown column; the right one is the first pixel beside it.
    tops, bottoms : (U,) intp
        The same for the rows of units.
    """

    lefts: NDArray[np.intp]
    rights: NDArray[np.intp]
    tops: NDArray[np.intp]
    bottoms: NDArray[np.intp]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height that hold all bars."""
        return int(self.rights[-1] - self.lefts[0]), int(self.bottoms[-1] - self.tops[0])


@cache
def _packed(theme: Theme) -> NDArray[np.uint32]:
    """Return the diverging colours as 256 opaque 0xAARRGGBB, read-only."""
    lut = diverging_lut(theme).astype(np.uint32)
    packed = (0xFF000000 | (lut[:, 0] << 16) | (lut[:, 1] << 8) | lut[:, 2]).astype(np.uint32)
    packed.setflags(write=False)
    return packed


def cell_colors(values: Floats, limit: float, alpha: Floats, look: Look) -> NDArray[np.uint32]:
    """Return the colours of values between ±`limit`, premultiplied 0xAARRGGBB.

    Parameters
    ----------
    values : (N, U) float64
        NaN gets the colour of ghosts.
    limit : float
        The value with the strongest colour.
    alpha : (N,) float64
        How opaque each column is, 0 to 1.
    look : Look

    Returns
    -------
    ndarray of uint32, shape (N, U)
    """
    with np.errstate(invalid="ignore"):
        share = np.clip(values / limit, -1.0, 1.0)
        index = np.nan_to_num(127.5 * (share + 1.0), nan=0.0).round().astype(np.intp)
    opaque = _packed(look.theme)[index]
    opaque[np.isnan(values)] = np.uint32(look.color("ghost").rgb())
    channels = opaque.view(np.uint8).reshape(*opaque.shape, 4)
    return np.round(channels * alpha[:, None, None]).astype(np.uint8).view(np.uint32)[..., 0]


def _spread(starts: NDArray[np.intp], stops: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return for each pixel the number of its bar, and −1 between the bars."""
    owner = np.full(int(stops[-1] - starts[0]), -1, dtype=np.intp)
    for number, (start, stop) in enumerate(zip(starts - starts[0], stops - starts[0], strict=True)):
        owner[start:stop] = number
    return owner


def draw_cells(
    painter: QPainter, grid: CellGrid, colors: NDArray[np.uint32], missing: NDArray[np.bool_]
) -> None:
    """Draw the bars of one strip.

    Every pixel is looked up at once: a call of Qt for each of 640 bars takes longer than all else.

    Parameters
    ----------
    painter : QPainter
        On a widget or a picture of it; one picture pixel of the bars becomes one of the device.
    grid : CellGrid
    colors : (N, U) uint32
        Premultiplied 0xAARRGGBB.
    missing : (N, U) bool
        Bars that are hatched, because they have no value.
    """
    rows, columns = _spread(grid.tops, grid.bottoms), _spread(grid.lefts, grid.rights)
    # Index −1, the gaps, finds the last entry: nothing.
    table = np.zeros((colors.shape[1] + 1, len(colors) + 1), dtype=np.uint32)
    table[:-1, :-1] = colors.T
    # Columns first: then a row of pixels is copied as it is, many times.
    pixels = table[:, columns][rows]
    if missing.any():
        holes = np.zeros(table.shape, dtype=np.bool_)
        holes[:-1, :-1] = missing.T
        stripes = (np.arange(len(rows))[:, None] + np.arange(len(columns))) % 6 < 3
        pixels[holes[:, columns][rows] & stripes] = 0
    if int((grid.bottoms - grid.tops).min()) >= _ROUND_FROM:
        ends = np.concatenate([grid.tops, grid.bottoms - 1]) - grid.tops[0]
        sides = np.concatenate([grid.lefts, grid.rights - 1]) - grid.lefts[0]
        corners = np.ix_(ends, sides)
        # A quarter of all four premultiplied channels at once.
        pixels[corners] = (pixels[corners] >> 2) & np.uint32(0x3F3F3F3F)
    height, width = pixels.shape
    kind = QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(pixels.data, width, height, 4 * width, kind)
    ratio = painter.device().devicePixelRatioF()
    image.setDevicePixelRatio(ratio)
    painter.drawImage(QPointF(grid.lefts[0] / ratio, grid.tops[0] / ratio), image)
