"""A job that is dragged onto a gate: by mouse, by a click and a click, or by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.answer_row import draw_answer_panel, draw_sign, state_name
from lstm_studio.widgets.math_label import MathLabel
from lstm_studio.widgets.math_layout import plain_text
from lstm_studio.widgets.painting import draw_focus_ring

__all__ = ["JobChip"]

_KEYS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Space,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
)


class _Ghost(QWidget):
    """The picture of a chip that follows the pointer over the whole window."""

    def __init__(self, picture: QPixmap, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture = picture
        self.resize(picture.deviceIndependentSize().toSize())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(0.85)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()


class JobChip(QWidget):
    """One job.

    It does not use Qt's own drag and drop, which runs a loop within the loop; the mouse belongs
    to the chip until it is let go, and whoever owns the chip finds what lies below.

    Parameters
    ----------
    key : str
        Its id; the object name is ``quiz.job.<key>``.
    parent : QWidget, optional

    Signals
    -------
    pressed
        Taken in hand, or laid down: a click or Space.
    keyed : object
        A figure, as int from 1; ``"up"`` or ``"down"``; ``"back"`` for Delete.
    dragged : object
        The place of the pointer on the screen while it is dragged.
    released : object
        The place where it was let go.
    """

    pressed = Signal()
    keyed = Signal(object)
    dragged = Signal(object)
    released = Signal(object)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setObjectName(f"quiz.job.{key}")
        self._look = Look(LIGHT)
        self._state = ""
        self._held = False
        self._place = ""
        self._press: QPoint | None = None
        self._grip = QPoint()
        self._ghost: _Ghost | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.label = MathLabel(role="body", parent=self)
        self.remark = MathLabel(role="body", parent=self)
        self.remark.hide()
        self._column = QVBoxLayout(self)
        for one in (self.label, self.remark):
            one.setColored(True)
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(one)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setLook(self._look)

    def setMarkup(self, markup: str) -> None:
        """Set what it says."""
        self.label.setMarkup(markup)
        self._describe()

    def setPlace(self, place: str) -> None:
        """Say where it lies: the name of a target, or nothing."""
        self._place = place
        self._describe()

    def isHeld(self) -> bool:
        """Return whether it is in hand."""
        return self._held

    def setHeld(self, held: bool) -> None:
        """Show whether it is in hand."""
        if held != self._held:
            self._held = held
            self._describe()
            self.update()

    def state(self) -> str:
        """Return ``""``, ``"right"`` or ``"wrong"``."""
        return self._state

    def setState(self, state: str, remark: str = "") -> None:
        """Say whether it lies right, and why."""
        self._state = state
        self.remark.setMarkup(remark)
        self.remark.setVisible(bool(remark))
        self.setCursor(
            Qt.CursorShape.ArrowCursor if state == "right" else Qt.CursorShape.OpenHandCursor
        )
        self._describe()
        self.updateGeometry()
        self.update()

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        self._column.setContentsMargins(look.px(26), look.px(9), look.px(36), look.px(9))
        self._column.setSpacing(look.px(4))
        self.label.setLook(look)
        self.remark.setLook(look)
        self.setMinimumHeight(look.control(38))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size at which everything reads well."""
        return self._column.sizeHint().expandedTo(QSize(self._look.px(160), self._look.control(38)))

    def _describe(self) -> None:
        said = plain_text(self.label.markup())
        self.setAccessibleName(tr("Job: {text}", text=said))
        parts = [
            tr("in hand") if self._held else "",
            tr("on {place}", place=self._place) if self._place else tr("not placed"),
            state_name(self._state),
            plain_text(self.remark.markup()),
        ]
        self.setAccessibleDescription(", ".join(part for part in parts if part))

    # ------------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag may begin."""
        if event.button() == Qt.MouseButton.LeftButton and self._state != "right":
            self._press = event.globalPosition().toPoint()
            self._grip = event.position().toPoint()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a picture of itself."""
        if self._press is None:
            return
        spot = event.globalPosition().toPoint()
        if self._ghost is None:
            if (spot - self._press).manhattanLength() < QApplication.startDragDistance():
                return
            self._ghost = _Ghost(self.grab(), self.window())
            self._ghost.show()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._ghost.raise_()
        self._ghost.move(self.window().mapFromGlobal(spot) - self._grip)
        self.dragged.emit(spot)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it, or take it in hand when it was not dragged."""
        if self._press is None:
            return
        self._press = None
        if self._ghost is None:
            self.pressed.emit()
            return
        self._drop_ghost()
        self.released.emit(event.globalPosition().toPoint())

    def _drop_ghost(self) -> None:
        if self._ghost is not None:
            self._ghost.hide()
            self._ghost.deleteLater()
            self._ghost = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    def hideEvent(self, event) -> None:
        """End a drag that is under way."""
        self._press = None
        self._drop_ghost()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take in hand, place by figure, move with the arrows, take back."""
        key, text = Qt.Key(event.key()), event.text()
        if len(text) == 1 and text in "123456789":
            self.keyed.emit(int(text))
        elif key == Qt.Key.Key_Space:
            self.pressed.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.keyed.emit("up" if key == Qt.Key.Key_Up else "down")
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.keyed.emit("back")
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep its keys from shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.key() in _KEYS or (event.text() and event.text() in "123456789"))
        ):
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event) -> None:
        """Hide the focus ring."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        draw_answer_panel(painter, box, look, self._state, self._held, self.underMouse())
        row = max(self.label.heightForWidth(10_000) + 2 * look.px(9), look.control(38))
        if self._state != "right":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("muted"))
            dot = look.px(2)
            for column in (0, 1):
                for line in (-1, 0, 1):
                    x = look.px(10 + 5 * column)
                    painter.drawEllipse(QRectF(x, 0.5 * (row - dot) + line * look.px(5), dot, dot))
        if self._state:
            edge = look.px(16)
            spot = QRectF(self.width() - look.px(12) - edge, 0.5 * (row - edge), edge, edge)
            draw_sign(painter, spot, look, self._state)
        if self.hasFocus():
            draw_focus_ring(painter, box, look.px(8), look)
        painter.end()
