"""The sentence: typed, pasted or chosen, and the word that the readers are asked about."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.errors import StudioError
from lstm_studio.core.sentences import find_forms, split_sentence
from lstm_studio.i18n import integer, tr
from lstm_studio.present.reading_texts import group_title, sentence_note
from lstm_studio.state.answers import Answers
from lstm_studio.state.library import ExampleGroup
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.chip_row import ChipRow
from lstm_studio.widgets.choice_list import ChoiceList
from lstm_studio.widgets.segmented import Segmented
from lstm_studio.widgets.sentence_edit import SentenceEdit

__all__ = ["BothSentenceView"]


class BothSentenceView(View):
    """What is read, and by whose networks.

    What cannot be read is said below the field while it is typed; the last good sentence stays.

    Object names: ``sentence.text``, ``sentence.note``, ``sentence.words`` (chips by word),
    ``sentence.examples.<group>``, ``sentence.networks``, ``sentence.member``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional

    Signals
    -------
    addRequested
        The person wants to add a word.
    """

    SLICES = ("reading", "answers")

    addRequested = Signal()

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("sentence")
        self.setAccessibleName(tr("Sentence"))
        self._shown_word = ""
        self._ordered: tuple[object, ...] = ()
        self._words: tuple[str, ...] = ()
        self._lists: list[ChoiceList] = []
        self._headings: list[QLabel] = []
        self._refused = False
        self._cut = 0
        self._build()
        self.apply_look()

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("sentence.scroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self._scroll)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._scroll.setWidget(body)
        self.text = SentenceEdit("sentence.text", tr("Sentence"))
        self.text.setPlaceholderText(tr("Type or paste a sentence."))
        self.text.edited.connect(self._on_edited)
        self.text.refused.connect(self._on_too_long)
        self._column.addWidget(self.text)
        self.note = QLabel()
        self.note.setObjectName("sentence.note")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        # A long word in it must not widen the panel.
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.note.setProperty("role", "small")
        self._column.addWidget(self.note)
        self._column.addWidget(self._heading(tr("Word")))
        self.words = ChipRow("sentence.words", tr("Words that the readers are trained for"))
        self.words.setAction("add", tr("+ add a word"), tr("Train readers for a word of your own"))
        self.words.currentKeyChanged.connect(self._on_word)
        self.words.actionTriggered.connect(self._on_add)
        self._column.addWidget(self.words)
        self._gallery = QVBoxLayout()
        self._column.addLayout(self._gallery)
        self._column.addWidget(self._heading(tr("The strips show")))
        self.networks = Segmented()
        self.networks.setObjectName("sentence.networks")
        self.networks.setAccessibleName(tr("Whose states the strips show"))
        self.networks.addItem(
            "alone", tr("Two networks"), tr("The forward and the backward one, trained alone")
        )
        self.networks.addItem(
            "halves", tr("Halves of one"), tr("The two halves of the bidirectional network")
        )
        self.networks.currentKeyChanged.connect(self._on_networks)
        self._column.addWidget(self.networks)
        self.member = QComboBox()
        self.member.setObjectName("sentence.member")
        self.member.setAccessibleName(tr("Which of the networks"))
        self.member.activated.connect(self._on_member)
        self._column.addWidget(self.member)
        self._column.addStretch(1)

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text.upper())
        label.setProperty("role", "heading")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        look = self.look
        self._column.setContentsMargins(look.px(16), look.px(2), look.px(12), look.px(12))
        self._column.setSpacing(look.px(8))
        self._gallery.setSpacing(look.px(6))
        for widget in (self.text, self.words, self.networks, *self._lists):
            widget.setLook(look)
        for one in self._lists:
            one.setMinimumHeight(one.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return a width at which sentences can be read."""
        return QSize(self.look.px(200), self.look.px(160))

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the sentence, its note, the words and the gallery."""
        reading, answers = self.controller.state.reading, self.controller.answers
        sentence = " ".join(reading.words)
        if reading.words != self._words:  # else what is being typed would be taken away
            self._words = reading.words
            if _words_of(self.text.text()) != reading.words:
                self.text.setText(sentence)
            self._refused = False
        self._show_words()
        if answers is None:
            return
        if not self._refused:
            self._say(sentence_note(answers), wrong=False)
        if reading.position is None:
            self._say(self._no_word(), wrong=True)
        self._mark_text(answers)
        if self._shown_word != reading.word:
            self._show_gallery(reading.word)
        if self._ordered != (self.words.keys(), self._shown_word):
            self._ordered = (self.words.keys(), self._shown_word)
            self._order_tabs()
        for one in self._lists:
            keys = one.keys()
            if sentence in keys:
                one.setCurrentKey(sentence)
            else:
                one.clearSelection()
        self.networks.setCurrentKey("halves" if reading.halves else "alone")
        members = len(answers.model.ensembles["both"].members)
        if self.member.count() != members:
            self.member.clear()
            for number in range(members):
                self.member.addItem(tr("network {n}", n=integer(number + 1)))
        self.member.setCurrentIndex(reading.member)

    def _mark_text(self, answers: Answers) -> None:
        """Mark the word and the unknown ones in the field, where it shows this sentence."""
        reading, text = answers.reading, self.text.text()
        spans: list[tuple[int, int]] = []
        at = 0
        for word in reading.words:
            # A word may have come with lone punctuation, and spaces between.
            pieces = word.split()
            start = text.find(pieces[0], at)
            if start < 0:
                break
            for piece in pieces:
                at = text.find(piece, at) + len(piece)
            spans.append((start, at))
        if len(spans) < len(reading.words):
            self.text.setHighlights()
            return
        target = None if reading.position is None else spans[reading.position]
        self.text.setHighlights([spans[k] for k in answers.unknown], target)

    def _show_words(self) -> None:
        reading = self.controller.state.reading
        known = [*self.controller.library.words()]
        own = [word for word in reading.own if word not in known]
        chips = [(word, word) for word in (*known, *own)]
        self.words.setItems(chips)
        self.words.setCurrentKey(reading.word)

    def _order_tabs(self) -> None:
        """Let the Tab key go from top to bottom: chips and lists are made anew by the word."""
        inside = (self.words, *self._lists, self.networks)
        rows = [one.findChildren(QAbstractButton) or [one] for one in inside]
        rows[0].sort(key=_is_command)
        chain = [self.text, *(control for row in rows for control in row), self.member]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _show_gallery(self, word: str) -> None:
        self._shown_word = word
        for old in (*self._headings, *self._lists):
            self._gallery.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._headings, self._lists = [], []
        for group in self._examples(word):
            heading = self._heading(group_title(group.id))
            one = ChoiceList()
            one.setObjectName(f"sentence.examples.{group.id}")
            one.setAccessibleName(group_title(group.id))
            one.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            one.setItems([(text, text, "", text) for text in group.sentences])
            one.setLook(self.look)
            one.setMinimumHeight(one.sizeHint().height())
            one.currentKeyChanged.connect(self._on_example)
            self._gallery.addWidget(heading)
            self._gallery.addWidget(one)
            self._headings.append(heading)
            self._lists.append(one)

    def _examples(self, word: str) -> tuple[ExampleGroup, ...]:
        """Return the gallery of a word; a damaged one is told of and left out."""
        try:
            return self.controller.library.examples(word)
        except StudioError as error:
            self.controller.notices.error(error)
            return ()

    def _say(self, text: str, wrong: bool) -> None:
        self.note.setText(text)
        role = "danger" if wrong else "small"
        if self.note.property("role") != role:
            self.note.setProperty("role", role)
            self.note.style().unpolish(self.note)
            self.note.style().polish(self.note)

    def _no_word(self) -> str:
        """Return which words the readers know, and which of them the sentence has instead."""
        reading, library = self.controller.state.reading, self.controller.library
        names = (*library.words(), *reading.own)
        there = [name for name in names if find_forms(reading.words, name)]
        if there:
            return tr(
                "“{word}” is not in it, but “{other}” is: choose it below.",
                word=reading.word,
                other=there[0],
            )
        return tr(
            "“{word}” is not in it. The readers know: {names}.",
            word=reading.word,
            names=", ".join(names),
        )

    # ------------------------------------------------------------------ what a person does

    @Slot(object)
    def _on_edited(self, text: str) -> None:
        try:
            words = split_sentence(text)
        except StudioError as error:
            self._refused = True
            self._say(self._of_the_cut() + f"{error.message} {error.hint}", wrong=True)
            return
        self._refused = False
        if words == self.controller.state.reading.words:
            self.render_state(frozenset(self.SLICES))
            return
        self.controller.do("read_sentence", text=text, merge="typing")

    @Slot(object)
    def _on_too_long(self, size: int) -> None:
        self._refused = True
        self._cut = size
        self._say(self._of_the_cut(), wrong=True)
        self._cut = size  # it is said with the answer to what is left of it, too

    def _of_the_cut(self) -> str:
        """Return, once, that what was pasted had more characters than there is room for."""
        size, self._cut = self._cut, 0
        if not size:
            return ""
        return tr(
            "The text had {count} characters; only its beginning was taken. ", count=integer(size)
        )

    @Slot(object)
    def _on_example(self, text: str) -> None:
        self.controller.do("read_sentence", text=text)

    @Slot(object)
    def _on_word(self, key: str) -> None:
        self.controller.do("choose_word", word=key)

    @Slot(object)
    def _on_add(self, key: str) -> None:
        self.addRequested.emit()

    @Slot(object)
    def _on_networks(self, key: str) -> None:
        self.controller.do("show_halves", halves=key == "halves")

    @Slot(int)
    def _on_member(self, index: int) -> None:
        self.controller.do("choose_member", member=index)


def _is_command(button: QWidget) -> bool:
    """Return whether a button of the row does something, and so stands behind the chips."""
    return button.objectName().endswith(".add")


def _words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text; none for one that cannot be read."""
    try:
        return split_sentence(text)
    except StudioError:
        return ()
