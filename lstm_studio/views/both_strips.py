"""What each direction knows: the hidden states of both readers over the words of the sentence."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.sentences import find_forms
from lstm_studio.i18n import tr
from lstm_studio.present.notation import elided
from lstm_studio.present.reading_texts import direction_name, quantity_name, strip_note
from lstm_studio.present.reading_visit import visit
from lstm_studio.state.answers import Answers
from lstm_studio.state.reading import STRIP_QUANTITIES
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton, ToolButton
from lstm_studio.widgets.card import Card
from lstm_studio.widgets.reader_strips import ReaderStrips
from lstm_studio.widgets.segmented import Segmented
from lstm_studio.widgets.word_columns import WordColumns

__all__ = ["BothStripsView"]

_SYMBOLS = {"h": "h", "c": "C", "i": "i", "f": "f", "g": "g", "o": "o"}
_ROOMY = 620  # pixels at 100 % from which title and buttons have all their words
_NARROW = 420  # below this width the buttons that move a word are left to the keys
_LOW = 240  # below this height the strips have all the room: words are worked by mouse and keys


class BothStripsView(View):
    """The sentence between the strips of its two readers, and what can be done to a word.

    Object names: ``both.strips``, ``both.word``, ``both.word.delete``, ``both.word.left``,
    ``both.word.right``, ``both.quantity`` (segments by quantity), ``both.sandbox``.

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
        self.setObjectName("bothStrips")
        self.setAccessibleName(tr("What each direction knows"))
        self._word: int | None = None
        self._importance = False
        self._build()
        self.apply_look()

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        self.card = Card()
        self.strips = ReaderStrips("both.strips")
        self.strips.setAccessibleName(tr("Sentence and hidden states"))
        self.strips.setLabels(direction_name("forward"), direction_name("backward"))
        self.strips.setEmptyText(tr("Type a sentence at the left, or choose one."))
        self.strips.wordClicked.connect(self._on_word_clicked)
        self.strips.wordActivated.connect(self._on_word_activated)
        self.strips.wordContext.connect(self._on_word_context)
        self.strips.wordMoved.connect(self._on_word_moved)
        self.strips.wordDeleted.connect(self._on_word_deleted)
        self.strips.unitClicked.connect(self._on_unit_clicked)
        self.card.addWidget(self.strips, 1)
        self.edit = QLineEdit()
        self.edit.setObjectName("both.word")
        self.edit.setAccessibleName(tr("The chosen word: type another and press Enter"))
        self.edit.setToolTip(tr("Type another word and press Enter"))
        self.edit.setPlaceholderText(tr("Click a word"))
        self.edit.setMaxLength(400)
        self.edit.returnPressed.connect(self._on_replaced)
        self.delete = ToolButton("delete", tr("Take this word out (Delete)"), "boxed")
        self.delete.setObjectName("both.word.delete")
        self.delete.clicked.connect(self._on_delete)
        self.left = ToolButton("left", tr("Move this word to the left (Alt+left arrow)"), "boxed")
        self.left.setObjectName("both.word.left")
        self.left.clicked.connect(self._on_left)
        self.right = ToolButton(
            "right", tr("Move this word to the right (Alt+right arrow)"), "boxed"
        )
        self.right.setObjectName("both.word.right")
        self.right.clicked.connect(self._on_right)
        self.quantity = Segmented()
        self.quantity.setObjectName("both.quantity")
        self.quantity.setAccessibleName(tr("What the strips show"))
        for name in STRIP_QUANTITIES:
            self.quantity.addItem(name, _SYMBOLS[name], quantity_name(name))
        self.quantity.currentKeyChanged.connect(self._on_quantity)
        self.sandbox = PushButton(tr("Open in the sandbox"))
        self.sandbox.setObjectName("both.sandbox")
        self.sandbox.setToolTip(
            tr("Take this direction with this sentence to the gate sandbox; click a unit first")
        )
        self.sandbox.clicked.connect(self.open_in_sandbox)
        self._row = QHBoxLayout()
        for widget in (self.edit, self.delete, self.left, self.right):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self.quantity)
        self._row.addWidget(self.sandbox)
        self.edit.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.card.bodyLayout().addLayout(self._row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    def columns(self) -> WordColumns:
        """Return the columns of the words, for what stands below them."""
        return self.strips.columns()

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        look = self.look
        self._row.setSpacing(look.px(6))
        self.edit.setMaximumWidth(look.px(170))
        self.edit.setMinimumWidth(look.px(70))
        for widget in (
            self.card,
            self.strips,
            self.delete,
            self.left,
            self.right,
            self.quantity,
            self.sandbox,
        ):
            widget.setLook(look)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() / max(self.look.factor, 0.1)
        roomy = room >= _ROOMY
        self.sandbox.setText(tr("Open in the sandbox") if roomy else tr("Sandbox"))
        high = self.height() / max(self.look.factor, 0.1) >= _LOW
        for widget in (self.edit, self.quantity, self.sandbox):
            widget.setVisible(high)
        for button in (self.delete, self.left, self.right):
            button.setVisible(high and room >= _NARROW)
        self._show_title()

    def _show_title(self) -> None:
        answers = self.controller.answers
        roomy = self.width() / max(self.look.factor, 0.1) >= _ROOMY
        if answers is not None:
            self.card.setTitle(_title(answers, roomy))
            self.card.setNote(strip_note(answers) if roomy else "")

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the words and some of the states are seen."""
        return QSize(self.look.px(300), self.look.px(150))

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the sentence and its states."""
        answers = self.controller.answers
        if answers is None:
            self.strips.setWords(())
            self._show_word()
            return
        if "answers" in changed:
            self._show_states(answers)
        self._show_head(answers)
        self._show_word()

    def _show_states(self, answers: Answers) -> None:
        reading = answers.reading
        words, position = reading.words, reading.position
        self.strips.setWords(words, position, answers.unknown, find_forms(words, reading.word))
        forward = np.asarray(answers.strip("forward", reading.quantity))
        backward = np.asarray(answers.strip("backward", reading.quantity))
        self.strips.setStates(forward, backward, _limit(reading.quantity, forward, backward))
        self.strips.setQuantity(_SYMBOLS[reading.quantity])
        self.strips.setSelected(reading.unit)
        self._show_importance(answers)
        self.quantity.setCurrentKey(reading.quantity)
        self._show_title()
        if self._word is not None and self._word >= len(words):
            self._word = None

    def show_importance(self, shown: bool) -> None:
        """Show at each word what it is worth to the bidirectional reader, or nothing."""
        self._importance = shown
        answers = self.controller.answers
        if answers is not None and self.isVisible():
            self._show_importance(answers)

    def _show_importance(self, answers: Answers) -> None:
        reading = answers.reading
        if not self._importance or reading.position is None:
            self.strips.setImportance(None)
            return
        changes = answers.importance("both", reading.sense)
        name = tr("Δ {sense}", sense=answers.model.senses[reading.sense])
        self.strips.setImportance(changes, name)

    def _show_head(self, answers: Answers) -> None:
        reading, head = answers.reading, self.controller.state.readhead
        count = len(reading.words)
        if reading.position is None:
            self.strips.setRead(count - 1, 0)
        else:
            position = reading.position
            self.strips.setRead(head.forward(position), head.backward(position, count))

    def _show_word(self) -> None:
        """Show the chosen word in the field, and what can be done with it."""
        answers, at = self.controller.answers, self._word
        words = () if answers is None else answers.reading.words
        chosen = at is not None and at < len(words)
        text = words[at] if at is not None and chosen else ""
        if self.edit.text() != text and not (self.edit.hasFocus() and self.edit.isModified()):
            self.edit.setText(text)
        position = None if answers is None else answers.reading.position
        self.edit.setEnabled(chosen)
        self.delete.setEnabled(chosen and at != position)
        stays = chosen and at == position
        self.delete.setToolTip(
            tr("This word stays: the readers are asked about it")
            if stays
            else tr("Take this word out (Delete)")
        )
        self.left.setEnabled(at is not None and chosen and at > 0)
        self.right.setEnabled(at is not None and chosen and at < len(words) - 1)
        self.sandbox.setEnabled(bool(words))

    # ------------------------------------------------------------------ what a person does

    @Slot(object)
    def _on_word_clicked(self, index: int) -> None:
        self._choose(index)
        reading = self.controller.state.reading
        if index != reading.position and index in find_forms(reading.words, reading.word):
            self.controller.do("point_at", position=index)

    def _choose(self, index: int | None) -> None:
        self._word = index
        self.edit.setModified(False)
        self._show_word()

    @Slot(object)
    def _on_word_activated(self, index: int) -> None:
        self._choose(index)
        self.edit.setFocus()
        self.edit.selectAll()

    @Slot(object)
    def _on_word_context(self, place: tuple[int, object]) -> None:
        self._on_word_activated(place[0])

    @Slot(object)
    def _on_word_moved(self, move: tuple[int, int]) -> None:
        index, to = move
        if self.controller.do("move_word", index=index, to=to):
            self._choose(to)
            self.strips.setCursorWord(to)

    @Slot(object)
    def _on_word_deleted(self, index: int) -> None:
        if self.controller.do("delete_word", index=index):
            self._choose(None)

    @Slot()
    def _on_delete(self) -> None:
        if self._word is not None:
            self._on_word_deleted(self._word)

    @Slot()
    def _on_left(self) -> None:
        if self._word:
            self._on_word_moved((self._word, self._word - 1))

    @Slot()
    def _on_right(self) -> None:
        if self._word is not None:
            self._on_word_moved((self._word, self._word + 1))

    @Slot()
    def _on_replaced(self) -> None:
        index, text = self._word, self.edit.text()
        if index is None:
            return
        if not text.strip():
            self._on_delete()
        elif self.controller.do("replace_word", index=index, text=text):
            self.edit.setModified(False)
            self.strips.setFocus()
            self._show_word()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give a word that is being typed up with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.edit.hasFocus():
            self.edit.setModified(False)
            self.strips.setFocus()
            self._show_word()
            return
        super().keyPressEvent(event)

    @Slot(object)
    def _on_unit_clicked(self, place: tuple[str, int, int]) -> None:
        direction, unit, _ = place
        chosen = self.controller.state.reading.unit == (direction, unit)
        self.controller.do("choose_reader_unit", direction=None if chosen else direction, unit=unit)

    @Slot(object)
    def _on_quantity(self, name: str) -> None:
        self.controller.do("show_quantity", quantity=name)

    @Slot()
    def open_in_sandbox(self) -> None:
        """Take the chosen unit's LSTM and the sentence to the gate sandbox."""
        answers = self.controller.answers
        if answers is None:
            return
        guest = visit(answers)
        self.controller.do(
            "open_in_sandbox",
            model=guest.model,
            sequence=guest.sequence,
            unit=guest.unit,
            step=guest.step,
        )


def _title(answers: Answers, roomy: bool) -> str:
    position = answers.reading.position
    if position is None:
        return tr("“{word}” is not in this sentence", word=answers.reading.word)
    word = elided(answers.reading.words[position].strip(".,;:!?\"'“”()"), 20)
    if not roomy:
        return tr("Standing on “{word}”", word=word)
    return tr("What each direction knows when it stands on “{word}”", word=word)


def _limit(quantity: str, forward: np.ndarray, backward: np.ndarray) -> float:
    """Return the value with the strongest colour: 1, or for the unbounded C what there is."""
    if quantity != "c":
        return 1.0
    return max(1.0, float(np.nanmax(np.abs(np.concatenate([forward, backward])), initial=0.0)))
