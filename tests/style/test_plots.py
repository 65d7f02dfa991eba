"""Pens and axes for pyqtgraph."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from lstm_studio.style import plots
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT


def test_options() -> None:
    plots.configure_pyqtgraph()
    assert pg.getConfigOption("imageAxisOrder") == "row-major"
    assert pg.getConfigOption("antialias") is True


def test_pens_keep_their_width_when_zoomed() -> None:
    look = Look(LIGHT)
    for pen in (
        plots.curve_pen(look, "c"),
        plots.ghost_pen(look),
        plots.playhead_pen(look),
        plots.grid_pen(look),
    ):
        assert pen.isCosmetic()


def test_curves() -> None:
    cell, hidden = (plots.curve_pen(Look(LIGHT), key) for key in ("c", "h"))
    assert cell.color() == QColor(LIGHT.cell)
    assert cell.widthF() > hidden.widthF()
    assert cell.style() == Qt.PenStyle.SolidLine


def test_ghosts_are_dashed() -> None:
    assert plots.ghost_pen(Look(LIGHT)).style() == Qt.PenStyle.CustomDashLine
    assert plots.ghost_pen(Look(LIGHT)).color() == QColor(LIGHT.ghost)
    assert plots.ghost_pen(Look(LIGHT), QColor(LIGHT.cell)).color() == QColor(LIGHT.cell)


def test_axes_change_with_the_look(qapp: QApplication) -> None:
    plot = pg.PlotItem()
    plots.style_plot(plot, Look(LIGHT))
    plots.style_plot(plot, Look(DARK, 1.5))
    axis = plot.getAxis("left")
    assert axis.textPen().color() == QColor(DARK.muted)
    assert axis.style["tickFont"].pixelSize() == Look(DARK, 1.5).font("small").pixelSize()
