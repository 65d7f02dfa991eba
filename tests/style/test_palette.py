"""The diverging map and Qt's palette."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from lstm_studio.style.colors import contrast, luminance, mix, oklab_ramp, rgb
from lstm_studio.style.look import Look
from lstm_studio.style.palette import application_palette, diverging_lut
from lstm_studio.style.tokens import DARK, LIGHT, Theme


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_ends_and_middle(theme: Theme) -> None:
    lut = diverging_lut(theme)
    assert lut.shape == (256, 3)
    assert lut.dtype == np.uint8
    assert tuple(lut[0]) == rgb(theme.negative)
    assert tuple(lut[255]) == rgb(theme.positive)
    for middle in (127, 128):
        assert np.abs(lut[middle].astype(int) - rgb(theme.ground)).max() <= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_farther_from_zero_is_farther_from_the_ground(theme: Theme) -> None:
    light = [luminance("#{:02X}{:02X}{:02X}".format(*entry)) for entry in diverging_lut(theme)]
    steps = np.diff(light) * (-1 if theme.dark else 1)
    assert (steps[:127] > -2e-3).all()
    assert (steps[128:] < 2e-3).all()


def test_it_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        diverging_lut(LIGHT)[0] = 0


def test_ramp_hits_both_ends() -> None:
    ramp = oklab_ramp("#102030", "#F0E0D0", 7)
    assert tuple(ramp[0]) == rgb("#102030")
    assert tuple(ramp[-1]) == rgb("#F0E0D0")


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=1e-3)
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"


def test_application_palette(qapp: QApplication) -> None:
    palette = application_palette(Look(DARK))
    assert palette.color(QPalette.ColorRole.Window) == QColor(DARK.ground)
    assert palette.color(QPalette.ColorRole.PlaceholderText) == QColor(DARK.muted)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == QColor(DARK.disabled)
