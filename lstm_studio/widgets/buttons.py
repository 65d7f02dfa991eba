"""Push and tool buttons of the house kinds, whose icons follow the look."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from lstm_studio.style.icons import icon
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT

__all__ = ["PushButton", "ToolButton"]

_ICON_ROLES = {"primary": "accent_ink", "tab": "muted", "quiet": "muted"}


class PushButton(QPushButton):
    """A button with a text.

    Parameters
    ----------
    text : str
        What it does.
    kind : str
        ``ghost`` (with a line around it), ``primary``, ``quiet`` or ``tab`` (bare).
    icon_name : str
        A drawing of :mod:`lstm_studio.style.icons`, or nothing.
    parent : QWidget, optional
        Parent.
    """

    def __init__(
        self,
        text: str = "",
        kind: str = "ghost",
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self._icon_name = icon_name
        self.setProperty("kind", kind)
        self.setAutoDefault(False)  # the style sheet marks a dialog's default button itself
        self.setLook(Look(LIGHT))

    def setIconName(self, icon_name: str) -> None:
        """Show another drawing, for example ``pause`` in place of ``play``."""
        if icon_name != self._icon_name:
            self._icon_name = icon_name
            self.setLook(self._look)

    def setKind(self, kind: str) -> None:
        """Become another kind of button, such as the one that is meant to be pressed next."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            self.style().polish(self)  # a style sheet looks at a property only when told to
            self.setLook(self._look)

    def setLook(self, look: Look) -> None:
        """Take the icon's colour and size from `look`."""
        self._look = look
        if self._icon_name:
            self.setIconSize(QSize(look.px(16), look.px(16)))
            self.setIcon(icon(self._icon_name, look, _ICON_ROLES.get(self._kind, "ink")))


class ToolButton(QToolButton):
    """A button with an icon, whose text is its name and tool tip.

    Parameters
    ----------
    icon_name : str
        A drawing of :mod:`lstm_studio.style.icons`.
    text : str
        What it does: tool tip and accessible name.
    kind : str
        ``bare``, ``boxed`` (with a line around it) or ``primary``.
    parent : QWidget, optional
        Parent.
    """

    def __init__(
        self, icon_name: str, text: str, kind: str = "bare", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._icon_name = icon_name
        self._role = _ICON_ROLES.get(kind, "ink")
        self.setProperty("kind", kind)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a tool button's own default is no Tab
        self.setName(text)
        self.setLook(self._look)

    def setName(self, text: str) -> None:
        """Say what it does now: tool tip and accessible name."""
        self.setToolTip(text)
        self.setAccessibleName(text)

    def iconName(self) -> str:
        """Return the name of the drawing."""
        return self._icon_name

    def setIconName(self, icon_name: str) -> None:
        """Show another drawing, for example ``pause`` in place of ``play``."""
        if icon_name != self._icon_name:
            self._icon_name = icon_name
            self.setLook(self._look)

    def setIconRole(self, role: str) -> None:
        """Draw the icon in another colour of the theme."""
        if role != self._role:
            self._role = role
            self.setLook(self._look)

    def setLook(self, look: Look) -> None:
        """Take the icon's colour and size from `look`."""
        self._look = look
        self.setIconSize(QSize(look.px(16), look.px(16)))
        self.setIcon(icon(self._icon_name, look, self._role))
