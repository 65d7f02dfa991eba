"""Cell state and hidden state over time, the words above them and the gate lanes below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.params import Floats
from lstm_studio.core.trace import Trace
from lstm_studio.i18n import integer, tr
from lstm_studio.present import captions
from lstm_studio.present.goal_texts import band_says, gates_note
from lstm_studio.state.goal_grades import GoalGrade
from lstm_studio.state.goals import Goal
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.gate_lane import GateLanes, Lane
from lstm_studio.widgets.time_axis import TimeAxis
from lstm_studio.widgets.token_strip import TokenStrip
from lstm_studio.widgets.trace_plot import LegendEntry, Line, PlotBand, TracePlot

if TYPE_CHECKING:
    from lstm_studio.widgets.heatmap import Heatmap

__all__ = ["StatePlotsView"]

MOST_LINES = 8
"""With more units than this a plot is a heat map."""

_LANES = {"lstm": ("f", "i", "o"), "gru": ("r", "z"), "rnn": ()}
_SYMBOLS = {"c": "C_t", "h": "h_t"}
_LETTERS = {"f": "f", "i": "i", "o": "o", "r": "r", "z": "z"}


class StatePlotsView(View):
    """The live plots.

    Signals
    -------
    scrubStarted
        The person has taken hold of the playhead.
    copyRequested : object
        The text of a plot's table, to go to the clipboard.
    pictureRequested
    """

    SLICES = (
        "sequence",
        "cell",
        "results",
        "playhead",
        "grade",
        "search",
        "view",
        "hover",
    )

    scrubStarted = Signal()
    copyRequested = Signal(object)
    pictureRequested = Signal()

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("plots")
        self.axis = TimeAxis(self)
        self._gesture = 0
        self._only: tuple[str, ...] = ()
        self._gate_names: dict[str, str] = {}
        self._layout = QVBoxLayout(self)
        self.tokens = TokenStrip(self)
        self.tokens.setObjectName("plots.tokens")
        self.tokens.setAccessibleName(tr("Sequence"))
        self.tokens.setTimeAxis(self.axis)
        self.tokens.stepChosen.connect(self._on_step_chosen)
        self.tokens.scrubStarted.connect(self.scrubStarted)
        self._layout.addWidget(self.tokens)
        self._plots: dict[str, TracePlot] = {}
        self._maps: dict[str, Heatmap] = {}
        for key, name in (("c", tr("Cell state over time")), ("h", tr("Hidden state over time"))):
            self._plots[key] = self._make_plot(key, name)
        self.lanes = GateLanes(self)
        self.lanes.setObjectName("plots.lanes")
        self.lanes.setAccessibleName(tr("Gate lanes"))
        self.lanes.setTimeAxis(self.axis)
        self.lanes.setTitle(tr("Gates"))
        self.lanes.setNote(captions.lanes_legend())
        self.lanes.paintStarted.connect(self._on_paint_started)
        self.lanes.painted.connect(self._on_painted)
        self.lanes.released.connect(self._on_released)
        self.lanes.laneHovered.connect(self._on_hovered)
        self._layout.addWidget(self.lanes)
        self._layout.addStretch(0)
        self.apply_look()

    def _make_plot(self, key: str, name: str) -> TracePlot:
        plot = TracePlot(self)
        plot.setObjectName(f"plots.{key}")
        plot.setAccessibleName(name)
        self._join(plot)
        plot.lineClicked.connect(self._on_line_clicked)
        plot.lineHovered.connect(self._on_line_hovered)
        self._layout.addWidget(plot, 3 if key == "c" else 2)
        return plot

    def _join(self, plot: TracePlot | Heatmap) -> None:
        plot.setTimeAxis(self.axis)
        plot.stepChosen.connect(self._on_step_chosen)
        plot.scrubStarted.connect(self.scrubStarted)
        plot.copyRequested.connect(self.copyRequested)
        plot.pictureRequested.connect(self.pictureRequested)

    def _map(self, key: str) -> Heatmap:
        """Return the heat map of `key`, made when it is first needed."""
        if key not in self._maps:
            from lstm_studio.widgets.heatmap import Heatmap

            heat = Heatmap(self)
            heat.setObjectName(f"plots.{key}Map")
            heat.setAccessibleName(self._plots[key].accessibleName())
            heat.setLook(self.look)
            self._join(heat)
            heat.unitClicked.connect(self._on_unit_clicked)
            at = self._layout.indexOf(self._plots[key]) + 1
            self._layout.insertWidget(at, heat, 3 if key == "c" else 2)
            self._maps[key] = heat
        return self._maps[key]

    def show_only(self, *parts: str) -> None:
        """Show ``"c"``, ``"h"`` or ``"lanes"`` alone where there is little height; none for all."""
        if parts != self._only:
            self._only = parts
            titled = parts in ((), ("lanes",))
            self.lanes.setTitle(tr("Gates") if titled else "")
            self._legend_lanes(self.controller.results.trace)
            self.lanes.setVisible(not parts or "lanes" in parts)
            if self.isVisible():
                self._render_states(self.controller.results.trace)

    def plot(self, key: str) -> TracePlot | Heatmap:
        """Return what shows ``"c"`` or ``"h"`` now, the curves or the heat map."""
        wide = self.controller.results.trace.hidden_size > MOST_LINES
        return self._map(key) if wide else self._plots[key]

    # ----------------------------------------------------------------------------- rendering

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw words, curves and lanes."""
        state, results = self.controller.state, self.controller.results
        sequence = state.sequence.current
        if "sequence" in changed:
            self.axis.setSteps(len(sequence))
            self.axis.fit()
            self.tokens.setTokens(
                sequence.tokens, sequence.values, sequence.marks, sequence.key_step
            )
            for plot in (*self._plots.values(), *self._maps.values(), self.lanes):
                plot.setTokens(sequence.tokens)
        if changed & {"playhead", "sequence"}:
            self.axis.setPlayhead(state.playhead.step)
        answered = results.answers is not None and "playhead" in changed
        drawn = {"results", "cell", "view", "hover", "sequence", "grade", "search"}
        if changed & drawn or answered:
            self._render_states(results.trace)
        if changed & {"results", "cell", "view", "grade"}:
            self._render_lanes(results.trace)
        if "hover" in changed:
            self.lanes.setHighlighted(state.hover.key)

    def _render_states(self, trace: Trace) -> None:
        cell_state = trace.kind == "lstm"
        wide = trace.hidden_size > MOST_LINES
        for key in ("c", "h"):
            shown = (key == "h" or cell_state) and (not self._only or key in self._only)
            self._plots[key].setVisible(shown and not wide)
            if wide and shown:
                self._map(key).setVisible(True)
                self._render_map(key, trace)
            else:
                if key in self._maps:
                    self._maps[key].setVisible(False)
                if shown:
                    self._render_lines(key, trace)

    def _render_lines(self, key: str, trace: Trace) -> None:
        state, results = self.controller.state, self.controller.results
        unit, hover = state.view.unit, state.hover.key
        plot = self._plots[key]
        title, symbol = captions.plot_title(key)[0], _SYMBOLS[key]
        lines = [
            Line(
                f"{key}{k}",
                _column(trace, key, k),
                role=key,
                width="cell" if key == "c" else "hidden",
                name=key.upper()
                if key == "c"
                else key
                if trace.hidden_size == 1
                else f"{key}{k + 1}",
                highlighted=(trace.hidden_size > 1 and k == unit) or hover == key,
            )
            for k in range(trace.hidden_size)
        ]
        legend = []
        if (
            not self._only
        ):  # where one plot stands alone there is little room, and its title says it
            legend.append(LegendEntry(captions.line_name(key, results.model, unit), role=key))
        if results.ghost is not None:
            lines.append(
                Line(
                    f"{key}ghost",
                    _column(results.ghost, key, unit),
                    kind="dashed",
                    role=key,
                    width="ghost",
                    name=tr("unpinned"),
                )
            )
            legend.append(LegendEntry(tr("without your pins"), role=key, kind="dashed"))
        rnn, kept = results.rnn, results.retention
        grade = self._grade()
        if grade is not None:  # the goal is to be seen, and no other curve but what was searched
            rnn = kept = None
            self._add_search(key, grade.goal, lines, legend)
        bands = [] if grade is None else plot_bands(grade, key, unit)
        if bands:
            legend.append(LegendEntry(tr("the goal"), role=key, kind="band"))
        plot.setBands(bands)
        if rnn is not None and rnn is not trace:
            at = min(unit, rnn.hidden_size - 1)
            lines.append(
                Line(
                    f"{key}rnn",
                    _column(rnn, "h", at),
                    kind="dashed",
                    role="ghost",
                    width="ghost",
                    name=tr("RNN"),
                )
            )
        first_plot = "c" if trace.kind == "lstm" else "h"
        if key == first_plot and kept is not None:
            note = captions.retention_sentence(kept, state.sequence.current, rnn is not trace)
            if rnn is trace:
                legend.append(LegendEntry(note))
            else:
                legend.append(LegendEntry(note, role="ghost", kind="dashed"))
        elif key == "h" and results.answers is not None:
            legend.append(LegendEntry(captions.answer_sentence(results, state.playhead.step)))
            loss = captions.loss_sentence(results)
            if loss:
                legend.append(LegendEntry(loss))
        elif key == "h" and grade is None:
            legend.append(LegendEntry(tr("what the next layer sees")))
        plot.setTitle(title, symbol, role=key)
        plot.setLegend(legend)
        plot.setLines(lines)

    def _grade(self) -> GoalGrade | None:
        """Return the grade of the goal that is on the bench; None without one."""
        grade = self.controller.grade
        return grade if grade is not None and grade.here else None

    def _add_search(
        self, key: str, goal: Goal, lines: list[Line], legend: list[LegendEntry]
    ) -> None:
        """Add the best simple RNN that was found for the goal."""
        found = self.controller.goal_work.found(goal)
        if found is None or key != "h":
            return
        name = tr("RNN")
        lines.append(
            Line("hrnn", found.curve, kind="dashed", role="ghost", width="ghost", name=name)
        )
        said = tr("the best simple RNN found")
        legend.append(LegendEntry(said, role="ghost", kind="dashed"))

    def _render_map(self, key: str, trace: Trace) -> None:
        heat = self._map(key)
        state, results = self.controller.state, self.controller.results
        title, symbol = captions.plot_title(key)[0], _SYMBOLS[key]
        heat.setTitle(title, symbol, role=key)
        heat.setTokens(state.sequence.current.tokens)
        heat.setQuantity("C" if key == "c" else "h", key)
        heat.setValues(trace[key])
        heat.setSelected(state.view.unit)
        first_plot = "c" if trace.kind == "lstm" else "h"
        if key == first_plot and results.retention is not None:
            note = captions.retention_sentence(
                results.retention, state.sequence.current, results.rnn is not trace
            )
        else:
            note = tr("{count} units, one row each", count=integer(trace.hidden_size))
        heat.setNote(note)

    def _render_lanes(self, trace: Trace) -> None:
        state = self.controller.state
        unit = state.view.unit
        names = _LANES[trace.kind]
        hand = state.cell.mode == "hand"
        lanes = []
        for gate in names:
            pinned = np.zeros(len(trace), bool) if hand else trace.pinned(gate)[:, unit]
            lanes.append(
                Lane(
                    gate,
                    _LETTERS[gate],
                    self._gate_name(gate),
                    trace[gate][:, unit],
                    pinned,
                    gate,
                )
            )
        self.lanes.setLearned(not hand)
        self.lanes.setLanes(lanes)
        self.lanes.setMessage("" if names else tr("A simple RNN has no gate to hold."))
        self._legend_lanes(trace)

    def _legend_lanes(self, trace: Trace) -> None:
        """Say what light and dark mean, where there are lanes and a title to stand beside."""
        titled = self._only in ((), ("lanes",)) and bool(_LANES[trace.kind])
        grade = self._grade()
        note = captions.lanes_legend() if grade is None else gates_note(grade.goal)
        self.lanes.setNote(note if titled else "")

    def _gate_name(self, gate: str) -> str:
        """Return the name of a gate; kept, because it is asked for at every tick."""
        if gate not in self._gate_names:
            self._gate_names[gate] = captions.control(gate).name
        return self._gate_names[gate]

    def apply_look(self) -> None:
        """Restyle."""
        px = self.look.px
        self._layout.setContentsMargins(px(16), px(8), px(12), px(12))
        self._layout.setSpacing(px(6))
        for widget in (
            self.tokens,
            self.lanes,
            *self._plots.values(),
            *self._maps.values(),
        ):
            widget.setLook(self.look)

    # -------------------------------------------------------------------------------- asking

    @Slot(object)
    def _on_step_chosen(self, step: int) -> None:
        self.controller.do("move_to", step=step)

    @Slot(object)
    def _on_line_clicked(self, key: str) -> None:
        digits = key.lstrip("ch")
        if digits.isdigit():
            self.controller.do("choose_unit", unit=int(digits))

    @Slot(object)
    def _on_hovered(self, key: str | None) -> None:
        self.controller.do("hover", key=key)

    @Slot(object)
    def _on_line_hovered(self, key: str | None) -> None:
        self.controller.do("hover", key=key[0] if key else None)

    @Slot(object)
    def _on_unit_clicked(self, unit: int) -> None:
        self.controller.do("choose_unit", unit=unit)

    @Slot(object)
    def _on_paint_started(self, lane: str) -> None:
        self._gesture += 1

    @Slot(object)
    def _on_painted(self, stroke: tuple[str, int, int, float]) -> None:
        gate, first, last, value = stroke
        self.controller.do(
            "pin_gate",
            merge=f"paint-{self._gesture}",
            gate=gate,
            value=value,
            first=first,
            last=last,
        )

    @Slot(object)
    def _on_released(self, stroke: tuple[str, int, int]) -> None:
        gate, first, last = stroke
        self.controller.do(
            "release_gate", merge=f"paint-{self._gesture}", gate=gate, first=first, last=last
        )


def plot_bands(grade: GoalGrade, key: str, unit: int) -> list[PlotBand]:
    """Return the bands of a goal on one state; those of other units stand beside.

    Only the first wrong step of the chosen unit is marked: what follows may follow from it.
    """
    found: list[PlotBand] = []
    here = [one for one in grade.bands if (one.band.quantity, one.band.unit) == (key, unit)]
    firsts = [one.first_wrong for one in here if one.first_wrong is not None]
    first = min(firsts, default=None)
    for one in grade.bands:
        band = one.band
        if band.quantity != key:
            continue
        marked = one in here and first is not None and one.first_wrong == first
        found.append(
            PlotBand(
                np.array(band.steps),
                band.target - band.tolerance,
                band.target + band.tolerance,
                key,
                band_says(one, grade.goal.units),
                (first, one.at(first)[0]) if marked and first is not None else None,
                band.unit != unit,
            )
        )
    return found


def _column(trace: Trace, key: str, unit: int) -> Floats:
    return trace[key][:, unit]
