"""A whole number by slider and by field, with its name and a quiet note."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QSlider, QSpinBox, QWidget

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.painting import draw_focus_ring, draw_panel

__all__ = ["NumberRow", "PlainSlider"]


class PlainSlider(QSlider):
    """A slider over whole numbers in the house's dress; the wheel moves it only with the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = Look(LIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def setLook(self, look: Look) -> None:
        """Take colours and scale from `look`."""
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size at which it is used well."""
        return QSize(self._look.px(120), self._look.control(24))

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size."""
        return QSize(self._look.px(48), self._look.control(24))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step only when focused, so that scrolling past changes nothing."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint groove, filled part and handle where the style finds them for the mouse."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = look.px(16)
        span = max(self.maximum() - self.minimum(), 1)
        share = (self.value() - self.minimum()) / span
        x = share * (self.width() - edge)
        middle = 0.5 * self.height()
        groove = QRectF(0, middle - look.px(2), self.width(), look.px(4))
        draw_panel(painter, groove, look.px(2), look.color("chip"))
        on = "accent" if self.isEnabled() else "disabled"
        filled = QRectF(groove.left(), groove.top(), x + 0.5 * edge, groove.height())
        draw_panel(painter, filled, look.px(2), look.color(on))
        handle = QRectF(x, middle - 0.5 * edge, edge, edge).adjusted(1, 1, -1, -1)
        draw_panel(painter, handle, 0.5 * edge, look.color("raised"), look.color(on), look.px(2))
        if self.hasFocus():
            draw_focus_ring(painter, QRectF(self.rect()), look.px(6), look)
        painter.end()


class NumberRow(QWidget):
    """A name at the left, a field at the right, a slider below them.

    Parameters
    ----------
    name : str
        The object name; the parts are ``<name>.slider``, ``.field`` and ``.note``.
    title : str
        What the number is.
    limits : (int, int)
    step : int
        What an arrow key adds.
    parent : QWidget, optional

    Signals
    -------
    valueChanged : object
        The person has set the number.
    """

    valueChanged = Signal(object)

    def __init__(
        self,
        name: str,
        title: str,
        limits: tuple[int, int],
        step: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._title = self._label(f"{name}.title", title)
        self.note = self._label(f"{name}.note", "")
        self.note.setProperty("role", "small")
        self.field = QSpinBox(self)
        self.field.setObjectName(f"{name}.field")
        self.field.setAccessibleName(title)
        self.field.setKeyboardTracking(False)  # "12" is not first 1 and then 12
        self.field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field.setGroupSeparatorShown(True)
        self.slider = PlainSlider(self)
        self.slider.setObjectName(f"{name}.slider")
        self.slider.setAccessibleName(title)
        for part in (self.field, self.slider):
            part.setRange(*limits)
            part.setSingleStep(step)
            part.valueChanged.connect(self._on_value)
        self.slider.setPageStep(10 * step)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(self._title, 0, 0)
        self._grid.addWidget(self.note, 0, 1)
        self._grid.addWidget(self.field, 0, 2)
        self._grid.addWidget(self.slider, 1, 0, 1, 3)
        self._grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setLook(Look(LIGHT))

    def _label(self, name: str, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def value(self) -> int:
        """Return the number."""
        return self.field.value()

    def setValue(self, value: int) -> None:
        """Show a number; no signal."""
        for part in (self.field, self.slider):
            blocked = part.blockSignals(True)
            part.setValue(value)
            part.blockSignals(blocked)
        self.slider.update()

    def setNote(self, text: str) -> None:
        """Set the remark beside the name."""
        self.note.setText(text)

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self.slider.setLook(look)
        self.field.setFixedWidth(look.px(104))
        self._grid.setHorizontalSpacing(look.px(8))
        self._grid.setVerticalSpacing(look.px(2))

    @Slot(int)
    def _on_value(self, value: int) -> None:
        self.setValue(value)
        self.valueChanged.emit(value)
