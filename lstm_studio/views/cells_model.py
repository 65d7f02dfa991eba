"""The card of the model on the page "Find the cell": how it was trained, and what was found."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.present.finding_texts import found_table
from lstm_studio.state.library import CharacterEntry
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.paragraphs import Paragraphs
from lstm_studio.widgets.rows_table import Row, RowsTable

__all__ = ["CellsModelView"]

_WIDE = 340
"""From this width on, in pixels at 100 %, the table has the balanced accuracies."""


class CellsModelView(View):
    """The best unit of each property, as measured when the model was made, and how it was made.

    Object names: ``cells.found``, ``cells.facts``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("findings",)

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("cellsModel")
        self.setAccessibleName(tr("The model"))
        self._narrow = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.found = RowsTable(least=40)
        self.found.setObjectName("cells.found")
        self.found.setAccessibleName(tr("The unit that follows each property best"))
        self.facts = Paragraphs("cells.facts", tr("How the model was made"))
        self.facts.setFrameShape(Paragraphs.Shape.NoFrame)
        self._column.addWidget(self.found, 1)
        self._column.addWidget(self.facts, 1)
        self.apply_look()

    def apply_look(self) -> None:
        """Hand the look to the widgets."""
        self._column.setSpacing(self.look.px(8))
        self.found.setLook(self.look)
        self.facts.setLook(self.look)
        self._fit()
        self._divide()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a line can be read."""
        return QSize(self.look.px(230), self.look.px(150))

    def _fit(self) -> None:
        """Let the table be no higher than its rows."""
        rows = len(self.found.rows()) + 1
        self.found.setMaximumHeight(rows * self.look.control(30) + self.look.px(8))

    def render_state(self, changed: frozenset[str]) -> None:
        """Write the card."""
        findings = self.controller.findings
        if findings is None:
            return
        entry = findings.entry
        self._write(entry)
        self.facts.setText("\n\n".join(f"{what}: {fact}" for what, fact in entry.facts))

    def _write(self, entry: CharacterEntry) -> None:
        """Write the table; the accuracies are left out where there is no room for them."""
        header, rows = found_table(entry)
        if self._narrow:
            header, rows = _without(header), [_without(cells) for cells in rows]
        self.found.setRows(
            header, [Row(k, cells, not any(cells[1:])) for k, cells in enumerate(rows)]
        )
        self.found.clearSpans()
        for k, cells in enumerate(rows):
            if not any(cells[1:]):
                self.found.setSpan(k, 0, 1, len(header))
        self.found.setVisible(bool(rows))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room."""
        super().resizeEvent(event)
        self._divide()

    def _divide(self) -> None:
        narrow = self.width() < self.look.px(_WIDE)
        findings = self.controller.findings
        if narrow != self._narrow:
            self._narrow = narrow
            if findings is not None and self.found.rows():
                self._write(findings.entry)


def _without(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return a row without the balanced accuracy."""
    return (*cells[:3], *cells[4:])
