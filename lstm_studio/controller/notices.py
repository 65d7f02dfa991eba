"""What a person is told: a message, what to do about it, and details to copy."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from lstm_studio.core.errors import StudioError

__all__ = ["Notice", "NoticeHub"]


@dataclass(frozen=True)
class Notice:
    """One thing to say.

    Attributes
    ----------
    kind : {"info", "warning", "error", "bug"}
    message, hint : str
        What happened, and what to do next.
    details : str
        What a bug report needs; empty for the rest.
    """

    kind: str
    message: str
    hint: str = ""
    details: str = ""


class NoticeHub(QObject):
    """Collects notices; whoever shows them listens to ``raised``.

    Signals
    -------
    raised : object
        The :class:`Notice`.
    """

    raised = Signal(object)

    def tell(self, message: str, hint: str = "") -> None:
        """Say something that is no error."""
        self.raised.emit(Notice("info", message, hint))

    def error(self, error: StudioError) -> None:
        """Say what went wrong and how to mend it."""
        self.raised.emit(Notice("error", error.message, error.hint))

    def bug(self, message: str, hint: str, details: str) -> None:
        """Say that the program itself is at fault."""
        self.raised.emit(Notice("bug", message, hint, details))
