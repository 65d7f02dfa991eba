"""The title of a dock: its name, and buttons for a person without a mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QMainWindow, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK
from lstm_studio.widgets.dock_title import DockTitle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dock(window: QMainWindow, qtbot: QtBot) -> QDockWidget:
    dock = QDockWidget("Gates", window)
    dock.setObjectName("dock.gates")
    dock.setWidget(QWidget())
    dock.setTitleBarWidget(DockTitle(dock))
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.show()
    qtbot.waitExposed(window)
    return dock


def button(dock: QDockWidget, name: str) -> QToolButton:
    found = dock.findChild(QToolButton, f"dock.gates.{name}")
    assert found is not None
    return found


def picture(dock: QDockWidget, name: str) -> QImage:
    return button(dock, name).grab().toImage()


def test_heading(dock: QDockWidget) -> None:
    label = dock.titleBarWidget().findChild(QLabel)
    assert (label.text(), label.accessibleName()) == ("GATES", "Gates")
    dock.setWindowTitle("Sequence")
    assert (label.text(), label.accessibleName()) == ("SEQUENCE", "Sequence")
    assert button(dock, "close").accessibleName() == "Close Sequence"


def test_float_and_back(dock: QDockWidget, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(dock, "float"), Qt.MouseButton.LeftButton)
    assert dock.isFloating()
    assert button(dock, "float").accessibleName() == "Dock Gates"
    qtbot.mouseClick(button(dock, "float"), Qt.MouseButton.LeftButton)
    assert not dock.isFloating()
    assert button(dock, "float").accessibleName() == "Float Gates"


def test_close_by_keyboard(dock: QDockWidget, qtbot: QtBot) -> None:
    assert button(dock, "close").focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(button(dock, "close"), Qt.Key.Key_Space)
    assert not dock.isVisible()


def test_buttons_come_when_wanted(dock: QDockWidget) -> None:
    QApplication.sendEvent(dock, QEvent(QEvent.Type.Leave))  # the pointer may happen to be there
    hidden = picture(dock, "close")
    QApplication.sendEvent(dock, QEvent(QEvent.Type.Enter))
    assert picture(dock, "close") != hidden
    QApplication.sendEvent(dock, QEvent(QEvent.Type.Leave))
    assert picture(dock, "close") == hidden


def test_buttons_come_with_the_keyboard(dock: QDockWidget) -> None:
    dock.window().activateWindow()
    QApplication.sendEvent(dock, QEvent(QEvent.Type.Leave))
    hidden = picture(dock, "close")
    button(dock, "close").setFocus(Qt.FocusReason.TabFocusReason)
    assert picture(dock, "close") != hidden


def test_what_the_dock_may_not_is_not_offered(dock: QDockWidget) -> None:
    dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetFloatable)
    assert not button(dock, "close").isVisible()
    assert button(dock, "float").isVisible()


def test_it_grows_with_the_look(dock: QDockWidget) -> None:
    title = dock.titleBarWidget()
    before = title.sizeHint().height()
    title.setLook(Look(DARK, 2.0))
    assert title.sizeHint().height() > before


def test_a_narrow_dock_elides_its_heading(dock: QDockWidget) -> None:
    QApplication.sendEvent(dock, QEvent(QEvent.Type.Leave))
    title = dock.titleBarWidget()
    label = title.findChild(QLabel)
    dock.setWindowTitle("A rather long heading for a narrow dock")
    assert title.minimumSizeHint().width() < label.fontMetrics().horizontalAdvance(label.text())
    title.resize(120, title.height())
    # Under the pointer the buttons lie over the heading, which makes room for them.
    wide = label.grab().toImage()
    QApplication.sendEvent(dock, QEvent(QEvent.Type.Enter))
    assert label.grab().toImage() != wide


def test_the_heading_stays_under_the_mouse_where_there_is_room(
    window: QMainWindow, dock: QDockWidget, qtbot: QtBot
) -> None:
    window.resize(700, 300)
    window.resizeDocks([dock], [400], Qt.Orientation.Horizontal)
    QApplication.processEvents()
    heading = dock.titleBarWidget().findChild(QLabel)

    def picture() -> QImage:
        return heading.grab().toImage().copy(0, 0, 60, heading.height())

    before = picture()
    QApplication.sendEvent(dock, QEvent(QEvent.Type.Enter))
    assert heading.covered > 0
    assert picture() == before
