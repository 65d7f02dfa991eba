"""What a diagram's scene must have to be drawn: structural types, so that no layer is imported.

The geometry is made where there is no Qt; any object with these attributes will do.  Lengths are
in units, ``hue`` is a quantity's key, ``level`` opacity and ``glow`` how much a thing is lit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

__all__ = [
    "BeadLike",
    "ChevronLike",
    "LabelLike",
    "NodeLike",
    "PartLike",
    "Point",
    "Rect",
    "RunLike",
    "SceneLike",
    "WireLike",
]

Point = tuple[float, float]
Rect = tuple[float, float, float, float]
"""Left, top, width, height."""


class RunLike(Protocol):
    """A piece of text: ``size`` in units, ``hue`` a quantity's key, ``"ink"`` or ``"muted"``."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def size(self) -> float: ...  # noqa: D102
    @property
    def bold(self) -> bool: ...  # noqa: D102
    @property
    def hue(self) -> str: ...  # noqa: D102
    @property
    def drop(self) -> float: ...  # noqa: D102


class WireLike(Protocol):
    """A line that a value has covered up to ``fill``."""

    @property
    def hue(self) -> str: ...  # noqa: D102
    @property
    def points(self) -> tuple[Point, ...]: ...  # noqa: D102
    @property
    def radius(self) -> float: ...  # noqa: D102
    @property
    def width(self) -> float: ...  # noqa: D102
    @property
    def start_width(self) -> float: ...  # noqa: D102
    @property
    def taper(self) -> float: ...  # noqa: D102
    @property
    def track(self) -> float: ...  # noqa: D102
    @property
    def fill(self) -> float: ...  # noqa: D102
    @property
    def negative(self) -> bool: ...  # noqa: D102
    @property
    def neutral(self) -> bool: ...  # noqa: D102
    @property
    def belt(self) -> bool: ...  # noqa: D102
    @property
    def cut(self) -> bool: ...  # noqa: D102
    @property
    def level(self) -> float: ...  # noqa: D102
    @property
    def glow(self) -> float: ...  # noqa: D102


class ChevronLike(Protocol):
    """An arrow head on a belt of ``width``."""

    @property
    def hue(self) -> str: ...  # noqa: D102
    @property
    def x(self) -> float: ...  # noqa: D102
    @property
    def y(self) -> float: ...  # noqa: D102
    @property
    def size(self) -> float: ...  # noqa: D102
    @property
    def width(self) -> float: ...  # noqa: D102
    @property
    def hollow(self) -> bool: ...  # noqa: D102
    @property
    def level(self) -> float: ...  # noqa: D102


class BeadLike(Protocol):
    """A value on its way."""

    @property
    def hue(self) -> str: ...  # noqa: D102
    @property
    def x(self) -> float: ...  # noqa: D102
    @property
    def y(self) -> float: ...  # noqa: D102
    @property
    def radius(self) -> float: ...  # noqa: D102
    @property
    def hollow(self) -> bool: ...  # noqa: D102
    @property
    def level(self) -> float: ...  # noqa: D102


class NodeLike(Protocol):
    """A ``"pill"`` with text, an ``"op"`` (``"times"`` or ``"plus"``) or a ``"dot"``."""

    @property
    def hue(self) -> str: ...  # noqa: D102
    @property
    def shape(self) -> str: ...  # noqa: D102
    @property
    def glyph(self) -> str: ...  # noqa: D102
    @property
    def box(self) -> Rect: ...  # noqa: D102
    @property
    def runs(self) -> Sequence[RunLike]: ...  # noqa: D102
    @property
    def known(self) -> float: ...  # noqa: D102
    @property
    def pinned(self) -> bool: ...  # noqa: D102
    @property
    def level(self) -> float: ...  # noqa: D102
    @property
    def glow(self) -> float: ...  # noqa: D102


class LabelLike(Protocol):
    """A line of text in a box."""

    @property
    def box(self) -> Rect: ...  # noqa: D102
    @property
    def runs(self) -> Sequence[RunLike]: ...  # noqa: D102
    @property
    def level(self) -> float: ...  # noqa: D102


class PartLike(Protocol):
    """What can be pointed at, with its words and the place of its focus ring."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def sentence(self) -> str: ...  # noqa: D102
    @property
    def reading(self) -> str: ...  # noqa: D102
    @property
    def ring(self) -> Rect: ...  # noqa: D102


class SceneLike(Protocol):
    """One picture, in units; `hit` returns the id of the part at a place, or ``""``."""

    @property
    def width(self) -> float: ...  # noqa: D102
    @property
    def height(self) -> float: ...  # noqa: D102
    @property
    def frame(self) -> Rect: ...  # noqa: D102
    @property
    def wires(self) -> Sequence[WireLike]: ...  # noqa: D102
    @property
    def chevrons(self) -> Sequence[ChevronLike]: ...  # noqa: D102
    @property
    def beads(self) -> Sequence[BeadLike]: ...  # noqa: D102
    @property
    def nodes(self) -> Sequence[NodeLike]: ...  # noqa: D102
    @property
    def labels(self) -> Sequence[LabelLike]: ...  # noqa: D102
    @property
    def parts(self) -> Sequence[PartLike]: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def summary(self) -> str: ...  # noqa: D102

    def hit(self, x: float, y: float) -> str: ...  # noqa: D102
