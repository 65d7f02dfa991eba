"""Bars in order: keys, the line of luck, and what a screen reader hears."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK
from lstm_studio.widgets.rank_list import RankList, RankRow

ROWS = [
    RankRow(7, "unit 8", 0.9, "0.90", "99.0 %", "unit 8, r 0.90"),
    RankRow(2, "unit 3", 0.5, "−0.50", "70.1 %", "unit 3, r −0.50"),
    RankRow(0, "unit 1", 0.1, "0.10", "50.0 %", "unit 1, r 0.10, no better than luck", True),
]


@pytest.fixture
def shown(qtbot):
    widget = RankList()
    qtbot.addWidget(widget)
    widget.resize(360, 160)
    widget.setRows(ROWS, 0.2)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_rows_are_chosen_by_mouse_and_keys(shown, qtbot):
    told = []
    shown.keyChosen.connect(told.append)
    middle = shown.visualRect(shown.model().index(1, 0)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    qtbot.keyClick(shown, Qt.Key.Key_Home)
    assert told == [2, 0, 7]
    assert shown.currentKey() == 7


def test_what_the_owner_chooses_is_no_signal_and_stays_with_other_rows(shown):
    told = []
    shown.keyChosen.connect(told.append)
    shown.setCurrentKey(2)
    shown.setRows(list(reversed(ROWS)), None)
    assert shown.currentKey() == 2
    shown.setRows(ROWS[:1], None)
    assert shown.currentKey() is None
    shown.setCurrentKey(99)
    assert shown.currentKey() is None
    assert told == []


def test_the_bar_is_as_long_as_its_share_and_hollow_below_the_line(shown):
    image = shown.viewport().grab().toImage()
    look = Look()
    track = shown.itemDelegate().track(shown.visualRect(shown.model().index(0, 0)).toRectF())
    for k, row in enumerate(ROWS):
        y = shown.visualRect(shown.model().index(k, 0)).center().y()
        inside = image.pixelColor(int(track.left() + 0.5 * row.share * track.width()), y)
        beyond = image.pixelColor(int(track.left() + (row.share + 0.06) * track.width()), y)
        filled = inside == look.color("accent")
        assert filled != row.below
        assert beyond != look.color("accent")
    assert shown.line() == 0.2


def test_it_speaks_and_is_copied(shown, qtbot):
    model = shown.model()
    spoken = model.data(model.index(2, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "unit 1, r 0.10, no better than luck"
    shown.setFocus()
    qtbot.keySequence(shown, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text().splitlines()[1] == "unit 3\t−0.50\t70.1 %"
    assert shown.rows() == tuple(ROWS)


def test_it_follows_the_look_and_a_list_of_nothing_is_quiet(shown):
    shown.setLook(Look(DARK, projector=True))
    shown.grab()
    shown.setRows([], None)
    shown.grab()
    assert shown.currentKey() is None
