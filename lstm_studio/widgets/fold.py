"""A section that is opened and closed by its title."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.painting import draw_focus_ring, draw_panel

__all__ = ["Fold"]


class _Header(QPushButton):
    """A checkable button that is drawn as a title with an arrow."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = title
        self.look = Look(LIGHT)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.look.font("strong")).horizontalAdvance(self.title)
        return QSize(width + self.look.px(40), self.look.control(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(60), self.look.control(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close with Enter as well; Space is every button's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse():
            draw_panel(painter, box, look.px(6), look.color("hover"))
        self._paint_arrow(painter)
        font = look.font("strong")
        painter.setFont(font)
        painter.setPen(look.color("ink" if self.isEnabled() else "disabled"))
        inner = box.adjusted(look.px(24), 0, -look.px(4), 0)
        elide = Qt.TextElideMode.ElideRight
        text = QFontMetrics(font).elidedText(self.title, elide, int(inner.width()))
        start = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, int(start), text)
        if self.hasFocus():
            draw_focus_ring(painter, box, look.px(6), look)
        painter.end()

    def _paint_arrow(self, painter: QPainter) -> None:
        look = self.look
        reach = look.px(3.5)
        middle = QPointF(look.px(12), 0.5 * self.height())
        pen = QPen(look.color("muted"), look.px(1.5))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = reach / 2
        if self.isChecked():
            points = [QPointF(-reach, -half), QPointF(0, half), QPointF(reach, -half)]
        else:
            points = [QPointF(-half, -reach), QPointF(half, 0), QPointF(-half, reach)]
        painter.drawPolyline([middle + point for point in points])


class Fold(QWidget):
    """A title with an arrow, and below it a widget that is shown or not; without animation.

    Parameters
    ----------
    name : str
        Object name; the title is ``<name>.title``.
    title : str
        Plain text.
    parent : QWidget, optional

    Signals
    -------
    toggled : object
        The person opened (True) or closed it.
    """

    toggled = Signal(object)

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._look = Look(LIGHT)
        self._content: QWidget | None = None
        self._header = _Header(title, self)
        self._header.setObjectName(f"{name}.title")
        self._header.clicked.connect(self._on_clicked)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._header)
        self.setTitle(title)
        self._show_state()
        self.setLook(self._look)

    def setTitle(self, title: str) -> None:
        """Set the title."""
        self._header.title = title
        self._header.setAccessibleName(title)
        self.setAccessibleName(title)
        self._header.update()

    def titleButton(self) -> QAbstractButton:
        """Return the button with the title."""
        return self._header

    def setContent(self, content: QWidget) -> None:
        """Put `content` below the title, in place of what was there."""
        if self._content is not None:
            self._layout.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self._layout.addWidget(content, 1)
        content.setVisible(self.isOpen())

    def content(self) -> QWidget | None:
        """Return what is below the title."""
        return self._content

    def isOpen(self) -> bool:
        """Return whether the content is shown."""
        return self._header.isChecked()

    def setOpen(self, opened: bool) -> None:
        """Show the content or not; no signal."""
        self._header.setChecked(opened)
        self._show_state()

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`; the content is its owner's."""
        self._look = look
        self._header.look = look
        self._header.updateGeometry()
        self._header.update()
        self._layout.setSpacing(look.px(6))

    def _show_state(self) -> None:
        opened = self.isOpen()
        self._header.setAccessibleDescription(tr("open") if opened else tr("closed"))
        if self._content is not None:
            self._content.setVisible(opened)

    @Slot()
    def _on_clicked(self) -> None:
        self._show_state()
        self.toggled.emit(self.isOpen())
