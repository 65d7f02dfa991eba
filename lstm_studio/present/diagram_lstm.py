"""The LSTM: the memory rides on a belt, gates act on it from below."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lstm_studio.present.diagram_builder import Builder
from lstm_studio.present.diagram_layout import JOIN, MARGIN, Fit, Room, Rows, fits, rows, spread
from lstm_studio.present.diagram_sketch import Head, Style

__all__ = ["LSTMLayout", "draw_lstm", "lstm_layout"]

RUN = 40.0
"""How far before a node on the belt the bead sets out."""


@dataclass(frozen=True)
class LSTMLayout:
    """Where the columns stand: the gates, the sum on the belt, and the way out."""

    fit: Fit
    rows: Rows
    f: float
    i: float
    g: float
    o: float
    out: float

    @property
    def add(self) -> float:
        """Where i·g joins the belt."""
        return (self.i + self.g) / 2

    @property
    def belt(self) -> Style:
        """How the belt is drawn."""
        return Style(self.rows.belt_width, 2.5, belt=True)


@lru_cache(maxsize=32)
def lstm_layout(room: Room, inputs: int = 1, units: int = 1) -> LSTMLayout:
    """Return the fullest layout that fits, the tiny one where none does."""
    ways = fits(room, inputs, units)
    for fit in ways:
        r = rows(room, fit)
        half = max(r.node, fit.squash / 2)
        columns = spread(
            r.frame[0],
            r.frame[0] + r.frame[2],
            (fit.gate, fit.gate, fit.squash, fit.gate, 2 * r.small_node),
            (
                (fit.edge, 1.0),
                (fit.gap, 1.7),
                (0.8 * fit.gap, 0.2),
                (fit.gap, 1.0),
                (fit.tail, 0.7),
                (half - r.small_node + fit.edge, 1.2),
            ),
        )
        if columns is not None:
            return LSTMLayout(fit, r, *columns)
    r = rows(room, ways[-1])
    left, width = r.frame[0], r.frame[2]
    return LSTMLayout(ways[-1], r, *(left + width * share for share in (0.1, 0.3, 0.5, 0.7, 0.9)))


def draw_lstm(b: Builder, at: LSTMLayout) -> None:
    """Add everything that belongs to an LSTM."""
    _bus(b, at)
    _memory(b, at)
    _forget(b, at)
    _input_and_candidate(b, at)
    _write(b, at)
    _squashed_copy(b, at)
    _output(b, at)


def _bus(b: Builder, at: LSTMLayout) -> None:
    """Add the old hidden state and the input, and the line that takes both to the gates."""
    r = at.rows
    join, bus, below = r.frame[0] + 8.0, r.bus, r.bus + JOIN
    thin, window = Style(5.0), (0.0, 0.6)
    line = ((MARGIN, bus), (join, bus))
    stub = r.frame[0] - MARGIN - 8.0
    b.wire("h_prev", "h_prev", "h_prev", line, window, thin, value="h_bus", stub=stub)
    corner = ((MARGIN, below), (join, below), (join, bus))
    b.wire("x", "x", "x", corner, window, thin, value="x_bus")
    columns = (("f", at.f), ("i", at.i), ("g", at.g), ("o", at.o))
    fed = [x for key, x in columns if key not in b.values.pinned]
    end = max(fed, default=join + 10.0) + 1.0
    line = ((join, bus), (end, bus))
    b.wire("bus", "h_prev", "h_prev", line, (0.5, 1.0), Style(2.5))
    if end < at.o:
        rest = ((end, bus), (at.o, bus))
        b.wire("bus/rest", "h_prev", "h_prev", rest, (0.5, 1.0), Style(2.5, cut=True))
    b.joint("joint", "h_prev", (join, bus), (0.4, 0.6))
    b.flow("read/x", "x", corner, (0.0, 0.7))
    b.flow("read/h", "h_prev", ((MARGIN, bus), (end, bus)), (0.0, 1.0))
    above = (MARGIN, bus - 5.0 - r.line / 2)
    b.state_label("h_prev", "h_prev", "h", "t−1", above, more=b.more_units())
    under = (MARGIN, below + 4.0 + r.line / 2)
    b.input_label(under)


def _memory(b: Builder, at: LSTMLayout) -> None:
    """Add the old memory on its way in."""
    r = at.rows
    line = ((MARGIN + 4.0, r.belt), (at.f, r.belt))
    stub = r.frame[0] - MARGIN - 12.0
    b.wire(
        "c_prev", "c_prev", "c_prev", line, (0.0, 1.0), at.belt,
        value="c_prev", stub=stub, head=Head(9.0),
    )  # fmt: skip
    b.state_label("c_prev", "c_prev", "C", "t−1", (MARGIN, r.over_belt))


def _forget(b: Builder, at: LSTMLayout) -> None:
    """Add the forget gate and what it does to the memory."""
    r = at.rows
    b.gate("f", at.f, r, 1, (1.0, 1.4), sign="σ", width=at.fit.gate)
    b.letter("f", "f", (at.f + 10.0, r.middle))
    up = ((at.f, r.heads), (at.f, r.belt))
    b.wire("f", "f", "f", up, (1.5, 1.7), Style(8.0), value="f")
    line = ((at.f, r.belt), (at.add, r.belt))
    head = Head(9.0, min(RUN, at.f - r.frame[0]))
    b.wire(
        "kept", "times_f", "kept", line, (1.55, 2.0), at.belt,
        hue="c", value="kept", start="c_prev", head=head,
    )  # fmt: skip
    b.op("times_f", "kept", (at.f, r.belt), r.node, "times", 2.0, 1, hue="f")
    between = ((at.f + at.add) / 2, r.over_belt)
    text, result = b.product("f", "c_prev"), b.result_runs("f·C", "t−1", "kept", "c")
    nodes = 2 * r.node if at.fit.name == "full" else 0.0
    most = at.add - at.f - nodes - 6.0
    b.pending("times_f", "kept", between, (1.55, 2.0), text, result, most, hue="c")


def _input_and_candidate(b: Builder, at: LSTMLayout) -> None:
    """Add the input gate, the candidate and their way to each other."""
    r = at.rows
    b.gate("i", at.i, r, 2, (2.0, 2.75), sign="σ", width=at.fit.gate)
    b.gate("g", at.g, r, 3, (3.0, 3.75), sign="tanh", width=at.fit.squash)
    b.letter("i", "i", (at.i - 9.0, r.middle + 2.0), align=1.0)
    b.letter("g", "C̃", (at.g + 9.0, r.middle + 2.0))
    for key, x in (("i", at.i), ("g", at.g)):
        bend = ((x, r.heads), (x, r.middle), (at.add, r.middle))
        b.wire(key, key, key, bend, (4.0, 4.2), Style(7.0), value=key, head=Head())


def _write(b: Builder, at: LSTMLayout) -> None:
    """Add what is let in, and the sum that is the new memory."""
    r = at.rows
    up = ((at.add, r.middle), (at.add, r.belt))
    b.wire("write", "times_i", "write", up, (4.2, 4.5), Style(7.0), value="write", head=Head())
    end = b.room.width - MARGIN
    line = ((at.add, r.belt), (end - 4.0, r.belt))
    head = Head(9.0, min(RUN, at.add - at.f))
    b.wire(
        "c", "c", "c", line, (4.5, 5.0), at.belt, value="c", start="kept", head=head
    )  # fmt: skip
    b.op("times_i", "write", (at.add, r.middle), r.small_node, "times", 4.5, 4)
    b.op("add", "c", (at.add, r.belt), r.node, "plus", 4.8, 4, hue="i")
    free = at.out - at.add - 16.0
    top, bottom = r.belt + r.node, r.middle - r.small_node
    if bottom - top >= 0.5 * r.line:
        beside = (at.add + 9.0, (top + bottom) / 2)
        text, result = b.product("i", "g"), b.result_runs("i·C̃", "t", "write", "write")
        b.pending("times_i", "write", beside, (4.1, 4.5), text, result, free, align=0.0)
    above = (at.add + r.node + 6.0, r.over_belt)
    text = b.total("kept", "write")
    b.pending("add", "c", above, (4.55, 5.0), text, (), free - r.node, align=0.0)
    b.state_label("c", "c", "C", "t", (end, r.over_belt), align=1.0)


def _squashed_copy(b: Builder, at: LSTMLayout) -> None:
    """Add the copy of the memory that tanh presses between −1 and 1."""
    r = at.rows
    top, bottom = r.middle - r.pill / 2, r.middle + r.pill / 2
    thin = Style(6.0)
    down = ((at.out, r.belt), (at.out, top))
    b.wire(
        "copy", "tanh_c", "tanh_c", down, (5.3, 5.5), thin, hue="c", value="c", head=Head()
    )  # fmt: skip
    on = ((at.out, bottom), (at.out, r.gates))
    b.wire("tanh_c", "tanh_c", "tanh_c", on, (5.67, 5.75), thin, value="tanh_c")
    place, size = (at.out, r.middle), (at.fit.squash, r.pill)
    b.pill("pill/tanh", "tanh_c", "tanh_c", place, size, "tanh", value="tanh_c", sub_step=5)


def _output(b: Builder, at: LSTMLayout) -> None:
    """Add the output gate and the hidden state on its way out."""
    r = at.rows
    b.gate("o", at.o, r, 5, (5.0, 5.25), sign="σ", width=at.fit.gate)
    above = r.gates - 5.0 - r.line / 2
    start = at.o + at.fit.gate / 2
    b.letter("o", "o", ((start + at.out - r.small_node) / 2, above), align=0.5)
    level = ((start, r.gates), (at.out, r.gates))
    b.wire("o", "o", "o", level, (5.4, 5.7), Style(6.0), value="o")
    end = b.room.width - MARGIN
    leave = ((at.out, r.gates), (end, r.gates))
    b.wire("h", "h", "h", leave, (5.72, 6.0), Style(8.0), value="h", head=Head(8.0))
    b.op("times_o", "h", (at.out, r.gates), r.small_node, "times", 6.0, 5, hue="o")
    first = at.out + r.small_node + 4.0
    free = r.frame[0] + r.frame[2] - first - 3.0
    text = b.product("o", "tanh_c")
    b.pending("times_o", "h", (first, above - 3.0), (5.7, 6.0), text, (), free, align=0.0)
    b.state_label("h", "h", "h", "t", (end, above - 3.0), align=1.0)
