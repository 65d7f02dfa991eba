"""A person's own sequence: typed, pasted, from a CSV file, or the one on the bench changed."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import decode, read_limited
from lstm_studio.core.sequence import MAX_STEPS, Sequence
from lstm_studio.core.tables import columns, parse_csv
from lstm_studio.core.tokens import parse_text
from lstm_studio.i18n import integer, tr
from lstm_studio.present.drafts import Draft, holds_numbers, offending, written
from lstm_studio.present.notation import elided
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.file_panel import FilePanel
from lstm_studio.widgets.segmented import Segmented
from lstm_studio.widgets.steps_table import StepsTable
from lstm_studio.widgets.text_input import TextInput

__all__ = ["SequenceEditorView"]

_MARGIN = 16
_TITLE = 72  # longest title in a sentence, in characters
_QUIET_MS = 120
_AT_ONCE = 4000  # characters that are read at every key; a longer text when the keys rest
_TABLES = (".csv", ".tsv")


class SequenceEditorView(View):
    """Three pages over one table of steps.

    *Text* and *CSV file* each hold a draft, which goes on the bench when the person says so.  On
    the page *On the bench* the table is the sequence that runs, and every change is made at once
    and can be undone.

    Object names: ``sequenceEditor.page`` (segments ``.text``, ``.csv``, ``.steps``),
    ``sequenceEditor.text``, ``sequenceEditor.open``, ``sequenceEditor.file``,
    ``sequenceEditor.column``, ``sequenceEditor.words``, ``sequenceEditor.bench``,
    ``sequenceEditor.status``, ``sequenceEditor.showError``, ``sequenceEditor.table``,
    ``sequenceEditor.use``, ``sequenceEditor.openDialog``.

    Signals
    -------
    used
        A draft was put on the bench.
    """

    SLICES = ("sequence",)

    used = Signal()

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("sequenceEditor")
        self.setAccessibleName(tr("Your own sequence"))
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._text_draft = Draft()
        self._csv_draft = Draft()
        self._csv_path: Path | None = None
        self._refused: StudioError | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET_MS)
        self._timer.timeout.connect(self._read_text)
        self._build()
        self._lay_out()
        self.apply_look()
        self._take_own()
        self._show_page()

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        self.page = Segmented()
        self.page.setObjectName("sequenceEditor.page")
        self.page.setAccessibleName(tr("Where the sequence comes from"))
        self.page.addItem("text", tr("Text"), tr("Words or numbers, typed or pasted"))
        self.page.addItem("csv", tr("CSV file"), tr("A column of numbers from a file"))
        self.page.addItem("steps", tr("On the bench"), tr("The sequence that runs now"))
        self.page.currentKeyChanged.connect(self._on_page_changed)
        self.text = TextInput()
        self.text.setObjectName("sequenceEditor.text")
        self.text.setAccessibleName(tr("Words or numbers"))
        self.text.setPlaceholderText(
            tr("Type or paste words, or numbers with spaces between them.")
        )
        self.text.textChanged.connect(self._on_text_changed)
        self.text.largePasted.connect(self._on_large_pasted)
        self.file = FilePanel("sequenceEditor")
        self.file.openRequested.connect(self.choose_file)
        self.file.columnsChosen.connect(self._on_columns_chosen)
        self.bench = self._label("bench", "muted")
        self.status = self._label("status", "muted")
        self.show_error = PushButton(tr("Show where"))
        self.show_error.setObjectName("sequenceEditor.showError")
        self.show_error.setAccessibleName(tr("Select what cannot be read"))
        self.show_error.clicked.connect(self._on_show_error)
        self.table = StepsTable()
        self.table.setObjectName("sequenceEditor.table")
        self.table.setAccessibleName(tr("Steps"))
        self.table.steps.valueEdited.connect(self._on_value_edited)
        self.table.valueStepped.connect(self._on_value_stepped)
        self.table.steps.markEdited.connect(self._on_mark_edited)
        self.use_button = PushButton(tr("Use this sequence"), kind="primary")
        self.use_button.setObjectName("sequenceEditor.use")
        self.use_button.setAccessibleName(tr("Use this sequence"))
        self.use_button.setToolTip(tr("Put it on the bench (Ctrl+Enter)"))
        self.use_button.clicked.connect(self.use)

    def _label(self, name: str, role: str) -> QLabel:
        label = QLabel()
        label.setObjectName(f"sequenceEditor.{name}")
        label.setTextFormat(Qt.TextFormat.PlainText)  # it quotes a person's words
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        for page in (self.text, self.file, self.bench):
            self.stack.addWidget(page)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.use_button)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.addWidget(self.page)
        self._column.addWidget(self.stack)
        self._column.addWidget(self.status)
        self._column.addWidget(self.show_error, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.table, 100)
        self._column.addStretch(1)  # where there is no table
        self._column.addLayout(foot)
        self.area = QScrollArea()
        self.area.setObjectName("sequenceEditor.scroll")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(content)
        file = (self.file.open_button, self.file.column, self.file.words)
        order = (self.page, self.text, *file)
        for first, second in pairwise((*order, self.show_error, self.table, self.use_button)):
            QWidget.setTabOrder(first, second)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        look = self.look
        margin = look.px(_MARGIN)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(look.px(8))
        for widget in (self.page, self.file, self.show_error, self.use_button, self.table):
            widget.setLook(look)
        self.text.setMinimumHeight(look.px(64))
        self._fit_stack()

    def sizeHint(self) -> QSize:
        """Return the size of the window it opens in."""
        return QSize(self.look.px(480), self.look.px(560))

    def _fit_stack(self) -> None:
        """Give the shown page the height it needs, not that of the highest."""
        page = self.stack.currentWidget()
        if page is self.text:
            self.stack.setFixedHeight(self.look.px(112))
        elif page is not None:
            width = max(self.stack.width(), self.look.px(200))
            height = page.heightForWidth(width) if page.hasHeightForWidth() else 0
            self.stack.setFixedHeight(max(height, page.sizeHint().height()))

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Show the sequence on the bench on its page."""
        if self.page.currentKey() == "steps":
            self._show_page()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was typed last."""
        super().showEvent(event)
        self._fit_stack()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read what is typed now, so that no clock runs for a hidden window."""
        self.flush()
        super().hideEvent(event)

    def flush(self) -> None:
        """Read now what waits for the keys to rest."""
        if self._timer.isActive():
            self._timer.stop()
            self._read_text()

    def _take_own(self) -> None:
        """Begin with the sequence that the person made last, where a text can say it."""
        own = self.controller.state.sequence.own
        text = written(own) if own is not None else ""
        if text:
            self._text_draft = Draft(parse_text(text), own)
            self.text.setPlainText(text)

    def _draft(self) -> Draft | None:
        """Return the draft of the page; None where the bench is changed itself."""
        return {"text": self._text_draft, "csv": self._csv_draft}.get(self.page.currentKey())

    def _show_page(self) -> None:
        key = self.page.currentKey()
        self.stack.setCurrentIndex(("text", "csv", "steps").index(key))
        draft = self._draft()
        current = self.controller.state.sequence.current
        sequence = current if draft is None else draft.sequence
        if sequence is None:
            self.table.steps.setSteps((), current.values[:0], current.marks[:0])
        else:
            self.table.steps.setSteps(sequence.tokens, sequence.values, sequence.marks)
        good = sequence is not None and (draft is None or draft.error is None)
        self.table.setVisible(sequence is not None)
        fixed = draft is None and current.vectors is not None
        self.table.setEnabled(good and not fixed)
        self.use_button.setVisible(draft is not None)
        self.use_button.setEnabled(good)
        title = elided(current.title, _TITLE)
        if current.vectors is None:
            text = tr("“{title}”: a change is made at once.", title=title)
        else:
            text = tr("“{title}”: the network reads vectors, which stay as they are.", title=title)
        self.bench.setText(text)
        self._show_status()
        self._fit_stack()

    def _show_status(self) -> None:
        draft = self._draft()
        error = self._refused or (draft.error if draft is not None else None)
        sequence = self.controller.state.sequence.current if draft is None else draft.sequence
        empty = draft is self._text_draft and not self.text.toPlainText().strip()
        self.show_error.setVisible(error is not None and self._place_of_error() is not None)
        if draft is self._csv_draft and self._csv_path is None:
            self._say(tr("A file has a column of numbers, and may have one of words."), "muted")
        elif empty and self._refused is None:
            most = integer(MAX_STEPS)
            self._say(
                tr("Up to {most} steps. A file can be dropped here, too.", most=most), "muted"
            )
        elif error is not None:
            self._say(f"{error.message}\n{error.hint}".strip(), "danger")
        elif sequence is not None:
            typed = draft is self._text_draft
            steps = tr("{count} steps", count=integer(len(sequence)))
            self._say(_count(sequence) if typed else steps, "success")

    def _say(self, text: str, role: str) -> None:
        self.status.setText(text)
        if self.status.property("role") != role:
            self.status.setProperty("role", role)
            self.status.style().unpolish(self.status)
            self.status.style().polish(self.status)

    def _place_of_error(self) -> tuple[int, int] | None:
        if self._draft() is not self._text_draft or self._refused is not None:
            return None
        return offending(self.text.toPlainText())

    # ------------------------------------------------------------------ text

    def _on_page_changed(self, key: object) -> None:
        self._refused = None
        self.flush()
        self._show_page()

    def _on_text_changed(self) -> None:
        self._refused = None
        if self.text.document().characterCount() <= _AT_ONCE or not self.isVisible():
            self._timer.stop()
            self._read_text()
        else:
            self._timer.start()

    def _read_text(self) -> None:
        text = self.text.toPlainText()
        self._text_draft.read(lambda: parse_text(text))
        if self._draft() is self._text_draft:
            self._show_page()

    def _on_large_pasted(self, text: object) -> None:
        """Take a large paste when it can be read; else leave the text as it was and say why."""
        try:
            parse_text(str(text))
        except StudioError as error:
            self._refused = StudioError(
                error.message, tr("Nothing was pasted; what you typed is still here.")
            )
            self._show_status()
        else:
            self.text.insert(str(text))

    def _on_show_error(self) -> None:
        place = self._place_of_error()
        if place is not None:
            self.text.selectSpan(*place)
            self.text.setFocus()

    # ------------------------------------------------------------------ files

    def choose_file(self) -> None:
        """Ask for a file; the answer comes by signal."""
        dialog = QFileDialog(self, tr("Open a CSV file"))
        dialog.setObjectName("sequenceEditor.openDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Words or numbers (*.csv *.tsv *.txt)"), tr("All files (*)")])
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Read a file into the editor: a table onto the page of files, a text onto that of texts.

        What cannot be read is said on the page; nothing typed is lost, and a text that a file
        replaces comes back with Ctrl+Z.
        """
        self._refused = None
        if path.suffix.lower() in _TABLES:
            self._open_table(path)
        else:
            self._open_text(path)

    def _open_text(self, path: Path) -> None:
        self.page.setCurrentKey("text")
        try:
            text = decode(read_limited(path))
            parse_text(text)
        except StudioError as error:
            self._refused = error
            self._show_page()
        else:
            self.text.replaceAll(text)

    def _open_table(self, path: Path) -> None:
        self.page.setCurrentKey("csv")
        self._csv_path = path
        self._csv_draft = Draft()
        self._csv_draft.read(lambda: parse_csv(path))
        try:
            found = [(column.index, column.name) for column in columns(path)]
        except StudioError:
            found = []  # the draft knows why
        self.file.setFile(path.name, found, self._csv_draft.error is not None)
        self._show_page()

    def _on_columns_chosen(self, chosen: object) -> None:
        path = self._csv_path
        if path is not None:
            values, words = chosen  # pyright: ignore[reportGeneralTypeIssues]
            self._csv_draft = Draft()  # another column's values are not to be carried over
            self._csv_draft.read(lambda: parse_csv(path, values, words))
            self._show_page()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and texts."""
        mime = event.mimeData()
        if any(url.isLocalFile() for url in mime.urls()) or mime.hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the dropped file, or write the dropped text at the end."""
        mime = event.mimeData()
        files = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if files:
            self.open_file(Path(files[0]))
        elif mime.hasText():
            self.page.setCurrentKey("text")
            self.text.insertFromMimeData(mime)
            self._show_page()

    # ------------------------------------------------------------------ steps

    def _on_value_edited(self, edit: object) -> None:
        step, value = edit  # pyright: ignore[reportGeneralTypeIssues]
        self._change(step, value=value)

    def _on_value_stepped(self, edit: object) -> None:
        step, value = edit  # pyright: ignore[reportGeneralTypeIssues]
        self._change(step, value=value, merge=f"value {step}")

    def _on_mark_edited(self, edit: object) -> None:
        step, mark = edit  # pyright: ignore[reportGeneralTypeIssues]
        self._change(step, mark=mark)

    def _change(
        self,
        step: int,
        value: float | None = None,
        mark: bool | None = None,
        merge: str | None = None,
    ) -> None:
        """Change a step of the draft, or of the sequence on the bench by intent."""
        draft = self._draft()
        if draft is None:
            if value is not None:
                self.controller.do("set_value", step=step, value=value, merge=merge)
            else:
                self.controller.do("set_mark", step=step, mark=mark)
        elif draft.sequence is not None:
            draft.sequence = draft.sequence.with_step(step, value=value, mark=mark)
            self._show_page()

    def use(self) -> None:
        """Put the draft on the bench; a window closes."""
        self.flush()
        draft = self._draft()
        if draft is None or draft.sequence is None or draft.error is not None:
            return
        if self.controller.do("use_sequence", sequence=draft.sequence):
            self.used.emit()
            if self.isWindow():
                self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Use with Ctrl+Enter, close a window with Escape."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.use()
        elif event.key() == Qt.Key.Key_Escape and self.isWindow():
            self.close()
        else:
            super().keyPressEvent(event)


def _count(sequence: Sequence) -> str:
    """Say how many steps a sequence has and of what."""
    count = len(sequence)
    if holds_numbers(sequence):
        if count == 1:
            return tr("1 number")
        return tr("{count} numbers", count=integer(count))
    return tr("1 word") if count == 1 else tr("{count} words", count=integer(count))
