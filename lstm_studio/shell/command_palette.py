"""The command palette: every action, sequence and panel of the page shown, found by its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.widgets.palette_popup import PalettePopup

if TYPE_CHECKING:
    from lstm_studio.shell.main_window import MainWindow

__all__ = ["CommandPalette"]


class CommandPalette(QObject):
    """Fills the popup with what can be asked for now, and does what is chosen there.

    Parameters
    ----------
    window : MainWindow
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._popup = PalettePopup(window)
        self._popup.setObjectName("palette")
        self._popup.setLook(window.look)
        self._popup.commandChosen.connect(self._on_command_chosen)

    def open(self) -> None:
        """Open the popup over the window."""
        self._popup.setCommands(self._rows())
        self._popup.open()

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once."""
        self._popup.setLook(look)

    def _rows(self) -> list[tuple[str, str, str]]:
        window = self._window
        rows = [
            (key, _text(action), _shown_keys(action))
            for key, action in window.actions_by_id.items()
            if action.isEnabled() and key != "commands"
        ]
        if window.controller.state.view.page == "sandbox":
            rows += [
                (f"sequence:{s.id}", tr("Sequence: {title}", title=s.title), "")
                for s in window.controller.library.sequences()
            ]
        if window.controller.state.view.page == "both":
            rows += [
                (f"word:{word}", tr("Word: {word}", word=word), "")
                for word in (
                    *window.controller.library.words(),
                    *window.controller.state.reading.own,
                )
            ]
        rows += [
            (f"panel:{name}", tr("Panel: {title}", title=dock.windowTitle()), "")
            for name, dock in window.docks_shown().items()
        ]
        return rows

    @Slot(object)
    def _on_command_chosen(self, key: str) -> None:
        kind, _, name = key.partition(":")
        if kind == "sequence":
            self._window.controller.do("choose_sequence", id=name)
        elif kind == "word":
            self._window.controller.do("choose_word", word=name)
        elif kind == "panel":
            self._window.docks[name].show()
            self._window.docks[name].raise_()
        else:
            self._window.actions_by_id[key].trigger()


def _text(action: QAction) -> str:
    """Return what an action is called among all others, where no menu says what it is about."""
    text = action.text().split("\t")[0]
    return tr("Page: {page}", page=text) if action.objectName().startswith("page.") else text


def _shown_keys(action: QAction) -> str:
    _, _, shown = action.text().partition("\t")
    return shown or action.shortcut().toString()
