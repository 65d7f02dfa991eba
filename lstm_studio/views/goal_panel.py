"""The panel of a goal: it stands beside the sandbox in which the goal is reached."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import integer, tr
from lstm_studio.present import goal_texts
from lstm_studio.state.content import content_of
from lstm_studio.state.goal_grades import GoalGrade
from lstm_studio.state.goals import HINTS, Goal
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.check_rows import CheckRow, CheckRows
from lstm_studio.widgets.job_row import JobRow
from lstm_studio.widgets.rich_text import RichText
from lstm_studio.widgets.star_row import StarRow

__all__ = ["GoalPanelView"]


class GoalPanelView(View):
    """Story, bands, stars, hints and solution of the goal that runs.

    Object names: ``goal.title``, ``goal.story``, ``goal.bands``, ``goal.stars``, ``goal.outcome``,
    ``goal.return``, ``goal.restore``, ``goal.hint``, ``goal.hints``, ``goal.watch``,
    ``goal.search``, ``goal.found``, ``goal.why``, ``goal.restart``, ``goal.next``, ``goal.all``,
    ``goal.leave``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional

    Signals
    -------
    playRequested
        The solution is to be played, by the clock of the window.
    pauseRequested
        It is not, any more.
    """

    SLICES = ("goal", "grade", "search", "progress", "learning")

    playRequested = Signal()
    pauseRequested = Signal()

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("goal")
        self.setAccessibleName(tr("Goal"))
        self._shown: Goal | None = None
        self._was_solved = False
        self._buttons: list[PushButton] = []
        self._texts: list[RichText] = []
        self._build()
        self.apply_look()

    # ------------------------------------------------------------------------------ building

    def _build(self) -> None:
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._head = QHBoxLayout()
        self._place = self._label("muted", "place")
        self.all = self._button(tr("All goals"), "all", self._on_all)
        self.leave = self._button(tr("Leave"), "leave", self._on_leave)
        self.leave.setToolTip(tr("End the goal and bring back what was there before it"))
        self._head.addWidget(self._place, 1)
        self._head.addWidget(self.all)
        self._head.addWidget(self.leave)
        self._outer.addLayout(self._head)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("goal.scroll")
        self._scroll.setAccessibleName(tr("The goal"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._scroll.setWidget(body)
        self._outer.addWidget(self._scroll, 1)
        self._fill()
        self._foot = QHBoxLayout()
        self.restart = self._button(tr("Start again"), "restart", self._on_restart)
        self.restart.setToolTip(tr("Set all gates as they stood at the start"))
        self.next = self._button(tr("Next goal"), "next", self._on_next)
        self._foot.addWidget(self.restart)
        self._foot.addStretch(1)
        self._foot.addWidget(self.next)
        self._outer.addLayout(self._foot)
        stops = (self.all, self.leave, self.story, self.gates, self.back, self.restore)
        stops += (self.hints, self.hint, self.watch, self.search, self.job, self.why)
        for one, after in pairwise((*stops, self.restart, self.next)):
            QWidget.setTabOrder(one, after)

    def _fill(self) -> None:
        """Make what scrolls, from top to bottom."""
        self._title = self._label("title", "title")
        self.story = self._text("story", "lesson", tr("What is wanted"))
        self.gates = self._text("gates", "body", tr("The gates that may be moved"))
        self.outcome = self._label("strong", "outcome")
        self.back = self._button(tr("Back to the goal"), "return", self._on_return, "primary")
        self.bands = CheckRows(self)
        self.bands.setObjectName("goal.bands")
        self.moved = self._label("body", "moved")
        self.restore = self._button(tr("Put it back"), "restore", self._on_restore)
        self._score = QHBoxLayout()
        self.stars = StarRow(self)
        self.stars.setObjectName("goal.stars")
        self._changes = self._label("body", "changes")
        self._score.addWidget(self.stars)
        self._score.addWidget(self._changes, 1)
        self._best = self._label("muted", "best")
        self._par = self._label("muted", "par")
        self.hints = self._text("hints", "body", tr("Hints"))
        self._helps = QVBoxLayout()  # side by side they would not fit at a projector
        self.hint = self._button("", "hint", self._on_hint)
        self.watch = self._button("", "watch", self._on_watch)
        for button in (self.hint, self.watch):
            self._helps.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._rnn = self._label("strong", "rnn")
        self._rnn.setText(tr("Could a simple RNN do it?"))
        self.search = self._button(tr("Search all its weights"), "search", self._on_search)
        self.job = JobRow("goal.job", self)
        self.job.cancelRequested.connect(self._on_cancel)
        self.found = self._label("body", "found")
        self.why = self._text("why", "body", tr("Why"))
        for part in (self._title, self.story, self.gates, self.outcome, self.back, self.bands):
            self._column.addWidget(part)
        self._column.addWidget(self.moved)
        self._column.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(self._score)
        for part in (self._best, self._par, self.hints):
            self._column.addWidget(part)
        self._column.addLayout(self._helps)
        self._column.addWidget(self._rnn)
        self._column.addWidget(self.search, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.job, self.found, self.why):
            self._column.addWidget(part)
        self._column.addStretch(1)

    def _label(self, role: str, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"goal.{name}")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _text(self, name: str, role: str, title: str) -> RichText:
        text = RichText(role, self)
        text.setObjectName(f"goal.{name}")
        text.setAccessibleName(title)
        text.termHovered.connect(self._on_term)
        self._texts.append(text)
        return text

    def _button(self, text: str, name: str, slot, kind: str = "ghost") -> PushButton:
        button = PushButton(text, kind, parent=self)
        button.setObjectName(f"goal.{name}")
        button.clicked.connect(slot)
        self._buttons.append(button)
        return button

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        px = self.look.px
        self._outer.setContentsMargins(px(16), px(12), px(12), px(12))
        self._outer.setSpacing(px(8))
        self._column.setContentsMargins(0, px(4), px(8), px(8))
        self._column.setSpacing(px(10))
        for layout in (self._head, self._foot, self._helps, self._score):
            layout.setSpacing(px(8))
        for one in (*self._texts, *self._buttons, self.bands, self.stars, self.job):
            one.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a sentence can be read."""
        return QSize(self.look.px(260), self.look.px(200))

    # ------------------------------------------------------------------------------- drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the goal and how it stands."""
        goal, grade = self.controller.state.goal.goal, self.controller.grade
        if goal is None or grade is None:
            self._shown = None
            return
        if goal is not self._shown:
            self._show_goal(goal)
        self._show_place(goal)
        self._show_grade(grade)
        self._show_hints(goal)
        self._show_search(goal)

    def _show_goal(self, goal: Goal) -> None:
        self._shown = goal
        self._was_solved = False
        self._title.setText(goal.title)
        self.story.setMarkdownText(goal.story)
        self.gates.setMarkdownText(goal_texts.gates_text(goal))
        self._par.setText(goal_texts.par_text(goal))
        self._scroll.verticalScrollBar().setValue(0)
        self._say(tr("Goal: {title}", title=goal.title))

    def _show_place(self, goal: Goal) -> None:
        names = self._goals()
        here = names.index(goal.id) if goal.id in names else -1
        self._place.setText(
            tr("Goal {number} of {all}", number=integer(here + 1), all=integer(len(names)))
            if here >= 0
            else tr("Goal")
        )
        self.next.setEnabled(0 <= here < len(names) - 1)

    def _show_grade(self, grade: GoalGrade) -> None:
        units = grade.goal.units
        solved = grade.solved and not grade.watching
        self.outcome.setText(goal_texts.outcome_text(grade))
        role = "success" if solved else "strong"
        if self.outcome.property("role") != role:
            self.outcome.setProperty("role", role)
            self.outcome.style().polish(self.outcome)
        self.back.setVisible(not grade.here)
        self.bands.setRows(
            CheckRow(one.met, goal_texts.band_text(one, units), goal_texts.wrong_text(one))
            for one in grade.bands
        )
        moved = goal_texts.moved_text(grade)
        self.moved.setText(moved)
        for part, shown in (
            (self.bands, grade.here),
            (self.moved, bool(moved)),
            (self.restore, bool(moved)),
            (self.stars, grade.here),
            (self._changes, grade.here),
        ):
            part.setVisible(shown)
        self.stars.setStars(grade.stars)
        self._changes.setText(goal_texts.changes_text(grade.changes))
        best = goal_texts.best_text(self.controller.goal_work.best(grade.goal.id))
        self._best.setText(best)
        self._best.setVisible(bool(best))
        self._show_watching(grade.watching)
        kind = "primary" if solved and self.next.isEnabled() else "ghost"
        self.next.setKind(kind)
        if solved and not self._was_solved:
            said = goal_texts.outcome_text(grade)
            self._say(f"{said} {goal_texts.spoken_stars(grade.stars)}")
        self._was_solved = solved

    def _show_watching(self, watching: bool) -> None:
        self.watch.setText(tr("Back to my gates") if watching else tr("Watch the solution"))
        self.watch.setKind("primary" if watching else "ghost")

    def _show_hints(self, goal: Goal) -> None:
        count = self.controller.state.goal.hints
        shown = [f"**{integer(n + 1)}**  {text}" for n, text in enumerate(goal.hints[:count])]
        self.hints.setMarkdownText("\n\n".join(shown))
        self.hints.setVisible(bool(shown))
        self.hint.setVisible(count < HINTS)
        self.hint.setText(
            tr("Hint {number} of {all}", number=integer(count + 1), all=integer(HINTS))
        )

    def _show_search(self, goal: Goal) -> None:
        work = self.controller.goal_work
        found = work.found(goal)
        self._rnn.setVisible(goal.rnn is not None)
        self.search.setVisible(goal.rnn is not None and found is None and not work.searching)
        if work.searching:
            self.job.setRunning(tr("Going through its weights"), work.fraction)
        else:
            self.job.setIdle()
        agrees = goal.rnn is not None and found is not None and found.possible == goal.rnn.possible
        self.found.setVisible(goal.rnn is not None and found is not None)
        self.why.setVisible(agrees)
        if found is not None:
            self.found.setText(goal_texts.search_text(goal, found))
        if agrees and goal.rnn is not None:
            self.why.setMarkdownText(goal.rnn.why)

    def _goals(self) -> list[str]:
        try:
            content = content_of(self.controller.state, self.controller.library)
        except StudioError:
            return []
        return [goal.id for goal in content.goals]

    def _say(self, text: str) -> None:
        """Tell it to who cannot see it."""
        self.setAccessibleDescription(text)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # --------------------------------------------------------------------------------- slots

    @Slot()
    def _on_return(self) -> None:
        self.controller.do("return_to_goal")

    @Slot()
    def _on_restore(self) -> None:
        self.controller.do("restore_fixed_gates")

    @Slot()
    def _on_restart(self) -> None:
        self.pauseRequested.emit()
        self.controller.do("restart_goal")

    @Slot()
    def _on_hint(self) -> None:
        self.controller.do("show_hint")

    @Slot()
    def _on_watch(self) -> None:
        if self.controller.state.goal.watching:
            self.pauseRequested.emit()
            self.controller.do("stop_watching", merge="watch")
        elif self.controller.do("watch_solution", merge="watch"):
            self.playRequested.emit()

    @Slot()
    def _on_search(self) -> None:
        self.controller.goal_work.search()

    @Slot()
    def _on_cancel(self) -> None:
        self.controller.goal_work.cancel()

    @Slot()
    def _on_next(self) -> None:
        names = self._goals()
        if self._shown is not None and self._shown.id in names[:-1]:
            self.controller.do("start_goal", id=names[names.index(self._shown.id) + 1])

    @Slot()
    def _on_all(self) -> None:
        self.controller.do("show_page", page="learn")

    @Slot()
    def _on_leave(self) -> None:
        self.pauseRequested.emit()
        self.controller.do("leave_goal")

    @Slot(object)
    def _on_term(self, key: str | None) -> None:
        self.controller.do("hover", key=key)
