"""The views of the page of gradients: they draw what is known and ask for what a person wants."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.params import CellParams
from lstm_studio.present.flow_code import flow_code
from lstm_studio.state import flows as flows_module
from lstm_studio.state.flow import CURVES, Overlay
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.views.gradients_captions import GradientsCaptionsView
from lstm_studio.views.gradients_code import GradientsCodeView
from lstm_studio.views.gradients_curves import GradientsCurvesView
from lstm_studio.views.gradients_networks import GradientsNetworksView
from lstm_studio.views.gradients_sources import GradientsSourcesView
from lstm_studio.views.gradients_table import GradientsTableView
from tests.fixtures.docked import docked
from tests.fixtures.library import SmallLibrary


@pytest.fixture
def controller(qtbot):
    controller = ModelController(SmallLibrary())
    controller.do("set_flow", setting="size", value=6)
    controller.do("set_flow", setting="length", value=60)
    controller.do("show_page", page="gradients")
    return controller


@pytest.fixture
def curves(qtbot, controller):
    return docked(qtbot, GradientsCurvesView(controller, Look(LIGHT)), 800, 420)


@pytest.fixture
def networks(qtbot, controller):
    return docked(qtbot, GradientsNetworksView(controller, Look(LIGHT)), 280, 900)


def line(view, key):
    return next(one for one in view.plot.lines() if one.key == key)


# -------------------------------------------------------------------------------------- curves


def test_the_plot_has_the_curves_that_are_known(curves, controller):
    assert [one.key for one in curves.plot.lines()] == list(CURVES)
    for curve in controller.flows.curves:
        assert line(curves, curve.key).values is not None
        np.testing.assert_array_equal(
            line(curves, curve.key).values, controller.flows.values(curve)
        )
    controller.do("show_curve", curve="gru", shown=False)
    assert "gru" not in [one.key for one in curves.plot.lines()]


def test_measure_and_scale_are_chosen_above_it(curves, controller):
    curves.measure.currentKeyChanged.emit("memory")
    assert controller.state.flow.measured == "memory"
    assert curves.measure.currentKey() == "memory"
    assert "memory" in curves.plot.summary()
    curves.relative.currentKeyChanged.emit("absolute")
    assert not controller.state.flow.relative
    assert line(curves, "own").values[0] != 0.0


def test_a_lag_is_read_off_where_it_is_asked_for(curves, controller):
    assert curves.plot.timeAxis().playhead() == 59
    curves.plot.stepChosen.emit(12)
    assert controller.state.flow.lag == 12
    assert curves.plot.timeAxis().playhead() == 12


def test_lstms_go_from_gold_to_orange_with_their_bias(curves, controller):
    shares = [line(curves, key).share for key in ("lstm0", "lstm1", "lstm3")]
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    before = line(curves, "own").share
    controller.do("set_flow", setting="bias", value=4.0)
    assert before < line(curves, "own").share == 1.0
    hues = [line(curves, key).color(curves.look).name() for key in ("lstm0", "lstm1", "lstm3")]
    assert len(set(hues)) == 3
    assert line(curves, "rnn").dash == "dashed"


def test_networks_of_other_pages_and_trained_ones_are_drawn(curves, controller):
    overlay = Overlay("after 2 s", CellParams.random("gru", 3, 2, 0), np.ones((9, 2)))
    controller.do("overlay_flow", overlay=overlay)
    controller.do("show_trained", kind="rnn", shown=True)
    assert line(curves, "overlay-0").name == "after 2 s"
    assert len(line(curves, "overlay-0").values) == 9
    assert line(curves, "trained-rnn").title == "trained RNN, 8 units"


def test_what_is_being_measured_is_told_and_drawn_when_known(
    qtbot, curves, controller, monkeypatch
):
    monkeypatch.setattr(flows_module, "AT_ONCE", 0)
    controller.do("set_flow", setting="seed", value=5)
    assert curves.plot.lines() == ()
    assert "measuring" in curves.plot._header.legend
    qtbot.waitUntil(lambda: not controller.flow_work.running)
    assert len(curves.plot.lines()) == len(CURVES)
    assert "measuring" not in curves.plot._header.legend
    qtbot.waitUntil(lambda: not controller.tasks.busy)


# ------------------------------------------------------------------------------------- networks


def test_every_slider_sets_its_setting(networks, controller):
    for name, value in (("bias", 3.5), ("scale", 2.0), ("size", 9), ("length", 33), ("seed", 8)):
        networks.sliders[name].valueChanged.emit(float(value))
        assert getattr(controller.state.flow, name) == value
        assert networks.sliders[name].value() == value


def test_whole_numbers_go_by_ones(qtbot, networks, controller):
    slider = networks.sliders["size"]
    slider.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_Left):
        qtbot.keyClick(slider, key)
    assert controller.state.flow.size == 16


def test_a_drag_is_one_step_of_undo(networks, controller):
    slider = networks.sliders["bias"]
    slider.editingStarted.emit()
    for value in (2.1, 2.5, 3.0):
        slider.valueChanged.emit(value)
    slider.editingStarted.emit()
    slider.valueChanged.emit(4.0)
    controller.undo()
    assert controller.state.flow.bias == 3.0
    controller.undo()
    assert controller.state.flow.bias == 2.0
    assert slider.value() == 2.0


def test_what_is_typed_wrong_is_told(networks, controller):
    told = []
    controller.notices.raised.connect(told.append)
    networks.sliders["length"].invalidEntered.emit("a thousand")
    assert "10 to 400" in told[0].message


def test_boxes_show_curves_and_trained_cells(qtbot, networks, controller):
    assert networks.boxes["show.chrono"].isChecked()
    networks.boxes["show.chrono"].click()
    assert "chrono" not in controller.state.flow.shown
    networks.boxes["trained.lstm"].click()
    assert controller.state.flow.trained == ("lstm",)
    controller.undo()
    assert not networks.boxes["trained.lstm"].isChecked()


def test_the_forget_bias_belongs_to_this_lstm(networks, controller):
    controller.do("show_curve", curve="own", shown=False)
    assert not networks.sliders["bias"].isEnabled()


def test_networks_of_other_pages_can_be_sent_away(networks, controller):
    assert not networks.overlays.isVisible()
    overlay = Overlay("net", CellParams.random("gru", 3, 2, 0), np.ones((9, 2)))
    controller.do("overlay_flow", overlay=overlay)
    assert networks.overlays.isVisible()
    networks.overlays.click()
    assert controller.state.flow.overlays == ()
    assert not networks.overlays.isVisible()


def test_the_bias_says_how_much_its_gates_keep(networks, controller):
    controller.do("set_flow", setting="bias", value=0.0)
    said = networks.sliders["bias"].accessibleDescription()
    assert "Gates near 0.50: 59 steps keep 10⁻¹⁸" in said


# ------------------------------------------------------------------------------------- the rest


def test_sentences_follow_the_curves(qtbot, controller):
    view = docked(qtbot, GradientsCaptionsView(controller, Look(LIGHT)), 700, 200)
    assert "At lag 59" in view.paragraphs.text()
    controller.do("look_at_lag", lag=5)
    assert "At lag 5, " in view.paragraphs.text()
    for curve in CURVES:
        controller.do("show_curve", curve=curve, shown=False)
    assert view.paragraphs.text() == "No curve is shown yet."


def test_the_table_is_copied_and_leads_to_a_lag(qtbot, controller):
    view = docked(qtbot, GradientsTableView(controller, Look(DARK)), 700, 300)
    view.copy_button.click()
    assert QGuiApplication.clipboard().text().startswith("lag\tthis LSTM\tRNN")
    view.table.rowActivated.emit("20")
    assert controller.state.flow.lag == 20
    assert [row.key for row in view.table.rows() if row.strong] == ["20"]


def test_the_code_is_copied_and_saved(qtbot, controller, tmp_path):
    view = docked(qtbot, GradientsCodeView(controller, Look(LIGHT)), 700, 300)
    controller.do("set_flow", setting="seed", value=9)
    assert view.code.toPlainText() == flow_code(controller.state.flow)
    view.copy_button.click()
    assert QGuiApplication.clipboard().text() == view.text()
    view.save_button.click()
    dialog = view.findChild(QFileDialog, "gradients.saveDialog")
    assert dialog is not None
    dialog.close()
    view._on_file_selected(str(tmp_path / "flow.py"))
    assert (tmp_path / "flow.py").read_text(encoding="utf-8") == view.text()
    told = []
    controller.notices.raised.connect(told.append)
    view._on_file_selected(str(tmp_path / "nowhere" / "flow.py"))
    assert told


def test_the_sources_are_named(qtbot, controller):
    view = docked(qtbot, GradientsSourcesView(controller, Look(LIGHT)), 700, 300)
    for who in ("Hochreiter", "Gers", "Jozefowicz", "Tallec"):
        assert who in view.paragraphs.text()
