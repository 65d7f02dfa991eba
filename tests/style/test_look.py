"""Sizes, fonts and colours of a look."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT

ROLES = (
    "body",
    "small",
    "medium",
    "strong",
    "heading",
    "title",
    "lesson",
    "number",
    "figure",
    "figure_small",
    "code",
    "math",
    "math_upright",
)


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


def test_pixels_follow_the_scale() -> None:
    assert [Look(scale=s).px(12) for s in (1.0, 1.25, 1.5, 2.0)] == [12, 15, 18, 24]
    assert Look().px(0.4) == 1  # a hairline never vanishes
    assert Look(scale=2.0).px(0) == 0
    assert Look(scale=2.0).px(-4) == -8


def test_projector_sizes() -> None:
    for scale in (1.0, 1.25, 1.5, 2.0):
        look = Look(scale=scale, projector=True)
        assert min(look.font(role).pixelSize() for role in ROLES) >= 20
        assert look.control(24) >= 44
        assert min(look.line_width(kind) for kind in ("cell", "hidden", "ghost")) >= 4.0


def test_the_cell_state_has_the_thickest_line() -> None:
    for look in (Look(), Look(projector=True), Look(scale=2.0)):
        widths = [look.line_width(kind) for kind in ("cell", "hidden", "ghost")]
        assert widths[0] > widths[1] >= widths[2]


def test_projector_and_back() -> None:
    plain = Look(DARK, 1.25)
    there = dataclasses.replace(plain, projector=True)
    assert there.theme != DARK
    assert there.theme.dark
    assert dataclasses.replace(there, projector=False) == plain


@pytest.mark.parametrize("role", ROLES)
def test_fonts_are_the_shipped_ones(role: str) -> None:
    font = Look().font(role)
    info = QFontInfo(font)
    assert info.family() == font.family()
    assert info.family() in {"Inter", "JetBrains Mono", "STIX"}
    assert info.italic() == font.italic()


def test_weights_differ() -> None:
    widths = [
        QFontMetricsF(Look().font(role)).horizontalAdvance("Forget gate")
        for role in ("body", "medium", "strong")
    ]
    assert widths == sorted(set(widths))


@pytest.mark.parametrize("role", ["number", "figure", "figure_small"])
def test_figures_do_not_jump(role: str) -> None:
    metrics = QFontMetricsF(Look().font(role))
    assert metrics.horizontalAdvance("0.11") == metrics.horizontalAdvance("0.96")
    plain = QFontMetricsF(Look().font("body"))
    assert plain.horizontalAdvance("0.11") != plain.horizontalAdvance("0.96")


def test_a_font_can_be_changed_without_harm() -> None:
    font = Look().font("body")
    font.setWeight(QFont.Weight.Black)
    assert Look().font("body").weight() == QFont.Weight.Normal


def test_quantities() -> None:
    look = Look(LIGHT)
    assert look.quantity("c_prev") == QColor(LIGHT.cell)
    assert look.quantity("z") == look.quantity("f")
    with pytest.raises(KeyError):
        look.quantity("weight")
    assert look.tint("f") not in (look.quantity("f"), look.color("panel"))


def test_every_role_has_its_glyphs() -> None:
    wanted = {
        "body": "→×−·…½%σ“”ₜ₋₁",
        "code": "⊙×−σ_*=",
        "math_upright": "⊙σ×−·→∑∂√∞≈≤′",
        "math": "fioChrznxWUbtσ−",
    }
    for role, text in wanted.items():
        raw = QRawFont.fromFont(Look().font(role))
        assert [c for c in text if not raw.supportsCharacter(ord(c))] == [], role
