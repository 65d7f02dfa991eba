"""The command palette, by keyboard and by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK
from lstm_studio.widgets.palette_popup import PalettePopup

Key = Qt.Key
COMMANDS = [
    ("play", "Play or pause", "Space"),
    ("projector", "Projector mode", "F5"),
    ("next", "Next step", "→"),
    ("reset", "Reset the layout", ""),
]


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> QWidget:
    load_fonts()
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(QLineEdit(window))
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    window.findChild(QLineEdit).setFocus()
    return window


@pytest.fixture
def palette(window: QWidget) -> PalettePopup:
    palette = PalettePopup(window)
    palette.setObjectName("palette")
    palette.setCommands(COMMANDS)
    palette.open()
    return palette


def search(palette: PalettePopup) -> QLineEdit:
    return palette.findChild(QLineEdit, "palette.search")


def rows(palette: PalettePopup) -> QListView:
    return palette.findChild(QListView, "palette.list")


def test_it_opens_with_everything_and_the_keyboard(palette: PalettePopup) -> None:
    assert palette.isVisible()
    assert search(palette).hasFocus()
    assert palette.shownKeys() == [key for key, _, _ in COMMANDS]


def test_type_and_enter(palette: PalettePopup, window: QWidget, qtbot: QtBot) -> None:
    qtbot.keyClicks(search(palette), "pro")
    assert palette.shownKeys()[0] == "projector"
    with qtbot.waitSignal(palette.commandChosen) as chosen:
        qtbot.keyClick(search(palette), Key.Key_Return)
    assert chosen.args == ["projector"]
    assert not palette.isVisible()
    assert window.findChild(QLineEdit).hasFocus()


def test_arrows(palette: PalettePopup, qtbot: QtBot) -> None:
    qtbot.keyClick(search(palette), Key.Key_Down)
    qtbot.keyClick(search(palette), Key.Key_Down)
    qtbot.keyClick(search(palette), Key.Key_Up)
    with qtbot.waitSignal(palette.commandChosen) as chosen:
        qtbot.keyClick(search(palette), Key.Key_Enter)
    assert chosen.args == ["projector"]


def test_arrows_go_round(palette: PalettePopup, qtbot: QtBot) -> None:
    qtbot.keyClick(search(palette), Key.Key_Up)
    assert rows(palette).currentIndex().row() == len(COMMANDS) - 1
    qtbot.keyClick(search(palette), Key.Key_Down)
    assert rows(palette).currentIndex().row() == 0
    qtbot.keyClick(search(palette), Key.Key_PageDown)
    assert rows(palette).currentIndex().row() == len(COMMANDS) - 1


def test_escape_gives_the_keyboard_back(
    palette: PalettePopup, window: QWidget, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(palette.commandChosen):
        qtbot.keyClick(search(palette), Key.Key_Escape)
    assert not palette.isVisible()
    assert window.findChild(QLineEdit).hasFocus()


def test_a_widget_that_is_gone_gets_nothing_back(palette: PalettePopup, qtbot: QtBot) -> None:
    line = palette.parentWidget().findChild(QLineEdit)
    line.setParent(None)
    line.deleteLater()
    del line
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    qtbot.keyClick(search(palette), Key.Key_Escape)
    assert not palette.isVisible()


def test_click_on_a_row(palette: PalettePopup, qtbot: QtBot) -> None:
    view = rows(palette)
    spot = view.visualRect(view.model().index(2, 0)).center()
    with qtbot.waitSignal(palette.commandChosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert chosen.args == ["next"]


def test_click_beside_it_closes_and_does_nothing_else(
    palette: PalettePopup, window: QWidget, qtbot: QtBot
) -> None:
    assert window.childAt(QPoint(10, 590)) is palette
    with qtbot.waitSignal(palette.closed):
        qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(10, 590))


def test_click_on_its_own_edge_does_not_close(palette: PalettePopup, qtbot: QtBot) -> None:
    corner = search(palette).geometry().topLeft() - QPoint(4, 4)
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=corner)
    assert palette.isVisible()


def test_going_elsewhere_closes_it(palette: PalettePopup, window: QWidget) -> None:
    window.findChild(QLineEdit).setFocus()
    assert not palette.isVisible()


def test_nothing_found(palette: PalettePopup, qtbot: QtBot) -> None:
    qtbot.keyClicks(search(palette), "<b>qq")
    assert palette.shownKeys() == []
    assert not rows(palette).isVisible()
    (label,) = [label for label in palette.findChildren(QLabel) if label.isVisible()]
    assert "<b>qq" in label.text()
    assert label.textFormat() == Qt.TextFormat.PlainText
    with qtbot.assertNotEmitted(palette.commandChosen):
        qtbot.keyClick(search(palette), Key.Key_Return)
    search(palette).clear()
    assert len(palette.shownKeys()) == len(COMMANDS)


def test_it_opens_empty_again(palette: PalettePopup, qtbot: QtBot) -> None:
    qtbot.keyClicks(search(palette), "pro")
    qtbot.keyClick(search(palette), Key.Key_Escape)
    palette.open()
    assert search(palette).text() == ""
    assert len(palette.shownKeys()) == len(COMMANDS)


def test_its_keys_are_not_the_windows_shortcuts(
    palette: PalettePopup, window: QWidget, qtbot: QtBot
) -> None:
    pressed: list[object] = []
    for key in (Key.Key_PageDown, Key.Key_Escape):
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.activated.connect(lambda key=key: pressed.append(key))
    qtbot.keyClick(search(palette), Key.Key_PageDown)
    qtbot.keyClick(search(palette), Key.Key_Escape)
    assert pressed == []
    assert not palette.isVisible()


@pytest.mark.parametrize("look", [Look(), Look(DARK, 2.0), Look(projector=True)], ids=str)
@pytest.mark.parametrize("size", [(1024, 640), (480, 320), (1920, 1080)])
def test_it_stays_inside_its_window(
    palette: PalettePopup, window: QWidget, look: Look, size: tuple[int, int]
) -> None:
    palette.setLook(look)
    window.resize(*size)
    assert palette.geometry() == window.rect()
    for part in (search(palette), rows(palette)):
        assert palette.rect().contains(part.geometry())
    assert rows(palette).height() >= look.control(32)


def test_two_hundred_commands(palette: PalettePopup, qtbot: QtBot) -> None:
    palette.setCommands([(f"c{i}", f"Command number {i}", "") for i in range(200)])
    assert len(palette.shownKeys()) == 200
    qtbot.keyClicks(search(palette), "number 150")
    assert palette.shownKeys() == ["c150"]
