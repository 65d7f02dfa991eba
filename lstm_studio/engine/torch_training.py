"""The training loop.  Import this module late: it imports torch.

Nothing here touches torch's global state for longer than a chunk of work: the thread count is set
to one and put back before every ``yield``, gradients are switched on locally, and all randomness
comes from numpy generators of our own, so torch's global generator is never read or moved.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from lstm_studio.core.params import Floats, Kind
from lstm_studio.core.tasks import Task, find_task, share_within
from lstm_studio.engine.torch_adam import Adam
from lstm_studio.engine.training import (
    SOLVED_SHARE,
    SOLVED_TIMES,
    Progress,
    Recipe,
    TrainedCell,
)

__all__ = ["HoldNetwork", "build", "train_steps"]

YIELD_EVERY = 5
"""Steps between two yields: 10 ms for a fused LSTM, 50 ms for the slowest small cell."""

SCORE_SEED = 20_000_000
"""The stream that scores are measured on; the same for every run, and no run's training data."""

_MODULES = {"lstm": nn.LSTM, "gru": nn.GRU, "rnn": nn.RNN}


class HoldNetwork(nn.Module):
    """A recurrent layer and a linear readout of its hidden state at every step.

    Parameters
    ----------
    kind : {"lstm", "gru", "rnn"}
    input_size, hidden_size : int
    """

    def __init__(self, kind: Kind, input_size: int, hidden_size: int) -> None:
        super().__init__()
        # On the meta device nothing is drawn from torch's global generator; `build` fills it.
        self.cell = _MODULES[kind](
            input_size, hidden_size, batch_first=True, device="meta", dtype=torch.float32
        )
        self.readout = nn.Linear(hidden_size, 1, device="meta", dtype=torch.float32)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Answer at every step: (N, T, D) to (N, T)."""
        hidden, _ = self.cell(x)
        return self.readout(hidden).squeeze(-1)

    def weights(self) -> dict[str, NDArray[np.float32]]:
        """Return copies of all weights, by PyTorch's names, the layer's without a prefix."""
        return {
            name.removeprefix("cell."): tensor.detach().numpy().copy()
            for name, tensor in self.state_dict().items()
        }


def build(recipe: Recipe) -> HoldNetwork:
    """Make the untrained network of a resolved recipe.

    Weights start as PyTorch starts them, uniform in ±1/√H, but from the recipe's seed; an LSTM's
    forget bias (the second quarter of ``bias_ih`` plus that of ``bias_hh``) is then set.
    """
    task = find_task(recipe.task)
    network = HoldNetwork(recipe.kind, task.input_size, recipe.hidden_size)
    network.to_empty(device="cpu")
    rng = np.random.default_rng([recipe.seed, 0])
    bound = recipe.hidden_size**-0.5
    with torch.no_grad():
        for parameter in network.parameters():
            start = rng.uniform(-bound, bound, tuple(parameter.shape))
            parameter.copy_(_tensor(start))
        if recipe.kind == "lstm":
            forget = slice(recipe.hidden_size, 2 * recipe.hidden_size)
            cast(torch.Tensor, network.cell.bias_ih_l0)[forget] = recipe.forget_bias
            cast(torch.Tensor, network.cell.bias_hh_l0)[forget] = 0.0
    return network


def train_steps(recipe: Recipe) -> Generator[Progress, None, TrainedCell]:
    """Train by a resolved recipe; see :func:`lstm_studio.engine.training.train`."""
    run = _Run(recipe)
    while True:
        with _own_torch_state():
            going = run.advance(YIELD_EVERY)
        yield run.progress()
        if not going:
            return run.result()


@contextmanager
def _own_torch_state() -> Generator[None]:
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


class _Run:
    """One training between two yields."""

    def __init__(self, recipe: Recipe) -> None:
        assert recipe.length is not None
        assert recipe.learning_rate is not None
        self._recipe = recipe
        self._task: Task = find_task(recipe.task)
        self._length: int = recipe.length
        self._data = np.random.default_rng([recipe.seed, 1])
        self._score_data = _tensors(
            self._task.sample(
                np.random.default_rng(SCORE_SEED), self._length, recipe.score_sequences
            )
        )
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
            if not self._going():
                break
            self._one_step()
        self._seconds += time.thread_time() - start
        return self._going()

    def progress(self) -> Progress:
        return Progress(
            step=self._step,
            steps=self._recipe.steps,
            loss=self._loss,
            score=self._score,
            solved=self._solved_at is not None,
        )

    def result(self) -> TrainedCell:
        return TrainedCell(
            recipe=self._recipe,
            weights=self._good if self._diverged else self._network.weights(),
            steps=self._step,
            solved_at=self._solved_at,
            seconds=self._seconds,
            score=self._score,
            best_score=self._best,
            diverged=self._diverged,
        )

    def _going(self) -> bool:
        if self._diverged or self._step >= self._recipe.steps:
            return False
        return self._solved_at is None or not self._recipe.stop_when_solved

    def _one_step(self) -> None:
        recipe = self._recipe
        x, target = _tensors(self._task.sample(self._data, self._length, recipe.batch))
        self._adam.learning_rate = recipe.rate_at(self._step)
        self._adam.zero_grad()
        loss = torch.mean((self._network(x) - target) ** 2)
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
        x, target = self._score_data
        with torch.no_grad():
            output = self._network(x)
        if not bool(torch.isfinite(output).all()):
            self._diverged = True
            return
        self._good = self._network.weights()
        self._score = share_within(output.numpy(), target.numpy(), self._task.tolerance)
        self._best = max(self._best, self._score)
        self._streak = self._streak + 1 if self._score >= SOLVED_SHARE else 0
        if self._streak >= SOLVED_TIMES and self._solved_at is None:
            self._solved_at = self._step


def _tensors(batch: tuple[Floats, Floats]) -> tuple[torch.Tensor, torch.Tensor]:
    x, target = batch
    return _tensor(x), _tensor(target)


def _tensor(array: Floats) -> torch.Tensor:
    """Return a float32 copy as a tensor."""
    return torch.from_numpy(array.astype(np.float32))  # pyright: ignore[reportUnknownMemberType]
