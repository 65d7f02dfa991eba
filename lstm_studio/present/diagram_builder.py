"""What the three cells have in common: gates, names, and sums that are being worked out."""

from __future__ import annotations

from lstm_studio.i18n import tr
from lstm_studio.present.diagram_layout import MARGIN, Rows
from lstm_studio.present.diagram_scene import Point, Run
from lstm_studio.present.diagram_sketch import Sketch, Style, Window
from lstm_studio.present.diagram_text import brief, runs_width, symbol_runs
from lstm_studio.present.motion import span
from lstm_studio.present.notation import superscript

__all__ = ["Builder"]


class Builder(Sketch):
    """A :class:`~.diagram_sketch.Sketch` that knows what cells consist of."""

    def gate(
        self,
        key: str,
        x: float,
        rows: Rows,
        sub_step: int,
        tap: Window,
        *,
        sign: str,
        width: float,
    ) -> None:
        """Add a gate or candidate and the tap that feeds it from the line of inputs.

        The tap is cut where the gate is held by hand: what comes in has no say then.
        """
        foot = rows.gates + rows.pill / 2
        cut = key in self.values.pinned
        up = ((x, rows.bus), (x, foot))
        rise = (tap[1] - 0.15, tap[1])
        self.wire(f"tap/{key}", key, key, up, rise, Style(2.0, cut=cut), hue="h_prev")
        if not cut:
            path = ((rows.frame[0], rows.bus), *up)
            self.flow(f"flow/{key}", key, path, tap, hue="h_prev")
        at, size = (x, rows.gates), (width, rows.pill)
        self.pill(f"pill/{key}", key, key, at, size, sign, value=key, sub_step=sub_step)

    def letter(self, key: str, letter: str, at: Point, *, align: float = 0.0) -> None:
        """Add the symbol of a gate beside its wire; a tiny picture has no room for it."""
        if not self.fit.tiny:
            hue = key if self.now.knows(key) else "muted"
            runs = symbol_runs(letter, "t", self.room.body, self.room.small, hue)
            self.label(f"letter/{key}", key, key, at, runs, align=align)

    def state_label(
        self,
        part: str,
        key: str,
        letter: str,
        index: str,
        at: Point,
        *,
        align: float = 0.0,
        more: str = "",
        space: str = "",
    ) -> None:
        """Add the name and the number of what comes in or goes out, as much as fits.

        In a tiny picture only one of them fits: the number, or the name until it is known.  What
        is no one number is said by its `space`, for example ℝ¹⁶.
        """
        body, small = self.room.body, self.room.small
        name = symbol_runs(letter, index, body, small)
        number = self.number_runs(key, key)
        if not number:
            self.label(f"label/{part}", part, key, at, name, align=align)
            return
        first = number[0]
        named = (*name, Run(" ∈ " if space else "  ", small, False, "muted"))
        whole = space or first.text + more
        least = Run(whole if space else first.text, small, first.bold, first.hue)
        most = (self.fit.right if align else self.fit.left) - MARGIN - 3.0
        runs: tuple[Run, ...] = (least,)
        if not self.fit.tiny:
            for text, size in ((whole, first.size), (whole, small), (least.text, small)):
                way = (*named, Run(text, size, first.bold, first.hue))
                if runs_width(way) <= most:
                    runs = way
                    break
        self.label(f"label/{part}", part, key, at, runs, align=align)

    def pending(
        self,
        part: str,
        key: str,
        at: Point,
        window: Window,
        text: str,
        result: tuple[Run, ...],
        most: float,
        *,
        hue: str = "",
        align: float = 0.5,
    ) -> None:
        """Add what is being worked out, such as 0.96 × 0.82, and then its result in its place.

        Parameters
        ----------
        part, key : str
        at : (x, y)
        window : Window
            From when the sum is shown, and when its result takes its place.
        text : str
            The sum.
        result : tuple of Run
            Its name and, last, its number; nothing where the result is written elsewhere.
        most : float
            How wide it may be; what does not fit is left out.
        hue, align
            As for a label.
        """
        if self.fit.tiny:
            return
        first, last = window
        if self.now.phase >= last:
            level = 1.0
            ways = (result, result[-1:])
        else:
            level = span(self.now.phase, first, first + 0.15)
            sizes = (self.room.body, self.room.small)
            ways = tuple((Run(text, size, True, hue or key),) for size in sizes)
        runs = next((way for way in ways if runs_width(way) <= most), ())
        if runs and level > 0.0:
            self.label(f"pending/{part}", part, key, at, runs, align=align, level=level)

    def result_runs(self, letter: str, index: str, key: str, hue: str) -> tuple[Run, ...]:
        """Return the name of an intermediate number and the number; nothing until it is known."""
        number = self.number_runs(key, hue)
        name = symbol_runs(letter, index, self.room.body, self.room.small)
        return (*name, Run("  ", self.room.small, False, "muted"), *number) if number else ()

    def number_runs(self, key: str, hue: str, size: float | None = None) -> tuple[Run, ...]:
        """Return the number of a quantity as text, nothing while it is not known."""
        if not self.now.knows(key):
            return ()
        return (Run(brief(self.values[key]), size or self.room.body, True, hue),)

    def product(self, first: str, second: str) -> str:
        """Return a product that is being worked out, for example 0.96 × 0.82."""
        return tr("{a} × {b}", a=brief(self.values[first]), b=brief(self.values[second]))

    def total(self, first: str, second: str) -> str:
        """Return a sum that is being worked out, for example 0.79 + 0.01."""
        return tr("{a} + {b}", a=brief(self.values[first]), b=brief(self.values[second]))

    def input_label(self, at: Point) -> None:
        """Add what is read: its number, both of them, or the space that a vector is from."""
        inputs = self.values.inputs
        if len(inputs) > 2:
            self.state_label("x", "x", "x", "t", at, space=f"ℝ{superscript(len(inputs))}")
            return
        more = ""
        if len(inputs) == 2:
            more = f"; {brief(inputs[1])}" if self.fit.signs else " …"
        self.state_label("x", "x", "x", "t", at, more=more)

    def more_units(self) -> str:
        """Return the sign that a number is one of several."""
        return " …" if self.values.units > 1 else ""
