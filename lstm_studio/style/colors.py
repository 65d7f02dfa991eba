"""Arithmetic on colours, without Qt: contrast, mixing, and the text variant of a hue.

Colours are ``"#RRGGBB"`` strings, so that a theme is plain data and a test can read it.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["contrast", "luminance", "mix", "oklab_ramp", "readable", "rgb"]

_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def rgb(color: str) -> tuple[int, int, int]:
    """Return the three channels of ``"#RRGGBB"``, each 0 to 255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def luminance(color: str) -> float:
    """Return the relative luminance of `color`, 0 to 1 (WCAG 2.2, section "relative luminance")."""
    red, green, blue = (_linear(channel / 255) for channel in rgb(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, section "contrast ratio")."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def mix(color: str, other: str, share: float) -> str:
    """Return `color` with a `share` (0 to 1) of `other` laid over it."""
    channels = (round(a + (b - a) * share) for a, b in zip(rgb(color), rgb(other), strict=True))
    return "#{:02X}{:02X}{:02X}".format(*channels)


@cache
def readable(hue: str, grounds: tuple[str, ...], ratio: float) -> str:
    """Return the variant of `hue` nearest to it that can be read as text on every ground.

    Parameters
    ----------
    hue : str
        The colour to keep as far as possible.
    grounds : tuple of str
        What the text may stand on; all light or all dark.
    ratio : float
        The contrast to reach on each of them.

    Returns
    -------
    str
        `hue` itself where it suffices, else `hue` mixed with black (on light grounds)
        or white (on dark ones).
    """
    pole = "#000000" if luminance(grounds[0]) > 0.18 else "#FFFFFF"
    for step in range(101):
        candidate = mix(hue, pole, step / 100)
        if min(contrast(candidate, ground) for ground in grounds) >= ratio:
            return candidate
    return pole


def _oklab(color: str) -> NDArray[np.float64]:
    linear = np.array([_linear(channel / 255) for channel in rgb(color)])
    return _TO_LAB @ np.cbrt(_TO_LMS @ linear)


def oklab_ramp(start: str, end: str, count: int) -> NDArray[np.uint8]:
    """Return `count` colours from `start` to `end` in even steps for the eye.

    The way leads through OKLab (B. Ottosson, 2020), where equal distances look equal; a straight
    line in RGB has a muddy middle.

    Returns
    -------
    ndarray of uint8, shape (count, 3)
    """
    share = np.linspace(0.0, 1.0, count)[:, None]
    lab = _oklab(start) * (1 - share) + _oklab(end) * share
    lms = (lab @ np.linalg.inv(_TO_LAB).T) ** 3
    linear = np.clip(lms @ np.linalg.inv(_TO_LMS).T, 0.0, 1.0)
    srgb = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.round(255 * srgb).astype(np.uint8)
