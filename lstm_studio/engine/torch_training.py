"""The training loop.  Import this module late: it imports torch.

Nothing here touches torch's global state for longer than a chunk of work: the thread count is set
to one and put back before every ``yield``, gradients are switched on locally, and all randomness
comes from numpy generators of our own, so torch's global generator is never read or moved.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from lstm_studio.core.params import Floats, Kind
from lstm_studio.core.tasks import Task, find_task
from lstm_studio.engine.torch_adam import Adam
from lstm_studio.engine.training import (
    SOLVED_SHARE,
    SOLVED_TIMES,
    Progress,
    Recipe,
    TrainedCell,
)

__all__ = ["Batches", "Run", "TaskNetwork", "build", "own_torch_state", "train_steps"]

YIELD_EVERY = 5
"""Steps between two yields: 10 ms for a fused LSTM, 50 ms for the slowest small cell."""

SCORE_SEED = 20_000_000
"""The stream that scores are measured on; the same for every run, and no run's training data."""

_MODULES = {"lstm": nn.LSTM, "gru": nn.GRU, "rnn": nn.RNN}


class TaskNetwork(nn.Module):
    """A recurrent layer and a linear readout of its hidden state.

    Parameters
    ----------
    kind : {"lstm", "gru", "rnn"}
    task : Task
        It says how many numbers are read and answered, and at which steps.
    hidden_size : int
    """

    def __init__(self, kind: Kind, task: Task, hidden_size: int) -> None:
        super().__init__()
        # On the meta device nothing is drawn from torch's global generator; `build` fills it.
        self.cell = _MODULES[kind](
            task.input_size, hidden_size, batch_first=True, device="meta", dtype=torch.float32
        )
        self.readout = nn.Linear(hidden_size, task.output_size, device="meta", dtype=torch.float32)
        self.every_step = task.every_step

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Answer at every step, (N, T, D) to (N, T, K), or at the last one alone: (N, K)."""
        hidden, _ = self.cell(x)
        return self.readout(hidden if self.every_step else hidden[:, -1])

    def weights(self) -> dict[str, NDArray[np.float32]]:
        """Return copies of all weights, by PyTorch's names, the layer's without a prefix."""
        return {
            name.removeprefix("cell."): tensor.detach().numpy().copy()
            for name, tensor in self.state_dict().items()
        }


def build(recipe: Recipe) -> TaskNetwork:
    """Make the untrained network of a resolved recipe.

    Weights start as PyTorch starts them, uniform in ±1/√H, but from the recipe's seed; an LSTM's
    forget bias (the second quarter of ``bias_ih`` plus that of ``bias_hh``) is then set.
    """
    network = TaskNetwork(recipe.kind, find_task(recipe.task), recipe.hidden_size)
    network.to_empty(device="cpu")
    rng = np.random.default_rng([recipe.seed, 0])
    bound = recipe.hidden_size**-0.5
    with torch.no_grad():
        for parameter in network.parameters():
            start = rng.uniform(-bound, bound, tuple(parameter.shape))
            parameter.copy_(_tensor(start))
        if recipe.kind == "lstm":
            _set_gate_biases(network.cell, recipe, rng)
    return network


def _set_gate_biases(cell: nn.Module, recipe: Recipe, rng: np.random.Generator) -> None:
    """Set the forget biases of an LSTM, and the input biases for *chrono*."""
    H = recipe.hidden_size
    bias_ih, bias_hh = cast(torch.Tensor, cell.bias_ih_l0), cast(torch.Tensor, cell.bias_hh_l0)
    if not recipe.chrono:
        bias_ih[H : 2 * H] = recipe.forget_bias
        bias_hh[H : 2 * H] = 0.0
        return
    assert recipe.length is not None
    forget = np.log(rng.uniform(1.0, max(recipe.length - 1, 1), H))
    bias_ih[: 2 * H] = _tensor(np.concatenate((-forget, forget)))
    bias_hh[: 2 * H] = 0.0


class Batches:
    """The training data of one seed, step after step; each run draws the same for itself.

    Parameters
    ----------
    task : Task
    seed, length, batch : int
    """

    def __init__(self, task: Task, seed: int, length: int, batch: int) -> None:
        self._task, self._length, self._batch = task, length, batch
        self._rng = np.random.default_rng([seed, 1])

    def next(self) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the batch of the next step."""
        return _tensors(self._task, self._task.sample(self._rng, self._length, self._batch))


def train_steps(recipe: Recipe) -> Generator[Progress, None, TrainedCell]:
    """Train by a resolved recipe; see :func:`lstm_studio.engine.training.train`."""
    run = Run(recipe)
    while True:
        with own_torch_state():
            going = run.advance(YIELD_EVERY)
        yield run.progress()
        if not going:
            return run.result()


@contextmanager
def own_torch_state() -> Generator[None]:
    """One thread and gradients on; both put back at the end.

    Two threads make networks this small slower (3.6 ms a step became 27), and their order of
    adding would differ from run to run.
    """
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with torch.enable_grad():
            yield
    finally:
        torch.set_num_threads(threads)


class Run:
    """One training between two yields.

    Parameters
    ----------
    recipe : Recipe
        Resolved.
    """

    def __init__(self, recipe: Recipe) -> None:
        assert recipe.length is not None
        assert recipe.learning_rate is not None
        self.recipe = recipe
        self.rate_factor = 1.0  # what a person has changed the learning rate by, while it runs
        self._task = find_task(recipe.task)
        self._batches = Batches(self._task, recipe.seed, recipe.length, recipe.batch)
        score_rng = np.random.default_rng(SCORE_SEED)
        self._score_x, self._score_target = self._task.sample(
            score_rng, recipe.length, recipe.score_sequences
        )
        self._score_input = _tensor(self._score_x)
        self._network = build(recipe)
        self._adam = Adam(self._network.parameters(), recipe.learning_rate)
        self._good = self._network.weights()
        self._step = 0
        self._seconds = 0.0
        self._loss = float("nan")
        self._score = float("nan")
        self._best = 0.0
        self._streak = 0
        self._solved_at: int | None = None
        self._diverged = False

    def advance(self, steps: int) -> bool:
        """Do some steps; False when the training has come to its end."""
        start = time.thread_time()
        for _ in range(steps):
            if not self.going:
                break
            self._one_step()
        self._seconds += time.thread_time() - start
        return self.going

    def progress(self) -> Progress:
        """Return where the training is."""
        return Progress(
            step=self._step,
            steps=self.recipe.steps,
            loss=self._loss,
            score=self._score,
            solved=self._solved_at is not None,
        )

    def result(self) -> TrainedCell:
        """Return what it has come to; the weights are the last good ones when it diverged."""
        return replace(self.result_so_far(), weights=self.weights())

    def result_so_far(self) -> TrainedCell:
        """Return the figures of now, with the weights that were last measured."""
        return TrainedCell(
            recipe=self.recipe,
            weights=self._good,
            steps=self._step,
            solved_at=self._solved_at,
            seconds=self._seconds,
            score=self._score,
            best_score=self._best,
            diverged=self._diverged,
        )

    def weights(self) -> dict[str, NDArray[np.float32]]:
        """Return copies of the weights, the last good ones when it has diverged."""
        return dict(self._good) if self._diverged else self._network.weights()

    @property
    def step(self) -> int:
        """Steps done."""
        return self._step

    @property
    def seconds(self) -> float:
        """Processor time of the thread that trained, one core."""
        return self._seconds

    @property
    def going(self) -> bool:
        """Whether there is another step to do."""
        if self._diverged or self._step >= self.recipe.steps:
            return False
        return self._solved_at is None or not self.recipe.stop_when_solved

    def _one_step(self) -> None:
        recipe = self.recipe
        x, target = self._batches.next()
        self._adam.learning_rate = self.rate_factor * recipe.rate_at(self._step)
        self._adam.zero_grad()
        loss = _loss(self._task, self._network(x), target)
        loss.backward()  # pyright: ignore[reportUnknownMemberType]
        nn.utils.clip_grad_norm_(self._network.parameters(), recipe.clip)
        self._adam.step()
        self._step += 1
        self._loss = loss.item()
        if not np.isfinite(self._loss):
            self._diverged = True
        elif self._step % recipe.score_every == 0 or self._step == recipe.steps:
            self._measure()

    def _measure(self) -> None:
        with torch.no_grad():
            output = self._network(self._score_input)
        if not bool(torch.isfinite(output).all()):
            self._diverged = True
            return
        self._good = self._network.weights()
        right = self._task.right(output.numpy(), self._score_target)
        self._score = float(np.mean(right))
        self._best = max(self._best, self._score)
        self._streak = self._streak + 1 if self._score >= SOLVED_SHARE else 0
        if self._streak >= SOLVED_TIMES and self._solved_at is None:
            self._solved_at = self._step


def _loss(task: Task, output: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Return the mean squared error, or the cross-entropy where a class is answered."""
    if task.answers:
        return nn.functional.cross_entropy(output, target)
    return torch.mean((output.squeeze(-1) - target) ** 2)


def _tensors(task: Task, batch: tuple[Floats, Floats]) -> tuple[torch.Tensor, torch.Tensor]:
    x, target = batch
    if task.answers:
        return _tensor(x), torch.from_numpy(target.astype(np.int64))  # pyright: ignore[reportUnknownMemberType]
    return _tensor(x), _tensor(target)


def _tensor(array: Floats) -> torch.Tensor:
    """Return a float32 copy as a tensor."""
    return torch.from_numpy(array.astype(np.float32))  # pyright: ignore[reportUnknownMemberType]
