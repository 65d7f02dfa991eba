"""The docks of all pages, in one table, and where they stand when a page is first shown."""

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
    page : str
        The page it belongs to.
    title : str
    area : Qt.DockWidgetArea
    view : callable
        ``(controller, look) -> View``: makes what it shows.
    tab_with : str
        The dock it lies behind at first; empty for a place of its own.
    width : int
        The width of its area in pixels at 100 %, said by the first dock there; 0 leaves it to Qt.
    share : float
        How much of its area's height it takes, 0 to 1; the last dock of an area takes the rest.
    most : int
        The height that it does not go beyond, in pixels at 100 %; 0 for no bound.
    """

    id: str
    page: str
    title: str
    area: Qt.DockWidgetArea
    view: Callable[..., View]
    tab_with: str = ""
    width: int = 0
    share: float = 0.5
    most: int = 0


def _make_weights(controller: ModelController, look: Look) -> View:
    # Behind another dock at first: imported when it is seen.
    from lstm_studio.views.weights import WeightsView

    return WeightsView(controller, look)


def _make_sentence(controller: ModelController, look: Look) -> View:
    # On another page than the first one: imported when it is shown.
    from lstm_studio.views.both_sentence import BothSentenceView

    return BothSentenceView(controller, look)


def _make_networks(controller: ModelController, look: Look) -> View:
    # On another page than the first one: imported when it is shown.
    from lstm_studio.views.gradients_networks import GradientsNetworksView

    return GradientsNetworksView(controller, look)


def _make_compare(controller: ModelController, look: Look) -> View:
    # On another page than the first one, too.
    from lstm_studio.views.compare_weights import CompareWeightsView

    return CompareWeightsView(controller, look)


def _make_pitfall_list(controller: ModelController, look: Look) -> View:
    from lstm_studio.views.pitfall_list import PitfallListView

    return PitfallListView(controller, look)


def _make_training(controller: ModelController, look: Look) -> View:
    from lstm_studio.views.train_settings import TrainSettingsView

    return TrainSettingsView(controller, look)


def _make_cells(controller: ModelController, look: Look) -> View:
    from lstm_studio.views.cells_setup import CellsSetupView

    return CellsSetupView(controller, look)


def dock_table() -> tuple[DockSpec, ...]:
    """Return all docks; those of one area from top to bottom."""
    D, page = DockSpec, "sandbox"
    return (
        D("dock.gates", page, tr("Gates"), _LEFT, GatePanelView, width=272, share=0.66),
        D("dock.sequences", page, tr("Sequence"), _LEFT, SequencesView),
        D(
            "dock.equations",
            page,
            tr("In numbers"),
            _RIGHT,
            EquationsView,
            width=268,
            share=0.6,
            most=400,
        ),
        D("dock.code", page, tr("PyTorch"), _RIGHT, CodePanelView),
        D("dock.weights", page, tr("Weights"), _RIGHT, _make_weights, tab_with="dock.code"),
        D("dock.compare", "compare", tr("Weights"), _LEFT, _make_compare, width=272),
        D("dock.sentence", "both", tr("Sentence"), _LEFT, _make_sentence, width=268),
        D("dock.networks", "gradients", tr("Networks"), _LEFT, _make_networks, width=268),
        D("dock.pitfalls", "pitfalls", tr("Pitfalls"), _LEFT, _make_pitfall_list, width=240),
        D("dock.training", "train", tr("Task and settings"), _LEFT, _make_training, width=272),
        D("dock.cells", "cells", tr("Model and text"), _LEFT, _make_cells, width=272),
    )
