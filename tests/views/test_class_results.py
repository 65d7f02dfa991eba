"""The results of a class by hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.class_results import ClassResultsView
from tests.fixtures.classes import ERASES, ONLY, answers_of, export, folder_of_a_class
from tests.fixtures.docked import docked
from tests.fixtures.readers import ReadingLibrary


@pytest.fixture
def controller(qtbot):
    controller = ModelController(ReadingLibrary())
    controller.told = []
    controller.notices.raised.connect(controller.told.append)
    yield controller
    controller.close()


@pytest.fixture
def view(qtbot, controller):
    return docked(qtbot, ClassResultsView(controller, Look(LIGHT)), 760, 600)


@pytest.fixture
def folder(tmp_path):
    return folder_of_a_class(tmp_path / "class")


def read(qtbot, view, *paths):
    view.merge.merge(paths)
    qtbot.waitUntil(lambda: view.merge.now.state in ("done", "failed"), timeout=10_000)


def test_it_says_what_to_choose(view):
    assert "Choose the CSV files" in view.summary.text()
    assert not view.csv.isEnabled()
    assert not view.tabs.isVisible()


def test_files_are_chosen_in_a_dialog(qtbot, view, folder):
    qtbot.mouseClick(view.files, Qt.MouseButton.LeftButton)
    dialog = view.findChild(QFileDialog, "class.filesDialog")
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([str(one) for one in folder.iterdir()])
    dialog.reject()
    qtbot.waitUntil(lambda: view.merge.now.state == "done", timeout=10_000)
    assert view.summary.text().startswith("Students: 3.")


def test_question_by_question(qtbot, view, folder):
    read(qtbot, view, folder)
    assert [row.cells[0] for row in view.questions.rows()] == [
        "made-up: c",
        "made-up: a",
        "made-up: b",
    ]
    assert view.questions.currentKey() == ("made-up", "c")
    assert [row.cells for row in view.wrong.rows()] == [(ONLY, "3", "3"), (ERASES, "3", "3")]
    view.questions.setFocus()
    qtbot.keyClick(view.questions, Qt.Key.Key_Down)
    assert [row.cells for row in view.wrong.rows()] == [(ERASES, "1", "2")]
    qtbot.keyClick(view.questions, Qt.Key.Key_Down)
    assert view.wrong.rows() == ()


def test_students_and_what_was_left_out(qtbot, view, folder):
    (folder / "bad.csv").write_text("a,b\n1,2\n")
    export(folder / "late.csv", "Ada", answers_of("Ada")[:1])
    read(qtbot, view, folder)
    assert [row.cells[0] for row in view.students.rows()] == ["Ada", "Ben", "Cem"]
    assert "bad.csv, line 1" in view.notes.text()
    assert "ada.csv, late.csv" in view.notes.text()
    assert "Left out: 1" in view.summary.text()
    for key, widget in (("students", view.students), ("notes", view.notes)):
        view.tabs.setCurrentKey(key)
        view._on_tab(key)
        assert widget.isVisible()
        assert not view.questions.isVisible()


def test_names_can_be_joined(qtbot, view, tmp_path):
    one = export(tmp_path / "home.csv", "Kim", answers_of("Ada"))
    two = export(tmp_path / "school.csv", "Kim", answers_of("Ben"))
    read(qtbot, view, one, two)
    assert len(view.students.rows()) == 2
    view.join.click()
    qtbot.waitUntil(lambda: view.merge.now.state == "done", timeout=10_000)
    assert len(view.students.rows()) == 1


def test_files_are_written_but_never_over_those_read(qtbot, view, controller, folder, tmp_path):
    read(qtbot, view, folder)
    view.save_csv(str(tmp_path / "table.csv"))
    view.save_html(str(tmp_path / "report.html"))
    assert ONLY in (tmp_path / "table.csv").read_text("utf-8-sig")
    assert "results of a class" in (tmp_path / "report.html").read_text("utf-8")
    before = (folder / "ada.csv").read_bytes()
    read(qtbot, view, *folder.iterdir())
    view.save_csv(str(folder / "ada.csv"))
    assert "one of the files" in controller.told[-1].message
    assert (folder / "ada.csv").read_bytes() == before


@pytest.mark.parametrize(("suffix", "button"), [("csv", "csv"), ("html", "report")])
def test_where_to_is_asked(qtbot, view, folder, tmp_path, suffix, button):
    read(qtbot, view, folder)
    qtbot.mouseClick(getattr(view, button), Qt.MouseButton.LeftButton)
    dialog = view.findChild(QFileDialog, f"class.{suffix}Dialog")
    dialog.fileSelected.emit(str(tmp_path / f"x.{suffix}"))
    dialog.reject()
    assert (tmp_path / f"x.{suffix}").is_file()


def test_what_cannot_be_read_is_said(qtbot, view, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    read(qtbot, view, empty)
    assert view.job.state() == "failed"
    assert not view.csv.isEnabled()
