"""The networks of the page "Gradient flow": their settings, and which of them are shown."""

from __future__ import annotations

import math
from dataclasses import fields

import numpy as np
from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.cells import sigmoid
from lstm_studio.core.params import KINDS
from lstm_studio.core.powers import power_text
from lstm_studio.i18n import integer, number, tr
from lstm_studio.present.captions import kind_name
from lstm_studio.state.flow import BIASES, CURVES, LIMITS, FlowState
from lstm_studio.state.flows import TRAINED_UNITS
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.value_control import ValueControl

__all__ = ["GradientsNetworksView"]

_COLORS = {"bias": "f", "scale": "h", "size": "x", "length": "x", "seed": "x"}
_DEFAULTS = {f.name: f.default for f in fields(FlowState)}


class GradientsNetworksView(View):
    """A slider a setting, and a box a network.

    Object names: ``gradients.bias``, ``gradients.scale``, ``gradients.size``, ``gradients.length``,
    ``gradients.seed``; ``gradients.show.<curve>``, ``gradients.trained.<kind>``,
    ``gradients.overlays`` (the button that takes the networks of other pages away).

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
        self.setObjectName("gradientsNetworks")
        self.setAccessibleName(tr("Networks"))
        self._gesture = 0
        self.sliders: dict[str, ValueControl] = {}
        self.boxes: dict[str, QCheckBox] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._scroll)
        self._body = QWidget()
        self._scroll.setWidget(self._body)
        self._column = QVBoxLayout(self._body)
        self._build()
        self.apply_look()

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        titles = {
            "bias": (tr("Forget bias"), "<i>b</i><sub>f</sub>"),
            "scale": (tr("Recurrent scale"), ""),
            "size": (tr("Units"), "<i>H</i>"),
            "length": (tr("Steps"), "<i>T</i>"),
            "seed": (tr("Seed"), ""),
        }
        self._heading(tr("This LSTM"))
        self._slider("bias", *titles["bias"])
        self._heading(tr("All networks"))
        for name in ("scale", "size", "length", "seed"):
            self._slider(name, *titles[name])
        self._heading(tr("Shown"))
        names = {
            "own": tr("this LSTM"),
            "rnn": tr("RNN"),
            "gru": tr("GRU"),
            "chrono": tr("LSTM, chrono biases"),
        }
        for curve in CURVES:
            bias = number(BIASES.get(curve, 0.0), 0)
            text = names.get(curve) or tr("LSTM, forget bias {value}", value=bias)
            self._box(f"gradients.show.{curve}", text, "")
        self._heading(tr("After training"))
        tip = tr("The shipped cell that has learned to hold a number, over inputs of its own")
        for kind in reversed(KINDS):
            text = tr("{kind}, {count} units", kind=kind_name(kind), count=integer(TRAINED_UNITS))
            self._box(f"gradients.trained.{kind}", text, tip)
        self.overlays = PushButton("")
        self.overlays.setObjectName("gradients.overlays")
        self.overlays.clicked.connect(self._on_drop)
        self._column.addWidget(self.overlays)
        self._column.addStretch(1)

    def _heading(self, text: str) -> None:
        label = QLabel(text, self._body)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "muted")
        self._column.addWidget(label)

    def _slider(self, name: str, title: str, symbol: str) -> None:
        low, high = LIMITS[name]
        slider = ValueControl(low, high, low < 0, _COLORS[name], self._body)
        slider.setObjectName(f"gradients.{name}")
        slider.setTitle(title, symbol)
        slider.setPinnable(False)
        slider.setDefault(float(str(_DEFAULTS[name])))
        if isinstance(low, int):
            slider.setStep(1.0, 0)
        slider.valueChanged.connect(self._on_value)
        slider.editingStarted.connect(self._on_editing_started)
        slider.invalidEntered.connect(self._on_invalid)
        self.sliders[name] = slider
        self._column.addWidget(slider)

    def _box(self, name: str, text: str, tip: str) -> None:
        box = QCheckBox(text, self._body)
        box.setObjectName(name)
        box.setToolTip(tip)
        box.clicked.connect(self._on_box)
        self.boxes[name.removeprefix("gradients.")] = box
        self._column.addWidget(box)

    # ------------------------------------------------------------------ drawing

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        px = self.look.px
        self._column.setContentsMargins(px(16), px(4), px(16), px(16))
        self._column.setSpacing(px(6))
        for slider in self.sliders.values():
            slider.setLook(self.look)
        self.overlays.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return the width at which nothing is cut off; the height is left to scrolling."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return QSize(self._body.minimumSizeHint().width() + bar, self.look.px(160))

    def sizeHint(self) -> QSize:
        """Return the size at which nothing has to be scrolled."""
        hint = self._body.sizeHint()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return QSize(hint.width() + bar, hint.height())

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the settings."""
        flow = self.controller.state.flow
        for name, slider in self.sliders.items():
            slider.setValue(float(getattr(flow, name)))
            slider.setSentence(_sentence(name, flow))
        for name, box in self.boxes.items():
            group, _, key = name.partition(".")
            box.setChecked(key in (flow.shown if group == "show" else flow.trained))
        self.sliders["bias"].setEnabled("own" in flow.shown)
        self.overlays.setVisible(bool(flow.overlays))
        self.overlays.setText(
            tr("Take {count} from other pages away", count=integer(len(flow.overlays)))
        )

    # ------------------------------------------------------------------ asking

    def _key_of_sender(self) -> str:
        return self.sender().objectName().removeprefix("gradients.")

    @Slot()
    def _on_editing_started(self) -> None:
        self._gesture += 1  # one gesture is one step of undo

    @Slot(object)
    def _on_value(self, value: float) -> None:
        name = self._key_of_sender()
        self.controller.do(
            "set_flow", merge=f"flow-{name}-{self._gesture}", setting=name, value=value
        )

    @Slot(object)
    def _on_invalid(self, text: str) -> None:
        low, high = LIMITS[self._key_of_sender()]
        self.controller.notices.tell(
            tr(
                "“{text}” is not a number from {low} to {high}.",
                text=text[:40],
                low=_limit(low),
                high=_limit(high),
            ),
            tr("The old value stays."),
        )

    @Slot(bool)
    def _on_box(self, shown: bool) -> None:
        group, _, key = self._key_of_sender().partition(".")
        if group == "show":
            self.controller.do("show_curve", curve=key, shown=shown)
        else:
            self.controller.do("show_trained", kind=key, shown=shown)

    @Slot()
    def _on_drop(self) -> None:
        self.controller.do("drop_overlays")


def _limit(value: float) -> str:
    return integer(int(value)) if value == int(value) else number(value, 1)


def _sentence(name: str, flow: FlowState) -> str:
    """Return what a setting means, in numbers."""
    if name == "bias":
        f = float(sigmoid(np.array(flow.bias)))
        return tr(
            "Gates near {gate}: {lag} steps keep {share}",
            gate=number(f),
            lag=integer(flow.at),
            share=power_text(flow.at * math.log10(f)),
        )
    if name == "scale":
        bound = flow.scale / math.sqrt(flow.size)
        return tr("Recurrent weights within ±{bound}", bound=number(bound))
    if name == "size":
        return tr("Weights drawn within ±1/√H")
    if name == "length":
        return tr("Lags from 0 to {last}", last=integer(flow.length - 1))
    return tr("Weights and inputs come from it")
