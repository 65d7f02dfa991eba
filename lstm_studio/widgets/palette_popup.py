"""The command palette: type a few letters of what you want, press Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

from lstm_studio.i18n import integer, tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.fuzzy import match
from lstm_studio.widgets.painting import draw_panel, draw_shadow

__all__ = ["PalettePopup"]

_Index = QModelIndex | QPersistentModelIndex
_SHORTCUT = Qt.ItemDataRole.UserRole
_POSITIONS = Qt.ItemDataRole.UserRole + 1
_ROWS_SHOWN = 9

_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_ROWS_SHOWN + 1,
    Qt.Key.Key_PageDown: _ROWS_SHOWN - 1,
}
_OWN_KEYS = {*_MOVES, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}


@dataclass(frozen=True)
class _Command:
    key: str
    title: str
    shortcut: str = ""
    positions: tuple[int, ...] = field(default=(), compare=False)


class _Found(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.commands: list[_Command] = []

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.commands)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        command = self.commands[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return command.title
            case Qt.ItemDataRole.AccessibleTextRole:
                if command.shortcut:
                    return tr("{text}, {note}", text=command.title, note=command.shortcut)
                return command.title
            case _ if role == _SHORTCUT:
                return command.shortcut
            case _ if role == _POSITIONS:
                return command.positions
            case _:
                return None

    def show(self, commands: list[_Command]) -> None:
        self.beginResetModel()
        self.commands = commands
        self.endResetModel()


class _Delegate(QStyledItemDelegate):
    look = Look(LIGHT)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self.look.px(120), self.look.control(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look = self.look
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            draw_panel(painter, box, look.px(6), look.color("chip"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            draw_panel(painter, box, look.px(6), look.color("hover"))
        inner = box.adjusted(look.px(10), 0, -look.px(10), 0)
        shortcut = str(index.data(_SHORTCUT))
        painter.setFont(look.font("small"))
        painter.setPen(look.color("muted"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, right, shortcut)
        room = inner.width() - look.px(12)
        room -= QFontMetrics(painter.font()).horizontalAdvance(shortcut)
        self._draw_title(painter, inner, room, str(index.data()), index.data(_POSITIONS))
        painter.restore()

    def _draw_title(
        self, painter: QPainter, box: QRectF, room: float, title: str, positions: Sequence[int]
    ) -> None:
        """Draw the title with the letters that were typed in a heavier hand."""
        plain, strong = self.look.font("body"), self.look.font("strong")
        metrics = QFontMetricsF(strong)
        title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
        baseline = box.center().y() + metrics.capHeight() / 2
        painter.setPen(self.look.color("ink"))
        meant = set(positions)
        x = box.left()
        start = 0
        for end in range(1, len(title) + 1):
            if end == len(title) or (end in meant) != (start in meant):
                painter.setFont(strong if start in meant else plain)
                painter.drawText(QPointF(x, baseline), title[start:end])
                x += QFontMetricsF(painter.font()).horizontalAdvance(title[start:end])
                start = end


class _Field(QLineEdit):
    """The search field; keeps its own keys from the shortcuts of the window."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        elsewhere = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in elsewhere:
            self.left.emit()


class PalettePopup(QWidget):
    """A search field with a list below, over the upper middle of its window.

    It covers the whole window, so that a click beside it closes it and does nothing else.

    Parameters
    ----------
    parent : QWidget
        The window.

    Attributes
    ----------
    commandChosen : Signal(object)
        The key of the command to run; the focus is back where it was.
    closed : Signal()
        It is gone, with or without a choice.
    """

    commandChosen = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._look = Look(LIGHT)
        self._commands: list[_Command] = []
        self._before: QWidget | None = None
        self._panel = QRectF()
        self._field = _Field(self)
        self._field.setPlaceholderText(tr("What would you like to do?"))
        self._field.setAccessibleName(tr("Search the commands"))
        self._field.textChanged.connect(self._on_text)
        self._field.left.connect(self._on_left)
        self._field.installEventFilter(self)
        self._found = _Found(self)
        self._delegate = _Delegate(self)
        self._list = QListView(self)
        self._list.setModel(self._found)
        self._list.setItemDelegate(self._delegate)
        self._list.setProperty("role", "bare")
        self._list.setAccessibleName(tr("Commands"))
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._on_clicked)
        self._nothing = QLabel(self)
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setProperty("role", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self.objectNameChanged.connect(self._on_object_name)
        parent.installEventFilter(self)

    # ------------------------------------------------------------------------------ from outside

    def setCommands(self, commands: Sequence[tuple[str, str, str]]) -> None:
        """Offer commands, each ``(key, title, shortcut)``; the shortcut may be empty."""
        self._commands = [_Command(*command) for command in commands]
        if self.isVisible():
            self._search()

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        self._delegate.look = look
        self._list.scheduleDelayedItemsLayout()
        if self.isVisible():
            self._arrange()
            self.update()

    @Slot()
    def open(self) -> None:
        """Show all commands and take the keyboard."""
        if self.isVisible():
            self._field.selectAll()
            return
        self._before = QApplication.focusWidget()
        self._field.blockSignals(True)
        self._field.clear()
        self._field.blockSignals(False)
        self._search()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def shownKeys(self) -> list[str]:
        """Return the keys of the commands in the list, best first."""
        return [command.key for command in self._found.commands]

    # ---------------------------------------------------------------------------------- searching

    def _search(self) -> None:
        query = self._field.text()
        ranked = []
        for order, command in enumerate(self._commands):
            fit = match(query, command.title)
            if fit is not None:
                shown = _Command(command.key, command.title, command.shortcut, fit.positions)
                ranked.append((fit.rank, order, shown))
        ranked.sort(key=lambda entry: entry[:2])
        self._found.show([command for _, _, command in ranked])
        if ranked:
            self._list.setCurrentIndex(self._found.index(0))
        self._nothing.setText(tr("No command has these letters: {text}", text=query))
        self._field.setAccessibleDescription(
            tr("{count} commands", count=integer(len(self._found.commands)))
        )
        self._arrange()

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._search()

    def _move(self, steps: int) -> None:
        count = len(self._found.commands)
        if count:
            row = self._list.currentIndex().row() + steps
            # One step past an end goes to the other; a page stops there.
            row = row % count if abs(steps) == 1 else min(max(row, 0), count - 1)
            self._list.setCurrentIndex(self._found.index(row))

    # ------------------------------------------------------------------------------------ leaving

    def _close(self, give_back: bool) -> None:
        if not self.isVisible():
            return
        before, self._before = self._before, None
        had_focus = self._field.hasFocus()
        self.hide()
        if give_back and had_focus and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._found.commands):
            key = self._found.commands[row].key
            self._close(give_back=True)
            self.commandChosen.emit(key)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index.row())

    @Slot()
    def _on_left(self) -> None:
        self._close(give_back=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if not self._panel.contains(event.position()):
            self._close(give_back=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the widgets around."""
        if watched is self._field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() in _OWN_KEYS:
                self._on_key(Qt.Key(event.key()))
                return True
        elif watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._arrange()
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Escape:
            self._close(give_back=True)
        elif key in _MOVES:
            self._move(_MOVES[key])
        else:
            self._choose(self._list.currentIndex().row())

    # ------------------------------------------------------------------------------ how it looks

    @Slot()
    def _on_object_name(self) -> None:
        self._field.setObjectName(f"{self.objectName()}.search")
        self._list.setObjectName(f"{self.objectName()}.list")

    def _arrange(self) -> None:
        look = self._look
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        margin = look.px(12)
        width = min(look.px(520), self.width() - 2 * margin)
        left = (self.width() - width) // 2
        top = min(look.px(72), max(margin, self.height() // 10))
        field = self._field.sizeHint().height()
        row = look.control(32)
        count = len(self._found.commands)
        room = self.height() - top - field - 4 * margin
        list_height = min(max(1, min(count, _ROWS_SHOWN)) * row, max(row, room // row * row))
        inner = width - 2 * margin
        self._panel = QRectF(left, top, width, field + list_height + 2 * margin + look.px(8))
        self._field.setGeometry(left + margin, top + margin, inner, field)
        below = QRect(left + margin, top + margin + field + look.px(8), inner, list_height)
        self._list.setGeometry(below)
        self._nothing.setGeometry(below)
        self._list.setVisible(count > 0)
        self._nothing.setVisible(count == 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        radius = look.px(12)
        draw_shadow(painter, self._panel, radius, look.px(18), look)
        draw_panel(painter, self._panel, radius, look.color("panel"), look.color("line"))
        painter.end()
