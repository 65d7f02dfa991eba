"""Collects the primitives of one picture: each call says what is shown and when it happens.

Names, windows and values come from the cells (``diagram_lstm`` and its siblings); how far each
thing has come, how thick it is and how much it is lit is worked out here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from lstm_studio.present.diagram_layout import Fit, Room
from lstm_studio.present.diagram_parts import parts
from lstm_studio.present.diagram_readings import reading, summary, title
from lstm_studio.present.diagram_scene import (
    Bead,
    Chevron,
    Label,
    Node,
    Point,
    Rect,
    Run,
    Scene,
    ScenePart,
    Wire,
    along,
    length,
)
from lstm_studio.present.diagram_text import brief, runs_width
from lstm_studio.present.diagram_values import StepValues, strength, thickness
from lstm_studio.present.motion import Moment, bump, clamp, reached, span

__all__ = ["Head", "Sketch", "Style", "Window"]

Window = tuple[float, float]
"""From which phase to which phase something happens."""

CALM = 0.55
"""How much is left of everything else while one quantity is pointed at."""

RADIUS = 7.0
TAPER = 26.0
CHEVRONS = 92.0
DRIFT = 36.0
"""Units between two chevrons, and how far they drift in one sub-step."""

DOT = 2.4
"""The radius of the dots that run along a line whose numbers are many."""


@dataclass(frozen=True)
class Style:
    """How a wire is drawn, apart from its value.

    Attributes
    ----------
    most, least : float
        Its width for a value without bound, and for 0.
    belt : bool
    cut : bool
        Nothing on it has any effect.
    """

    most: float
    least: float = 1.6
    belt: bool = False
    cut: bool = False


@dataclass(frozen=True)
class Head:
    """The bead at the head of a filling wire.

    Attributes
    ----------
    most : float
        Its radius for a value without bound.
    run : float
        How far before the wire it starts, in units, on the wire before.
    """

    most: float = 7.0
    run: float = 0.0


class Sketch:
    """The primitives of one picture.

    Parameters
    ----------
    values : StepValues
    now : Moment
    room : Room
    fit : Fit
    highlight : str
        The quantity that is pointed at, ``""`` for none.
    """

    def __init__(
        self, values: StepValues, now: Moment, room: Room, fit: Fit, highlight: str
    ) -> None:
        self.values = values
        self.now = now
        self.room = room
        self.fit = fit
        known = highlight and any(part.key == highlight for part in parts(values.kind))
        self._highlight = highlight if known else ""
        self._lights: dict[int, float] = {}
        self._wires: list[Wire] = []
        self._chevrons: list[Chevron] = []
        self._beads: list[Bead] = []
        self._nodes: list[Node] = []
        self._labels: list[Label] = []

    def wire(
        self,
        name: str,
        part: str,
        key: str,
        points: tuple[Point, ...],
        window: Window,
        style: Style,
        *,
        hue: str = "",
        value: str | None = None,
        start: str | None = None,
        stub: float = 0.0,
        head: Head | None = None,
    ) -> None:
        """Add a wire that fills from its beginning while `window` passes.

        Parameters
        ----------
        name, part, key : str
        points : tuple of (x, y)
        window : Window
        style : Style
        hue : str, optional
            The quantity that gives the colour; `key` when left out.
        value : str or None
            The number whose size makes the width; a fixed thin wire when None.
        start : str, optional
            The number that makes the width at its beginning; the wire tapers to that of `value`.
        stub : float
            How much of it, in units, the value has covered before.
        head : Head, optional
            The bead that leads the value.
        """
        number = None if value is None else self.values[value]
        width = style.most if number is None else thickness(number, style.most, style.least)
        before = width if start is None else thickness(self.values[start], style.most, style.least)
        run = stub if head is None else stub - head.run
        total = max(length(points), 1e-9)
        reach = run + (total - run) * span(self.now.phase, *window)
        self._wires.append(
            Wire(
                id=name,
                part=part,
                key=key,
                hue=hue or key,
                points=points,
                radius=RADIUS,
                width=width,
                start_width=before,
                taper=TAPER,
                track=style.most + 4.0 if style.belt else 1.5,
                fill=0.0 if style.cut else clamp(reach / total),
                negative=number is not None and number < 0,
                neutral=number is not None and not math.isfinite(number),
                belt=style.belt,
                cut=style.cut,
                level=self._level(key),
                glow=0.0 if style.cut else self._glow(key, int(window[0])),
            )
        )
        if style.belt and not self._wires[-1].neutral:
            self._chevron_row(self._wires[-1])
        if head is not None and value is not None and not style.cut:
            self._head(self._wires[-1], head, reach, window, value, start or value)

    def pill(
        self,
        name: str,
        part: str,
        key: str,
        at: Point,
        size: tuple[float, float],
        sign: str,
        *,
        value: str | None,
        sub_step: int,
        hue: str = "",
        keep_sign: bool = False,
    ) -> None:
        """Add a box that computes `value`: its sign at once, the number when it is known.

        Where there is little room the number takes the sign's place, unless `keep_sign`.
        """
        hue = hue or key
        due = 0.0 if value is None else reached(self.values.kind, value)
        shown = value is not None and self.now.knows(value)
        number = brief(self.values[value]) if value is not None and shown else ""
        ink = hue if value is None or shown else "muted"
        both = keep_sign or self.fit.signs or not number
        text = f"{sign} {number}".rstrip() if both else number
        width, height = size
        self._nodes.append(
            Node(
                id=name,
                part=part,
                key=key,
                hue=hue,
                shape="pill",
                glyph="",
                x=at[0],
                y=at[1],
                width=width,
                height=height,
                runs=self._squeezed(Run(text, self.fit.font, True, ink), width - 6.0),
                known=1.0 if due <= 0.0 else span(self.now.phase, due - 0.2, due),
                pinned=value == key and key in self.values.pinned,
                level=self._level(key),
                glow=self._glow(key, sub_step),
            )
        )

    def op(
        self,
        part: str,
        key: str,
        at: Point,
        radius: float,
        glyph: str,
        due: float,
        sub_step: int,
        *,
        hue: str = "",
    ) -> None:
        """Add a × or + in a circle; it acts shortly before the phase `due`."""
        self._nodes.append(
            Node(
                id=part,
                part=part,
                key=key,
                hue=hue or key,
                shape="op",
                glyph=glyph,
                x=at[0],
                y=at[1],
                width=2 * radius,
                height=2 * radius,
                runs=(),
                known=span(self.now.phase, due - 0.35, due - 0.15),
                pinned=False,
                level=self._level(key),
                glow=self._glow(key, sub_step),
            )
        )

    def joint(self, name: str, part: str, at: Point, window: Window) -> None:
        """Add the dot where two lines become one."""
        known, level = span(self.now.phase, *window), self._level(part)
        self._nodes.append(
            Node(name, part, part, part, "dot", "", *at, 7.0, 7.0, (), known, False, level, 0.0)
        )

    def label(
        self,
        name: str,
        part: str,
        key: str,
        at: Point,
        runs: tuple[Run, ...],
        *,
        align: float = 0.0,
        level: float = 1.0,
    ) -> None:
        """Add a line of text; `align` is 0 for starting at x, 0.5 for centred, 1 for ending."""
        width = runs_width(runs)
        height = 1.2 * max(run.size for run in runs)
        left = at[0] - align * width
        shown = level * self._level(key)
        self._labels.append(Label(name, part, key, left, at[1], width, height, runs, shown))

    def flow(
        self, name: str, key: str, path: tuple[Point, ...], window: Window, *, hue: str = ""
    ) -> None:
        """Add three dots that run along a path one behind the other.

        Nothing is added while they are not on their way, nor with reduced motion.
        """
        first, last = window
        if not self.now.moving or not first < self.now.phase < last:
            return
        lead = 0.13 * (last - first)
        time = (last - first) - 2 * lead
        for index in range(3):
            t = (self.now.phase - first - index * lead) / time
            if 0.0 < t < 1.0:
                x, y = along(path, span(t, 0.0, 1.0))
                level = bump(t) * self._level(key)
                self._beads.append(
                    Bead(f"{name}/{index}", key, hue or key, x, y, DOT, False, level)
                )

    def scene(self, frame: Rect) -> Scene:
        """Return the picture."""
        return Scene(
            kind=self.values.kind,
            width=self.room.width,
            height=self.room.height,
            frame=frame,
            wires=tuple(self._wires),
            chevrons=tuple(self._chevrons),
            beads=tuple(self._beads),
            nodes=tuple(self._nodes),
            labels=tuple(self._labels),
            title=title(self.values),
            summary=summary(self.values, self.now),
            describe=self._describe,
        )

    def _describe(self) -> tuple[ScenePart, ...]:
        return tuple(
            ScenePart(
                part.id,
                part.key,
                part.name,
                part.sentence,
                reading(self.values, self.now, part.id),
                self._ring(part.id),
            )
            for part in parts(self.values.kind)
        )

    def _head(
        self, wire: Wire, head: Head, reach: float, window: Window, value: str, start: str
    ) -> None:
        """Add the bead at the end of what is filled; it changes size where the wire begins."""
        first, last = window
        if not self.now.moving or not first < self.now.phase < last:
            return
        if reach >= 0.0:
            x, y = along(wire.points, reach / max(length(wire.points), 1e-9))
        else:
            x, y = wire.points[0][0] + reach, wire.points[0][1]
        new, old = self.values[value], self.values[start]
        changed = span(reach, -8.0, 8.0)
        size = strength(old) + (strength(new) - strength(old)) * changed
        self._beads.append(
            Bead(
                id=f"head/{wire.id}",
                key=wire.key,
                hue=wire.hue,
                x=x,
                y=y,
                radius=3.0 + (head.most - 3.0) * size,
                hollow=(new if changed > 0.5 else old) < 0,
                level=bump((self.now.phase - first) / (last - first)) * wire.level,
            )
        )

    def _chevron_row(self, wire: Wire) -> None:
        """Put arrow heads on a straight belt; they drift with the phase and fade at its ends."""
        (x0, y), (x1, _) = wire.points[0], wire.points[-1]
        end = x0 + (x1 - x0) * wire.fill
        drift = DRIFT * self.now.phase
        margin = 16.0
        for index in range(int((x0 - drift) // CHEVRONS), int((x1 - drift) // CHEVRONS) + 1):
            x = (index + 0.5) * CHEVRONS + drift
            level = clamp(min(x - x0 - margin, end - margin - x) / 8.0) * wire.level
            if level > 0.0:
                name = f"{wire.id}/{index}"
                self._chevrons.append(
                    Chevron(name, wire.hue, x, y, 5.0, wire.width, wire.negative, level)
                )

    def _squeezed(self, run: Run, width: float) -> tuple[Run, ...]:
        """Return `run` in the small font, and without its sign, where it is too wide."""
        small = Run(run.text, self.room.small, run.bold, run.hue)
        bare = Run(run.text.rsplit(" ", 1)[-1], self.room.small, run.bold, run.hue)
        for way in (run, small):
            if runs_width((way,)) <= width:
                return (way,)
        return (bare,)

    def _level(self, key: str) -> float:
        return 1.0 if self._highlight in ("", key) else CALM

    def _glow(self, key: str, sub_step: int) -> float:
        light = self._lights.get(sub_step)
        if light is None:
            light = self._lights[sub_step] = self.now.light(sub_step)
        if self._highlight:
            return 1.0 if key == self._highlight else 0.5 * light
        return light

    def _ring(self, part: str) -> Rect:
        """Return where the focus ring of a part goes: around its nodes, else its text."""
        boxes = [node.box for node in self._nodes if node.part == part and node.shape != "dot"]
        if not boxes:
            boxes = [label.box for label in self._labels if label.part == part]
        if not boxes:
            boxes = [_bounds(wire.points) for wire in self._wires if wire.part == part]
        left = min(box[0] for box in boxes) - 4.0
        top = min(box[1] for box in boxes) - 4.0
        right = max(box[0] + box[2] for box in boxes) + 4.0
        bottom = max(box[1] + box[3] for box in boxes) + 4.0
        return left, top, right - left, bottom - top


def _bounds(points: tuple[Point, ...]) -> Rect:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
