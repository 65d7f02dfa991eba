"""Networks trained side by side, watched while they learn.

The runs share the processor's time equally, step by step, and not the number of steps: PyTorch runs
the LSTM as one fused piece, and a GRU that takes five times as long for a step does not hold it up.
Curves over steps compare them all the same.  Runs of one seed read the very same batches.  What one
run does depends on its recipe alone, not on the others nor on whose turn it is nor on when it is
paused: each comes out to the bit as :func:`lstm_studio.engine.training.train` would make it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from dataclasses import replace
from typing import TYPE_CHECKING

from lstm_studio.core.errors import StudioError
from lstm_studio.core.lab import LabRecord, LabSetup, RunStatus, Snapshot
from lstm_studio.core.params import GATES
from lstm_studio.core.task_network import Probe, TaskNetwork, make_probe, run_probe
from lstm_studio.core.tasks import find_task
from lstm_studio.engine.torch_there import need_torch
from lstm_studio.engine.training import Recipe, parameter_count
from lstm_studio.i18n import integer, tr

if TYPE_CHECKING:
    from lstm_studio.engine.torch_training import Run

__all__ = ["LabControl", "LiveTraining"]

YIELD_SECONDS = 0.06
"""Between two snapshots: enough for the eye, and the window has time to paint."""
MAX_RUNS = 30
MAX_LAB_LENGTH = 1000
MAX_WORK = 1_500_000_000
"""Multiplications in one step of one run: 0.1 to 0.3 s of a core, after which it can be stopped."""


class LabControl:
    """What a person changes while a training runs; to be used from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._paused = False
        self._rate_factor = 1.0
        self._watched = 0

    def pause(self, paused: bool = True) -> None:
        """Ask the training to return at its next place, or let it go on."""
        with self._lock:
            self._paused = paused

    @property
    def paused(self) -> bool:
        """Whether it has been asked to return."""
        with self._lock:
            return self._paused

    def set_rate_factor(self, factor: float) -> None:
        """Multiply all learning rates by `factor` from the next step on."""
        with self._lock:
            self._rate_factor = factor

    @property
    def rate_factor(self) -> float:
        """What the learning rates are multiplied by."""
        with self._lock:
            return self._rate_factor

    def watch(self, seed: int) -> None:
        """Show the networks of that seed, by its place, from the next snapshot on."""
        with self._lock:
            self._watched = seed

    @property
    def watched(self) -> int:
        """The place of the seed whose networks are shown."""
        with self._lock:
            return self._watched


class LiveTraining:
    """A training that goes on from where it was left.

    Parameters
    ----------
    setup : LabSetup

    Attributes
    ----------
    control : LabControl
    record : LabRecord
        Curves and checkpoints so far.
    probe : Probe
        The fixed sequence.

    Raises
    ------
    StudioError
        When something about the setup is not possible.
    """

    def __init__(self, setup: LabSetup) -> None:
        self.recipes = _recipes(setup)
        self.setup = setup
        self.control = LabControl()
        task = find_task(setup.task)
        counts = (
            parameter_count(one.kind, one.hidden_size, task.input_size, task.output_size)
            for one in setup.competitors
        )
        self.record = LabRecord(setup, sum(counts))
        self.probe: Probe = make_probe(task, setup.length)
        self._runs: list[Run] = []
        self._losses: list[list[float]] = [[] for _ in setup.runs]
        self._factors = [1.0] * len(setup.runs)

    def run(self, steps: int | None = None) -> Generator[Snapshot, None, Snapshot]:
        """Train on, until the end, for some steps, or until the control asks for a pause.

        Parameters
        ----------
        steps : int, optional
            Steps that each run takes at most; all that are left when left out.

        Yields
        ------
        Snapshot
            About every 60 ms, later where a single step takes longer.

        Returns
        -------
        Snapshot
            Where it has come to.

        Raises
        ------
        StudioError
            When torch cannot be imported.
        """
        need_torch()
        from lstm_studio.engine.torch_training import own_torch_state

        if not self._runs:
            with own_torch_state():
                self._begin()
        whole = self.setup.steps
        until = [whole if steps is None else min(run.step + steps, whole) for run in self._runs]
        while self._next(until) is not None and not self.control.paused:
            start = time.monotonic()
            with own_torch_state():
                while self._in_time(start) and (index := self._next(until)) is not None:
                    self._take_turn(index)
            yield self.snapshot()
        return self.snapshot()

    @property
    def going(self) -> bool:
        """Whether there is another step for any run; also before the first."""
        return not self._runs or any(run.going for run in self._runs)

    @property
    def step(self) -> int:
        """Steps that every run has done which has not overflowed."""
        steps = [run.step for run in self._runs]
        fit = [run.step for run in self._runs if run.going or run.step == self.setup.steps]
        return min(fit or [max(steps, default=0)])

    def network(self, competitor: int, seed: int = 0, step: int | None = None) -> TaskNetwork:
        """Return a network as it is now, or as it was at a checkpoint.

        Parameters
        ----------
        competitor, seed : int
            Their places in the setup.
        step : int, optional
            One of the record's checkpoints; a run that has not come so far is shown as it was last.
        """
        run = self.run_of(competitor, seed)
        kind = self.setup.competitors[competitor].kind
        if step is None and self._runs:
            weights = self._runs[run].weights()
        else:
            weights = self.record.weights(self.setup.steps if step is None else step, run)
        return TaskNetwork.from_tensors(self.setup.task, kind, weights)

    def run_of(self, competitor: int, seed: int = 0) -> int:
        """Return the number of a run, from the places of its network and its seed in the setup."""
        return seed * len(self.setup.competitors) + competitor

    def snapshot(self) -> Snapshot:
        """Return where every run is, and what the networks watched do on the probe."""
        status = tuple(
            _status(run, losses) for run, losses in zip(self._runs, self._losses, strict=True)
        )
        seconds = sum(one.seconds for one in status)
        return self.watch(Snapshot(self.step, self.setup.steps, seconds, status, (), ()))

    def watch(self, snapshot: Snapshot) -> Snapshot:
        """Return a snapshot of now with the networks of the seed that is watched now."""
        seed = min(self.control.watched, len(self.setup.seeds) - 1)
        networks = tuple(self.network(c, seed) for c in range(len(self.setup.competitors)))
        probes = tuple(run_probe(network, self.probe) for network in networks)
        return replace(snapshot, networks=networks, probes=probes, seed=seed)

    @staticmethod
    def _in_time(start: float) -> bool:
        return time.monotonic() - start < YIELD_SECONDS

    def _begin(self) -> None:
        from lstm_studio.engine.torch_training import Run

        self._runs = [Run(recipe) for recipe in self.recipes]
        for index, run in enumerate(self._runs):
            self.record.add_checkpoint(index, 0, run.weights())

    def _next(self, until: list[int]) -> int | None:
        """Return the run whose turn it is: the one that has had the least time; None at the end."""
        waiting = [
            index for index, run in enumerate(self._runs) if run.going and run.step < until[index]
        ]
        return min(waiting, key=lambda index: self._runs[index].seconds, default=None)

    def _take_turn(self, index: int) -> None:
        """Do one step of a run and keep what there is to keep of it."""
        run, losses = self._runs[index], self._losses[index]
        factor = self.control.rate_factor
        if factor != self._factors[index]:
            self._factors[index] = factor
            self.record.add_rate(index, run.step, factor)
        run.rate_factor = factor
        run.advance(1)
        losses.append(run.progress().loss)
        if run.step % self.setup.point_every == 0 or not run.going:
            now = _status(run, losses)
            self.record.add_point(index, now.steps, now.seconds, now.loss, now.score)
            losses[:] = losses[-1:]
        if run.step % self.record.checkpoint_every == 0 or not run.going:
            self.record.add_checkpoint(index, run.step, run.weights())


def _status(run: Run, losses: list[float]) -> RunStatus:
    result = run.result_so_far()
    if result.diverged:
        state = "diverged"
    elif result.solved_at is not None:
        state = "solved"
    else:
        state = "running" if run.going else "done"
    loss = sum(losses) / len(losses) if losses else float("nan")
    return RunStatus(
        state,
        result.steps,
        loss,
        result.score,
        result.best_score,
        result.solved_at,
        result.seconds,
    )


def _recipes(setup: LabSetup) -> tuple[Recipe, ...]:
    """Return one checked recipe a run.

    Raises
    ------
    StudioError
    """
    if not setup.competitors:
        raise StudioError(tr("No cell is chosen."), tr("Choose at least one of LSTM, GRU and RNN."))
    if not 0 < len(setup.runs) <= MAX_RUNS:
        raise StudioError(
            tr("{count} trainings at once are too many.", count=integer(len(setup.runs))),
            tr("Choose fewer seeds or fewer cells; {most} fit.", most=integer(MAX_RUNS)),
        )
    if setup.length > MAX_LAB_LENGTH:
        raise StudioError(
            tr("Length of a sequence: {value} is not possible.", value=integer(setup.length)),
            tr("Choose up to {most} steps.", most=integer(MAX_LAB_LENGTH)),
        )
    recipes: list[Recipe] = []
    for index, seed in setup.runs:
        one = setup.competitors[index]
        recipe = Recipe(
            kind=one.kind,
            hidden_size=one.hidden_size,
            task=setup.task,
            seed=seed,
            steps=setup.steps,
            learning_rate=one.learning_rate,
            stop_when_solved=False,
            length=setup.length,
            batch=setup.batch,
            forget_bias=one.forget_bias,
            score_every=setup.score_every,
            score_sequences=setup.score_sequences,
            chrono=one.chrono,
        ).resolved()
        _check_work(recipe)
        recipes.append(recipe)
    return tuple(recipes)


def _check_work(recipe: Recipe) -> None:
    """Refuse a network of which one step would hold the training for seconds."""
    assert recipe.length is not None
    H, D = recipe.hidden_size, find_task(recipe.task).input_size
    a_pass = len(GATES[recipe.kind]) * H * (H + D) * recipe.length
    if 3 * a_pass * recipe.batch > MAX_WORK or a_pass * recipe.score_sequences > 2 * MAX_WORK:
        raise StudioError(
            tr(
                "{units} units over {length} steps are too slow to be watched.",
                units=integer(H),
                length=integer(recipe.length),
            ),
            tr("Choose a smaller network or a shorter sequence."),
        )
