"""The same curves from autograd: a short PyTorch file, to be copied and saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import write_whole
from lstm_studio.i18n import tr
from lstm_studio.present.flow_code import flow_code
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.code_view import CodeView

__all__ = ["GradientsCodeView"]


class GradientsCodeView(View):
    """The file, and what can be done with it.

    Object names: ``gradients.code``, ``gradients.code.copy``, ``gradients.code.save``,
    ``gradients.saveDialog``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("flow",)

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("gradientsCode")
        self.setAccessibleName(tr("PyTorch code"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.code = CodeView()
        self.code.setObjectName("gradients.code")
        self.code.setAccessibleName(tr("PyTorch code"))
        self._column.addWidget(self.code, 1)
        self._buttons = QHBoxLayout()
        self.copy_button = PushButton(tr("Copy"), icon_name="copy")
        self.copy_button.setObjectName("gradients.code.copy")
        self.copy_button.setToolTip(tr("Copy the whole file, ready to run"))
        self.copy_button.clicked.connect(self.copy)
        self.save_button = PushButton(tr("Save as .py…"), icon_name="save")
        self.save_button.setObjectName("gradients.code.save")
        self.save_button.setToolTip(tr("Save the whole file, ready to run"))
        self.save_button.clicked.connect(self.save)
        self._buttons.addWidget(self.copy_button)
        self._buttons.addWidget(self.save_button)
        self._buttons.addStretch(1)
        self._column.addLayout(self._buttons)
        self.apply_look()

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        self._column.setSpacing(self.look.px(8))
        self._buttons.setSpacing(self.look.px(8))
        for widget in (self.code, self.copy_button, self.save_button):
            widget.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which some lines are seen."""
        return QSize(self.look.px(300), self.look.px(100))

    def render_state(self, changed: frozenset[str]) -> None:
        """Write the file."""
        self.code.setCode(self.text())

    def text(self) -> str:
        """Return the whole file."""
        return flow_code(self.controller.state.flow)

    @Slot()
    def copy(self) -> None:
        """Put the whole file on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())
        self.controller.notices.tell(tr("Copied."), tr("The whole file, ready to run."))

    @Slot()
    def save(self) -> None:
        """Ask where the file shall go; the answer comes by signal."""
        dialog = QFileDialog(self, tr("Save the PyTorch code"))
        dialog.setObjectName("gradients.saveDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("Python (*.py)"))
        dialog.setDefaultSuffix("py")
        dialog.selectFile("gradient_flow.py")
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_file_selected(self, name: str) -> None:
        try:
            write_whole(Path(name), self.text().encode("utf-8"))
        except StudioError as error:
            self.controller.notices.error(error)
            return
        self.controller.notices.tell(tr("Saved as {file}.", file=Path(name).name))
