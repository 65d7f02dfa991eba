"""How pyqtgraph draws: options set once, pens and axes made from a look.

The only module of this package that imports pyqtgraph.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from lstm_studio.style.look import Look

__all__ = [
    "configure_pyqtgraph",
    "curve_pen",
    "ghost_pen",
    "grid_pen",
    "playhead_pen",
    "style_axis",
    "style_plot",
]


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


def curve_pen(look: Look, key: str) -> QPen:
    """Return the pen for the curve of a quantity; the cell state's is the thickest."""
    kind = "cell" if key in {"c", "c_prev", "tanh_c"} else "hidden"
    return _pen(look.quantity(key), look.line_width(kind))


def ghost_pen(look: Look, color: QColor | None = None) -> QPen:
    """Return the dashed pen of the simple RNN and of every "before"."""
    pen = _pen(look.color("ghost") if color is None else color, look.line_width("ghost"))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)  # round caps would close the gaps of the dashes
    pen.setDashPattern([4.0, 3.0])
    return pen


def playhead_pen(look: Look) -> QPen:
    """Return the pen of the line at the current step."""
    return _pen(look.color("accent"), look.line_width("playhead"))


def grid_pen(look: Look) -> QPen:
    """Return the hairline of grids, axes and zero lines."""
    return _pen(look.color("line"), 1.0)


def style_axis(axis: pg.AxisItem, look: Look) -> None:
    """Give one axis the small tabular figures, quiet colour and hairline of `look`."""
    axis.setPen(grid_pen(look))
    axis.setTextPen(look.color("muted"))
    axis.setTickFont(look.font("figure_small"))
    axis.setStyle(tickLength=0, tickTextOffset=look.px(6))


def style_plot(plot: pg.PlotItem, look: Look) -> None:
    """Give a plot and its four axes the colours and fonts of `look`."""
    plot.getViewBox().setBackgroundColor(None)
    for side in ("left", "bottom", "right", "top"):
        style_axis(plot.getAxis(side), look)
