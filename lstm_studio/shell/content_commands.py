"""What the actions of a teacher do: a folder of own content, and a step recorded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr

if TYPE_CHECKING:
    from lstm_studio.controller.model_controller import ModelController
    from lstm_studio.controller.own_content import OwnContent
    from lstm_studio.controller.settings import Settings
    from lstm_studio.shell.main_window import MainWindow

__all__ = ["ContentCommands"]


class ContentCommands:
    """The slots of a teacher's actions; a part of ``Commands``.

    What they need is imported and made when it is first asked for.
    """

    _window: MainWindow
    _controller: ModelController
    _dialogs: dict[str, QWidget]
    _own: OwnContent | None = None
    _settings: Settings | None = None

    @property
    def own_content(self) -> OwnContent:
        """The folder of own content, open or not."""
        if self._own is None:
            from lstm_studio.controller.own_content import OwnContent

            self._own = OwnContent(self._controller)
        return self._own

    def start_folder(self, settings: Settings) -> None:
        """Open the remembered folder once the window is on the screen; remember it there."""
        self._settings = settings
        self._remember(settings.folder())
        if settings.folder() is not None:
            QTimer.singleShot(0, self._window, self.reopen_folder)

    def _remember(self, folder: Path | None) -> None:
        if self._settings is not None:
            self._settings.keep_folder(folder)
        self._window.actions_by_id["closeFolder"].setEnabled(folder is not None)

    @Slot()
    def choose_folder(self) -> None:
        """Ask for a folder of lessons, quizzes and goals."""
        dialog = QFileDialog(self._window, tr("Open a folder of lessons"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
        dialog.fileSelected.connect(self._on_folder_chosen)
        self._open(dialog)

    @Slot(str)
    def _on_folder_chosen(self, name: str) -> None:
        if self.open_folder(Path(name)):
            self.go_to_page("learn")

    def open_folder(self, folder: Path) -> bool:
        """Use the content of a folder and remember it; errors become a notice."""
        if not self.own_content.open(folder):
            return False
        self._remember(folder)
        return True

    @Slot()
    def reopen_folder(self) -> None:
        """Open the folder that was open when the program was last closed."""
        folder = None if self._settings is None else self._settings.folder()
        if folder is None or self.own_content.folder is not None:
            return
        if folder.is_dir():
            self.open_folder(folder)
            return
        self._controller.notices.error(
            StudioError(
                tr("The folder of lessons is not there any more: {folder}.", folder=folder.name),
                tr("Open it where it is now, or close it in the menu File."),
            )
        )

    @Slot()
    def close_folder(self) -> None:
        """Let go of the folder, now and at the next start."""
        if self._own is not None:
            self._own.close()
        self._remember(None)

    def stop_watching(self) -> None:
        """Watch the folder no longer; the window is about to go."""
        if self._own is not None:
            self._own.stop()

    @Slot()
    def record_step(self) -> None:
        """Show what is on the bench as a step of a lesson."""
        from lstm_studio.shell.record_dialog import RecordDialog

        dialog = self._dialogs.get("record")
        if not isinstance(dialog, RecordDialog):
            dialog = RecordDialog(self._window, self._window.look)
            self._dialogs["record"] = dialog
        dialog.record(self._controller, self.own_content.folder)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    if TYPE_CHECKING:

        def _open(self, dialog: QFileDialog) -> None: ...

        def go_to_page(self, page: object) -> None:  # noqa: D102
            ...
