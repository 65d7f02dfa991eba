"""The steps of a sequence, edited where they stand."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from lstm_studio.i18n import number, tr
from lstm_studio.style.icons import pixmap
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.editable_table import EditableTable, Index
from lstm_studio.widgets.number_cells import fitted
from lstm_studio.widgets.number_input import NumberEdit, edit_text, stepped
from lstm_studio.widgets.steps_model import MARK, TOKEN, VALUE, StepsModel

__all__ = ["StepsTable"]

_ROW = 28
_HEAD = 28
_PAD = 6
_MARK_WIDTH = 46
_VALUE_WIDTH = 132
_LEAST_VALUE = 64
_BAR = 48


class _StepDelegate(QStyledItemDelegate):
    """Paints a word, a number with its bar, or a box to be ticked."""

    def __init__(self, table: StepsTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self._table.look
        box = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._table.steps.mark(index.row()):
            painter.fillRect(box, look.tint("i"))
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, look.color("hover"))
        if state & QStyle.StateFlag.State_Selected:
            self._paint_frame(painter, box, bool(state & QStyle.StateFlag.State_HasFocus))
        enabled = bool(state & QStyle.StateFlag.State_Enabled)
        painter.setPen(look.color("ink" if enabled else "disabled"))
        inner = box.adjusted(look.px(_PAD), 0, -look.px(_PAD), 0)
        if index.column() == TOKEN:
            painter.setFont(look.font("body"))
            word = QFontMetrics(painter.font()).elidedText(
                self._table.steps.token(index.row()),
                Qt.TextElideMode.ElideRight,
                int(inner.width()),
            )
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inner, flags, word)
        elif index.column() == VALUE:
            self._paint_value(painter, inner, self._table.steps.value(index.row()))
        else:
            self._paint_mark(painter, box, self._table.steps.mark(index.row()), enabled)
        painter.restore()

    def _paint_frame(self, painter: QPainter, box: QRectF, focused: bool) -> None:
        look = self._table.look
        pen = QPen(look.color("focus" if focused else "line"), look.px(2))
        half = 0.5 * pen.widthF()
        painter.setPen(pen)
        painter.setBrush(look.color("chip"))
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), look.px(4), look.px(4))

    def _paint_value(self, painter: QPainter, box: QRectF, value: float) -> None:
        look = self._table.look
        bar = look.px(_BAR)
        font = look.font("figure")
        painter.setFont(font)
        room = int(box.width())
        if box.width() > bar + look.px(64):
            self._paint_bar(painter, QRectF(box.left(), box.top(), bar, box.height()), value)
            room -= bar
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags, fitted(value, QFontMetrics(font), room, 3))

    def _paint_bar(self, painter: QPainter, box: QRectF, value: float) -> None:
        """Paint how far the value is from zero, to the left or to the right."""
        look = self._table.look
        middle, thick = box.center(), look.px(6)
        pen = painter.pen()
        painter.fillRect(
            QRectF(middle.x(), middle.y() - thick, 1.0, 2.0 * thick), look.color("line")
        )
        if value == value:  # NaN is nowhere
            share = max(-1.0, min(1.0, value / self._table.steps.largest))
            reach = 0.5 * box.width() * share
            color = look.color("positive" if value > 0 else "negative")
            left = min(middle.x(), middle.x() + reach)
            painter.fillRect(QRectF(left, middle.y() - 0.5 * thick, abs(reach), thick), color)
        painter.setPen(pen)

    def _paint_mark(self, painter: QPainter, box: QRectF, mark: bool, enabled: bool) -> None:
        look = self._table.look
        side = look.px(16)
        square = QRectF(0, 0, side, side)
        square.moveCenter(box.center())
        painter.setPen(QPen(look.color("accent" if mark else "muted"), look.px(1)))
        fill = "panel" if not mark else "accent" if enabled else "disabled"
        painter.setBrush(look.color(fill))
        painter.drawRoundedRect(square, look.px(4), look.px(4))
        if mark:
            picture = pixmap("check", look, "accent_ink", 12)
            size = picture.deviceIndependentSize()
            painter.drawPixmap(
                QRectF(
                    square.center().x() - 0.5 * size.width(),
                    square.center().y() - 0.5 * size.height(),
                    size.width(),
                    size.height(),
                ),
                picture,
                QRectF(picture.rect()),
            )

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tick or untick where the button goes up."""
        if index.column() == MARK and event.type() == QEvent.Type.MouseButtonRelease:
            if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
                self._table.toggle(index.row())
                return True
            return False
        return super().editorEvent(event, model, option, index)  # pyright: ignore

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> NumberEdit:
        editor = NumberEdit(parent)
        editor.setObjectName("numberEditor")
        editor.setAccessibleName(tr("New value"))
        look = self._table.look
        editor.setFont(look.font("figure"))
        # The sheet's fields are taller and rounder than a cell.
        editor.setStyleSheet(
            f"QLineEdit {{ min-height: 0; padding: 0; border-radius: {look.px(4)}px; }}"
        )
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, NumberEdit) and not editor.isModified():
            editor.setValue(self._table.steps.value(index.row()))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value = editor.value() if isinstance(editor, NumberEdit) else None
        if value is not None:
            self._table.steps.setData(index, value)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        box: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        editor.setGeometry(box)


class StepsTable(EditableTable):
    """The view of a :class:`~lstm_studio.widgets.steps_model.StepsModel`.

    As every :class:`~lstm_studio.widgets.editable_table.EditableTable`; Space or a click in the
    last column ticks the mark.

    Parameters
    ----------
    parent : QWidget, optional

    Signals
    -------
    valueStepped : object
        ``(step, value)``: a value was changed by one step.
    """

    valueStepped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = Look(LIGHT)
        self.steps = StepsModel(self)
        self.setModel(self.steps)
        self.setItemDelegate(_StepDelegate(self))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.steps.modelReset.connect(self._fit)
        self.setLook(self.look)

    def setLook(self, look: Look) -> None:
        """Take over colours, fonts and sizes."""
        self.look = look
        self.setFrameShape(QTableView.Shape.NoFrame)
        # The cells show where the focus is.
        self.setStyleSheet(
            "QTableView { border: none; border-radius: 0; background: transparent; }"
        )
        self._fit()
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        """Return the room for the names and three steps."""
        return QSize(self.look.px(180), self.look.px(_HEAD + 3 * _ROW))

    def sizeHint(self) -> QSize:
        """Return the room for four steps; more is taken where there is more."""
        return QSize(self.look.px(320), self.look.px(_HEAD + 4 * _ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words what the other columns leave."""
        super().resizeEvent(event)
        self._spread()

    def _fit(self) -> None:
        look = self.look
        down = self.verticalHeader()
        down.setMinimumSectionSize(1)
        down.setDefaultSectionSize(look.px(_ROW))
        digits = number(float(max(self.steps.rowCount(), 1)), 0)
        metrics = QFontMetrics(look.font("small"))
        # The sheet pads a header's text on both sides.
        down.setFixedWidth(metrics.horizontalAdvance(digits) + look.px(20))
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setFixedHeight(look.px(_HEAD))
        self._spread()

    def _spread(self) -> None:
        look, room = self.look, self.viewport().width()
        mark = look.px(_MARK_WIDTH)
        value = max(min(look.px(_VALUE_WIDTH), (room - mark) * 2 // 5), look.px(_LEAST_VALUE))
        across = self.horizontalHeader()
        across.resizeSection(TOKEN, max(room - mark - value, 1))
        across.resizeSection(VALUE, value)
        across.resizeSection(MARK, mark)

    # ------------------------------------------------------------------ what a person does

    def exact(self, index: Index) -> str:
        """Return the word, the exact value, or 1 for a mark."""
        if index.column() == TOKEN:
            return self.steps.token(index.row())
        if index.column() == MARK:
            return str(int(self.steps.mark(index.row())))
        return edit_text(self.steps.value(index.row()))

    def nudge(self, index: Index, amount: float) -> None:
        """Ask for a little more or less."""
        if index.column() == VALUE:
            step = index.row()
            self.valueStepped.emit((step, stepped(self.steps.value(step), amount)))

    def toggle(self, step: int) -> None:
        """Ask for the other mark."""
        self.steps.markEdited.emit((step, not self.steps.mark(step)))

    def event(self, event: QEvent) -> bool:
        """Keep Space for the mark while one is the current cell."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._ticks(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space; else as every table."""
        if self._ticks(event):
            self.toggle(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _ticks(self, event: QKeyEvent) -> bool:
        index = self.currentIndex()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        in_marks = index.isValid() and index.column() == MARK
        return event.key() == Qt.Key.Key_Space and plain and in_marks
