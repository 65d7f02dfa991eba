"""Curves over the lag: places, names at the ends, reading off, keys and words."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QImage

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.lag_painter import LagPainter, _spread
from lstm_studio.widgets.lag_plot import Band, LagLine, LagPlot


def line(key, slope, count=101, **options):
    return LagLine(key, slope * np.arange(count), key, f"curve {key}", **options)


@pytest.fixture
def plot(qtbot, qapp):
    load_fonts()
    plot = LagPlot()
    qtbot.addWidget(plot)
    plot.setTitle("Gradient")
    plot.setAxisTitle("steps back")
    plot.setLines([line("a", -0.3, strong=True), line("b", -0.02), line("c", 0.01)])
    plot.resize(700, 320)
    plot.show()
    QCoreApplication.processEvents()
    return plot


def pixels(plot):
    image = plot.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).copy()


def test_values_lie_where_the_axis_says(plot) -> None:
    area = plot.plotRect()
    low, high = plot.limits()
    assert (low, high) == (-30, 2)
    assert plot.pointAt("a", 0).y() == pytest.approx(area.top() + area.height() / 16)
    assert plot.pointAt("a", 100).y() == pytest.approx(area.bottom() + 1, abs=1)
    assert plot.pointAt("c", 100).y() == pytest.approx(area.top() + area.height() / 32)
    assert plot.pointAt("b", 50).x() == pytest.approx(plot.stepScale().x(50))


def test_two_curves_need_two_keys(plot) -> None:
    with pytest.raises(ValueError, match="key"):
        plot.setLines([line("a", 1), line("a", 2)])


def test_names_stand_apart_in_the_order_of_the_ends(plot) -> None:
    plot.setLines([line(name, -0.1 - 0.0001 * k) for k, name in enumerate("pqrstu")])
    labels = plot._painter().end_labels()
    assert [label[0].key for label in labels] == list("pqrstu")
    places = [label[2] for label in labels]
    assert min(np.diff(places)) > 8
    area = plot.plotRect()
    assert area.top() <= places[0]
    assert places[-1] <= area.bottom() + 1


def test_a_curve_that_leaves_the_picture_says_so(plot) -> None:
    plot.setLines([line("far", -3.0), line("near", -0.1)])
    assert plot.limits()[0] == -60
    assert {label[3] for label in plot._painter().end_labels()} == {"far ↓", "near"}


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([], []),
        ([50.0], [50.0]),
        ([50.0, 50.0], [45.0, 55.0]),
        ([0.0, 1.0, 90.0], [0.0, 10.0, 90.0]),
        ([98.0, 99.0, 100.0], [80.0, 90.0, 100.0]),
    ],
)
def test_places_are_moved_as_little_as_needed(places, expected) -> None:
    assert _spread(places, 10.0, 0.0, 100.0) == pytest.approx(expected)


def test_more_names_than_room_are_still_in_the_plot() -> None:
    found = _spread([50.0] * 30, 10.0, 0.0, 100.0)
    assert found[0] == pytest.approx(0.0)
    assert found[-1] == pytest.approx(100.0)


def test_a_click_asks_for_a_lag(plot, qtbot) -> None:
    asked = []
    plot.stepChosen.connect(asked.append)
    where = QPoint(round(plot.stepScale().x(42)), plot.plotRect().center().y())
    qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=where)
    assert asked == [42]


def test_the_arrows_step_the_lag(plot, qtbot) -> None:
    asked = []
    plot.stepChosen.connect(asked.append)
    plot.setLag(50)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(plot, key)
    assert asked == [51, 49, 0, 100]


def test_the_pointer_reads_every_curve_off_and_lights_the_nearest(plot, qtbot) -> None:
    lit = []
    plot.lineHovered.connect(lit.append)
    before = pixels(plot)
    qtbot.mouseMove(plot, plot.pointAt("a", 60).toPoint())
    assert plot.timeAxis().hovered() == 60
    assert [r.text for r in plot.readings()] == ["curve a 10⁻¹⁸", "curve b 0.063", "curve c 4.0"]
    assert [r.strong for r in plot.readings()] == [True, False, False]
    assert lit == ["a"]
    assert (pixels(plot) != before).any()
    assert plot.lineAt(plot.pointAt("b", 10)) in ("b", "c")
    assert plot.lineAt(plot.plotRect().bottomLeft()) is None


def test_the_band_is_drawn_and_read_off(plot) -> None:
    before = pixels(plot)
    band = Band(-0.2 * np.arange(101), -0.1 * np.arange(101), -0.05 * np.arange(101), "gates")
    plot.setLines(plot.lines(), band)
    assert (pixels(plot) != before).any()
    plot.timeAxis().setHovered(20)
    assert plot.readings()[-1].text == "gates 0.010"
    assert plot.table()[0][-1] == "gates"


def test_words_and_table(plot) -> None:
    plot.setLag(10)
    assert plot.summary().startswith(
        "Gradient at lag 10: curve a 1.0 × 10⁻³, at lag 100 1.0 × 10⁻³⁰;"
    )
    header, rows = plot.table()
    assert header == ("lag", "curve a", "curve b", "curve c")
    assert len(rows) == 101
    assert rows[10] == ("10", "1.0 × 10⁻³", "0.63", "1.3")


def test_the_table_is_copied(plot, qtbot) -> None:
    copied = []
    plot.copyRequested.connect(copied.append)
    qtbot.keyClick(plot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied[0].startswith("lag\tcurve a\tcurve b\tcurve c\n0\t1.0")


def test_curves_of_other_lengths_gaps_and_nothing(plot) -> None:
    gap = np.array([0.0, np.nan, -1.0, -np.inf, np.inf])
    plot.setLines([line("a", -0.1, 101), LagLine("gap", gap, "gap", "with gaps")])
    plot.timeAxis().setHovered(1)
    assert [r.text for r in plot.readings()][1] == "with gaps NaN"
    plot.timeAxis().setHovered(50)
    assert len(plot.readings()) == 1
    assert pixels(plot).size
    plot.setLines([])
    plot.setEmptyText("Choose one.")
    assert "nothing to show" in plot.summary()
    assert pixels(plot).size


def test_lags_are_written_at_round_places_and_while_zoomed(plot) -> None:
    painter = plot._painter()
    ticks = painter.lag_ticks()
    assert ticks[0] == 0
    assert len({*np.diff(ticks)}) == 1
    plot.timeAxis().setRange(37.0, 45.0)
    assert all(37 <= lag <= 45 for lag in plot._painter().lag_ticks())


def test_every_look_draws_and_leaves_room_for_the_names(plot) -> None:
    for look in (Look(DARK), Look(LIGHT, 2.0), Look(LIGHT, projector=True)):
        plot.setLook(look)
        right = plot.width() - plot.stepScale().right
        assert right == LagPainter.names_width(plot.lines(), look)
        assert len(np.unique(pixels(plot))) > 10
