"""One of several words: small buttons that wrap into as many rows as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QRadioButton, QSizePolicy, QWidget

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.painting import draw_focus_ring, draw_panel
from lstm_studio.widgets.plot_header import blend
from lstm_studio.widgets.time_widget import plain_tooltip

__all__ = ["ChipRow"]


class _Chip(QRadioButton):
    """A radio button in another dress: arrow keys, Tab and screen readers know what it is."""

    def __init__(self, text: str, parent: QWidget) -> None:
        # A letter behind & would be an accelerator, and the sign would be gone.
        super().__init__(text.replace("&", "&&"), parent)
        self.shown = text
        self.look = Look(LIGHT)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        # As wide as the chosen one would be, so that nothing moves when the choice changes.
        width = QFontMetrics(self.look.font("strong")).horizontalAdvance(self.shown)
        return QSize(width + self.look.px(22), self.look.control(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(44), self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, radius = QRectF(self.rect()), look.px(8)
        if self.isChecked():
            fill = blend(look.color("panel"), look.color("accent"), 0.12)
            draw_panel(painter, box, radius, fill, look.color("accent"), look.px(1.5))
        else:
            over = self.underMouse() and self.isEnabled()
            fill = look.color("hover" if over else "panel")
            draw_panel(painter, box, radius, fill, look.color("line"), look.px(1))
        if self.hasFocus():
            draw_focus_ring(painter, box, radius, look)
        font = look.font("strong" if self.isChecked() else "body")
        painter.setFont(font)
        painter.setPen(look.color("ink" if self.isEnabled() else "disabled"))
        room = self.width() - look.px(10)
        text = QFontMetrics(font).elidedText(self.shown, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.end()


class ChipRow(QWidget):
    """A few chips of which at most one is chosen, and perhaps a button after them.

    Parameters
    ----------
    name : str
        Object name; the chips are ``<name>.<key>``.
    title : str
        Accessible name.
    parent : QWidget, optional

    Signals
    -------
    currentKeyChanged : object
        The person chose the chip with this key.
    actionTriggered : object
        The button with this key was pressed.
    """

    currentKeyChanged = Signal(object)
    actionTriggered = Signal(object)

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._look = Look(LIGHT)
        self._keys: list[str] = []
        self._chips: list[_Chip] = []
        self._action: PushButton | None = None
        self._action_key = ""
        self._current = ""
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_clicked)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # ------------------------------------------------------------------ what it shows

    def setItems(self, items: Sequence[tuple[str, ...]]) -> None:
        """Show chips of ``(key, text, tool tip)``; the last may be left out.

        The chip with the key chosen so far stays chosen; no signal.
        """
        items = [(*item, "")[:3] for item in items]
        now = [(k, c.shown, c.toolTip()) for k, c in zip(self._keys, self._chips, strict=True)]
        if [(key, text, plain_tooltip(tip)) for key, text, tip in items] == now:
            return
        current = self._current
        self._clear()
        for number, (key, text, tip) in enumerate(items):
            chip = _Chip(text, self)
            chip.setObjectName(f"{self.objectName()}.{key}")
            chip.setToolTip(plain_tooltip(tip))
            chip.look = self._look
            self._group.addButton(chip, number)
            self._keys.append(key)
            self._chips.append(chip)
            chip.show()
        self._current = ""
        if current in self._keys:
            self.setCurrentKey(current)
        else:
            self._set_stops()
        if self._action is not None and self._chips:
            QWidget.setTabOrder(self._chips[-1], self._action)
        self._rearrange()

    def setAction(self, key: str, text: str, tooltip: str = "") -> None:
        """Set the button after the chips; an empty key takes it away."""
        if self._action is not None:
            self._action.hide()
            self._action.deleteLater()
            self._action = None
        self._action_key = key
        if key:
            button = PushButton(text, parent=self)
            button.setObjectName(f"{self.objectName()}.{key}")
            button.setAccessibleName(text)
            button.setToolTip(plain_tooltip(tooltip))
            button.clicked.connect(self._on_action)
            button.setLook(self._look)
            button.show()
            self._action = button
        self._rearrange()

    def keys(self) -> list[str]:
        """Return the keys of the chips in their order."""
        return list(self._keys)

    def currentKey(self) -> str:
        """Return the key of the chosen chip; empty when there is none."""
        return self._current

    def setCurrentKey(self, key: str) -> None:
        """Choose a chip, or none with an empty key; no signal.

        Raises
        ------
        ValueError
            When there is no chip with this key.
        """
        if key:
            self._chips[self._keys.index(key)].setChecked(True)
        elif self._current:
            self._group.setExclusive(False)  # an exclusive group does not let its last one go
            self._chips[self._keys.index(self._current)].setChecked(False)
            self._group.setExclusive(True)
        self._current = key
        self._set_stops()

    def setItemEnabled(self, key: str, enabled: bool) -> None:
        """Say whether the chip with `key` can be chosen now."""
        self._chips[self._keys.index(key)].setEnabled(enabled)

    def _clear(self) -> None:
        for chip in self._chips:
            self._group.removeButton(chip)
            chip.hide()
            chip.deleteLater()
        self._keys.clear()
        self._chips.clear()

    def _set_stops(self) -> None:
        """Let the Tab key come to the chosen chip, or to the first one when none is."""
        stop = self._current or (self._keys[0] if self._keys else "")
        for key, chip in zip(self._keys, self._chips, strict=True):
            policy = Qt.FocusPolicy.StrongFocus if key == stop else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)

    # ------------------------------------------------------------------ arrangement

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        for chip in self._chips:
            chip.look = look
            chip.update()
        if self._action is not None:
            self._action.setLook(look)
        self._rearrange()

    def _buttons(self) -> list[QAbstractButton]:
        return [*self._chips, *([self._action] if self._action is not None else [])]

    def _places(self, width: int) -> tuple[list[QRect], int]:
        """Return where the buttons stand in `width` pixels, and the height they need."""
        gap = self._look.px(8)
        x = y = row = 0
        places: list[QRect] = []
        for button in self._buttons():
            wanted = button.sizeHint()
            across = min(wanted.width(), max(width, 1))
            if x and x + across > width:
                x, y, row = 0, y + row + gap, 0
            places.append(QRect(x, y, across, wanted.height()))
            x += across + gap
            row = max(row, wanted.height())
        return places, y + row

    def _rearrange(self) -> None:
        places, _ = self._places(self.width())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for button, place in zip(self._buttons(), places, strict=True):
            if mirrored:
                place.moveRight(self.width() - 1 - place.left())
            button.setGeometry(place)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._rearrange()

    def hasHeightForWidth(self) -> bool:
        """Return True: a narrower row is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in `width` pixels."""
        return self._places(width)[1]

    def sizeHint(self) -> QSize:
        """Return a size in which most chips stand in a few rows."""
        width = self._look.px(226)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size."""
        widest = max((chip.minimumSizeHint().width() for chip in self._chips), default=0)
        return QSize(widest, self.heightForWidth(max(self.width(), widest)))

    # ------------------------------------------------------------------ events

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        key = self._keys[number]
        if key != self._current:
            self._current = key
            self.currentKeyChanged.emit(key)

    @Slot()
    def _on_action(self) -> None:
        self.actionTriggered.emit(self._action_key)
