"""The shipped fonts: all there, with their licences, loaded once."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from lstm_studio.assets import resource
from lstm_studio.style import fonts


def test_families_and_weights(qapp: QApplication) -> None:
    fonts.load_fonts()
    assert {"Regular", "Medium", "Bold"} <= set(QFontDatabase.styles(fonts.UI_FAMILY))
    assert "Regular" in QFontDatabase.styles(fonts.CODE_FAMILY)
    assert {"Regular", "Italic"} <= set(QFontDatabase.styles(fonts.MATH_FAMILY))


def test_a_second_call_loads_nothing(qapp: QApplication) -> None:
    fonts.load_fonts()
    before = list(fonts._loaded)
    fonts.load_fonts()
    assert fonts._loaded == before


def test_every_file_is_used_and_has_its_licence() -> None:
    files = {path.name for path in resource("fonts").iterdir()}
    shipped = {name for name in files if name.endswith((".otf", ".ttf"))}
    assert shipped == set(fonts._FILES)
    for name in shipped:
        licence = resource("fonts", f"LICENSE-{name.split('-')[0]}.txt").read_text("utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence
        assert licence.startswith("Copyright")


def test_a_missing_file_is_named(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_loaded", [])
    monkeypatch.setattr(fonts, "_FILES", ("Nowhere-Regular.otf",))
    with pytest.raises(FileNotFoundError, match="Nowhere-Regular"):
        fonts.load_fonts()
