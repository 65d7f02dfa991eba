"""The main window: it puts bars, docks and pages together and keeps their look and layout."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QMainWindow,
    QMenu,
    QMenuBar,
    QToolBar,
)

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.playback import Playback
from lstm_studio.controller.settings import Settings
from lstm_studio.i18n import tr
from lstm_studio.present.intent_names import intent_name
from lstm_studio.shell.actions import ActionSpec, action_table
from lstm_studio.shell.commands import Commands
from lstm_studio.shell.dock_set import DockSet
from lstm_studio.shell.docks import dock_table
from lstm_studio.shell.layout import DockLayout
from lstm_studio.shell.learning_side import LearningSide
from lstm_studio.shell.notices import NoticeOverlay
from lstm_studio.shell.page import Page
from lstm_studio.shell.page_stack import PageStack
from lstm_studio.shell.pages import page_table
from lstm_studio.shell.sandbox_page import SandboxPage
from lstm_studio.shell.top_bar import TopBar
from lstm_studio.state.timeline import TIMELINE_SLICES, timeline
from lstm_studio.style.look import Look
from lstm_studio.style.plots import configure_pyqtgraph
from lstm_studio.style.qss import apply_look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.views.base import View
from lstm_studio.views.code import CodePanelView
from lstm_studio.views.transport import TransportView

__all__ = ["MainWindow"]

_FIRST_SIZE = QSize(1440, 900)
_MOST_STOPS = 300
"""More than a window has; a bound for the search of one that is seen."""
_STEPPING = ("play", "back", "forward", "first", "last")


class MainWindow(QMainWindow):
    """The window of the studio.

    Parameters
    ----------
    controller : ModelController
    settings : Settings
        What is remembered; saved when the window is closed.
    """

    def __init__(self, controller: ModelController, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("LSTM Studio")
        self.controller = controller
        self.playback = Playback(controller, self)
        self._settings = settings
        self._shown = False
        configure_pyqtgraph()
        self.look = self._resolve_look()
        self._dress_application()
        self.commands = Commands(self)
        self.actions_by_id: dict[str, QAction] = {}
        # Without the animation of docks, which leaves half-moved tabs behind when docks are put
        # back while it runs.
        self.setDockOptions(
            QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks
        )
        self._page = self._offered = ""
        self._visited: set[str] = set()
        self._page_specs = page_table()
        self.pages = PageStack(controller, self._page_specs, self)
        self.setCentralWidget(self.pages)
        self._dock_set = DockSet(self, controller, self.look, dock_table())
        self.docks = self._dock_set.docks
        self._make_page(controller.state.view.page)  # first, for the Tab key goes round in order
        self._build_transport()
        self._build_menus()
        self.top_bar = TopBar(self.look, self._page_specs, self._menu_bar, self)
        self.top_bar.tabs.set_actions(
            [self.actions_by_id[f"page.{spec.id}"] for spec in self._page_specs]
        )
        self.setMenuWidget(self.top_bar)
        self.notices = NoticeOverlay(controller.notices, self.look, self)
        self.learning = LearningSide(self)
        self.layout_keeper = DockLayout(self, self._look_now, self._dock_set, self.learning.width)
        self._connect()
        available = QGuiApplication.primaryScreen().availableSize()
        self.resize(_FIRST_SIZE.boundedTo(available))
        self._show_page()
        self._show_history()
        # At first the keys are the presenter's, not those of whatever comes first in tab order.
        self.page.setFocus()

    # ----------------------------------------------------------------------------- the pages

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages.page(self._page, self.look)

    @property
    def sandbox(self) -> SandboxPage:
        """The gate sandbox, shown or not."""
        page = self.pages.page("sandbox", self.look)
        assert isinstance(page, SandboxPage)
        return page

    def docks_shown(self) -> dict[str, QDockWidget]:
        """Return the docks of the page that is shown, closed ones too, by name."""
        return {spec.id: self.docks[spec.id] for spec in self._dock_set.specs(self._page)}

    def _make_page(self, name: str) -> Page:
        """Make a page and its docks, unless they have been made."""
        page = self.pages.page(name, self.look)
        self._dock_set.make(name)
        return page

    @Slot()
    def _show_page(self) -> None:
        """Show the page that the state names, made at its first time; its docks with it."""
        name = self.controller.state.view.page
        if name == self._page:
            return
        held, active = QApplication.focusWidget() or self.focusWidget(), self.isActiveWindow()
        self.setUpdatesEnabled(False)
        try:
            page = self._make_page(name)
            at_start, self._page = not self._page, name
            self.pages.setCurrentWidget(page)
            first = name not in self._visited
            with self.layout_keeper.kept_size():
                self._show_docks(at_start, first)
            if first:
                self._visited.add(name)
                for dock in self.docks_shown().values():
                    self._menus["view"].addAction(dock.toggleViewAction())
                self.pages.spec(name).join(self)
        finally:
            self.setUpdatesEnabled(True)
        self._show_choices()
        if held is not None and not held.isVisible():
            page.setFocus()  # what had the keys is out of sight; they are the presenter's again
        if active and not self.isActiveWindow():
            self.activateWindow()  # a dock that floats has come to the front

    def _show_docks(self, at_start: bool, first: bool) -> None:
        """Put the docks of the page where they stood last, or where they stand at first."""
        self.learning.bring_back()  # what a step hides is no choice of the person's
        self.layout_keeper.leave()
        if first:
            self._show_timeline()  # before: the docks divide the height that the bar leaves them
        kept = self._settings.docks(self._page) if first else None
        if at_start:
            self.layout_keeper.show_page(self._page)
            geometry = self._settings.geometry()
            if geometry is not None and self.restoreGeometry(geometry) and kept is not None:
                self.layout_keeper.restore(kept)
        else:
            self.layout_keeper.show_page(self._page, kept)
        self._show_timeline()  # and after, for a layout brings its own idea of the bar along
        self.learning.settle()

    @Slot()
    def _show_timeline(self) -> None:
        """Show the transport where something is read step by step."""
        now = timeline(self.controller.state)
        self._transport_bar.setVisible(now.steps > 0)
        for name in _STEPPING:
            self.actions_by_id[name].setEnabled(now.steps > 0)
        for name in ("subStep", "subStepBack"):
            self.actions_by_id[name].setEnabled(bool(now.phases))

    # ------------------------------------------------------------------------------ building

    def _build_transport(self) -> None:
        self.transport = TransportView(self.controller, self.look, self.playback)
        bar = self._transport_bar = QToolBar(tr("Transport"), self)
        bar.setObjectName("transportBar")
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.toggleViewAction().setEnabled(False)
        bar.addWidget(self.transport)
        self.addToolBar(Qt.ToolBarArea.BottomToolBarArea, bar)

    def _build_menus(self) -> None:
        self._menu_bar = QMenuBar()
        self._menu_bar.setObjectName("menuBar")
        self._menus: dict[str, QMenu] = {}
        menus = self._menus
        for key, title in (
            ("file", tr("&File")),
            ("edit", tr("&Edit")),
            ("cell", tr("&Cell")),
            ("play", tr("&Play")),
            ("learn", tr("&Learn")),
            ("view", tr("&View")),
            ("help", tr("&Help")),
        ):
            menus[key] = self._menu_bar.addMenu(title)
            menus[key].setObjectName(f"menu.{key}")
        for key, title in (
            ("view/page", tr("Page")),
            ("view/theme", tr("Theme")),
            ("view/size", tr("Size")),
            ("play/speed", tr("Speed")),
        ):
            menus[key] = menus[key.split("/")[0]].addMenu(title)
        groups: dict[str, QActionGroup] = {}
        self._action_specs = action_table(self._page_specs)
        for spec in self._action_specs:
            action = self._make_action(spec)
            if spec.group:
                group = groups.setdefault(spec.group, QActionGroup(self))
                action.setCheckable(True)
                group.addAction(action)
            if spec.separator:
                menus[spec.menu].addSeparator()
            menus[spec.menu].addAction(action)
        menus["view"].addSeparator()

    def _make_action(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.id)
        action.setData(spec.data)
        action.setCheckable(spec.checkable)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        if spec.shown_keys:
            action.setText(f"{spec.text}\t{spec.shown_keys}")
        action.triggered.connect(getattr(self.commands, spec.slot))
        self.addAction(action)
        self.actions_by_id[spec.id] = action
        return action

    def _connect(self) -> None:
        controller = self.controller
        controller.look_changed.connect(self._on_look_changed)
        controller.history_changed.connect(self._show_history)
        controller.cell_changed.connect(self._show_choices)
        controller.view_changed.connect(self._show_page)
        controller.view_changed.connect(self._show_choices)
        for changed in (controller.training_changed, controller.pitfalls_changed):
            changed.connect(self.commands.show_labs)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_theme)
        self.top_bar.projector.clicked.connect(self.commands.toggle_projector)
        self.top_bar.theme.clicked.connect(self.commands.toggle_theme)
        self.top_bar.commands.clicked.connect(self.commands.open_commands)
        self.top_bar.tabs.chosen.connect(self.commands.go_to_page)
        # The page before what is drawn on it, the transport after.
        for name in TIMELINE_SLICES:
            getattr(controller, f"{name}_changed").connect(self._show_timeline)

    def view(self, dock: str) -> View:
        """Return the view that stands in a dock, made when it is first asked for."""
        return self._dock_set.view(dock)

    @property
    def code(self) -> CodePanelView:
        """The view of the PyTorch code."""
        view = self.view("dock.code")
        assert isinstance(view, CodePanelView)
        return view

    def settle(self) -> None:
        """Draw at once what waits for a quiet moment; for pictures."""
        for view in self.views():
            view.flush()

    def _look_now(self) -> Look:
        return self.look

    def views(self) -> list[View]:
        """Return every view of the window that has been made."""
        on_pages = [view for page in self.pages.made().values() for view in page.views()]
        return [*on_pages, self.transport, *self._dock_set.views(), *self.learning.views()]

    # ---------------------------------------------------------------------------------- look

    def _resolve_look(self) -> Look:
        state = self.controller.state.look
        theme = state.theme
        if theme == "system":
            scheme = QGuiApplication.styleHints().colorScheme()
            theme = "dark" if scheme == Qt.ColorScheme.Dark else "light"
        return Look(
            DARK if theme == "dark" else LIGHT,
            state.scale,
            state.projector,
            state.reduce_motion,
        )

    def _dress_application(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_look(app, self.look)

    def _on_look_changed(self) -> None:
        look = self._resolve_look()
        self._show_choices()
        if look == self.look:
            return
        self.look = look
        before = QApplication.focusWidget()
        self.setUpdatesEnabled(False)
        try:
            self._dress_application()
            self.top_bar.set_look(look)
            self.pages.set_look(look)
            self.transport.set_look(look)
            self.learning.set_look(look)
            self._dock_set.set_look(look)
            self.notices.set_look(look)
            self.commands.set_look(look)
            self.layout_keeper.follow_look()
        finally:
            self.setUpdatesEnabled(True)
        held = QApplication.focusWidget()
        if held is not before and held is not None and self.isAncestorOf(held):
            self.page.setFocus()  # what had the keys has gone; they are the presenter's again

    def _on_system_theme(self) -> None:
        self._on_look_changed()

    # ------------------------------------------------------------------------------- actions

    def _show_history(self) -> None:
        history = self.controller.history
        for key, text, name, able in (
            ("undo", tr("Undo"), history.undo_name, history.can_undo),
            ("redo", tr("Redo"), history.redo_name, history.can_redo),
        ):
            action = self.actions_by_id[key]
            action.setEnabled(able)
            action.setText(
                tr("{verb}: {what}", verb=text, what=intent_name(name)) if name else text
            )

    def _show_choices(self) -> None:
        """Tick in the menus what is chosen; hide or grey out what cannot be asked for."""
        state = self.controller.state
        self._show_what_belongs_here()
        chosen = {
            "kind": f"kind.{state.cell.kind}",
            "mode": f"mode.{state.cell.mode}",
            "theme": f"theme.{state.look.theme}",
            "scale": f"scale.{state.look.scale:g}",
            "speed": f"speed.{state.view.speed:g}",
            "page": f"page.{state.view.page}",
        }
        for name in chosen.values():
            if name in self.actions_by_id:
                self.actions_by_id[name].setChecked(True)
        self.actions_by_id["projector"].setChecked(state.look.projector)
        self.actions_by_id["reduceMotion"].setChecked(state.look.reduce_motion)
        self.actions_by_id["loop"].setChecked(state.view.loop)
        self.actions_by_id["flatten"].setEnabled(
            state.cell.mode == "hand" and state.cell.kind != "rnn"
        )
        self.actions_by_id["release"].setEnabled(state.cell.kind != "rnn")
        self.top_bar.projector.setChecked(state.look.projector)
        self.commands.show_labs()

    def _show_what_belongs_here(self) -> None:
        """Offer the actions and the docks of the page that is shown alone.

        An action that is hidden is dead, too: neither its keys nor the palette reach it.
        """
        self.top_bar.tabs.set_current(self._page)  # a tab that was clicked is down by itself
        if self._page == self._offered:
            return
        self._offered = self._page
        for spec in self._action_specs:
            self.actions_by_id[spec.id].setVisible(not spec.pages or self._page in spec.pages)
        for name, dock in self.docks.items():
            dock.toggleViewAction().setVisible(name in self.docks_shown())
        for menu in self._menus.values():
            offers = any(one.isVisible() and not one.isSeparator() for one in menu.actions())
            menu.menuAction().setVisible(offers)
        self.top_bar.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the presenter's keys that nothing with the focus has taken."""
        if not self.commands.presenter_key(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to where the Tab key leads, past what stands behind a tab, where nobody sees it."""
        for _ in range(_MOST_STOPS):
            if not super().focusNextPrevChild(forward):
                return False
            held = self.focusWidget()
            if held is None or self.layout_keeper.shows(held):
                break
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the presenter's keys reach the window from docks that float."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(watched, QDockWidget)
            and isinstance(event, QKeyEvent)
            and watched.isFloating()
        ):
            return self.commands.presenter_key(event)
        return super().eventFilter(watched, event)

    # -------------------------------------------------------------------------------- layout

    def showEvent(self, event: QShowEvent) -> None:
        """Give the docks their sizes, which Qt heeds only from now on."""
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self.layout_keeper.settle()
            self.commands.start_folder(self._settings)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the docks within what there is room for."""
        super().resizeEvent(event)
        if hasattr(self, "layout_keeper"):
            self.learning.resized()

    def open_folder(self, folder: Path) -> bool:
        """Use the lessons, quizzes and goals of a folder; errors become a notice."""
        return self.commands.open_folder(folder)

    def open_file(self, path: Path) -> None:
        """Read a CSV or text file as the person's own sequence."""
        self.commands.open_file(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the clock, let go of the controller, close what floats, save what is remembered."""
        self.playback.pause()
        self.controller.close()
        self._settings.keep(self.controller.state)
        self.learning.bring_back()
        self._settings.keep_layout(self.saveGeometry(), self.layout_keeper.layouts())
        self._settings.save()
        self.commands.stop_watching()
        self.commands.close_dialogs()
        self.notices.stack.clear()
        self.learning.disconnect_controller()
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._on_system_theme)
        for view in self.views():
            view.disconnect_controller()
        for dock in self.docks.values():
            if dock.isFloating():
                dock.hide()
        super().closeEvent(event)
