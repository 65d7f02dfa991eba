"""The code is the cell's, its line at work is marked, and it reaches clipboard and disk whole."""

from __future__ import annotations

import math
import os

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.views.code import CodePanelView
from tests.fixtures.docked import Dock
from tests.fixtures.library import SmallLibrary

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def controller():
    return ModelController(SmallLibrary())


@pytest.fixture
def told(controller):
    notices = []
    controller.notices.raised.connect(notices.append)
    return notices


@pytest.fixture
def dock(qtbot, controller):
    return Dock(qtbot, CodePanelView(controller, Look(LIGHT)))


@pytest.fixture
def view(dock):
    return dock.view


def learned(controller, kind="lstm", size=8, sequence="key"):
    controller.do("choose_sequence", id=sequence)
    controller.do("choose_kind", kind=kind)
    controller.do("choose_mode", mode="learned")
    controller.do("choose_size", size=size)


def marked(view):
    """Return the marked line as text."""
    return view.code_view.code().split("\n")[view.code_view.markedLine() - 1].strip()


def show_file(qtbot, view):
    segment = view.what.findChild(object, "code.what.file")
    qtbot.mouseClick(segment, LEFT)


def test_equations_stand_there_and_follow_what_is_held(controller, view):
    assert "f_t = f_pin[t]" in view.code_view.code()
    learned(controller)
    assert "f_t = torch.sigmoid(W_f @ hx + b_f)" in view.code_view.code()
    controller.do("choose_kind", kind="gru")
    assert "h_t = (1 - z_t) * n_t + z_t * h_tm1" in view.code_view.code()


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize(
    ("phase", "line"),
    [
        (0.5, "hx = torch.cat([h_tm1, x[t]])"),
        (1.5, "f_t = f_pin[t]"),
        (4.5, "C_t = f_t * C_tm1 + i_t * C_til"),
        (math.inf, "h_t = o_t * torch.tanh(C_t)"),
    ],
)
def test_line_at_work_is_marked(qtbot, controller, view, phase, line, whole):
    if whole:
        show_file(qtbot, view)
    controller.do("move_to", step=3, phase=phase)
    assert marked(view) == line


def test_whole_file_comes_back_to_the_equations(qtbot, view):
    short = view.code_view.code()
    show_file(qtbot, view)
    assert "import torch" in view.code_view.code()
    assert view.code_view.toPlainText() == view.text()
    qtbot.mouseClick(view.what.findChild(object, "code.what.step"), LEFT)
    assert view.code_view.code() == short


def test_small_file_follows_every_tick(qtbot, controller, view):
    show_file(qtbot, view)
    before = view.code_view.code()
    controller.do("pin_gate", gate="f", value=0.125)
    assert view.code_view.code() != before
    assert "0.125" in view.code_view.toPlainText()


def test_large_file_waits_for_a_quiet_moment(qtbot, controller, view):
    learned(controller, "lstm", 8, "long_200")
    show_file(qtbot, view)
    before = view.code_view.code()
    controller.do("pin_gate", gate="f", value=0.125)
    assert view.code_view.code() == before
    assert view.text() != before  # what is copied and saved is never old
    view.flush()
    assert view.code_view.toPlainText() == view.text()


def test_large_file_is_written_without_being_asked(qtbot, controller, view):
    learned(controller, "lstm", 8, "long_200")
    show_file(qtbot, view)
    controller.do("pin_gate", gate="f", value=0.125)
    qtbot.waitUntil(lambda: view.code_view.toPlainText() == view.text())


def test_hidden_view_waits_for_nothing_and_is_right_when_shown(qtbot, controller, view):
    learned(controller, "lstm", 8, "long_200")
    show_file(qtbot, view)
    controller.do("pin_gate", gate="f", value=0.125)
    view.hide()
    assert not view._timer.isActive()
    controller.do("pin_gate", gate="i", value=0.25)
    view.show()
    view.flush()
    assert view.code_view.toPlainText() == view.text()


def line_spot(view, text):
    lines = view.code_view.code().split("\n")
    line = next(k for k, found in enumerate(lines) if text in found)
    box = view.code_view._line_rect(line + 1)
    return QPoint(30, int(box.center().y()))


def test_hover_goes_both_ways(qtbot, controller, dock, view):
    dock.resize(500, 400)
    for text, key in (("f_t = ", "f"), ("C_t = ", "c"), ("h_t = ", "h")):
        qtbot.mouseMove(view.code_view.viewport(), line_spot(view, text))
        assert controller.state.hover.key == key
    controller.do("hover", key="o")
    lines = view.code_view.code().split("\n")
    assert [lines[n - 1].partition(" =")[0] for n in view.code_view.softLines()] == ["o_t"]
    view.hide()
    assert controller.state.hover.key is None


def test_copy_takes_the_whole_file_and_says_so(qtbot, view, told):
    qtbot.mouseClick(view.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == view.text()
    assert [notice.message for notice in told] == ["Copied."]


def test_save_asks_without_stopping_the_window(qtbot, view, tmp_path, told):
    qtbot.mouseClick(view.save_button, LEFT)
    dialog = view.findChild(QFileDialog, "code.saveDialog")
    assert dialog.isVisible()
    assert dialog.selectedFiles()[0].endswith("lstm_key.py")
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("mine.py")
    dialog.accept()
    assert (tmp_path / "mine.py").read_text("utf-8") == view.text()
    assert [notice.message for notice in told] == ["Saved as mine.py."]


def test_failed_save_says_why_and_keeps_the_old_file(view, tmp_path, told, monkeypatch):
    path = tmp_path / "cell.py"
    path.write_text("old", "utf-8")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    assert not view.save_to(path)
    assert told[0].kind == "error"
    assert "No space left on device" in told[0].message
    assert path.read_text("utf-8") == "old"


def test_folder_that_does_not_exist_is_named(view, tmp_path, told):
    assert not view.save_to(tmp_path / "nowhere" / "cell.py")
    assert told[0].hint


@pytest.mark.parametrize("look", [Look(DARK, 2.0), Look(LIGHT, projector=True)])
@pytest.mark.parametrize("width", [240, 420])
def test_lines_are_broken_instead_of_cut_off(controller, dock, view, look, width):
    learned(controller)
    dock.dress(look, width, 420)
    assert view.code_view.horizontalScrollBar().maximum() == 0
    assert view.save_button.geometry().right() < view.width()
    assert view.save_button.geometry().bottom() < view.height()


def test_few_lines_leave_no_empty_box(controller, dock, view):
    dock.dress(Look(LIGHT), 400, 900)
    assert view.code_view.verticalScrollBar().maximum() == 0
    assert view.code_view.height() < 300
    assert view.copy_button.y() < 400


def test_every_control_can_be_named_and_reached(view):
    for control in (view.code_view, view.copy_button, view.save_button):
        assert control.objectName().startswith("code.")
        assert control.accessibleName()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
