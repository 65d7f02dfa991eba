"""The panel of a lesson: it stands beside the page that its step is about."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.present.lesson_texts import check_text, place_text
from lstm_studio.state.learning_intents import lesson_of, step_of
from lstm_studio.state.lessons import Lesson, LessonStep
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.answer_button import AnswerButton
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.rich_text import RichText

__all__ = ["LessonView"]


class _Reading(QScrollArea):
    """Scrolls by the arrows up and down; the other keys are the presenter's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        else:
            event.ignore()


class LessonView(View):
    """Text, prediction, task and checks of the step that runs, and the way to the others.

    Object names: ``lesson.title``, ``lesson.text``, ``lesson.question``, ``lesson.answer.0`` …,
    ``lesson.task``, ``lesson.checks``, ``lesson.truth``, ``lesson.quiz``, ``lesson.recall.0`` …,
    ``lesson.back``, ``lesson.next``, ``lesson.free``, ``lesson.leave``, ``lesson.overview``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional

    Signals
    -------
    quizRequested(object)
        The id of the quiz that belongs to the step.
    """

    SLICES = ("learning", "checks")

    quizRequested = Signal(object)

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("lesson")
        self.setAccessibleName(tr("Lesson"))
        self._shown: LessonStep | None = None
        self._texts: list[RichText] = []
        self._answers: list[AnswerButton] = []
        self._recalls: list[tuple[RichText, PushButton]] = []
        self._build()
        self.apply_look()

    # ------------------------------------------------------------------------------ building

    def _build(self) -> None:
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._head = QHBoxLayout()
        self._place = self._label("muted")
        self._place.setObjectName("lesson.place")
        self.overview = self._button(tr("All steps"), "lesson.overview", self._on_overview)
        self.leave = self._button(tr("Leave"), "lesson.leave", self._on_leave)
        self.leave.setToolTip(tr("End the lesson and bring back what was there before it"))
        self._head.addWidget(self._place, 1)
        self._head.addWidget(self.overview)
        self._head.addWidget(self.leave)
        self._outer.addLayout(self._head)
        self._scroll = _Reading()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setObjectName("lesson.scroll")
        self._scroll.setAccessibleName(tr("Text of the step"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._scroll.setWidget(body)
        self._outer.addWidget(self._scroll, 1)
        self._fill()
        self._foot = QHBoxLayout()
        self.back = self._button(tr("Back"), "lesson.back", self._on_back)
        self.free = self._button(tr("Play freely"), "lesson.free", self._on_free)
        self.free.setToolTip(tr("Put the text aside; the lesson waits here"))
        self.next = self._button(tr("Next"), "lesson.next", self._on_next, "primary")
        self._foot.addWidget(self.back)
        self._foot.addWidget(self.free)
        self._foot.addStretch(1)
        self._foot.addWidget(self.next)
        self._outer.addLayout(self._foot)

    def _fill(self) -> None:
        """Make what scrolls, from top to bottom."""
        self._title = self._label("title")
        self._title.setObjectName("lesson.title")
        self._title.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.text = self._text("lesson.text", "lesson")
        self._predict = self._label("strong", tr("Predict first"))
        self.question = self._text("lesson.question", "body")
        self._answer_column = QVBoxLayout()
        self.said = self._text("lesson.said", "body")
        self._try = self._label("strong", tr("Now try it"))
        self.task = self._text("lesson.task", "body")
        self.checks = self._label("body")
        self.checks.setObjectName("lesson.checks")
        self.quiz = self._button(tr("Open the quiz"), "lesson.quiz", self._on_quiz, "primary")
        self._recall_column = QVBoxLayout()
        self.fold = self._button(tr("The whole truth"), "lesson.fold", self._on_fold)
        self.fold.setCheckable(True)
        self.truth = self._text("lesson.truth", "body")
        self.sources = self._label("muted")
        self.sources.setObjectName("lesson.sources")
        for widget in (self._title, self.text, self._predict, self.question):
            self._column.addWidget(widget)
        self._column.addLayout(self._answer_column)
        for widget in (self.said, self._try, self.task, self.checks, self.quiz):
            self._column.addWidget(widget)
        self._column.addLayout(self._recall_column)
        for widget in (self.fold, self.truth, self.sources):
            self._column.addWidget(widget)
        self._column.addStretch(1)

    def _label(self, role: str, text: str = "") -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _text(self, name: str, role: str) -> RichText:
        text = RichText(role, self)
        text.setObjectName(name)
        text.setAccessibleName(tr("Text of the step"))
        text.termHovered.connect(self._on_term)
        self._texts.append(text)
        return text

    def _button(self, text: str, name: str, slot, kind: str = "ghost") -> PushButton:
        button = PushButton(text, kind, parent=self)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        px = self.look.px
        self._outer.setContentsMargins(px(16), px(12), px(12), px(12))
        self._outer.setSpacing(px(8))
        self._column.setContentsMargins(0, px(4), px(8), px(8))
        self._column.setSpacing(px(10))
        for layout in (self._head, self._foot, self._answer_column, self._recall_column):
            layout.setSpacing(px(8))
        for one in (*self._texts, *self._answers):
            one.setLook(self.look)
        buttons = [self.back, self.free, self.next, self.leave, self.overview, self.quiz, self.fold]
        buttons += [button for _, button in self._recalls]
        for button in buttons:
            button.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a sentence can be read."""
        return QSize(self.look.px(260), self.look.px(200))

    # ------------------------------------------------------------------------------- drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the step that runs and how it stands."""
        state, library = self.controller.state, self.controller.library
        lesson, step = lesson_of(state, library), step_of(state, library)
        if lesson is None or step is None:
            return
        if step is not self._shown:
            self._show_step(lesson, step)
        self._show_prediction(lesson, step)
        self._show_checks(lesson, step)

    def _show_step(self, lesson: Lesson, step: LessonStep) -> None:
        self._shown = step
        number = self.controller.state.learning.step
        place = place_text(lesson, number)
        self._place.setText(place)
        self._title.setText(step.title)
        self.text.setMarkdownText(step.text, lesson.folder)
        self.task.setMarkdownText(step.task, lesson.folder)
        self.truth.setMarkdownText(step.truth, lesson.folder)
        self.fold.setChecked(False)
        self.sources.setText(tr("Sources: {names}", names="; ".join(step.sources)))
        self.sources.setVisible(bool(step.sources))
        self.back.setEnabled(number > 0)
        self._offer_answers(step)
        self._offer_recalls(step)
        self._order_keys()
        self._scroll.verticalScrollBar().setValue(0)
        said = tr("{place}: {title}", place=place, title=step.title)
        self.setAccessibleDescription(said)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _order_keys(self) -> None:
        """Let the Tab key go from top to bottom; answers and sentences are newer than the rest."""
        around = (self.back, self.free, self.next)
        order: list[QWidget] = [self.overview, self.leave, self.text, self.question]
        order += [*self._answers, self.said, self.task, self.quiz]
        for row in self._recalls:
            order += row
        order += [self.fold, self.truth, *around]
        for one, after in pairwise(order):
            QWidget.setTabOrder(one, after)

    def _offer_answers(self, step: LessonStep) -> None:
        for old in self._answers:
            self._answer_column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._answers = []
        for n, choice in enumerate(() if step.predict is None else step.predict.choices):
            answer = AnswerButton(choice.text, self)
            answer.setObjectName(f"lesson.answer.{n}")
            answer.setProperty("number", n)
            answer.setLook(self.look)
            answer.clicked.connect(self._on_answer)
            self._answer_column.addWidget(answer)
            self._answers.append(answer)

    def _offer_recalls(self, step: LessonStep) -> None:
        while self._recall_column.count():
            item = self._recall_column.takeAt(0)
            row = None if item is None else item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for text in [one for one in self._texts if one.property("recall")]:
            self._texts.remove(text)
        self._recalls = []
        for n, one in enumerate(step.recalls):
            row = QWidget()
            line = QVBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(self.look.px(4))
            text = self._text(f"lesson.sentence.{n}", "body")
            text.setProperty("recall", True)
            text.setLook(self.look)
            text.setMarkdownText(one.says)
            button = self._button(tr("Show me"), f"lesson.recall.{n}", self._on_recall)
            button.setProperty("number", n)
            button.setAccessibleName(tr("Show me: {sentence}", sentence=text.toPlainText()))
            button.setLook(self.look)
            line.addWidget(text)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._recall_column.addWidget(row)
            self._recalls.append((text, button))

    def _show_prediction(self, lesson: Lesson, step: LessonStep) -> None:
        predict = step.predict
        made = self.controller.state.learning.predictions.get((lesson.id, step.id))
        for widget in (self._predict, self.question):
            widget.setVisible(predict is not None)
        self.said.setVisible(predict is not None and made is not None)
        open_now = predict is None or made is not None
        for widget in (self._try, self.task):
            widget.setVisible(open_now and bool(step.task))
        self.quiz.setVisible(open_now and bool(step.quiz))
        # It tells what is asked about.
        self.fold.setVisible(open_now and bool(step.truth))
        self.truth.setVisible(open_now and bool(step.truth) and self.fold.isChecked())
        if predict is None:
            return
        self.question.setMarkdownText(predict.question, lesson.folder)
        for n, (answer, choice) in enumerate(zip(self._answers, predict.choices, strict=True)):
            answer.setChecked(made == n)
            marked = made is not None and (choice.right or made == n)
            answer.setVerdict(choice.right if marked else None)
            answer.setEnabled(made is None)
        if made is not None:
            self.said.setMarkdownText(predict.choices[made].says, lesson.folder)

    def _show_checks(self, lesson: Lesson, step: LessonStep) -> None:
        now = self.controller.checks
        done = (lesson.id, step.id) in self.controller.state.learning.done
        fits = now is not None and now.step == (lesson.id, step.id)
        open_now = self.task.isVisibleTo(self) or (not step.task and step.predict is None)
        shown = bool(step.expectations) and fits and open_now
        self.checks.setVisible(shown)
        if shown and now is not None:
            lines = [
                check_text(one, how) for one, how in zip(step.expectations, now.checks, strict=True)
            ]
            self.checks.setText("\n".join(lines))
        last = self.controller.state.learning.step + 1 >= len(lesson.steps)
        needs = bool(step.expectations) or step.predict is not None or bool(step.quiz)
        text = tr("Finish") if last else tr("Next") if done or not needs else tr("Skip")
        self.next.setText(text)

    # --------------------------------------------------------------------------------- slots

    @Slot()
    def _on_back(self) -> None:
        self._go(-1)

    @Slot()
    def _on_next(self) -> None:
        learning = self.controller.state.learning
        lesson = lesson_of(self.controller.state, self.controller.library)
        if lesson is not None and learning.step + 1 >= len(lesson.steps):
            step = lesson.steps[-1]
            if not step.expectations:
                self.controller.do("mark_done", steps=[(lesson.id, step.id)])
            self.controller.do("leave_lesson")
        else:
            self._go(1)

    def _go(self, by: int) -> None:
        step = self.controller.state.learning.step + by
        if step >= 0:
            self.controller.do("go_to_step", step=step)

    @Slot()
    def _on_free(self) -> None:
        self.controller.do("play_freely")

    @Slot()
    def _on_leave(self) -> None:
        self.controller.do("leave_lesson")

    @Slot()
    def _on_overview(self) -> None:
        self.controller.do("show_page", page="learn")

    @Slot()
    def _on_quiz(self) -> None:
        if self._shown is not None:
            self.quizRequested.emit(self._shown.quiz)

    @Slot()
    def _on_fold(self) -> None:
        self.truth.setVisible(self.fold.isChecked())

    @Slot()
    def _on_answer(self) -> None:
        held = any(one.hasFocus() for one in self._answers)
        self.controller.do("predict", choice=self.sender().property("number"))
        QTimer.singleShot(0, self, self._show_task)  # once it has its place
        if held:
            self.setFocus()  # answers can no longer be chosen; the keys are the presenter's

    @Slot()
    def _show_task(self) -> None:
        """Scroll so far that what is to be done now is seen."""
        for last in (self.checks, self.quiz, self.task, self.said):
            if last.isVisibleTo(self):
                self._scroll.ensureWidgetVisible(last, 0, self.look.px(16))
                return

    @Slot()
    def _on_recall(self) -> None:
        self.controller.do("recall", index=self.sender().property("number"))

    @Slot(object)
    def _on_term(self, key: str | None) -> None:
        self.controller.do("hover", key=key)
