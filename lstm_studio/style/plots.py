"""How pyqtgraph draws: options set once, pens made from a look.

The only module of this package that imports pyqtgraph.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from lstm_studio.style.look import Look

__all__ = ["configure_pyqtgraph", "grid_pen", "playhead_pen"]


def configure_pyqtgraph() -> None:
    """Set pyqtgraph's global options; call before the first plot is made."""
    pg.setConfigOptions(
        imageAxisOrder="row-major",  # images are (rows, columns), as numpy prints them
        antialias=True,
        useOpenGL=False,
    )


def _pen(color: QColor, width: float) -> QPen:
    pen = QPen(color, width)
    pen.setCosmetic(True)  # else the width is in units of the data
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def playhead_pen(look: Look) -> QPen:
    """Return the pen of the line at the current step."""
    return _pen(look.color("accent"), look.line_width("playhead"))


def grid_pen(look: Look) -> QPen:
    """Return the hairline of grids, axes and zero lines."""
    return _pen(look.color("line"), look.line_width("hairline"))
