"""The card: heading, note, body, round corners."""

from __future__ import annotations

from PySide6.QtCore import Qt
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


def test_a_note_without_room_ends_in_an_ellipsis_and_is_whole_as_a_tooltip(qtbot: QtBot) -> None:
    note = "16 units, network 1 of 5, dimmed: not read yet"
    card = Card("What it knows", note)
    qtbot.addWidget(card)
    label = next(one for one in card.findChildren(QLabel) if one.text() == note)
    card.resize(card.sizeHint())
    card.show()
    label.grab()
    assert label.toolTip() == ""
    whole = label.width()
    card.resize(card.width() - whole // 2, card.height())
    assert card.width() < card.sizeHint().width(), "the note does not bound the card"
    assert label.width() < whole
    short = label.grab().toImage()
    assert label.toolTip() == note
    label.setText(label.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, label.width()))
    assert label.grab().toImage() == short
