"""The code of a pitfall: what it is about, the guilty line, and the buttons that run and repair."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.pitfall_runs import PitfallRuns
from lstm_studio.i18n import tr
from lstm_studio.present.pitfall_code import LISTINGS
from lstm_studio.present.pitfall_texts import pitfall_story, pitfall_title, version_name
from lstm_studio.present.reading_texts import time_left
from lstm_studio.state.pitfalls import HEALTHY, VERSIONS
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.code_view import CodeView
from lstm_studio.widgets.job_row import JobRow
from lstm_studio.widgets.paragraphs import Paragraphs
from lstm_studio.widgets.segmented import Segmented

__all__ = ["PitfallCodeView"]


class PitfallCodeView(View):
    """Title and story, the versions, the code with its line marked, and the run.

    Object names: ``pitfalls.version`` (segments by the version's name), ``pitfalls.code``,
    ``pitfalls.run``, ``pitfalls.repair``, ``pitfalls.copyCode``, ``pitfalls.job``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    runs : PitfallRuns, optional
        What runs; one with the engine's own run when left out.
    """

    SLICES = ("pitfalls",)

    def __init__(
        self,
        controller: ModelController,
        look: Look,
        parent: QWidget | None = None,
        runs: PitfallRuns | None = None,
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("pitfallCode")
        self.setAccessibleName(tr("The code of the pitfall"))
        self.runs = PitfallRuns(controller) if runs is None else runs
        self.runs.changed.connect(self._on_run_changed)
        self._offered = ""
        self._build()
        self.apply_look()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._title = self._label("title")
        self._title.setObjectName("pitfalls.title")
        self._story = Paragraphs("pitfalls.story", tr("What it is about"))
        self.version = Segmented()
        self.version.setObjectName("pitfalls.version")
        self.version.setAccessibleName(tr("Version of the code"))
        self.version.currentKeyChanged.connect(self._on_version)
        self.code = CodeView()
        self.code.setObjectName("pitfalls.code")
        self.code.setAccessibleName(tr("PyTorch code"))
        self.code.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._buttons = QHBoxLayout()
        self.run_button = PushButton(tr("Run"), "primary", "play")
        self.run_button.setObjectName("pitfalls.run")
        self.run_button.setToolTip(tr("Run this very code and measure what comes of it"))
        self.run_button.clicked.connect(self.run)
        self.repair_button = PushButton(tr("Repair"))
        self.repair_button.setObjectName("pitfalls.repair")
        self.repair_button.setToolTip(tr("Change the guilty line and run again"))
        self.repair_button.clicked.connect(self.repair)
        self.copy_button = PushButton(tr("Copy"), icon_name="copy")
        self.copy_button.setObjectName("pitfalls.copyCode")
        self.copy_button.setToolTip(tr("Copy the code"))
        self.copy_button.clicked.connect(self.copy)
        for button in (self.run_button, self.repair_button, self.copy_button):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self.job = JobRow("pitfalls.job")
        self.job.cancelRequested.connect(self.runs.cancel)
        self._column.addWidget(self._title)
        self._column.addWidget(self._story)
        self._column.addWidget(self.version)
        self._column.addWidget(self.code, 100)
        self._column.addLayout(self._buttons)
        self._column.addWidget(self.job)
        self._column.addStretch(1)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        return label

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        look = self.look
        self._column.setSpacing(look.px(8))
        self._buttons.setSpacing(look.px(8))
        buttons = (self.run_button, self.repair_button, self.copy_button)
        for widget in (self.version, self.code, self.job, *buttons):
            widget.setLook(look)
        self.code.setMinimumHeight(look.px(72))
        self._story.setLook(look)
        self._fit_code()
        self._fit_story()

    def _fit_code(self) -> None:
        """Let the code be as high as its lines, so that the buttons stand below them."""
        line = QFontMetrics(self.look.font("code")).lineSpacing()
        around = self.look.px(2 * (8 + 4)) + self.code.horizontalScrollBar().sizeHint().height()
        self.code.setMaximumHeight(self.code.lineCount() * line + around)

    def _fit_story(self) -> None:
        """Let the story be as high as its lines; where there is no room for that it scrolls."""
        others = [self._title, self.version, self.run_button]
        if self.job.isVisibleTo(self):
            others.append(self.job)
        taken = sum(one.sizeHint().height() + self._column.spacing() for one in others)
        room = self.height() - taken - self.code.minimumHeight() - self._column.spacing()
        least = 2 * self.fontMetrics().lineSpacing()
        self._story.setFixedHeight(min(self._story.wholeHeight(self.width()), max(room, least)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the height anew."""
        super().resizeEvent(event)
        self._fit_story()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which some lines of code are seen."""
        return QSize(self.look.px(280), self.look.px(200))

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the pitfall that is chosen, and where its run is."""
        state = self.controller.state.pitfalls
        pitfall, version = state.pitfall, state.version()
        self._title.setText(pitfall_title(pitfall))
        self._story.setText(pitfall_story(pitfall))
        if self._offered != pitfall:
            self._offered = pitfall
            self.version.clear()
            for name in VERSIONS[pitfall]:
                self.version.addItem(name, version_name(pitfall, name))
        self.version.setCurrentKey(version)
        self._order_tabs(version)
        listing = LISTINGS[pitfall][version]
        self.code.setMarkedLine(None)  # a mark of the other text would be scrolled to
        self.code.setCode(listing.code)
        self._fit_code()
        self.code.setMarkedLine(listing.line)
        self.repair_button.setEnabled(version != HEALTHY[pitfall])
        self._show_job()
        self._fit_story()

    def _order_tabs(self, version: str) -> None:
        """Let the Tab key go from top to bottom: the versions are made anew with each pitfall.

        Qt orders what the Tab key stops at alone, and of the versions that is the chosen one.
        """
        name = f"{self.version.objectName()}.{version}"
        segments = self.version.findChildren(QAbstractButton, name)[-1:]
        buttons = (self.run_button, self.repair_button, self.copy_button)
        inside = self.job.findChildren(QAbstractButton)
        for before, after in pairwise([*segments, self.code, *buttons, *inside]):
            QWidget.setTabOrder(before, after)

    def _show_job(self) -> None:
        now = self.runs.now
        name = (
            f"{pitfall_title(now.pitfall)}, {version_name(now.pitfall, now.version)}"
            if (now.pitfall)
            else ""
        )
        here = now.pitfall == self.controller.state.pitfalls.pitfall
        if now.state == "preparing":
            self.job.setPreparing(tr("Preparing “{name}”…", name=name))
        elif now.state == "running":
            if now.progress is not None:
                text = tr("{name}: {what}", name=name, what=now.progress.what)
                left = time_left(now.progress.seconds_left)
                self.job.setRunning(text, now.progress.fraction, left)
        elif now.state == "idle" or not here or now.state == "done":
            self.job.setIdle()  # what a run has shown stands in the table
        elif now.state == "cancelled":
            self.job.setFailed(tr("Stopped. Nothing was kept."))
        else:
            self.job.setFailed(f"{now.message} {now.hint}".strip())

    # ------------------------------------------------------------------ what a person does

    @Slot()
    def run(self) -> None:
        """Run the version that is shown."""
        state = self.controller.state.pitfalls
        self.runs.start(state.pitfall, state.version())

    @Slot()
    def repair(self) -> None:
        """Show the repaired version and run it."""
        pitfall = self.controller.state.pitfalls.pitfall
        if self.controller.do("choose_version", version=HEALTHY[pitfall]):
            self.run()

    @Slot()
    def copy(self) -> None:
        """Put the code on the clipboard."""
        QGuiApplication.clipboard().setText(self.code.code())
        self.controller.notices.tell(tr("Copied."))

    @Slot(object)
    def _on_version(self, version: str) -> None:
        self.controller.do("choose_version", version=version)

    @Slot()
    def _on_run_changed(self) -> None:
        self._show_job()
