"""The colours of the two themes: one thing, one colour, everywhere.

Nothing outside this package writes a colour down.  Widgets ask a
:class:`~lstm_studio.style.look.Look`, which asks here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from lstm_studio.style.colors import mix, readable

__all__ = [
    "DARK",
    "LIGHT",
    "QUANTITY_TOKENS",
    "TEXT_TOKENS",
    "THEMES",
    "Theme",
    "projector_theme",
    "text_variant",
    "tint",
]

TEXT_CONTRAST = 4.5
PROJECTOR_CONTRAST = 7.0


@dataclass(frozen=True)
class Theme:
    """One set of colours, each ``"#RRGGBB"``.

    `ground` is the window, `panel` a card or dock, `chip` a quiet fill on a panel (the groove of
    a slider, a selected row), `line` a hairline, `raised` what lies on a chip (the chosen
    segment).  `accent` marks the playhead, the focus and the primary button; `accent_ink` is
    written on it.  `negative` and `positive` are the ends of the diverging map.  `forward`,
    `backward` and `both` are the readers of a sentence.
    """

    name: str
    ground: str
    panel: str
    ink: str
    muted: str
    line: str
    chip: str
    raised: str
    hover: str
    pressed: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_ink: str
    focus: str
    forget: str
    input: str
    output: str
    candidate: str
    cell: str
    hidden: str
    forward: str
    backward: str
    both: str
    ghost: str
    negative: str
    positive: str
    danger: str
    warning: str
    success: str
    shadow: str

    def __repr__(self) -> str:
        return f"<Theme {self.name}>"  # thirty colours would bury what a test has to say

    @property
    def dark(self) -> bool:
        """Whether text is light on dark."""
        return self.name == "dark"


# `muted` is a little stronger than the design table's #6B7280, which has only 4.1 : 1 on `chip`.
LIGHT = Theme(
    name="light",
    ground="#F6F4EF",
    panel="#FFFFFF",
    ink="#1D2330",
    muted="#616875",
    line="#E3DFD6",
    chip="#EFECE4",
    raised="#FFFFFF",
    hover="#F4F2EC",
    pressed="#E6E2D8",
    disabled="#A6A9AF",
    accent="#2F5BD7",
    accent_hover="#284FBD",
    accent_pressed="#2143A3",
    accent_ink="#FFFFFF",
    focus="#2F5BD7",
    forget="#C8500A",
    input="#00805C",
    output="#0B62A8",
    candidate="#A9497F",
    cell="#B07A00",
    hidden="#1E88C7",
    forward="#1E88C7",
    backward="#A9497F",
    both="#00805C",
    ghost="#8A8F98",
    negative="#1F5FA8",
    positive="#B07A00",
    danger="#B3261E",
    warning="#8F5B00",
    success="#007353",
    shadow="#1D2330",
)

DARK = Theme(
    name="dark",
    ground="#12151C",
    panel="#1A1F29",
    ink="#EEF1F6",
    muted="#9AA4B2",
    line="#2B3240",
    chip="#242B38",
    raised="#1A1F29",
    hover="#212733",
    pressed="#2F3746",
    disabled="#5D6675",
    accent="#7AA2FF",
    accent_hover="#93B4FF",
    accent_pressed="#6790EE",
    accent_ink="#12151C",
    focus="#7AA2FF",
    forget="#FF8A4C",
    input="#34D399",
    output="#60A5FA",
    candidate="#E38AC0",
    cell="#F2B632",
    hidden="#67C7F5",
    forward="#67C7F5",
    backward="#E38AC0",
    both="#34D399",
    ghost="#7D8694",
    negative="#5AA9FF",
    positive="#F2B632",
    danger="#FF8078",
    warning="#F2B632",
    success="#34D399",
    shadow="#000000",
)

THEMES = MappingProxyType({theme.name: theme for theme in (LIGHT, DARK)})

TEXT_TOKENS = ("ink", "muted", "accent", "danger", "warning", "success")
"""The fields that may be written as text on `ground`, `panel` and `chip` as they are."""

QUANTITY_TOKENS = MappingProxyType(
    {
        "f": "forget",
        "i": "input",
        "g": "candidate",
        "o": "output",
        "c": "cell",
        "h": "hidden",
        "x": "muted",
        "c_prev": "cell",
        "h_prev": "hidden",
        "tanh_c": "cell",
        "kept": "forget",
        "write": "input",
        # The GRU's gates take the colour of the LSTM's gate that does their work:
        # z keeps (like f), r lets the old state be read (like o), n is the candidate.
        "z": "forget",
        "r": "output",
        "n": "candidate",
        # The readers of a sentence stand on a page without gates, and take three of their hues.
        "forward": "forward",
        "backward": "backward",
        "both": "both",
    }
)
"""From the key of a quantity to the field of its hue."""


def tint(theme: Theme, token: str) -> str:
    """Return the pale fill of a chip or of a closed gate in the hue `token`."""
    hue: str = getattr(theme, token)
    return mix(theme.panel, hue, 0.18 if theme.dark else 0.15)


@cache
def text_variant(theme: Theme, token: str, ratio: float = TEXT_CONTRAST) -> str:
    """Return the hue `token` as it can be read on ground, panel, chip and its own tint.

    Lines keep the hue itself; gold on white, for one, is a fine line and an unreadable word.
    """
    hue: str = getattr(theme, token)
    grounds = (theme.ground, theme.panel, theme.chip, tint(theme, token))
    return readable(hue, grounds, ratio)


@cache
def projector_theme(name: str) -> Theme:
    """Return the theme `name` with the stronger colours that a lecture hall needs.

    Projectors wash colours out, so every text reaches 7 : 1 and lines what text has elsewhere;
    lines at 7 : 1 would all be nearly black.
    """
    theme = THEMES[name]
    strong = {token: text_variant(theme, token) for token in QUANTITY_TOKENS.values()}
    strong |= {token: text_variant(theme, token, PROJECTOR_CONTRAST) for token in TEXT_TOKENS}
    accent = strong["accent"]
    pole = "#FFFFFF" if theme.dark else "#000000"
    return replace(
        theme,
        **strong,
        accent_hover=mix(accent, pole, 0.12),
        accent_pressed=mix(accent, pole, 0.24),
        focus=accent,
        line=mix(theme.line, theme.ink, 0.12),
        ghost=readable(theme.ghost, (theme.panel,), TEXT_CONTRAST),
    )
