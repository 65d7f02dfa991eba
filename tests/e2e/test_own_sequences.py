"""A person's own words, numbers and files: used or refused with a reason, saved whole or not."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from tests.fixtures.person import CTRL, Person

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def current(studio):
    return studio.controller.state.sequence.current


@pytest.fixture
def editor(studio, person, qtbot):
    """Return a person at the editor's own window."""
    person.press(Key.Key_N, modifiers=CTRL)
    window = studio.window.findChild(QWidget, "sequenceEditor")
    assert window.isWindow()
    assert window.isVisible()
    return Person(window)


# ----------------------------------------------------------------------------------- the editor


def test_own_words(studio, editor, person):
    text = editor.see("sequenceEditor.text")
    text.setFocus()
    editor.type("the bank of the river")
    assert "5" in editor.see("sequenceEditor.status").text()
    editor.click("sequenceEditor.use")
    assert not editor.window.isVisible()
    assert current(studio).tokens == ("the", "bank", "of", "the", "river")
    assert studio.window.page.plots.tokens.tokens() == current(studio).tokens
    drawn = studio.window.page.plots.plot("c").curveItem("c0").getData()[1]
    assert np.array_equal(drawn, studio.controller.results.trace["c"][:, 0])
    assert len(drawn) == 5
    assert person.see("sequences.list").currentKey() == "own"
    person.press(Key.Key_Z, modifiers=CTRL)
    assert current(studio).id == "key"


def test_own_numbers_by_keyboard_alone(studio, editor):
    editor.see("sequenceEditor.text").setFocus()
    editor.type("0.5 -1 0.25")
    editor.press(Key.Key_Return, modifiers=CTRL)
    assert current(studio).values.tolist() == [0.5, -1.0, 0.25]
    assert studio.controller.results.x[:, 0].tolist() == [0.5, -1.0, 0.25]


def test_letters_among_numbers_are_named_with_their_place(studio, editor):
    before = current(studio)
    editor.see("sequenceEditor.text").setFocus()
    editor.type("0.5 0.1 x2.5e 0.3")
    status = editor.see("sequenceEditor.status").text()
    assert "x2.5e" in status
    assert "3" in status
    assert not editor.see("sequenceEditor.use").isEnabled()
    editor.press(Key.Key_Return, modifiers=CTRL)
    assert current(studio) is before
    assert editor.window.isVisible()
    # Mended, it is used.
    text = editor.see("sequenceEditor.text")
    text.selectAll()
    editor.type("0.5 0.1")
    editor.click("sequenceEditor.use")
    assert current(studio).values.tolist() == [0.5, 0.1]


def test_a_value_of_a_word_is_changed_in_the_table(studio, editor):
    editor.see("sequenceEditor.text").setFocus()
    editor.type("not so good")
    table = editor.see("sequenceEditor.table")
    index = table.model().index(2, 1)
    editor.double_click(table.viewport(), table.visualRect(index).center())
    editor.type("0.75")
    editor.press(Key.Key_Return)
    QCoreApplication.processEvents()
    editor.click("sequenceEditor.use")
    assert current(studio).tokens == ("not", "so", "good")
    assert current(studio).values[2] == 0.75


def test_escape_leaves_everything_as_it_was(studio, editor):
    before = current(studio)
    editor.see("sequenceEditor.text").setFocus()
    editor.type("hello")
    editor.press(Key.Key_Escape)
    assert not editor.window.isVisible()
    assert current(studio) is before


def test_the_presenters_keys_are_letters_in_the_editor(studio, editor):
    at = studio.controller.state.playhead
    editor.see("sequenceEditor.text").setFocus()
    editor.type("b, a. b")
    assert editor.see("sequenceEditor.text").toPlainText() == "b, a. b"
    assert not studio.window.playback.playing
    assert studio.controller.state.playhead is at
    assert not studio.window.findChildren(QWidget, "blank")


# ---------------------------------------------------------------------------------------- files


def test_open_a_csv_file(studio, tmp_path):
    file = tmp_path / "numbers.csv"
    file.write_text("word,value\nrain,0.25\nsun,-0.5\n", "utf-8")
    studio.window.open_file(file)
    assert current(studio).tokens == ("rain", "sun")
    assert current(studio).values.tolist() == [0.25, -0.5]
    assert studio.window.page.plots.tokens.tokens() == ("rain", "sun")


def test_open_a_file_of_words_by_the_dialog(studio, person, tmp_path):
    file = tmp_path / "words.txt"
    file.write_text("to be or not", "utf-8")
    person.press(Key.Key_O, modifiers=CTRL)
    choose(studio, file)
    assert current(studio).tokens == ("to", "be", "or", "not")


BAD = {
    "empty.csv": (b"", "nothing"),
    "letters.csv": (b"value\n0.5\nabc\n0.25\n", "abc"),
    "latin.csv": (b"value\n0.5\n\xff\xfe\n", "UTF-8"),
    "large.txt": (b"0.5 " * 300_000, "large"),
    "long.txt": (b"0.5 " * 2_001, "2,001"),
    "letters.txt": (b"0.5 0.1 x2.5e", "x2.5e"),
    "spaces.txt": (b"  \n \t ", "nothing"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_the_last_good_one_stays(studio, told, person, tmp_path, name):
    data, why = BAD[name]
    file = tmp_path / name
    file.write_bytes(data)
    before, results = studio.controller.state, studio.controller.results
    studio.window.open_file(file)
    assert [notice.kind for notice in told] == ["error"]
    assert why in told[0].message
    assert told[0].hint
    assert studio.controller.state is before
    assert studio.controller.results is results
    assert [t.content[0] for t in studio.window.notices.stack.toasts()] == [told[0].message]
    assert person.sees("notice.close")
    person.click("notice.close")
    assert not person.sees("notice.close")


def test_the_place_of_a_bad_number_is_told(studio, told, tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text("value\n1\n2\n3\noops\n5\n", "utf-8")
    studio.window.open_file(file)
    assert "oops" in told[0].message
    assert "5" in told[0].message, "the line in the file"


def test_a_file_that_is_not_there(studio, told, tmp_path):
    studio.window.open_file(tmp_path / "gone.csv")
    assert "gone.csv" in told[0].message
    assert current(studio).id == "key"


# --------------------------------------------------------------------------------------- saving


def choose(studio, file: Path) -> None:
    """Type a name into the dialog that is open and press Enter."""
    dialog = next(d for d in studio.window.findChildren(QFileDialog) if d.isVisible())
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    field.setText(str(file))
    dialog.accept()
    QCoreApplication.processEvents()


def test_save_the_code_and_run_it(studio, person, told, tmp_path):
    person.press(Key.Key_S, modifiers=CTRL)
    file = tmp_path / "cell.py"
    choose(studio, file)
    assert "cell.py" in told[-1].message
    compile(file.read_text("utf-8"), str(file), "exec")


@pytest.mark.slow
def test_the_saved_code_prints_the_numbers_on_screen(studio, person, tmp_path):
    lanes = studio.window.page.plots.lanes
    person.drag(lanes, lanes.cellRect("f", 5).center(), lanes.cellRect("f", 7).center())
    person.press(Key.Key_S, modifiers=CTRL)
    file = tmp_path / "cell.py"
    choose(studio, file)
    script = "import runpy, sys; print(runpy.run_path(sys.argv[1])['h'][-1].item())"
    done = subprocess.run(
        [sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=True
    )
    last = float(done.stdout.split()[-1])
    assert last == pytest.approx(studio.controller.results.trace["h"][-1, 0], abs=1e-6)


def test_save_the_numbers(studio, person, told, tmp_path):
    person.press(Key.Key_E, modifiers=CTRL)
    file = tmp_path / "trace.csv"
    choose(studio, file)
    lines = file.read_text("utf-8").splitlines()
    assert len(lines) == 15
    assert "trace.csv" in told[-1].message


def test_save_a_picture(studio, person, tmp_path):
    person.press(Key.Key_P, modifiers=CTRL)
    file = tmp_path / "page.png"
    choose(studio, file)
    assert QImage(str(file)).size() == studio.window.page.size()


SAVES = {"cell.py": Key.Key_S, "trace.csv": Key.Key_E, "page.png": Key.Key_P}


def full_disk(*args, **kwargs):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("moment", ["open", "write", "replace"])
@pytest.mark.parametrize("name", SAVES)
def test_a_full_disk_leaves_nothing_half_written(
    studio, person, told, tmp_path, monkeypatch, name, moment
):
    folder = tmp_path / "disk"
    folder.mkdir()
    (folder / name).write_text("what was there before", "utf-8")
    person.press(SAVES[name], modifiers=CTRL)
    dialog = next(d for d in studio.window.findChildren(QFileDialog) if d.isVisible())
    with monkeypatch.context() as patch:
        if moment == "open":
            patch.setattr(tempfile, "mkstemp", full_disk)
        elif moment == "write":
            patch.setattr(os, "fdopen", lambda handle, mode: FullFile(handle))
        else:
            patch.setattr(Path, "replace", full_disk)
        dialog.fileSelected.emit(str(folder / name))
        QCoreApplication.processEvents()
    dialog.reject()
    assert [notice.kind for notice in told] == ["error"]
    assert name in told[0].message
    assert "No space left" in told[0].message
    assert told[0].hint
    assert [p.name for p in folder.iterdir()] == [name]
    assert (folder / name).read_text("utf-8") == "what was there before"
    # And the window works on.
    person.press(Key.Key_PageDown)
    assert studio.controller.state.playhead.step == 9


class FullFile:
    """A file on a disk that is full."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def __enter__(self):
        return self

    def __exit__(self, *what):
        os.close(self._handle)

    def write(self, data):
        full_disk()


def test_a_folder_that_is_not_there(studio, person, told, tmp_path):
    person.press(Key.Key_E, modifiers=CTRL)
    dialog = next(d for d in studio.window.findChildren(QFileDialog) if d.isVisible())
    dialog.fileSelected.emit(str(tmp_path / "no" / "such" / "trace.csv"))
    dialog.reject()
    assert [notice.kind for notice in told] == ["error"]
    assert not (tmp_path / "no").exists()


def test_copy(studio, person, told):
    person.press(Key.Key_C, modifiers=CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert "import torch" in QGuiApplication.clipboard().text()
    studio.window.actions_by_id["copyTrace"].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split()[0] for line in lines[1:15]] == [str(k) for k in range(1, 15)]
    assert all(notice.kind == "info" for notice in told)
