"""How far each trained network's memory reaches, beyond what it was trained on."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.present.lab_texts import ROLES, column_name, horizon_caption
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.run_plot import RunLine, RunPlot

__all__ = ["TrainMemoryView"]


class TrainMemoryView(View):
    """Right answers against delay, once a training has ended.

    Object names: ``memory.plot``, ``memory.caption``.

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

    SLICES = ("training",)

    copyRequested = Signal(object)

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("trainMemory")
        self.setAccessibleName(tr("Memory horizon"))
        self._drawn: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.caption = QLabel()
        self.caption.setObjectName("memory.caption")
        self.caption.setTextFormat(Qt.TextFormat.PlainText)
        self.caption.setWordWrap(True)
        self._column.addWidget(self.caption)
        self.plot = RunPlot("memory.plot")
        self.plot.setTitle(tr("Right answers after a delay"))
        self.plot.setXName(tr("steps of delay"))
        self.plot.setLogarithmic(x=True)
        self.plot.setYLimits((0.0, 1.02))
        self.plot.copyRequested.connect(self.copyRequested)
        self._column.addWidget(self.plot, 1)
        self.apply_look()

    def apply_look(self) -> None:
        """Hand the look to the widgets."""
        self._column.setSpacing(self.look.px(6))
        self.plot.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the plot is seen."""
        return QSize(self.look.px(280), self.look.px(120))

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the horizons, or say when they come."""
        lab = self.controller.lab
        self.plot.setEmptyText(
            tr("The memory is being measured.")
            if lab.measuring
            else tr("When a training has ended, its memory is measured far beyond what it learned.")
        )
        if lab.horizons is self._drawn:
            return
        self._drawn = lab.horizons
        if lab.setup is None or not lab.horizons:
            self.plot.setLines(())
            self.caption.setText("")
            self.plot.setMarker(None)
            return
        lines: list[RunLine] = []
        for one, share in zip(lab.setup.competitors, lab.horizons, strict=True):
            delays = np.arange(1.0, len(share))
            lines.append(
                RunLine(column_name(one), delays, share[1:], ROLES[one.kind], one.kind == "rnn")
            )
        self.plot.setLines(lines)
        self.plot.setMarker(float(lab.setup.length))
        self.caption.setText(horizon_caption(lab.setup, lab.horizons))
