"""The pages of the window, in one table; each is made, and imported, when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.shell.page import Page
from lstm_studio.style.look import Look

if TYPE_CHECKING:
    from lstm_studio.shell.main_window import MainWindow

__all__ = ["PageSpec", "page_table"]


def _join_nothing(window: MainWindow) -> None:
    """Connect nothing: the page asks the controller alone."""


@dataclass(frozen=True)
class PageSpec:
    """One page.

    Attributes
    ----------
    id : str
        Its name in ``ViewState.page``, one of ``PAGES``.
    title : str
        What its tab says.
    make : callable
        ``(controller, look) -> Page``; what the page needs is imported in here.
    join : callable
        ``(window) -> None``: connects page and docks with the window, once both are made.
    """

    id: str
    title: str
    make: Callable[[ModelController, Look], Page]
    join: Callable[[MainWindow], None] = _join_nothing


def page_table() -> tuple[PageSpec, ...]:
    """Return all pages in the order of their tabs; texts in the language of now."""
    return (
        PageSpec("sandbox", tr("Sandbox"), _make_sandbox, _join_sandbox),
        PageSpec("learn", tr("Learn"), _make_learn),
        PageSpec("compare", tr("Compare"), _make_compare, _join_compare),
        PageSpec("both", tr("Both ways"), _make_both, _join_both),
        PageSpec("gradients", tr("Gradients"), _make_gradients, _join_gradients),
        PageSpec("train", tr("Train"), _make_train, _join_train),
        PageSpec("cells", tr("Find the cell"), _make_cells, _join_cells),
        PageSpec("pitfalls", tr("Pitfalls"), _make_pitfalls),
    )


def _make_sandbox(controller: ModelController, look: Look) -> Page:
    from lstm_studio.shell.sandbox_page import SandboxPage

    return SandboxPage(controller, look)


def _join_sandbox(window: MainWindow) -> None:
    from lstm_studio.views.sequences import SequencesView

    page, commands = window.sandbox, window.commands
    page.plots.scrubStarted.connect(window.playback.pause)
    page.diagram.scrubbed.connect(window.playback.pause)
    page.plots.copyRequested.connect(commands.copy_text)
    page.plots.pictureRequested.connect(commands.save_picture)
    sequences = window.view("dock.sequences")
    assert isinstance(sequences, SequencesView)
    sequences.editRequested.connect(commands.edit_sequence)


def _make_learn(controller: ModelController, look: Look) -> Page:
    from lstm_studio.shell.learn_page import LearnPage

    return LearnPage(controller, look)


def _make_compare(controller: ModelController, look: Look) -> Page:
    from lstm_studio.shell.compare_page import ComparePage

    return ComparePage(controller, look)


def _join_compare(window: MainWindow) -> None:
    from lstm_studio.shell.compare_page import ComparePage

    page, commands = window.pages.page("compare", window.look), window.commands
    assert isinstance(page, ComparePage)
    page.runs.scrubStarted.connect(window.playback.pause)
    page.runs.copyRequested.connect(commands.copy_text)
    page.runs.pictureRequested.connect(commands.save_picture)


def _make_both(controller: ModelController, look: Look) -> Page:
    from lstm_studio.shell.both_page import BothPage

    return BothPage(controller, look)


def _make_pitfalls(controller: ModelController, look: Look) -> Page:
    from lstm_studio.shell.pitfalls_page import PitfallsPage

    return PitfallsPage(controller, look)


def _join_both(window: MainWindow) -> None:
    from lstm_studio.shell.both_page import BothPage
    from lstm_studio.views.both_sentence import BothSentenceView

    sentence = window.view("dock.sentence")
    assert isinstance(sentence, BothSentenceView)
    sentence.addRequested.connect(window.commands.add_word)
    page = window.pages.page("both", window.look)
    assert isinstance(page, BothPage)
    page.strips.strips.copyRequested.connect(window.commands.copy_text)
    page.belief.plot.copyRequested.connect(window.commands.copy_text)


def _make_gradients(controller: ModelController, look: Look) -> Page:
    from lstm_studio.shell.gradients_page import GradientsPage

    return GradientsPage(controller, look)


def _join_gradients(window: MainWindow) -> None:
    from lstm_studio.shell.gradients_page import GradientsPage

    page = window.pages.page("gradients", window.look)
    assert isinstance(page, GradientsPage)
    page.curves.plot.copyRequested.connect(window.commands.copy_text)
    page.curves.plot.pictureRequested.connect(window.commands.save_picture)


def _make_train(controller: ModelController, look: Look) -> Page:
    from lstm_studio.shell.train_page import TrainPage

    return TrainPage(controller, look)


def _join_train(window: MainWindow) -> None:
    from lstm_studio.shell.train_page import TrainPage

    page = window.pages.page("train", window.look)
    assert isinstance(page, TrainPage)
    for view in (page.curves, page.probe, page.memory):
        view.copyRequested.connect(window.commands.copy_text)


def _make_cells(controller: ModelController, look: Look) -> Page:
    from lstm_studio.shell.cells_page import CellsPage

    return CellsPage(controller, look)


def _join_cells(window: MainWindow) -> None:
    from lstm_studio.shell.cells_page import CellsPage

    page = window.pages.page("cells", window.look)
    assert isinstance(page, CellsPage)
    page.curve.copyRequested.connect(window.commands.copy_text)
    page.ranking.copyRequested.connect(window.commands.copy_text)
    page.curve.plot.pictureRequested.connect(window.commands.save_picture)
