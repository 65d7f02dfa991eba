"""How good the readers are, by their cards, and what they cannot do."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.readers import READERS
from lstm_studio.i18n import integer, tr
from lstm_studio.present.reading_texts import clue_name, score_cell
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.rows_table import Row, RowsTable

__all__ = ["BothScoresView"]

_BESIDE = 520  # pixels at 100 % from which table and card have room side by side


class BothScoresView(View):
    """Accuracy by the place of the clue at the left, the card's lines and limits at the right.

    Object names: ``both.scores``, ``both.facts``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("answers",)

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("bothScores")
        self.setAccessibleName(tr("How good they are"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._left = QVBoxLayout()
        self._row.addLayout(self._left, 2)
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("role", "strong")
        self._title.setWordWrap(True)
        self._left.addWidget(self._title)
        self.table = RowsTable()
        self.table.setObjectName("both.scores")
        self.table.setAccessibleName(tr("Accuracy by the place of the clue"))
        self._left.addWidget(self.table, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setObjectName("both.facts")
        self._scroll.setAccessibleName(tr("The card of the readers"))
        self._facts = QLabel()
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setWordWrap(True)
        self._facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(self._facts)
        self._row.addWidget(self._scroll, 1)
        self.apply_look()

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        self._row.setSpacing(self.look.px(24))
        self._left.setSpacing(self.look.px(6))
        self.table.setLook(self.look)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the card out where the table alone fills the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._scroll.setVisible(self.width() >= self.look.px(_BESIDE))

    def minimumSizeHint(self) -> QSize:
        """Return a size at which table and card are seen."""
        return QSize(self.look.px(300), self.look.px(120))

    def hasHeightForWidth(self) -> bool:
        """Say no: its wrapped lines would make the page ask for all of its preferred height."""
        return False

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw what the card of the word says."""
        answers = self.controller.answers
        if answers is None:
            return
        model = answers.model
        if model.scores:
            self._title.setText(tr("Right on sentences not trained on ± spread (mean confidence)"))
        else:
            self._title.setText(
                tr("Nobody has measured this word yet: keep sentences and say what they mean.")
            )
        header = (tr("“{word}”", word=model.word), tr("forward"), tr("backward"), tr("both"))
        rows = [
            Row(
                score.clue,
                (
                    tr("{clue} ({count})", clue=clue_name(score.clue), count=integer(score.count)),
                    *(score_cell(score, kind) for kind in READERS),
                ),
            )
            for score in model.scores
        ]
        self.table.setRows(header, rows)
        lines = [tr("What it cannot do: {limits}", limits=model.limits)] if model.limits else []
        lines += [tr("{what}: {figure}", what=what, figure=figure) for what, figure in model.facts]
        self._facts.setText("\n\n".join(lines))
