"""The plots show the trace to the bit, beside the simple RNN and the ghost, and take the paint."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.sequence import Sequence
from lstm_studio.present import captions
from lstm_studio.state.studio import overrides_of
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.state_plots import MOST_LINES, StatePlotsView
from tests.fixtures.docked import Dock
from tests.fixtures.library import SmallLibrary


@pytest.fixture
def controller():
    return ModelController(SmallLibrary())


@pytest.fixture
def dock(qtbot, controller):
    dock = Dock(qtbot, StatePlotsView(controller, Look(LIGHT)), 820, 560)
    yield dock
    dock.close()


@pytest.fixture
def view(dock):
    return dock.view


def learned(controller, kind="lstm", size=1):
    controller.do("choose_kind", kind=kind)
    controller.do("choose_mode", mode="learned")
    controller.do("choose_size", size=size)


def drawn(view, key: str) -> np.ndarray:
    return view.plot(key[0]).curveItem(key).getData()[1]


def keys(view, plot: str) -> list[str]:
    return [line.key for line in view.plot(plot).lines()]


def legend(view, plot: str) -> list[str]:
    return view.plot(plot)._header.legend.splitlines()


def test_both_states_and_the_simple_rnn_are_drawn(controller, view):
    results = controller.results
    assert keys(view, "c") == ["c0", "crnn"]
    assert keys(view, "h") == ["h0", "hrnn"]
    assert np.array_equal(drawn(view, "c0"), results.trace["c"][:, 0])
    assert np.array_equal(drawn(view, "h0"), results.trace["h"][:, 0])
    assert np.array_equal(drawn(view, "crnn"), results.rnn["h"][:, 0])
    kinds = {line.key: line.kind for line in view.plot("c").lines()}
    assert kinds == {"c0": "solid", "crnn": "dashed"}


def test_the_sentence_about_the_rnn_is_computed_from_the_data(controller, view):
    said = captions.retention_sentence(
        controller.results.retention, controller.state.sequence.current, True
    )
    assert said in legend(view, "c")
    controller.do("choose_kind", kind="rnn")
    controller.do("set_weight", parameter="weight_hh", row=0, column=0, value=0.999)
    assert said not in legend(view, "h")
    assert captions.retention_sentence(
        controller.results.retention, controller.state.sequence.current, False
    ) in legend(view, "h")


def test_a_tick_changes_the_curves_and_nothing_else(controller, view):
    rnn = view.plot("c").curveItem("crnn")
    fed = []
    rnn.sigPlotChanged.connect(fed.append)
    before = drawn(view, "c0").copy()
    controller.do("pin_gate", gate="f", value=0.5)
    assert not np.array_equal(drawn(view, "c0"), before)
    assert fed == [], "the RNN has not changed, and is not drawn anew"


def test_a_ghost_stands_beside_what_is_held(controller, view):
    learned(controller)
    assert "cghost" not in keys(view, "c")
    free = controller.results.trace["c"][:, 0].copy()
    controller.do("pin_gate", gate="f", value=0.0)
    assert np.array_equal(drawn(view, "cghost"), free)
    assert "without your pins" in legend(view, "c")
    assert "without your pins" in legend(view, "h")
    controller.do("release_all")
    assert "cghost" not in keys(view, "c")


@pytest.mark.parametrize(("kind", "plots"), [("lstm", "ch"), ("gru", "h"), ("rnn", "h")])
def test_a_cell_shows_the_states_it_has(controller, view, kind, plots):
    controller.do("choose_kind", kind=kind)
    assert "".join(key for key in "ch" if view.plot(key).isVisible()) == plots


def test_an_rnn_is_not_compared_with_itself(controller, view):
    controller.do("choose_kind", kind="rnn")
    assert keys(view, "h") == ["h0"]
    assert "no gate" in view.lanes.summary()
    assert not view.lanes._note, "nothing is light or dark where there is no lane"
    controller.do("choose_kind", kind="gru")
    assert view.lanes._note


def test_up_to_eight_units_are_lines_and_more_a_map(controller, view):
    learned(controller, size=8)
    assert MOST_LINES == 8
    assert keys(view, "c")[:8] == [f"c{k}" for k in range(8)]
    for unit in range(8):
        assert np.array_equal(drawn(view, f"c{unit}"), controller.results.trace["c"][:, unit])
    learned(controller, size=32)
    assert view.plot("c").values().shape == (14, 32)
    assert np.array_equal(view.plot("h").values(), controller.results.trace["h"])
    learned(controller, size=1)
    assert keys(view, "c")[0] == "c0"
    assert view.plot("c").isVisible()


def test_the_chosen_unit_stands_out_and_is_chosen_by_a_click(qtbot, controller, view):
    learned(controller, size=8)
    controller.do("choose_unit", unit=3)
    assert [line.key for line in view.plot("c").lines() if line.highlighted] == ["c3"]
    view.plot("c").lineClicked.emit("c6")
    assert controller.state.view.unit == 6
    learned(controller, size=32)
    heat = view.plot("h")
    assert heat.selected() == 6
    cell = heat.cellRect(20, 5).center().toPoint()
    qtbot.mouseClick(heat, Qt.MouseButton.LeftButton, pos=cell)
    assert controller.state.view.unit == 20


def test_everything_stands_on_one_axis(controller, view):
    axes = {w.timeAxis() for w in (view.tokens, view.plot("c"), view.plot("h"), view.lanes)}
    assert axes == {view.axis}
    scales = {
        (w.stepScale().left + w.mapTo(view, QPoint()).x(), w.stepScale().pitch)
        for w in (view.tokens, view.plot("c"), view.plot("h"), view.lanes)
    }
    assert len(scales) == 1, "a word, its points and its gates are above each other"
    learned(controller, size=32)
    heat = view.plot("c")
    assert heat.timeAxis() is view.axis


def test_another_sequence_is_seen_as_a_whole(controller, view):
    view.axis.zoom(3.0)
    controller.do("choose_sequence", id="long_200")
    assert view.axis.isFitted()
    assert view.axis.steps() == 200
    assert view.axis.playhead() == controller.state.playhead.step


def test_a_zoom_stays_while_a_slider_moves(controller, view):
    controller.do("choose_sequence", id="long_200")
    view.axis.setRange(20, 60)
    controller.do("pin_gate", gate="f", value=0.5)
    assert view.axis.range() == (20, 60)


def test_words_and_plots_move_the_playhead(qtbot, controller, view):
    for widget in (view.tokens, view.plot("c"), view.plot("h")):
        widget.stepChosen.emit(11)
        assert controller.state.playhead.step == 11
        controller.do("move_to", step=0)
    with qtbot.waitSignal(view.scrubStarted):
        view.plot("c").scrubStarted.emit()


def test_lanes_show_the_gates_of_the_unit(controller, view):
    assert [lane.key for lane in view.lanes.lanes()] == ["f", "i", "o"]
    controller.do("choose_kind", kind="gru")
    assert [lane.key for lane in view.lanes.lanes()] == ["r", "z"]
    learned(controller, size=8)
    controller.do("choose_unit", unit=2)
    trace = controller.results.trace
    for lane in view.lanes.lanes():
        assert np.array_equal(lane.values, trace[lane.key][:, 2])
        assert not lane.pinned.any()


def test_held_steps_are_marked_where_a_network_sets_the_rest(controller, view):
    learned(controller)
    controller.do("pin_gate", gate="i", value=1.0, first=2, last=4)
    lane = next(lane for lane in view.lanes.lanes() if lane.key == "i")
    assert np.flatnonzero(lane.pinned).tolist() == [2, 3, 4]


def test_a_stroke_is_painted_and_undone_as_one(controller, view):
    before = overrides_of(controller.state).values("i")[:, 0].copy()
    view.lanes.paintStarted.emit("i")
    for step in range(5, 9):
        view.lanes.painted.emit(("i", step, step, 1.0))
    view.lanes.paintFinished.emit()
    painted = overrides_of(controller.state).values("i")[:, 0]
    assert np.flatnonzero(painted != before).tolist() == [5, 6, 7, 8]
    view.lanes.paintStarted.emit("i")
    view.lanes.released.emit(("i", 5, 6))
    controller.undo()
    assert np.array_equal(overrides_of(controller.state).values("i")[:, 0], painted)
    controller.undo()
    assert np.array_equal(overrides_of(controller.state).values("i")[:, 0], before)


def test_hover_goes_both_ways(controller, view):
    view.lanes.laneHovered.emit("o")
    assert controller.state.hover.key == "o"
    view.plot("h").lineHovered.emit("h0")
    assert controller.state.hover.key == "h"
    view.plot("h").lineHovered.emit(None)
    assert controller.state.hover.key is None
    controller.do("hover", key="c")
    assert [line.key for line in view.plot("c").lines() if line.highlighted] == ["c0"]


def test_a_plots_numbers_can_be_copied(qtbot, view):
    with qtbot.waitSignal(view.copyRequested) as copied:
        view.plot("c").copyRequested.emit("numbers")
    assert copied.args == ["numbers"]
    head, rows = view.plot("c").table()
    assert len(rows) == 14
    assert "C" in " ".join(head)


def test_a_summary_stands_behind_every_plot(controller, view):
    for plot in (view.plot("c"), view.plot("h"), view.lanes, view.tokens):
        plot.describe()
        assert plot.accessibleDescription()
    learned(controller, size=32)
    view.plot("c").describe()
    assert "32" in view.plot("c").accessibleDescription()


def test_nan_is_shown_as_nan(controller, view):
    values = np.array([0.5, np.nan, 0.25, np.inf, 0.0])
    marks = np.zeros(5, bool)
    controller.do("use_sequence", sequence=Sequence("own", "", "", tuple("abcde"), values, marks))
    trace = controller.results.trace
    assert np.isnan(trace["c"][1:]).all()
    assert np.array_equal(drawn(view, "c0"), trace["c"][:, 0], equal_nan=True)
    assert "NaN at 4 steps" in legend(view, "c"), "a step counts once, not once a curve"
    controller.do("choose_sequence", id="key")
    assert np.isfinite(drawn(view, "c0")).all()


@pytest.mark.parametrize(
    ("parts", "shown"),
    [((), "ch lanes"), (("c", "lanes"), "c lanes"), (("h",), "h "), (("lanes",), " lanes")],
)
def test_parts_stand_alone_where_there_is_little_height(view, parts, shown):
    view.show_only(*parts)
    seen = "".join(key for key in "ch" if view.plot(key).isVisible())
    assert f"{seen} {'lanes' if view.lanes.isVisible() else ''}" == shown
    view.show_only()
    assert view.plot("c").isVisible()
    assert view.lanes.isVisible()


def test_keys_step_through_the_sequence(qtbot, controller, view):
    controller.do("move_to", step=4)
    view.plot("c").setFocus()
    qtbot.keyClick(view.plot("c"), Qt.Key.Key_Right)
    assert controller.state.playhead.step == 5
    qtbot.keyClick(view.tokens, Qt.Key.Key_Home)
    assert controller.state.playhead.step == 0
    assert QApplication.focusWidget() is not None


def test_the_answer_is_that_of_the_step_under_the_playhead(controller, view):
    controller.do("choose_mode", mode="learned")
    said = set()
    for step in range(len(controller.state.sequence.current)):
        controller.do("move_to", step=step)
        text = captions.answer_sentence(controller.results, step)
        assert text in [entry.text for entry in view.plot("h")._legend]
        said.add(text)
    assert len(said) > 1
