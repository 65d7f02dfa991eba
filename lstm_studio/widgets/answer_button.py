"""One answer to choose: a panel with a text of several lines, and a mark once it is known."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.painting import draw_focus_ring, draw_panel

__all__ = ["AnswerButton"]

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class AnswerButton(QAbstractButton):
    """A button as high as its text.

    Parameters
    ----------
    text : str
        Plain text.
    parent : QWidget, optional
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._verdict: bool | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setText(text)
        self.toggled.connect(self._on_toggled)

    def setText(self, text: str) -> None:
        """Set the answer."""
        super().setText(text)
        self._name()
        self._fit()

    def verdict(self) -> bool | None:
        """Return whether it is marked as right or wrong; None for not marked."""
        return self._verdict

    def setVerdict(self, right: bool | None) -> None:
        """Mark it as right or wrong, or not at all."""
        if right is not self._verdict:
            self._verdict = right
            self._name()
            self._fit()
            self.update()

    def setLook(self, look: Look) -> None:
        """Take colours and fonts from `look`."""
        self._look = look
        self._fit()
        self.update()

    def _name(self) -> None:
        marks = {
            None: "{text}",
            True: tr("{text}, right", text="{text}"),
            False: tr("{text}, wrong", text="{text}"),
        }
        self.setAccessibleName(marks[self._verdict].replace("{text}", self.text()))

    def _on_toggled(self) -> None:
        self.update()

    def _text_box(self) -> QRect:
        px = self._look.px
        mark = px(24) if self._verdict is not None else 0
        return self.rect().adjusted(px(12), px(8), -px(12) - mark, -px(8))

    def _fit(self) -> None:
        px = self._look.px
        metrics = QFontMetrics(self._look.font("body"))
        width = max(self._text_box().width(), px(60))
        box = metrics.boundingRect(QRect(0, 0, width, 10_000), int(_WRAP), self.text())
        height = max(box.height() + px(16), self._look.control(36))
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._fit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show it plainly again."""
        super().leaveEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the text."""
        return QSize(self._look.px(240), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Return a width at which words fit."""
        return QSize(self._look.px(120), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint."""
        look, px = self._look, self._look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        token = {None: "accent" if self.isChecked() else "line", True: "success", False: "danger"}[
            self._verdict
        ]
        fill = "hover" if self.underMouse() and self.isEnabled() else "panel"
        if self.isDown() or (self.isChecked() and self._verdict is None):
            fill = "chip"
        strong = self.isChecked() or self._verdict is not None
        draw_panel(
            painter, box, px(8), look.color(fill), look.color(token), px(2) if strong else px(1)
        )
        # An answer that can no longer be chosen is still read.
        painter.setPen(look.color("ink"))
        painter.setFont(look.font("body"))
        painter.drawText(self._text_box(), int(_WRAP), self.text())
        if self._verdict is not None:
            painter.setFont(look.font("strong"))
            painter.setPen(look.color(token))
            place = QRectF(box.right() - px(32), box.top(), px(24), box.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "✓" if self._verdict else "×")
        if self.hasFocus():
            draw_focus_ring(painter, box, px(8), look)
        painter.end()
