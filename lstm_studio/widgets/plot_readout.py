"""The chip beside the pointer that says what every curve is at one step."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from lstm_studio.i18n import integer, tr
from lstm_studio.style.look import Look
from lstm_studio.widgets.plot_header import role_color

__all__ = ["Reading", "draw_readout", "plain_text", "readout_size", "step_title"]

_LONGEST_TOKEN = 24
_VISIBLE = {"\n": "↵", "\r": "↵", "\t": "⇥", "\u2028": "↵", "\u2029": "↵"}


def plain_text(token: str, longest: int = 60) -> str:
    """Return a token as one line: breaks and blanks become visible, what is very long is cut."""
    if not token.strip(" "):
        return "␣"
    short = token if len(token) <= longest else token[: longest - 1] + "…"
    shown = "".join(_VISIBLE.get(sign, sign) for sign in short)
    return "".join(sign if sign.isprintable() or sign in "\u200c\u200d" else "␣" for sign in shown)


def step_title(step: int, tokens: tuple[str, ...]) -> str:
    """Return ``t = 9 · then``: steps are counted from 1 for people."""
    if step >= len(tokens):
        return tr("t = {step}", step=integer(step + 1))
    # Isolated, so that an Arabic word does not turn the rest of the line around.
    token = f"\u2068{plain_text(tokens[step], _LONGEST_TOKEN)}\u2069"
    return tr("t = {step} · {token}", step=integer(step + 1), token=token)


@dataclass(frozen=True)
class Reading:
    """One value in the chip: ``C = 0.80`` with the colour of its curve."""

    text: str
    role: str
    dashed: bool = False
    strong: bool = False
    color: QColor | None = None  # where the curve has a shade that no role has


def _rows(title: str, readings: list[Reading]) -> list[list[Reading | str]]:
    if len(readings) <= 2:
        return [[title, *readings]]
    pairs = [readings[at : at + 2] for at in range(0, len(readings), 2)]
    return [[title], *[list(pair) for pair in pairs]]


def _width(part: Reading | str, look: Look) -> float:
    if isinstance(part, str):
        return QFontMetricsF(look.font("small")).horizontalAdvance(part)
    font = QFontMetricsF(look.font("figure_small"))
    return font.horizontalAdvance(part.text) + look.px(16)


def _columns(rows: list[list[Reading | str]], look: Look) -> list[float]:
    """Return the widths of the columns below the title, so that numbers stand in line."""
    below = rows[1:] if len(rows) > 1 else []
    return [
        max((_width(row[column], look) for row in below if column < len(row)), default=0.0)
        for column in range(2)
    ]


def readout_size(title: str, readings: list[Reading], look: Look) -> tuple[float, float]:
    """Return width and height of the chip in pixels."""
    rows = _rows(title, readings)
    gap, pad = look.px(10), look.px(7)
    line = QFontMetricsF(look.font("small")).height() + look.px(2)
    if len(rows) == 1:
        width = sum(_width(part, look) for part in rows[0]) + gap * (len(rows[0]) - 1)
    else:
        width = max(_width(rows[0][0], look), sum(_columns(rows, look)) + gap)
    return width + 2 * pad, line * len(rows) + 2 * look.px(4)


def draw_readout(
    painter: QPainter, at: QRectF, title: str, readings: list[Reading], look: Look
) -> None:
    """Draw the chip into the rectangle `at`, which has the size :func:`readout_size` told."""
    rows = _rows(title, readings)
    gap, pad = look.px(10), look.px(7)
    metrics = QFontMetricsF(look.font("small"))
    line = metrics.height() + look.px(2)
    painter.setPen(QPen(look.color("line"), 1.0))
    painter.setBrush(look.color("hover"))
    painter.drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), look.px(6), look.px(6))
    columns = _columns(rows, look)
    baseline = at.top() + look.px(5) + metrics.ascent()
    for row in rows:
        x = at.left() + pad
        for index, part in enumerate(row):
            _draw_part(painter, part, x, baseline, look)
            whole = len(rows) == 1 or isinstance(part, str)
            x += (_width(part, look) if whole else columns[index]) + gap
        baseline += line


def _draw_part(
    painter: QPainter, part: Reading | str, x: float, baseline: float, look: Look
) -> None:
    if isinstance(part, str):
        painter.setFont(look.font("small"))
        painter.setPen(look.color("muted"))
        painter.drawText(QPointF(x, baseline), part)
        return
    font = look.font("figure_small")
    middle = round(baseline - 0.5 * QFontMetricsF(font).xHeight()) + 0.5
    hue = role_color(look, part.role) if part.color is None else part.color
    pen = QPen(hue, look.line_width("hidden"))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if part.dashed:
        pen.setDashPattern([1.5, 1.0])
    painter.setPen(pen)
    painter.drawLine(QPointF(x, middle), QPointF(x + look.px(10), middle))
    font.setBold(part.strong)
    painter.setFont(font)
    painter.setPen(look.color("ink"))
    painter.drawText(QPointF(x + look.px(16), baseline), part.text)
