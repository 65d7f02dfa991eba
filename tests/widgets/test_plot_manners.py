"""What the two plots over time do alike."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.heatmap import Heatmap
from lstm_studio.widgets.plot_manners import PlotManners
from lstm_studio.widgets.time_axis import TimeAxis
from lstm_studio.widgets.trace_plot import Line, TracePlot


def fill(plot, steps=14):
    if isinstance(plot, Heatmap):
        plot.setValues(np.linspace(-1, 1, steps * 9).reshape(steps, 9))
    else:
        plot.setLines([Line("c", np.linspace(0, 1, steps))])


@pytest.fixture(params=[TracePlot, Heatmap])
def plot(request, qtbot):
    load_fonts()
    made = request.param()
    qtbot.addWidget(made)
    made.resize(700, 200)
    made.timeAxis().setSteps(14)
    fill(made)
    return made


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_plots_line_up_to_the_pixel(plot, scale):
    other = TracePlot()
    axis = TimeAxis(steps=14)
    for each in (plot, other):
        each.setLook(Look(LIGHT, scale))
        each.setTimeAxis(axis)
        each.resize(700, 200)
    for edge in ("left", "right"):
        assert getattr(plot.plotRect(), edge)() == getattr(other.plotRect(), edge)()


def test_a_title_makes_room_for_itself(plot):
    assert isinstance(plot, PlotManners)
    before = TracePlot().plotRect().top()
    plot.setTitle("Cell state", "C_t", "c")
    assert plot.plotRect().top() > before
    assert plot.plotRect().bottom() < plot.height()


@pytest.mark.qt_log_ignore("not accepted by receiving widget")
def test_a_press_of_another_button_is_not_taken(plot, qtbot):
    heard = []
    plot.stepChosen.connect(heard.append)
    target = plot.viewport() if hasattr(plot, "viewport") else plot
    qtbot.mouseClick(target, Qt.MouseButton.MiddleButton, pos=QPoint(300, 100))
    assert heard == []


def test_other_events_are_no_tooltips(plot):
    assert not plot.legendTip(QEvent(QEvent.Type.User))
    at = QPoint(300, 150)
    assert plot.legendTip(QHelpEvent(QEvent.Type.ToolTip, at, at))


def test_an_empty_text_is_painted_only_when_there_is_nothing(plot):
    plot.show()
    QApplication.processEvents()
    full = plot.grab().toImage()
    plot.setEmptyText("Pick a sequence.")
    assert plot.grab().toImage() == full
    plot.hide()
