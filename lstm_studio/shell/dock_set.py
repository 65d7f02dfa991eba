"""The docks of the window as widgets: made with their page, their views when they are seen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDockWidget, QMainWindow

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.shell.docks import DockSpec
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.dock_title import DockTitle

__all__ = ["DockSet"]


class DockSet(QObject):
    """Makes the docks of a page when it is first shown.

    Parameters
    ----------
    window : QMainWindow
        What they belong to; it hears the keys of docks that float.
    controller : ModelController
    look : Look
    specs : tuple of DockSpec
        The docks of all pages.
    """

    def __init__(
        self,
        window: QMainWindow,
        controller: ModelController,
        look: Look,
        specs: tuple[DockSpec, ...],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._controller = controller
        self._look = look
        self._specs = {spec.id: spec for spec in specs}
        self.docks: dict[str, QDockWidget] = {}

    def specs(self, page: str) -> tuple[DockSpec, ...]:
        """Return the rows of the table that belong to a page."""
        return tuple(spec for spec in self._specs.values() if spec.page == page)

    def make(self, page: str) -> None:
        """Make the docks of a page, hidden and without a place, unless they have been made."""
        for spec in self.specs(page):
            if spec.id not in self.docks:
                self._make(spec)

    def _make(self, spec: DockSpec) -> None:
        dock = QDockWidget(spec.title, self._window)
        dock.setObjectName(spec.id)
        dock.hide()
        title = DockTitle(dock)
        title.setLook(self._look)
        title.setProperty("role", "panel")
        title.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dock.setTitleBarWidget(title)
        dock.installEventFilter(self._window)
        self.docks[spec.id] = dock
        if not spec.tab_with:  # nobody sees the others at first, and a start is to be quick
            self.view(spec.id)
        dock.visibilityChanged.connect(self._on_dock_visible)
        dock.toggleViewAction().triggered.connect(self._on_dock_asked_for)

    def view(self, name: str) -> View:
        """Return the view that stands in a dock, made when it is first asked for."""
        view = self.docks[name].widget()
        if not isinstance(view, View):
            view = self._specs[name].view(self._controller, self._look)
            view.setProperty("role", "panel")
            view.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self.docks[name].setWidget(view)
        return view

    def views(self) -> list[View]:
        """Return the views that have been made."""
        docked = [dock.widget() for dock in self.docks.values()]
        return [view for view in docked if isinstance(view, View)]

    def set_look(self, look: Look) -> None:
        """Change colours and sizes of all docks at once."""
        self._look = look
        for dock in self.docks.values():
            title, view = dock.titleBarWidget(), dock.widget()
            if isinstance(title, DockTitle):
                title.setLook(look)
            if isinstance(view, View):
                view.set_look(look)

    @Slot(bool)
    def _on_dock_asked_for(self, wanted: bool) -> None:
        """Bring a dock that was asked for by the menu to the front of its tabs."""
        for dock in self.docks.values():
            if wanted and dock.toggleViewAction() is self.sender():
                dock.raise_()

    @Slot(bool)
    def _on_dock_visible(self, visible: bool) -> None:
        """Make a view when it is first seen; let one behind a tab draw nothing."""
        dock = self.sender()
        if isinstance(dock, QDockWidget) and (visible or dock.widget() is not None):
            self.view(dock.objectName()).set_behind(not visible)
