"""A recorded step as text: to be copied, or appended to a lesson of the open folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lstm_studio.content.own_files import content_files, kind_of, read_file
from lstm_studio.content.step_text import append_step, step_text
from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.errors import StudioError
from lstm_studio.core.texts import harmless
from lstm_studio.i18n import tr
from lstm_studio.state.recorder import Recording, record
from lstm_studio.style.look import Look
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.code_view import CodeView

__all__ = ["RecordDialog"]


class RecordDialog(QDialog):
    """Shows what is on the bench as a ``[[step]]``; modeless, so that one can go on and look.

    Object names: ``record.text``, ``record.leftOut``, ``record.file``, ``record.copy``,
    ``record.append``, ``record.again``.

    Parameters
    ----------
    parent : QWidget
        The window.
    look : Look
    """

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self.setObjectName("record")
        self.setWindowTitle(tr("Record a step"))
        self._controller: ModelController | None = None
        self._folder: Path | None = None
        self._recording = Recording(())
        self._box = QVBoxLayout(self)
        self._about = self._label(
            tr("What is on the bench, as a step of a lesson. Write its title and text in the file.")
        )
        self.text = CodeView()
        self.text.setObjectName("record.text")
        self.text.setAccessibleName(tr("The step as text"))
        self.left_out = self._label("")
        self.left_out.setObjectName("record.leftOut")
        self.file = QComboBox()
        self.file.setObjectName("record.file")
        self.file.setAccessibleName(tr("Lesson to append to"))
        self.note = self._label(tr("Open a folder of lessons to append the step to one of them."))
        self.copy = self._button(tr("Copy"), "record.copy", self._on_copy, "ghost")
        self.again = self._button(tr("Record again"), "record.again", self._on_again, "ghost")
        self.append = self._button(tr("Append"), "record.append", self._on_append, "primary")
        self._foot = QHBoxLayout()
        for widget in (self.again, self.copy):
            self._foot.addWidget(widget)
        self._foot.addStretch(1)
        self._foot.addWidget(self.file)
        self._foot.addWidget(self.append)
        for widget in (self._about, self.text, self.left_out, self.note):
            self._box.addWidget(widget, 1 if widget is self.text else 0)
        self._box.addLayout(self._foot)
        self.set_look(look)

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _button(self, text: str, name: str, slot, kind: str) -> PushButton:
        button = PushButton(text, kind, parent=self)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once."""
        px = look.px
        self._box.setContentsMargins(px(20), px(16), px(20), px(16))
        self._box.setSpacing(px(10))
        self._foot.setSpacing(px(8))
        for one in (self.text, self.copy, self.again, self.append):
            one.setLook(look)
        self.setMinimumSize(px(420), px(300))
        wanted = QSize(px(660), px(460))
        window = self.parentWidget()
        self.resize(wanted if window is None else wanted.boundedTo(window.size()))

    def record(self, controller: ModelController, folder: Path | None) -> None:
        """Show what is on the bench now.

        Parameters
        ----------
        controller : ModelController
        folder : Path or None
            Where lessons are that the step can be appended to.
        """
        self._controller, self._folder = controller, folder
        self._recording = record(controller.state, controller.library)
        try:
            text = step_text(self._recording.scene, left_out=self._recording.left_out)
            problem = ""
        except StudioError as error:
            text, problem = "", f"{error.message} {error.hint}".strip()
        self.text.setPlainText(text)
        self.left_out.setText(problem or " ".join(self._recording.left_out))
        self.left_out.setVisible(bool(self.left_out.text()))
        self.copy.setEnabled(bool(text))
        self._offer_files()
        self.append.setEnabled(bool(text) and folder is not None)

    def _offer_files(self) -> None:
        self.file.clear()
        folder = self._folder
        for widget in (self.file, self.append):
            widget.setVisible(folder is not None)
        self.note.setVisible(folder is None)
        if folder is None:
            return
        for path in self._lessons(folder):
            self.file.addItem(harmless(path.name), path.name)
        number = next(n for n in range(1, 10_000) if not (folder / f"lesson-{n}.toml").exists())
        name = f"lesson-{number}.toml"
        self.file.addItem(tr("New: {file}", file=name), name)

    def _lessons(self, folder: Path) -> list[Path]:
        """Return the lessons of a folder; what cannot be read, it has said itself."""
        try:
            return [path for path in content_files(folder) if self._is_lesson(path, folder)]
        except StudioError:
            return []

    def _is_lesson(self, path: Path, folder: Path) -> bool:
        try:
            return kind_of(read_file(path, folder)) == "lesson"
        except StudioError:
            return False

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        if self._controller is not None:
            self._controller.notices.tell(tr("Copied."))

    @Slot()
    def _on_again(self) -> None:
        if self._controller is not None:
            self.record(self._controller, self._folder)

    @Slot()
    def _on_append(self) -> None:
        controller, folder, name = self._controller, self._folder, self.file.currentData()
        if controller is None or folder is None or not isinstance(name, str):
            return
        try:
            step = append_step(
                folder / name, folder, self._recording.scene, self._recording.left_out
            )
        except StudioError as error:
            controller.notices.error(error)
            return
        controller.notices.tell(
            tr("Appended to {file} as “{step}”.", file=harmless(name), step=step),
            tr("Write its title and text there; the program follows when you save."),
        )
        self.hide()
