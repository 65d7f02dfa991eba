"""My progress: what was answered, what is still mixed up, which steps and goals are done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.progress import utc_now
from lstm_studio.controller.quiz_desk import begin_quiz
from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import write_whole
from lstm_studio.i18n import tr
from lstm_studio.present.content_titles import titles_of
from lstm_studio.present.progress_export import progress_csv, progress_html
from lstm_studio.present.progress_texts import (
    Titles,
    goal_header,
    goal_rows,
    lesson_header,
    lesson_rows,
    misconception_header,
    misconception_rows,
    quiz_header,
    quiz_rows,
    summary,
    to_practise,
    totals,
)
from lstm_studio.state.attempts import MAX_NAME, Progress
from lstm_studio.state.content import content_of
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.figures import Figures
from lstm_studio.widgets.rows_table import Row, RowsTable

__all__ = ["LearnProgressView"]

_SECTIONS = ("quizzes", "misconceptions", "lessons", "goals")
_NARROW, _SLIM = 620, 440
"""Below these widths, in pixels at 100 %, tables have fewer columns and buttons stand below."""
_FEW = {"quizzes": 3, "misconceptions": 2, "lessons": 2, "goals": 2}
"""The columns that a narrow table has."""


class LearnProgressView(View):
    """What a student has done, and what can be done with it: export, print, forget.

    Object names: ``progress.name``, ``progress.csv``, ``progress.report``, ``progress.reset``,
    ``progress.problem``, ``progress.figures``, ``progress.practise``, ``progress.all`` and the
    tables ``progress.quizzes``, ``progress.misconceptions``, ``progress.lessons``,
    ``progress.goals``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("progress", "learning")

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("learnProgress")
        self.setAccessibleName(tr("My progress"))
        self._narrow = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._tables: dict[str, RowsTable] = {}
        self._headings: dict[str, QHBoxLayout] = {}
        self._build_head()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._made_empty())
        self._stack.addWidget(self._made_body())
        self._column.addWidget(self._stack, 1)
        self.apply_look()

    # ------------------------------------------------------------------ building

    def _build_head(self) -> None:
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.name = QLineEdit()
        self.name.setObjectName("progress.name")
        self.name.setAccessibleName(tr("Your name, optional"))
        self.name.setPlaceholderText(tr("Your name (optional)"))
        self.name.setToolTip(tr("It stands in what you export, and nowhere else."))
        self.name.setMaxLength(MAX_NAME)
        self.name.editingFinished.connect(self._on_named)
        self.csv = self._button(tr("Export CSV…"), "progress.csv", "save")
        self.csv.clicked.connect(self.export_csv)
        self.report = self._button(tr("Report to print…"), "progress.report")
        self.report.clicked.connect(self.save_report)
        self.reset = self._button(tr("Forget everything…"), "progress.reset", "delete")
        self.reset.clicked.connect(self.ask_to_reset)
        self._head.addWidget(self.name, 1)
        self._head.addStretch(1)
        for button in (self.csv, self.report, self.reset):
            self._buttons.addWidget(button)
        self._head.addLayout(self._buttons)
        self._column.addLayout(self._head)
        self.problem = _label("danger")
        self.problem.setObjectName("progress.problem")
        self._column.addWidget(self.problem)

    def _button(self, text: str, name: str, icon_name: str = "") -> PushButton:
        button = PushButton(text, icon_name=icon_name)
        button.setObjectName(name)
        return button

    def _made_empty(self) -> QWidget:
        empty = QWidget()
        column = QVBoxLayout(empty)
        title = _label("title")
        title.setText(tr("Nothing here yet"))
        text = _label("muted")
        text.setText(
            tr(
                "Answer a quiz, do a step of the lesson or reach a goal, and it is kept here. It "
                "stays on this computer; nothing is sent anywhere."
            )
        )
        for label in (title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        column.addWidget(title)
        column.addWidget(text)
        column.addStretch(3)
        return empty

    def _made_body(self) -> QWidget:
        self.area = QScrollArea()
        self.area.setObjectName("progress.all")
        self.area.setAccessibleName(tr("All of my progress"))
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        self._body = QVBoxLayout(body)
        self.figures = Figures("progress.figures")
        self.figures.setAccessibleName(tr("My progress in figures"))
        self._body.addWidget(self.figures)
        self.practise = self._button(tr("Practise these"), "progress.practise", "play")
        self.practise.clicked.connect(self._on_practise)
        titles = {
            "quizzes": tr("Quizzes"),
            "misconceptions": tr("What gets mixed up"),
            "lessons": tr("Lessons"),
            "goals": tr("Goals"),
        }
        for key in _SECTIONS:
            heading = QWidget()
            row = QHBoxLayout(heading)
            label = _label("strong")
            label.setText(titles[key])
            row.addWidget(label, 1)
            if key == "misconceptions":
                row.addWidget(self.practise)
            table = RowsTable()
            table.setObjectName(f"progress.{key}")
            table.setAccessibleName(titles[key])
            self._headings[key], self._tables[key] = row, table
            self._body.addWidget(heading)
            self._body.addWidget(table)
        self._body.addStretch(1)
        self.area.setWidget(body)
        return self.area

    # ------------------------------------------------------------------ drawing

    def showEvent(self, event: QShowEvent) -> None:
        """Look whether another window has written something."""
        self.controller.progress.refresh()
        super().showEvent(event)

    def render_state(self, changed: frozenset[str]) -> None:
        """Write the figures and the tables."""
        keeper = self.controller.progress
        now, titles = keeper.now, self._titles()
        if not self.name.isModified():  # what is being typed stays
            self.name.setText(now.name)
        problem = keeper.problem
        self.problem.setText("" if problem is None else f"{problem.message} {problem.hint}")
        self.problem.setVisible(problem is not None)
        self.csv.setEnabled(bool(now.attempts))
        self.report.setEnabled(not now.empty)
        self.reset.setEnabled(not now.empty or bool(now.name))
        self._stack.setCurrentIndex(0 if now.empty else 1)
        self.figures.setFigures(totals(now))
        self._show("quizzes", quiz_header(), quiz_rows(now, titles))
        self._show("misconceptions", misconception_header(), misconception_rows(now))
        self._show("lessons", lesson_header(), lesson_rows(now, titles))
        self._show("goals", goal_header(), goal_rows(now, titles))
        self.practise.setVisible(to_practise(now, titles) is not None)
        text = summary(now, titles)
        self.setAccessibleDescription(text)
        self.area.setAccessibleDescription(text)

    def _titles(self) -> Titles:
        try:
            return titles_of(content_of(self.controller.state, self.controller.library))
        except StudioError:  # the ids will do
            return Titles()

    def _show(
        self, key: str, header: Sequence[str], rows: Sequence[tuple[str, tuple[str, ...]]]
    ) -> None:
        table = self._tables[key]
        most = _FEW[key] if self._narrow else len(header)
        table.setRows(header[:most], [Row(name, cells[:most]) for name, cells in rows])
        table.setVisible(bool(rows))
        self._headings[key].parentWidget().setVisible(bool(rows))
        self._fit(table)

    def _fit(self, table: RowsTable) -> None:
        """Give a table the height of its rows, so that only the page scrolls."""
        row = table.verticalHeader().defaultSectionSize()
        head = table.horizontalHeader().sizeHint().height()
        table.setFixedHeight(head + row * max(len(table.rows()), 1) + self.look.px(2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up columns, and put the buttons below the name, where there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width, px = self.width(), self.look.px
        narrow, slim = width < px(_NARROW), width < px(_SLIM)
        aside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(below if narrow else aside)
        self._buttons.setDirection(below if slim else aside)
        if narrow != self._narrow:
            self._narrow = narrow
            if self.isVisible():
                self.render_state(frozenset(self.SLICES))
            else:
                self._dirty.add("progress")

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        look = self.look
        self._column.setSpacing(look.px(12))
        self._head.setSpacing(look.px(8))
        self._buttons.setSpacing(look.px(8))
        self._body.setSpacing(look.px(4))
        self._body.setContentsMargins(0, 0, look.px(12), 0)
        for widget in (self.csv, self.report, self.reset, self.practise, self.figures):
            widget.setLook(look)
        for table in self._tables.values():
            table.setLook(look)
            self._fit(table)
        for heading in self._headings.values():
            heading.setContentsMargins(0, look.px(12), 0, 0)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a table can be read."""
        return QSize(self.look.px(280), self.look.px(220))

    # ------------------------------------------------------------------ what a person does

    @Slot()
    def _on_named(self) -> None:
        if self.name.isModified():
            self.name.setModified(False)
            self.controller.progress.set_name(self.name.text())

    def _now(self) -> Progress:
        return self.controller.progress.now

    @Slot()
    def _on_practise(self) -> None:
        found = to_practise(self._now(), self._titles())
        if found is not None:
            quiz, questions = found
            begin_quiz(self.controller, quiz, questions)

    @Slot()
    def export_csv(self) -> None:
        """Ask where the answers shall go."""
        self._ask_to_save(tr("Export the answers"), "csv", tr("CSV (*.csv)"), self.save_csv)

    @Slot()
    def save_report(self) -> None:
        """Ask where the report shall go."""
        self._ask_to_save(tr("Save the report"), "html", tr("HTML (*.html)"), self.save_html)

    def _ask_to_save(self, title: str, suffix: str, kind: str, slot) -> None:
        dialog = QFileDialog(self, title)
        dialog.setObjectName(f"progress.{suffix}Dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kind)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{file_stem(self._now().name)}.{suffix}")
        dialog.fileSelected.connect(slot)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def save_csv(self, name: str) -> None:
        """Write all answers into a file, or say why that was not possible."""
        self._save(Path(name), progress_csv(self._now()))

    @Slot(str)
    def save_html(self, name: str) -> None:
        """Write the report into a file, or say why that was not possible."""
        self._save(Path(name), progress_html(self._now(), self._titles(), utc_now()))

    def _save(self, path: Path, data: bytes) -> None:
        try:
            write_whole(path, data)
        except StudioError as error:
            self.controller.notices.error(error)
            return
        self.controller.notices.tell(tr("Saved as {file}.", file=path.name))

    @Slot()
    def ask_to_reset(self) -> None:
        """Ask before everything is forgotten; the answer comes by signal."""
        box = QMessageBox(self)
        box.setObjectName("progress.resetDialog")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Forget everything"))
        box.setText(tr("Forget all answers, steps, goals and the name?"))
        box.setInformativeText(tr("This cannot be undone. What you have exported stays."))
        forget = box.addButton(tr("Forget everything"), QMessageBox.ButtonRole.DestructiveRole)
        forget.setObjectName("progress.forget")
        keep = box.addButton(tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        keep.setObjectName("progress.keep")
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.buttonClicked.connect(self._on_reset_answered)
        box.finished.connect(box.deleteLater)
        box.open()

    @Slot(QAbstractButton)
    def _on_reset_answered(self, button: QAbstractButton) -> None:
        if button.objectName() == "progress.forget" and self.controller.progress.reset():
            self.controller.notices.tell(tr("Everything is forgotten."))


def file_stem(name: str) -> str:
    """Return the name of a file for a student's export: with the name where there is one."""
    plain = re.sub(r"[^\w-]+", "-", name.casefold()).strip("-_")[:40]
    return f"lstm-studio-{plain}" if plain else "lstm-studio-progress"


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
