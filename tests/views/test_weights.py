"""The weights on screen are the cell's, and changing one changes the cell."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.views.weights import WeightsView
from tests.fixtures.docked import Dock
from tests.fixtures.library import SmallLibrary

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def learned(controller, kind="lstm", size=1):
    controller.do("choose_kind", kind=kind)
    controller.do("choose_mode", mode="learned")
    controller.do("choose_size", size=size)


@pytest.fixture
def controller():
    return ModelController(SmallLibrary())


@pytest.fixture
def dock(qtbot, controller):
    learned(controller)
    return Dock(qtbot, WeightsView(controller, Look(LIGHT)))


@pytest.fixture
def view(dock):
    return dock.view


def center(table, row, column):
    table.scrollTo(table.numbers.index(row, column))
    return table.visualRect(table.numbers.index(row, column)).center()


def choose(qtbot, table, row, column):
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=center(table, row, column))


def enter(qtbot, editor):
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QCoreApplication.processEvents()  # Qt takes the value over a moment later


def type_value(qtbot, table, row, column, text):
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=center(table, row, column))
    editor = table.findChild(QLineEdit)
    qtbot.keyClicks(editor, text)
    enter(qtbot, editor)


def shown(table):
    model = table.numbers
    return np.array(
        [
            [model.value(row, column) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]
    )


def assert_same(controller, before):
    after = controller.results.model
    for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
        assert np.array_equal(getattr(after.params, name), getattr(before.params, name))


@pytest.mark.parametrize(("kind", "size"), [("lstm", 1), ("lstm", 8), ("gru", 32), ("rnn", 8)])
def test_every_weight_of_the_unit_is_shown(controller, view, kind, size):
    learned(controller, kind, size)
    unit = size - 1
    controller.do("choose_unit", unit=unit)
    params = controller.results.model.params
    expected = [
        np.concatenate(
            [
                params.weight_ih[row],
                params.weight_hh[row],
                [params.bias_ih[row]],
                [params.bias_hh[row]],
            ]
        )
        for row in (params.row(gate, unit) for gate in params.gate_names)
    ]
    assert np.array_equal(shown(view.table).T, expected)
    readout = controller.results.model.readout
    numbers = shown(view.readout)
    assert np.array_equal(numbers[:-1].ravel()[:size], readout.weight)
    assert numbers[-1, 0] == readout.bias


def test_caption_counts_what_is_there(controller, view):
    assert view.count.text() == "22 numbers: 4·(2 + 1 + 1 + 1) + 2"
    learned(controller, "gru", 8)
    assert view.count.text() == "297 numbers: 3·8·(2 + 8 + 1 + 1) + 9"
    learned(controller, "rnn", 1)
    assert view.count.text() == "7 numbers: 2 + 1 + 1 + 1 + 2"


def test_typed_weight_is_kept_exactly_and_undone(qtbot, controller, view):
    before = controller.results.model
    type_value(qtbot, view.table, 1, 2, "0.123456789")
    assert controller.results.model.params.weight_ih[2, 1] == 0.123456789
    assert view.table.numbers.value(1, 2) == 0.123456789
    controller.undo()
    assert_same(controller, before)
    assert view.table.numbers.value(1, 2) == before.params.weight_ih[2, 1]


@pytest.mark.parametrize(("row", "name"), [(2, "weight_hh"), (3, "bias_ih"), (4, "bias_hh")])
def test_each_row_belongs_to_its_array(qtbot, controller, view, row, name):
    type_value(qtbot, view.table, row, 3, "5")
    assert np.ravel(getattr(controller.results.model.params, name))[3] == 5.0


def test_weight_of_another_unit(qtbot, controller, view):
    learned(controller, "lstm", 8)
    qtbot.keyClick(view.unit, Qt.Key.Key_Up)
    assert controller.state.view.unit == 1
    type_value(qtbot, view.table, 0, 1, "2,5")
    params = controller.results.model.params
    assert params.weight_ih[params.row("f", 1), 0] == 2.5


def test_nonsense_is_refused_and_the_field_stays(qtbot, controller, view):
    before = controller.results.model
    type_value(qtbot, view.table, 0, 0, "1.2.3")
    editor = view.table.findChild(QLineEdit)
    assert editor is not None
    assert editor.property("invalid")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert controller.results.model is before


def test_untouched_field_changes_nothing(qtbot, controller, view):
    before = controller.results.model
    type_value(qtbot, view.table, 0, 0, "")
    assert controller.results.model is before
    assert controller.history.undo_name != "set_weight"


def test_digit_begins_editing_and_a_letter_does_not(qtbot, controller, view):
    choose(qtbot, view.table, 0, 0)
    qtbot.keyClick(view.table, Qt.Key.Key_B)
    assert view.table.findChild(QLineEdit) is None
    qtbot.keyClicks(view.table, "7")
    editor = view.table.findChild(QLineEdit)
    assert editor.text() == "7"
    enter(qtbot, editor)
    assert controller.results.model.params.weight_ih[0, 0] == 7.0


def test_alt_arrows_step_and_undo_as_one(qtbot, controller, view):
    before = controller.results.model
    first = float(before.params.weight_ih[1, 0])
    choose(qtbot, view.table, 0, 1)
    for _ in range(3):
        qtbot.keyClick(view.table, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(view.table, Qt.Key.Key_Down, ALT | SHIFT)
    assert controller.results.model.params.weight_ih[1, 0] == pytest.approx(first + 0.29)
    controller.undo()
    assert_same(controller, before)


def test_wheel_steps_only_with_alt(qtbot, controller, view):
    choose(qtbot, view.table, 0, 0)
    before = float(controller.results.model.params.weight_ih[0, 0])
    spot = center(view.table, 0, 0)
    for modifiers in (Qt.KeyboardModifier.NoModifier, ALT):
        event = QWheelEvent(
            spot,
            view.table.viewport().mapToGlobal(spot),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.table.viewport(), event)
    after = controller.results.model.params.weight_ih[0, 0]
    assert after == pytest.approx(before + 0.1)


def test_readout_is_editable(qtbot, controller, view):
    type_value(qtbot, view.readout, 0, 0, "-3")
    type_value(qtbot, view.readout, 1, 0, "4")
    readout = controller.results.model.readout
    assert (readout.weight[0], readout.bias) == (-3.0, 4.0)
    learned(controller, "gru", 8)
    type_value(qtbot, view.readout, 2, 1, "9")
    assert controller.results.model.readout.weight[7] == 9.0


def test_changed_weights_are_marked_and_reset(qtbot, controller, view):
    assert not view.reset.isEnabled()
    type_value(qtbot, view.table, 1, 2, "0.5")
    type_value(qtbot, view.readout, 1, 0, "0.5")
    numbers = view.table.numbers
    assert numbers.changed(1, 2)
    assert not numbers.changed(0, 0)
    first = controller.library.model("lstm", 1).params.weight_ih[2, 1]
    tip = numbers.data(numbers.index(1, 2), Qt.ItemDataRole.ToolTipRole)
    assert f"{abs(first):.4f}" in tip
    assert view.changed.text() == "2 weights changed"
    qtbot.mouseClick(view.reset, Qt.MouseButton.LeftButton)
    assert controller.results.model is controller.library.model("lstm", 1)
    assert not numbers.changed(1, 2)
    assert not view.reset.isEnabled()
    assert view.changed.isHidden()


def test_weights_of_held_gates_are_muted(qtbot, controller, view):
    controller.do("choose_mode", mode="hand")
    numbers = view.table.numbers
    free = {c for c in range(4) if numbers.editable(0, c)}
    assert free == {controller.results.model.params.gate_names.index("g")}
    assert view.note.isVisible()
    assert view.readout.isHidden()
    assert view.facts.isHidden()
    before = controller.results.model
    qtbot.mouseDClick(
        view.table.viewport(), Qt.MouseButton.LeftButton, pos=center(view.table, 0, 0)
    )
    assert view.table.findChild(QLineEdit) is None
    type_value(qtbot, view.table, 0, 2, "2")
    assert controller.results.model.params.weight_ih[2, 0] == 2.0
    qtbot.mouseClick(view.reset, Qt.MouseButton.LeftButton)
    assert_same(controller, before)


def test_card_tells_the_facts_as_text(controller, view):
    assert "Say the last marked number." in view.facts.text()
    assert view.title.text() == "LSTM, 1 units"


def test_hover_goes_both_ways(qtbot, controller, view):
    viewport = view.table.viewport()
    qtbot.mouseMove(viewport, center(view.table, 1, 1))
    assert controller.state.hover.key == "f"
    assert view.table.lit == "f"
    controller.do("hover", key="o")
    assert view.table.lit == "o"
    view.hide()
    assert controller.state.hover.key is None


def test_copy_gives_the_exact_number(qtbot, controller, view):
    choose(qtbot, view.table, 0, 0)
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text().replace("−", "-")
    assert float(text) == controller.results.model.params.weight_ih[0, 0]


def test_tab_leaves_the_table(qtbot, view):
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Tab)
    assert view.readout.hasFocus()


def test_gate_ticks_draw_nothing_here(controller, view):
    resets = []
    view.table.numbers.dataChanged.connect(resets.append)
    controller.do("pin_gate", gate="f", value=0.3)
    controller.do("move_to", step=2)
    assert resets == []


def last_column_ends(table):
    last = table.numbers.columnCount() - 1
    return table.columnViewportPosition(last) + table.columnWidth(last)


@pytest.mark.parametrize("look", [Look(DARK, 2.0), Look(LIGHT, 1.25), Look(DARK)])
@pytest.mark.parametrize("width", [240, 420])
def test_four_gates_fit_into_a_dock(controller, dock, view, look, width):
    learned(controller, "lstm", 8)
    dock.dress(look, width, 160)
    assert view.area.horizontalScrollBar().maximum() == 0
    assert last_column_ends(view.table) <= view.table.viewport().width()


def test_projector_in_the_narrowest_dock_scrolls(controller, dock, view):
    learned(controller, "lstm", 8)
    dock.dress(Look(LIGHT, projector=True), 240, 160)
    bar = view.table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert last_column_ends(view.table) <= view.table.viewport().width()


def test_every_control_can_be_named_and_reached(view):
    for control in (view.unit, view.table, view.readout, view.reset):
        assert control.objectName().startswith("weights.")
        assert control.accessibleName()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
