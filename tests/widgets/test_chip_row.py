"""Words to choose from, in as many rows as they need."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QRadioButton, QVBoxLayout, QWidget

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.chip_row import ChipRow

LEFT = Qt.MouseButton.LeftButton
KEYS = ["bank", "crane", "spring", "seal", "mole", "bow", "trunk", "bass", "bat"]


class Heard:
    def __init__(self, row):
        self.keys, self.actions = [], []
        row.currentKeyChanged.connect(self.keys.append)
        row.actionTriggered.connect(self.actions.append)


@pytest.fixture
def row(qtbot):
    load_fonts()
    window = QWidget()
    qtbot.addWidget(window)
    made = ChipRow("both.words", "Words")
    layout = QVBoxLayout(window)
    layout.addWidget(made)
    layout.addStretch(1)
    made.setItems([(key, key, f"about {key}") for key in KEYS])
    made.setAction("add", "+ add a word")
    made.setCurrentKey("bank")
    window.resize(260, 400)
    with qtbot.waitActive(window):
        window.show()
    made.heard = Heard(made)
    made.window_ = window
    return made


def chip(row, key):
    return row.findChild(QRadioButton, f"both.words.{key}")


def test_a_click_chooses(row, qtbot):
    qtbot.mouseClick(chip(row, "seal"), LEFT)
    qtbot.mouseClick(chip(row, "seal"), LEFT)
    assert row.heard.keys == ["seal"]
    assert row.currentKey() == "seal"
    assert [key for key in KEYS if chip(row, key).isChecked()] == ["seal"]


def test_arrow_keys_choose(row, qtbot):
    chip(row, "bank").setFocus()
    qtbot.keyClick(chip(row, "bank"), Qt.Key.Key_Right)
    qtbot.keyClick(chip(row, "crane"), Qt.Key.Key_Right)
    qtbot.keyClick(chip(row, "spring"), Qt.Key.Key_Left)
    assert row.heard.keys == ["crane", "spring", "crane"]


def test_tab_comes_to_the_chosen_one_and_then_to_the_button(row):
    row.setCurrentKey("mole")
    policies = {key: chip(row, key).focusPolicy() for key in KEYS}
    assert [k for k, p in policies.items() if p == Qt.FocusPolicy.StrongFocus] == ["mole"]
    action = row.findChild(QPushButton, "both.words.add")
    chip(row, "mole").setFocus()
    row.window_.focusNextChild()
    assert action.hasFocus()


def test_the_button_is_no_choice(row, qtbot):
    action = row.findChild(QPushButton, "both.words.add")
    qtbot.mouseClick(action, LEFT)
    qtbot.keyClick(action, Qt.Key.Key_Space)
    assert row.heard.actions == ["add", "add"]
    assert (row.heard.keys, row.currentKey()) == ([], "bank")
    row.setAction("", "")
    assert row._places(260)[0] == row._places(260)[0][: len(KEYS)]


def test_setters_are_silent(row):
    row.setCurrentKey("bat")
    row.setCurrentKey("")
    assert not any(chip(row, key).isChecked() for key in KEYS)
    row.setCurrentKey("bow")
    row.setItems([("bow", "bow"), ("mouse", "mouse")])
    assert (row.keys(), row.currentKey()) == (["bow", "mouse"], "bow")
    row.setItems([("mouse", "mouse")])
    assert row.currentKey() == ""
    with pytest.raises(ValueError, match="not in list"):
        row.setCurrentKey("bow")
    assert row.heard.keys == []


def test_the_same_items_keep_their_chips(row):
    before = chip(row, "seal")
    row.setItems([(key, key, f"about {key}") for key in KEYS])
    assert chip(row, "seal") is before


@pytest.mark.parametrize(
    "look", [Look(), Look(DARK), Look(LIGHT, 2.0), Look(projector=True)], ids=str
)
@pytest.mark.parametrize("width", [100, 260, 900])
def test_chips_wrap_without_overlap(row, look, width, qtbot):
    row.setLook(look)
    row.window_.resize(look.px(width), look.px(900))
    qtbot.wait(1)
    places = [chip(row, key).geometry() for key in KEYS]
    for n, place in enumerate(places):
        assert row.rect().contains(place)
        assert not any(place.intersects(other) for other in places[n + 1 :])
        assert place.height() >= look.control(30)
    tops = sorted({place.top() for place in places})
    assert len(tops) > 1 or width == 900
    assert row.heightForWidth(look.px(900)) < row.heightForWidth(look.px(100))


def test_the_chosen_one_is_seen_and_moves_nothing(row):
    before, places = row.grab().toImage(), [chip(row, key).geometry() for key in KEYS]
    row.setCurrentKey("trunk")
    assert row.grab().toImage() != before
    assert [chip(row, key).geometry() for key in KEYS] == places


@pytest.mark.parametrize("text", ["R&D", "<b>x</b>", "مرحبا", "👩‍👩‍👧", "x" * 300])
def test_strange_words(row, text, qtbot):
    row.setItems([("a", text), ("b", "b")])
    qtbot.wait(1)
    assert chip(row, "a").accessibleName() == text
    assert chip(row, "a").width() <= row.width()
    assert not row.grab().isNull()


def test_no_words(row):
    row.setItems([])
    row.setAction("", "")
    assert row.heightForWidth(200) == 0
    assert row.currentKey() == ""
