"""RNN, LSTM and GRU below each other over one time axis: states, memory and gates."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.params import Kind
from lstm_studio.i18n import integer, tr
from lstm_studio.present.captions import kind_name
from lstm_studio.present.compare_texts import lane_name, lanes_title, row_title, state_note
from lstm_studio.state.comparing import COMPARED, ROWS
from lstm_studio.state.comparisons import Compared, Comparisons
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import ToolButton
from lstm_studio.widgets.gate_view import GateView, Lane
from lstm_studio.widgets.time_axis import TimeAxis
from lstm_studio.widgets.token_strip import TokenStrip
from lstm_studio.widgets.trace_plot import LegendEntry, Line, TracePlot

if TYPE_CHECKING:
    from lstm_studio.widgets.heatmap import Heatmap

__all__ = ["CompareRunsView"]

MOST_LINES = 8
"""With more units than this, all of them are a heat map."""

_GATES: dict[Kind, tuple[str, ...]] = {"rnn": (), "lstm": ("f", "i", "o"), "gru": ("r", "z")}
_STATES: dict[Kind, tuple[str, ...]] = {"rnn": ("h",), "lstm": ("h", "c"), "gru": ("h",)}
_SYMBOLS = {"c": "C_t", "h": "h_t"}
_STATE_LIMIT = 1.0
"""A hidden state lies within ±1 whatever the cell: it is a tanh, or less of one."""


class CompareRunsView(View):
    """The three runs.

    Object names: ``compare.tokens``; ``compare.h.rnn`` and so on, ``compare.c.lstm``,
    ``compare.gates.lstm``, ``compare.gates.gru``; with all of many units ``compare.h.rnn.map``;
    the buttons ``compare.open.rnn``, ``compare.open.lstm``, ``compare.open.gru``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional

    Signals
    -------
    scrubStarted
        The person has taken hold of the playhead.
    copyRequested : object
        The text of a plot's table, to go to the clipboard.
    pictureRequested
    """

    SLICES = ("comparisons", "playhead")

    scrubStarted = Signal()
    copyRequested = Signal(object)
    pictureRequested = Signal()

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("compareRuns")
        self.setAccessibleName(tr("RNN, LSTM and GRU over time"))
        self.axis = TimeAxis(self)
        self._only: tuple[str, ...] = ()
        self._shown_sequence: object = None
        self.plots: dict[tuple[Kind, str], TracePlot] = {}
        self._maps: dict[tuple[Kind, str], Heatmap] = {}
        self.lanes: dict[Kind, GateView] = {}
        self.buttons: dict[Kind, ToolButton] = {}
        self._grid = QGridLayout(self)
        self._rows: dict[tuple[Kind, str], int] = {}
        self._build()
        self.apply_look()

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        self.tokens = TokenStrip(self)
        self.tokens.setObjectName("compare.tokens")
        self.tokens.setAccessibleName(tr("Sequence"))
        self.tokens.setTimeAxis(self.axis)
        self.tokens.stepChosen.connect(self._on_step_chosen)
        self.tokens.scrubStarted.connect(self.scrubStarted)
        self._grid.addWidget(self.tokens, 0, 0)
        row = 1
        for kind in COMPARED:
            first = row
            for key in _STATES[kind]:
                self.plots[kind, key] = self._make_plot(kind, key)
                self._grid.addWidget(self.plots[kind, key], row, 0)
                self._rows[kind, key] = row
                row += 1
            if _GATES[kind]:
                self.lanes[kind] = self._make_lanes(kind)
                self._grid.addWidget(self.lanes[kind], row, 0)
                row += 1
            self.buttons[kind] = self._make_button(kind)
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(self.buttons[kind], first, 1, row - first, 1, top)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(row, 1)  # where lanes stand alone they stand at the top

    def _make_plot(self, kind: Kind, key: str) -> TracePlot:
        plot = TracePlot(self)
        plot.setObjectName(f"compare.{key}.{kind}")
        plot.setAccessibleName(row_title(kind, key))
        if key == "h":
            room = 0.06 * _STATE_LIMIT  # a line along the limit is seen with its whole width
            plot.setYRange(-_STATE_LIMIT - room, _STATE_LIMIT + room)
        else:
            plot.setAutoYRange(-_STATE_LIMIT, _STATE_LIMIT)
        plot.lineClicked.connect(self._on_line_clicked)
        self._join(plot)
        return plot

    def _join(self, plot: TracePlot | Heatmap) -> None:
        plot.setTimeAxis(self.axis)
        plot.stepChosen.connect(self._on_step_chosen)
        plot.scrubStarted.connect(self.scrubStarted)
        plot.copyRequested.connect(self.copyRequested)
        plot.pictureRequested.connect(self.pictureRequested)

    def _make_lanes(self, kind: Kind) -> GateView:
        lanes = GateView(self)
        lanes.setObjectName(f"compare.gates.{kind}")
        lanes.setAccessibleName(tr("Gates of the {kind}", kind=kind_name(kind)))
        lanes.setTimeAxis(self.axis)
        lanes.setLearned(True)
        return lanes

    def _make_button(self, kind: Kind) -> ToolButton:
        text = tr("Open the {kind} in the sandbox", kind=kind_name(kind))
        button = ToolButton("open", text, "boxed", self)
        button.setObjectName(f"compare.open.{kind}")
        slots = {"rnn": self._on_open_rnn, "lstm": self._on_open_lstm, "gru": self._on_open_gru}
        button.clicked.connect(slots[kind])
        return button

    def _map(self, kind: Kind, key: str) -> Heatmap:
        """Return the heat map of a state, made when it is first needed."""
        place = (kind, key)
        if place not in self._maps:
            from lstm_studio.widgets.heatmap import Heatmap

            heat = Heatmap(self)
            heat.setObjectName(f"compare.{key}.{kind}.map")
            heat.setAccessibleName(row_title(kind, key))
            heat.setQuantity("C" if key == "c" else "h", key)
            heat.setTitle(row_title(kind, key), _SYMBOLS[key], key)
            if key == "h":
                heat.setLimit(_STATE_LIMIT)
            heat.setLook(self.look)
            self._join(heat)
            heat.unitClicked.connect(self._on_unit_clicked)
            self._grid.addWidget(heat, self._rows[place], 0)
            self._maps[place] = heat
            self._order_tab_stops()
        return self._maps[place]

    def _order_tab_stops(self) -> None:
        """Let the Tab key go from top to bottom, maps in the place of their plots."""
        stops: list[QWidget] = [self.tokens]
        for kind in COMPARED:
            for number, key in enumerate(_STATES[kind]):
                stops.append(self.plots[kind, key])
                if (kind, key) in self._maps:
                    stops.append(self._maps[kind, key])
                if number == 0:
                    stops.append(self.buttons[kind])
            if kind in self.lanes:
                stops.append(self.lanes[kind])
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def show_only(self, *rows: str) -> None:
        """Show ``"h"``, ``"c"`` or ``"gates"`` alone where there is little height.

        None for what the person has chosen.
        """
        if rows != self._only:
            self._only = rows
            self._slice_changed("comparisons")  # drawn at once, or when it is seen again

    def shown(self, kind: Kind, key: str) -> TracePlot | Heatmap:
        """Return what shows a state of a cell now, the curves or the heat map."""
        found = self.controller.comparisons
        if found is not None and found.unit is None and found.units > MOST_LINES:
            return self._map(kind, key)
        return self.plots[kind, key]

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw words, curves and gates."""
        found = self.controller.comparisons
        if found is None:
            return
        if found.sequence is not self._shown_sequence:
            self._shown_sequence = found.sequence
            self._render_sequence(found)
        self.axis.setPlayhead(self.controller.state.playhead.step)
        if "comparisons" in changed:
            self._render_runs(found)

    def _render_sequence(self, found: Comparisons) -> None:
        sequence = found.sequence
        self.axis.setSteps(len(sequence))
        self.axis.fit()
        self.tokens.setTokens(sequence.tokens, sequence.values, sequence.marks, sequence.key_step)
        for plot in (*self.plots.values(), *self._maps.values(), *self.lanes.values()):
            plot.setTokens(sequence.tokens)

    def _render_runs(self, found: Comparisons) -> None:
        rows = self._only or found.comparison.rows
        wide = found.unit is None and found.units > MOST_LINES
        for (kind, key), plot in self.plots.items():
            wanted = key in rows
            plot.setVisible(wanted and not wide)
            # A row without anything in it would still take its share of the height.
            self._grid.setRowStretch(self._rows[kind, key], 1000 * wanted)
            if wanted and wide:
                self._render_map(found, kind, key)
            elif (kind, key) in self._maps:
                self._maps[kind, key].hide()
            if wanted and not wide:
                self._render_lines(found, kind, key)
        for kind, lanes in self.lanes.items():
            lanes.setVisible("gates" in rows)
            if "gates" in rows:
                self._render_lanes(found, kind, lanes)
        for kind, button in self.buttons.items():
            has = [row for row in ROWS if row in (*_STATES[kind], "gates" * bool(_GATES[kind]))]
            button.setVisible(any(row in rows for row in has))

    def _render_lines(self, found: Comparisons, kind: Kind, key: str) -> None:
        cell, plot = found.cells[kind], self.plots[kind, key]
        units = range(found.units) if found.unit is None else (found.unit,)
        lines = [
            Line(
                f"{key}{unit}",
                cell.trace[key][:, unit],
                role=key,
                width="cell" if key == "c" else "hidden",
                name=_unit_name(key, unit, found.units),
            )
            for unit in units
        ]
        legend = self._add_overlay(found, kind, key, lines)
        if key == "h":
            legend.append(LegendEntry(state_note(cell)))
        plot.setTitle(row_title(kind, key), _SYMBOLS[key], key)
        plot.setLegend(legend)
        plot.setLines(lines)

    @staticmethod
    def _add_overlay(
        found: Comparisons, kind: Kind, key: str, lines: list[Line]
    ) -> list[LegendEntry]:
        """Lay another cell's hidden state over this one's, for one unit; return its legend."""
        over = found.comparison.overlay
        if key != "h" or over is None or over == kind or len(lines) > 1:
            return []
        unit = 0 if found.unit is None else found.unit
        name = kind_name(over)
        values = found.cells[over].trace["h"][:, unit]
        lines.append(
            Line("over", values, kind="dashed", role="ghost", width="ghost", name=f"{name} h")
        )
        return [LegendEntry(name, role="ghost", kind="dashed")]

    def _render_map(self, found: Comparisons, kind: Kind, key: str) -> None:
        heat, cell = self._map(kind, key), found.cells[kind]
        heat.setVisible(True)
        heat.setTokens(found.sequence.tokens)
        heat.setValues(cell.trace[key])
        count = tr("{count} units, one row each", count=integer(found.units))
        heat.setNote(state_note(cell) if key == "h" else count)

    def _render_lanes(self, found: Comparisons, kind: Kind, lanes: GateView) -> None:
        cell = found.cells[kind]
        lanes.setTitle(lanes_title(kind, found.units, found.unit))
        lanes.setLanes(_lane(cell, gate, found.unit) for gate in _GATES[kind])

    def apply_look(self) -> None:
        """Restyle."""
        px = self.look.px
        self._grid.setContentsMargins(px(16), px(8), px(8), px(12))
        self._grid.setHorizontalSpacing(px(4))
        self._grid.setVerticalSpacing(px(6))
        for widget in (
            self.tokens,
            *self.plots.values(),
            *self._maps.values(),
            *self.lanes.values(),
            *self.buttons.values(),
        ):
            widget.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the words and some curves are seen."""
        return QSize(self.look.px(300), self.look.px(200))

    # ------------------------------------------------------------------ what a person does

    @Slot(object)
    def _on_step_chosen(self, step: int) -> None:
        self.controller.do("move_to", step=step)

    @Slot(object)
    def _on_line_clicked(self, key: str) -> None:
        digits = key.lstrip("ch")
        if digits.isdigit():
            self.controller.do("compare_unit", unit=int(digits))

    @Slot(object)
    def _on_unit_clicked(self, unit: int) -> None:
        self.controller.do("compare_unit", unit=unit)

    @Slot()
    def _on_open_rnn(self) -> None:
        self.controller.do("open_compared", kind="rnn")

    @Slot()
    def _on_open_lstm(self) -> None:
        self.controller.do("open_compared", kind="lstm")

    @Slot()
    def _on_open_gru(self) -> None:
        self.controller.do("open_compared", kind="gru")


def _unit_name(key: str, unit: int, units: int) -> str:
    letter = "C" if key == "c" else "h"
    return letter if units == 1 else f"{letter}{unit + 1}"


def _lane(cell: Compared, gate: str, unit: int | None) -> Lane:
    """Return one gate of one unit; the mean of all units where none is chosen."""
    values, held = cell.trace[gate], cell.trace.pinned(gate)
    if unit is None:
        with np.errstate(invalid="ignore"):
            mean = np.mean(values, axis=1)
        everywhere = np.logical_and.reduce(held, axis=1)
        return Lane(gate, gate, lane_name(gate), mean, everywhere, gate)
    return Lane(gate, gate, lane_name(gate), values[:, unit], held[:, unit], gate)
