"""What the actions do: one method each, by the names in the table of actions.

What is opened over the window is imported when it is opened: the start does not pay for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import decode, read_limited, write_whole
from lstm_studio.core.tables import columns, parse_csv
from lstm_studio.core.tokens import parse_text
from lstm_studio.i18n import tr
from lstm_studio.present.tables import trace_csv, trace_table, trace_text
from lstm_studio.shell.actions import SCALES
from lstm_studio.shell.content_commands import ContentCommands
from lstm_studio.shell.lab_commands import LabCommands
from lstm_studio.shell.learn_commands import LearnCommands
from lstm_studio.shell.progress_commands import ProgressCommands
from lstm_studio.shell.reading_commands import ReadingCommands
from lstm_studio.style.look import Look

if TYPE_CHECKING:
    from lstm_studio.shell.command_palette import CommandPalette
    from lstm_studio.shell.main_window import MainWindow
    from lstm_studio.shell.overlays import AboutDialog, KeysDialog
    from lstm_studio.views.sequence_editor import SequenceEditorView

__all__ = ["Commands"]


class Commands(
    ReadingCommands, LabCommands, LearnCommands, ProgressCommands, ContentCommands, QObject
):
    """The slots of all actions.

    Parameters
    ----------
    window : MainWindow
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._controller = window.controller
        self._palette: CommandPalette | None = None
        self._dialogs: dict[str, QWidget] = {}

    def _data(self) -> object:
        action = self.sender()
        return action.data() if isinstance(action, QAction) else None

    # ---------------------------------------------------------------------------------- file

    @Slot()
    def edit_sequence(self) -> None:
        """Open the editor of the person's own sequence."""
        editor = self._editor()
        editor.show()
        editor.raise_()
        editor.activateWindow()
        editor.text.setFocus()

    def _editor(self) -> SequenceEditorView:
        from lstm_studio.views.sequence_editor import SequenceEditorView

        editor = self._dialogs.get("sequence")
        if not isinstance(editor, SequenceEditorView):
            editor = SequenceEditorView(self._controller, self._window.look, self._window)
            editor.setWindowFlag(Qt.WindowType.Dialog)
            editor.setWindowTitle(tr("Your own sequence"))
            self._dialogs["sequence"] = editor
        return editor

    @Slot()
    def choose_file(self) -> None:
        """Ask for a file of words or numbers."""
        dialog = QFileDialog(self._window, tr("Open words or numbers"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Words or numbers (*.csv *.tsv *.txt)"), tr("All files (*)")])
        dialog.fileSelected.connect(self._on_file_chosen)
        self._open(dialog)

    @Slot(str)
    def _on_file_chosen(self, name: str) -> None:
        self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Put the sequence of a CSV or text file on the bench; errors become a notice.

        A table with several columns of numbers is opened in the editor, where one is chosen.
        """
        table = path.suffix.lower() in (".csv", ".tsv")
        try:
            data = read_limited(path)
            sequence = parse_csv(data) if table else parse_text(decode(data))
        except StudioError as error:
            if table and _may_choose(path):
                self.edit_sequence()
                self._editor().open_file(path)
            else:
                self._controller.notices.error(error)
            return
        self._controller.do("use_sequence", sequence=sequence)
        self.go_to_page("sandbox")  # where it is read

    @Slot()
    def save_code(self) -> None:
        """Ask where the PyTorch code is to be saved."""
        both = self.both()
        if both is not None:
            both.indexing.save()
            return
        self._window.docks["dock.code"].show()
        self._window.docks["dock.code"].raise_()
        self._window.code.save()

    @Slot()
    def copy_code(self) -> None:
        """Put the PyTorch code on the clipboard."""
        both = self.both()
        if both is not None:
            both.indexing.copy()
        else:
            self._window.code.copy()

    @Slot()
    def copy_trace(self) -> None:
        """Put the numbers of all steps on the clipboard."""
        self.copy_text(trace_text(self._table()))

    @Slot(object)
    def copy_text(self, text: str) -> None:
        """Put a text on the clipboard and say so."""
        QGuiApplication.clipboard().setText(text)
        self._controller.notices.tell(tr("Copied."))

    @Slot()
    def save_trace(self) -> None:
        """Ask where the numbers are to be saved."""
        self._ask_to_save(
            tr("Save the numbers"), "lstm-studio.csv", tr("CSV (*.csv)"), self._on_trace_chosen
        )

    @Slot(str)
    def _on_trace_chosen(self, name: str) -> None:
        self._save(Path(name), trace_csv(self._table()).encode("utf-8"))

    @Slot()
    def save_picture(self) -> None:
        """Ask where a picture of the page is to be saved."""
        self._ask_to_save(
            tr("Save a picture"), "lstm-studio.png", tr("Picture (*.png)"), self._on_picture_chosen
        )

    @Slot(str)
    def _on_picture_chosen(self, name: str) -> None:
        from PySide6.QtCore import QBuffer, QIODevice

        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._window.page.grab().save(buffer, "PNG")
        self._save(Path(name), bytes(buffer.data().data()))

    def _table(self):
        sequence = self._controller.state.sequence.current
        return trace_table(
            self._controller.results.trace,
            sequence.tokens,
            vectors=sequence.vectors is not None,
        )

    def _ask_to_save(self, title: str, name: str, kind: str, slot) -> None:
        dialog = QFileDialog(self._window, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kind)
        dialog.setDefaultSuffix(Path(name).suffix[1:])
        dialog.selectFile(name)
        dialog.fileSelected.connect(slot)
        self._open(dialog)

    def _open(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _save(self, path: Path, data: bytes) -> None:
        try:
            write_whole(path, data)
        except StudioError as error:
            self._controller.notices.error(error)
            return
        self._controller.notices.tell(tr("Saved as {file}.", file=path.name))

    @Slot()
    def close(self) -> None:
        """Close the window."""
        self._window.close()

    # ---------------------------------------------------------------------------------- edit

    @Slot()
    def undo(self) -> None:
        """Take the last choice back."""
        self._controller.undo()

    @Slot()
    def redo(self) -> None:
        """Make it again."""
        self._controller.redo()

    # ---------------------------------------------------------------------------------- cell

    @Slot()
    def choose_kind(self) -> None:
        """Put another kind of cell on the bench."""
        self._controller.do("choose_kind", kind=self._data())

    @Slot()
    def choose_mode(self) -> None:
        """Choose who sets the gates."""
        self._controller.do("choose_mode", mode=self._data())

    @Slot()
    def release_all(self) -> None:
        """Let go of all gates."""
        self._controller.do("release_all")

    @Slot()
    def flatten_gates(self) -> None:
        """Hold every gate at one value."""
        self._controller.do("flatten_gates")

    @Slot()
    def reset_weights(self) -> None:
        """Give the cell its weights back."""
        self._controller.do("reset_weights")

    # ---------------------------------------------------------------------------------- play

    @Slot()
    def toggle_play(self) -> None:
        """Play or pause."""
        self._window.playback.toggle()

    @Slot()
    def step_back(self) -> None:
        """Go one step back."""
        self._window.playback.back()

    @Slot()
    def step_forward(self) -> None:
        """Go one step on."""
        self._window.playback.forward()

    @Slot()
    def step_first(self) -> None:
        """Go to the first step."""
        self._window.playback.first()

    @Slot()
    def step_last(self) -> None:
        """Go to the last step."""
        self._window.playback.last()

    @Slot()
    def sub_step(self) -> None:
        """Go one part of the update on."""
        self._window.playback.sub_step()

    @Slot()
    def sub_step_back(self) -> None:
        """Go one part of the update back."""
        self._window.playback.sub_step_back()

    @Slot()
    def toggle_loop(self) -> None:
        """Loop or not."""
        self._controller.do("set_loop", loop=not self._controller.state.view.loop)

    @Slot()
    def set_speed(self) -> None:
        """Choose the speed."""
        self._controller.do("set_speed", speed=self._data())

    def presenter_key(self, event: QKeyEvent) -> bool:
        """Act on a presenter's key; return whether it was one."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        act = {
            Qt.Key.Key_Space: self.run_training if self._training_shown() else self.toggle_play,
            Qt.Key.Key_Left: self.step_back,
            Qt.Key.Key_Right: self.step_forward,
            Qt.Key.Key_Home: self.step_first,
            Qt.Key.Key_End: self.step_last,
            Qt.Key.Key_Period: self.sub_step,
            Qt.Key.Key_Comma: self.sub_step_back,
            Qt.Key.Key_B: self.toggle_blank,
        }.get(Qt.Key(event.key()))
        if act is None or not plain:
            return False
        act()
        return True

    # ---------------------------------------------------------------------------------- view

    @Slot()
    def show_page(self) -> None:
        """Show another page."""
        self.go_to_page(self._data())

    @Slot(object)
    def go_to_page(self, page: object) -> None:
        """Show the page of that id."""
        if not self._controller.do("show_page", page=page):
            self._window.top_bar.tabs.set_current(self._controller.state.view.page)

    @Slot()
    def set_theme(self) -> None:
        """Choose a theme."""
        self._controller.do("set_theme", theme=self._data())

    @Slot()
    def toggle_theme(self) -> None:
        """Switch light and dark."""
        dark = self._window.look.theme.dark
        self._controller.do("set_theme", theme="light" if dark else "dark")

    @Slot()
    def set_scale(self) -> None:
        """Choose a size."""
        self._controller.do("set_scale", scale=self._data())

    @Slot()
    def larger(self) -> None:
        """Make everything larger."""
        self._scale(1)

    @Slot()
    def smaller(self) -> None:
        """Make everything smaller."""
        self._scale(-1)

    @Slot()
    def normal_size(self) -> None:
        """Go back to 100 %."""
        self._controller.do("set_scale", scale=1.0)

    def _scale(self, by: int) -> None:
        now = self._controller.state.look.scale
        nearest = min(range(len(SCALES)), key=[abs(s - now) for s in SCALES].__getitem__)
        index = min(max(nearest + by, 0), len(SCALES) - 1)
        self._controller.do("set_scale", scale=SCALES[index])

    @Slot()
    def toggle_projector(self) -> None:
        """Large type and strong lines, or not."""
        self._controller.do("set_projector", projector=not self._controller.state.look.projector)

    @Slot()
    def toggle_full_screen(self) -> None:
        """Fill the screen, or not."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    @Slot()
    def toggle_reduce_motion(self) -> None:
        """Reduce motion, or not."""
        reduce = not self._controller.state.look.reduce_motion
        self._controller.do("set_reduce_motion", reduce_motion=reduce)

    @Slot()
    def toggle_blank(self) -> None:
        """Blank the window, until any key or click."""
        from lstm_studio.shell.overlays import BlankScreen

        blank = self._dialogs.get("blank")
        if blank is None:
            blank = self._dialogs["blank"] = BlankScreen(self._window)
        blank.setVisible(not blank.isVisible())

    @Slot()
    def zoom_fit(self) -> None:
        """Show the whole sequence."""
        self._window.sandbox.plots.axis.fit()

    @Slot()
    def reset_layout(self) -> None:
        """Put all panels back."""
        self._window.layout_keeper.arrange()

    # ---------------------------------------------------------------------------------- help

    @Slot()
    def open_commands(self) -> None:
        """Open the command palette."""
        if self._palette is None:
            from lstm_studio.shell.command_palette import CommandPalette

            self._palette = CommandPalette(self._window)
        self._palette.open()

    @Slot()
    def show_keys(self) -> None:
        """Show all keys."""
        from lstm_studio.shell.overlays import KeysDialog

        self._show("keys", KeysDialog)

    @Slot()
    def show_about(self) -> None:
        """Say what this is."""
        from lstm_studio.shell.overlays import AboutDialog

        self._show("about", AboutDialog)

    def _show(self, name: str, kind: type[KeysDialog] | type[AboutDialog]) -> None:
        if name not in self._dialogs:
            self._dialogs[name] = kind(self._window, self._window.look)
        dialog = self._dialogs[name]
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def set_look(self, look: Look) -> None:
        """Restyle what is open over the window."""
        if self._palette is not None:
            self._palette.set_look(look)
        for dialog in self._dialogs.values():
            restyle = getattr(dialog, "set_look", None)
            if restyle is not None:
                restyle(look)

    def close_dialogs(self) -> None:
        """Close what is open over the window; what was typed there stays until the program ends."""
        for dialog in self._dialogs.values():
            disconnect = getattr(dialog, "disconnect_controller", None)
            if disconnect is not None:
                disconnect()
            dialog.close()


def _may_choose(path: Path) -> bool:
    """Return whether a table has several columns of numbers, of which a person can choose one."""
    try:
        return sum(column.numeric for column in columns(path)) > 1
    except StudioError:
        return False
