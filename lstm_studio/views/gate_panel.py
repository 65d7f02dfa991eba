"""The gate control panel: which cell, who sets its gates, and the sliders that hold them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.overrides import PINNABLE, pin_limits
from lstm_studio.i18n import integer, tr
from lstm_studio.present import captions
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.bipolar_bar import BipolarBar
from lstm_studio.widgets.segmented import Segmented
from lstm_studio.widgets.unit_chooser import UnitChooser
from lstm_studio.widgets.value_slider import ValueSlider

__all__ = ["GatePanelView"]

# The order in which a person meets the gates: what is lost, what comes in, what is shown; then
# what the cell proposes by itself.
_ORDER = {"lstm": ("f", "i", "o", "g"), "gru": ("r", "z", "n"), "rnn": ()}
_CANDIDATES = ("g", "n")
_RNN_WEIGHTS = ("weight_hh", "bias_ih")
_WEIGHT_LIMITS = (-2.0, 2.0)
_VISITOR = "visitor"


class GatePanelView(View):
    """Sliders for the gates of the cell on the bench, at the step under the playhead."""

    SLICES = ("sequence", "cell", "gates", "results", "playhead", "view", "hover")

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("gates")
        self._gesture = 0
        self._sliders: dict[str, ValueSlider | BipolarBar] = {}
        self._kind_shown = ""
        self._choices_shown: tuple[str, str] = ("", "")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("gates.scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._scroll)
        self._body = QWidget()
        self._scroll.setWidget(self._body)
        self._layout = QVBoxLayout(self._body)
        self._kind = self._segmented(
            "gates.kind",
            tr("Kind of cell"),
            (("rnn", tr("RNN")), ("lstm", tr("LSTM")), ("gru", tr("GRU"))),
        )
        self._kind.currentKeyChanged.connect(self._on_kind)
        self._mode = self._segmented(
            "gates.mode",
            tr("Who sets the gates"),
            (("hand", tr("You set the gates")), ("learned", tr("Learned gates"))),
        )
        self._mode.currentKeyChanged.connect(self._on_mode)
        self._size = self._segmented("gates.size", tr("Units of the trained cell"), ())
        self._size.currentKeyChanged.connect(self._on_size)
        self._note = self._label("gates.note")
        self._scope = self._segmented(
            "gates.scope",
            tr("Which steps a slider acts on"),
            (
                ("step", tr("this step")),
                ("onward", tr("from here on")),
                ("all", tr("all steps")),
            ),
        )
        self._scope.currentKeyChanged.connect(self._on_scope)
        self._build_units()
        self._slider_box = QVBoxLayout()
        self._layout.addLayout(self._slider_box)
        self._build_buttons()
        self._layout.addStretch(1)
        self.apply_look()

    # ------------------------------------------------------------------------------ building

    def _segmented(
        self, name: str, accessible: str, items: tuple[tuple[str, str], ...]
    ) -> Segmented:
        widget = Segmented(self._body)
        widget.setObjectName(name)
        widget.setAccessibleName(accessible)
        for key, text in items:
            widget.addItem(key, text)
        self._layout.addWidget(widget)
        return widget

    def _label(self, name: str) -> QLabel:
        label = QLabel(self._body)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setProperty("role", "muted")
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._layout.addWidget(label)
        return label

    def _build_units(self) -> None:
        self._unit_row = QWidget(self._body)
        row = QVBoxLayout(self._unit_row)
        row.setContentsMargins(0, 0, 0, 0)
        self._units = Segmented(self._unit_row)
        self._units.setObjectName("gates.units")
        self._units.setAccessibleName(tr("Which units a slider acts on"))
        self._units.addItem("all", tr("all units"))
        self._units.addItem("one", tr("this unit"))
        self._units.currentKeyChanged.connect(self._on_units)
        row.addWidget(self._units)
        self._unit = UnitChooser(self._unit_row)
        self._unit.setObjectName("gates.unit")
        self._unit.unitChosen.connect(self._on_unit)
        row.addWidget(self._unit)
        self._layout.addWidget(self._unit_row)

    def _build_buttons(self) -> None:
        row = QHBoxLayout()
        self._release = QPushButton(self._body)
        self._release.setObjectName("gates.release")
        self._release.clicked.connect(self._on_release)
        row.addWidget(self._release)
        self._flatten = QPushButton(tr("Level"), self._body)
        self._flatten.setObjectName("gates.flatten")
        self._flatten.setToolTip(tr("Hold every gate at its present value for all steps"))
        self._flatten.clicked.connect(self._on_flatten)
        row.addWidget(self._flatten)
        row.addStretch(1)
        self._button_row = row
        self._layout.addLayout(row)

    def _slider(self, key: str) -> ValueSlider | BipolarBar:
        """Return the slider of a gate or weight, made when it is first needed."""
        if key in self._sliders:
            return self._sliders[key]
        bipolar = key in _CANDIDATES or key in _RNN_WEIGHTS
        slider = BipolarBar(self._body) if bipolar else ValueSlider(self._body)
        slider.setObjectName(f"gates.{key}")
        texts = captions.control(key)
        slider.setQuantity("h" if key in _RNN_WEIGHTS else key)
        slider.setTitle(texts.name, texts.symbol)
        slider.setEndTexts(texts.low, texts.high)
        if key in _RNN_WEIGHTS:
            slider.setRange(*_WEIGHT_LIMITS)
        slider.setLook(self.look)
        slider.valueChanged.connect(self._on_value_changed)
        slider.editingStarted.connect(self._on_editing_started)
        slider.resetRequested.connect(self._on_reset)
        slider.pinRequested.connect(self._on_pin)
        slider.releaseRequested.connect(self._on_release_one)
        slider.invalidEntered.connect(self._on_invalid)
        slider.hoverChanged.connect(self._on_slider_hover)
        self._slider_box.addWidget(slider)
        self._sliders[key] = slider
        return slider

    def _order_tab_stops(self) -> None:
        """Let the Tab key go from top to bottom; Qt goes in the order in which parts were made.

        A slider is moved as a whole.  It hands the keys to its value wherever it stands in the
        chain: left at the end, with its parts elsewhere, it would lead back into the middle, and
        nothing that is made later could ever be reached.
        """
        parts = [self._kind, self._mode, self._size, self._scope, self._units, self._unit]
        parts += [*self._sliders.values(), self._release, self._flatten]
        last: QWidget | None = None
        for part in parts:
            stops = [
                widget
                for widget in (part, *part.findChildren(QWidget))
                if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
            ]
            moved = [part] if part.focusProxy() is not None else stops
            for widget in moved:
                if last is not None:
                    QWidget.setTabOrder(last, widget)
                last = widget
            last = stops[-1] if stops else last

    # ----------------------------------------------------------------------------- rendering

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the choices and the sliders."""
        state, results = self.controller.state, self.controller.results
        kind, mode = state.cell.kind, state.cell.mode
        units = results.trace.hidden_size
        choices = (state.gates.scope, state.gates.units)
        if changed & {"cell", "sequence", "view"} or choices != self._choices_shown:
            self._choices_shown = choices
            self._render_choices(units)
        if changed == {"gates"}:
            return  # pins are drawn with the results that follow from them
        keys = _ORDER[kind] if kind != "rnn" else _RNN_WEIGHTS
        if self._kind_shown != kind:
            self._kind_shown = kind
            # A list: a slider that goes lets go of the pointer, which may ask for another one.
            gone = [slider for key, slider in list(self._sliders.items()) if key not in keys]
            held = QApplication.focusWidget()
            had_focus = held is not None and any(slider.isAncestorOf(held) for slider in gone)
            for key in keys:
                self._slider(key).show()
            if had_focus and keys:  # else Qt hands the keys to whatever comes next
                self._sliders[keys[0]].setFocus()
            for slider in gone:
                slider.hide()
            self._order_tab_stops()
        for key in keys:
            if kind == "rnn":
                self._render_weight(key)
            else:
                self._render_gate(key, mode)
        if "hover" in changed:
            for key in keys:
                self._sliders[key].setHighlighted(state.hover.key == key)

    def _render_choices(self, units: int) -> None:
        state = self.controller.state
        kind, mode = state.cell.kind, state.cell.mode
        self._kind.setCurrentKey(kind)
        self._mode.setCurrentKey(mode)
        learned = mode == "learned"
        visiting = state.cell.visitor is not None
        if learned:
            self._offer_sizes(self.controller.library.sizes(kind), visiting)
            self._size.setCurrentKey(_VISITOR if visiting else str(state.cell.size))
        self._size.setVisible(learned)
        note = captions.bench_note(self.controller.results.model, kind, mode, visiting)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        gates = bool(PINNABLE[kind])
        for widget in (self._scope, self._release):
            widget.setVisible(gates)
        self._flatten.setVisible(gates and not learned)
        self._scope.setCurrentKey(state.gates.scope)
        self._unit_row.setVisible(units > 1)
        self._units.setVisible(gates)
        self._units.setCurrentKey(state.gates.units)
        self._unit.setUnits(units, state.view.unit)
        self._release.setText(tr("Release all") if learned else tr("As it started"))
        self._release.setToolTip(
            tr("Give all gates back to the network")
            if learned
            else tr("Set the gates as they stood when the sequence was opened")
        )

    def _offer_sizes(self, sizes: tuple[int, ...], visiting: bool) -> None:
        """Let the trained cells be chosen by size, beside the visitor that another one sends home.

        Parameters
        ----------
        sizes : tuple of int
        visiting : bool
        """
        wanted = [_VISITOR] if visiting else []
        wanted += [str(n) for n in sizes]
        if self._size.keys() == wanted:
            return
        self._size.clear()
        if visiting:
            tip = tr("The cell that another page has brought; any other choice sends it back.")
            self._size.addItem(_VISITOR, tr("Visitor"), tip)
        for n in sizes:
            self._size.addItem(
                str(n), tr("1 unit") if n == 1 else tr("{count} units", count=integer(n))
            )
        self._order_tab_stops()

    def _render_gate(self, key: str, mode: str) -> None:
        state, results = self.controller.state, self.controller.results
        trace, t, unit = results.trace, state.playhead.step, state.view.unit
        slider = self._slider(key)
        value = float(trace[key][t, unit])
        pinned = bool(trace.pinned(key)[t, unit])
        hand = mode == "hand"
        candidate = key in _CANDIDATES
        slider.setState("free" if hand and not candidate else "pinned" if pinned else "computed")
        slider.setPinnable(not hand or candidate)
        ghost = results.ghost
        wanted = None if ghost is None or not pinned else float(ghost[key][t, unit])
        slider.setGhostValue(wanted)
        slider.setValue(value)
        slider.setSentence(captions.gate_sentence(trace, key, t, unit, wanted))

    def _render_weight(self, key: str) -> None:
        state, params = self.controller.state, self.controller.results.model.params
        unit = state.view.unit
        slider = self._slider(key)
        array = getattr(params, key)
        value = float(array[unit, unit] if array.ndim == 2 else array[unit])
        if key == "bias_ih":  # a person means the bias; that PyTorch keeps two is its own affair
            value += float(params.bias_hh[unit])
        slider.setState("free")
        slider.setPinnable(False)
        slider.setValue(value)
        slider.setSentence(captions.rnn_weight_sentence(key, value, params.hidden_size))

    def apply_look(self) -> None:
        """Restyle."""
        px = self.look.px
        self._layout.setContentsMargins(px(16), px(4), px(16), px(16))
        self._layout.setSpacing(px(10))
        self._slider_box.setSpacing(px(10))
        for widget in (self._kind, self._mode, self._size, self._scope, self._units):
            widget.setLook(self.look)
        for slider in self._sliders.values():
            slider.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return the width at which nothing is cut off; the height is left to scrolling."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return QSize(self._body.minimumSizeHint().width() + bar, self.look.px(160))

    def sizeHint(self) -> QSize:
        """Return the size at which nothing has to be scrolled."""
        hint = self._body.sizeHint()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return QSize(hint.width() + bar, hint.height())

    # -------------------------------------------------------------------------------- asking

    def _key_of_sender(self) -> str:
        return self.sender().objectName().removeprefix("gates.")

    @Slot()
    def _on_editing_started(self) -> None:
        # One gesture is one step of undo: its changes share a key that no other gesture has.
        self._gesture += 1

    @Slot(object)
    def _on_value_changed(self, value: float) -> None:
        key = self._key_of_sender()
        merge = f"slider-{key}-{self._gesture}"
        if key in _RNN_WEIGHTS:
            unit = self.controller.state.view.unit
            if key == "bias_ih":
                value -= float(self.controller.results.model.params.bias_hh[unit])
            self.controller.do(
                "set_weight", merge=merge, parameter=key, row=unit, column=unit, value=value
            )
        else:
            self.controller.do("pin_gate", merge=merge, gate=key, value=value)

    @Slot()
    def _on_pin(self) -> None:
        key = self._key_of_sender()
        self.controller.do("pin_gate", gate=key, value=self._sliders[key].value())

    @Slot()
    def _on_release_one(self) -> None:
        self.controller.do("release_gate", gate=self._key_of_sender())

    @Slot()
    def _on_reset(self) -> None:
        key = self._key_of_sender()
        if key in _RNN_WEIGHTS:
            self.controller.do("reset_weights")
        else:
            self.controller.do("release_gate", gate=key)

    @Slot(object)
    def _on_invalid(self, text: str) -> None:
        key = self._key_of_sender()
        low, high = _WEIGHT_LIMITS if key in _RNN_WEIGHTS else pin_limits(key)
        self.controller.notices.tell(
            tr(
                "“{text}” is not a number from {low} to {high}.",
                text=text[:40],
                low=integer(round(low)),
                high=integer(round(high)),
            ),
            tr("The old value stays."),
        )

    @Slot(object)
    def _on_slider_hover(self, inside: bool) -> None:
        key = self._key_of_sender()
        self.controller.do("hover", key=key if inside and key not in _RNN_WEIGHTS else None)

    @Slot(object)
    def _on_kind(self, key: str) -> None:
        if key != self.controller.state.cell.kind:
            self.controller.do("choose_kind", kind=key)

    @Slot(object)
    def _on_mode(self, key: str) -> None:
        if key != self.controller.state.cell.mode:
            self.controller.do("choose_mode", mode=key)

    @Slot(object)
    def _on_size(self, key: str) -> None:
        cell = self.controller.state.cell
        if key != _VISITOR and (cell.visitor is not None or int(key) != cell.size):
            self.controller.do("choose_size", size=int(key))

    @Slot(object)
    def _on_scope(self, key: str) -> None:
        if key != self.controller.state.gates.scope:
            self.controller.do("set_scope", scope=key)

    @Slot(object)
    def _on_units(self, key: str) -> None:
        if key != self.controller.state.gates.units:
            self.controller.do("set_unit_scope", units=key)

    @Slot(object)
    def _on_unit(self, unit: int) -> None:
        self.controller.do("choose_unit", merge="unit", unit=unit)

    @Slot()
    def _on_release(self) -> None:
        self.controller.do("release_all")

    @Slot()
    def _on_flatten(self) -> None:
        self.controller.do("flatten_gates")
