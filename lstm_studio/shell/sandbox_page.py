"""The page in the middle of the window: the cell above, its states over time below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.style.look import Look
from lstm_studio.views.diagram import DiagramView
from lstm_studio.views.state_plots import StatePlotsView

__all__ = ["SandboxPage"]


class SandboxPage(QWidget):
    """The gate sandbox without its docks.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sandbox")
        self._look = look
        self._layout = QVBoxLayout(self)
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._splitter.setObjectName("sandbox.splitter")
        self._splitter.setChildrenCollapsible(False)
        self._layout.addWidget(self._splitter)
        self.diagram = DiagramView(controller, look)
        self.plots = StatePlotsView(controller, look)
        for view in (self.diagram, self.plots):
            card = QFrame()
            card.setProperty("role", "card")
            box = QVBoxLayout(card)
            box.setContentsMargins(0, 0, 0, 0)
            box.addWidget(view)
            self._splitter.addWidget(card)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)
        self._shared = 0
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once."""
        self._look = look
        px = look.px
        self._layout.setContentsMargins(px(12), px(12), px(12), px(12))
        self._splitter.setHandleWidth(px(12))
        self.diagram.set_look(look)
        self.plots.set_look(look)
        self._shared = 0
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the diagram about a third until the person has moved the handle."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Divide the height; once for each height, so that a person's own division stays."""
        height = self._splitter.height()
        if height <= 0 or abs(height - self._shared) < 4:
            return
        self._shared = height
        top = min(max(int(0.34 * height), self._look.px(150)), self._look.px(320))
        self._splitter.setSizes([top, max(height - top, 1)])
