"""The bar at the top: the name, the pages, the menus, projector, theme and commands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QIcon, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QMenuBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from lstm_studio.i18n import tr
from lstm_studio.shell.page_tabs import PageTabs
from lstm_studio.shell.pages import PageSpec
from lstm_studio.style.icons import icon
from lstm_studio.style.look import Look

__all__ = ["TopBar"]

_ROOM_TAKEN = (
    (True, True, False, True),
    (False, True, False, True),
    (False, False, False, True),
    (True, True, True, True),
    (False, True, True, True),
    (False, False, True, True),
    (False, False, True, False),
)
"""Name of the program, words on the buttons, one button instead of tabs, the menus next to each
other instead of in one button: first what is best."""


class _Brand(QWidget):
    """Two gates side by side, in the colours of forget and input."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(28), self._look.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = self._look.px(22) / 20
        top = (self.height() - 10 * unit) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for key, x, flip in (("f", 0.0, False), ("i", 10.0, True)):
            path = QPainterPath()
            box = QRectF(x * unit, top, 10 * unit, 10 * unit)
            inner, outer = (box.left(), box.right()) if flip else (box.right(), box.left())
            path.moveTo(inner, box.center().y())
            path.quadTo(inner, box.top(), box.center().x(), box.top())
            path.quadTo(outer, box.top(), outer, box.center().y())
            path.quadTo(outer, box.bottom(), box.center().x(), box.bottom())
            path.quadTo(inner, box.bottom(), inner, box.center().y())
            painter.setBrush(self._look.quantity(key))
            painter.drawPath(path)


class TopBar(QWidget):
    """What stands above the page.

    Parameters
    ----------
    look : Look
    pages : tuple of PageSpec
        The pages that have a tab.
    menu_bar : QMenuBar
        The window's menus, shown in the middle of the bar.
    parent : QWidget, optional
    """

    def __init__(
        self,
        look: Look,
        pages: tuple[PageSpec, ...],
        menu_bar: QMenuBar,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._fitting = False
        self._widths: dict[bool, list[int]] = {}
        self.setObjectName("topBar")
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._layout = QHBoxLayout(self)
        self._brand = _Brand(look, self)
        self._layout.addWidget(self._brand)
        self._name = QLabel("LSTM Studio", self)
        self._name.setObjectName("topBar.name")
        self._layout.addWidget(self._name)
        self.tabs = PageTabs(pages, look, self)
        self._layout.addWidget(self.tabs)
        self._layout.addStretch(1)
        self._menu_bar = menu_bar
        menu_bar.setNativeMenuBar(menu_bar.isNativeMenuBar())
        if not menu_bar.isNativeMenuBar():
            self._layout.addWidget(menu_bar)
        self._menus = QToolButton(self)
        self._menus.setObjectName("topBar.menus")
        self._menus.setProperty("kind", "boxed")
        self._menus.setAccessibleName(tr("Menus"))
        self._menus.setToolTip(tr("All menus"))
        self._menus.clicked.connect(self._open_menus)
        self._menus.hide()
        self._all_menus = QMenu(self._menus)
        self._layout.addWidget(self._menus)
        self._layout.addStretch(1)
        self.projector = QPushButton(tr("Projector"), self)
        self.projector.setObjectName("topBar.projector")
        self.projector.setCheckable(True)
        self.projector.setToolTip(tr("Large type and strong lines (F5)"))
        self._layout.addWidget(self.projector)
        self.theme = QToolButton(self)
        self.theme.setObjectName("topBar.theme")
        self.theme.setProperty("kind", "boxed")
        self.theme.setAccessibleName(tr("Switch light and dark"))
        self.theme.setToolTip(tr("Switch light and dark (Ctrl+T)"))
        self._layout.addWidget(self.theme)
        self.commands = QPushButton(tr("Commands"), self)
        self.commands.setObjectName("topBar.commands")
        self.commands.setProperty("kind", "primary")
        self.commands.setToolTip(tr("Find any command (Ctrl+K)"))
        self._layout.addWidget(self.commands)
        for button in (self._menus, self.projector, self.theme, self.commands):
            # A click leaves the keys where they were: the space bar goes on playing.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once."""
        self._look = look
        px = look.px
        self._layout.setContentsMargins(px(16), px(8), px(16), px(8))
        self._layout.setSpacing(px(8))
        self._brand.set_look(look)
        font = look.font("lesson")
        font.setWeight(QFont.Weight.DemiBold)
        self._name.setFont(font)
        self.tabs.set_look(look)
        for button, drawing in ((self.theme, "theme"), (self._menus, "dots")):
            button.setIcon(icon(drawing, look))
            button.setIconSize(QSize(px(16), px(16)))
        self._menu_bar.ensurePolished()
        self._measure()
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words when there is little room."""
        super().resizeEvent(event)
        self.fit()

    def _measure(self) -> None:
        """Note how wide the buttons are with their words and without."""
        for brief in (False, True):
            self._set_words(not brief)
            self._widths[brief] = [
                button.sizeHint().width() for button in (self.projector, self.theme, self.commands)
            ]

    def fit(self) -> None:
        """Leave out what there is no room for: the name, words of buttons, the tabs, the menus.

        One button takes the place of the tabs, and at last another that of the menus.
        """
        if self._fitting:  # what comes and goes can give the bar another width meanwhile
            return
        self._fitting, width = True, -1
        for _ in range(3):
            if width != self.width():
                width = self.width()
                self._fit_to(width)
        self._fitting = False

    def _fit_to(self, width: int) -> None:
        native = self._menu_bar.isNativeMenuBar()
        menus = 0 if native else self._menu_bar.sizeHint().width()
        room = width - menus
        fitting = (taken for taken in _ROOM_TAKEN if self._needs(*taken[:3]) <= room)
        named, words, brief, apart = next(fitting, _ROOM_TAKEN[-1])
        self._name.setVisible(named)
        self._set_words(words)
        self.tabs.set_brief(brief)
        if not native:
            self._menu_bar.setMinimumWidth(menus)
            self._menu_bar.setVisible(apart)
            self._menus.setVisible(not apart)

    @Slot()
    def _open_menus(self) -> None:
        """Offer all menus in one; not by Qt's own arrow, which runs a loop within the loop."""
        self._all_menus.clear()
        self._all_menus.addActions(self._menu_bar.actions())
        self._all_menus.popup(self._menus.mapToGlobal(self._menus.rect().bottomLeft()))

    def _needs(self, named: bool, words: bool, brief: bool) -> int:
        """Return the width that everything but the menus needs, gaps included."""
        widths = [
            self._brand.sizeHint().width(),
            self.tabs.room(brief),
            *self._widths[not words],
        ]
        if named:
            widths.append(self._name.sizeHint().width())
        margins = self._layout.contentsMargins()
        # Two gaps more: one before the menus, and Qt's stretches have one of their own.
        gaps = self._layout.spacing() * (len(widths) + 2)
        return sum(widths) + gaps + margins.left() + margins.right()

    def _set_words(self, words: bool) -> None:
        for button, text, drawing in (
            (self.projector, tr("Projector"), "projector"),
            (self.commands, tr("Commands"), "command"),
        ):
            role = "accent_ink" if button is self.commands else "ink"
            button.setText(text if words else "")
            button.setAccessibleName(text)
            button.setIcon(QIcon() if words else icon(drawing, self._look, role))

    def minimumSizeHint(self) -> QSize:
        """Return a width that never forces the window to grow; words are left out instead."""
        return QSize(self._look.px(480), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and a hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("panel"))
        line = self._look.px(1)
        painter.fillRect(0, self.height() - line, self.width(), line, self._look.color("line"))
