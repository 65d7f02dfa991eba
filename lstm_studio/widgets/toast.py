"""Notices at the lower right of a window: what happened, why, what to do next.

Everything in a notice is plain text: file names and pasted words must never be taken for markup.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget
from shiboken6 import isValid

from lstm_studio.i18n import integer, tr
from lstm_studio.style.icons import pixmap
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.buttons import PushButton, ToolButton
from lstm_studio.widgets.painting import draw_panel, draw_shadow

__all__ = ["KINDS", "NoticeStack", "Toast"]

KINDS = {
    "info": ("info", "accent"),
    "warning": ("warning", "warning"),
    "error": ("error", "danger"),
    "bug": ("bug", "danger"),
}
"""From the kind of a notice to its icon and its colour."""

_STAY = 7000  # ms that a piece of information stays
_MOST = 4  # notices at a time; older ones make room
_LONGEST = 500  # letters of a message that are shown; all of them are copied


def _breakable(text: str) -> str:
    """Let a path or a long word be broken, which Qt does only between words."""
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return re.sub(r"(\S{24})(?=\S)", "\\1\N{ZERO WIDTH SPACE}", shown)


class Toast(QWidget):
    """One notice.

    Attributes
    ----------
    closed : Signal()
        The person closed it, or its time is over.
    """

    closed = Signal()

    def __init__(
        self, message: str, hint: str, kind: str, details: str, parent: QWidget, look: Look
    ) -> None:
        super().__init__(parent)
        self.content = (message, hint, kind, details)
        self._look = look
        self._times = 1
        self._icon = QLabel(self)
        self._title = self._label(message, "strong")
        self._hint = self._label(hint, "muted")
        self._hint.setVisible(bool(hint))
        self._copy = PushButton(tr("Copy details"), "ghost", "copy", self)
        self._copy.setObjectName("notice.copy")
        self._copy.setAccessibleDescription(message)
        self._copy.setVisible(bool(details))
        self._copy.clicked.connect(self._on_copy)
        self._close = ToolButton("close", tr("Close this notice"), "small", self)
        self._close.setObjectName("notice.close")
        self._close.setAccessibleDescription(message)
        self._close.clicked.connect(self.closed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAY)
        self._timer.timeout.connect(self._on_time_over)
        self._grid = QGridLayout(self)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._icon, 0, 0, top)
        self._grid.addWidget(self._title, 0, 1)
        self._grid.addWidget(self._close, 0, 2, top)
        self._grid.addWidget(self._hint, 1, 1, 1, 2)
        row = QHBoxLayout()
        row.addWidget(self._copy)
        row.addStretch(1)
        self._grid.addLayout(row, 2, 1, 1, 2)
        self._grid.setColumnStretch(1, 1)
        for button in (self._copy, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(message)
        self.setAccessibleDescription(hint)
        self.setLook(look)
        if kind == "info":
            self._timer.start()

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(_breakable(text), self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        policy = label.sizePolicy()  # which knows that a wrapped text's height follows its width
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        label.setSizePolicy(policy)
        return label

    def countAgain(self) -> None:
        """Say that the same has happened once more."""
        self._times += 1
        message = _breakable(self.content[0])
        self._title.setText(
            tr("{message} ({count} times)", message=message, count=integer(self._times))
        )
        if self._timer.isActive():
            self._timer.start()

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        icon_name, role = KINDS[self.content[2]]
        self._icon.setPixmap(pixmap(icon_name, look, role, 18))
        line = look.control(24)  # icon, first line and close button stand on one level
        self._icon.setFixedHeight(line)
        self._title.setMinimumHeight(line)
        self._copy.setLook(look)
        self._close.setLook(look)
        margin = look.px(12)
        self._grid.setContentsMargins(margin + look.px(4), margin, margin, margin)
        self._grid.setHorizontalSpacing(look.px(10))
        self._grid.setVerticalSpacing(look.px(2))
        self.update()

    def closeButton(self) -> ToolButton:
        """Return the button that closes it."""
        return self._close

    @Slot()
    def _on_copy(self) -> None:
        message, hint, _, details = self.content
        text = "\n\n".join(part for part in (message, hint, details) if part)
        QGuiApplication.clipboard().setText(text)
        self._copy.setText(tr("Copied"))

    @Slot()
    def _on_time_over(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start()
        else:
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        box = QRectF(self.rect())
        radius = look.px(10)
        draw_panel(painter, box, radius, look.color("panel"), look.color("line"), look.px(1))
        stripe = QRectF(look.px(6), look.px(12), look.px(3), box.height() - look.px(24))
        draw_panel(painter, stripe, look.px(1.5), look.color(KINDS[self.content[2]][1]))
        painter.end()


class NoticeStack(QWidget):
    """The notices of a window, the newest at the bottom; never takes the focus.

    Parameters
    ----------
    parent : QWidget
        The window; the stack follows its size.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._look = Look(LIGHT)
        self._toasts: list[Toast] = []
        self._inset = 0
        self._before: QWidget | None = None
        parent.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def post(self, message: str, hint: str = "", kind: str = "info", details: str = "") -> Toast:
        """Show a notice; the same one again only counts.

        Parameters
        ----------
        message, hint : str
            What happened, and what to do next; plain text.
        kind : str
            ``info`` (goes by itself), ``warning``, ``error`` or ``bug``.
        details : str
            What "Copy details" puts on the clipboard, after message and hint.

        Returns
        -------
        Toast
            The notice.
        """
        for toast in self._toasts:
            if toast.content[:3] == (message, hint, kind):
                toast.countAgain()
                self._arrange()
                return toast
        self._make_room()
        toast = Toast(message, hint, kind, details, self, self._look)
        toast.closed.connect(self._on_closed)
        self._toasts.append(toast)
        toast.show()
        self._arrange()
        self._announce(toast)
        return toast

    def toasts(self) -> list[Toast]:
        """Return the notices, the oldest first."""
        return list(self._toasts)

    def clear(self) -> None:
        """Take all notices away."""
        for toast in self.toasts():
            self._remove(toast)

    def setBottomInset(self, inset: int) -> None:
        """Stay `inset` px above the lower edge, for a bar that stands there."""
        self._inset = inset
        self._arrange()

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        for toast in self._toasts:
            toast.setLook(look)
        self._arrange()

    @Slot()
    def focusNewest(self) -> None:
        """Give the keyboard to the newest notice, for a person who asks for it."""
        if self._toasts:
            self._toasts[-1].closeButton().setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -------------------------------------------------------------------------------- inside

    def _make_room(self) -> None:
        while len(self._toasts) >= _MOST:
            # Information first: an error should be read before it goes.
            idle = [toast for toast in self._toasts if toast.content[2] == "info"]
            self._remove((idle or self._toasts)[0])

    def _remove(self, toast: Toast) -> None:
        focus = QApplication.focusWidget()
        had_focus = focus is not None and toast.isAncestorOf(focus)
        place = self._toasts.index(toast)
        self._toasts.remove(toast)
        if had_focus:
            if self._toasts:
                heir = self._toasts[min(place, len(self._toasts) - 1)].closeButton()
                heir.setFocus(Qt.FocusReason.OtherFocusReason)
            elif self._before is not None and isValid(self._before):
                self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        toast.hide()
        toast.deleteLater()
        self._arrange()

    @Slot()
    def _on_closed(self) -> None:
        toast = self.sender()
        if isinstance(toast, Toast) and toast in self._toasts:
            self._remove(toast)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        came_in = now is not None and self.isAncestorOf(now)
        if came_in and old is not None and not self.isAncestorOf(old):
            self._before = old

    def _announce(self, toast: Toast) -> None:
        if not QAccessible.isActive():
            return
        message, hint, kind, _ = toast.content
        event = QAccessibleAnnouncementEvent(toast, f"{message}\n{hint}")
        if kind != "info":
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the widgets around."""
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        look = self._look
        edge = look.px(16)
        gap = look.px(8)
        width = max(1, min(look.px(380), window.width() - 2 * edge))
        y = edge
        for toast in self._toasts:
            height = toast.heightForWidth(width)
            toast.setGeometry(edge, y, width, height)
            y += height + gap
        height = y - gap + edge
        left, top = window.width() - width - 2 * edge, window.height() - self._inset - height
        self.setGeometry(left, top, width + 2 * edge, height)
        self.setVisible(bool(self._toasts))
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for toast in self._toasts:
            box = QRectF(toast.geometry())
            draw_shadow(painter, box, self._look.px(10), self._look.px(12), self._look)
        painter.end()
