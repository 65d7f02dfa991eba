"""The training of the page "Train": started, paused, stopped, scrubbed, opened and saved.

What it comes to is kept here and not in the state: it is no choice of the person, undo does not
take it back, and a record of a training would not fit into a session.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from lstm_studio.controller.tasks import Outcome, Task
from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import write_whole
from lstm_studio.core.lab import LabRecord, LabSetup, Snapshot
from lstm_studio.core.params import Floats
from lstm_studio.core.task_network import Probe, ProbeRun, TaskNetwork, run_probe
from lstm_studio.engine.horizon import measure_horizon
from lstm_studio.engine.live_training import LiveTraining
from lstm_studio.engine.safetensor_files import write_tensors
from lstm_studio.i18n import tr
from lstm_studio.present.lab_code import training_code
from lstm_studio.state.lab import LabState, setup_of

if TYPE_CHECKING:
    from lstm_studio.controller.model_controller import ModelController

__all__ = ["Able", "LabNow", "LiveLab"]

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
        self._task: Task | None = None
        self._measuring: Task | None = None
        self._horizons: tuple[Floats, ...] = ()
        self._before: LabRecord | None = None
        self._then: Phase | None = None  # what follows when the step under way is done
        self._leg = (0.0, 0)  # when the training was last begun or resumed, and at which step
        self._checkpoint: int | None = None
        self._seen: tuple[int, tuple[ProbeRun, ...]] | None = None
        controller.lab_changed.connect(self._on_lab_changed)

    # ------------------------------------------------------------------ what there is

    @property
    def now(self) -> LabNow:
        """Where the training is."""
        return self._now

    @property
    def busy(self) -> bool:
        """Whether a thread is training, or about to."""
        return self._task is not None

    @property
    def setup(self) -> LabSetup | None:
        """What is, or was, trained; the state may say something else by now."""
        return None if self._training is None else self._training.setup

    @property
    def record(self) -> LabRecord | None:
        """The curves and checkpoints."""
        return None if self._training is None else self._training.record

    @property
    def before(self) -> LabRecord | None:
        """The training before this one, to compare with; None where its task was another."""
        return self._before

    @property
    def probe(self) -> Probe | None:
        """The sequence on which the networks are watched."""
        return None if self._training is None else self._training.probe

    @property
    def horizons(self) -> tuple[Floats, ...]:
        """The share of right answers by delay, one array a competitor; empty until measured."""
        return self._horizons

    @property
    def measuring(self) -> bool:
        """Whether the memory is being measured."""
        return self._measuring is not None

    @property
    def stale(self) -> bool:
        """Whether the person has chosen something else than what is trained."""
        return self.setup is not None and self.setup != setup_of(self._lab)

    @property
    def checkpoint(self) -> int | None:
        """The step whose networks are shown; None for those of now."""
        return self._checkpoint

    @property
    def probes(self) -> tuple[ProbeRun, ...]:
        """What each competitor's first seed does on the probe, now or at the checkpoint."""
        if self._checkpoint is None or self._training is None:
            return () if self._now.snapshot is None else self._now.snapshot.probes
        if self._seen is None or self._seen[0] != self._checkpoint:
            runs = tuple(
                run_probe(self.network(index), self._training.probe)
                for index in range(len(self._training.setup.competitors))
            )
            self._seen = (self._checkpoint, runs)
        return self._seen[1]

    def network(self, competitor: int) -> TaskNetwork:
        """Return the first seed's network of a competitor, now or at the checkpoint.

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
            return training.network(competitor, step=self._checkpoint)
        return self._now.snapshot.networks[competitor]

    @property
    def _lab(self) -> LabState:
        return self._controller.state.lab

    # ------------------------------------------------------------------ what is asked for

    def run(self) -> None:
        """Train: go on where it was paused, or begin with what the state says now."""
        if self._task is not None:
            return
        if self._now.phase == "paused" and not self.stale:
            self._go(None)
        else:
            self.restart()

    def run_or_pause(self) -> None:
        """Let a training that runs rest, and run one that does not."""
        if self._task is None:
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
        if self._task is not None:
            return
        if (self._now.phase != "paused" or self.stale) and not self._begin():
            return
        self._go(1)

    def restart(self) -> None:
        """Begin again, from the same first weights where nothing was changed."""
        self._drop_task()
        if self._begin():
            self._go(None)

    def pause(self) -> None:
        """Let the training rest after the step under way."""
        if self._task is not None:
            self._finish("paused")

    def stop(self) -> None:
        """End the training; what it has come to is kept, and the memory is measured."""
        if self._task is not None:
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
        steps = setup.steps if self._checkpoint is None else self._checkpoint
        if self._checkpoint is None and self._now.snapshot is not None:
            steps = self._now.snapshot.step
        code = training_code(setup, competitor, steps, training.record.rates(), path.name)
        beside = path.with_suffix(".py")
        write_whole(beside, code.encode("utf-8"))
        return beside

    def adopt(
        self, training: LiveTraining, snapshot: Snapshot, horizons: tuple[Floats, ...] = ()
    ) -> None:
        """Show a training that was made elsewhere and has ended.

        Parameters
        ----------
        training : LiveTraining
        snapshot : Snapshot
            Where it has come to.
        horizons : tuple of (D + 1,) float64
            The share of right answers by delay, one a competitor.
        """
        self._drop_task()
        self._drop_measuring()
        self._training, self._before = training, None
        self._horizons, self._checkpoint, self._seen = horizons, None, None
        self._set(LabNow("ended", snapshot))

    # ------------------------------------------------------------------ how it is done

    def _begin(self) -> bool:
        """Make a new training of what the state says; False when that is not possible."""
        try:
            training = LiveTraining(setup_of(self._lab))
        except StudioError as error:
            self._set(LabNow("failed", self._now.snapshot, None, error.message, error.hint))
            return False
        old = self.record
        same = old is not None and old.setup.task == training.setup.task
        self._before = old if same and old is not None and len(old.curve(0).steps) else None
        self._training = training
        self._take_rate()
        self._horizons, self._checkpoint, self._seen = (), None, None
        self._drop_measuring()
        self._now = LabNow()
        return True

    def _go(self, steps: int | None) -> None:
        training = self._training
        assert training is not None
        training.control.pause(False)
        self._then = None
        self._checkpoint = None

        def make() -> Generator[object, None, object]:
            return _train(training, steps)

        self._leg = (time.monotonic(), training.step)
        self._task = self._controller.tasks.start(make)
        self._task.progressed.connect(self._on_progressed)
        self._task.ended.connect(self._on_ended)
        self._set(LabNow("preparing", self._now.snapshot))

    def _finish(self, phase: Phase) -> None:
        assert self._training is not None
        self._then = phase
        self._training.control.pause()
        self._set(LabNow("pausing", self._now.snapshot))

    def _end(self, snapshot: Snapshot | None) -> None:
        self._set(LabNow("ended", snapshot))
        self._measure()

    def _drop_task(self) -> None:
        """Let go of the training under way: it stops by itself and nobody hears of it."""
        if self._task is not None:
            task, self._task = self._task, None
            task.progressed.disconnect(self._on_progressed)
            task.ended.disconnect(self._on_ended)
            task.cancel()

    def _drop_measuring(self) -> None:
        if self._measuring is not None:
            task, self._measuring = self._measuring, None
            task.ended.disconnect(self._on_measured)
            task.cancel()

    def _take_rate(self) -> None:
        if self._training is not None:
            self._training.control.set_rate_factor(self._lab.rate)

    def _set(self, now: LabNow) -> None:
        self._now = now
        self.changed.emit()

    @Slot()
    def _on_lab_changed(self) -> None:
        self._take_rate()
        self.changed.emit()

    @Slot(object)
    def _on_progressed(self, snapshot: Snapshot) -> None:
        phase: Phase = "running" if self._then is None else "pausing"
        begun, first = self._leg
        if first == snapshot.step or self._now.snapshot is None:
            # The first report comes after torch has been loaded, from when on the pace counts.
            self._leg, left = (time.monotonic(), snapshot.step), None
        else:
            pace = (time.monotonic() - begun) / (snapshot.step - first)
            left = pace * (snapshot.steps - snapshot.step)
        self._set(LabNow(phase, snapshot, left))

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        self._task = None
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

    # ------------------------------------------------------------------ memory horizon

    def _measure(self) -> None:
        training = self._training
        if training is None or self._now.snapshot is None:
            return
        networks = [training.network(index) for index in range(len(training.setup.competitors))]
        length = training.setup.length

        def make() -> Generator[object, None, object]:
            return _horizons(networks, length)

        self._drop_measuring()
        self._measuring = self._controller.tasks.start(make)
        self._measuring.ended.connect(self._on_measured)

    @Slot(object)
    def _on_measured(self, outcome: Outcome) -> None:
        self._measuring = None
        if outcome.state == "done":
            self._horizons = cast(tuple[Floats, ...], outcome.result)
            self.changed.emit()
        elif outcome.error is not None:
            raise outcome.error


def _train(training: LiveTraining, steps: int | None) -> Generator[object, None, object]:
    """Import torch on the thread that trains, its libraries first, and train."""
    from lstm_studio.engine.preload import preload_torch

    preload_torch()
    return training.run(steps)


def _horizons(
    networks: list[TaskNetwork], length: int
) -> Generator[float, None, tuple[Floats, ...]]:
    found: list[Floats] = []
    for network in networks:
        horizon = yield from measure_horizon(network, length)
        found.append(horizon.share)
    return tuple(found)
