"""The main job by mouse and keyboard: a sequence, the gates, the memory that answers."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from lstm_studio.state.studio import overrides_of
from tests.fixtures.person import CTRL, RIGHT, SHIFT, Person

Key = Qt.Key


def curve(studio, key: str) -> np.ndarray:
    """Return the numbers that pyqtgraph has been given to draw."""
    return studio.window.page.plots.plot(key[0]).curveItem(key).getData()[1]


def assert_drawn(studio) -> None:
    """The curves or colours on screen are the trace, to the bit."""
    results, plots = studio.controller.results, studio.window.page.plots
    if results.trace.hidden_size > 8:
        for key in ("c", "h") if results.trace.kind == "lstm" else ("h",):
            assert np.array_equal(plots.plot(key).values(), results.trace[key])
        return
    for unit in range(results.trace.hidden_size):
        assert np.array_equal(curve(studio, f"h{unit}"), results.trace["h"][:, unit])
        if results.trace.kind == "lstm":
            assert np.array_equal(curve(studio, f"c{unit}"), results.trace["c"][:, unit])


def slider(person: Person, gate: str):
    return person.see(f"gates.{gate}")


def held(studio, gate: str) -> np.ndarray:
    return overrides_of(studio.controller.state).values(gate)[:, 0]


def value_of(studio, gate: str) -> float:
    state = studio.controller.state
    return float(studio.controller.results.trace[gate][state.playhead.step, state.view.unit])


# ------------------------------------------------------------------------------------- sequences


def test_choose_a_sequence_by_click(studio, person):
    listed = person.see("sequences.list")
    row = listed.keys().index("topic")
    person.click(listed.viewport(), listed.visualRect(listed.model().index(row, 0)).center())
    current = studio.controller.state.sequence.current
    assert current.id == "topic"
    assert studio.window.page.plots.tokens.tokens() == current.tokens
    assert len(curve(studio, "c0")) == len(current)
    assert_drawn(studio)
    assert current.story == person.see("sequences.story").text()


def test_choose_a_sequence_by_keyboard(studio, person):
    person.tab_to("sequences.list")
    before = studio.controller.state.sequence.current.id
    assert before == "key"
    person.press(Key.Key_Down)
    assert studio.controller.state.sequence.current.id == "topic"
    person.press(Key.Key_End)
    last = studio.controller.library.sequences()[-1]
    assert studio.controller.state.sequence.current.id == last.id
    assert_drawn(studio)


# --------------------------------------------------------------------------------------- sliders


@pytest.mark.parametrize("gate", ["f", "i", "o", "g"])
def test_drag_a_slider(studio, person, gate):
    control = slider(person, gate)
    before = curve(studio, "h0").copy()
    person.drag(control, control.positionOf(control.value()), control.positionOf(0.4))
    assert value_of(studio, gate) == pytest.approx(0.4, abs=0.011)
    assert control.value() == value_of(studio, gate)
    assert np.all(held(studio, gate) == control.value()), "the scope is all steps"
    assert not np.array_equal(curve(studio, "h0"), before)
    assert_drawn(studio)


@pytest.mark.parametrize("gate", ["f", "i", "o", "g"])
def test_move_a_slider_by_keys(studio, person, gate):
    person.tab_to(f"gates.{gate}.value")
    before = value_of(studio, gate)
    down = -1 if before > 0.5 else 1
    key = Key.Key_Left if down < 0 else Key.Key_Right
    person.press(key, key, key)
    person.press(key, modifiers=SHIFT)
    # From the nearest hundredth, three times 0.01 and once 0.1.
    assert value_of(studio, gate) == pytest.approx(round(before, 2) + 0.13 * down, abs=1e-9)
    assert_drawn(studio)
    person.press(Key.Key_Home)
    assert value_of(studio, gate) == (-1.0 if gate == "g" else 0.0)
    person.press(Key.Key_End)
    assert value_of(studio, gate) == 1.0
    assert_drawn(studio)


def test_turn_the_wheel_on_a_slider(studio, person):
    control = slider(person, "f")
    person.hover(control, control.trackRect().center())
    person.wheel(control, -3, control.trackRect().center())
    assert value_of(studio, "f") == pytest.approx(0.97)
    control.finish_gesture()
    assert_drawn(studio)


def test_type_a_number(studio, person):
    control = slider(person, "f")
    person.click(control, control.valueRect().center())
    person.type("0.25")
    person.press(Key.Key_Return)
    assert value_of(studio, "f") == 0.25
    assert_drawn(studio)


@pytest.mark.parametrize(("typed", "why"), [("7", "from 0 to 1"), ("0.5x", "“0.5x”")])
def test_type_nonsense(studio, person, told, typed, why):
    person.tab_to("gates.f.value")
    person.type(typed)
    person.press(Key.Key_Return)
    assert value_of(studio, "f") == 1.0
    assert why in told[0].message
    assert "stays" in told[0].hint
    person.press(Key.Key_Escape)
    assert not person.sees("gates.f.edit")
    assert QApplication.focusWidget().objectName() == "gates.f.value"


def test_double_click_resets(studio, person):
    control = slider(person, "f")
    programme = held(studio, "f").copy()
    person.drag(control, control.positionOf(control.value()), control.positionOf(0.2))
    assert not np.array_equal(held(studio, "f"), programme)
    person.double_click(control, control.positionOf(0.7))
    assert np.array_equal(held(studio, "f"), programme)


def test_scope_decides_which_steps_a_slider_moves(studio, person):
    step = studio.controller.state.playhead.step
    control = slider(person, "f")
    person.click("gates.scope.step")
    person.drag(control, control.positionOf(1.0), control.positionOf(0.0))
    assert np.flatnonzero(held(studio, "f") == 0.0).tolist() == [step]
    person.click("gates.scope.onward")
    person.drag(control, control.positionOf(0.0), control.positionOf(0.5))
    changed = held(studio, "f")
    assert np.all(changed[:step] == 1.0)
    assert np.all(changed[step:] == changed[step])
    assert changed[step] == pytest.approx(0.5, abs=0.011)
    assert_drawn(studio)


def test_the_sentence_follows_the_slider(studio, person):
    control = slider(person, "f")
    before = control.accessibleDescription()
    person.drag(control, control.positionOf(1.0), control.positionOf(0.0))
    assert control.accessibleDescription() != before
    assert "0.00" in control.accessibleDescription()


# ----------------------------------------------------------------------------------------- lanes


def cell(lanes, gate: str, step: int) -> QPointF:
    return lanes.cellRect(gate, step).center()


def test_paint_a_lane(studio, person):
    lanes = studio.window.page.plots.lanes
    before = studio.controller.results.trace["c"][:, 0].copy()
    person.drag(lanes, cell(lanes, "i", 6), cell(lanes, "i", 9))
    assert np.flatnonzero(held(studio, "i") == 1.0).tolist() == [3, 6, 7, 8, 9]
    after = studio.controller.results.trace["c"][:, 0]
    assert np.array_equal(after[:6], before[:6])
    assert np.all(after[6:] != before[6:])
    assert_drawn(studio)
    # And closed again, from the other side.
    person.drag(lanes, cell(lanes, "i", 9), cell(lanes, "i", 3))
    assert np.all(held(studio, "i") == 0.0)
    assert np.all(curve(studio, "c0") == 0.0), "nothing was ever let in"


def test_a_hasty_stroke_leaves_no_gap(studio, person):
    """The pointer jumps over ten cells between two of its reports."""
    lanes = studio.window.page.plots.lanes
    person.drag(lanes, cell(lanes, "f", 12), cell(lanes, "f", 2), steps=1)
    assert np.flatnonzero(held(studio, "f") == 0.0).tolist() == list(range(2, 13))


def test_one_stroke_is_one_undo(studio, person):
    lanes = studio.window.page.plots.lanes
    before = held(studio, "f").copy()
    person.drag(lanes, cell(lanes, "f", 1), cell(lanes, "f", 12), steps=20)
    person.drag(lanes, cell(lanes, "o", 2), cell(lanes, "o", 4))
    assert np.count_nonzero(held(studio, "f") == 0.0) == 12
    person.press(Key.Key_Z, modifiers=CTRL)
    assert np.all(held(studio, "o") == 1.0)
    assert np.count_nonzero(held(studio, "f") == 0.0) == 12
    person.press(Key.Key_Z, modifiers=CTRL)
    assert np.array_equal(held(studio, "f"), before)
    assert not studio.controller.history.can_undo


def test_paint_heights_with_shift(studio, person):
    lanes = studio.window.page.plots.lanes
    row = lanes.cellRect("o", 2)
    low = QPointF(row.center().x(), row.bottom() - 0.25 * row.height())
    person.drag(lanes, low, QPointF(lanes.cellRect("o", 5).center().x(), low.y()), modifiers=SHIFT)
    assert held(studio, "o")[2:6] == pytest.approx(0.25, abs=0.06)
    assert_drawn(studio)


def test_the_right_button_gives_cells_back(studio, person):
    lanes = studio.window.page.plots.lanes
    programme = held(studio, "i").copy()
    person.drag(lanes, cell(lanes, "i", 0), cell(lanes, "i", 13))
    person.drag(lanes, cell(lanes, "i", 0), cell(lanes, "i", 13), button=RIGHT)
    assert np.array_equal(held(studio, "i"), programme)


def test_a_lane_by_keyboard(studio, person):
    person.tab_to("plots.lanes")
    step = studio.controller.state.playhead.step
    person.press(Key.Key_Down, Key.Key_Space)
    assert np.flatnonzero(held(studio, "i") == 1.0).tolist() == [3, step]
    person.press(Key.Key_Right, Key.Key_4)
    assert held(studio, "i")[step + 1] == 0.4
    assert studio.controller.state.playhead.step == step, "the arrows were the lane's"
    assert_drawn(studio)


# ------------------------------------------------------------------------------------------ cells


@pytest.mark.parametrize(
    ("kind", "sliders"),
    [("rnn", {"weight_hh", "bias_ih"}), ("gru", {"r", "z", "n"}), ("lstm", {"f", "i", "o", "g"})],
)
def test_choose_a_cell(studio, person, kind, sliders):
    person.click("gates.kind.gru" if kind == "rnn" else "gates.kind.rnn")
    person.click(f"gates.kind.{kind}")
    assert studio.controller.results.trace.kind == kind
    shown = {
        name
        for name in ("weight_hh", "bias_ih", "r", "z", "n", "f", "i", "o", "g")
        if person.sees(f"gates.{name}")
    }
    assert shown == sliders
    assert_drawn(studio)
    assert person.sees("plots.c") == (kind == "lstm")


def test_the_weights_of_an_rnn_move_its_curve(studio, person):
    person.press(Key.Key_1, modifiers=CTRL)
    control = slider(person, "weight_hh")
    before = curve(studio, "h0").copy()
    person.drag(control, control.positionOf(control.value()), control.positionOf(0.99))
    weight = studio.controller.results.model.params.weight_hh[0, 0]
    assert weight == pytest.approx(0.99, abs=0.021)
    assert control.value() == weight
    assert not np.array_equal(curve(studio, "h0"), before)
    assert_drawn(studio)


def test_learned_gates_are_pinned_and_released(studio, person):
    person.click("gates.mode.learned")
    control = slider(person, "f")
    assert control.state() == "computed"
    assert control.value() == value_of(studio, "f")
    free = studio.controller.results.trace["c"][:, 0].copy()
    with pytest.raises(KeyError):
        curve(studio, "cghost")
    person.drag(control, control.positionOf(control.value()), control.positionOf(0.1))
    assert control.state() == "pinned"
    assert studio.controller.results.trace.pinned("f").all()
    ghost = studio.window.page.plots.plot("c").lines()
    assert [line.kind for line in ghost if line.key == "cghost"] == ["dashed"]
    assert np.array_equal(curve(studio, "cghost"), free), "the ghost is the run without the pin"
    assert_drawn(studio)
    person.click(person.see("gates.f.pin"))
    assert control.state() == "computed"
    assert np.array_equal(curve(studio, "c0"), free)
    assert studio.controller.results.ghost is None


def test_release_all(studio, person):
    person.click("gates.mode.learned")
    free = studio.controller.results.trace["h"].copy()
    lanes = studio.window.page.plots.lanes
    person.drag(lanes, cell(lanes, "o", 0), cell(lanes, "o", 13))
    assert studio.controller.results.overrides
    person.click("gates.release")
    assert not studio.controller.results.overrides
    assert np.array_equal(studio.controller.results.trace["h"], free)


@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
def test_every_trained_size_can_be_chosen(studio, person, kind):
    person.click(f"gates.kind.{kind}")
    person.click("gates.mode.learned")
    for size in studio.controller.library.sizes(kind):
        person.click(f"gates.size.{size}")
        assert studio.controller.results.trace.hidden_size == size
        assert_drawn(studio)


def test_one_unit_of_eight_is_chosen_and_pinned(studio, person):
    person.click("gates.mode.learned")
    person.click("gates.size.8")
    person.click("gates.unit")
    person.press(Key.Key_Up, Key.Key_Up)
    assert studio.controller.state.view.unit == 2
    person.click("gates.units.one")
    control = slider(person, "f")
    person.drag(control, control.positionOf(control.value()), control.positionOf(0.3))
    pinned = studio.controller.results.trace.pinned("f")
    assert pinned[:, 2].all()
    assert np.count_nonzero(pinned) == len(pinned)
    assert_drawn(studio)


def test_edit_a_weight(studio, person):
    person.click("gates.mode.learned")
    studio.window.docks["dock.weights"].raise_()
    table = person.see("weights.table")
    before = studio.controller.results.model.params
    person.double_click(table.viewport(), table.visualRect(table.numbers.index(0, 1)).center())
    person.type("-2.5")
    person.press(Key.Key_Return)
    params = studio.controller.results.model.params
    assert params.weight_ih[params.row("f", 0), 0] == -2.5
    assert_drawn(studio)
    person.click("weights.reset")
    assert np.array_equal(studio.controller.results.model.params.weight_ih, before.weight_ih)


# ----------------------------------------------------------------------------------- undo, redo


def test_a_drag_is_one_undo_and_comes_back(studio, person):
    control = slider(person, "f")
    before = held(studio, "f").copy()
    person.drag(control, control.positionOf(1.0), control.positionOf(0.3), steps=25)
    after = held(studio, "f").copy()
    assert not np.array_equal(before, after)
    person.press(Key.Key_Z, modifiers=CTRL)
    assert np.array_equal(held(studio, "f"), before)
    assert control.value() == before[studio.controller.state.playhead.step]
    assert_drawn(studio)
    assert not studio.controller.history.can_undo
    person.press(Key.Key_Z, modifiers=CTRL | SHIFT)
    assert np.array_equal(held(studio, "f"), after)
    assert_drawn(studio)


def test_two_drags_are_two_undos(studio, person):
    control = slider(person, "f")
    person.drag(control, control.positionOf(1.0), control.positionOf(0.6))
    middle = held(studio, "f").copy()
    person.drag(control, control.positionOf(control.value()), control.positionOf(0.2))
    person.press(Key.Key_Z, modifiers=CTRL)
    assert np.array_equal(held(studio, "f"), middle)
    assert studio.controller.history.can_undo


def test_undo_keeps_the_playhead(studio, person):
    control = slider(person, "f")
    person.drag(control, control.positionOf(1.0), control.positionOf(0.6))
    person.press(Key.Key_PageDown, Key.Key_PageDown)
    step = studio.controller.state.playhead.step
    person.press(Key.Key_Z, modifiers=CTRL)
    assert studio.controller.state.playhead.step == step


def test_the_menu_says_what_is_undone(studio, person):
    undo = studio.window.actions_by_id["undo"]
    assert not undo.isEnabled()
    person.click("gates.kind.gru")
    assert undo.isEnabled()
    assert len(undo.text()) > len("Undo: ")
    undo.trigger()
    assert studio.controller.state.cell.kind == "lstm"
    assert studio.window.actions_by_id["kind.lstm"].isChecked()
