"""The parts inside a value control: field for typing, pin button, the slider screen readers see."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSlider, QWidget

from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.buttons import ToolButton
from lstm_studio.widgets.number_input import edit_text, parse_number

__all__ = ["PinButton", "SpokenSlider", "ValueEditor"]


class ValueEditor(QLineEdit):
    """A field laid over a number: Enter accepts, Escape cancels, nonsense stays and turns red.

    Attributes
    ----------
    accepted : Signal(object)
        A number in the range, a float.
    refused : Signal(object)
        The text that was none.
    closed : Signal(object)
        The field is gone; whether the keyboard sent it away.
    """

    accepted = Signal(object)
    refused = Signal(object)
    closed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._low, self._high = 0.0, 1.0
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(40)
        self.setProperty("kind", "inline")
        self.hide()
        self.textEdited.connect(self._on_edited)

    def setLook(self, look: Look) -> None:
        """Take fonts and scale from `look`."""
        self._look = look

    def place(self, box: QRectF) -> None:
        """Lie over the number in `box`, somewhat wider."""
        width = max(round(box.width()), self._look.px(84))
        height = max(round(box.height()), self.sizeHint().height())
        top = max(0, round(box.center().y() - height / 2))
        self.setGeometry(round(box.right()) - width, top, width, height)

    def start(self, value: float, low: float, high: float, text: str = "") -> None:
        """Open with `text`, the first key that was typed, or with the present value."""
        self._low, self._high = low, high
        self._mark(False)
        self.setText(text or edit_text(value))
        if not text:
            self.selectAll()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self, invalid: bool) -> None:
        if bool(self.property("invalid")) != invalid:
            self.setProperty("invalid", invalid)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setToolTip(
            tr(
                "A number from {low} to {high}",
                low=edit_text(self._low),
                high=edit_text(self._high),
            )
            if invalid
            else ""
        )

    def _on_edited(self) -> None:
        self._mark(False)

    def _number(self) -> float | None:
        value = parse_number(self.text())
        return None if value is None or not self._low <= value <= self._high else value

    def _close(self, keyboard: bool) -> None:
        self.hide()
        self.closed.emit(keyboard)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            value = self._number()
            if value is None:
                self._mark(True)
                self.selectAll()
                self.refused.emit(self.text())
            else:
                self.accepted.emit(value)
                self._close(keyboard=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._close(keyboard=True)
        else:
            super().keyPressEvent(event)
            event.accept()  # arrows and Home move the cursor, never the slider behind

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Note that the keyboard has gone elsewhere."""
        super().focusOutEvent(event)
        elsewhere = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if self.isVisible() and event.reason() not in elsewhere:
            value = self._number()
            if value is not None:
                self.accepted.emit(value)
            self._close(keyboard=False)


class SpokenSlider(QSlider):
    """What screen readers see of a value control: in hundredths, unpainted, deaf to the mouse.

    Attributes
    ----------
    focusLeft : Signal()
        The keyboard has gone elsewhere.
    """

    focusLeft = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing: the control around it does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the key to the control around it."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave the key to the control around it."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self._repaint_around()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Note that the keyboard has gone elsewhere."""
        super().focusOutEvent(event)
        self.focusLeft.emit()
        self._repaint_around()

    def _repaint_around(self) -> None:
        around = self.parentWidget()
        if around is not None:
            around.update()


class PinButton(ToolButton):
    """Pins a value, and says that it is pinned."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("pin", tr("Pin this value"), "small", parent)
        self._of = ""
        self._pinned = False
        self.hide()

    def setOwner(self, name: str) -> None:
        """Tell a screen reader whose button it is."""
        self._of = name
        self.setPinned(self._pinned)

    def setPinned(self, pinned: bool) -> None:
        """Show whether the value is pinned; the word stands beside the icon then."""
        self._pinned = pinned
        text = tr("Release this value") if pinned else tr("Pin this value")
        self.setName(text)
        self.setAccessibleName(tr("{action}: {name}", action=text, name=self._of))
        self.setText(tr("pinned") if pinned else "")
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.setToolButtonStyle(beside if pinned else Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setIconRole("ink" if pinned else "muted")

    def setLook(self, look: Look) -> None:
        """Take fonts and scale from `look`."""
        super().setLook(look)
        self.setIconSize(QSize(look.px(14), look.px(14)))
