"""Try to break it: what each word is worth, and sentences kept to be compared."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.readers import READERS
from lstm_studio.i18n import integer, percent, tr
from lstm_studio.present.notation import elided
from lstm_studio.present.reading_texts import change_text, kept_score, verdict_cell
from lstm_studio.state.answers import Answers
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton, ToolButton
from lstm_studio.widgets.rows_table import Row, RowsTable

__all__ = ["BothPairsView"]

_QUIET_MS = 60
_AT_ONCE = 40  # words up to which every deletion is run with the key that was typed
_WORD = 24
_BESIDE = 520  # pixels at 100 % from which both tables have room side by side


class BothPairsView(View):
    """Two tables: every word's worth by deleting it, and the kept sentences with their verdicts.

    Object names: ``both.worth``, ``both.kept``, ``both.keep``, ``both.mark``, ``both.recall``,
    ``both.drop``, ``both.score``.

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
        self.setObjectName("bothPairs")
        self.setAccessibleName(tr("Try to break it"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET_MS)
        self._timer.timeout.connect(self._show_worth)
        self._build()
        self.apply_look()

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._row.addLayout(self._left, 4)
        self._row.addLayout(self._right, 5)
        self._worth_title = self._label("strong")
        self._left.addWidget(self._worth_title)
        self.worth = RowsTable()
        self.worth.setObjectName("both.worth")
        self.worth.setAccessibleName(tr("What each word is worth"))
        self.worth.rowActivated.connect(self._on_delete_word)
        self.worth.rowDeleted.connect(self._on_delete_word)
        self.worth.setToolTip(tr("Every deletion has been run. Enter takes the word out."))
        self._left.addWidget(self.worth, 1)
        self._head = QHBoxLayout()
        self._kept_title = self._label("strong")
        self._kept_title.setText(tr("Sentences kept"))
        self._head.addWidget(self._kept_title)
        self._head.addStretch(1)
        self.keep = PushButton(tr("Keep this one"), icon_name="plus")
        self.keep.setObjectName("both.keep")
        self.keep.clicked.connect(self._on_keep)
        self._head.addWidget(self.keep)
        self._right.addLayout(self._head)
        self.kept = RowsTable()
        self.kept.setObjectName("both.kept")
        self.kept.setAccessibleName(tr("Sentences kept"))
        self.kept.rowActivated.connect(self._on_recall_row)
        self.kept.rowDeleted.connect(self._on_drop_row)
        self.kept.currentKeyChanged.connect(self._on_row_chosen)
        self._right.addWidget(self.kept, 1)
        self._foot = QHBoxLayout()
        self.mark = QComboBox()
        self.mark.setObjectName("both.mark")
        self.mark.setAccessibleName(tr("What the word means in this sentence"))
        self.mark.setToolTip(tr("Say what it really means; the readers are scored by it"))
        self.mark.activated.connect(self._on_mark)
        self._foot.addWidget(self.mark)
        self.recall = PushButton(tr("Read again"))
        self.recall.setObjectName("both.recall")
        self.recall.clicked.connect(self._on_recall)
        self._foot.addWidget(self.recall)
        self.drop = ToolButton("delete", tr("Take this sentence out of the list"), "boxed")
        self.drop.setObjectName("both.drop")
        self.drop.clicked.connect(self._on_drop)
        self._foot.addWidget(self.drop)
        self.score = self._label("muted")
        self.score.setObjectName("both.score")
        self.score.setWordWrap(True)
        self._foot.addWidget(self.score, 1)
        self._right.addLayout(self._foot)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(label.textFormat().PlainText)
        label.setProperty("role", role)
        return label

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        look = self.look
        self._row.setSpacing(look.px(24))
        for box in (self._left, self._right, self._head, self._foot):
            box.setSpacing(look.px(6))
        for widget in (self.worth, self.kept, self.keep, self.recall, self.drop):
            widget.setLook(look)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the worth of the words to the bars over them where one table fills the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= self.look.px(_BESIDE)
        self.worth.setVisible(wide)
        self._worth_title.setVisible(wide)
        self.score.setVisible(wide)
        self._row.setStretch(0, 4 if wide else 0)
        self._row.setSpacing(self.look.px(24) if wide else 0)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which both tables are seen."""
        return QSize(self.look.px(300), self.look.px(120))

    def hasHeightForWidth(self) -> bool:
        """Say no: its wrapped lines would make the page ask for all of its preferred height."""
        return False

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the tables; in a long sentence the deletions wait for a quiet moment."""
        answers = self.controller.answers
        if answers is None:
            return
        if len(answers.reading.words) <= _AT_ONCE:
            self._timer.stop()
            self._show_worth()
        else:
            self._timer.start()
        self._show_kept(answers)

    def flush(self) -> None:
        """Run now the deletions that wait."""
        if self._timer.isActive():
            self._timer.stop()
            self._show_worth()

    def hideEvent(self, event: QHideEvent) -> None:
        """Put off what waits until the view is seen again."""
        if self._timer.isActive():
            self._timer.stop()
            self._dirty.add("answers")
        super().hideEvent(event)

    def _show_worth(self) -> None:
        answers = self.controller.answers
        if answers is None:
            return
        reading = answers.reading
        sense = answers.model.senses[reading.sense]
        self._worth_title.setText(tr("What each word adds to “{sense}”", sense=sense))
        header = (tr("word"), tr("forward"), tr("backward"), tr("both"))
        if reading.position is None:
            self.worth.setRows(header, ())
            return
        changes = {kind: answers.importance(kind, reading.sense) for kind in READERS}
        order = np.argsort(-np.abs(changes["both"]), kind="stable")
        rows = [
            Row(
                int(k),
                (
                    elided(reading.words[k], _WORD),
                    *(change_text(float(changes[kind][k])) for kind in READERS),
                ),
            )
            for k in order
            if k != reading.position
        ]
        self.worth.setRows(header, rows)

    def _show_kept(self, answers: Answers) -> None:
        header = (tr("sentence"), tr("forward"), tr("backward"), tr("both"), tr("really"))
        rows = [
            Row(
                number,
                (
                    " ".join(one.words),
                    *(verdict_cell(answers, one, shares[kind]) for kind in READERS),
                    one.sense or "–",
                ),
            )
            for number, (one, shares) in enumerate(answers.kept)
        ]
        self.kept.setRows(header, rows)
        now = (answers.reading.word, answers.reading.words, answers.reading.position)
        known = any((one.word, one.words, one.position) == now for one in answers.reading.kept)
        self.keep.setEnabled(answers.reading.position is not None and not known)
        self.keep.setText(tr("Kept") if known else tr("Keep this one"))
        self._show_choice()
        found = kept_score(answers)
        if not found:
            self.score.setText(
                tr("Keep sentences and say what they mean: the readers are scored by them.")
                if rows
                else tr("Keep a sentence, change a word, keep it again: what made the difference?")
            )
            return
        names = {"forward": tr("forward"), "backward": tr("backward"), "both": tr("both")}
        parts = [
            tr(
                "{reader} {right} of {count} ({share})",
                reader=names[kind],
                right=integer(right),
                count=integer(count),
                share=percent(right / count),
            )
            for kind, (right, count) in found.items()
        ]
        self.score.setText(tr("Right on what you marked: {parts}.", parts=", ".join(parts)))

    @Slot()
    def _on_row_chosen(self) -> None:
        self._show_choice()

    def _show_choice(self) -> None:
        """Offer the senses of the chosen sentence's word."""
        key, kept = self.kept.currentKey(), self.controller.state.reading.kept
        chosen = isinstance(key, int) and key < len(kept)
        self.mark.clear()
        self.mark.addItem(tr("means …"), "")
        if isinstance(key, int) and chosen:
            one, answers = kept[key], self.controller.answers
            for sense in () if answers is None else answers.senses_of(one.word):
                self.mark.addItem(sense, sense)
            self.mark.setCurrentIndex(max(self.mark.findData(one.sense), 0))
        for widget in (self.mark, self.recall, self.drop):
            widget.setEnabled(chosen)

    # ------------------------------------------------------------------ what a person does

    @Slot(object)
    def _on_delete_word(self, index: object) -> None:
        self.controller.do("delete_word", index=index)

    @Slot()
    def _on_keep(self) -> None:
        if self.controller.do("keep_sentence"):
            self.kept.setCurrentKey(len(self.controller.state.reading.kept) - 1)

    @Slot(object)
    def _on_recall_row(self, key: object) -> None:
        self.controller.do("recall_sentence", index=key)

    @Slot(object)
    def _on_drop_row(self, key: object) -> None:
        self.controller.do("drop_sentence", index=key)

    @Slot()
    def _on_recall(self) -> None:
        self._on_recall_row(self.kept.currentKey())

    @Slot()
    def _on_drop(self) -> None:
        self._on_drop_row(self.kept.currentKey())

    @Slot(int)
    def _on_mark(self, index: int) -> None:
        key = self.kept.currentKey()
        self.controller.do("mark_sentence", index=key, sense=self.mark.itemData(index))
