"""Loss and right answers of all runs over steps or seconds."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.lab import LabRecord
from lstm_studio.core.tasks import SOLVED_SHARE, find_task
from lstm_studio.i18n import tr
from lstm_studio.present.lab_compare import compare_text, outcome_text
from lstm_studio.present.lab_curves import lab_curves
from lstm_studio.present.lab_texts import ROLES, column_name
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.run_plot import RunLine, RunPlot

__all__ = ["TrainCurvesView"]

_COMPARED = 180
"""From this height on, in pixels at 100 %, two trainings are compared in words, too."""


class TrainCurvesView(View):
    """The two plots, side by side; below them the training held against the one before.

    Object names: ``curves.loss``, ``curves.score``, ``curves.compared``.

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
        self.setObjectName("trainCurves")
        self.setAccessibleName(tr("How the training goes"))
        self._drawn: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout()
        self._column.addLayout(self._row, 1)
        self.compared = QLabel()
        self.compared.setObjectName("curves.compared")
        self.compared.setTextFormat(Qt.TextFormat.PlainText)
        self.compared.setProperty("role", "small")
        self.compared.setWordWrap(True)
        self.compared.hide()
        self._column.addWidget(self.compared)
        self.loss, self.score = RunPlot("curves.loss"), RunPlot("curves.score")
        self.loss.setLogarithmic(y=True)
        self.score.setTitle(tr("Right answers"))
        self.score.setYLimits((0.0, 1.02))
        for plot in (self.loss, self.score):
            plot.setEmptyText(tr("Press Run: curves grow while networks learn."))
            plot.copyRequested.connect(self.copyRequested)
            plot.chosen.connect(self._on_chosen)
            self._row.addWidget(plot, 1)
        self.apply_look()

    def apply_look(self) -> None:
        """Hand the look to the widgets."""
        self._row.setSpacing(self.look.px(16))
        self._column.setSpacing(self.look.px(6))
        for widget in (self.loss, self.score):
            widget.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which both plots are seen."""
        return QSize(self.look.px(300), self.look.px(130))

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the curves as far as they have come."""
        lab, axis = self.controller.lab, self.controller.state.lab.axis
        record = lab.record
        self._compare()
        task = find_task(self.controller.state.lab.task if lab.setup is None else lab.setup.task)
        self.loss.setTitle(tr("Cross-entropy") if task.answers else tr("Mean squared error"))
        for plot in (self.loss, self.score):
            plot.setXName(tr("seconds") if axis == "seconds" else tr("steps"))
            marker = lab.checkpoint if axis == "steps" else None
            plot.setMarker(None if marker is None else float(marker))
        points = 0 if record is None else sum(len(record.curve(k).steps) for k in _runs(record))
        drawn = (record, points, axis, lab.before, self.controller.state.lab.task)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        levels = [(SOLVED_SHARE, tr("solved"))]
        if task.answers:
            levels.append((task.chance, tr("by guessing")))
        self.score.setLevels(levels)
        for plot, of_loss in ((self.loss, True), (self.score, False)):
            lines = [] if record is None or not points else _lines(record, axis, of_loss)
            if lines and lab.before is not None:
                lines = [*_lines(lab.before.record, axis, of_loss, before=True), *lines]
            plot.setLines(lines, tr("A, before"))

    def _compare(self) -> None:
        """Say in numbers what becomes of this training, and what became of the one before."""
        lab = self.controller.lab
        before, setup, snapshot = lab.before, lab.setup, lab.now.snapshot
        text = ""
        if setup is not None and snapshot is not None:
            now = (setup, snapshot)
            text = (
                outcome_text(now)
                if before is None
                else compare_text((before.record.setup, before.snapshot), now)
            )
        if text != self.compared.text():
            self.compared.setText(text)
        self._fit()

    def _fit(self) -> None:
        """Leave the numbers to the table where the plots need the height."""
        room = self.height() >= self.look.px(_COMPARED)
        self.compared.setVisible(room and bool(self.compared.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._fit()

    @Slot(object)
    def _on_chosen(self, x: float) -> None:
        """Go back to where the person has clicked."""
        if self.controller.state.lab.axis == "steps":
            self.controller.lab.scrub(round(x))


def _runs(record: LabRecord) -> range:
    return range(len(record.setup.runs))


def _lines(record: LabRecord, axis: str, of_loss: bool, before: bool = False) -> list[RunLine]:
    """Return the lines of a record; of an earlier training all are dotted, one a network."""
    several = len(record.setup.seeds) > 1
    found: list[RunLine] = []
    for curve in lab_curves(record, axis):
        one = record.setup.competitors[curve.competitor]
        faint = several and curve.seed is not None
        if before and faint:
            continue
        name = column_name(one)
        if before:
            name = tr("A: {network}", network=name)
        y = curve.loss if of_loss else curve.score
        dashed = one.kind == "rnn"
        found.append(RunLine(name, curve.x, y, ROLES[one.kind], dashed, faint, before))
    return found
