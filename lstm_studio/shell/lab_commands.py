"""What the actions of the pages "Train" and "Pitfalls" do, and when they can be asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from lstm_studio.state.pitfalls import HEALTHY

if TYPE_CHECKING:
    from lstm_studio.controller.model_controller import ModelController
    from lstm_studio.shell.main_window import MainWindow
    from lstm_studio.shell.pitfalls_page import PitfallsPage

__all__ = ["LabCommands"]


class LabCommands:
    """The slots of the pages' actions; a part of ``Commands``."""

    _window: MainWindow
    _controller: ModelController

    @Slot()
    def run_training(self) -> None:
        """Run the training, or let it rest."""
        if self._training_shown():
            self._controller.lab.run_or_pause()

    @Slot()
    def step_training(self) -> None:
        """Do one step of the optimizer."""
        if self._training_shown():
            self._controller.lab.step_once()

    @Slot()
    def stop_training(self) -> None:
        """End the training."""
        if self._training_shown():
            self._controller.lab.stop()

    @Slot()
    def restart_training(self) -> None:
        """Begin it again from the same first weights."""
        if self._training_shown():
            self._controller.lab.restart()

    @Slot()
    def run_pitfall(self) -> None:
        """Run the version of the code that is shown."""
        page = self._pitfalls()
        if page is not None:
            page.code.run()

    @Slot()
    def repair_pitfall(self) -> None:
        """Change the guilty line and run again."""
        page = self._pitfalls()
        if page is not None:
            page.code.repair()

    @Slot()
    def show_labs(self) -> None:
        """Grey out what the page that is shown cannot do now, as its buttons do."""
        actions = self._window.actions_by_id
        if self._training_shown():
            able = self._controller.lab.able()
            for name, possible in (
                ("trainRun", able.run),
                ("trainStep", able.step),
                ("trainStop", able.stop),
                ("trainAgain", able.restart),
            ):
                actions[name].setEnabled(possible)
        elif self._controller.state.view.page == "pitfalls":
            state = self._controller.state.pitfalls
            repaired = state.version() == HEALTHY[state.pitfall]
            actions["pitfallRepair"].setEnabled(not repaired)

    def _training_shown(self) -> bool:
        return self._controller.state.view.page == "train"

    def _pitfalls(self) -> PitfallsPage | None:
        """Return the page "Pitfalls" when it is shown."""
        if self._controller.state.view.page != "pitfalls":
            return None
        from lstm_studio.shell.pitfalls_page import PitfallsPage

        page = self._window.page
        return page if isinstance(page, PitfallsPage) else None
