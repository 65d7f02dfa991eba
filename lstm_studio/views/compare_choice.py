"""When might a GRU be preferable?  The answer from what has been counted and measured."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lstm_studio.controller.cell_timing import CellTiming
from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.present.gru_case import gru_points, sources
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.card import Card

__all__ = ["CompareChoiceView"]


class CompareChoiceView(View):
    """One card with what speaks for a GRU, what for an LSTM, and what decides nothing.

    Object names: ``compare.choice.gru``, ``compare.choice.lstm``, ``compare.choice.even``,
    ``compare.choice.sources``.

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
        self.setObjectName("compareChoice")
        self.setAccessibleName(tr("When might a GRU be preferable?"))
        self._timing = CellTiming(controller) if timing is None else timing
        self._timing.changed.connect(self._on_timing_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.card = Card(tr("When might a GRU be preferable?"))
        column.addWidget(self.card)
        self._headings: dict[str, QLabel] = {}
        self._texts: dict[str, QLabel] = {}
        for side, heading in (
            ("gru", tr("For a GRU")),
            ("lstm", tr("For an LSTM")),
            ("even", tr("Undecided")),
        ):
            self._headings[side] = self._label(f"compare.choice.{side}.heading", "strong")
            self._headings[side].setText(heading)
            self._texts[side] = self._label(f"compare.choice.{side}")
        self._sources = self._label("compare.choice.sources", "muted")
        self.card.bodyLayout().addStretch(1)
        self.apply_look()

    def _label(self, name: str, role: str = "") -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if role:
            label.setProperty("role", role)
        self.card.addWidget(label)
        return label

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the reasons."""
        found = self.controller.comparisons
        if found is None:
            return
        points = gru_points(found, self._timing.now.found)
        for side, label in self._texts.items():
            texts = [tr("• {reason}", reason=one.text) for one in points if one.side == side]
            label.setText("\n".join(texts))
            label.setVisible(bool(texts))
            self._headings[side].setVisible(bool(texts))
        self._sources.setText(sources())

    def apply_look(self) -> None:
        """Hand the look to the card."""
        self.card.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return the width of a column and the height of its text."""
        return QSize(self.look.px(280), super().minimumSizeHint().height())

    @Slot()
    def _on_timing_changed(self) -> None:
        self.render_state(frozenset(self.SLICES))
