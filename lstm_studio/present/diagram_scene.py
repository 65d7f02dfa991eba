"""The primitives a cell diagram is made of: plain values in one logical coordinate system.

One unit is about one pixel at 100 %.  Colours are named by the quantity whose hue they take
(`hue`), never written down; `key` is the quantity that lights up with its equation and its curve;
`part` is what can be pointed at.  ``level`` is opacity (1, or less while something else is
pointed at), ``glow`` how much a thing is lit because it is being computed or pointed at.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

__all__ = [
    "Bead",
    "Chevron",
    "Label",
    "Node",
    "Point",
    "Rect",
    "Run",
    "Scene",
    "ScenePart",
    "Wire",
    "along",
    "length",
]

Point = tuple[float, float]
Rect = tuple[float, float, float, float]
"""Left, top, width, height."""

REACH = 8.0
"""How far from a wire the pointer may be and still mean it."""


@dataclass(frozen=True)
class Run:
    """A piece of text in one font; the runs of a label follow each other on one line.

    ``hue`` is a quantity's key, ``"ink"`` or ``"muted"``; ``drop`` is how far below the line a
    subscript sits.
    """

    text: str
    size: float
    bold: bool
    hue: str
    drop: float = 0.0


@dataclass(frozen=True)
class Wire:
    """A line that a value runs along.

    Attributes
    ----------
    id, part, key, hue : str
    points : tuple of (x, y)
        Corners, rounded with `radius`.
    width : float
        Follows the value's size once it is there.
    start_width : float
        The width at its beginning, before a taper of `taper` units.
    track : float
        The width of the empty wire, where the value has not come yet.
    fill : float
        How much of its length the value has covered, 0 to 1.
    negative : bool
        Drawn hollow.
    neutral : bool
        The value is not a finite number; drawn dotted in a middle width.
    belt : bool
        A conveyor belt: its track stays visible beneath the value.
    cut : bool
        Nothing on it has any effect, because what it leads to is held by hand; drawn dashed.
    level, glow : float
    """

    id: str
    part: str
    key: str
    hue: str
    points: tuple[Point, ...]
    radius: float
    width: float
    start_width: float
    taper: float
    track: float
    fill: float
    negative: bool
    neutral: bool
    belt: bool
    cut: bool
    level: float
    glow: float


@dataclass(frozen=True)
class Chevron:
    """An arrow head on a belt that says which way it runs; `hollow` on a hollow wire."""

    id: str
    hue: str
    x: float
    y: float
    size: float
    width: float
    hollow: bool
    level: float


@dataclass(frozen=True)
class Bead:
    """A value on its way; its radius follows the value's size, hollow when negative."""

    id: str
    key: str
    hue: str
    x: float
    y: float
    radius: float
    hollow: bool
    level: float


@dataclass(frozen=True)
class Node:
    """Something that computes.

    ``shape`` is ``"op"``, a circle with the sign ``glyph`` (``"times"`` or ``"plus"``), or
    ``"pill"``, a box with `runs` inside.  ``known`` runs from 0, not computed yet, to 1.
    """

    id: str
    part: str
    key: str
    hue: str
    shape: str
    glyph: str
    x: float
    y: float
    width: float
    height: float
    runs: tuple[Run, ...]
    known: float
    pinned: bool
    level: float
    glow: float

    @property
    def box(self) -> Rect:
        """Left, top, width, height."""
        return self.x - self.width / 2, self.y - self.height / 2, self.width, self.height


@dataclass(frozen=True)
class Label:
    """A line of text; `x` is its left edge, `y` the middle of its capitals."""

    id: str
    part: str
    key: str
    x: float
    y: float
    width: float
    height: float
    runs: tuple[Run, ...]
    level: float

    @property
    def box(self) -> Rect:
        """Left, top, width, height."""
        return self.x, self.y - self.height / 2, self.width, self.height


@dataclass(frozen=True)
class ScenePart:
    """What can be pointed at.

    Attributes
    ----------
    id : str
    key : str
        The quantity that it stands for.
    name : str
        A few words for people.
    sentence : str
        Its role.
    reading : str
        What it is at this step: a number, or the sum that makes it.
    ring : Rect
        Where the focus ring goes.
    """

    id: str
    key: str
    name: str
    sentence: str
    reading: str
    ring: Rect


@dataclass(frozen=True)
class Scene:
    """One picture of a cell, in drawing order: frame, wires, chevrons, beads, nodes, labels.

    ``title`` and ``summary`` say in words what it shows; ``describe`` makes the :attr:`parts`.
    """

    kind: str
    width: float
    height: float
    frame: Rect
    wires: tuple[Wire, ...]
    chevrons: tuple[Chevron, ...]
    beads: tuple[Bead, ...]
    nodes: tuple[Node, ...]
    labels: tuple[Label, ...]
    title: str
    summary: str
    describe: Callable[[], tuple[ScenePart, ...]] = field(repr=False, compare=False)

    @property
    def parts(self) -> tuple[ScenePart, ...]:
        """What can be pointed at; made when somebody does, not at every tick of a slider."""
        return self._parts

    @cached_property
    def _parts(self) -> tuple[ScenePart, ...]:
        return self.describe()

    def hit(self, x: float, y: float) -> str:
        """Return the id of the part at a place, ``""`` where there is none."""
        for node in reversed(self.nodes):
            if _inside(node.box, x, y, 2.0):
                return node.part
        for label in self.labels:
            if _inside(label.box, x, y, 1.0):
                return label.part
        nearest, found = math.inf, ""
        for wire in self.wires:
            distance = _distance(wire.points, x, y) - wire.width / 2
            if distance < nearest:
                nearest, found = distance, wire.part
        return found if nearest <= REACH else ""

    def part(self, id: str) -> ScenePart | None:  # noqa: A002 - a part has an id
        """Return the part of that id, None when there is none."""
        return next((part for part in self.parts if part.id == id), None)


def length(points: tuple[Point, ...]) -> float:
    """Return the length of a polyline."""
    return sum(math.dist(a, b) for a, b in pairwise(points))


def along(points: tuple[Point, ...], share: float) -> Point:
    """Return the point at a `share` (0 to 1) of the length of a polyline."""
    left = length(points) * min(max(share, 0.0), 1.0)
    for a, b in pairwise(points):
        piece = math.dist(a, b)
        if left <= piece and piece > 0:
            t = left / piece
            return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
        left -= piece
    return points[-1]


def _inside(box: Rect, x: float, y: float, margin: float) -> bool:
    left, top, width, height = box
    return (
        left - margin <= x <= left + width + margin and top - margin <= y <= top + height + margin
    )


def _distance(points: tuple[Point, ...], x: float, y: float) -> float:
    """Return the distance of a place from a polyline."""
    best = math.inf
    for (ax, ay), (bx, by) in pairwise(points):
        dx, dy = bx - ax, by - ay
        square = dx * dx + dy * dy
        t = 0.0 if square == 0 else min(max(((x - ax) * dx + (y - ay) * dy) / square, 0.0), 1.0)
        best = min(best, math.hypot(x - ax - t * dx, y - ay - t * dy))
    return best
