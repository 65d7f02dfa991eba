"""The cell diagram on screen: draws a scene, and tells what is pointed at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.diagram_painter import DiagramPainter
from lstm_studio.widgets.diagram_types import PartLike, SceneLike
from lstm_studio.widgets.painting import draw_focus_ring

__all__ = ["DiagramCanvas"]

WIDTH, HEIGHT = 820.0, 200.0
"""The size at 100 % from which on the picture grows as a whole instead of spreading out."""

GROWTH = 0.7
"""How much of the extra size goes into growing; the rest gives the parts more room."""

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_CLICKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DiagramCanvas(QWidget):
    """Draws any object that looks like a :class:`~.diagram_types.SceneLike`.

    The owner makes the scene for :meth:`room` and hands it over by :meth:`setScene`; when
    ``roomChanged`` tells that there is more or less room, it makes a new one.

    Arrow keys go from part to part in the order in which they come into play, Home and End to
    the first and the last, Enter is a click.  A mouse click does not take the keyboard away from
    the transport, whose arrow keys a teacher relies on.

    Signals
    -------
    partHovered : object
        The id of the part under the pointer or with the focus ring, ``""`` for none.
    partClicked : object
        The id of the part that was clicked, ``""`` for a click beside them all.
    roomChanged
        The size or the look changed.
    """

    partHovered = Signal(object)
    partClicked = Signal(object)
    roomChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self._scene: SceneLike | None = None
        self._painter: DiagramPainter | None = None
        self._hovered = ""
        self._current = ""
        self._targets: frozenset[str] = frozenset()
        self._aimed = ""
        self.setMouseTracking(True)
        # It fills its own ground: else every tick would repaint card, page and window below it.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setObjectName("diagramCanvas")
        self.setAccessibleName(tr("Cell diagram"))

    def scene(self) -> SceneLike | None:
        """Return what is drawn."""
        return self._scene

    def setScene(self, scene: SceneLike | None) -> None:
        """Draw `scene`; None draws nothing."""
        if scene is self._scene:
            return
        self._scene = scene
        if self._current and self._part(self._current) is None:
            self._current = ""
        if self._hovered and self._part(self._hovered) is None:
            self._hovered = ""
            self.unsetCursor()
        self._describe()
        self.update()

    def look(self) -> Look:
        """Return the look."""
        return self._look

    def setLook(self, look: Look) -> None:
        """Change colours, sizes and fonts at once."""
        if look == self._look:
            return
        self._look = look
        self._painter = None
        self.updateGeometry()
        self.update()
        self.roomChanged.emit()

    def currentPart(self) -> str:
        """Return the id of the part with the focus ring, ``""`` for none."""
        return self._current

    def setTargets(self, parts: frozenset[str]) -> None:
        """Mark the parts on which something can be put; none for none."""
        if parts != self._targets:
            self._targets = parts
            self.update()

    def targets(self) -> frozenset[str]:
        """Return the parts that are marked."""
        return self._targets

    def setAimed(self, part: str) -> None:
        """Light up the part that something is dragged over; ``""`` for none."""
        if part != self._aimed:
            self._aimed = part
            self.update()

    def room(self) -> tuple[float, float, float, float]:
        """Return what a scene may use: width, height, small and body font size, in units.

        A unit is a pixel at 100 %, and more in a large widget, whose picture grows as a whole.
        """
        factor = self._look.factor
        size = min(self.width() / (factor * WIDTH), self.height() / (factor * HEIGHT))
        zoom = 1.0 + GROWTH * (min(max(size, 1.0), 2.2) - 1.0)
        unit = factor * zoom
        small, body = (
            round(self._look.font(role).pixelSize() * zoom) / unit for role in ("small", "body")
        )
        return self.width() / unit, self.height() / unit, small, body

    def sizeHint(self) -> QSize:
        """Return the size of the design."""
        return QSize(self._look.px(WIDTH), self._look.px(210))

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which all text can be read."""
        small = self._look.font("small").pixelSize()
        return QSize(round(29 * small), round(96 * self._look.factor + 4 * small))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the scene and the focus ring."""
        if self._scene is None:
            QPainter(self).fillRect(self.rect(), self._look.color("panel"))
            return
        scale, origin = self._placing()
        if self._painter is None or self._painter.scale != scale:
            self._painter = DiagramPainter(self._look, scale)
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("panel"))
        painter.save()
        painter.translate(origin)
        self._painter.draw(painter, self._scene)
        painter.restore()
        for part in self._targets:
            self._paint_target(painter, part, 8.0 * scale)
        if self.hasFocus():
            rect = self.partRect(self._current) if self._current else self.rect()
            draw_focus_ring(painter, QRectF(rect), 8.0 * scale, self._look)
        painter.end()

    def _paint_target(self, painter: QPainter, part: str, radius: float) -> None:
        """Draw a dashed ring around a part that takes something, a whole one when it is aimed at.

        Parameters
        ----------
        painter : QPainter
        part : str
        radius : float
        """
        ring = QRectF(self.partRect(part))
        if ring.isEmpty():
            return
        aimed = part == self._aimed
        pen = QPen(self._look.color("accent"), self._look.px(2 if aimed else 1))
        if not aimed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ring, radius, radius)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is another room."""
        super().resizeEvent(event)
        self.roomChanged.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which part is under the pointer."""
        self._hover(self.partAt(event.position()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that none is."""
        self._hover("")
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell that the part under the pointer is clicked, or that none is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.partClicked.emit(self.partAt(event.position()))
            event.accept()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from part to part, or click one."""
        parts = [] if self._scene is None else [part.id for part in self._scene.parts]
        key = Qt.Key(event.key())
        if not parts or not self._takes(event):
            super().keyPressEvent(event)
        elif key in _CLICKS:
            if self._current:
                self.partClicked.emit(self._current)
        elif key in _STEPS:
            step = _STEPS[key]
            if self._current:
                index = min(max(parts.index(self._current) + step, 0), len(parts) - 1)
            else:
                index = 0 if step > 0 else len(parts) - 1
            self._focus(parts[index])
        else:
            self._focus(parts[0] if key == Qt.Key.Key_Home else parts[-1])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring: who comes by the keyboard starts at the first part."""
        super().focusInEvent(event)
        parts = () if self._scene is None else self._scene.parts
        if event.reason() in _BY_KEYBOARD and parts and not self._current:
            self._focus(parts[0].id)
        elif self._current:
            self._focus(self._current)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus ring."""
        super().focusOutEvent(event)
        self._hover("")
        self.update()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that go from part to part from shortcuts, and show tooltips."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._takes(event):
                event.accept()
                return True
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().event(event)

    def partAt(self, position: QPointF) -> str:
        """Return the id of the part at a place in pixels, ``""`` where there is none."""
        if self._scene is None:
            return ""
        scale, origin = self._placing()
        return self._scene.hit(
            (position.x() - origin.x()) / scale, (position.y() - origin.y()) / scale
        )

    def partRect(self, part: str) -> QRect:
        """Return where a part is in pixels; an empty rectangle when there is no such part."""
        found = self._part(part)
        if found is None:
            return QRect()
        scale, origin = self._placing()
        x, y, width, height = found.ring
        return QRectF(
            origin.x() + x * scale, origin.y() + y * scale, width * scale, height * scale
        ).toRect()

    def toolTipFor(self, part: str) -> str:
        """Return the name of a part, its role and its numbers, a line each."""
        found = self._part(part)
        return "" if found is None else f"{found.name}\n{found.sentence}\n{found.reading}"

    def _takes(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        wanted = key in _STEPS or key in _CLICKS or key in (Qt.Key.Key_Home, Qt.Key.Key_End)
        return wanted and plain == Qt.KeyboardModifier.NoModifier

    def _part(self, part: str) -> PartLike | None:
        if self._scene is None or not part:
            return None
        return next((found for found in self._scene.parts if found.id == part), None)

    def _placing(self) -> tuple[float, QPointF]:
        """Return pixels to a unit and where the scene's corner is; it always fits, centred."""
        scene = self._scene
        if scene is None or scene.width <= 0 or scene.height <= 0:
            return 1.0, QPointF()
        scale = max(min(self.width() / scene.width, self.height() / scene.height), 1e-3)
        return scale, QPointF(
            (self.width() - scene.width * scale) / 2, (self.height() - scene.height * scale) / 2
        )

    def _hover(self, part: str) -> None:
        if part == self._hovered:
            return
        self._hovered = part
        if part:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        self.partHovered.emit(part)

    def _focus(self, part: str) -> None:
        self._current = part
        self._hover(part)
        self._describe()
        self.update()

    def _describe(self) -> None:
        """Say in words what is drawn and which part has the focus ring."""
        scene = self._scene
        name = tr("Cell diagram") if scene is None else scene.title
        text = "" if scene is None else scene.summary
        current = self.toolTipFor(self._current)
        if current and self.hasFocus():
            text = f"{current}\n{text}"
        if name != self.accessibleName():
            self.setAccessibleName(name)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def _show_tip(self, event: QHelpEvent) -> None:
        part = self.partAt(QPointF(event.pos()))
        if part:
            QToolTip.showText(event.globalPos(), self.toolTipFor(part), self, self.partRect(part))
        else:
            QToolTip.hideText()
