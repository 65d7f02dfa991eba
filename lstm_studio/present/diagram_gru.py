"""The GRU: the hidden state itself is the belt; one gate reads it, the other keeps it.

PyTorch's equations: n = tanh(W_in·x + b_in + r·(W_hn·h₋₁ + b_hn)), h = (1 − z)·n + z·h₋₁.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lstm_studio.present.diagram_builder import Builder
from lstm_studio.present.diagram_layout import MARGIN, Fit, Room, Rows, fits, rows, spread
from lstm_studio.present.diagram_sketch import Head, Style
from lstm_studio.present.diagram_text import advance

__all__ = ["GRULayout", "draw_gru", "gru_layout"]

TAP = 12.0
"""How far inside the frame the old state goes down to the gates."""

RUN = 40.0
"""How far before a node on the belt the bead sets out."""


@dataclass(frozen=True)
class GRULayout:
    """Where the columns stand: update gate, reset gate, what it scales, candidate."""

    fit: Fit
    rows: Rows
    z: float
    r: float
    reset: float
    n: float

    @property
    def rest(self) -> float:
        """Where 1 − z stands, between the update gate and the candidate."""
        return (self.z + self.n) / 2

    @property
    def belt(self) -> Style:
        """How the belt is drawn: a hidden state is thinner than a cell state."""
        return Style(self.rows.belt_width - 1.0, 2.5, belt=True)


@lru_cache(maxsize=32)
def gru_layout(room: Room, inputs: int = 1, units: int = 1) -> GRULayout:
    """Return the fullest layout that fits, the tiny one where none does."""
    ways = fits(room, inputs, units)
    for fit in ways:
        r = rows(room, fit)
        note = advance("(1−z)·nt  −0.00", room.body, True) if fit.name == "full" else 0.0
        columns = spread(
            r.frame[0],
            r.frame[0] + r.frame[2],
            (fit.gate, fit.gate, 2 * r.small_node, fit.squash),
            (
                (TAP + fit.edge, 0.6),
                (fit.gap, 1.2),
                (fit.tail, 0.6),
                (fit.tail, 0.6),
                (max(fit.edge, note - fit.squash / 2 + 12.0), 0.8),
            ),
        )
        if columns is not None:
            return GRULayout(fit, r, *columns)
    r = rows(room, ways[-1])
    left, width = r.frame[0], r.frame[2]
    return GRULayout(ways[-1], r, *(left + width * share for share in (0.2, 0.45, 0.65, 0.85)))


def draw_gru(b: Builder, at: GRULayout) -> None:
    """Add everything that belongs to a GRU."""
    _state(b, at)
    _bus(b, at)
    _reset(b, at)
    _update(b, at)
    _candidate(b, at)
    _rest(b, at)
    _blend(b, at)


def _state(b: Builder, at: GRULayout) -> None:
    """Add the old state on its way in, and its way down to the gates."""
    r = at.rows
    tap = r.frame[0] + TAP
    line = ((MARGIN + 4.0, r.belt), (at.z, r.belt))
    stub = r.frame[0] - MARGIN - 12.0
    b.wire(
        "h_prev", "h_prev", "h_prev", line, (0.0, 1.0), at.belt,
        value="h_prev", stub=stub, head=Head(9.0),
    )  # fmt: skip
    down = ((tap, r.belt), (tap, r.bus))
    b.wire("tap/h", "h_prev", "h_prev", down, (0.3, 0.7), Style(5.0), value="h_bus")
    b.state_label("h_prev", "h_prev", "h", "t−1", (MARGIN, r.over_belt))


def _bus(b: Builder, at: GRULayout) -> None:
    """Add the input, and the line that takes it and the old state to the gates."""
    r = at.rows
    tap = r.frame[0] + TAP
    enter = ((MARGIN, r.bus), (tap, r.bus))
    b.wire("x", "x", "x", enter, (0.0, 0.6), Style(5.0), value="x_bus")
    columns = (("z", at.z), ("r", at.r), ("n", at.n))
    end = max((x for key, x in columns if key not in b.values.pinned), default=tap + 10.0) + 1.0
    line = ((tap, r.bus), (end, r.bus))
    b.wire("bus", "h_prev", "h_prev", line, (0.6, 1.0), Style(2.5))
    if end < at.n:
        rest = ((end, r.bus), (at.n, r.bus))
        b.wire("bus/rest", "h_prev", "h_prev", rest, (0.6, 1.0), Style(2.5, cut=True))
    b.joint("joint", "h_prev", (tap, r.bus), (0.5, 0.7))
    b.flow("read/h", "h_prev", ((tap, r.belt), *line), (0.15, 1.0))
    b.flow("read/x", "x", enter, (0.0, 0.6))
    above = (MARGIN, r.bus - 6.0 - r.line / 2)
    b.input_label(above)


def _reset(b: Builder, at: GRULayout) -> None:
    """Add the reset gate and what it lets by; cut off where the candidate is held by hand."""
    r = at.rows
    b.gate("r", at.r, r, 1, (1.0, 1.7), sign="σ", width=at.fit.gate)
    start, end = at.r + at.fit.gate / 2, at.n - at.fit.squash / 2
    above = r.gates - 5.0 - r.line / 2
    b.letter("r", "r", ((start + at.reset - r.small_node) / 2, above), align=0.5)
    cut = "n" in b.values.pinned
    style = Style(6.0, cut=cut)
    level = ((start, r.gates), (at.reset, r.gates))
    b.wire("r", "r", "r", level, (3.1, 3.3), style, value="r")
    up = ((at.reset, r.bus), (at.reset, r.gates))
    b.wire("hn", "h_prev", "h_prev", up, (3.0, 3.25), style, value="hn")
    if not cut:
        path = ((r.frame[0] + TAP, r.bus), *up)
        b.flow("flow/hn", "h_prev", path, (3.0, 3.4))
    on = ((at.reset, r.gates), (end, r.gates))
    b.wire("gated", "times_r", "r", on, (3.5, 3.75), style, value="gated", head=Head())
    b.op("times_r", "r", (at.reset, r.gates), r.small_node, "times", 3.6, 3)


def _update(b: Builder, at: GRULayout) -> None:
    """Add the update gate and what it keeps of the old state."""
    r = at.rows
    b.gate("z", at.z, r, 2, (2.0, 2.4), sign="σ", width=at.fit.gate)
    b.letter("z", "z", (at.z - 10.0, r.middle), align=1.0)
    up = ((at.z, r.heads), (at.z, r.belt))
    b.wire("z", "z", "z", up, (2.5, 2.7), Style(8.0), value="z")
    line = ((at.z, r.belt), (at.n, r.belt))
    head = Head(9.0, min(RUN, at.z - r.frame[0]))
    b.wire(
        "kept", "times_z", "kept", line, (2.55, 3.0), at.belt,
        hue="h", value="kept", start="h_prev", head=head,
    )  # fmt: skip
    b.op("times_z", "kept", (at.z, r.belt), r.node, "times", 3.0, 2, hue="z")
    between = ((at.z + at.n) / 2, r.over_belt)
    text, result = b.product("z", "h_prev"), b.result_runs("z·h", "t−1", "kept", "h")
    nodes = 2 * r.node if at.fit.name == "full" else 0.0
    most = at.n - at.z - nodes - 6.0
    b.pending("times_z", "kept", between, (2.55, 3.0), text, result, most, hue="h")


def _candidate(b: Builder, at: GRULayout) -> None:
    """Add the candidate and its way up."""
    r = at.rows
    b.letter("n", "n", (at.n + 9.0, r.heads - 2.0 - r.line / 2))
    b.gate("n", at.n, r, 3, (3.2, 3.75), sign="tanh", width=at.fit.squash)
    up = ((at.n, r.heads), (at.n, r.middle))
    b.wire("n", "n", "n", up, (4.2, 4.36), Style(7.0), value="n", head=Head())


def _rest(b: Builder, at: GRULayout) -> None:
    """Add 1 − z and what it lets in."""
    r, half = at.rows, at.fit.rest / 2
    thin = Style(7.0)
    branch = ((at.z, r.middle), (at.rest - half, r.middle))
    b.wire("to_rest", "one_minus", "z", branch, (4.0, 4.12), thin, value="z")
    over = ((at.rest + half, r.middle), (at.n, r.middle))
    b.wire("one_minus", "one_minus", "z", over, (4.25, 4.36), thin, value="one_minus")
    place, size = (at.rest, r.middle), (at.fit.rest, r.pill)
    b.pill(
        "pill/one_minus", "one_minus", "z", place, size, "1−z", value="one_minus", sub_step=4
    )  # fmt: skip
    rise = ((at.n, r.middle), (at.n, r.belt))
    b.wire(
        "write", "times_n", "write", rise, (4.36, 4.5), thin,
        hue="n", value="write", head=Head(),
    )  # fmt: skip
    b.op("times_n", "write", (at.n, r.middle), r.small_node, "times", 4.5, 4, hue="n")
    top, bottom = r.belt + r.node, r.middle - r.small_node
    if bottom - top < 0.5 * r.line:
        return
    beside = (at.n + 9.0, (top + bottom) / 2)
    text, result = b.product("one_minus", "n"), b.result_runs("(1−z)·n", "t", "write", "n")
    free = r.frame[0] + r.frame[2] - at.n - 14.0
    b.pending(
        "times_n", "write", beside, (4.26, 4.5), text, result, free, hue="n", align=0.0
    )  # fmt: skip


def _blend(b: Builder, at: GRULayout) -> None:
    """Add the sum that is the new state."""
    r = at.rows
    end = b.room.width - MARGIN
    line = ((at.n, r.belt), (end - 4.0, r.belt))
    head = Head(9.0, min(RUN, at.n - at.z))
    b.wire("h", "h", "h", line, (4.5, 5.0), at.belt, value="h", start="kept", head=head)
    b.op("add", "h", (at.n, r.belt), r.node, "plus", 4.8, 4)
    above = (at.n + r.node + 6.0, r.over_belt)
    free = r.frame[0] + r.frame[2] - above[0] - 4.0
    text = b.total("kept", "write")
    b.pending("add", "h", above, (4.55, 5.0), text, (), free, align=0.0)
    b.state_label("h", "h", "h", "t", (end, r.over_belt), align=1.0)
