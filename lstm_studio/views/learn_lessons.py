"""The lessons on the page "Learn": what each step is, what has been done, where to go on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import integer, tr
from lstm_studio.present.lesson_texts import done_count, minutes_left, step_mark
from lstm_studio.state.content import content_of
from lstm_studio.state.lessons import Lesson
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.choice_list import ChoiceList
from lstm_studio.widgets.rich_text import RichText

__all__ = ["LearnLessonsView"]


class LearnLessonsView(View):
    """Lessons at the left, the steps of the chosen one at the right.

    Object names: ``learn.lessons``, ``learn.steps``, ``learn.start``, ``learn.progress``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("learning",)

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("learnLessons")
        self.setAccessibleName(tr("Lessons"))
        self._chosen = ""
        self._step = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.lessons = ChoiceList()
        self.lessons.setObjectName("learn.lessons")
        self.lessons.setAccessibleName(tr("Lessons"))
        self.lessons.currentKeyChanged.connect(self._on_lesson)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.about = RichText("body")
        self.about.setObjectName("learn.about")
        self.about.setAccessibleName(tr("About the lesson"))
        self.steps = ChoiceList()
        self.steps.setObjectName("learn.steps")
        self.steps.setAccessibleName(tr("Steps of the lesson"))
        self.steps.currentKeyChanged.connect(self._on_step)
        self.steps.activated.connect(self._on_start)  # Enter, or a double click
        self._foot = QHBoxLayout()
        self._done = QLabel()
        self._done.setTextFormat(Qt.TextFormat.PlainText)
        self._done.setProperty("role", "muted")
        self.bar = QProgressBar()
        self.bar.setObjectName("learn.progress")
        self.bar.setAccessibleName(tr("Steps done"))
        self.bar.setTextVisible(False)
        self.bar.setProperty("role", "done")
        self.start = PushButton(tr("Start"), "primary", "play")
        self.start.setObjectName("learn.start")
        self.start.clicked.connect(self._on_start)
        self._foot.addWidget(self._done)
        self._foot.addWidget(self.bar, 1)
        self._foot.addWidget(self.start)
        for widget in (self.lessons, self._title, self.about):
            self._column.addWidget(widget)
        self._column.addWidget(self.steps)
        self._column.addStretch(1)
        self._column.addLayout(self._foot)
        self.apply_look()

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        self._column.setSpacing(self.look.px(12))
        self._foot.setSpacing(self.look.px(12))
        for one in (self.lessons, self.about, self.steps, self.start):
            one.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a few steps are seen."""
        return QSize(self.look.px(240), self.look.px(200))

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the lessons and how far each has come."""
        lessons = self._lessons()
        names = [one.id for one in lessons]
        if self._chosen not in names:
            running = self.controller.state.learning.lesson
            self._chosen = running if running in names else names[0] if names else ""
            self._step = self.controller.state.learning.step if running in names else 0
        learning = self.controller.state.learning
        self.lessons.setVisible(len(lessons) > 1)
        self.lessons.setItems(
            [
                (
                    one.id,
                    one.title,
                    tr(
                        "{n} of {all}",
                        n=integer(done_count(one, learning)),
                        all=integer(len(one.steps)),
                    ),
                    one.about,
                )
                for one in lessons
            ]
        )
        self.lessons.setMaximumHeight(self.lessons.sizeHint().height())
        if self._chosen:
            self.lessons.setCurrentKey(self._chosen)
        self._show(next((one for one in lessons if one.id == self._chosen), None))

    def _lessons(self) -> tuple[Lesson, ...]:
        try:
            return content_of(self.controller.state, self.controller.library).lessons
        except StudioError as error:
            self.about.setMarkdownText(error.message)
            return ()

    def _show(self, lesson: Lesson | None) -> None:
        for widget in (self._title, self.steps, self.bar, self.start, self._done):
            widget.setEnabled(lesson is not None)
        if lesson is None:
            return
        learning = self.controller.state.learning
        here = learning.step if learning.lesson == lesson.id else -1
        self._step = min(self._step, len(lesson.steps) - 1)
        self._title.setText(lesson.title)
        self.about.setMarkdownText(lesson.about, lesson.folder)
        rows: list[tuple[str, ...]] = []
        for n, step in enumerate(lesson.steps):
            done = (lesson.id, step.id) in learning.done
            mark = step_mark(done, n == here)
            title = f"{mark}  {integer(n + 1)}  {step.title}"
            note = tr("done") if done else tr("here") if n == here else ""
            rows.append((str(n), title, note, ""))
        self.steps.setItems(rows)
        self.steps.setCurrentKey(str(self._step))
        count = done_count(lesson, learning)
        self._done.setText(
            tr(
                "{n} of {all} done, about {minutes} min left",
                n=integer(count),
                all=integer(len(lesson.steps)),
                minutes=integer(minutes_left(lesson, learning)),
            )
        )
        self.bar.setRange(0, len(lesson.steps))
        self.bar.setValue(count)
        goes_on = self._step == here and (learning.free or learning.activity == "lesson")
        self.start.setText(
            tr("Return to step {number}", number=integer(self._step + 1))
            if goes_on
            else tr("Start at step {number}", number=integer(self._step + 1))
        )

    @Slot(object)
    def _on_lesson(self, name: str) -> None:
        if name != self._chosen:
            self._chosen, self._step = name, 0
            self.render_state(frozenset(("learning",)))

    @Slot(object)
    def _on_step(self, key: str) -> None:
        self._step = int(key)
        lessons = self._lessons()
        self._show(next((one for one in lessons if one.id == self._chosen), None))

    @Slot()
    def _on_start(self) -> None:
        self.controller.do("go_to_step", lesson=self._chosen, step=self._step)
