"""A section that opens and closes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.fold import Fold

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def fold(qtbot):
    load_fonts()
    window = QWidget()
    qtbot.addWidget(window)
    made = Fold("both.index", "Index like a professional")
    layout = QVBoxLayout(window)
    layout.addWidget(made)
    layout.addStretch(1)
    made.setContent(QLabel("output[:, -1]"))
    window.resize(300, 300)
    window.show()
    made.heard = []
    made.toggled.connect(made.heard.append)
    made.window_ = window
    return made


def test_it_begins_closed_and_a_click_opens_it(fold, qtbot):
    assert not fold.isOpen()
    assert not fold.content().isVisible()
    closed = fold.sizeHint().height()
    qtbot.mouseClick(fold.titleButton(), LEFT)
    assert fold.isOpen()
    assert fold.content().isVisible()
    assert fold.sizeHint().height() > closed
    qtbot.mouseClick(fold.titleButton(), LEFT)
    assert not fold.content().isVisible()
    assert fold.heard == [True, False]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_open_it(fold, qtbot, key):
    qtbot.keyClick(fold.titleButton(), key)
    assert fold.heard == [True]


def test_setters_are_silent(fold):
    fold.setOpen(True)
    assert fold.content().isVisible()
    fold.setOpen(False)
    assert fold.heard == []


def test_another_content_takes_the_place_of_the_first(fold):
    fold.setOpen(True)
    first = fold.content()
    fold.setContent(QLabel("other"))
    assert fold.content().text() == "other"
    assert fold.content().isVisible()
    assert not first.isVisible()


def test_it_tells_what_it_is(fold):
    assert fold.titleButton().objectName() == "both.index.title"
    assert fold.titleButton().accessibleName() == "Index like a professional"
    assert fold.titleButton().accessibleDescription() == "closed"
    fold.setOpen(True)
    assert fold.titleButton().accessibleDescription() == "open"


@pytest.mark.parametrize(
    "look", [Look(), Look(DARK), Look(LIGHT, 2.0), Look(projector=True)], ids=str
)
def test_every_look(fold, look):
    fold.setLook(look)
    assert fold.titleButton().sizeHint().height() == look.control(30)
    fold.setTitle("<b>مرحبا</b> " * 20)
    closed = fold.grab().toImage()
    fold.setOpen(True)
    assert fold.grab().toImage() != closed
