"""Where the docks stand: at a first start, in a small window, and after "put all panels back"."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from lstm_studio.shell.docks import dock_table

__all__ = ["DockLayout"]

_LEFT_WIDTH = 272
_RIGHT_WIDTH = 268
_NARROW = 860
"""Below this width, in pixels at 100 %, the right docks leave the room to the page."""
_LOW = 800
"""Below this height, in pixels at 100 %, docks of one side stand behind each other."""


class DockLayout:
    """Arranges the docks of the window.

    Parameters
    ----------
    window : QMainWindow
        With an attribute ``look``.
    docks : dict of str to QDockWidget
    """

    def __init__(self, window: QMainWindow, docks: dict[str, QDockWidget]) -> None:
        self._window = window
        self._docks = docks
        self._put_away: list[str] = []
        self._narrow = False

    def arrange(self) -> None:
        """Put every dock where a first start has it, for the window's present size."""
        window, look = self._window, self._window.look
        low = window.height() / look.factor < _LOW
        first: dict[Qt.DockWidgetArea, QDockWidget] = {}
        for spec in dock_table():
            dock = self._docks[spec.id]
            dock.setFloating(False)
            window.addDockWidget(spec.area, dock)
            dock.show()
            partner = self._docks.get(spec.tab_with)
            if low and spec.area in first:
                partner = first[spec.area]
            if partner is not None:
                window.tabifyDockWidget(partner, dock)
            first.setdefault(spec.area, dock)
        for dock in first.values():
            dock.raise_()
        if not low:
            self._docks["dock.code"].raise_()
        self._put_away, self._narrow = [], False
        self._size(low)
        self.fit()

    def _size(self, low: bool) -> None:
        window, px = self._window, self._window.look.px
        gates, equations = self._docks["dock.gates"], self._docks["dock.equations"]
        window.resizeDocks(
            [gates, equations], [px(_LEFT_WIDTH), px(_RIGHT_WIDTH)], Qt.Orientation.Horizontal
        )
        if not low:
            height = max(window.height(), 1)
            window.resizeDocks(
                [gates, self._docks["dock.sequences"]],
                [int(0.66 * height), int(0.34 * height)],
                Qt.Orientation.Vertical,
            )
            window.resizeDocks(
                [equations, self._docks["dock.code"]],
                [int(0.55 * height), int(0.45 * height)],
                Qt.Orientation.Vertical,
            )

    def fit(self) -> None:
        """Take the right docks away when the window has become narrow, and bring them back.

        A dock that a person opens in a narrow window stays.
        """
        window = self._window
        narrow = window.width() / window.look.factor < _NARROW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            for name, dock in self._docks.items():
                at_right = window.dockWidgetArea(dock) == Qt.DockWidgetArea.RightDockWidgetArea
                if at_right and not dock.isFloating() and not dock.isHidden():
                    dock.hide()
                    self._put_away.append(name)
        else:
            for name in self._put_away:
                self._docks[name].show()
            self._put_away = []

    def saved_state(self) -> QByteArray:
        """Return the layout to remember, with the docks that only the small window hides."""
        for name in self._put_away:
            self._docks[name].show()
        state = self._window.saveState()
        for name in self._put_away:
            self._docks[name].hide()
        return state

    def docked_widgets(self) -> list[QWidget]:
        """Return what stands in the docks."""
        return [dock.widget() for dock in self._docks.values()]
