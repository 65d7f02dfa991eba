"""A unit along the text, with the property that is looked for drawn behind it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import integer, tr
from lstm_studio.present.finding_texts import fitted, property_title, quantity_name, shown_text
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.plot_header import LegendEntry
from lstm_studio.widgets.time_axis import TimeAxis
from lstm_studio.widgets.trace_plot import Line, TracePlot

__all__ = ["CellsCurveView"]

_SEEN = 300
"""Characters that a long text shows at first."""


class CellsCurveView(View):
    """The plot.

    Object names: ``cells.curve``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional

    Signals
    -------
    copyRequested : object
        The text of the plot's table, to go to the clipboard.
    """

    SLICES = ("finding", "findings")

    copyRequested = Signal(object)

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("cellsCurve")
        self.setAccessibleName(tr("The unit along the text"))
        self.axis = TimeAxis(self)
        self._text: str | None = None
        self._drawn: tuple[object, ...] = ()
        self.plot = TracePlot(self)
        self.plot.setObjectName("cells.curve")
        self.plot.setAccessibleName(tr("The unit along the text"))
        self.plot.setTimeAxis(self.axis)
        self.plot.setAutoYRange(0.0, 0.0)
        self.plot.setEmptyText(tr("There is no text yet."))
        self.plot.stepChosen.connect(self._on_step)
        self.plot.copyRequested.connect(self.copyRequested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.plot)
        self.apply_look()

    def apply_look(self) -> None:
        """Hand the look to the plot."""
        self.plot.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a curve is seen."""
        return QSize(self.look.px(280), self.look.px(100))

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the curves."""
        findings = self.controller.findings
        if findings is None:
            return
        if "findings" in changed:
            passage, finding = findings.text, findings.finding
            if passage.text != self._text:
                self._text = passage.text
                self.axis.setSteps(len(passage.text))
                if len(passage.text) > _SEEN:
                    self.axis.setRange(-0.5, _SEEN - 0.5)
                self.plot.setTokens(shown_text(passage.text))
            read = passage.read
            role = {"c": "c", "h": "h"}.get(finding.quantity, finding.quantity)
            name = {"c": "C", "g": "C̃"}.get(finding.quantity, finding.quantity)
            lines: list[Line] = []
            if read and passage.reading is not None:
                values = np.ascontiguousarray(
                    passage.reading.values(finding.quantity)[:, findings.unit]
                )
                label = passage.label(finding.looked_for)[:read]
                follower = fitted(values, label)
                what = property_title(finding.looked_for)
                lines = [
                    Line("unit", values, "solid", role, "cell", name),
                    Line("property", follower, "dashed", "ghost", "ghost", what),
                ]
            self.plot.setTitle(
                tr(
                    "Unit {unit} along the text: {quantity}",
                    unit=integer(findings.unit + 1),
                    quantity=quantity_name(finding.quantity),
                )
            )
            drawn = (findings.entry, findings.unit, finding.quantity)
            if drawn != self._drawn:  # the limits are steady for one unit, and not beyond
                self._drawn = drawn
                self.plot.setAutoYRange(0.0, 0.0)
            self.plot.setLines(lines)
            self.plot.setLegend(
                [
                    LegendEntry(name, role),
                    LegendEntry(
                        tr(
                            "{property}, on the scale of the unit",
                            property=property_title(finding.looked_for),
                        ),
                        "ghost",
                        "dashed",
                    ),
                ]
            )
        self.axis.setPlayhead(self.controller.state.finding.at)

    @Slot(object)
    def _on_step(self, step: int) -> None:
        self.controller.do("look_at_character", at=step)
