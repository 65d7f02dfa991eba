"""What a sentence between its two readers shows, and where its rows lie."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from lstm_studio.style.look import Look

__all__ = ["EDGE", "Bands", "Scene"]

Floats = NDArray[np.float64]

# Heights in pixels at 100 %.
EDGE = 12
_ARROW = 20
_BAR = 14
_WORD = 26
_UNIT = 7
_LEAST_UNIT = 4
_MOST_UNIT = 12


@dataclass
class Scene:
    """What is shown; the widget changes it and the painter draws it.

    `read` is the last word that the forward reader has read and the first that the backward
    reader has.
    """

    words: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()  # the words as they are written: on one line
    target: int | None = None
    unknown: frozenset[int] = frozenset()
    candidates: frozenset[int] = frozenset()
    states: dict[str, Floats] = field(default_factory=dict)
    limit: float = 1.0
    read: tuple[int, int] | None = None
    importance: Floats | None = None
    importance_limit: float = 1.0
    labels: dict[str, tuple[str, str]] = field(default_factory=dict)
    empty_text: str = ""

    def has_read(self, direction: str, word: int) -> bool:
        """Return whether a reader has come to a word."""
        if self.read is None:
            return True
        return word <= self.read[0] if direction == "forward" else word >= self.read[1]

    @property
    def units(self) -> int:
        """The most units that a reader has."""
        return max((values.shape[1] for values in self.states.values()), default=0)


@dataclass(frozen=True)
class Bands:
    """Where the rows of the widget lie, from top to bottom, in pixels."""

    forward: QRectF
    forward_arrow: float
    above: QRectF  # where the importance of a word rises
    words: QRectF
    below: QRectF
    backward_arrow: float
    backward: QRectF

    @classmethod
    def of(cls, look: Look, width: float, height: float, units: int) -> Bands:
        """Return the rows of a widget of this size whose readers have `units` units."""
        tight = height < cls.height(look, units, least=True)
        arrow, bar = look.px(_ARROW), look.px(_BAR)
        if tight:  # the strips are what the widget is for: all the rest moves together
            arrow, bar = look.px(_ARROW) // 2, look.px(_BAR) // 4
        middle = 2 * arrow + 2 * bar + cls._word(look)
        room = height - 2 * look.px(EDGE) - middle
        unit = max(min(room / (2 * max(units, 1)), look.px(_MOST_UNIT)), 2.0)
        strip = unit * max(units, 1)
        y = max(0.5 * (height - middle - 2 * strip), look.px(EDGE))
        rows: list[QRectF] = []
        for part in (
            strip,
            arrow,
            bar,
            cls._word(look),
            bar,
            arrow,
            strip,
        ):
            rows.append(QRectF(0.0, y, width, part))
            y += part
        forward, there, above, words, below, back, backward = rows
        # The arrows stand nearer to the strips, whose way they show, than to the words.
        nearer = look.px(2)
        return cls(
            forward,
            there.center().y() - nearer,
            above,
            words,
            below,
            back.center().y() + nearer,
            backward,
        )

    @staticmethod
    def _word(look: Look) -> int:
        return look.control(_WORD)

    @classmethod
    def height(cls, look: Look, units: int, least: bool = False) -> int:
        """Return the height at which units can be told apart, or the least one."""
        unit = look.px(_LEAST_UNIT if least else _UNIT)
        strips = 2 * unit * max(units, 1)
        return strips + 2 * look.px(_ARROW + _BAR + EDGE) + cls._word(look)

    def strip(self, direction: str) -> QRectF:
        """Return the row of the bars of a reader."""
        return self.forward if direction == "forward" else self.backward

    @property
    def column(self) -> QRectF:
        """From the top of the one strip to the bottom of the other."""
        return QRectF(self.forward.topLeft(), self.backward.bottomRight())
