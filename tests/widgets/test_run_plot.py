from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.run_plot import RunLine, RunPlot

X = np.arange(1.0, 101.0)


@pytest.fixture
def plot(qtbot):
    made = RunPlot("curves.loss")
    made.setTitle("Loss")
    made.setXName("steps")
    made.setEmptyText("Press Run.")
    made.resize(500, 260)
    made.setLook(Look(LIGHT))
    qtbot.addWidget(made)
    made.show()
    return made


def picture(plot: RunPlot) -> np.ndarray:
    image = plot.grab().toImage().convertToFormat(plot.grab().toImage().Format.Format_RGB32)
    data = np.frombuffer(image.constBits(), np.uint8)
    return data.reshape(image.height(), image.width(), 4)[..., :3].astype(int)


def columns_of(plot: RunPlot, color) -> np.ndarray:
    """Return the mean height of a colour in each pixel column, NaN where there is none."""
    pixels = picture(plot)[..., ::-1]
    wanted = np.array([color.red(), color.green(), color.blue()])
    near = np.abs(pixels - wanted).max(axis=2) < 24
    near[: plot.plotRect().top()] = False
    rows = np.arange(len(near))[:, None]
    count = near.sum(axis=0)
    return np.where(count, (near * rows).sum(axis=0) / np.maximum(count, 1), np.nan)


def test_a_curve_stands_where_its_values_are(plot):
    plot.setYLimits((0.0, 1.0))
    plot.setXLimits((0.0, 100.0))
    plot.setLines([RunLine("LSTM", X, np.linspace(0.0, 1.0, 100), "forget")])
    area = plot.plotRect()
    heights = columns_of(plot, Look(LIGHT).color("forget"))
    for share in (0.25, 0.5, 0.75):
        x = round(area.left() + share * area.width())
        expected = area.bottom() - (share * 100 - 1) / 99 * area.height()
        assert heights[x] == pytest.approx(expected, abs=3)


def test_equal_ratios_are_equally_far_apart_on_a_logarithmic_axis(plot):
    plot.setLogarithmic(x=True, y=True)
    plot.setLines([RunLine("LSTM", np.array([1.0, 10.0, 100.0]), np.array([1.0, 0.1, 0.01]))])
    area = plot.plotRect()
    heights = columns_of(plot, Look(LIGHT).quantity("c"))
    middle = heights[round(area.left() + 0.5 * area.width())]
    assert middle == pytest.approx(area.top() + 0.5 * area.height(), abs=3)


def test_gaps_and_what_no_logarithm_has_are_left_out(plot):
    plot.setLogarithmic(y=True)
    y = np.full(100, 0.1)
    y[40:60] = [0.0, np.nan, -1.0, np.inf] * 5
    plot.setXLimits((0.0, 100.0))
    plot.setLines([RunLine("LSTM", X, y, "forget")])
    area = plot.plotRect()
    heights = columns_of(plot, Look(LIGHT).color("forget"))
    assert np.isnan(heights[area.left() + area.width() // 2])
    assert not np.isnan(heights[area.left() + area.width() // 5])


def test_the_legend_has_each_name_once_and_the_table_each_line(plot):
    lines = [
        RunLine("LSTM", X, X, "c", faint=True),
        RunLine("LSTM", X[:50], X[:50] * 2, "c"),
        RunLine("RNN", np.array([2.5]), np.array([7.0]), "ghost", dashed=True),
    ]
    plot.setLines(lines)
    assert plot.lines() == tuple(lines)
    assert plot._header.legend == "LSTM\nRNN"
    header, rows = plot.table()
    assert header == ("steps", "LSTM", "LSTM", "RNN")
    assert len(rows) == 101
    assert rows[0] == ("1", "1.0000", "2.0000", "")
    assert rows[2][0] == "2.5"
    assert rows[2][3] == "7.0000"


def test_it_says_in_sentences_what_it_shows(plot):
    assert "nothing to show" in plot.summary()
    plot.setLines([RunLine("LSTM", X, X / 100), RunLine("none", X, np.full(100, np.nan))])
    assert plot.summary() == "Loss, over steps. LSTM: from 0.0100 at 1 to 1.0000 at 100."


def test_what_is_clicked_is_the_nearest_value(plot, qtbot):
    plot.setXLimits((0.0, 100.0))
    plot.setLines([RunLine("LSTM", np.array([20.0, 40.0]), np.array([1.0, 2.0]))])
    area = plot.plotRect()
    chosen = []
    plot.chosen.connect(chosen.append)
    for share in (0.1, 0.29, 0.9):
        at = QPoint(round(area.left() + share * area.width()), area.center().y())
        qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=at)
    assert chosen == [20.0, 20.0, 40.0]
    before = picture(plot)
    qtbot.mouseMove(plot, QPoint(area.left() + area.width() // 5, area.center().y()))
    plot.leaveEvent(None)
    assert (picture(plot) != before).any()


def test_the_numbers_are_copied(plot, qtbot):
    plot.setLines([RunLine("LSTM", np.array([1.0]), np.array([0.5]))])
    with qtbot.waitSignal(plot.copyRequested) as told:
        plot.setFocus()
        qtbot.keyClick(plot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["steps\tLSTM\n1\t0.5000\n"]


def test_marker_levels_and_look_are_painted(plot):
    plot.setYLimits((0.0, 1.0))
    plot.setLines([RunLine("LSTM", X, X / 200)])
    pictures = [picture(plot)]
    plot.setMarker(50.0)
    pictures.append(picture(plot))
    plot.setLevels([(0.8, "solved")])
    pictures.append(picture(plot))
    plot.setLook(Look(DARK))
    pictures.append(picture(plot))
    for before, after in pairwise(pictures):
        assert (before != after).any()


@pytest.mark.parametrize("y", [[], [np.nan], [0.0], [1e300], [-1e300, 1e300], [5e-324]])
@pytest.mark.parametrize("log", [False, True])
def test_nothing_it_is_given_breaks_it(plot, y, log):
    plot.setLogarithmic(x=log, y=log)
    plot.setLines([RunLine("odd", np.arange(float(len(y))), np.array(y, dtype=float))])
    picture(plot)
    plot.resize(10, 10)
    picture(plot)


def test_what_is_to_come_is_whole_in_a_small_plot(qtbot):
    look = Look(LIGHT, projector=True)
    plot = RunPlot("small")
    qtbot.addWidget(plot)
    plot.setLook(look)
    plot.setTitle("Mean squared error")
    plot.setEmptyText("Press Run: curves grow while networks learn.")
    plot.resize(look.px(125), look.px(90))
    image = plot.grab().toImage()
    ground = look.color("panel").rgb()

    def empty(rows) -> bool:
        return all(image.pixel(x, y) == ground for y in rows for x in range(image.width()))

    header = plot._header.height
    assert empty(range(header, header + 2))
    assert empty(range(image.height() - 2, image.height()))
    assert not empty(range(header, image.height()))


def test_what_came_earlier_is_dotted_and_has_one_entry_in_the_legend(qtbot):
    plot = RunPlot("two")
    qtbot.addWidget(plot)
    x = np.arange(1.0, 5.0)
    now, before = RunLine("LSTM", x, x), RunLine("A: LSTM", x, x + 1, dotted=True)
    plot.setLines([before, now], "A, before")
    assert [(one.text, one.kind) for one in plot._header._entries] == [
        ("LSTM", "solid"), ("A, before", "dotted"),
    ]  # fmt: skip
    assert plot.table()[0][1:] == ("A: LSTM", "LSTM")
    plot.setLines([now], "A, before")
    assert [one.text for one in plot._header._entries] == ["LSTM"]
