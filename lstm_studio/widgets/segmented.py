"""One of a few: a row of segments, of which one is chosen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.painting import draw_focus_ring, draw_panel

__all__ = ["Segmented"]


class _Segment(QRadioButton):
    """A radio button in another dress: arrow keys, Tab and screen readers know what it is."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.look = Look(LIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        # As wide as the chosen one would be, so that nothing moves when the choice changes.
        width = QFontMetrics(self.look.font("strong")).horizontalAdvance(self.text())
        return QSize(width + self.look.px(16), self.look.control(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() - self.look.px(8), self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        radius = look.px(6)
        if self.isChecked():
            draw_panel(painter, box, radius, look.color("raised"), look.color("line"))
        elif self.underMouse() and self.isEnabled():
            draw_panel(painter, box, radius, look.color("pressed"))
        if self.hasFocus():
            draw_focus_ring(painter, box, radius, look)
        font = look.font("strong" if self.isChecked() else "body")
        painter.setFont(font)
        enabled = self.isEnabled()
        painter.setPen(
            look.color("disabled" if not enabled else "ink" if self.isChecked() else "muted")
        )
        room = self.width() - look.px(4)
        text = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()


class Segmented(QWidget):
    """A few segments of which exactly one is chosen.

    Attributes
    ----------
    currentKeyChanged : Signal(object)
        The person chose the segment with this key.
    """

    currentKeyChanged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._keys: list[str] = []
        self._segments: list[_Segment] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_clicked)
        self._current = ""
        self._layout = QHBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.objectNameChanged.connect(self._name_segments)
        self._space_out()

    def addItem(self, key: str, text: str, tooltip: str = "") -> None:
        """Add a segment at the right; the first one is chosen until another is."""
        segment = _Segment(text, self)
        segment.look = self._look
        segment.setToolTip(tooltip)
        self._group.addButton(segment, len(self._keys))
        self._layout.addWidget(segment, 1)
        self._keys.append(key)
        self._segments.append(segment)
        self._name_segments()
        self.setCurrentKey(self._current or key)

    def clear(self) -> None:
        """Take all segments away."""
        for segment in self._segments:
            self._group.removeButton(segment)
            self._layout.removeWidget(segment)
            segment.hide()
            segment.deleteLater()
        self._keys.clear()
        self._segments.clear()
        self._current = ""

    def keys(self) -> list[str]:
        """Return the keys from left to right."""
        return list(self._keys)

    def currentKey(self) -> str:
        """Return the key of the chosen segment; empty when there is none."""
        return self._current

    def setCurrentKey(self, key: str) -> None:
        """Choose a segment; no signal.

        Raises
        ------
        ValueError
            When there is no segment with this key.
        """
        self._segments[self._keys.index(key)].setChecked(True)
        self._current = key
        # The Tab key comes to the chosen one; Qt by itself sends it to the first one, until a
        # segment has had the focus.
        for name, segment in zip(self._keys, self._segments, strict=True):
            stop = Qt.FocusPolicy.StrongFocus if name == key else Qt.FocusPolicy.ClickFocus
            segment.setFocusPolicy(stop)

    def setItemEnabled(self, key: str, enabled: bool) -> None:
        """Say whether the segment with `key` can be chosen now."""
        self._segments[self._keys.index(key)].setEnabled(enabled)

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        for segment in self._segments:
            segment.look = look
            segment.updateGeometry()
        self._space_out()
        self.update()

    def _space_out(self) -> None:
        margin = self._look.px(3)
        self._layout.setContentsMargins(margin, margin, margin, margin)
        self._layout.setSpacing(self._look.px(2))

    @Slot()
    def _name_segments(self) -> None:
        for key, segment in zip(self._keys, self._segments, strict=True):
            segment.setObjectName(f"{self.objectName()}.{key}")

    @Slot(int)
    def _on_clicked(self, index: int) -> None:
        key = self._keys[index]
        if key != self._current:
            self._current = key
            self.currentKeyChanged.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_panel(painter, QRectF(self.rect()), self._look.px(8), self._look.color("chip"))
        painter.end()
