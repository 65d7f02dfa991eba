"""The dock of choices: every control asks for what it says, and shows what there is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.compare_weights import CompareWeightsView
from tests.fixtures.docked import docked
from tests.fixtures.library import SmallLibrary
from tests.fixtures.visitor import visit

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def controller(qtbot):
    controller = ModelController(SmallLibrary())
    controller.do("show_page", page="compare")
    return controller


@pytest.fixture
def view(qtbot, controller):
    return docked(qtbot, CompareWeightsView(controller, Look(LIGHT)), 280, 760)


def press(view, name):
    QTest.mouseClick(view.findChild(QWidget, name), LEFT)


def visible(view, name):
    return view.findChild(QWidget, name).isVisible()


def text(view, name):
    return view.findChild(QLabel, name).text()


def test_weights_of_three_sources(view, controller):
    press(view, "compare.source.random")
    assert controller.state.comparison.source == "random"
    assert "seed" in text(view, "compare.about")
    assert visible(view, "compare.seed")
    assert visible(view, "compare.forget")
    press(view, "compare.source.own")
    assert not visible(view, "compare.size")
    assert not visible(view, "compare.seed")
    press(view, "compare.source.trained")
    assert view.size_choice.keys() == ["1", "8", "32"]
    assert not visible(view, "compare.forget")


def test_size_seed_and_forget_bias(view, controller):
    press(view, "compare.source.random")
    press(view, "compare.size.16")
    press(view, "compare.forget.chrono")
    view.seed.setValue(12)
    comparison = controller.state.comparison
    assert (comparison.size, comparison.forget, comparison.seed) == (16, "chrono", 12)
    assert "14 steps" in text(view, "compare.forgetNote")
    press(view, "compare.forget.3")
    assert "0.95" in text(view, "compare.forgetNote")


def test_seeds_that_follow_each_other_undo_as_one(view, controller):
    press(view, "compare.source.random")
    for _ in range(4):
        QTest.keyClick(view.seed, Qt.Key.Key_Up)
    assert controller.state.comparison.seed == 4
    controller.undo()
    assert controller.state.comparison.seed == 0
    assert view.seed.value() == 0


def test_a_sequence_is_chosen_here_too(view, controller):
    titles = [view.sequence.itemText(k) for k in range(view.sequence.count())]
    assert titles == ["Remember the key", "Three numbers", "200 steps"]
    view.sequence.setCurrentIndex(2)
    view.sequence.activated.emit(2)
    assert controller.state.sequence.current.id == "long_200"
    controller.undo()
    assert view.sequence.currentText() == "Remember the key"


def test_a_visitors_sequence_is_in_the_list_and_leaves_it(view, controller):
    controller.do("open_in_sandbox", **visit())
    controller.do("show_page", page="compare")
    assert view.sequence.count() == 4
    title = controller.state.sequence.current.title
    assert view.sequence.currentText() == title
    view.sequence.activated.emit(0)
    assert controller.state.sequence.current.id == "key"
    assert view.sequence.count() == 3


def test_rows_are_ticked_and_the_last_one_stays(view, controller):
    press(view, "compare.row.gates")
    assert controller.state.comparison.rows == ("h", "c")
    press(view, "compare.row.c")
    check = view.findChild(QWidget, "compare.row.h")
    assert not check.isEnabled()
    press(view, "compare.row.c")
    assert check.isEnabled()


def test_one_unit_or_all(view, controller):
    assert not visible(view, "compare.units")
    press(view, "compare.size.8")
    assert visible(view, "compare.unit")
    view.unit.setValue(4)
    assert controller.state.comparison.unit == 3
    press(view, "compare.units.all")
    assert controller.state.comparison.unit is None
    assert not visible(view, "compare.unit")
    assert not visible(view, "compare.overlay")
    press(view, "compare.units.one")
    assert controller.state.comparison.unit == 0


def test_an_overlay_is_chosen_and_taken_off(view, controller):
    press(view, "compare.overlay.gru")
    assert controller.state.comparison.overlay == "gru"
    press(view, "compare.overlay.none")
    assert controller.state.comparison.overlay is None
