"""Lines to be put in order: dragged, moved by buttons, or by Alt and the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lstm_studio.i18n import integer, tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.answer_row import draw_answer_panel, draw_sign, state_name
from lstm_studio.widgets.buttons import ToolButton
from lstm_studio.widgets.math_label import MathLabel
from lstm_studio.widgets.math_layout import plain_text
from lstm_studio.widgets.painting import draw_focus_ring

__all__ = ["OrderList"]

_MODIFIERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier


class _Line(QWidget):
    """One line with its number, its handle and two buttons."""

    moved = Signal(object)

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.state = ""
        self._look = Look(LIGHT)
        self._number = 0
        self._dragged = False
        self.setObjectName(f"quiz.line.{key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.label = MathLabel(role="body", parent=self)
        self.label.setColored(True)
        self.remark = MathLabel(role="body", parent=self)
        self.remark.setColored(True)
        self.remark.hide()
        for one in (self.label, self.remark):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.up = ToolButton("left", tr("Earlier"))
        self.up.setArrowType(Qt.ArrowType.UpArrow)
        self.up.setObjectName(f"quiz.up.{key}")
        self.down = ToolButton("right", tr("Later"))
        self.down.setArrowType(Qt.ArrowType.DownArrow)
        self.down.setObjectName(f"quiz.down.{key}")
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self._row = QHBoxLayout(self)
        self._texts = QVBoxLayout()
        self._texts.addWidget(self.label)
        self._texts.addWidget(self.remark)
        self._row.addLayout(self._texts, 1)
        for button in (self.up, self.down):
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setNumber(self, number: int, count: int) -> None:
        self._number = number
        text = plain_text(self.label.markup())
        self.setAccessibleName(
            tr("{n} of {count}: {text}", n=integer(number), count=integer(count), text=text)
        )
        self.up.setEnabled(number > 1)
        self.down.setEnabled(number < count)
        self.up.setAccessibleName(tr("Earlier: {text}", text=text))
        self.down.setAccessibleName(tr("Later: {text}", text=text))
        self.update()

    def setState(self, state: str, remark: str) -> None:
        self.state = state
        self.remark.setMarkup(remark)
        self.remark.setVisible(bool(remark))
        parts = [state_name(state), plain_text(remark)]
        self.setAccessibleDescription(". ".join(part for part in parts if part))
        self.updateGeometry()
        self.update()

    def setLook(self, look: Look) -> None:
        self._look = look
        self._row.setContentsMargins(look.px(52), look.px(8), look.px(8), look.px(8))
        self._row.setSpacing(look.px(4))
        self._texts.setSpacing(look.px(4))
        apart = self.up.sizeHint().height() - self.label.heightForWidth(10_000)
        self._texts.setContentsMargins(0, max(apart // 2, 0), 0, 0)
        for one in (self.label, self.remark, self.up, self.down):
            one.setLook(look)
        self.setMinimumHeight(look.control(42))
        self.update()

    @Slot()
    def _on_up(self) -> None:
        self.moved.emit((self.key, -1))

    @Slot()
    def _on_down(self) -> None:
        self.moved.emit((self.key, 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & _MODIFIERS:
            self.moved.emit((self.key, step))
        elif step:
            around = self.parentWidget()
            if isinstance(around, OrderList):
                around.goFrom(self.key, step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        draw_answer_panel(painter, box, look, self.state, False, self.underMouse())
        row = self.label.heightForWidth(10_000) + 2.0 * look.px(8)
        row = max(row, look.control(42))
        painter.setPen(look.color("muted"))
        painter.setFont(look.font("figure"))
        if self.state:
            edge = look.px(16)
            spot = QRectF(look.px(26), 0.5 * (row - edge), edge, edge)
            draw_sign(painter, spot, look, self.state)
        else:
            place = QRectF(look.px(20), 0, look.px(28), row)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, integer(self._number))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("muted"))
        for column in (0, 1):
            for line in (-1, 0, 1):
                x, y = look.px(10 + 5 * column), 0.5 * row + line * look.px(5)
                painter.drawEllipse(QRectF(x, y - look.px(1), look.px(2), look.px(2)))
        if self.hasFocus():
            draw_focus_ring(painter, box, look.px(8), look)
        painter.end()

    def focusInEvent(self, event) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys from shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        ):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragged = event.button() == Qt.MouseButton.LeftButton
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag: the line changes places with the one it is dragged over."""
        around = self.parentWidget()
        if self._dragged and isinstance(around, OrderList):
            around.dragOver(self, self.mapTo(around, event.position().toPoint()).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)


class OrderList(QWidget):
    """Lines in an order that a person can change.

    Signals
    -------
    moveRequested : object
        ``(key, step)``: the line is to go that many places, −1 up or 1 down.
    """

    moveRequested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._lines: dict[str, _Line] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def setLines(self, lines: list[tuple[str, str]]) -> None:
        """Show other lines: keys and marked-up texts, in the order in which they stand."""
        self.clear()
        for key, markup in lines:
            line = _Line(key, self)
            line.label.setMarkup(markup)
            line.setLook(self._look)
            line.moved.connect(self._on_moved)
            self._column.addWidget(line)
            line.show()  # at once: a layout counts only what is shown
            self._lines[key] = line
        self._count()

    def clear(self) -> None:
        """Take all lines away."""
        for line in self._lines.values():
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = {}

    def order(self) -> tuple[str, ...]:
        """Return the keys from top to bottom."""
        return tuple(self._lines)

    def setOrder(self, order: tuple[str, ...]) -> None:
        """Put the lines in an order; no signal."""
        if order == tuple(self._lines):
            return
        held = next((line for line in self._lines.values() if line.hasFocus()), None)
        self._lines = {key: self._lines[key] for key in order}
        for line in self._lines.values():
            self._column.removeWidget(line)
        for line in self._lines.values():
            self._column.addWidget(line)
        self._count()
        if held is not None:
            held.setFocus()

    def setStates(self, states: dict[str, tuple[str, str]]) -> None:
        """Say of lines by key whether they are right and why; of the others nothing."""
        for key, line in self._lines.items():
            line.setState(*states.get(key, ("", "")))

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        self._column.setSpacing(look.px(6))
        for line in self._lines.values():
            line.setLook(look)

    def tabs(self) -> list[QWidget]:
        """Return the tab stops in order."""
        return [one for line in self._lines.values() for one in (line, line.up, line.down)]

    def giveFocus(self) -> None:
        """Give the keyboard to the first line."""
        for line in list(self._lines.values())[:1]:
            line.setFocus(Qt.FocusReason.OtherFocusReason)

    def goFrom(self, key: str, step: int) -> None:
        """Give the keyboard to the line above or below."""
        keys = list(self._lines)
        at = min(max(keys.index(key) + step, 0), len(keys) - 1)
        self._lines[keys[at]].setFocus(Qt.FocusReason.TabFocusReason)

    def dragOver(self, line: _Line, y: int) -> None:
        """Ask for a move when the line is dragged over the middle of its neighbour."""
        keys = list(self._lines)
        at = keys.index(line.key)
        if at > 0 and y < self._lines[keys[at - 1]].geometry().center().y():
            self.moveRequested.emit((line.key, -1))
        elif at + 1 < len(keys) and y > self._lines[keys[at + 1]].geometry().center().y():
            self.moveRequested.emit((line.key, 1))

    def sizeHint(self) -> QSize:
        """Return the size at which everything reads well."""
        return self._column.sizeHint().expandedTo(QSize(self._look.px(320), 0))

    def _count(self) -> None:
        for number, line in enumerate(self._lines.values(), 1):
            line.setNumber(number, len(self._lines))

    @Slot(object)
    def _on_moved(self, move: object) -> None:
        self.moveRequested.emit(move)
