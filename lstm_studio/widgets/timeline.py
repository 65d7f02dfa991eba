"""The scrub bar of the transport."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lstm_studio.i18n import integer, tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.plot_readout import step_title
from lstm_studio.widgets.plot_text import LazyDescription
from lstm_studio.widgets.time_widget import plain_tooltip, wants_ring

__all__ = ["Timeline"]

_GROOVE = 6  # pixels at 100 %
_HANDLE = 8  # radius of the handle
_TICK_PITCH = 5  # least distance of two ticks


class Timeline(QWidget):
    """Where in the sequence we are; drag, click, wheel or arrow keys ask for a step.

    Signals
    -------
    stepChosen(int), scrubStarted(), scrubFinished()
    """

    stepChosen = Signal(object)
    scrubStarted = Signal()
    scrubFinished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._steps = 1
        self._step = 0
        self._phase = 0.0
        self._substeps = 0
        self._tokens: tuple[str, ...] = ()
        self._scrubbing = False
        self._over = False
        self._ring = False
        self._turned = 0  # what a fine wheel has turned short of a notch
        self._description = LazyDescription(self, self.summary)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # ------------------------------------------------------------------ what it shows

    def setLook(self, look: Look) -> None:
        """Take over colours and sizes, at once."""
        if look != self._look:
            self._look = look
            self.updateGeometry()
            self.update()

    def setSteps(self, steps: int) -> None:
        """Set how many steps the sequence has."""
        steps = max(int(steps), 0)
        if steps != self._steps:
            self._steps = steps
            self._step = min(self._step, max(steps - 1, 0))
            self._description.touch()
            self.update()

    def steps(self) -> int:
        """Return how many steps the sequence has."""
        return self._steps

    def setStep(self, step: int) -> None:
        """Set the current step, counted from 0."""
        step = min(max(int(step), 0), max(self._steps - 1, 0))
        if step != self._step:
            self._step = step
            self._description.touch()
            self.update()

    def step(self) -> int:
        """Return the current step."""
        return self._step

    def setPhase(self, phase: float) -> None:
        """Set how much of the way to the next step is done, 0 to 1."""
        phase = min(max(float(phase), 0.0), 1.0)
        if phase != self._phase:
            self._phase = phase
            self.update()

    def setSubsteps(self, substeps: int) -> None:
        """Set into how many parts the current step is cut by ticks; 0 for no ticks."""
        if substeps != self._substeps:
            self._substeps = max(int(substeps), 0)
            self.update()

    def setTokens(self, tokens: Iterable[str]) -> None:
        """Set the words of the steps, which the tooltip names."""
        self._tokens = tuple(tokens)

    def summary(self) -> str:
        """Return where we are."""
        if not self._steps:
            return tr("No steps.")
        title = step_title(self._step, self._tokens)
        return tr("{step} of {count}", step=title, count=integer(self._steps))

    def describe(self) -> None:
        """Bring the accessible description up to date now."""
        self._description.refresh()

    def sizeHint(self) -> QSize:
        """Return a size at which the handle can be taken."""
        return QSize(self._look.px(320), self._look.control(28))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which steps cannot be told apart."""
        return QSize(self._look.px(80), self._look.control(28))

    # ------------------------------------------------------------------ geometry

    def _ends(self) -> tuple[float, float]:
        inset = self._look.px(_HANDLE + 4)
        return inset, max(self.width() - inset, inset + 1.0)

    def x(self, step: float) -> float:
        """Return where a step lies, in pixels; the first and the last one at the ends."""
        left, right = self._ends()
        return left + (right - left) * min(step / max(self._steps - 1, 1), 1.0)

    def stepAt(self, x: float) -> int:
        """Return the step nearest to pixel `x`."""
        left, right = self._ends()
        share = min(max((x - left) / (right - left), 0.0), 1.0)
        return round(share * max(self._steps - 1, 0))

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint groove, ticks and handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        left, right = self._ends()
        middle = 0.5 * self.height()
        thick = look.px(_GROOVE)
        reach = look.px(_HANDLE)
        groove = QRectF(left - 0.5 * thick, middle - 0.5 * thick, right - left + thick, thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("chip"))
        painter.drawRoundedRect(groove, 0.5 * thick, 0.5 * thick)
        self._paint_ticks(painter, middle + thick)
        painter.setPen(Qt.PenStyle.NoPen)
        if not self._steps:
            return
        at = self.x(self._step + self._phase)
        done = QRectF(groove.left(), groove.top(), at - groove.left(), thick)
        painter.setBrush(look.color("accent"))
        painter.drawRoundedRect(done, 0.5 * thick, 0.5 * thick)
        grown = look.px(1) if self._over or self._scrubbing else 0
        if self._ring and self.hasFocus():
            painter.setPen(QPen(look.color("focus"), look.px(2)))
            painter.setBrush(look.color("panel"))
            painter.drawEllipse(QPointF(at, middle), reach + look.px(3), reach + look.px(3))
        rim = look.px(3)
        painter.setPen(QPen(look.color("accent"), rim))
        painter.setBrush(look.color("panel"))
        inner = reach + grown - 0.5 * rim
        painter.drawEllipse(QPointF(at, middle), inner, inner)

    def _paint_ticks(self, painter: QPainter, top: float) -> None:
        parts = self._substeps
        look = self._look
        if not parts or self._step + 1 >= self._steps:
            return
        if (self.x(1) - self.x(0)) / parts < look.px(_TICK_PITCH):
            return
        # Of the current step alone: those of all would be a ruler that nobody reads.
        painter.setPen(QPen(look.color("muted"), 1.0))
        for tick in range(parts + 1):
            x = round(self.x(self._step + tick / parts)) + 0.5
            painter.drawLine(QPointF(x, top), QPointF(x, top + look.px(3)))

    # ------------------------------------------------------------------ pointer and keys

    def _choose(self, step: int) -> None:
        step = min(max(step, 0), max(self._steps - 1, 0))
        if step != self._step:
            self.stepChosen.emit(step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle, or bring it here."""
        if event.button() != Qt.MouseButton.LeftButton or not self._steps:
            event.ignore()
            return
        self._scrubbing = True
        self.scrubStarted.emit()
        # A press on the handle itself only takes it.
        if abs(event.position().x() - self.x(self._step + self._phase)) > self._look.px(_HANDLE):
            self._choose(self.stepAt(event.position().x()))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub."""
        if self._scrubbing:
            self._choose(self.stepAt(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the handle go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._finish()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step back and forth, a step a notch."""
        self._turned += event.angleDelta().y() or event.angleDelta().x()
        notches = int(self._turned / 120)
        self._turned -= 120 * notches
        if notches:
            self._choose(self._step - notches)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows, Home and End."""
        self._ring = True
        self.update()
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self._choose(self._step - 1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self._choose(self._step + 1)
        elif key == Qt.Key.Key_Home:
            self._choose(0)
        elif key == Qt.Key.Key_End:
            self._choose(self._steps - 1)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Tell the step under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            title = step_title(self.stepAt(event.pos().x()), self._tokens) if self._steps else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(title), self)
            return True
        return super().event(event)

    def enterEvent(self, event: QEvent) -> None:
        """Let the handle swell."""
        self._over = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Let the handle shrink."""
        self._over = False
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring to those who came by keyboard."""
        self._ring = wants_ring(event, self._ring)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the description catch up."""
        self._description.shown()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop what runs."""
        self._description.stop()
        self._finish()

    def _finish(self) -> None:
        if self._scrubbing:
            self._scrubbing = False
            self.scrubFinished.emit()
            self.update()
