"""What is trained: a task, who takes part, and the settings of the training."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.params import Kind
from lstm_studio.core.tasks import TASKS, find_task
from lstm_studio.i18n import tr
from lstm_studio.present.lab_texts import bias_name, competitor_note, short_name
from lstm_studio.state.lab import BIASES, CELL_ORDER
from lstm_studio.state.lab_intents import LENGTHS, SEEDS, SIZES, STEPS
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.choice_list import ChoiceList
from lstm_studio.widgets.number_row import NumberRow
from lstm_studio.widgets.segmented import Segmented

__all__ = ["TrainSettingsView"]


class TrainSettingsView(View):
    """The dock of the page "Train".

    Object names: ``train.tasks``, ``train.cell.<kind>`` (who takes part), ``train.units.<kind>``,
    ``train.length``, ``train.bias``, ``train.seeds``, ``train.firstSeed``, ``train.steps``,
    ``train.stale``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("lab", "training")

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("trainSettings")
        self.setAccessibleName(tr("Task and settings"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("train.scroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self._scroll)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._scroll.setWidget(body)
        self.switches: dict[Kind, QCheckBox] = {}
        self.units: dict[Kind, QSpinBox] = {}
        self._notes: dict[Kind, QLabel] = {}
        self._rows: list[QHBoxLayout] = []
        self._build_tasks()
        self._build_cells()
        self._build_numbers()
        self._column.addStretch(1)
        self.apply_look()

    # ------------------------------------------------------------------ building

    def _build_tasks(self) -> None:
        self.tasks = ChoiceList()
        self.tasks.setObjectName("train.tasks")
        self.tasks.setAccessibleName(tr("Task"))
        self.tasks.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tasks.setItems([(task.id, task.title(), "", task.story()) for task in TASKS.values()])
        self.tasks.currentKeyChanged.connect(self._on_task)
        self._column.addWidget(self.tasks)
        self.story = self._label("train.story", "muted")
        self._column.addWidget(self.story)
        self.stale = self._label("train.stale", "strong")
        self._column.addWidget(self.stale)

    def _build_cells(self) -> None:
        self._column.addWidget(self._heading(tr("Who is trained")))
        for kind in CELL_ORDER:
            switch = QCheckBox(short_name(kind))
            switch.setObjectName(f"train.cell.{kind}")
            switch.setAccessibleName(tr("Train {cell}", cell=short_name(kind)))
            switch.clicked.connect(self._on_cell)
            field = QSpinBox()
            field.setObjectName(f"train.units.{kind}")
            field.setAccessibleName(tr("Units of {cell}", cell=short_name(kind)))
            field.setKeyboardTracking(False)
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.setRange(*SIZES)
            field.valueChanged.connect(self._on_units)
            note = self._label(f"train.numbers.{kind}", "muted")
            note.setWordWrap(False)
            note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row = QHBoxLayout()
            row.addWidget(switch)
            row.addWidget(field)
            row.addWidget(note, 1)
            self._column.addLayout(row)
            self._rows.append(row)
            self.switches[kind], self.units[kind], self._notes[kind] = switch, field, note

    def _build_numbers(self) -> None:
        self._column.addWidget(self._heading(tr("Training")))
        self.length = NumberRow("train.length", tr("Length"), LENGTHS, 10)
        self.length.valueChanged.connect(self._on_length)
        self._column.addWidget(self.length)
        self._column.addWidget(self._heading(tr("Forget bias of the LSTM")))
        self.bias = Segmented()
        self.bias.setObjectName("train.bias")
        self.bias.setAccessibleName(tr("Where the LSTM's forget bias starts"))
        tips = {
            "0": tr("About where PyTorch starts: half of the memory is gone after every step."),
            "chrono": tr("Spread, so that there are memories of all lengths from the start."),
        }
        for bias in BIASES:
            self.bias.addItem(bias, bias_name(bias), tips.get(bias, ""))
        self.bias.currentKeyChanged.connect(self._on_bias)
        self._column.addWidget(self.bias)
        self.seeds = NumberRow("train.seeds", tr("Seeds"), SEEDS)
        self.seeds.valueChanged.connect(self._on_seeds)
        self.first = NumberRow("train.firstSeed", tr("First seed"), (0, 99))
        self.first.valueChanged.connect(self._on_first)
        self.steps = NumberRow("train.steps", tr("Steps"), STEPS, 100)
        self.steps.valueChanged.connect(self._on_steps)
        for row in (self.seeds, self.first, self.steps):
            self._column.addWidget(row)

    def _label(self, name: str, role: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        return label

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text.upper())
        label.setProperty("role", "heading")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        look = self.look
        self._column.setContentsMargins(look.px(16), look.px(2), look.px(12), look.px(12))
        self._column.setSpacing(look.px(8))
        for row in self._rows:
            row.setSpacing(look.px(8))
        for switch in self.switches.values():
            switch.setMinimumWidth(look.px(64))
        for field in self.units.values():
            field.setFixedWidth(look.px(76))
        for widget in (self.tasks, self.length, self.bias, self.seeds, self.first, self.steps):
            widget.setLook(look)
        self.tasks.setFixedHeight(self.tasks.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the width at which everything can be read; the height is scrolled."""
        return QSize(self.look.px(240), self.look.px(120))

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Show what is chosen, and whether it is what is being trained."""
        stale = self.controller.lab.stale
        if stale != self.stale.isVisibleTo(self) or "lab" in changed:
            self.stale.setText(tr("Changed: Run begins anew with these settings."))
            self.stale.setVisible(stale)
        if "lab" in changed:  # a training that runs changes nothing of what was chosen
            self._show_choices()

    def _show_choices(self) -> None:
        lab = self.controller.state.lab
        task = find_task(lab.task)
        self.tasks.setCurrentKey(lab.task)
        self.story.setText(task.story())
        for kind in CELL_ORDER:
            on = kind in lab.cells
            self.switches[kind].setChecked(on)
            field = self.units[kind]
            blocked = field.blockSignals(True)
            field.setValue(lab.sizes[kind])
            field.blockSignals(blocked)
            field.setEnabled(on)
            self._notes[kind].setText(competitor_note(task, kind, lab.sizes[kind]) if on else "")
        self.length.setValue(lab.length)
        self.bias.setCurrentKey(lab.bias)
        self.bias.setEnabled("lstm" in lab.cells)
        self.seeds.setValue(lab.seeds)
        self.first.setValue(lab.first_seed)
        self.steps.setValue(lab.steps)

    # ------------------------------------------------------------------ what a person does

    @Slot(object)
    def _on_task(self, key: str) -> None:
        self.controller.do("choose_task", task=key)

    @Slot()
    def _on_cell(self) -> None:
        for kind, switch in self.switches.items():
            if switch is self.sender():
                self.controller.do("take_part", kind=kind, on=switch.isChecked())
        self._show_choices()  # refused, the tick goes back

    @Slot(int)
    def _on_units(self, value: int) -> None:
        for kind, field in self.units.items():
            if field is self.sender():
                self.controller.do("set_units", merge=f"units.{kind}", kind=kind, size=value)

    @Slot(object)
    def _on_length(self, value: int) -> None:
        self.controller.do("set_task_length", merge="length", length=value)
        self._show_choices()  # refused, the old length stands there again

    @Slot(object)
    def _on_bias(self, key: str) -> None:
        self.controller.do("set_first_bias", bias=key)

    @Slot(object)
    def _on_seeds(self, value: int) -> None:
        self.controller.do("set_seeds", merge="seeds", seeds=value)

    @Slot(object)
    def _on_first(self, value: int) -> None:
        lab = self.controller.state.lab
        self.controller.do("set_seeds", merge="first", seeds=lab.seeds, first=value)

    @Slot(object)
    def _on_steps(self, value: int) -> None:
        self.controller.do("set_training_steps", merge="steps", steps=value)
