"""The results of a class: question by question, who took part, and what was left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFileDialog,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lstm_studio.controller.class_merge import ClassMerge
from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.progress import utc_now
from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import write_whole
from lstm_studio.i18n import integer, tr
from lstm_studio.present.class_texts import (
    class_csv,
    class_html,
    class_notes,
    class_summary,
    misconception_rows,
    question_header,
    question_rows,
    student_header,
    student_rows,
)
from lstm_studio.present.content_titles import titles_of
from lstm_studio.present.progress_texts import Titles
from lstm_studio.state.class_results import ClassTable
from lstm_studio.state.content import content_of
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.job_row import JobRow
from lstm_studio.widgets.paragraphs import Paragraphs
from lstm_studio.widgets.rows_table import Row, RowsTable
from lstm_studio.widgets.segmented import Segmented

__all__ = ["ClassResultsView"]

_NARROW = 560
"""Below this width, in pixels at 100 %, the buttons stand below each other."""


class ClassResultsView(View):
    """Files of many students, put together; it can be closed while they are read.

    Object names: ``class.summary``, ``class.tabs`` with ``questions``, ``students`` and
    ``notes``, ``class.questions``, ``class.wrong``, ``class.students``, ``class.notes``,
    ``class.files``, ``class.join``, ``class.csv``, ``class.report``, ``class.job``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("learning",)

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("classResults")
        self.setAccessibleName(tr("Results of a class"))
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.merge = ClassMerge(controller)
        self.merge.changed.connect(self._on_merge_changed)
        self._column = QVBoxLayout(self)
        self._build_text()
        self._build_tables()
        self._build_foot()
        self.apply_look()

    # ------------------------------------------------------------------ building

    def _build_text(self) -> None:
        self.summary = QLabel()
        self.summary.setObjectName("class.summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.job = JobRow("class.job")
        self.job.cancelRequested.connect(self.merge.cancel)
        self.tabs = Segmented()
        self.tabs.setObjectName("class.tabs")
        self.tabs.setAccessibleName(tr("What is shown of the class"))
        self.tabs.addItem("questions", tr("Questions"))
        self.tabs.addItem("students", tr("Students"))
        self.tabs.addItem("notes", tr("Notes"))
        self.tabs.setCurrentKey("questions")
        self.tabs.currentKeyChanged.connect(self._on_tab)
        self._column.addWidget(self.summary)
        self._column.addWidget(self.job)
        self._column.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_tables(self) -> None:
        self.questions = self._table("class.questions", tr("Questions"))
        self.questions.currentKeyChanged.connect(self._on_question)
        self.wrong = self._table("class.wrong", tr("What was taken for true at this question"))
        self.students = self._table("class.students", tr("Students"))
        self.notes = Paragraphs("class.notes", tr("How the files were put together"))
        pair = QWidget()
        self._pair = QVBoxLayout(pair)
        self._pair.setContentsMargins(0, 0, 0, 0)
        self._pair.addWidget(self.questions, 3)
        self._pair.addWidget(self.wrong, 2)
        self._stack = QStackedWidget()
        for widget in (pair, self.students, self.notes):
            self._stack.addWidget(widget)
        self._filler = QWidget()
        self._column.addWidget(self._stack, 1)
        self._column.addWidget(self._filler, 1)

    def _table(self, name: str, title: str) -> RowsTable:
        table = RowsTable()
        table.setObjectName(name)
        table.setAccessibleName(title)
        return table

    def _build_foot(self) -> None:
        self.join = QCheckBox(tr("The same name is the same student"))
        self.join.setObjectName("class.join")
        self.join.toggled.connect(self.merge.set_join_names)
        self._column.addWidget(self.join)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.files = PushButton(tr("Choose files…"), icon_name="folder")
        self.files.setObjectName("class.files")
        self.files.clicked.connect(self.choose_files)
        self.csv = PushButton(tr("Save as CSV…"), icon_name="save")
        self.csv.setObjectName("class.csv")
        self.csv.clicked.connect(self._on_csv)
        self.report = PushButton(tr("Report to print…"))
        self.report.setObjectName("class.report")
        self.report.clicked.connect(self._on_report)
        self._foot.addWidget(self.files)
        self._foot.addStretch(1)
        self._foot.addWidget(self.csv)
        self._foot.addWidget(self.report)
        self._column.addLayout(self._foot)

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Write the tables, or where the reading is."""
        now, titles = self.merge.now, self._titles()
        results = now.results
        running = now.state == "running"
        if running:
            text = tr("Reading {n} of {all} files", n=integer(now.read), all=integer(now.files))
            self.job.setRunning(text, now.read / max(now.files, 1))
        elif now.state == "failed":
            self.job.setFailed(" ".join(filter(None, (now.message, now.hint))))
        else:
            self.job.setIdle()
        for widget in (self.csv, self.report):
            widget.setEnabled(results is not None and bool(results.questions))
        self.join.setEnabled(bool(self.merge.paths))
        for widget in (self.tabs, self._stack):
            widget.setVisible(results is not None)
        self._filler.setVisible(results is None)
        if results is None:
            self.summary.setText(
                tr(
                    "Choose the CSV files that your students have exported from “My progress”. "
                    "They are put together here, on this computer."
                )
            )
        else:
            self._write(results, titles)

    def _write(self, results: ClassTable, titles: Titles) -> None:
        lines = [class_summary(results, titles)]
        if self.merge.now.problems:
            count = integer(len(self.merge.now.problems))
            lines.append(tr("Left out: {count}; see “Notes”.", count=count))
        self.summary.setText("\n".join(lines))
        header, rows = question_header(), question_rows(results, titles)
        self.questions.setRows(header[:-1], [Row(key, cells[:-1]) for key, cells in rows])
        self.students.setRows(
            student_header(), [Row(cells[0], cells) for cells in student_rows(results)]
        )
        notes = class_notes(results) + [
            tr("Left out: {what}", what=one) for one in self.merge.now.problems
        ]
        self.notes.setText("\n\n".join(notes) or tr("Nothing was left out."))
        if self.questions.currentKey() is None and rows:
            self.questions.setCurrentKey(rows[0][0])
        self._on_question()

    @Slot()
    def _on_question(self) -> None:
        """Show the misconceptions of the question chosen."""
        results = self.merge.now.results
        key = self.questions.currentKey()
        found = [
            one
            for one in (() if results is None else results.questions)
            if (one.quiz, one.question) == key
        ]
        header = (tr("What was taken for true"), tr("students"), tr("answers"))
        rows = [cells for one in found for cells in misconception_rows(one)]
        self.wrong.setRows(header, [Row(cells[0], cells) for cells in rows])

    def _titles(self) -> Titles:
        try:
            return titles_of(content_of(self.controller.state, self.controller.library))
        except StudioError:  # the ids will do
            return Titles()

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        look = self.look
        margin = look.px(16)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(look.px(10))
        self._pair.setSpacing(look.px(10))
        self._foot.setSpacing(look.px(8))
        for widget in (
            self.job,
            self.tabs,
            self.questions,
            self.wrong,
            self.students,
            self.notes,
            self.files,
            self.csv,
            self.report,
        ):
            widget.setLook(look)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below each other where there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < self.look.px(_NARROW)
        direction = QBoxLayout.Direction
        self._foot.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which some questions are seen."""
        return QSize(self.look.px(300), self.look.px(320))

    # ------------------------------------------------------------------ what a person does

    @Slot()
    def _on_merge_changed(self) -> None:
        self._slice_changed("learning")

    @Slot(object)
    def _on_tab(self, key: str) -> None:
        self._stack.setCurrentIndex(("questions", "students", "notes").index(key))

    @Slot()
    def choose_files(self) -> None:
        """Ask for the students' files; the answer comes by signal."""
        dialog = QFileDialog(self, tr("Merge a class's results"))
        dialog.setObjectName("class.filesDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([tr("CSV (*.csv)"), tr("All files (*)")])
        dialog.filesSelected.connect(self._on_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_files(self, names: list[str]) -> None:
        self.merge.merge([Path(name) for name in names])

    @Slot()
    def _on_csv(self) -> None:
        self._ask_to_save(tr("Save the table"), "csv", tr("CSV (*.csv)"), self.save_csv)

    @Slot()
    def _on_report(self) -> None:
        self._ask_to_save(tr("Save the report"), "html", tr("HTML (*.html)"), self.save_html)

    def _ask_to_save(self, title: str, suffix: str, kind: str, slot: Callable[[str], None]) -> None:
        dialog = QFileDialog(self, title)
        dialog.setObjectName(f"class.{suffix}Dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kind)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"lstm-studio-class.{suffix}")
        dialog.fileSelected.connect(slot)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def save_csv(self, name: str) -> None:
        """Write the table of the questions, or say why that was not possible."""
        results = self.merge.now.results
        if results is not None:
            self._save(Path(name), class_csv(results, self._titles()))

    @Slot(str)
    def save_html(self, name: str) -> None:
        """Write the report, or say why that was not possible."""
        now = self.merge.now
        if now.results is not None:
            page = class_html(now.results, self._titles(), now.problems, utc_now())
            self._save(Path(name), page)

    def _save(self, path: Path, data: bytes) -> None:
        try:
            if any(_same(path, one) for one in self.merge.paths):
                raise StudioError(
                    tr("{file} is one of the files that were read.", file=path.name),
                    tr("Choose another name for the result."),
                )
            write_whole(path, data)
        except StudioError as error:
            self.controller.notices.error(error)
            return
        self.controller.notices.tell(tr("Saved as {file}.", file=path.name))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
