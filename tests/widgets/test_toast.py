"""Notices: plain, patient, out of the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK
from lstm_studio.widgets.toast import KINDS, NoticeStack, Toast


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> QWidget:
    load_fonts()
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(QLineEdit(window))
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    window.findChild(QLineEdit).setFocus()
    return window


@pytest.fixture
def stack(window: QWidget) -> NoticeStack:
    return NoticeStack(window)


def texts(toast: Toast) -> list[str]:
    labels = [label for label in toast.findChildren(QLabel) if label.text() and label.isVisible()]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    return [label.text().replace("\N{ZERO WIDTH SPACE}", "") for label in labels]


def copy_button(toast: Toast) -> QPushButton:
    return toast.findChild(QPushButton, "notice.copy")


@pytest.mark.parametrize("kind", KINDS)
def test_plain_text(stack: NoticeStack, kind: str) -> None:
    toast = stack.post("<b>key.csv</b> is no table", "Choose <i>another</i> file.", kind)
    assert texts(toast) == ["<b>key.csv</b> is no table", "Choose <i>another</i> file."]
    assert toast.accessibleName() == "<b>key.csv</b> is no table"
    assert not copy_button(toast).isVisible()
    stack.clear()


def test_it_never_steals_the_focus(stack: NoticeStack, window: QWidget, qtbot: QtBot) -> None:
    toast = stack.post("Something happened", kind="error")
    assert window.findChild(QLineEdit).hasFocus()
    qtbot.mouseClick(toast, Qt.MouseButton.LeftButton)
    assert window.findChild(QLineEdit).hasFocus()


def test_close_by_mouse(stack: NoticeStack, qtbot: QtBot) -> None:
    toast = stack.post("Something happened", kind="error")
    qtbot.mouseClick(toast.closeButton(), Qt.MouseButton.LeftButton)
    assert stack.toasts() == []
    assert not stack.isVisible()


def test_escape_closes_and_the_focus_goes_on(
    stack: NoticeStack, window: QWidget, qtbot: QtBot
) -> None:
    first = stack.post("One", kind="error")
    second = stack.post("Two", kind="error")
    stack.focusNewest()
    assert second.closeButton().hasFocus()
    qtbot.keyClick(second.closeButton(), Qt.Key.Key_Escape)
    assert stack.toasts() == [first]
    assert first.closeButton().hasFocus()
    qtbot.keyClick(first.closeButton(), Qt.Key.Key_Escape)
    assert window.findChild(QLineEdit).hasFocus()


def test_tab_reaches_it(stack: NoticeStack, window: QWidget, qtbot: QtBot) -> None:
    toast = stack.post("Something happened", kind="bug", details="Traceback")
    reached = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert {copy_button(toast), toast.closeButton()} <= set(reached)


def test_copy_details(stack: NoticeStack, qtbot: QtBot) -> None:
    toast = stack.post("It broke", "Send this", "bug", "Traceback: line 3")
    qtbot.mouseClick(copy_button(toast), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "It broke\n\nSend this\n\nTraceback: line 3"
    assert copy_button(toast).text() == "Copied"


def timer(toast: Toast) -> QTimer:
    return toast.findChild(QTimer)


def test_only_information_goes_by_itself(stack: NoticeStack, window: QWidget) -> None:
    for kind in ("warning", "error", "bug"):
        assert not timer(stack.post("Something", kind=kind)).isActive()
    stack.clear()
    toast = stack.post("Saved")
    assert timer(toast).isActive()
    timer(toast).timeout.emit()
    assert stack.toasts() == []


def test_it_stays_while_it_is_used(stack: NoticeStack, qtbot: QtBot) -> None:
    toast = stack.post("Saved")
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    timer(toast).timeout.emit()
    assert stack.toasts() == [toast]
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    stack.focusNewest()
    timer(toast).timeout.emit()
    assert stack.toasts() == [toast]
    assert timer(toast).isActive()
    stack.clear()


def test_the_same_again_only_counts(stack: NoticeStack) -> None:
    first = stack.post("It broke", kind="bug", details="a")
    assert stack.post("It broke", kind="bug", details="b") is first
    assert stack.post("It broke", kind="bug", details="c") is first
    assert texts(first) == ["It broke (3 times)"]
    assert stack.post("It broke", kind="error") is not first


def test_room_for_four(stack: NoticeStack) -> None:
    error = stack.post("error", kind="error")
    info = stack.post("info")
    for i in range(3):
        stack.post(f"more {i}", kind="warning")
    assert info not in stack.toasts()
    assert error in stack.toasts()
    stack.post("yet more", kind="warning")
    assert len(stack.toasts()) == 4
    assert error not in stack.toasts()


LONG = "/home/somebody/" + "averyveryverylongfoldername" * 6 + "/sequence.csv"


@pytest.mark.parametrize("look", [Look(), Look(DARK, 2.0), Look(projector=True)], ids=str)
@pytest.mark.parametrize("size", [(1024, 640), (640, 640)])
def test_it_stays_in_its_corner(
    stack: NoticeStack, window: QWidget, look: Look, size: tuple[int, int]
) -> None:
    stack.setLook(look)
    stack.setBottomInset(60)
    toast = stack.post(LONG, "Choose another file.", "error", "details")
    window.resize(*size)
    assert window.rect().contains(stack.geometry())
    assert stack.geometry().bottom() < window.height() - 60
    for part in toast.findChildren(QWidget):
        if part.isVisible():
            assert toast.rect().contains(part.geometry()), part
    title = next(label for label in toast.findChildren(QLabel) if "averyvery" in label.text())
    assert title.heightForWidth(title.width()) <= title.height()


def test_a_novel_is_cut_but_copied_in_full(stack: NoticeStack) -> None:
    toast = stack.post("word " * 1000, kind="bug", details="d")
    assert len(texts(toast)[0]) <= 500
    copy_button(toast).click()
    assert len(QGuiApplication.clipboard().text()) > 4000
