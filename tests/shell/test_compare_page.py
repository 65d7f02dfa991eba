"""The page "Compare" in its window: what fits where, and the ways in and out of it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from lstm_studio.shell.compare_page import ComparePage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def compare(window):
    window.controller.do("show_page", page="compare")
    settle()
    return window


def settle():
    for _ in range(4):
        QCoreApplication.processEvents()


def test_everything_stands_side_by_side_where_there_is_room(compare):
    page = compare.page
    assert isinstance(page, ComparePage)
    assert not page.switch.isVisible()
    for view in page.views():
        assert view.isVisible()
    assert not page.show_part("costs")


def test_a_small_page_has_a_switch(compare):
    page = compare.page
    compare.resize(1024, 640)
    settle()
    assert page.switch.keys() == ["h", "c", "gates", "costs", "choice"]
    assert page.runs.plots["gru", "h"].isVisible()
    assert not page.runs.lanes["gru"].isVisible()
    assert not page.costs.isVisible()
    QTest.mouseClick(page.findChild(QWidget, "compare.switch.gates"), LEFT)
    settle()
    assert page.runs.lanes["gru"].isVisible()
    assert not page.runs.plots["gru", "h"].isVisible()
    assert page.show_part("choice")
    settle()
    assert page.choice.isVisible()
    assert not page.runs.isVisible()
    compare.resize(1440, 900)
    settle()
    assert page.runs.plots["gru", "h"].isVisible()
    assert page.runs.lanes["gru"].isVisible()
    compare.resize(1024, 640)
    settle()
    assert page.switch.currentKey() == "choice"


def test_a_wide_low_page_keeps_the_cards(compare):
    compare.resize(1440, 640)
    settle()
    assert compare.page.switch.keys() == ["h", "c", "gates"]
    assert compare.page.costs.isVisible()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 640), (1920, 1080)])
@pytest.mark.parametrize("projector", [False, True])
def test_no_text_of_the_cards_is_cut_off(compare, size, projector):
    compare.controller.do("set_projector", projector=projector)
    compare.resize(*size)
    page = compare.page
    for part in ("costs", "choice"):
        page.show_part(part)
        settle()
        view = getattr(page, part)
        labels = [one for one in view.findChildren(QLabel) if one.isVisible()]
        assert labels
        for label in labels:
            needed = label.heightForWidth(label.width()) if label.wordWrap() else 0
            assert label.height() >= needed, label.text()


def test_the_presenters_keys_move_all_three(compare):
    compare.controller.do("move_to", step=2)
    compare.page.setFocus()
    QTest.keyClick(compare.page, Qt.Key.Key_Right)
    assert compare.controller.state.playhead.step == 3
    assert compare.page.runs.axis.playhead() == 3
    compare.playback.toggle()
    assert compare.playback.playing
    compare.page.runs.scrubStarted.emit()
    assert not compare.playback.playing


def test_a_cell_goes_to_the_sandbox_and_back(compare):
    controller = compare.controller
    controller.do("compare_weights", source="random")
    controller.do("compare_size", size=16)
    shown = controller.comparisons.cells["gru"].trace["h"]
    QTest.mouseClick(compare.page.runs.buttons["gru"], LEFT)
    settle()
    assert compare.page.objectName() == "sandbox"
    np.testing.assert_array_equal(controller.results.trace["h"], shown)
    controller.do("show_page", page="compare")
    settle()
    assert controller.state.comparison.source == "random"
    assert compare.page.runs.isVisible()


def test_the_times_are_measured_in_the_window(qtbot, compare):
    """Whatever they are: the clock is not judged."""
    page = compare.page
    with qtbot.waitSignal(page.timing.ended, timeout=60_000):
        QTest.mouseClick(page.costs.measure, LEFT)
    assert page.timing.now.state == "done"
    assert page.costs.times.isVisible()
    settle()
    assert "µs" in page.choice.findChild(QLabel, "compare.choice.lstm").text() or (
        "µs" in page.choice.findChild(QLabel, "compare.choice.gru").text()
    )


def test_values_are_copied(compare, qapp):
    compare.page.runs.plots["rnn", "h"]._copy()
    assert "the" in qapp.clipboard().text()
