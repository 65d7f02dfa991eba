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

__all__ = ["Competitor", "Curve", "LabRecord", "LabSetup", "RunStatus", "Snapshot", "Weights"]

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
        Steps that every run has done, and most steps there will be.
    seconds : float
        Processor time of all runs so far.
    runs : tuple of RunStatus
        In the order of ``LabSetup.runs``.
    networks : tuple of TaskNetwork
        Each competitor's first seed as it is now.
    probes : tuple of ProbeRun
        What those do on the probe.
    """

    step: int
    steps: int
    seconds: float
    runs: tuple[RunStatus, ...]
    networks: tuple[TaskNetwork, ...]
    probes: tuple[ProbeRun, ...]


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
        self._checkpoints: dict[int, tuple[Weights, ...]] = {}
        self._rates: list[tuple[int, float]] = []
        held = CHECKPOINT_BYTES // (4 * weight_count * len(setup.seeds))
        most = min(max(held, 2), MOST_CHECKPOINTS)
        every = -(-setup.steps // most)
        self.checkpoint_every = -(-every // setup.point_every) * setup.point_every

    def add_point(self, run: int, step: int, seconds: float, loss: float, score: float) -> None:
        """Note how a run stands."""
        with self._lock:
            self._points[run].append((step, seconds, loss, score))

    def add_checkpoint(self, step: int, weights: tuple[Weights, ...]) -> None:
        """Keep the weights of all runs as they were after a step."""
        with self._lock:
            self._checkpoints[step] = weights

    def add_rate(self, step: int, factor: float) -> None:
        """Note that the learning rates are multiplied by `factor` from a step on."""
        with self._lock:
            self._rates.append((step, factor))

    def curve(self, run: int) -> Curve:
        """Return how a run went so far."""
        with self._lock:
            points = np.array(self._points[run], dtype=np.float64).reshape(-1, 4)
        return Curve(*points.T)

    def checkpoints(self) -> tuple[int, ...]:
        """Return the steps whose weights are kept."""
        with self._lock:
            return tuple(sorted(self._checkpoints))

    def weights(self, step: int, run: int) -> Weights:
        """Return the weights of a run as they were after a step.

        Raises
        ------
        KeyError
            When that step was not kept.
        """
        with self._lock:
            return self._checkpoints[step][run]

    def rates(self) -> tuple[tuple[int, float], ...]:
        """Return the changes of the learning rate: from which step on, and the factor."""
        with self._lock:
            return tuple(self._rates)
