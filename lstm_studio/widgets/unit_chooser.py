"""A field that chooses one unit of several: “Unit 3 of 8”."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QStyle, QStyleOptionSpinBox, QWidget

from lstm_studio.i18n import integer, tr

__all__ = ["UnitChooser"]


class UnitChooser(QSpinBox):
    """Chooses a unit; hidden where there is only one.

    People count units from 1, arrays from 0: :meth:`unit`, :meth:`setUnit` and the signal speak
    the arrays' language.

    Parameters
    ----------
    parent : QWidget, optional

    Signals
    -------
    unitChosen : object
        The unit, an int from 0, that a person chose.
    """

    unitChosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setKeyboardTracking(False)  # "12" is not first 1 and then 12
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel alone does not focus it
        self.setAccessibleName(tr("Unit"))
        self.setUnits(1, 0)
        self.valueChanged.connect(self._on_value_changed)

    def unit(self) -> int:
        """Return the chosen unit, from 0."""
        return self.value() - 1

    def setUnits(self, count: int, unit: int) -> None:
        """Set how many units there are and which is chosen, without a signal."""
        if (count, unit + 1) == (self.maximum(), self.value()) and self.minimum() == 1:
            return
        # The words on both sides of the number, in the order of the language.
        before, _, after = tr("Unit {unit} of {count}", unit="\0", count=integer(count)).partition(
            "\0"
        )
        blocked = self.blockSignals(True)
        self.setRange(1, count)
        self.setPrefix(before)
        self.setSuffix(after)
        self.setValue(unit + 1)
        self.blockSignals(blocked)
        self.setVisible(count > 1)

    def minimumSizeHint(self) -> QSize:
        """Return the room for its words; Qt's own hint is for the widest thing thinkable."""
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_SpinBox,
            option,
            QStyle.SubControl.SC_SpinBoxEditField,
            self,
        )
        words = f"{self.prefix()}{self.maximum()}{self.suffix()}"
        needed = self.fontMetrics().horizontalAdvance(words) + 4
        return QSize(self.width() - field.width() + needed, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Return the same: a dock has no room to spare."""
        return self.minimumSizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step only when focused, so that scrolling past changes nothing."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _on_value_changed(self) -> None:
        self.unitChosen.emit(self.unit())
