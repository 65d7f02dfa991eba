"""A person's own sequence: typed, pasted, opened, dropped, corrected, and put on the bench."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.tokens import parse_text, word_value
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.views.sequence_editor import SequenceEditorView
from lstm_studio.widgets.steps_model import MARK, VALUE
from tests.fixtures.docked import Dock
from tests.fixtures.library import SmallLibrary

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def controller():
    return ModelController(SmallLibrary())


@pytest.fixture
def dock(qtbot, controller):
    return Dock(qtbot, SequenceEditorView(controller, Look(LIGHT)), 480, 560)


@pytest.fixture
def view(dock):
    return dock.view


def go_to(qtbot, view, page):
    segment = view.page.findChild(object, f"sequenceEditor.page.{page}")
    qtbot.mouseClick(segment, LEFT)


def type_text(qtbot, view, text):
    view.text.setFocus()
    qtbot.keyClicks(view.text, text)


def paste(qtbot, view, text):
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(view.text, Qt.Key.Key_V, CTRL)


def spot(view, step, column):
    view.table.scrollTo(view.table.steps.index(step, column))
    return view.table.visualRect(view.table.steps.index(step, column)).center()


def type_value(qtbot, view, step, text):
    place = spot(view, step, VALUE)
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(view.table.viewport(), LEFT, pos=place)
    editor = view.table.findChild(QLineEdit)
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QCoreApplication.processEvents()


def shown(view):
    steps = view.table.steps
    return [steps.token(k) for k in range(steps.rowCount())]


# ------------------------------------------------------------------ text


def test_typed_words_are_counted_and_used(qtbot, controller, view):
    assert not view.use_button.isEnabled()
    type_text(qtbot, view, "put the key down")
    assert view.status.text() == "4 words"
    assert shown(view) == ["put", "the", "key", "down"]
    qtbot.mouseClick(view.use_button, LEFT)
    current = controller.state.sequence.current
    assert current.id == "own"
    assert current.tokens == ("put", "the", "key", "down")
    assert current.values[2] == word_value("key")
    controller.undo()
    assert controller.state.sequence.current.id == "key"


def test_typed_numbers_are_taken_as_they_are(qtbot, controller, view):
    type_text(qtbot, view, "0,5 -1 2,25")
    assert view.status.text() == "3 numbers"
    qtbot.keyClick(view.text, Qt.Key.Key_Return, CTRL)
    assert controller.state.sequence.current.values.tolist() == [0.5, -1.0, 2.25]


def test_one_word_is_one_word(qtbot, view):
    type_text(qtbot, view, "key")
    assert view.status.text() == "1 word"


def test_values_and_marks_of_the_draft_go_with_it(qtbot, controller, view):
    type_text(qtbot, view, "put the key")
    type_value(qtbot, view, 2, "0.75")
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=spot(view, 2, MARK))
    view.table.setCurrentIndex(view.table.steps.index(1, VALUE))
    before = view.table.steps.value(1)
    qtbot.keyClick(view.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert controller.state.sequence.current.id == "key"  # nothing is used yet
    type_text(qtbot, view, " down")
    qtbot.mouseClick(view.use_button, LEFT)
    current = controller.state.sequence.current
    assert current.values[2] == 0.75
    assert current.values[1] == pytest.approx(before + 0.1)
    assert current.marks.tolist() == [True, False, True, False]


def test_bad_input_is_named_shown_and_changes_nothing(qtbot, controller, view):
    before = controller.state
    type_text(qtbot, view, "0.5 1.5 abc 2")
    assert "“abc” is not a number" in view.status.text()
    assert "column 9" in view.status.text()
    assert not view.use_button.isEnabled()
    qtbot.mouseClick(view.show_error, LEFT)
    assert view.text.textCursor().selectedText() == "abc"
    qtbot.keyClick(view.text, Qt.Key.Key_Return, CTRL)
    assert controller.state is before
    assert view.text.toPlainText() == "0.5 1.5 abc 2"
    qtbot.keyClicks(view.text, "1")
    assert view.status.text() == "4 numbers"
    assert not view.show_error.isVisible()


def test_values_come_back_when_a_slip_is_mended(qtbot, view):
    type_text(qtbot, view, "0.5 1.5 2.5")
    type_value(qtbot, view, 1, "9")
    type_text(qtbot, view, " x")
    assert not view.table.isEnabled()
    qtbot.keyClick(view.text, Qt.Key.Key_Backspace)
    assert view.table.isEnabled()
    assert view.table.steps.value(1) == 9.0


def test_paste_of_ten_megabytes_is_refused_and_nothing_is_lost(qtbot, controller, view):
    before = controller.state
    type_text(qtbot, view, "mine own")
    paste(qtbot, view, "word " * 2_000_000)
    assert "10.00 MB" in view.status.text()
    assert "still here" in view.status.text()
    assert view.text.toPlainText() == "mine own"
    assert view.use_button.isEnabled()
    assert controller.state is before
    type_text(qtbot, view, " words")
    assert view.status.text() == "3 words"


def test_too_many_words_are_said_with_their_number(qtbot, view):
    paste(qtbot, view, "word " * 2001)
    view.flush()
    assert "2,001" in view.status.text()
    assert not view.use_button.isEnabled()
    assert not view.show_error.isVisible()


def test_long_text_is_read_when_the_keys_rest(qtbot, view):
    paste(qtbot, view, "word " * 1500)
    qtbot.waitUntil(lambda: view.status.text() == "1,500 words")


def test_hiding_reads_what_waits_and_leaves_no_clock(qtbot, controller, view):
    paste(qtbot, view, "word " * 1500)
    view.hide()
    assert not view._timer.isActive()
    view.use()
    assert len(controller.state.sequence.current) == 1500


def test_text_outlives_pages_sequences_and_hiding(qtbot, controller, view):
    type_text(qtbot, view, "put the key")
    type_value(qtbot, view, 1, "0.5")
    go_to(qtbot, view, "steps")
    controller.do("choose_sequence", id="short")
    view.hide()
    view.show()
    go_to(qtbot, view, "text")
    assert view.text.toPlainText() == "put the key"
    assert view.table.steps.value(1) == 0.5


def test_it_begins_with_the_own_sequence(qtbot, controller):
    own = parse_text("my very own").with_step(1, value=0.125)
    controller.do("use_sequence", sequence=own)
    dock = Dock(qtbot, SequenceEditorView(controller, Look(LIGHT)), 480, 560)
    assert dock.view.text.toPlainText() == "my very own"
    assert dock.view.table.steps.value(1) == 0.125


# ------------------------------------------------------------------ files


@pytest.fixture
def table_file(tmp_path):
    path = tmp_path / "weather.csv"
    rows = "\n".join(f"day{k},{0.5 * k},{k % 2}" for k in range(4))
    path.write_text(f"word,warm,rain\n{rows}\n", "utf-8")
    return path


def choose_column(qtbot, combo, name):
    combo.setFocus()
    while combo.currentText() != name:
        qtbot.keyClick(combo, Qt.Key.Key_Down)


def test_file_with_one_column_of_numbers_needs_no_choice(qtbot, controller, view, tmp_path):
    path = tmp_path / "plain.csv"
    path.write_text("value\n1.5\n-2\n", "utf-8")
    view.open_file(path)
    assert view.page.currentKey() == "csv"
    assert view.status.text() == "2 steps"
    qtbot.mouseClick(view.use_button, LEFT)
    assert controller.state.sequence.current.values.tolist() == [1.5, -2.0]


def test_column_is_chosen_from_the_headings(qtbot, controller, view, table_file):
    view.open_file(table_file)
    assert "warm, rain" in view.status.text()
    assert not view.use_button.isEnabled()
    choose_column(qtbot, view.file.column, "warm")
    assert shown(view) == ["day0", "day1", "day2", "day3"]
    type_value(qtbot, view, 0, "7")
    choose_column(qtbot, view.file.column, "rain")
    assert [view.table.steps.value(k) for k in range(4)] == [0.0, 1.0, 0.0, 1.0]
    choose_column(qtbot, view.file.words, "warm")
    assert shown(view) == ["0.0", "0.5", "1.0", "1.5"]


def test_wrong_column_is_named_with_its_line(qtbot, controller, view, table_file):
    before = controller.state
    view.open_file(table_file)
    view.file.column.setFocus()
    qtbot.keyClick(view.file.column, Qt.Key.Key_Down)
    assert view.file.column.currentText() == "word"
    assert "Line 2" in view.status.text()
    assert "“day0”" in view.status.text()
    assert controller.state is before


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"", b'a,b\n"1'])
def test_file_that_cannot_be_read_is_said_so(controller, view, tmp_path, data):
    before = controller.state
    path = tmp_path / "bad.csv"
    path.write_bytes(data)
    view.open_file(path)
    assert view.status.property("role") == "danger"
    assert not view.use_button.isEnabled()
    assert controller.state is before


def test_missing_file_is_said_so(view, tmp_path):
    view.open_file(tmp_path / "nowhere.csv")
    assert "nowhere.csv" in view.status.text()


def test_open_asks_without_stopping_the_window(qtbot, view, table_file):
    go_to(qtbot, view, "csv")
    qtbot.mouseClick(view.file.open_button, LEFT)
    dialog = view.findChild(QFileDialog, "sequenceEditor.openDialog")
    assert dialog.isVisible()
    dialog.setDirectory(str(table_file.parent))
    dialog.selectFile(table_file.name)
    dialog.accept()
    assert view.file.file.text() == "weather.csv"


def drop(view, mime):
    actions = Qt.DropAction.CopyAction
    buttons, none = LEFT, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), actions, mime, buttons, none)
    QApplication.sendEvent(view, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(view, QDropEvent(QPointF(50, 50), actions, mime, buttons, none))


def test_dropped_table_and_dropped_text_are_opened(qtbot, view, table_file, tmp_path):
    type_text(qtbot, view, "typed before")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(table_file))])
    drop(view, mime)
    assert view.file.file.text() == "weather.csv"
    words = tmp_path / "words.txt"
    words.write_text("from a file", "utf-8")
    mime.setUrls([QUrl.fromLocalFile(str(words))])
    drop(view, mime)
    assert view.page.currentKey() == "text"
    assert view.text.toPlainText() == "from a file"
    view.text.setFocus()
    qtbot.keyClick(view.text, Qt.Key.Key_Z, CTRL)
    assert view.text.toPlainText() == "typed before"


def test_dropped_file_that_is_no_text_leaves_the_typed_one(qtbot, view, tmp_path):
    type_text(qtbot, view, "typed before")
    path = tmp_path / "picture.txt"
    path.write_bytes(b"\x89PNG\x00\xff")
    view.open_file(path)
    assert view.text.toPlainText() == "typed before"
    assert view.status.property("role") == "danger"


# ------------------------------------------------------------------ on the bench


def test_bench_is_changed_at_once_and_undone(qtbot, controller, view):
    go_to(qtbot, view, "steps")
    assert not view.use_button.isVisible()
    type_value(qtbot, view, 3, "-0.5")
    assert controller.state.sequence.current.values[3] == -0.5
    assert view.table.steps.value(3) == -0.5
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=spot(view, 3, MARK))
    assert not controller.state.sequence.current.marks[3]
    controller.undo()
    controller.undo()
    assert controller.state.sequence.current.values[3] == 1.0
    assert view.table.steps.value(3) == 1.0
    assert view.table.steps.mark(3)


def test_steps_with_the_keys_undo_as_one(qtbot, controller, view):
    go_to(qtbot, view, "steps")
    view.table.setFocus()
    view.table.setCurrentIndex(view.table.steps.index(3, VALUE))
    for _ in range(3):
        qtbot.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert controller.state.sequence.current.values[3] == pytest.approx(0.7)
    controller.undo()
    assert controller.state.sequence.current.values[3] == 1.0


def test_bench_follows_another_sequence(qtbot, controller, view):
    go_to(qtbot, view, "steps")
    controller.do("choose_sequence", id="short")
    assert shown(view) == ["0.5", "-1", "0.25"]
    assert "Three numbers" in view.bench.text()
    assert np.array_equal(
        [view.table.steps.value(k) for k in range(3)], controller.state.sequence.current.values
    )


# ------------------------------------------------------------------ window and look


def test_window_closes_when_used_and_with_escape(qtbot, controller):
    view = SequenceEditorView(controller, Look(LIGHT))
    qtbot.addWidget(view)
    used = []
    view.used.connect(lambda: used.append(1))
    # A window with a layout asks the tests' screen for a least size, which it cannot keep.
    view.layout().setSizeConstraint(view.layout().SizeConstraint.SetNoConstraint)
    view.show()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()
    view.show()
    type_text(qtbot, view, "put the key")
    qtbot.mouseClick(view.use_button, LEFT)
    assert not view.isVisible()
    assert used == [1]


@pytest.mark.parametrize("page", ["text", "csv", "steps"])
@pytest.mark.parametrize("look", [Look(DARK, 2.0), Look(LIGHT, projector=True), Look(LIGHT, 1.25)])
def test_every_page_fits_a_narrow_dock(qtbot, dock, view, look, page):
    dock.dress(look, 260, 160)
    view.page.setCurrentKey(page)
    view._show_page()
    QCoreApplication.processEvents()
    assert view.area.horizontalScrollBar().maximum() == 0
    assert view.area.verticalScrollBar().maximum() > 0


def test_every_control_can_be_named_and_reached(view):
    controls = (
        view.text,
        view.file.open_button,
        view.file.column,
        view.file.words,
        view.show_error,
        view.table,
        view.use_button,
    )
    for control in controls:
        assert control.objectName().startswith("sequenceEditor.")
        assert control.accessibleName()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
