"""All units in the order in which they follow the property, with the line of luck."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.cell_search import Ranking
from lstm_studio.i18n import integer, number, percent, tr
from lstm_studio.present.finding_texts import job_text, property_title
from lstm_studio.state.findings import Findings
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.rank_list import RankList, RankRow
from lstm_studio.widgets.segmented import Segmented

__all__ = ["CellsRankingView", "rank_rows"]


class CellsRankingView(View):
    """The ranking, over the held-out text or over the person's own.

    Object names: ``cells.over`` (segments ``probe`` and ``text``), ``cells.ranking``,
    ``cells.luck``, ``cells.best``, ``cells.copyRanking``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional

    Signals
    -------
    copyRequested : object
        The ranking as text, to go to the clipboard.
    """

    SLICES = ("finding", "findings")

    copyRequested = Signal(object)

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("cellsRanking")
        self.setAccessibleName(tr("Units in order"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.title = self._label("cells.rankingTitle", "strong")
        self.over = Segmented()
        self.over.setObjectName("cells.over")
        self.over.setAccessibleName(tr("The text that units are compared over"))
        self.over.addItem("probe", tr("Held-out text"), tr("20,000 characters, not trained on"))
        self.over.addItem("text", tr("Your text"), tr("In a short text luck is large"))
        self.over.currentKeyChanged.connect(self._on_over)
        self.columns = self._label("cells.columns", "muted")
        self.list = RankList()
        self.list.setObjectName("cells.ranking")
        self.list.setAccessibleName(tr("Units, the one that follows best first"))
        self.list.keyChosen.connect(self._on_unit)
        self.luck = self._label("cells.luck", "muted")
        self.best = PushButton(tr("The best one"))
        self.best.setObjectName("cells.best")
        self.best.setToolTip(tr("Look at the unit that follows best in the held-out text"))
        self.best.clicked.connect(self._on_best)
        self.copy = PushButton(tr("Copy"), icon_name="copy")
        self.copy.setObjectName("cells.copyRanking")
        self.copy.setAccessibleName(tr("Copy the ranking"))
        self.copy.clicked.connect(self._on_copy)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.best)
        self._foot.addWidget(self.copy)
        self._foot.addStretch(1)
        for widget in (self.title, self.over, self.columns):
            self._column.addWidget(widget)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.luck)
        self._column.addLayout(self._foot)
        controller.finding_work.changed.connect(self._on_work)
        self.apply_look()

    def _label(self, name: str, role: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        return label

    def disconnect_controller(self) -> None:
        """Stop listening, to what is being found out as well."""
        if self._connected:
            self.controller.finding_work.changed.disconnect(self._on_work)
        super().disconnect_controller()

    def apply_look(self) -> None:
        """Hand the look to the widgets."""
        self._column.setSpacing(self.look.px(6))
        self._foot.setSpacing(self.look.px(8))
        for widget in (self.over, self.list, self.best, self.copy):
            widget.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which some units are seen."""
        return QSize(self.look.px(230), self.look.px(150))

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the ranking."""
        findings = self.controller.findings
        if findings is None or "findings" not in changed:
            return
        finding, ranking = findings.finding, findings.ranking
        self.title.setText(property_title(finding.looked_for))
        self.over.setCurrentKey(finding.over)
        line = None
        if ranking is not None and not math.isnan(ranking.luck.line):
            line = ranking.luck.line
        known = ranking is not None and ranking.best is not None
        self.list.setRows(rank_rows(ranking) if ranking is not None and known else (), line)
        self.list.setCurrentKey(findings.unit)
        self.best.setEnabled(finding.unit is not None)
        self.copy.setEnabled(known)
        yes_no = ranking is not None and not math.isnan(float(max(ranking.balanced[:1])))
        self.columns.setText(
            tr("unit · |r| · balanced accuracy of one threshold")
            if yes_no
            else tr("unit · |r| with the property")
        )
        self._show_luck(findings)

    def _show_luck(self, findings: Findings) -> None:
        ranking, work = findings.ranking, self.controller.finding_work
        if work.job is not None and ranking is None:
            own = work.job.passage is findings.text
            self.luck.setText(
                tr(
                    "{what} … {share}",
                    what=job_text(work.job, own).capitalize(),
                    share=percent(work.fraction),
                )
            )
        elif ranking is None or math.isnan(ranking.luck.line):
            self.luck.setText(tr("No line of luck: the text is too short, or it never changes."))
        else:
            beyond = sum(abs(float(r)) > ranking.luck.line for r in ranking.r)
            self.luck.setText(
                tr(
                    "┆ luck reaches {line}; {count} of {all} units pass it",
                    line=number(ranking.luck.line),
                    count=integer(beyond),
                    all=integer(len(ranking.r)),
                )
            )

    @Slot()
    def _on_work(self) -> None:
        findings = self.controller.findings
        if self.isVisible() and findings is not None:
            self._show_luck(findings)

    # ------------------------------------------------------------------ what a person does

    @Slot(object)
    def _on_over(self, key: str) -> None:
        self.controller.do("rank_over", over=key)

    @Slot(object)
    def _on_unit(self, unit: int) -> None:
        self.controller.do("look_at_unit", merge="unit", unit=unit)

    @Slot()
    def _on_best(self) -> None:
        self.controller.do("look_at_unit", unit=None)

    @Slot()
    def _on_copy(self) -> None:
        self.copyRequested.emit(self.list.text())


def rank_rows(ranking: Ranking) -> list[RankRow]:
    """Return a ranking as rows; a bar no longer than that of luck is hollow."""
    rows: list[RankRow] = []
    line = ranking.luck.line
    for unit in ranking.order:
        r, balanced = float(ranking.r[unit]), float(ranking.balanced[unit])
        known = not math.isnan(r)
        figure = number(r) if known else "–"
        note = "" if math.isnan(balanced) else percent(balanced, 1)
        name = tr("unit {unit}", unit=integer(unit + 1))
        below = known and not math.isnan(line) and abs(r) <= line
        spoken = tr("{name}, r {r}", name=name, r=figure)
        if note:
            spoken = tr("{row}, balanced accuracy {share}", row=spoken, share=note)
        if below:
            spoken = tr("{row}, no better than luck", row=spoken)
        size = abs(r) if known else 0.0
        rows.append(RankRow(unit, name, size, figure, note, spoken, below or not known))
    return rows
