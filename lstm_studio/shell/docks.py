"""The docks of the window, in one table, and where they stand at a first start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.views.code import CodePanelView
from lstm_studio.views.equations import EquationsView
from lstm_studio.views.gate_panel import GatePanelView
from lstm_studio.views.sequences import SequencesView

__all__ = ["DockSpec", "dock_table"]

_LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
_RIGHT = Qt.DockWidgetArea.RightDockWidgetArea


@dataclass(frozen=True)
class DockSpec:
    """One dock.

    Attributes
    ----------
    id : str
        Its object name, by which its place is remembered.
    title : str
    area : Qt.DockWidgetArea
    view : callable
        ``(controller, look) -> View``: makes what it shows.
    tab_with : str
        The dock it lies behind at first; empty for a place of its own.
    """

    id: str
    title: str
    area: Qt.DockWidgetArea
    view: Callable[..., View]
    tab_with: str = ""


def _make_weights(controller: ModelController, look: Look) -> View:
    # Behind another dock at first: imported when it is seen.
    from lstm_studio.views.weights import WeightsView

    return WeightsView(controller, look)


def dock_table() -> tuple[DockSpec, ...]:
    """Return all docks; those of one area from top to bottom."""
    return (
        DockSpec("dock.gates", tr("Gates"), _LEFT, GatePanelView),
        DockSpec("dock.sequences", tr("Sequence"), _LEFT, SequencesView),
        DockSpec("dock.equations", tr("In numbers"), _RIGHT, EquationsView),
        DockSpec("dock.code", tr("PyTorch"), _RIGHT, CodePanelView),
        DockSpec("dock.weights", tr("Weights"), _RIGHT, _make_weights, tab_with="dock.code"),
    )
