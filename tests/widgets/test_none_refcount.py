"""Nobody gives None back without owning it.

PySide6 6.12.0 loses about ten references to None at every repaint of a plot: before Python 3.12,
where None can die, the process is aborted after about a hundred repaints.
"""

from __future__ import annotations

import sys

import numpy as np
from PySide6.QtWidgets import QApplication

from lstm_studio.widgets.gate_lane import GateLanes, Lane
from lstm_studio.widgets.heatmap import Heatmap
from lstm_studio.widgets.timeline import Timeline
from lstm_studio.widgets.token_strip import TokenStrip
from lstm_studio.widgets.trace_plot import Line, TracePlot

UPDATES = 2000
SLACK = 1000  # half a reference an update; the broken binding lost ten, that is 20,000


def count():
    return sys.getrefcount(None)


def test_none_is_as_often_referred_to_after_two_thousand_updates(qtbot):
    plot, heat, lanes = TracePlot(), Heatmap(), GateLanes()
    strip, line = TokenStrip(), Timeline()
    widgets = (plot, heat, lanes, strip, line)
    for widget in widgets:
        qtbot.addWidget(widget)
        widget.resize(300, 90)
        widget.show()
    for widget in widgets[:-1]:
        widget.timeAxis().setSteps(14)
    line.setSteps(14)
    strip.setTokens([f"w{n}" for n in range(14)])
    wave = np.sin(np.arange(14))
    held = np.zeros(14, bool)

    def update(tick):
        share = 0.5 + 0.4 * np.sin(tick)
        plot.setLines([Line("c", wave * share), Line("r", wave, "dashed", "ghost")])
        heat.setValues(np.outer(wave * share, np.ones(9)))
        lanes.setLanes([Lane("f", "f", "forget", np.abs(wave) * share, held, "f")])
        for widget in widgets[:-1]:
            widget.timeAxis().setPlayhead(tick % 14)
        line.setStep(tick % 14)
        QApplication.processEvents()

    for tick in range(50):
        update(tick)
    before = count()
    for tick in range(UPDATES):
        update(tick)
    after = count()
    if sys.version_info >= (3, 12):
        assert after == before  # None is immortal
    else:
        assert abs(after - before) < SLACK
