"""Options and pens for pyqtgraph."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtGui import QColor

from lstm_studio.style import plots
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT


def test_options() -> None:
    plots.configure_pyqtgraph()
    assert pg.getConfigOption("imageAxisOrder") == "row-major"
    assert pg.getConfigOption("antialias") is True


def test_pens_keep_their_width_when_zoomed() -> None:
    for pen in (plots.playhead_pen(Look(LIGHT)), plots.grid_pen(Look(LIGHT))):
        assert pen.isCosmetic()


def test_pens_follow_the_look() -> None:
    small, large = (
        plots.playhead_pen(Look(theme, scale)) for theme, scale in ((LIGHT, 1), (DARK, 2))
    )
    assert (small.color(), large.color()) == (QColor(LIGHT.accent), QColor(DARK.accent))
    assert large.widthF() == 2 * small.widthF()
    assert plots.grid_pen(Look(LIGHT)).color() == QColor(LIGHT.line)
