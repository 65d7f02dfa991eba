"""Code: its colours, the marked line, and what a reader may do with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lstm_studio.style.colors import contrast
from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT, Theme
from lstm_studio.widgets.code_view import CodeView

CODE = '''import torch  # the library

def step(x, h=0.5):
    """One step
    of the cell."""
    return torch.tanh(x) * "a # b" + 1e-3
'''


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> CodeView:
    load_fonts()
    view = CodeView()
    view.setCode(CODE)
    qtbot.addWidget(view)
    view.resize(420, 200)
    view.show()
    return view


def colour(view: CodeView, word: str) -> QColor:
    """Return the colour in which the first letter of `word` is written."""
    place = view.code().index(word)
    block = view.document().findBlock(place)
    for part in block.layout().formats():
        if part.start <= place - block.position() < part.start + part.length:
            return part.format.foreground().color()
    return QColor()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_colours(view: CodeView, theme: Theme) -> None:
    view.setLook(Look(theme))
    for word, token in {
        "import": "accent",
        "def": "accent",
        "# the": "muted",
        "0.5": "warning",
        "1e-3": "warning",
        '"a # b"': "success",
        "# b": "success",
        '"""One': "success",
        "of the cell": "success",
    }.items():
        assert colour(view, word) == QColor(getattr(theme, token)), word
    for word in ("torch", "tanh", "x, h"):
        assert not colour(view, word).isValid() or colour(view, word) == QColor(0, 0, 0), word


def test_the_font_is_that_of_code(view: CodeView) -> None:
    assert QFontInfo(view.document().defaultFont()).family() == "JetBrains Mono"
    before = view.document().defaultFont().pixelSize()
    view.setLook(Look(LIGHT, 2.0))
    assert view.document().defaultFont().pixelSize() == 2 * before


def test_read_only_but_selectable(view: CodeView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view, "zzz")
    assert view.code() == CODE
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == CODE


def test_lines(view: CodeView) -> None:
    assert view.lineCount() == 7


def test_mark(view: CodeView) -> None:
    view.setMarkedLine(3)
    assert view.markedLine() == 3
    (mark,) = view.extraSelections()
    assert mark.cursor.block().text().startswith("def step")
    line = view.cursorRect(mark.cursor)
    image = view.viewport().grab().toImage()
    far_right = image.pixelColor(image.width() - 3, line.center().y())
    assert far_right not in (QColor(LIGHT.chip), QColor(LIGHT.panel))
    assert contrast(far_right.name(), LIGHT.ink) >= 7
    assert image.pixelColor(1, line.center().y()) == QColor(LIGHT.cell)
    view.setMarkedLine(None)
    assert view.extraSelections() == []
    view.setMarkedLine(99)
    assert view.extraSelections() == []


def test_mark_scrolls_only_if_hidden(view: CodeView) -> None:
    view.setCode("\n".join(f"line_{i} = {i}" for i in range(1, 101)))
    bar = view.verticalScrollBar()
    view.setMarkedLine(4)
    assert bar.value() == 0
    view.setMarkedLine(60)
    assert bar.value() > 0
    (mark,) = view.extraSelections()
    assert view.viewport().rect().contains(view.cursorRect(mark.cursor))
    place = bar.value()
    view.setMarkedLine(59)
    assert bar.value() == place
    view.setMarkedLine(2)
    (mark,) = view.extraSelections()
    assert view.viewport().rect().contains(view.cursorRect(mark.cursor))


def test_new_code_keeps_the_reader_where_he_was(view: CodeView) -> None:
    lines = [f"line_{i} = {i}" for i in range(1, 101)]
    view.setCode("\n".join(lines))
    view.setMarkedLine(60)
    cursor = view.textCursor()
    cursor.setPosition(20)
    cursor.setPosition(28, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    view.verticalScrollBar().setValue(40)
    lines[0] = "line_1 = 9"
    view.setCode("\n".join(lines))
    assert view.verticalScrollBar().value() == 40
    assert view.textCursor().selection().toPlainText() == "\n".join(lines)[20:28]
    assert view.markedLine() == 60
    assert len(view.extraSelections()) == 1


def test_tab_leaves_it(view: CodeView) -> None:
    assert view.tabChangesFocus()
