"""Code that changes line by line and tells which line is pointed at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK
from lstm_studio.widgets.linked_code import LinkedCode

lines = st.lists(st.sampled_from(["", "a = 1", "b = 2", "# 🔑", "c"]), max_size=8)


@pytest.fixture
def code(qtbot):
    code = LinkedCode()
    qtbot.addWidget(code)
    code.resize(300, 200)
    code.show()
    return code


@given(st.lists(lines, min_size=1, max_size=6))
def test_document_is_always_the_text(qapp, versions):
    code = LinkedCode()
    for version in versions:
        text = "\n".join(version)
        code.setCode(text)
        assert code.toPlainText() == code.code() == text
    code.deleteLater()


def test_lines_that_stay_are_not_touched(code):
    code.setCode("a\nb\nc\nd")
    touched = []
    code.document().contentsChange.connect(lambda at, gone, come: touched.append((at, gone, come)))
    code.setCode("a\nb\nX\nd")
    assert touched == [(4, 1, 1)]


def test_reader_keeps_place_and_selection(code):
    code.setCode("\n".join(str(n) for n in range(200)))
    cursor = code.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(3, cursor.MoveMode.KeepAnchor)
    code.setTextCursor(cursor)
    code.verticalScrollBar().setValue(50)
    code.setCode("\n".join(str(n) for n in [*range(199), 7]))
    assert code.verticalScrollBar().value() == 50
    assert code.textCursor().selectedText() == "1"


def test_line_under_the_pointer_is_told(qtbot, code):
    code.setCode("first\nsecond\nthird")
    told = []
    code.lineHovered.connect(told.append)
    height = code.fontMetrics().lineSpacing()
    margin = int(code.document().documentMargin())
    qtbot.mouseMove(code.viewport(), QPoint(20, margin + height + height // 2))
    qtbot.mouseMove(code.viewport(), QPoint(20, 190))
    assert told == [2, None]
    qtbot.mouseMove(code.viewport(), QPoint(20, margin + height // 2))
    code.hide()
    assert told == [2, None, 1, None]


def test_soft_mark_is_painted_and_kept_with_the_look(code):
    code.setCode("first\nsecond")
    before = code.grab().toImage()
    code.setSoftLines((2,), "f")
    assert code.softLines() == (2,)
    assert code.grab().toImage() != before
    code.setSoftLines(())
    assert code.grab().toImage() == before
    code.setSoftLines((2,), "f")
    code.setLook(Look(DARK, 2.0))
    assert code.softLines() == (2,)


def test_strong_mark_stays_when_lines_change(code):
    code.setCode("first\nsecond")
    code.setMarkedLine(2)
    code.setCode("first\nother")
    assert code.markedLine() == 2
    assert len(code.extraSelections()) == 1
