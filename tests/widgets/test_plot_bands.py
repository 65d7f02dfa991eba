"""Bands lie where they are said to lie, below the curve, and the first wrong step is marked."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPointF

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.time_axis import TimeAxis
from lstm_studio.widgets.trace_plot import LegendEntry, Line, PlotBand, TracePlot

STEPS = 6


@pytest.fixture
def plot(qtbot):
    plot = TracePlot()
    qtbot.addWidget(plot)
    plot.setLook(Look(LIGHT))
    axis = TimeAxis(plot)
    axis.setSteps(STEPS)
    axis.fit()
    plot.setTimeAxis(axis)
    plot.setTitle("Cell state", "C_t", role="c")
    plot.setLines([Line("c0", np.linspace(0, 1, STEPS), role="c", name="C")])
    plot.resize(480, 240)
    plot.show()
    yield plot
    plot.close()


def band(steps=(2, 3), low=0.2, high=0.6, **more):
    n = len(steps)
    return PlotBand(np.array(steps), np.full(n, low), np.full(n, high), **more)


def pixel(plot, step, value):
    QCoreApplication.processEvents()
    scale, area = plot.stepScale(), plot.plotRect()
    low, high = plot.yRange()
    x, y = scale.x(step), area.top() + (high - value) / (high - low) * area.height()
    image = plot.grab().toImage()
    ratio = image.devicePixelRatio()
    return image.pixelColor(QPointF(x * ratio, y * ratio).toPoint())


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_filled_inside_and_empty_outside(plot, theme):
    plot.setLook(Look(theme))
    plot.setBands([band(low=0.7, high=0.9)])
    look = Look(theme)
    panel = look.color("panel")
    assert pixel(plot, 2.2, 0.8) != panel
    assert pixel(plot, 2.2, 0.8) == pixel(plot, 3.3, 0.75)
    assert pixel(plot, 1.3, 0.8) == panel
    assert pixel(plot, 2.2, 0.55) == panel
    plot.setBands([])
    assert pixel(plot, 2.2, 0.8) == panel


def test_fainter_beside(plot):
    plot.setBands([band(low=0.7, high=0.9)])
    strong = pixel(plot, 2.2, 0.8)
    plot.setBands([band(low=0.7, high=0.9, beside=True)])
    faint = pixel(plot, 2.2, 0.8)
    assert strong.lightness() < faint.lightness() < 255


def test_axis_makes_room_for_the_band(plot):
    assert plot.yRange()[1] < 2
    plot.setBands([band(low=2.4, high=2.6)])
    assert plot.yRange()[1] > 2.6
    plot.setBands([band(low=-1.4, high=-1.2)])
    assert plot.yRange()[0] < -1.4


def test_first_wrong_step_is_marked(plot):
    plot.setBands([band(low=0.7, high=0.9)])
    before = plot.grab().toImage()
    plot.setBands([band(low=0.7, high=0.9, wrong=(2, 0.4))])
    after = plot.grab().toImage()
    assert before != after
    danger, found = Look(LIGHT).color("danger"), pixel(plot, 2, 0.4)  # the middle of the cross
    assert abs(found.hue() - danger.hue()) <= 3
    assert abs(found.red() - danger.red()) <= 25
    plot.setBands([band(low=0.7, high=0.9, wrong=(2, float("nan")))])
    plot.grab()


def test_told_in_words_and_in_the_readout(plot):
    plot.setBands([band(says="Goal: C between.")])
    assert plot.summary().endswith("Goal: C between.")
    plot._axis.setHovered(2)
    assert [one.text for one in plot.readings()][1:] == ["goal: 0.20 to 0.60"]
    plot._axis.setHovered(4)
    assert len(plot.readings()) == 1


def test_same_bands_are_not_drawn_again(plot):
    assert plot._bands.set_bands([band(says="a")])
    assert not plot._bands.set_bands([band(says="a")])
    assert plot._bands.set_bands([band(says="b")])
    assert plot._bands.set_bands([band(says="b"), band((5,))])
    assert plot._bands.set_bands([])
    assert not plot._bands.set_bands([])


def test_runs_that_are_apart_and_stairs(plot):
    stairs = PlotBand(np.array([0, 1, 4]), np.array([0.8, 0.3, 0.8]), np.array([1.0, 0.5, 1.0]))
    plot.setBands([stairs])
    panel = Look(LIGHT).color("panel")
    assert pixel(plot, 0.2, 0.9) != panel
    assert pixel(plot, 1.2, 0.9) == panel
    assert pixel(plot, 2.6, 0.9) == panel
    assert pixel(plot, 4.2, 0.95) != panel


def test_legend_has_a_sample(plot):
    plot.setLegend([LegendEntry("the goal", role="c")])
    line = plot.grab().toImage()
    plot.setLegend([LegendEntry("the goal", role="c", kind="band")])
    assert plot.grab().toImage() != line
