"""Run, pause, step, stop, begin again; the learning rate and the time machine."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.params import Kind
from lstm_studio.i18n import integer, number, tr
from lstm_studio.present.lab_texts import overflow_texts, phase_text, rate_note, time_left
from lstm_studio.state.lab import competitors_of
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.job_row import JobRow
from lstm_studio.widgets.number_row import PlainSlider
from lstm_studio.widgets.segmented import Segmented

__all__ = ["FACTORS", "TrainTransportView"]

FACTORS = (0.1, 0.3, 1.0, 3.0, 10.0)
"""What the learning rate can be multiplied by, by hand."""


class TrainTransportView(View):
    """Drives the training.

    Object names: ``training.run`` (it pauses, too), ``training.step``, ``training.stop``,
    ``training.restart``, ``training.rate``, ``training.axis``, ``training.time``,
    ``training.live``, ``training.job``, ``training.problem``.

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
        self.setObjectName("trainTransport")
        self.setAccessibleName(tr("Training"))
        self._brief = False
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        # In a narrow and low page its rows are more than there is height for: they scroll.
        self._area = QScrollArea()
        self._area.setObjectName("training.scroll")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        self._inside.installEventFilter(self)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._area)
        self._upper, self._lower, self._lowest = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._job_row, self._axis_row = QHBoxLayout(), QHBoxLayout()
        self._rows = (self._upper, self._job_row, self._lower, self._axis_row, self._lowest)
        for row in self._rows:
            self._column.addLayout(row)
        self._divided: tuple[bool, bool] | None = None
        self._build_buttons()
        self._build_time()
        self.problem = self._label("training.problem")
        self.problem.setProperty("role", "danger")
        self.problem.setWordWrap(True)
        self._column.addWidget(self.problem)
        self._column.addStretch(1)
        self.apply_look()

    # ------------------------------------------------------------------ building

    def _build_buttons(self) -> None:
        self.run = self._button("training.run", tr("Run"), "primary")
        self.run.clicked.connect(self._on_run)
        self.step = self._button("training.step", tr("Step"))
        self.step.setToolTip(tr("One step of the optimizer"))
        self.step.clicked.connect(self._on_step)
        self.stop = self._button("training.stop", tr("Stop"))
        self.stop.setToolTip(tr("End the training and measure what was learned"))
        self.stop.clicked.connect(self._on_stop)
        self.restart = self._button("training.restart", tr("Begin again"))
        self.restart.setToolTip(tr("From the same first weights; the curves so far stay faint"))
        self.restart.clicked.connect(self._on_restart)
        self.job = JobRow("training.job", cancellable=False)
        self._upper.addWidget(self.job, 1)

    def _build_time(self) -> None:
        self._rate_title = self._label("training.rateTitle")
        self._rate_title.setText(tr("Learning rate ×"))
        self._lower.addWidget(self._rate_title)
        self.rate = Segmented()
        self.rate.setObjectName("training.rate")
        self.rate.setAccessibleName(tr("What every learning rate is multiplied by"))
        for factor in FACTORS:
            self.rate.addItem(f"{factor:g}", number(factor, 0 if factor >= 1 else 1))
        self.rate.currentKeyChanged.connect(self._on_rate)
        self._lower.addWidget(self.rate)
        self._axis_title = self._label("training.axisTitle")
        self._axis_title.setText(tr("Curves"))
        self._lower.addWidget(self._axis_title)
        self.axis = Segmented()
        self.axis.setObjectName("training.axis")
        self.axis.setAccessibleName(tr("What the curves are drawn over"))
        self.axis.addItem("steps", tr("over steps"))
        self.axis.addItem(
            "seconds",
            tr("over seconds"),
            tr(
                "Seconds of one core. On a CPU PyTorch runs the LSTM as one fused piece and the "
                "others step by step: the clock compares programs, steps compare cells."
            ),
        )
        self.axis.currentKeyChanged.connect(self._on_axis)
        self._lower.addWidget(self.axis)
        self._time_title = self._label("training.timeTitle")
        self.time = PlainSlider()
        self.time.setObjectName("training.time")
        self.time.setAccessibleName(tr("Time machine: the networks as they were"))
        self.time.valueChanged.connect(self._on_time)
        self.live = self._button("training.live", tr("Now"), add=False)
        self.live.setToolTip(tr("Back to the networks of now"))
        self.live.clicked.connect(self._on_live)

    def _fit(self) -> None:
        """Give what has no room beside the rest a row of its own."""
        gap = self.look.px(8)
        rate = (self._rate_title, self.rate, self._axis_title, self.axis)
        row = (*rate, self._time_title, self.time, self.live)
        buttons = (self.run, self.step, self.stop, self.restart)
        beside = self.look.px(120)  # what the state of the training needs beside the buttons
        needed = sum(part.sizeHint().width() for part in row) + 8 * gap
        least = max(
            sum(part.sizeHint().width() + gap for part in buttons) + beside,
            sum(part.sizeHint().width() + gap for part in rate),
        )
        divided = (self.width() < needed, self.width() < least)
        if divided == self._divided:
            return
        self._divided = divided
        narrow, tight = divided
        self._upper.setSpacing(self.look.px(4) if tight else gap)
        (self._job_row if tight else self._upper).addWidget(self.job, 1)
        axis = self._axis_row if tight else self._lower
        axis.addWidget(self._axis_title)
        axis.addWidget(self.axis, 1 if tight else 0)
        time = self._lowest if narrow else self._lower
        time.addWidget(self._time_title)
        time.addWidget(self.time, 2)
        time.addWidget(self.live)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the controls into rows."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Divide them anew when a control asks for another size, as another font makes it."""
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _button(self, name: str, text: str, kind: str = "ghost", add: bool = True) -> PushButton:
        button = PushButton(text, kind, "play" if kind == "primary" else "")
        button.setObjectName(name)
        button.setAccessibleName(text)
        if add:
            self._upper.addWidget(button)
        return button

    def _label(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "muted")
        return label

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        look = self.look
        self._column.setSpacing(look.px(8))
        for row in self._rows:
            row.setSpacing(look.px(8))
        for widget in (self.run, self.step, self.stop, self.restart, self.live, self.job):
            widget.setLook(look)
        self.rate.setLook(look)
        self.axis.setLook(look)
        self.time.setLook(look)
        self.time.setMinimumWidth(look.px(80))
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the size at which every row is seen."""
        return self._column.sizeHint()

    def set_brief(self, brief: bool) -> None:
        """Be content with the first rows, in a page that is very low."""
        if brief != self._brief:
            self._brief = brief
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which some rows are seen, all of them where they are few."""
        look = self.look
        height = min(self._column.sizeHint().height(), look.px(74 if self._brief else 110))
        return QSize(look.px(300), height)

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Say where the training is and what can be done."""
        lab = self.controller.lab
        now = lab.now
        active = now.phase in ("preparing", "running", "pausing")
        self.run.setText(tr("Pause") if active else tr("Run"))
        self.run.setAccessibleName(self.run.text())
        self.run.setIconName("pause" if active else "play")
        able = lab.able()
        self.run.setEnabled(able.run)
        self.step.setEnabled(able.step)
        self.stop.setEnabled(able.stop)
        self.restart.setEnabled(able.restart)
        self._show_job()
        self._show_rate()
        self.axis.setCurrentKey(self.controller.state.lab.axis)
        self._show_time()
        texts = [f"{now.message} {now.hint}".strip()] if now.message else []
        if lab.setup is not None and now.snapshot is not None:
            texts.extend(overflow_texts(lab.setup, now.snapshot))
        self.problem.setText("\n".join(texts))
        self.problem.setVisible(bool(texts))

    def _show_job(self) -> None:
        now = self.controller.lab.now
        text = phase_text(now.phase, now.snapshot)
        if now.phase == "preparing" and now.snapshot is None:
            self.job.setPreparing(text)
        elif now.snapshot is None:
            self.job.setRunning(text, 0.0)
        else:
            left = time_left(now.seconds_left) if now.phase == "running" else ""
            self.job.setRunning(text, now.snapshot.share, left)

    def _show_rate(self) -> None:
        state = self.controller.state.lab
        nearest = min(FACTORS, key=lambda one: abs(math.log(one / state.rate)))
        self.rate.setCurrentKey(f"{nearest:g}")
        rates: dict[Kind, float] = {one.kind: one.learning_rate for one in competitors_of(state)}
        self.rate.setToolTip(rate_note(rates, state.rate))

    def _show_time(self) -> None:
        lab = self.controller.lab
        kept = () if lab.record is None else lab.record.checkpoints()
        blocked = self.time.blockSignals(True)
        self.time.setRange(0, max(len(kept) - 1, 0))
        place = len(kept) - 1 if lab.checkpoint is None else kept.index(lab.checkpoint)
        self.time.setValue(max(place, 0))
        self.time.blockSignals(blocked)
        self.time.setEnabled(len(kept) > 1)
        self.time.update()
        self.live.setEnabled(lab.checkpoint is not None)
        if lab.checkpoint is None:
            self._time_title.setText(tr("Time machine"))
        else:
            self._time_title.setText(tr("As at step {step}", step=integer(lab.checkpoint)))

    # ------------------------------------------------------------------ what a person does

    @Slot()
    def _on_run(self) -> None:
        self.controller.lab.run_or_pause()

    @Slot()
    def _on_step(self) -> None:
        self.controller.lab.step_once()

    @Slot()
    def _on_stop(self) -> None:
        self.controller.lab.stop()

    @Slot()
    def _on_restart(self) -> None:
        self.controller.lab.restart()

    @Slot(object)
    def _on_rate(self, key: str) -> None:
        self.controller.do("set_rate", rate=float(key))

    @Slot(object)
    def _on_axis(self, key: str) -> None:
        self.controller.do("set_curve_axis", axis=key)

    @Slot(int)
    def _on_time(self, place: int) -> None:
        record = self.controller.lab.record
        if record is not None:
            kept = record.checkpoints()
            self.controller.lab.scrub(kept[min(place, len(kept) - 1)])

    @Slot()
    def _on_live(self) -> None:
        self.controller.lab.scrub(None)
