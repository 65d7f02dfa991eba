"""A teacher at the window: a folder opened and remembered, a step recorded, copied and appended."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from lstm_studio.cli import main
from lstm_studio.content.lesson_files import load_lesson
from lstm_studio.state.content import content_of

LESSON = 'title = "Mine"\n[[step]]\nid = "one"\ntitle = "One"\ntext = "First."\n'


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a.toml").write_text(LESSON, "utf-8")
    return folder


def lessons(window):
    return content_of(window.controller.state, window.controller.library).lessons


def dialog_of(window):
    return window.findChild(QWidget, "record")


def test_the_menu_offers_it_and_a_folder_can_be_closed(window, folder):
    actions = window.actions_by_id
    assert not actions["closeFolder"].isEnabled()
    assert window.open_folder(folder)
    assert lessons(window)[0].title == "Mine"
    assert actions["closeFolder"].isEnabled()
    actions["closeFolder"].trigger()
    assert lessons(window)[0].title != "Mine"
    assert not actions["closeFolder"].isEnabled()


def test_a_folder_is_chosen_in_a_dialog(window, folder):
    window.actions_by_id["openFolder"].trigger()
    dialog = window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.close()
    assert lessons(window)[0].title == "Mine"
    assert window.controller.state.view.page == "learn"


def test_the_folder_is_open_again_at_the_next_start(make_window, folder, qtbot):
    first = make_window()
    first.open_folder(folder)
    first.close()
    second = make_window()
    qtbot.waitUntil(lambda: lessons(second)[0].title == "Mine", timeout=3000)
    second.actions_by_id["closeFolder"].trigger()
    second.close()
    third = make_window()
    QCoreApplication.processEvents()
    assert lessons(third)[0].title != "Mine"


def test_a_folder_that_is_gone_is_said_and_can_be_closed(make_window, folder, qtbot):
    first = make_window()
    first.open_folder(folder)
    first.close()
    (folder / "a.toml").unlink()
    folder.rmdir()
    second = make_window()
    said = []
    second.controller.notices.raised.connect(said.append)
    second.commands.reopen_folder()
    assert "not there any more: mine" in said[-1].message
    assert second.actions_by_id["closeFolder"].isEnabled()


def test_a_recorded_step_is_copied(window):
    window.controller.do("pin_gate", gate="f", value=0.25)
    window.actions_by_id["recordStep"].trigger()
    QTest.mouseClick(window.findChild(QWidget, "record.copy"), Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert '{ do = "pin_gate", gate = "f", value = 0.25 }' in text
    assert text.startswith("[[step]]\n")
    assert window.findChild(QWidget, "record.append").isHidden()
    dialog_of(window).close()


def test_a_recorded_step_is_appended_to_a_lesson_of_the_folder(window, folder, qtbot):
    window.open_folder(folder)
    window.controller.do("choose_kind", kind="gru")
    window.actions_by_id["recordStep"].trigger()
    QTest.mouseClick(window.findChild(QWidget, "record.append"), Qt.MouseButton.LeftButton)
    assert not dialog_of(window).isVisible()
    assert (folder / "a.toml").read_text("utf-8").startswith(LESSON)
    assert [one.id for one in load_lesson(folder / "a.toml").steps] == ["one", "recorded-1"]
    qtbot.waitUntil(lambda: len(lessons(window)[0].steps) == 2, timeout=5000)
    window.controller.do("choose_kind", kind="lstm")
    window.controller.do("go_to_step", lesson="a", step=1)
    assert window.controller.state.cell.kind == "gru"


def test_a_recorded_step_can_begin_a_new_lesson(window, folder, qtbot):
    window.open_folder(folder)
    window.actions_by_id["recordStep"].trigger()
    choice = window.findChild(QWidget, "record.file")
    assert [choice.itemText(n) for n in range(choice.count())] == ["a.toml", "New: lesson-1.toml"]
    choice.setCurrentIndex(1)
    QTest.mouseClick(window.findChild(QWidget, "record.append"), Qt.MouseButton.LeftButton)
    assert load_lesson(folder / "lesson-1.toml").steps[0].id == "recorded-1"
    qtbot.waitUntil(lambda: len(lessons(window)) > 2, timeout=5000)


def test_what_is_on_the_bench_later_is_recorded_again(window):
    window.actions_by_id["recordStep"].trigger()
    text = window.findChild(QWidget, "record.text")
    assert "choose_kind" not in text.toPlainText()
    window.controller.do("choose_kind", kind="rnn")
    QTest.mouseClick(window.findChild(QWidget, "record.again"), Qt.MouseButton.LeftButton)
    assert '{ do = "choose_kind", kind = "rnn" }' in text.toPlainText()
    dialog_of(window).close()


def test_a_file_that_went_bad_meanwhile_is_said_and_left(window, folder, told):
    window.open_folder(folder)
    window.actions_by_id["recordStep"].trigger()
    (folder / "a.toml").write_text("title = ", "utf-8")
    QTest.mouseClick(window.findChild(QWidget, "record.append"), Qt.MouseButton.LeftButton)
    assert told[-1].kind == "error"
    assert (folder / "a.toml").read_text("utf-8") == "title = "
    dialog_of(window).close()


def test_the_command_line_names_a_folder_that_must_be_one(tmp_path, capsys):
    assert main(["--content", str(tmp_path / "none")]) == 2
    assert "is no folder" in capsys.readouterr().err
