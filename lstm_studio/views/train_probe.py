"""One fixed sequence: what each network says about it, and the gates of one of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import Kind
from lstm_studio.core.task_network import Probe, ProbeRun
from lstm_studio.core.tasks import find_task
from lstm_studio.i18n import integer, tr
from lstm_studio.present.lab_texts import ROLES, column_name, probe_caption
from lstm_studio.present.lab_visit import lab_visit
from lstm_studio.state.flow import Overlay
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.gate_lane import GateLanes, Lane
from lstm_studio.widgets.segmented import Segmented
from lstm_studio.widgets.time_axis import TimeAxis
from lstm_studio.widgets.trace_plot import LegendEntry, Line, TracePlot
from lstm_studio.widgets.unit_chooser import UnitChooser

__all__ = ["TrainProbeView"]

_GATES = 210
"""From this height on, in pixels at 100 %, gates are shown below what is said."""
_WORDS = 150
"""From this height on what is said is put into words, too."""
_STATES_TOO = 330
"""From this height on the states, too."""

_LANES: dict[Kind, tuple[str, ...]] = {"lstm": ("f", "i", "o"), "gru": ("r", "z"), "rnn": ()}
_STATES: dict[Kind, tuple[tuple[str, str, str], ...]] = {
    "lstm": (("c", "C", "cell"), ("h", "h", "hidden"), ("write", "i·g", "hidden")),
    "gru": (("h", "h", "cell"), ("write", "(1−z)·n", "hidden")),
    "rnn": (("h", "h", "cell"),),
}


class TrainProbeView(View):
    """What is read, wanted and said; below it gates and states, while they are being learned.

    Object names: ``probe.said``, ``probe.network`` (segments by cell), ``probe.seed``
    (segments by place), ``probe.unit``, ``probe.lanes``, ``probe.states``, ``probe.sandbox``,
    ``probe.flow``, ``probe.save``, ``probe.caption``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional

    Signals
    -------
    copyRequested : object
        The text of a plot's table, to go to the clipboard.
    """

    SLICES = ("lab", "training")

    copyRequested = Signal(object)

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("trainProbe")
        self.setAccessibleName(tr("The networks on one sequence"))
        self.axis = TimeAxis(self)
        self._probe: Probe | None = None
        self._offered: tuple[object, ...] = ()
        self._seeds: tuple[int, ...] = ()
        self._there = self._gated = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.said = self._plot("probe.said", tr("What they say"))
        self.said.setEmptyText(tr("Here is one sequence, and what each network says about it."))
        self._build_row()
        self.lanes = GateLanes(self)
        self.lanes.setObjectName("probe.lanes")
        self.lanes.setAccessibleName(tr("Gates of the network shown"))
        self.lanes.setTimeAxis(self.axis)
        self.lanes.setReadOnly(True)
        self.lanes.setLearned(True)
        self.states = self._plot("probe.states", tr("States"))
        self._column.addWidget(self.said, 4)
        self._column.addWidget(self.caption)
        self._column.addLayout(self._row)
        self._column.addLayout(self._second)
        self._column.addWidget(self.lanes, 3)
        self._column.addWidget(self.states, 4)
        self.apply_look()

    # ------------------------------------------------------------------ building

    def _plot(self, name: str, title: str) -> TracePlot:
        plot = TracePlot(self)
        plot.setObjectName(name)
        plot.setAccessibleName(title)
        plot.setTitle(title)
        plot.setTimeAxis(self.axis)
        plot.setAutoYRange(0.0, 0.0)
        plot.stepChosen.connect(self._on_step_chosen)
        plot.copyRequested.connect(self.copyRequested)
        return plot

    def _build_row(self) -> None:
        self._row = QHBoxLayout()
        self.network = Segmented()
        self.network.setObjectName("probe.network")
        self.network.setAccessibleName(tr("The network whose gates are shown"))
        self.network.currentKeyChanged.connect(self._on_network)
        self._row.addWidget(self.network)
        self.seed = Segmented()
        self.seed.setObjectName("probe.seed")
        self.seed.setAccessibleName(tr("The seed whose networks are shown"))
        self.seed.currentKeyChanged.connect(self._on_seed)
        self.seed.hide()
        self._row.addWidget(self.seed)
        self.unit = UnitChooser()
        self.unit.setObjectName("probe.unit")
        self.unit.unitChosen.connect(self._on_unit)
        self._row.addWidget(self.unit)
        self.caption = QLabel()
        self.caption.setObjectName("probe.caption")
        self.caption.setTextFormat(Qt.TextFormat.PlainText)
        self.caption.setProperty("role", "small")
        self.caption.setWordWrap(True)
        self._row.addStretch(1)
        self.sandbox = PushButton(tr("Open in the sandbox"), icon_name="open")
        self.sandbox.setObjectName("probe.sandbox")
        self.sandbox.clicked.connect(self._on_sandbox)
        self.flow = PushButton(tr("To gradient flow"))
        self.flow.setObjectName("probe.flow")
        self.flow.setToolTip(tr("Its gradients beside those of untrained networks"))
        self.flow.clicked.connect(self._on_flow)
        self.file = PushButton(tr("Save as…"), icon_name="save")
        self.file.setObjectName("probe.save")
        self.file.setToolTip(tr("The weights, and the PyTorch code that trains them again"))
        self.file.clicked.connect(self.save)
        for button in (self.sandbox, self.flow, self.file):
            button.setAccessibleName(button.text())
            self._row.addWidget(button)
        self._second = QHBoxLayout()
        self._narrow = False

    def apply_look(self) -> None:
        """Hand the look to the widgets."""
        self._column.setSpacing(self.look.px(6))
        self._row.setSpacing(self.look.px(8))
        self._second.setSpacing(self.look.px(8))
        parts = (
            self.said,
            self.network,
            self.seed,
            self.lanes,
            self.states,
            self.sandbox,
            self.flow,
            self.file,
        )
        for widget in parts:
            widget.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a plot is seen."""
        return QSize(self.look.px(280), self.look.px(120))

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the probe and what the networks do on it."""
        lab = self.controller.lab
        probe, runs = lab.probe, lab.probes
        self._offer()
        self._offer_seeds()
        there = probe is not None and bool(runs)
        for widget in (self.sandbox, self.flow, self.file, self.network, self.seed):
            widget.setEnabled(there)
        self._there = there
        if probe is None or not runs or lab.setup is None:
            self.said.setLines(())
            self.said.setLegend(())
            self.lanes.hide()
            self.states.hide()
            self.unit.hide()
            self.caption.setText("")
            return
        if probe is not self._probe:
            self._probe = probe
            self.axis.setSteps(len(probe))
            for plot in (self.said, self.states):
                plot.setTokens(probe.tokens)
            self.lanes.setTokens(probe.tokens)
        self._draw_said(probe, runs)
        self._draw_gates(runs[self._watched()])
        self._fit()

    def _fit(self) -> None:
        """Leave out states, then gates, where there is no height for them."""
        height = self.height()
        self.caption.setVisible(self._there and height >= self.look.px(_WORDS))
        self.lanes.setVisible(self._there and self._gated and height >= self.look.px(_GATES))
        enough = _STATES_TOO if self._gated else _GATES
        self.states.setVisible(self._there and height >= self.look.px(enough))

    def _divide(self) -> None:
        """Give the buttons a row of their own where they have no room beside the rest."""
        buttons = (self.sandbox, self.flow, self.file)
        choosers = (self.network, self.seed, self.unit)
        parts = [part for part in choosers if part.isVisibleTo(self)]
        needed = sum(part.sizeHint().width() + self.look.px(10) for part in (*parts, *buttons))
        narrow = needed > self.width()
        # Names for where even a row of their own is too short; the spoken ones stay whole.
        whole = sum(self.fontMetrics().horizontalAdvance(b.accessibleName()) for b in buttons)
        short = whole + self.look.px(3 * 56) > self.width()
        briefs = (tr("Sandbox"), tr("Gradients"), tr("Save…"))
        for button, brief in zip(buttons, briefs, strict=True):
            name = brief if short else button.accessibleName()
            if button.text() != name:
                button.setText(name)
        if narrow != self._narrow:
            self._narrow = narrow
            for button in buttons:
                (self._second if narrow else self._row).addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._divide()
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Divide the row anew when a control asks for another size, as another font makes it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._divide()
        return super().event(event)

    def _watched(self) -> int:
        """Return which of the networks trained is looked at; the first where it is none."""
        setup, watched = self.controller.lab.setup, self.controller.state.lab.watched
        kinds = [] if setup is None else [one.kind for one in setup.competitors]
        return kinds.index(watched) if watched in kinds else 0

    def _offer(self) -> None:
        """Offer the networks that are trained."""
        setup = self.controller.lab.setup
        competitors = () if setup is None else setup.competitors
        if competitors != self._offered:
            self._offered = competitors
            self.network.clear()
            for one in competitors:
                self.network.addItem(one.kind, column_name(one))
        self.network.setVisible(bool(competitors))
        if competitors:
            self.network.setCurrentKey(competitors[self._watched()].kind)

    def _offer_seeds(self) -> None:
        """Offer the seeds where there are several."""
        setup = self.controller.lab.setup
        seeds = () if setup is None else setup.seeds
        if seeds != self._seeds:
            self._seeds = seeds
            self.seed.clear()
            for place, seed in enumerate(seeds):
                name = tr("Seed {seed}", seed=integer(seed))
                self.seed.addItem(str(place), name if place == 0 else integer(seed), name)
        self.seed.setVisible(len(seeds) > 1)
        if seeds:
            self.seed.setCurrentKey(str(self.controller.lab.seed))

    def _draw_said(self, probe: Probe, runs: tuple[ProbeRun, ...]) -> None:
        setup = self.controller.lab.setup
        assert setup is not None
        task = find_task(setup.task)
        names = [column_name(one) for one in setup.competitors]
        lines: list[Line] = []
        legend: list[LegendEntry] = []
        if task.columns[0] == "value":
            lines.append(Line("x", probe.values, "dashed", "disabled", "ghost", tr("input")))
            legend.append(LegendEntry(tr("input"), "disabled", "dashed"))
            marked = np.where(probe.marks, probe.values, np.nan)
            lines.append(
                Line("marked", marked, "solid", "accent", "cell", tr("marked"), sparse=True)
            )
            legend.append(LegendEntry(tr("marked"), "accent"))
        lines.append(
            Line("target", probe.target, "solid", "ink", "hidden", tr("right answer"), sparse=True)
        )
        legend.append(LegendEntry(tr("right answer"), "ink"))
        for name, one, run in zip(names, setup.competitors, runs, strict=True):
            kind = "dashed" if one.kind == "rnn" else "solid"
            lines.append(Line(one.kind, run.said, kind, ROLES[one.kind], "cell", name))
            legend.append(LegendEntry(name, ROLES[one.kind], kind))
        if task.answers:
            right = task.answers[probe.answer or 0]
            self.said.setTitle(tr("Probability of “{right}”", right=right))
            self.said.setYRange(-0.03, 1.03)
        else:
            self.said.setTitle(tr("What they say"))
            self.said.setAutoYRange(0.0, 0.0)
        self.said.setLines(lines)
        self.said.setLegend(legend)
        self.caption.setText(probe_caption(task, probe, tuple(zip(names, runs, strict=True))))

    def _draw_gates(self, run: ProbeRun) -> None:
        trace = run.trace
        unit = min(self.controller.state.lab.unit, trace.hidden_size - 1)
        self.unit.setUnits(trace.hidden_size, unit)
        free = np.zeros(len(trace), dtype=bool)
        gates = _gate_names()
        lanes = [
            Lane(gate, gate, gates[gate], np.ascontiguousarray(trace[gate][:, unit]), free, gate)
            for gate in _LANES[trace.kind]
        ]
        self._gated = bool(lanes)
        if lanes:
            self.lanes.setTitle(tr("Gates"))
            self.lanes.setLanes(lanes)
        lines = [
            Line(
                key,
                np.ascontiguousarray(trace[key][:, unit]),
                "solid",
                "ghost" if trace.kind == "rnn" else key,
                width,
                name,
            )
            for key, name, width in _STATES[trace.kind]
        ]
        self.states.setLines(lines)
        self.states.setLegend([LegendEntry(line.name, line.role, line.kind) for line in lines])

    # ------------------------------------------------------------------ what a person does

    @Slot(object)
    def _on_step_chosen(self, step: int) -> None:
        self.axis.setPlayhead(step)

    @Slot(object)
    def _on_network(self, key: str) -> None:
        self.controller.do("watch_network", kind=key)

    @Slot(object)
    def _on_seed(self, key: str) -> None:
        self.controller.do("watch_network", seed=int(key))

    @Slot(object)
    def _on_unit(self, unit: int) -> None:
        self.controller.do("watch_network", unit=unit)

    @Slot()
    def _on_sandbox(self) -> None:
        """Take the network, with the sequence, to where its gates can be held."""
        lab, index = self.controller.lab, self._watched()
        if lab.setup is None or lab.probe is None or lab.now.snapshot is None:
            return
        visit = lab_visit(
            lab.network(index),
            lab.setup.competitors[index],
            lab.probe,
            self.controller.state.lab.unit,
            lab.steps_of(index),
            lab.setup.seeds[lab.seed],
        )
        self.controller.do(
            "open_in_sandbox", model=visit.model, sequence=visit.sequence, unit=visit.unit
        )

    @Slot()
    def _on_flow(self) -> None:
        """Show its gradients over the sequence beside those of networks that learned nothing."""
        lab, index = self.controller.lab, self._watched()
        if lab.setup is None or lab.probe is None or lab.now.snapshot is None:
            return
        title = tr(
            "{network} after {steps} steps",
            network=column_name(lab.setup.competitors[index]),
            steps=integer(lab.steps_of(index)),
        )
        overlay = Overlay(title, lab.network(index).params, lab.probe.x)
        if self.controller.do("overlay_flow", overlay=overlay):
            self.controller.do("show_page", page="gradients")

    @Slot()
    def save(self) -> None:
        """Ask where the weights shall go; the answer comes by signal."""
        setup = self.controller.lab.setup
        if setup is None:
            return
        one = setup.competitors[self._watched()]
        dialog = QFileDialog(self, tr("Save the network"))
        dialog.setObjectName("probe.saveDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("Weights (*.safetensors)"))
        dialog.setDefaultSuffix("safetensors")
        dialog.selectFile(f"{setup.task}_{one.kind}_{one.hidden_size}.safetensors")
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_file_selected(self, name: str) -> None:
        path = Path(name)
        try:
            code = self.controller.lab.save(path, self._watched())
        except StudioError as error:
            self.controller.notices.error(error)
            return
        self.controller.notices.tell(
            tr("Saved as {file}.", file=path.name),
            tr("{code} beside it trains the network again.", code=code.name),
        )


def _gate_names() -> dict[str, str]:
    return {
        "f": tr("forget gate"),
        "i": tr("input gate"),
        "o": tr("output gate"),
        "r": tr("reset gate"),
        "z": tr("update gate"),
    }
