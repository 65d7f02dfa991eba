"""The weights of the cell on the bench: all of them on screen, every one to be changed."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import integer, tr
from lstm_studio.present.notation import symbol
from lstm_studio.present.weight_table import (
    Headers,
    changed_count,
    packed_readout,
    readout_headers,
    weight_block,
    weight_headers,
    weight_place,
    weight_sum,
)
from lstm_studio.state.intents import original_on_bench
from lstm_studio.state.library import Model, Readout
from lstm_studio.state.studio import HAND_DEFAULTS
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.math_layout import escape
from lstm_studio.widgets.number_model import Grid
from lstm_studio.widgets.number_table import NumberTable
from lstm_studio.widgets.unit_chooser import UnitChooser

__all__ = ["WeightsView"]

_MOST_ROWS = 13
_MARGIN = 12


class WeightsView(View):
    """Table of the chosen unit's weights, the readout below it, and the model's card.

    Object names: ``weights.scroll``, ``weights.title``, ``weights.count``, ``weights.unit``,
    ``weights.table``, ``weights.readoutTitle``, ``weights.readout``, ``weights.note``,
    ``weights.changed``, ``weights.reset``, ``weights.facts``.
    """

    SLICES = ("cell", "view", "hover")

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("weights")
        self.setAccessibleName(tr("Weights"))
        self._shown: tuple[object, ...] = ()
        self._facts_of: object = None
        self._build()
        self.apply_look()

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        self.title = self._label("title", "strong")
        self.title.setTextFormat(Qt.TextFormat.PlainText)  # a visitor's may quote a person's word
        self.count = self._label("count", "small")
        self.unit = UnitChooser()
        self.unit.setObjectName("weights.unit")
        self.unit.unitChosen.connect(self._on_unit_chosen)
        self.table = NumberTable()
        self.table.setObjectName("weights.table")
        self.table.setAccessibleName(tr("Weights of the cell"))
        self.table.setMostRows(_MOST_ROWS)
        self.table.columnHovered.connect(self._on_column_hovered)
        self.table.numbers.edited.connect(self._on_edited)
        self.table.stepped.connect(self._on_stepped)
        self.table.cellReached.connect(self._on_cell_reached)
        self.readout_title = self._label("readoutTitle", "small")
        self.readout = NumberTable()
        self.readout.setObjectName("weights.readout")
        self.readout.setAccessibleName(tr("Weights of the readout"))
        self.readout.numbers.edited.connect(self._on_readout_edited)
        self.readout.stepped.connect(self._on_readout_stepped)
        self.readout.cellReached.connect(self._on_readout_cell_reached)
        self.note = self._label("note", "muted")
        self.changed = self._label("changed", "small")
        self.changed.setWordWrap(False)
        self.reset = QPushButton(tr("Reset weights"))
        self.reset.setObjectName("weights.reset")
        self.reset.setAccessibleName(tr("Reset weights"))
        self.reset.setToolTip(tr("Give every weight back the value it had at first"))
        self.reset.clicked.connect(self._on_reset)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.reset)
        self._foot.addWidget(self.changed)
        self._foot.addStretch(1)
        self.facts = QLabel()
        self.facts.setObjectName("weights.facts")
        self.facts.setWordWrap(True)
        self.facts.setTextFormat(Qt.TextFormat.RichText)
        self._lay_out()

    def _lay_out(self) -> None:
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        for widget in (self.title, self.count, self.unit, self.note, self.table):
            self._column.addWidget(widget)
        self._column.addWidget(self.readout_title)
        self._column.addWidget(self.readout)
        self._column.addLayout(self._foot)
        self._column.addWidget(self.facts)
        self._column.addStretch(1)
        self.area = QScrollArea()
        self.area.setObjectName("weights.scroll")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        order = (self.unit, self.table, self.readout, self.reset)
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _label(self, name: str, role: str) -> QLabel:
        label = QLabel()
        label.setObjectName(f"weights.{name}")
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def apply_look(self) -> None:
        """Hand the look to the tables and scale the spaces."""
        look = self.look
        margin = look.px(_MARGIN)
        self._column.setContentsMargins(margin, look.px(4), margin, margin)
        self._column.setSpacing(look.px(8))
        self._foot.setSpacing(look.px(8))
        self.table.setLook(look)
        self.readout.setLook(look)
        self._align_headers()
        self._facts_of = None
        if self._shown:
            self._write_facts(self.controller.results.model)
            self._write_readout_title()

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Show the weights of the chosen unit."""
        state = self.controller.state
        if "hover" in changed:
            self.table.setLit(state.hover.key)
        model = self.controller.results.model
        unit = min(state.view.unit, model.params.hidden_size - 1)
        vectors = state.sequence.current.vectors is not None
        shown = (model.params, model.readout, state.cell.mode, unit, vectors)
        if len(shown) == len(self._shown) and all(
            a is b for a, b in zip(shown, self._shown, strict=True)
        ):
            return
        self._shown = shown
        original = original_on_bench(state, self.controller.library)
        self.unit.setUnits(model.params.hidden_size, unit)
        self._write_title(model)
        self._write_table(model, original, unit, vectors)
        self._write_readout(model.readout, original.readout)
        self._align_headers()
        self._write_changes(model, original)
        self._write_facts(model)

    def _held(self) -> frozenset[str]:
        """Return the gates whose weights are idle, because a person holds the gate."""
        cell = self.controller.state.cell
        return frozenset(HAND_DEFAULTS[cell.kind]) if cell.mode == "hand" else frozenset()

    def _write_title(self, model: Model) -> None:
        cell = self.controller.state.cell
        hand = cell.mode == "hand"
        title = tr("{kind}, set by hand", kind=cell.kind.upper()) if hand else model.title
        self.title.setText(title)
        self.count.setText(
            tr("{count} numbers: {sum}", count=integer(model.count), sum=weight_sum(model))
        )
        self.count.setToolTip(
            tr("Gates · units · (inputs + hidden states + two biases), and the readout")
        )
        self.note.setVisible(hand)
        if hand and self._held():
            self.note.setText(
                tr("You hold the gates by hand: only the candidate has weights that matter.")
            )
        elif hand:
            self.note.setText(tr("This cell has no gate to hold: its weights are all there is."))

    def _write_table(self, model: Model, original: Model, unit: int, vectors: bool) -> None:
        params = model.params
        self.table.numbers.setGrid(_grid(weight_headers(params, vectors), params.gate_names))
        free = np.array([gate not in self._held() for gate in params.gate_names])
        rows = params.input_size + params.hidden_size + 2
        self.table.numbers.setNumbers(
            weight_block(params, unit),
            weight_block(original.params, unit),
            np.broadcast_to(free, (rows, len(free))),
            tr("You hold this gate by hand: its weights do nothing."),
        )

    def _write_readout(self, readout: Readout | None, original: Readout | None) -> None:
        visible = readout is not None and original is not None
        self.readout_title.setVisible(visible)
        self.readout.setVisible(visible)
        if readout is None or original is None:
            return
        self._write_readout_title()
        columns = self._readout_columns()
        self.readout.numbers.setGrid(_grid(readout_headers(readout.weight.size, columns), ()))
        first, there = packed_readout(original, columns)
        now, _ = packed_readout(readout, columns)
        self.readout.numbers.setNumbers(now, first, there, present=there)

    def _readout_columns(self) -> int:
        return max(3, len(self.controller.results.model.params.gate_names))

    def _write_readout_title(self) -> None:
        text = tr("Readout: {equation}", equation=f"<i>y</i> = <i>w</i>·{symbol('h')} + <i>b</i>")
        self.readout_title.setText(text)

    def _write_changes(self, model: Model, original: Model) -> None:
        count = changed_count(model, original)
        self.reset.setEnabled(count > 0)
        self.changed.setVisible(count > 0)
        if count == 1:
            self.changed.setText(tr("1 weight changed"))
        else:
            self.changed.setText(tr("{count} weights changed", count=integer(count)))

    def _write_facts(self, model: Model) -> None:
        """Write the card; a model that was changed by hand keeps the card of the original."""
        if self._facts_of is model.facts:
            return
        self._facts_of = model.facts
        self.facts.setVisible(bool(model.facts))
        self.facts.setText(_card(model.facts, self.look))

    def _align_headers(self) -> None:
        tables = [self.table, self.readout] if not self.readout.isHidden() else [self.table]
        width = max(table.headerWidth() for table in tables)
        for table in tables:
            table.setHeaderWidth(width)

    # ------------------------------------------------------------------ what a person does

    def _on_unit_chosen(self, unit: object) -> None:
        self.controller.do("choose_unit", unit=unit, merge="unit")

    def _on_column_hovered(self, key: object) -> None:
        self.controller.do("hover", key=key)

    def _on_edited(self, cell: object) -> None:
        self._set(cell, merge=False)

    def _on_stepped(self, cell: object) -> None:
        self._set(cell, merge=True)

    def _set(self, cell: object, merge: bool) -> None:
        row, column, value = cell  # pyright: ignore[reportGeneralTypeIssues]
        params = self.controller.results.model.params
        name, inner = weight_place(params, row)
        where = params.row(params.gate_names[column], self.unit.unit())
        self._do(name, where, inner, value, merge)

    def _on_readout_edited(self, cell: object) -> None:
        self._set_readout(cell, merge=False)

    def _on_readout_stepped(self, cell: object) -> None:
        self._set_readout(cell, merge=True)

    def _set_readout(self, cell: object, merge: bool) -> None:
        row, column, value = cell  # pyright: ignore[reportGeneralTypeIssues]
        last = row == self.readout.numbers.rowCount() - 1
        name = "readout_bias" if last else "readout_weight"
        place = 0 if last else row * self._readout_columns() + column
        self._do(name, 0, place, value, merge)

    def _do(self, name: str, row: int, column: int, value: float, merge: bool) -> None:
        key = f"weight {name} {row} {column}" if merge else None
        self.controller.do(
            "set_weight", parameter=name, row=row, column=column, value=value, merge=key
        )

    def _on_reset(self) -> None:
        self.controller.do("reset_weights")

    def _on_cell_reached(self, place: object) -> None:
        self._show_cell(self.table, place)

    def _on_readout_cell_reached(self, place: object) -> None:
        self._show_cell(self.readout, place)

    def _show_cell(self, table: NumberTable, place: object) -> None:
        if isinstance(place, QRect) and table.hasFocus():
            center = table.viewport().mapTo(self._content, place.center())
            self.area.ensureVisible(center.x(), center.y(), place.width(), place.height())


def _grid(headers: Headers, keys: tuple[str, ...]) -> Grid:
    return Grid(headers.rows, headers.columns, keys, headers.row_tips, headers.column_tips)


def _card(facts: tuple[tuple[str, str], ...], look: Look) -> str:
    """Return the lines of a model's card as rich text."""
    muted, space = look.color("muted").name(), look.px(8)
    rows = [
        f'<p style="margin: {space}px 0 0 0;"><span style="color: {muted};">{escape(what)}</span>'
        f"<br>{escape(text)}</p>"
        for what, text in facts
    ]
    return "".join(rows)
