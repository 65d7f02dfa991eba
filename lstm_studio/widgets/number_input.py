"""Typing a number: what is accepted, how it is written to be edited, and a field for it."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from lstm_studio.i18n import MINUS, number

__all__ = ["COARSE_STEP", "FINE_STEP", "NumberEdit", "edit_text", "parse_number", "stepped"]

COARSE_STEP = 0.1
FINE_STEP = 0.01
_LARGEST_SINGLE = float(np.finfo(np.float32).max)
_NOTCH = 120  # of a mouse wheel, in eighths of a degree


def decimal_separator() -> str:
    """Return what stands between the ones and the tenths in the person's language."""
    return number(0.5, 1)[1:-1] or "."


def parse_number(text: str) -> float | None:
    """Read a finite number; None when `text` is something else.

    Point and comma both separate decimals, whatever the locale: a teacher's laptop and a student's
    keyboard seldom agree.  A text with two separators is refused rather than guessed at.
    """
    plain = text.strip().replace(MINUS, "-").replace(",", ".")
    if plain.count(".") > 1 or "_" in plain:
        return None
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def edit_text(value: float) -> str:
    """Write `value` in as few digits as name it.

    Weights come from files of 32-bit numbers.  One of those is written as such: ``0.1`` and not
    ``0.10000000149011612``, which is the same 32-bit number.  Every other number is written so
    that reading gives it back exactly.
    """
    if not math.isfinite(value):
        return number(value)
    single = abs(value) <= _LARGEST_SINGLE and float(np.float32(value)) == value
    short = str(np.float32(value)) if single else repr(float(value))
    if short.endswith(".0"):
        short = short[:-2]
    return short.replace(".", decimal_separator()).replace("-", MINUS)


class _NumberValidator(QValidator):
    """Lets everything be typed and says which of it is a number."""

    def validate(self, text: str, position: int) -> object:
        good = parse_number(text) is not None
        state = QValidator.State.Acceptable if good else QValidator.State.Intermediate
        return state, text, position


class NumberEdit(QLineEdit):
    """A line that holds one number: arrow keys and the wheel step it, nonsense is marked.

    Parameters
    ----------
    parent : QWidget, optional

    Signals
    -------
    stepped
        An arrow key or the wheel has changed the number.
    """

    stepped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._exact: float | None = None
        self.setValidator(_NumberValidator(self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.textChanged.connect(self._on_text_changed)

    def value(self) -> float | None:
        """Return the number; None while the text is none.  An untouched text is exact."""
        if self.text() == self._shown and self._exact is not None:
            return self._exact
        return parse_number(self.text())

    def setValue(self, value: float) -> None:
        """Show a number, selected, so that typing replaces it."""
        self._exact, self._shown = value, edit_text(value)
        self.setText(self._shown)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by 0.1 with the arrow keys, by 0.01 with Shift."""
        direction = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if direction:
            fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step(direction * (FINE_STEP if fine else COARSE_STEP))
            event.accept()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step by 0.1 a notch, by 0.01 with Shift."""
        # Some platforms turn the wheel sideways while Shift or Alt is held.
        delta = event.angleDelta().y() or event.angleDelta().x()
        fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self._step(delta / _NOTCH * (FINE_STEP if fine else COARSE_STEP))
        event.accept()

    def _step(self, amount: float) -> None:
        value = self.value()
        if value is not None and amount:
            self.setValue(stepped(value, amount))
            self.setModified(True)
            self.stepped.emit()

    def _on_text_changed(self, text: str) -> None:
        wrong = self.value() is None
        if wrong != bool(self.property("invalid")):
            self.setProperty("invalid", wrong)
            self.style().unpolish(self)
            self.style().polish(self)


def stepped(value: float, amount: float) -> float:
    """Return `value` + `amount` without the dust of binary fractions (0.1 + 0.2 is 0.3)."""
    return round(value + amount, 12)
