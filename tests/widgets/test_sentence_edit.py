"""A sentence that is typed, pasted and marked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.sentence_edit import SentenceEdit

CTRL = Qt.KeyboardModifier.ControlModifier


class Heard:
    def __init__(self, edit):
        self.texts, self.refusals = [], []
        edit.edited.connect(self.texts.append)
        edit.refused.connect(self.refusals.append)


@pytest.fixture
def edit(qtbot):
    load_fonts()
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    made = SentenceEdit("both.sentence", "Sentence", limit=5000)
    layout.addWidget(made)
    layout.addWidget(QLineEdit())
    with qtbot.waitActive(window):
        window.show()
    made.setFocus()
    made.heard = Heard(made)
    made.window_ = window
    return made


def paste(edit, text, html=""):
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    edit.insertFromMimeData(data)


def test_keys_are_told_once_after_a_moment(edit, qtbot):
    with qtbot.waitSignal(edit.edited) as told:
        qtbot.keyClicks(edit, "the bank")
    assert told.args == ["the bank"]
    assert edit.heard.texts == ["the bank"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_tells_at_once_and_writes_nothing(edit, qtbot, key):
    qtbot.keyClicks(edit, "bank")
    qtbot.keyClick(edit, key, CTRL)
    assert edit.heard.texts == ["bank"]
    assert edit.text() == "bank"
    qtbot.keyClick(edit, key, CTRL)
    edit.flush()
    assert edit.heard.texts == ["bank"]


def test_leaving_and_hiding_lose_nothing(edit, qtbot):
    qtbot.keyClicks(edit, "a")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert not edit.hasFocus()
    assert edit.heard.texts == ["a"]
    assert edit.text() == "a"
    qtbot.keyClicks(edit, "b")
    edit.hide()
    assert edit.heard.texts[-1] == edit.text()
    assert len(edit.heard.texts) == 2


def test_setting_a_text_is_silent_and_can_be_undone(edit, qtbot):
    qtbot.keyClicks(edit, "mine")
    edit.flush()
    edit.setText("we rowed to the bank")
    edit.flush()
    assert edit.heard.texts == ["mine"]
    edit.undo()
    edit.flush()
    assert edit.heard.texts == ["mine", "mine"]


def test_setting_the_same_text_leaves_the_cursor_alone(edit, qtbot):
    qtbot.keyClicks(edit, "the bank")
    qtbot.keyClick(edit, Qt.Key.Key_Home)
    edit.setText("the bank")
    assert edit.textCursor().position() == 0


@pytest.mark.parametrize(
    "text",
    ["<b>bank</b>", "مرحبا بالعالم", "👩‍👩‍👧 bank", "a\tb", "one\ntwo", "&amp;", "\u202eabc"],
)
def test_pasted_text_is_plain_and_whole(edit, text):
    paste(edit, text, html="<h1>other</h1>")
    assert edit.text() == text
    edit.flush()
    assert edit.heard.texts == [text]
    assert edit.heard.refusals == []


def test_a_megabyte_is_cut_and_told(edit):
    edit.setText("start ")
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    paste(edit, "word " * 200_000)
    assert edit.heard.refusals == [1_000_000]
    assert len(edit.text()) == 5000
    assert edit.text().startswith("start word")
    paste(edit, "more")
    assert edit.heard.refusals == [1_000_000, 4]
    edit.selectAll()
    paste(edit, "short")
    assert edit.text() == "short"
    edit.flush()


def marks(edit):
    found = []
    block = edit.document().begin()
    while block.isValid():
        for part in block.layout().formats():
            at = block.position() + part.start
            dotted = part.format.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine
            found.append((at, at + part.length, "unknown" if dotted else "target"))
        block = block.next()
    return found


def test_words_are_marked_without_a_change_of_the_text(edit):
    edit.setText("the bank was steep")
    edit.setHighlights([(13, 18)], (4, 8))
    assert marks(edit) == [(4, 8, "target"), (13, 18, "unknown")]
    edit.flush()
    assert edit.heard.texts == []
    assert edit.text() == "the bank was steep"
    edit.undo()
    assert edit.text() == ""
    edit.flush()


def test_marks_follow_the_text_while_it_is_edited(edit, qtbot):
    edit.setText("the bank was steep")
    edit.setHighlights([(13, 18)], (4, 8))
    qtbot.keyClick(edit, Qt.Key.Key_Home, CTRL)
    qtbot.keyClicks(edit, "oh ")
    assert marks(edit) == [(7, 11, "target"), (16, 21, "unknown")]
    edit.setHighlights()
    assert marks(edit) == []
    edit.flush()


def test_marks_count_characters_not_units(edit):
    edit.setText("👩 bank\n👩 steep")
    edit.setHighlights([(9, 14)], (2, 6))
    assert marks(edit) == [(3, 7, "target"), (11, 16, "unknown")]


@pytest.mark.parametrize(
    "look", [Look(), Look(DARK), Look(LIGHT, 2.0), Look(projector=True)], ids=str
)
def test_three_lines_have_room_in_every_look(edit, look):
    edit.setLook(look)
    edit.setText("one\ntwo\nthree")
    assert edit.height() == edit.sizeHint().height()
    assert edit.font().pixelSize() == look.font("body").pixelSize()
    assert edit.verticalScrollBar().maximum() == 0
    assert not edit.grab().isNull()


def test_names(edit):
    edit.setPlaceholderText("Type a sentence")
    assert (edit.objectName(), edit.accessibleName()) == ("both.sentence", "Sentence")
