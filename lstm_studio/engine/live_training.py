"""Networks trained side by side, watched while they learn.

All runs take step after step together, and runs of one seed read the very same batches.  What one
run does depends on its recipe alone, not on the others nor on when it is paused: each comes out to
the bit as :func:`lstm_studio.engine.training.train` would make it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from typing import TYPE_CHECKING

from lstm_studio.core.errors import StudioError
from lstm_studio.core.lab import LabRecord, LabSetup, RunStatus, Snapshot
from lstm_studio.core.params import GATES
from lstm_studio.core.task_network import Probe, TaskNetwork, make_probe, run_probe
from lstm_studio.core.tasks import find_task
from lstm_studio.engine.training import Recipe, load_torch, parameter_count
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
        self._step = 0
        self._turn = 0
        self._factor = 1.0

    def run(self, steps: int | None = None) -> Generator[Snapshot, None, Snapshot]:
        """Train on, until the end, for some steps, or until the control asks for a pause.

        Parameters
        ----------
        steps : int, optional
            Steps to take at most; all that are left when left out.

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
        load_torch()
        from lstm_studio.engine.torch_training import own_torch_state

        if not self._runs:
            with own_torch_state():
                self._begin()
        until = self.setup.steps if steps is None else min(self._step + steps, self.setup.steps)
        while self._step < until and self.going and not self.control.paused:
            start = time.monotonic()
            with own_torch_state():
                while self._in_time(start) and self.going and self._step < until:
                    self._take_turn()
            yield self.snapshot()
        return self.snapshot()

    @property
    def going(self) -> bool:
        """Whether there is another step for any run; also before the first."""
        return not self._runs or any(run.going for run in self._runs)

    @property
    def step(self) -> int:
        """Steps that every run has done."""
        return self._step

    def network(self, competitor: int, seed: int = 0, step: int | None = None) -> TaskNetwork:
        """Return a network as it is now, or as it was at a checkpoint.

        Parameters
        ----------
        competitor, seed : int
            Their places in the setup.
        step : int, optional
            One of the record's checkpoints.
        """
        run = seed * len(self.setup.competitors) + competitor
        kind = self.setup.competitors[competitor].kind
        weights = self._runs[run].weights() if step is None else self.record.weights(step, run)
        return TaskNetwork.from_tensors(self.setup.task, kind, weights)

    def snapshot(self) -> Snapshot:
        """Return where every run is, and what the first seed's networks do on the probe."""
        status = tuple(
            _status(run, losses) for run, losses in zip(self._runs, self._losses, strict=True)
        )
        networks = tuple(self.network(c) for c in range(len(self.setup.competitors)))
        probes = tuple(run_probe(network, self.probe) for network in networks)
        seconds = sum(one.seconds for one in status)
        return Snapshot(self._step, self.setup.steps, seconds, status, networks, probes)

    @staticmethod
    def _in_time(start: float) -> bool:
        return time.monotonic() - start < YIELD_SECONDS

    def _begin(self) -> None:
        from lstm_studio.engine.torch_training import Batches, Run

        setup, task = self.setup, find_task(self.setup.task)
        shared = {seed: Batches(task, seed, setup.length, setup.batch) for seed in setup.seeds}
        self._runs = [Run(recipe, shared[recipe.seed]) for recipe in self.recipes]
        self._keep()

    def _take_turn(self) -> None:
        """Do one step of the run whose turn it is; close the round after the last."""
        if self._turn == 0:
            self._take_rate()
        run, losses = self._runs[self._turn], self._losses[self._turn]
        if run.going:
            run.rate_factor = self._factor
            run.advance(1)
            losses.append(run.progress().loss)
        self._turn += 1
        if self._turn == len(self._runs):
            self._turn = 0
            self._step += 1
            self._close_round()

    def _take_rate(self) -> None:
        factor = self.control.rate_factor
        if factor != self._factor:
            self._factor = factor
            self.record.add_rate(self._step, factor)

    def _close_round(self) -> None:
        last = self._step == self.setup.steps or not self.going
        if self._step % self.setup.point_every == 0 or last:
            for index, (run, losses) in enumerate(zip(self._runs, self._losses, strict=True)):
                if losses:
                    now = _status(run, losses)
                    self.record.add_point(index, now.steps, now.seconds, now.loss, now.score)
                    losses.clear()
                    losses.append(run.progress().loss)
        if self._step % self.record.checkpoint_every == 0 or last:
            self._keep()

    def _keep(self) -> None:
        self.record.add_checkpoint(self._step, tuple(run.weights() for run in self._runs))


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
