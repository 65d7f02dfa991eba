"""The tinted text: where characters stand, what colours they have, and how they are reached."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from lstm_studio.style.look import Look
from lstm_studio.style.palette import diverging_lut
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.tint_scale import TintScale
from lstm_studio.widgets.tinted_text import TintedText, wrapped

TEXT = 'the "old cat" sees\na dog (and waits) here\n'


@given(st.text("ab \n", max_size=80), st.integers(1, 20))
def test_rows_have_all_characters_in_order_and_no_row_is_too_long(text, columns):
    starts = wrapped(text, columns)
    assert starts[0] == 0
    assert starts[-1] == len(text)
    rows = [text[a:b] for a, b in pairwise(starts)]
    assert all(rows)
    assert "".join(rows) == text
    for k, row in enumerate(rows):
        assert len(row) <= columns
        assert "\n" not in row[:-1]
        if not row.endswith("\n") and k < len(rows) - 1:
            # No word is cut that has a space before it in its row.
            assert row.endswith(" ") or " " not in row


@pytest.fixture
def shown(qtbot):
    widget = TintedText()
    qtbot.addWidget(widget)
    widget.setTitle("Unit 1")
    widget.resize(420, 200)
    values = np.linspace(-2.0, 2.0, len(TEXT))
    levels = np.zeros(len(TEXT))
    levels[4:12] = 1.0
    widget.setText(TEXT, values, 2.0, levels)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def pixel(widget, x, y):
    image = widget.viewport().grab().toImage()
    return image.pixelColor(int(x), int(y)).getRgb()[:3]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_tint_is_that_of_the_value(shown, theme):
    look = Look(theme)
    shown.setLook(look)
    lut = diverging_lut(theme)
    for place, entry in ((0, 0), (len(TEXT) - 2, 250)):
        box = shown.placeRect(place)
        found = pixel(shown, box.right() - 1.5, box.top() + 1.5)
        if place == 0:  # the cursor stands there
            shown.setCursorPlace(20)
            found = pixel(shown, box.right() - 1.5, box.top() + 1.5)
        assert np.abs(np.array(found) - lut[entry].astype(int)).max() <= 12


def test_a_level_is_a_bar_below(shown):
    muted = Look(LIGHT).color("muted").getRgb()[:3]
    inside, outside = shown.placeRect(6), shown.placeRect(15)
    shown.setCursorPlace(len(TEXT) - 1)
    assert pixel(shown, inside.center().x(), inside.bottom() - 1.5) == muted
    assert pixel(shown, outside.center().x(), outside.bottom() - 1.5) != muted


def test_the_pointer_reads_off_and_finds_every_character_again(shown, qtbot):
    for place in range(len(TEXT)):
        assert shown.placeAt(shown.placeRect(place).center().toPoint()) == place
    assert shown.placeAt(QPoint(5, 190)) is None
    with qtbot.waitSignal(shown.placeChosen) as told:
        QTest.mouseMove(shown.viewport(), shown.placeRect(7).center().toPoint())
    assert told.args == [7]
    assert shown.cursorPlace() == 7


def test_the_keys_reach_every_character(shown, qtbot):
    told = []
    shown.placeChosen.connect(told.append)
    shown.setFocus()
    for key, place in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_End, len(TEXT) - 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Down, TEXT.index("\n") + 1),
        (Qt.Key.Key_Up, 0),
    ):
        qtbot.keyClick(shown, key)
        assert shown.cursorPlace() == place, key
    assert told == [1, 0, len(TEXT) - 1, 0, TEXT.index("\n") + 1, 0]
    qtbot.keyClick(shown, Qt.Key.Key_Left)  # nothing before the first
    assert len(told) == 6


def test_a_cursor_out_of_sight_is_scrolled_to(qtbot, shown):
    text = "word " * 2000
    shown.setText(text, np.zeros(len(text)), 1.0, np.zeros(len(text)))
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_End)
    box = shown.placeRect(shown.cursorPlace())
    assert 0 <= box.top() < box.bottom() <= shown.viewport().height() + 1
    qtbot.keyClick(shown, Qt.Key.Key_Home)
    assert shown.placeRect(0).top() >= 0


def test_a_text_that_fits_is_large_and_a_long_one_small(shown):
    large = shown.placeRect(0).height()
    text = "word " * 2000
    shown.setText(text, np.zeros(len(text)), 1.0, np.zeros(len(text)))
    assert shown.placeRect(0).height() < large


def test_it_is_copied_and_described(shown, qtbot):
    shown.setFocus()
    qtbot.keySequence(shown, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == TEXT
    said = shown.summary()
    assert "−2.00 at character 1" in said
    assert f"2.00 at character {len(TEXT)}" in said
    assert "At character 1, t" in said
    _, rows = shown.table()
    assert len(rows) == len(TEXT)
    assert rows[0][:2] == ("1", "t")
    assert rows[18][1] == r"\n"


def test_nothing_is_shown_as_what_to_do(qtbot):
    widget = TintedText()
    qtbot.addWidget(widget)
    widget.setEmptyText("Type a text.")
    widget.setText("", np.empty(0), 1.0, np.empty(0))
    widget.resize(200, 100)
    widget.show()
    assert widget.summary() == "Type a text."
    qtbot.keyClick(widget, Qt.Key.Key_Right)
    assert widget.cursorPlace() == 0


def test_a_half_read_text_and_odd_numbers_do_no_harm(shown, qtbot):
    values = np.array([np.nan, np.inf, -np.inf, 1e300])
    shown.setText(TEXT, values, 1.0, np.zeros(len(TEXT)), np.ones(len(TEXT), bool))
    shown.grab()
    shown.setText("x", np.array([3.0]), 0.0, np.ones(1))
    shown.grab()
    assert shown.cursorPlace() == 0


def test_the_scale_says_its_ends(qtbot):
    scale = TintScale()
    qtbot.addWidget(scale)
    scale.setLimit(2.5)
    assert "−2.50" in scale.accessibleName()
    assert "+2.50" in scale.accessibleName()
    scale.resize(scale.sizeHint())
    scale.show()
    scale.grab()
