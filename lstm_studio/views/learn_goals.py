"""The goals on the page "Learn": what there is, what has been reached, and the way in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import integer, tr
from lstm_studio.present.goal_texts import changes_text, gates_text, stars_text
from lstm_studio.state.content import content_of
from lstm_studio.state.goals import Goal
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.choice_list import ChoiceList
from lstm_studio.widgets.rich_text import RichText

__all__ = ["LearnGoalsView"]

_HIGH = 380
"""Below this height, in pixels at 100 %, the list needs the room of what can be done without."""


class LearnGoalsView(View):
    """Lists the goals; the one chosen is told, and begun by a button.

    Object names: ``learn.goals``, ``learn.goalStory``, ``learn.startGoal``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("learning", "goal", "progress")

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("learnGoals")
        self.setAccessibleName(tr("Goals"))
        self._chosen = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._about = self._label("muted")
        self._about.setText(
            tr("Puzzles for the gates: move them until the curves run inside the bands.")
        )
        self.list = ChoiceList()
        self.list.setObjectName("learn.goals")
        self.list.setAccessibleName(tr("Goals"))
        self.list.currentKeyChanged.connect(self._on_chosen)
        self.list.activated.connect(self._on_start)  # Enter, or a double click
        self._title = self._label("strong")
        self._title.setObjectName("learn.goalTitle")
        self.story = RichText("body")
        self.story.setObjectName("learn.goalStory")
        self.story.setAccessibleName(tr("What is wanted"))
        self._gates = RichText("body")
        self._gates.setObjectName("learn.goalGates")
        self._gates.setAccessibleName(tr("The gates that may be moved"))
        self._foot = QHBoxLayout()
        self._reached = self._label("muted")
        self._reached.setObjectName("learn.goalsReached")
        self.start = PushButton(tr("Start"), "primary", "play")
        self.start.setObjectName("learn.startGoal")
        self.start.clicked.connect(self._on_start)
        self._foot.addWidget(self._reached, 1)
        self._foot.addWidget(self.start)
        self._column.addWidget(self._about)
        self._column.addWidget(self.list)
        for widget in (self._title, self.story, self._gates):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._column.addLayout(self._foot)
        self.apply_look()

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return label

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        self._column.setSpacing(self.look.px(12))
        self._foot.setSpacing(self.look.px(12))
        for one in (self.list, self.story, self._gates, self.start):
            one.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a few goals are seen."""
        return QSize(self.look.px(240), self.look.px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is dispensable where there is little height."""
        super().resizeEvent(event)
        high = self.height() / self.look.factor >= _HIGH
        self._about.setVisible(high)
        self._gates.setVisible(high)

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the goals and what has been reached."""
        goals = self._goals()
        names = [goal.id for goal in goals]
        running = self.controller.state.goal.goal
        if "goal" in changed and running is not None and running.id in names:
            self._chosen = running.id
        if self._chosen not in names:
            open_ones = [name for name in names if self.controller.goal_work.best(name) is None]
            self._chosen = (open_ones or names or [""])[0]
        rows: list[tuple[str, ...]] = []
        reached = stars = 0
        for number, goal in enumerate(goals):
            best = self.controller.goal_work.best(goal.id)
            note = tr("open")
            if best is not None:
                reached, stars = reached + 1, stars + best[0]
                note = tr(
                    "{changes}   {stars}", changes=changes_text(best[1]), stars=stars_text(best[0])
                )
            rows.append((goal.id, f"{integer(number + 1)}  {goal.title}", note, ""))
        self.list.setItems(rows)
        if self._chosen:
            self.list.setCurrentKey(self._chosen)
        self._reached.setText(
            tr(
                "{n} of {all} reached, {stars} of {most} stars",
                n=integer(reached),
                all=integer(len(goals)),
                stars=integer(stars),
                most=integer(3 * len(goals)),
            )
        )
        self._show(next((goal for goal in goals if goal.id == self._chosen), None))

    def _goals(self) -> tuple[Goal, ...]:
        try:
            return content_of(self.controller.state, self.controller.library).goals
        except StudioError as error:
            self.story.setMarkdownText(error.message)
            return ()

    def _show(self, goal: Goal | None) -> None:
        for widget in (self._title, self.start, self._gates):
            widget.setEnabled(goal is not None)
        if goal is None:
            return
        self._title.setText(goal.title)
        self.story.setMarkdownText(goal.story)
        self._gates.setMarkdownText(gates_text(goal))
        runs = self.controller.state.goal.goal is goal
        self.start.setText(tr("Go on") if runs else tr("Start"))

    @Slot(object)
    def _on_chosen(self, name: str) -> None:
        self._chosen = name
        self._show(next((goal for goal in self._goals() if goal.id == name), None))

    @Slot()
    def _on_start(self) -> None:
        running = self.controller.state.goal.goal
        if running is not None and running.id == self._chosen:
            self.controller.do("return_to_goal")
        else:
            self.controller.do("start_goal", id=self._chosen)
