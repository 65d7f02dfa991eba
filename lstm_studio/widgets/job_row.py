"""What a long job does: a name, a bar, the time that is left, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.buttons import PushButton

__all__ = ["JobRow"]

_PARTS = 1000


class _Bar(QProgressBar):
    """A progress bar without the style's animation: stripes while the end is not known."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = Look(LIGHT)
        self.token = "accent"
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(120), self.look.px(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(40), self.look.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        round_box = QPainterPath()
        round_box.addRoundedRect(box, 0.5 * box.height(), 0.5 * box.height())
        painter.setClipPath(round_box)
        painter.fillRect(box, look.color("chip"))
        if self.maximum() == 0:
            painter.setPen(QPen(look.color(self.token), look.px(3)))
            for x in range(0, self.width() + self.height(), look.px(10)):
                painter.drawLine(x, 0, x - self.height(), self.height())
        else:
            share = self.value() / self.maximum()
            done = QRectF(0, 0, share * box.width(), box.height())
            painter.fillRect(done, look.color(self.token))
        painter.end()


class JobRow(QWidget):
    """The progress of one job; hidden while there is none.

    Parameters
    ----------
    name : str
        Object name; the parts are ``<name>.label``, ``.bar``, ``.note`` and ``.cancel``.
    parent : QWidget, optional
    cancellable : bool
        Whether it has a button of its own to stop the job.

    Signals
    -------
    cancelRequested
        The button was pressed; the row changes when its owner says what has come of it.
    """

    cancelRequested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, cancellable: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._state = "idle"
        self._cancellable = cancellable
        self._label = self._make_label(f"{name}.label")
        self._label.setWordWrap(True)
        self._note = self._make_label(f"{name}.note")
        self._note.setProperty("role", "muted")
        self._bar = _Bar(self)
        self._bar.setObjectName(f"{name}.bar")
        self._bar.setAccessibleName(tr("Progress"))
        self._cancel = PushButton(tr("Cancel"), parent=self)
        self._cancel.setObjectName(f"{name}.cancel")
        self._cancel.setAccessibleName(tr("Cancel"))
        self._cancel.clicked.connect(self.cancelRequested)
        self._row = QHBoxLayout()
        self._row.addWidget(self._bar, 1)
        self._row.addWidget(self._note)
        self._row.addWidget(self._cancel)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._label)
        self._column.addLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setLook(Look(LIGHT))
        self.setIdle()

    def _make_label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    # ------------------------------------------------------------------ states

    def state(self) -> str:
        """Return ``"idle"``, ``"preparing"``, ``"running"``, ``"done"`` or ``"failed"``."""
        return self._state

    def setIdle(self) -> None:
        """Hide the row: there is no job."""
        self._state = "idle"
        self.hide()

    def setPreparing(self, text: str) -> None:
        """Say that the job has begun and cannot yet tell how long it will take."""
        self._bar.setRange(0, 0)
        self._show("preparing", text, tr("preparing"))

    def setRunning(self, text: str, fraction: float, left: str = "") -> None:
        """Show how far the job is.

        Parameters
        ----------
        text : str
            What is done now.
        fraction : float
            0 to 1; what lies beyond is taken as the nearer end.
        left : str
            How much time is left, in words.
        """
        self._bar.setRange(0, _PARTS)
        self._bar.setValue(round(_PARTS * min(max(fraction, 0.0), 1.0)))
        self._show("running", text, left)

    def setDone(self, text: str) -> None:
        """Say that the job has come to its end."""
        self._bar.setRange(0, _PARTS)
        self._bar.setValue(_PARTS)
        self._show("done", text, tr("done"))

    def setFailed(self, text: str) -> None:
        """Say that the job has ended without a result, and why."""
        self._show("failed", text, "")

    def _show(self, state: str, text: str, note: str) -> None:
        self._state = state
        ended = state in ("done", "failed")
        self._label.setText(text)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._bar.token = "success" if state == "done" else "accent"
        self._bar.setVisible(state != "failed")
        self._bar.update()
        self._cancel.setVisible(self._cancellable and not ended)
        role = "danger" if state == "failed" else ""
        if self._label.property("role") != role:
            self._label.setProperty("role", role)
            # A style sheet looks at a property only when it is told to.
            self._label.style().polish(self._label)
        self.setAccessibleName(text)
        self.setAccessibleDescription(note)
        self.show()

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._bar.look = look
        # Lest the style sheet's rule for all bars decide the height.
        self._bar.setFixedHeight(look.px(6))
        self._cancel.setLook(look)
        self._row.setSpacing(look.px(10))
        self._column.setSpacing(look.px(6))
        self._bar.update()
