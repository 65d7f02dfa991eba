"""The curves of a plot as pyqtgraph items that are made once and then only fed."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QPen

from lstm_studio.core.decimation import envelope, visible_steps
from lstm_studio.style.look import Look
from lstm_studio.style.plots import grid_pen
from lstm_studio.widgets.curve_item import StepCurve
from lstm_studio.widgets.plot_header import blend, role_color

__all__ = ["Curves", "Line"]

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

_FAR = 20.0  # spans of the axis; what lies beyond is off the picture at any slope worth seeing
_BESIDE = 0.45  # how much of their hue the other curves keep while one is highlighted


@dataclass(frozen=True, eq=False)
class Line:
    """One curve.

    Parameters
    ----------
    key : str
        Names the curve in signals and keeps its identity from one `setLines` to the next.
    values : (T,) float64
        One value a step; NaN is drawn as a gap, infinities as arrows at the edge.  Not written to
        afterwards: the plot compares arrays to find out what changed.
    kind : str
        ``"solid"``, or ``"dashed"`` for the simple RNN and every "before".
    role : str
        Quantity key or theme field of the colour.
    width : str
        Kind of width as in :meth:`~lstm_studio.style.look.Look.line_width`.
    name : str
        What the readout calls it: ``"C"``.
    highlighted : bool
        Whether it stands out: the chosen unit, or what is hovered elsewhere.
    sparse : bool
        Whether NaN says that there is nothing, so that a gap is no mishap and gets no mark.
    """

    key: str
    values: Floats
    kind: str = "solid"
    role: str = "c"
    width: str = "cell"
    name: str = ""
    highlighted: bool = False
    sparse: bool = False


@dataclass
class _Curve:
    """A curve on screen and what was found out about its values."""

    item: StepCurve
    line: Line
    gaps: Ints = field(default_factory=lambda: np.empty(0, dtype=np.intp))
    alone: Ints = field(default_factory=lambda: np.empty(0, dtype=np.intp))
    above: Ints = field(default_factory=lambda: np.empty(0, dtype=np.intp))
    below: Ints = field(default_factory=lambda: np.empty(0, dtype=np.intp))
    bounded: bool = False  # values were moved to the edge, so they depend on the limits
    thinned: bool = False  # only a part was handed over, so it depends on the view


def _line_pen(look: Look, line: Line, beside: bool) -> QPen:
    pen = grid_pen(look)
    hue = role_color(look, line.role)
    # Mixed rather than transparent: segments overlap at their joints.
    pen.setColor(blend(look.color("panel"), hue, _BESIDE) if beside else hue)
    kind = "ghost" if line.kind == "dashed" else line.width
    pen.setWidthF(look.line_width(kind) * (1.4 if line.highlighted else 1.0))
    return pen


class Curves:
    """Feeds the curve items of one plot; only what changed is handed over.

    Parameters
    ----------
    box : pg.ViewBox
        Where the items live.
    look : Look
    """

    def __init__(self, box: pg.ViewBox, look: Look) -> None:
        self._box = box
        self._look = look
        self._curves: dict[str, _Curve] = {}
        self._view = (-0.5, 0.5)
        self._columns = 1
        self._limits = (0.0, 1.0)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines in the order in which they were set."""
        return tuple(curve.line for curve in self._curves.values())

    @property
    def marks(self) -> list[_Curve]:
        """The curves with the steps that need a mark: gaps, lone points, infinities."""
        return list(self._curves.values())

    def item(self, key: str) -> pg.PlotCurveItem:
        """Return the item that draws a line.

        Raises
        ------
        KeyError
            When no line has this key.
        """
        return self._curves[key].item

    def set_lines(self, lines: tuple[Line, ...]) -> bool:
        """Draw `lines`; return whether anything changed.

        Raises
        ------
        ValueError
            When two lines have the same key.
        """
        keys = [line.key for line in lines]
        if len(set(keys)) != len(keys):
            raise ValueError("every line needs a key of its own")
        moved = keys != list(self._curves)
        before = self._curves
        for key in before.keys() - set(keys):
            self._box.removeItem(before[key].item)
        self._curves = {}
        changed = moved
        for line in lines:
            curve = before.get(line.key)
            if curve is None:
                item = StepCurve()
                self._box.addItem(item, ignoreBounds=True)
                curve = _Curve(item, line)
                self._examine(curve)
                self._feed(curve)
            elif _differs(curve.line.values, line.values):
                curve.line = line
                self._examine(curve)
                self._feed(curve)
                changed = True
            else:
                moved = moved or _style(curve.line) != _style(line)
                curve.line = line
            self._curves[line.key] = curve
        if moved:
            self._restyle()
        return changed or moved

    def set_look(self, look: Look) -> None:
        """Take over the colours and widths of `look`."""
        self._look = look
        self._restyle()

    def set_view(
        self, view: tuple[float, float], columns: int, limits: tuple[float, float]
    ) -> None:
        """Say what is seen; hands over again only what depends on it.

        Parameters
        ----------
        view : (float, float)
            In steps.
        columns : int
            Device pixels of the view.
        limits : (float, float)
            Of the value axis.
        """
        horizontal = (view, columns) != (self._view, self._columns)
        vertical = limits != self._limits
        self._view, self._columns, self._limits = view, max(columns, 1), limits
        for curve in self._curves.values():
            crowded = self._crowded(curve.line.values)
            if (
                (horizontal and (curve.thinned or crowded))
                or (vertical and curve.bounded)
                or (vertical and self._must_bound(curve.line.values))
            ):
                self._feed(curve)

    def _restyle(self) -> None:
        some = any(curve.line.highlighted for curve in self._curves.values())
        for order, curve in enumerate(self._curves.values()):
            line = curve.line
            curve.item.setPen(_line_pen(self._look, line, some and not line.highlighted))
            curve.item.setDashed(line.kind == "dashed")
            layer = 2 if line.highlighted else int(line.kind != "dashed")
            # The first line of a layer lies on top: the LSTM over what it is compared with.
            curve.item.setZValue(layer - order / (len(self._curves) + 1))

    def _crowded(self, values: Floats) -> bool:
        seen = visible_steps(len(values), *self._view)
        return seen.stop - seen.start > 2 * self._columns

    def _reach(self) -> float:
        low, high = self._limits
        return _FAR * (high - low)

    def _must_bound(self, values: Floats) -> bool:
        low, high = self._limits
        far = self._reach()
        return bool(np.any((values < low - far) | (values > high + far)))

    @staticmethod
    def _examine(curve: _Curve) -> None:
        values = curve.line.values
        nothing = np.empty(0, dtype=np.intp)
        curve.gaps = curve.alone = curve.above = curve.below = nothing
        if np.isfinite(values).all():
            return
        missing = np.isnan(values)
        curve.gaps = nothing if curve.line.sparse else np.flatnonzero(missing)
        padded = np.concatenate([[True], missing, [True]])
        curve.alone = np.flatnonzero(~missing & padded[:-2] & padded[2:])
        curve.above = np.flatnonzero(values == np.inf)
        curve.below = np.flatnonzero(values == -np.inf)

    def _feed(self, curve: _Curve) -> None:
        values = curve.line.values
        low, high = self._limits
        curve.bounded = self._must_bound(values)
        if curve.bounded:
            far = self._reach()
            # Infinities lie on the edge, where their arrows are.
            endless = np.isinf(values)
            values = np.clip(values, low - far, high + far)
            values[endless] = np.where(curve.line.values[endless] > 0, high, low)
        curve.thinned = self._crowded(values)
        if curve.thinned:
            steps, values = envelope(values, *self._view, self._columns)
        else:
            steps = np.arange(len(values))
        connect = "finite" if len(curve.gaps) or curve.line.sparse else "all"
        curve.item.setData(steps.astype(np.float64), values, connect=connect)


def _style(line: Line) -> tuple[str, str, str, bool]:
    return line.kind, line.role, line.width, line.highlighted


def _differs(first: Floats, second: Floats) -> bool:
    return first is not second and first.tobytes() != second.tobytes()  # NaN is NaN here
