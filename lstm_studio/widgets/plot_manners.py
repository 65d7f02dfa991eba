"""What every plot over time does alike: title, place of the plot, drags, menu, copying, tooltip."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QMenu, QToolTip

from lstm_studio.i18n import tr
from lstm_studio.widgets.plot_header import PlotHeader
from lstm_studio.widgets.plot_text import as_text
from lstm_studio.widgets.time_widget import OverTime, StepDrag, focus_ring, plain_tooltip

__all__ = ["PlotManners"]

# Pixels at 100 % of a whole plot below which its legend takes one line, or two, and is elided.
_LOW = 76
_MIDDLING = 120


class PlotManners(OverTime):
    """A plot over time; stands before its Qt class among the bases.

    The class itself declares the signals ``stepChosen``, ``scrubStarted``, ``scrubFinished``,
    ``copyRequested`` and ``pictureRequested``, because Qt knows only those of its own classes.
    """

    if TYPE_CHECKING:
        stepChosen: ClassVar[Signal]
        scrubStarted: ClassVar[Signal]
        scrubFinished: ClassVar[Signal]
        copyRequested: ClassVar[Signal]
        pictureRequested: ClassVar[Signal]

    def _init_plot(self) -> None:
        self._init_time()
        self._tokens: tuple[str, ...] = ()
        self._empty_text = ""
        self._menu: QMenu | None = None
        self._header = PlotHeader(self._look)
        self._drag = StepDrag(self)
        self._drag.stepChosen.connect(self.stepChosen)
        self._drag.scrubStarted.connect(self.scrubStarted)
        self._drag.scrubFinished.connect(self.scrubFinished)

    def setTokens(self, tokens: Iterable[str]) -> None:
        """Set the words of the steps, which the readout names."""
        tokens = tuple(tokens)
        if tokens != self._tokens:
            self._tokens = tokens
            self.refresh()

    def setTitle(self, title: str, symbol: str = "", role: str = "ink") -> None:
        """Set the title, a symbol such as ``"C_t"`` after it, and their colour role."""
        if self._header.set_title(title, symbol, role):
            self.headerChanged()

    def setEmptyText(self, text: str) -> None:
        """Set what stands in the middle while there is nothing to show: what to do about it."""
        if text != self._empty_text:
            self._empty_text = text
            self.refresh()

    def table(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Return header and rows of all values, one row a step."""
        raise NotImplementedError

    def headerChanged(self) -> None:
        """Repaint for another title or legend, which may have another height."""
        self.refresh()

    def plotRect(self) -> QRect:
        """Return where values are drawn, in pixels of the widget."""
        height = self.height() / self._look.factor
        self._header.set_most_lines(1 if height < _LOW else 2 if height < _MIDDLING else 3)
        self._header.set_width(self.width() - self._look.px(8))
        scale = self.stepScale()
        top = self._header.height + self._look.px(4)
        bottom = self.height() - self._look.px(4)
        return QRect(round(scale.left), top, round(scale.width), max(bottom - top, 1))

    def sizeHint(self) -> QSize:
        """Return a size at which values can be read."""
        return QSize(self._look.px(480), self._header.height + self._look.px(140))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which there is no plot left."""
        return QSize(self._look.px(160), self._header.least_height + self._look.px(36))

    def paintEmpty(self, painter: QPainter, area: QRect) -> None:
        """Write the sentence of an empty plot into the middle."""
        painter.setFont(self._look.font("body"))
        painter.setPen(self._look.color("muted"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area, int(flags), self._empty_text)

    def paintRing(self, painter: QPainter, area: QRect) -> None:
        """Draw the focus ring around the plot, if it has the keyboard."""
        if self._ring and self.hasFocus():
            out = self._look.px(4)
            focus_ring(painter, area.adjusted(-out, -out, out, out), self._look)

    def legendTip(self, event: QEvent) -> bool:
        """Answer a request for a tooltip over an elided legend; return whether it was one."""
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return False
        over = event.pos().y() < self._header.height and self._header.elided
        text = plain_tooltip(self._header.legend) if over else ""
        QToolTip.showText(event.globalPos(), text, self)
        return True

    # ------------------------------------------------------------------ events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag of the playhead or of the view, or a click."""
        if event.button() != Qt.MouseButton.LeftButton or not self._axis.steps():
            event.ignore()
            return
        self._drag.press(event.position(), self._axis, self.stepScale(), self._look)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole sequence."""
        self._axis.fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy the values, to save a picture and to show all."""
        if self._menu is None:
            self._menu = QMenu(self)
            self._menu.setObjectName("plotMenu")
        # Made anew each time, so that it speaks the language of now.
        self._menu.clear()
        for name, text, slot in (
            ("copyValues", tr("Copy values as text"), self._copy),
            ("savePicture", tr("Save picture…"), self._ask_picture),
            ("showAll", tr("Show all steps"), self._show_all),
        ):
            action = QAction(text, self._menu)
            action.setObjectName(name)
            action.triggered.connect(slot)
            self._menu.addAction(action)
        self._menu.popup(event.globalPos())

    def _copy(self) -> None:
        self.copyRequested.emit(as_text(*self.table()))

    def _ask_picture(self) -> None:
        self.pictureRequested.emit()

    def _show_all(self) -> None:
        self._axis.fit()
