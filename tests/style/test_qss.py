"""The style sheet: complete, in the theme's colours, accepted by Qt without a warning."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lstm_studio.assets import resource
from lstm_studio.style.look import Look
from lstm_studio.style.qss import apply_look, style_sheet
from lstm_studio.style.tokens import DARK, LIGHT, THEMES

LOOKS = [Look(LIGHT), Look(DARK, 1.25), Look(LIGHT, 2.0), Look(DARK, projector=True)]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_nothing_is_left_to_fill_in(look: Look) -> None:
    sheet = style_sheet(look)
    assert not re.search(r"[$@%]|\d[ufct]\b", sheet)
    assert set(re.findall(r"#\w+", sheet)) <= set(vars(look.theme).values())


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_sizes_follow_the_look(look: Look) -> None:
    sizes = [int(size) for size in re.findall(r"font-size: (\d+)px", style_sheet(look))]
    assert min(sizes) == look.font("small").pixelSize()
    assert max(sizes) == look.font("title").pixelSize()


def test_drawings_exist_and_have_the_colours_of_the_theme() -> None:
    tokens = {"check": "accent_ink", "dash": "accent_ink", "dot": "accent_ink", "tick": "ink"}
    for theme in THEMES.values():
        for path in re.findall(r'url\("(.*?)"\)', style_sheet(Look(theme))):
            name = path.rsplit("/", 1)[1]
            text = resource("icons", "qss", name).read_text(encoding="utf-8")
            token = tokens.get(name.split("-")[0], "muted")
            assert getattr(theme, token) in text, name


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    primary = QPushButton("Quiz")
    primary.setProperty("kind", "primary")
    boxed = QToolButton()
    boxed.setProperty("kind", "boxed")
    combo = QComboBox()
    combo.addItem("one")
    for widget in (primary, boxed, QLineEdit("x"), QDoubleSpinBox(), combo, QCheckBox("c")):
        layout.addWidget(widget)
    layout.addWidget(QLabel("note"))
    return window


@pytest.fixture
def undress(qapp: QApplication):
    before = (qapp.font(), qapp.palette(), qapp.style().name())
    yield
    qapp.setStyleSheet("")
    qapp.setFont(before[0])
    qapp.setPalette(before[1])
    qapp.setStyle(before[2])


@pytest.mark.usefixtures("undress")
def test_apply_changes_living_widgets(form: QWidget, qapp: QApplication) -> None:
    heights = {}
    for look in LOOKS:
        apply_look(qapp, look)
        form.adjustSize()
        picture = form.grab().toImage()
        button = form.findChild(QPushButton)
        ratio = picture.devicePixelRatio()
        spot = button.geometry().topLeft() * ratio
        fill = picture.pixelColor(
            spot.x() + int(6 * ratio), spot.y() + int(button.height() * ratio / 2)
        )
        assert fill == QColor(look.theme.accent)
        heights[look] = button.sizeHint().height()
        for kind in (QPushButton, QToolButton, QLineEdit, QDoubleSpinBox, QComboBox):
            assert form.findChild(kind).sizeHint().height() >= look.control(30)
    assert heights[LOOKS[0]] == 30
    assert heights[LOOKS[2]] == 60
    assert heights[LOOKS[3]] >= 44
