"""Three cells over one axis: the curves are the runs, on the same limits, moved by one playhead."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.state.comparing import COMPARED
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.compare_runs import CompareRunsView
from lstm_studio.widgets.heatmap import Heatmap
from lstm_studio.widgets.trace_plot import TracePlot
from tests.fixtures.docked import docked
from tests.fixtures.library import SmallLibrary

LEFT = Qt.MouseButton.LeftButton
STATES = [("rnn", "h"), ("lstm", "h"), ("lstm", "c"), ("gru", "h")]


@pytest.fixture
def controller(qtbot):
    controller = ModelController(SmallLibrary())
    controller.do("show_page", page="compare")
    return controller


@pytest.fixture
def view(qtbot, controller):
    return docked(qtbot, CompareRunsView(controller, Look(LIGHT)), 800, 760)


@pytest.mark.parametrize(("kind", "key"), STATES)
def test_a_curve_is_the_run_of_its_cell(view, controller, kind, key):
    controller.do("compare_size", size=8)
    controller.do("compare_unit", unit=5)
    (line,) = view.plots[kind, key].lines()
    expected = controller.comparisons.cells[kind].trace[key][:, 5]
    np.testing.assert_array_equal(line.values, expected)
    assert line.name == ("C6" if key == "c" else "h6")


def test_all_hidden_states_have_the_same_limits_whatever_they_are(view, controller):
    limits = {view.plots[kind, "h"].yRange() for kind in COMPARED}
    for size in (32, 1):
        controller.do("compare_size", size=size)
        limits |= {view.plots[kind, "h"].yRange() for kind in COMPARED}
    assert len(limits) == 1
    low, high = limits.pop()
    assert low < -1 < 1 < high
    low, high = view.plots["lstm", "c"].yRange()
    assert low < -1 < 1 < high


def test_all_stand_over_one_axis(view):
    axes = {id(w.timeAxis()) for w in (view.tokens, *view.plots.values(), *view.lanes.values())}
    assert axes == {id(view.axis)}
    lefts = {w.x() for w in (view.tokens, *view.plots.values(), *view.lanes.values())}
    widths = {w.width() for w in (view.tokens, *view.plots.values(), *view.lanes.values())}
    assert (len(lefts), len(widths)) == (1, 1)


def test_gates_are_those_of_the_cell_and_cannot_be_painted(view, controller):
    letters = {kind: [lane.letter for lane in lanes.lanes()] for kind, lanes in view.lanes.items()}
    assert letters == {"lstm": ["f", "i", "o"], "gru": ["r", "z"]}
    trace = controller.comparisons.cells["gru"].trace
    np.testing.assert_array_equal(view.lanes["gru"].lanes()[1].values, trace["z"][:, 0])
    state = controller.state
    place = view.lanes["gru"].cellRect("z", 2).center().toPoint()
    QTest.mouseClick(view.lanes["gru"], LEFT, pos=place)
    assert controller.state is state


def test_all_units_are_curves_or_a_map_and_gates_their_mean(view, controller):
    controller.do("compare_size", size=8)
    controller.do("compare_unit")
    assert len(view.plots["gru", "h"].lines()) == 8
    assert isinstance(view.shown("gru", "h"), TracePlot)
    trace = controller.comparisons.cells["lstm"].trace
    np.testing.assert_array_equal(view.lanes["lstm"].lanes()[0].values, trace["f"].mean(axis=1))
    controller.do("compare_size", size=32)
    heat = view.shown("gru", "h")
    assert isinstance(heat, Heatmap)
    assert heat.isVisible()
    assert not view.plots["gru", "h"].isVisible()
    assert heat.limit() == 1.0
    np.testing.assert_array_equal(heat.values(), controller.comparisons.cells["gru"].trace["h"])
    controller.do("compare_size", size=1)
    assert not heat.isVisible()
    assert view.plots["gru", "h"].isVisible()


def test_a_click_on_a_curve_or_a_row_chooses_its_unit(view, controller):
    controller.do("compare_size", size=8)
    controller.do("compare_unit")
    view.plots["rnn", "h"].lineClicked.emit("h3")
    assert controller.state.comparison.unit == 3
    controller.do("compare_unit")
    controller.do("compare_size", size=32)
    heat = view.shown("lstm", "c")
    QTest.mouseClick(heat, LEFT, pos=heat.cellRect(20, 4).center().toPoint())
    assert controller.state.comparison.unit == 20
    assert view.plots["lstm", "c"].isVisible()


def test_one_cell_is_laid_dashed_over_the_others(view, controller):
    controller.do("compare_overlay", kind="gru")
    for kind in ("rnn", "lstm"):
        own, over = view.plots[kind, "h"].lines()
        assert (own.kind, over.kind) == ("solid", "dashed")
        gru = controller.comparisons.cells["gru"].trace["h"][:, 0]
        np.testing.assert_array_equal(over.values, gru)
    assert len(view.plots["gru", "h"].lines()) == 1
    assert len(view.plots["lstm", "c"].lines()) == 1
    controller.do("compare_overlay")
    assert len(view.plots["rnn", "h"].lines()) == 1


def test_the_playhead_is_the_transports(view, controller):
    controller.do("move_to", step=2)
    assert view.axis.playhead() == 2
    scale = view.plots["rnn", "h"].stepScale()
    plot = view.plots["rnn", "h"]
    spot = QPointF(scale.x(7), plot.plotRect().center().y()).toPoint()
    QTest.mouseClick(plot.viewport(), LEFT, pos=spot)
    assert controller.state.playhead.step == 7
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert controller.state.playhead.step == 8


def test_another_sequence_has_its_words_and_its_length(view, controller):
    controller.do("choose_sequence", id="short")
    assert view.tokens.tokens() == ("0.5", "-1", "0.25")
    assert view.axis.steps() == 3
    assert len(view.plots["gru", "h"].lines()[0].values) == 3


def test_rows_are_chosen_and_take_the_height(view, controller):
    high = view.plots["rnn", "h"].height()
    controller.do("compare_rows", rows=["h"])
    assert not view.plots["lstm", "c"].isVisible()
    assert not any(lanes.isVisible() for lanes in view.lanes.values())
    qt_layout(view)
    heights = [view.plots[kind, "h"].height() for kind in COMPARED]
    assert min(heights) > high
    assert max(heights) - min(heights) <= 1
    controller.do("compare_rows", rows=["c"])
    assert [k for k, button in view.buttons.items() if button.isVisible()] == ["lstm"]
    controller.do("compare_rows", rows=["gates"])
    assert [k for k, button in view.buttons.items() if button.isVisible()] == ["lstm", "gru"]


def qt_layout(view):
    view.layout().activate()


def test_little_height_shows_one_row_whatever_was_chosen(view, controller):
    controller.do("compare_rows", rows=["gates"])
    view.show_only("h")
    assert view.plots["rnn", "h"].isVisible()
    assert not view.lanes["gru"].isVisible()
    view.show_only()
    assert view.lanes["gru"].isVisible()
    assert controller.state.comparison.rows == ("gates",)


@pytest.mark.parametrize("kind", COMPARED)
def test_a_cell_opens_in_the_sandbox(view, controller, kind):
    shown = controller.comparisons.cells[kind].trace["h"]
    QTest.mouseClick(view.buttons[kind], LEFT)
    assert controller.state.view.page == "sandbox"
    assert controller.results.trace.kind == kind
    np.testing.assert_array_equal(controller.results.trace["h"], shown)


def test_a_plot_hands_its_table_over(view, controller, qtbot):
    with qtbot.waitSignal(view.copyRequested) as copied:
        view.plots["lstm", "c"]._copy()
    assert copied.args[0].count("\n") >= 14
