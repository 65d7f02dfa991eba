"""What the page "Find the cell" looks into: a model, a text, a property; and training anew."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.characters import TEXTS
from lstm_studio.core.example_texts import EXAMPLES, PROPERTIES_OF
from lstm_studio.i18n import integer, number, tr
from lstm_studio.present.finding_texts import (
    example_title,
    model_name,
    property_note,
    property_title,
    unknown_note,
)
from lstm_studio.present.reading_texts import time_left
from lstm_studio.state.finding import MOST_CHARACTERS, TRAINING_STEPS
from lstm_studio.state.findings import Findings
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.choice_list import ChoiceList
from lstm_studio.widgets.job_row import JobRow
from lstm_studio.widgets.number_row import NumberRow
from lstm_studio.widgets.segmented import Segmented
from lstm_studio.widgets.sentence_edit import SentenceEdit

__all__ = ["CellsSetupView"]

_SEEDS = (0, 999)
_STEPS = (1, 20_000)


class CellsSetupView(View):
    """The dock of the page.

    Object names: ``cells.model`` (segments ``nested`` and ``python``), ``cells.which`` (``shipped``
    and ``own``), ``cells.example``, ``cells.text``, ``cells.note``, ``cells.properties``,
    ``cells.seed``, ``cells.steps``, ``cells.train``, ``cells.job``, ``cells.trainNote``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("finding", "findings")

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("cellsSetup")
        self.setAccessibleName(tr("Model and text"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("cells.scroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self._scroll)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._scroll.setWidget(body)
        self._offered = ""
        self._shown: str | None = None
        self._build_model()
        self._build_text()
        self._build_properties()
        self._build_training()
        self._column.addStretch(1)
        self.training = controller.character_training
        self.training.changed.connect(self._on_training_changed)
        self.job.cancelRequested.connect(self.training.cancel)
        self.apply_look()

    # ------------------------------------------------------------------ building

    def _build_model(self) -> None:
        self.model = Segmented()
        self.model.setObjectName("cells.model")
        self.model.setAccessibleName(tr("What the model has learned from"))
        for text in TEXTS:
            self.model.addItem(text, model_name(text))
        self.model.currentKeyChanged.connect(self._on_model)
        self.which = Segmented()
        self.which.setObjectName("cells.which")
        self.which.setAccessibleName(tr("The shipped model or your own"))
        self.which.addItem("shipped", tr("Shipped"))
        self.which.addItem("own", tr("Trained here"))
        self.which.currentKeyChanged.connect(self._on_which)
        self._column.addWidget(self.model)
        self._column.addWidget(self.which)

    def _build_text(self) -> None:
        self._column.addWidget(self._heading(tr("Text")))
        self.example = QComboBox()
        self.example.setObjectName("cells.example")
        self.example.setAccessibleName(tr("Texts to begin with"))
        self.example.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.example.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.example.activated.connect(self._on_example)
        self._column.addWidget(self.example)
        self.text = SentenceEdit(
            "cells.text", tr("Your text"), limit=MOST_CHARACTERS, lines=7, font="code"
        )
        self.text.edited.connect(self._on_text)
        self.text.refused.connect(self._on_refused)
        self._column.addWidget(self.text)
        self.note = self._label("cells.note")
        self._column.addWidget(self.note)

    def _build_properties(self) -> None:
        self._column.addWidget(self._heading(tr("What to look for")))
        self.properties = ChoiceList()
        self.properties.setObjectName("cells.properties")
        self.properties.setAccessibleName(tr("What to look for"))
        self.properties.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.properties.currentKeyChanged.connect(self._on_property)
        self._column.addWidget(self.properties)

    def _build_training(self) -> None:
        self._column.addWidget(self._heading(tr("Train it again")))
        self.train_note = self._label("cells.trainNote")
        self._column.addWidget(self.train_note)
        self.seed = NumberRow("cells.seed", tr("Seed"), _SEEDS)
        self.seed.setValue(1)
        self.steps = NumberRow("cells.steps", tr("Steps"), _STEPS, 100)
        self.steps.setValue(TRAINING_STEPS)
        self._column.addWidget(self.seed)
        self._column.addWidget(self.steps)
        self.train = PushButton(tr("Train"), "primary", "play")
        self.train.setObjectName("cells.train")
        self.train.clicked.connect(self._on_train)
        self._column.addWidget(self.train)
        self.job = JobRow("cells.job")
        self._column.addWidget(self.job)

    def _label(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", "muted")
        return label

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text.upper())
        label.setProperty("role", "heading")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def disconnect_controller(self) -> None:
        """Stop listening, to the training as well."""
        if self._connected:
            self.training.changed.disconnect(self._on_training_changed)
        super().disconnect_controller()

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        look = self.look
        self._column.setContentsMargins(look.px(16), look.px(2), look.px(12), look.px(12))
        self._column.setSpacing(look.px(8))
        for widget in (
            self.model, self.which, self.text, self.properties, self.seed, self.steps, self.train,
            self.job,
        ):  # fmt: skip
            widget.setLook(look)
        self.properties.setFixedHeight(self.properties.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the width at which everything can be read; the height is scrolled."""
        return QSize(self.look.px(240), self.look.px(120))

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Show what is looked into, and where the training is."""
        findings = self.controller.findings
        if findings is None:
            return
        if "findings" in changed:
            self._show_model(findings)
            self._show_text(findings)
            self._show_properties(findings)
        self._show_job()

    def _show_model(self, findings: Findings) -> None:
        finding = findings.finding
        self.model.setCurrentKey(finding.model)
        self.which.setVisible(finding.model in finding.own)
        self.which.setCurrentKey("own" if finding.retrained else "shipped")
        if self._offered != finding.model:
            self._offered = finding.model
            self.example.clear()
            self.example.addItem(tr("Texts to begin with"), "")
            for name in EXAMPLES[finding.model]:
                self.example.addItem(example_title(name), name)

    def _show_text(self, findings: Findings) -> None:
        text = findings.text.text
        if text != self._shown:  # else what is being typed just now would be lost
            self._shown = text
            if self.text.text() != text:
                self.text.setText(text)
        known = EXAMPLES[findings.finding.model]
        name = next((name for name, one in known.items() if one == text), "")
        self.example.setCurrentIndex(max(self.example.findData(name), 0))
        parts = [
            tr(
                "{count} of {most} characters",
                count=integer(len(text)),
                most=integer(MOST_CHARACTERS),
            ),
            unknown_note(findings.text),
        ]
        self.note.setText(" · ".join(part for part in parts if part))

    def _show_properties(self, findings: Findings) -> None:
        finding = findings.finding
        passage = findings.passage(finding.over)
        items: list[tuple[str, ...]] = []
        for name in PROPERTIES_OF[finding.model]:
            ranking = passage.ranking(finding.quantity, name)
            note = ""
            if ranking is not None and ranking.best is not None:
                size = abs(float(ranking.r[ranking.best]))
                beyond = not math.isnan(ranking.luck.line) and size > ranking.luck.line
                note = tr("r {r}", r=number(size)) if beyond else tr("luck {r}", r=number(size))
            elif ranking is not None:
                note = "–"
            items.append((name, property_title(name), note, property_note(name)))
        rows = len(self.properties.keys())
        self.properties.setItems(items)
        self.properties.setCurrentKey(finding.looked_for)
        if rows != len(items):
            self.properties.setFixedHeight(self.properties.sizeHint().height())

    def _show_job(self) -> None:
        now, finding = self.training.now, self.controller.state.finding
        running = now.state in ("preparing", "running")
        shipped = self.controller.library.character_model(finding.model)
        self.train_note.setText(
            tr(
                "{model}. The shipped one: seed {seed}, {steps} steps, {seconds} s of one core.",
                model=model_name(finding.model),
                seed=shipped.seed,
                steps=integer(shipped.steps),
                seconds=number(shipped.seconds, 0),
            )
        )
        for widget in (self.seed, self.steps, self.train):
            widget.setEnabled(not running)
        name = model_name(now.text)
        if now.state == "preparing":
            self.job.setPreparing(tr("Preparing: {model}", model=name))
        elif now.state == "running" and (progress := now.told) is not None:
            what = tr("{model}: {what}", model=name, what=progress.what)
            if progress.step:
                what = tr(
                    "{what}, step {step}, {bits} bits a character",
                    what=what,
                    step=integer(progress.step),
                    bits=number(progress.bits),
                )
            self.job.setRunning(what, progress.fraction, time_left(progress.seconds_left))
        elif now.state == "done":
            self.job.setDone(tr("{model}: trained; it is on the page now.", model=name))
        elif now.state == "failed":
            self.job.setFailed(f"{now.message} {now.hint}".strip())
        elif now.state in ("idle", "cancelled"):
            self.job.setIdle()

    @Slot()
    def _on_training_changed(self) -> None:
        if self.isVisible():
            self._show_job()

    # ------------------------------------------------------------------ what a person does

    @Slot(object)
    def _on_model(self, key: str) -> None:
        own = self.controller.state.finding.own
        self.controller.do("choose_character_model", model=key, retrained=key in own)

    @Slot(object)
    def _on_which(self, key: str) -> None:
        model = self.controller.state.finding.model
        self.controller.do("choose_character_model", model=model, retrained=key == "own")

    @Slot(int)
    def _on_example(self, place: int) -> None:
        name = self.example.itemData(place)
        if name:
            self.controller.do("read_example_text", example=name)

    @Slot(object)
    def _on_text(self, text: str) -> None:
        # What is refused stays in the field, to be mended there.
        self.controller.do("read_characters", merge="characters", text=text)

    @Slot(object)
    def _on_refused(self, count: int) -> None:
        self.controller.notices.tell(
            tr("The text has {count} characters; not all of them have room.", count=integer(count)),
            tr("Up to {most} characters can be read here.", most=integer(MOST_CHARACTERS)),
        )

    @Slot(object)
    def _on_property(self, key: str) -> None:
        self.controller.do("look_for", what=key)

    @Slot()
    def _on_train(self) -> None:
        model = self.controller.state.finding.model
        self.training.start(model, self.seed.value(), self.steps.value())
