"""The training of the page "Train": started, paused, stopped, scrubbed, opened and saved.

What it comes to is kept here and not in the state: it is no choice of the person, undo does not
take it back, and a record of a training would not fit into a session.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from lstm_studio.controller.job import Job
from lstm_studio.controller.lab_memory import LabMemory
from lstm_studio.controller.tasks import Outcome
from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import write_whole
from lstm_studio.core.lab import Horizon, LabRecord, LabSetup, Snapshot
from lstm_studio.core.task_network import Probe, ProbeRun, TaskNetwork, run_probe
from lstm_studio.engine.live_training import LiveTraining
from lstm_studio.engine.safetensor_files import write_tensors
from lstm_studio.i18n import tr
from lstm_studio.present.lab_code import training_code
from lstm_studio.state.lab import LabState, setup_of

if TYPE_CHECKING:
    from lstm_studio.controller.model_controller import ModelController

__all__ = ["Able", "Earlier", "LabNow", "LiveLab"]

Phase = Literal["idle", "preparing", "running", "pausing", "paused", "ended", "failed"]


@dataclass(frozen=True, eq=False)
class LabNow:
    """Where the training is.

    Attributes
    ----------
    phase : str
        ``idle`` before the first, ``preparing`` until the first step has been done, ``running``,
        ``pausing`` until the step under way is done, ``paused``, ``ended``, ``failed``.
    snapshot : Snapshot or None
        What was told last.
    seconds_left : float or None
        By the pace of now; None while nobody knows.
    message, hint : str
        Why it failed.
    """

    phase: Phase = "idle"
    snapshot: Snapshot | None = None
    seconds_left: float | None = None
    message: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Able:
    """What can be asked of the training now; `run` lets it rest where it runs."""

    run: bool
    step: bool
    stop: bool
    restart: bool


@dataclass(frozen=True, eq=False)
class Earlier:
    """A training that is compared with the one of now."""

    record: LabRecord
    snapshot: Snapshot


class LiveLab(QObject):
    """Trains what the state's lab describes, one training at a time.

    Parameters
    ----------
    controller : ModelController

    Signals
    -------
    changed
        Anything of it is another.
    """

    changed = Signal()

    def __init__(self, controller: ModelController) -> None:
        super().__init__(controller)
        self._controller = controller
        self._now = LabNow()
        self._training: LiveTraining | None = None
        self._job = Job(controller.tasks, self)
        self._job.progressed.connect(self._on_progressed)
        self._job.ended.connect(self._on_ended)
        self._memory = LabMemory(controller.tasks, self)
        self._memory.changed.connect(self.changed)
        self._before: Earlier | None = None
        self._then: Phase | None = None  # what follows when the step under way is done
        self._leg = (0.0, 0.0)  # when the training was last begun or resumed, after what work
        self._checkpoint: int | None = None
        self._seen: tuple[tuple[int, int], tuple[ProbeRun, ...]] | None = None
        controller.lab_changed.connect(self._on_lab_changed)

    # ------------------------------------------------------------------ what there is

    @property
    def now(self) -> LabNow:
        """Where the training is."""
        return self._now

    @property
    def busy(self) -> bool:
        """Whether a thread is training, or about to."""
        return self._job.running

    @property
    def setup(self) -> LabSetup | None:
        """What is, or was, trained; the state may say something else by now."""
        return None if self._training is None else self._training.setup

    @property
    def record(self) -> LabRecord | None:
        """The curves and checkpoints."""
        return None if self._training is None else self._training.record

    @property
    def before(self) -> Earlier | None:
        """The training before this one, to compare with; None where its task was another."""
        return self._before

    @property
    def probe(self) -> Probe | None:
        """The sequence on which the networks are watched."""
        return None if self._training is None else self._training.probe

    @property
    def horizons(self) -> tuple[Horizon, ...]:
        """How far each run's memory reaches; empty until measured."""
        return self._memory.horizons

    @property
    def measuring(self) -> bool:
        """Whether the memory is being measured."""
        return self._memory.measuring

    @property
    def stale(self) -> bool:
        """Whether the person has chosen something else than what is trained."""
        return self.setup is not None and self.setup != setup_of(self._lab)

    @property
    def checkpoint(self) -> int | None:
        """The step whose networks are shown; None for those of now."""
        return self._checkpoint

    @property
    def seed(self) -> int:
        """The seed whose networks are shown, by its place in the setup."""
        if self._checkpoint is None and self._now.snapshot is not None:
            return self._now.snapshot.seed
        setup = self.setup
        return 0 if setup is None else min(self._lab.watched_seed, len(setup.seeds) - 1)

    @property
    def probes(self) -> tuple[ProbeRun, ...]:
        """What each competitor of the seed shown does on the probe, now or at the checkpoint."""
        if self._checkpoint is None or self._training is None:
            return () if self._now.snapshot is None else self._now.snapshot.probes
        place = (self._checkpoint, self.seed)
        if self._seen is None or self._seen[0] != place:
            runs = tuple(
                run_probe(self.network(index), self._training.probe)
                for index in range(len(self._training.setup.competitors))
            )
            self._seen = (place, runs)
        return self._seen[1]

    def steps_of(self, competitor: int) -> int:
        """Return how many steps a network has behind it that :meth:`network` returns."""
        if self._training is None or self._now.snapshot is None:
            return 0
        run = self._training.run_of(competitor, self.seed)
        if self._checkpoint is not None:
            return self._training.record.kept(self._checkpoint, run)
        return self._now.snapshot.runs[run].steps

    def network(self, competitor: int) -> TaskNetwork:
        """Return a competitor's network of the seed shown, now or at the checkpoint.

        Raises
        ------
        StudioError
            When nothing has been trained.
        """
        training = self._training
        if training is None or self._now.snapshot is None:
            raise StudioError(
                tr("There is no trained network yet."), tr("Press Run and let it train.")
            )
        if self._checkpoint is not None:
            return training.network(competitor, self.seed, self._checkpoint)
        return self._now.snapshot.networks[competitor]

    @property
    def _lab(self) -> LabState:
        return self._controller.state.lab

    # ------------------------------------------------------------------ what is asked for

    def run(self) -> None:
        """Train: go on where it was paused, or begin with what the state says now."""
        if self.busy:
            return
        if self._now.phase == "paused" and not self.stale:
            self._go(None)
        else:
            self.restart()

    def run_or_pause(self) -> None:
        """Let a training that runs rest, and run one that does not."""
        if not self.busy:
            self.run()
        elif self._then is None:
            self.pause()

    def able(self) -> Able:
        """Return what can be asked for now."""
        phase = self._now.phase
        active = phase in ("preparing", "running", "pausing")
        return Able(
            run=phase != "pausing",
            step=not active,
            stop=phase in ("preparing", "running", "paused"),
            restart=self._training is not None,
        )

    def step_once(self) -> None:
        """Do one step of the optimizer and pause."""
        if self.busy:
            return
        if (self._now.phase != "paused" or self.stale) and not self._begin():
            return
        self._go(1)

    def restart(self) -> None:
        """Begin again, from the same first weights where nothing was changed."""
        self._job.drop()
        if self._begin():
            self._go(None)

    def pause(self) -> None:
        """Let the training rest after the step under way."""
        if self.busy:
            self._finish("paused")

    def stop(self) -> None:
        """End the training; what it has come to is kept, and the memory is measured."""
        if self.busy:
            self._finish("ended")
        elif self._now.phase == "paused":
            self._end(self._now.snapshot)

    def scrub(self, step: int | None) -> None:
        """Show the networks as they were at the checkpoint nearest to a step; None for now."""
        record = self.record
        found = None if record is None else record.checkpoints()
        nearest = None
        if step is not None and found:
            nearest = min(found, key=lambda one: abs(one - step))
        if nearest != self._checkpoint:
            self._checkpoint = nearest
            self.changed.emit()

    def save(self, path: Path, competitor: int) -> Path:
        """Write a network as safetensors, and beside it the code that trains it outside.

        Returns
        -------
        Path
            The file with the code.

        Raises
        ------
        StudioError
            When there is nothing to save, or a file cannot be written.
        """
        network, training = self.network(competitor), self._training
        assert training is not None
        setup = training.setup
        params = network.params
        tensors = {
            "weight_ih_l0": params.weight_ih,
            "weight_hh_l0": params.weight_hh,
            "bias_ih_l0": params.bias_ih,
            "bias_hh_l0": params.bias_hh,
            "readout.weight": network.weight,
            "readout.bias": network.bias,
        }
        write_tensors(path, {name: array.astype(np.float32) for name, array in tensors.items()})
        rates = training.record.rates(training.run_of(competitor, self.seed))
        steps = self.steps_of(competitor)
        code = training_code(setup, competitor, steps, rates, path.name, self.seed)
        beside = path.with_suffix(".py")
        write_whole(beside, code.encode("utf-8"))
        return beside

    def adopt(
        self,
        training: LiveTraining,
        snapshot: Snapshot,
        horizons: tuple[Horizon, ...] = (),
        before: Earlier | None = None,
    ) -> None:
        """Show a training that was made elsewhere and has ended.

        Parameters
        ----------
        training : LiveTraining
        snapshot : Snapshot
            Where it has come to.
        horizons : tuple of Horizon
            One a run.
        before : Earlier, optional
            What it is compared with.
        """
        self._job.drop()
        self._memory.forget(horizons)
        self._training, self._before = training, before
        self._checkpoint, self._seen = None, None
        self._set(LabNow("ended", snapshot))

    # ------------------------------------------------------------------ how it is done

    def _begin(self) -> bool:
        """Make a new training of what the state says; False when that is not possible."""
        try:
            training = LiveTraining(setup_of(self._lab))
        except StudioError as error:
            self._set(LabNow("failed", self._now.snapshot, None, error.message, error.hint))
            return False
        self._before = self._to_compare(training.setup)
        self._training, self._now = training, LabNow()
        self._take_choices()
        self._checkpoint, self._seen = None, None
        self._memory.forget()
        return True

    def _to_compare(self, setup: LabSetup) -> Earlier | None:
        """Return the training of now, where another one of the same task can be held against it."""
        record, snapshot = self.record, self._now.snapshot
        if record is None or snapshot is None or record.setup.task != setup.task:
            return None
        if not any(len(record.curve(run).steps) for run in range(len(record.setup.runs))):
            return self._before
        return Earlier(record, snapshot)

    def _go(self, steps: int | None) -> None:
        training = self._training
        assert training is not None
        training.control.pause(False)
        self._then = None
        self._checkpoint = None

        def make() -> Generator[object, None, object]:
            return _train(training, steps)

        self._leg = (0.0, 0.0)
        self._job.start(make)
        self._set(LabNow("preparing", self._now.snapshot))

    def _finish(self, phase: Phase) -> None:
        assert self._training is not None
        self._then = phase
        self._training.control.pause()
        self._set(LabNow("pausing", self._now.snapshot))

    def _end(self, snapshot: Snapshot | None) -> None:
        self._set(LabNow("ended", snapshot))
        training = self._training
        if training is not None and snapshot is not None:
            networks = [
                training.network(competitor, seed)
                for seed in range(len(training.setup.seeds))
                for competitor in range(len(training.setup.competitors))
            ]
            self._memory.measure(networks, training.setup.length)

    def _take_choices(self) -> None:
        """Let the training know the learning rate and the seed that is watched."""
        training, snapshot = self._training, self._now.snapshot
        if training is None:
            return
        training.control.set_rate_factor(self._lab.rate)
        training.control.watch(self._lab.watched_seed)
        if snapshot is not None and not self.busy:
            seed = min(self._lab.watched_seed, len(training.setup.seeds) - 1)
            if seed != snapshot.seed:
                self._now = replace(self._now, snapshot=training.watch(snapshot))

    def _set(self, now: LabNow) -> None:
        self._now = now
        self.changed.emit()

    @Slot()
    def _on_lab_changed(self) -> None:
        self._take_choices()
        self.changed.emit()

    @Slot(object)
    def _on_progressed(self, snapshot: Snapshot) -> None:
        phase: Phase = "running" if self._then is None else "pausing"
        begun, first = self._leg
        left = None
        if not begun:
            # The first report comes after torch has been loaded, from when on the pace counts.
            self._leg = (time.monotonic(), snapshot.seconds)
        elif snapshot.seconds > first:
            pace = (time.monotonic() - begun) / (snapshot.seconds - first)
            left = pace * snapshot.work_left
        self._set(LabNow(phase, snapshot, left))

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        then, self._then = self._then, None
        if isinstance(outcome.error, StudioError):
            error = outcome.error
            self._set(LabNow("failed", self._now.snapshot, None, error.message, error.hint))
        elif outcome.error is not None:
            message = tr("The training has stopped.")
            self._set(LabNow("failed", self._now.snapshot, None, message))
            raise outcome.error  # a bug: the exception hook logs it and tells the person
        elif not isinstance(outcome.result, Snapshot) or self._training is None:
            self._set(LabNow("paused", self._now.snapshot))  # cancelled: the window is closing
        elif self._training.going and (then is None or then == "paused"):
            self._set(LabNow("paused", outcome.result))
        else:
            self._end(outcome.result)


def _train(training: LiveTraining, steps: int | None) -> Generator[object, None, object]:
    """Import torch on the thread that trains, its libraries first, and train."""
    from lstm_studio.engine.preload import preload_torch

    preload_torch()
    return training.run(steps)
