"""The fonts that the program brings along, so that it looks the same on every machine.

Inter for the interface, JetBrains Mono for code, STIX for mathematics; all under the SIL Open
Font License, unmodified, with their licences beside them in ``resources/fonts``.
"""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from lstm_studio.assets import resource

__all__ = ["CODE_FAMILY", "MATH_FAMILY", "UI_FAMILY", "load_fonts"]

UI_FAMILY = "Inter"
CODE_FAMILY = "JetBrains Mono"
MATH_FAMILY = "STIX"

_FILES = (
    "Inter-Regular.otf",
    "Inter-Medium.otf",
    "Inter-SemiBold.otf",
    "Inter-Bold.otf",  # <b> in rich text asks for it; without it Qt smears the semi-bold
    "JetBrainsMono-Regular.ttf",
    "STIX-Regular.otf",
    "STIX-Italic.otf",
)

_loaded: list[int] = []


def load_fonts() -> None:
    """Make the shipped fonts known to Qt; a second call does nothing.

    Needs a ``QGuiApplication``.  All seven cost about 2 ms, after the 4 ms that Qt needs for
    any first font: less than it would cost to explain when which of them is there.

    Raises
    ------
    FileNotFoundError
        When a font file is missing: the installation is damaged.
    """
    if _loaded:
        return
    for name in _FILES:
        path = resource("fonts", name)
        number = QFontDatabase.addApplicationFont(str(path))
        if number < 0:
            raise FileNotFoundError(f"{path} is missing or damaged; install the program again")
        _loaded.append(number)
