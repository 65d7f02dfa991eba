"""The main window: it puts bars, docks and page together and keeps their look and layout."""

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
from lstm_studio.shell.docks import DockSpec, dock_table
from lstm_studio.shell.layout import DockLayout
from lstm_studio.shell.notices import NoticeOverlay
from lstm_studio.shell.sandbox_page import SandboxPage
from lstm_studio.shell.top_bar import TopBar
from lstm_studio.style.look import Look
from lstm_studio.style.plots import configure_pyqtgraph
from lstm_studio.style.qss import apply_look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.views.base import View
from lstm_studio.views.code import CodePanelView
from lstm_studio.views.sequences import SequencesView
from lstm_studio.views.transport import TransportView
from lstm_studio.widgets.dock_title import DockTitle

__all__ = ["MainWindow"]

_FIRST_SIZE = QSize(1440, 900)


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
        self.docks: dict[str, QDockWidget] = {}
        self._specs: dict[str, DockSpec] = {}
        # Without the animation of docks, which leaves half-moved tabs behind when docks are put
        # back while it runs.
        self.setDockOptions(
            QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks
        )
        self.page = SandboxPage(controller, self.look)
        self.setCentralWidget(self.page)
        self._build_docks()
        self._build_transport()
        self._build_menus()
        self.top_bar = TopBar(self.look, self._menu_bar, self)
        self.setMenuWidget(self.top_bar)
        self.notices = NoticeOverlay(controller.notices, self.look, self)
        self.layout_keeper = DockLayout(self, self._look_now, self.docks)
        self._connect()
        self._restore_layout()
        self._show_history()
        self._show_choices()
        # At first the keys are the presenter's, not those of whatever comes first in tab order.
        self.page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.page.setFocus()

    # ------------------------------------------------------------------------------ building

    def _build_docks(self) -> None:
        for spec in dock_table():
            dock = QDockWidget(spec.title, self)
            dock.setObjectName(spec.id)
            title = DockTitle(dock)
            title.setLook(self.look)
            title.setProperty("role", "panel")
            title.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            dock.setTitleBarWidget(title)
            self.addDockWidget(spec.area, dock)
            dock.installEventFilter(self)
            self.docks[spec.id] = dock
            self._specs[spec.id] = spec
            if not spec.tab_with:  # nobody sees the others at first, and a start is to be quick
                self.view(spec.id)
            dock.visibilityChanged.connect(self._on_dock_visible)
            dock.toggleViewAction().triggered.connect(self._on_dock_asked_for)

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

    def _build_transport(self) -> None:
        self.transport = TransportView(self.controller, self.look, self.playback)
        bar = QToolBar(tr("Transport"), self)
        bar.setObjectName("transportBar")
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.toggleViewAction().setEnabled(False)
        bar.addWidget(self.transport)
        self.addToolBar(Qt.ToolBarArea.BottomToolBarArea, bar)

    def _build_menus(self) -> None:
        self._menu_bar = QMenuBar()
        self._menu_bar.setObjectName("menuBar")
        menus: dict[str, QMenu] = {}
        for key, title in (
            ("file", tr("&File")),
            ("edit", tr("&Edit")),
            ("cell", tr("&Cell")),
            ("play", tr("&Play")),
            ("view", tr("&View")),
            ("help", tr("&Help")),
        ):
            menus[key] = self._menu_bar.addMenu(title)
            menus[key].setObjectName(f"menu.{key}")
        for key, title in (
            ("view/theme", tr("Theme")),
            ("view/size", tr("Size")),
            ("play/speed", tr("Speed")),
        ):
            menus[key] = menus[key.split("/")[0]].addMenu(title)
        groups: dict[str, QActionGroup] = {}
        for spec in action_table():
            action = self._make_action(spec)
            if spec.group:
                group = groups.setdefault(spec.group, QActionGroup(self))
                action.setCheckable(True)
                group.addAction(action)
            if spec.separator:
                menus[spec.menu].addSeparator()
            menus[spec.menu].addAction(action)
        menus["view"].addSeparator()
        for dock in self.docks.values():
            menus["view"].addAction(dock.toggleViewAction())

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
        controller.view_changed.connect(self._show_choices)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_theme)
        self.top_bar.projector.clicked.connect(self.commands.toggle_projector)
        self.top_bar.theme.clicked.connect(self.commands.toggle_theme)
        self.top_bar.commands.clicked.connect(self.commands.open_commands)
        self.page.plots.scrubStarted.connect(self.playback.pause)
        self.page.diagram.scrubbed.connect(self.playback.pause)
        self.page.plots.copyRequested.connect(self.commands.copy_text)
        self.page.plots.pictureRequested.connect(self.commands.save_picture)
        sequences = self.view("dock.sequences")
        assert isinstance(sequences, SequencesView)
        sequences.editRequested.connect(self.commands.edit_sequence)

    def view(self, dock: str) -> View:
        """Return the view that stands in a dock, made when it is first asked for."""
        view = self.docks[dock].widget()
        if not isinstance(view, View):
            view = self._specs[dock].view(self.controller, self.look)
            view.setProperty("role", "panel")
            view.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self.docks[dock].setWidget(view)
        return view

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
        docked = [dock.widget() for dock in self.docks.values()]
        made = [view for view in docked if isinstance(view, View)]
        return [self.page.diagram, self.page.plots, self.transport, *made]

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
            self.page.set_look(look)
            self.transport.set_look(look)
            for dock in self.docks.values():
                title, view = dock.titleBarWidget(), dock.widget()
                if isinstance(title, DockTitle):
                    title.setLook(look)
                if isinstance(view, View):
                    view.set_look(look)
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
        """Tick in the menus what is chosen, and grey out what cannot be asked for."""
        state = self.controller.state
        chosen = {
            "kind": f"kind.{state.cell.kind}",
            "mode": f"mode.{state.cell.mode}",
            "theme": f"theme.{state.look.theme}",
            "scale": f"scale.{state.look.scale:g}",
            "speed": f"speed.{state.view.speed:g}",
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
        if hasattr(self, "top_bar"):
            self.top_bar.projector.setChecked(state.look.projector)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the presenter's keys that nothing with the focus has taken."""
        if not self.commands.presenter_key(event):
            super().keyPressEvent(event)

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

    def _restore_layout(self) -> None:
        kept = self._settings.layout()
        available = QGuiApplication.primaryScreen().availableSize()
        self.resize(_FIRST_SIZE.boundedTo(available))
        self.layout_keeper.arrange()
        if kept is not None and self.restoreGeometry(kept[0]):
            if self.restoreState(kept[1]):
                self.layout_keeper.adopt()
            else:
                self.layout_keeper.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Give the docks their sizes, which Qt heeds only from now on."""
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self.layout_keeper.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the docks within what there is room for."""
        super().resizeEvent(event)
        if hasattr(self, "layout_keeper"):
            self.layout_keeper.fit()

    def open_file(self, path: Path) -> None:
        """Read a CSV or text file as the person's own sequence."""
        self.commands.open_file(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the clock, let go of the controller, close what floats, save what is remembered."""
        self.playback.pause()
        self._settings.keep(self.controller.state)
        self._settings.keep_layout(self.saveGeometry(), self.layout_keeper.saved_state())
        self._settings.save()
        self.commands.close_dialogs()
        self.notices.stack.clear()
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._on_system_theme)
        for view in self.views():
            view.disconnect_controller()
        for dock in self.docks.values():
            if dock.isFloating():
                dock.hide()
        super().closeEvent(event)
