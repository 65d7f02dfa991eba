"""The dock "Weights" of the page "Compare": what runs, on what, and what is shown of it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import integer, tr
from lstm_studio.present.captions import kind_name
from lstm_studio.present.compare_texts import forget_sentence, row_name, source_sentence
from lstm_studio.state.comparing import COMPARED, FORGET_STARTS, LARGEST_SEED, ROWS
from lstm_studio.state.comparing_intents import sizes_of
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.segmented import Segmented
from lstm_studio.widgets.unit_chooser import UnitChooser

__all__ = ["CompareWeightsView"]

_NOTHING = "none"


class _Seed(QSpinBox):
    """A whole number that the wheel changes only when it has the keyboard."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step only when focused, so that scrolling past changes nothing."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class _Choice(QComboBox):
    """A list of which scrolling past chooses nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step only when focused."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class CompareWeightsView(View):
    """Chooses the sequence, the weights and what is shown.

    Object names: ``compare.sequence``, ``compare.source`` (segments ``random``, ``trained``,
    ``own``), ``compare.size`` (by units), ``compare.seed``, ``compare.forget``,
    ``compare.row.h`` and so on, ``compare.units`` (``all``, ``one``), ``compare.unit``,
    ``compare.overlay`` (``none``, ``rnn``, ``lstm``, ``gru``).

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("sequence", "cell", "comparison", "comparisons")

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("compareWeights")
        self._known: tuple[tuple[str, str], ...] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._scroll)
        self._body = QWidget()
        self._scroll.setWidget(self._body)
        self._column = QVBoxLayout(self._body)
        self._build_weights()
        self._build_shown()
        self._column.addStretch(1)
        self.apply_look()

    # ------------------------------------------------------------------ building

    def _build_weights(self) -> None:
        self._heading(tr("Sequence"))
        self.sequence = _Choice(self._body)
        self.sequence.setObjectName("compare.sequence")
        self.sequence.setAccessibleName(tr("Sequence"))
        self.sequence.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.sequence.setMinimumContentsLength(10)
        self.sequence.activated.connect(self._on_sequence)
        self._column.addWidget(self.sequence)
        self._heading(tr("Weights"))
        self.source = self._segmented("compare.source", tr("Where the weights come from"))
        self.source.addItem("random", tr("Random"))
        self.source.addItem("trained", tr("Trained"))
        self.source.addItem("own", tr("Yours"), tr("The cells of the sandbox as you have set them"))
        self.source.currentKeyChanged.connect(self._on_source)
        self._about = self._note("compare.about")
        self._size_heading = self._heading(tr("Units"))
        self.size_choice = self._segmented("compare.size", tr("Units of each cell"))
        self.size_choice.currentKeyChanged.connect(self._on_size)
        self._seed_row = QWidget(self._body)
        row = QHBoxLayout(self._seed_row)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(tr("Seed"), self._seed_row)
        label.setProperty("role", "strong")
        self.seed = _Seed(self._seed_row)
        self.seed.setObjectName("compare.seed")
        self.seed.setAccessibleName(tr("Seed of the random weights"))
        self.seed.setRange(0, LARGEST_SEED)
        self.seed.setKeyboardTracking(False)  # "12" is not first 1 and then 12
        self.seed.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.seed.valueChanged.connect(self._on_seed)
        label.setBuddy(self.seed)
        row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self.seed)
        self._column.addWidget(self._seed_row)
        self._forget_heading = self._heading(tr("Forget bias of the LSTM"))
        self.forget = self._segmented("compare.forget", tr("Forget bias of the LSTM"))
        for key in FORGET_STARTS:
            text = integer(int(key)) if key.isdigit() else tr("chrono")
            tip = "" if key.isdigit() else tr("Spread over the sequence: Tallec & Ollivier 2018")
            self.forget.addItem(key, text, tip)
        self.forget.currentKeyChanged.connect(self._on_forget)
        self._forget_note = self._note("compare.forgetNote")

    def _build_shown(self) -> None:
        self._heading(tr("Shown"))
        self._checks: dict[str, QCheckBox] = {}
        row = QHBoxLayout()
        for name, text in (("h", "h"), ("c", "C"), ("gates", tr("gates"))):
            check = QCheckBox(text, self._body)
            check.setObjectName(f"compare.row.{name}")
            check.setAccessibleName(row_name(name))
            check.setToolTip(row_name(name))
            check.clicked.connect(self._on_rows)
            row.addWidget(check)
            self._checks[name] = check
        row.addStretch(1)
        self._rows_row = row
        self._column.addLayout(row)
        self.units = self._segmented("compare.units", tr("Which units are shown"))
        self.units.addItem("all", tr("all units"))
        self.units.addItem("one", tr("one unit"))
        self.units.currentKeyChanged.connect(self._on_units)
        self.unit = UnitChooser(self._body)
        self.unit.setObjectName("compare.unit")
        self.unit.unitChosen.connect(self._on_unit)
        self._column.addWidget(self.unit)
        self._overlay_heading = self._heading(tr("Laid dashed over the others"))
        self.overlay = self._segmented("compare.overlay", tr("Laid dashed over the others"))
        self.overlay.addItem(_NOTHING, tr("none"))
        for kind in COMPARED:
            self.overlay.addItem(kind, kind_name(kind))
        self.overlay.currentKeyChanged.connect(self._on_overlay)

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self._body)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "strong")
        self._column.addWidget(label)
        return label

    def _note(self, name: str) -> QLabel:
        label = QLabel(self._body)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", "muted")
        self._column.addWidget(label)
        return label

    def _segmented(self, name: str, accessible: str) -> Segmented:
        widget = Segmented(self._body)
        widget.setObjectName(name)
        widget.setAccessibleName(accessible)
        self._column.addWidget(widget)
        return widget

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the choices."""
        self._show_sequences()
        self._show_weights()
        self._show_shown()

    def _show_sequences(self) -> None:
        slice_ = self.controller.state.sequence
        known = [(one.id, one.title) for one in self.controller.library.sequences()]
        for one in (slice_.own, slice_.current):
            if one is not None and all(one.id != id_ for id_, _ in known):
                known.append((one.id, one.title))
        if tuple(known) != self._known:
            self._known = tuple(known)
            self.sequence.clear()
            for id_, title in known:
                self.sequence.addItem(title, id_)
        self.sequence.setCurrentIndex([id_ for id_, _ in known].index(slice_.current.id))
        self.sequence.setToolTip(slice_.current.story)

    def _show_weights(self) -> None:
        state, found = self.controller.state, self.controller.comparisons
        comparison = state.comparison
        self.source.setCurrentKey(comparison.source)
        self._about.setText(source_sentence(comparison, state.cell.mode))
        sizes = [str(size) for size in sizes_of(state, self.controller.library)]
        if sizes and self.size_choice.keys() != sizes:
            self.size_choice.clear()
            for size in sizes:
                self.size_choice.addItem(size, integer(int(size)))
            self._order_tab_stops()
        if sizes:
            self.size_choice.setCurrentKey(str(comparison.size))
        for widget in (self.size_choice, self._size_heading):
            widget.setVisible(bool(sizes))
        random = comparison.source == "random"
        for widget in (self._seed_row, self._forget_heading, self.forget, self._forget_note):
            widget.setVisible(random)
        blocked = self.seed.blockSignals(True)
        self.seed.setValue(comparison.seed)
        self.seed.blockSignals(blocked)
        self.forget.setCurrentKey(comparison.forget)
        if random and found is not None and found.comparison is comparison:
            params = found.cells["lstm"].model.params
            self._forget_note.setText(forget_sentence(params, len(found.sequence)))

    def _show_shown(self) -> None:
        comparison, found = self.controller.state.comparison, self.controller.comparisons
        for name, check in self._checks.items():
            check.setChecked(name in comparison.rows)
            # The last one stays: something has to be shown.
            check.setEnabled(comparison.rows != (name,))
        units = 1 if found is None else found.units
        unit = comparison.unit
        self.units.setVisible(units > 1)
        self.units.setCurrentKey("all" if unit is None else "one")
        self.unit.setUnits(units, min(unit or 0, units - 1))
        self.unit.setVisible(units > 1 and unit is not None)
        self.overlay.setCurrentKey(comparison.overlay or _NOTHING)
        several = units > 1 and unit is None
        for widget in (self.overlay, self._overlay_heading):
            widget.setVisible(not several and "h" in comparison.rows)

    def _order_tab_stops(self) -> None:
        """Let the Tab key go from top to bottom: new segments are made last and stand above."""
        parts: list[QWidget] = [self.sequence, self.source, self.size_choice, self.seed]
        parts += [self.forget, *self._checks.values(), self.units, self.unit, self.overlay]
        stops: list[QWidget] = []
        for part in parts:
            stops += part.findChildren(QRadioButton) if isinstance(part, Segmented) else [part]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def apply_look(self) -> None:
        """Restyle."""
        px = self.look.px
        self._column.setContentsMargins(px(16), px(4), px(16), px(16))
        self._column.setSpacing(px(8))
        self._rows_row.setSpacing(px(12))
        for widget in (self.source, self.size_choice, self.forget, self.units, self.overlay):
            widget.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a height at which the choices still scroll."""
        return QSize(self.look.px(200), self.look.px(110))

    # ------------------------------------------------------------------ what a person does

    @Slot(int)
    def _on_sequence(self, index: int) -> None:
        chosen = self._known[index][0]
        if not self.controller.do("choose_sequence", id=chosen):
            self._show_sequences()

    @Slot(object)
    def _on_source(self, key: str) -> None:
        self.controller.do("compare_weights", source=key)

    @Slot(object)
    def _on_size(self, key: str) -> None:
        self.controller.do("compare_size", size=int(key))

    @Slot(int)
    def _on_seed(self, seed: int) -> None:
        self.controller.do("compare_seed", merge="compare-seed", seed=seed)

    @Slot(object)
    def _on_forget(self, key: str) -> None:
        self.controller.do("compare_forget_bias", forget=key)

    @Slot()
    def _on_rows(self) -> None:
        rows = [name for name in ROWS if self._checks[name].isChecked()]
        self.controller.do("compare_rows", rows=rows)

    @Slot(object)
    def _on_units(self, key: str) -> None:
        self.controller.do("compare_unit", unit=None if key == "all" else self.unit.unit())

    @Slot(object)
    def _on_unit(self, unit: int) -> None:
        self.controller.do("compare_unit", unit=unit)

    @Slot(object)
    def _on_overlay(self, key: str) -> None:
        self.controller.do("compare_overlay", kind=None if key == _NOTHING else key)
