"""The equations show the trace's numbers, no sooner than they are known, and take them apart."""

from __future__ import annotations

import math
import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.present.equations import EQUATIONS
from lstm_studio.present.notation import figure
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.views.equations import EquationsView
from tests.fixtures.docked import Dock
from tests.fixtures.library import SmallLibrary

LEFT = Qt.MouseButton.LeftButton


def learned(controller, kind="lstm", size=8):
    controller.do("choose_kind", kind=kind)
    controller.do("choose_mode", mode="learned")
    controller.do("choose_size", size=size)
    controller.do("move_to", step=4)


@pytest.fixture
def controller():
    return ModelController(SmallLibrary())


@pytest.fixture
def dock(qtbot, controller):
    return Dock(qtbot, EquationsView(controller, Look(LIGHT)))


@pytest.fixture
def view(dock):
    return dock.view


def result(row):
    """Return the bold number of a row as text."""
    return re.search("<b>(.*)</b>", row.numbers())[1]


def row_texts(view):
    return {key: (row.formula(), row.numbers()) for key, row in view.rows.items()}


@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
@pytest.mark.parametrize("size", [1, 8])
def test_results_are_those_of_the_trace(controller, view, kind, size):
    learned(controller, kind, size)
    controller.do("choose_unit", unit=size - 1)
    trace = controller.results.trace
    assert tuple(view.rows) == EQUATIONS[kind]
    for key, row in view.rows.items():
        assert result(row) == figure(float(trace[key][4, size - 1]))


def test_numbers_follow_a_gate_at_once_in_the_same_widgets(controller, view):
    rows = dict(view.rows)
    for value in (0.11, 0.22, 0.33):
        controller.do("pin_gate", gate="f", value=value)
        assert result(view.rows["f"]) == figure(value)
        step = controller.state.playhead.step
        assert result(view.rows["c"]) == figure(float(controller.results.trace["c"][step, 0]))
    assert view.rows == rows


def test_rows_do_not_jump_while_numbers_get_shorter(controller, dock, view):
    learned(controller, "lstm", 1)
    dock.dress(Look(LIGHT), 240, 400)
    heights = []
    for value in (0.123456, 0.0, 1.0, 0.5):
        controller.do("pin_gate", gate="f", value=value)
        QApplication.processEvents()
        heights.append([row.height() for row in view.rows.values()])
    tallest = [max(column) for column in zip(*heights, strict=True)]
    assert heights[-1] == tallest


def test_what_is_not_computed_yet_is_withheld(controller, view):
    step = controller.state.playhead.step
    controller.do("move_to", step=step, phase=3.5)  # the candidate is being computed
    known = {key for key, row in view.rows.items() if row.isKnown()}
    assert known == {"f", "i"}
    assert [key for key, row in view.rows.items() if row.isBusy()] == ["g"]
    for key in ("g", "c", "o", "h"):
        assert not re.search(r"\d", view.rows[key].numbers())
    controller.do("move_to", step=step, phase=5.5)
    assert [key for key, row in view.rows.items() if row.isBusy()] == ["h"]
    controller.do("move_to", step=step, phase=math.inf)
    assert all(row.isKnown() and not row.isBusy() for row in view.rows.values())


def test_unfolded_products_wait_for_their_result(controller, view):
    controller.do("unfold", gate="o")
    assert view.terms.isVisible()
    controller.do("move_to", step=4, phase=1.0)
    assert not view.terms.isVisible()
    controller.do("move_to", step=4)
    assert view.terms.isVisible()


@pytest.mark.parametrize("way", ["mouse", "key"])
def test_row_unfolds_and_folds(qtbot, controller, view, way):
    row = view.rows["g"]
    for expected in ("g", None):
        if way == "mouse":
            qtbot.mouseClick(row, LEFT)
        else:
            row.setFocus()
            qtbot.keyClick(row, Qt.Key.Key_Return)
        assert controller.state.view.unfolded == expected
        assert row.isUnfolded() == view.terms.isVisible() == (expected is not None)


def number(text):
    return float(text.replace("−", "-"))


@pytest.mark.parametrize(
    ("kind", "key"), [("lstm", "f"), ("gru", "n"), ("rnn", "h"), ("lstm", "c")]
)
def test_products_add_up_to_the_sum(controller, view, kind, key):
    learned(controller, kind)
    controller.do("unfold", gate=key)
    products = [number(term.product) for term in view.terms.terms()]
    gate = key in controller.results.trace.params.gate_names
    assert len(products) == (12 if gate else 2)
    total = number(view.terms.closing()[0].partition("= ")[2])
    # Each of the written numbers is rounded by up to half a thousandth.
    assert sum(products) == pytest.approx(total, abs=0.0005 * (len(products) + 1))


def test_products_stand_below_their_equation(qtbot, controller, view):
    for key in ("h", "f", "o"):
        controller.do("unfold", gate=key)
        QApplication.processEvents()
        row = view.rows[key]
        assert row.geometry().bottom() < view.terms.y() <= row.geometry().bottom() + 12


def test_hover_goes_both_ways(qtbot, controller, view):
    qtbot.mouseMove(view.rows["i"])
    assert controller.state.hover.key == "i"
    assert view.rows["i"].isHighlighted()
    qtbot.mouseMove(view.rows["c"])
    assert controller.state.hover.key == "c"
    controller.do("hover", key="o")
    assert [key for key, row in view.rows.items() if row.isHighlighted()] == ["o"]
    view.hide()
    assert controller.state.hover.key is None


def test_arrows_go_from_row_to_row_and_stop_at_the_ends(qtbot, view):
    view.rows["f"].setFocus()
    for expected in ("i", "g", "c", "o", "h", "h"):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        assert view.rows[expected].hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert view.rows["o"].hasFocus()


def test_unit_is_chosen_and_all_units_become_vectors(qtbot, controller, view):
    assert not view.unit.isVisible()
    learned(controller)
    qtbot.keyClick(view.unit, Qt.Key.Key_Up)
    assert controller.state.view.unit == 1
    trace = controller.results.trace
    assert result(view.rows["f"]) == figure(float(trace["f"][4, 1]))
    qtbot.mouseClick(view.vector, LEFT, pos=QPoint(8, view.vector.height() // 2))
    assert controller.state.view.vector
    assert "ℝ<sup>8</sup>" in view.rows["f"].numbers()
    learned(controller, "lstm", 1)
    assert "ℝ" not in view.rows["f"].numbers()
    assert not view.vector.isVisible()


def test_copy_of_a_row_is_plain_text(qtbot, controller, view):
    row = view.rows["c"]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Cₜ = fₜ ⊙ Cₜ₋₁ + iₜ ⊙ C̃ₜ: ")
    assert result(row) in text
    assert "<" not in text
    controller.do("unfold", gate="c")
    qtbot.keyClick(row, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "\t" in QGuiApplication.clipboard().text()


def test_copy_gives_away_nothing_that_is_withheld(qtbot, controller, view):
    controller.do("move_to", step=4, phase=0.0)
    assert not re.search(r"\d", view.text())


# The screen of the tests grabs no keyboard for a menu, and says so.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_menu_copies_one_equation_or_all(qtbot, view):
    row = view.rows["h"]
    for name, lines in (("equations.copyOne", 1), ("equations.copyAll", 6)):
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, QPoint(5, 5), row.mapToGlobal(QPoint(5, 5))
        )
        QApplication.sendEvent(row, event)
        menu = view.findChild(QMenu, "equations.menu")
        action = menu.findChild(QAction, name)
        qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
        QApplication.processEvents()
        text = QGuiApplication.clipboard().text()
        assert len(text.split("\n")) == lines
        assert text.split("\n")[-1].startswith("hₜ")


def test_screen_reader_hears_the_equation(controller, view):
    assert view.rows["f"].accessibleName().endswith("set by hand → 0.960")
    controller.do("move_to", step=4, phase=0.0)
    assert not re.search(r"\d", view.rows["f"].accessibleName())


def test_hidden_view_catches_up_when_shown(controller, view):
    view.hide()
    before = row_texts(view)
    controller.do("pin_gate", gate="f", value=0.5)
    assert row_texts(view) == before
    view.show()
    assert result(view.rows["f"]) == figure(0.5)


@pytest.mark.parametrize("look", [Look(DARK, 2.0), Look(LIGHT, projector=True), Look(LIGHT, 1.25)])
@pytest.mark.parametrize("width", [240, 420])
def test_nothing_is_cut_off_at_the_sides(controller, dock, view, look, width):
    learned(controller)
    controller.do("unfold", gate="f")
    dock.dress(look, width, 160)
    room = view.area.viewport().width()
    assert view.area.widget().width() <= room
    for widget in (view.unit, view.vector, view.terms, *view.rows.values()):
        assert widget.geometry().right() < room
    bar = view.area.verticalScrollBar()
    assert bar.maximum() > 0


def test_unfolding_by_key_brings_the_products_into_view(qtbot, controller, dock, view):
    learned(controller)
    dock.dress(Look(LIGHT), 260, 200)
    row = view.rows["h"]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    QApplication.processEvents()
    shown = view.area.viewport().rect()
    place = row.mapTo(view.area.viewport(), QPoint(0, 0))
    assert shown.contains(place)


def test_every_control_can_be_named_and_reached(controller, view):
    learned(controller)
    for control in (view.unit, view.vector, *view.rows.values()):
        assert control.objectName().startswith("equations.")
        assert control.accessibleName()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_row_that_goes_from_under_the_pointer_lets_go(qtbot, controller, view):
    qtbot.mouseMove(view.rows["c"])
    assert controller.state.hover.key == "c"
    controller.do("choose_kind", kind="gru")
    assert tuple(view.rows) == EQUATIONS["gru"]
    assert controller.state.hover.key != "c"
