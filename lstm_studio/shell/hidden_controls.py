"""What a step of a lesson does without: docks and controls that stay out of sight while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget
from shiboken6 import isValid

from lstm_studio.views.base import View

if TYPE_CHECKING:
    from lstm_studio.shell.main_window import MainWindow

__all__ = ["HiddenControls"]


class HiddenControls(QObject):
    """Hides widgets by their object names, and keeps them hidden whatever shows them.

    A view may show a control again, or make it anew, at any time; as long as there is something
    to hide, every widget that comes into sight is looked at by its name.  What is hidden takes no
    keys, and what a person could have opened from a menu cannot be opened.

    The layout that the person has made is not touched: :meth:`bring_back` comes before it is
    remembered, and puts the docks where they stood.

    Parameters
    ----------
    window : MainWindow
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._names: frozenset[str] = frozenset()
        self._held: dict[QWidget, bool] = {}
        self._busy = False
        self._fronts: list[QDockWidget] = []

    @property
    def names(self) -> frozenset[str]:
        """What is hidden now, by object names; also of what is not there."""
        return self._names

    def hide(self, names: tuple[str, ...]) -> None:
        """Hide what has these names, now and whenever it comes; nothing else is hidden."""
        wanted = frozenset(names)
        if wanted == self._names:
            return  # what comes anew is hidden as it comes
        self.bring_back()
        if not wanted:
            return
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._names = wanted
        docks = self._window.docks_shown()
        self._fronts = [one for one in docks.values() if not one.visibleRegion().isEmpty()]
        for name in names:
            found = docks.get(name)
            for widget in [found] if found else self._window.findChildren(QWidget, name):
                self._hide(widget)

    def bring_back(self) -> None:
        """Show again what has been hidden, as its view has it, and hide nothing any more."""
        if not self._names:
            return
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._names = frozenset()
        held, self._held = self._held, {}
        views: list[View] = []
        for widget, visible in held.items():
            if not isValid(widget):
                continue
            widget.setVisible(visible)
            if isinstance(widget, QDockWidget):
                widget.toggleViewAction().setEnabled(True)
                continue
            view = _view_of(widget)
            if view is not None and view not in views:
                views.append(view)
        if any(isinstance(one, QDockWidget) for one in held):
            for dock in self._fronts:
                if isValid(dock) and not dock.isHidden():
                    dock.raise_()  # among tabs it was in front
        for view in views:
            view.redraw()  # some of it may not be for showing at all now

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide what has been shown, where its name is one of those."""
        if (
            event.type() == QEvent.Type.ShowToParent
            and not self._busy
            and isinstance(watched, QWidget)
            and watched.objectName() in self._names
        ):
            if isinstance(watched, QDockWidget):
                # Not within its own show: Qt may be in the middle of a layout that needs it.
                QTimer.singleShot(0, self, self._hide_docks)
            elif self._window.isAncestorOf(watched):
                self._hide(watched)
        return False

    @Slot()
    def _hide_docks(self) -> None:
        """Hide the docks that have been shown meanwhile."""
        for name, dock in self._window.docks_shown().items():
            if name in self._names and not dock.isHidden():
                self._hide(dock)

    def _hide(self, widget: QWidget) -> None:
        if not self._may_go(widget):
            return
        shown = not widget.isHidden()
        self._held[widget] = shown or self._held.get(widget, False)
        if isinstance(widget, QDockWidget):
            widget.toggleViewAction().setEnabled(False)
        if not shown:
            return
        focus = QApplication.focusWidget()
        if focus is not None and (focus is widget or widget.isAncestorOf(focus)):
            # The keys are the presenter's again, not those of whatever comes next in tab order.
            self._window.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._busy = True
        try:
            widget.setVisible(False)
        finally:
            self._busy = False

    def _may_go(self, widget: QWidget) -> bool:
        """Return whether a step may hide it: not the window, its bars, or the step itself."""
        companion = self._window.learning.companion
        bars = [self._window, self._window.top_bar, self._window.pages, companion]
        return not any(
            one is not None and (widget is one or (one is companion and one.isAncestorOf(widget)))
            for one in bars
        ) and not (companion is not None and widget.isAncestorOf(companion))


def _view_of(widget: QWidget) -> View | None:
    """Return the view that a widget stands in; None when it stands in none."""
    found: QWidget | None = widget
    while found is not None and not isinstance(found, View):
        found = found.parentWidget()
    return found
