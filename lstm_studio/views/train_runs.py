"""What came of every run, in a table."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.present.lab_compare import both_tables
from lstm_studio.present.lab_texts import run_table
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.rows_table import Row, RowsTable

__all__ = ["TrainRunsView"]

_NOTE = 190
"""From this height on, in pixels at 100 %, it is said what "solved" means."""
_NARROW = 720
"""Below this width the table is scrolled sideways."""


class TrainRunsView(View):
    """One row a run; those of the training before, A, below those of this one, B.

    Object names: ``runs.table``, ``runs.note``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("training",)

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("trainRuns")
        self.setAccessibleName(tr("What came of every run"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.note = QLabel(
            tr(
                "Solved: at least 99 % right, twice running. A network that has not solved a task "
                "has not solved it within these steps, from these seeds; that is no proof that it "
                "cannot."
            )
        )
        self.note.setObjectName("runs.note")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self._column.addWidget(self.note)
        self.table = RowsTable()
        self.table.setObjectName("runs.table")
        self.table.setAccessibleName(tr("What came of every run"))
        self._column.addWidget(self.table, 1)
        self.apply_look()

    def apply_look(self) -> None:
        """Hand the look to the widgets."""
        self._column.setSpacing(self.look.px(6))
        self.table.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which some rows are seen."""
        return QSize(self.look.px(280), self.look.px(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the note where it is low; keep the names whole where it is narrow."""
        super().resizeEvent(event)
        px = self.look.px
        self.note.setVisible(self.height() >= px(_NOTE))
        self.table.setFirstWhole(self.width() < px(_NARROW))

    def render_state(self, changed: frozenset[str]) -> None:
        """Write the table."""
        lab = self.controller.lab
        if lab.setup is None or lab.now.snapshot is None:
            self.table.setRows((), [])
            return
        now, before = (lab.setup, lab.now.snapshot), lab.before
        states = [run.state == "solved" for run in lab.now.snapshot.runs]
        if before is None:
            header, rows = run_table(*now)
        else:
            header, rows = both_tables((before.record.setup, before.snapshot), now)
            states += [run.state == "solved" for run in before.snapshot.runs]
        self.table.setRows(
            header,
            [Row(k, row, strong) for k, (row, strong) in enumerate(zip(rows, states, strict=True))],
        )
