"""A reader's verdict: bar, names, sentence; always of the same height."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.verdict_card import VerdictCard

LOOKS = [Look(), Look(DARK), Look(LIGHT, 2.0), Look(DARK, projector=True)]
LONG = "Has read “the bank” and then many more words than have room. " * 6


@pytest.fixture
def card(qtbot):
    load_fonts()
    made = VerdictCard("both.forward", "forward")
    qtbot.addWidget(made)
    made.setTitle("Forward only")
    made.setSenses(("river bank", "money bank"))
    made.setVerdict((0.47, 0.53), "cannot tell", decided=False, line=0.8)
    made.setSentence("Has read “the bank”.")
    made.resize(330, made.sizeHint().height())
    with qtbot.waitExposed(made):
        made.show()
    return made


def pixels(widget):
    image = widget.grab().toImage()
    image = image.convertToFormat(image.Format.Format_RGB32)
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., 2::-1].copy()


def test_the_title_has_the_colour_of_the_reader(card):
    for role in ("forward", "backward", "both"):
        made = VerdictCard("x", role, card)
        made.setTitle("████")
        made.resize(card.size())
        hue = Look().quantity_text(role)
        assert (pixels(made)[14:26, 16:40] == [hue.red(), hue.green(), hue.blue()]).all(2).any()


def test_the_bar_is_as_long_as_the_probability(card):
    def filled(probability):
        card.setVerdict((probability, 1 - probability), "", decided=True)
        hue = Look().quantity("forward")
        same = (pixels(card) == [hue.red(), hue.green(), hue.blue()]).all(axis=2)
        return int(same.sum(axis=1).max())

    assert filled(0.75) == pytest.approx(0.75 * (330 - 28), abs=4)
    assert filled(0.25) == pytest.approx(0.75 * (330 - 28), abs=4), (
        "the other sense, from the right"
    )
    assert filled(0.0) == pytest.approx(330 - 28, abs=4)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_height_is_the_same_whatever_is_said(card, look):
    card.setLook(look)
    card.resize(look.px(330), 10)
    height = card.sizeHint().height()
    card.resize(look.px(330), height)
    for sentence in ("", "short", LONG):
        card.setSentence(sentence)
        card.setVerdict((0.9, 0.1), "90 % river " * len(sentence), True, 0.8)
        picture = pixels(card)
        assert card.sizeHint().height() == height
        # Nothing is written over the lower edge.
        panel = look.color("panel")
        inner = picture[-look.px(6) : -look.px(2), look.px(20) : -look.px(20)]
        assert (inner == [panel.red(), panel.green(), panel.blue()]).all()


def test_what_has_no_room_is_elided_and_told(card, monkeypatch):
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda pos, text, widget: told.append(text))
    pixels(card)
    assert not card.isElided()
    card.setSentence(LONG + "<b>")
    pixels(card)
    assert card.isElided()
    QApplication.sendEvent(card, QHelpEvent(QEvent.Type.ToolTip, QPoint(9, 9), QPoint(9, 9)))
    assert LONG.strip() in told[0]
    assert "&lt;b&gt;" in told[0]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4])
def test_any_number_of_senses(card, count):
    names = ("bird", "machine", "to stretch", "a place with a very long name")[:count]
    card.setSenses(names)
    card.setVerdict([1 / count] * count if count else (), "cannot tell", False, 0.7)
    card.resize(330, card.sizeHint().height())
    assert pixels(card).any()
    for name in names:
        assert name in card.summary()


def test_a_legend_takes_its_own_room(card):
    two = card.sizeHint().height()
    card.setSenses(("a", "b", "c"))
    three = card.sizeHint().height()
    card.setSenses(("a", "b", "c", "d"))
    assert two < three == card.sizeHint().height()


@pytest.mark.parametrize(
    "text", ["مرحبا بالعالم " * 20, "👩‍👩‍👧" * 90, "x" * 400, "a\nb\nc", "<b>x</b>"]
)
def test_strange_sentences(card, text):
    card.setSentence(text)
    card.setTitle(text)
    card.setSenses((text, text))
    before = card.sizeHint()
    assert pixels(card).any()
    assert card.sizeHint() == before


def test_all_probabilities_are_told(card):
    text = card.summary().replace("\u202f", " ")
    assert text == (
        "cannot tell; river bank 47.0 %, money bank 53.0 %; confidence line 80 %. "
        "Has read “the bank”."
    )
    card.describe()
    assert card.accessibleDescription() == card.summary()
    assert card.accessibleName() == "Forward only"


def test_nan_is_shown_as_unknown(card):
    card.setVerdict((np.nan, np.nan), "cannot tell", False, 0.8)
    assert pixels(card).any()
    assert "NaN" in card.summary()


def test_a_narrow_card_writes_the_verdict_below_its_title(qtbot):
    card = VerdictCard("card", "forward")
    qtbot.addWidget(card)
    card.setTitle("Forward")
    card.setSenses(("money", "river"))
    card.setVerdict((0.45, 0.55), "cannot tell · 55 %", False, 0.7)
    card.resize(300, 130)
    card.show()
    wide = card.sizeHint().height()
    card.resize(190, 160)
    assert card.sizeHint().height() > wide
    card.resize(300, 130)
    assert card.sizeHint().height() == wide
