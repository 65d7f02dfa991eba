"""The panel beside the page while something is learned: at the left of all docks, on any page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QToolBar, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.views.goal_panel import GoalPanelView
from lstm_studio.views.lesson import LessonView
from lstm_studio.widgets.buttons import PushButton

__all__ = ["Companion"]

_WIDTH, _LEAST, _SHARE = 372, 250, 0.27
"""As wide as this, but no more than that share of the window, in pixels at 100 %."""


class Companion(QToolBar):
    """Holds the panel of the goal or the lesson that runs.

    While the person plays freely it holds the way back to the lesson; a goal that is begun in the
    middle of a lesson stands before it.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget
        The window.
    """

    def __init__(self, controller: ModelController, look: Look, parent: QWidget) -> None:
        super().__init__(tr("Lesson"), parent)
        self.setObjectName("companion")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setEnabled(False)
        self.controller = controller
        self.look = look
        self._window_width = parent.width()
        self._width = 0
        self._wanted = False
        self._stack = QStackedWidget()
        self.lesson = LessonView(controller, look)
        self.goal = GoalPanelView(controller, look)
        self._aside = QWidget()
        column = QVBoxLayout(self._aside)
        self.back = PushButton(tr("Back to the lesson"), "primary")
        self.back.setObjectName("companion.return")
        self.back.clicked.connect(self._on_return)
        column.addWidget(self.back)
        column.addStretch(1)
        self._stack.addWidget(self.lesson)
        self._stack.addWidget(self.goal)
        self._stack.addWidget(self._aside)
        self.addWidget(self._stack)
        self.set_look(look)
        self.decide()

    def views(self) -> list[View]:
        """Return the views that stand in it."""
        return [self.lesson, self.goal]

    def disconnect_controller(self) -> None:
        """Stop listening; the window is about to go."""
        for view in self.views():
            view.disconnect_controller()

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once."""
        self.look = look
        self.lesson.set_look(look)
        self.goal.set_look(look)
        self.back.setLook(look)
        self.fit(self._window_width)

    def fit(self, width: int) -> None:
        """Take the share of a window of `width` that the text needs."""
        self._window_width = width
        px = self.look.px
        wanted = max(min(px(_WIDTH), round(_SHARE * width)), px(_LEAST))
        if self._stack.currentWidget() is self._aside:
            wanted = self._aside.sizeHint().width()
        self._width = wanted
        self._stack.setFixedWidth(wanted)

    def taken(self) -> int:
        """Return how much of the window's width it takes, or is about to take, in pixels."""
        # With the padding of the bar, whose hint may be that of the width before.
        whole = max(self.sizeHint().width(), self._width + self.look.px(8))
        return whole if self._wanted else 0

    def decide(self) -> None:
        """Take over what the state says without showing it: others make room for it first."""
        learning, goal = self.controller.state.learning, self.controller.state.goal.goal
        self._wanted = goal is not None or learning.activity == "lesson" or learning.free
        part = self.goal if goal is not None else self.lesson
        self._stack.setCurrentWidget(self._aside if goal is None and learning.free else part)
        self.setWindowTitle(tr("Lesson") if goal is None else tr("Goal"))
        self.fit(self._window_width)

    def follow(self) -> None:
        """Show what the state says, or nothing."""
        self.decide()
        self.setVisible(self._wanted)

    @Slot()
    def _on_return(self) -> None:
        learning = self.controller.state.learning
        self.controller.do("go_to_step", lesson=learning.lesson, step=learning.step)
