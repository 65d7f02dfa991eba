"""The map from a signed value to a colour, and Qt's own palette for what no style sheet reaches."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPalette

from lstm_studio.style.colors import oklab_ramp
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import Theme

__all__ = ["application_palette", "diverging_lut"]


@cache
def diverging_lut(theme: Theme) -> NDArray[np.uint8]:
    """Return the colours of a heat map whose limits are symmetric about zero.

    Negative is blue, zero the ground, positive gold.

    Returns
    -------
    ndarray of uint8, shape (256, 3), read-only
        Entry 0 is the most negative value, 255 the most positive.
    """
    # 128 entries a side; the two in the middle are both next to zero and nearly the ground.
    below = oklab_ramp(theme.negative, theme.ground, 129)[:-1]
    above = oklab_ramp(theme.ground, theme.positive, 129)[1:]
    lut = np.concatenate([below, above])
    lut.setflags(write=False)
    return lut


def application_palette(look: Look) -> QPalette:
    """Return the palette for ``QApplication.setPalette``: links, selections, placeholder texts."""
    palette = QPalette()
    role = QPalette.ColorRole
    for where, token in (
        (role.Window, "ground"),
        (role.Base, "panel"),
        (role.AlternateBase, "hover"),
        (role.Button, "panel"),
        (role.ToolTipBase, "ink"),
        (role.ToolTipText, "panel"),
        (role.WindowText, "ink"),
        (role.Text, "ink"),
        (role.ButtonText, "ink"),
        (role.BrightText, "danger"),
        (role.PlaceholderText, "muted"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "accent_ink"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.Light, "raised"),
        (role.Midlight, "chip"),
        (role.Mid, "line"),
        (role.Dark, "muted"),
        (role.Shadow, "shadow"),
        (role.Accent, "accent"),
    ):
        palette.setColor(where, look.color(token))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, look.color("disabled"))
    return palette
