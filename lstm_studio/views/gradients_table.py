"""The curves of the page "Gradient flow" as numbers, to be read and copied."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import integer, tr
from lstm_studio.present.flow_texts import flow_table
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.rows_table import Row, RowsTable

__all__ = ["GradientsTableView"]


class GradientsTableView(View):
    """One row a lag, one column a network.

    Object names: ``gradients.table``, ``gradients.table.copy``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("flow", "flows")

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("gradientsTable")
        self.setAccessibleName(tr("The curves in numbers"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.table = RowsTable()
        self.table.setObjectName("gradients.table")
        self.table.setAccessibleName(tr("The curves in numbers"))
        self.table.setToolTip(tr("Enter reads the curves off at the lag of a row"))
        self.table.rowActivated.connect(self._on_row)
        self._column.addWidget(self.table, 1)
        self._foot = QHBoxLayout()
        self.copy_button = PushButton(tr("Copy the table"), icon_name="copy")
        self.copy_button.setObjectName("gradients.table.copy")
        self.copy_button.clicked.connect(self.copy)
        self._foot.addWidget(self.copy_button)
        self._foot.addStretch(1)
        self._column.addLayout(self._foot)
        self.apply_look()

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        self._column.setSpacing(self.look.px(8))
        self.table.setLook(self.look)
        self.copy_button.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which some rows are seen."""
        return QSize(self.look.px(300), self.look.px(100))

    def render_state(self, changed: frozenset[str]) -> None:
        """Write the rows; that of the lag read off stands out."""
        flows = self.controller.flows
        if flows is None:
            return
        header, rows = flow_table(flows)
        at = integer(flows.flow.at)
        self.table.setRows(header, [Row(cells[0], cells, cells[0] == at) for cells in rows])

    @Slot()
    def copy(self) -> None:
        """Put the table on the clipboard."""
        QGuiApplication.clipboard().setText(self.table.text())
        self.controller.notices.tell(tr("Copied."), tr("The table, with tabs between the cells."))

    @Slot(object)
    def _on_row(self, lag: str) -> None:
        digits = "".join(sign for sign in lag if sign.isdigit())
        if digits:
            self.controller.do("look_at_lag", lag=int(digits))
