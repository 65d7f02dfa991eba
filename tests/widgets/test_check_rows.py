"""Conditions are told by mark, text and words, and take no more rows than there are."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK
from lstm_studio.widgets.check_rows import CheckRow, CheckRows


def shown(rows):
    return [label.text() for label in rows.findChildren(QLabel) if label.isVisible()]


def test_marks_texts_and_details(qtbot):
    rows = CheckRows()
    qtbot.addWidget(rows)
    rows.setLook(Look(DARK))
    rows.show()
    rows.setRows([CheckRow(True, "C is 1"), CheckRow(False, "h is 0", "first wrong at step 2")])
    assert shown(rows) == ["✓", "C is 1", "✕", "h is 0", "first wrong at step 2"]
    assert rows.accessibleName() == "Met: C is 1. Not met: h is 0. first wrong at step 2"
    rows.setRows([CheckRow(False, "<b>C</b>", "x")])
    assert shown(rows) == ["✕", "<b>C</b>", "x"]
    mark = rows.findChildren(QLabel)[0]
    assert mark.property("role") == "danger"
    rows.setRows([])
    assert shown(rows) == []
    assert rows.rows() == ()
    rows.close()
