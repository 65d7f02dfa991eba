"""What the actions about a student's progress and a class's results do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from lstm_studio.i18n import tr

if TYPE_CHECKING:
    from lstm_studio.controller.model_controller import ModelController
    from lstm_studio.shell.main_window import MainWindow
    from lstm_studio.views.learn_progress import LearnProgressView

__all__ = ["ProgressCommands"]


class ProgressCommands:
    """The slots of these actions; a part of ``Commands``."""

    _window: MainWindow
    _controller: ModelController
    _dialogs: dict[str, QWidget]

    def _progress_view(self) -> LearnProgressView | None:
        """Show "My progress" and return it."""
        from lstm_studio.shell.learn_page import LearnPage
        from lstm_studio.views.learn_progress import LearnProgressView

        if not self._controller.do("show_page", page="learn"):
            return None
        page = self._window.page
        if not isinstance(page, LearnPage):
            return None
        page.show_tab("progress")
        view = page.section("progress")
        return view if isinstance(view, LearnProgressView) else None

    @Slot()
    def show_progress(self) -> None:
        """Go to "My progress"."""
        self._progress_view()

    @Slot()
    def export_progress(self) -> None:
        """Ask where the answers shall go."""
        view = self._progress_view()
        if view is not None:
            view.export_csv()

    @Slot()
    def print_progress(self) -> None:
        """Ask where the report shall go."""
        view = self._progress_view()
        if view is not None:
            view.save_report()

    @Slot()
    def merge_class(self) -> None:
        """Open the results of a class, and ask for the files at first."""
        from lstm_studio.views.class_results import ClassResultsView

        view = self._dialogs.get("class")
        if not isinstance(view, ClassResultsView):
            look = self._window.look
            view = ClassResultsView(self._controller, look, self._window)
            view.setWindowFlag(Qt.WindowType.Dialog)
            view.setWindowTitle(tr("Results of a class"))
            view.resize(look.px(760), look.px(600))
            self._dialogs["class"] = view
        view.show()
        view.raise_()
        view.activateWindow()
        if not view.merge.paths:
            view.choose_files()
