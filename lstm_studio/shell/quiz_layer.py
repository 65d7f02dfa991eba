"""The card over the window in which a quiz is asked; the page behind it stays in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.views.quiz_dialog import QuizDialogView
from lstm_studio.widgets.painting import draw_panel, draw_shadow

if TYPE_CHECKING:
    from lstm_studio.shell.main_window import MainWindow

__all__ = ["QuizLayer"]

_WIDTH, _FOLDED = 760, 460
_SHADOW = 18
_BELOW = 24
"""Pixels at 100 %: the card, folded, its shadow, and what stays free below it."""


class _Cover(QWidget):
    """Hides the page while the book is closed."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("quiz.cover")
        self.setAccessibleName(tr("Closed book: the page is covered until the quiz is put away"))
        self.look = look
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.look.color("ground"))
        painter.setPen(self.look.color("muted"))
        painter.setFont(self.look.font("body"))
        place = self.rect().adjusted(0, self.look.px(12), 0, 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(place, int(flags), self.accessibleName())
        painter.end()


class QuizLayer(QWidget):
    """Holds the dialog, follows the window's size, and is dragged by its head.

    Parameters
    ----------
    window : MainWindow
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("quizLayer")
        self._window = window
        self._controller = window.controller
        self._look = window.look
        self._cover = _Cover(window.look, window)
        self._grip: QPoint | None = None
        self._moved: tuple[float, float] | None = None
        self._column = QVBoxLayout(self)
        self.view = QuizDialogView(window.controller, window.look, self)
        self.view.grown.connect(self.fit)
        self.view.pageWanted.connect(self._on_page_wanted)
        self._column.addWidget(self.view)
        self._controller.quiz_changed.connect(self.follow)
        window.installEventFilter(self)
        self.hide()
        self.set_look(window.look)

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once."""
        self._look = look
        self._cover.look = look
        shadow = look.px(_SHADOW)
        self._column.setContentsMargins(shadow, shadow, shadow, shadow)
        self.view.set_look(look)
        self._cover.update()
        self.fit()

    def disconnect_controller(self) -> None:
        """Stop listening; the window is about to go."""
        self._controller.quiz_changed.disconnect(self.follow)
        self.view.disconnect_controller()

    @Slot()
    def follow(self) -> None:
        """Come up, go away, and cover the page where the quiz says so."""
        quiz = self._controller.state.quiz
        closed = quiz.open and quiz.quiz is not None and quiz.quiz.closed and not quiz.ended
        self._cover.setVisible(closed)
        if closed:
            self._cover.setGeometry(self._window.rect())
            self._cover.raise_()
        came = quiz.open and self.isHidden()
        had = self.isAncestorOf(QApplication.focusWidget() or self._window)
        if not quiz.open and had:
            self._window.page.setFocus()  # before it goes, or Qt gives it to the next in order
        self.setVisible(quiz.open)
        if quiz.open:
            self.raise_()
            self.fit()
        if came:
            self.view.take_keyboard()

    @Slot()
    def fit(self) -> None:
        """Take the height that the question needs and the window has."""
        if self.isHidden():
            return
        look, room = self._look, self._window.rect()
        folded = self._controller.state.quiz.folded
        shadow = look.px(_SHADOW)
        width = min(look.px(_FOLDED if folded else _WIDTH), room.width() - 2 * look.px(8))
        wanted = self.view.frame.wantedHeight(width)
        height = min(wanted, room.height() - 2 * look.px(8))
        self.resize(width + 2 * shadow, height + 2 * shadow)
        if self._moved is None:
            x = (room.width() - self.width()) // 2
            y = room.height() - self.height() - look.px(_BELOW) + shadow
        else:
            x = round(self._moved[0] * (room.width() - self.width()))
            y = round(self._moved[1] * (room.height() - self.height()))
        self._put(x, y)

    def _put(self, x: int, y: int) -> None:
        """Move it to a place where its head stays within the window."""
        room, shadow = self._window.rect(), self._look.px(_SHADOW)
        most_x, most_y = room.width() - self.width() + shadow, room.height() - self.height()
        x = min(max(x, -shadow), max(most_x, -shadow))
        y = min(max(y, -shadow), max(most_y + shadow, -shadow))
        self.move(x, y)

    def card(self) -> QRect:
        """Return the card without its shadow, in the window's pixels."""
        shadow = self._look.px(_SHADOW)
        return self.geometry().adjusted(shadow, shadow, -shadow, -shadow)

    def switch_keyboard(self) -> None:
        """Take the keyboard from the page to the quiz, or back."""
        held = QApplication.focusWidget()
        if held is not None and self.isAncestorOf(held):
            self._window.page.setFocus()
        elif self.isVisible():
            self.view.take_keyboard()

    @Slot()
    def _on_page_wanted(self) -> None:
        self._window.page.setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go round within the card; F6 leads out of it."""
        held = QApplication.focusWidget()
        if held is None or not self.isAncestorOf(held):
            return super().focusNextPrevChild(forward)
        # Not by nextInFocusChain: PySide takes what it returns for a child of the widget asked, and
        # lets go of it, a menu for one, when that widget goes.
        stops = [one for one in self.view.frame.stops() if one.isVisible() and one.isEnabled()]
        at = stops.index(held) if held in stops else -1 if forward else 0
        to = stops[(at + (1 if forward else -1)) % len(stops)] if stops else held
        reason = Qt.FocusReason
        to.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
        self.view.frame.area.ensureWidgetVisible(to)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size, and stay above docks that come to the front."""
        kind = event.type()
        if watched is self._window and kind == QEvent.Type.Resize:
            self._cover.setGeometry(self._window.rect())
            self.fit()
        if kind in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.isVisible():
            QTimer.singleShot(0, self, self._come_up)
        return False

    @Slot()
    def _come_up(self) -> None:
        self._cover.raise_()
        self.raise_()
        for name in ("notices", "blank"):  # what a person is told, and the blank screen, lie above
            above = self._window.findChild(QWidget, name, Qt.FindChildOption.FindDirectChildrenOnly)
            if isinstance(above, QWidget) and above.isVisible():
                above.raise_()

    # ------------------------------------------------------------------ dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the card where it has no control."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.globalPosition().toPoint() - self.pos()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it, and remember where it stands as shares of the room there is."""
        if self._grip is None:
            return
        spot = event.globalPosition().toPoint() - self._grip
        self._put(spot.x(), spot.y())
        room = self._window.rect()
        self._moved = (
            self.x() / max(room.width() - self.width(), 1),
            self.y() / max(room.height() - self.height(), 1),
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        self._grip = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its shadow."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shadow = look.px(_SHADOW)
        box = QRectF(self.rect().adjusted(shadow, shadow, -shadow, -shadow))
        draw_shadow(painter, box, look.px(12), look.px(12), look)
        draw_panel(painter, box, look.px(12), look.color("panel"), look.color("line"), look.px(1))
        painter.end()
