"""One equation with its numbers: a coloured bar, the formula, and what it comes to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from lstm_studio.style.icons import pixmap
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.math_layout import MathText
from lstm_studio.widgets.painting import draw_focus_ring

__all__ = ["EquationRow"]

_BAR = 3
_INDENT = 12  # of the text, from the left edge
_RIGHT = 20  # for the arrow
_PAD = 5  # above and below
_GAP = 1
_RESULT = "result"
_WITHHELD = "…"


class EquationRow(QWidget):
    """A row that is pointed at, chosen with Tab and the arrows, and unfolded by click or Enter.

    Parameters
    ----------
    key : str
        The quantity that the equation defines; it gives the colour.
    parent : QWidget, optional

    Signals
    -------
    hoverEntered : object
        The key; the pointer came.
    hoverLeft
        The pointer went.
    activated : object
        The key; unfold or fold it.
    moved : object
        -1 or 1: the focus shall go to the row above or below.
    copyRequested : object
        The key; Ctrl+C.
    menuRequested : object
        ``(key, global position)``.
    """

    hoverEntered = Signal(object)
    hoverLeft = Signal()
    activated = Signal(object)
    moved = Signal(object)
    copyRequested = Signal(object)
    menuRequested = Signal(object)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._look = Look(LIGHT)
        self._formula = self._numbers = self._shapes = ""
        self._known = True
        self._busy = self._highlighted = self._hovered = self._unfolded = False
        self._reserved = 0.0
        self._set_for: tuple[object, ...] = ()
        self._arrow: tuple[str, str, QPixmap] | None = None
        self._lay_out()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # It fills its own ground: else every tick would repaint card, page and window below it.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    # ------------------------------------------------------------------ what it shows

    def key(self) -> str:
        """Return the quantity."""
        return self._key

    def formula(self) -> str:
        """Return the markup of the equation."""
        return self._formula

    def numbers(self) -> str:
        """Return the markup of the line below it as it is on screen."""
        return self._numbers if self._known else _WITHHELD

    def setEquation(self, formula: str, numbers: str, shapes: str = "") -> None:
        """Show another equation; `shapes` is a third line."""
        if (formula, shapes) != (self._formula, self._shapes):
            self._reserved = 0.0
        elif numbers == self._numbers:
            return
        same = self._reserved > 0.0
        self._formula, self._numbers, self._shapes = formula, numbers, shapes
        if same and self._known:
            self._follow()
        elif not same:
            self._arrange()

    def setKnown(self, known: bool) -> None:
        """Dim the row and withhold its numbers as long as they have not been computed."""
        if known != self._known:
            self._known = known
            self._arrange()

    def isKnown(self) -> bool:
        """Return whether the numbers are shown."""
        return self._known

    def setBusy(self, busy: bool) -> None:
        """Light the row up because its quantity is being computed."""
        if busy != self._busy:
            self._busy = busy
            self.update()

    def isBusy(self) -> bool:
        """Return whether its quantity is being computed."""
        return self._busy

    def setHighlighted(self, highlighted: bool) -> None:
        """Light the row up because its quantity is pointed at somewhere."""
        if highlighted != self._highlighted:
            self._highlighted = highlighted
            self.update()

    def isHighlighted(self) -> bool:
        """Return whether its quantity is pointed at."""
        return self._highlighted

    def setUnfolded(self, unfolded: bool) -> None:
        """Turn the arrow down or to the right."""
        if unfolded != self._unfolded:
            self._unfolded = unfolded
            self.update()

    def isUnfolded(self) -> bool:
        """Return whether the arrow points down."""
        return self._unfolded

    def setLook(self, look: Look) -> None:
        """Take over colours, fonts and sizes."""
        self._look = look
        self._reserved = 0.0
        self._arrow = None
        self._arrange()

    # ------------------------------------------------------------------ arrangement

    def _lay_out(self) -> None:
        look, room = self._look, self._room(self.width())
        self._texts = self._set(room)
        self._set_for = (self._formula, self._shapes, look, room)
        # A sum that gets shorter while a slider moves must not make the rows below jump.
        self._reserved = max(self._reserved, self._height_of(self._texts))

    def _room(self, width: int) -> float:
        return float(max(width - self._look.px(_INDENT + _RIGHT), 1))

    def _set(self, room: float) -> tuple[MathText, MathText, MathText | None]:
        look = self._look
        numbers = self._numbers if self._known else _WITHHELD
        bold = numbers.replace("<b>", f'<span key="{_RESULT}"><b>').replace("</b>", "</b></span>")
        changing = MathText(bold, look, "figure_small", room)
        if self._set_for == (self._formula, self._shapes, look, room):
            return self._texts[0], changing, self._texts[2]
        shapes = MathText(self._shapes, look, "small", room) if self._shapes else None
        return MathText(self._formula, look, "math", room), changing, shapes

    def _height_of(self, texts: tuple[MathText, MathText, MathText | None]) -> float:
        gap = self._look.px(_GAP)
        lines = sum(text.height + gap for text in texts if text is not None) - gap
        return lines + 2 * self._look.px(_PAD)

    def _follow(self) -> None:
        """Show other numbers in the same equation: what every tick of a slider does."""
        before, height = self._reserved, self._texts[1].height
        self._lay_out()
        if self._reserved != before or self._texts[1].height != height:
            self.updateGeometry()
            self.update()
        else:
            top = self._numbers_top()
            self.update(0, int(top), self.width(), round(height) + 2)

    def _numbers_top(self) -> float:
        return self._look.px(_PAD) + self._texts[0].height + self._look.px(_GAP)

    def _arrange(self) -> None:
        before = self._reserved
        self._lay_out()
        if self._reserved != before:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a row in a dock of usual width."""
        width = self._look.px(260)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a width that any dock has."""
        return QSize(self._look.px(140), round(self._reserved))

    def hasHeightForWidth(self) -> bool:
        """Return that long lines are broken."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        if width == self.width():
            return round(self._reserved)
        return round(self._height_of(self._set(self._room(width))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        if event.size().width() != event.oldSize().width():
            self._reserved = 0.0
            self._lay_out()
            self.updateGeometry()
        super().resizeEvent(event)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, bar, lines, arrow and focus ring."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.fillRect(self.rect(), look.color("panel"))
        self._paint_ground(painter, box)
        ink = look.color("ink" if self._known else "muted")
        x, y = look.px(_INDENT), self._numbers_top()
        formula, numbers, shapes = self._texts
        if event.rect().top() < int(y):  # else only the numbers have changed
            formula.draw(painter, QPointF(x, look.px(_PAD)), ink)
            self._paint_arrow(painter)
        numbers.draw(painter, QPointF(x, y), look.color("muted"), {_RESULT: ink})
        if shapes is not None and event.rect().bottom() > y + numbers.height + 2:
            y += numbers.height + look.px(_GAP)
            shapes.draw(painter, QPointF(x, y), look.color("muted"))
        if self.hasFocus():
            draw_focus_ring(painter, box, look.px(6), look)
        painter.end()

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        look = self._look
        painter.setPen(Qt.PenStyle.NoPen)
        if self._busy or self._highlighted:
            painter.setBrush(look.tint(self._key))
            painter.drawRoundedRect(box, look.px(6), look.px(6))
        elif self._hovered:
            painter.setBrush(look.color("hover"))
            painter.drawRoundedRect(box, look.px(6), look.px(6))
        bar = look.px(_BAR)
        wide = 2 * bar if self._busy else bar
        color = look.quantity(self._key)
        if not self._known and not self._busy:
            color.setAlphaF(0.45)
        painter.setBrush(color)
        pad = look.px(_PAD)
        painter.drawRoundedRect(
            QRectF(look.px(2), pad, wide, box.height() - 2 * pad), 0.5 * bar, 0.5 * bar
        )

    def _paint_arrow(self, painter: QPainter) -> None:
        look = self._look
        role = "ink" if self._hovered or self.hasFocus() else "muted"
        name = "chevron-down" if self._unfolded else "chevron-right"
        if self._arrow is None or self._arrow[:2] != (name, role):
            self._arrow = (name, role, pixmap(name, look, role, 12))
        picture = self._arrow[2]
        size = picture.deviceIndependentSize()
        y = look.px(_PAD) + 0.5 * (MathText("x", look).height - size.height())
        painter.drawPixmap(QPointF(self.width() - look.px(4) - size.width(), y), picture)

    # ------------------------------------------------------------------ what a person does

    def event(self, event: QEvent) -> bool:
        """Keep the keys of a row from the window's shortcuts."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Unfold with Enter, go to the neighbour with the arrows, copy with Ctrl+C."""
        direction = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self._key)
        elif direction:
            self.moved.emit(direction)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copyRequested.emit(self._key)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Unfold when the button goes up where it went down."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.activated.emit(self._key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here."""
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu."""
        self.menuRequested.emit((self._key, event.globalPos()))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up."""
        self._set_hovered(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go out."""
        self._set_hovered(False)
        super().leaveEvent(event)

    def _set_hovered(self, hovered: bool) -> None:
        if hovered == self._hovered:
            return
        self._hovered = hovered
        self.update()
        if hovered:
            self.hoverEntered.emit(self._key)
        else:
            self.hoverLeft.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()


_OWN_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _is_own(event: QKeyEvent) -> bool:
    return event.key() in _OWN_KEYS or event.matches(QKeySequence.StandardKey.Copy)
