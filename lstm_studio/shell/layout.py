"""Where the docks of a page stand: at first, in a small window, and when it is shown again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QObject, Qt, Slot
from PySide6.QtWidgets import QDockWidget, QLayout, QMainWindow, QTabBar, QWidget

from lstm_studio.shell.dock_set import DockSet
from lstm_studio.shell.docks import DockSpec
from lstm_studio.style.look import Look

__all__ = ["DockLayout", "KeptDocks"]

_NARROW = 920
"""Below this width, in pixels at 100 %, the right docks leave the room to the page."""
_TIGHT = 560
"""Below this width beside a lesson's panel, the left docks leave, too."""
_LOW = 800
"""Below this height, in pixels at 100 %, docks of one side stand behind each other."""

_LEAST = 400
"""To this width a window can be made at a stroke that is wide enough for the right docks."""

KeptDocks = tuple[QByteArray, tuple[str, ...]]
"""A page's layout as it is remembered from start to start, and the docks that want of room hid."""


@dataclass(frozen=True)
class _Perspective:
    """How a page's docks stood when another page was shown."""

    docks: QByteArray
    put_away: tuple[str, ...]
    level: int
    low: bool
    custom: bool
    factor: float


class DockLayout(QObject):
    """Arranges the docks of the page that is shown; each page has its own perspective.

    Parameters
    ----------
    window : QMainWindow
        Its docks' areas.
    look : callable
        Returns the look of now.
    dock_set : DockSet
        The docks of all pages.
    taken : callable, optional
        Returns how much of the width something beside the docks takes, in pixels.
    """

    def __init__(
        self,
        window: QMainWindow,
        look: Callable[[], Look],
        dock_set: DockSet,
        taken: Callable[[], int] | None = None,
    ) -> None:
        super().__init__(window)
        self._taken = taken
        self._window = window
        self._look = look
        self._set = dock_set
        self._empty = window.saveState()  # no dock has a place yet
        self._page = ""
        self._specs: tuple[DockSpec, ...] = ()
        self._docks: dict[str, QDockWidget] = {}
        self._left: dict[str, _Perspective] = {}
        self._put_away: list[str] = []
        self._level = 0
        self._held = 0
        self._bound = 0
        self._low = False
        self._arranging = False
        self._custom = False

    def show_page(self, page: str, kept: KeptDocks | None = None) -> None:
        """Put the docks of a page into the window, which another page has left.

        Parameters
        ----------
        page : str
            Its docks have been made.
        kept : KeptDocks, optional
            The layout of an earlier start, for a page that has not been shown in this one.
        """
        self._page = page
        self._specs = self._set.specs(page)
        self._docks = {spec.id: self._set.docks[spec.id] for spec in self._specs}
        found = self._left.get(page)
        if found is not None:
            self._come_back(found)
            return
        for dock in self._docks.values():
            dock.topLevelChanged.connect(self._on_moved)
            dock.dockLocationChanged.connect(self._on_moved)
        self.arrange()
        if kept is not None:
            self.restore(kept)

    def leave(self) -> None:
        """Remember how the docks of the page shown stand, and take them out of the window."""
        if not self._page:
            return
        self._left[self._page] = _Perspective(
            self._window.saveState(),
            tuple(self._put_away),
            self._level,
            self._low,
            self._custom,
            self._look().factor,
        )
        # Out of the layout, not hidden in it: what a page remembers names its own docks alone.
        self._arranging = True
        for dock in self._docks.values():
            self._window.removeDockWidget(dock)
        # Qt keeps the places of docks that were taken out, and would show them there again.
        self._window.restoreState(self._empty)
        self._arranging = False

    def _come_back(self, found: _Perspective) -> None:
        self._arranging = True
        for spec in self._specs:
            self._window.addDockWidget(spec.area, self._docks[spec.id])
        with self.held():
            self._window.restoreState(found.docks)
        self._arranging = False
        self._put_away, self._level = list(found.put_away), found.level
        self._low, self._custom = found.low, found.custom
        if found.factor == self._look().factor:
            self.fit()
        else:
            self.follow_look()

    def restore(self, kept: KeptDocks) -> None:
        """Take a remembered layout as the person's own; leave one that does not fit."""
        docks, put_away = kept
        self._arranging = True
        with self.held():
            fits = self._window.restoreState(docks)
        self._arranging = False
        if not fits:
            self.arrange()
            return
        self._custom = True
        # What else is hidden was closed by the person, not put away for want of room.
        self._put_away = [name for name in put_away if name in self._docks]
        self._level = 1 if self._put_away else 0
        self.fit()

    def would_change(self) -> bool:
        """Return whether :meth:`fit` is going to show or hide docks."""
        low = not self._custom and self._is_low() != self._low
        return low or self._level_now() != self._level

    def layouts(self) -> dict[str, KeptDocks]:
        """Return the layouts of all pages that have been shown, to be remembered."""
        kept = {page: (one.docks, one.put_away) for page, one in self._left.items()}
        return kept | {self._page: (self._window.saveState(), tuple(self._put_away))}

    def arrange(self) -> None:
        """Put every dock where the page has it at first, for the window's present size."""
        self._arranging = True
        try:
            with self.held():
                self._arrange()
        finally:
            self._arranging = self._custom = False
        self.fit()

    def _arrange(self) -> None:
        window = self._window
        low, level = self._is_low(), self._level_now()
        self._low, self._level, self._put_away = low, level, []
        first: dict[Qt.DockWidgetArea, QDockWidget] = {}
        for spec in self._specs:
            dock = self._docks[spec.id]
            dock.setFloating(False)
            partner = self._docks.get(spec.tab_with)
            if low and spec.area in first:
                partner = first[spec.area]
            # One after the other at its last place, and not shown where it will be put away: Qt
            # may lay out in between, and the window would grow to what that needs.
            if self._leaves(spec.area):
                dock.hide()
                self._put_away.append(spec.id)
            if partner is None:
                window.addDockWidget(spec.area, dock)
            else:
                window.tabifyDockWidget(partner, dock)
            if spec.id not in self._put_away:
                dock.show()
            first.setdefault(spec.area, dock)
        self._raise_fronts()
        self._size(low)

    def _raise_fronts(self) -> None:
        """Bring those docks to the front that are seen first among tabs."""
        areas: set[Qt.DockWidgetArea] = set()
        for spec in self._specs:
            if spec.area not in areas:
                areas.add(spec.area)
                self._docks[spec.id].raise_()
        for spec in self._specs:
            if spec.tab_with and not self._low:
                self._docks[spec.tab_with].raise_()

    def _level_now(self) -> int:
        """Return 0 where there is room, 1 where the right docks leave, 2 where all do."""
        taken = 0 if self._taken is None else self._taken()
        room = (self._window.width() - taken) / self._look().factor
        if room < _TIGHT and taken:
            return 2
        return 1 if room < _NARROW else 0

    def _leaves(self, area: Qt.DockWidgetArea) -> bool:
        """Return whether there is no room for the docks of an area."""
        right = area == Qt.DockWidgetArea.RightDockWidgetArea
        return self._level > 1 or (self._level == 1 and right)

    def _is_low(self) -> bool:
        return self._window.height() / self._look().factor < _LOW

    @Slot()
    def _on_moved(self) -> None:
        """From now on the layout is the person's; it is not put right by itself any more."""
        self._custom = self._custom or not self._arranging

    def _size(self, low: bool) -> None:
        """Give the areas their widths and, where docks stand above each other, divide heights."""
        window, px = self._window, self._look().px
        columns: dict[Qt.DockWidgetArea, list[DockSpec]] = {}
        for spec in self._specs:
            if not spec.tab_with:
                columns.setdefault(spec.area, []).append(spec)
        wide = [column[0] for column in columns.values() if column[0].width]
        if wide:
            window.resizeDocks(
                [self._docks[spec.id] for spec in wide],
                [px(spec.width) for spec in wide],
                Qt.Orientation.Horizontal,
            )
        layout = window.layout()
        if layout is not None:
            layout.activate()  # or the docks would not know yet how high they are
        for column in columns.values():
            if not low and len(column) > 1:
                self._divide(column)

    def _divide(self, column: list[DockSpec]) -> None:
        """Give out the height that docks above each other have together.

        Neither more nor less: Qt would share a difference among them, each time anew.
        """
        px = self._look().px
        docks = [self._docks[spec.id] for spec in column]
        room = rest = sum(self._height(dock) for dock in docks)
        heights: list[int] = []
        for spec in column[:-1]:
            wanted = round(spec.share * room)
            heights.append(min(px(spec.most), wanted) if spec.most else wanted)
            rest -= heights[-1]
        self._window.resizeDocks(docks, [*heights, max(rest, 1)], Qt.Orientation.Vertical)

    def _height(self, dock: QDockWidget) -> int:
        """Return the height of a dock, with the row of tabs below it, which Qt counts to it."""
        stack = [dock, *self._window.tabifiedDockWidgets(dock)]
        front = next((one for one in stack if one.geometry().right() >= 0), dock)
        if len(stack) == 1:
            return front.height()
        bars = [bar.geometry() for bar in self._bars()]
        below = [bar.height() for bar in bars if bar.left() == front.x() and bar.top() > front.y()]
        return front.height() + max(below, default=0)

    def settle(self) -> None:
        """Size the docks once the window is on screen, unless the layout is the person's own."""
        self.fit()
        if not self._custom:
            self._size(self._low)

    def follow_look(self) -> None:
        """Give the docks the width that they need at another size of everything."""
        self.fit()
        if not self._custom:
            for dock in self._docks.values():
                if dock.widget() is not None:
                    dock.widget().updateGeometry()
            self._size(self._low)

    def fit(self) -> None:
        """Follow the window's size, as long as the person has not moved a dock.

        In a low window the docks of one side stand behind each other; in a narrow one the right
        docks leave, beside a lesson all of them, and a dock that a person opens there stays.
        """
        if self._held:
            return
        with self.held():
            self._fit()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let nothing be fitted meanwhile.

        A dock that is shown may make the window grow, and a window that grows fits its docks: one
        that is hidden within its own show is left half shown, and floats later without a window.
        """
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1

    @contextmanager
    def kept_size(self) -> Iterator[None]:
        """Let the window be as large as it is while docks, page and panel come and go.

        In between there may be more than it has room for, and Qt would make it larger for good;
        what is there in the end is what it has to have room for.
        """
        layout = self._window.layout()
        if layout is None:
            yield
            return
        before = layout.sizeConstraint()
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        try:
            yield
        finally:
            layout.setSizeConstraint(before)

    def _fit(self) -> None:
        if not self._custom and self._is_low() != self._low:
            closed = [name for name in self._docks if self._is_closed(name)]
            self.arrange()
            for name in closed:
                self._docks[name].hide()
            self._put_away = [name for name in self._put_away if name not in closed]
            return
        self._follow_room()
        self._bound_width()

    def _bound_width(self) -> None:
        """Let a window be made narrow at a stroke whose right docks will leave then.

        Bounded by what they need it would stop where they just fit, and they leave only then.
        """
        window, least = self._window, 0 if self._level else _LEAST
        if least == self._bound:
            return
        self._bound = least
        window.setMinimumSize(least, 0)
        layout = window.layout()
        if not least and layout is not None:
            layout.invalidate()  # what it needs is the bound again
            layout.activate()

    def _bars(self) -> list[QTabBar]:
        """Return the bars of docks that are tabs."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        return self._window.findChildren(QTabBar, options=direct)

    def shows(self, widget: QWidget) -> bool:
        """Return whether a widget is not out where Qt moves what stands behind a tab."""
        part: QWidget | None = widget
        while part is not None and part.parentWidget() is not self._window:
            part = part.parentWidget()
        if isinstance(part, QTabBar):
            return part.count() > 1 and part.geometry().intersects(self._window.rect())
        return not isinstance(part, QDockWidget) or part.isFloating() or part.geometry().right() > 0

    def _follow_room(self) -> None:
        """Hide the docks for which the window is too narrow, and show them again in a wide one."""
        level = self._level_now()
        if level == self._level:
            return
        self._level = level
        before, self._arranging = self._arranging, True
        for name, dock in self._docks.items():
            leaves = self._leaves(self._window.dockWidgetArea(dock))
            if leaves and not dock.isFloating() and not dock.isHidden():
                dock.hide()
                self._put_away.append(name)
        back = [name for name in self._put_away if not self._leaves(self._area(name))]
        for name in back:
            self._docks[name].show()
        self._put_away = [name for name in self._put_away if name not in back]
        if back and not self._custom:
            self._raise_fronts()
            self._size(self._low)
        self._arranging = before

    def _area(self, name: str) -> Qt.DockWidgetArea:
        return self._window.dockWidgetArea(self._docks[name])

    def _is_closed(self, name: str) -> bool:
        """Return whether a person has closed a dock, which then stays closed."""
        return self._docks[name].isHidden() and name not in self._put_away
