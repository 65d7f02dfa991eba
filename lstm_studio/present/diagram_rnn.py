"""The simple RNN: one sum, one squashing; all of the state goes through it at every step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lstm_studio.i18n import tr
from lstm_studio.present.diagram_builder import Builder
from lstm_studio.present.diagram_layout import MARGIN, Fit, Room, Rows, fits, rows, spread
from lstm_studio.present.diagram_scene import Rect, Run
from lstm_studio.present.diagram_sketch import Head, Style
from lstm_studio.present.diagram_text import advance

__all__ = ["RNNLayout", "draw_rnn", "rnn_layout"]

THICK = Style(9.0)


@dataclass(frozen=True)
class RNNLayout:
    """Where things stand: the weights, the sum, the squashing; bias above, input below."""

    fit: Fit
    rows: Rows
    weight: float
    add: float
    squash: float

    @property
    def half(self) -> float:
        """Half the width of a pill."""
        return self.fit.weight / 2

    @property
    def bias(self) -> float:
        """The height of the bias."""
        return self.rows.frame[1] + 7.0 + self.rows.pill / 2

    @property
    def main(self) -> float:
        """The height of the state."""
        _, top, _, height = self.rows.frame
        return max(top + 0.46 * height, self.bias + self.rows.pill / 2 + 8.0 + self.rows.node)

    @property
    def below(self) -> float:
        """The height of the input."""
        _, top, _, height = self.rows.frame
        return top + height - 8.0 - self.rows.pill / 2

    @property
    def lift(self) -> float:
        """How far above a wire its number stands."""
        return 7.0 + self.rows.line / 2


@lru_cache(maxsize=32)
def rnn_layout(room: Room, inputs: int = 1, units: int = 1) -> RNNLayout:
    """Return the fullest layout that fits, the tiny one where none does."""
    ways = fits(room, inputs, units)
    for fit in ways:
        r = rows(room, fit)
        number = 0.0 if fit.tiny else advance("−0.000", room.body, True) + 6.0
        between = (max(fit.tail, number), 1.0)
        columns = spread(
            r.frame[0],
            r.frame[0] + r.frame[2],
            (fit.weight, 2 * r.node, fit.weight),
            ((fit.edge, 1.0), between, between, (fit.edge, 1.4)),
        )
        if columns is not None:
            return RNNLayout(fit, r, *columns)
    r = rows(room, ways[-1])
    left, width = r.frame[0], r.frame[2]
    return RNNLayout(ways[-1], r, *(left + width * share for share in (0.2, 0.5, 0.8)))


def draw_rnn(b: Builder, at: RNNLayout) -> None:
    """Add everything that belongs to a simple RNN."""
    _inputs(b, at)
    _weights(b, at)
    _sum(b, at)
    _squash(b, at)
    _caption(b, at)


def _inputs(b: Builder, at: RNNLayout) -> None:
    """Add the old state and the input on their way in."""
    state = ((MARGIN, at.main), (at.weight - at.half, at.main))
    stub = at.rows.frame[0] - MARGIN - 10.0
    b.wire(
        "h_prev", "h_prev", "h_prev", state, (0.0, 1.0), THICK,
        value="h_bus", stub=stub, head=Head(8.0),
    )  # fmt: skip
    reads = ((MARGIN, at.below), (at.weight - at.half, at.below))
    b.wire("x", "x", "x", reads, (0.0, 1.0), THICK, value="x_bus", head=Head(8.0))
    above = (MARGIN, at.main - at.lift)
    b.state_label("h_prev", "h_prev", "h", "t−1", above, more=b.more_units())
    above = (MARGIN, at.below - at.lift)
    b.input_label(above)


def _weights(b: Builder, at: RNNLayout) -> None:
    """Add the weights and what they make of state and input; a weight is known beforehand."""
    many_u, many_w = b.values.units > 1, len(b.values.inputs) > 1
    start, size = at.weight + at.half, (2 * at.half, at.rows.pill)
    state = ((start, at.main), (at.add, at.main))
    b.wire("uh", "u", "h_prev", state, (1.25, 1.8), THICK, value="uh", head=Head(8.0))
    corner = ((start, at.below), (at.add, at.below), (at.add, at.main))
    b.wire("wx", "w", "x", corner, (1.25, 1.8), THICK, value="wx", head=Head(8.0))
    place, sign = (at.weight, at.main), "× U" if many_u else "× u"
    number = None if many_u else "u"
    b.pill(
        "pill/u", "u", "h_prev", place, size, sign, value=number, sub_step=1, keep_sign=True
    )  # fmt: skip
    place, sign = (at.weight, at.below), "× W" if many_w else "× w"
    number = None if many_w else "w"
    b.pill("pill/w", "w", "x", place, size, sign, value=number, sub_step=1, keep_sign=True)
    if at.fit.tiny:
        return
    middle = (start + at.add - at.rows.node) / 2
    for key, part, quantity, y in (("uh", "u", "h_prev", at.main), ("wx", "w", "x", at.below)):
        runs = b.number_runs(key, quantity)
        if runs:
            b.label(f"label/{key}", part, quantity, (middle, y - at.lift), runs, align=0.5)


def _sum(b: Builder, at: RNNLayout) -> None:
    """Add the bias, the sum and its way to the squashing."""
    drop = ((at.add, at.bias + at.rows.pill / 2), (at.add, at.main))
    b.wire("b", "b", "h", drop, (1.25, 1.8), Style(6.0), hue="x", value="b", head=Head())
    place, size = (at.add, at.bias), (2 * at.half, at.rows.pill)
    b.pill(
        "pill/b", "b", "h", place, size, "+ b", value="b", sub_step=1, hue="x", keep_sign=True
    )  # fmt: skip
    b.op("sum", "h", (at.add, at.main), at.rows.node, "plus", 2.0, 1)
    end = at.squash - at.half
    mixed = ((at.add, at.main), (end, at.main))
    b.wire("sum", "sum", "h", mixed, (2.0, 2.5), THICK, value="sum", head=Head(8.0))
    runs = b.number_runs("sum", "h")
    if runs and not at.fit.tiny:
        middle = ((at.add + at.rows.node + end) / 2, at.main - at.lift)
        b.label("label/sum", "sum", "h", middle, runs, align=0.5)


def _squash(b: Builder, at: RNNLayout) -> None:
    """Add the squashing and the new state on its way out."""
    end = b.room.width - MARGIN
    leave = ((at.squash + at.half, at.main), (end, at.main))
    b.wire("h", "h", "h", leave, (2.65, 3.0), THICK, value="h", head=Head(8.0))
    place, size = (at.squash, at.main), (2 * at.half, at.rows.pill)
    b.pill(
        "pill/squash", "squash", "h", place, size, "tanh", value="h", sub_step=2, keep_sign=True
    )  # fmt: skip
    b.state_label("h", "h", "h", "t", (end, at.main - at.lift), align=1.0)


def _caption(b: Builder, at: RNNLayout) -> None:
    """Say what is missing, where there is room for it."""
    text = tr("No gate: all of the state is rewritten at every step.")
    frame: Rect = at.rows.frame
    right = frame[0] + frame[2] - 12.0
    if advance(text, b.room.small) * 1.05 <= right - at.add - 24.0:
        runs = (Run(text, b.room.small, False, "muted"),)
        b.label("caption", "squash", "h", (right, at.below), runs, align=1.0)
