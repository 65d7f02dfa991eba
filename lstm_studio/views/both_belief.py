"""What both readers would say after each word."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.state.answers import Answers
from lstm_studio.state.library import CONFIDENCE_LINE
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.belief_plot import BeliefPlot
from lstm_studio.widgets.segmented import Segmented
from lstm_studio.widgets.word_columns import WordColumns

__all__ = ["BothBeliefView"]


class BothBeliefView(View):
    """The belief while reading, for one sense.

    Object names: ``both.belief``, ``both.sense`` (segments by the sense's number; only where there
    are more than two).

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
        self.setObjectName("bothBelief")
        self.setAccessibleName(tr("Belief while reading"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.sense = Segmented()
        self.sense.setObjectName("both.sense")
        self.sense.setAccessibleName(tr("The sense whose probability is shown"))
        self.sense.currentKeyChanged.connect(self._on_sense)
        self._senses: tuple[str, ...] = ()
        self._column.addWidget(self.sense)
        self.plot = BeliefPlot("both.belief")
        self.plot.setTitle(tr("Belief while reading"))
        self.plot.setNames(
            tr("forward, up to this word"), tr("backward, from the end to this word"), tr("both")
        )
        self.plot.setEmptyText(tr("Type a sentence at the left, or choose one."))
        self.plot.stepChosen.connect(self._on_word_chosen)
        self._column.addWidget(self.plot, 1)
        self.apply_look()

    def set_columns(self, columns: WordColumns) -> None:
        """Stand the words below those of another widget."""
        self.plot.setColumns(columns)

    def apply_look(self) -> None:
        """Hand the look to the widgets."""
        self._column.setSpacing(self.look.px(4))
        self.sense.setLook(self.look)
        self.plot.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a line is seen."""
        return QSize(self.look.px(280), self.look.px(90))

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw both lines."""
        answers = self.controller.answers
        if answers is None:
            return
        reading, senses = answers.reading, answers.model.senses
        if senses != self._senses:
            self._senses = senses
            self.sense.clear()
            for number, name in enumerate(senses):
                self.sense.addItem(str(number), name)
            self.sense.setVisible(len(senses) > 2)
        self.sense.setCurrentKey(str(reading.sense))
        if "answers" in changed:
            words, position, sense = reading.words, reading.position, reading.sense
            self.plot.setWords(words, position)
            if len(senses) == 2:
                self.plot.setSenses(senses[1 - sense], senses[sense], CONFIDENCE_LINE)
            else:
                self.plot.setOneSense(senses[sense], len(senses), CONFIDENCE_LINE)
            self.plot.setCurves(
                np.asarray(answers.beliefs["forward"][:, sense]),
                np.asarray(answers.beliefs["backward"][:, sense]),
                self._at_word(answers),
            )
        elif "readhead" in changed:
            self.plot.setBoth(self._at_word(answers))
        head, count = self.controller.state.readhead, len(reading.words)
        if reading.position is None:
            self.plot.setRead(count - 1, 0)
        else:
            position = reading.position
            self.plot.setRead(head.forward(position), head.backward(position, count))

    def _at_word(self, answers: Answers) -> float | None:
        """Return what both together say; nothing before they have met, or it would tell the end."""
        position, count = answers.reading.position, len(answers.reading.words)
        head = self.controller.state.readhead
        if position is None or head.forward(position) != head.backward(position, count):
            return None
        return float(answers.verdicts["both"][answers.reading.sense])

    @Slot(object)
    def _on_sense(self, key: str) -> None:
        self.controller.do("show_sense", sense=int(key))

    @Slot(object)
    def _on_word_chosen(self, word: int) -> None:
        """Let the reader that reads there stand on a word."""
        reading = self.controller.state.reading
        if reading.position is not None:
            before = word <= reading.position
            self.controller.do("move_to", step=word if before else len(reading.words) - 1 - word)
