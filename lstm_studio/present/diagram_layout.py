"""How much room a diagram has, and what of it a picture can afford to write."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lstm_studio.present.diagram_scene import Rect
from lstm_studio.present.diagram_text import advance

__all__ = [
    "JOIN",
    "MARGIN",
    "Fit",
    "Room",
    "Rows",
    "fits",
    "least",
    "rows",
    "spread",
]

MARGIN = 5.0
"""Where wires and names begin and end."""

JOIN = 8.0
"""How far below the line of the hidden state the input comes in."""

_TALLEST = 0.36
"""The most height a cell makes use of, as a share of its width."""


def least(small: float) -> tuple[float, float]:
    """Return the least width and height for a small font of that size, all in units.

    Below this nothing more can be left out, and the whole picture has to be shrunk.
    """
    return 29.0 * small, 96.0 + 4.0 * small


@dataclass(frozen=True)
class Room:
    """What a picture may use, in logical units.

    Parameters
    ----------
    width, height : float
    small, body : float
        The sizes of the two fonts; nothing is written smaller than `small`.
    """

    width: float = 760.0
    height: float = 200.0
    small: float = 11.0
    body: float = 13.0

    def held(self) -> Room:
        """Return this room, or the least one where it is smaller than that."""
        width, height = least(self.small)
        return Room(max(self.width, width), max(self.height, height), self.small, self.body)


@dataclass(frozen=True)
class Fit:
    """How much is written.

    ``full``; ``compact``, smaller and closer; ``narrow``, without σ and tanh; ``tiny``, without
    names as well: numbers alone.

    Attributes
    ----------
    name : str
    font : float
        The size of the text in pills.
    gate, squash, rest, weight : float
        The widths of a pill with σ, with tanh, with 1 − z and with a weight.
    gap, edge : float
        The least room between pills, and between a pill and the frame.
    left, right : float
        The room beside the frame, for what comes in and goes out.
    tail : float
        The least length of a wire between a pill and a node beside it.
    """

    name: str
    font: float
    gate: float
    squash: float
    rest: float
    weight: float
    gap: float
    edge: float
    left: float
    right: float
    tail: float

    @property
    def signs(self) -> bool:
        """Whether σ and tanh stand before their numbers."""
        return self.name in ("full", "compact")

    @property
    def tiny(self) -> bool:
        """Whether only numbers fit."""
        return self.name == "tiny"


@dataclass(frozen=True)
class Rows:
    """The heights at which things stand."""

    frame: Rect
    belt: float
    middle: float
    gates: float
    bus: float
    pill: float
    node: float
    small_node: float
    belt_width: float
    line: float
    """The height of a line of text."""
    over_belt: float
    """The middle of a line of text above the belt."""

    @property
    def heads(self) -> float:
        """The upper edges of the gates."""
        return self.gates - self.pill / 2


@lru_cache(maxsize=32)
def fits(room: Room, inputs: int = 1, units: int = 1) -> tuple[Fit, ...]:
    """Return the ways to write, most first.

    Parameters
    ----------
    room : Room
    inputs, units : int
        How many values are read and how many units there are: their numbers stand on the left.
    """
    found: list[Fit] = []
    for name, font, pad, gap, edge, tail, beside in (
        ("full", room.body, 11.0, 16.0, 22.0, 26.0, 20.0),
        ("compact", room.small, 5.0, 7.0, 6.0, 14.0, 14.0),
        ("narrow", room.small, 5.0, 7.0, 6.0, 14.0, 14.0),
        ("tiny", room.small, 4.0, 5.0, 6.0, 9.0, 0.0),
    ):
        signs = name in ("full", "compact")
        left, right = _beside(room, name, beside, inputs, units)
        found.append(
            Fit(
                name,
                font,
                advance("σ 0.000" if signs else "0.000", font, True) + 2 * pad,
                advance("tanh −0.00" if signs else "−0.00", font, True) + 2 * pad,
                advance("1−z 0.000" if signs else "0.000", font, True) + 2 * pad,
                advance("× w −0.00", font, True) + 2 * pad,
                gap,
                edge,
                left,
                right,
                tail,
            )
        )
    return tuple(found)


def _beside(room: Room, name: str, beside: float, inputs: int, units: int) -> tuple[float, float]:
    """Return the room for names and numbers left and right of the frame."""
    symbol = advance("C", room.body) + advance("t−1", room.small)
    if name == "tiny":
        both = max(symbol, advance("−0.000", room.small, True)) + 8.0
        return both, both
    right = symbol + advance("−0.00", room.body, True) + beside
    ellipsis = advance(" …", room.body, True)
    left = right + (ellipsis if units > 1 or inputs > 2 else 0.0)
    if inputs == 2 and name != "narrow":
        left = max(left, right - 12.0 + advance("; −0.00", room.body, True))
    return left, right


@lru_cache(maxsize=32)
def rows(room: Room, fit: Fit) -> Rows:
    """Return the heights for a cell with a belt, a row of gates and a line of inputs."""
    height = min(room.height, max(_TALLEST * room.width, least(room.small)[1]))
    top = (room.height - height) / 2
    line = 1.2 * room.body
    belt_width = min(max(0.055 * height, 8.0), 13.0)
    node = min(max(min(0.08 * height, 0.021 * room.width + 1.0), 11.0), 17.0)
    pill = min(max(0.15 * height, 1.6 * fit.font), 2.2 * fit.font)
    belt = top + 3.0 + max(line + 3.0 + belt_width / 2 + 4.0, node + 6.0)
    bus = top + height - 4.0 - line - 3.0 - JOIN
    gates = bus - min(max(0.07 * height, 9.0), 22.0) - pill / 2
    frame = (fit.left, top + 2.0, room.width - fit.left - fit.right, height - 4.0)
    # Where nodes stand close together, what is written between them has to clear them.
    clear = node + 0.42 * line + 1.0
    lift = belt_width / 2 + 5.0 + line / 2 if fit.name == "full" else clear
    return Rows(
        frame,
        belt,
        (belt + gates) / 2,
        gates,
        bus,
        pill,
        node,
        0.8 * node,
        belt_width,
        line,
        belt - lift,
    )


def spread(
    first: float, last: float, widths: tuple[float, ...], gaps: tuple[tuple[float, float], ...]
) -> tuple[float, ...] | None:
    """Place things side by side between `first` and `last`; return their middles.

    Parameters
    ----------
    first, last : float
    widths : tuple of float
        How wide they are.
    gaps : tuple of (float, float)
        Before the first, between each two, after the last: the least room and the share it gets
        of what is left over.

    Returns
    -------
    tuple of float or None
        None when there is not enough room.
    """
    left = last - first - sum(widths) - sum(least for least, _ in gaps)
    if left < 0:
        return None
    unit = left / sum(share for _, share in gaps)
    middles: list[float] = []
    x = first
    for width, (least, share) in zip(widths, gaps, strict=False):
        x += least + share * unit
        middles.append(x + width / 2)
        x += width
    return tuple(middles)
