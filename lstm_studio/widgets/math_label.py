"""An equation on one line or a few, whose terms light up under the pointer and from elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT, QUANTITY_TOKENS
from lstm_studio.widgets.math_layout import MathText, plain_text

__all__ = ["MathLabel"]


class MathLabel(QWidget):
    """Show mathematics in the serif font, with real subscripts.

    Parameters
    ----------
    markup : str
        See :class:`~lstm_studio.widgets.math_layout.MathText`; what is not markup must have gone
        through :func:`~lstm_studio.widgets.math_layout.escape`.
    role : str
        Font role: ``math``, or another for a line of text with keyed terms.
    color : str
        Field of the theme for the text.
    wrap : bool
        Whether long lines are broken between words.
    parent : QWidget, optional
        Parent.

    Attributes
    ----------
    hoverEntered : Signal(object)
        The pointer is on the term with this key, or on the label when it has a key itself.
    hoverLeft : Signal()
        It is on no such term any more.
    """

    hoverEntered = Signal(object)
    hoverLeft = Signal()

    def __init__(
        self,
        markup: str = "",
        role: str = "math",
        color: str = "ink",
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._markup = markup
        self._role = role
        self._color = color
        self._wrap = wrap
        self._key = ""
        self._hovered = ""
        self._highlighted = ""
        self._colored = False
        self._text = MathText(markup, self._look, role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self.setAccessibleName(plain_text(markup))

    def markup(self) -> str:
        """Return the markup."""
        return self._markup

    def setMarkup(self, markup: str) -> None:
        """Show other markup."""
        if markup == self._markup:
            return
        before = self._text.height, self._text.width
        self._markup = markup
        self._lay_out()
        self.setAccessibleName(plain_text(markup))
        if (self._text.height, self._text.width) != before:
            self.updateGeometry()

    def plainText(self) -> str:
        """Return the text for a clipboard or a screen reader."""
        return plain_text(self._markup)

    def key(self) -> str:
        """Return the quantity the whole label stands for."""
        return self._key

    def setKey(self, key: str) -> None:
        """Let the whole label stand for a quantity; terms with a key of their own go first."""
        self._key = key

    def setColored(self, colored: bool) -> None:
        """Write keyed terms in the colours of their quantities."""
        self._colored = colored
        self.update()

    def setHighlighted(self, highlighted: bool, key: str = "") -> None:
        """Light up the terms with `key`, or the label's own key (everything when it has none)."""
        value = (key or self._key or "*") if highlighted else ""
        if value != self._highlighted:
            self._highlighted = value
            self.update()

    def isHighlighted(self) -> bool:
        """Return whether something in it is lit up."""
        return bool(self._highlighted)

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        self._lay_out()
        self.updateGeometry()

    def _lay_out(self) -> None:
        limit = float(self.width()) if self._wrap else 0.0
        self._text = MathText(self._markup, self._look, self._role, limit)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size at which everything reads well."""
        text = MathText(self._markup, self._look, self._role)
        return QSize(round(text.width) + 1, round(text.height) + 1)

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size."""
        return QSize(self._look.px(40), self.sizeHint().height()) if self._wrap else self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Return whether the height follows the width."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """Return the height needed at `width`."""
        return round(MathText(self._markup, self._look, self._role, width).height) + 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out for the new size."""
        self._lay_out()
        super().resizeEvent(event)

    def _lit_rects(self) -> list[QRectF]:
        rects = self._text.rects(self._highlighted)
        if not rects and self._highlighted in (self._key, "*"):
            rects = [QRectF(0, 0, self._text.width, self._text.height)]
        return rects

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        if self._highlighted:
            key = self._highlighted
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.tint(key) if key in QUANTITY_TOKENS else look.color("chip"))
            margin = look.px(2)
            for rect in self._lit_rects():
                box = rect.adjusted(-margin, 0, margin, 0)
                painter.drawRoundedRect(box, look.px(4), look.px(4))
        shown = QUANTITY_TOKENS if self._colored else {self._highlighted, self._hovered}
        colors = {key: look.quantity_text(key) for key in shown if key in QUANTITY_TOKENS}
        color = look.color(self._color if self.isEnabled() else "disabled")
        self._text.draw(painter, QPointF(0, 0), color, colors)
        painter.end()

    def _set_hovered(self, key: str) -> None:
        if key == self._hovered:
            return
        self._hovered = key
        self.update()
        if key:
            self.hoverEntered.emit(key)
        else:
            self.hoverLeft.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Note that the pointer came."""
        self._set_hovered(self._text.key_at(event.position()) or self._key)
        super().enterEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        self._set_hovered(self._text.key_at(event.position()) or self._key)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Note that the pointer went."""
        self._set_hovered("")
        super().leaveEvent(event)
