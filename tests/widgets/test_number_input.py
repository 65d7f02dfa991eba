"""Numbers are read whichever decimal sign they have, and written so that nothing is lost."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from lstm_studio import i18n
from lstm_studio.widgets.number_input import NumberEdit, edit_text, parse_number

finite = st.floats(allow_nan=False, allow_infinity=False)


def same(read, value):
    """Return whether both are one number: of 32 bits where the value is such a one."""
    if abs(value) <= float(np.finfo(np.float32).max) and np.float32(value) == value:
        return np.float32(read) == value
    return read == value


@given(finite | st.floats(width=32, allow_nan=False, allow_infinity=False))
def test_what_is_written_is_read_back(value):
    assert same(parse_number(edit_text(value)), value)


@given(finite)
def test_it_is_read_back_in_a_language_with_a_decimal_comma(value):
    i18n.install(number=lambda value, digits: f"{value:.{digits}f}".replace(".", ","))
    text = edit_text(value)
    i18n.install()
    assert "." not in text
    assert same(parse_number(text), value)


def test_numbers_of_a_weight_file_are_written_short():
    assert edit_text(float(np.float32(0.1))) == "0.1"
    assert edit_text(3.0) == "3"
    assert edit_text(-0.25) == "−0.25"


@pytest.mark.parametrize(
    "text", ["", "a", "1.2.3", "1,234.5", "nan", "inf", "-", "1_000", "0x10", "1e999"]
)
def test_what_is_no_number_is_refused(text):
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "value"), [("0,5", 0.5), (" −2 ", -2.0), ("+.5", 0.5), ("1e-3", 0.001)]
)
def test_every_way_to_write_a_number(text, value):
    assert parse_number(text) == value


def test_field_steps_with_arrows_and_keeps_an_untouched_number(qtbot):
    field = NumberEdit()
    qtbot.addWidget(field)
    field.setValue(1 / 3)
    assert field.value() == 1 / 3
    field.setValue(0.2)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 0.3
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert field.value() == 0.29


def test_field_marks_what_is_no_number(qtbot):
    field = NumberEdit()
    qtbot.addWidget(field)
    field.setValue(1.0)
    qtbot.keyClicks(field, "2x")
    assert field.value() is None
    assert field.property("invalid")
    assert not field.hasAcceptableInput()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.value() == 2.0
    assert not field.property("invalid")
