"""The products of a sum in columns, or on two lines where the columns do not fit."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK
from lstm_studio.widgets.term_table import TermRow, TermTable

ROWS = (
    TermRow("<i>W</i>·<i>x</i>", ("0.500", "2.000"), "0.500·2.000", "1.000"),
    TermRow("<i>b</i>", ("0.250", ""), "", "0.250"),
)


@pytest.fixture
def table(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    table = TermTable(host)
    table.show()
    table.setHeads(("term", "weight", "input", "product"))
    table.resize(300, 100)
    table.setTerms("f", ROWS, ("sum = 1.250",))
    yield table
    host.close()


def test_narrow_table_is_higher(table):
    table.setTerms("f", (*ROWS, ROWS[0]), ("sum = 2.250",))
    wide = table.height()
    table.resize(120, table.height())
    assert table.height() > wide  # the heads go, and two rows get a second line
    table.resize(300, table.height())
    assert table.height() == wide


def test_look_changes_the_height(table):
    before = table.height()
    table.setLook(Look(DARK, 2.0))
    assert table.height() > 1.8 * before


def test_other_numbers_are_painted_and_nothing_moves(table):
    height = table.height()
    before = table.grab().toImage()
    other = TermRow(ROWS[0].label, ("0.600", "2.000"), "0.600·2.000", "1.200")
    table.setTerms("f", (other, ROWS[1]), ("sum = 1.450",))
    assert table.height() == height
    assert table.grab().toImage() != before


def test_same_terms_paint_the_same(table):
    before = table.grab().toImage()
    table.setTerms("f", tuple(ROWS), ("sum = 1.250",))
    assert table.grab().toImage() == before
    assert table.terms() == ROWS
