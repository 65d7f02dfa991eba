"""The same cell as PyTorch code: the line at work marked, to be copied and saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import write_whole
from lstm_studio.i18n import tr
from lstm_studio.present.captions import kind_name
from lstm_studio.present.codegen import Code, pytorch_code
from lstm_studio.present.equations import EQUATIONS
from lstm_studio.present.phases import COMPUTES, GIVEN, PHASES
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.linked_code import LinkedCode
from lstm_studio.widgets.segmented import Segmented

__all__ = ["CodePanelView"]

_MARGIN = 12
_QUIET_MS = 40
_AT_ONCE = 400  # numbers (steps × units) up to which the whole file is written at every tick


class CodePanelView(View):
    """The equations of one step as PyTorch lines, or the whole file that runs on its own.

    The equations hardly ever change while a slider moves.  The whole file holds every weight and
    every held gate: a large one is written again when things have been quiet for 40 ms.

    Object names: ``code.what`` (segments ``code.what.step`` and ``code.what.file``),
    ``code.view``, ``code.copy``, ``code.save``, ``code.saveDialog``.
    """

    SLICES = ("sequence", "results", "playhead", "view", "hover")

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("code")
        self.setAccessibleName(tr("PyTorch code"))
        self._made_for: tuple[object, ...] = ()
        self._code: Code | None = None
        self._shown: Code | None = None
        self._written: tuple[object, ...] = ()
        self._line_keys: dict[int, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET_MS)
        self._timer.timeout.connect(self._on_quiet)
        self._build()
        self.apply_look()

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        self.what = Segmented()
        self.what.setObjectName("code.what")
        self.what.setAccessibleName(tr("What is shown"))
        self.what.addItem("step", tr("One step"), tr("The equations as they stand in the loop"))
        self.what.addItem("file", tr("Whole file"), tr("The file that runs on its own"))
        self.what.currentKeyChanged.connect(self._on_what_changed)
        self.code_view = LinkedCode()
        self.code_view.setObjectName("code.view")
        self.code_view.setAccessibleName(tr("PyTorch code"))
        self.code_view.lineHovered.connect(self._on_line_hovered)
        self.copy_button = PushButton(tr("Copy"), icon_name="copy")
        self.copy_button.setObjectName("code.copy")
        self.copy_button.setAccessibleName(tr("Copy the whole file"))
        self.copy_button.setToolTip(tr("Copy the whole file, ready to run"))
        self.copy_button.clicked.connect(self.copy)
        self.save_button = PushButton(tr("Save as .py…"), icon_name="save")
        self.save_button.setObjectName("code.save")
        self.save_button.setAccessibleName(tr("Save the whole file"))
        self.save_button.setToolTip(tr("Save the whole file, ready to run"))
        self.save_button.clicked.connect(self.save)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.copy_button)
        self._buttons.addWidget(self.save_button)
        self._buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.what)
        self._column.addWidget(self.code_view, 1)
        self._column.addLayout(self._buttons)
        self._column.addStretch(0)
        self.code_view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        QWidget.setTabOrder(self.what, self.code_view)
        QWidget.setTabOrder(self.code_view, self.copy_button)
        QWidget.setTabOrder(self.copy_button, self.save_button)

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        look = self.look
        margin = look.px(_MARGIN)
        self._column.setContentsMargins(margin, look.px(4), margin, margin)
        self._column.setSpacing(look.px(8))
        self._buttons.setSpacing(look.px(8))
        self.code_view.setMinimumSize(look.px(120), look.px(48))
        for widget in (self.what, self.code_view, self.copy_button, self.save_button):
            widget.setLook(look)

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Write the code that is seen and mark its line."""
        if self._make_code() is not self._shown:
            trace = self.controller.results.trace
            small = len(trace) * trace.hidden_size <= _AT_ONCE
            if self._whole() and not small and self._shown is not None:
                self._timer.start()
            else:
                self._timer.stop()
                self._write()
        self._mark()

    def _make_code(self) -> Code:
        """Return the code of now; making it is cheap, only its texts are not."""
        state, trace = self.controller.state, self.controller.results.trace
        sequence = state.sequence.current
        unit = min(state.view.unit, trace.hidden_size - 1)
        if self._code is None or self._made_for != (trace, sequence, unit):
            self._made_for = (trace, sequence, unit)
            title = f"{kind_name(trace.kind)} · {sequence.title}"
            self._code = pytorch_code(trace, sequence.tokens, title=title, unit=unit)
        return self._code

    def flush(self) -> None:
        """Write now what waits for a quiet moment."""
        if self._timer.isActive():
            self._timer.stop()
            self._write()
            self._mark()

    def _whole(self) -> bool:
        return self.what.currentKey() == "file"

    def _write(self) -> None:
        code = self._shown = self._make_code()
        whole = self._whole()
        text = code.text if whole else code.core
        if self._written == (text, whole):
            return  # the equations are the same, whatever their numbers
        self._written = (text, whole)
        self.code_view.setFolded(not whole)
        self.code_view.setCode(text)
        kind = self.controller.results.trace.kind
        # The defined quantities last: a line that uses others is pointed at for what it makes.
        others = [q for made in COMPUTES[kind].values() for q in made]
        self._line_keys = {}
        for quantity in (*GIVEN[kind], *others, *EQUATIONS[kind]):
            for line in code.lines_of_quantity(quantity, not whole):
                self._line_keys[line + 1] = quantity

    def _mark(self) -> None:
        """Mark the line at work, or the last one when the step is complete; point softly."""
        code = self._shown
        if code is None or self._timer.isActive():
            return
        state, core = self.controller.state, not self._whole()
        kind = self.controller.results.trace.kind
        lines = code.lines_at(state.playhead.phase, core)
        line = lines[-1] if lines else code.line_of(PHASES[kind][-1], core)
        self.code_view.setMarkedLine(line + 1)
        key = state.hover.key
        soft = code.lines_of_quantity(key, core) if key else ()
        self.code_view.setSoftLines(tuple(n + 1 for n in soft), key or "")

    def _on_quiet(self) -> None:
        self._write()
        self._mark()

    def hideEvent(self, event: QHideEvent) -> None:
        """Put off what waits until the view is seen again."""
        if self._timer.isActive():
            self._timer.stop()
            self._dirty.add("results")
        super().hideEvent(event)

    # ------------------------------------------------------------------ what a person does

    def _on_what_changed(self, key: object) -> None:
        self._timer.stop()
        self._write()
        self._mark()
        self.code_view.showMarkedLine()

    def _on_line_hovered(self, line: object) -> None:
        key = self._line_keys.get(line) if isinstance(line, int) else None
        self.controller.do("hover", key=key)

    def text(self) -> str:
        """Return the whole file."""
        return self._make_code().text

    def copy(self) -> None:
        """Put the whole file on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())
        self.controller.notices.tell(tr("Copied."), tr("The whole file, ready to run."))

    def save(self) -> None:
        """Ask where the file shall go; the answer comes by signal."""
        sequence = self.controller.state.sequence.current
        kind = self.controller.results.trace.kind
        dialog = QFileDialog(self, tr("Save the PyTorch code"))
        dialog.setObjectName("code.saveDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("Python (*.py)"))
        dialog.setDefaultSuffix("py")
        dialog.selectFile(f"{kind}_{sequence.id}.py")
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        self.save_to(Path(name))

    def save_to(self, path: Path) -> bool:
        """Write the whole file, or say why that was not possible.

        Parameters
        ----------
        path : Path
            An older file of that name is replaced, or left as it was when writing fails.

        Returns
        -------
        bool
            Whether it was written.
        """
        try:
            write_whole(path, self.text().encode("utf-8"))
        except StudioError as error:
            self.controller.notices.error(error)
            return False
        self.controller.notices.tell(tr("Saved as {file}.", file=path.name))
        return True
