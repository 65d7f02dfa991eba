"""The card: heading, note, body, round corners."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.card import Card


def test_texts_are_plain(qtbot: QtBot) -> None:
    card = Card("<b>The cell</b>", "reading <i>then</i>")
    qtbot.addWidget(card)
    card.show()
    shown = [label for label in card.findChildren(QLabel) if label.isVisible()]
    assert [label.text() for label in shown] == ["<b>The cell</b>", "reading <i>then</i>"]
    flat = Card("The cell", "reading then")
    qtbot.addWidget(flat)
    assert card.sizeHint().width() > flat.sizeHint().width()
    assert card.note() == "reading <i>then</i>"


def test_no_heading_takes_no_room(qtbot: QtBot) -> None:
    with_heading, without = Card("Heading"), Card()
    for card in (with_heading, without):
        qtbot.addWidget(card)
        card.addWidget(QLabel("body", card))
        card.show()
    assert without.sizeHint().height() < with_heading.sizeHint().height()


def test_colours_and_corners(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.resize(80, 60)
    for theme in (LIGHT, DARK):
        card.setLook(Look(theme))
        image = card.grab().toImage()
        assert image.pixelColor(40, 30) == QColor(theme.panel)
        assert image.pixelColor(40, 0) == QColor(theme.line)
        assert image.pixelColor(0, 0) != QColor(theme.panel)
