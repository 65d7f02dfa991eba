"""Add a word: its senses by clue words, trained beside the window, kept in the session."""

from __future__ import annotations

import re
from itertools import pairwise

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.word_training import WordTraining
from lstm_studio.core.sentences import lookup_key
from lstm_studio.i18n import integer, tr
from lstm_studio.present.reading_texts import time_left
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.job_row import JobRow

__all__ = ["LEAST_CLUES", "WordAdderView", "clue_words"]

LEAST_CLUES = 8
"""Clue words a sense that the readers know."""
_SENSES = (2, 4)
_SPLIT = re.compile(r"[\s,;]+")


def clue_words(text: str) -> tuple[str, ...]:
    """Return the clue words of a field, each once, in lower case."""
    keys = (lookup_key(word) for word in _SPLIT.split(text))
    return tuple(dict.fromkeys(key for key in keys if key))


class _Sense(QFrame):
    """The name and the clue words of one sense."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit(self)
        self.name.setObjectName(f"wordAdder.sense.{number}")
        self.name.setAccessibleName(tr("Name of sense {n}", n=integer(number)))
        self.name.setPlaceholderText(tr("Sense {n}, one word", n=integer(number)))
        self.name.setMaxLength(24)
        self.clues = QPlainTextEdit(self)
        self.clues.setObjectName(f"wordAdder.clues.{number}")
        self.clues.setAccessibleName(tr("Clue words of sense {n}", n=integer(number)))
        self.clues.setPlaceholderText(
            tr("At least {n} words that stand near it in this sense", n=integer(LEAST_CLUES))
        )
        self.clues.setTabChangesFocus(True)
        self.note = QLabel(self)
        self.note.setObjectName(f"wordAdder.note.{number}")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty("role", "small")
        self.note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.name)
        column.addWidget(self.clues)
        column.addWidget(self.note)

    def set_look(self, look: Look) -> None:
        self.clues.setFixedHeight(look.px(64))
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(look.px(4))


class WordAdderView(View):
    """A form that starts the training of a word; it can be closed while the training goes on.

    Object names: ``wordAdder.word``, ``wordAdder.sense.<n>``, ``wordAdder.clues.<n>``,
    ``wordAdder.note.<n>``, ``wordAdder.more``, ``wordAdder.fewer``, ``wordAdder.train``,
    ``wordAdder.job``, ``wordAdder.problem``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    training : WordTraining, optional
        What trains; one with the engine's training when left out.
    """

    SLICES = ("reading",)

    def __init__(
        self,
        controller: ModelController,
        look: Look,
        parent: QWidget | None = None,
        training: WordTraining | None = None,
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("wordAdder")
        self.setAccessibleName(tr("Add a word"))
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.training = WordTraining(controller) if training is None else training
        self.training.changed.connect(self._on_training_changed)
        self._senses: list[_Sense] = []
        self._build()
        for _ in range(_SENSES[0]):
            self._add_sense()
        self.apply_look()

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        self._outer = QVBoxLayout(self)
        about = QLabel(
            tr(
                "A word with two to four meanings. The program makes sentences from your clue "
                "words, trains three readers in some ten seconds and keeps them until you quit."
            )
        )
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        self._outer.addWidget(about)
        self.word = QLineEdit()
        self.word.setObjectName("wordAdder.word")
        self.word.setAccessibleName(tr("Word"))
        self.word.setPlaceholderText(tr("The word, singular, for example: plant"))
        self.word.setMaxLength(30)
        self.word.textChanged.connect(self._on_text_changed)
        self._outer.addWidget(self.word)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self._scroll.setWidget(body)
        self._outer.addWidget(self._scroll, 1)
        self._buttons = QHBoxLayout()
        self.more = PushButton(tr("One more sense"), icon_name="plus")
        self.more.setObjectName("wordAdder.more")
        self.more.clicked.connect(self._on_more)
        self.fewer = PushButton(tr("One less"), icon_name="minus")
        self.fewer.setObjectName("wordAdder.fewer")
        self.fewer.clicked.connect(self._on_fewer)
        self.train = PushButton(tr("Train"), "primary")
        self.train.setObjectName("wordAdder.train")
        self.train.clicked.connect(self._on_train)
        self._buttons.addWidget(self.more)
        self._buttons.addWidget(self.fewer)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.train)
        self._outer.addLayout(self._buttons)
        self.problem = QLabel()
        self.problem.setObjectName("wordAdder.problem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setProperty("role", "muted")
        self._outer.addWidget(self.problem)
        self.job = JobRow("wordAdder.job")
        self.job.cancelRequested.connect(self.training.cancel)
        self._outer.addWidget(self.job)

    def _add_sense(self) -> None:
        sense = _Sense(len(self._senses) + 1)
        sense.name.textChanged.connect(self._on_text_changed)
        sense.clues.textChanged.connect(self._on_text_changed)
        sense.set_look(self.look)
        self._column.insertWidget(len(self._senses), sense)
        self._senses.append(sense)
        self._order_tabs()
        self._show_problem()

    def _order_tabs(self) -> None:
        """Let the Tab key go from top to bottom: a new sense is made last and stands above."""
        fields = [field for one in self._senses for field in (one.name, one.clues)]
        for before, after in pairwise([self.word, *fields, self.more, self.fewer, self.train]):
            QWidget.setTabOrder(before, after)

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        look = self.look
        margin = look.px(16)
        self._outer.setContentsMargins(margin, margin, margin, margin)
        self._outer.setSpacing(look.px(10))
        self._column.setSpacing(look.px(12))
        self._buttons.setSpacing(look.px(8))
        for sense in self._senses:
            sense.set_look(look)
        for widget in (self.more, self.fewer, self.train, self.job):
            widget.setLook(look)
        self.setMinimumSize(look.px(320), look.px(300))

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Say what is missing, and where the training is."""
        self._show_problem()
        self._show_job()

    def _show_problem(self) -> None:
        """Count the clue words that the readers know, and say what is still missing."""
        table = self.controller.library.word_vectors()
        missing = [] if lookup_key(self.word.text()) else [tr("the word")]
        for number, sense in enumerate(self._senses, 1):
            words = clue_words(sense.clues.toPlainText())
            strangers = [word for word in words if table.row(word) is None]
            known = len(words) - len(strangers)
            note = tr("{n} of at least {least}", n=integer(known), least=integer(LEAST_CLUES))
            if strangers:
                note = tr(
                    "{note} · unknown to the readers: {names}",
                    note=note,
                    names=", ".join(strangers[:6]),
                )
            sense.note.setText(note)
            if not sense.name.text().strip():
                missing.append(tr("the name of sense {n}", n=integer(number)))
            if known < LEAST_CLUES:
                missing.append(tr("clue words of sense {n}", n=integer(number)))
        self.problem.setText(
            tr("Still missing: {what}.", what=", ".join(missing)) if missing else ""
        )
        self.problem.setVisible(bool(missing))
        self.train.setEnabled(not missing and not self.training.running)
        self.more.setEnabled(len(self._senses) < _SENSES[1])
        self.fewer.setEnabled(len(self._senses) > _SENSES[0])

    def _show_job(self) -> None:
        now = self.training.now
        if now.state == "idle":
            self.job.setIdle()
        elif now.state == "preparing":
            self.job.setPreparing(tr("Preparing “{word}”…", word=now.word))
        elif now.state == "running":
            if now.progress is not None:
                left = time_left(now.progress.seconds_left)
                self.job.setRunning(now.progress.what, now.progress.fraction, left)
        elif now.state == "done":
            self.job.setDone(tr("“{word}” is ready: type a sentence with it.", word=now.word))
        elif now.state == "cancelled":
            self.job.setFailed(tr("Stopped. Nothing was kept."))
        else:
            self.job.setFailed(f"{now.message} {now.hint}".strip())

    # ------------------------------------------------------------------ what a person does

    @Slot()
    def _on_text_changed(self) -> None:
        self._show_problem()

    @Slot()
    def _on_more(self) -> None:
        self._add_sense()
        self._senses[-1].name.setFocus()

    @Slot()
    def _on_fewer(self) -> None:
        sense = self._senses.pop()
        self._column.removeWidget(sense)
        sense.hide()
        sense.deleteLater()
        self._show_problem()

    @Slot()
    def _on_train(self) -> None:
        senses = {
            lookup_key(sense.name.text()) or sense.name.text().strip(): clue_words(
                sense.clues.toPlainText()
            )
            for sense in self._senses
        }
        if len(senses) < len(self._senses):
            self.problem.setText(tr("Two senses have the same name."))
            self.problem.setVisible(True)
            return
        self.training.start(lookup_key(self.word.text()), senses)

    @Slot()
    def _on_training_changed(self) -> None:
        self._show_problem()
        self._show_job()
