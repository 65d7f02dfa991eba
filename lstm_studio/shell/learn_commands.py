"""What the actions of the menu "Learn" do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from lstm_studio.state.content import content_of
from lstm_studio.state.learning_intents import lesson_of

if TYPE_CHECKING:
    from lstm_studio.shell.main_window import MainWindow

__all__ = ["LearnCommands"]


class LearnCommands:
    """The slots of the menu's actions; a part of ``Commands``."""

    _window: MainWindow

    def _data(self) -> object:
        raise NotImplementedError

    @Slot()
    def go_on_with_lesson(self) -> None:
        """Go to the step that was shown last, of the first lesson when there was none."""
        controller = self._window.controller
        learning = controller.state.learning
        lessons = content_of(controller.state, controller.library).lessons
        known = any(one.id == learning.lesson for one in lessons)
        if known:
            controller.do("go_to_step", step=learning.step)
        elif lessons:
            controller.do("go_to_step", lesson=lessons[0].id)

    @Slot()
    def step_lesson(self) -> None:
        """Go one step of the lesson on or back; nothing at its ends, or while none runs."""
        controller, by = self._window.controller, self._data()
        learning = controller.state.learning
        lesson = lesson_of(controller.state, controller.library)
        if lesson is None or learning.activity != "lesson" or not isinstance(by, int):
            return
        if 0 <= learning.step + by < len(lesson.steps):
            controller.do("go_to_step", step=learning.step + by)

    @Slot()
    def show_goals(self) -> None:
        """Show the list of all goals."""
        self._show_section("goals")

    @Slot()
    def begin_quiz(self) -> None:
        """Begin the quiz that the action names, or go on with it."""
        self._window.learning.begin_quiz(self._data())

    @Slot()
    def show_quizzes(self) -> None:
        """Show the list of all quizzes."""
        self._show_section("quizzes")

    def _show_section(self, name: str) -> None:
        from lstm_studio.shell.learn_page import LearnPage

        self._window.commands.go_to_page("learn")
        page = self._window.page
        if isinstance(page, LearnPage):
            page.show_tab(name)

    @Slot()
    def switch_quiz(self) -> None:
        """Take the keyboard to the quiz that is open, or back to the page."""
        layer = self._window.learning.quiz_layer
        if layer is not None:
            layer.switch_keyboard()
