"""What every page of the window is: it takes on a look and names the views that stand on it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.style.look import Look
from lstm_studio.views.base import View

__all__ = ["Page"]


class Page(QWidget):
    """The middle of the window, without the docks around it.

    Parameters
    ----------
    controller : ModelController
    look : Look
        How it looks at first; a subclass calls :meth:`set_look` when it has been built.
    parent : QWidget, optional
    """

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.controller = controller
        self.look = look

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once."""
        self.look = look

    def views(self) -> list[View]:
        """Return the views that stand on it."""
        return []

    def minimumSizeHint(self) -> QSize:
        """Return a size at which it can be used; more would force the window to grow."""
        return QSize(self.look.px(300), self.look.px(240))
