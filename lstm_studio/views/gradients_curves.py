"""The curves of the page "Gradient flow": how much of the end reaches each step of the past."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import percent, tr
from lstm_studio.present.flow_texts import curve_name, measure_text, network_note, short_name
from lstm_studio.state.flow import BIASES, FlowState
from lstm_studio.state.flows import Curve, Flows
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.lag_plot import Band, LagLine, LagPlot
from lstm_studio.widgets.plot_header import LegendEntry
from lstm_studio.widgets.segmented import Segmented

__all__ = ["GradientsCurvesView"]

_OPEN = 4.0
"""From this forget bias on an LSTM has the full hue of the forget gate: σ(4) = 0.98."""

_TRAINED = {"lstm": "c", "gru": "i", "rnn": "ghost"}
_OVERLAYS = ("output", "candidate", "hidden", "accent", "danger", "muted")


class GradientsCurvesView(View):
    """What is measured and how, and below it the plot.

    Object names: ``gradients.measure`` (segments ``inputs`` and ``memory``), ``gradients.relative``
    (``relative`` and ``absolute``), ``gradients.plot``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("flow", "flows")

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("gradientsCurves")
        self.setAccessibleName(tr("Gradient by lag"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head = QHBoxLayout()
        self._column.addLayout(self._head)
        self.measure = Segmented()
        self.measure.setObjectName("gradients.measure")
        self.measure.setAccessibleName(tr("What is measured"))
        self.measure.addItem(
            "inputs",
            tr("h_T by x_t"),
            tr("How much an input changes the last hidden state: the norm of the whole Jacobian"),
        )
        self.measure.addItem(
            "memory",
            tr("L by C_t"),
            tr("How much of the loss L = Σ h_T reaches the cell state; h_t where there is no C"),
        )
        self.measure.currentKeyChanged.connect(self._on_measure)
        self.relative = Segmented()
        self.relative.setObjectName("gradients.relative")
        self.relative.setAccessibleName(tr("How it is drawn"))
        self.relative.addItem("relative", tr("of 1 at lag 0"), tr("Every curve starts at 1"))
        self.relative.addItem("absolute", tr("as it is"), tr("The norms themselves"))
        self.relative.currentKeyChanged.connect(self._on_relative)
        self._head.addWidget(self.measure)
        self._head.addWidget(self.relative)
        self._head.addStretch(1)
        self.plot = LagPlot()
        self.plot.setObjectName("gradients.plot")
        self.plot.setEmptyText(tr("Choose at least one network at the left."))
        self.plot.setAxisTitle(tr("steps back"))
        self.plot.stepChosen.connect(self._on_lag)
        self._column.addWidget(self.plot, 1)
        controller.flow_work.changed.connect(self._on_work)
        self.apply_look()

    def disconnect_controller(self) -> None:
        """Stop listening, to what is being measured as well."""
        if self._connected:
            self.controller.flow_work.changed.disconnect(self._on_work)
        super().disconnect_controller()

    def apply_look(self) -> None:
        """Hand the look to the widgets."""
        self._column.setSpacing(self.look.px(6))
        self._head.setSpacing(self.look.px(12))
        for widget in (self.measure, self.relative, self.plot):
            widget.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which curves can be told apart."""
        return QSize(self.look.px(300), self.look.px(150))

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw choices and curves."""
        flow, flows = self.controller.state.flow, self.controller.flows
        self.measure.setCurrentKey(flow.measured)
        self.relative.setCurrentKey("relative" if flow.relative else "absolute")
        if flows is None:
            return
        if "flows" in changed:
            lines = []
            for curve in flows.curves:
                values = flows.values(curve)
                if values is not None:
                    lines.append(line_of(curve, values, flow))
            self.plot.setLines(lines, _band(flows))
            title = measure_text(flow)[0]
            self.plot.setTitle(title)
            self.plot.setAccessibleName(title)
        self.plot.setLag(flow.at)
        self._write_legend()

    def _write_legend(self) -> None:
        work, flows = self.controller.flow_work, self.controller.flows
        if flows is None:
            return
        band = _band(flows)
        entries = [] if band is None else [LegendEntry(band.title, "f", "dashed")]
        entries.append(LegendEntry(measure_text(flows.flow)[1]))
        note = network_note(flows.flow)
        if work.running:
            note = tr("measuring … {share}", share=percent(work.fraction))
        self.plot.setLegend(entries, note)

    @Slot()
    def _on_work(self) -> None:
        if self.isVisible():
            self._write_legend()

    @Slot(object)
    def _on_measure(self, key: str) -> None:
        self.controller.do("measure_flow", what=key)

    @Slot(object)
    def _on_relative(self, key: str) -> None:
        self.controller.do("relate_flow", relative=key == "relative")

    @Slot(object)
    def _on_lag(self, lag: int) -> None:
        self.controller.do("look_at_lag", lag=lag)


def line_of(curve: Curve, values, flow: FlowState) -> LagLine:
    """Return a curve as the plot draws it.

    LSTMs go from the gold of C to the orange of an open forget gate, the GRU is green, the RNN
    grey and dashed, as everywhere; the names stand at the ends.
    """
    key, kind = curve.key, curve.params.kind
    name, title = short_name(curve), curve_name(curve, flow)
    if key.startswith("overlay-"):
        role = _OVERLAYS[int(key.removeprefix("overlay-")) % len(_OVERLAYS)]
        return LagLine(key, values, name, title, role, dash="double")
    if key.startswith("trained-"):
        return LagLine(key, values, name, title, _TRAINED[kind], dash="double")
    if kind != "lstm":
        role, dash = ("ghost", "dashed") if kind == "rnn" else ("i", "solid")
        return LagLine(key, values, name, title, role, dash=dash)
    if key == "chrono":
        return LagLine(key, values, name, title, "c", dash="mixed")
    share = min(max(BIASES.get(key, flow.bias) / _OPEN, 0.0), 1.0)
    dash = {"lstm0": "dotted", "lstm1": "long"}.get(key, "solid")
    return LagLine(key, values, name, title, "c", "f", share, dash, key == "own")


def _band(flows: Flows) -> Band | None:
    """Return the product of the forget gates of the person's own LSTM, once it is measured."""
    own = flows.curve("own")
    if own is None or flows.values(own) is None or own.gates is None:
        return None
    return Band(*own.gates, title=tr("∏ f of this LSTM, by unit"))
