"""The rounded panel that groups what belongs together, with a heading and a quiet note."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.painting import draw_panel

__all__ = ["Card"]


class _Note(QLabel):
    """A remark in one line that ends in an ellipsis where it has no room; whole as a tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "muted")

    def minimumSizeHint(self) -> QSize:
        """Return no width: it gives way to the title."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what there is room for."""
        short = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        self.setToolTip("" if short == self.text() else self.text())
        if short == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        role = self.foregroundRole()
        self.style().drawItemText(
            painter, self.contentsRect(), flags, self.palette(), True, short, role
        )
        painter.end()


class Card(QWidget):
    """A panel with a 1 px line and round corners.

    It paints itself: a style sheet's border would be drawn anew behind every frame of a plot.

    Parameters
    ----------
    title : str
        Heading at the left; plain text.
    note : str
        Remark at the right; plain text.
    parent : QWidget, optional
        Parent.
    """

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._title = self._label("strong")
        self._note = _Note(self)
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._header = QHBoxLayout()
        self._header.addWidget(self._title)
        self._header.addStretch(1)
        self._header.addWidget(self._note)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._header)
        self._body = QVBoxLayout()
        self._outer.addLayout(self._body, 1)
        self.setTitle(title)
        self.setNote(note)
        self.setLook(self._look)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        return label

    def setTitle(self, title: str) -> None:
        """Set the heading."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def setNote(self, note: str) -> None:
        """Set the remark at the right."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def note(self) -> str:
        """Return the remark at the right."""
        return self._note.text()

    def addHeaderWidget(self, widget: QWidget) -> None:
        """Add a control at the right end of the heading's line."""
        self._header.addWidget(widget)

    def addWidget(self, widget: QWidget, stretch: int = 0) -> None:
        """Add `widget` at the bottom of the body."""
        self._body.addWidget(widget, stretch)

    def bodyLayout(self) -> QVBoxLayout:
        """Return the layout below the heading."""
        return self._body

    def setLook(self, look: Look) -> None:
        """Take colours and scale from `look`."""
        self._look = look
        margin = look.px(16)
        self._outer.setContentsMargins(margin, look.px(12), margin, margin)
        self._outer.setSpacing(look.px(8))
        self._header.setSpacing(look.px(8))
        self._body.setSpacing(look.px(8))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        box = QRectF(self.rect())
        draw_panel(painter, box, look.px(12), look.color("panel"), look.color("line"), look.px(1))
        painter.end()
