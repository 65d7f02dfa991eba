"""Runs the code of a pitfall and measures what has come of it; torch is imported when it starts."""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import dataclass

from lstm_studio.core.errors import StudioError
from lstm_studio.engine.index_pitfall import TestSentences
from lstm_studio.engine.listing import Ending, run_listing
from lstm_studio.engine.torch_there import why_no_torch
from lstm_studio.i18n import integer, tr
from lstm_studio.present.pitfall_code import LISTINGS
from lstm_studio.state.library import Library
from lstm_studio.state.pitfalls import NEEDS_NO_TORCH, VERSIONS, Measure, PitfallResult, Raised

__all__ = ["STEPS", "RunProgress", "run_pitfall"]

STEPS = 600
"""Steps of training of those that train."""
_ROUNDS_AT_ONCE = 5
_MOST_CHARACTERS = 4000


@dataclass(frozen=True)
class RunProgress:
    """Where a run is.

    Attributes
    ----------
    fraction : float
        0 to 1.
    what : str
        What is done, a translated sentence.
    seconds_left : float or None
        At the pace so far; None while that is not known.
    """

    fraction: float
    what: str
    seconds_left: float | None


def run_pitfall(
    pitfall: str, version: str, library: Library, steps: int = STEPS, seed: int = 0
) -> Generator[RunProgress, None, PitfallResult]:
    """Run one version of the code of a pitfall, the very text that is shown.

    Parameters
    ----------
    pitfall, version : str
        Of :data:`lstm_studio.state.pitfalls.VERSIONS`.
    library : Library
        Has the readers of "bank".
    steps : int
        Steps of training, for those that train.
    seed : int
        Of weights and data.

    Yields
    ------
    RunProgress
        Every few steps; closing the generator there stops the run.

    Returns
    -------
    PitfallResult
        What torch has raised on the way is part of it.

    Raises
    ------
    StudioError
        When there is no such version, or torch is needed and cannot be imported.
    """
    if version not in VERSIONS.get(pitfall, ()):
        raise StudioError(tr("There is no pitfall named “{name}”.", name=f"{pitfall}/{version}"))
    if pitfall in NEEDS_NO_TORCH:
        yield RunProgress(0.0, tr("Reading the test sentences"), None)
        sentences = TestSentences(library)
        ending = yield from _drive(
            run_listing(_code(pitfall, version), sentences.given()), sentences
        )
        return _result(pitfall, version, ending, sentences.measure(ending.names))
    _need_torch()
    return (yield from _run_with_torch(pitfall, version, steps, seed))


def _code(pitfall: str, version: str) -> str:
    return LISTINGS[pitfall][version].code


def _drive(
    run: Generator[int, None, Ending], sentences: TestSentences
) -> Generator[RunProgress, None, Ending]:
    """Run with numpy alone, which needs no care."""
    start = time.monotonic()
    try:
        while True:
            rounds = next(run)
            yield _progress(rounds, sentences.rounds, time.monotonic() - start)
    except StopIteration as end:
        return end.value


def _run_with_torch(
    pitfall: str, version: str, steps: int, seed: int
) -> Generator[RunProgress, None, PitfallResult]:
    from lstm_studio.engine.torch_pitfalls import EXPERIMENTS, Alone, torch_version

    alone = Alone(seed)
    with alone():
        experiment = EXPERIMENTS[pitfall](steps, seed)
    run = run_listing(_code(pitfall, version), experiment.given)
    start = time.monotonic()
    ending: Ending | None = None
    while ending is None:
        rounds = 0
        with alone():
            try:
                for _ in range(_ROUNDS_AT_ONCE):
                    rounds = next(run)
            except StopIteration as end:
                ending = end.value
        if ending is None:
            yield _progress(rounds, experiment.rounds, time.monotonic() - start)
    measures: tuple[Measure, ...] = ()
    if ending.error is None or experiment.partial:
        with alone():
            measures = experiment.measure(ending.names)
    return _result(pitfall, version, ending, measures, torch_version())


def _progress(rounds: int, most: int, seconds: float) -> RunProgress:
    if not most or not rounds:
        return RunProgress(0.0, tr("Running the code"), None)
    fraction = min(rounds / most, 1.0)
    what = tr("Round {round} of {rounds}", round=integer(rounds), rounds=integer(most))
    return RunProgress(fraction, what, seconds * (1.0 - fraction) / fraction)


def _result(
    pitfall: str,
    version: str,
    ending: Ending,
    measures: tuple[Measure, ...],
    torch: str = "",
) -> PitfallResult:
    raised = None
    if ending.error is not None:
        text = str(ending.error)[:_MOST_CHARACTERS]
        raised = Raised(type(ending.error).__name__, text, ending.line, ending.rounds)
    return PitfallResult(pitfall, version, measures, raised, torch)


def _need_torch() -> None:
    error = why_no_torch()
    if error is not None:
        raise StudioError(
            tr("This code needs PyTorch, which cannot be loaded: {reason}", reason=error),
            tr("Install it with: python -m pip install torch"),
        ) from error
