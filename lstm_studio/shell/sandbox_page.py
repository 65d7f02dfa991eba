"""The page of the gate sandbox: the cell above, its states over time below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.shell.page import Page
from lstm_studio.state.goals import Goal
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.views.diagram import DiagramView
from lstm_studio.views.state_plots import StatePlotsView
from lstm_studio.widgets.segmented import Segmented

__all__ = ["SandboxPage"]

_HIGH = 600
"""From this height on, in pixels at 100 %, the cell and both plots stand above each other."""
_LOW = 520
"""Below this one, only one of cell and plots is shown at a time; above, the cell with one plot."""
_VERY_LOW = 480
"""Below this one, only one of the two plots."""
_LOWEST = 340
"""Below this one, the gate lanes stand alone, too: a curve needs some height to be read."""


class SandboxPage(Page):
    """The gate sandbox without its docks.

    In a low page, such as a projector's, not everything fits above each other; a switch then says
    what is shown: beside the cell one of the two states; lower, the states over time or the cell;
    and in a very low page one state, the gates or the cell.

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
        self.setObjectName("sandbox")
        self._parts: tuple[str, ...] = ()
        self._wanted = ""
        self._goal: Goal | None = controller.state.goal.goal
        self._layout = QVBoxLayout(self)
        self._switch = Segmented(self)
        self._switch.setObjectName("sandbox.switch")
        self._switch.setAccessibleName(tr("What the page shows"))
        self._switch.currentKeyChanged.connect(self._show_cards)
        self._layout.addWidget(self._switch)
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._splitter.setObjectName("sandbox.splitter")
        self._splitter.setChildrenCollapsible(False)
        self._layout.addWidget(self._splitter, 1)
        self.diagram = DiagramView(controller, look)
        self.plots = StatePlotsView(controller, look)
        self._cards: dict[str, QFrame] = {}
        for name, view in (("diagram", self.diagram), ("plots", self.plots)):
            card = QFrame()
            card.setProperty("role", "card")
            box = QVBoxLayout(card)
            box.setContentsMargins(0, 0, 0, 0)
            box.addWidget(view)
            self._splitter.addWidget(card)
            self._cards[name] = card
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)
        self._shared = 0
        self._switch.hide()
        controller.cell_changed.connect(self._fit)
        controller.goal_changed.connect(self._on_goal_changed)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once."""
        super().set_look(look)
        px = look.px
        self._layout.setContentsMargins(px(12), px(12), px(12), px(12))
        self._layout.setSpacing(px(8))
        self._splitter.setHandleWidth(px(12))
        self._switch.setLook(look)
        self.diagram.set_look(look)
        self.plots.set_look(look)
        self._shared = 0
        self._fit()

    def views(self) -> list[View]:
        """Return the cell and the states over time."""
        return [self.diagram, self.plots]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both cards where they fit, and give the diagram about a third."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        height = self.height() / self.look.factor
        kind = self.controller.state.cell.kind
        parts: tuple[str, ...] = ()
        if height < _HIGH and kind == "lstm":
            parts = ("with c", "with h", "plots")
        if height < _LOW:
            parts = ("plots", "diagram")
        if height < _VERY_LOW and kind == "lstm":
            parts = ("c", "h", "diagram")
        if height < _LOWEST and kind != "rnn":
            parts = ("c", "h", "lanes", "diagram") if kind == "lstm" else ("h", "lanes", "diagram")
        if parts != self._parts:
            self._parts = parts
            self._offer(parts)
            self._show_cards()
            self._layout.activate()  # with or without the switch the cards have another height
        self._share()

    def _offer(self, parts: tuple[str, ...]) -> None:
        """Let the switch offer `parts`; what a person chose last is chosen, if it is offered."""
        texts = {
            "with c": tr("Cell state"),
            "with h": tr("Hidden state"),
            "plots": tr("Both") if "with c" in parts else tr("Over time"),
            "c": tr("Cell state"),
            "h": tr("Hidden state"),
            "lanes": tr("Gates"),
            "diagram": tr("The cell"),
        }
        self._switch.clear()
        for part in parts:
            self._switch.addItem(part, texts[part])
        if parts:
            wanted = self._wanted if self._wanted in parts else self._first(parts)
            self._switch.setCurrentKey(wanted)
        self._switch.setVisible(bool(parts))

    def _first(self, parts: tuple[str, ...]) -> str:
        """Return what is shown at first: the state that a goal is about, if there is one."""
        if self._goal is not None:
            quantity = self._goal.bands[0].quantity
            for part in (quantity, f"with {quantity}"):
                if part in parts:
                    return part
        return parts[0]

    @Slot()
    def _on_goal_changed(self) -> None:
        """Show the bands of a goal that has just been begun."""
        goal = self.controller.state.goal.goal
        begun = goal is not None and goal is not self._goal
        self._goal = goal
        if begun and self._parts:
            self._wanted = self._first(self._parts)
            self._switch.setCurrentKey(self._wanted)
            self._show_cards()

    @Slot()
    @Slot(object)
    def _show_cards(self, key: object = None) -> None:
        if key is not None:
            self._wanted = str(key)
        chosen = self._switch.currentKey() if self._parts else ""
        self._cards["diagram"].setVisible(chosen in ("", "diagram", "with c", "with h"))
        self._cards["plots"].setVisible(chosen != "diagram")
        if chosen in ("", "plots", "diagram"):
            self.plots.show_only()
        elif chosen == "lanes" or "lanes" in self._parts:
            self.plots.show_only(chosen)
        else:
            self.plots.show_only(chosen.removeprefix("with "), "lanes")
        self._shared = 0
        self._share()

    def _share(self) -> None:
        """Divide the height; once for each height, so that a person's own division stays."""
        height = self._splitter.height()
        one_card = self._parts and not str(self._switch.currentKey()).startswith("with")
        if one_card or height <= 0 or abs(height - self._shared) < 4:
            return
        self._shared = height
        top = min(max(int(0.33 * height), self.look.px(150)), self.look.px(320))
        self._splitter.setSizes([top, max(height - top, 1)])
