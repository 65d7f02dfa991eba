"""The list of sequences, the story of the chosen one, and the way to one's own."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import integer, tr
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.choice_list import ChoiceList

__all__ = ["SequencesView"]


class SequencesView(View):
    """Puts a sequence on the bench.

    Signals
    -------
    editRequested
        The person wants to type or change a sequence.
    """

    SLICES = ("sequence",)

    editRequested = Signal()

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("sequences")
        self._layout = QVBoxLayout(self)
        self.list = ChoiceList(self)
        self.list.setObjectName("sequences.list")
        self.list.setAccessibleName(tr("Sequences"))
        self.list.currentKeyChanged.connect(self._on_key_changed)
        self._layout.addWidget(self.list, 1)
        self._story = QLabel(self)
        self._story.setTextFormat(Qt.TextFormat.PlainText)
        self._story.setObjectName("sequences.story")
        self._story.setWordWrap(True)
        self._story.setProperty("role", "muted")
        self._layout.addWidget(self._story)
        self._own = QPushButton(tr("Your own…"), self)
        self._own.setObjectName("sequences.own")
        self._own.setProperty("kind", "quiet")
        self._own.setToolTip(tr("Type words or numbers, or open a CSV file"))
        self._own.clicked.connect(self.editRequested)
        self._layout.addWidget(self._own, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.apply_look()

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the list and the story."""
        sequences = self.controller.state.sequence
        known = list(self.controller.library.sequences())
        if sequences.own is not None:
            known.append(sequences.own)
        rows = [(s.id, s.title, _steps(len(s)), "") for s in known]
        current = sequences.current
        if not any(sequence.id == current.id for sequence in known):
            # What a visiting cell reads; its title may be a whole sentence.
            rows.append((current.id, current.title, _steps(len(current)), current.title))
        self.list.setItems(rows)
        self.list.setCurrentKey(sequences.current.id)
        self._story.setText(sequences.current.story)
        self._story.setVisible(bool(sequences.current.story))

    def apply_look(self) -> None:
        """Restyle."""
        px = self.look.px
        self._layout.setContentsMargins(px(8), px(0), px(8), px(6))
        self._layout.setSpacing(px(4))
        self._story.setContentsMargins(px(8), 0, px(8), 0)
        self.list.setLook(self.look)
        self.list.scrollTo(self.list.currentIndex())
        self.list.setMinimumHeight(px(48))

    def minimumSizeHint(self) -> QSize:
        """Return a height at which the list still scrolls."""
        return QSize(self.look.px(160), self.look.px(110))

    @Slot(object)
    def _on_key_changed(self, key: str) -> None:
        if key != self.controller.state.sequence.current.id:
            self.controller.do("choose_sequence", id=key)


def _steps(count: int) -> str:
    return tr("1 step") if count == 1 else tr("{count} steps", count=integer(count))
