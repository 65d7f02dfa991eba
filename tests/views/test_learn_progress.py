"""My progress by hand: what is seen, exported, forgotten."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from lstm_studio.assets import data_dir
from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.notices import NoticeHub
from lstm_studio.controller.progress import ProgressKeeper
from lstm_studio.state.attempts import Progress
from lstm_studio.state.content import content_of
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.views.learn_progress import LearnProgressView, file_stem
from tests.fixtures.docked import docked
from tests.fixtures.progress import attempt, some_progress
from tests.fixtures.quizzes import small_content
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
    return docked(qtbot, LearnProgressView(controller, Look(LIGHT)), 800, 640)


def fill(controller):
    for change in some_progress():
        controller.progress._keep(change)


def table(view, name):
    return view.findChild(type(view._tables["quizzes"]), f"progress.{name}")


def test_nothing_yet(view):
    assert view._stack.currentIndex() == 0
    assert not view.csv.isEnabled()
    assert not view.report.isEnabled()
    assert not view.reset.isEnabled()
    assert view.accessibleDescription() == "Nothing has been done yet."
    assert not view.problem.isVisible()


def test_what_was_done_appears_at_once(view, controller):
    fill(controller)
    assert view._stack.currentIndex() == 1
    assert [row.cells[:3] for row in table(view, "quizzes").rows()] == [
        ("gates", "1 of 1", "1 of 1")
    ]
    assert [row.cells[0] for row in table(view, "misconceptions").rows()] == ["only-f", "no-input"]
    assert [row.cells[1] for row in table(view, "lessons").rows()] == ["1"]
    assert [row.cells[1] for row in table(view, "goals").rows()] == ["★★☆"]
    assert view.name.text() == "Ada Örn"
    assert "answers: 3" in view.figures.summary()
    assert "Goal “hold”" in view.accessibleDescription()
    assert view.area.accessibleDescription() == view.accessibleDescription()


def test_no_table_scrolls_by_itself(view, controller):
    for n in range(30):
        controller.progress.record(attempt(quiz=f"quiz {n}"))
    rows = table(view, "quizzes")
    last = rows.model().index(29, 0)
    assert rows.viewport().rect().contains(rows.visualRect(last))


def test_a_narrow_view_has_fewer_columns(qtbot, view, controller):
    fill(controller)
    view.dock.resize(420, 640)
    assert table(view, "quizzes").header() == ("Quiz", "best", "last")
    qtbot.waitUntil(lambda: view.name.geometry().bottom() < view.csv.geometry().top())
    view.dock.resize(800, 640)
    assert len(table(view, "quizzes").header()) == 6
    qtbot.waitUntil(lambda: view.name.geometry().right() < view.csv.geometry().left())


def test_the_name_is_optional_and_kept(qtbot, view, controller):
    view.name.setFocus()
    qtbot.keyClicks(view.name, "  Grace   Hopper ")
    qtbot.keyClick(view.name, Qt.Key.Key_Return)
    assert controller.progress.now.name == "Grace Hopper"
    qtbot.keyClicks(view.name, " x")
    controller.progress.record(attempt())
    assert view.name.text() == "Grace Hopper x"  # what is being typed stays
    view.name.selectAll()
    qtbot.keyClick(view.name, Qt.Key.Key_Delete)
    view.reset.setFocus()
    assert controller.progress.now.name == ""
    assert controller.told == []


def test_files_are_written_where_they_are_asked_for(qtbot, view, controller, tmp_path):
    fill(controller)
    for button, suffix, word in ((view.csv, "csv", "only-f"), (view.report, "html", "Ada Örn")):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        dialog = view.findChild(QFileDialog, f"progress.{suffix}Dialog")
        assert dialog.isVisible()
        assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
        dialog.fileSelected.emit(str(tmp_path / f"mine.{suffix}"))
        dialog.reject()
        assert word in (tmp_path / f"mine.{suffix}").read_text("utf-8")
        assert controller.told[-1].message == f"Saved as mine.{suffix}."


def test_what_cannot_be_written_is_said(view, controller, tmp_path):
    fill(controller)
    view.save_csv(str(tmp_path / "no" / "mine.csv"))
    assert "could not be saved" in controller.told[-1].message


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("", "lstm-studio-progress"),
        ("Ada Örn", "lstm-studio-ada-örn"),
        ("../../etc/passwd", "lstm-studio-etc-passwd"),
        ("///", "lstm-studio-progress"),
        ("x" * 99, "lstm-studio-" + "x" * 40),
    ],
)
def test_the_file_has_the_students_name(name, stem):
    assert file_stem(name) == stem


def answer(view, name):
    box = view.findChild(QMessageBox, "progress.resetDialog")
    assert box.isVisible()
    box.findChild(QPushButton, name).click()


def test_nothing_is_forgotten_unasked(qtbot, view, controller):
    fill(controller)
    known = controller.progress.now
    qtbot.mouseClick(view.reset, Qt.MouseButton.LeftButton)
    assert view.findChild(QMessageBox).defaultButton().objectName() == "progress.keep"
    answer(view, "progress.keep")
    assert controller.progress.now == known


def test_everything_is_forgotten_when_it_is_wanted(qtbot, view, controller):
    fill(controller)
    qtbot.mouseClick(view.reset, Qt.MouseButton.LeftButton)
    answer(view, "progress.forget")
    assert controller.progress.now == Progress()
    assert view._stack.currentIndex() == 0
    assert view.name.text() == ""
    assert controller.told[-1].message == "Everything is forgotten."


def test_what_gets_mixed_up_is_asked_again(qtbot, view, controller):
    assert controller.do("use_content", own=small_content())
    (quiz,) = content_of(controller.state, controller.library).quizzes
    first, second, *_ = (one.id for one in quiz.questions)
    controller.progress.record(attempt("gone", right=False, quiz="gone"))
    assert not view.practise.isVisible()  # nobody can ask that any more
    controller.progress.record(attempt(second, right=False, quiz=quiz.id))
    assert view.practise.isVisible()
    qtbot.mouseClick(view.practise, Qt.MouseButton.LeftButton)
    now = controller.state.quiz
    assert (now.quiz.id, now.order, now.open) == (quiz.id, (second,), True)
    assert first not in now.order
    controller.progress.record(attempt(second, quiz=quiz.id, misconceptions=()))
    controller.progress.record(attempt("gone", quiz="gone"))
    assert not view.practise.isVisible()  # it was answered rightly since


def test_another_window_is_heard_when_it_is_shown_again(view, controller):
    other = ProgressKeeper(NoticeHub())
    other.record(attempt())
    other.close()
    view.hide()
    view.show()
    assert len(table(view, "quizzes").rows()) == 1


def test_a_disk_that_fails_is_said_on_the_page(qtbot, controller):
    data_dir().parent.mkdir(parents=True, exist_ok=True)
    data_dir().write_text("in the way")
    view = docked(qtbot, LearnProgressView(controller, Look(LIGHT)), 800, 640)
    controller.progress.record(attempt())
    assert "cannot be kept" in view.problem.text()
    assert view.problem.isVisible()
    assert len(table(view, "quizzes").rows()) == 1
    data_dir().unlink()
    controller.progress.record(attempt())
    assert not view.problem.isVisible()
