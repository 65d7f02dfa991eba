"""Shows the notices of the hub over the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMainWindow

from lstm_studio.controller.notices import Notice, NoticeHub
from lstm_studio.style.look import Look
from lstm_studio.widgets.toast import NoticeStack

__all__ = ["NoticeOverlay"]


class NoticeOverlay(QObject):
    """Joins the hub and the stack of notices at the window's lower right.

    Parameters
    ----------
    hub : NoticeHub
    look : Look
    window : QMainWindow
    """

    def __init__(self, hub: NoticeHub, look: Look, window: QMainWindow) -> None:
        super().__init__(window)
        self.stack = NoticeStack(window)
        self.stack.setObjectName("notices")
        self.set_look(look)
        hub.raised.connect(self._on_raised)

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once; the transport below stays free."""
        self.stack.setLook(look)
        self.stack.setBottomInset(look.px(64))

    @Slot(object)
    def _on_raised(self, notice: Notice) -> None:
        self.stack.post(notice.message, notice.hint, notice.kind, notice.details)
