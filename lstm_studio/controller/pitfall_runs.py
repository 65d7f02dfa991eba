"""Runs the code of a pitfall beside the window and hands what it has shown to the controller."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lstm_studio.controller.one_run import OneRun, RunNow
from lstm_studio.i18n import tr
from lstm_studio.state.library import Library
from lstm_studio.state.pitfalls import PitfallResult

if TYPE_CHECKING:
    from lstm_studio.controller.model_controller import ModelController

__all__ = ["PitfallRun", "PitfallRuns"]

Run = Callable[[str, str, Library], Generator[object, None, object]]


@dataclass(frozen=True)
class PitfallRun(RunNow):
    """Where the run of a version is."""

    @property
    def pitfall(self) -> str:
        """What is, or was, run; empty before the first."""
        return self.about[0] if self.about else ""

    @property
    def version(self) -> str:
        """Which of its versions."""
        return self.about[1] if self.about else ""


class PitfallRuns(OneRun[PitfallRun]):
    """Runs one version at a time.

    Parameters
    ----------
    controller : ModelController
    run : callable, optional
        ``(pitfall, version, library) -> generator``: the engine's own when left out.
    """

    def __init__(self, controller: ModelController, run: Run | None = None) -> None:
        super().__init__(controller, PitfallRun)
        self._run = _run if run is None else run

    def start(self, pitfall: str, version: str) -> None:
        """Run a version; what was being run before is given up."""
        library, run = self._controller.library, self._run

        def make() -> Generator[object, None, object]:
            return run(pitfall, version, library)

        self._begin((pitfall, version), make)

    def _keep(self, result: object) -> bool:
        kept = isinstance(result, PitfallResult)
        if kept:
            self._controller.do("keep_pitfall_result", result=result)
        return kept

    def _stopped(self) -> str:
        return tr("The run has stopped.")


def _run(pitfall: str, version: str, library: Library) -> Generator[object, None, object]:
    """Import torch on the thread that runs, its libraries first, where it is needed."""
    from lstm_studio.engine.pitfalls import run_pitfall
    from lstm_studio.engine.preload import preload_torch
    from lstm_studio.state.pitfalls import NEEDS_NO_TORCH

    if pitfall not in NEEDS_NO_TORCH:
        preload_torch()
    return run_pitfall(pitfall, version, library)
