"""How far each trained network's memory reaches, beyond what it was trained on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.tasks import find_task
from lstm_studio.i18n import tr
from lstm_studio.present.lab_curves import memory_curves
from lstm_studio.present.lab_texts import ROLES, column_name, horizon_caption
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.run_plot import RunLine, RunPlot

__all__ = ["TrainMemoryView"]

_SENTENCES = 190
"""From this height on, in pixels at 100 %, the plots are put into words, too."""
_BESIDE = 460
"""From this width on two plots stand beside each other."""


class TrainMemoryView(View):
    """Right answers against delay, once a training has ended; of numbers the distance, too.

    Object names: ``memory.plot``, ``memory.error``, ``memory.caption``.

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

    SLICES = ("training",)

    copyRequested = Signal(object)

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("trainMemory")
        self.setAccessibleName(tr("Memory horizon"))
        self._drawn: object = None
        self._measured = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.caption = QLabel()
        self.caption.setObjectName("memory.caption")
        self.caption.setTextFormat(Qt.TextFormat.PlainText)
        self.caption.setWordWrap(True)
        self._column.addWidget(self.caption)
        self.plot, self.error = RunPlot("memory.plot"), RunPlot("memory.error")
        self.plot.setTitle(tr("Right answers after a delay"))
        self.plot.setLogarithmic(x=True)
        self.plot.setYLimits((0.0, 1.02))
        self.error.setTitle(tr("Mean distance from the right answer"))
        self.error.setLogarithmic(x=True)
        self._row = QHBoxLayout()
        for plot in (self.plot, self.error):
            plot.setXName(tr("steps of delay"))
            plot.copyRequested.connect(self.copyRequested)
            self._row.addWidget(plot, 1)
        self.error.hide()
        self._column.addLayout(self._row, 1)
        self.apply_look()

    def apply_look(self) -> None:
        """Hand the look to the widgets."""
        self._column.setSpacing(self.look.px(6))
        self._row.setSpacing(self.look.px(16))
        for plot in (self.plot, self.error):
            plot.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the plot is seen."""
        return QSize(self.look.px(280), self.look.px(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the sentences where it is low, the distance where it is narrow."""
        px = self.look.px
        roomy = self.height() >= px(_SENTENCES)
        self.caption.setVisible(roomy and bool(self.caption.text()))
        self.error.setVisible(self._measured and self.width() >= px(_BESIDE))

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
        plots = (self.plot, self.error)
        if lab.setup is None or not lab.horizons:
            for plot in plots:
                plot.setLines(())
                plot.setMarker(None)
            self._measured = False
            self.caption.setText("")
            self._fit()
            return
        setup, task = lab.setup, find_task(lab.setup.task)
        shares: list[RunLine] = []
        errors: list[RunLine] = []
        for curve in memory_curves(setup, lab.horizons):
            one = setup.competitors[curve.competitor]
            name, role, dashed = column_name(one), ROLES[one.kind], one.kind == "rnn"
            faint = len(setup.seeds) > 1 and curve.seed is not None
            shares.append(RunLine(name, curve.delays, curve.share, role, dashed, faint))
            errors.append(RunLine(name, curve.delays, curve.error, role, dashed, faint))
        for plot, lines in ((self.plot, shares), (self.error, errors)):
            plot.setLines(lines)
            plot.setMarker(float(setup.length))
        self.plot.setLevels([(task.chance, tr("by guessing"))] if task.answers else ())
        # Of classes it would be the same picture upside down.
        self._measured = not task.answers
        self.error.setLevels([(task.tolerance, tr("counts as right"))])
        self.caption.setText(horizon_caption(setup, lab.horizons))
        self._fit()
