"""The quiet title of a dock: a small heading, and two buttons that come when they are wanted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.buttons import ToolButton

__all__ = ["DockTitle"]


class _ShyButton(ToolButton):
    """Takes its place and the focus always, and is painted only while it is of use."""

    def __init__(self, icon_name: str, text: str, parent: QWidget) -> None:
        super().__init__(icon_name, text, "small", parent)
        self.shown = False
        self.setIconRole("muted")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shown or self.hasFocus():
            super().paintEvent(event)


class _Heading(QLabel):
    """Lies under the buttons and has the whole width while they are not to be seen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.covered = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "heading")
        # Elided rather than a dock that cannot be made narrow.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.width() - self.covered
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class DockTitle(QWidget):
    """The title bar of a dock; drags it, and floats it by a double-click.

    Parameters
    ----------
    dock : QDockWidget
        The dock; its window title is the heading.
    """

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._dock = dock
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._label = _Heading(self)
        self._float = _ShyButton("float", tr("Float"), self)
        self._close = _ShyButton("close", tr("Close"), self)
        self._float.clicked.connect(self._on_float)
        self._close.clicked.connect(dock.close)
        self._row = QHBoxLayout()
        self._row.addWidget(self._float)
        self._row.addWidget(self._close)
        self._layout = QGridLayout(self)
        self._layout.addWidget(self._label, 0, 0)
        self._layout.addLayout(self._row, 0, 0, Qt.AlignmentFlag.AlignRight)
        dock.windowTitleChanged.connect(self._on_title)
        dock.topLevelChanged.connect(self._on_top_level)
        dock.dockLocationChanged.connect(self._on_place)
        dock.featuresChanged.connect(self._on_features)
        dock.installEventFilter(self)
        self._on_title(dock.windowTitle())
        self._on_top_level(dock.isFloating())
        self._on_features(dock.features())
        self.setLook(Look(LIGHT))

    def setLook(self, look: Look) -> None:
        """Take colours and scale from `look`."""
        self._layout.setContentsMargins(look.px(16), look.px(8), look.px(8), look.px(4))
        self._row.setSpacing(look.px(2))
        for button in (self._float, self._close):
            button.setLook(look)

    @Slot(str)
    def _on_title(self, title: str) -> None:
        self._label.setText(title.upper())
        self._label.setToolTip(title)
        self._label.setAccessibleName(title)  # capitals are spelled out by some screen readers
        for button, name in ((self._float, "float"), (self._close, "close")):
            button.setObjectName(f"{self._dock.objectName()}.{name}")
        self._name_buttons(title)

    def _name_buttons(self, title: str) -> None:
        floating = self._dock.isFloating()
        self._float.setName(
            tr("Dock {panel}", panel=title) if floating else tr("Float {panel}", panel=title)
        )
        self._close.setName(tr("Close {panel}", panel=title))

    @Slot(bool)
    def _on_top_level(self, floating: bool) -> None:
        self._float.setIconName("pin" if floating else "float")
        self._name_buttons(self._dock.windowTitle())

    @Slot(Qt.DockWidgetArea)
    def _on_place(self, area: Qt.DockWidgetArea) -> None:
        # A dock made without a parent floats until it is added, and does not say so.
        self._on_top_level(self._dock.isFloating())

    @Slot(QDockWidget.DockWidgetFeature)
    def _on_features(self, features: QDockWidget.DockWidgetFeature) -> None:
        feature = QDockWidget.DockWidgetFeature
        self._float.setVisible(bool(features & feature.DockWidgetFloatable))
        self._close.setVisible(bool(features & feature.DockWidgetClosable))

    @Slot()
    def _on_float(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the widgets around."""
        if event.type() == QEvent.Type.Enter:
            self._reveal(True)
        elif event.type() == QEvent.Type.Leave:
            self._reveal(False)
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Note that the pointer came."""
        self._reveal(True)
        super().enterEvent(event)

    def _reveal(self, shown: bool) -> None:
        for button in (self._float, self._close):
            button.shown = shown
            button.update()
        # What the buttons need: the row's own rectangle is the whole width of the title.
        self._label.covered = self._row.sizeHint().width() if shown else 0
        self._label.update()
