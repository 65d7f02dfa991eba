"""The page "Compare": three cells over time at the left, what they cost and the answer beside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lstm_studio.controller.cell_timing import CellTiming
from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.shell.page import Page
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.views.compare_choice import CompareChoiceView
from lstm_studio.views.compare_costs import CompareCostsView
from lstm_studio.views.compare_runs import CompareRunsView
from lstm_studio.widgets.segmented import Segmented

__all__ = ["ComparePage"]

_WIDE = 860
"""From this width on, in pixels at 100 %, runs and cards stand beside each other."""
_SIDE = 348
"""The width of the cards beside the runs."""
_ROOMY = 560
"""From this width on the switch has long names."""
_HIGH = 600
"""From this height on all that a person wants of the three cells stands below each other."""


class _Column(QWidget):
    """What scrolls: as high as its texts are at its width, which a scroll area does not ask."""

    def event(self, event: QEvent) -> bool:
        """Follow the texts."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            # −1 while it has no width yet, or nothing whose height depends on it.
            self.setMinimumHeight(max(layout.totalHeightForWidth(self.width()), 0))


class ComparePage(Page):
    """Three cells on one sequence.

    In a narrow page the cards are behind a switch, in a low one the hidden states, the memory and
    the gates are, too.

    Object names: ``compare.switch`` with the segments ``runs``, or ``h``, ``c`` and ``gates``, and
    ``costs`` and ``choice``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("compare")
        self._parts: tuple[str, ...] = ()
        self._roomy = True
        self._wanted = ""
        self.timing = CellTiming(controller)
        self.runs = CompareRunsView(controller, look)
        self.costs = CompareCostsView(controller, look, timing=self.timing)
        self.choice = CompareChoiceView(controller, look, timing=self.timing)
        self._layout = QVBoxLayout(self)
        self.switch = Segmented(self)
        self.switch.setObjectName("compare.switch")
        self.switch.setAccessibleName(tr("What the page shows"))
        self.switch.currentKeyChanged.connect(self._on_switch)
        self.switch.hide()
        self._layout.addWidget(self.switch)
        self._row = QHBoxLayout()
        self._layout.addLayout(self._row, 1)
        self._card = QFrame(self)
        self._card.setProperty("role", "card")
        box = QVBoxLayout(self._card)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.runs)
        self._row.addWidget(self._card, 1)
        self._side = QScrollArea(self)
        self._side.setObjectName("compare.side")
        self._side.setAccessibleName(tr("Numbers, times and the answer"))
        self._side.setWidgetResizable(True)
        self._side.setFrameShape(QFrame.Shape.NoFrame)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = _Column()
        self._cards = QVBoxLayout(body)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.addWidget(self.costs)
        self._cards.addWidget(self.choice)
        self._cards.addStretch(1)
        self._side.setWidget(body)
        self._row.addWidget(self._side)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once."""
        super().set_look(look)
        margin = look.px(12)
        self._layout.setContentsMargins(margin, margin, margin, margin)
        self._layout.setSpacing(look.px(8))
        self._row.setSpacing(margin)
        self._cards.setSpacing(margin)
        self.switch.setLook(look)
        for view in self.views():
            view.set_look(look)
        self._fit()

    def views(self) -> list[View]:
        """Return the runs and the cards."""
        return [self.runs, self.costs, self.choice]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put behind the switch what has no room."""
        super().resizeEvent(event)
        self._fit()

    def show_part(self, key: str) -> bool:
        """Show what the switch calls `key`; False when it offers no such thing at this size."""
        if key in self._parts:
            self._on_switch(key)
        return key in self._parts

    def _fit(self) -> None:
        factor = self.look.factor
        wide, high = self.width() / factor >= _WIDE, self.height() / factor >= _HIGH
        rows = () if high else ("h", "c", "gates")
        parts = rows if wide else (*(rows or ("runs",)), "costs", "choice")
        roomy = self.width() / factor >= _ROOMY
        if (parts, roomy) != (self._parts, self._roomy):
            self._parts, self._roomy = parts, roomy
            self._offer()
        self._side.setFixedWidth(self.look.px(_SIDE) if wide else max(self._room(), 1))
        self._show()

    def _room(self) -> int:
        margins = self._layout.contentsMargins()
        return self.width() - margins.left() - margins.right()

    def _offer(self) -> None:
        """Let the switch offer the parts; what a person chose last is chosen, if it is offered."""
        texts = {
            "runs": tr("Over time"),
            "h": tr("Hidden state") if self._roomy else tr("h"),
            "c": tr("Cell state") if self._roomy else tr("C"),
            "gates": tr("Gates"),
            "costs": tr("Costs"),
            "choice": tr("GRU or LSTM?") if self._roomy else tr("GRU?"),
        }
        self.switch.clear()
        for part in self._parts:
            self.switch.addItem(part, texts[part])
        if self._parts:
            wanted = self._wanted if self._wanted in self._parts else self._parts[0]
            self.switch.setCurrentKey(wanted)
        self.switch.setVisible(bool(self._parts))

    def _show(self) -> None:
        shown = self.switch.currentKey() if self._parts else ""
        narrow = "costs" in self._parts
        self._card.setVisible(shown not in ("costs", "choice"))
        self._side.setVisible(not narrow or shown in ("costs", "choice"))
        self.costs.setVisible(not narrow or shown == "costs")
        self.choice.setVisible(not narrow or shown == "choice")
        self.runs.show_only(*((shown,) if shown in ("h", "c", "gates") else ()))

    @Slot(object)
    def _on_switch(self, key: str) -> None:
        self._wanted = key
        self.switch.setCurrentKey(key)
        self._show()
