"""The gate panel shows whose the gates are and asks for what a person does with them."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QRadioButton, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.present import captions
from lstm_studio.state.studio import overrides_of
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.gate_panel import GatePanelView
from lstm_studio.widgets.value_control import ValueControl
from tests.fixtures.docked import Dock
from tests.fixtures.library import SmallLibrary


@pytest.fixture
def controller():
    return ModelController(SmallLibrary())


@pytest.fixture
def view(qtbot, controller):
    dock = Dock(qtbot, GatePanelView(controller, Look(LIGHT)), 280, 900)
    yield dock.view
    dock.close()


@pytest.fixture
def told(controller):
    notices = []
    controller.notices.raised.connect(notices.append)
    return notices


def part(view, name: str, kind: type[QWidget] = QWidget) -> QWidget:
    found = [w for w in view.findChildren(kind, f"gates.{name}") if w.isVisible()]
    assert len(found) == 1, name
    return found[0]


def sees(view, name: str) -> bool:
    return any(w.isVisible() for w in view.findChildren(QWidget, f"gates.{name}"))


def choose(qtbot, view, name: str) -> None:
    qtbot.mouseClick(part(view, name, QRadioButton), Qt.MouseButton.LeftButton)


def learned(controller, kind="lstm", size=1):
    controller.do("choose_kind", kind=kind)
    controller.do("choose_mode", mode="learned")
    controller.do("choose_size", size=size)


@pytest.mark.parametrize(
    ("kind", "shown"),
    [("lstm", ["f", "i", "o", "g"]), ("gru", ["r", "z", "n"]), ("rnn", ["weight_hh", "bias_ih"])],
)
def test_each_cell_has_its_sliders_from_top_to_bottom(controller, view, kind, shown):
    controller.do("choose_kind", kind=kind)
    sliders = [w for w in view.findChildren(ValueControl) if w.isVisible()]
    sliders.sort(key=lambda slider: slider.mapTo(view, slider.rect().topLeft()).y())
    assert [slider.objectName().removeprefix("gates.") for slider in sliders] == shown


def test_sliders_show_the_playhead(controller, view):
    trace = controller.results.trace
    for step in (0, 3, 13):
        controller.do("move_to", step=step)
        for gate in ("f", "i", "o", "g"):
            slider = part(view, gate)
            assert slider.value() == trace[gate][step, 0]
            sentence = captions.gate_sentence(trace, gate, step, 0, None)
            assert sentence in slider.accessibleDescription()


def test_by_hand_the_gates_are_free_and_the_candidate_is_computed(controller, view):
    states = {gate: part(view, gate).state() for gate in ("f", "i", "o", "g")}
    assert states == {"f": "free", "i": "free", "o": "free", "g": "computed"}
    assert not sees(view, "f.pin")
    assert sees(view, "g.pin")


def test_learned_gates_are_computed_until_they_are_held(controller, view):
    learned(controller)
    assert part(view, "f").state() == "computed"
    wanted = part(view, "f").value()
    controller.do("pin_gate", gate="f", value=0.25)
    slider = part(view, "f")
    assert slider.state() == "pinned"
    assert slider.value() == 0.25
    assert f"{wanted:.2f}" in slider.accessibleDescription(), "what the network wanted"
    assert part(view, "i").state() == "computed"


def test_a_pin_elsewhere_is_not_shown_here(controller, view):
    learned(controller)
    step = controller.state.playhead.step
    controller.do("pin_gate", gate="f", value=0.25, first=0, last=step - 1)
    assert part(view, "f").state() == "computed"
    controller.do("move_to", step=step - 1)
    assert part(view, "f").state() == "pinned"


def test_the_pin_button_holds_and_gives_back(qtbot, controller, view):
    learned(controller)
    value = part(view, "f").value()
    qtbot.mouseClick(part(view, "f.pin"), Qt.MouseButton.LeftButton)
    assert (overrides_of(controller.state).values("f") == value).all()
    qtbot.mouseClick(part(view, "f.pin"), Qt.MouseButton.LeftButton)
    assert not overrides_of(controller.state)


def test_kind_mode_and_size_are_chosen(qtbot, controller, view):
    assert not sees(view, "size.8")
    choose(qtbot, view, "kind.gru")
    assert controller.state.cell.kind == "gru"
    choose(qtbot, view, "mode.learned")
    assert controller.state.cell.mode == "learned"
    choose(qtbot, view, "size.8")
    assert controller.state.cell.size == 8
    choose(qtbot, view, "mode.hand")
    assert not sees(view, "size.8")


def test_choosing_what_is_chosen_makes_no_history(qtbot, controller, view):
    for name in ("kind.lstm", "mode.hand", "scope.all"):
        choose(qtbot, view, name)
    assert not controller.history.can_undo


def test_units_are_offered_where_there_are_several(qtbot, controller, view):
    assert not sees(view, "unit")
    learned(controller, size=8)
    assert sees(view, "unit")
    choose(qtbot, view, "units.one")
    controller.do("choose_unit", unit=5)
    part(view, "f").valueChanged.emit(0.5)
    held = controller.results.trace.pinned("f")
    assert held[:, 5].all()
    assert not np.delete(held, 5, axis=1).any()


def test_scope_is_drawn_and_asked_for(qtbot, controller, view):
    choose(qtbot, view, "scope.step")
    assert controller.state.gates.scope == "step"
    controller.undo()
    assert part(view, "scope.all", QRadioButton).isChecked()


def test_an_rnn_has_no_gate_to_hold_and_says_so(controller, view):
    controller.do("choose_kind", kind="rnn")
    assert not sees(view, "scope.all")
    assert not sees(view, "release")
    assert not sees(view, "flatten")
    assert "no gate" in part(view, "note").text()


def test_an_rnns_weights_are_moved_and_reset(controller, view):
    controller.do("choose_kind", kind="rnn")
    slider = part(view, "weight_hh")
    first = slider.value()
    slider.valueChanged.emit(-1.5)
    assert controller.results.model.params.weight_hh[0, 0] == -1.5
    assert slider.value() == -1.5
    slider.resetRequested.emit()
    assert slider.value() == first


def test_each_unit_of_an_rnn_has_its_own_weight(controller, view):
    learned(controller, "rnn", 8)
    controller.do("choose_unit", unit=3)
    params = controller.results.model.params
    assert part(view, "weight_hh").value() == params.weight_hh[3, 3]
    part(view, "bias_ih").valueChanged.emit(0.75)
    after = controller.results.model.params
    assert after.bias_ih[3] + after.bias_hh[3] == pytest.approx(0.75)
    assert part(view, "bias_ih").value() == pytest.approx(0.75)


def test_one_gesture_is_one_undo(controller, view):
    slider = part(view, "f")
    for gesture in ((0.9, 0.8, 0.7), (0.6, 0.5)):
        slider.editingStarted.emit()
        for value in gesture:
            slider.valueChanged.emit(value)
    controller.undo()
    assert slider.value() == 0.7
    controller.undo()
    assert slider.value() == pytest.approx(0.96)
    assert not controller.history.can_undo


def test_release_and_level(qtbot, controller, view):
    before = controller.results.trace
    controller.do("move_to", step=3)
    qtbot.mouseClick(part(view, "flatten", QPushButton), Qt.MouseButton.LeftButton)
    lane = overrides_of(controller.state).values("i")[:, 0]
    assert (lane == 1.0).all()
    qtbot.mouseClick(part(view, "release", QPushButton), Qt.MouseButton.LeftButton)
    assert np.array_equal(controller.results.trace["c"], before["c"])


def test_the_buttons_say_what_they_do_here(controller, view):
    by_hand = part(view, "release", QPushButton).text()
    learned(controller)
    assert part(view, "release", QPushButton).text() != by_hand
    assert not sees(view, "flatten")
    assert part(view, "release", QPushButton).toolTip()


def test_hover_goes_both_ways(controller, view):
    part(view, "f").hoverChanged.emit(True)
    assert controller.state.hover.key == "f"
    part(view, "f").hoverChanged.emit(False)
    assert controller.state.hover.key is None
    controller.do("choose_kind", kind="rnn")
    part(view, "weight_hh").hoverChanged.emit(True)
    assert controller.state.hover.key is None, "a weight is no quantity of the trace"


def test_what_cannot_be_read_names_the_limits(controller, view, told):
    part(view, "g").invalidEntered.emit("7")
    controller.do("choose_kind", kind="rnn")
    part(view, "weight_hh").invalidEntered.emit("abc")
    assert ["−1 to 1" in told[0].message, "−2 to 2" in told[1].message] == [True, True]
