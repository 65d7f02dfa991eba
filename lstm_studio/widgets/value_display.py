"""What the gate slider and the bipolar bar show: a value on a track, its name, what it does."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lstm_studio.i18n import number, tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.value_painter import ValuePainter
from lstm_studio.widgets.value_parts import PinButton, SpokenSlider, ValueEditor

__all__ = ["STATES", "ValueDisplay"]

STATES = ("free", "pinned", "computed")


class ValueDisplay(QWidget):
    """A number on a track; :class:`~lstm_studio.widgets.value_control.ValueControl` moves it.

    It paints itself, because it repaints at every tick of a drag.  Inside lies an invisible
    ``QSlider`` that has the keyboard focus: it is what a screen reader finds, with Qt's own value
    interface, which a widget painted in Python cannot offer.

    Setters are silent.
    """

    def __init__(
        self, low: float, high: float, bipolar: bool, key: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._low, self._high = low, high
        self._value = 0.0
        self._default: float | None = None
        self._fine = 0.01
        self._state = "free"
        self._pinnable = True
        self._read_only = False
        self._grabbed = False
        self._sentence = ""
        self._painter = ValuePainter(self._look, bipolar, key)
        self._spoken = SpokenSlider(self)
        self._pin = PinButton(self)
        self._editor = ValueEditor(self)
        self.setFocusProxy(self._spoken)
        self.setFocusPolicy(self._spoken.focusPolicy())  # or setTabOrder leaves it where it is
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.objectNameChanged.connect(self._on_object_name)
        self.setRange(low, high)
        self._show_state()

    # ----------------------------------------------------------------------------- properties

    def value(self) -> float:
        """Return the value; NaN when the numbers behind it are."""
        return self._value

    def setValue(self, value: float) -> None:
        """Show a value; outside the range it stands at the end but is written as it is."""
        if value == self._value or (math.isnan(value) and math.isnan(self._value)):
            return
        self._value = float(value)
        self._show_value()

    def setRange(self, low: float, high: float) -> None:
        """Set the ends of the track."""
        self._low, self._high = low, high
        self._painter.low, self._painter.high = low, high
        self._spoken.blockSignals(True)
        self._spoken.setRange(round(low * 100), round(high * 100))
        self._spoken.blockSignals(False)
        self._show_value()
        self.update()

    def setStep(self, step: float, digits: int = 2) -> None:
        """Set what an arrow key adds, and how many digits after the point are written."""
        self._fine = step
        self._painter.digits = digits
        self._show_value()

    def setDefault(self, value: float | None) -> None:
        """Set the value a double-click goes back to; without one it only asks for a reset."""
        self._default = value

    def setQuantity(self, key: str) -> None:
        """Take the colour of a quantity."""
        self._painter.key = key
        self.update()

    def setTitle(self, name: str, symbol_html: str = "") -> None:
        """Set the name and the mathematical letter behind it."""
        self._painter.set_title(name, symbol_html)
        self.setAccessibleName(name)
        self._spoken.setAccessibleName(name)
        self._editor.setAccessibleName(name)
        self._pin.setOwner(name)
        self._arrange()

    def setEndTexts(self, low: str, high: str) -> None:
        """Name both ends of the track."""
        self._painter.ends = (low, high)
        self._arrange()

    def setSentence(self, text: str) -> None:
        """Say in one sentence what the value does now."""
        if text == self._sentence:
            return
        self._sentence = text
        self._describe()
        if self._painter.set_sentence(text, self.width()):
            self.updateGeometry()
            self.update()
        else:
            self.update(self._painter.text_box.toAlignedRect())

    def state(self) -> str:
        """Return ``free``, ``pinned`` or ``computed``."""
        return self._state

    def setState(self, state: str) -> None:
        """Say whose the value is: the person's, held against the network, or the network's."""
        if state not in STATES:
            raise ValueError(f"no such state: {state!r}")
        if state != self._state:
            self._state = state
            self._show_state()

    def setPinnable(self, pinnable: bool) -> None:
        """Say whether the value can be held and given back."""
        if pinnable != self._pinnable:
            self._pinnable = pinnable
            self._show_state()

    def isReadOnly(self) -> bool:
        """Return whether the value is only shown."""
        return self._read_only

    def setReadOnly(self, read_only: bool) -> None:
        """Only show the value: no handle, no keyboard."""
        self._read_only = read_only
        self._spoken.setFocusPolicy(
            Qt.FocusPolicy.NoFocus if read_only else Qt.FocusPolicy.StrongFocus
        )
        self._show_state()

    def setGhostValue(self, value: float | None) -> None:
        """Mark what the value would be if it were not held."""
        if value != self._painter.ghost:
            self._painter.ghost = value
            self.update(self.trackRect())

    def setHighlighted(self, highlighted: bool) -> None:
        """Light up, because the same quantity is pointed at elsewhere."""
        if highlighted != self._painter.highlighted:
            self._painter.highlighted = highlighted
            self.update()

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        self._painter.set_look(look)
        self._pin.setLook(look)
        self._editor.setLook(look)
        self._arrange()

    # ---------------------------------------------------------------------------- arrangement

    def sizeHint(self) -> QSize:
        """Return the size at which everything reads well."""
        return self._painter.size_hint()

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size."""
        return self._painter.minimum_size_hint()

    def hasHeightForWidth(self) -> bool:
        """Return whether the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height needed at `width`."""
        return self._painter.height_for(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out for the new size."""
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        self._painter.arrange(self.width(), self._pin if self._pin_wanted() else None)
        self._spoken.setGeometry(self._painter.band.toAlignedRect())
        self._editor.place(self._painter.value_box)
        self.updateGeometry()
        self.update()

    def trackRect(self) -> QRect:
        """Return where the track answers to the mouse."""
        return self._painter.band.toAlignedRect()

    def valueRect(self) -> QRect:
        """Return where the number stands."""
        return self._painter.value_box.toAlignedRect()

    def positionOf(self, value: float) -> QPointF:
        """Return where the handle stands for `value`."""
        return QPointF(self._painter.x_of(value), self._painter.band.center().y())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint."""
        self._painter.paint(
            self,
            event.region(),
            value=self._value,
            state=self._state,
            handle=not self._read_only,
            grabbed=self._grabbed,
            focus=self._spoken.hasFocus(),
            editing=self._editor.isVisible(),
        )

    # --------------------------------------------------------------------------- what it says

    def _show_value(self) -> None:
        self._spoken.blockSignals(True)
        if math.isfinite(self._value):
            self._spoken.setValue(round(min(max(self._value, self._low), self._high) * 100))
        self._spoken.blockSignals(False)
        self._describe()
        for place in self._painter.places_of(self._value):
            self.update(place)

    def _describe(self) -> None:
        value = number(self._value, self._painter.digits)
        text = tr("{value}. {sentence}", value=value, sentence=self._sentence).strip()
        self.setAccessibleDescription(text)
        self._spoken.setAccessibleDescription(text)

    def _pin_wanted(self) -> bool:
        return self._pinnable and not self._read_only and self._state != "free"

    def _show_state(self) -> None:
        self._pin.setPinned(self._state == "pinned")
        self._pin.setVisible(self._pin_wanted())
        self._arrange()

    @Slot()
    def _on_object_name(self) -> None:
        self._spoken.setObjectName(f"{self.objectName()}.value")
        self._pin.setObjectName(f"{self.objectName()}.pin")
        self._editor.setObjectName(f"{self.objectName()}.edit")
