"""What the actions of the menu "Learn" do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

if TYPE_CHECKING:
    from lstm_studio.shell.main_window import MainWindow

__all__ = ["LearnCommands"]


class LearnCommands:
    """The slots of the menu's actions; a part of ``Commands``."""

    _window: MainWindow

    def _data(self) -> object:
        raise NotImplementedError

    @Slot()
    def begin_quiz(self) -> None:
        """Begin the quiz that the action names, or go on with it."""
        self._window.learning.begin_quiz(self._data())

    @Slot()
    def show_quizzes(self) -> None:
        """Show the list of all quizzes."""
        from lstm_studio.shell.learn_page import LearnPage

        self._window.commands.go_to_page("learn")
        page = self._window.page
        if isinstance(page, LearnPage):
            page.show_tab("quizzes")

    @Slot()
    def switch_quiz(self) -> None:
        """Take the keyboard to the quiz that is open, or back to the page."""
        layer = self._window.learning.quiz_layer
        if layer is not None:
            layer.switch_keyboard()
