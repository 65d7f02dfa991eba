"""The cell's equations in the numbers of the current step, each to be taken apart."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QContextMenuEvent, QGuiApplication, QHideEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.params import Kind
from lstm_studio.core.trace import Trace
from lstm_studio.i18n import tr
from lstm_studio.present.equations import EQUATIONS, Equation, equations, input_line
from lstm_studio.present.notation import figure
from lstm_studio.present.phases import (
    COMPUTES,
    PHASES,
    arrival,
    known,
    phase_count,
    sub_step,
)
from lstm_studio.present.unfolding import Term, Unfolding, unfold
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.equation_row import EquationRow
from lstm_studio.widgets.math_label import MathLabel
from lstm_studio.widgets.term_table import TermRow, TermTable
from lstm_studio.widgets.unit_chooser import UnitChooser

__all__ = ["EquationsView"]

_MARGIN = 8
_INDENT = 12  # where the equations begin


class EquationsView(View):
    """A row for every equation; one of them unfolds into the products of its sum.

    Object names: ``equations.scroll``, ``equations.unit``, ``equations.vector``,
    ``equations.x`` (what is read, where that is a vector), a row ``equations.<key>`` for every
    equation (``equations.f``, ``equations.c``, ...) and ``equations.unfold``.
    """

    SLICES = ("cell", "results", "playhead", "view", "hover")

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("equations")
        self.setAccessibleName(tr("This step in numbers"))
        self.rows: dict[str, EquationRow] = {}
        self._kind: Kind | None = None
        self._written: tuple[object, ...] = ()
        self._equations: tuple[Equation, ...] = ()
        self._unfolding: Unfolding | None = None
        self._hovering = False
        self._build()
        self.apply_look()

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        self.unit = UnitChooser()
        self.unit.setObjectName("equations.unit")
        self.unit.unitChosen.connect(self._on_unit_chosen)
        self.vector = QCheckBox(tr("All units"))
        self.vector.setObjectName("equations.vector")
        self.vector.setAccessibleName(tr("All units"))
        self.vector.setToolTip(tr("Write the values of all units as vectors, with their shapes"))
        self.vector.toggled.connect(self._on_vector_toggled)
        self._top = QHBoxLayout()
        self._top.addWidget(self.unit, 1)
        self._top.addWidget(self.vector)
        self.input = MathLabel(role="small", color="muted")
        self.input.setObjectName("equations.x")
        self.input.setKey("x")
        self.input.hoverEntered.connect(self._on_hover_entered)
        self.input.hoverLeft.connect(self._on_hover_left)
        self.input.hide()
        self.terms = TermTable()
        self.terms.setObjectName("equations.unfold")
        self.terms.setAccessibleName(tr("Products of the sum"))
        self.terms.hide()
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.addLayout(self._top)
        self._read = QHBoxLayout()
        self._read.addWidget(self.input)
        self._column.addLayout(self._read)
        self._column.addWidget(self.terms)
        self._column.addStretch(1)
        self.area = QScrollArea()
        self.area.setObjectName("equations.scroll")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

    def apply_look(self) -> None:
        """Hand the look to the rows and scale the spaces."""
        look = self.look
        margin = look.px(_MARGIN)
        self._column.setContentsMargins(margin, look.px(2), margin, margin)
        self._column.setSpacing(look.px(4))
        self._top.setSpacing(look.px(8))
        self._read.setContentsMargins(look.px(_INDENT), 0, 0, 0)
        self.terms.setLook(look)
        self.input.setLook(look)
        for row in self.rows.values():
            row.setLook(look)

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Write what has changed and nothing else."""
        state, trace = self.controller.state, self.controller.results.trace
        step = min(state.playhead.step, len(trace) - 1)
        unit = min(state.view.unit, trace.hidden_size - 1)
        vector = state.view.vector and trace.hidden_size > 1
        if trace.kind != self._kind:
            self._make_rows(trace.kind)
        self._show_units(trace.hidden_size, unit, vector)
        moment = (trace, step, unit, vector)
        if not _same(moment, self._written):
            self._written = moment
            self._equations = equations(trace, step, unit, vector)
            for equation in self._equations:
                self.rows[equation.key].setEquation(
                    equation.formula, equation.numbers, equation.shapes
                )
            self._unfolding = None
            self._show_input(trace, step)
        self._show_phase(trace.kind, state.playhead.phase)
        self._show_unfolded(state.view.unfolded)
        for key, row in self.rows.items():
            row.setHighlighted(key == state.hover.key)
        self.input.setHighlighted(state.hover.key == "x")
        pointed = (self.input, *self.rows.values())
        if self._hovering and not any(part.underMouse() for part in pointed):
            self._let_go()

    def _show_input(self, trace: Trace, step: int) -> None:
        """Write what is read where the plots and the diagram have no one number for it."""
        vector = self.controller.state.sequence.current.vectors is not None
        self.input.setVisible(vector and trace.params.input_size > 1)
        if not self.input.isHidden():
            rich, plain = input_line(trace, step)
            self.input.setMarkup(rich)
            self.input.setAccessibleName(plain)

    def _make_rows(self, kind: Kind) -> None:
        """Put one row there for every equation of a kind of cell."""
        self._kind = kind
        for row in self.rows.values():
            # A row that goes from under the pointer would say so in the middle of this.
            row.blockSignals(True)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._written = ()
        self.rows = {}
        self._column.removeWidget(self.terms)
        self.terms.hide()
        for index, key in enumerate(EQUATIONS[kind]):
            row = EquationRow(key, self._content)
            row.setObjectName(f"equations.{key}")
            row.setLook(self.look)
            row.hoverEntered.connect(self._on_hover_entered)
            row.hoverLeft.connect(self._on_hover_left)
            row.activated.connect(self._on_activated)
            row.moved.connect(self._on_moved)
            row.copyRequested.connect(self._on_copy_requested)
            row.menuRequested.connect(self._on_menu_requested)
            self._column.insertWidget(index + 2, row)
            self.rows[key] = row
        order = [self.unit, self.vector, *self.rows.values()]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _show_units(self, count: int, unit: int, vector: bool) -> None:
        self.unit.setUnits(count, unit)
        self.vector.setVisible(count > 1)
        blocked = self.vector.blockSignals(True)
        self.vector.setChecked(vector)
        self.vector.blockSignals(blocked)

    def _show_phase(self, kind: Kind, phase: float) -> None:
        there = known(kind, phase)
        busy = _under_way(kind, phase)
        for equation in self._equations:
            row = self.rows[equation.key]
            row.setKnown(equation.key in there)
            row.setBusy(equation.key == busy)
            name = equation.plain if row.isKnown() else _left_of(equation.plain)
            if name != row.accessibleName():
                row.setAccessibleName(name)

    def _show_unfolded(self, key: str | None) -> None:
        trace, step, unit, _ = self._written
        for name, row in self.rows.items():
            row.setUnfolded(name == key)
        if key not in self.rows:
            self.terms.hide()
            return
        if self._unfolding is None or self._unfolding.key != key:
            self._unfolding = unfold(trace, step, unit, key)  # pyright: ignore
            self._write_terms(self._unfolding)
        row = self.rows[key]
        place = self._column.indexOf(row) + 1
        if self._column.indexOf(self.terms) != place:
            self._column.removeWidget(self.terms)
            self._column.insertWidget(self._column.indexOf(row) + 1, self.terms)
        self.terms.setVisible(row.isKnown())

    def _write_terms(self, found: Unfolding) -> None:
        scaled = any(term.scale is not None for term in found.terms)
        self.terms.setHeads(_heads(found, scaled))
        rows = [_term_row(term, scaled) for term in found.terms]
        self.terms.setTerms(found.key, rows, found.closing())
        if QAccessible.isActive():  # a long text, and nobody else reads it
            self.terms.setAccessibleDescription(_terms_as_text(found))

    # ------------------------------------------------------------------ what a person does

    def _on_unit_chosen(self, unit: object) -> None:
        self.controller.do("choose_unit", unit=unit, merge="unit")

    def _on_vector_toggled(self, vector: bool) -> None:
        self.controller.do("set_vector", vector=vector)

    def _on_hover_entered(self, key: object) -> None:
        self._hovering = True
        self.controller.do("hover", key=key)

    def _on_hover_left(self) -> None:
        self._let_go()

    def _let_go(self) -> None:
        if self._hovering:
            self._hovering = False
            self.controller.do("hover", key=None)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of what the pointer was on."""
        self._let_go()
        super().hideEvent(event)

    def _on_activated(self, key: object) -> None:
        """Unfold, or fold what is unfolded, and bring all of it into view."""
        now = self.controller.state.view.unfolded
        self.controller.do("unfold", gate=None if key == now else key)
        row = self.rows[str(key)]
        if self.terms.isVisible():
            self._content.layout().activate()  # pyright: ignore[reportOptionalMemberAccess]
            self.area.ensureWidgetVisible(self.terms, 0, self.look.px(8))
        self.area.ensureWidgetVisible(row, 0, self.look.px(8))

    def _on_moved(self, direction: object) -> None:
        rows = list(self.rows.values())
        at = next((k for k, row in enumerate(rows) if row.hasFocus()), None)
        if at is not None and isinstance(direction, int):
            row = rows[min(max(at + direction, 0), len(rows) - 1)]
            row.setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(row, 0, self.look.px(8))

    # ------------------------------------------------------------------ copying

    def text_of(self, key: str) -> str:
        """Return an equation as plain text, with its products when it is unfolded."""
        equation = next(e for e in self._equations if e.key == key)
        row = self.rows[key]
        if not row.isKnown():
            return _left_of(equation.plain)
        if row.isUnfolded() and self._unfolding is not None:
            return equation.plain + "\n" + _terms_as_text(self._unfolding)
        return equation.plain

    def text(self) -> str:
        """Return all equations as plain text, one a line, below what is read as a vector."""
        read = [] if self.input.isHidden() else [self.input.accessibleName()]
        return "\n".join([*read, *(self.text_of(equation.key) for equation in self._equations)])

    def _on_copy_requested(self, key: object) -> None:
        QGuiApplication.clipboard().setText(self.text_of(str(key)))

    def _on_menu_requested(self, request: object) -> None:
        key, place = request  # pyright: ignore[reportGeneralTypeIssues]
        self._open_menu(place, key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy everything."""
        self._open_menu(event.globalPos(), None)

    def _open_menu(self, place: QPoint, key: str | None) -> None:
        menu = QMenu(self)
        menu.setObjectName("equations.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if key is not None:
            one = QAction(tr("Copy this equation"), menu)
            one.setObjectName("equations.copyOne")
            one.setData(key)
            one.triggered.connect(self._on_copy_one)
            menu.addAction(one)
        everything = QAction(tr("Copy all equations"), menu)
        everything.setObjectName("equations.copyAll")
        everything.triggered.connect(self._on_copy_all)
        menu.addAction(everything)
        menu.popup(place)

    def _on_copy_one(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._on_copy_requested(action.data())

    def _on_copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self.text())


def _same(a: tuple[object, ...], b: tuple[object, ...]) -> bool:
    return len(a) == len(b) and all(x is y or x == y for x, y in zip(a, b, strict=True))


def _under_way(kind: Kind, phase: float) -> str:
    """Return the quantity that is being computed now and has an equation; empty for none."""
    if phase >= phase_count(kind):
        return ""
    index, _ = sub_step(kind, phase)
    for quantity in COMPUTES[kind][PHASES[kind][index]]:
        if quantity in EQUATIONS[kind] and phase < arrival(kind, quantity):
            return quantity
    return ""


def _left_of(plain: str) -> str:
    """Return the formula of an equation without its numbers."""
    return plain.partition(": ")[0]


def _heads(found: Unfolding, scaled: bool) -> tuple[str, ...]:
    """Return the names of the columns of an unfolded quantity."""
    if all(term.input is not None for term in found.terms):
        return tr("term"), tr("left"), tr("right"), tr("product")
    if scaled:
        return tr("term"), "r", tr("weight"), tr("input"), tr("product")
    return tr("term"), tr("weight"), tr("input"), tr("product")


def _term_row(term: Term, scaled: bool) -> TermRow:
    factors = (term.scale, term.weight, term.input) if scaled else (term.weight, term.input)
    texts = tuple("" if value is None else figure(value) for value in factors)
    line = "" if term.scale is None and term.input is None else term.numbers
    return TermRow(term.label, texts, line, figure(term.product))


def _terms_as_text(found: Unfolding) -> str:
    """Write the products as lines with tabs between the columns, as spreadsheets paste them."""
    scaled = any(term.scale is not None for term in found.terms)
    lines = ["\t".join(_heads(found, scaled))]
    for term in found.terms:
        row = _term_row(term, scaled)
        lines.append("\t".join((term.plain, *row.factors, row.product)))
    return "\n".join([*lines, *found.closing()])
