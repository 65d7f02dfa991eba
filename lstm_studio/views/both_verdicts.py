"""What the three readers say, side by side."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.readers import READERS
from lstm_studio.i18n import tr
from lstm_studio.present.reading_texts import reader_name, verdict, verdicts_at, waiting
from lstm_studio.state.library import CONFIDENCE_LINE
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.verdict_card import VerdictCard

__all__ = ["BothVerdictsView"]


class BothVerdictsView(View):
    """Three cards: forward, backward and both ways.

    Object names: ``both.verdict.forward``, ``both.verdict.backward``, ``both.verdict.both``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("answers", "readhead")

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("bothVerdicts")
        self.setAccessibleName(tr("What the readers say"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.cards: dict[str, VerdictCard] = {}
        for kind in READERS:
            card = VerdictCard(f"both.verdict.{kind}", kind)
            card.setTitle(reader_name(kind))
            self._row.addWidget(card, 1)
            self.cards[kind] = card
        self.apply_look()

    def apply_look(self) -> None:
        """Hand the look to the cards."""
        self._row.setSpacing(self.look.px(12))
        for card in self.cards.values():
            card.setLook(self.look)

    def set_alone(self, alone: bool) -> None:
        """Say whether the cards have the page to themselves, and room for more lines."""
        for card in self.cards.values():
            card.setMostLines(5 if alone else 2)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which titles and bars are seen."""
        return QSize(self.look.px(300), super().minimumSizeHint().height())

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw what each reader says where it stands."""
        answers = self.controller.answers
        head = self.controller.state.readhead
        shares = {} if answers is None else verdicts_at(answers, head)
        for kind in READERS:
            card = self.cards[kind]
            if answers is None or kind not in shares:
                card.setSenses(() if answers is None else answers.model.senses)
                card.setVerdict((), "", False)
                card.setSentence("" if answers is None else waiting(answers))
                continue
            found = verdict(answers, kind, shares[kind], head)
            card.setSenses(answers.model.senses)
            card.setVerdict(shares[kind].tolist(), found.lead, found.certain, CONFIDENCE_LINE)
            card.setSentence(found.sentence)
