"""What every view is: it draws the controller's state when it is seen, and costs nothing hidden."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.style.look import Look

__all__ = ["View"]


class View(QWidget):
    """Base of all views.

    A subclass names the slices it draws in ``SLICES``, builds its widgets in its constructor,
    draws in :meth:`render_state` and restyles in :meth:`apply_look`.

    Parameters
    ----------
    controller : ModelController
    look : Look
        How it looks at first.
    parent : QWidget, optional
    """

    SLICES: ClassVar[tuple[str, ...]] = ()
    """Of ``sequence cell gates results comparison comparisons playhead reading answers readhead
    flow flows lab training finding findings progress pitfalls leaks learning checks quiz goal
    grade search view hover look history``.
    """

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.controller = controller
        self.look = look
        self._dirty: set[str] = set(self.SLICES)
        self._behind = False
        self._connected = True
        for name in self.SLICES:
            getattr(controller, f"{name}_changed").connect(getattr(self, f"_on_{name}_changed"))

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw what depends on the slices in `changed`; all of ``SLICES`` the first time."""
        raise NotImplementedError

    def apply_look(self) -> None:
        """Hand ``self.look`` to the widgets."""

    def flush(self) -> None:
        """Draw at once what waits for a quiet moment; nothing does unless a subclass says so."""

    def set_look(self, look: Look) -> None:
        """Change colours, sizes and fonts at once."""
        self.look = look
        self.apply_look()

    def disconnect_controller(self) -> None:
        """Stop listening; for a view that is about to go."""
        if self._connected:
            self._connected = False
            for name in self.SLICES:
                signal = getattr(self.controller, f"{name}_changed")
                signal.disconnect(getattr(self, f"_on_{name}_changed"))

    def refresh(self) -> None:
        """Draw what has changed while the view was hidden."""
        changed, self._dirty = frozenset(self._dirty), set()
        if changed:
            self.render_state(changed)

    def redraw(self) -> None:
        """Draw everything anew, as soon as it is seen; for what others have shown or hidden."""
        self._dirty.update(self.SLICES)
        if self.isVisible() and not self._behind:
            self.refresh()

    def set_behind(self, behind: bool) -> None:
        """Say whether it stands behind another dock's tab, where Qt calls it visible all the same.

        Nobody sees it there, so it draws nothing until it comes to the front.
        """
        self._behind = behind
        if not behind and self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was missed."""
        super().showEvent(event)
        self.refresh()

    def _slice_changed(self, name: str) -> None:
        self._dirty.add(name)
        if self.isVisible() and not self._behind:
            self.refresh()

    # One bound method a slice: Qt keeps no widget alive through it, unlike through a lambda.

    def _on_sequence_changed(self) -> None:
        self._slice_changed("sequence")

    def _on_cell_changed(self) -> None:
        self._slice_changed("cell")

    def _on_gates_changed(self) -> None:
        self._slice_changed("gates")

    def _on_results_changed(self) -> None:
        self._slice_changed("results")

    def _on_playhead_changed(self) -> None:
        self._slice_changed("playhead")

    def _on_reading_changed(self) -> None:
        self._slice_changed("reading")

    def _on_answers_changed(self) -> None:
        self._slice_changed("answers")

    def _on_readhead_changed(self) -> None:
        self._slice_changed("readhead")

    def _on_flow_changed(self) -> None:
        self._slice_changed("flow")

    def _on_flows_changed(self) -> None:
        self._slice_changed("flows")

    def _on_comparison_changed(self) -> None:
        self._slice_changed("comparison")

    def _on_comparisons_changed(self) -> None:
        self._slice_changed("comparisons")

    def _on_pitfalls_changed(self) -> None:
        self._slice_changed("pitfalls")

    def _on_leaks_changed(self) -> None:
        self._slice_changed("leaks")

    def _on_lab_changed(self) -> None:
        self._slice_changed("lab")

    def _on_training_changed(self) -> None:
        self._slice_changed("training")

    def _on_finding_changed(self) -> None:
        self._slice_changed("finding")

    def _on_findings_changed(self) -> None:
        self._slice_changed("findings")

    def _on_progress_changed(self) -> None:
        self._slice_changed("progress")

    def _on_learning_changed(self) -> None:
        self._slice_changed("learning")

    def _on_checks_changed(self) -> None:
        self._slice_changed("checks")

    def _on_goal_changed(self) -> None:
        self._slice_changed("goal")

    def _on_grade_changed(self) -> None:
        self._slice_changed("grade")

    def _on_search_changed(self) -> None:
        self._slice_changed("search")

    def _on_quiz_changed(self) -> None:
        self._slice_changed("quiz")

    def _on_view_changed(self) -> None:
        self._slice_changed("view")

    def _on_hover_changed(self) -> None:
        self._slice_changed("hover")

    def _on_look_changed(self) -> None:
        self._slice_changed("look")

    def _on_history_changed(self) -> None:
        self._slice_changed("history")
