"""What a widget needs to know to draw itself: colours, sizes and fonts as one value.

A change of theme, scale or projector mode makes a new :class:`Look` and hands it to every widget
by ``setLook``; nothing is read from globals, so two looks can be on screen at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtGui import QColor, QFont

from lstm_studio.style import tokens
from lstm_studio.style.fonts import CODE_FAMILY, MATH_FAMILY, UI_FAMILY
from lstm_studio.style.tokens import LIGHT, QUANTITY_TOKENS, Theme

__all__ = ["Look"]

PROJECTOR_SCALE = 1.6
PROJECTOR_TEXT = 20
PROJECTOR_CONTROL = 44

_WEIGHT = QFont.Weight

# role -> family, pixel size at 100 %, weight, italic, tabular figures, letter spacing in px
_FONTS: dict[str, tuple[str, float, QFont.Weight, bool, bool, float]] = {
    "body": (UI_FAMILY, 13, _WEIGHT.Normal, False, False, 0.0),
    "small": (UI_FAMILY, 11, _WEIGHT.Normal, False, False, 0.0),
    "medium": (UI_FAMILY, 13, _WEIGHT.Medium, False, False, 0.0),
    "strong": (UI_FAMILY, 13, _WEIGHT.DemiBold, False, False, 0.0),
    "heading": (UI_FAMILY, 11, _WEIGHT.DemiBold, False, False, 0.8),
    "title": (UI_FAMILY, 21, _WEIGHT.DemiBold, False, False, -0.2),
    "lesson": (UI_FAMILY, 16, _WEIGHT.Normal, False, False, 0.0),
    "number": (UI_FAMILY, 18, _WEIGHT.DemiBold, False, True, 0.0),
    "figure": (UI_FAMILY, 13, _WEIGHT.Normal, False, True, 0.0),
    "figure_small": (UI_FAMILY, 11, _WEIGHT.Normal, False, True, 0.0),
    "code": (CODE_FAMILY, 12, _WEIGHT.Normal, False, False, 0.0),
    "math": (MATH_FAMILY, 16, _WEIGHT.Normal, True, False, 0.0),
    "math_upright": (MATH_FAMILY, 16, _WEIGHT.Normal, False, False, 0.0),
}

# kind -> width in px at 100 %, and the least width in projector mode
_LINES = {
    "cell": (2.5, 5.0),
    "hidden": (2.0, 4.0),
    "ghost": (1.5, 4.0),
    "playhead": (1.5, 3.0),
    "hairline": (1.0, 1.0),
}


@lru_cache(maxsize=256)
def _make_font(role: str, scale: float, least: int) -> QFont:
    family, size, weight, italic, tabular, spacing = _FONTS[role]
    font = QFont(family)
    font.setPixelSize(max(least, round(size * scale)))
    font.setWeight(weight)
    font.setItalic(italic)
    # Grey edges, not coloured ones: a picture is the same on every screen, and at a projector.
    font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    if spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing * scale)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    if family == CODE_FAMILY:
        font.setStyleHint(QFont.StyleHint.Monospace)
        # Code is read to be typed again: an arrow in place of -> would be a riddle.
        font.setFeature(QFont.Tag("calt"), 0)
    elif family == MATH_FAMILY:
        font.setStyleHint(QFont.StyleHint.Serif)
    return font


@dataclass(frozen=True)
class Look:
    """Theme, scale and manner of everything on screen.

    Parameters
    ----------
    theme : Theme
        ``LIGHT`` or ``DARK``; in projector mode it is replaced by its stronger variant.
    scale : float
        1.0 is 100 %.
    projector : bool
        For a lecture hall: text of 20 px and more, controls of 44 px and more, 4 px plot lines,
        contrast 7 : 1.
    reduce_motion : bool
        Whether animations are left out.
    """

    theme: Theme = LIGHT
    scale: float = 1.0
    projector: bool = False
    reduce_motion: bool = False
    factor: float = field(init=False, repr=False, compare=False, default=1.0)

    def __post_init__(self) -> None:
        # By name, so that dataclasses.replace(look, projector=...) works both ways.
        name = self.theme.name
        theme = tokens.projector_theme(name) if self.projector else tokens.THEMES[name]
        factor = max(self.scale, PROJECTOR_SCALE) if self.projector else self.scale
        object.__setattr__(self, "theme", theme)
        object.__setattr__(self, "factor", factor)

    def __hash__(self) -> int:
        # By the theme's name alone: looks are the keys of many small caches, and hashing thirty
        # colours at each look-up was most of the time an equation took.
        return hash((self.theme.name, self.scale, self.projector, self.reduce_motion))

    def px(self, size: float) -> int:
        """Return `size`, given in pixels at 100 %, in those of this look; never 0 unless asked."""
        return max(1, round(size * self.factor)) if size > 0 else round(size * self.factor)

    def control(self, size: float = 30) -> int:
        """Return the height of something to be clicked, 44 px and more in projector mode."""
        return max(self.px(size), PROJECTOR_CONTROL) if self.projector else self.px(size)

    def font(self, role: str) -> QFont:
        """Return the font of a role.

        Parameters
        ----------
        role : str
            ``body`` 13 px, ``small`` 11, ``medium`` and ``strong`` (heavier body), ``heading``
            (11, semi-bold, spaced: for capitals), ``title`` 21, ``lesson`` 16, ``number``
            (18, semi-bold, tabular figures), ``figure`` and ``figure_small`` (tabular),
            ``code`` 12, ``math`` 16 (serif italic), ``math_upright``.

        Raises
        ------
        KeyError
            For another role.
        """
        return QFont(_make_font(role, self.factor, PROJECTOR_TEXT if self.projector else 1))

    def color(self, token: str) -> QColor:
        """Return the colour of a field of :class:`~lstm_studio.style.tokens.Theme`."""
        return QColor(getattr(self.theme, token))

    def quantity(self, key: str) -> QColor:
        """Return the hue of a quantity (``"f"``, ``"c_prev"``, ...) for lines and fills."""
        return self.color(QUANTITY_TOKENS[key])

    def quantity_text(self, key: str) -> QColor:
        """Return the hue of a quantity, darkened or lightened until it can be read as text."""
        ratio = tokens.PROJECTOR_CONTRAST if self.projector else tokens.TEXT_CONTRAST
        return QColor(tokens.text_variant(self.theme, QUANTITY_TOKENS[key], ratio))

    def tint(self, key: str) -> QColor:
        """Return the pale fill in the hue of a quantity: chips, closed gates, marked lines."""
        return QColor(tokens.tint(self.theme, QUANTITY_TOKENS[key]))

    def line_width(self, kind: str) -> float:
        """Return the width in px of a plot line.

        Parameters
        ----------
        kind : str
            ``cell`` (the thickest), ``hidden``, ``ghost``, ``playhead`` or ``hairline``.
        """
        width, least = _LINES[kind]
        width *= self.factor
        return max(width, least) if self.projector else width
