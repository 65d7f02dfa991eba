"""Setting a line of mathematics: real subscripts, a tilde that sits on its letter, keyed terms.

Qt's rich text could do the subscripts, but it draws C̃ from two fonts with the tilde beside the
letter, cannot tell which term the pointer is on, and builds a document for every text, which is
felt when six equations follow every tick of a slider.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath

from lstm_studio.style.look import Look

__all__ = ["MathText", "escape", "plain_text"]

_TOKEN = re.compile(r"<(/?)([a-z]+)([^>]*)>|([^<]+)|(<)")
_KEY = re.compile(r"""key=["']([^"']*)["']""")
_TILDE = "\N{COMBINING TILDE}"
_ACCENT = "\N{SMALL TILDE}"

_SCRIPT_SIZE = 0.72
_SUB_SHIFT = 0.2  # of the size of the line's own font
_SUP_SHIFT = -0.38


def escape(text: str) -> str:
    """Return `text` as markup that shows it as it is."""
    return html.escape(text, quote=False)


@dataclass(frozen=True)
class _Style:
    """How a run of signs is set."""

    italic: bool = False
    bold: bool = False
    depth: int = 0
    shift: float = 0.0
    key: str = ""


@dataclass(frozen=True)
class _Atom:
    """A piece of text in one style that is never broken across lines."""

    text: str
    style: _Style
    accent: bool = False


@dataclass(frozen=True)
class _Placed:
    """A run of signs and where it stands."""

    atom: _Atom
    x: float
    baseline: float
    width: float


def _opened(style: _Style, tag: str, attributes: str) -> _Style:
    match tag:
        case "i" | "em":
            return replace(style, italic=True)
        case "b" | "strong":
            return replace(style, bold=True)
        case "sub" | "sup":
            step = (_SUB_SHIFT if tag == "sub" else _SUP_SHIFT) * _SCRIPT_SIZE**style.depth
            return replace(style, depth=style.depth + 1, shift=style.shift + step)
        case "span":
            found = _KEY.search(attributes)
            return replace(style, key=found[1]) if found else style
        case _:
            return style


def _atoms_of(text: str, style: _Style) -> list[_Atom]:
    """Split `text` at spaces, at letters with a tilde, and between letters and signs in italics."""
    atoms: list[_Atom] = []
    for word in re.findall(rf"\s+|\w{_TILDE}|[^\W\d_]+(?!{_TILDE})|(?:[^\w\s]|[\d_])+|\w", text):
        if word.isspace():
            atoms.append(_Atom(" ", style))
        elif word.endswith(_TILDE):
            atoms.append(_Atom(word[:-1], style, accent=True))
        elif style.italic and not word.isalpha():
            atoms.append(_Atom(word, replace(style, italic=False)))  # signs and figures stand up
        else:
            atoms.append(_Atom(word, style))
    return atoms


@lru_cache(maxsize=512)
def _parse(markup: str) -> tuple[_Atom, ...]:
    stack = [("", _Style())]
    atoms: list[_Atom] = []
    for closing, tag, attributes, text, angle in _TOKEN.findall(markup):
        if text or angle:
            atoms.extend(_atoms_of(html.unescape(text or angle), stack[-1][1]))
        elif tag == "br":
            atoms.append(_Atom("\n", stack[-1][1]))
        elif not closing:
            stack.append((tag, _opened(stack[-1][1], tag, attributes)))
        elif len(stack) > 1 and stack[-1][0] == tag:
            stack.pop()
    return tuple(atoms)


def plain_text(markup: str) -> str:
    """Return the text of `markup` as a screen reader or a clipboard needs it: ``f_t = σ(...)``."""
    result = ""
    depth = 0
    for atom in _parse(markup):
        if atom.style.depth > depth:
            result += "_" if atom.style.shift > 0 else "^"
        depth = atom.style.depth
        result += atom.text + (_TILDE if atom.accent else "")
    return result.strip()


class _Face:
    """A font of one variant with its measures, and the widths of the texts seen so far."""

    def __init__(self, look: Look, role: str, italic: bool, bold: bool, depth: int) -> None:
        font = look.font("math_upright" if role == "math" and not italic else role)
        font.setItalic(italic)
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        font.setPixelSize(max(1, round(font.pixelSize() * _SCRIPT_SIZE**depth)))
        self.font = font
        self.metrics = QFontMetricsF(font)
        self._widths: dict[str, float] = {}
        self._tildes: dict[str, QPainterPath] = {}

    def width(self, text: str) -> float:
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) > 2000:  # numbers change for ever, words do not
                self._widths.clear()
            found = self._widths[text] = self.metrics.horizontalAdvance(text)
        return found

    def tilde(self, letter: str) -> QPainterPath:
        """Return the tilde as it stands above `letter`, whose baseline begins at the origin."""
        found = self._tildes.get(letter)
        if found is None:
            # Outlines, because Qt's tight boxes of text reach down to the baseline.
            base, accent = QPainterPath(), QPainterPath()
            base.addText(0, 0, self.font, letter)
            accent.addText(0, 0, self.font, _ACCENT)
            box, mark = base.boundingRect(), accent.boundingRect()
            lean = 0.1 * box.height() if self.font.italic() else 0.0
            x = box.center().x() + lean - mark.center().x()
            y = box.top() - 0.12 * self.metrics.capHeight() - mark.bottom()
            found = self._tildes[letter] = accent.translated(x, y)
        return found


class _Faces:
    """All variants of one font role in one look."""

    def __init__(self, look: Look, role: str) -> None:
        self._look = look
        self._role = role
        self._known: dict[tuple[bool, bool, int], _Face] = {}
        base = self.face(_Style())
        self.size = base.font.pixelSize()
        # Scripts and accents stand above the capitals and hang below the line.
        self.rise = base.metrics.capHeight() + 0.42 * self.size
        self.line = self.rise + 0.42 * self.size

    def face(self, style: _Style) -> _Face:
        variant = (style.italic, style.bold, style.depth)
        found = self._known.get(variant)
        if found is None:
            found = self._known[variant] = _Face(self._look, self._role, *variant)
        return found


@lru_cache(maxsize=32)
def _faces(look: Look, role: str) -> _Faces:
    return _Faces(look, role)


class MathText:
    """Markup set for one look and one width; draw it as often as needed.

    Parameters
    ----------
    markup : str
        Text with ``<i>``, ``<b>``, ``<sub>``, ``<sup>``, ``<br>`` and ``<span key="f">`` for a
        term that stands for a quantity.  Other tags are left out, ``&lt;`` and the like read.
    look : Look
        Fonts and scale.
    role : str
        ``math``, or another font role for text that merely needs keyed terms.
    limit : float
        Width in px at which lines are broken; 0 sets one line.
    """

    def __init__(self, markup: str, look: Look, role: str = "math", limit: float = 0.0) -> None:
        self._faces = _faces(look, role)
        self._placed: list[_Placed] = []
        self.width = 0.0
        self.ascent = self._faces.rise
        last = self._set(_parse(markup), limit)
        self.height = last - self.ascent + self._faces.line

    def _set(self, atoms: tuple[_Atom, ...], limit: float) -> float:
        """Place the words in lines; return the last line's baseline."""
        x = 0.0
        baseline = self.ascent
        for word in _words(atoms):
            space = word[0].text in (" ", "\n")
            placed, end = self._set_word(word, x)
            if word[0].text == "\n" or (limit and x and not space and end > limit):
                x = 0.0
                baseline += self._faces.line
                placed, end = self._set_word(word, x)
            if space and x == 0.0:
                continue  # a line does not begin with a space
            self._placed.extend(
                _Placed(atom, spot, baseline, width) for atom, spot, width in placed
            )
            x = end
            if not space:
                self.width = max(self.width, x)
        return baseline

    def _set_word(
        self, word: list[_Atom], x: float
    ) -> tuple[list[tuple[_Atom, float, float]], float]:
        """Place what stays together from `x` on; return the pieces and where they end."""
        placed: list[tuple[_Atom, float, float]] = []
        for index, atom in enumerate(word):
            face = self._faces.face(atom.style)
            width = face.width(atom.text)
            if atom.style.italic:
                # Slanted letters reach out of their boxes: an f into the bracket after it.
                # A subscript is meant to tuck in under its letter, as TeX has it.
                if index == 0:
                    x += max(0.0, -face.metrics.leftBearing(atom.text[0]))
                follower = word[index + 1].style if index + 1 < len(word) else None
                if follower is None or (not follower.italic and follower.depth <= atom.style.depth):
                    width += max(0.0, -face.metrics.rightBearing(atom.text[-1]))
            placed.append((atom, x, width))
            x += width
        return placed, x

    def rects(self, key: str) -> list[QRectF]:
        """Return the boxes of the terms that stand for `key`, one for each run of text."""
        boxes: list[QRectF] = []
        last = None
        for index, piece in enumerate(self._placed):
            if piece.atom.style.key != key:
                continue
            box = QRectF(piece.x, piece.baseline - self.ascent, piece.width, self._faces.line)
            if last == index - 1 and boxes[-1].top() == box.top():
                boxes[-1] = boxes[-1].united(box)
            else:
                boxes.append(box)
            last = index
        return boxes

    def key_at(self, point: QPointF) -> str:
        """Return the key of the term at `point`, or an empty string."""
        for piece in self._placed:
            box = QRectF(piece.x, piece.baseline - self.ascent, piece.width, self._faces.line)
            if piece.atom.style.key and box.contains(point):
                return piece.atom.style.key
        return ""

    def draw(
        self,
        painter: QPainter,
        origin: QPointF,
        color: QColor,
        colors: dict[str, QColor] | None = None,
    ) -> None:
        """Draw with the upper left corner at `origin`.

        Parameters
        ----------
        painter : QPainter
            Its font and pen are changed.
        origin : QPointF
            Upper left corner.
        color : QColor
            Of the text.
        colors : dict, optional
            From the key of a term to its own colour.
        """
        colors = colors or {}
        for piece in self._placed:
            if piece.atom.text == " ":
                continue
            style = piece.atom.style
            face = self._faces.face(style)
            painter.setFont(face.font)
            painter.setPen(colors.get(style.key, color))
            spot = origin + QPointF(piece.x, piece.baseline + style.shift * self._faces.size)
            painter.drawText(spot, piece.atom.text)
            if piece.atom.accent:
                painter.fillPath(
                    face.tilde(piece.atom.text).translated(spot), painter.pen().color()
                )


def _words(atoms: tuple[_Atom, ...]) -> list[list[_Atom]]:
    """Group what must stay together: everything between two spaces."""
    words: list[list[_Atom]] = []
    for atom in atoms:
        alone = atom.text in (" ", "\n")
        if alone or not words or words[-1][0].text in (" ", "\n"):
            words.append([atom])
        else:
            words[-1].append(atom)
    return words
