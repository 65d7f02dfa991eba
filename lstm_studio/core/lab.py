"""What a training side by side is made of: the setup, where each run is, and what is kept of it.

The record is written by the thread that trains and read by the window; it hands out copies.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_studio.core.params import Floats, Kind
from lstm_studio.core.task_network import ProbeRun, TaskNetwork

__all__ = [
    "Competitor",
    "Curve",
    "Horizon",
    "LabRecord",
    "LabSetup",
    "RunStatus",
    "Snapshot",
    "Weights",
]

Weights = Mapping[str, NDArray[np.float32]]

MOST_POINTS = 500
MOST_CHECKPOINTS = 200
CHECKPOINT_BYTES = 64_000_000
"""What all checkpoints of a training take together at most."""


@dataclass(frozen=True)
class Competitor:
    """One network of a training side by side, before its seed.

    Attributes
    ----------
    kind : {"lstm", "gru", "rnn"}
    hidden_size : int
    learning_rate : float
    forget_bias : float
        Where an LSTM's forget bias starts.
    chrono : bool
        Whether it starts spread over the length of the sequences instead.
    """

    kind: Kind
    hidden_size: int
    learning_rate: float
    forget_bias: float = 1.0
    chrono: bool = False


@dataclass(frozen=True)
class LabSetup:
    """What is trained.

    Attributes
    ----------
    task : str
    length : int
        Steps of a training sequence.
    competitors : tuple of Competitor
    seeds : tuple of int
        Every competitor is trained from each; runs of one seed read the same data.
    steps : int
        Most steps of the optimizer.
    batch : int
        Sequences in a step.
    score_every, score_sequences : int
        How often, and on how many sequences, each run is scored.
    """

    task: str
    length: int
    competitors: tuple[Competitor, ...]
    seeds: tuple[int, ...] = (0,)
    steps: int = 3000
    batch: int = 32
    score_every: int = 20
    score_sequences: int = 256

    @property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """The competitor's number and the seed of every run."""
        return tuple((c, seed) for seed in self.seeds for c in range(len(self.competitors)))

    @property
    def point_every(self) -> int:
        """Steps between two points of a curve."""
        scores = max(self.steps // MOST_POINTS // self.score_every, 1)
        return scores * self.score_every


@dataclass(frozen=True)
class RunStatus:
    """Where one run is.

    Attributes
    ----------
    state : {"running", "solved", "done", "diverged"}
        A run that has solved the task goes on to the last step; it stays ``solved``.
    steps : int
        Steps done.
    loss, score, best : float
        The mean loss since the last point, and the share of right answers now and at its best;
        NaN before anything is known.
    solved_at : int or None
        The step at which the task first counted as solved.
    seconds : float
        Processor time, one core.
    """

    state: str
    steps: int
    loss: float
    score: float
    best: float
    solved_at: int | None
    seconds: float


@dataclass(frozen=True, eq=False)
class Curve:
    """How one run went: arrays of equal length, one entry a point.

    Attributes
    ----------
    steps, seconds, loss, score : (P,) float64
    """

    steps: Floats
    seconds: Floats
    loss: Floats
    score: Floats


@dataclass(frozen=True, eq=False)
class Snapshot:
    """What is told while it trains.

    Attributes
    ----------
    step, steps : int
        Steps that every run has done which has not overflowed, and most steps there will be.
    seconds : float
        Processor time of all runs so far.
    runs : tuple of RunStatus
        In the order of ``LabSetup.runs``.
    networks : tuple of TaskNetwork
        Each competitor from the seed that is watched, as it is now.
    probes : tuple of ProbeRun
        What those do on the probe.
    seed : int
        Which seed that is, by its place in the setup.
    """

    step: int
    steps: int
    seconds: float
    runs: tuple[RunStatus, ...]
    networks: tuple[TaskNetwork, ...]
    probes: tuple[ProbeRun, ...]
    seed: int = 0

    @property
    def furthest(self) -> int:
        """The most steps that a run has done."""
        return max(run.steps for run in self.runs)

    @property
    def share(self) -> float:
        """The share of all steps of all runs that is done; a run that overflowed is."""
        done = (self.steps if run.state == "diverged" else run.steps for run in self.runs)
        return sum(done) / (self.steps * len(self.runs))

    @property
    def work_left(self) -> float:
        """Seconds of one core that are still to come, by what each run's steps took so far.

        NaN while a run has not done any.
        """
        left = 0.0
        for run in self.runs:
            if run.state != "diverged":
                left += (self.steps - run.steps) * (
                    run.seconds / run.steps if run.steps else float("nan")
                )
        return left


@dataclass(frozen=True, eq=False)
class Horizon:
    """What is left of the memory after d steps, d = 0 … D.

    Attributes
    ----------
    share : (D + 1,) float64
        The share of right answers.
    error : (D + 1,) float64
        The mean of |answer − right answer|; of classes the share of wrong ones.
    """

    share: Floats
    error: Floats


class LabRecord:
    """Curves and checkpoints of a training, bounded in size.

    Parameters
    ----------
    setup : LabSetup
    weight_count : int
        Numbers of one seed's networks together; it decides how many checkpoints there are.
    """

    def __init__(self, setup: LabSetup, weight_count: int) -> None:
        self.setup = setup
        self._lock = threading.Lock()
        self._points: list[list[tuple[float, float, float, float]]] = [[] for _ in setup.runs]
        self._checkpoints: list[dict[int, Weights]] = [{} for _ in setup.runs]
        self._rates: list[list[tuple[int, float]]] = [[] for _ in setup.runs]
        held = CHECKPOINT_BYTES // (4 * weight_count * len(setup.seeds))
        most = min(max(held, 2), MOST_CHECKPOINTS)
        every = -(-setup.steps // most)
        self.checkpoint_every = -(-every // setup.point_every) * setup.point_every

    def add_point(self, run: int, step: int, seconds: float, loss: float, score: float) -> None:
        """Note how a run stands."""
        with self._lock:
            self._points[run].append((step, seconds, loss, score))

    def add_checkpoint(self, run: int, step: int, weights: Weights) -> None:
        """Keep the weights of a run as they were after a step."""
        with self._lock:
            self._checkpoints[run][step] = weights

    def add_rate(self, run: int, step: int, factor: float) -> None:
        """Note that a run's learning rate is multiplied by `factor` from a step on."""
        with self._lock:
            self._rates[run].append((step, factor))

    def curve(self, run: int) -> Curve:
        """Return how a run went so far."""
        with self._lock:
            points = np.array(self._points[run], dtype=np.float64).reshape(-1, 4)
        return Curve(*points.T)

    def checkpoints(self) -> tuple[int, ...]:
        """Return the steps whose weights are kept, of any run."""
        with self._lock:
            return tuple(sorted({step for kept in self._checkpoints for step in kept}))

    def kept(self, step: int, run: int) -> int:
        """Return the last step, up to `step`, after which the weights of a run are kept.

        It is an earlier one where the run has not come so far.

        Raises
        ------
        KeyError
            When there is none.
        """
        with self._lock:
            found = [one for one in self._checkpoints[run] if one <= step]
        if not found:
            raise KeyError(step)
        return max(found)

    def weights(self, step: int, run: int) -> Weights:
        """Return the weights of a run as they were after a step, or after the last one kept before.

        Raises
        ------
        KeyError
            When there is none.
        """
        kept = self.kept(step, run)
        with self._lock:
            return self._checkpoints[run][kept]

    def rates(self, run: int) -> tuple[tuple[int, float], ...]:
        """Return the changes of a run's learning rate: from which step on, and the factor."""
        with self._lock:
            return tuple(self._rates[run])
