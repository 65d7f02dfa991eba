"""What each cell costs: its numbers counted, and a step timed here and now."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lstm_studio.controller.cell_timing import CellTiming
from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import integer, tr
from lstm_studio.present.captions import kind_name
from lstm_studio.present.compare_texts import count_rows, count_sentence, count_text
from lstm_studio.present.timings import (
    fused_sentence,
    progress_text,
    setup_sentence,
    time_rows,
)
from lstm_studio.state.comparing import COMPARED
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.card import Card
from lstm_studio.widgets.job_row import JobRow
from lstm_studio.widgets.rows_table import Row, RowsTable

__all__ = ["CompareCostsView"]


class CompareCostsView(View):
    """Two cards: numbers, and time a step.

    Object names: ``compare.counts``, ``compare.times``, ``compare.measure``, ``compare.job``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    timing : CellTiming, optional
        What measures; one of its own when left out.
    """

    SLICES = ("comparisons",)

    def __init__(
        self,
        controller: ModelController,
        look: Look,
        parent: QWidget | None = None,
        timing: CellTiming | None = None,
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("compareCosts")
        self.setAccessibleName(tr("What each cell costs"))
        self.timing = CellTiming(controller) if timing is None else timing
        self.timing.changed.connect(self._on_timing_changed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._build_counts()
        self._build_times()
        self.apply_look()

    # ------------------------------------------------------------------ building

    def _build_counts(self) -> None:
        self.counts_card = Card(tr("Numbers to learn"))
        self.counts = RowsTable()
        self.counts.setObjectName("compare.counts")
        self.counts.setAccessibleName(tr("Numbers to learn, by cell"))
        self.counts_card.addWidget(self.counts)
        self._ratio = self._text("compare.ratio")
        self.counts_card.addWidget(self._ratio)
        self._column.addWidget(self.counts_card)

    def _build_times(self) -> None:
        self.times_card = Card(tr("Time a step, in µs"))
        self.times = RowsTable()
        self.times.setObjectName("compare.times")
        self.times.setAccessibleName(tr("Time a step in microseconds, by cell"))
        self.times_card.addWidget(self.times)
        self._setup = self._text("compare.setup", muted=True)
        self.times_card.addWidget(self._setup)
        self._fused = self._text("compare.fused")
        self.times_card.addWidget(self._fused)
        self.job = JobRow("compare.job")
        self.job.cancelRequested.connect(self.timing.cancel)
        self.times_card.addWidget(self.job)
        self.measure = PushButton(tr("Measure"))
        self.measure.setObjectName("compare.measure")
        self.measure.clicked.connect(self._on_measure)
        self.times_card.addHeaderWidget(self.measure)
        self._column.addWidget(self.times_card)

    def _text(self, name: str, muted: bool = False) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if muted:
            label.setProperty("role", "muted")
        return label

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw counts and times."""
        found = self.controller.comparisons
        if found is None:
            return
        rows = [Row(row.kind, (count_text(row), integer(row.count))) for row in count_rows(found)]
        self.counts.setRows((tr("blocks·(H·D + H·H + 2·H)"), tr("numbers")), rows)
        self._ratio.setText(count_sentence(found))
        self._show_times()

    def _show_times(self) -> None:
        now = self.timing.now
        rows = [Row(key, cells) for key, cells in time_rows(now.found)]
        self.times.setRows(("", *(kind_name(kind) for kind in COMPARED)), rows)
        self._fit_tables()
        self.times.setVisible(now.found is not None)
        nothing = tr("Nothing has been measured yet. It takes about a second.")
        self._setup.setText(nothing if now.found is None else setup_sentence(now.found))
        fused = "" if now.found is None else fused_sentence(now.found)
        self._fused.setText(fused)
        self._fused.setVisible(bool(fused))
        self.measure.setText(tr("Measure") if now.found is None else tr("Measure again"))
        self.measure.setEnabled(not self.timing.running)
        self._show_job()

    def _show_job(self) -> None:
        now = self.timing.now
        if now.state == "preparing":
            self.job.setPreparing(tr("Preparing…"))
        elif now.state == "running" and now.progress is not None:
            self.job.setRunning(progress_text(now.progress), now.progress.fraction)
        elif now.state == "failed":
            self.job.setFailed(now.message)
        elif now.state == "cancelled":
            self.job.setFailed(tr("Stopped."))
        else:
            self.job.setIdle()

    def _fit_tables(self) -> None:
        """Give each table the height of its rows, so that neither scrolls."""
        for table in (self.counts, self.times):
            row = table.verticalHeader().defaultSectionSize()
            head = table.horizontalHeader().sizeHint().height()
            table.setFixedHeight(head + row * max(len(table.rows()), 1) + self.look.px(2))

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        self._column.setSpacing(self.look.px(12))
        for widget in (
            self.counts_card,
            self.counts,
            self.times_card,
            self.times,
            self.job,
            self.measure,
        ):
            widget.setLook(self.look)
        self._fit_tables()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the tables and the height of both cards."""
        return QSize(self.look.px(280), super().minimumSizeHint().height())

    # ------------------------------------------------------------------ what a person does

    @Slot()
    def _on_measure(self) -> None:
        self.timing.start()

    @Slot()
    def _on_timing_changed(self) -> None:
        self._show_times()
