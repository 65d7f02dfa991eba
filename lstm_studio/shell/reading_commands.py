"""What the actions of the page "Both ways" do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from lstm_studio.i18n import tr

if TYPE_CHECKING:
    from lstm_studio.controller.model_controller import ModelController
    from lstm_studio.shell.both_page import BothPage
    from lstm_studio.shell.main_window import MainWindow

__all__ = ["ReadingCommands"]


class ReadingCommands:
    """The slots of the page's actions; a part of ``Commands``."""

    _window: MainWindow
    _controller: ModelController
    _dialogs: dict[str, QWidget]

    def both(self) -> BothPage | None:
        """Return the page "Both ways" when it is shown."""
        if self._controller.state.view.page != "both":
            return None
        from lstm_studio.shell.both_page import BothPage

        page = self._window.page
        return page if isinstance(page, BothPage) else None

    @Slot()
    def keep_sentence(self) -> None:
        """Keep the sentence for comparison, and show the list."""
        both = self.both()
        if both is not None and self._controller.do("keep_sentence"):
            both.show_tab("pairs")

    @Slot()
    def open_in_sandbox(self) -> None:
        """Take the direction that is looked at to the gate sandbox."""
        both = self.both()
        if both is not None:
            both.strips.open_in_sandbox()

    @Slot()
    def add_word(self) -> None:
        """Open the form that adds an ambiguous word."""
        from lstm_studio.views.word_adder import WordAdderView

        form = self._dialogs.get("word")
        if not isinstance(form, WordAdderView):
            form = WordAdderView(self._controller, self._window.look, self._window)
            form.setWindowFlag(Qt.WindowType.Dialog)
            form.setWindowTitle(tr("Add a word"))
            form.resize(self._window.look.px(460), self._window.look.px(600))
            self._dialogs["word"] = form
        form.show()
        form.raise_()
        form.activateWindow()
        form.word.setFocus()
