"""Text can be read on every ground, in both themes and in a lecture hall."""

from __future__ import annotations

import dataclasses
import re

import pytest

from lstm_studio.style.colors import contrast
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import (
    DARK,
    LIGHT,
    QUANTITY_TOKENS,
    TEXT_TOKENS,
    Theme,
    projector_theme,
    text_variant,
    tint,
)

LOOKS = [Look(theme, projector=projector) for theme in (LIGHT, DARK) for projector in (False, True)]


def _grounds(theme: Theme) -> dict[str, str]:
    return {"ground": theme.ground, "panel": theme.panel, "chip": theme.chip}


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.theme.name}-{look.projector}")
class TestContrast:
    def test_text_tokens(self, look: Look) -> None:
        wanted = 7.0 if look.projector else 4.5
        for token in TEXT_TOKENS:
            for where, ground in _grounds(look.theme).items():
                reached = contrast(getattr(look.theme, token), ground)
                assert reached >= wanted, f"{token} on {where}: {reached:.2f}"

    def test_text_of_quantities(self, look: Look) -> None:
        wanted = 7.0 if look.projector else 4.5
        for key, token in QUANTITY_TOKENS.items():
            text = look.quantity_text(key).name()
            for where, ground in (_grounds(look.theme) | {"tint": tint(look.theme, token)}).items():
                reached = contrast(text, ground)
                assert reached >= wanted, f"{key} on {where}: {reached:.2f}"

    def test_text_on_the_accent(self, look: Look) -> None:
        wanted = 7.0 if look.projector else 4.5
        theme = look.theme
        for token in ("accent", "accent_hover", "accent_pressed"):
            assert contrast(theme.accent_ink, getattr(theme, token)) >= wanted, token

    def test_lines_and_the_focus_ring(self, look: Look) -> None:
        """Graphics need 3 : 1 against what they are drawn on (WCAG 2.2, 1.4.11)."""
        for token in (*QUANTITY_TOKENS.values(), "ghost", "focus", "negative", "positive"):
            assert contrast(getattr(look.theme, token), look.theme.panel) >= 3.0, token
        assert contrast(look.theme.focus, look.theme.ground) >= 3.0


@pytest.mark.parametrize("theme", [LIGHT, DARK, projector_theme("light"), projector_theme("dark")])
def test_every_colour_is_a_colour(theme: Theme) -> None:
    for part in dataclasses.fields(theme):
        if part.name != "name":
            assert re.fullmatch("#[0-9A-F]{6}", getattr(theme, part.name)), part.name


def test_the_table_of_the_design() -> None:
    """The hues that lessons name in words must not drift."""
    table = {
        "forget": ("#C8500A", "#FF8A4C"),
        "input": ("#00805C", "#34D399"),
        "output": ("#0B62A8", "#60A5FA"),
        "candidate": ("#A9497F", "#E38AC0"),
        "cell": ("#B07A00", "#F2B632"),
        "hidden": ("#1E88C7", "#67C7F5"),
        "forward": ("#1E88C7", "#67C7F5"),
        "backward": ("#A9497F", "#E38AC0"),
        "both": ("#00805C", "#34D399"),
        "ghost": ("#8A8F98", "#7D8694"),
        "accent": ("#2F5BD7", "#7AA2FF"),
        "ground": ("#F6F4EF", "#12151C"),
        "panel": ("#FFFFFF", "#1A1F29"),
        "ink": ("#1D2330", "#EEF1F6"),
        "line": ("#E3DFD6", "#2B3240"),
        "chip": ("#EFECE4", "#242B38"),
    }
    for token, colors in table.items():
        assert (getattr(LIGHT, token), getattr(DARK, token)) == colors, token


def test_a_hue_that_can_be_read_is_left_alone() -> None:
    assert text_variant(DARK, "cell") == DARK.cell
    assert text_variant(LIGHT, "cell") != LIGHT.cell


def test_the_gates_are_told_apart() -> None:
    for theme in (LIGHT, DARK, projector_theme("light"), projector_theme("dark")):
        hues = {theme.forget, theme.input, theme.output, theme.candidate, theme.cell, theme.hidden}
        assert len(hues) == 6


def test_the_readers_are_told_apart() -> None:
    for theme in (LIGHT, DARK, projector_theme("light"), projector_theme("dark")):
        assert len({theme.forward, theme.backward, theme.both}) == 3
