"""What is shown over the window: the blank screen, the list of keys, the about box."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFormLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from lstm_studio import __version__
from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK

__all__ = ["AboutDialog", "BlankScreen", "KeysDialog"]


class BlankScreen(QWidget):
    """Covers the whole window until a key is pressed or the mouse is clicked.

    Parameters
    ----------
    window : QWidget
        What it covers.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("blank")
        self.setAccessibleName(tr("Blank screen; press any key to go on"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._before: QWidget | None = None
        window.installEventFilter(self)
        self.hide()

    def setVisible(self, visible: bool) -> None:
        """Cover the window, or uncover it and give the keyboard back to what had it."""
        if visible:
            self._before = QApplication.focusWidget()
            self.setGeometry(self._window.rect())
            self.raise_()
        elif self.hasFocus() and self._before is not None and isValid(self._before):
            # Before it goes, or Qt would give the focus to the next in tab order.
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        super().setVisible(visible)
        if visible:
            self.setFocus()

    def event(self, event: QEvent) -> bool:
        """Keep every key from the shortcuts, a clicker's above all: it uncovers."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Uncover; the key does nothing else."""
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Uncover."""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint black."""
        from PySide6.QtGui import QColor

        QPainter(self).fillRect(self.rect(), QColor(DARK.shadow))


class _TextDialog(QDialog):
    """A modeless box of text that follows the look."""

    def __init__(self, parent: QWidget, look: Look, name: str, title: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.box = QVBoxLayout(self)
        self.build()
        self.set_look(look)

    def build(self) -> None:
        raise NotImplementedError

    def set_look(self, look: Look) -> None:
        """Change sizes at once."""
        px = look.px
        self.box.setContentsMargins(px(24), px(20), px(24), px(20))
        self.box.setSpacing(px(12))
        self.setMinimumWidth(px(380))
        self.adjustSize()
        if self.box.hasHeightForWidth():  # adjustSize guesses how many lines a text will take
            self.resize(self.width(), self.box.totalHeightForWidth(self.width()))


class KeysDialog(_TextDialog):
    """All keys at a glance."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent, look, "keys", tr("Keys"))

    def build(self) -> None:
        """Fill the box."""
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        body = QWidget()
        form = QFormLayout(body)
        for keys, what in (
            (tr("Space"), tr("play or pause")),
            (tr("← →, Page Up, Page Down"), tr("previous and next step")),
            (tr("Home, End"), tr("first and last step")),
            (tr("full stop, comma"), tr("one part of the update on and back")),
            (tr("On the cell: wheel"), tr("scrub through the update")),
            (tr("Alt+1, Alt+2 …"), tr("go to a page")),
            (tr("Ctrl+K"), tr("find any command")),
            (tr("Ctrl+Z, Ctrl+Shift+Z"), tr("undo and redo")),
            (tr("F5 or F11"), tr("projector")),
            (tr("B"), tr("blank the screen")),
            (tr("Ctrl+T"), tr("light or dark")),
            (tr("Ctrl++, Ctrl+−, Ctrl+0"), tr("larger, smaller, normal size")),
            (tr("On a slider: arrows, Shift+arrows"), tr("by 0.01, by 0.1")),
            (tr("On a slider: digits"), tr("type a value")),
            (tr("On a plot: + − 0"), tr("zoom in, zoom out, see all")),
            (tr("On a lane: arrows, Space, digits"), tr("choose a cell, open or close it, set it")),
        ):
            key = QLabel(keys)
            key.setProperty("role", "strong")
            form.addRow(key, QLabel(what))
        area.setWidget(body)
        self.box.addWidget(area)
        self._area, self._body, self._form = area, body, form

    def set_look(self, look: Look) -> None:
        """Change sizes at once."""
        self._form.setHorizontalSpacing(look.px(24))
        self._form.setVerticalSpacing(look.px(6))
        size = self._body.sizeHint()
        self._area.setMinimumSize(size.width() + look.px(24), min(size.height(), look.px(460)))
        super().set_look(look)


class AboutDialog(_TextDialog):
    """What this is."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent, look, "about", tr("About LSTM Studio"))

    def build(self) -> None:
        """Fill the box."""
        for role, text in (
            ("title", "LSTM Studio"),
            ("muted", tr("Version {version}", version=__version__)),
            ("", tr("Take hold of the gates of an LSTM and see what its memory does.")),
            (
                "muted",
                tr(
                    "Every number on screen is computed; every network shown as trained was "
                    "trained."
                ),
            ),
        ):
            label = QLabel(text, self)
            label.setWordWrap(True)
            if role:
                label.setProperty("role", role)
            self.box.addWidget(label)
