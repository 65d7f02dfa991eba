"""The actions about progress and class, in the real window."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog

from tests.fixtures.classes import folder_of_a_class
from tests.fixtures.progress import attempt


def trigger(window, name):
    window.findChild(QAction, name).trigger()


def shown(window):
    return window.page.section("progress")


def test_my_progress_is_reached_by_menu(window):
    trigger(window, "progress")
    assert window.controller.state.view.page == "learn"
    assert shown(window).isVisible()


def test_exports_are_reached_by_menu(window, tmp_path):
    window.controller.progress.record(attempt())
    for name, suffix in (("progress.csv", "csv"), ("progress.report", "html")):
        trigger(window, name)
        dialog = shown(window).findChild(QFileDialog, f"progress.{suffix}Dialog")
        assert dialog.isVisible()
        dialog.fileSelected.emit(str(tmp_path / f"x.{suffix}"))
        dialog.reject()
        assert (tmp_path / f"x.{suffix}").is_file()


def test_a_class_is_merged_in_a_window_of_its_own(qtbot, window, tmp_path):
    trigger(window, "class.merge")
    view = window.commands._dialogs["class"]
    assert view.isVisible()
    dialog = view.findChild(QFileDialog, "class.filesDialog")
    assert dialog.isVisible()
    files = [str(one) for one in folder_of_a_class(tmp_path / "class").iterdir()]
    dialog.filesSelected.emit(files)
    dialog.reject()
    qtbot.waitUntil(lambda: view.merge.now.state == "done", timeout=10_000)
    assert len(view.questions.rows()) == 3
    trigger(window, "class.merge")
    assert not view.findChildren(QFileDialog, "class.filesDialog") or not any(
        one.isVisible() for one in view.findChildren(QFileDialog, "class.filesDialog")
    )


def test_the_file_is_closed_with_the_window(window):
    assert window.controller.progress.record(attempt())
    place = window.controller.progress.path
    assert place.with_name("progress.sqlite-wal").exists()
    window.close()
    assert not place.with_name("progress.sqlite-wal").exists()
