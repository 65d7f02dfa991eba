"""Where the docks stand: at a first start, in a small window, and after "put all panels back"."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QObject, Qt, Slot
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar

from lstm_studio.shell.docks import dock_table
from lstm_studio.style.look import Look

__all__ = ["DockLayout"]

_LEFT_WIDTH = 272
_RIGHT_WIDTH = 268
_NARROW = 920
"""Below this width, in pixels at 100 %, the right docks leave the room to the page."""
_LOW = 800
"""Below this height, in pixels at 100 %, docks of one side stand behind each other."""


class DockLayout(QObject):
    """Arranges the docks of the window.

    Parameters
    ----------
    window : QMainWindow
        Its docks' areas.
    look : callable
        Returns the look of now.
    docks : dict of str to QDockWidget
    """

    def __init__(
        self, window: QMainWindow, look: Callable[[], Look], docks: dict[str, QDockWidget]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._docks = docks
        self._put_away: list[str] = []
        self._narrow = False
        self._low: bool | None = None
        self._arranging = False
        self._custom = False
        for dock in docks.values():
            dock.topLevelChanged.connect(self._on_moved)
            dock.dockLocationChanged.connect(self._on_moved)

    def arrange(self) -> None:
        """Put every dock where a first start has it, for the window's present size."""
        self._arranging = True
        try:
            self._arrange()
        finally:
            self._arranging = self._custom = False
        self.fit()

    def _arrange(self) -> None:
        window = self._window
        low = self._low = self._is_low()
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
        # First, or the window would grow to what all of them need together.
        self._put_away_if_narrow()
        self._size(low)

    def _is_low(self) -> bool:
        return self._window.height() / self._look().factor < _LOW

    @Slot()
    def _on_moved(self) -> None:
        """From now on the layout is the person's; it is not put right by itself any more."""
        self._custom = self._custom or not self._arranging

    def _size(self, low: bool) -> None:
        window, px = self._window, self._look().px
        gates, equations = self._docks["dock.gates"], self._docks["dock.equations"]
        window.resizeDocks(
            [gates, equations], [px(_LEFT_WIDTH), px(_RIGHT_WIDTH)], Qt.Orientation.Horizontal
        )
        layout = window.layout()
        if layout is not None:
            layout.activate()  # or the docks would not know yet how high they are
        if not low:
            sequences, code = self._docks["dock.sequences"], self._docks["dock.code"]
            # What both have together is given out, neither more nor less: Qt would share a
            # difference among them, each time anew.
            room = self._height(gates) + self._height(sequences)
            self._divide(gates, sequences, round(0.66 * room), room)
            room = self._height(equations) + self._height(code)
            self._divide(equations, code, min(px(400), round(0.6 * room)), room)

    def _divide(self, first: QDockWidget, second: QDockWidget, upper: int, room: int) -> None:
        self._window.resizeDocks(
            [first, second], [upper, max(room - upper, 1)], Qt.Orientation.Vertical
        )

    def _height(self, dock: QDockWidget) -> int:
        """Return the height of a dock, with the row of tabs below it, which Qt counts to it."""
        stack = [dock, *self._window.tabifiedDockWidgets(dock)]
        front = next((one for one in stack if one.geometry().right() >= 0), dock)
        if len(stack) == 1:
            return front.height()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        bars = [bar.geometry() for bar in self._window.findChildren(QTabBar, options=direct)]
        below = [bar.height() for bar in bars if bar.left() == front.x() and bar.top() > front.y()]
        return front.height() + max(below, default=0)

    def adopt(self) -> None:
        """Take the present layout as the person's own."""
        self._custom = True
        # What is hidden now was closed by the person, not put away for want of room.
        self._put_away, self._narrow = [], False
        self.fit()

    def settle(self) -> None:
        """Size the docks once the window is on screen, unless the layout is the person's own."""
        self.fit()
        if self._low is not None and not self._custom:
            self._size(self._low)

    def follow_look(self) -> None:
        """Give the docks the width that they need at another size of everything."""
        self.fit()
        if self._low is not None and not self._custom:
            for dock in self._docks.values():
                if dock.widget() is not None:
                    dock.widget().updateGeometry()
            self._size(self._low)

    def fit(self) -> None:
        """Follow the window's size, as long as the person has not moved a dock.

        In a low window the docks of one side stand behind each other; in a narrow one the right
        docks leave, and a dock that a person opens there stays.
        """
        if self._low is not None and not self._custom and self._is_low() != self._low:
            closed = [name for name in self._docks if self._is_closed(name)]
            self.arrange()
            for name in closed:
                self._docks[name].hide()
            self._put_away = [name for name in self._put_away if name not in closed]
            return
        self._put_away_if_narrow()

    def _put_away_if_narrow(self) -> None:
        """Hide the right docks in a narrow window, and show them again in a wide one."""
        window = self._window
        narrow = window.width() / self._look().factor < _NARROW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        before, self._arranging = self._arranging, True
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
        self._arranging = before

    def _is_closed(self, name: str) -> bool:
        """Return whether a person has closed a dock, which then stays closed."""
        return self._docks[name].isHidden() and name not in self._put_away

    def saved_state(self) -> QByteArray:
        """Return the layout to remember, with the docks that only the small window hides."""
        for name in self._put_away:
            self._docks[name].show()
        state = self._window.saveState()
        for name in self._put_away:
            self._docks[name].hide()
        return state
