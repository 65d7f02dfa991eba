"""The quizzes on the page "Learn": what each is about, the best result, and the way in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.quiz_desk import begin_quiz
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import integer, tr
from lstm_studio.present.quiz_scores import best_score, quiz_note
from lstm_studio.state.content import content_of
from lstm_studio.state.quizzes import Quiz
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.choice_list import ChoiceList

__all__ = ["LearnQuizzesView"]


class LearnQuizzesView(View):
    """A list of quizzes with the best result of each.

    Object names: ``learn.quizzes``, ``learn.quizStart``, ``learn.quizAbout``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("learning", "progress", "quiz")

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("learnQuizzes")
        self.setAccessibleName(tr("Quizzes"))
        self._chosen = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.quizzes = ChoiceList()
        self.quizzes.setObjectName("learn.quizzes")
        self.quizzes.setAccessibleName(tr("Quizzes"))
        self.quizzes.currentKeyChanged.connect(self._on_quiz)
        self._title = self._label("strong")
        self.about = self._label("")
        self.about.setObjectName("learn.quizAbout")
        self._note = self._label("muted")
        self._foot = QHBoxLayout()
        self.start = PushButton(tr("Start"), "primary", "play")
        self.start.setObjectName("learn.quizStart")
        self.start.clicked.connect(self._on_start)
        self._foot.addWidget(self._note, 1)
        self._foot.addWidget(self.start)
        self._column.addWidget(self.quizzes)
        self._column.addWidget(self._title)
        self._column.addWidget(self.about)
        self._column.addStretch(1)
        self._column.addLayout(self._foot)
        self.apply_look()

    def _label(self, role: str) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return label

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        self._column.setSpacing(self.look.px(12))
        self._foot.setSpacing(self.look.px(12))
        self.quizzes.setLook(self.look)
        self.start.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a few quizzes are seen."""
        return QSize(self.look.px(240), self.look.px(200))

    def _quizzes(self) -> tuple[Quiz, ...]:
        try:
            return content_of(self.controller.state, self.controller.library).quizzes
        except StudioError as error:
            self.about.setText(f"{error.message} {error.hint}".strip())
            return ()

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the quizzes, what is known of each, and where to go on."""
        quizzes = self._quizzes()
        names = [one.id for one in quizzes]
        if self._chosen not in names:
            self._chosen = names[0] if names else ""
        attempts = self.controller.progress.attempts()
        rows: list[tuple[str, ...]] = []
        for quiz in quizzes:
            best = best_score(quiz, attempts)
            note = quiz_note(quiz, best, self.controller.state.quiz)
            rows.append((quiz.id, quiz.title, note, quiz.about))
        self.quizzes.setItems(rows)
        self._show(next((one for one in quizzes if one.id == self._chosen), None))

    def _show(self, quiz: Quiz | None) -> None:
        for widget in (self.quizzes, self._title, self._note, self.start):
            widget.setEnabled(quiz is not None)
        if quiz is None:
            return
        self.quizzes.setCurrentKey(quiz.id)
        self._title.setText(quiz.title)
        self.about.setText(quiz.about)
        questions = tr("{n} questions", n=integer(len(quiz.questions)))
        least = tr("{share} % are enough", share=integer(round(100 * quiz.least)))
        closed = tr("closed book") if quiz.closed else ""
        self._note.setText(" · ".join(one for one in (questions, least, closed) if one))
        now = self.controller.state.quiz
        goes_on = now.under_way and now.quiz is not None and now.quiz.id == quiz.id
        self.start.setText(tr("Go on") if goes_on else tr("Start"))

    @Slot(object)
    def _on_quiz(self, name: str) -> None:
        self._chosen = name
        self._show(next((one for one in self._quizzes() if one.id == name), None))

    @Slot()
    def _on_start(self) -> None:
        # There is nothing to look at on this page: the cell and its plots stand in the sandbox.
        self.controller.do("show_page", page="sandbox")
        begin_quiz(self.controller, self._chosen)
