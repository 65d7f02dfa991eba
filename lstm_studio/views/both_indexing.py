"""Index like a professional: three ways to take a bidirectional output, one of them right."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import write_whole
from lstm_studio.i18n import percent, tr
from lstm_studio.present.index_code import IndexCode, index_code
from lstm_studio.present.reading_texts import index_note, index_rows
from lstm_studio.state.answers import Answers, index_answers
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.code_view import CodeView
from lstm_studio.widgets.rows_table import Row, RowsTable

__all__ = ["BothIndexingView"]

_BESIDE = 520  # pixels at 100 % from which code and table have room side by side


class BothIndexingView(View):
    """The code at the left; at the right what each expression holds and what it would say.

    Object names: ``both.code``, ``both.code.copy``, ``both.code.save``, ``both.indices``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("answers",)

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("bothIndexing")
        self.setAccessibleName(tr("Index like a professional"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._row.addLayout(self._left, 6)
        self._row.addLayout(self._right, 5)
        self.code = CodeView()
        self.code.setObjectName("both.code")
        self.code.setAccessibleName(tr("PyTorch code"))
        self._left.addWidget(self.code, 1)
        self.table = RowsTable()
        self.table.setObjectName("both.indices")
        self.table.setAccessibleName(tr("What each expression holds and says"))
        self._right.addWidget(self.table, 1)
        self._note = QLabel(self)
        self._note.setTextFormat(self._note.textFormat().PlainText)
        self._note.setWordWrap(True)
        self._right.addWidget(self._note)
        self._buttons = QHBoxLayout()
        self.copy_button = PushButton(tr("Copy"), icon_name="copy")
        self.copy_button.setObjectName("both.code.copy")
        self.copy_button.setToolTip(tr("Copy the whole file, weights included, ready to run"))
        self.copy_button.clicked.connect(self.copy)
        self.save_button = PushButton(tr("Save as .py…"), icon_name="save")
        self.save_button.setObjectName("both.code.save")
        self.save_button.setToolTip(tr("Save the whole file, weights included, ready to run"))
        self.save_button.clicked.connect(self.save)
        self._buttons.addWidget(self.copy_button)
        self._buttons.addWidget(self.save_button)
        self._buttons.addStretch(1)
        self._right.addLayout(self._buttons)
        self.apply_look()

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        look = self.look
        self._row.setSpacing(look.px(24))
        for box in (self._left, self._right, self._buttons):
            box.setSpacing(look.px(8))
        for widget in (self.code, self.table, self.copy_button, self.save_button):
            widget.setLook(look)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the code to its buttons where the table alone fills the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= self.look.px(_BESIDE)
        self.code.setVisible(wide)
        self._row.setStretch(0, 6 if wide else 0)
        self._row.setSpacing(self.look.px(24) if wide else 0)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which code and table are seen."""
        return QSize(self.look.px(300), self.look.px(120))

    def hasHeightForWidth(self) -> bool:
        """Say no: its wrapped lines would make the page ask for all of its preferred height."""
        return False

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the code and the table."""
        answers = self.controller.answers
        if answers is None:
            return
        code = self._code(answers)
        self.code.setCode("" if code is None else code.core)
        self.copy_button.setEnabled(code is not None)
        self.save_button.setEnabled(code is not None)
        found, senses = list(index_answers(answers).values()), answers.model.senses
        rows = []
        for number, (name, shape, _) in enumerate(index_rows(answers)):
            best = int(np.argmax(found[number]))
            says = tr("{share} {sense}", share=percent(found[number][best]), sense=senses[best])
            rows.append(Row(name, (name, shape, says), strong=number == 2))
        self.table.setRows((tr("expression"), tr("shape"), tr("would say")), rows)
        self._note.setText(index_note(answers))

    def _code(self, answers: Answers) -> IndexCode | None:
        reading = answers.reading
        if reading.position is None:
            return None
        ensemble = answers.model.ensembles["both"]
        return index_code(
            ensemble.members[reading.member],
            reading.words,
            answers.vectors,
            reading.position,
            answers.model.senses,
            ensemble.temperature,
        )

    def text(self) -> str:
        """Return the whole file; empty without a word to ask about."""
        answers = self.controller.answers
        code = None if answers is None else self._code(answers)
        return "" if code is None else code.text

    def _refuse(self) -> None:
        self.controller.notices.tell(
            tr("There is no code yet."), tr("Read a sentence with the word in it first.")
        )

    @Slot()
    def copy(self) -> None:
        """Put the whole file on the clipboard."""
        if not self.text():
            self._refuse()
            return
        QGuiApplication.clipboard().setText(self.text())
        self.controller.notices.tell(tr("Copied."), tr("The whole file, ready to run."))

    @Slot()
    def save(self) -> None:
        """Ask where the file shall go; the answer comes by signal."""
        if not self.text():
            self._refuse()
            return
        dialog = QFileDialog(self, tr("Save the PyTorch code"))
        dialog.setObjectName("both.saveDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("Python (*.py)"))
        dialog.setDefaultSuffix("py")
        dialog.selectFile("both_ways.py")
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
