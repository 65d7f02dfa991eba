"""The page on reading both ways: forward, backward and bidirectional networks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.shell.page import Page
from lstm_studio.style.look import Look

__all__ = ["BothPage"]


class BothPage(Page):
    """What the networks make of a sentence; it says so while there is none.

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
        self.setObjectName("both")
        self._layout = QVBoxLayout(self)
        self._empty = QLabel(
            tr(
                "One network reads a sentence forward, one backward, one both ways. "
                "There is no sentence here yet."
            ),
            self,
        )
        self._empty.setObjectName("both.empty")
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._layout.addWidget(self._empty)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once."""
        super().set_look(look)
        margin = look.px(24)
        self._layout.setContentsMargins(margin, margin, margin, margin)
