"""The weights of the cell on the bench: all of them on screen, every one to be changed.

The table has a column for every gate and a row for every input, which is the transpose of
PyTorch's matrices: four gates fit side by side into a dock, thirty-two units do not.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
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
from lstm_studio.core.params import CellParams, Floats
from lstm_studio.i18n import integer, tr
from lstm_studio.present.notation import symbol
from lstm_studio.state.library import Model, Readout
from lstm_studio.state.studio import HAND_DEFAULTS, hand_cell
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.number_table import Grid, NumberTable
from lstm_studio.widgets.unit_chooser import UnitChooser

__all__ = ["WeightsView"]

_ARRAYS = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
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
        shown = (model.params, model.readout, state.cell.mode, unit)
        if len(shown) == len(self._shown) and all(
            a is b for a, b in zip(shown, self._shown, strict=True)
        ):
            return
        self._shown = shown
        original = self._original()
        self.unit.setUnits(model.params.hidden_size, unit)
        self._write_title(model)
        self._write_table(model, original, unit)
        self._write_readout(model.readout, original.readout)
        self._align_headers()
        self._write_changes(model, original)
        self._write_facts(model)

    def _original(self) -> Model:
        cell = self.controller.state.cell
        if cell.mode == "hand":
            return Model("hand", hand_cell(cell.kind))
        return self.controller.library.model(cell.kind, cell.size)

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
            tr("{count} numbers: {sum}", count=integer(model.count), sum=_sum(model))
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

    def _write_table(self, model: Model, original: Model, unit: int) -> None:
        params = model.params
        self.table.numbers.setGrid(_grid(params, unit))
        free = np.array([gate not in self._held() for gate in params.gate_names])
        rows = params.input_size + params.hidden_size + 2
        self.table.numbers.setNumbers(
            _block(params, unit),
            _block(original.params, unit),
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
        self.readout.numbers.setGrid(_readout_grid(readout.weight.size, columns))
        first = _packed(original, columns)
        self.readout.numbers.setNumbers(_packed(readout, columns), first, ~np.isnan(first))

    def _readout_columns(self) -> int:
        return max(3, len(self.controller.results.model.params.gate_names))

    def _write_readout_title(self) -> None:
        text = tr("Readout: {equation}", equation=f"<i>y</i> = <i>w</i>·{symbol('h')} + <i>b</i>")
        self.readout_title.setText(text)

    def _write_changes(self, model: Model, original: Model) -> None:
        count = _changes(model, original)
        self.reset.setEnabled(count > 0)
        self.changed.setVisible(count > 0)
        if count == 1:
            self.changed.setText(tr("1 weight changed"))
        else:
            self.changed.setText(tr("{count} weights changed", count=integer(count)))

    def _write_facts(self, model: Model) -> None:
        """Write the card; a model that was changed by hand keeps the card of the original."""
        if self._facts_of == model.id:
            return
        self._facts_of = model.id
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
        name, inner = _place(params, row)
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
        self.controller.do("set_weight", parameter=name, row=row, column=column, value=value, merge=key)

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


def _sum(model: Model) -> str:
    """Write how the number of weights comes about: ``4·(2 + 1 + 1 + 1) + 2``."""
    params = model.params
    H, D = params.hidden_size, params.input_size
    factors = [str(n) for n in (len(params.gate_names), H) if n > 1]
    inner = f"{D} + {H} + 1 + 1"
    text = "·".join([*factors, f"({inner})"]) if factors else inner
    return text if model.readout is None else f"{text} + {model.readout.count}"


def _grid(params: CellParams, unit: int) -> Grid:
    """Return the headers of the table of weights."""
    H, D = params.hidden_size, params.input_size
    if D == 2:
        names = [tr("value"), tr("mark")]
    else:
        names = [symbol("x") if D == 1 else f"{symbol('x')}[{d + 1}]" for d in range(D)]
    tips = [tr("Weight of the input")] * D
    for j in range(H):
        names.append(symbol("h_prev") if H == 1 else f"{symbol('h_prev')}[{j + 1}]")
        tips.append(
            tr("Weight of the hidden state of unit {unit} at the step before", unit=integer(j + 1))
        )
    names += ["<i>b</i><sub>ih</sub>", "<i>b</i><sub>hh</sub>"]
    tips += [tr("Bias that goes with the input"), tr("Bias that goes with the hidden state")]
    letters = {"g": "<i>C̃</i>"}
    return Grid(
        tuple(names),
        tuple(letters.get(gate, f"<i>{gate}</i>") for gate in params.gate_names),
        params.gate_names,
        tuple(tips),
        tuple(_gate_title(params.kind, gate) for gate in params.gate_names),
    )


def _gate_title(kind: str, gate: str) -> str:
    titles = {
        "i": tr("Input gate"),
        "f": tr("Forget gate"),
        "g": tr("Candidate"),
        "o": tr("Output gate"),
        "r": tr("Reset gate"),
        "z": tr("Update gate"),
        "n": tr("Candidate"),
        "h": tr("Hidden state"),
    }
    return titles[gate]


def _rows_of(params: CellParams, unit: int) -> NDArray[np.intp]:
    return np.array([params.row(gate, unit) for gate in params.gate_names])


def _block(params: CellParams, unit: int) -> Floats:
    """Return the weights of one unit, (D + H + 2, G): a row an input, a column a gate."""
    rows = _rows_of(params, unit)
    parts = (
        params.weight_ih[rows],
        params.weight_hh[rows],
        params.bias_ih[rows, None],
        params.bias_hh[rows, None],
    )
    return np.hstack(parts).T


def _place(params: CellParams, row: int) -> tuple[str, int]:
    """Return which array a row of the table comes from, and which of its columns."""
    for name in _ARRAYS:
        array = getattr(params, name)
        size = array.shape[1] if array.ndim == 2 else 1
        if row < size:
            return name, row
        row -= size
    raise IndexError(row)


def _packed(readout: Readout, columns: int) -> Floats:
    """Return the readout's numbers, `columns` weights a row and the bias in the last; else NaN."""
    rows = -(-readout.weight.size // columns)
    table = np.full((rows + 1, columns), np.nan)
    table.flat[: readout.weight.size] = readout.weight
    table[-1, 0] = readout.bias
    return table


def _readout_grid(units: int, columns: int) -> Grid:
    names: list[str] = []
    tips: list[str] = []
    for first in range(0, units, columns):
        last = min(first + columns, units)
        names.append("<i>w</i>" if units == 1 else f"<i>w</i>[{first + 1}–{last}]")
        tips.append(tr("What the hidden state of each unit is multiplied by"))
    return Grid((*names, "<i>b</i>"), ("",) * columns, (), (*tips, tr("Bias of the readout")))


def _changes(model: Model, original: Model) -> int:
    """Return how many numbers differ from the original."""
    count = sum(
        int(np.count_nonzero(getattr(model.params, name) != getattr(original.params, name)))
        for name in _ARRAYS
    )
    if model.readout is not None and original.readout is not None:
        count += int(np.count_nonzero(model.readout.weight != original.readout.weight))
        count += model.readout.bias != original.readout.bias
    return count


def _card(facts: tuple[tuple[str, str], ...], look: Look) -> str:
    """Return the lines of a model's card as rich text."""
    muted, space = look.color("muted").name(), look.px(8)
    rows = [
        f'<p style="margin: {space}px 0 0 0;"><span style="color: {muted};">{_plain(what)}</span>'
        f"<br>{_plain(text)}</p>"
        for what, text in facts
    ]
    return "".join(rows)


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
